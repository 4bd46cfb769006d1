//! Checks that the engine still opens the answers, links and reports of released versions.
//! `tests/released` has one folder for each version.

use crate::{content, folder};
use guide_engine::answer::Answers;
use guide_engine::catalog::AnswerError;
use guide_engine::decode::from_str;
use guide_engine::report::{self, FORMAT, Restored, SavedReport};
use guide_engine::share;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

/// Choices that later versions removed, each with its question. The engine drops such a choice from
/// an answer, reports it, and keeps the rest of the answer.
const REMOVED: [(&str, &str); 4] = [
    ("challenges", "delegated_authority"),
    ("challenges", "forfeiture_share"),
    ("help", "federal_power"),
    ("jail_practice", "hold_48h"),
];

/// Returns the files of all released versions whose names end with `ending`.
fn released_files(ending: &str) -> Vec<PathBuf> {
    let versions = fs::read_dir(folder("tests/released")).unwrap();
    let versions = versions.map(|entry| entry.unwrap().path());
    let files = versions.filter(|path| path.is_dir()).flat_map(|version| {
        let files = fs::read_dir(version).unwrap();
        files.map(|entry| entry.unwrap().path()).collect::<Vec<_>>()
    });
    let has_ending = |path: &PathBuf| path.to_str().unwrap().ends_with(ending);
    let files: Vec<_> = files.filter(has_ending).collect();
    assert!(!files.is_empty(), "no released file ends with {ending}");
    files
}

/// Restores the answers in a released answers file, by wrapping them in a report.
fn answers(path: &PathBuf) -> Answers {
    let saved: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let report = json!({
        "format": FORMAT,
        "as_of": "2026-11-25",
        "catalog": "1",
        "rules": "",
        "answers": saved["answers"],
    });
    restore(&report.to_string()).answers
}

fn restore(text: &str) -> Restored {
    let saved: SavedReport = from_str(text).unwrap();
    let restored = report::restore(&content(), &saved).unwrap();
    for dropped in &restored.dropped {
        let AnswerError::UnknownChoice(question, choice) = dropped else {
            panic!("{dropped:?}");
        };
        assert!(
            REMOVED.contains(&(question.as_str(), choice)),
            "{dropped:?}"
        );
    }
    restored
}

#[test]
fn released_answers_load_without_removed_choices() {
    for path in released_files(".answers.json") {
        assert!(!answers(&path).is_empty(), "{path:?}");
    }
}

#[test]
fn released_links_keep_every_valid_answer() {
    for path in released_files(".link.txt") {
        let link = fs::read_to_string(&path).unwrap();
        let code = link.trim().strip_prefix("#/shared/").unwrap();
        let opened = share::decode(&content(), code).unwrap();
        let answers_file = path.to_str().unwrap().replace(".link.txt", ".answers.json");
        let saved = fs::read_to_string(&answers_file).unwrap();
        let removed = REMOVED
            .iter()
            .filter(|(_, choice)| saved.contains(&format!("\"{choice}\"")));
        assert_eq!(opened.dropped, removed.count(), "{path:?}");
        assert_eq!(
            opened.answers,
            answers(&PathBuf::from(answers_file)),
            "{path:?}"
        );
    }
}

#[test]
fn released_reports_keep_every_valid_answer() {
    for path in released_files(".report.json") {
        let text = fs::read_to_string(&path).unwrap();
        let answers_file = path
            .to_str()
            .unwrap()
            .replace(".report.json", ".answers.json");
        assert_eq!(
            restore(&text).answers,
            answers(&PathBuf::from(answers_file)),
            "{path:?}"
        );
    }
}
