//! Tests of the widget's own JSON parser and decoder: the decoder returns the same document as
//! serde, and reports every error with the path of its field. The parser accepts valid JSON and
//! rejects invalid JSON.

use guide_engine::decode::from_str;
use guide_engine::document::Document;
use guide_engine::json::{self, Value};
use serde_json::json;
use std::sync::LazyLock;

/// Returns the shipped document as JSON. The content folder is read once for all tests.
fn shipped() -> serde_json::Value {
    static SHIPPED: LazyLock<serde_json::Value> = LazyLock::new(|| {
        let catalog = guide_authoring::folder::open(&crate::content()).unwrap();
        serde_json::to_value(catalog.document()).unwrap()
    });
    SHIPPED.clone()
}

#[test]
fn decodes_the_same_document_as_serde() {
    let value = shipped();
    let document: Document = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(from_str(&value.to_string()), Ok(document.clone()));
    let pretty = serde_json::to_string_pretty(&value).unwrap();
    assert_eq!(from_str(&pretty), Ok(document));
}

/// Returns invalid values. Each has the path of the field that it replaces, and the expected error
/// message.
fn invalid_values() -> [(&'static str, serde_json::Value, &'static str); 12] {
    [
        (
            "/about/version",
            json!(1),
            "about.version: it is not a string",
        ),
        (
            "/about/version",
            json!(null),
            "about: the field \"version\" is missing",
        ),
        (
            "/about/published",
            json!("June"),
            "about.published: \"June\" is not a date; write 2007, 2007-08 or 2007-08-21",
        ),
        ("/programs", json!({}), "programs: it is not a list"),
        (
            "/programs/2/order",
            json!(1.5),
            "programs#3.order: it is not a whole number from 0 to 65535",
        ),
        (
            "/programs/2/order",
            json!(-1),
            "programs#3.order: it is not a whole number from 0 to 65535",
        ),
        (
            "/programs/0/agreements/0",
            json!("x"),
            "programs#1.agreements#1: it is not an object",
        ),
        (
            "/sources/1/kind",
            json!("rumor"),
            "sources#2.kind: \"rumor\" is not one of founding, primary, secondary",
        ),
        (
            "/sources/1/circa",
            json!("yes"),
            "sources#2.circa: it is neither true nor false",
        ),
        (
            "/words/app.name",
            json!([]),
            "words.app.name: it is not a string",
        ),
        (
            "/options/0/summary",
            json!({"text": "", "cite": [], "by": ""}),
            "options#1.summary: unknown field \"by\"; the fields are text, cite",
        ),
        (
            "/scenarios/0/answers/agency",
            json!(1),
            "scenarios#1.answers.agency: it is neither a choice nor a list of choices",
        ),
    ]
}

#[test]
fn every_error_has_the_path_of_its_field() {
    for (pointer, invalid, message) in invalid_values() {
        let mut value = shipped();
        *value.pointer_mut(pointer).expect(pointer) = invalid;
        let errors = from_str::<Document>(&value.to_string()).unwrap_err();
        assert!(
            errors.iter().any(|error| error == message),
            "{pointer}: {errors:?}"
        );
        assert!(
            serde_json::from_value::<Document>(value).is_err(),
            "{pointer}: serde accepts it"
        );
    }
}

#[test]
fn reports_all_errors_at_once() {
    let errors = from_str::<Document>("{\"about\":1,\"extra\":2}").unwrap_err();
    assert!(errors.len() > 6, "{errors:?}");
}

/// Returns the JSON text of arrays that are nested to this depth.
fn nested(depth: usize) -> String {
    "[".repeat(depth) + &"]".repeat(depth)
}

#[test]
fn accepts_valid_json_and_rejects_invalid_json() {
    let valid = [
        "null",
        " true ",
        "-1.5e+3",
        "\"\"",
        "[ ]",
        "{ }",
        "[1 , 2]",
        "{\"a\" : [{}]}",
        "\"\\u00e9\\ud83d\\ude00\\n\\/\\\"\"",
        "\"é—“”\"",
    ];
    for text in valid.map(str::to_owned).into_iter().chain([nested(100)]) {
        assert!(
            serde_json::from_str::<serde_json::Value>(&text).is_ok(),
            "{text}"
        );
        assert!(json::parse(&text).is_some(), "{text}");
    }
    let invalid = [
        "",
        "nul",
        "[",
        "[1",
        "[1,]",
        "[1 2]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u+123\"",
        "\"\n\"",
        "1 2",
        "-",
        "é",
    ];
    for text in invalid.map(str::to_owned).into_iter().chain([nested(200)]) {
        assert!(
            serde_json::from_str::<serde_json::Value>(&text).is_err(),
            "{text}"
        );
        assert_eq!(json::parse(&text), None, "{text}");
    }
}

#[test]
fn strings_have_the_same_value_as_in_serde() {
    for text in [
        "\"\\u00e9\\ud83d\\ude00\\b\\f\\n\\r\\t\\/\\\\\\\"\"",
        "\"é—“”\"",
        "\"\\u0041\"",
    ] {
        let expected: String = serde_json::from_str(text).unwrap();
        assert_eq!(json::parse(text), Some(Value::String(expected)), "{text}");
    }
    // Half of a surrogate pair is not a character. Serde rejects it; the widget's parser replaces
    // it with U+FFFD.
    assert_eq!(
        json::parse("\"\\ud83dx\""),
        Some(Value::String("\u{fffd}x".into()))
    );
    assert_eq!(
        json::parse("\"\\ud83d\\u0041\""),
        Some(Value::String("\u{fffd}A".into()))
    );
}
