//! Names that content gives to things, as types that cannot be mixed up.

use crate::json::Value;
use crate::packed::packed_as;
use crate::read::{Notes, Read};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::rc::Rc;

/// Defines an id: lower-case letters, digits and `-` or `_`, unique among its kind.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Rc<str>);

        impl $name {
            /// The id as content writes it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl Read for $name {
            fn read(value: Value, notes: &mut Notes) -> Self {
                Self(Read::read(value, notes))
            }
        }

        packed_as! { $name(Rc<str>); }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(
    /// A program, such as `cap`; equal to the name of its file.
    ProgramId
);
id!(
    /// One way to take part in a program, such as `jem`; unique within the program.
    AgreementId
);
id!(
    /// A question, such as `challenges`; equal to its file's name after the number.
    QuestionId
);
id!(
    /// A choice of one question, such as `gangs`; unique within the question.
    ChoiceId
);
id!(
    /// A source that claims cite, such as `usc-8-1357`.
    SourceId
);
id!(
    /// A standing option that needs no program, such as `no-agreement`.
    OptionId
);

id!(
    /// A scenario, such as `farm-county-sheriff`; equal to the name of its file.
    ScenarioId
);
id!(
    /// An agreement with its program, such as `287g/jem`.
    AgreementName
);

/// Whether `text` has the form of an id, so that it can stand in an address.
pub fn is_well_formed(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_'
        })
}
