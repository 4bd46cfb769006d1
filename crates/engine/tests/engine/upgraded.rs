//! Checks that the engine still opens the answers, links and reports of released versions.
//! `tests/released` has one folder for each version.

use crate::{content, folder};
use guide_engine::answer::Answers;
use guide_engine::catalog::AnswerError;
use guide_engine::decode::read;
use guide_engine::report::{self, FORMAT, Restored, SavedReport};
use guide_engine::share;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

/// Choices that later versions removed, each with its question. The engine drops such a choice from
/// an answer, reports it, and keeps the rest of the answer.
const GONE: [(&str, &str); 4] = [
    ("challenges", "delegated_authority"),
    ("challenges", "forfeiture_share"),
    ("help", "federal_power"),
    ("jail_practice", "hold_48h"),
];

/// Returns the files of all released versions whose names end with `ending`.
fn given_out(ending: &str) -> Vec<PathBuf> {
    let versions = fs::read_dir(folder("tests/released")).unwrap();
    let versions = versions.map(|each| each.unwrap().path());
    let files = versions.filter(|path| path.is_dir()).flat_map(|version| {
        let files = fs::read_dir(version).unwrap();
        files.map(|each| each.unwrap().path()).collect::<Vec<_>>()
    });
    let ends = |path: &PathBuf| path.to_str().unwrap().ends_with(ending);
    let files: Vec<_> = files.filter(ends).collect();
    assert!(!files.is_empty(), "there is nothing like {ending}");
    files
}

/// Restores the answers in a released answers file, by wrapping them in a report.
fn answers(path: &PathBuf) -> Answers {
    let given: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let report = json!({
        "format": FORMAT, "as_of": "2026-11-25", "catalog": "1", "rules": "", "answers": given["answers"],
    });
    restored(&report.to_string()).answers
}

fn restored(text: &str) -> Restored {
    let kept: SavedReport = read(text).unwrap();
    let restored = report::restore(&content(), &kept).unwrap();
    for dropped in &restored.dropped {
        let AnswerError::UnknownChoice(question, choice) = dropped else {
            panic!("{dropped:?}");
        };
        assert!(GONE.contains(&(question.as_str(), choice)), "{dropped:?}");
    }
    restored
}

#[test]
fn answers_that_pages_keep_are_known_but_for_choices_that_are_gone() {
    for path in given_out(".answers.json") {
        assert!(!answers(&path).is_empty(), "{path:?}");
    }
}

#[test]
fn links_are_opened_with_every_answer_that_is_still_one() {
    for path in given_out(".link.txt") {
        let link = fs::read_to_string(&path).unwrap();
        let code = link.trim().strip_prefix("#/shared/").unwrap();
        let opened = share::decode(&content(), code).unwrap();
        let named = path.to_str().unwrap().replace(".link.txt", ".answers.json");
        let given = fs::read_to_string(&named).unwrap();
        let gone = GONE
            .iter()
            .filter(|(_, choice)| given.contains(&format!("\"{choice}\"")));
        assert_eq!(opened.dropped, gone.count(), "{path:?}");
        assert_eq!(opened.answers, answers(&PathBuf::from(named)), "{path:?}");
    }
}

#[test]
fn reports_and_slots_are_opened_with_every_answer_that_is_still_one() {
    for path in given_out(".report.json") {
        let text = fs::read_to_string(&path).unwrap();
        let named = path
            .to_str()
            .unwrap()
            .replace(".report.json", ".answers.json");
        assert_eq!(
            restored(&text).answers,
            answers(&PathBuf::from(named)),
            "{path:?}"
        );
    }
}
