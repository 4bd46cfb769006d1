//! Tests of `guide bench-rules` on a tiny rule set: the command times the rule set if its results
//! are right, and reports wrong results and invalid files.

use crate::{fresh, guide};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Output;

/// The SHA-256 hash of the rows of [`expected`], joined by newlines.
const SHA256: &str = "ad7bec9e18f66b6dc72d9387a4aa9d45c83a5be47c4695f4950ca85cf36bf5cd";

/// Writes the tiny rule set to a new folder and returns the path. The text of `file` is replaced by
/// `content`; if `file` is an empty string, no text is replaced.
fn folder(name: &str, file: &str, content: &Value) -> PathBuf {
    let index = fresh(&format!("bench-rules-{name}"));
    for (own, value) in [
        ("rules-3.json", rules()),
        ("answers.json", answers()),
        ("expected-3.json", expected()),
    ] {
        let text = if own == file { content } else { &value }.to_string();
        std::fs::write(index.join(own), text).unwrap();
    }
    index
}

fn rules() -> Value {
    let fact = |name: &str, is: bool| json!({ "fact": name, "is": is });
    json!({ "format": "bench-rules/1", "seed": 1, "facts": ["f00", "f01"], "programs": [
        { "id": "both", "rule": { "all": [fact("f00", true), fact("f01", true)] } },
        { "id": "one", "rule": { "all": [
            { "any": [fact("f00", true), fact("f01", true)] },
            { "not": { "all": [fact("f00", true), fact("f01", true)] } },
            fact("f00", true),
        ] } },
        { "id": "not-first-or-both", "rule": { "any": [fact("f00", false), fact("f01", true)] } },
    ] })
}

fn answers() -> Value {
    json!({ "format": "bench-answers/1", "seed": 1, "facts": ["f00", "f01"],
        "rows": ["00", "11", "10", "01"] })
}

fn expected() -> Value {
    json!({ "format": "bench-results/1", "programs": 3, "sets": 4, "sha256": SHA256,
        "trueCounts": [1, 1, 3], "rows": ["001", "101", "010", "001"] })
}

fn run(folder: &Path) -> Output {
    guide(&["bench-rules", folder.to_str().unwrap()])
}

fn refused(name: &str, file: &str, content: &Value) -> (Option<i32>, String) {
    let output = run(&folder(name, file, content));
    let printed = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(printed).unwrap())
}

#[test]
fn a_right_result_is_timed() {
    let output = run(&folder("right", "", &Value::Null));
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{printed}");
    let line: Vec<&str> = printed.lines().last().unwrap().split_whitespace().collect();
    assert_eq!(line[0], "3");
    assert!(line[2].parse::<f64>().unwrap() < 1_000.0, "{printed}");
}

#[test]
fn a_wrong_result_names_the_first_set_and_program() {
    let mut wrong = expected();
    wrong["sha256"] = "another".into();
    wrong["rows"][2] = "011".into();
    let (code, printed) = refused("rows", "expected-3.json", &wrong);
    assert_eq!(code, Some(1));
    assert!(
        printed.contains("mismatch: set 2, program not-first-or-both"),
        "{printed}"
    );
}

#[test]
fn without_rows_a_wrong_result_names_the_first_program() {
    let mut wrong = expected();
    wrong["sha256"] = "another".into();
    wrong["rows"] = json!([]);
    wrong["trueCounts"][1] = 2.into();
    let (code, printed) = refused("counts", "expected-3.json", &wrong);
    assert_eq!(code, Some(1));
    assert!(
        printed.contains("mismatch: program one holds in 1 sets, not 2"),
        "{printed}"
    );
}

#[test]
fn what_is_not_such_a_rule_set_is_refused() {
    let mut unknown = rules();
    unknown["programs"][0]["rule"] = json!({ "fact": "f07", "is": true });
    let mut short = answers();
    short["rows"][0] = "0".into();
    let mut other = answers();
    other["format"] = "bench-answers/2".into();
    for (name, file, content, wanted) in [
        (
            "fact",
            "rules-3.json",
            unknown,
            "a rule tests \"f07\", which is not in the list of facts",
        ),
        (
            "row",
            "answers.json",
            short,
            "each row must have one 0 or 1 for each fact",
        ),
        (
            "format",
            "answers.json",
            other,
            "its format is \"bench-answers/2\"",
        ),
    ] {
        let (code, printed) = refused(name, file, &content);
        assert_eq!(code, Some(2), "{printed}");
        assert!(printed.contains(wanted), "{printed}");
        assert_eq!(
            printed
                .lines()
                .filter(|line| line.starts_with("error: "))
                .count(),
            1
        );
    }
}
