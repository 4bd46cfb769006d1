//! Checks `docs/ACCESSIBILITY.md`, the conformance report. It has as many numbered rows as WCAG 2.2
//! has criteria of levels A and AA. Every row has a valid conformance level, and names existing
//! tests, the day of a manual check, or a reason.

use crate::repository;

/// A table row of the report: a criterion, its conformance level, and the evidence for this level
/// or the reason for it.
struct Criterion {
    name: String,
    level: String,
    evidence: String,
}

fn criteria(text: &str) -> Vec<Criterion> {
    let rows = text.lines().filter_map(|line| {
        line.strip_prefix("| ")
            .and_then(|rest| rest.strip_suffix(" |"))
    });
    rows.map(|row| match row.split(" | ").collect::<Vec<_>>()[..] {
        [name, level, evidence] => Criterion {
            name: name.to_owned(),
            level: level.to_owned(),
            evidence: evidence.to_owned(),
        },
        _ => panic!("not three cells: {row}"),
    })
    .filter(|row| row.name != "criterion")
    .collect()
}

/// Returns the text of the files that contain the report's tests: `tests/*.rs` and
/// `tests/e2e/*.spec.mjs`.
fn test_sources() -> String {
    let files = |folder: &str, ending: &str| {
        let entries = std::fs::read_dir(repository().join(folder)).unwrap();
        let paths = entries.map(|entry| entry.unwrap().path());
        let matching = paths.filter(|path| path.to_string_lossy().ends_with(ending));
        matching
            .map(|path| std::fs::read_to_string(path).unwrap())
            .collect::<String>()
    };
    files("tests", ".rs") + &files("tests/e2e", ".spec.mjs")
}

/// Returns the fault of a row, or `None` if the row is valid.
fn fault(criterion: &Criterion, test_sources: &str) -> Option<String> {
    let test_names: Vec<&str> = criterion.evidence.split('`').skip(1).step_by(2).collect();
    let missing = test_names.iter().find(|name| {
        let forms = [
            format!("fn {name}() {{"),
            format!("test(\"{name}\""),
            format!("test(`{name}`"),
        ];
        // The test of valid HTML runs once for each page, so its title in the source contains
        // `${file}` and not the name of a page.
        let per_file_title = name.replace("index.html", "${file}");
        !forms.iter().any(|form| test_sources.contains(form))
            && !test_sources.contains(&format!("test(`{per_file_title}`"))
    });
    let by_hand = criterion.evidence.contains("looked at by hand, 20");
    match (criterion.level.as_str(), missing) {
        (_, Some(missing)) => Some(format!("there is no test `{missing}`")),
        ("Supports" | "Partially", None) if test_names.is_empty() && !by_hand => {
            let is_reference = criterion.evidence == "See the tables above.";
            (!is_reference).then(|| "names no test and no day of a manual check".to_owned())
        }
        ("Supports" | "Partially", None) => None,
        ("Not applicable", None) if test_names.is_empty() && criterion.evidence.len() > 8 => None,
        ("Not applicable", None) => Some("must give a reason and name no test".to_owned()),
        (other, None) => Some(format!("\"{other}\" is not a level")),
    }
}

#[test]
fn every_criterion_names_existing_tests_or_a_reason() {
    let report = std::fs::read_to_string(repository().join("docs/ACCESSIBILITY.md")).unwrap();
    let criteria = criteria(&report);
    let test_sources = test_sources();
    let faults: Vec<String> = criteria
        .iter()
        .filter_map(|criterion| {
            let fault = fault(criterion, &test_sources)?;
            Some(format!("{}: {fault}", criterion.name))
        })
        .collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    // WCAG 2.2 has 31 criteria of level A and 24 of level AA.
    let is_numbered = |name: &str| name.split(' ').next().unwrap().matches('.').count() == 2;
    let wcag = criteria.iter().filter(|criterion| {
        let name = &criterion.name;
        is_numbered(name) && matches!(&name[..1], "1" | "2" | "3" | "4")
    });
    assert_eq!(wcag.count(), 31 + 24);
}

#[test]
fn rejects_criteria_without_valid_evidence() {
    let check = |level: &str, evidence: &str| {
        let criterion = Criterion {
            name: String::new(),
            level: level.to_owned(),
            evidence: evidence.to_owned(),
        };
        fault(&criterion, "fn exists() {\n test(`also ${exists}`, async")
    };
    assert_eq!(check("Supports", "`exists`, `also ${exists}`"), None);
    assert_eq!(
        check("Supports", "None; looked at by hand, 2026-11-25."),
        None
    );
    assert_eq!(check("Not applicable", "There is no sound."), None);
    for (level, evidence) in [
        ("Supports", "`exists`, `missing`"),
        ("Supports", "by hand"),
        ("Partially", ""),
        ("Not applicable", "`exists`"),
        ("Mostly", "`exists`"),
    ] {
        assert!(check(level, evidence).is_some(), "{level}: {evidence}");
    }
}
