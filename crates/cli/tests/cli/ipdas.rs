//! Checks `docs/IPDAS.md`, which compares the guide with IPDAS, the standard for decision aids. It
//! lists 6 qualifying, 10 certification and at least 20 quality items. Every item names existing
//! tests, or gives a reason why it is open or not applicable. Another test checks three sections of
//! `docs/CONTENT.md`.

use crate::{read, repository};
use std::path::PathBuf;

/// A table row of the document: the heading above the row, the item, its state, and the evidence
/// for this state or the reason for it.
struct Item {
    section: String,
    name: String,
    state: String,
    evidence: String,
}

fn items(text: &str) -> Vec<Item> {
    let mut section = "";
    let mut items = Vec::new();
    for line in text.lines() {
        section = line.strip_prefix("## ").unwrap_or(section);
        let row = line
            .strip_prefix("| ")
            .and_then(|rest| rest.strip_suffix(" |"));
        let cells: Vec<&str> = row.unwrap_or_default().split(" | ").collect();
        match cells[..] {
            ["item", ..] => {}
            [name, _, state, evidence] => items.push(Item {
                section: section.to_owned(),
                name: name.to_owned(),
                state: state.to_owned(),
                evidence: evidence.to_owned(),
            }),
            _ => assert!(row.is_none(), "not four cells: {line}"),
        }
    }
    items
}

/// Returns the text of all Rust and Playwright test files under `tests`, `crates/engine/tests` and
/// `crates/cli/tests`.
fn test_sources() -> String {
    let mut pending: Vec<PathBuf> = ["tests", "crates/engine/tests", "crates/cli/tests"]
        .map(|folder| repository().join(folder))
        .into();
    let mut found = String::new();
    while let Some(path) = pending.pop() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            pending.extend(
                std::fs::read_dir(path)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
        } else if name.ends_with(".rs") || name.ends_with(".spec.mjs") {
            found.push_str(&std::fs::read_to_string(path).unwrap());
        }
    }
    found
}

/// Returns the fault of an item, or `None` if the item is valid.
fn fault(item: &Item, test_sources: &str) -> Option<String> {
    let test_names: Vec<&str> = item.evidence.split('`').skip(1).step_by(2).collect();
    let missing = test_names.iter().find(|name| {
        let (rust, script) = (format!("fn {name}() {{"), format!("test(\"{name}\""));
        !test_sources.contains(&rust) && !test_sources.contains(&script)
    });
    match (item.state.as_str(), missing) {
        ("met", _) if test_names.is_empty() => Some("names no test".to_owned()),
        ("met", Some(missing)) => Some(format!("there is no test `{missing}`")),
        ("met", None) => None,
        ("not applicable" | "open", _) if item.evidence.len() > 8 && test_names.is_empty() => None,
        ("not applicable" | "open", _) => Some("must give a reason and name no test".to_owned()),
        (other, _) => Some(format!("\"{other}\" is not a state")),
    }
}

#[test]
fn every_item_names_existing_tests_or_a_reason() {
    let items = items(&read("docs/IPDAS.md"));
    let test_sources = test_sources();
    let mut faults = Vec::new();
    for item in &items {
        println!(
            "{:<15} {}: {} ({})",
            item.state, item.section, item.name, item.evidence
        );
        let fault = fault(item, &test_sources);
        faults.extend(fault.map(|fault| format!("{}: {}: {fault}", item.section, item.name)));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    let count_in = |section: &str| {
        items
            .iter()
            .filter(|item| item.section.starts_with(section))
            .count()
    };
    assert_eq!((count_in("Qualifying"), count_in("Certification")), (6, 10));
    assert!(count_in("Quality") >= 20, "{}", count_in("Quality"));
    let qualifying = items.iter().filter(|item| item.section == "Qualifying");
    assert!(qualifying.into_iter().all(|item| item.state == "met"));
}

#[test]
fn rejects_items_without_valid_evidence() {
    let check = |state: &str, evidence: &str| {
        let item = Item {
            section: String::new(),
            name: String::new(),
            state: state.to_owned(),
            evidence: evidence.to_owned(),
        };
        fault(&item, "fn exists() {\n test(\"also exists\", async")
    };
    assert_eq!(check("met", "`exists`, `also exists`"), None);
    assert_eq!(check("open", "Not done yet."), None);
    for (state, evidence) in [
        ("met", "`exists`, `missing`"),
        ("met", "`exist`"),
        ("met", "by hand"),
        ("open", ""),
        ("not applicable", "`exists`"),
        ("half", "`exists`"),
    ] {
        assert!(check(state, evidence).is_some(), "{state}: {evidence}");
    }
}

#[test]
fn the_documentation_states_update_policy_evidence_and_makers() {
    let text = read("docs/CONTENT.md");
    let section = |heading: &str| {
        let rest = text.split(&format!("\n## {heading}\n")).nth(1);
        rest.expect(heading)
            .split("\n## ")
            .next()
            .unwrap()
            .to_owned()
    };
    let policy = section("When content changes");
    for expected in ["review_by", "wording", "fact", "rule"] {
        assert!(policy.contains(expected), "{expected}");
    }
    let evidence = section("How evidence was chosen");
    for expected in ["founding", "primary", "secondary", "docs/FACTS.md"] {
        assert!(evidence.contains(expected), "{expected}");
    }
    let makers = section("Who made it");
    for expected in [
        "the maintainers",
        "Nobody funds",
        "not affiliated with",
        "endorsed by",
        "ICE or DHS",
    ] {
        assert!(makers.contains(expected), "{expected}");
    }
}
