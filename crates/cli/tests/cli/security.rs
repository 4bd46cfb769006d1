//! Checks `docs/SECURITY.md`, the threat model: every row has a valid state, and either gives a
//! reason, or names tests that exist in the files that the row names.

use crate::repository;

fn read(file: &str) -> Option<String> {
    std::fs::read_to_string(repository().join(file)).ok()
}

fn is_file(name: &str) -> bool {
    name.contains('/')
        && [".rs", ".mjs"].iter().any(|end| name.ends_with(end))
        && !name.contains(' ')
}

/// Returns the fault in the evidence of a row, or `None` if the row names at least one test and all
/// tests that it names exist. In a row, the name of a file comes before the names of the tests in
/// that file.
fn evidence_fault(evidence: &str, read: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let (mut text, mut test_count) = (None, 0);
    for name in evidence.split('`').skip(1).step_by(2) {
        if is_file(name) {
            text = Some(read(name));
            continue;
        }
        test_count += 1;
        let (rust, script) = (format!("fn {name}("), format!("test(\"{name}\""));
        match &text {
            None => return Some(format!("`{name}` has no file before it")),
            Some(None) => return Some(format!("the file before `{name}` does not exist")),
            Some(Some(text)) if text.contains(&rust) || text.contains(&script) => {}
            Some(Some(_)) => return Some(format!("there is no test `{name}`")),
        }
    }
    (test_count == 0).then(|| "names no test".to_owned())
}

fn fault(row: &[&str], read: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    match row {
        [_, "holds", evidence] => evidence_fault(evidence, read),
        [_, "limit" | "not yet", reason] if reason.len() > 8 => None,
        [_, "limit" | "not yet", _] => Some("must give a reason".to_owned()),
        _ => Some("is not a row of threat, state, and evidence or reason".to_owned()),
    }
}

#[test]
fn every_threat_names_existing_tests_or_a_reason() {
    let text = read("docs/SECURITY.md").unwrap();
    let rows = text
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| what |"));
    let mut faults = Vec::new();
    let mut states = Vec::new();
    for line in rows {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        faults.extend(fault(&cells, &read).map(|fault| format!("{line}\n  {fault}")));
        states.extend(cells.get(1).copied());
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    let holds = states.iter().filter(|state| **state == "holds").count();
    assert!(holds >= 25 && states.contains(&"not yet"), "{holds}");
}

#[test]
fn rejects_rows_without_valid_evidence() {
    let file =
        |name: &str| (name == "a/b.rs").then(|| "fn exists() {\ntest(\"also exists\"".to_owned());
    let check = |state: &str, evidence: &str| fault(&["what", state, evidence], &file);
    assert_eq!(check("holds", "`a/b.rs`: `exists`, `also exists`"), None);
    assert_eq!(check("limit", "It is so."), None);
    for (state, evidence) in [
        ("holds", "`a/b.rs`: `exists`, `missing`"),
        ("holds", "`a/c.rs`: `exists`"),
        ("holds", "`exists`"),
        ("holds", "`a/b.rs`"),
        ("not yet", ""),
        ("half", "`a/b.rs`: `exists`"),
    ] {
        assert!(check(state, evidence).is_some(), "{state}: {evidence}");
    }
}
