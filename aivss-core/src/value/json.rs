//! Compact JSON out of our own data, the same bytes as `serde_json` gives.
//!
//! Writing 1,900 bytes of report was the dearest part of scoring a request in JSON: `serde_json` looks
//! at each byte by itself and without `std` cannot be given room in advance. Our texts hardly ever
//! need an escape, so eight bytes are looked at together here. Reading stays with `serde_json`.

use crate::stack_str::Text;
use alloc::boxed::Box;
use alloc::string::String;
use core::fmt::{self, Display};
use serde::Serialize;
use serde::ser::{
    Impossible, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple, Serializer,
};

/// Room for a report; what is longer grows.
const USUAL_BYTES: usize = 2_048;

/// Data as compact JSON.
///
/// # Errors
///
/// [`Unwritable`] for what none of our data has: bytes, enum variants with data, and keys that
/// are no text.
pub(crate) fn to_string<T: Serialize>(data: &T) -> Result<String, Unwritable> {
    let mut writer = Writer { text: String::with_capacity(USUAL_BYTES) };
    data.serialize(&mut writer)?;
    Ok(writer.text)
}

/// Data of a kind that is not written here. Boxed, so that the result of each of the many calls that never
/// give it is one word.
#[derive(Debug)]
#[allow(clippy::box_collection, reason = "a thin pointer, where a boxed text is two words")]
pub(crate) struct Unwritable(Box<String>);

impl Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl core::error::Error for Unwritable {}

impl serde::ser::Error for Unwritable {
    fn custom<T: Display>(message: T) -> Self {
        Self(Box::new(alloc::format!("{message}")))
    }
}

struct Writer {
    text: String,
}

/// Appends a text in quotes.
pub(crate) fn write_text(written: &mut String, text: &str) {
    if is_plain(text.as_bytes()) {
        written.reserve(text.len() + 2);
        written.push('"');
        written.push_str(text);
        written.push('"');
    } else {
        write_escaped(written, text);
    }
}

#[cold]
fn write_escaped(written: &mut String, text: &str) {
    written.push('"');
    for character in text.chars() {
        match character {
            '"' => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\r' => written.push_str("\\r"),
            '\t' => written.push_str("\\t"),
            '\u{8}' => written.push_str("\\b"),
            '\u{c}' => written.push_str("\\f"),
            '\0'..='\u{1f}' => {
                written.push_str("\\u00");
                for half in [character as u32 >> 4, character as u32 & 15] {
                    written.extend(char::from_digit(half, 16));
                }
            }
            _ => written.push(character),
        }
    }
    written.push('"');
}

/// Appends a whole number.
pub(crate) fn write_whole(written: &mut String, number: u64) {
    let mut digits = Text::<20>::backwards();
    let mut rest = number;
    loop {
        digits.push_front(b'0' + u8::try_from(rest % 10).unwrap_or(0));
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    written.push_str(digits.as_str());
}

/// Whether nothing in a text needs an escape: no quote, no backslash, no control character.
fn is_plain(text: &[u8]) -> bool {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const HIGHS: u64 = u64::from_ne_bytes([0x80; 8]);

    // The high bit of a byte of `word - k * ONES & !word` tells a byte below `k`; a borrow can only
    // set it above a byte that is below `k` itself, so that the answer for the whole word is right.
    let below = |word: u64, least: u64| word.wrapping_sub(ONES * least) & !word & HIGHS;
    let needs_escape = |word: &[u8; 8]| {
        let word = u64::from_ne_bytes(*word);
        below(word, 0x20)
            | below(word ^ (ONES * u64::from(b'"')), 1)
            | below(word ^ (ONES * u64::from(b'\\')), 1)
    };
    let (words, _) = text.as_chunks();
    match text.last_chunk() {
        // The last word overlaps the one before it, so that no byte is left over.
        Some(last) => {
            words.iter().fold(needs_escape(last), |hits, word| hits | needs_escape(word)) == 0
        }
        None => text.iter().all(|byte| !matches!(byte, 0..=0x1f | b'"' | b'\\')),
    }
}

/// Methods that pass a narrower kind on to a wider one.
macro_rules! widened {
    ($($method:ident($kind:ty) => $wider:ident,)+) => {
        $(fn $method(self, value: $kind) -> Result<(), Unwritable> {
            self.$wider(value.into())
        })+
    };
}

/// Methods for what none of our data has.
macro_rules! unwritable {
    ($($method:ident$(<$T:ident>)?($($kind:ty),*) -> $made:ty: $what:literal,)+) => {
        $(fn $method$(<$T: Serialize + ?Sized>)?(self, $(_: $kind),*) -> Result<$made, Unwritable> {
            Err(serde::ser::Error::custom(concat!($what, " cannot be written as JSON here")))
        })+
    };
}

impl<'a> Serializer for &'a mut Writer {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Items<'a>;
    type SerializeTuple = Items<'a>;
    type SerializeTupleStruct = Nothing;
    type SerializeTupleVariant = Nothing;
    type SerializeMap = Items<'a>;
    type SerializeStruct = Items<'a>;
    type SerializeStructVariant = Nothing;

    fn serialize_str(self, text: &str) -> Result<(), Unwritable> {
        write_text(&mut self.text, text);
        Ok(())
    }

    fn serialize_bool(self, value: bool) -> Result<(), Unwritable> {
        self.text.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_u64(self, value: u64) -> Result<(), Unwritable> {
        write_whole(&mut self.text, value);
        Ok(())
    }

    fn serialize_i64(self, value: i64) -> Result<(), Unwritable> {
        if value < 0 {
            self.text.push('-');
        }
        write_whole(&mut self.text, value.unsigned_abs());
        Ok(())
    }

    fn serialize_f64(self, value: f64) -> Result<(), Unwritable> {
        if !value.is_finite() {
            return self.serialize_unit();
        }
        self.text.push_str(zmij::Buffer::new().format_finite(value));
        Ok(())
    }

    fn serialize_unit(self) -> Result<(), Unwritable> {
        self.text.push_str("null");
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Unwritable> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Unwritable> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Unwritable> {
        value.serialize(self)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Unwritable> {
        self.serialize_str(variant)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'a>, Unwritable> {
        Ok(Items::begin(self, '[', ']'))
    }

    fn serialize_tuple(self, _: usize) -> Result<Items<'a>, Unwritable> {
        Ok(Items::begin(self, '[', ']'))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Items<'a>, Unwritable> {
        Ok(Items::begin(self, '{', '}'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Items<'a>, Unwritable> {
        Ok(Items::begin(self, '{', '}'))
    }

    widened! {
        serialize_u8(u8) => serialize_u64,
        serialize_u16(u16) => serialize_u64,
        serialize_u32(u32) => serialize_u64,
        serialize_i8(i8) => serialize_i64,
        serialize_i16(i16) => serialize_i64,
        serialize_i32(i32) => serialize_i64,
    }

    unwritable! {
        // Serde would widen it to other digits than it has.
        serialize_f32(f32) -> (): "a float of 32 bits",
        serialize_char(char) -> (): "a single character",
        serialize_bytes(&[u8]) -> (): "a list of bytes",
        serialize_unit_struct(&'static str) -> (): "a structure without fields",
        serialize_tuple_struct(&'static str, usize) -> Nothing: "a tuple",
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Nothing: "a variant with data",
        serialize_newtype_variant<T>(&'static str, u32, &'static str, &T) -> (): "a variant with data",
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Nothing: "a variant with data",
    }
}

type Nothing = Impossible<(), Unwritable>;

/// The items of a list or an object, with commas between them.
struct Items<'a> {
    writer: &'a mut Writer,
    is_first: bool,
    end: char,
}

impl<'a> Items<'a> {
    fn begin(writer: &'a mut Writer, start: char, end: char) -> Self {
        writer.text.push(start);
        Self { writer, is_first: true, end }
    }

    /// Field names are ours and need no escape.
    #[cfg_attr(not(target_family = "wasm"), inline)]
    fn key(&mut self, key: &'static str) {
        let text = &mut self.writer.text;
        if core::mem::take(&mut self.is_first) {
            text.push('"');
        } else {
            text.push_str(",\"");
        }
        text.push_str(key);
        text.push_str("\":");
    }

    fn separate(&mut self) {
        if !core::mem::take(&mut self.is_first) {
            self.writer.text.push(',');
        }
    }

    fn finish(self) {
        self.writer.text.push(self.end);
    }
}

impl SerializeSeq for Items<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        self.separate();
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result<(), Unwritable> {
        self.finish();
        Ok(())
    }
}

impl SerializeTuple for Items<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<(), Unwritable> {
        SerializeSeq::end(self)
    }
}

impl SerializeMap for Items<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unwritable> {
        self.separate();
        let start = self.writer.text.len();
        key.serialize(&mut *self.writer)?;
        let is_text = self.writer.text.as_bytes().get(start) == Some(&b'"');
        if is_text { Ok(()) } else { Err(serde::ser::Error::custom("a key is no text")) }
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        self.writer.text.push(':');
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result<(), Unwritable> {
        self.finish();
        Ok(())
    }
}

impl SerializeStruct for Items<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Unwritable> {
        self.key(key);
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result<(), Unwritable> {
        self.finish();
        Ok(())
    }
}

#[cfg(test)]
mod tests;
