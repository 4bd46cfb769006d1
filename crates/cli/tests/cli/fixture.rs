//! Checks the made-up content in `tests/fixture`, from which other tests make accessibility trees
//! and golden reports: the content has no problems, and contains every kind of source, status, mark
//! and so on.

use crate::{run, temporary_path};
use serde_json::Value;
use std::collections::BTreeSet;

#[test]
fn the_fixture_has_no_problems() {
    let (code, text) = run(&["check", "tests/fixture"]);
    assert_eq!((code, text.lines().count()), (Some(0), 1), "{text}");
}

/// The fixture contains every value of every enumeration in the JSON Schema of the catalog, such as
/// each kind of source and each mark. The loop names two exceptions.
#[test]
fn the_fixture_has_one_of_every_kind() {
    let file = temporary_path("fixture-catalog.json");
    let out = file.to_str().unwrap();
    let (code, _) = run(&["catalog", "--content", "tests/fixture", "--out", out]);
    assert_eq!(code, Some(0));
    let catalog: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    let mut texts = BTreeSet::new();
    collect(&catalog, &mut texts);
    let (_, schema) = run(&["schema", "catalog"]);
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let kinds = schema["$defs"].as_object().unwrap();
    let mut value_count = 0;
    for (kind, definition) in kinds {
        for value in values(definition) {
            value_count += 1;
            // The mark `have` occurs only in assessments, and `Direction` only in translations.
            if kind != "Direction" && (kind.as_str(), value) != ("Mark", "have") {
                assert!(texts.contains(value), "tests/fixture has no {kind} {value}");
            }
        }
    }
    assert!(
        value_count > 30,
        "found only {value_count} values: the schema lists them in another form"
    );
}

/// Returns the values of a definition in the schema, or no values if the definition is not an
/// enumeration.
fn values(definition: &Value) -> impl Iterator<Item = &str> {
    let forms = definition["oneOf"].as_array().into_iter().flatten();
    let plain = definition["enum"].as_array().into_iter().flatten();
    forms
        .map(|form| &form["const"])
        .chain(plain)
        .filter_map(Value::as_str)
}

fn collect<'v>(value: &'v Value, texts: &mut BTreeSet<&'v str>) {
    match value {
        Value::String(text) => drop(texts.insert(text)),
        Value::Array(values) => values.iter().for_each(|value| collect(value, texts)),
        Value::Object(fields) => fields.values().for_each(|value| collect(value, texts)),
        _ => {}
    }
}
