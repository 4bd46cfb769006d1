//! Tests of well-formed rules with which a hostile host page could try to exhaust time or memory:
//! linking rejects the rules, or the engine evaluates them within a time limit.

use crate::builder;
use crate::cpu::within;
use crate::day;
use guide_engine::answer::{Answer, Answers};
use guide_engine::assess::assess;
use guide_engine::catalog::{AgreementIx, Catalog};
use guide_engine::condition::QuestionIx;
use guide_engine::counterfactuals::counterfactuals;
use guide_engine::document::{QuestionKind, Rule};
use guide_engine::interview::best_next;
use guide_engine::problem::Problem;
use guide_engine::sufficient_reasons::sufficient_reasons;

/// The time limit for each step, as a multiple of the time for linking the shipped content.
const MAX_UNITS: u32 = 150;

fn in_time<T>(what: &str, run: impl Fn() -> T) -> T {
    within(MAX_UNITS, what, run)
}

fn link(choices: usize, need: Rule) -> Result<Catalog, Vec<Problem>> {
    let multi_select = |id| builder::question(id, QuestionKind::Many, choices + 1);
    let questions = vec![
        builder::question("challenges", QuestionKind::Many, 2),
        multi_select("staff"),
        multi_select("law"),
    ];
    let every_choice = (0..choices).flat_map(|c| [builder::is("staff", c), builder::is("law", c)]);
    let other = builder::program("other", 2, vec![builder::any(every_choice.collect())]);
    builder::link(builder::document(
        questions,
        vec![builder::program("wide", 1, vec![need]), other],
    ))
}

/// Returns a rule that holds if some choice is selected in both `staff` and `law`. All variables of
/// `staff` come before those of `law` in the decision diagram, so each further choice doubles the
/// size of the diagram.
fn shared_choice(choices: usize) -> Rule {
    let both =
        (0..choices).map(|c| builder::all(vec![builder::is("staff", c), builder::is("law", c)]));
    builder::any(both.collect())
}

#[test]
fn rejects_rules_whose_diagram_is_too_large() {
    let problems =
        in_time("linking", || link(40, shared_choice(40)).err()).expect("linking rejects the rule");
    let texts: Vec<String> = problems.iter().map(Problem::to_string).collect();
    assert!(
        texts.iter().any(|text| text.contains("too intricate")),
        "{texts:?}"
    );
}

#[test]
fn the_next_question_is_found_in_bounded_time() {
    let catalog = link(32, shared_choice(10)).expect("linking accepts the rule");
    let challenges = Answer::Chosen(vec![0]);
    let answers = Answers::default().with(QuestionIx(0), challenges);
    assert!(in_time("next question", || best_next(&catalog, &answers, day())).is_some());
}

#[test]
fn reasons_and_counterfactuals_are_found_in_bounded_time() {
    let catalog = link(32, shared_choice(10)).expect("linking accepts the rule");
    let answers = [(0, vec![0]), (1, vec![32]), (2, (0..32).collect())];
    let answers = answers
        .into_iter()
        .fold(Answers::default(), |answers, (index, chosen)| {
            answers.with(QuestionIx(index), Answer::Chosen(chosen))
        });
    assert_eq!(assess(&catalog, &answers, day()).agreements.len(), 2);
    for index in [AgreementIx(0), AgreementIx(1)] {
        in_time("sufficient reasons", || {
            sufficient_reasons(&catalog, &answers, index, day())
        });
        in_time("counterfactuals", || {
            counterfactuals(&catalog, &answers, index, day())
        });
    }
}
