//! Compares the JSON report for the answers of a scenario in `tests/fixture` with the golden file
//! `tests/golden/fixture.json`.
//!
//! `UPDATE_EXPECTED=1 cargo test -p guide-cli --test cli golden` rewrites the file and then fails,
//! because such a run tests nothing.

use crate::{guide, index, read, repository};

#[test]
fn the_report_as_json() {
    let scenario = read("tests/fixture/scenarios/dry-plot.toml");
    let scenario: toml::Table = scenario.parse().unwrap();
    let answers = index("golden-answers.json");
    let given = serde_json::to_string(scenario.get("answers").unwrap()).unwrap();
    std::fs::write(&answers, given).unwrap();
    let answers = ["--answers", answers.to_str().unwrap()];
    let content = ["--content", "tests/fixture"];
    let command = ["assess", "--as-of", "2026-11-21"];
    let printed = guide(&[&command[..], &answers, &content].concat());
    assert!(printed.status.success());
    let found = String::from_utf8(printed.stdout).unwrap();
    let golden = repository().join("tests/golden/fixture.json");
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&golden, &found).unwrap();
        panic!("wrote the golden file");
    }
    let wanted = std::fs::read_to_string(&golden).unwrap_or_default();
    assert!(
        wanted == found,
        "tests/golden/fixture.json differs: write it anew and read the difference"
    );
}
