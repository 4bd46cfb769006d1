//! Tests of `guide assess` and `guide questions`: the JSON that the two commands print, and the
//! error message and the exit code of `guide` for invalid input.

use crate::{guide, temporary_path};
use serde_json::{Value, json};
use std::path::PathBuf;

/// Writes `text` to a temporary file and returns the path. Tests run in parallel, so each call
/// needs a different `name`.
fn file(name: &str, text: &[u8]) -> PathBuf {
    let path = temporary_path(&format!("assess-{name}.json"));
    std::fs::write(&path, text).unwrap();
    path
}

fn assess(name: &str, answers: &Value, as_of: &str) -> Value {
    let path = file(name, answers.to_string().as_bytes());
    let output = guide(&[
        "assess",
        "--answers",
        path.to_str().unwrap(),
        "--as-of",
        as_of,
    ]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

fn find<'v>(report: &'v Value, program: &str, agreement: &str) -> &'v Value {
    let mut assessments = report["assessments"].as_array().unwrap().iter();
    let found =
        assessments.find(|each| each["program"] == program && each["agreement"] == agreement);
    found.unwrap_or_else(|| panic!("the report has no assessment of {program}/{agreement}"))
}

#[test]
fn a_report_has_every_agreement_with_reasons_requirements_and_sources() {
    let answers = json!({
        "challenges": ["custody_status"],
        "custody": "jail",
        "jail_practice": ["ice_staff", "hold_warrant"],
        "immigration_law": "neither",
        "access_law": "neither",
        "power": ["no_power"],
    });
    let report = assess("report", &answers, "2026-11-21");
    assert_eq!(report["as_of"], "2026-11-21");
    assert_eq!(report["catalog"], "1.0.0");
    assert_eq!(report["assessments"].as_array().unwrap().len(), 15);
    for assessment in report["assessments"].as_array().unwrap() {
        for reason in assessment["reasons"].as_array().unwrap() {
            assert!(!reason["text"].as_str().unwrap().is_empty(), "{assessment}");
            assert!(
                !reason["sources"].as_array().unwrap().is_empty(),
                "{assessment}"
            );
        }
        assert!(
            !assessment["requirements"].as_array().unwrap().is_empty(),
            "{assessment}"
        );
        for requirement in assessment["requirements"].as_array().unwrap() {
            let source = &requirement["sources"][0];
            for field in ["source", "title", "at", "as_of", "confidence"] {
                assert!(source[field].is_string(), "{requirement} lacks {field}");
            }
        }
    }
    let cap = find(&report, "cap", "take-part");
    assert_eq!(cap["verdict"], "fits");
    assert!(!cap["ask_ice"].as_array().unwrap().is_empty());
    let marks: Vec<_> = cap["requirements"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| &r["mark"])
        .collect();
    assert!(
        marks.contains(&&json!("have")) && marks.contains(&&json!("nothing")),
        "{marks:?}"
    );
    assert_eq!(find(&report, "287g", "tfm")["verdict"], "not_raised");
    assert_eq!(find(&report, "287g", "jem")["verdict"], "does_not_fit");
    let lesc = find(&report, "lesc", "take-part");
    assert_eq!(lesc["verdict"], "depends");
    let open = lesc["turns_on"].as_array().unwrap();
    assert!(open.contains(&json!("lesc_phone")), "{open:?}");
}

/// A law can require an agency to take part in one of several agreements of a program. Then
/// `unmet_duty` is true for each of these agreements until one of them fits.
#[test]
fn an_unmet_duty_is_reported_until_an_agreement_fits() {
    let mut answers = json!({
        "help": ["ice_visits"],
        "power": ["no_power"],
        "custody": "jail",
        "agency": "sheriff",
        "immigration_law": "requires",
    });
    let models = ["jem", "wso", "tfm"];
    let report = assess("duty", &answers, "2026-11-21");
    for model in models {
        let assessment = find(&report, "287g", model);
        assert_eq!(
            (&assessment["verdict"], &assessment["unmet_duty"]),
            (&json!("does_not_fit"), &json!(true)),
            "{model}"
        );
    }
    answers["power"] = json!(["immigration"]);
    answers["detainer_law"] = json!("neither");
    answers["officers"] = json!("day");
    answers["nominees"] = json!(["citizens"]);
    answers["jail_practice"] = json!(["hold_warrant"]);
    let report = assess("duty-met", &answers, "2026-11-21");
    assert_eq!(find(&report, "287g", "wso")["verdict"], "fits");
    for model in models {
        assert_eq!(
            find(&report, "287g", model)["unmet_duty"],
            json!(false),
            "{model}"
        );
    }
}

#[test]
fn the_as_of_day_decides_what_is_on_offer() {
    let answers = json!({"challenges": ["ice_handover"]});
    let today = assess("today", &answers, "2026-11-21");
    assert_eq!(find(&today, "287g", "tfm")["verdict"], "depends");
    let past = assess("past", &answers, "2018-06-30");
    let tfm = find(&past, "287g", "tfm");
    assert_eq!(tfm["verdict"], "not_offered");
    assert_eq!(tfm["reasons"][0]["kind"], "not_offered");
}

#[test]
fn unselected_choices_mean_no_and_omitted_questions_are_open() {
    let open = assess("open", &json!({"challenges": ["gangs"]}), "2026-11-21");
    assert_eq!(
        find(&open, "community-shield", "take-part")["verdict"],
        "depends"
    );
    assert_eq!(
        find(&open, "community-shield", "take-part")["turns_on"],
        json!(["help"])
    );
    let answered = json!({"challenges": ["gangs"], "help": ["information"]});
    let answered = assess("answered", &answered, "2026-11-21");
    assert_eq!(
        find(&answered, "community-shield", "take-part")["verdict"],
        "does_not_fit"
    );
}

/// Invalid answer files, each with a name, its content, and a part of the expected error message.
const INVALID_FILES: [(&str, &[u8], &str); 9] = [
    ("broken", b"{\"challenges\": [", "is not JSON"),
    ("empty", b"", "is not JSON"),
    ("list", b"[]", "is not a JSON object"),
    ("binary", b"\xff\xfe\x00", "cannot be read"),
    (
        "question",
        b"{\"colour\": \"red\"}",
        "no question has the id \"colour\"",
    ),
    (
        "choice",
        b"{\"custody\": \"cellar\"}",
        "question \"custody\" has no choice \"cellar\"",
    ),
    (
        "single",
        b"{\"challenges\": \"gangs\"}",
        "takes a list of choices",
    ),
    (
        "number",
        b"{\"custody\": 3}",
        "an answer is a choice, a list of choices, or \"not_sure\"",
    ),
    (
        "several",
        b"{\"custody\": [\"jail\"]}",
        "takes one choice or \"not_sure\", not a list",
    ),
];

#[test]
fn invalid_input_prints_one_error_line_and_exits_with_2() {
    let valid = file("valid", b"{}");
    let valid = valid.to_str().unwrap();
    let files: Vec<_> = INVALID_FILES
        .iter()
        .map(|(name, text, _)| file(name, text))
        .collect();
    let mut cases: Vec<(Vec<&str>, &str)> = INVALID_FILES
        .iter()
        .zip(&files)
        .map(|((_, _, expected), path)| {
            let path = path.to_str().unwrap();
            let arguments = ["assess", "--answers", path, "--as-of", "2026-11-21"];
            (arguments.to_vec(), *expected)
        })
        .collect();
    cases.extend([
        (
            vec!["assess", "--answers", "/no/such/file"],
            "cannot be read",
        ),
        (
            vec!["assess", "--answers", valid, "--as-of", "2026-02-30"],
            "\"2026-02-30\" is not a date",
        ),
        (
            vec!["assess", "--answers", valid, "--as-of", "2008"],
            "\"2008\" is not a date",
        ),
        (vec!["assess"], "error:"),
        (vec!["assess", "--answers", valid, "--color"], "error:"),
        (
            vec!["assess", "--answers", valid, "--content", "/no/such/folder"],
            "guide check",
        ),
        (vec!["guess"], "error:"),
    ]);
    for (arguments, expected) in cases {
        let output = guide(&arguments);
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {message}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        assert_eq!(
            message.trim_end().lines().count(),
            1,
            "{arguments:?}: {message}"
        );
        assert!(message.contains(expected), "{arguments:?}: {message}");
    }
}

#[test]
fn prints_the_questions_with_their_choices() {
    let output = guide(&["questions"]);
    assert!(output.status.success());
    let questions: Value = serde_json::from_slice(&output.stdout).unwrap();
    let questions = questions.as_array().unwrap();
    assert_eq!(questions[0]["id"], "challenges");
    let choices = questions[0]["choices"].as_array().unwrap();
    let ids: Vec<_> = choices
        .iter()
        .map(|choice| choice["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids[0], "gangs");
    assert_eq!(ids.last(), Some(&"none_of_these"));
    assert_eq!(ids.len(), 12);
}
