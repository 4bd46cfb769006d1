//! Tests of the project's coding rules that no compiler checks. They search the text of the
//! repository's files.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::path::{Path, PathBuf};

/// Returns the path and the text of every file below `folder` whose name ends with `ending`.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut pending: Vec<PathBuf> = vec![root.join(folder)];
    while let Some(path) = pending.pop() {
        if path.is_dir() {
            pending.extend(
                std::fs::read_dir(path)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
        } else if path.to_string_lossy().ends_with(ending) {
            let name = path
                .strip_prefix(root)
                .unwrap()
                .to_string_lossy()
                .into_owned();
            found.push((name, std::fs::read_to_string(&path).unwrap()));
        }
    }
    found.sort();
    assert!(!found.is_empty(), "no {ending} files in {folder}");
    found
}

fn assert_no_faults(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Returns the file, the line number and the text that was found, for each line that contains one
/// of `texts`.
fn lines_containing(files: &[(String, String)], texts: &[&str]) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, text) in files {
        for (number, line) in text.lines().enumerate() {
            if let Some(found) = texts.iter().find(|text| line.contains(**text)) {
                faults.push(format!("{name}:{}: {found}", number + 1));
            }
        }
    }
    faults
}

fn rust_files() -> Vec<(String, String)> {
    ["crates", "src", "tests"]
        .iter()
        .flat_map(|folder| files(folder, ".rs"))
        .collect()
}

#[test]
fn every_rust_file_opens_with_a_doc_comment() {
    let undocumented = rust_files()
        .into_iter()
        .filter(|(_, text)| !text.starts_with("//! "));
    assert_no_faults(undocumented.map(|(name, _)| name).collect());
}

/// The Cargo.toml files of these packages set `test = false`, so a test in these folders would
/// never run.
#[test]
fn libraries_without_test_programs_contain_no_tests() {
    for folder in [
        "crates/engine/src",
        "crates/authoring/src",
        "crates/wasm-split/src",
        "src",
    ] {
        assert_no_faults(lines_containing(
            &files(folder, ".rs"),
            &["#[test]", "cfg(test)"],
        ));
    }
}

#[test]
fn no_rust_file_has_more_than_300_lines() {
    let long = rust_files()
        .into_iter()
        .filter(|(_, text)| text.lines().count() > 300);
    assert_no_faults(long.map(|(name, _)| name).collect());
}

#[test]
fn the_engine_uses_no_clock_browser_network_or_file() {
    let engine = files("crates/engine/src", ".rs");
    let effects = [
        "web_sys",
        "js_sys",
        "std::time",
        "std::fs",
        "std::env",
        "std::net",
        "static mut",
    ];
    assert_no_faults(lines_containing(&engine, &effects));
}

#[test]
fn markup_has_no_effects() {
    let effects = [
        "web_sys",
        "js_sys",
        "gloo",
        "use_effect",
        "use_state",
        "use_reducer",
        "window(",
    ];
    // Leaves out event.rs, which uses `web_sys` only to read the value of the field that an event
    // comes from. Reading it changes nothing.
    let markup: Vec<_> = files("src/ui", ".rs")
        .into_iter()
        .filter(|(name, _)| name != "src/ui/html/event.rs")
        .collect();
    assert_no_faults(lines_containing(&markup, &effects));
}

#[test]
fn only_bindings_export_to_javascript() {
    let others: Vec<_> = files("src", ".rs")
        .into_iter()
        .filter(|(name, _)| !name.starts_with("src/bindings"))
        .collect();
    assert_no_faults(lines_containing(&others, &["#[wasm_bindgen", "JsError"]));
}

#[test]
fn the_markup_contains_no_literal_text() {
    let mut faults = Vec::new();
    for (name, text) in files("src/ui", ".rs") {
        for (number, line) in text.lines().enumerate() {
            // Finds string literals that are text nodes of their own, as in `{ "..." }`, and keeps
            // those that contain a letter.
            let literals = line
                .split("{ \"")
                .skip(1)
                .filter_map(|rest| rest.split("\" }").next());
            let texts = literals.filter(|literal| literal.chars().any(char::is_alphabetic));
            // Skips lines with an attribute such as `class={ "..." }`, because its literal is not a
            // text node.
            if texts.clone().next().is_some() && !line.contains("={") {
                faults.push(format!("{name}:{}: {line}", number + 1));
            }
        }
    }
    assert_no_faults(faults);
}

#[test]
fn styles_do_not_affect_the_host_page() {
    let widget: Vec<_> = files("styles", ".css")
        .into_iter()
        .filter(|(name, _)| !["styles/page.css", "styles/frame.css"].contains(&name.as_str()))
        // The guide's own tables have a `tbody`, which is not the `body` of the host page.
        .map(|(name, text)| (name, text.replace("tbody", "")))
        .collect();
    assert_no_faults(lines_containing(
        &widget,
        &[
            "!important",
            "rem;",
            "rem ",
            "rem)",
            "@import",
            "url(",
            "html",
            "body",
        ],
    ));
}

#[test]
fn shipped_files_load_nothing_from_other_hosts() {
    let mut shipped = files("styles", ".css");
    shipped.extend(files("web/element", ".js"));
    shipped.extend(files("web/element", ".html"));
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("index.html");
    shipped.push((
        "index.html".to_owned(),
        std::fs::read_to_string(page).unwrap(),
    ));
    assert_no_faults(lines_containing(
        &shipped,
        &["http://", "https://", "//cdn"],
    ));
}

/// The maximum width of a line of source code.
const MAX_COLUMNS: usize = 100;

#[test]
fn no_line_has_more_than_100_columns() {
    let mut sources = rust_files();
    sources.extend(files("web", ".js"));
    sources.extend(files("styles", ".css"));
    let mut faults = Vec::new();
    for (name, text) in sources {
        for (number, line) in text.lines().enumerate() {
            if line.chars().count() > MAX_COLUMNS {
                faults.push(format!("{name}:{}", number + 1));
            }
        }
    }
    assert_no_faults(faults);
}
