//! Tests of limits. Catalogs with very many choices or questions must be rejected with messages of
//! bounded size, or be evaluated in bounded time.

use crate::builder;
use crate::cpu::ends_within;
use crate::day;
use guide_engine::answer::{Answer, Answers};
use guide_engine::assess::assess;
use guide_engine::catalog::{AgreementIx, Catalog};
use guide_engine::condition::QuestionIx;
use guide_engine::counterfactuals::counterfactuals;
use guide_engine::document::{Question, QuestionKind, Rule};
use guide_engine::interview::{best_next, interview};
use guide_engine::problem::Problem;
use guide_engine::sufficient_reasons::sufficient_reasons;

/// The time limit for each test in this file, as a multiple of the time that linking the shipped
/// content takes.
const MAX_UNITS: u32 = 1_000;

fn in_time<T: Send + 'static>(what: &str, run: impl FnOnce() -> T + Send + 'static) -> T {
    ends_within(MAX_UNITS, what, run)
}

/// Links a catalog of two programs: one with this need, and one that uses every choice.
fn link(questions: Vec<Question>, need: Rule) -> Result<Catalog, Vec<Problem>> {
    let choices = |question: &Question| {
        let id = question.id.to_string();
        (0..question.choices.len()).map(move |choice| builder::is(&id, choice))
    };
    let used: Vec<Rule> = questions.iter().flat_map(choices).collect();
    let groups = used.chunks(1_000).map(|rules| builder::any(rules.to_vec()));
    let used = builder::all(vec![
        builder::any(groups.collect()),
        builder::is("challenges", 0),
    ]);
    let mut all_questions = vec![builder::question("challenges", QuestionKind::Many, 2)];
    all_questions.extend(questions);
    let other = builder::program("other", 2, vec![used]);
    let wide = builder::program("wide", 1, vec![need]);
    builder::link(builder::document(all_questions, vec![wide, other]))
}

fn messages(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(Problem::to_string).collect()
}

fn single_choice(id: &str, choices: usize) -> Question {
    builder::question(id, QuestionKind::One, choices)
}

/// Returns a rule with `count` alternatives, each of which requires one choice from each of three
/// questions. Every choice of the first question leads to a different node of the decision diagram.
fn alternatives(choices: usize, count: usize) -> Rule {
    let alternative = |n: usize| {
        builder::all(vec![
            builder::is("a", n % choices),
            builder::is("b", n * 7 % choices),
            builder::is("c", n * 31 / 5 % choices),
        ])
    };
    let rules: Vec<Rule> = (0..count).map(alternative).collect();
    builder::any(
        rules
            .chunks(1_000)
            .map(|rules| builder::any(rules.to_vec()))
            .collect(),
    )
}

#[test]
fn rejects_questions_with_thousands_of_choices() {
    let linked = in_time("linking thousands of choices", || {
        let questions = vec![
            single_choice("a", 2_000),
            single_choice("b", 2_000),
            single_choice("c", 2_000),
        ];
        link(questions, alternatives(2_000, 12_000)).map(drop)
    });
    let messages = messages(&linked.unwrap_err());
    assert_eq!(messages.len(), 1, "{messages:?}");
    assert!(messages[0].contains("choices"), "{messages:?}");
}

#[test]
fn rejects_intricate_rules_within_the_choice_limit() {
    let linked = in_time("linking hundreds of choices", || {
        let questions = vec![
            single_choice("a", 330),
            single_choice("b", 330),
            single_choice("c", 330),
        ];
        link(questions, alternatives(330, 12_000)).map(drop)
    });
    let messages = messages(&linked.unwrap_err());
    assert!(
        messages
            .iter()
            .any(|message| message.contains("too intricate")),
        "{messages:?}"
    );
}

#[test]
fn reasons_among_hundreds_of_answers_are_found_in_bounded_time() {
    let found = in_time("sufficient reasons", || {
        let ids: Vec<String> = (0..300).map(|index| format!("q{index}")).collect();
        let questions = ids.iter().map(|id| single_choice(id, 3)).collect();
        let need = builder::all(ids.iter().map(|id| builder::is(id, 0)).collect());
        let catalog = link(questions, need).unwrap();
        let answers = (0..=300).fold(Answers::default(), |answers, index| {
            answers.with(QuestionIx(index), Answer::Chosen(vec![0]))
        });
        assess(&catalog, &answers, day());
        sufficient_reasons(&catalog, &answers, AgreementIx(0), day())
    });
    // All answers together force the verdict, and no smaller set of answers does.
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].len(), 301);
}

#[test]
fn counterfactuals_among_hundreds_of_choices_end_in_bounded_time() {
    let found = in_time("counterfactuals", || {
        let ids = ["a", "b", "c", "d"];
        let multi_select = |id: &&str| builder::question(id, QuestionKind::Many, 240);
        let group = |id: &&str| builder::any((0..239).map(|c| builder::is(id, c)).collect());
        let questions = ids.iter().map(multi_select).collect();
        let catalog = link(questions, builder::all(ids.iter().map(group).collect())).unwrap();
        let answers = (1..=4).fold(Answers::default(), |answers, index| {
            answers.with(QuestionIx(index), Answer::Chosen(vec![239]))
        });
        let answers = answers.with(QuestionIx(0), Answer::Chosen(vec![0]));
        counterfactuals(&catalog, &answers, AgreementIx(0), day())
    });
    // The search budget ran out. The result is `None`, because an empty list would mean that no
    // change makes the agreement fit.
    assert_eq!(found, None);
}

#[test]
fn the_next_question_for_intricate_rules_is_found_in_bounded_time() {
    let next = in_time("next question", || {
        let multi_select = |id: &str| builder::question(id, QuestionKind::Many, 17);
        let both = (0..14).map(|c| builder::all(vec![builder::is("a", c), builder::is("b", c)]));
        let catalog = link(
            vec![multi_select("a"), multi_select("b")],
            builder::any(both.collect()),
        )
        .unwrap();
        let answers = Answers::default().with(QuestionIx(0), Answer::Chosen(vec![0]));
        interview(&catalog, &answers, day());
        best_next(&catalog, &answers, day())
    });
    assert!(next.is_some());
}

#[test]
fn many_unknown_names_give_messages_of_bounded_size() {
    let problems = in_time("linking unknown names", || {
        let questions: Vec<Question> = (0..300)
            .map(|index| single_choice(&format!("q{index}{}", "x".repeat(2_000)), 3))
            .collect();
        let unknown = |index: usize| builder::is(&format!("wrong{index}"), 0);
        let groups = (0..20).map(|_| builder::any((0..1_000).map(unknown).collect()));
        link(questions, builder::any(groups.collect())).unwrap_err()
    });
    let length: usize = problems
        .iter()
        .map(|problem| problem.to_string().len())
        .sum();
    assert!(length < 100_000_000, "{length}");
}
