//! Tests of the command-line tool `guide`, with a module for most of its commands: output, error
//! messages and exit codes. A few modules check documents instead, for example whether the tests
//! that a document names exist. The module `decode` tests the JSON decoder of the engine.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod accessibility;
mod assess;
mod bench_rules;
mod check;
mod decode;
#[path = "../../../engine/tests/engine/depth.rs"]
#[allow(dead_code)]
mod depth;
mod diff;
mod documented;
mod facts;
mod fixture;
mod golden;
mod handbook;
mod ipdas;
mod languages;
mod mutate;
mod overlap;
mod piped;
mod prove;
mod record;
mod schema;
mod security;
mod table;
mod test_catalog;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use test_catalog::changed_catalog;

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Returns the path of the shipped content.
fn content() -> PathBuf {
    repository().join("content")
}

/// Returns the text of a file, whose path is relative to the root of the repository.
fn read(file: &str) -> String {
    fs::read_to_string(repository().join(file)).unwrap()
}

/// Returns a path for a temporary file or folder. Tests run in parallel, so each test needs a
/// different `name`.
fn temporary_path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// Creates an empty folder at the path that [`temporary_path`] returns for this name, and returns
/// this path.
fn empty_folder(name: &str) -> PathBuf {
    let folder = temporary_path(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Runs `guide` in the root folder of the repository.
fn guide(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guide"));
    let command = command.current_dir(repository()).args(arguments);
    command.output().unwrap()
}

/// Runs `guide`, which must print nothing to standard error. Returns the exit code and the standard
/// output.
fn run(arguments: &[&str]) -> (Option<i32>, String) {
    let output = guide(arguments);
    let text = String::from_utf8(output.stdout).unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(errors.is_empty(), "{arguments:?}: {errors}");
    (output.status.code(), text)
}
