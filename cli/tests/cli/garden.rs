//! Copies of the small catalog in `tests/catalog`, about a garden club, for a test to change.

use crate::{copy, fresh, repository};
use std::fs;
use std::path::{Path, PathBuf};

/// The small valid catalog that tests change. It has no messages of its own.
pub fn test_catalog() -> PathBuf {
    repository().join("tests/catalog")
}

/// Copies the test catalog to `folder`, with the messages of `content/words.toml`.
pub fn copy_test_catalog(folder: &Path) {
    copy(&test_catalog(), folder);
    let messages = repository().join("content/words.toml");
    fs::copy(messages, folder.join("words.toml")).unwrap();
}

/// Copies the test catalog to a folder that only the test of this name uses, and replaces texts.
///
/// A change names a file, the text to replace and its replacement; an empty text appends.
pub fn garden(name: &str, changes: &[(&str, &str, &str)]) -> PathBuf {
    let folder = fresh(name);
    copy_test_catalog(&folder);
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

/// A question that the test catalog does not have.
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
