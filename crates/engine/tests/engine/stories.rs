//! Runs the stories in `tests/stories`. A story has the answers of an agency and the verdicts that
//! a reviewer signed, each with its reason.

use guide_engine::answer::Answers;
use guide_engine::assess;
use guide_engine::catalog::Catalog;
use guide_engine::date::Date;
use guide_engine::document::AnswerValue;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    title: String,
    story: String,
    as_of: Date,
    #[serde(default)]
    answers: BTreeMap<String, toml::Value>,
    expect: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    verdict: String,
    agreements: Vec<String>,
    because: String,
}

fn stories() -> Vec<(String, Story)> {
    let entries = std::fs::read_dir(crate::folder("tests/stories")).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: std::path::PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        let story =
            toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (
            path.file_name().unwrap().to_string_lossy().into_owned(),
            story,
        )
    };
    paths.into_iter().map(read).collect()
}

/// Returns the answers of the story in the file `name`.
pub fn answers_of(catalog: &Catalog, name: &str) -> Answers {
    let stories = stories();
    let (_, story) = stories
        .iter()
        .find(|(file, _)| file == name)
        .unwrap_or_else(|| panic!("there is no story {name}"));
    answers(catalog, story)
}

fn answers(catalog: &Catalog, story: &Story) -> Answers {
    story
        .answers
        .iter()
        .fold(Answers::default(), |answers, (question, value)| {
            let text =
                |value: &toml::Value| value.as_str().expect("a choice is a string").to_owned();
            let value = match value {
                toml::Value::Array(values) => AnswerValue::Many(values.iter().map(text).collect()),
                value => AnswerValue::One(text(value)),
            };
            answers
                .with_answer_value(catalog, question, &value)
                .unwrap_or_else(|error| panic!("{}: {error}", story.title))
        })
}

/// Returns the answers of every story.
pub fn all_answers(catalog: &Catalog) -> Vec<Answers> {
    stories()
        .iter()
        .map(|(_, story)| answers(catalog, story))
        .collect()
}

/// Returns the verdicts that the engine computes for a story, by `program/agreement`.
fn verdicts(catalog: &Catalog, story: &Story) -> BTreeMap<String, &'static str> {
    let assessed = assess::assess(catalog, &answers(catalog, story), story.as_of);
    let agreements = catalog.agreements().zip(&assessed.agreements);
    agreements
        .map(|((_, program, agreement), found)| {
            (
                format!("{}/{}", program.id, agreement.id),
                found.verdict.key(),
            )
        })
        .collect()
}

#[test]
fn every_story_gets_its_signed_verdicts() {
    let catalog = crate::content();
    let mut differences = String::new();
    for (name, story) in stories() {
        let found = verdicts(&catalog, &story);
        let mut expected: BTreeMap<&str, &Expected> = BTreeMap::new();
        for entry in &story.expect {
            assert!(
                !entry.because.is_empty() && !story.story.is_empty(),
                "{name}: the story or a reason is missing"
            );
            for agreement in &entry.agreements {
                assert!(
                    expected.insert(agreement, entry).is_none(),
                    "{name}: {agreement} is listed twice"
                );
            }
        }
        for (agreement, verdict) in &found {
            let entry = expected.remove(agreement.as_str());
            let entry =
                entry.unwrap_or_else(|| panic!("{name}: no verdict is expected for {agreement}"));
            if entry.verdict != *verdict {
                writeln!(
                    differences,
                    "{name}: {agreement} is {verdict}, not {}: {}",
                    entry.verdict, entry.because
                )
                .unwrap();
            }
        }
        assert!(
            expected.is_empty(),
            "{name}: no such agreement: {:?}",
            expected.keys()
        );
    }
    assert!(differences.is_empty(), "\n{differences}");
}

#[test]
fn the_stories_cover_every_agreement_and_verdict() {
    let catalog = crate::content();
    let stories = stories();
    assert!(stories.len() >= 20, "there are {} stories", stories.len());
    let mut seen: BTreeSet<(String, &str)> = BTreeSet::new();
    for (_, story) in &stories {
        seen.extend(verdicts(&catalog, story));
    }
    for (_, program, agreement) in catalog.agreements() {
        let name = format!("{}/{}", program.id, agreement.id);
        for verdict in ["fits", "does_not_fit"] {
            assert!(
                seen.contains(&(name.clone(), verdict)),
                "no story in which {name} is {verdict}"
            );
        }
    }
    for verdict in ["depends", "not_raised", "not_offered"] {
        assert!(
            seen.iter().any(|(_, found)| *found == verdict),
            "no story ends with {verdict}"
        );
    }
}
