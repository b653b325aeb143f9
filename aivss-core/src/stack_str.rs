//! Short texts on the stack, so that printing a figure takes neither an allocation nor a formatter.

/// An ASCII text of at most `SIZE` bytes, written from its end or from its start.
pub(crate) struct Text<const SIZE: usize> {
    bytes: [u8; SIZE],
    start: usize,
    end: usize,
}

impl<const SIZE: usize> Text<SIZE> {
    /// Empty, to be written from its end to its start.
    pub(crate) const fn backwards() -> Self {
        Self { bytes: [0; SIZE], start: SIZE, end: SIZE }
    }

    /// Empty, to be written from its start to its end.
    pub(crate) const fn forwards() -> Self {
        Self { bytes: [0; SIZE], start: 0, end: 0 }
    }

    pub(crate) fn push_front(&mut self, byte: u8) {
        self.start = self.start.saturating_sub(1);
        if let Some(place) = self.bytes.get_mut(self.start) {
            *place = byte;
        }
    }

    pub(crate) fn push_str(&mut self, text: &str) {
        self.push_bytes(text.as_bytes());
    }

    /// Appends another text. It is not looked at again before the whole is.
    #[cfg(feature = "wire")]
    pub(crate) fn push_text<const OTHER: usize>(&mut self, text: &Text<OTHER>) {
        self.push_bytes(text.bytes.get(text.start..text.end).unwrap_or_default());
    }

    fn push_bytes(&mut self, text: &[u8]) {
        let end = self.end + text.len();
        if let Some(place) = self.bytes.get_mut(self.end..end) {
            place.copy_from_slice(text);
            self.end = end;
        }
    }

    pub(crate) fn as_str(&self) -> &str {
        self.bytes
            .get(self.start..self.end)
            .and_then(|bytes| core::str::from_utf8(bytes).ok())
            .unwrap_or_default()
    }
}
