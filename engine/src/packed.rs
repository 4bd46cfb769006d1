//! The snapshot: the initial part of a linked catalog, encoded as strings and numbers. The build
//! encodes the snapshot, and the widget decodes it to start before the whole catalog has loaded.
//!
//! A snapshot holds each string once and everything else as numbers, in the order of the fields. It
//! does not describe its own layout, so encoder and decoder must have the same [`FORM`]. The build
//! makes the snapshot and the program that decodes it together. The decoder does not validate the
//! content, because the whole catalog was linked before the snapshot was made.

#[cfg(feature = "authoring")]
mod made;

#[cfg(feature = "authoring")]
pub use made::{First, Packing};

use crate::catalog::Catalog;
use std::rc::Rc;
use std::vec::IntoIter;

/// The version of the snapshot layout that this code encodes and decodes.
pub const FORM: u32 = 3;

/// Decodes a snapshot from its strings, its numbers and its interface messages. `words` holds each
/// key followed by its text, sorted by key. Returns `None` if the snapshot has a different
/// [`FORM`].
pub fn read(texts: Vec<String>, numbers: Vec<u32>, words: Vec<String>) -> Option<Catalog> {
    let mut left = Left {
        texts: texts.into_iter().map(Rc::from).collect(),
        met: 0,
        numbers: numbers.into_iter(),
    };
    (left.number() == FORM).then(|| Catalog::unpacked(&mut left, words))
}

/// A type that a snapshot can hold.
pub(crate) trait Packed {
    /// Decodes the next value of this type.
    fn take(left: &mut Left) -> Self;

    /// Encodes the value.
    #[cfg(feature = "authoring")]
    fn put(&self, packing: &mut Packing);
}

/// The decoder of a snapshot. It holds the strings of the snapshot and the numbers that are not
/// decoded yet.
pub(crate) struct Left {
    texts: Vec<Rc<str>>,
    /// The number of different strings decoded so far, which is the index of the next new string.
    met: usize,
    numbers: IntoIter<u32>,
}

impl Left {
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
        let text = self.texts.get(self.met.wrapping_sub(back)).cloned();
        self.met += usize::from(back == 0);
        text.unwrap_or_default()
    }
}

/// Implements `Packed` for structs. Fields before the semicolon are encoded in the listed order.
/// Fields after the semicolon are not in the snapshot; the decoder sets them to their default
/// values.
macro_rules! packed {
    ($($type:ident($($field:ident)*; $($left:ident)*);)*) => {$(
        impl $crate::packed::Packed for $type {
            fn take(left: &mut $crate::packed::Left) -> Self {
                Self {
                    $($field: $crate::packed::Packed::take(left),)*
                    $($left: Default::default(),)*
                }
            }

            #[cfg(feature = "authoring")]
            fn put(&self, packing: &mut $crate::packed::Packing) {
                $($crate::packed::Packed::put(&self.$field, packing);)*
            }
        }
    )*};
}
pub(crate) use packed;

/// Implements `Packed` for newtypes: only the inner value is encoded.
macro_rules! packed_as {
    ($($type:ident($inner:ty);)*) => {$(
        impl $crate::packed::Packed for $type {
            fn take(left: &mut $crate::packed::Left) -> Self {
                Self(<$inner as $crate::packed::Packed>::take(left))
            }

            #[cfg(feature = "authoring")]
            fn put(&self, packing: &mut $crate::packed::Packing) {
                $crate::packed::Packed::put(&self.0, packing);
            }
        }
    )*};
}
pub(crate) use packed_as;

macro_rules! numbers {
    ($($type:ident)*) => {$(
        impl Packed for $type {
            fn take(left: &mut Left) -> Self {
                left.number() as Self
            }

            #[cfg(feature = "authoring")]
            fn put(&self, packing: &mut Packing) {
                packing.number(*self as usize);
            }
        }
    )*};
}

numbers! { u8 u16 u32 usize }

impl Packed for bool {
    fn take(left: &mut Left) -> Self {
        left.number() == 1
    }

    #[cfg(feature = "authoring")]
    fn put(&self, packing: &mut Packing) {
        packing.number(usize::from(*self));
    }
}

impl Packed for Rc<str> {
    fn take(left: &mut Left) -> Self {
        left.text()
    }

    #[cfg(feature = "authoring")]
    fn put(&self, packing: &mut Packing) {
        packing.text(self);
    }
}

impl Packed for String {
    fn take(left: &mut Left) -> Self {
        (*left.text()).to_owned()
    }

    #[cfg(feature = "authoring")]
    fn put(&self, packing: &mut Packing) {
        packing.text(self);
    }
}

impl<T: Packed> Packed for Option<T> {
    fn take(left: &mut Left) -> Self {
        (left.number() == 1).then(|| T::take(left))
    }

    #[cfg(feature = "authoring")]
    fn put(&self, packing: &mut Packing) {
        packing.number(usize::from(self.is_some()));
        self.iter().for_each(|one| one.put(packing));
    }
}

impl<T: Packed> Packed for Box<T> {
    fn take(left: &mut Left) -> Self {
        Self::new(T::take(left))
    }

    #[cfg(feature = "authoring")]
    fn put(&self, packing: &mut Packing) {
        (**self).put(packing);
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn take(left: &mut Left) -> Self {
        (0..left.number()).map(|_| T::take(left)).collect()
    }

    #[cfg(feature = "authoring")]
    fn put(&self, packing: &mut Packing) {
        packing.number(self.len());
        self.iter().for_each(|one| one.put(packing));
    }
}

impl<A: Packed, B: Packed> Packed for (A, B) {
    fn take(left: &mut Left) -> Self {
        (A::take(left), B::take(left))
    }

    #[cfg(feature = "authoring")]
    fn put(&self, packing: &mut Packing) {
        self.0.put(packing);
        self.1.put(packing);
    }
}
