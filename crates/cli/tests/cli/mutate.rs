//! Tests of `guide mutate`. The command makes mutants, each of which is a copy of the document with
//! one change to a rule, or to the challenges that an agreement addresses. The command prints the
//! survivors, which are the mutants that no check detects. For the shipped rules, `docs/CONTENT.md`
//! must state how many mutants are detected, and must explain every survivor.

use crate::{changed_catalog, guide, repository, run};

#[test]
fn every_survivor_of_the_shipped_rules_is_explained() {
    let (code, printed) = run(&["mutate"]);
    assert_eq!(code, Some(0), "{printed}");
    let docs = std::fs::read_to_string(repository().join("docs/CONTENT.md")).unwrap();
    let (score, survivors) = printed.split_once("survivor").unwrap();
    let score = score.lines().next().unwrap().trim_end_matches(" detected:");
    assert!(
        docs.contains(score),
        "docs/CONTENT.md does not have the score {score}"
    );
    for survivor in survivors.lines().skip(1) {
        assert!(
            docs.contains(survivor.trim()),
            "docs/CONTENT.md does not explain {survivor}"
        );
    }
}

#[test]
fn an_equivalent_mutant_is_printed_as_a_survivor() {
    // With a single rule inside, `all` and `any` are equivalent, so no check can detect the swap.
    let need = "{ question = \"water\", any_of = [\"well\", \"butt\"] }";
    let all_of_one = format!("{{ all = [{need}] }}");
    let folder = changed_catalog("mutate-alone", &[("programs/pump.toml", need, &all_of_one)]);
    let (code, printed) = run(&["mutate", folder.to_str().unwrap(), "--stories", "nowhere"]);
    assert_eq!(code, Some(0), "{printed}");
    assert!(
        printed.contains(
            "1 survivor\n  pump/hand needs#1.when: \"all\" and \"any\" swapped in \
             all(water = well or butt)\n"
        ),
        "{printed}"
    );
    assert!(printed.contains("0 break a story"), "{printed}");
}

#[test]
fn rejects_a_story_that_fails_without_a_mutation() {
    let folder = changed_catalog("mutate-story", &[]);
    let stories = folder.parent().unwrap().join("mutate-stories");
    std::fs::create_dir_all(&stories).unwrap();
    let story =
        "as_of = \"2020-01-01\"\n[[expect]]\nverdict = \"fits\"\nagreements = [\"pump/hand\"]\n";
    std::fs::write(stories.join("one.toml"), story).unwrap();
    let [folder, stories] = [folder, stories].map(|path| path.to_str().unwrap().to_owned());
    let output = guide(&["mutate", &folder, "--stories", &stories]);
    assert_eq!(output.status.code(), Some(2));
    let line = String::from_utf8(output.stderr).unwrap();
    assert!(
        line.ends_with("one.toml: its signed verdicts differ from those of the content\n"),
        "{line}"
    );
}
