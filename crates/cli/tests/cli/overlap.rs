//! Tests of `guide overlap`: the command finds sentences of a source that occur in the content or
//! in other files, but allows the titles of sources.

use crate::{garden, guide, told};
use std::fs;
use std::path::PathBuf;

const SENTENCE: &str =
    "The committee lends the pump to whoever asks for it before the first of May.";
const TITLE: &str = "A letter to the newspaper on the water of the lower garden in the dry year";

/// Makes a folder of sources and returns the path. The folder has one file, in a subfolder, which
/// contains [`SENTENCE`] in capitals and with a line break.
fn sources(name: &str) -> PathBuf {
    let folder = garden(&format!("overlap-sources-{name}"), &[]);
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
    let content = garden(&format!("overlap-{name}"), changes);
    let written = content.join("notes.md");
    fs::write(&written, file.unwrap_or_default()).unwrap();
    let (sources, content) = (sources.to_str().unwrap(), content.to_str().unwrap());
    told(&[
        "overlap",
        sources,
        written.to_str().unwrap(),
        "--content",
        content,
    ])
}

#[test]
fn a_copied_sentence_is_told_with_its_place_and_source() {
    let change = (
        "programs/pump.toml",
        "The handbook still lists them.",
        SENTENCE,
    );
    let (code, text) = overlap("content", &[change], None);
    assert_eq!(code, Some(1), "{text}");
    let line = "programs/pump.toml: status.text: 15 words shared with old/rules.txt: the committee lends the pump";
    assert!(text.starts_with(line), "{text}");
    assert!(
        text.contains("1 sequence of 11 words or more in "),
        "{text}"
    );
}

#[test]
fn a_copied_sentence_in_a_question_is_told_with_the_file_of_the_question() {
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
fn other_files_are_looked_through_too() {
    let copied = format!("# DecodeContext\n\n**{SENTENCE}**\n");
    let (code, text) = overlap("file", &[], Some(&copied));
    assert_eq!(code, Some(1), "{text}");
    assert!(
        text.contains("notes.md: 15 words shared with old/rules.txt"),
        "{text}"
    );
}

#[test]
fn titles_of_sources_and_shorter_runs_are_no_copies() {
    let title = ("sources/list.toml", "A letter to the newspaper", TITLE);
    let some = SENTENCE.split_inclusive(' ').take(10).collect::<String>();
    let named = format!("See “{TITLE}”.\n{some}it, ever.\n");
    let (code, text) = overlap("title", &[title], Some(&named));
    assert_eq!(code, Some(0), "{text}");
    let (code, text) = overlap("no-title", &[], Some(&named));
    assert_eq!(code, Some(1), "{text}");
}

#[test]
fn a_folder_without_files_is_refused() {
    let folder = sources("empty").join("none");
    fs::create_dir_all(&folder).unwrap();
    let output = guide(&["overlap", folder.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
}
