//! Turns rules, answers, dates and citations into text, using the interface messages of the
//! catalog.
//!
//! The widget, the reports and the handbook use these functions.

use crate::answer::{Answer, Answers};
use crate::catalog::Catalog;
use crate::condition::{Condition, QuestionIx};
use crate::date::Date;
use crate::document::{Choice, Citation, Source};
use crate::messages::{Key, Messages, key};

/// Returns a condition as text, such as "Booking or jail: We run a jail or prison".
pub fn rule(catalog: &Catalog, condition: &Condition) -> String {
    condition_text(catalog, condition, false, |_, choice| choice.to_owned())
}

/// Returns the answer to a question as text. If there is none, the text says "Not answered".
pub fn answer(catalog: &Catalog, answers: &Answers, index: QuestionIx) -> String {
    answer_as(catalog, answers, index, |choice| &choice.label)
}

/// Like [`answer`], but uses the short label of each choice that has one, for narrow layouts.
pub fn answer_in_short(catalog: &Catalog, answers: &Answers, index: QuestionIx) -> String {
    answer_as(catalog, answers, index, |choice| {
        choice.short.as_deref().unwrap_or(&choice.label)
    })
}

fn answer_as(
    catalog: &Catalog,
    answers: &Answers,
    index: QuestionIx,
    label: fn(&Choice) -> &str,
) -> String {
    let messages = catalog.messages();
    let Some(question) = catalog.question(index) else {
        return String::new();
    };
    match answers.get(index) {
        Answer::Open => messages.get(key::ANSWER_OPEN).to_owned(),
        Answer::NotSure => messages.get(key::ANSWER_NOT_SURE).to_owned(),
        Answer::Chosen(chosen) => {
            let chosen = chosen
                .iter()
                .filter_map(|choice| question.choices.get(*choice));
            let labels: Vec<_> = chosen.map(label).collect();
            match labels.as_slice() {
                [] => messages.get(key::ANSWER_NONE).to_owned(),
                labels => messages.row(key::LIST_SERIES, labels),
            }
        }
    }
}

/// Returns a date as text, such as "Aug 21, 2007", "Apr 2008" or "2007".
pub fn date(messages: &Messages, date: Date) -> String {
    let year = date.year().to_string();
    let Some(month) = date.month() else {
        return year;
    };
    let months = messages.get(key::DATE_MONTHS).split(' ');
    let month = months
        .into_iter()
        .nth(usize::from(month) - 1)
        .unwrap_or_default();
    match date.day_of_month() {
        Some(day) => {
            let day = day.to_string();
            messages.fill(
                key::DATE_DAY,
                &[("month", month), ("day", &day), ("year", &year)],
            )
        }
        None => messages.fill(key::DATE_MONTH, &[("month", month), ("year", &year)]),
    }
}

/// Returns the date that a citation applies to, as text: its own date if it has one, otherwise the
/// date of the source.
pub fn as_of(messages: &Messages, source: &Source, citation: &Citation) -> String {
    if let Some(as_of) = citation.as_of {
        return date(messages, as_of);
    }
    let text = date(messages, source.as_of);
    match (source.circa, source.undated) {
        (true, _) => messages.fill(key::DATE_CIRCA, &[("date", &text)]),
        (false, true) => messages.fill(key::DATE_UNDATED, &[("date", &text)]),
        (false, false) => text,
    }
}

/// Returns the citation mark, the inline form of a citation: the short name of the source, the date
/// to which the citation applies, and how reliable the source is. If `with_location` is true, the
/// citation mark also says where in the source the statement is found. Returns `None` if the
/// catalog lacks the source.
pub fn mark(catalog: &Catalog, citation: &Citation, with_location: bool) -> Option<String> {
    let source = catalog.source(citation)?;
    let messages = catalog.messages();
    let date = as_of(messages, source, citation);
    let fills = [
        ("source", source.short.as_str()),
        ("at", citation.at.as_str()),
        ("date", date.as_str()),
        ("kind", messages.confidence_in_short(source.kind)),
    ];
    let message = match with_location {
        true => key::SOURCE_MARK_AT,
        false => key::SOURCE_MARK,
    };
    Some(messages.fill(message, &fills))
}

/// A function that formats a choice for use in a sentence, for example with quotation marks.
pub(super) type FormatChoice = fn(&Messages, &str) -> String;

/// Returns a condition as text. If `nested` is true, a combination of parts is in parentheses.
pub(super) fn condition_text(
    catalog: &Catalog,
    condition: &Condition,
    nested: bool,
    format_choice: FormatChoice,
) -> String {
    let messages = catalog.messages();
    let join_parts = |parts: &[Condition], between: Key| {
        let texts = parts.iter();
        let texts = texts.map(|part| condition_text(catalog, part, true, format_choice));
        let text = join(messages, between, texts);
        if nested && parts.len() > 1 {
            format!("({text})")
        } else {
            text
        }
    };
    match condition {
        Condition::AnyOf(index, choices) => {
            test_text(catalog, *index, choices, (key::RULE_IS, format_choice))
        }
        Condition::All(parts) => join_parts(parts, key::RULE_AND),
        Condition::Any(parts) => join_parts(parts, key::RULE_OR),
        Condition::Not(part) => match part.as_ref() {
            Condition::AnyOf(index, choices) => {
                test_text(catalog, *index, choices, (key::RULE_IS_NOT, format_choice))
            }
            part => {
                let rule = condition_text(catalog, part, true, format_choice);
                messages.fill(key::RULE_NOT, &[("rule", &rule)])
            }
        },
    }
}

fn test_text(
    catalog: &Catalog,
    index: QuestionIx,
    choices: &[usize],
    (message, format_choice): (Key, FormatChoice),
) -> String {
    let messages = catalog.messages();
    let Some(question) = catalog.question(index) else {
        return String::new();
    };
    let name =
        |choice: &Choice| format_choice(messages, choice.short.as_deref().unwrap_or(&choice.label));
    let choices = choices
        .iter()
        .filter_map(|choice| question.choices.get(*choice));
    let choices = join(messages, key::RULE_OR_CHOICE, choices.map(name));
    messages.fill(
        message,
        &[("question", &question.short), ("choices", &choices)],
    )
}

/// Joins texts pairwise from the left with the message `between`, which contains `{a}` and `{b}`.
pub(super) fn join(
    messages: &Messages,
    between: Key,
    texts: impl Iterator<Item = String>,
) -> String {
    let join_two = |a: String, b: String| messages.fill(between, &[("a", &a), ("b", &b)]);
    texts.reduce(join_two).unwrap_or_default()
}
