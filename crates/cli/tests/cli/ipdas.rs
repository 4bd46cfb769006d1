//! Checks `docs/IPDAS.md`, which compares the guide with IPDAS, the standard for decision aids: it
//! covers the items of the standard, and the tests that it names as evidence exist.

use crate::{read, repository};
use std::path::PathBuf;

/// A table row of the document: the heading above the row, the item, its state, and the evidence
/// for this state or the reason for it.
struct Item {
    part: String,
    name: String,
    state: String,
    shown: String,
}

fn items(text: &str) -> Vec<Item> {
    let mut part = "";
    let mut items = Vec::new();
    for line in text.lines() {
        part = line.strip_prefix("## ").unwrap_or(part);
        let row = line
            .strip_prefix("| ")
            .and_then(|rest| rest.strip_suffix(" |"));
        let cells: Vec<&str> = row.unwrap_or_default().split(" | ").collect();
        match cells[..] {
            ["item", ..] => {}
            [name, _, state, shown] => items.push(Item {
                part: part.to_owned(),
                name: name.to_owned(),
                state: state.to_owned(),
                shown: shown.to_owned(),
            }),
            _ => assert!(row.is_none(), "not four cells: {line}"),
        }
    }
    items
}

/// Returns the text of all test files under `tests`, `crates/engine/tests` and `crates/cli/tests`.
fn tests() -> String {
    let mut left: Vec<PathBuf> = ["tests", "crates/engine/tests", "crates/cli/tests"]
        .map(|folder| repository().join(folder))
        .into();
    let mut found = String::new();
    while let Some(path) = left.pop() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            left.extend(
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
fn fault(item: &Item, tests: &str) -> Option<String> {
    let named: Vec<&str> = item.shown.split('`').skip(1).step_by(2).collect();
    let missing = named.iter().find(|name| {
        let (rust, script) = (format!("fn {name}() {{"), format!("test(\"{name}\""));
        !tests.contains(&rust) && !tests.contains(&script)
    });
    match (item.state.as_str(), missing) {
        ("met", _) if named.is_empty() => Some("names no test".to_owned()),
        ("met", Some(missing)) => Some(format!("there is no test `{missing}`")),
        ("met", None) => None,
        ("not applicable" | "open", _) if item.shown.len() > 8 && named.is_empty() => None,
        ("not applicable" | "open", _) => Some("has to say why, and name no test".to_owned()),
        (other, _) => Some(format!("\"{other}\" is no state")),
    }
}

#[test]
fn ipdas() {
    let items = items(&read("docs/IPDAS.md"));
    let tests = tests();
    let mut faults = Vec::new();
    for item in &items {
        println!(
            "{:<15} {}: {} ({})",
            item.state, item.part, item.name, item.shown
        );
        let fault = fault(item, &tests);
        faults.extend(fault.map(|fault| format!("{}: {}: {fault}", item.part, item.name)));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    let within = |part: &str| {
        items
            .iter()
            .filter(|item| item.part.starts_with(part))
            .count()
    };
    assert_eq!((within("Qualifying"), within("Certification")), (6, 10));
    assert!(within("Quality") >= 20, "{}", within("Quality"));
    let qualifying = items.iter().filter(|item| item.part == "Qualifying");
    assert!(qualifying.into_iter().all(|item| item.state == "met"));
}

#[test]
fn a_met_item_whose_test_is_gone_is_told() {
    let told = |state: &str, shown: &str| {
        let item = Item {
            part: String::new(),
            name: String::new(),
            state: state.to_owned(),
            shown: shown.to_owned(),
        };
        fault(&item, "fn is_there() {\n test(\"also there\", async")
    };
    assert_eq!(told("met", "`is_there`, `also there`"), None);
    assert_eq!(told("open", "Not done yet."), None);
    for (state, shown) in [
        ("met", "`is_there`, `is_gone`"),
        ("met", "`is_the`"),
        ("met", "by hand"),
        ("open", ""),
        ("not applicable", "`is_there`"),
        ("half", "`is_there`"),
    ] {
        assert!(told(state, shown).is_some(), "{state}: {shown}");
    }
}

#[test]
fn the_update_policy_the_choice_of_evidence_and_the_makers_are_stated() {
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
    for wanted in ["review_by", "wording", "fact", "rule"] {
        assert!(policy.contains(wanted), "{wanted}");
    }
    let evidence = section("How evidence was chosen");
    for wanted in ["founding", "primary", "secondary", "docs/FACTS.md"] {
        assert!(evidence.contains(wanted), "{wanted}");
    }
    let makers = section("Who made it");
    for wanted in [
        "the maintainers",
        "Nobody funds",
        "not affiliated with",
        "endorsed by",
        "ICE or DHS",
    ] {
        assert!(makers.contains(wanted), "{wanted}");
    }
}
