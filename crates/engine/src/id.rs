//! Ids of the catalog's parts. Each kind has its own type, so that the compiler keeps them apart.
//!
//! Documents and reports refer to programs, questions and other parts by these ids; share links use
//! hashes of the ids.

use crate::decode::{DecodeContext, FromJson};
use crate::json::Value;
use crate::snapshot::snapshot_as;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::rc::Rc;

/// Defines an id type. An id consists of lowercase letters, digits, `-` and `_`; an `AgreementName`
/// joins two ids with a slash. The types do not check this form; linking checks ids with
/// [`is_well_formed`].
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Rc<str>);

        impl $name {
            /// Returns the id as written in content.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl FromJson for $name {
            fn from_json(value: Value, context: &mut DecodeContext) -> Self {
                Self(FromJson::from_json(value, context))
            }
        }

        snapshot_as! { $name(Rc<str>); }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(
    /// The id of a program, such as `cap`, which equals the file name without its extension.
    ProgramId
);
id!(
    /// The id of an agreement (one way to take part in a program), such as `jem`. Unique within the
    /// program.
    AgreementId
);
id!(
    /// The id of a question, such as `challenges`, which equals the file name after its number.
    QuestionId
);
id!(
    /// The id of a choice, such as `gangs`. Unique within its question.
    ChoiceId
);
id!(
    /// The id of a source that claims cite, such as `usc-8-1357`.
    SourceId
);
id!(
    /// The id of an option that needs no program, such as `no-agreement`.
    OptionId
);

id!(
    /// The id of a scenario, such as `farm-county-sheriff`, which equals the file name without its
    /// extension.
    ScenarioId
);
id!(
    /// The full name of an agreement: the id of its program and its own id, such as `287g/jem`.
    AgreementName
);

/// Whether `text` has the form of an id. Such a text is safe in a URL without escaping.
pub fn is_well_formed(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_'
        })
}
