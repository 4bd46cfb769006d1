//! The form of a catalogue as a JSON Schema, for those who write one or have a program that does.
//!
//! It says what fields there are. What they may say, and that every name resolves, is for
//! [`crate::catalog::Catalog::link`] to check.

use crate::answer::Given;
use crate::date::Date;
use crate::document::Document;
use crate::id::{
    AgreementId, AgreementName, ChoiceId, OptionId, ProgramId, QuestionId, ScenarioId, SourceId,
};
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

impl JsonSchema for Given {
    fn schema_name() -> Cow<'static, str> {
        "Given".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A choice, a list of choices, or \"not_sure\".",
            "anyOf": [
                { "type": "string" },
                { "type": "array", "items": { "type": "string" } },
            ],
        })
    }
}

/// Ids are texts of the form of `is_well_formed`; a name of an agreement is two of them.
macro_rules! ids {
    ($($name:ident: $form:literal, $what:literal;)*) => {
        $(
            impl JsonSchema for $name {
                fn schema_name() -> Cow<'static, str> {
                    stringify!($name).into()
                }

                fn json_schema(_: &mut SchemaGenerator) -> Schema {
                    json_schema!({ "type": "string", "pattern": $form, "description": $what })
                }
            }
        )*
    };
}

ids! {
    ProgramId: "^[a-z0-9_-]+$", "The id of a program.";
    AgreementId: "^[a-z0-9_-]+$", "The id of an agreement, unique within its program.";
    AgreementName: "^[a-z0-9_-]+/[a-z0-9_-]+$", "An agreement with its program.";
    QuestionId: "^[a-z0-9_-]+$", "The id of a question.";
    ChoiceId: "^[a-z0-9_-]+$", "The id of a choice, unique within its question.";
    SourceId: "^[a-z0-9_-]+$", "The id of a source.";
    OptionId: "^[a-z0-9_-]+$", "The id of a standing option.";
    ScenarioId: "^[a-z0-9_-]+$", "The id of a scenario.";
}
