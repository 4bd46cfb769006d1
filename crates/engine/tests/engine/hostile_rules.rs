//! Tests of well-formed rules with which a hostile host page could try to exhaust time or memory:
//! linking rejects the rules, or the engine evaluates them within a time limit.

use crate::cpu::within;
use crate::interviewed::day;
use crate::toy;
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

fn quick<T>(what: &str, run: impl Fn() -> T) -> T {
    within(MAX_UNITS, what, run)
}

fn link(choices: usize, need: Rule) -> Result<Catalog, Vec<Problem>> {
    let many = |id| toy::question(id, QuestionKind::Many, choices + 1);
    let questions = vec![
        toy::question("challenges", QuestionKind::Many, 2),
        many("staff"),
        many("law"),
    ];
    let used = (0..choices).flat_map(|c| [toy::is("staff", c), toy::is("law", c)]);
    let other = toy::program("other", 2, vec![toy::any(used.collect())]);
    toy::link(toy::document(
        questions,
        vec![toy::program("wide", 1, vec![need]), other],
    ))
}

/// Returns a rule that holds if some choice is selected in both `staff` and `law`. All variables of
/// `staff` come before those of `law` in the decision diagram, so each further choice doubles the
/// size of the diagram.
fn pairs(choices: usize) -> Rule {
    let both = (0..choices).map(|c| toy::all(vec![toy::is("staff", c), toy::is("law", c)]));
    toy::any(both.collect())
}

#[test]
fn rules_whose_diagram_would_fill_the_memory_are_refused() {
    let problems = quick("linking", || link(40, pairs(40)).err()).expect("refused");
    let texts: Vec<String> = problems.iter().map(Problem::to_string).collect();
    assert!(
        texts.iter().any(|text| text.contains("too intricate")),
        "{texts:?}"
    );
}

#[test]
fn a_question_with_many_choices_is_asked_best_first_in_bounded_time() {
    let catalog = link(32, pairs(10)).expect("links");
    let challenges = Answer::Chosen(vec![0]);
    let answers = Answers::default().with(QuestionIx(0), challenges);
    assert!(quick("best next", || best_next(&catalog, &answers, day())).is_some());
}

#[test]
fn what_decides_and_what_would_change_it_are_found_in_bounded_time() {
    let catalog = link(32, pairs(10)).expect("links");
    let answers = [(0, vec![0]), (1, vec![32]), (2, (0..32).collect())];
    let answers = answers
        .into_iter()
        .fold(Answers::default(), |all, (index, chosen)| {
            all.with(QuestionIx(index), Answer::Chosen(chosen))
        });
    assert_eq!(assess(&catalog, &answers, day()).agreements.len(), 2);
    for index in [AgreementIx(0), AgreementIx(1)] {
        quick("because", || {
            sufficient_reasons(&catalog, &answers, index, day())
        });
        quick("changes", || {
            counterfactuals(&catalog, &answers, index, day())
        });
    }
}
