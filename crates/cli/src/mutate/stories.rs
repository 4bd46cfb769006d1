//! Reads the stories in `tests/stories`: test cases of the rules, with the verdicts that reviewers
//! signed.
//!
//! `guide mutate` uses the stories to find out which errors in the rules change a signed verdict.

use crate::Failure;
use guide_engine::answer::Answers;
use guide_engine::assess;
use guide_engine::catalog::Catalog;
use guide_engine::date::Date;
use guide_engine::document::AnswerValue;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The answers of an agency, and the verdicts that a reviewer signed for them.
pub struct Story {
    as_of: Date,
    answers: Answers,
    /// The signed verdict on each agreement, in catalog order; `None` for an agreement on which the
    /// story expects no verdict.
    verdicts: Vec<Option<String>>,
}

/// The fields of a story file that this module uses. The other fields are for human readers.
#[derive(Deserialize)]
struct StoryFile {
    as_of: Date,
    #[serde(default)]
    answers: BTreeMap<String, OneOrMany>,
    expect: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

#[derive(Deserialize)]
struct Expected {
    verdict: String,
    agreements: Vec<String>,
}

impl Story {
    /// Whether `catalog` gives a verdict other than the signed one. The catalog must have the same
    /// agreements and questions as the one with which the story was read.
    pub fn is_broken_by(&self, catalog: &Catalog) -> bool {
        let verdicts = assess::verdicts(catalog, &self.answers, self.as_of);
        let mut pairs = verdicts.iter().zip(&self.verdicts);
        pairs.any(|(found, signed)| signed.as_ref().is_some_and(|signed| signed != found.key()))
    }
}

/// Reads every story in a folder. If the folder does not exist, returns an empty list.
///
/// # Errors
/// Fails if a story cannot be read, if the catalog does not accept one of its answers, or if one of
/// its verdicts differs from the assessment.
pub fn read(catalog: &Catalog, folder: &Path) -> Result<Vec<Story>, Failure> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    let stories = paths.iter().map(|path| {
        story(catalog, path).map_err(|error| Failure::Input(format!("{}: {error}", path.display())))
    });
    stories.collect()
}

fn story(catalog: &Catalog, path: &Path) -> Result<Story, String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    let file: StoryFile = toml::from_str(&text).map_err(|error| error.message().to_owned())?;
    let mut answers = Answers::default();
    for (question, value) in file.answers {
        let value = match value {
            OneOrMany::One(choice) => AnswerValue::One(choice),
            OneOrMany::Many(choices) => AnswerValue::Many(choices),
        };
        let result = answers.with_answer_value(catalog, &question, &value);
        answers = result.map_err(|error| error.to_string())?;
    }
    let signed = |name: &String| {
        let mut expected = file.expect.iter();
        let entry = expected.find(|entry| entry.agreements.contains(name));
        entry.map(|entry| entry.verdict.clone())
    };
    let agreements = catalog.agreements();
    let names =
        agreements.map(|(_, program, agreement)| format!("{}/{}", program.id, agreement.id));
    let story = Story {
        as_of: file.as_of,
        answers,
        verdicts: names.map(|name| signed(&name)).collect(),
    };
    if story.is_broken_by(catalog) {
        return Err("its signed verdicts differ from those of the content".to_owned());
    }
    Ok(story)
}
