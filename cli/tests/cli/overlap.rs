//! `guide overlap`: a sentence of a source is found in the content and in other files, and a title is not.

use crate::{garden, guide, told};
use std::fs;
use std::path::PathBuf;

const SENTENCE: &str =
    "The committee lends the pump to whoever asks for it before the first of May.";
const TITLE: &str = "A letter to the newspaper on the water of the lower garden in the dry year";

/// A folder of sources, one of them in a folder of its own.
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
    let line = "programs/pump.toml: status.text: 15 words as in old/rules.txt: the committee lends the pump";
    assert!(text.starts_with(line), "{text}");
    assert!(text.contains("1 run of 11 words or more in "), "{text}");
}

#[test]
fn other_files_are_looked_through_too() {
    let copied = format!("# Notes\n\n**{SENTENCE}**\n");
    let (code, text) = overlap("file", &[], Some(&copied));
    assert_eq!(code, Some(1), "{text}");
    assert!(
        text.contains("notes.md: 15 words as in old/rules.txt"),
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
