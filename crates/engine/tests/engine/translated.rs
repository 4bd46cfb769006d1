//! Tests of translations: a translated text replaces the English one, and nothing else in a
//! document changes.

use super::content;
use guide_authoring::translation::{self, Key, Language, Pseudo, Standing};
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
fn empty() -> Language {
    let mut language = Pseudo::Ltr.of(content().document());
    language.texts.clear();
    language
}

#[test]
fn every_text_of_the_content_has_a_place_that_a_translation_reaches() {
    let content = content();
    for pseudo in [Pseudo::Ltr, Pseudo::Rtl] {
        let language = pseudo.of(content.document());
        let over = language.over(content.document());
        // The key of a glossary field contains the term. So the test looks up these fields with
        // the translated term in the key.
        let found = translation::english(&over);
        assert_eq!(found.len(), language.texts.len());
        for (key, own) in &language.texts {
            let key = renamed(key, content.document(), &over);
            assert_eq!(found[&key].text, own.text, "{key:?}");
        }
        assert_eq!(over.about.language.as_deref(), Some(pseudo.tag()));
        assert_eq!(over.about.direction, Some(language.about.direction));
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
fn nothing_that_decides_changes_with_the_language() {
    let content = content();
    let over = Pseudo::Rtl.of(content.document()).over(content.document());
    let over = Catalog::link(over).unwrap();
    assert_eq!(fingerprint::of(&over), fingerprint::of(&content));
    let day = content.document().about.published;
    for (own, other) in content.scenarios().zip(over.scenarios()) {
        assert_eq!(own.0.id, other.0.id);
        let verdicts = |catalog: &Catalog, answers: &Answers| {
            let assessed = assess::assess(catalog, answers, day);
            let all = assessed.agreements.iter();
            all.map(|each| each.verdict).collect::<Vec<_>>()
        };
        let answers = (&own.1.answers, &other.1.answers);
        assert_eq!(verdicts(&content, answers.0), verdicts(&over, answers.1));
    }
}

#[test]
fn what_is_not_translated_is_marked_as_english() {
    let content = content();
    let document = content.document();
    let over = empty().over(document);
    let names = (&document.programs[0].name, &over.programs[0].name);
    assert_eq!(*names.1, marked(names.0));
    let (own, other) = (&document.programs[0].summary, &over.programs[0].summary);
    assert_eq!(other.text, marked(&own.text));
    // The titles of sources and the locators in citations are never translated.
    assert_eq!(other.cite[0].at, marked(&own.cite[0].at));
    assert_eq!(over.sources[0].title, marked(&document.sources[0].title));
    assert_eq!(over.sources[0].short, marked(&document.sources[0].short));
    assert_eq!(over.sources[0].url, document.sources[0].url);
    // Each month in the list is marked separately, because a date shows only one month.
    let catalog = Catalog::link(over).unwrap();
    let months = catalog.messages().get(key::DATE_MONTHS);
    let each: Vec<_> = months.split(' ').collect();
    assert_eq!((each.len(), each[2]), (12, marked("Mar").as_str()));
}

#[test]
fn a_translation_of_a_text_that_has_changed_since_is_not_shown() {
    let content = content();
    let mut document = content.document().clone();
    let language = Pseudo::Ltr.of(&document);
    let name = key("programs/287g", "name");
    let english = document.programs.iter_mut();
    let program = english.into_iter().find(|each| each.id.as_str() == "287g");
    program.unwrap().name = "Another name".to_owned();
    assert_eq!(language.standing(&name, "Another name"), Standing::Stale);
    let over = language.over(&document);
    let program = over.programs.iter().find(|each| each.id.as_str() == "287g");
    assert_eq!(program.unwrap().name, marked("Another name"));
    assert!(program.unwrap().short.starts_with('['));
}

#[test]
fn a_text_that_is_empty_is_none_yet() {
    let content = content();
    let mut language = Pseudo::Ltr.of(content.document());
    let name = key("words", "app.name");
    let english = content.document().words["app.name"].clone();
    assert_eq!(language.standing(&name, &english), Standing::Translated);
    language.texts.get_mut(&name).unwrap().text.clear();
    assert_eq!(language.standing(&name, &english), Standing::Missing);
    let over = language.over(content.document());
    assert_eq!(over.words["app.name"], marked(&english));
}

#[test]
fn pseudo_texts_are_longer_by_40_in_100_and_leave_the_same_to_be_filled_in() {
    let content = content();
    let english = translation::english(content.document());
    for pseudo in [Pseudo::Ltr, Pseudo::Rtl] {
        let language = pseudo.of(content.document());
        for (key, own) in &language.texts {
            let text = english[key].text;
            assert_eq!(
                translation::placeholders(&own.text),
                translation::placeholders(text),
                "{key:?}"
            );
            let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
            let (was, is) = (letters(text), letters(&own.text));
            // Only texts of letters alone are compared; a placeholder in braces, for example, does
            // not get longer.
            if !text.contains('{') && was == text.chars().count() {
                assert!(is * 10 >= was * 14, "{key:?}: {text} / {}", own.text);
            }
            let ascii = own.text.chars().filter(char::is_ascii_alphabetic).count();
            let filled: usize = translation::placeholders(text)
                .iter()
                .map(|p| p.len())
                .sum();
            assert!(filled > 0 || ascii == 0, "{key:?}: {}", own.text);
        }
    }
    let direction = Pseudo::Rtl.of(content.document()).about.direction;
    assert_eq!(direction, Direction::Rtl);
}
