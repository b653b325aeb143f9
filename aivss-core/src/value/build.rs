//! Building values from texts, numbers, flags, lists and fields.

use super::Value;
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

impl<'a> Value<'a> {
    /// An object of these fields, in this order.
    ///
    /// ```
    /// use aivss_core::value::Value;
    ///
    /// let places = ["agent.py:12", "agent.py:40"];
    /// let value = Value::object([
    ///     ("name", "Ledger".into()),
    ///     ("count", places.len().into()),
    ///     ("places", Value::list(places)),
    ///     ("owner", None::<&str>.into()),
    /// ]);
    /// let json = r#"{"name":"Ledger","count":2,"places":["agent.py:12","agent.py:40"],"owner":null}"#;
    /// assert_eq!(value, Value::from_json(json)?);
    /// # Ok::<(), aivss_core::Error>(())
    /// ```
    pub fn object<K: Into<Cow<'a, str>>>(fields: impl IntoIterator<Item = (K, Self)>) -> Self {
        Self::Object(fields.into_iter().map(|(key, value)| (key.into(), value)).collect())
    }

    /// A list of these items.
    pub fn list<T: Into<Self>>(items: impl IntoIterator<Item = T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Value<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Value<'_> {
    fn from(flag: bool) -> Self {
        Self::Boolean(flag)
    }
}

macro_rules! from_whole {
    ($($kind:ty),+) => {
        $(impl From<$kind> for Value<'_> {
            fn from(number: $kind) -> Self {
                Self::Unsigned(number.into())
            }
        })+
    };
}

from_whole!(u8, u16, u32, u64);

impl From<usize> for Value<'_> {
    /// A count; no platform has one of more than 64 bits.
    fn from(count: usize) -> Self {
        Self::Unsigned(count as u64)
    }
}

/// A null where there is nothing.
impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<T: Into<Self>> From<Vec<T>> for Value<'_> {
    fn from(items: Vec<T>) -> Self {
        Self::list(items)
    }
}
