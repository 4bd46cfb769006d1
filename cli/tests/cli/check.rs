//! What `guide check` says of each broken content folder under `tests/broken`, word for word.
//!
//! A case is a folder of files laid over a copy of `tests/broken/base`; its `expected.txt` is the
//! standard output, with `FOLDER` for the path. The words come from `content/words.toml`.
//! In an overlay:
//! - a file that says only `DELETE` removes what has its name, a file or a folder;
//! - `_folder` takes the place of the whole folder, or with `DELETE` removes it;
//! - `words.patch` changes the words: `-key` takes one out, `+key = "text"` puts one in.
//!
//! `UPDATE_EXPECTED=1 cargo test -p guide-cli --test cli check` writes every `expected.txt` anew, and
//! fails, so that nobody takes it for a test: read the difference before keeping it.
use crate::{fresh, guide, repository};
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn broken_folders_are_reported_word_for_word() {
    let update = std::env::var_os("UPDATE_EXPECTED").is_some();
    let mut wrong = Vec::new();
    let cases = cases();
    assert!(!cases.is_empty(), "there is no case in tests/broken");
    for case in &cases {
        let folder = build(case, &fresh("check-broken"));
        let (code, found) = check(&folder);
        let expected = corpus().join(case).join("expected.txt");
        if update {
            fs::write(&expected, &found).unwrap();
        }
        let wanted = fs::read_to_string(&expected).unwrap_or_default();
        if found != wanted || code != Some(1) {
            wrong.push(format!(
                "{case}: exit code {code:?}, wanted Some(1)\n--- expected.txt\n{wanted}--- found\n{found}"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} cases differ\n\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
    assert!(!update, "wrote {} expected.txt", cases.len());
}

#[test]
fn base_and_the_content_itself_pass() {
    let base = build("base", &fresh("check-whole"));
    for folder in [base, repository().join("content")] {
        let (code, found) = check(&folder);
        assert_eq!(code, Some(0), "{}:\n{found}", folder.display());
        assert!(found.ends_with(": no problems\n"), "{found}");
        assert_eq!(found.lines().count(), 1, "{found}");
    }
}

#[test]
fn every_case_has_its_expected_text() {
    let lacking: Vec<_> = cases()
        .into_iter()
        .filter(|case| !corpus().join(case).join("expected.txt").is_file())
        .collect();
    assert!(lacking.is_empty(), "no expected.txt in {lacking:?}");
}

fn corpus() -> PathBuf {
    repository().join("tests/broken")
}

/// The names of the cases: every folder in the corpus but the base.
fn cases() -> Vec<String> {
    let entries = fs::read_dir(corpus()).unwrap().map(Result::unwrap);
    let folders = entries.filter(|entry| entry.path().is_dir());
    let names = folders.map(|entry| entry.file_name().into_string().unwrap());
    let mut names: Vec<_> = names.filter(|name| name != "base").collect();
    names.sort();
    names
}

/// Puts together the content folder of a case, or of the base, within `place`.
fn build(case: &str, place: &Path) -> PathBuf {
    let folder = place.join(case);
    fs::create_dir(&folder).unwrap();
    lay_over(&corpus().join("base"), &folder);
    fs::copy(
        repository().join("content/words.toml"),
        folder.join("words.toml"),
    )
    .unwrap();
    if case != "base" {
        lay_over(&corpus().join(case), &folder);
        take_the_place_of(&folder, &corpus().join(case).join("_folder"));
    }
    folder
}

fn lay_over(overlay: &Path, folder: &Path) {
    for entry in fs::read_dir(overlay).unwrap().map(Result::unwrap) {
        let target = folder.join(entry.file_name());
        match entry.file_name().to_str() {
            Some("expected.txt" | "_folder") => {}
            Some("words.patch") => {
                let words = folder.join("words.toml");
                let patch = fs::read_to_string(entry.path()).unwrap();
                let patched = patch_words(&fs::read_to_string(&words).unwrap(), &patch);
                fs::write(&words, patched).unwrap();
            }
            _ if entry.path().is_dir() => {
                fs::create_dir_all(&target).unwrap();
                lay_over(&entry.path(), &target);
            }
            _ => take_the_place_of(&target, &entry.path()),
        }
    }
}

/// Copies `file`, if there is one, over whatever `target` is; `DELETE` as its text only removes that.
fn take_the_place_of(target: &Path, file: &Path) {
    let Ok(bytes) = fs::read(file) else { return };
    let delete = bytes.trim_ascii() == b"DELETE";
    if target.is_dir() {
        fs::remove_dir_all(target).unwrap();
    } else if delete {
        fs::remove_file(target).unwrap();
    }
    if !delete {
        fs::write(target, bytes).unwrap();
    }
}

/// The words with keys taken out (`-key`) and put in (`+key = value`), all by their whole name.
fn patch_words(words: &str, patch: &str) -> String {
    let mut lines: Vec<String> = words.lines().map(str::to_owned).collect();
    for change in patch.lines().filter(|line| !line.trim().is_empty()) {
        if let Some(key) = change.strip_prefix('-') {
            let place = place_of(&lines, key.trim());
            lines.remove(place.unwrap_or_else(|| panic!("words.toml has no {key}")));
        } else if let Some((key, value)) = change.strip_prefix('+').and_then(|c| c.split_once('='))
        {
            let (table, name) = key.trim().rsplit_once('.').unwrap_or(("", key.trim()));
            let line = format!("{name} ={value}");
            let heading = format!("[{table}]");
            match lines.iter().position(|line| line.trim() == heading) {
                _ if table.is_empty() => lines.insert(0, line),
                Some(place) => lines.insert(place + 1, line),
                None => lines.extend([heading, line]),
            }
        } else {
            panic!("a line of words.patch begins with neither - nor +: {change}");
        }
    }
    lines.join("\n") + "\n"
}

/// The line that gives the word with this key.
fn place_of(lines: &[String], key: &str) -> Option<usize> {
    let mut table = String::new();
    lines.iter().position(|line| {
        if let Some(heading) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            table = format!("{heading}.");
        }
        let name = line.split_once(" =").map(|(name, _)| name);
        name.is_some_and(|name| format!("{table}{name}") == key)
    })
}

/// The exit code of `guide check`, and its standard output with `FOLDER` for the folder's path.
fn check(folder: &Path) -> (Option<i32>, String) {
    let folder = folder.to_str().unwrap();
    let checked = guide(&["check", folder]);
    let found = String::from_utf8(checked.stdout).unwrap();
    (checked.status.code(), found.replace(folder, "FOLDER"))
}
