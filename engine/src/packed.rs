//! The part of a catalogue that comes first, as it is sent: linked already, each text once, and all else as numbers.
//!
//! Everything is written, and read, in the order of its fields. Nothing in it says what a number means, so both sides have to be of
//! the same [`FORM`]; the build makes both at once. What is wrong in a catalogue is not told here: the whole of it was linked before
//! its first part was made.

#[cfg(feature = "authoring")]
mod made;

#[cfg(feature = "authoring")]
pub use made::{First, Packing};

use crate::catalog::Catalog;
use std::rc::Rc;
use std::vec::IntoIter;

/// The form that is written and read here.
pub const FORM: u32 = 3;

/// The first part of a catalogue out of its texts and numbers, and its words: each key before its text, in the order of the keys.
/// None where it is of another form.
pub fn read(texts: Vec<String>, numbers: Vec<u32>, words: Vec<String>) -> Option<Catalog> {
    let mut left = Left {
        texts: texts.into_iter().map(Rc::from).collect(),
        met: 0,
        numbers: numbers.into_iter(),
    };
    (left.number() == FORM).then(|| Catalog::unpacked(&mut left, words))
}

/// What can be sent as texts and numbers.
pub(crate) trait Packed {
    /// The next of its kind.
    fn take(left: &mut Left) -> Self;

    /// Adds it.
    #[cfg(feature = "authoring")]
    fn put(&self, packing: &mut Packing);
}

/// What has not been read yet.
pub(crate) struct Left {
    texts: Vec<Rc<str>>,
    /// How many of the texts have been come by.
    met: usize,
    numbers: IntoIter<u32>,
}

impl Left {
    /// The next number; nought where there is none.
    #[inline(never)]
    pub fn number(&mut self) -> u32 {
        self.numbers.next().unwrap_or_default()
    }

    /// A text is sent as how many before the next new one it stands: nought is a new one. Most are new, and the same number over and
    /// over is short once it is compressed.
    #[inline(never)]
    pub fn text(&mut self) -> Rc<str> {
        let back = self.number() as usize;
        let text = self.texts.get(self.met.wrapping_sub(back)).cloned();
        self.met += usize::from(back == 0);
        text.unwrap_or_default()
    }
}

/// Names the fields of parts that are sent, in their order, and then those that stay behind: they are empty in the first part.
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

/// Types that are one value of another.
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
