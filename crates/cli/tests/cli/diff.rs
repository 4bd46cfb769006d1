//! Tests of `guide diff`, which compares two content folders. For each agreement, the command
//! counts the answer sets whose verdict differs, and prints one of these answer sets as an example.
//! With `--texts`, it lists the texts that differ instead.

use crate::test_catalog::SHADE;
use crate::{changed_catalog, guide, run};

const BARROW: &str = "programs/barrow.toml";
const PUMP: &str = "programs/pump.toml";
const FILLS: &str = r#"{ question = "tools", any_of = ["spade", "hoe"] }"#;
const SPADE: &str = r#"{ question = "tools", is = "spade" }"#;

/// Runs `guide diff` on a copy of the test catalog and on another copy with these changes. Returns
/// the output.
fn diff(name: &str, changes: &[(&str, &str, &str)]) -> String {
    let old = changed_catalog(&format!("diff-{name}-old"), &[]);
    let new = changed_catalog(&format!("diff-{name}-new"), changes);
    let (code, text) = run(&["diff", old.to_str().unwrap(), new.to_str().unwrap()]);
    assert_eq!(code, Some(0), "{text}");
    text
}

/// Asserts that one line of `text` equals `expected`.
fn assert_line(text: &str, expected: &str) {
    assert!(
        text.lines().any(|line| line == expected),
        "no line {expected}\nin\n{text}"
    );
}

#[test]
fn identical_folders_have_no_differences() {
    let (code, text) = run(&["diff", "content", "content"]);
    assert_eq!(code, Some(0), "{text}");
    assert_eq!(text.lines().count(), 16, "{text}");
    assert_line(
        &text,
        "no change: the verdicts on shared agreements are the same for every answer set",
    );
    let unchanged = text.lines().filter(|line| line.contains(": 0 of "));
    assert_eq!(unchanged.count(), 15, "{text}");
}

/// After the change, a hoe without a spade no longer meets the need of the barrow. Both pumps need
/// the barrow, so their verdicts change too. The verdict on the hand pump changes if drought is
/// named and the water comes from a well or a butt. The verdict on the motor pump changes if weeds
/// or drought are named, the plot is large, and the water does not come from a butt. Answers that
/// no rule distinguishes count as one answer, so each count is 1.
#[test]
fn a_changed_need_is_counted_for_its_agreement_and_its_dependents() {
    let text = diff("need", &[(BARROW, FILLS, SPADE)]);
    assert_line(
        &text,
        "barrow/take-part: 1 of 6 answer sets, such as \
         {\"challenges\":[\"weeds\"],\"tools\":[\"hoe\"]}: fits -> does_not_fit",
    );
    assert_line(
        &text,
        "pump/hand: 1 of 18 answer sets, such as \
         {\"challenges\":[\"drought\"],\"tools\":[\"hoe\"],\"water\":\"well\"}: \
         fits -> does_not_fit",
    );
    assert!(
        text.contains("pump/motor: 1 of 24 answer sets, such as "),
        "{text}"
    );
    assert_line(&text, "3 agreements with changed verdicts");
}

#[test]
fn names_items_that_only_one_folder_has() {
    let text = diff(
        "only",
        &[
            (PUMP, "id = \"hand\"", "id = \"foot\""),
            ("questions/05_shade.toml", "", SHADE),
            ("options/alone.toml", SMALL, SMALL_OR_SHADED),
        ],
    );
    assert_line(&text, "only in the old folder: agreement pump/hand");
    assert_line(&text, "only in the new folder: agreement pump/foot");
    assert_line(&text, "only in the new folder: question shade");
    assert_line(&text, "only in the new folder: choice shade.some");
    assert_line(
        &text,
        "no change: the verdicts on shared agreements are the same for every answer set",
    );
}

/// If only one folder has a choice, an answer with that choice counts as open in the other folder.
/// As its example, `guide diff` prefers an answer set whose choices exist in both folders. Here,
/// the verdict differs only for answer sets with the new choice.
#[test]
fn a_choice_that_only_one_folder_has_counts_as_open_in_the_other() {
    let text = diff(
        "choice",
        &[
            (
                "questions/02_water.toml",
                "[[choices]]\nid = \"butt\"",
                RIVER,
            ),
            (
                PUMP,
                r#"any_of = ["well", "butt"]"#,
                r#"any_of = ["river", "well", "butt"]"#,
            ),
        ],
    );
    assert_line(&text, "only in the new folder: choice water.river");
    assert_line(
        &text,
        "pump/hand: 1 of 18 answer sets, such as \
         {\"challenges\":[\"drought\"],\"tools\":[\"spade\"],\"water\":\"river\"}: \
         depends -> fits",
    );
}

#[test]
fn changed_offer_days_are_reported_but_change_no_verdict() {
    let text = diff("days", &[(BARROW, "from = \"2001\"", "from = \"2002\"")]);
    assert_line(
        &text,
        "barrow/take-part: the days on which it is on offer differ; verdicts are compared as if \
         on offer",
    );
    assert_line(&text, "barrow/take-part: 0 of 4 answer sets");
}

#[test]
fn rejects_an_unreadable_folder() {
    let output = guide(&["diff", "content", "/no/such/folder"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert_eq!(String::from_utf8(output.stderr).unwrap().lines().count(), 1);
}

const SMALL: &str = r#"{ question = "size", is = "small" }"#;
const SMALL_OR_SHADED: &str =
    r#"{ any = [{ question = "size", is = "small" }, { question = "shade", is = "some" }] }"#;
const RIVER: &str =
    "[[choices]]\nid = \"river\"\nlabel = \"A river\"\n\n[[choices]]\nid = \"butt\"";
#[test]
fn changed_texts_are_printed_before_and_after_with_their_sources() {
    let old = changed_catalog("diff-texts-old", &[]);
    let changes = [
        (
            PUMP,
            "The handbook still lists them.",
            "The handbook lists both.",
        ),
        (
            BARROW,
            "at = \"page 3\" }]\n\n[[provides]]",
            "at = \"page 4\" }]\n\n[[provides]]",
        ),
    ];
    let new = changed_catalog("diff-texts-new", &changes);
    let (old, new) = (old.to_str().unwrap(), new.to_str().unwrap());
    let (code, text) = run(&["diff", old, new, "--texts"]);
    assert_eq!(code, Some(0), "{text}");
    // Dates contain no-break spaces, so that a line never breaks within a date.
    let text = text.replace('\u{a0}', " ");
    let lines: Vec<_> = text.lines().collect();
    let expected = [
        "- programs/barrow.toml: facts#1.text: It carries what is heavy. \
         [Almanac, page 3, founding, 2001]",
        "+ programs/barrow.toml: facts#1.text: It carries what is heavy. \
         [Almanac, page 4, founding, 2001]",
        "- programs/pump.toml: status.text: The handbook still lists them. \
         [Handbook, rule 3, primary, Apr 2005]",
        "+ programs/pump.toml: status.text: The handbook lists both. \
         [Handbook, rule 3, primary, Apr 2005]",
    ];
    assert_eq!(lines, expected);
    let (_, text) = run(&["diff", old, old, "--texts"]);
    assert_eq!(text, "");
}

/// The new source comes first in its file and so shifts the positions of the other sources, but of
/// the sources the output may list only the new one. A fact about the barrow now cites that source.
/// The status of the pump gets another kind while its text stays unchanged, so the output must show
/// the status line that the guide generates from the kind and the date. The new law file adds three
/// lines.
#[test]
fn a_new_source_is_one_line_and_a_status_reads_as_on_the_page() {
    let old = changed_catalog("diff-parts-old", &[]);
    let report = "[[sources]]\nid = \"report\"\ntitle = \"Report\"\nshort = \"Report\"\n\
                  publisher = \"The club\"\nkind = \"primary\"\nas_of = \"2011\"\n\
                  review_by = \"2021-01-31\"\nnote = \"Read.\"\n\n";
    let almanac = "[[sources]]\nid = \"almanac\"";
    let changes = [
        ("sources/list.toml", almanac, &*format!("{report}{almanac}")),
        (
            BARROW,
            "{ source = \"almanac\", at = \"page 3\" }]\n\n[[provides]]",
            "{ source = \"report\", at = \"page 1\" }]\n\n[[provides]]",
        ),
        (
            PUMP,
            "kind = \"active\", date",
            "kind = \"documented\", date",
        ),
        (
            "law.toml",
            "",
            "[[law]]\nstate = \"Ohio\"\non = [\"agreements\"]\nside = \"requires\"\n\
             text = \"A law asks for it.\"\ncite = [{ source = \"almanac\", at = \"page 4\" }]\n",
        ),
    ];
    let new = changed_catalog("diff-parts-new", &changes);
    let (code, text) = run(&[
        "diff",
        old.to_str().unwrap(),
        new.to_str().unwrap(),
        "--texts",
    ]);
    assert_eq!(code, Some(0), "{text}");
    let text = text.replace('\u{a0}', " ");
    let expected = [
        "+ law.toml: law#1.state: Ohio",
        "+ law.toml: law#1.text: A law asks for it. [Almanac, page 4, founding, 2001]",
        "+ law.toml: Ohio: agreements with ICE: Read as a duty",
        "- programs/barrow.toml: facts#1.text: It carries what is heavy. \
         [Almanac, page 3, founding, 2001]",
        "+ programs/barrow.toml: facts#1.text: It carries what is heavy. \
         [Report, page 1, primary, 2011]",
        "- programs/pump.toml: status: Active when last documented, Apr 2005",
        "+ programs/pump.toml: status: Last documented Apr 2005; no later status established here",
        "+ sources: report: Report; The club; primary; 2011; Due for review by Jan 31, 2021; Read.",
    ];
    assert_eq!(text.lines().collect::<Vec<_>>(), expected);
}
