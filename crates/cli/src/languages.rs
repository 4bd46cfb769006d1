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
    all: usize,
    translated: usize,
    stale: usize,
}

impl Tally {
    fn of(language: &Language, english: &BTreeMap<Key, English>) -> Self {
        let mut tally = Self::default();
        for (key, own) in english {
            tally.all += 1;
            match language.state_of(key, own.text) {
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
        self.all - self.translated - self.stale
    }
}

/// Returns a line for every language of a content folder, with the state of its translation.
///
/// # Errors
/// Returns every problem in any of the languages.
pub fn check(catalog: &Catalog, folder: &Path) -> Result<Vec<String>, Vec<Fault>> {
    let english = translation::english(catalog.document());
    let (mut lines, mut faults) = (Vec::new(), Vec::new());
    for own in folder::languages(folder) {
        match folder::language(&own, catalog.document()) {
            Ok(language) => lines.push(Tally::of(&language, &english).line(&own)),
            Err(more) => faults.extend(more),
        }
    }
    match faults.is_empty() {
        true => Ok(lines),
        false => Err(faults),
    }
}

/// Prints the state of translation of all languages as CSV.
///
/// # Errors
/// Fails if a language cannot be read.
pub fn table(catalog: &Catalog, folder: &Path) -> Result<(), Failure> {
    let english = translation::english(catalog.document());
    let mut table = String::from("language,name,direction,texts,translated,missing,stale\n");
    let all = english.len();
    // Writing to a `String` cannot fail.
    let _ = writeln!(table, "en,English,ltr,{all},{all},0,0");
    for path in folder::languages(folder) {
        let language = open(catalog, &path)?;
        let tally = Tally::of(&language, &english);
        let _ = writeln!(
            table,
            "{},{},{},{all},{},{},{}",
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
pub fn left(catalog: &Catalog, path: &Path) -> Result<(), Failure> {
    let language = open(catalog, path)?;
    let english = translation::english(catalog.document());
    let left = english.iter().filter_map(|(key, own)| {
        let standing = language.state_of(key, own.text);
        (standing != TranslationState::Translated).then_some((key, own.text, standing))
    });
    let mut text = String::new();
    let mut before = None;
    for (key, english, standing) in left {
        heading(&mut text, &mut before, key);
        let _ = writeln!(text, "# {english}");
        if standing == TranslationState::Stale {
            text.push_str(
                "# The English text has changed: mend the line that is there, and its en.\n",
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
pub fn over(catalog: &Catalog, path: &Path) -> Result<Catalog, Failure> {
    let language = open(catalog, path)?;
    let linked = Catalog::link(language.translate(catalog.document()));
    linked.map_err(|_| Failure::Input(format!("{} cannot be laid over it", path.display())))
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
    for (key, own) in &language.texts {
        let kind = key.part.split('/').next().unwrap_or_default();
        let (text, before) = files.entry(kind).or_default();
        heading(text, before, key);
        line(text, key, &own.en, &own.text);
    }
    let failed = |error: std::io::Error| Failure::Input(format!("{}: {error}", folder.display()));
    std::fs::create_dir_all(&folder).map_err(failed)?;
    for (kind, (text, _)) in files {
        std::fs::write(folder.join(format!("{kind}.toml")), text).map_err(failed)?;
    }
    let about = format!(
        "name = {}\ndirection = \"{}\"\n",
        quoted(&language.about.name),
        language.about.direction.name()
    );
    std::fs::write(folder.join("language.toml"), about).map_err(failed)
}

/// Returns the folder of a language. A name with a slash or backslash is a path; any other name is
/// a tag, whose folder is in the content folder.
pub fn folder_of(content: &Path, named: &str) -> PathBuf {
    match named.contains(['/', '\\']) {
        true => PathBuf::from(named),
        false => content.join("languages").join(named),
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

fn heading(text: &mut String, before: &mut Option<String>, key: &Key) {
    if before.as_ref() == Some(&key.part) {
        return;
    }
    let gap = if text.is_empty() { "" } else { "\n" };
    let _ = writeln!(text, "{gap}[{}]", quoted(&key.part));
    *before = Some(key.part.clone());
}

fn line(text: &mut String, key: &Key, hash: &str, own: &str) {
    let (field, own) = (quoted(&key.field), quoted(own));
    let _ = writeln!(text, "{field} = {{ en = \"{hash}\", text = {own} }}");
}

fn quoted(text: &str) -> String {
    Value::String(text.to_owned()).to_string()
}
