//! Tests of `guide facts`: the command prints one CSV row for each citation of each claim. The exit
//! code is 1 if a claim has no source, if a citation has no location in its source, or if a source
//! has no date or no kind. The column "confidence" contains the kind of the source.

use crate::{content, copy_folder, empty_folder, guide, repository};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::LazyLock;

fn facts(folder: &Path) -> Output {
    guide(&["facts", folder.to_str().unwrap()])
}

/// Parses the printed CSV and returns each row as a map from column headings to cells. Uses the
/// `csv` crate, so that the test does not rely on the project's own code.
fn rows(printed: &[u8]) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(printed);
    reader.deserialize().map(Result::unwrap).collect()
}

/// Returns the rows for the shipped content. `guide facts` runs once for all tests.
fn shipped() -> Vec<BTreeMap<String, String>> {
    static ROWS: LazyLock<Vec<BTreeMap<String, String>>> = LazyLock::new(print_shipped);
    ROWS.clone()
}

fn print_shipped() -> Vec<BTreeMap<String, String>> {
    let output = facts(&content());
    assert!(output.status.success(), "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
    rows(&output.stdout)
}

/// Parses the TOML files of a folder and its subfolders, and adds each parsed file to `found`. The
/// key is `prefix` and the path of the file relative to `folder`.
fn files(folder: &Path, prefix: &str, found: &mut BTreeMap<String, toml::Table>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() {
            files(&path, &format!("{prefix}{name}/"), found);
        } else if name.ends_with(".toml") {
            let text = std::fs::read_to_string(&path).unwrap();
            found.insert(format!("{prefix}{name}"), text.parse().unwrap());
        }
    }
}

/// Returns the number of tables that have a nonempty `cite`, and the total number of their
/// citations.
fn claims_and_citations(value: &toml::Value) -> (usize, usize) {
    let inner: Vec<&toml::Value> = match value {
        toml::Value::Table(table) => table.values().collect(),
        toml::Value::Array(list) => list.iter().collect(),
        _ => Vec::new(),
    };
    let cite = value.get("cite").and_then(toml::Value::as_array);
    let count = cite.map_or(0, Vec::len);
    inner.into_iter().map(claims_and_citations).fold(
        (usize::from(count > 0), count),
        |(claims, citations), (more_claims, more_citations)| {
            (claims + more_claims, citations + more_citations)
        },
    )
}

#[test]
fn every_claim_and_every_citation_has_its_row() {
    let mut tables = BTreeMap::new();
    files(&content(), "", &mut tables);
    let counts = tables
        .into_iter()
        .map(|(file, table)| (file, claims_and_citations(&toml::Value::Table(table))));
    let expected: BTreeMap<_, _> = counts.filter(|(_, (claims, _))| *claims > 0).collect();
    let mut claims: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut row_counts: BTreeMap<String, usize> = BTreeMap::new();
    for row in shipped() {
        claims
            .entry(row["file"].clone())
            .or_default()
            .insert(row["field"].clone());
        *row_counts.entry(row["file"].clone()).or_default() += 1;
    }
    let found = claims
        .iter()
        .map(|(file, fields)| (file.clone(), (fields.len(), row_counts[file])));
    assert_eq!(found.collect::<BTreeMap<_, _>>(), expected);
    assert!(expected.len() > 15, "{expected:?}");
}

#[test]
fn every_claim_has_a_source_title_location_date_and_confidence() {
    let of_agreements = shipped().into_iter().filter(|row| {
        for (heading, text) in row {
            assert!(heading == "agreement" || !text.trim().is_empty(), "{row:?}");
        }
        assert!(["founding", "primary", "secondary"].contains(&row["confidence"].as_str()));
        let date = &row["date"];
        assert!(
            date.len() >= 4 && date.chars().all(|c| c.is_ascii_digit() || c == '-'),
            "{row:?}"
        );
        let field = &row["field"];
        assert_eq!(
            field.starts_with("agreements."),
            !row["agreement"].is_empty(),
            "{row:?}"
        );
        !row["agreement"].is_empty()
    });
    assert!(of_agreements.count() > 100);
}

#[test]
fn every_source_is_cited() {
    let mut tables = BTreeMap::new();
    files(&content().join("sources"), "", &mut tables);
    let sources = tables
        .values()
        .flat_map(|table| table["sources"].as_array().unwrap());
    let known = sources.map(|source| source["id"].as_str().unwrap().to_owned());
    let cited = shipped().into_iter().map(|row| row["source"].clone());
    assert_eq!(
        cited.collect::<BTreeSet<_>>(),
        known.collect::<BTreeSet<_>>()
    );
}

/// Copies `tests/fixture` to a new folder, replaces the first `old` in one file with `new`, and
/// returns the path of the folder.
fn changed(name: &str, file: &str, [old, new]: [&str; 2]) -> PathBuf {
    let folder = empty_folder(&format!("facts-{name}"));
    copy_folder(&repository().join("tests/fixture"), &folder);
    let path = folder.join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains(old), "{file} does not contain {old}");
    std::fs::write(&path, text.replacen(old, new, 1)).unwrap();
    folder
}

#[test]
fn a_claim_without_a_source_location_or_date_exits_with_1() {
    let location = "at = \"page 3\"";
    let cases = [
        (
            "location",
            "programs/barrow.toml",
            [location, "at = \"\""],
            "cite#1.at: it is empty",
        ),
        (
            "source",
            "programs/barrow.toml",
            [
                "cite = [{ source = \"almanac\", at = \"page 3\" }]",
                "cite = []",
            ],
            "there is no source",
        ),
        (
            "date",
            "sources/club.toml",
            ["as_of = \"2005-04\"", "as_of = \"\""],
            "as_of",
        ),
        (
            "confidence",
            "sources/club.toml",
            ["kind = \"founding\"\n", ""],
            "kind: it is missing",
        ),
    ];
    for (name, file, change, message) in cases {
        let output = facts(&changed(name, file, change));
        assert_eq!(output.status.code(), Some(1), "{name}: {output:?}");
        let errors = String::from_utf8(output.stderr).unwrap();
        assert!(errors.contains(message), "{name}: {errors}");
        assert!(output.stdout.is_empty(), "{name}");
    }
}

#[test]
fn texts_that_look_like_formulas_are_escaped() {
    let old = "It carries what is heavy.";
    let folder = changed("formula", "programs/barrow.toml", [old, "=A1, or “so”."]);
    let output = facts(&folder);
    assert!(output.status.success(), "{output:?}");
    let found = rows(&output.stdout);
    let texts = found.iter().filter(|row| row["text"].contains("A1"));
    assert!(
        texts
            .map(|row| row["text"].as_str())
            .all(|text| text == "'=A1, or “so”.")
    );
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .contains(",\"'=A1, or “so”.\",")
    );
}
