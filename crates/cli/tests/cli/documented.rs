//! Checks the examples in `docs/CONTENT.md`: `guide check` accepts the example program, the example
//! scenario, and the content after the documented steps.

use crate::{copy_folder, empty_folder, guide, read};
use std::path::{Path, PathBuf};

/// Returns the TOML block in `docs/CONTENT.md` that begins with this id. There must be exactly one
/// such block.
fn example(id: &str) -> String {
    let text = read("docs/CONTENT.md");
    let blocks = text
        .split("```toml\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next());
    let first_line = format!("id = \"{id}\"");
    let found: Vec<_> = blocks
        .filter(|block| block.starts_with(&first_line))
        .collect();
    assert_eq!(
        found.len(),
        1,
        "docs/CONTENT.md must have one block for {id}"
    );
    found.concat()
}

/// Copies the shipped content to a new folder for one test and returns the path.
fn copy_of_content(name: &str) -> PathBuf {
    let folder = empty_folder(name);
    copy_folder(&crate::content(), &folder);
    folder
}

/// Runs `guide check`, which must accept the folder, and returns the output.
fn check_accepts(folder: &Path) -> String {
    let output = guide(&["check", folder.to_str().unwrap()]);
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{printed}");
    printed
}

#[test]
fn the_example_program_is_accepted() {
    let folder = copy_of_content("documented");
    std::fs::write(folder.join("programs/example.toml"), example("example")).unwrap();
    let printed = check_accepts(&folder);
    assert!(printed.contains("14 programs"), "{printed}");
}

#[test]
fn the_example_scenario_is_accepted_without_the_others() {
    let folder = copy_of_content("documented-scenario");
    let scenarios = folder.join("scenarios");
    std::fs::remove_dir_all(&scenarios).unwrap();
    let without = check_accepts(&folder);
    assert!(without.contains("0 scenarios"), "{without}");
    std::fs::create_dir(&scenarios).unwrap();
    std::fs::write(
        scenarios.join("example-county.toml"),
        example("example-county"),
    )
    .unwrap();
    let printed = check_accepts(&folder);
    assert!(printed.contains("1 scenario:"), "{printed}");
}

/// Replaces `from` with `to` in a file of a folder. The file must contain `from` exactly once.
fn replace_once(folder: &Path, file: &str, from: &str, to: &str) {
    let path = folder.join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!(text.matches(from).count(), 1, "{file}: {from}");
    std::fs::write(&path, text.replace(from, to)).unwrap();
}

/// Returns the first TOML block below the `###` heading `heading` of `docs/CONTENT.md`.
fn example_below(heading: &str) -> String {
    let text = read("docs/CONTENT.md");
    let after = text.split(&format!("\n### {heading}\n")).nth(1);
    let section = after.expect(heading).split("\n##").next().unwrap();
    let block = section.split("```toml\n").nth(1);
    let block = block.expect(heading).split("```").next();
    block.unwrap().to_owned()
}

/// Appends a text to a file of a folder.
fn append(folder: &Path, file: &str, text: &str) {
    let path = folder.join(file);
    let before = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, format!("{before}\n{text}")).unwrap();
}

#[test]
fn the_steps_to_add_a_source_and_change_a_sentence_are_accepted() {
    let folder = copy_of_content("documented-steps");
    append(
        &folder,
        "sources/hsi.toml",
        &example_below("To add a source"),
    );
    let output = guide(&["check", folder.to_str().unwrap()]);
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(
        printed.contains("no claim cites \"example-report-2027\""),
        "{printed}"
    );
    let text = std::fs::read_to_string(folder.join("programs/lesc.toml")).unwrap();
    let (_, summary) = text.split_once("[summary]\n").unwrap();
    let (old, _) = summary.split_once("\n\n").unwrap();
    let new = "text = \"An ICE center tells police, jails and courts what it knows of a person’s \
               identity and status.\"\n\
               cite = [{ source = \"example-report-2027\", at = \"page 3\" }]";
    replace_once(&folder, "programs/lesc.toml", old, new);
    check_accepts(&folder);
}

#[test]
fn the_steps_to_retire_a_program_are_accepted() {
    let folder = copy_of_content("documented-retired");
    append(
        &folder,
        "sources/hsi.toml",
        &example_below("To add a source"),
    );
    let file = "programs/predator.toml";
    let text = std::fs::read_to_string(folder.join(file)).unwrap();
    let mut steps = example_below("To retire a program");
    let status = steps.split_off(steps.find("[status]").unwrap());
    let (status, event) = status.split_at(status.find("[[timeline]]").unwrap());
    let start = text.find("[status]").unwrap();
    let end = start + text[start..].find("\n\n").unwrap();
    let old = text[start..end].to_owned();
    replace_once(&folder, file, &old, status.trim());
    let start = text.rfind("[[timeline]]").unwrap();
    let end = start + text[start..].find("\n\n").unwrap();
    let old = text[start..end].to_owned();
    replace_once(&folder, file, &old, event.trim());
    let span = text[text.find("[[agreements.offered]]").unwrap()..].lines();
    let old = span.take(2).collect::<Vec<_>>().join("\n");
    let with_end = format!(
        "{old}\n{}",
        steps
            .lines()
            .find(|line| line.starts_with("until"))
            .unwrap()
    );
    replace_once(&folder, file, &old, &with_end);
    check_accepts(&folder);
}

#[test]
fn the_step_to_add_a_state_is_accepted() {
    let folder = copy_of_content("documented-state");
    append(
        &folder,
        "sources/law.toml",
        &example_below("To add a source"),
    );
    append(&folder, "law.toml", &example_below("To add a State"));
    check_accepts(&folder);
}
