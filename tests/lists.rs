//! Tests that the documentation and the element's JavaScript list exactly the export formats that
//! the code defines, and that the documentation lists exactly the names of the pages.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use guide_engine::report::Format;
use ice_access_guide::state::page::SINGLE;
use std::collections::BTreeSet;

fn read(path: &str) -> String {
    std::fs::read_to_string(path).expect(path)
}

/// Returns the part of a text between two markers.
fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let (_, rest) = text.split_once(start).expect(start);
    rest.split_once(end).expect(end).0
}

/// Splits a text at `mark` and returns every second part. If `mark` is a quotation mark or a
/// backtick, these are the quoted parts.
fn marked(text: &str, mark: char) -> BTreeSet<&str> {
    text.split(mark).skip(1).step_by(2).collect()
}

fn formats() -> BTreeSet<&'static str> {
    Format::ALL.map(Format::key).into()
}

#[test]
fn type_declarations_list_the_export_formats() {
    let declarations = read("web/element/ice-access-guide.d.ts");
    let kinds = between(&declarations, "export(kind?: ", ")");
    assert_eq!(marked(kinds, '"'), formats());
}

#[test]
fn the_error_for_an_unknown_export_format_lists_the_formats() {
    let element = read("web/element/element.js");
    let listed = between(&element, "there is no kind \"${kind}\"; use ", "`");
    let listed = listed
        .split([',', ' '])
        .filter(|word| !["", "or"].contains(word));
    assert_eq!(listed.collect::<BTreeSet<_>>(), formats());
}

#[test]
fn the_documentation_lists_the_export_formats() {
    let embedding = read("docs/EMBEDDING.md");
    let row = between(&embedding, "| `export(kind)` | ", " | a string |");
    let quoted = marked(row, '`');
    let kinds = quoted
        .iter()
        .filter_map(|code| code.strip_prefix('"')?.strip_suffix('"'));
    assert_eq!(kinds.collect::<BTreeSet<_>>(), formats());
}

#[test]
fn every_format_has_its_own_key_and_extension() {
    let extensions: BTreeSet<_> = Format::ALL.map(Format::extension).into();
    assert_eq!(formats().len(), Format::ALL.len());
    assert_eq!(extensions.len(), Format::ALL.len());
    for format in Format::ALL {
        assert_eq!(Format::from_key(format.key()), Some(format));
    }
}

#[test]
fn the_documentation_lists_the_page_names() {
    let embedding = read("docs/EMBEDDING.md");
    let table = between(&embedding, "### Page names", "\n## ");
    let names = table.lines().filter_map(|line| line.strip_prefix("| `"));
    let names = names.filter_map(|row| row.split(" | ").next());
    let listed: BTreeSet<&str> = names.flat_map(|row| row.split(['`', ',', ' '])).collect();
    let listed: BTreeSet<&str> = listed.into_iter().filter(|name| !name.is_empty()).collect();
    let single = SINGLE
        .iter()
        .map(|(name, _)| if name.is_empty() { "start" } else { name });
    let with_ids = [
        "question/ID",
        "program/ID",
        "option/ID",
        "scenario/ID",
        "handout/ID",
    ];
    assert_eq!(listed, single.chain(with_ids).collect());
}
