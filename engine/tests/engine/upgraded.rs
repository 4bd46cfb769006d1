//! What earlier versions gave out is opened by this one: `tests/released` has a folder for each.

use crate::{content, folder};
use guide_engine::answer::Answers;
use guide_engine::read::read;
use guide_engine::report::{self, FORMAT, Kept, Restored};
use guide_engine::share;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

/// The files of every released version whose names end like this.
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

/// The answers that a page was given, as a report has them.
fn answers(path: &PathBuf) -> Answers {
    let given: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let report = json!({
        "format": FORMAT, "as_of": "2026-11-25", "catalog": "1", "rules": "", "answers": given["answers"],
    });
    restored(&report.to_string()).answers
}

fn restored(text: &str) -> Restored {
    let kept: Kept = read(text).unwrap();
    let restored = report::restore(&content(), &kept).unwrap();
    assert!(restored.dropped.is_empty(), "{:?}", restored.dropped);
    restored
}

#[test]
fn answers_that_pages_keep_are_all_known() {
    for path in given_out(".answers.json") {
        assert!(!answers(&path).is_empty(), "{path:?}");
    }
}

#[test]
fn links_are_opened_with_every_answer() {
    for path in given_out(".link.txt") {
        let link = fs::read_to_string(&path).unwrap();
        let code = link.trim().strip_prefix("#/shared/").unwrap();
        let opened = share::decode(&content(), code).unwrap();
        assert_eq!(opened.dropped, 0, "{path:?}");
        let named = path.to_str().unwrap().replace(".link.txt", ".answers.json");
        assert_eq!(opened.answers, answers(&PathBuf::from(named)), "{path:?}");
    }
}

#[test]
fn reports_and_slots_are_opened_with_every_answer() {
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
