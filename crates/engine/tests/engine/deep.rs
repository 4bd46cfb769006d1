//! Tests of rules that are nested too deeply: linking and the TOML parser reject these rules with a
//! message, so that the stack does not overflow.

use crate::toy;
use guide_engine::catalog::Catalog;
use guide_engine::condition::MAX_NESTED;
use guide_engine::document::{QuestionKind, Rule};
use guide_engine::problem::Problem;
use std::collections::BTreeMap;

/// Returns a rule with this many levels: a single test, to which `around` is applied once for each
/// further level.
fn nested(levels: usize, around: impl Fn(Rule) -> Rule) -> Rule {
    (1..levels).fold(toy::is("place", 0), |rule, _| around(rule))
}

fn link(rule: Rule) -> Result<Catalog, Vec<Problem>> {
    let questions = vec![
        toy::question("challenges", QuestionKind::Many, 2),
        toy::question("place", QuestionKind::One, 2),
    ];
    let used = toy::program("other", 2, vec![toy::is("place", 1)]);
    let programs = vec![toy::program("deep", 1, vec![rule]), used];
    toy::link(toy::document(questions, programs))
}

#[test]
fn a_rule_as_deep_as_may_be_is_linked() {
    for around in [
        toy::not,
        |rule| toy::all(vec![rule]),
        |rule| toy::any(vec![rule]),
    ] {
        assert!(link(nested(MAX_NESTED, around)).is_ok());
    }
}

#[test]
fn a_rule_nested_deeper_is_refused_with_a_message() {
    for levels in [MAX_NESTED + 1, 10_000] {
        for around in [
            toy::not,
            |rule| toy::all(vec![rule]),
            |rule| toy::any(vec![rule]),
        ] {
            let problems = link(nested(levels, around)).unwrap_err();
            let texts: Vec<String> = problems.iter().map(Problem::to_string).collect();
            assert_eq!(texts.len(), 1, "{texts:?}");
            assert!(
                texts[0].contains("nested more than 64 levels deep"),
                "{texts:?}"
            );
        }
    }
}

#[test]
fn deep_text_is_refused_where_it_is_read() {
    let text = |levels: usize| {
        let test = "{ question = \"place\", is = \"c0\" }";
        let (open, close) = ("{ not = ".repeat(levels), " }".repeat(levels));
        format!("rule = {open}{test}{close}")
    };
    let read = |levels| toml::from_str::<BTreeMap<String, Rule>>(&text(levels));
    assert!(read(MAX_NESTED).is_ok());
    let error = read(10_000).unwrap_err().to_string();
    let last = error.lines().last().unwrap();
    assert_eq!(last, "cannot recurse further; max recursion depth met");
}
