//! Tests of `guide table`: the verdict in a row is the verdict that the engine gives for the
//! answers in that row, and no row is missing or duplicate. In long tables, the tests compare only
//! a sample of the verdicts.

use crate::{changed_catalog, depth, guide, repository, run};
use guide_engine::answer::Answers;
use guide_engine::assess;
use guide_engine::catalog::Catalog;
use guide_engine::document::AnswerValue;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::Path;

/// Returns the answers of a table row. A multi-select has one column for each choice, with `yes` if
/// the choice is selected and `no` otherwise.
fn answers(catalog: &Catalog, header: &[&str], row: &[&str]) -> Answers {
    let mut values: BTreeMap<&str, AnswerValue> = BTreeMap::new();
    for (column, cell) in header.iter().zip(row) {
        match (column.split_once('.'), *cell) {
            (None, choice) => {
                // Choices that no rule distinguishes share a cell, separated by `|`. The first
                // choice stands for all of them.
                let first = choice.split('|').next().unwrap();
                values.insert(column, AnswerValue::One(first.to_owned()));
            }
            (Some((question, choice)), selected) => {
                assert!(["yes", "no"].contains(&selected), "{column} is {selected}");
                let value = values
                    .entry(question)
                    .or_insert(AnswerValue::Many(Vec::new()));
                if let (AnswerValue::Many(choices), "yes") = (value, selected) {
                    choices.push(choice.to_owned());
                }
            }
        }
    }
    values
        .iter()
        .fold(Answers::default(), |answers, (question, value)| {
            answers.with_answer_value(catalog, question, value).unwrap()
        })
}

/// Compares the table of an agreement with the engine's verdicts, and checks that no row is missing
/// or duplicate. Returns the number of rows.
fn check_table(catalog: &Catalog, folder: &str, program: &str, agreement: &str) -> usize {
    let name = format!("{program}/{agreement}");
    let (code, text) = run(&["table", &name, "--content", folder]);
    assert_eq!(code, Some(0), "{name}");
    let (header, rows) = text.split_once('\n').unwrap();
    let header: Vec<_> = header.split(',').collect();
    let (last, header) = header.split_last().unwrap();
    assert_eq!(*last, "verdict", "{name}");
    let mut agreements = catalog.agreements();
    let found = agreements.find(|(_, p, a)| p.id.as_str() == program && a.id.as_str() == agreement);
    let index = found.unwrap().0.0;
    let count = rows.lines().count();
    // In a long table, compare only some rows with the engine, evenly spread over the table.
    let step = count.div_ceil(depth::pick(300, 2_000)).max(1);
    let mut seen = HashSet::with_capacity(count);
    let mut values = vec![BTreeSet::new(); header.len()];
    for (number, row) in rows.lines().enumerate() {
        let (cells, verdict) = row.rsplit_once(',').unwrap();
        assert!(seen.insert(cells), "{name}: the row {row} occurs twice");
        let mut columns = 0_usize;
        for (column, cell) in cells.split(',').enumerate() {
            values[column].insert(cell);
            columns += 1;
        }
        assert_eq!(columns, header.len(), "{name}: {row}");
        if number.is_multiple_of(step) {
            let cells: Vec<_> = cells.split(',').collect();
            let answers = answers(catalog, header, &cells);
            let verdicts = assess::verdicts(catalog, &answers, "2026-11-21".parse().unwrap());
            assert_eq!(verdict, verdicts[index].key(), "{name}: {row}");
        }
    }
    // The rows must contain every combination of the values of the columns.
    let combinations: usize = values.iter().map(BTreeSet::len).product();
    assert_eq!(seen.len(), combinations, "{name} lacks a row");
    count
}

fn check_folder(folder: &Path) -> usize {
    let catalog = guide_authoring::folder::open(folder).unwrap();
    let name = folder.to_str().unwrap();
    let agreements = catalog.agreements();
    agreements
        .map(|(_, program, agreement)| {
            check_table(&catalog, name, program.id.as_str(), agreement.id.as_str())
        })
        .sum()
}

#[test]
fn every_row_has_the_verdict_of_the_engine() {
    let rows = check_folder(&repository().join("content"));
    assert!(rows > 6_000, "only {rows} rows were compared");
    // The test catalog has a program that needs another program.
    check_folder(&changed_catalog("table-garden", &[]));
}

#[test]
fn a_program_without_an_agreement_selects_all_its_agreements() {
    assert_eq!(run(&["table", "cap"]), run(&["table", "cap/take-part"]));
    let folder = repository().join("tests/fixture");
    let (_, text) = run(&["table", "pump", "--content", folder.to_str().unwrap()]);
    let header = text.lines().next().unwrap();
    assert!(
        header.ends_with(",verdict.hand,verdict.motor,verdict.hose"),
        "{header}"
    );
}

#[test]
fn rejects_unknown_names_and_oversized_tables() {
    let cases = [
        (
            "nowhere",
            "error: there is no program \"nowhere\"; write one of: asset-forfeiture, best, ",
        ),
        (
            "287g/nothing",
            "error: there is no agreement of 287g \"nothing\"; write one of: jem, wso, tfm",
        ),
        (
            "287g/",
            "error: there is no agreement of 287g \"\"; write one of: jem, wso, tfm",
        ),
        ("", "error: there is no program \"\"; write one of: "),
        (
            "287g",
            "error: 287g has more answer sets than a spreadsheet has lines if all its agreements \
             are side by side; name one of: 287g/jem, ",
        ),
    ];
    for (name, expected) in cases {
        let output = guide(&["table", name]);
        let line = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(output.stdout.is_empty(), "{name}");
        assert_eq!(line.lines().count(), 1, "{line}");
        assert!(line.starts_with(expected), "{line}");
    }
}
