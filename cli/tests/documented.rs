//! The program and the scenario that docs/CONTENT.md shows are accepted as they stand there.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::path::{Path, PathBuf};
use std::process::Command;

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The one block of TOML in docs/CONTENT.md that begins with this id.
fn example(id: &str) -> String {
    let text = std::fs::read_to_string(repository().join("docs/CONTENT.md")).unwrap();
    let blocks = text
        .split("```toml\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next());
    let begins = format!("id = \"{id}\"");
    let found: Vec<_> = blocks.filter(|block| block.starts_with(&begins)).collect();
    assert_eq!(found.len(), 1, "docs/CONTENT.md shows one whole {id}");
    found.concat()
}

/// A copy of the content for one test.
fn content(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    copy(&repository().join("content"), &folder);
    folder
}

/// What `guide check` prints of a folder that it accepts.
fn accepted(folder: &Path) -> String {
    let mut guide = Command::new(env!("CARGO_BIN_EXE_guide"));
    let checked = guide.arg("check").arg(folder).output().unwrap();
    let printed = String::from_utf8(checked.stdout).unwrap();
    assert!(checked.status.success(), "{printed}");
    printed
}

#[test]
fn the_example_program_is_one_file_that_check_accepts() {
    let folder = content("documented");
    std::fs::write(folder.join("programs/example.toml"), example("example")).unwrap();
    let printed = accepted(&folder);
    assert!(printed.contains("14 programs"), "{printed}");
}

#[test]
fn the_example_scenario_is_one_file_that_check_accepts_alone() {
    let folder = content("documented-scenario");
    let scenarios = folder.join("scenarios");
    std::fs::remove_dir_all(&scenarios).unwrap();
    let without = accepted(&folder);
    assert!(without.contains("0 scenarios"), "{without}");
    std::fs::create_dir(&scenarios).unwrap();
    std::fs::write(
        scenarios.join("example-county.toml"),
        example("example-county"),
    )
    .unwrap();
    let printed = accepted(&folder);
    assert!(printed.contains("1 scenario:"), "{printed}");
}
