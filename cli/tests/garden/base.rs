//! The small content of `tests/broken/base`, laid into a folder of its own to be changed there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A copy of the base in a folder that only the test of this name uses, with one text for another in some of its files.
pub fn garden(name: &str, changes: &[(&str, &str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    let root = repository();
    copy(&root.join("tests/broken/base"), &folder);
    fs::copy(root.join("content/words.toml"), folder.join("words.toml")).unwrap();
    for (file, from, to) in changes {
        let path = folder.join(file);
        let text = fs::read_to_string(&path).unwrap_or_default();
        assert!(text.contains(from), "{file} does not say {from}");
        let changed = match *from {
            "" => text + to,
            _ => text.replacen(from, to, 1),
        };
        fs::write(&path, changed).unwrap();
    }
    folder
}

pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// What `guide` prints, run at the root of the repository.
pub fn guide(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guide"));
    let command = command.current_dir(repository()).args(arguments);
    command.output().unwrap()
}

/// Its exit code and standard output.
pub fn told(arguments: &[&str]) -> (Option<i32>, String) {
    let output = guide(arguments);
    let text = String::from_utf8(output.stdout).unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(errors.is_empty(), "{arguments:?}: {errors}");
    (output.status.code(), text)
}
