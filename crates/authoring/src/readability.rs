//! Readability checks: reading grades, long sentences, unexplained abbreviations, words to avoid.
//!
//! Only tools for authors, such as `guide check`, use this module. A content folder is checked only
//! if it has a `wording.toml`.
//!
//! This module is never in the wasm, so a crate in its place would cost no bytes; but unlike the
//! published crates for readability, it knows allowed names and placeholders. A crate with a
//! pronouncing dictionary could replace `syllables` if its counts pass the same tests
//! (docs/decisions/054-build-or-buy.md).

mod list;
mod name;
mod reading;
mod syllables;

pub use list::{Allowed, Avoided, ReadabilityRules};
pub use reading::Measure;
pub use syllables::syllables;

use crate::text_walk::{Role, Text, texts};
use guide_engine::document::Document;
use guide_engine::problem::{Cause, Problem, Subject};
use std::collections::{BTreeMap, BTreeSet};

/// Limit for the length of a sentence, in words.
pub const MAX_SENTENCE_WORDS: usize = 25;

/// The highest grade allowed for a text that must be understood at once ([`Role::Plain`]).
pub const MAX_GRADE_PLAIN: f64 = 9.0;

/// The highest grade allowed for any other text.
pub const MAX_GRADE_PROSE: f64 = 12.0;

/// The minimum number of words for a grade. For fewer words, the formula for the grade is
/// meaningless, so shorter texts are measured together.
pub const MIN_WORDS: usize = 10;

/// A unit with one reading grade: a single text, or all short texts with the same role in one part
/// of the document or one section of `words.toml`.
#[derive(Clone, Debug)]
pub struct Passage {
    /// The part of the document that contains the passage.
    pub subject: Subject,
    /// The field of a single text. For a group of short texts, their section in `words.toml`, or
    /// empty in other parts of the document.
    pub field: String,
    /// The number of texts.
    pub texts: usize,
    /// How people read the passage, which decides the limit for the grade.
    pub role: Role,
    /// The number of words, sentences and syllables.
    pub measure: Measure,
}

impl Passage {
    /// Returns the highest grade allowed for the passage.
    pub fn max_grade(&self) -> f64 {
        match self.role {
            Role::Plain => MAX_GRADE_PLAIN,
            _ => MAX_GRADE_PROSE,
        }
    }
}

/// Returns the passages of a document: first the single texts, in document order, then the groups
/// of short texts. Groups that have fewer than [`MIN_WORDS`] words in total are left out.
///
/// In a name that `rules` allows, each word counts as one syllable.
pub fn passages(document: &Document, rules: &ReadabilityRules) -> Vec<Passage> {
    let mut found = Vec::new();
    let mut short: BTreeMap<(Subject, String, Role), Passage> = BTreeMap::new();
    for text in texts(document).iter().filter(|text| is_measured(text)) {
        let measure = Measure::of(&name::hidden(text.text, rules));
        let single = passage(text, text.field.clone(), measure);
        if measure.words >= MIN_WORDS {
            found.push(single);
            continue;
        }
        let location = (text.subject, section(text), text.role);
        let group = short
            .entry(location)
            .or_insert_with_key(|(_, section, _)| Passage {
                texts: 0,
                ..passage(text, section.clone(), Measure::default())
            });
        group.texts += 1;
        group.measure = group.measure.and(measure);
    }
    let short = short.into_values();
    found.extend(short.filter(|passage| passage.measure.words >= MIN_WORDS));
    found
}

fn passage(text: &Text<'_>, field: String, measure: Measure) -> Passage {
    Passage {
        subject: text.subject,
        field,
        texts: 1,
        role: text.role,
        measure,
    }
}

fn is_measured(text: &Text<'_>) -> bool {
    matches!(text.role, Role::Plain | Role::Prose)
}

fn section(text: &Text<'_>) -> String {
    let (section, _) = text.field.split_once('.').unwrap_or_default();
    match text.subject {
        Subject::Messages => section.to_owned(),
        _ => String::new(),
    }
}

/// Returns a problem for every rule for plain language that a text or passage breaks.
pub fn problems(document: &Document, rules: &ReadabilityRules) -> Vec<Problem> {
    let known = abbreviations(document);
    let mut problems = Vec::new();
    for text in texts(document) {
        if text.role != Role::Borrowed {
            let hidden = name::hidden(text.text, rules);
            problems.extend(too_long(&text, &hidden));
            problems.extend(unexplained(&text, &hidden, &known));
            problems.extend(avoided(&text, &hidden, rules));
        }
    }
    problems.extend(passages(document, rules).iter().filter_map(too_hard));
    problems
}

fn too_hard(passage: &Passage) -> Option<Problem> {
    let (grade, max) = (passage.measure.grade(), passage.max_grade());
    let what = match passage.texts {
        1 => "it reads".to_owned(),
        texts => format!("its {texts} texts of fewer than {MIN_WORDS} words together read"),
    };
    (grade > max).then(|| Problem {
        subject: passage.subject,
        cause: Cause::Content,
        field: passage.field.clone(),
        found: format!("{what} at grade {grade:.1}"),
        remedy: format!("use shorter words and sentences, for grade {max:.0} at most"),
    })
}

fn too_long(text: &Text<'_>, hidden: &str) -> Option<Problem> {
    let longest = Measure::of(hidden).longest;
    let found = format!("a sentence has {longest} words");
    (longest > MAX_SENTENCE_WORDS)
        .then(|| problem(text, found, format!("write at most {MAX_SENTENCE_WORDS}")))
}

fn unexplained(text: &Text<'_>, hidden: &str, known: &BTreeSet<&str>) -> Vec<Problem> {
    let found: BTreeSet<&str> = in_capitals(hidden).collect();
    let unknown = found.difference(known);
    let problems = unknown.map(|abbreviation| {
        let found = format!("\"{abbreviation}\" is not in the glossary");
        problem(text, found, "write it out, or add it to the glossary")
    });
    problems.collect()
}

fn avoided(text: &Text<'_>, hidden: &str, rules: &ReadabilityRules) -> Vec<Problem> {
    let lower = hidden.to_lowercase();
    let used = rules.avoid.iter().filter(|avoided| {
        let avoided = avoided.text.to_lowercase();
        name::offsets(&lower, &avoided).next().is_some()
    });
    let problems = used.map(|avoided| {
        let found = format!("it says \"{}\"", avoided.text);
        problem(text, found, avoided.instead.as_str())
    });
    problems.collect()
}

fn problem(text: &Text<'_>, found: String, remedy: impl Into<String>) -> Problem {
    Problem {
        subject: text.subject,
        cause: Cause::Content,
        field: text.field.clone(),
        found,
        remedy: remedy.into(),
    }
}

/// Returns the abbreviations in the glossary's terms and in their long forms.
fn abbreviations(document: &Document) -> BTreeSet<&str> {
    let terms = document.glossary.iter();
    let names = terms.flat_map(|term| [Some(&term.term), term.stands_for.as_ref()]);
    names.flatten().flat_map(|name| in_capitals(name)).collect()
}

/// Returns the abbreviations in a text, which are words of at least two capital letters. Removes a
/// plural `s`.
fn in_capitals(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    let found = words.filter(|word| reading::is_abbreviation(word));
    found.map(|word| word.strip_suffix('s').unwrap_or(word))
}
