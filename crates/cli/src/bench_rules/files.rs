//! Reads the files of a synthetic rule set for `guide bench-rules`: rules, answer sets and expected
//! results. Also checks their formats, and that the answer sets are about the facts that the rules
//! test. `bench/rules.mjs` writes such files.

use crate::Failure;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::path::Path;

/// A rule set of one size, with its answer sets and its expected result.
pub struct Input {
    /// The names of the facts. Each fact is true or false.
    pub facts: Vec<String>,
    /// The programs, each with its rule.
    pub programs: Vec<Program>,
    /// A string for each answer set, with a character for each fact: `1` if the fact is true,
    /// otherwise `0`.
    pub sets: Vec<String>,
    /// The expected result.
    pub expected: Expected,
}

/// A program and its rule.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Program {
    /// The name of the program.
    pub id: String,
    /// The rule that is evaluated for the program.
    pub rule: Rule,
}

/// A rule over facts.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Rule {
    /// Every one of these rules holds.
    All { all: Vec<Rule> },
    /// At least one of these rules holds.
    Any { any: Vec<Rule> },
    /// This rule does not hold.
    Not { not: Box<Rule> },
    /// The fact has the value `is`.
    Fact { fact: String, is: bool },
}

/// The expected result. Only the files for small rule sets contain `rows`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Expected {
    format: String,
    /// The SHA-256 digest of the rows, joined by newlines, in hexadecimal.
    pub sha256: String,
    /// For each program, the number of answer sets in which its rule holds.
    #[serde(default)]
    pub true_counts: Vec<usize>,
    /// For each answer set, a string with a character for each program: `1` if the program's rule
    /// holds, otherwise `0`.
    #[serde(default)]
    pub rows: Vec<String>,
}

#[derive(Deserialize)]
struct Rules {
    format: String,
    facts: Vec<String>,
    programs: Vec<Program>,
}

#[derive(Deserialize)]
struct Sets {
    format: String,
    facts: Vec<String>,
    rows: Vec<String>,
}

/// Returns the sizes N for which a folder has a file `rules-N.json`, smallest first.
///
/// # Errors
/// Fails if the folder cannot be read or contains no such file.
pub fn sizes(folder: &Path) -> Result<Vec<usize>, Failure> {
    let entries = std::fs::read_dir(folder).map_err(|error| failure(folder, &error.to_string()))?;
    let size = |entry: std::fs::DirEntry| {
        let name = entry.file_name().into_string().ok()?;
        let size = name.strip_prefix("rules-")?.strip_suffix(".json")?;
        size.parse().ok()
    };
    let mut sizes: Vec<usize> = entries.flatten().filter_map(size).collect();
    sizes.sort_unstable();
    if sizes.is_empty() {
        return Err(failure(
            folder,
            "it has no file with a name such as rules-13.json",
        ));
    }
    Ok(sizes)
}

/// Reads the rule set of one size, with the answer sets and the expected result.
///
/// # Errors
/// Fails if a file cannot be read, if it does not have the expected format, or if the answer sets
/// are not about the facts of the rules.
pub fn read(folder: &Path, size: usize) -> Result<Input, Failure> {
    let path = folder.join(format!("rules-{size}.json"));
    let rules: Rules = read_json(&path)?;
    check_format(&path, &rules.format, "bench-rules/1")?;
    let path = folder.join("answers.json");
    let sets: Sets = read_json(&path)?;
    check_format(&path, &sets.format, "bench-answers/1")?;
    if sets.facts != rules.facts {
        return Err(failure(&path, "its facts differ from those of the rules"));
    }
    let is_complete = |row: &String| {
        row.len() == sets.facts.len() && row.chars().all(|fact| matches!(fact, '0' | '1'))
    };
    if !sets.rows.iter().all(is_complete) {
        return Err(failure(
            &path,
            "each row must have one 0 or 1 for each fact",
        ));
    }
    let path = folder.join(format!("expected-{size}.json"));
    let expected: Expected = read_json(&path)?;
    check_format(&path, &expected.format, "bench-results/1")?;
    Ok(Input {
        facts: rules.facts,
        programs: rules.programs,
        sets: sets.rows,
        expected,
    })
}

fn read_json<T: DeserializeOwned>(path: &Path) -> Result<T, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| failure(path, &error.to_string()))?;
    serde_json::from_str(&text).map_err(|error| failure(path, &error.to_string()))
}

fn check_format(path: &Path, found: &str, expected: &str) -> Result<(), Failure> {
    if found == expected {
        return Ok(());
    }
    Err(failure(
        path,
        &format!("its format is \"{found}\", not \"{expected}\""),
    ))
}

fn failure(path: &Path, reason: &str) -> Failure {
    Failure::Input(format!("{}: {reason}", path.display()))
}
