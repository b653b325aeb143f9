//! The whole report as one web page: no script, no request, every text escaped by the template.

use super::content::{sections, title};
use super::page::{Block, Cell, Section};
use super::picture::Picture;
use super::shown;
use crate::ThreatModel;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use askama::Template;

#[derive(Template)]
#[template(path = "threat_model/page.html")]
struct Page<'a> {
    title: String,
    analysts: Vec<String>,
    date: Option<String>,
    sections: &'a [Section],
    picture: Option<Picture>,
    version: &'static str,
}

impl Page<'_> {
    /// The lines of a text, without what would reorder or hide what stands around it.
    fn lines(text: &str) -> Vec<String> {
        text.split('\n').map(shown).collect()
    }

    /// The same of a text that has one line.
    fn line(text: &str) -> String {
        shown(text)
    }

    /// The style classes of a cell.
    fn class(cell: &Cell) -> String {
        cell.tone.map(|tone| String::from("chip ") + tone.class()).unwrap_or_default()
    }
}

impl ThreatModel {
    /// The whole report as a web page of its own: one file for a browser or a printer, in light and
    /// dark, with a picture of data flows and trust zones. It holds what
    /// [`to_markdown`](Self::to_markdown) holds.
    #[must_use]
    pub fn to_html(&self) -> String {
        let page = Page {
            title: Page::line(title(self)),
            analysts: self.context().analysts.iter().map(|it| Page::line(it)).collect(),
            date: self.context().date.map(|date| date.to_string()),
            sections: &sections(self),
            picture: Picture::of(self),
            version: aivss_core::version(),
        };
        let text = page.render();
        debug_assert!(text.is_ok(), "a template over plain data always renders");
        text.unwrap_or_default()
    }
}
