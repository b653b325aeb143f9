//! Colours and characters: what a terminal gets, and what a plain one gets instead.

use aivss_core::Severity;
use anstyle::{AnsiColor, Style};
use std::env;
use std::fmt;

pub(crate) const HEADING: Style = Style::new().bold();
pub(crate) const DIM: Style = Style::new().dimmed();
pub(crate) const ERROR: Style = AnsiColor::Red.on_default().bold();
pub(crate) const HINT: Style = AnsiColor::Cyan.on_default();
pub(crate) const NOTE: Style = AnsiColor::Yellow.on_default();

/// The colour of a band, the same wherever a score is shown.
pub(crate) const fn of_severity(severity: Severity) -> Style {
    match severity {
        Severity::None => AnsiColor::BrightBlack.on_default(),
        Severity::Low => AnsiColor::Green.on_default(),
        Severity::Medium => AnsiColor::Yellow.on_default(),
        Severity::High => AnsiColor::Red.on_default(),
        Severity::Critical => AnsiColor::Magenta.on_default(),
    }
}

/// A text in a style. The stream removes the colours where it cannot show them.
pub(crate) struct Painted<T>(pub(crate) Style, pub(crate) T);

impl<T: fmt::Display> fmt::Display for Painted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(style, text) = self;
        write!(f, "{style}{text}{style:#}")
    }
}

/// The characters that pictures are drawn with.
pub(crate) struct Glyphs {
    pub(crate) gauge: Bar,
    pub(crate) line: Bar,
    pub(crate) dot: char,
    is_unicode: bool,
}

/// The characters of a bar.
pub(crate) struct Bar {
    full: char,
    /// The characters of a partly full cell, in equal steps; empty if there are none.
    parts: &'static [char],
    /// The cells between two ends, of which either may be the value.
    open: char,
    empty: char,
}

const UNICODE: Glyphs = Glyphs {
    gauge: Bar {
        full: '█', parts: &['▏', '▎', '▍', '▌', '▋', '▊', '▉'], open: '▒', empty: '░'
    },
    line: Bar { full: '━', parts: &['╸'], open: '┄', empty: '╌' },
    dot: '·',
    is_unicode: true,
};

const ASCII: Glyphs = Glyphs {
    gauge: Bar { full: '#', parts: &[], open: '?', empty: '.' },
    line: Bar { full: '=', parts: &[], open: '?', empty: '.' },
    dot: '|',
    is_unicode: false,
};

impl Glyphs {
    /// The characters that the locale and the terminal can show.
    pub(crate) fn from_environment() -> &'static Self {
        let is_dumb = env::var_os("TERM").is_some_and(|terminal| terminal == "dumb");
        if is_dumb || !locale_is_utf8() { &ASCII } else { &UNICODE }
    }

    /// The library's text in characters that can be shown.
    pub(crate) fn text(&self, text: &str) -> String {
        if self.is_unicode { text.into() } else { text.replace('×', "x").replace('…', "...") }
    }
}

impl Bar {
    /// A bar of `width` cells filled in proportion to `value` of `max`, rounded down.
    pub(crate) fn draw(&self, value: u16, max: u16, width: usize) -> String {
        let steps = self.parts.len() + 1;
        let filled = steps * width * usize::from(value.min(max)) / usize::from(max);
        let full = std::iter::repeat_n(self.full, filled / steps);
        let part = (filled % steps).checked_sub(1).and_then(|index| self.parts.get(index));
        let drawn = full.chain(part.copied());
        drawn.chain(std::iter::repeat(self.empty)).take(width).collect()
    }
}

impl Bar {
    /// A bar of `width` cells for a value that lies between two ends: full up to the lower one, then open
    /// up to the higher one, which is never left out.
    pub(crate) fn draw_between(&self, [low, high]: [u16; 2], max: u16, width: usize) -> String {
        let cells = |value: u16| width * usize::from(value.min(max)) / usize::from(max);
        let full = cells(low).min(width.saturating_sub(1));
        let open = (cells(high) - full.min(cells(high))).max(1);
        std::iter::repeat_n(self.full, full)
            .chain(std::iter::repeat_n(self.open, open))
            .chain(std::iter::repeat(self.empty))
            .take(width)
            .collect()
    }

    /// A bar of `width` cells for a value of which nothing is known.
    pub(crate) fn draw_open(&self, width: usize) -> String {
        std::iter::repeat_n(self.open, width).collect()
    }
}

/// Whether the locale is UTF-8. The first variable of the three that is set decides, as POSIX says.
fn locale_is_utf8() -> bool {
    if cfg!(windows) {
        return true;
    }
    ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .filter_map(|name| env::var(name).ok())
        .find(|value| !value.is_empty())
        .is_some_and(|value| {
            let value = value.to_ascii_lowercase();
            value.contains("utf-8") || value.contains("utf8")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_wide_as_asked_and_full_only_at_the_top() {
        for bar in [UNICODE.gauge, UNICODE.line, ASCII.gauge, ASCII.line] {
            for value in 0..=100 {
                let drawn = bar.draw(value, 100, 20);
                assert_eq!(drawn.chars().count(), 20, "{value}");
                assert_eq!(drawn.chars().all(|cell| cell == bar.full), value == 100, "{value}");
            }
        }
        assert_eq!(ASCII.gauge.draw_between([25, 75], 100, 4), "#??.");
        assert_eq!(ASCII.gauge.draw_between([50, 51], 100, 4), "##?.");
        assert_eq!(ASCII.gauge.draw_between([100, 100], 100, 4), "###?");
        assert_eq!(ASCII.gauge.draw_between([0, 100], 100, 4), "????");
        assert_eq!(ASCII.gauge.draw(50, 100, 4), "##..");
        assert_eq!(UNICODE.gauge.draw(5, 16, 2), "▋░");
        assert_eq!(UNICODE.line.draw(1, 4, 2), "╸╌");
    }
}
