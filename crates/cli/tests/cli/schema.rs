//! Tests of `guide schema`: the JSON Schemas accept the shipped catalog and the reports, and reject
//! catalogs and reports that are invalid.

use crate::{guide, temporary_path};
use jsonschema::Validator;
use serde_json::{Value, json};
use std::sync::LazyLock;

fn validator(format: &str) -> Validator {
    let output = guide(&["schema", format]);
    assert!(output.status.success());
    let schema: Value = serde_json::from_slice(&output.stdout).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

/// Returns the shipped catalog as `guide catalog` writes it. The command runs once for all tests.
fn catalog() -> Value {
    static CATALOG: LazyLock<Value> = LazyLock::new(write_catalog);
    CATALOG.clone()
}

fn write_catalog() -> Value {
    let path = temporary_path("schema-catalog.json");
    let output = guide(&["catalog", "--out", path.to_str().unwrap()]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

#[test]
fn the_shipped_catalog_matches_the_schema() {
    let (validator, catalog) = (validator("catalog"), catalog());
    let faults: Vec<_> = validator
        .iter_errors(&catalog)
        .map(|fault| fault.to_string())
        .collect();
    assert!(faults.is_empty(), "{faults:?}");
}

#[test]
fn the_schema_rejects_invalid_catalogs() {
    let validator = validator("catalog");
    let assert_rejected = |case: &str, change: &dyn Fn(&mut Value)| {
        let mut catalog = catalog();
        change(&mut catalog);
        assert!(!validator.is_valid(&catalog), "{case}");
    };
    assert_rejected("a missing field", &|c| {
        c["programs"][0].as_object_mut().unwrap().remove("name");
    });
    assert_rejected("a misspelled field", &|c| {
        c["about"]["versoin"] = json!("1.0.0");
    });
    assert_rejected("a date in words", &|c| {
        c["about"]["published"] = json!("last week");
    });
    assert_rejected("an id with a space", &|c| {
        c["questions"][0]["id"] = json!("my question");
    });
    assert_rejected("an unknown kind", &|c| {
        c["questions"][0]["kind"] = json!("several");
    });
    assert_rejected("a string instead of a list", &|c| {
        c["sources"] = json!("none");
    });
    assert_rejected("an unknown field deep in a rule", &|c| {
        c["programs"][0]["agreements"][0]["needs"] =
            json!([{ "when": { "maybe": true }, "text": "x", "cite": [] }]);
    });
    assert_rejected("an array instead of an object", &|c| *c = json!([]));
}

/// The schema accepts the reports for two answer sets. It rejects a report that lacks a field or
/// has an unknown mark.
#[test]
fn reports_match_the_schema() {
    let validator = validator("report");
    let answers_file = temporary_path("schema-answers.json");
    for answers in [
        json!({}),
        json!({"challenges": ["gangs", "custody_status"], "custody": "jail", "power": "not_sure"}),
    ] {
        std::fs::write(&answers_file, answers.to_string()).unwrap();
        let output = guide(&[
            "assess",
            "--answers",
            answers_file.to_str().unwrap(),
            "--as-of",
            "2026-11-21",
        ]);
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        let faults: Vec<_> = validator
            .iter_errors(&report)
            .map(|fault| fault.to_string())
            .collect();
        assert!(faults.is_empty(), "{faults:?}");
        for field in [
            "format",
            "as_of",
            "catalog",
            "rules",
            "answers",
            "assessments",
        ] {
            let mut incomplete = report.clone();
            incomplete.as_object_mut().unwrap().remove(field);
            assert!(!validator.is_valid(&incomplete), "{field}");
        }
        let mut unknown_mark = report;
        unknown_mark["assessments"][0]["requirements"][0]["mark"] = json!("perhaps");
        assert!(!validator.is_valid(&unknown_mark));
    }
}

#[test]
fn rejects_an_unknown_format() {
    let output = guide(&["schema", "weather"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("weather"));
}
