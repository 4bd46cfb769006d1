//! Copies the test catalog, which is the small catalog about a garden club in `tests/catalog`.
//! Tests of several commands change such copies.

use crate::{copy_folder, empty_folder, repository};
use std::fs;
use std::path::{Path, PathBuf};

/// Returns the path of the test catalog. The test catalog has no interface messages of its own, so
/// `guide check` accepts only a copy to which they have been added.
pub fn test_catalog() -> PathBuf {
    repository().join("tests/catalog")
}

/// Copies the test catalog to `folder`, and adds the interface messages of `content/words.toml`.
pub fn copy_test_catalog(folder: &Path) {
    copy_folder(&test_catalog(), folder);
    let messages = repository().join("content/words.toml");
    fs::copy(messages, folder.join("words.toml")).unwrap();
}

/// Copies the test catalog to an empty folder, applies the changes, and returns the path of the
/// folder. Tests run in parallel, so each call needs a different `name`.
///
/// Each change consists of a file, the text to replace, and the replacement. The first occurrence
/// of the text is replaced. If the text to replace is empty, the replacement is appended to the
/// file, which is created if it does not exist.
pub fn changed_catalog(name: &str, changes: &[(&str, &str, &str)]) -> PathBuf {
    let folder = empty_folder(name);
    copy_test_catalog(&folder);
    for (file, from, to) in changes {
        let path = folder.join(file);
        let text = fs::read_to_string(&path).unwrap_or_default();
        assert!(text.contains(from), "{file} does not contain {from}");
        let changed = match *from {
            "" => text + to,
            _ => text.replacen(from, to, 1),
        };
        fs::write(&path, changed).unwrap();
    }
    folder
}

/// The TOML file of a question that the test catalog does not have.
pub const SHADE: &str = r#"
id = "shade"
section = "community"
kind = "one"
text = "Is there shade?"
hint = "At noon."
short = "Shade"
changed_by = "fixed"

[[choices]]
id = "some"
label = "Some"

[[choices]]
id = "no_shade"
label = "None"
none = true
"#;
