//! Prompts: one for each of the quickstart's five steps, and one for all.

use aivss_core::Quoted;
use rmcp::ErrorData;
use rmcp::model::{GetPromptResult, Prompt, PromptMessage, Role};

struct Known {
    name: &'static str,
    title: &'static str,
    about: &'static str,
    text: &'static str,
}

static ALL: [Known; 6] = [
    Known {
        name: "quickstart",
        title: "Threat model in 30 minutes",
        about: "All five steps of the quickstart.",
        text: "Make a MAESTRO threat model of this project with me in about half an hour. Begin with \
               get_threat_model to see what is there, and go on at the first of the five steps that is not complete: \
               business context, layer mapping, trust boundaries, top threats, quick mitigations. Look into the \
               project for facts before you ask me, ask one thing at a time, and record only what I said or the \
               project shows. After each step tell me in a few lines what was recorded and what check_threat_model \
               still finds. End with export_comprehensive_threat_model.",
    },
    Known {
        name: "step-1-business-context",
        title: "Step 1: business context",
        about: "What the system does, for whom, with which data, under which rules, and what is at stake.",
        text: "Work out step 1 of the threat model, the business context (five minutes). Call set_business_context \
               with what the project shows: two or three sentences on what the system does and for whom, user groups \
               with role and access, data types with their sensitivity, regulations. Then ask me the questions that \
               the answer lists, and set what I say. Do not guess ratings. If I do not know which regulations apply, \
               record `To be determined` and who will find out.",
    },
    Known {
        name: "step-2-layer-mapping",
        title: "Step 2: layer mapping",
        about: "Which components and data stores are in which of the seven layers.",
        text: "Work out step 2 of the threat model, the layer mapping (five minutes). Read `aivss://catalog/layers` for \
               what belongs where. Find the project's models, data, agent code, infrastructure, monitoring, security \
               and outside systems, and add them with add_component, add_data_store and add_connection, each with its \
               layers. For a layer that has nothing, ask me for the reason and set it with update (`layer`, \
               `not_applicable`). L1 and L3 matter most; L4 always applies.",
    },
    Known {
        name: "step-3-trust-boundaries",
        title: "Step 3: trust boundaries",
        about: "Zones of trust, the boundaries between them, and what crosses them.",
        text: "Work out step 3 of the threat model, the trust boundaries (five minutes). Group the parts into trust \
               zones (untrusted, low, medium, high) with add_trust_zone, and put each part into its zone with update. \
               For every connection between zones add a crossing point with the connection, the data, the controls \
               that stand there and whose identity counts before and behind it. Tell me which crossings deserve \
               attention and why.",
    },
    Known {
        name: "step-4-top-threats",
        title: "Step 4: top threats",
        about: "Two or three threats for each layer with components, ten to fifteen in all.",
        text: "Work out step 4 of the threat model, the top threats (ten minutes). Begin with L1, L3, L4 and L6 and with \
               the crossings that deserve attention. Call suggest_threats for each layer, and discuss with me which \
               proposals concern this system; drop the others. Add each with add_threat: who, under which conditions, \
               does what, with what impact on money, operations, compliance or reputation, its severity and \
               likelihood, its layers, what it affects, and the catalog id. Score those that matter with \
               score_finding.",
    },
    Known {
        name: "step-5-quick-mitigations",
        title: "Step 5: quick mitigations",
        about: "A preventive and a detective control for every high or critical threat.",
        text: "Work out step 5 of the threat model, the mitigations (five minutes). For every high or critical threat \
               add one preventive and one detective control, from the project, from me, or from suggest_threats; say \
               how far each is and who sees to it, and declare in `evidence` what in the project would show it. Then \
               run validate_security_controls and check_threat_model, and tell me what is left.",
    },
];

pub(crate) fn list() -> Vec<Prompt> {
    ALL.iter()
        .map(|known| Prompt::new(known.name, Some(known.about), None).with_title(known.title))
        .collect()
}

pub(crate) fn get(name: &str) -> Result<GetPromptResult, ErrorData> {
    let Some(known) = ALL.iter().find(|known| known.name == name) else {
        let names: Vec<&str> = ALL.iter().map(|known| known.name).collect();
        let message = format!("there is no prompt {}", Quoted(name));
        return Err(ErrorData::invalid_params(
            message,
            Some(serde_json::json!({"prompts": names})),
        ));
    };
    let message = PromptMessage::new_text(Role::User, known.text);
    Ok(GetPromptResult::new(vec![message]).with_description(known.about))
}
