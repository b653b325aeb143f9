//! The rubric's anchors for 0.0, 0.5 and 1.0, in our words: AIVSS v0.8 Table 2 and v0.5 section 7.2.

use super::AmplificationFactor as Factor;

pub(super) const fn anchors_0_8(factor: Factor) -> Option<[&'static str; 3]> {
    Some(match factor {
        Factor::Autonomy => [
            "A person decides before every action.",
            "It acts alone in a sandbox or off the critical path only.",
            "It commits actions in production by itself.",
        ],
        Factor::Tools => [
            "It has no tools, or can only read.",
            "Its tools read and write within a tight scope or an allowlist.",
            "Its tools reach far with high authority: cloud, CI/CD, SQL, industrial control.",
        ],
        Factor::Language => [
            "It takes structured input only.",
            "Language serves to look things up and to answer.",
            "Prompts drive its planning and its tool calls.",
        ],
        Factor::Context => [
            "It senses nothing of its surroundings.",
            "It reads a few narrow signals.",
            "Broad signals from its surroundings drive its decisions.",
        ],
        Factor::NonDeterminism => [
            "It follows rules or a fixed seed and repeats itself exactly.",
            "It varies within bounds that strict guardrails hold.",
            "It varies widely behind weak guardrails.",
        ],
        Factor::Opacity => [
            "Every action can be traced to its reasons.",
            "Logs cover part of what it does.",
            "Nobody can tell why it acted.",
        ],
        Factor::Persistence => [
            "It keeps no state.",
            "It remembers for one session.",
            "It stores for the long term and across sessions.",
        ],
        Factor::Identity => [
            "It runs under one fixed service account.",
            "It changes identity rarely and within a scope.",
            "It assumes roles or crosses tenants.",
        ],
        Factor::MultiAgent => [
            "It works alone.",
            "It works with one or two agents that are known.",
            "It takes part in orchestration, swarms or agent markets.",
        ],
        Factor::SelfModification => [
            "Nothing of it changes by its own hand.",
            "It edits its own prompts or configuration only.",
            "It changes its tools, its control flow or its code.",
        ],
        Factor::Planning => return None,
    })
}

pub(super) const fn anchors_0_5(factor: Factor) -> Option<[&'static str; 3]> {
    Some(match factor {
        Factor::Autonomy => [
            "A person acts, or approves every action, as with a copilot.",
            "It follows fixed decision trees, and what it decides freely carries low risk.",
            "It acts open-endedly at higher risk and talks to other agents freely.",
        ],
        Factor::Tools => [
            "It has no tools, or deterministic ones only.",
            "It chooses a little among a small internal suite.",
            "It chooses without limit, high-risk tools included.",
        ],
        Factor::Persistence => [
            "It keeps no state beyond the prompt.",
            "It retrieves read-only, or remembers short and restricted sessions.",
            "It reads and writes a long-lived memory and learns across sessions.",
        ],
        Factor::Identity => [
            "Its identity is set beforehand with the least privilege.",
            "A person or a policy engine delegates its identity.",
            "It picks identities and scopes by itself.",
        ],
        Factor::MultiAgent => [
            "It meets no other agents.",
            "It meets agents that were selected beforehand.",
            "It meets any agent, as the agents themselves see fit.",
        ],
        Factor::NonDeterminism => [
            "Schemas check what goes in and what comes out, and its tools are deterministic.",
            "One side is checked, and it makes limited choices at run time.",
            "Agents exchange free text and discover each other at run time.",
        ],
        Factor::SelfModification => [
            "It changes nothing of itself.",
            "It writes to memory or context, or sets goals for a session.",
            "It changes code, weights, lasting memory or goals without limit.",
        ],
        Factor::Planning => [
            "It takes single steps and breaks nothing down.",
            "One agent breaks a goal down into several steps.",
            "Several agents break goals down, and reflect on them recursively.",
        ],
        Factor::Context => [
            "It sees no outside context, only fixed prompts.",
            "It sees limited and curated sources, such as an intranet.",
            "It sees the open internet or unrestricted feeds, or negotiates its goals.",
        ],
        Factor::Opacity => [
            "Its reasoning is logged in full and raises alerts.",
            "It reports its own reasoning, beside coarse statistics.",
            "Nobody sees into it, and logs are minimal.",
        ],
        Factor::Language => return None,
    })
}
