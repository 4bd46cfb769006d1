//! Tests of `guide bench-rules` on a tiny rule set: if the results of the rule set are right, the
//! command prints the time that an assessment takes. It reports wrong results and invalid files.

use crate::{empty_folder, guide};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Output;

/// The SHA-256 hash of the correct rows, as in [`expected`], joined by newlines.
const SHA256: &str = "ad7bec9e18f66b6dc72d9387a4aa9d45c83a5be47c4695f4950ca85cf36bf5cd";

/// Writes the tiny rule set to a new folder and returns the path. The text of `file` is replaced by
/// `content`; if `file` is an empty string, no text is replaced.
fn folder(name: &str, file: &str, content: &Value) -> PathBuf {
    let path = empty_folder(&format!("bench-rules-{name}"));
    for (file_name, value) in [
        ("rules-3.json", rules()),
        ("answers.json", answers()),
        ("expected-3.json", expected()),
    ] {
        let text = if file_name == file { content } else { &value }.to_string();
        std::fs::write(path.join(file_name), text).unwrap();
    }
    path
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

/// Runs `guide bench-rules` on the tiny rule set with one replaced file. Returns the exit code and
/// the whole output.
fn run_with(name: &str, file: &str, content: &Value) -> (Option<i32>, String) {
    let output = run(&folder(name, file, content));
    let printed = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(printed).unwrap())
}

#[test]
fn times_a_rule_set_with_correct_results() {
    let output = run(&folder("correct", "", &Value::Null));
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{printed}");
    let line: Vec<&str> = printed.lines().last().unwrap().split_whitespace().collect();
    assert_eq!(line[0], "3");
    assert!(line[2].parse::<f64>().unwrap() < 1_000.0, "{printed}");
}

#[test]
fn an_incorrect_result_names_the_first_answer_set_and_program() {
    let mut altered = expected();
    altered["sha256"] = "another".into();
    altered["rows"][2] = "011".into();
    let (code, printed) = run_with("rows", "expected-3.json", &altered);
    assert_eq!(code, Some(1));
    assert!(
        printed.contains("mismatch: set 2, program not-first-or-both"),
        "{printed}"
    );
}

#[test]
fn without_rows_an_incorrect_result_names_the_first_program() {
    let mut altered = expected();
    altered["sha256"] = "another".into();
    altered["rows"] = json!([]);
    altered["trueCounts"][1] = 2.into();
    let (code, printed) = run_with("counts", "expected-3.json", &altered);
    assert_eq!(code, Some(1));
    assert!(
        printed.contains("mismatch: program one holds in 1 sets, not 2"),
        "{printed}"
    );
}

#[test]
fn rejects_invalid_rule_sets() {
    let mut unknown_fact = rules();
    unknown_fact["programs"][0]["rule"] = json!({ "fact": "f07", "is": true });
    let mut short_row = answers();
    short_row["rows"][0] = "0".into();
    let mut other_format = answers();
    other_format["format"] = "bench-answers/2".into();
    for (name, file, content, message) in [
        (
            "fact",
            "rules-3.json",
            unknown_fact,
            "a rule tests \"f07\", which is not in the list of facts",
        ),
        (
            "row",
            "answers.json",
            short_row,
            "each row must have one 0 or 1 for each fact",
        ),
        (
            "format",
            "answers.json",
            other_format,
            "its format is \"bench-answers/2\"",
        ),
    ] {
        let (code, printed) = run_with(name, file, &content);
        assert_eq!(code, Some(2), "{printed}");
        assert!(printed.contains(message), "{printed}");
        assert_eq!(
            printed
                .lines()
                .filter(|line| line.starts_with("error: "))
                .count(),
            1
        );
    }
}
