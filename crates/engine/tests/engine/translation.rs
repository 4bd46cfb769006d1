//! Tests of translations: translated texts replace the English ones, texts without a current
//! translation are marked as English, and the language changes no verdict.

use super::content;
use guide_authoring::translation::{self, Key, Language, Pseudo, TranslationState};
use guide_engine::answer::Answers;
use guide_engine::assess;
use guide_engine::catalog::Catalog;
use guide_engine::document::{Direction, Document};
use guide_engine::fingerprint;
use guide_engine::messages::{ENGLISH, key};

fn key(part: &str, field: &str) -> Key {
    let (part, field) = (part.to_owned(), field.to_owned());
    Key { part, field }
}

fn marked(text: &str) -> String {
    format!("{}{text}{}", ENGLISH.0, ENGLISH.1)
}

/// Returns a language that has no translated text.
fn untranslated() -> Language {
    let mut language = Pseudo::Ltr.of(content().document());
    language.texts.clear();
    language
}

#[test]
fn a_translation_reaches_every_text() {
    let content = content();
    for pseudo in [Pseudo::Ltr, Pseudo::Rtl] {
        let language = pseudo.of(content.document());
        let translated = language.translate(content.document());
        // The key of a glossary field contains the term. So the test looks up these fields with
        // the translated term in the key.
        let found = translation::english(&translated);
        assert_eq!(found.len(), language.texts.len());
        for (key, entry) in &language.texts {
            let key = renamed(key, content.document(), &translated);
            assert_eq!(found[&key].text, entry.text, "{key:?}");
        }
        assert_eq!(translated.about.language.as_deref(), Some(pseudo.tag()));
        assert_eq!(translated.about.direction, Some(language.about.direction));
    }
}

fn renamed(key: &Key, before: &Document, after: &Document) -> Key {
    let mut terms = before.glossary.iter().zip(&after.glossary);
    let renamed = terms.find_map(|(old, new)| {
        let rest = key.field.strip_prefix(&format!("glossary.{}.", old.term))?;
        Some(format!("glossary.{}.{rest}", new.term))
    });
    let field = renamed.filter(|_| key.part == "glossary");
    Key {
        field: field.unwrap_or_else(|| key.field.clone()),
        ..key.clone()
    }
}

#[test]
fn the_language_changes_no_verdict() {
    let content = content();
    let translated = Pseudo::Rtl
        .of(content.document())
        .translate(content.document());
    let translated = Catalog::link(translated).unwrap();
    assert_eq!(fingerprint::of(&translated), fingerprint::of(&content));
    let day = content.document().about.published;
    for (original, other) in content.scenarios().zip(translated.scenarios()) {
        assert_eq!(original.0.id, other.0.id);
        let verdicts = |catalog: &Catalog, answers: &Answers| {
            let assessed = assess::assess(catalog, answers, day);
            let assessments = assessed.agreements.iter();
            assessments
                .map(|assessment| assessment.verdict)
                .collect::<Vec<_>>()
        };
        let answers = (&original.1.answers, &other.1.answers);
        assert_eq!(
            verdicts(&content, answers.0),
            verdicts(&translated, answers.1)
        );
    }
}

#[test]
fn untranslated_texts_are_marked_as_english() {
    let content = content();
    let document = content.document();
    let translated = untranslated().translate(document);
    let names = (&document.programs[0].name, &translated.programs[0].name);
    assert_eq!(*names.1, marked(names.0));
    let (original, other) = (
        &document.programs[0].summary,
        &translated.programs[0].summary,
    );
    assert_eq!(other.text, marked(&original.text));
    // The titles of sources and the locators in citations are never translated.
    assert_eq!(other.cite[0].at, marked(&original.cite[0].at));
    assert_eq!(
        translated.sources[0].title,
        marked(&document.sources[0].title)
    );
    assert_eq!(
        translated.sources[0].short,
        marked(&document.sources[0].short)
    );
    assert_eq!(translated.sources[0].url, document.sources[0].url);
    // Each month in the list is marked separately, because a date shows only one month.
    let catalog = Catalog::link(translated).unwrap();
    let months = catalog.messages().get(key::DATE_MONTHS);
    let months: Vec<_> = months.split(' ').collect();
    assert_eq!((months.len(), months[2]), (12, marked("Mar").as_str()));
}

#[test]
fn stale_translations_are_not_shown() {
    let content = content();
    let mut document = content.document().clone();
    let language = Pseudo::Ltr.of(&document);
    let name = key("programs/287g", "name");
    let mut programs = document.programs.iter_mut();
    let program = programs.find(|program| program.id.as_str() == "287g");
    program.unwrap().name = "Another name".to_owned();
    assert_eq!(
        language.state_of(&name, "Another name"),
        TranslationState::Stale
    );
    let translated = language.translate(&document);
    let mut programs = translated.programs.iter();
    let program = programs.find(|program| program.id.as_str() == "287g");
    assert_eq!(program.unwrap().name, marked("Another name"));
    assert!(program.unwrap().short.starts_with('['));
}

#[test]
fn an_empty_translation_counts_as_missing() {
    let content = content();
    let mut language = Pseudo::Ltr.of(content.document());
    let name = key("words", "app.name");
    let english = content.document().words["app.name"].clone();
    assert_eq!(
        language.state_of(&name, &english),
        TranslationState::Translated
    );
    language.texts.get_mut(&name).unwrap().text.clear();
    assert_eq!(
        language.state_of(&name, &english),
        TranslationState::Missing
    );
    let translated = language.translate(content.document());
    assert_eq!(translated.words["app.name"], marked(&english));
}

#[test]
fn pseudo_texts_are_40_percent_longer_and_keep_placeholders() {
    let content = content();
    let english = translation::english(content.document());
    for pseudo in [Pseudo::Ltr, Pseudo::Rtl] {
        let language = pseudo.of(content.document());
        for (key, entry) in &language.texts {
            let text = english[key].text;
            assert_eq!(
                translation::placeholders(&entry.text),
                translation::placeholders(text),
                "{key:?}"
            );
            let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
            let (before, after) = (letters(text), letters(&entry.text));
            // Only texts of letters alone are compared; a placeholder in braces, for example, does
            // not get longer.
            if !text.contains('{') && before == text.chars().count() {
                assert!(
                    after * 10 >= before * 14,
                    "{key:?}: {text} / {}",
                    entry.text
                );
            }
            let ascii = entry.text.chars().filter(char::is_ascii_alphabetic).count();
            let placeholder_bytes: usize = translation::placeholders(text)
                .iter()
                .map(|placeholder| placeholder.len())
                .sum();
            assert!(
                placeholder_bytes > 0 || ascii == 0,
                "{key:?}: {}",
                entry.text
            );
        }
    }
    let direction = Pseudo::Rtl.of(content.document()).about.direction;
    assert_eq!(direction, Direction::Rtl);
}
