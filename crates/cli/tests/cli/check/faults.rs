//! Faults that a patch cannot express, for the tests of `guide check`: missing files, missing or
//! empty folders, files in place of folders, files with a byte order mark or invalid UTF-8, and
//! faults in interface messages.
//!
//! The messages come from `content/words.toml`. A patch to that file would no longer apply after an
//! edit of a neighboring line, so the functions below find messages by their keys.

use std::fs;
use std::path::Path;

/// A function that makes a fault in a copy of the test catalog.
pub type Fault = fn(&Path);

/// The name and the function of each case that needs a function.
pub const FAULTS: [(&str, Fault); 20] = [
    ("file_not_utf8", |catalog| {
        let file = catalog.join("glossary.toml");
        replace(&file, b"A barrel that", b"A barrel, 50 \xb5m wide, that");
    }),
    ("file_not_utf8_that_defines", |catalog| {
        let file = catalog.join("questions/04_size.toml");
        replace(&file, b"your plot?", b"your pl\xf4t?");
    }),
    ("file_with_byte_order_mark", |catalog| {
        let file = catalog.join("glossary.toml");
        prepend(&file, "\u{feff}".as_bytes());
    }),
    ("folder_absent", |catalog| {
        fs::remove_dir_all(catalog).unwrap();
    }),
    ("folder_empty", |catalog| {
        fs::remove_dir_all(catalog).unwrap();
        fs::create_dir(catalog).unwrap();
    }),
    ("folder_is_a_file", |catalog| {
        fs::remove_dir_all(catalog).unwrap();
        fs::write(catalog, "version = \"1.0.0\"\n").unwrap();
    }),
    ("several_in_several_files", |catalog| {
        remove_message(catalog, "app", "name");
        add_message(catalog, "app", "nmae = \"Toy\"");
    }),
    ("subfolder_absent", |catalog| {
        fs::remove_dir_all(catalog.join("options")).unwrap();
    }),
    ("subfolder_is_a_file", |catalog| {
        fs::remove_dir_all(catalog.join("options")).unwrap();
        fs::write(catalog.join("options"), "id = \"alone\"\n").unwrap();
    }),
    ("subfolder_of_options_without_files", |catalog| {
        fs::remove_file(catalog.join("options/alone.toml")).unwrap();
    }),
    ("subfolder_of_programs_without_files", |catalog| {
        fs::remove_dir_all(catalog.join("programs")).unwrap();
        fs::create_dir(catalog.join("programs")).unwrap();
    }),
    ("subfolder_of_sources_absent", |catalog| {
        fs::remove_dir_all(catalog.join("sources")).unwrap();
    }),
    ("words_absent", |catalog| {
        fs::remove_file(catalog.join("words.toml")).unwrap();
    }),
    ("words_empty", |catalog| {
        remove_message(catalog, "app", "title");
        add_message(catalog, "app", "title = \"\"");
    }),
    ("words_missing", |catalog| {
        remove_message(catalog, "app", "name");
        remove_message(catalog, "count.fit", "one");
    }),
    ("words_not_a_text", |catalog| {
        remove_message(catalog, "foot", "not");
        add_message(catalog, "foot", "not = 3");
    }),
    ("words_table_for_text", |catalog| {
        remove_message(catalog, "foot", "not");
        add_message(catalog, "foot", "not = { a = \"1\" }");
    }),
    ("words_topic_removed", |catalog| {
        remove_message(catalog, "topic", "costs");
    }),
    ("words_unknown", |catalog| {
        add_message(catalog, "app", "subtitle = \"And more\"");
        prepend(&catalog.join("words.toml"), b"greeting = \"Good day\"\n");
    }),
    ("words_unreadable", |catalog| {
        fs::write(catalog.join("words.toml"), "[app]\nname = The guide\n").unwrap();
    }),
];

/// Returns the function that makes the fault of this case, or `None` if the patch of the case makes
/// the fault.
pub fn fault(case: &str) -> Option<Fault> {
    let found = FAULTS.iter().find(|(name, _)| *name == case);
    found.map(|(_, fault)| *fault)
}

/// Replaces `old` with `new` in a file, which must contain `old` exactly once.
fn replace(file: &Path, old: &[u8], new: &[u8]) {
    let bytes = fs::read(file).unwrap();
    let mut matches = (0..bytes.len()).filter(|start| bytes[*start..].starts_with(old));
    let (Some(start), None) = (matches.next(), matches.next()) else {
        let old = String::from_utf8_lossy(old);
        panic!("{} does not contain \"{old}\" exactly once", file.display());
    };
    fs::write(
        file,
        [&bytes[..start], new, &bytes[start + old.len()..]].concat(),
    )
    .unwrap();
}

fn prepend(file: &Path, added: &[u8]) {
    let bytes = fs::read(file).unwrap();
    fs::write(file, [added, &bytes].concat()).unwrap();
}

/// Removes the message with the key `key` from the table `table` of `words.toml`.
fn remove_message(catalog: &Path, table: &str, key: &str) {
    edit_messages(catalog, |lines| {
        let start = below_heading(lines, table);
        let mut entries = lines[start..]
            .iter()
            .take_while(|line| !line.starts_with('['));
        let found = entries.position(|line| line.starts_with(&format!("{key} = ")));
        let found = found.unwrap_or_else(|| panic!("words.toml has no {table}.{key}"));
        lines.remove(start + found);
    });
}

/// Adds a line directly below the heading of the table `table` in `words.toml`.
fn add_message(catalog: &Path, table: &str, line: &str) {
    edit_messages(catalog, |lines| {
        lines.insert(below_heading(lines, table), line.to_owned())
    });
}

fn edit_messages(catalog: &Path, edit: impl FnOnce(&mut Vec<String>)) {
    let file = catalog.join("words.toml");
    let text = fs::read_to_string(&file).unwrap();
    let mut lines = text.lines().map(str::to_owned).collect();
    edit(&mut lines);
    fs::write(file, lines.join("\n") + "\n").unwrap();
}

fn below_heading(lines: &[String], table: &str) -> usize {
    let found = lines.iter().position(|line| *line == format!("[{table}]"));
    1 + found.unwrap_or_else(|| panic!("words.toml has no table {table}"))
}
