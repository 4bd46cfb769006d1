//! Tests of `guide languages`, `guide pseudo` and `guide catalog --language`: the commands that
//! list missing and stale translations, make pseudo-languages, and write translated catalogs.

use crate::{changed_catalog, empty_folder, guide};
use std::fs;

fn printed(arguments: &[&str]) -> String {
    let output = guide(arguments);
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_translation_starts_from_the_printed_lines() {
    let content = changed_catalog("languages-started", &[]);
    let content_path = content.to_str().unwrap();
    let folder = content.join("languages/fr");
    fs::create_dir_all(&folder).unwrap();
    let about = "name = \"Français\"\ndirection = \"ltr\"\n";
    fs::write(folder.join("language.toml"), about).unwrap();

    let lines = printed(&["languages", "fr", "--content", content_path]);
    let total = lines
        .lines()
        .filter(|line| line.contains("{ en = "))
        .count();
    let question = "# How large is your plot?\n\"text\" = { en = \"";
    assert!(lines.contains("[\"questions/size\"]\n"), "{lines}");
    assert!(lines.contains(question), "{lines}");
    let started = lines.replacen("text = \"\" }", "text = \"Bonjour\" }", 1);
    fs::write(folder.join("texts.toml"), started).unwrap();

    let table = printed(&["languages", "--content", content_path]);
    let expected = format!(
        "language,name,direction,texts,translated,missing,stale\n\
         en,English,ltr,{total},{total},0,0\nfr,Français,ltr,{total},1,{},0\n",
        total - 1
    );
    assert_eq!(table, expected);
    let checked = printed(&["check", content_path]);
    let expected = format!(
        "languages/fr: 1 text translated, 0 older than the English text, {} missing\n",
        total - 1
    );
    assert!(checked.ends_with(&expected), "{checked}");
}

#[test]
fn a_stale_translation_is_reported_and_replaced_by_english() {
    let content = changed_catalog("languages-changed", &[]);
    let content_path = content.to_str().unwrap();
    printed(&[
        "pseudo",
        content.join("languages").to_str().unwrap(),
        "--content",
        content_path,
    ]);
    let question = content.join("questions/04_size.toml");
    let text = fs::read_to_string(&question).unwrap();
    let changed = text.replace("How large is your plot?", "How large is the plot?");
    assert_ne!(text, changed);
    fs::write(&question, changed).unwrap();

    let checked = printed(&["check", content_path]);
    assert!(
        checked.contains("1 older than the English text, 0 missing"),
        "{checked}"
    );
    let stale = printed(&["languages", "en-XA", "--content", content_path]);
    let expected = "[\"questions/size\"]\n# How large is the plot?\n\
                    # The English text has changed: update the existing line, and its `en`.\n\
                    # \"text\" = { en = \"";
    assert!(stale.starts_with(expected), "{stale}");

    let out = content.join("out.json");
    let language = ["--language", "en-XA", "--content", content_path];
    printed(&[&["catalog", "--out", out.to_str().unwrap()], &language[..]].concat());
    let catalog: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(out).unwrap()).unwrap();
    assert_eq!(catalog["about"]["language"], "en-XA");
    assert_eq!(catalog["about"]["direction"], "ltr");
    let questions = catalog["questions"].as_array().unwrap();
    let size = questions.iter().find(|each| each["id"] == "size").unwrap();
    assert_eq!(size["text"], "\u{2066}How large is the plot?\u{2069}");
    assert_eq!(
        size["choices"][0]["label"].as_str().unwrap().chars().next(),
        Some('[')
    );
}

#[test]
fn the_english_catalog_names_no_language() {
    let out = empty_folder("languages-english").join("out.json");
    printed(&["catalog", "--out", out.to_str().unwrap()]);
    let text = fs::read_to_string(out).unwrap();
    let catalog: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert!(catalog["about"].get("language").is_none());
    assert!(!text.contains(['\u{2066}', '\u{2069}']));
}

#[test]
fn rejects_a_missing_language_in_one_line() {
    let output = guide(&["languages", "xx"]);
    assert_eq!(output.status.code(), Some(2));
    let line = String::from_utf8(output.stderr).unwrap();
    let expected = "error: content/languages/xx has 1 problem; the first is \
                    languages/xx/language.toml: there is no such file; add it\n";
    assert_eq!(line, expected);
}
