//! Checks `docs/SECURITY.md`, the threat model: every row has a valid state, and the tests that a
//! row names as evidence exist in the files that the row names.

use crate::repository;

fn read(file: &str) -> Option<String> {
    std::fs::read_to_string(repository().join(file)).ok()
}

fn is_file(name: &str) -> bool {
    name.contains('/')
        && [".rs", ".mjs"].iter().any(|end| name.ends_with(end))
        && !name.contains(' ')
}

/// Returns the fault in the evidence of a row, or `None` if all tests that the row names exist. In
/// a row, the name of a file comes before the names of the tests in that file.
fn tests(shown: &str, read: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let (mut text, mut named) = (None, 0);
    for name in shown.split('`').skip(1).step_by(2) {
        if is_file(name) {
            text = Some(read(name));
            continue;
        }
        named += 1;
        let (rust, script) = (format!("fn {name}("), format!("test(\"{name}\""));
        match &text {
            None => return Some(format!("`{name}` has no file before it")),
            Some(None) => return Some(format!("the file before `{name}` is not there")),
            Some(Some(text)) if text.contains(&rust) || text.contains(&script) => {}
            Some(Some(_)) => return Some(format!("there is no test `{name}`")),
        }
    }
    (named == 0).then(|| "names no test".to_owned())
}

fn fault(row: &[&str], read: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    match row {
        [_, "holds", shown] => tests(shown, read),
        [_, "limit" | "not yet", why] if why.len() > 8 => None,
        [_, "limit" | "not yet", _] => Some("has to say why".to_owned()),
        _ => Some("is no row: what, state, shown by".to_owned()),
    }
}

#[test]
fn every_line_of_the_threat_model_names_tests_that_are_there() {
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
fn a_line_whose_test_is_gone_is_told() {
    let file =
        |name: &str| (name == "a/b.rs").then(|| "fn there() {\ntest(\"also there\"".to_owned());
    let told = |state: &str, shown: &str| fault(&["what", state, shown], &file);
    assert_eq!(told("holds", "`a/b.rs`: `there`, `also there`"), None);
    assert_eq!(told("limit", "It is so."), None);
    for (state, shown) in [
        ("holds", "`a/b.rs`: `there`, `gone`"),
        ("holds", "`a/c.rs`: `there`"),
        ("holds", "`there`"),
        ("holds", "`a/b.rs`"),
        ("not yet", ""),
        ("half", "`a/b.rs`: `there`"),
    ] {
        assert!(told(state, shown).is_some(), "{state}: {shown}");
    }
}
