//! Tests of `guide check`: for each kind of fault in a content folder, the output equals the
//! expected output word for word, and the exit code is 1.
//!
//! Each fault has a file under `tests/broken`. The first lines of the file are the expected output,
//! in which `FOLDER` stands for the path of the content folder. The rest is a git diff against the
//! test catalog, `tests/catalog`. A fault that a diff cannot express has a function in `faults.rs`.
//! If a fault needs no diff at all, the name of its file ends in `.txt` instead of `.patch`.
//!
//! CONTRIBUTING.md shows how to add a fault.
//!
//! `UPDATE_EXPECTED=1 cargo test -p guide-cli --test cli check` writes the expected outputs and
//! then fails, because such a run tests nothing. Read the changes to these files before you commit
//! them.

mod corpus;
mod faults;

use crate::test_catalog::copy_test_catalog;
use crate::{content, empty_folder, guide};
use corpus::Case;
use std::collections::BTreeSet;
use std::num::NonZero;
use std::path::Path;
use std::thread;

#[test]
fn broken_folders_are_reported_word_for_word() {
    let update = std::env::var_os("UPDATE_EXPECTED").is_some();
    let cases = Case::all();
    let parent = empty_folder("check-broken");
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let differences = |cases: &[Case]| -> Vec<String> {
        let found = cases.iter().map(|case| difference(case, &parent, update));
        found.flatten().collect()
    };
    let failures: Vec<String> = thread::scope(|scope| {
        let chunks = cases.chunks(cases.len().div_ceil(threads));
        let running: Vec<_> = chunks
            .map(|chunk| scope.spawn(|| differences(chunk)))
            .collect();
        let finished = running.into_iter().map(|thread| thread.join().unwrap());
        finished.flatten().collect()
    });
    assert!(
        failures.is_empty(),
        "{} of {} cases differ\n\n{}",
        failures.len(),
        cases.len(),
        failures.join("\n")
    );
    assert!(
        !update,
        "wrote the expected output of {} cases",
        cases.len()
    );
}

/// Runs `guide check` on the content folder of a case. Returns a message if the output differs from
/// the expected output, if the exit code is not 1, or if the folder cannot be built. With `update`,
/// also writes the output to the file of the case.
fn difference(case: &Case, parent: &Path, update: bool) -> Option<String> {
    let folder = match case.build(parent) {
        Ok(folder) => folder,
        Err(error) => return Some(error),
    };
    let (code, found) = check(&folder);
    if update {
        case.write_expected(&found);
    }
    (found != case.expected || code != Some(1)).then(|| {
        format!(
            "{}: exit code {code:?}, expected Some(1)\n--- expected\n{}--- found\n{found}",
            case.name, case.expected
        )
    })
}

#[test]
fn the_test_catalog_and_the_shipped_content_have_no_problems() {
    let catalog = empty_folder("check-whole");
    copy_test_catalog(&catalog);
    for folder in [catalog, content()] {
        let (code, found) = check(&folder);
        assert_eq!(code, Some(0), "{}:\n{found}", folder.display());
        assert!(found.ends_with(": no problems\n"), "{found}");
        assert_eq!(found.lines().count(), 1, "{found}");
    }
}

#[test]
fn every_case_expects_problems() {
    for case in Case::all() {
        let last = case.expected.lines().last().unwrap();
        let has_count = last.starts_with("FOLDER: ") && last.contains(" problem");
        assert!(
            has_count,
            "{} does not begin with the expected output",
            case.file.display()
        );
        assert!(
            case.expected.lines().count() > 1,
            "{} expects no problem",
            case.name
        );
    }
}

#[test]
fn every_case_has_a_patch_or_a_function() {
    let mut names = BTreeSet::new();
    for case in Case::all() {
        let extension = case.file.extension().unwrap();
        let expected = if case.diff.is_empty() { "txt" } else { "patch" };
        assert_eq!(extension, expected, "{}", case.name);
        let has_function = faults::fault(&case.name).is_some();
        assert!(
            has_function || extension == "patch",
            "{} makes no fault",
            case.name
        );
        assert!(
            names.insert(case.name.clone()),
            "{} occurs twice",
            case.name
        );
    }
    for (name, _) in faults::FAULTS {
        assert!(
            names.contains(name),
            "{name} has no file under tests/broken"
        );
    }
}

#[test]
fn a_patch_that_does_not_apply_is_named_in_the_error() {
    let about = "diff --git a/about.toml b/about.toml\n";
    let change = "--- a/about.toml\n+++ b/about.toml\n@@ -1 +1 @@\n-none = 1\n+none = 2\n";
    let create = "new file mode 100644\n--- /dev/null\n+++ b/about.toml\n@@ -0,0 +1 @@\n+a = 1\n";
    let nothing = "--- a/about.toml\n+++ b/about.toml\n@@ -1 +1 @@\n version = \"1.0.0\"\n";
    let copy = "copy from glossary.toml\ncopy to about.toml\n";
    let delete = "deleted file mode 100644\n--- a/about.toml\n+++ /dev/null\n@@ -1 +0,0 @@\n\
                  -version = \"1.0.0\"\n";
    for (diff, reason) in [
        (change, "about.toml: error applying hunk #1"),
        (nothing, "about.toml: the patch changes nothing"),
        (create, "about.toml: about.toml already exists"),
        (copy, "glossary.toml: about.toml already exists"),
        (delete, "about.toml: the deleted file has other lines"),
    ] {
        let case = Case::parse("old.patch".into(), &format!("{about}{diff}"));
        let error = case.build(&empty_folder("check-old-patch")).unwrap_err();
        let file = "tests/broken/old.patch does not apply to tests/catalog: ";
        assert_eq!(error, format!("{file}{reason}"));
    }
}

/// Runs `guide check` on `folder`. Returns the exit code and the standard output, in which `FOLDER`
/// replaces the path of the folder.
fn check(folder: &Path) -> (Option<i32>, String) {
    let folder = folder.to_str().unwrap();
    let checked = guide(&["check", folder]);
    let found = String::from_utf8(checked.stdout).unwrap();
    (checked.status.code(), found.replace(folder, "FOLDER"))
}
