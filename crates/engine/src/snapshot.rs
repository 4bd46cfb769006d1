//! The codec of snapshots. A snapshot is data encoded as strings and numbers; `catalog::initial`
//! encodes the initial chunk of a catalog with this codec.
//!
//! A snapshot holds each string once and everything else as numbers, in the order of the fields. It
//! does not describe its own layout, so encoder and decoder must have the same version. The build
//! makes the snapshot together with the WebAssembly program that decodes it. The decoder does not
//! validate the content, because the whole catalog was linked before the snapshot was made.

mod encoder;

pub(crate) use encoder::Encoder;

use std::rc::Rc;
use std::vec::IntoIter;

/// A type that a snapshot can hold.
pub(crate) trait Snapshot {
    /// Decodes the next value of this type.
    fn decode(decoder: &mut Decoder) -> Self;

    /// Encodes the value.
    fn encode(&self, encoder: &mut Encoder);
}

/// The decoder of a snapshot. It holds the strings of the snapshot and the numbers that are not
/// decoded yet.
pub(crate) struct Decoder {
    texts: Vec<Rc<str>>,
    /// The number of different strings decoded so far, which is the index of the next new string.
    decoded_texts: usize,
    numbers: IntoIter<u32>,
}

impl Decoder {
    /// Creates a decoder of these strings and numbers.
    pub fn new(texts: Vec<String>, numbers: Vec<u32>) -> Self {
        Self {
            texts: texts.into_iter().map(Rc::from).collect(),
            decoded_texts: 0,
            numbers: numbers.into_iter(),
        }
    }

    /// Decodes the next number; returns 0 at the end of the input.
    #[inline(never)]
    pub fn number(&mut self) -> u32 {
        self.numbers.next().unwrap_or_default()
    }

    /// Decodes the next string, which is encoded as a number: 0 stands for the next new string, and
    /// a larger number counts back from there to a string that has occurred before. Most strings
    /// are new, and long runs of 0 compress well.
    #[inline(never)]
    pub fn text(&mut self) -> Rc<str> {
        let back = self.number() as usize;
        let text = self
            .texts
            .get(self.decoded_texts.wrapping_sub(back))
            .cloned();
        self.decoded_texts += usize::from(back == 0);
        text.unwrap_or_default()
    }
}

/// Implements `Snapshot` for structs. Fields before the semicolon are encoded in the listed order.
/// Fields after the semicolon are not in the snapshot; the decoder sets them to their default
/// values.
macro_rules! snapshot {
    ($($type:ident($($field:ident)*; $($default:ident)*);)*) => {$(
        impl $crate::snapshot::Snapshot for $type {
            fn decode(decoder: &mut $crate::snapshot::Decoder) -> Self {
                Self {
                    $($field: $crate::snapshot::Snapshot::decode(decoder),)*
                    $($default: Default::default(),)*
                }
            }

            fn encode(&self, encoder: &mut $crate::snapshot::Encoder) {
                $($crate::snapshot::Snapshot::encode(&self.$field, encoder);)*
            }
        }
    )*};
}
pub(crate) use snapshot;

/// Implements `Snapshot` for newtypes: only the inner value is encoded.
macro_rules! snapshot_as {
    ($($type:ident($inner:ty);)*) => {$(
        impl $crate::snapshot::Snapshot for $type {
            fn decode(decoder: &mut $crate::snapshot::Decoder) -> Self {
                Self(<$inner as $crate::snapshot::Snapshot>::decode(decoder))
            }

            fn encode(&self, encoder: &mut $crate::snapshot::Encoder) {
                $crate::snapshot::Snapshot::encode(&self.0, encoder);
            }
        }
    )*};
}
pub(crate) use snapshot_as;

macro_rules! numbers {
    ($($type:ident)*) => {$(
        impl Snapshot for $type {
            fn decode(decoder: &mut Decoder) -> Self {
                decoder.number() as Self
            }

            fn encode(&self, encoder: &mut Encoder) {
                encoder.number(*self as usize);
            }
        }
    )*};
}

numbers! { u8 u16 u32 usize }

impl Snapshot for bool {
    fn decode(decoder: &mut Decoder) -> Self {
        decoder.number() == 1
    }

    fn encode(&self, encoder: &mut Encoder) {
        encoder.number(usize::from(*self));
    }
}

impl Snapshot for Rc<str> {
    fn decode(decoder: &mut Decoder) -> Self {
        decoder.text()
    }

    fn encode(&self, encoder: &mut Encoder) {
        encoder.text(self);
    }
}

impl Snapshot for String {
    fn decode(decoder: &mut Decoder) -> Self {
        (*decoder.text()).to_owned()
    }

    fn encode(&self, encoder: &mut Encoder) {
        encoder.text(self);
    }
}

impl<T: Snapshot> Snapshot for Option<T> {
    fn decode(decoder: &mut Decoder) -> Self {
        (decoder.number() == 1).then(|| T::decode(decoder))
    }

    fn encode(&self, encoder: &mut Encoder) {
        encoder.number(usize::from(self.is_some()));
        self.iter().for_each(|item| item.encode(encoder));
    }
}

impl<T: Snapshot> Snapshot for Box<T> {
    fn decode(decoder: &mut Decoder) -> Self {
        Self::new(T::decode(decoder))
    }

    fn encode(&self, encoder: &mut Encoder) {
        (**self).encode(encoder);
    }
}

impl<T: Snapshot> Snapshot for Vec<T> {
    fn decode(decoder: &mut Decoder) -> Self {
        (0..decoder.number()).map(|_| T::decode(decoder)).collect()
    }

    fn encode(&self, encoder: &mut Encoder) {
        encoder.number(self.len());
        self.iter().for_each(|item| item.encode(encoder));
    }
}

impl<A: Snapshot, B: Snapshot> Snapshot for (A, B) {
    fn decode(decoder: &mut Decoder) -> Self {
        (A::decode(decoder), B::decode(decoder))
    }

    fn encode(&self, encoder: &mut Encoder) {
        self.0.encode(encoder);
        self.1.encode(encoder);
    }
}
