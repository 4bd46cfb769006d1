//! The report of a story as a file that a person can read: `tests/golden/border-sheriff.json`.
//!
//! `UPDATE_EXPECTED=1 cargo test -p guide-cli --test golden` writes it anew, and fails, so that nobody takes it for a test.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::path::Path;
use std::process::Command;

#[test]
fn the_report_of_a_sheriff_as_json() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let story = root.join("tests/stories/01-border-sheriff-cash-and-gangs.toml");
    let story: toml::Table = std::fs::read_to_string(story).unwrap().parse().unwrap();
    let answers = Path::new(env!("CARGO_TARGET_TMPDIR")).join("golden-answers.json");
    let given = serde_json::to_string(story.get("answers").unwrap()).unwrap();
    std::fs::write(&answers, given).unwrap();
    let printed = Command::new(env!("CARGO_BIN_EXE_guide"))
        .current_dir(&root)
        .args(["assess", "--as-of", "2026-11-21", "--answers"])
        .arg(&answers)
        .output()
        .unwrap();
    assert!(printed.status.success());
    let found = String::from_utf8(printed.stdout).unwrap();
    let golden = root.join("tests/golden/border-sheriff.json");
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&golden, &found).unwrap();
        panic!("wrote the golden file");
    }
    let wanted = std::fs::read_to_string(&golden).unwrap_or_default();
    assert!(
        wanted == found,
        "tests/golden/border-sheriff.json differs: write it anew and read the difference"
    );
}
