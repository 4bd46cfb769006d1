//! The JSON Schemas of the catalog document and of the report. `guide schema` prints them.
//!
//! The schemas are for people whose own software writes a document or reads a report. A schema
//! describes the fields, their types and the form of ids and dates. It cannot check that ids
//! resolve or that texts and rules make sense; [`crate::catalog::Catalog::link`] checks that.

use crate::date::Date;
use crate::document::AnswerValue;
use crate::document::Document;
use crate::id::{
    AgreementId, AgreementName, ChoiceId, OptionId, ProgramId, QuestionId, ScenarioId, SourceId,
};
use crate::report::Report;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema, schema_for};
use std::borrow::Cow;

/// Returns the schema of a [`Document`].
pub fn catalog() -> Schema {
    schema_for!(Document)
}

/// Returns the schema of a [`Report`], the file that an agency saves.
pub fn report() -> Schema {
    schema_for!(Report)
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

impl JsonSchema for AnswerValue {
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

/// Implements [`JsonSchema`] for the id types. An id is a string that `id::is_well_formed` accepts;
/// an [`AgreementName`] is two ids joined by a slash.
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
