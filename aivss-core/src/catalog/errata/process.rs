//! Errata on steps and templates.

use crate::catalog::erratum::Erratum;
use crate::catalog::source::Source;

/// In the order of their ids.
pub(in crate::catalog) static PROCESS: &[Erratum] = &[
    Erratum {
        id: "E28",
        name: "What the lightweight depth skips",
        description: "It skips phases 3 to 5, whose results its own checklist and phase 6 need.",
        choice: "The checklist's items are asked for in short.",
        source: Source::playbook("12"),
    },
    Erratum {
        id: "E29",
        name: "Two minimal models",
        description: "The quickstart's minimal model takes 30 minutes and lacks parts of the 2 to 4 hour checklist of the same name.",
        choice: "They are kept apart; the quickstart's five results are checked.",
        source: Source::playbook("guides/quickstart.md, 12"),
    },
    Erratum {
        id: "E30",
        name: "When question 5 is read",
        description: "The tree stops at the first yes, while the number of layers depends on question 5.",
        choice: "Question 5 is always read.",
        source: Source::playbook("12"),
    },
    Erratum {
        id: "E31",
        name: "Standard depth without layer 5",
        description: "The standard depth leaves layer 5 out even when full autonomy led to it.",
        choice: "The table is followed.",
        source: Source::playbook("12"),
    },
    Erratum {
        id: "E32",
        name: "Order of phases 3 to 5",
        description: "They may be done in any order, though phase 5 needs the zones of phase 4.",
        choice: "No order is enforced; references are.",
        source: Source::playbook("06, guides/mcp-integration.md"),
    },
    Erratum {
        id: "E33",
        name: "Where regulation re-enters",
        description: "A change of regulation re-enters at phase 3, while regulations belong to phase 1.",
        choice: "The business context is where it is changed.",
        source: Source::playbook("README, 06"),
    },
    Erratum {
        id: "E34",
        name: "Empty layers",
        description: "One guide demands a component in each layer, the quickstart accepts an empty one with a reason.",
        choice: "An empty layer needs its reason.",
        source: Source::playbook("guides/mcp-integration.md, guides/quickstart.md"),
    },
    Erratum {
        id: "E35",
        name: "Direction of a boundary",
        description: "The template knows only crossings from low to high trust, the quickstart flags those where trust falls.",
        choice: "Both directions can be given, and falls are flagged.",
        source: Source::playbook("07, guides/quickstart.md"),
    },
    Erratum {
        id: "E36",
        name: "Names of zones",
        description: "The quickstart's two tables call the same zones by different names.",
        choice: "Zones are referred to by id.",
        source: Source::playbook("guides/quickstart.md"),
    },
    Erratum {
        id: "E37",
        name: "Checks without fields",
        description: "The phases name seven boundary checks and the template has fields for five; motivations and anti-patterns differ as well.",
        choice: "The longer lists are accepted.",
        source: Source::playbook("06, 07"),
    },
    Erratum {
        id: "E38",
        name: "How many threats",
        description: "Two or three a layer would make 14 to 21, and the target is 10 to 15.",
        choice: "Both targets are told, and neither is an error.",
        source: Source::playbook("guides/quickstart.md"),
    },
    Erratum {
        id: "E39",
        name: "Versions and disclaimers",
        description: "Two disclaimers differ in wording, and the schema's version is not the playbook's.",
        choice: "No disclaimer is taken over; files have a version of their own.",
        source: Source::playbook("07, CLAUDE"),
    },
    Erratum {
        id: "E40",
        name: "Undefined tool calls",
        description: "The quickstart names 13 tool calls that no guide defines, and an example calls others.",
        choice: "The 13 names exist, with the arguments that the quickstart prints.",
        source: Source::playbook("guides/quickstart.md, guides/mcp-integration.md"),
    },
];
