//! Tests of `guide handbook`: the page contains the texts of the content and gives the sources of
//! each statement. Every link within the page has a target, the HTML is well formed, and texts that
//! look like markup are escaped. Other tests check the review dates of the sources, the programs
//! listed under a question, and content without handbook messages.

mod markup;
mod sides;

use crate::{changed_catalog, content, guide, temporary_path};
use guide_authoring::folder;
use guide_authoring::text_walk::{Role, Text, texts};
use guide_engine::catalog::Catalog;
use guide_engine::explain;
use guide_engine::messages::key;
use guide_engine::problem::Subject;
use markup::{Tag, attribute, escaped, tags};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

fn handbook(folder: &Path) -> String {
    let output = guide(&["handbook", folder.to_str().unwrap()]);
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// Returns the shipped content and its handbook. `guide handbook` runs once for all tests.
fn shipped() -> (Catalog, &'static str) {
    (folder::open(&content()).unwrap(), shipped_handbook())
}

fn shipped_handbook() -> &'static str {
    static HANDBOOK: LazyLock<String> = LazyLock::new(|| handbook(&content()));
    &HANDBOOK
}

/// Returns the texts that a handbook must contain: all texts except interface messages, scenarios,
/// exclusions and short names.
fn included<'t>(all: &'t [Text<'t>]) -> impl Iterator<Item = &'t Text<'t>> {
    let has_chapter = |text: &&Text| {
        !matches!(
            text.subject,
            Subject::Messages | Subject::Scenarios | Subject::Scenario(_) | Subject::Exclusions
        )
    };
    let is_full = |text: &&Text| !text.field.ends_with("short");
    all.iter().filter(has_chapter).filter(is_full)
}

#[test]
fn contains_every_text_of_the_content() {
    let (catalog, html) = shipped();
    let all = texts(catalog.document());
    // Names are left out here: if a program has only one agreement, a fixed text replaces the name
    // of that agreement. The loop below checks that the names of programs are headings, and the
    // names of agreements too if their program has several.
    let is_agreement_name = |text: &&Text| text.topic.is_empty() && text.field.ends_with("name");
    let missing: Vec<_> = included(&all)
        .filter(|text| !is_agreement_name(text) && !html.contains(&escaped(text.text)))
        .map(|text| format!("{:?} {}: {}", text.subject, text.field, text.text))
        .collect();
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    assert!(included(&all).count() > 1500, "{}", included(&all).count());
    for program in catalog.programs() {
        assert!(html.contains(&format!(">{}</h2>", escaped(&program.name))));
        if let [_, _, ..] = program.agreements.as_slice() {
            for agreement in &program.agreements {
                assert!(html.contains(&format!(">{}</h3>", escaped(&agreement.name))));
            }
        }
    }
}

#[test]
fn every_statement_is_followed_by_its_sources() {
    let (catalog, html) = shipped();
    let all = texts(catalog.document());
    let claims = included(&all).filter(|text| text.cite.is_some_and(|cite| !cite.is_empty()));
    let mut count = 0;
    for text in claims.filter(|text| text.role != Role::Borrowed) {
        let cited = format!("{} <small>[", escaped(text.text));
        assert!(html.contains(&cited), "{}: {}", text.field, text.text);
        count += 1;
    }
    assert!(count > 700, "{count}");
    // Each citation gives the kind of its source, which shows how reliable the source is. No
    // placeholder in braces is left in the page.
    let mut marks = html
        .split("<small>[")
        .skip(1)
        .filter_map(|rest| rest.split("]</small>").next());
    let kinds = [
        key::SOURCE_SHORT_FOUNDING,
        key::SOURCE_SHORT_PRIMARY,
        key::SOURCE_SHORT_SECONDARY,
    ]
    .map(|kind| catalog.messages().get(kind));
    assert!(marks.all(|mark| {
        kinds
            .iter()
            .any(|kind| mark.contains(&format!(", {kind}, ")))
    }));
    assert!(!html.contains('{') && !html.contains('}'));
}

#[test]
fn internal_links_have_one_target_and_all_others_use_https() {
    let (catalog, html) = shipped();
    let found = tags(html);
    let ids: Vec<_> = found
        .iter()
        .filter_map(|tag| attribute(tag, "id"))
        .collect();
    let unique_ids: BTreeSet<_> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique_ids.len(), "an id occurs twice");
    let links = found.iter().filter(|tag| tag.name == "a");
    let (mut targets, mut notice_links) = (BTreeSet::new(), 0);
    for link in links.filter_map(|tag| attribute(tag, "href")) {
        match link.strip_prefix('#') {
            Some(id) => {
                assert!(unique_ids.contains(id), "there is no {id}");
                targets.insert(id);
            }
            // The build puts the file with the third-party notices beside the handbook.
            None if link == "THIRD-PARTY.txt" => notice_links += 1,
            None => assert!(link.starts_with("https://"), "{link}"),
        }
    }
    assert_eq!(notice_links, 1);
    for source in &catalog.document().sources {
        assert!(targets.contains(format!("source-{}", source.id).as_str()));
    }
    for program in catalog.programs() {
        assert!(targets.contains(format!("program-{}", program.id).as_str()));
    }
}

#[test]
fn every_source_shows_its_review_date() {
    let (catalog, html) = shipped();
    let sources = &catalog.document().sources;
    let dated = sources.iter().filter(|source| source.review_by.is_some());
    assert!((1..sources.len()).contains(&dated.count()));
    for source in sources {
        let entry = format!("<li id=\"source-{}\">", source.id);
        let entry = html
            .split(&entry)
            .nth(1)
            .expect("every source has an entry");
        let entry = entry.split("</li>").next().unwrap();
        let day = explain::review_by(&catalog, source);
        let day = escaped(&explain::date(catalog.messages(), day));
        let review = escaped(catalog.messages().get(key::SOURCE_REVIEW));
        let row = format!("<dt>{review}</dt>\n<dd>{day}</dd>");
        assert!(entry.contains(&row), "{}: {entry}", source.id);
    }
}

#[test]
fn the_html_is_well_formed_and_its_headings_are_in_order() {
    let html = shipped_handbook();
    assert_eq!(markup::fault(html), None);
    let levels = tags(html).into_iter().filter_map(|tag: Tag| {
        let level = tag.name.strip_prefix('h')?.parse::<u8>().ok()?;
        (!tag.is_end).then_some(level)
    });
    let levels: Vec<u8> = levels.collect();
    assert_eq!(levels[0], 1);
    assert!(levels[1..].iter().all(|level| *level > 1));
    assert!(
        levels.windows(2).all(|pair| pair[1] <= pair[0] + 1),
        "{levels:?}"
    );
    assert!(html.starts_with("<!doctype html>\n<html lang=\"en\">"));
    assert!(!html.contains("<script") && !html.contains(" style=") && !html.contains("<style"));
}

#[test]
fn a_question_lists_the_programs_whose_rules_read_it() {
    let (catalog, html) = shipped();
    let section = html
        .split("<section id=\"question-forfeiture_law\">")
        .nth(1)
        .unwrap();
    let section = section.split("</section>").next().unwrap();
    let programs = section
        .split(catalog.messages().get(key::HANDBOOK_BEARS))
        .nth(1)
        .unwrap();
    assert!(
        programs.contains("href=\"#program-asset-forfeiture\""),
        "{section}"
    );
    assert!(!programs.contains("program-lesc"), "{section}");
}

fn edit(path: &Path, old: &str, new: &str) {
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains(old), "{old}");
    std::fs::write(path, text.replacen(old, new, 1)).unwrap();
}

#[test]
fn texts_that_look_like_markup_are_escaped() {
    let folder = changed_catalog("handbook-hostile", &[]);
    // Linking rejects texts that contain HTML tags, so this test cannot use any. The test in
    // `crates/cli/src/handbook/html.rs` covers such texts.
    let hostile = "1 <2 & \\\"3\\\" onclick='4' &lt; >5 <!--";
    let fields = [
        ("programs/barrow.toml", "It carries what is heavy."),
        ("programs/barrow.toml", "Shared barrow"),
        ("programs/barrow.toml", "page 3"),
        ("sources/list.toml", "title = \""),
        ("about.toml", "Which vegetables to grow."),
    ];
    for (file, old) in fields {
        let prefix = if old.ends_with('"') { old } else { "" };
        edit(&folder.join(file), old, &format!("{prefix}{hostile}"));
    }
    let html = handbook(&folder);
    let text = hostile.replace("\\\"", "\"");
    assert!(
        html.matches(&escaped(&text)).count() >= fields.len(),
        "{html}"
    );
    assert_eq!(markup::fault(&html), None);
    assert!(!html.contains("<2") && !html.contains("<!--") && !html.contains("onclick='"));
}

#[test]
fn rejects_content_without_handbook_messages() {
    let folder = changed_catalog("handbook-silent", &[]);
    let messages = folder.join("words.toml");
    let text = std::fs::read_to_string(&messages).unwrap();
    let (before, rest) = text.split_once("[handbook]").unwrap();
    let (_, after) = rest.split_once("[list]").unwrap();
    std::fs::write(&messages, format!("{before}[list]{after}")).unwrap();
    assert!(guide(&["check", folder.to_str().unwrap()]).status.success());
    let output = guide(&["handbook", folder.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("[handbook]")
    );
}

#[test]
fn check_reports_a_missing_handbook_message() {
    let folder = changed_catalog("handbook-gap", &[]);
    edit(&folder.join("words.toml"), "contents = \"Contents\"\n", "");
    let output = guide(&["check", folder.to_str().unwrap()]);
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(
        printed.contains("handbook.contents: there is no such message"),
        "{printed}"
    );
}

#[test]
fn handbook_messages_are_not_in_the_catalog() {
    let out = temporary_path("handbook-catalog.json");
    for options in [&[][..], &["--first"]] {
        let arguments = [&["catalog", "--out", out.to_str().unwrap()], options].concat();
        assert!(guide(&arguments).status.success());
        let written = std::fs::read_to_string(&out).unwrap();
        assert!(written.contains("\"embed.handbook\":"));
        assert!(!written.contains("\"handbook."));
    }
}
