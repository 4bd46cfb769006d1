//! The program that docs/CONTENT.md shows is accepted as it stands there.

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

#[test]
fn the_example_program_is_one_file_that_check_accepts() {
    let text = std::fs::read_to_string(repository().join("docs/CONTENT.md")).unwrap();
    let blocks = text
        .split("```toml\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next());
    let example = blocks
        .filter(|block| block.starts_with("id = "))
        .collect::<Vec<_>>();
    assert_eq!(example.len(), 1, "docs/CONTENT.md shows one whole program");

    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("documented");
    let _ = std::fs::remove_dir_all(&folder);
    copy(&repository().join("content"), &folder);
    std::fs::write(folder.join("programs/example.toml"), example.concat()).unwrap();

    let checked = Command::new(env!("CARGO_BIN_EXE_guide"))
        .arg("check")
        .arg(&folder)
        .output();
    let checked = checked.unwrap();
    let printed = String::from_utf8(checked.stdout).unwrap();
    assert!(checked.status.success(), "{printed}");
    assert!(printed.contains("14 programs"), "{printed}");
}
