//! `guide assess`: reads answers from a JSON file and assesses them against the catalog. The result
//! is a report, which `main.rs` prints as JSON.

use crate::Failure;
use guide_engine::answer::Answers;
use guide_engine::assess;
use guide_engine::catalog::Catalog;
use guide_engine::date::Date;
use guide_engine::document::AnswerValue;
use guide_engine::report::{self, Report};
use serde_json::{Map, Value};
use std::path::Path;

/// Assesses the answers in a file for the day `as_of`, or for today if `as_of` is `None`.
///
/// # Errors
/// Returns a one-line message that says what is wrong with the file, the answers or the date.
pub fn assess<'c>(
    catalog: &'c Catalog,
    file: &Path,
    as_of: Option<&str>,
) -> Result<Report<'c>, Failure> {
    let day = day(as_of).map_err(Failure::Input)?;
    let answers = read_file(catalog, file)
        .map_err(|message| Failure::Input(format!("{}: {message}", file.display())))?;
    let assessed = assess::assess(catalog, &answers, day);
    Ok(report::report(catalog, &answers, &answers, &assessed, None))
}

fn day(as_of: Option<&str>) -> Result<Date, String> {
    let Some(text) = as_of else {
        let today = jiff::Zoned::now().date();
        let (year, month, day) = (today.year(), today.month(), today.day());
        // `jiff` returns signed numbers. The current year, month and day are positive, so their
        // absolute values are the same numbers.
        let date = Date::day(
            year.unsigned_abs(),
            month.unsigned_abs(),
            day.unsigned_abs(),
        );
        return date.ok_or_else(|| "the system clock has no valid date; set --as-of".to_owned());
    };
    let date: Date = text.parse().map_err(|_| invalid_date(text))?;
    if date.is_day() {
        Ok(date)
    } else {
        Err(invalid_date(text))
    }
}

fn invalid_date(text: &str) -> String {
    format!("--as-of: \"{text}\" is not a date; write it as 2008-06-30")
}

fn read_file(catalog: &Catalog, file: &Path) -> Result<Answers, String> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("cannot be read: {error}"))?;
    let value: Value =
        serde_json::from_str(&text).map_err(|error| format!("is not JSON: {error}"))?;
    let Value::Object(fields) = value else {
        return Err("is not a JSON object of questions and answers".to_owned());
    };
    decode_answers(catalog, fields)
}

fn decode_answers(catalog: &Catalog, fields: Map<String, Value>) -> Result<Answers, String> {
    let mut answers = Answers::default();
    for (question, value) in fields {
        let value = to_answer_value(value).ok_or_else(|| {
            format!(
                "question \"{question}\": an answer is a choice, a list of choices, or \"not_sure\""
            )
        })?;
        let result = answers.with_answer_value(catalog, &question, &value);
        answers = result.map_err(|error| error.to_string())?;
    }
    Ok(answers)
}

fn to_answer_value(value: Value) -> Option<AnswerValue> {
    match value {
        Value::String(text) => Some(AnswerValue::One(text)),
        Value::Array(entries) => {
            let texts = entries.into_iter().map(|entry| match entry {
                Value::String(text) => Some(text),
                _ => None,
            });
            texts.collect::<Option<_>>().map(AnswerValue::Many)
        }
        _ => None,
    }
}
