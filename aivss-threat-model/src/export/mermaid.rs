//! The diagram in Mermaid's notation, which many wikis and code hosts draw.

use super::diagram::{Diagram, Part, name};
use crate::ThreatModel;
use aivss_core::Printable;
use alloc::string::{String, ToString};
use core::fmt::Write;

impl ThreatModel {
    /// Data flows and trust zones as a Mermaid flowchart: a subgraph for each zone, the least trusted
    /// first, data stores as cylinders, people as rounded boxes, and thick arrows between zones.
    #[must_use]
    pub fn to_mermaid(&self) -> String {
        let diagram = Diagram::of(self);
        let mut text = String::from("flowchart LR\n");
        for zone in &diagram.zones {
            let indent = if zone.zone.is_some() { "    " } else { "  " };
            if let Some(it) = zone.zone {
                let _ =
                    writeln!(text, "  subgraph {}[\"{}\"]", name(it.id.id()), label(&zone.title()));
            }
            for part in &zone.parts {
                let _ = writeln!(text, "{indent}{}", node(*part));
            }
            if zone.zone.is_some() {
                text.push_str("  end\n");
            }
        }
        for flow in &diagram.flows {
            let arrow = if flow.is_crossing { "==>" } else { "-->" };
            let ends = (flow.connection.source.id(), flow.connection.destination.id());
            let on_it = match flow.label() {
                "" => String::new(),
                protocol => alloc::format!("|\"{}\"|", label(protocol)),
            };
            let _ = writeln!(text, "  {} {arrow}{on_it} {}", name(ends.0), name(ends.1));
        }
        text
    }
}

fn node(part: Part<'_>) -> String {
    let (open, close) = match part {
        Part::Store(_) => ("[(", ")]"),
        Part::Component(_) if part.is_person() => ("([", "])"),
        Part::Component(_) => ("[", "]"),
    };
    alloc::format!("{}{open}\"{}\"{close}", name(part.id()), label(part.name()))
}

/// Text between quotes: what could end it, or be read as HTML or Markdown, as Mermaid's entity codes.
fn label(text: &str) -> String {
    let mut written = String::new();
    for (index, character) in Printable(text).to_string().chars().enumerate() {
        // What a text begins with can make it a list.
        let is_plain = character.is_alphabetic()
            || !character.is_ascii()
            || (index > 0 && (character.is_ascii_digit() || " .,:/()-?".contains(character)));
        if is_plain {
            written.push(character);
        } else {
            let _ = write!(written, "#{};", u32::from(character));
        }
    }
    written
}
