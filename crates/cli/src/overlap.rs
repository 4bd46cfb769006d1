//! `guide overlap`: finds word sequences that a text shares with a source.
//!
//! It shows authors which passages of the content are copied from a source word for word.

mod grams;

use crate::{Failure, counted, facts};
use grams::{Grams, Run, words};
use guide_authoring::text_walk::texts;
use guide_engine::catalog::Catalog;
use std::fs;
use std::path::{Path, PathBuf};

/// The minimum number of words in a copied sequence. Shorter sequences that also occur in a source
/// are not reported.
pub const MIN_COPIED_WORDS: usize = 11;

/// A text to check, and its location: the file and field, or the path of a document.
struct CheckedText {
    location: String,
    text: String,
}

/// Prints every run (word sequence) of [`MIN_COPIED_WORDS`] words or more that the content or one
/// of `documents` shares with a file in `folder`, unless the run is part of a text that `allowed`
/// returns.
///
/// # Errors
/// Fails if there is such a run, if a file cannot be read, or if `folder` contains no file.
pub fn overlap(
    catalog: &Catalog,
    content: &Path,
    folder: &Path,
    documents: &[PathBuf],
) -> Result<(), Failure> {
    let sources = Grams::of(sources(folder)?, MIN_COPIED_WORDS);
    let mut texts = content_texts(catalog);
    for path in documents {
        texts.push(CheckedText {
            location: path.display().to_string(),
            text: read(path)?,
        });
    }
    let allowed = allowed(catalog, content);
    let mut found = 0;
    for CheckedText { location, text } in &texts {
        for run in sources.runs(text) {
            if !is_allowed(&run, &allowed) {
                found += 1;
                let (count, words) = (run.words.len(), run.words.join(" "));
                println!(
                    "{location}: {count} words shared with {}: {words}",
                    run.source
                );
            }
        }
    }
    println!(
        "{} of {MIN_COPIED_WORDS} words or more in {}",
        counted(found, "sequence"),
        counted(texts.len(), "text")
    );
    match found {
        0 => Ok(()),
        _ => Err(Failure::Faults),
    }
}

/// Collects the texts of the content. The location of each text consists of its file and its field.
/// If the file is not known, the name of the document part stands in for it.
fn content_texts(catalog: &Catalog) -> Vec<CheckedText> {
    let document = catalog.document();
    let texts = texts(document).into_iter().map(|text| {
        let (file, _) = facts::location(document, text.subject);
        let part = match file.as_str() {
            "" => text.subject.to_string(),
            file => file.to_owned(),
        };
        CheckedText {
            location: format!("{part}: {}", text.field),
            text: text.text.to_owned(),
        }
    });
    texts.collect()
}

/// Returns the texts that authors may repeat: titles of sources, abbreviations with their full
/// names, and the entries under `allowed` in `wording.toml`.
fn allowed(catalog: &Catalog, content: &Path) -> Vec<String> {
    let document = catalog.document();
    let titles = document.sources.iter().map(|source| source.title.clone());
    let terms = document.glossary.iter();
    let names = terms.filter_map(|term| {
        let full_form = term.stands_for.as_ref()?;
        Some(format!("{} {full_form}", term.term))
    });
    let file = fs::read_to_string(content.join("wording.toml")).unwrap_or_default();
    let file: toml::Table = file.parse().unwrap_or_default();
    let entries = file.get("allowed").and_then(toml::Value::as_array);
    let entries = entries.into_iter().flatten();
    let entries = entries.filter_map(|entry| Some(entry.get("text")?.as_str()?.to_owned()));
    let texts = titles.chain(names).chain(entries);
    texts
        .map(|text| format!(" {} ", words(&text).join(" ")))
        .collect()
}

fn is_allowed(run: &Run, allowed: &[String]) -> bool {
    let words = format!(" {} ", run.words.join(" "));
    allowed.iter().any(|text| text.contains(&words))
}

/// Returns, for every file in a folder and its subfolders, the path relative to the folder and the
/// contents.
fn sources(folder: &Path) -> Result<Vec<(String, String)>, Failure> {
    let mut found = Vec::new();
    let mut pending = vec![folder.to_owned()];
    while let Some(path) = pending.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).map_err(|error| cannot_read(&path, &error))?;
            pending.extend(entries.flatten().map(|entry| entry.path()));
        } else {
            let name = path.strip_prefix(folder).unwrap_or(&path);
            found.push((name.display().to_string(), read(&path)?));
        }
    }
    found.sort();
    if found.is_empty() {
        let name = folder.display();
        return Err(Failure::Input(format!("{name} contains no files")));
    }
    Ok(found)
}

fn read(path: &Path) -> Result<String, Failure> {
    let bytes = fs::read(path).map_err(|error| cannot_read(path, &error))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn cannot_read(path: &Path, error: &std::io::Error) -> Failure {
    Failure::Input(format!("{} cannot be read: {error}", path.display()))
}
