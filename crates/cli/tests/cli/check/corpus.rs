//! Reads the cases under `tests/broken` and builds the content folder of each case, for the tests
//! of `guide check`.

use super::faults::fault;
use crate::repository;
use crate::test_catalog::{copy_test_catalog, test_catalog};
use diffy::patch_set::{FileOperation, FilePatch, ParseOptions, PatchSet};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// The text with which the diff begins in the file of a case. The lines before the diff are the
/// expected output.
const DIFF: &str = "diff --git ";

/// A fault in a copy of the test catalog, and the output that `guide check` must print for this
/// copy.
pub struct Case {
    /// The file under `tests/broken`.
    pub file: PathBuf,
    pub name: String,
    pub expected: String,
    /// The patch to the test catalog; empty if only a function makes the fault.
    pub diff: String,
}

impl Case {
    /// Returns all cases, sorted by name.
    pub fn all() -> Vec<Case> {
        let entries = fs::read_dir(repository().join("tests/broken")).unwrap();
        let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let cases = files.into_iter().map(|file| {
            let text = fs::read_to_string(&file).unwrap();
            Case::parse(file, &text)
        });
        cases.collect()
    }

    pub fn parse(file: PathBuf, text: &str) -> Case {
        let line_start = text.find(&format!("\n{DIFF}")).map(|newline| newline + 1);
        let start = if text.starts_with(DIFF) {
            Some(0)
        } else {
            line_start
        };
        let (header, diff) = text.split_at(start.unwrap_or(text.len()));
        Case {
            name: file.file_stem().unwrap().to_str().unwrap().to_owned(),
            expected: format!("{}\n", header.trim_end()),
            diff: diff.to_owned(),
            file,
        }
    }

    /// Rewrites the file of the case with `output` as the expected output.
    pub fn write_expected(&self, output: &str) {
        let separator = if self.diff.is_empty() { "" } else { "\n" };
        fs::write(&self.file, format!("{output}{separator}{}", self.diff)).unwrap();
    }

    /// Builds the content folder of the case, a subfolder of `parent` with the name of the case,
    /// and returns its path.
    ///
    /// # Errors
    /// Returns a message if the patch does not apply to the test catalog.
    pub fn build(&self, parent: &Path) -> Result<PathBuf, String> {
        let folder = parent.join(&self.name);
        copy_test_catalog(&folder);
        if !self.diff.is_empty() {
            apply(&self.diff, &folder).map_err(|error| {
                let file = self.file.file_name().unwrap().display();
                format!("tests/broken/{file} does not apply to tests/catalog: {error}")
            })?;
        }
        if let Some(make_fault) = fault(&self.name) {
            make_fault(&folder);
        }
        Ok(folder)
    }
}

/// Applies a git diff, which may change several files, to a copy of the test catalog.
fn apply(diff: &str, folder: &Path) -> Result<(), String> {
    for patch in PatchSet::parse(diff, ParseOptions::gitdiff()) {
        let patch = patch.map_err(|error| error.to_string())?;
        let (old, new) = paths(patch.operation());
        let name = old.as_ref().or(new.as_ref()).unwrap();
        apply_to_file(&patch, old.as_deref(), new.as_deref(), folder)
            .map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(())
}

/// Returns the path of the file that a patch reads and the path of the file that it writes. The
/// first path is `None` if the patch creates a file; the second path is `None` if the patch deletes
/// a file.
fn paths(operation: &FileOperation<str>) -> (Option<String>, Option<String>) {
    // In renames and copies, the paths have no prefix `a/` or `b/` to strip.
    let components = match operation {
        FileOperation::Rename { .. } | FileOperation::Copy { .. } => 0,
        _ => 1,
    };
    match operation.strip_prefix(components) {
        FileOperation::Create(new) => (None, Some(new.into_owned())),
        FileOperation::Delete(old) => (Some(old.into_owned()), None),
        FileOperation::Modify {
            original: old,
            modified: new,
        }
        | FileOperation::Rename { from: old, to: new }
        | FileOperation::Copy { from: old, to: new } => {
            (Some(old.into_owned()), Some(new.into_owned()))
        }
    }
}

fn apply_to_file(
    patch: &FilePatch<str>,
    old: Option<&str>,
    new: Option<&str>,
    folder: &Path,
) -> Result<(), Box<dyn Error>> {
    // All patches of a git diff apply to the original files, so read the original and not the copy,
    // which an earlier patch may have changed.
    let before = match old {
        Some(old) => fs::read_to_string(test_catalog().join(old))?,
        None => String::new(),
    };
    let hunks = patch.patch().as_text().ok_or("the patch is binary")?;
    let after = diffy::apply(&before, hunks)?;
    if old == new && after == before {
        return Err("the patch changes nothing".into());
    }
    match new {
        Some(new) => {
            let target = folder.join(new);
            if old != Some(new) && target.exists() {
                return Err(format!("{new} already exists").into());
            }
            fs::create_dir_all(target.parent().unwrap())?;
            fs::write(target, after)?;
        }
        None if after.is_empty() => {}
        None => return Err("the deleted file has other lines".into()),
    }
    let copied = matches!(patch.operation(), FileOperation::Copy { .. });
    if let Some(old) = old.filter(|old| Some(*old) != new && !copied) {
        fs::remove_file(folder.join(old))?;
    }
    Ok(())
}
