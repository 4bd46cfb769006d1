//! Checks the examples in `docs/CONTENT.md`: `guide check` accepts the example program, the example
//! scenario, and the content after the documented steps.

use crate::{copy, fresh, guide, read};
use std::path::{Path, PathBuf};

/// Returns the TOML block in `docs/CONTENT.md` that begins with this id. There must be exactly one
/// such block.
fn example(id: &str) -> String {
    let text = read("docs/CONTENT.md");
    let blocks = text
        .split("```toml\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next());
    let begins = format!("id = \"{id}\"");
    let found: Vec<_> = blocks.filter(|block| block.starts_with(&begins)).collect();
    assert_eq!(found.len(), 1, "docs/CONTENT.md shows one whole {id}");
    found.concat()
}

/// Copies the shipped content to a new folder for one test and returns the path.
fn content(name: &str) -> PathBuf {
    let folder = fresh(name);
    copy(&crate::content(), &folder);
    folder
}

/// Runs `guide check`, which must accept the folder, and returns the output.
fn accepted(folder: &Path) -> String {
    let checked = guide(&["check", folder.to_str().unwrap()]);
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

/// Replaces `from` with `to` in a file of a folder. The file must contain `from` exactly once.
fn change(folder: &Path, file: &str, from: &str, to: &str) {
    let path = folder.join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!(text.matches(from).count(), 1, "{file}: {from}");
    std::fs::write(&path, text.replace(from, to)).unwrap();
}

/// Returns the first TOML block below the `###` heading `heading` of `docs/CONTENT.md`.
fn step(heading: &str) -> String {
    let text = read("docs/CONTENT.md");
    let after = text.split(&format!("\n### {heading}\n")).nth(1);
    let section = after.expect(heading).split("\n##").next().unwrap();
    let block = section.split("```toml\n").nth(1);
    let block = block.expect(heading).split("```").next();
    block.unwrap().to_owned()
}

/// Appends a text to a file of a folder.
fn add(folder: &Path, file: &str, text: &str) {
    let path = folder.join(file);
    let before = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, format!("{before}\n{text}")).unwrap();
}

#[test]
fn the_steps_to_change_a_sentence_and_to_add_a_source_are_accepted() {
    let folder = content("documented-steps");
    add(&folder, "sources/hsi.toml", &step("To add a source"));
    let check = guide(&["check", folder.to_str().unwrap()]);
    let told = String::from_utf8(check.stdout).unwrap();
    assert!(
        told.contains("no claim cites \"example-report-2027\""),
        "{told}"
    );
    let text = std::fs::read_to_string(folder.join("programs/lesc.toml")).unwrap();
    let (_, summary) = text.split_once("[summary]\n").unwrap();
    let (old, _) = summary.split_once("\n\n").unwrap();
    let new = "text = \"An ICE center tells police, jails and courts what it knows of a person’s identity and status.\"\ncite = [{ source = \"example-report-2027\", at = \"page 3\" }]";
    change(&folder, "programs/lesc.toml", old, new);
    accepted(&folder);
}

#[test]
fn the_steps_to_retire_a_program_are_accepted() {
    let folder = content("documented-retired");
    add(&folder, "sources/hsi.toml", &step("To add a source"));
    let file = "programs/predator.toml";
    let text = std::fs::read_to_string(folder.join(file)).unwrap();
    let mut steps = step("To retire a program");
    let status = steps.split_off(steps.find("[status]").unwrap());
    let (status, event) = status.split_at(status.find("[[timeline]]").unwrap());
    let begin = text.find("[status]").unwrap();
    let end = begin + text[begin..].find("\n\n").unwrap();
    let old = text[begin..end].to_owned();
    change(&folder, file, &old, status.trim());
    let last = text.rfind("[[timeline]]").unwrap();
    let until = last + text[last..].find("\n\n").unwrap();
    let old = text[last..until].to_owned();
    change(&folder, file, &old, event.trim());
    let span = text[text.find("[[agreements.offered]]").unwrap()..].lines();
    let from = span.take(2).collect::<Vec<_>>().join("\n");
    let ended = format!(
        "{from}\n{}",
        steps
            .lines()
            .find(|line| line.starts_with("until"))
            .unwrap()
    );
    change(&folder, file, &from, &ended);
    accepted(&folder);
}

#[test]
fn the_step_to_add_a_state_is_accepted() {
    let folder = content("documented-state");
    add(&folder, "sources/law.toml", &step("To add a source"));
    add(&folder, "law.toml", &step("To add a State"));
    accepted(&folder);
}
