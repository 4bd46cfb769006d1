//! Reports the state of each translation, lists the texts that still have to be translated, and
//! writes pseudo-languages for tests. The commands `guide languages`, `guide pseudo`, `guide check`
//! and `guide catalog --language` use this module.

use crate::{Failure, counted};
use guide_authoring::folder::{self, Fault};
use guide_authoring::translation::{self, English, Key, Language, Pseudo, TranslationState};
use guide_engine::catalog::Catalog;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use toml::Value;

/// For one language, the number of all texts, of translated texts, and of texts whose translation
/// is older than the English text.
#[derive(Default)]
struct Tally {
    total: usize,
    translated: usize,
    stale: usize,
}

impl Tally {
    fn of(language: &Language, english: &BTreeMap<Key, English>) -> Self {
        let mut tally = Self::default();
        for (key, source) in english {
            tally.total += 1;
            match language.state_of(key, source.text) {
                TranslationState::Translated => tally.translated += 1,
                TranslationState::Stale => tally.stale += 1,
                TranslationState::Missing => {}
            }
        }
        tally
    }

    fn line(&self, folder: &Path) -> String {
        format!(
            "{}: {} translated, {} older than the English text, {} missing",
            folder.display(),
            counted(self.translated, "text"),
            self.stale,
            self.missing()
        )
    }

    fn missing(&self) -> usize {
        self.total - self.translated - self.stale
    }
}

/// Returns a line for every language of a content folder, with the state of its translation.
///
/// # Errors
/// Returns every problem in any of the languages.
pub fn check(catalog: &Catalog, folder: &Path) -> Result<Vec<String>, Vec<Fault>> {
    let english = translation::english(catalog.document());
    let (mut lines, mut faults) = (Vec::new(), Vec::new());
    for path in folder::languages(folder) {
        match folder::language(&path, catalog.document()) {
            Ok(language) => lines.push(Tally::of(&language, &english).line(&path)),
            Err(found) => faults.extend(found),
        }
    }
    match faults.is_empty() {
        true => Ok(lines),
        false => Err(faults),
    }
}

/// Prints the missing and outdated texts of one language or, without a name, the state of all
/// languages.
///
/// # Errors
/// Fails if a language cannot be read.
pub fn report(catalog: &Catalog, content: &Path, name: Option<&str>) -> Result<(), Failure> {
    match name {
        Some(name) => untranslated(catalog, &folder_of(content, name)),
        None => table(catalog, content),
    }
}

/// Prints the state of translation of all languages as CSV.
///
/// # Errors
/// Fails if a language cannot be read.
fn table(catalog: &Catalog, folder: &Path) -> Result<(), Failure> {
    let english = translation::english(catalog.document());
    let mut table = String::from("language,name,direction,texts,translated,missing,stale\n");
    let total = english.len();
    // Writing to a `String` cannot fail.
    let _ = writeln!(table, "en,English,ltr,{total},{total},0,0");
    for path in folder::languages(folder) {
        let language = open(catalog, &path)?;
        let tally = Tally::of(&language, &english);
        let _ = writeln!(
            table,
            "{},{},{},{total},{},{},{}",
            language.tag,
            language.about.name,
            language.about.direction.name(),
            tally.translated,
            tally.missing(),
            tally.stale
        );
    }
    crate::print(&table)
}

/// Prints the missing and outdated texts of a language, as lines to be completed and added to a
/// file in the folder of the language.
///
/// # Errors
/// Fails if the language cannot be read.
fn untranslated(catalog: &Catalog, path: &Path) -> Result<(), Failure> {
    let language = open(catalog, path)?;
    let english = translation::english(catalog.document());
    let untranslated = english.iter().filter_map(|(key, source)| {
        let standing = language.state_of(key, source.text);
        (standing != TranslationState::Translated).then_some((key, source.text, standing))
    });
    let mut text = String::new();
    let mut last_part = None;
    for (key, english, standing) in untranslated {
        heading(&mut text, &mut last_part, key);
        let _ = writeln!(text, "# {english}");
        if standing == TranslationState::Stale {
            text.push_str(
                "# The English text has changed: update the existing line, and its `en`.\n",
            );
        }
        // The files of the language already have a line for this text, and a second line would be
        // an error. So comment out the new line.
        if language.texts.contains_key(key) {
            text.push_str("# ");
        }
        line(&mut text, key, &translation::hash(english), "");
    }
    crate::print(&text)
}

/// Returns the catalog in a language. Texts without a current translation stay English.
///
/// # Errors
/// Fails if the language cannot be read, or the translated document has problems.
pub fn translated(catalog: &Catalog, path: &Path) -> Result<Catalog, Failure> {
    let language = open(catalog, path)?;
    let linked = Catalog::link(language.translate(catalog.document()));
    linked.map_err(|_| {
        Failure::Input(format!(
            "{} cannot be applied to the content",
            path.display()
        ))
    })
}

/// Writes a pseudo-language as a folder of translation files, one file for each kind of document
/// part, such as `programs.toml`.
///
/// # Errors
/// Fails if the folder cannot be written.
pub fn pseudo(catalog: &Catalog, pseudo: Pseudo, out: &Path) -> Result<(), Failure> {
    let language = pseudo.of(catalog.document());
    let folder = out.join(&language.tag);
    let mut files: BTreeMap<&str, (String, Option<String>)> = BTreeMap::new();
    for (key, translation) in &language.texts {
        let kind = key.part.split('/').next().unwrap_or_default();
        let (text, last_part) = files.entry(kind).or_default();
        heading(text, last_part, key);
        line(text, key, &translation.en, &translation.text);
    }
    let failure = |error: std::io::Error| Failure::Input(format!("{}: {error}", folder.display()));
    std::fs::create_dir_all(&folder).map_err(failure)?;
    for (kind, (text, _)) in files {
        std::fs::write(folder.join(format!("{kind}.toml")), text).map_err(failure)?;
    }
    let about = format!(
        "name = {}\ndirection = \"{}\"\n",
        quoted(&language.about.name),
        language.about.direction.name()
    );
    std::fs::write(folder.join("language.toml"), about).map_err(failure)
}

/// Returns the folder of a language. A name with a slash or backslash is a path; any other name is
/// a tag, whose folder is in the content folder.
pub fn folder_of(content: &Path, name: &str) -> PathBuf {
    match name.contains(['/', '\\']) {
        true => PathBuf::from(name),
        false => content.join("languages").join(name),
    }
}

fn open(catalog: &Catalog, path: &Path) -> Result<Language, Failure> {
    folder::language(path, catalog.document()).map_err(|faults| {
        let first = faults.first().map(ToString::to_string).unwrap_or_default();
        let count = counted(faults.len(), "problem");
        Failure::Input(format!(
            "{} has {count}; the first is {first}",
            path.display()
        ))
    })
}

/// Writes the heading of a document part, unless the last heading was for the same part.
fn heading(text: &mut String, last_part: &mut Option<String>, key: &Key) {
    if last_part.as_ref() == Some(&key.part) {
        return;
    }
    let gap = if text.is_empty() { "" } else { "\n" };
    let _ = writeln!(text, "{gap}[{}]", quoted(&key.part));
    *last_part = Some(key.part.clone());
}

fn line(text: &mut String, key: &Key, hash: &str, translation: &str) {
    let (field, translation) = (quoted(&key.field), quoted(translation));
    let _ = writeln!(
        text,
        "{field} = {{ en = \"{hash}\", text = {translation} }}"
    );
}

fn quoted(text: &str) -> String {
    Value::String(text.to_owned()).to_string()
}
