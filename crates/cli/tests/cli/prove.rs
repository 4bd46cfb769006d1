//! Tests of `guide prove`: the command finds no fault in the shipped content. It reports each kind
//! of fault with a witness, which is an answer set that shows the fault. It also compares the
//! verdicts with recorded digests, each of which is a line with the counts and a hash of the
//! verdicts on one agreement.
//!
//! Linking already rejects a contradiction and a requirement that is never met. So the tests of
//! these two faults are in `crates/cli/src/prove/seeded.rs`, which changes the rules after linking.

use crate::test_catalog::SHADE;
use crate::{changed_catalog, guide, read, repository, run, temporary_path};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn digests(name: &str) -> PathBuf {
    let path = temporary_path(&format!("digests/{name}.txt"));
    let _ = fs::remove_file(&path);
    path
}

/// Runs `guide prove` on a folder and writes the digests to a temporary file named after `name`.
fn prove(name: &str, folder: &Path) -> (Option<i32>, String) {
    let digests = digests(name);
    let digests = digests.to_str().unwrap();
    let folder = folder.to_str().unwrap();
    run(&["prove", folder, "--digests", digests, "--write"])
}

#[test]
fn the_shipped_content_has_no_faults_and_matches_the_digests() {
    let (code, text) = run(&["prove"]);
    assert_eq!(code, Some(0), "{text}");
    let recorded = read("proofs/digests.txt");
    assert!(text.starts_with(&recorded), "{text}");
    // After the digests, the output has one line for each open point (a question that only ICE,
    // counsel or another agency can settle). The line gives an answer set for which the open point
    // decides a verdict.
    let points = text.lines().filter(|line| line.starts_with("point "));
    let files = fs::read_dir(repository().join("content/points")).unwrap();
    assert_eq!(points.count(), files.count(), "{text}");
    assert!(
        text.lines()
            .all(|line| !line.starts_with("point ") || line.contains(": yes ")),
        "{text}"
    );
    for line in recorded.lines() {
        let (counts, total) = line.split_once(" of ").unwrap();
        let (total, hash) = total.split_once(", ").unwrap();
        let counts = counts
            .split(' ')
            .filter_map(|word| word.parse::<usize>().ok());
        assert_eq!(
            counts.sum::<usize>(),
            total.parse::<usize>().unwrap(),
            "{line}"
        );
        assert_eq!(hash.len(), 16, "{line}");
    }
}

/// Returns the CPU time of `guide` with these arguments, in seconds. Unlike elapsed time, CPU time
/// hardly grows while other processes use the machine.
fn cpu_seconds(arguments: &[&str]) -> f64 {
    let mut shell = Command::new("sh");
    let shell = shell.current_dir(repository());
    let shell = shell.args(["-c", "\"$@\" >&2; times", "sh", env!("CARGO_BIN_EXE_guide")]);
    let output = shell.args(arguments).output().unwrap();
    // The second line that `times` prints is the CPU time of the commands that the shell ran, such
    // as "0m1.25s 0m0.02s".
    let times = String::from_utf8(output.stdout).unwrap();
    let programs = times.lines().nth(1).unwrap().split_whitespace();
    let seconds = programs.map(|time| {
        let (minutes, seconds) = time.trim_end_matches('s').split_once('m').unwrap();
        minutes.parse::<f64>().unwrap() * 60.0 + seconds.parse::<f64>().unwrap()
    });
    seconds.sum()
}

/// `guide prove` must be fast, because authors run it after every change to a rule. `guide prove`
/// and `guide check` read the same content, so the ratio of their CPU times is about the same on
/// every machine.
#[test]
fn prove_takes_less_than_ten_times_as_long_as_check() {
    let check = cpu_seconds(&["check", "content"]).max(0.01);
    let prove = cpu_seconds(&["prove"]);
    assert!(prove < 10.0 * check, "prove {prove} s, check {check} s");
}

#[test]
fn the_test_catalog_has_no_faults() {
    let (code, text) = prove("whole", &changed_catalog("prove-whole", &[]));
    assert_eq!(code, Some(0), "{text}");
}

/// The name of a fault, the changes that seed it, and the line that reports it.
type Seeded = (
    &'static str,
    &'static [(&'static str, &'static str, &'static str)],
    &'static str,
);

const BARROW: &str = "programs/barrow.toml";
const PUMP: &str = "programs/pump.toml";
const FILLS: &str = r#"{ question = "tools", any_of = ["spade", "hoe"] }"#;
const WELL_OR_BUTT: &str = r#"{ question = "water", any_of = ["well", "butt"] }"#;
const ALONE: &str = "options/alone.toml";
const EITHER_TOOL: &str =
    r#"{ any = [{ question = "tools", is = "spade" }, { question = "tools", is = "hoe" }] }"#;
const SPADE_OR_BOTH: &str = concat!(
    r#"{ any = [{ question = "tools", is = "spade" }, "#,
    r#"{ all = [{ question = "tools", is = "spade" }, { question = "tools", is = "hoe" }] }] }"#,
);
const SMALL_OR_SHADED: &str =
    r#"{ any = [{ question = "size", is = "small" }, { question = "shade", is = "some" }] }"#;
const NEEDS_BARROW: &str = "kind = \"needs\"\n";
const GOES_WITH_BARROW: &str = "kind = \"goes_with\"\n";

const SEEDED: [Seeded; 7] = [
    (
        "dead_need",
        &[(PUMP, FILLS_WITH_WATER, DEAD_NEED)],
        "pump/hand: dead condition: needs#1 is never the only unmet need, not even for this \
         answer set: \
         {\"challenges\":[\"drought\"],\"tools\":[\"spade\"],\"water\":\"neither\"}",
    ),
    (
        "dead_need_of_a_program",
        &[(
            PUMP,
            WELL_OR_BUTT,
            concat!(
                r#"{ all = [{ question = "water", any_of = ["well", "butt"] }, "#,
                r#"{ question = "tools", any_of = ["spade", "hoe"] }] }"#,
            ),
        )],
        "pump/hand: dead condition: the need for barrow is never the only unmet need, not even \
         for this answer set: \
         {\"challenges\":[\"drought\"],\"tools\":[\"no_tools\"],\"water\":\"well\"}",
    ),
    (
        "no_effect",
        &[
            (BARROW, FILLS, SPADE_OR_BOTH),
            (
                ALONE,
                EITHER_TOOL,
                r#"{ question = "tools", is = "spade" }"#,
            ),
        ],
        "question tools: no effect: choice hoe changes no verdict and no mark: \
         {\"tools\":[\"hoe\"]}",
    ),
    (
        "never_fits",
        &[
            (PUMP, NEEDS_BARROW, GOES_WITH_BARROW),
            (
                PUMP,
                WELL_OR_BUTT,
                r#"{ not = { question = "challenges", is = "drought" } }"#,
            ),
        ],
        "pump/hand: unreachable: no answer set gives fits, not even this one: \
         {\"challenges\":[\"drought\"]}",
    ),
    (
        "always_fits",
        &[
            (PUMP, NEEDS_BARROW, GOES_WITH_BARROW),
            (
                PUMP,
                WELL_OR_BUTT,
                r#"{ question = "challenges", is = "drought" }"#,
            ),
        ],
        "pump/hand: unreachable: no answer set gives does_not_fit, not even this one: \
         {\"challenges\":[\"drought\"]}",
    ),
    (
        "never_on_offer",
        &[(
            BARROW,
            "from = \"2001\"\n",
            "from = \"2001\"\nuntil = \"2003\"\n",
        )],
        "pump/hand: unreachable: it is never on offer at the same time as the programs that it \
         needs, whatever the answers: {}",
    ),
    (
        "never_asked",
        &[
            ("questions/05_shade.toml", "", SHADE),
            (
                ALONE,
                r#"{ question = "size", is = "small" }"#,
                SMALL_OR_SHADED,
            ),
        ],
        "question shade: never asked: it affects no verdict and no mark, even if nothing is \
         answered: {}",
    ),
];

const FILLS_WITH_WATER: &str = r#"when = { question = "water", any_of = ["well", "butt"] }
text = "There has to be water."
cite = [{ source = "handbook", at = "rule 3" }]
"#;

const DEAD_NEED: &str = r#"when = { question = "water", any_of = ["well", "butt"] }
text = "There has to be water."
cite = [{ source = "handbook", at = "rule 3" }]

[[agreements.needs]]
when = { question = "water", is = "well" }
text = "It has to be a well."
cite = [{ source = "handbook", at = "rule 3" }]
"#;

#[test]
fn every_seeded_fault_is_reported_with_a_witness() {
    for (name, changes, expected) in SEEDED {
        let folder = changed_catalog(&format!("prove-{name}"), changes);
        let (code, text) = prove(name, &folder);
        assert_eq!(code, Some(1), "{name}: {text}");
        assert!(text.lines().any(|line| line == expected), "{name}:\n{text}");
        for line in text.lines().filter(|line| line.ends_with('}')) {
            assert_witness_is_accepted(name, &folder, line);
        }
    }
}

/// Checks that `guide assess` accepts the witness at the end of a line.
fn assert_witness_is_accepted(name: &str, folder: &Path, line: &str) {
    let (_, witness) = line.split_once(": {").unwrap();
    let file = temporary_path(&format!("prove-{name}.json"));
    fs::write(&file, format!("{{{witness}")).unwrap();
    let file = file.to_str().unwrap();
    let folder = folder.to_str().unwrap();
    let output = guide(&["assess", "--answers", file, "--content", folder]);
    assert!(output.status.success(), "{line}: {output:?}");
}

#[test]
fn a_changed_rule_is_printed_with_its_old_and_new_line() {
    let digests = digests("changed");
    let digests = digests.to_str().unwrap();
    let before = changed_catalog("prove-before", &[]);
    let before = before.to_str().unwrap();
    let (code, text) = run(&["prove", before, "--digests", digests]);
    assert_eq!(code, Some(1), "there are no digests yet: {text}");
    assert_eq!(text.matches("new: ").count(), 3, "{text}");
    assert_eq!(text.matches("old: ").count(), 0, "{text}");
    run(&["prove", before, "--digests", digests, "--write"]);
    assert_eq!(run(&["prove", before, "--digests", digests]).0, Some(0));

    let well = r#"{ question = "water", is = "well" }"#;
    let after = changed_catalog("prove-after", &[(PUMP, WELL_OR_BUTT, well)]);
    let after = after.to_str().unwrap();
    let (code, text) = run(&["prove", after, "--digests", digests]);
    assert_eq!(code, Some(1), "{text}");
    assert_eq!(text.matches("old: pump/hand fits ").count(), 1, "{text}");
    assert_eq!(text.matches("new: pump/hand fits ").count(), 1, "{text}");
    assert!(!text.contains("barrow/take-part"), "{text}");
}

/// The change makes the hand pump address weeds instead of drought. The number of answer sets with
/// each verdict stays the same, but the hash in the digest must change.
#[test]
fn replacing_a_choice_by_another_changes_the_digest() {
    let digests = digests("exchanged");
    let digests = digests.to_str().unwrap();
    let drought = "addresses = [{ challenge = \"drought\"";
    let weeds = "addresses = [{ challenge = \"weeds\"";
    let relation = (PUMP, NEEDS_BARROW, GOES_WITH_BARROW);
    let before = changed_catalog("prove-drought", &[relation]);
    let after = changed_catalog("prove-weeds", &[relation, (PUMP, drought, weeds)]);
    run(&[
        "prove",
        before.to_str().unwrap(),
        "--digests",
        digests,
        "--write",
    ]);
    let (code, text) = run(&["prove", after.to_str().unwrap(), "--digests", digests]);
    assert_eq!(code, Some(1), "{text}");
    let counts = |line: &str| {
        line.split_once(": ")
            .unwrap()
            .1
            .split_once(',')
            .unwrap()
            .0
            .to_owned()
    };
    let lines: Vec<_> = text.lines().take(2).map(counts).collect();
    assert_eq!(lines[0], lines[1], "{text}");
}
