//! Parses a TOML file into a type, and turns the parser's errors into messages for authors.
//!
//! The readers of content folders and of translations call `parse` for every file.

use super::nearest::nearest;
use guide_engine::date::Date;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_path_to_error::{Path, Segment};
use toml::Value;

/// The reason why a file could not be read.
pub(super) struct ParseError {
    /// The field with the problem; empty if the problem concerns the whole file.
    pub field: String,
    pub found: String,
    pub remedy: String,
}

/// Parses the bytes of a file.
pub(super) fn parse<T: DeserializeOwned + Serialize>(bytes: &[u8]) -> Result<T, ParseError> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| parse_error("", "it is not UTF-8", "save the file as UTF-8"))?;
    let deserializer = toml::Deserializer::parse(text).map_err(|error| {
        let found = format!("{}: {}", line(text, &error), one_line(error.message()));
        parse_error("", found, remedy(text, &error))
    })?;
    let value: T = serde_path_to_error::deserialize(deserializer)
        .map_err(|error| value_error(text, &field(error.path()), error.inner()))?;
    match list_for_table(text, &value) {
        Some(field) => Err(parse_error(
            &field,
            "it is a list",
            "write a table, with a name for each value",
        )),
        None => Ok(value),
    }
}

/// Returns the first field in which the author wrote a list instead of a table. The parser accepts
/// such a list and assigns its values in the order of the fields, so adding a field to the format
/// would change their meaning.
fn list_for_table<T: Serialize>(text: &str, value: &T) -> Option<String> {
    let parsed = Value::try_from(value).ok()?;
    let written = Value::Table(text.parse().ok()?);
    first_list_for_table(String::new(), &written, &parsed)
}

fn first_list_for_table(field: String, written: &Value, parsed: &Value) -> Option<String> {
    match (written, parsed) {
        (Value::Array(_), Value::Table(_)) => Some(field),
        (Value::Array(written), Value::Array(parsed)) => {
            let mut pairs = written.iter().zip(parsed).enumerate();
            pairs.find_map(|(index, (written, parsed))| {
                first_list_for_table(format!("{field}#{}", index + 1), written, parsed)
            })
        }
        (Value::Table(written), Value::Table(parsed)) => {
            written.iter().find_map(|(key, written)| {
                first_list_for_table(join_path(&field, key), written, parsed.get(key)?)
            })
        }
        _ => None,
    }
}

/// Describes the problem with a file that could not be opened.
pub(super) fn read_error(error: &std::io::Error) -> ParseError {
    match error.kind() {
        std::io::ErrorKind::NotFound => parse_error("", "there is no such file", "add it"),
        _ => parse_error(
            "",
            format!("it cannot be read: {error}"),
            "make it readable",
        ),
    }
}

fn parse_error(field: &str, found: impl Into<String>, remedy: impl Into<String>) -> ParseError {
    ParseError {
        field: field.to_owned(),
        found: found.into(),
        remedy: remedy.into(),
    }
}

/// Describes a problem with a value in a file whose TOML syntax is correct.
fn value_error(text: &str, field: &str, error: &toml::de::Error) -> ParseError {
    let message = one_line(error.message());
    if let Some(name) = message.strip_prefix("missing field ").map(unquoted) {
        let field = join_path(field, &name);
        return parse_error(&field, "it is missing", "add it (docs/CONTENT.md)");
    }
    let written = error.span().and_then(|span| text.get(span));
    let (found, remedy) = found_and_remedy(&message, written.unwrap_or_default());
    parse_error(field, format!("{}: {found}", line(text, error)), remedy)
}

fn found_and_remedy(message: &str, written: &str) -> (String, String) {
    let expected = message.rsplit_once(", expected ");
    match (expected, message.split_once("; ")) {
        (Some((found, expected)), _) => match found.split_once(' ') {
            Some(("unknown", rest)) => unknown_name(rest, expected),
            _ => wrong_type(found, expected, written),
        },
        // Error messages of the engine's own types, such as `Date`, have their remedy after the
        // semicolon.
        (None, Some((found, remedy))) => invalid_date(found, remedy),
        (None, None) => (
            message.to_owned(),
            "see docs/CONTENT.md for valid values".to_owned(),
        ),
    }
}

/// Describes an unknown field name or an unknown value of an enum.
fn unknown_name(found: &str, expected: &str) -> (String, String) {
    let names: Vec<_> = expected.split('`').skip(1).step_by(2).collect();
    let listed = format!("write one of: {}", names.join(", "));
    let (what, name) = found.split_once(' ').unwrap_or(("", found));
    let name = unquoted(name);
    match nearest(&name, names.into_iter()) {
        _ if what != "field" => (format!("it is \"{name}\""), listed),
        Some(near) => (
            "there is no such field".to_owned(),
            format!("did you mean {near}?"),
        ),
        None => (
            "there is no such field".to_owned(),
            format!("remove it, or {listed}"),
        ),
    }
}

/// Describes a value of the wrong type.
fn wrong_type(found: &str, expected: &str, written: &str) -> (String, String) {
    let is_bare = !written.is_empty() && !written.contains(['\n', '[', '{', '"', '\'']);
    if expected == "a string" && is_bare {
        let what = written.parse::<Date>().map_or("it", |_| "the date");
        let found = format!("{what} has no quotes: {written}");
        return (found, format!("write \"{written}\""));
    }
    let found = found.split_once(": ").map_or(found, |(_, found)| found);
    let (kind, value) = found.split_once(' ').unwrap_or((found, ""));
    let found = match kind {
        "map" => "it is a table".to_owned(),
        "sequence" => "it is a list".to_owned(),
        "string" => format!("it is the text {}", unquoted(value)),
        _ => format!("it is {written}"),
    };
    (found, format!("write {}", description(expected)))
}

/// Describes the expected value in plain words; `expected` comes from a message of the parser.
fn description(expected: &str) -> &str {
    match expected {
        "a string" => "a text in quotes",
        "u16" => "a whole number from 1",
        "a boolean" => "true or false",
        "a sequence" => "a list in [ ]",
        "a choice or a list of choices" => "a choice, a list of choices, or \"not_sure\"",
        "struct Claim" => "a table with text and cite",
        "struct Citation" => "a table with source and at",
        "struct Rule" => "a rule, such as { question = \"size\", is = \"large\" }",
        _ => "a table (docs/CONTENT.md)",
    }
}

/// Describes a text that an engine type such as `Date` rejects. If the text has the form of a date,
/// the message says that there is no such day or month.
fn invalid_date(found: &str, remedy: &str) -> (String, String) {
    let form = found.split('"').nth(1).unwrap_or_default();
    let form: String = form
        .chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect();
    let found = match (form.as_str(), found.split_once(" is not ")) {
        ("0000-00-00", Some((date, _))) => format!("there is no day {date}"),
        ("0000-00", Some((date, _))) => format!("there is no month {date}"),
        _ => found.to_owned(),
    };
    (found, remedy.to_owned())
}

/// Returns the path of a field, in which the entries of lists are numbered from 1.
fn field(path: &Path) -> String {
    let mut field = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => field.push_str(&format!("#{}", index + 1)),
            Segment::Map { key } => field = join_path(&field, key),
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    field
}

fn join_path(field: &str, key: &str) -> String {
    if field.is_empty() {
        key.to_owned()
    } else {
        format!("{field}.{key}")
    }
}

fn line(text: &str, error: &toml::de::Error) -> String {
    let before = error.span().and_then(|span| text.get(..span.start));
    let line = before.unwrap_or_default().matches('\n').count() + 1;
    format!("line {line}")
}

/// Returns the remedy for a syntax error. Word processors replace straight quotation marks with
/// curly ones, and the parser's message does not mention this, so curly quotation marks have a
/// remedy of their own.
fn remedy(text: &str, error: &toml::de::Error) -> &'static str {
    let after = error.span().and_then(|span| text.get(span.start..));
    match after.is_some_and(|rest| rest.starts_with(['“', '”', '„', '‘', '’'])) {
        true => "write straight quotation marks (\") around a text",
        false => "fix the TOML",
    }
}

fn one_line(message: &str) -> String {
    message.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn unquoted(name: &str) -> String {
    name.replace('`', "")
}
