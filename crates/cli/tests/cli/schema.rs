//! Tests of `guide schema`: the JSON Schemas accept the shipped catalog and the reports, and reject
//! catalogs and reports that are invalid.

use crate::{guide, index};
use jsonschema::Validator;
use serde_json::{Value, json};
use std::sync::LazyLock;

fn validator() -> Validator {
    validator_of("catalog")
}

fn validator_of(what: &str) -> Validator {
    let printed = guide(&["schema", what]);
    assert!(printed.status.success());
    let schema: Value = serde_json::from_slice(&printed.stdout).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

/// Returns the shipped catalog as `guide catalog` writes it. The command runs once for all tests.
fn catalog() -> Value {
    static CATALOG: LazyLock<Value> = LazyLock::new(written);
    CATALOG.clone()
}

fn written() -> Value {
    let path = index("schema-catalog.json");
    let written = guide(&["catalog", "--out", path.to_str().unwrap()]);
    assert!(
        written.status.success(),
        "{}",
        String::from_utf8_lossy(&written.stderr)
    );
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

#[test]
fn the_shipped_catalogue_is_of_the_published_form() {
    let (validator, catalog) = (validator(), catalog());
    let faults: Vec<_> = validator
        .iter_errors(&catalog)
        .map(|fault| fault.to_string())
        .collect();
    assert!(faults.is_empty(), "{faults:?}");
}

#[test]
fn what_the_guide_refuses_to_read_is_not_of_that_form() {
    let validator = validator();
    let refuses = |what: &str, change: &dyn Fn(&mut Value)| {
        let mut catalog = catalog();
        change(&mut catalog);
        assert!(!validator.is_valid(&catalog), "{what}");
    };
    refuses("a field missing", &|c| {
        c["programs"][0].as_object_mut().unwrap().remove("name");
    });
    refuses("a field misspelt", &|c| {
        c["about"]["versoin"] = json!("1.0.0");
    });
    refuses("a date in words", &|c| {
        c["about"]["published"] = json!("last week");
    });
    refuses("an id with a space", &|c| {
        c["questions"][0]["id"] = json!("my question");
    });
    refuses("a kind there is not", &|c| {
        c["questions"][0]["kind"] = json!("several");
    });
    refuses("a list that is a text", &|c| {
        c["sources"] = json!("none");
    });
    refuses("an unknown field deep in a rule", &|c| {
        c["programs"][0]["agreements"][0]["needs"] =
            json!([{ "when": { "maybe": true }, "text": "x", "cite": [] }]);
    });
    refuses("no object", &|c| *c = json!([]));
}

/// The schema accepts the reports for two answer sets. It rejects a report that lacks a field or
/// has an unknown mark.
#[test]
fn a_report_is_of_the_published_form() {
    let validator = validator_of("export");
    let answers = index("schema-answers.json");
    for given in [
        json!({}),
        json!({"challenges": ["gangs", "custody_status"], "custody": "jail", "power": "not_sure"}),
    ] {
        std::fs::write(&answers, given.to_string()).unwrap();
        let printed = guide(&[
            "assess",
            "--answers",
            answers.to_str().unwrap(),
            "--as-of",
            "2026-11-21",
        ]);
        let report: Value = serde_json::from_slice(&printed.stdout).unwrap();
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
            let mut lacking = report.clone();
            lacking.as_object_mut().unwrap().remove(field);
            assert!(!validator.is_valid(&lacking), "{field}");
        }
        let mut other = report;
        other["assessments"][0]["requirements"][0]["mark"] = json!("perhaps");
        assert!(!validator.is_valid(&other));
    }
}

#[test]
fn a_schema_of_something_else_is_refused_with_what_there_is() {
    let refused = guide(&["schema", "weather"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("weather"));
}
