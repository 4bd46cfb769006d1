//! Tests of `guide overlap`: the command reports every sequence of 11 or more words that the
//! content or another document shares with the text of a source, except titles of sources.

use crate::{changed_catalog, guide, run};
use std::fs;
use std::path::PathBuf;

const SENTENCE: &str =
    "The committee lends the pump to whoever asks for it before the first of May.";
const TITLE: &str = "A letter to the newspaper on the water of the lower garden in the dry year";

/// Makes a folder of sources and returns the path. The only file is in a subfolder. It contains
/// [`SENTENCE`] in capitals and with a line break, and [`TITLE`].
fn sources(name: &str) -> PathBuf {
    let folder = changed_catalog(&format!("overlap-sources-{name}"), &[]);
    fs::create_dir_all(folder.join("texts/old")).unwrap();
    let broken = SENTENCE.replace("pump to", "pump\nto").to_uppercase();
    fs::write(
        folder.join("texts/old/rules.txt"),
        format!("Rules.\n\n{broken}\n{TITLE}.\n"),
    )
    .unwrap();
    folder.join("texts")
}

fn overlap(
    name: &str,
    changes: &[(&str, &str, &str)],
    file: Option<&str>,
) -> (Option<i32>, String) {
    let sources = sources(name);
    let content = changed_catalog(&format!("overlap-{name}"), changes);
    let document = content.join("notes.md");
    fs::write(&document, file.unwrap_or_default()).unwrap();
    let (sources, content) = (sources.to_str().unwrap(), content.to_str().unwrap());
    run(&[
        "overlap",
        sources,
        document.to_str().unwrap(),
        "--content",
        content,
    ])
}

#[test]
fn reports_a_copied_sentence_with_its_field_and_source() {
    let change = (
        "programs/pump.toml",
        "The handbook still lists them.",
        SENTENCE,
    );
    let (code, text) = overlap("content", &[change], None);
    assert_eq!(code, Some(1), "{text}");
    let line = "programs/pump.toml: status.text: 15 words shared with old/rules.txt: \
                the committee lends the pump";
    assert!(text.starts_with(line), "{text}");
    assert!(
        text.contains("1 sequence of 11 words or more in "),
        "{text}"
    );
}

#[test]
fn reports_the_file_of_a_question() {
    let change = (
        "questions/02_water.toml",
        "The main source counts.",
        SENTENCE,
    );
    let (_, text) = overlap("question", &[change], None);
    assert!(
        text.starts_with("questions/02_water.toml: hint: "),
        "{text}"
    );
}

#[test]
fn searches_other_documents_too() {
    let copied = format!("# Notes\n\n**{SENTENCE}**\n");
    let (code, text) = overlap("file", &[], Some(&copied));
    assert_eq!(code, Some(1), "{text}");
    assert!(
        text.contains("notes.md: 15 words shared with old/rules.txt"),
        "{text}"
    );
}

#[test]
fn allows_titles_of_sources_and_shorter_runs() {
    let title = ("sources/list.toml", "A letter to the newspaper", TITLE);
    let ten_words = SENTENCE.split_inclusive(' ').take(10).collect::<String>();
    let document = format!("See “{TITLE}”.\n{ten_words}it, ever.\n");
    let (code, text) = overlap("title", &[title], Some(&document));
    assert_eq!(code, Some(0), "{text}");
    let (code, text) = overlap("no-title", &[], Some(&document));
    assert_eq!(code, Some(1), "{text}");
}

#[test]
fn rejects_a_folder_without_files() {
    let folder = sources("empty").join("none");
    fs::create_dir_all(&folder).unwrap();
    let output = guide(&["overlap", folder.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
}
