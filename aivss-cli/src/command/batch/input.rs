//! Reading lines in chunks: any bytes, and never more of them in memory than a chunk and a line.

use crate::io::is_standard_stream;
use aivss_core::request::MAX_REQUEST_BYTES;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::ops::Range;
use std::path::Path;

/// How much is read at a time: enough that handing it to a thread costs nothing beside scoring it,
/// and little enough that many threads together stay small.
const CHUNK_BYTES: usize = 64 << 10;

/// The mark with which editors on Windows begin a file; it is not part of the text.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Where lines come from.
pub(super) struct Source {
    pub(super) bytes: Box<dyn Read + Send>,
    /// How many bytes there are, where that is known before they are read.
    pub(super) length: Option<u64>,
}

impl Source {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        if is_standard_stream(path) {
            return Ok(Self { bytes: Box::new(io::stdin()), length: None });
        }
        let file = File::open(path)?;
        let metadata = file.metadata()?;
        if metadata.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        let length = metadata.is_file().then_some(metadata.len());
        Ok(Self { bytes: Box::new(file), length })
    }
}

/// Whole lines, and after them perhaps one that is too long to be held.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Chunk {
    /// The number of the first line, from 1.
    pub(super) first_line: u64,
    /// The lines with their line feeds; the last of a file may have none.
    pub(super) bytes: Vec<u8>,
    /// The length of the line that follows them, of which nothing was kept.
    pub(super) too_long: Option<u64>,
}

impl Chunk {
    /// How much of the input the chunk stands for, but for a line feed.
    pub(super) fn length(&self) -> u64 {
        self.bytes.len() as u64 + self.too_long.unwrap_or(0)
    }
}

/// The lines of a chunk without their line feeds.
pub(super) fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    line_ranges(bytes).map(|range| &bytes[range])
}

/// The lines of a chunk that is UTF-8.
pub(super) fn text_lines(text: &str) -> impl Iterator<Item = &str> {
    line_ranges(text.as_bytes()).map(|range| &text[range])
}

fn line_ranges(bytes: &[u8]) -> impl Iterator<Item = Range<usize>> {
    // After the last line feed no empty line begins.
    let rest = (!bytes.ends_with(b"\n") && !bytes.is_empty()).then_some(bytes.len());
    let mut start = 0;
    memchr::memchr_iter(b'\n', bytes).chain(rest).map(move |end| {
        let line = start..end;
        start = end + 1;
        line
    })
}

/// A source in chunks.
pub(super) struct Chunks<R> {
    source: BufReader<R>,
    /// The beginning of a line whose end was not yet read.
    rest: Vec<u8>,
    next_line: u64,
    /// Taken apart for its header, and still to be given.
    pending: Option<Chunk>,
    is_at_start: bool,
}

impl<R: Read> Chunks<R> {
    pub(super) fn new(source: R) -> Self {
        Self {
            source: BufReader::with_capacity(CHUNK_BYTES, source),
            rest: Vec::new(),
            next_line: 1,
            pending: None,
            is_at_start: true,
        }
    }

    /// Takes out the first line that is not blank; empty when there is none. One that is too long is
    /// an error, because nothing can be read without it.
    pub(super) fn take_header(&mut self) -> io::Result<Vec<u8>> {
        while let Some(chunk) = self.read_chunk()? {
            let mut after = 0;
            for (number, line) in (chunk.first_line..).zip(lines(&chunk.bytes)) {
                after = chunk.bytes.len().min(after + line.len() + 1);
                if !line.trim_ascii().is_empty() {
                    self.pending = Some(Chunk {
                        first_line: number + 1,
                        bytes: chunk.bytes[after..].to_vec(),
                        too_long: chunk.too_long,
                    });
                    return Ok(line.to_vec());
                }
            }
            if chunk.too_long.is_some() {
                return Err(io::Error::new(
                    io::ErrorKind::InvalidData,
                    format!("its header is longer than {MAX_REQUEST_BYTES} bytes"),
                ));
            }
        }
        Ok(Vec::new())
    }

    fn read_chunk(&mut self) -> io::Result<Option<Chunk>> {
        let mut bytes = std::mem::take(&mut self.rest);
        loop {
            bytes.reserve(CHUNK_BYTES);
            let limit = CHUNK_BYTES as u64;
            let read = self.source.by_ref().take(limit).read_to_end(&mut bytes)?;
            if std::mem::take(&mut self.is_at_start) && bytes.starts_with(BYTE_ORDER_MARK) {
                bytes.drain(..BYTE_ORDER_MARK.len());
            }
            if read == 0 {
                return Ok((!bytes.is_empty()).then(|| self.chunk(bytes, None)));
            }
            // The bytes from before this read have no line feed.
            if let Some(last) = memchr::memrchr(b'\n', &bytes) {
                self.rest.reserve(2 * CHUNK_BYTES);
                self.rest.extend_from_slice(&bytes[last + 1..]);
                bytes.truncate(last + 1);
                return Ok(Some(self.chunk(bytes, None)));
            }
            if bytes.len() > MAX_REQUEST_BYTES {
                let length = self.skip_line(&bytes)?;
                return Ok(Some(self.chunk(Vec::new(), Some(length))));
            }
        }
    }

    fn chunk(&mut self, bytes: Vec<u8>, too_long: Option<u64>) -> Chunk {
        let first_line = self.next_line;
        let ends = memchr::memchr_iter(b'\n', &bytes).count() as u64;
        self.next_line += ends + u64::from(too_long.is_some());
        Chunk { first_line, bytes, too_long }
    }

    /// Reads past the line that begins with these bytes, and gives its length.
    fn skip_line(&mut self, start: &[u8]) -> io::Result<u64> {
        let mut length = start.len() as u64;
        let mut last = start.last().copied();
        loop {
            let more = self.source.fill_buf()?;
            let end = memchr::memchr(b'\n', more);
            let part = &more[..end.unwrap_or(more.len())];
            length += part.len() as u64;
            last = part.last().copied().or(last);
            let is_end = end.is_some() || more.is_empty();
            let taken = part.len() + usize::from(end.is_some());
            self.source.consume(taken);
            if is_end {
                // The carriage return of a line end is not part of the line.
                return Ok(length - u64::from(last == Some(b'\r')));
            }
        }
    }
}

impl<R: Read> Iterator for Chunks<R> {
    type Item = io::Result<Chunk>;

    fn next(&mut self) -> Option<io::Result<Chunk>> {
        match self.pending.take() {
            Some(chunk) => Some(Ok(chunk)),
            None => self.read_chunk().transpose(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(text: &[u8]) -> Vec<(u64, Vec<u8>)> {
        let mut found = Vec::new();
        for chunk in Chunks::new(text) {
            let chunk = chunk.unwrap();
            // However long a line is, the chunk never holds more of it.
            assert!(chunk.bytes.len() <= MAX_REQUEST_BYTES + CHUNK_BYTES);
            let mut number = chunk.first_line;
            for line in lines(&chunk.bytes) {
                found.push((number, line.to_vec()));
                number += 1;
            }
            if let Some(length) = chunk.too_long {
                found.push((number, format!("too long: {length}").into_bytes()));
            }
        }
        found
    }

    #[test]
    fn lines_keep_their_numbers_over_many_chunks() {
        let text: Vec<String> = (1..=50_000).map(|number| format!("line {number}")).collect();
        for end in ["", "\n"] {
            let found = numbered(format!("{}{end}", text.join("\n")).as_bytes());
            assert_eq!(found.len(), text.len());
            for (index, (number, line)) in found.iter().enumerate() {
                assert_eq!(*number, index as u64 + 1);
                assert_eq!(line, text[index].as_bytes());
            }
        }
    }

    #[test]
    fn a_line_that_is_too_long_is_counted_and_not_held() {
        for (length, end) in [(MAX_REQUEST_BYTES + CHUNK_BYTES, "\r\n"), (10 << 20, "\n")] {
            let text = format!("a\n{}{end}b\n\n{}", "x".repeat(length), "y".repeat(length));
            let found = numbered(text.as_bytes());
            let too_long = format!("too long: {length}").into_bytes();
            let expected = [
                (1, b"a".to_vec()),
                (2, too_long.clone()),
                (3, b"b".to_vec()),
                (4, Vec::new()),
                (5, too_long),
            ];
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn a_byte_order_mark_is_dropped_at_the_start_alone() {
        let found = numbered(b"\xef\xbb\xbfa\n\xef\xbb\xbfb");
        assert_eq!(found, [(1, b"a".to_vec()), (2, b"\xef\xbb\xbfb".to_vec())]);
        assert_eq!(numbered(b"\xef\xbb\xbf"), []);
        assert_eq!(numbered(b""), []);
    }

    #[test]
    fn the_header_is_taken_out_and_lines_keep_their_numbers() {
        let mut chunks = Chunks::new(&b"\n \r\nhead\r\nrow\n"[..]);
        assert_eq!(chunks.take_header().unwrap(), b"head\r");
        let chunk = chunks.next().unwrap().unwrap();
        assert_eq!(chunk, Chunk { first_line: 4, bytes: b"row\n".to_vec(), too_long: None });
        assert!(chunks.next().is_none());
        assert_eq!(Chunks::new(&b"\n\n"[..]).take_header().unwrap(), b"");
    }
}
