//! Compares the table of fact numbers in `docs/FACTS.md` with the content. For each number, the
//! table lists the content files that must note the number, or says that the fact is left out. A
//! file may note only the numbers for which the table lists the file.

use crate::{content, read};
use std::collections::{BTreeMap, BTreeSet};

/// Returns the fact numbers in a list such as `F-AF-1, F-AF-2`. If any part of the text is not a
/// fact number, returns an empty list.
fn numbers(text: &str) -> Vec<String> {
    let is_number = |part: &str| {
        let mut chars = part.chars();
        // In the supplement of November 2026, fact numbers include the section, for example S3-4
        // and S1-FL.
        let has_prefix = matches!(chars.next(), Some('F' | 'S'))
            && matches!(chars.next(), Some('-' | '1'..='6'))
            && part.contains('-');
        has_prefix
            && part
                .chars()
                .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-')
    };
    let parts: Vec<_> = text.split(", ").collect();
    match parts.iter().all(|part| is_number(part)) {
        true => parts.into_iter().map(str::to_owned).collect(),
        false => Vec::new(),
    }
}

/// Returns the fact numbers in the first column of the table, each with the remaining cells of its
/// row.
fn table(text: &str) -> BTreeMap<String, String> {
    let mut rows = BTreeMap::new();
    for line in text.lines() {
        let row = line
            .strip_prefix("| ")
            .and_then(|rest| rest.split_once(" | "));
        for number in row.map(|(ids, _)| numbers(ids)).unwrap_or_default() {
            let previous = rows.insert(number.clone(), row.unwrap().1.to_owned());
            assert_eq!(previous, None, "{number} occurs twice");
        }
    }
    rows
}

/// Returns the content files that a table row names.
fn files(row: &str) -> BTreeSet<&str> {
    let quoted = row.split('`').skip(1).step_by(2);
    quoted.filter(|name| name.ends_with(".toml")).collect()
}

/// Returns the fact numbers that a content file notes. A note is a comment directly above a TOML
/// table.
fn noted(file: &str) -> BTreeSet<String> {
    let text = read(&format!("content/{file}"));
    let lines: Vec<_> = text.lines().collect();
    let mut found = BTreeSet::new();
    for (index, line) in lines.iter().enumerate() {
        let ids = line.strip_prefix("# ").map(numbers).unwrap_or_default();
        let is_above_table = lines
            .get(index + 1)
            .is_some_and(|next| next.starts_with('['));
        assert!(
            ids.is_empty() || is_above_table,
            "{file}: no table follows {line}"
        );
        found.extend(ids);
    }
    found
}

fn content_files() -> Vec<String> {
    let content = content();
    let mut pending = vec![content.clone()];
    let mut found = Vec::new();
    while let Some(path) = pending.pop() {
        if path.is_dir() {
            pending.extend(
                std::fs::read_dir(path)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            found.push(path.strip_prefix(&content).unwrap().display().to_string());
        }
    }
    found
}

#[test]
fn every_fact_number_is_noted_in_its_files_or_left_out() {
    let text = read("docs/FACTS.md");
    let table = table(&text);
    assert!(table.len() >= 85, "{}", table.len());
    let mut faults = Vec::new();
    for (number, row) in &table {
        let files = files(row);
        if files.is_empty() && !row.contains("left out") {
            faults.push(format!("{number} names no file and is not left out"));
        }
        let missing = files
            .into_iter()
            .filter(|file| !noted(file).contains(number));
        faults.extend(missing.map(|file| format!("{file} does not note {number}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_noted_number_is_in_a_row_that_names_the_file() {
    let text = read("docs/FACTS.md");
    let table = table(&text);
    let mut note_count = 0;
    for file in content_files() {
        for number in noted(&file) {
            note_count += 1;
            let row = table
                .get(&number)
                .unwrap_or_else(|| panic!("{file}: the table has no {number}"));
            assert!(
                files(row).contains(file.as_str()),
                "{file} is not in the row of {number}"
            );
        }
    }
    assert!(note_count >= 100, "{note_count}");
}
