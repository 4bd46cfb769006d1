//! Checks `docs/ACCESSIBILITY.md`, the conformance report: it lists every WCAG 2.2 criterion of
//! levels A and AA, and the tests that it names as evidence exist.

use crate::repository;

/// A table row of the report: a criterion, its conformance level, and the evidence for this level
/// or the reason for it.
struct Criterion {
    name: String,
    level: String,
    shown: String,
}

fn criteria(text: &str) -> Vec<Criterion> {
    let rows = text.lines().filter_map(|line| {
        line.strip_prefix("| ")
            .and_then(|rest| rest.strip_suffix(" |"))
    });
    rows.map(|row| match row.split(" | ").collect::<Vec<_>>()[..] {
        [name, level, shown] => Criterion {
            name: name.to_owned(),
            level: level.to_owned(),
            shown: shown.to_owned(),
        },
        _ => panic!("not three cells: {row}"),
    })
    .filter(|row| row.name != "criterion")
    .collect()
}

/// Returns the text of the files that contain the report's tests: `tests/*.rs` and
/// `tests/e2e/*.spec.mjs`.
fn tests() -> String {
    let files = |folder: &str, ending: &str| {
        let entries = std::fs::read_dir(repository().join(folder)).unwrap();
        let paths = entries.map(|entry| entry.unwrap().path());
        let wanted = paths.filter(|path| path.to_string_lossy().ends_with(ending));
        wanted
            .map(|path| std::fs::read_to_string(path).unwrap())
            .collect::<String>()
    };
    files("tests", ".rs") + &files("tests/e2e", ".spec.mjs")
}

/// Returns the fault of a row, or `None` if the row is valid.
fn fault(criterion: &Criterion, tests: &str) -> Option<String> {
    let named: Vec<&str> = criterion.shown.split('`').skip(1).step_by(2).collect();
    let missing = named.iter().find(|name| {
        let forms = [
            format!("fn {name}() {{"),
            format!("test(\"{name}\""),
            format!("test(`{name}`"),
        ];
        // The test of valid HTML runs once for each page, so its title in the source contains
        // `${file}` and not the name of a page.
        let of_a_file = name.replace("index.html", "${file}");
        !forms.iter().any(|form| tests.contains(form))
            && !tests.contains(&format!("test(`{of_a_file}`"))
    });
    let by_hand = criterion.shown.contains("looked at by hand, 20");
    match (criterion.level.as_str(), missing) {
        (_, Some(missing)) => Some(format!("there is no test `{missing}`")),
        ("Supports" | "Partially", None) if named.is_empty() && !by_hand => {
            let refers = criterion.shown == "See the tables above.";
            (!refers).then(|| "names no test and no day it was looked at".to_owned())
        }
        ("Supports" | "Partially", None) => None,
        ("Not applicable", None) if named.is_empty() && criterion.shown.len() > 8 => None,
        ("Not applicable", None) => Some("has to say why, and name no test".to_owned()),
        (other, None) => Some(format!("\"{other}\" is no level")),
    }
}

#[test]
fn every_criterion_of_the_conformance_report_is_shown() {
    let report = std::fs::read_to_string(repository().join("docs/ACCESSIBILITY.md")).unwrap();
    let criteria = criteria(&report);
    let tests = tests();
    let faults: Vec<String> = criteria
        .iter()
        .filter_map(|each| fault(each, &tests).map(|fault| format!("{}: {fault}", each.name)))
        .collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    // WCAG 2.2 has 31 criteria of level A and 24 of level AA.
    let numbered = |name: &str| name.split(' ').next().unwrap().matches('.').count() == 2;
    let wcag = criteria
        .iter()
        .filter(|each| numbered(&each.name) && matches!(&each.name[..1], "1" | "2" | "3" | "4"));
    assert_eq!(wcag.count(), 31 + 24);
}

#[test]
fn a_criterion_whose_test_is_gone_is_told() {
    let told = |level: &str, shown: &str| {
        let criterion = Criterion {
            name: String::new(),
            level: level.to_owned(),
            shown: shown.to_owned(),
        };
        fault(&criterion, "fn is_there() {\n test(`also ${there}`, async")
    };
    assert_eq!(told("Supports", "`is_there`, `also ${there}`"), None);
    assert_eq!(
        told("Supports", "None; looked at by hand, 2026-11-25."),
        None
    );
    assert_eq!(told("Not applicable", "There is no sound."), None);
    for (level, shown) in [
        ("Supports", "`is_there`, `is_gone`"),
        ("Supports", "by hand"),
        ("Partially", ""),
        ("Not applicable", "`is_there`"),
        ("Mostly", "`is_there`"),
    ] {
        assert!(told(level, shown).is_some(), "{level}: {shown}");
    }
}
