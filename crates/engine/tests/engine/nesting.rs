//! Tests of rules that are nested too deeply: linking and the TOML parser reject these rules with a
//! message, so that the stack does not overflow.

use crate::builder;
use guide_engine::catalog::Catalog;
use guide_engine::condition::MAX_NESTING_DEPTH;
use guide_engine::document::{Document, QuestionKind, Rule};
use guide_engine::problem::Problem;
use std::collections::BTreeMap;

/// Returns a rule with this many levels: a single test, to which `wrap` is applied once for each
/// further level.
fn nested(levels: usize, wrap: impl Fn(Rule) -> Rule) -> Rule {
    (1..levels).fold(builder::is("place", 0), |rule, _| wrap(rule))
}

fn link(rule: Rule) -> Result<Catalog, Vec<Problem>> {
    let questions = vec![
        builder::question("challenges", QuestionKind::Many, 2),
        builder::question("place", QuestionKind::One, 2),
    ];
    let other = builder::program("other", 2, vec![builder::is("place", 1)]);
    let programs = vec![builder::program("deep", 1, vec![rule]), other];
    builder::link(builder::document(questions, programs))
}

#[test]
fn links_a_rule_at_the_nesting_limit() {
    for wrap in [
        builder::not,
        |rule| builder::all(vec![rule]),
        |rule| builder::any(vec![rule]),
    ] {
        assert!(link(nested(MAX_NESTING_DEPTH, wrap)).is_ok());
    }
}

/// Returns how deeply arrays and objects are nested in a JSON text without brackets in strings.
fn json_depth(text: &str) -> usize {
    let mut depth = 0;
    let depths = text.chars().map(|character| {
        match character {
            '{' | '[' => depth += 1,
            '}' | ']' => depth -= 1,
            _ => {}
        }
        depth
    });
    depths.max().unwrap_or_default()
}

/// The element `<ice-access-guide>` rejects a catalog whose JSON has more levels
/// (`web/element/catalog.js`).
const MAX_JSON_DEPTH: usize = 80;

#[test]
fn a_rule_at_the_nesting_limit_is_accepted_as_json() {
    let catalog = link(nested(MAX_NESTING_DEPTH, |rule| builder::all(vec![rule]))).unwrap();
    let json = serde_json::to_string(catalog.document()).unwrap();
    assert!(json_depth(&json) <= MAX_JSON_DEPTH, "{}", json_depth(&json));
    let document = guide_engine::decode::from_str::<Document>(&json).unwrap();
    assert_eq!(&document, catalog.document());
}

#[test]
fn rejects_rules_beyond_the_nesting_limit() {
    for levels in [MAX_NESTING_DEPTH + 1, 10_000] {
        for wrap in [
            builder::not,
            |rule| builder::all(vec![rule]),
            |rule| builder::any(vec![rule]),
        ] {
            let problems = link(nested(levels, wrap)).unwrap_err();
            let messages: Vec<String> = problems.iter().map(Problem::to_string).collect();
            assert_eq!(messages.len(), 1, "{messages:?}");
            assert!(
                messages[0].contains("nested more than 32 levels deep"),
                "{messages:?}"
            );
        }
    }
}

#[test]
fn the_toml_parser_rejects_deeply_nested_rules() {
    let text = |levels: usize| {
        let test = "{ question = \"place\", is = \"c0\" }";
        let (open, close) = ("{ not = ".repeat(levels), " }".repeat(levels));
        format!("rule = {open}{test}{close}")
    };
    let parse = |levels| toml::from_str::<BTreeMap<String, Rule>>(&text(levels));
    assert!(parse(MAX_NESTING_DEPTH).is_ok());
    let error = parse(10_000).unwrap_err().to_string();
    let last = error.lines().last().unwrap();
    assert_eq!(last, "cannot recurse further; max recursion depth met");
}
