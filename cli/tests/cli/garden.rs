//! The small content of `tests/broken/base`, laid into a folder of its own to be changed there.

use crate::{copy, fresh, repository};
use std::fs;
use std::path::PathBuf;

/// A copy of the base in a folder that only the test of this name uses, with one text for another in some of its files.
pub fn garden(name: &str, changes: &[(&str, &str, &str)]) -> PathBuf {
    let folder = fresh(name);
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

/// A question more than the base has.
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
