//! The form of a catalogue as a JSON Schema, for those who write one or have a program that does.
//!
//! It says what fields there are. What they may say, and that every name resolves, is for
//! [`crate::catalog::Catalog::link`] to check.

use crate::date::Date;
use crate::document::Document;
use crate::id::{AgreementId, ChoiceId, OptionId, ProgramId, QuestionId, SourceId};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema, schema_for};
use std::borrow::Cow;

/// The schema of a [`Document`].
pub fn catalog() -> Schema {
    schema_for!(Document)
}

impl JsonSchema for Date {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
            "description": "A date known to the year, the month or the day.",
        })
    }
}

macro_rules! ids {
    ($($name:ident: $what:literal,)*) => {
        $(
            impl JsonSchema for $name {
                fn schema_name() -> Cow<'static, str> {
                    stringify!($name).into()
                }

                fn json_schema(_: &mut SchemaGenerator) -> Schema {
                    json_schema!({ "type": "string", "pattern": "^[a-z0-9_-]+$", "description": $what })
                }
            }
        )*
    };
}

ids! {
    ProgramId: "The id of a program.",
    AgreementId: "The id of an agreement, unique within its program.",
    QuestionId: "The id of a question.",
    ChoiceId: "The id of a choice, unique within its question.",
    SourceId: "The id of a source.",
    OptionId: "The id of a standing option.",
}
