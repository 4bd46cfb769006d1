//! The files of a rule set: rules, answer sets and expected results, read and compared with each other.

use crate::Failure;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::path::Path;

/// A rule set of one size, with the answer sets it is tried on.
pub struct Input {
    /// The names of the facts; each is true or false.
    pub facts: Vec<String>,
    /// The programs, each with its rule.
    pub programs: Vec<Program>,
    /// One text for each answer set: one character for each fact, 1 where it is true.
    pub sets: Vec<String>,
    /// What has to come out.
    pub expected: Expected,
}

/// A program and its rule.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Program {
    /// Its name.
    pub id: String,
    /// When it holds.
    pub rule: Rule,
}

/// A rule over facts.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Rule {
    /// Every one of these holds.
    All { all: Vec<Rule> },
    /// At least one of these holds.
    Any { any: Vec<Rule> },
    /// This does not hold.
    Not { not: Box<Rule> },
    /// A fact is so, or is not.
    Fact { fact: String, is: bool },
}

/// The expected result; the rows themselves are there for small sets only.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Expected {
    format: String,
    /// Over the rows, joined by a newline.
    pub sha256: String,
    /// For each program, in how many answer sets it holds.
    #[serde(default)]
    pub true_counts: Vec<usize>,
    /// For each answer set, one character for each program.
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

/// The sizes N for which a folder has a `rules-N.json`, smallest first.
///
/// # Errors
/// The folder cannot be read, or has no such file.
pub fn sizes(folder: &Path) -> Result<Vec<usize>, Failure> {
    let entries = std::fs::read_dir(folder).map_err(|error| failed(folder, &error.to_string()))?;
    let size = |entry: std::fs::DirEntry| {
        let name = entry.file_name().into_string().ok()?;
        let size = name.strip_prefix("rules-")?.strip_suffix(".json")?;
        size.parse().ok()
    };
    let mut sizes: Vec<usize> = entries.flatten().filter_map(size).collect();
    sizes.sort_unstable();
    if sizes.is_empty() {
        return Err(failed(folder, "there is no file such as rules-13.json"));
    }
    Ok(sizes)
}

/// Reads the rule set of one size, with the answer sets and the expected result.
///
/// # Errors
/// A file cannot be read, has another form, or does not go with the others.
pub fn read(folder: &Path, size: usize) -> Result<Input, Failure> {
    let path = folder.join(format!("rules-{size}.json"));
    let rules: Rules = file(&path)?;
    is_format(&path, &rules.format, "bench-rules/1")?;
    let path = folder.join("answers.json");
    let sets: Sets = file(&path)?;
    is_format(&path, &sets.format, "bench-answers/1")?;
    if sets.facts != rules.facts {
        return Err(failed(&path, "it has other facts than the rules"));
    }
    let whole = |row: &String| {
        row.len() == sets.facts.len() && row.chars().all(|fact| matches!(fact, '0' | '1'))
    };
    if !sets.rows.iter().all(whole) {
        return Err(failed(&path, "a row is not one 0 or 1 for each fact"));
    }
    let path = folder.join(format!("expected-{size}.json"));
    let expected: Expected = file(&path)?;
    is_format(&path, &expected.format, "bench-results/1")?;
    Ok(Input {
        facts: rules.facts,
        programs: rules.programs,
        sets: sets.rows,
        expected,
    })
}

fn file<T: DeserializeOwned>(path: &Path) -> Result<T, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| failed(path, &error.to_string()))?;
    serde_json::from_str(&text).map_err(|error| failed(path, &error.to_string()))
}

fn is_format(path: &Path, found: &str, wanted: &str) -> Result<(), Failure> {
    if found == wanted {
        return Ok(());
    }
    Err(failed(
        path,
        &format!("its format is \"{found}\", not \"{wanted}\""),
    ))
}

fn failed(path: &Path, why: &str) -> Failure {
    Failure::Input(format!("{}: {why}", path.display()))
}
