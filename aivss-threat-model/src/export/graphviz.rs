//! The diagram in Graphviz's notation.

use super::diagram::{Diagram, Part, name};
use crate::ThreatModel;
use aivss_core::Printable;
use alloc::format;
use alloc::string::{String, ToString};
use core::fmt::Write;

impl ThreatModel {
    /// Data flows and trust zones in the DOT language: a cluster for each zone, the least trusted first,
    /// data stores as cylinders, and thick arrows between zones; red where one crosses in the clear or
    /// over a weak boundary.
    #[must_use]
    pub fn to_graphviz(&self) -> String {
        let diagram = Diagram::of(self);
        let mut text = String::from(
            "digraph threat_model {\n  rankdir=LR;\n  graph [fontname=\"Helvetica\"];\n  \
             node [shape=box, style=rounded, fontname=\"Helvetica\"];\n  \
             edge [fontname=\"Helvetica\", fontsize=10];\n",
        );
        for zone in &diagram.zones {
            let indent = if zone.zone.is_some() { "    " } else { "  " };
            if let Some(it) = zone.zone {
                let _ = writeln!(text, "  subgraph cluster_{} {{", name(it.id.id()));
                let _ = writeln!(text, "    label={};\n    style=dashed;", quoted(&zone.title()));
            }
            for part in &zone.parts {
                let _ = writeln!(text, "{indent}{}", node(*part));
            }
            if zone.zone.is_some() {
                text.push_str("  }\n");
            }
        }
        for flow in &diagram.flows {
            let mut attributes = format!("label={}", quoted(flow.label()));
            if flow.is_crossing {
                attributes.push_str(", penwidth=2");
            }
            if flow.is_flagged {
                attributes.push_str(", color=firebrick");
            }
            let ends = (flow.connection.source.id(), flow.connection.destination.id());
            let _ = writeln!(text, "  {} -> {} [{attributes}];", name(ends.0), name(ends.1));
        }
        text.push_str("}\n");
        text
    }
}

fn node(part: Part<'_>) -> String {
    let shape = match part {
        Part::Store(_) => ", shape=cylinder, style=solid",
        Part::Component(_) if part.is_person() => ", shape=oval",
        Part::Component(_) => "",
    };
    format!("{} [label={}{shape}];", name(part.id()), quoted(part.name()))
}

/// A text in quotes, in which Graphviz finds no escape sequence and no character entity.
fn quoted(text: &str) -> String {
    let text = Printable(text).to_string();
    let text = text.replace('\\', "\\\\").replace('"', "\\\"").replace('&', "&amp;");
    format!("\"{text}\"")
}
