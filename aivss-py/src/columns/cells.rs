//! A column in one of the shapes that scoring reads: numbers, texts, or Python's objects of many kinds.

use aivss_core::Decimal;
use aivss_core::Error;
use aivss_core::value::Value;
use arrow_array::cast::AsArray;
use arrow_array::types::{
    Decimal32Type, Decimal64Type, Decimal128Type, DecimalType, Float32Type, Float64Type, Int8Type,
    Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{
    Array, ArrayRef, ArrowPrimitiveType, Float64Array, LargeStringArray, PrimitiveArray,
    StringArray, StringViewArray,
};
use arrow_schema::DataType;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// A column: every number as a float, every value as text, or each as it came.
#[derive(Clone, Debug)]
pub(super) enum Cells {
    /// Numbers.
    Numbers(Float64Array),
    /// Texts, or decimals by their digits.
    Texts(Texts),
    /// What a list of Python's holds where it is of more than one kind.
    Items(Items),
}

/// Items of a list, each as it would stand in a request, or refused; `None` for a null.
#[derive(Clone, Debug)]
pub(super) struct Items {
    all: Arc<[Option<Item>]>,
    rows: Range<usize>,
}

/// What a request would hold, or why it cannot.
pub(super) type Item = Result<Value<'static>, Error>;

impl Items {
    pub(super) fn new(all: Vec<Option<Item>>) -> Self {
        let rows = 0..all.len();
        Self { all: all.into(), rows }
    }

    fn slice(&self, rows: &Range<usize>) -> Self {
        let start = self.rows.start;
        Self { all: Arc::clone(&self.all), rows: start + rows.start..start + rows.end }
    }

    /// The item of a row; `None` for a null.
    pub(super) fn get(&self, row: usize) -> Option<&Item> {
        self.all[self.rows.clone()][row].as_ref()
    }
}

/// The layouts that Arrow has for texts.
#[derive(Clone, Debug)]
pub(super) enum Texts {
    /// With offsets of 32 bits.
    Short(StringArray),
    /// With offsets of 64 bits.
    Long(LargeStringArray),
    /// As views.
    Views(StringViewArray),
}

impl Cells {
    /// Reads an Arrow array without copying where it has one of the two shapes already; the name of its
    /// type where it holds neither numbers nor texts.
    pub(super) fn try_new(array: &ArrayRef) -> Result<Self, String> {
        if !array.data_type().is_primitive() {
            array.to_data().validate_full().map_err(|error| error.to_string())?;
        }
        let numbers = match array.data_type() {
            DataType::Float64 => array.as_primitive::<Float64Type>().clone(),
            DataType::Float32 => array.as_primitive::<Float32Type>().unary(as_written),
            DataType::Int8 => array.as_primitive::<Int8Type>().unary(f64::from),
            DataType::Int16 => array.as_primitive::<Int16Type>().unary(f64::from),
            DataType::Int32 => array.as_primitive::<Int32Type>().unary(f64::from),
            DataType::UInt8 => array.as_primitive::<UInt8Type>().unary(f64::from),
            DataType::UInt16 => array.as_primitive::<UInt16Type>().unary(f64::from),
            DataType::UInt32 => array.as_primitive::<UInt32Type>().unary(f64::from),
            #[allow(
                clippy::cast_precision_loss,
                reason = "beyond 2^53 a number is out of every range"
            )]
            DataType::Int64 => array.as_primitive::<Int64Type>().unary(|number| number as f64),
            #[allow(
                clippy::cast_precision_loss,
                reason = "beyond 2^53 a number is out of every range"
            )]
            DataType::UInt64 => array.as_primitive::<UInt64Type>().unary(|number| number as f64),
            DataType::Null => Float64Array::new_null(array.len()),
            DataType::Decimal32(..) => return Ok(digits::<Decimal32Type>(array)),
            DataType::Decimal64(..) => return Ok(digits::<Decimal64Type>(array)),
            DataType::Decimal128(..) => return Ok(digits::<Decimal128Type>(array)),
            DataType::Utf8 => {
                return Ok(Self::Texts(Texts::Short(array.as_string::<i32>().clone())));
            }
            DataType::LargeUtf8 => {
                return Ok(Self::Texts(Texts::Long(array.as_string::<i64>().clone())));
            }
            DataType::Utf8View => {
                return Ok(Self::Texts(Texts::Views(array.as_string_view().clone())));
            }
            DataType::Dictionary(..) => return Self::of_dictionary(array),
            other => return Err(format!("a column of {other}")),
        };
        Ok(Self::Numbers(numbers))
    }

    /// A categorical column, written out.
    fn of_dictionary(array: &ArrayRef) -> Result<Self, String> {
        let dictionary = array.as_any_dictionary();
        let values = Self::try_new(dictionary.values())?;
        let keys = dictionary.normalized_keys();
        let rows = keys.iter().enumerate().map(|(row, key)| (!array.is_null(row)).then_some(*key));
        Ok(match values {
            Self::Numbers(values) => Self::Numbers(
                rows.map(|key| {
                    key.filter(|key| values.is_valid(*key)).map(|key| values.value(key))
                })
                .collect(),
            ),
            Self::Texts(values) => {
                let texts = rows.map(|key| key.and_then(|key| values.get(key)));
                Self::Texts(Texts::Long(texts.collect()))
            }
            // Arrow data holds none.
            items @ Self::Items(_) => items,
        })
    }

    /// One column of all chunks of a column.
    pub(super) fn concatenated(mut chunks: Vec<Self>) -> Self {
        if chunks.len() == 1 {
            return chunks.swap_remove(0);
        }
        let is_numeric = |chunk: &Self| matches!(chunk, Self::Numbers(_));
        if chunks.iter().all(is_numeric) {
            let numbers = chunks.iter().flat_map(|chunk| match chunk {
                Self::Numbers(numbers) => numbers.iter().collect::<Vec<_>>(),
                Self::Texts(_) | Self::Items(_) => Vec::new(),
            });
            return Self::Numbers(numbers.collect());
        }
        let texts = chunks.iter().flat_map(|chunk| (0..chunk.len()).map(|row| chunk.text(row)));
        Self::Texts(Texts::Long(texts.collect()))
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Self::Numbers(numbers) => numbers.len(),
            Self::Texts(texts) => texts.len(),
            Self::Items(items) => items.rows.len(),
        }
    }

    /// Some of its rows, without copying.
    pub(super) fn slice(&self, rows: Range<usize>) -> Self {
        let (start, count) = (rows.start, rows.len());
        match self {
            Self::Numbers(numbers) => Self::Numbers(numbers.slice(start, count)),
            Self::Texts(Texts::Short(texts)) => {
                Self::Texts(Texts::Short(texts.slice(start, count)))
            }
            Self::Texts(Texts::Long(texts)) => Self::Texts(Texts::Long(texts.slice(start, count))),
            Self::Texts(Texts::Views(texts)) => {
                Self::Texts(Texts::Views(texts.slice(start, count)))
            }
            Self::Items(items) => Self::Items(items.slice(&rows)),
        }
    }

    /// The memory of numbers that nothing else holds.
    pub(super) fn into_floats(self) -> Option<Vec<f64>> {
        match self {
            Self::Numbers(numbers) => {
                let (_, numbers, _) = numbers.into_parts();
                Some(numbers.into())
            }
            Self::Texts(_) | Self::Items(_) => None,
        }
    }

    fn text(&self, row: usize) -> Option<Cow<'_, str>> {
        match self {
            Self::Numbers(numbers) => {
                numbers.is_valid(row).then(|| Cow::Owned(numbers.value(row).to_string()))
            }
            Self::Texts(texts) => texts.get(row).map(Cow::Borrowed),
            // Arrow data, of which alone there are chunks, holds none.
            Self::Items(_) => None,
        }
    }

    /// The value of a row as it would stand in a request, or why it cannot; `None` for a null.
    pub(super) fn value(&self, row: usize) -> Result<Option<Value<'_>>, Error> {
        match self {
            Self::Numbers(numbers) => {
                Ok(numbers.is_valid(row).then(|| Value::Float(numbers.value(row))))
            }
            Self::Texts(texts) => Ok(texts.get(row).map(|text| Value::Text(Cow::Borrowed(text)))),
            Self::Items(items) => items.get(row).cloned().transpose(),
        }
    }
}

/// A float of 32 bits by its own shortest digits, as anyone would read it: 0.1 is not 0.10000000149.
#[inline]
pub(super) fn as_written(number: f32) -> f64 {
    #[cold]
    fn slowly(number: f32) -> f64 {
        number.to_string().parse().unwrap_or(f64::NAN)
    }

    Decimal::quick_widened(number).unwrap_or_else(|| slowly(number))
}

fn digits<T: ArrowPrimitiveType + DecimalType>(array: &ArrayRef) -> Cells {
    let numbers: &PrimitiveArray<T> = array.as_primitive();
    let texts =
        (0..numbers.len()).map(|row| numbers.is_valid(row).then(|| numbers.value_as_string(row)));
    Cells::Texts(Texts::Long(texts.collect()))
}

impl Texts {
    fn len(&self) -> usize {
        match self {
            Self::Short(texts) => texts.len(),
            Self::Long(texts) => texts.len(),
            Self::Views(texts) => texts.len(),
        }
    }

    /// The text of a row; `None` for a null.
    #[inline]
    pub(super) fn get(&self, row: usize) -> Option<&str> {
        match self {
            Self::Short(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Self::Long(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Self::Views(texts) => texts.is_valid(row).then(|| texts.value(row)),
        }
    }
}
