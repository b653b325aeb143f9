//! Errata on the AIVSS 1.0 candidate and on the 2.0 candidate that it superseded.

use crate::catalog::erratum::Erratum;
use crate::catalog::source::Source;

macro_rules! errata {
    ($($id:literal $name:literal $description:literal $choice:literal,)+) => {
        /// In the order of their ids.
        pub(in crate::catalog) static CANDIDATE: &[Erratum] = &[$(Erratum {
            id: $id,
            name: $name,
            description: $description,
            choice: $choice,
            source: Source {
                document: "AIVSS 1.0 candidate",
                section: "texts, code and schemas of calculators 1.0.1 and 2.0.0",
            },
        },)+];
    };
}

errata! {
    "C01" "A 1.0 after a 2.0"
        "AIVSS 1.0 came after the 2.0 candidate and withdrew its adjusted number, its MacroVector experiment and the name TA; the name of the weight set stayed behind unused."
        "The header tells two editions apart; the adjusted number is recomputed for `AIVSS:2.0` only, and named as withdrawn.",
    "C02" "What advances the timeline"
        "Texts of the 2.0 candidate advance it by A2 or TD:H; its decision text, code and tests by A2 alone; older states by both, one step each."
        "A2 alone advances it, in both editions.",
    "C03" "Two names of TD"
        "TA is an alias in the parser of 2.0, absent from the schemas, and refused by 1.0."
        "`AIVSS:2.0` takes it and writes TD; `AIVSS:1.0` refuses it.",
    "C04" "Whether the severity is normative"
        "Reports of 2.0 call the interpretation that equals CVSS-BTE normative; the algorithm text of 2.0 does not know it, and its check of reports does not look at it."
        "CVSS-BTE is the severity, labelled as normative within the candidate, and it is checked.",
    "C05" "No impact, and yet a number"
        "The adjustment leaves a severity of 0.0 alone; the MacroVector experiment of 2.0 raises it."
        "The experiment is not computed.",
    "C06" "Additions that are not added"
        "Where the severity is 0.0 the four additions and their sum are printed all the same."
        "They are printed; `zero_impact_invariant_applied` says that nothing was added.",
    "C07" "Missing metadata"
        "Where nothing is known about a CVE, 2.0 takes the defaults no and total, which give 14 days or the next upgrade; 1.0 follows CISA's guidance with 60 days."
        "Each edition decides in its own way.",
    "C08" "Fields that the schema refuses"
        "Reports of 1.0 for missing metadata carry `missing_metadata_faq_applied` and `bod_2604_faq_source`, which the schema of 1.0 refuses."
        "They are read and left out of what is written; the two source fields say the same.",
    "C09" "No evidence taken for a search without result"
        "AIVSS 1.0 sets E:U where no evidence is given at all, even over E:A in the vector; its text says that missing intelligence is not E:U."
        "E is set as the reference sets it, with a warning where evidence is absent and the vector says something else than E:U.",
    "C10" "Local observation"
        "An exploitation observed by the organisation gives E:P in the older document and E:A in 1.0."
        "E:A.",
    "C11" "Without organisational modifiers"
        "The document takes CVSS-BTE without them; the code counts every metric of the vector."
        "Every metric counts, as in CVSS v4.0.",
    "C12" "Questions without a field"
        "The rubric of CA asks for a tolerance of loss, that of TD for a response window; the observations have no place for either."
        "They are questions to the assessor; what is unknown stays unknown.",
    "C13" "Conditions that cannot occur"
        "P is said to need a success and a failure, and U's text fears no success without an upper bound below 0.10."
        "From thirty episodes on, neither can occur; the bounds decide.",
    "C14" "Mode 2 in two ways"
        "Draft 0.9 lets the MacroVector experiment return the score of the promoted class, later states add a difference of class scores."
        "The experiment is not computed.",
    "C15" "Saturated by half"
        "An A2 that could move one of its two axes does not count as saturated."
        "The experiment is not computed.",
    "C16" "Times that do not exist"
        "The patterns of the schemas accept 25:00:00 and 30 February, the rules do not."
        "They are refused, and so are a small `z`, second 60 and an offset of 24:00.",
    "C17" "Blanks and small letters"
        "A CVE in small letters or with blanks around it, and vectors with blanks around them, pass the code and not the schemas."
        "Texts that people type are trimmed and capitalised; documents are read strictly.",
    "C18" "A decision without TD"
        "A decision may lack TD where it stands alone, and not in a report."
        "It is optional in a decision alone.",
    "C19" "A newline at the end"
        "Patterns of the schemas end in `$`, which several engines let stand before a final newline."
        "The newline is refused.",
    "C20" "Priority checked from printed terms"
        "A report's priority is checked from terms that are printed with four decimals."
        "The likelihood is kept to four decimals.",
    "C21" "Episodes that decide nothing"
        "Evidence of the method `empirical` always compares bounds, which X does not have, so that fewer than thirty or uncontrolled episodes cannot stand in a document."
        "They stand as `insufficient-evidence` with the counts in the rationale, and the message says so.",
    "C22" "Equivalence classes renamed"
        "A remediation text takes AV for EQ1, AC for EQ2 and so on."
        "The equivalence classes are those of CVSS v4.0.",
}
