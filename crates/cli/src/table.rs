//! `guide table`: prints, as CSV for use in spreadsheets, every whole answer set (one without open
//! questions) that the rules distinguish, with its verdict.
//!
//! `guide prove` and `guide diff` also use parts of this module.

use crate::Failure;
use guide_engine::answer::{Answer, Answers};
use guide_engine::assess;
use guide_engine::catalog::{AgreementIx, Catalog};
use guide_engine::date::Date;
use guide_engine::document::Verdict;
use guide_engine::document::{Agreement, Document, Program, Question, QuestionKind};
use guide_engine::space::{self, Dimension, Inputs, Space};
use std::borrow::Cow;
use std::io::{ErrorKind, Write, stdout};

/// The maximum number of lines of a spreadsheet, including the header.
const MAX_LINES: usize = 1 << 20;

/// An agreement whose verdicts form a column, and the day of these verdicts (see
/// [`space::last_on_offer`]).
type Column<'a> = (AgreementIx, &'a Agreement, Option<Date>);

/// Prints the truth table of one agreement, or one table with the verdicts on all agreements of a
/// program side by side.
///
/// # Errors
/// Fails if the name is unknown, if the table would be too long, or if the table cannot be printed.
pub fn table(catalog: &Catalog, name: &str) -> Result<(), Failure> {
    let (program, columns) = find_columns(catalog, name).map_err(Failure::Input)?;
    let document = catalog.document();
    let mut inputs = Inputs::new();
    for (_, agreement, _) in &columns {
        space::read_by_verdict(document, program, agreement, &mut inputs);
    }
    let space = Space::over(&document.questions, &inputs);
    let space = space.filter(|space| space.whole() < MAX_LINES);
    let space = space.ok_or_else(|| Failure::Input(too_long(program, &columns)))?;
    match print(catalog, &columns, &space) {
        // If the reader closes the pipe early, as `head` does, this is not an error.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result.map_err(|error| Failure::Input(error.to_string())),
    }
}

fn too_long(program: &Program, columns: &[Column]) -> String {
    let too_many = "more answer sets than a spreadsheet has lines";
    match columns {
        [(_, agreement, _)] => format!("{}/{} has {too_many}", program.id, agreement.id),
        columns => {
            let names = columns
                .iter()
                .map(|(_, agreement, _)| format!("{}/{}", program.id, agreement.id));
            let names: Vec<_> = names.collect();
            format!(
                "{} has {too_many} if all its agreements are side by side; name one of: {}",
                program.id,
                names.join(", ")
            )
        }
    }
}

/// Describes the answer space, as input to the hash in proofs/digests.txt: the columns, then the
/// answers to each question. Choices or sets of choices that count as one answer share an entry.
pub fn layout(document: &Document, space: &Space) -> Vec<String> {
    let mut layout = headings(document, space);
    for dimension in space.dimensions() {
        if let Some(question) = document.questions.get(dimension.question.0) {
            let alike = dimension.alike.iter().map(|alike| match question.kind {
                QuestionKind::One => ids(question, alike),
                QuestionKind::Many => format!("{alike:?}"),
            });
            layout.extend(alike);
        }
    }
    layout
}

/// Returns the headings of the answer columns: the id of each single-choice question, and, for a
/// multi-select, each choice that the rules distinguish.
fn headings(document: &Document, space: &Space) -> Vec<String> {
    let headings_of = |dimension: &Dimension| {
        let Some(question) = document.questions.get(dimension.question.0) else {
            return Vec::new();
        };
        if dimension.ticks.is_empty() {
            return vec![question.id.to_string()];
        }
        let ticks = dimension.ticks.iter();
        let choices = ticks.filter_map(|choice| question.choices.get(*choice));
        choices
            .map(|choice| format!("{}.{}", question.id, choice.id))
            .collect()
    };
    space.dimensions().iter().flat_map(headings_of).collect()
}

fn find_columns<'a>(
    catalog: &'a Catalog,
    name: &str,
) -> Result<(&'a Program, Vec<Column<'a>>), String> {
    let (program, agreement) = match name.split_once('/') {
        Some((program, agreement)) => (program, Some(agreement)),
        None => (name, None),
    };
    let found = catalog.find_program(program).ok_or_else(|| {
        let known = catalog.programs().iter().map(|program| program.id.as_str());
        unknown("program", program, known)
    })?;
    let agreements = catalog.agreements();
    let agreements = agreements.filter(|(_, program, _)| program.id == found.id);
    let agreements =
        agreements.filter(|(_, _, other)| agreement.is_none_or(|id| other.id.as_str() == id));
    let columns: Vec<Column> = agreements
        .map(|(index, _, agreement)| (index, agreement, space::last_on_offer(catalog, index)))
        .collect();
    if columns.is_empty() {
        let known = found
            .agreements
            .iter()
            .map(|agreement| agreement.id.as_str());
        let kind = format!("agreement of {program}");
        return Err(unknown(&kind, agreement.unwrap_or_default(), known));
    }
    Ok((found, columns))
}

fn unknown<'k>(kind: &str, id: &str, known: impl Iterator<Item = &'k str>) -> String {
    let known: Vec<_> = known.collect();
    format!(
        "there is no {kind} \"{id}\"; write one of: {}",
        known.join(", ")
    )
}

fn print(catalog: &Catalog, columns: &[Column], space: &Space) -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(stdout().lock());
    let mut header = headings(catalog.document(), space);
    match columns {
        [_] => header.push("verdict".to_owned()),
        columns => {
            let names = columns
                .iter()
                .map(|(_, agreement, _)| format!("verdict.{}", agreement.id));
            header.extend(names);
        }
    }
    writeln!(out, "{}", header.join(","))?;
    let mut row: Vec<Cow<str>> = Vec::new();
    for index in 0..space.whole() {
        let answers = space.whole_at(index);
        row.clear();
        for dimension in space.dimensions() {
            cells(catalog, dimension, &answers, &mut row);
        }
        for (agreement, _, day) in columns {
            row.push(verdict(catalog, *agreement, *day, &answers).key().into());
        }
        writeln!(out, "{}", row.join(","))?;
    }
    out.flush()
}

/// Adds the cells of one question to `row`. The cells contain only ids, "yes" and "no", so none of
/// them needs quotation marks.
fn cells<'c>(
    catalog: &'c Catalog,
    dimension: &Dimension,
    answers: &Answers,
    row: &mut Vec<Cow<'c, str>>,
) {
    let Answer::Chosen(chosen) = answers.get(dimension.question) else {
        return;
    };
    if !dimension.ticks.is_empty() {
        let ticked = |choice| if chosen.contains(choice) { "yes" } else { "no" };
        row.extend(
            dimension
                .ticks
                .iter()
                .map(|choice| Cow::from(ticked(choice))),
        );
        return;
    }
    let mut alike = dimension.alike.iter();
    let alike = alike.find(|alike| alike.first() == chosen.first());
    let question = catalog.question(dimension.question);
    row.push(match (question, alike.map(Vec::as_slice)) {
        (Some(question), Some([choice])) => question
            .choices
            .get(*choice)
            .map_or_else(Cow::default, |choice| choice.id.as_str().into()),
        (Some(question), Some(alike)) => ids(question, alike).into(),
        _ => Cow::default(),
    });
}

/// Returns the ids of the choices that count as one answer, separated by `|`.
fn ids(question: &Question, alike: &[usize]) -> String {
    let choices = alike
        .iter()
        .filter_map(|choice| question.choices.get(*choice));
    let ids: Vec<&str> = choices.map(|choice| choice.id.as_str()).collect();
    ids.join("|")
}

/// Returns the verdict on an agreement on a day, or `NotOffered` if `day` is `None`.
pub fn verdict(
    catalog: &Catalog,
    agreement: AgreementIx,
    day: Option<Date>,
    answers: &Answers,
) -> Verdict {
    day.and_then(|day| assess::verdict(catalog, answers, day, agreement))
        .unwrap_or(Verdict::NotOffered)
}
