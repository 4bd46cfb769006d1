//! Replaces texts in a document. Each text is addressed by its field path, in the form that problem
//! messages use.
//!
//! `Language::translate` applies a translation this way. The functions here convert the document to
//! a TOML value and back, so a new text field in the document needs no new code here.

use guide_engine::document::{Citation, Document};
use guide_engine::problem::Subject;
use toml::Value;

/// Returns a copy of the document with these texts in their fields. Skips fields that do not exist.
pub(super) fn with_texts(
    document: &Document,
    texts: impl Iterator<Item = (Subject, String, String)>,
) -> Document {
    let Ok(mut root) = Value::try_from(document) else {
        return document.clone();
    };
    // Within each part, replace the `.term` fields last. Field paths find a glossary entry by its
    // English term, so once the term is translated, the other fields of the entry cannot be found.
    let mut texts: Vec<_> = texts.collect();
    texts.sort_by_key(|(subject, field, _)| (*subject, field.ends_with(".term")));
    for (subject, field, text) in texts {
        if let Some(value) = part(&mut root, subject).and_then(|part| find(part, &field)) {
            *value = Value::String(text);
        }
    }
    root.try_into().unwrap_or_else(|_| document.clone())
}

/// Applies `change` to every citation of a document.
pub(super) fn each_citation(document: &mut Document, mut change: impl FnMut(&mut Citation)) {
    let Ok(mut root) = Value::try_from(&*document) else {
        return;
    };
    change_citations(&mut root, &mut change);
    if let Ok(changed) = root.try_into() {
        *document = changed;
    }
}

fn change_citations(value: &mut Value, change: &mut impl FnMut(&mut Citation)) {
    match value {
        Value::Table(fields) => {
            for (name, field) in fields.iter_mut() {
                match name.as_str() {
                    "cite" => change_list(field, change),
                    _ => change_citations(field, change),
                }
            }
        }
        Value::Array(entries) => entries
            .iter_mut()
            .for_each(|entry| change_citations(entry, change)),
        _ => {}
    }
}

fn change_list(cite: &mut Value, change: &mut impl FnMut(&mut Citation)) {
    let Ok(mut citations) = cite.clone().try_into::<Vec<Citation>>() else {
        return;
    };
    citations.iter_mut().for_each(&mut *change);
    if let Ok(written) = Value::try_from(citations) {
        *cite = written;
    }
}

fn part(root: &mut Value, subject: Subject) -> Option<&mut Value> {
    let (list, index) = match subject {
        Subject::About => return root.get_mut("about"),
        // The field paths in these parts start at the document and begin with the name of the list.
        Subject::Glossary | Subject::Law | Subject::Exclusions => return Some(root),
        Subject::Messages => return root.get_mut("words"),
        Subject::Source(index) => ("sources", index),
        Subject::Question(index) => ("questions", index),
        Subject::Program(index) => ("programs", index),
        Subject::Option(index) => ("options", index),
        Subject::Scenario(index) => ("scenarios", index),
        Subject::Sources
        | Subject::Questions
        | Subject::Programs
        | Subject::Options
        | Subject::Scenarios => return None,
    };
    root.get_mut(list)?.get_mut(index)
}

/// Finds the value at a field path such as `facts#2.text` or `agreements.jem.name`.
fn find<'v>(value: &'v mut Value, field: &str) -> Option<&'v mut Value> {
    let field = field.strip_prefix('.').unwrap_or(field);
    match value {
        _ if field.is_empty() => Some(value),
        Value::Table(fields) => {
            // Keys of interface messages contain dots, so try the whole path as one key first.
            if fields.contains_key(field) {
                return fields.get_mut(field);
            }
            let end = field.find(['.', '#']).unwrap_or(field.len());
            let (name, rest) = field.split_at_checked(end)?;
            find(fields.get_mut(name)?, rest)
        }
        Value::Array(entries) => {
            let (entry, rest) = entry(entries, field)?;
            find(entry, rest)
        }
        _ => None,
    }
}

/// Finds the list entry whose number or name begins a field path. Returns the entry and the rest of
/// the path.
fn entry<'v, 'f>(entries: &'v mut [Value], field: &'f str) -> Option<(&'v mut Value, &'f str)> {
    if let Some(numbered) = field.strip_prefix('#') {
        let end = numbered.find('.').unwrap_or(numbered.len());
        let (number, rest) = numbered.split_at_checked(end)?;
        let value = number.parse::<usize>().ok()?.checked_sub(1)?;
        return Some((entries.get_mut(value)?, rest));
    }
    entries.iter_mut().find_map(|entry| {
        let rest = field.strip_prefix(name_of(entry)?)?;
        rest.starts_with('.').then_some((entry, rest))
    })
}

/// Returns the name by which field paths address a list entry: its id or, in the glossary, its
/// term.
fn name_of(entry: &Value) -> Option<&str> {
    let name = entry.get("id").or_else(|| entry.get("term"))?;
    name.as_str()
}
