//! Tests of limits. Catalogs with very many choices or questions must be rejected with a message,
//! or be evaluated in bounded time.

use crate::cpu::ends_within;
use crate::interviewed::day;
use crate::toy;
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

fn bounded<T: Send + 'static>(what: &str, run: impl FnOnce() -> T + Send + 'static) -> T {
    ends_within(MAX_UNITS, what, run)
}

/// Links a catalog of two programs: one with this need, and one that uses every choice.
fn link(questions: Vec<Question>, need: Rule) -> Result<Catalog, Vec<Problem>> {
    let each = |question: &Question| {
        let id = question.id.to_string();
        (0..question.choices.len()).map(move |choice| toy::is(&id, choice))
    };
    let used: Vec<Rule> = questions.iter().flat_map(each).collect();
    let halves = used.chunks(1_000).map(|some| toy::any(some.to_vec()));
    let used = toy::all(vec![toy::any(halves.collect()), toy::is("challenges", 0)]);
    let mut all = vec![toy::question("challenges", QuestionKind::Many, 2)];
    all.extend(questions);
    let other = toy::program("other", 2, vec![used]);
    let wide = toy::program("wide", 1, vec![need]);
    toy::link(toy::document(all, vec![wide, other]))
}

fn texts(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(Problem::to_string).collect()
}

fn one(id: &str, choices: usize) -> Question {
    toy::question(id, QuestionKind::One, choices)
}

/// Returns a rule with `ways` alternatives, each of which requires one choice from each of three
/// questions. Every choice of the first question leads to a different decision diagram.
fn upon(choices: usize, ways: usize) -> Rule {
    let way = |w: usize| {
        toy::all(vec![
            toy::is("a", w % choices),
            toy::is("b", w * 7 % choices),
            toy::is("c", w * 31 / 5 % choices),
        ])
    };
    let ways: Vec<Rule> = (0..ways).map(way).collect();
    toy::any(
        ways.chunks(1_000)
            .map(|some| toy::any(some.to_vec()))
            .collect(),
    )
}

#[test]
fn questions_of_thousands_of_choices_one_upon_the_other_are_refused() {
    let refused = bounded("thousands", || {
        let questions = vec![one("a", 2_000), one("b", 2_000), one("c", 2_000)];
        link(questions, upon(2_000, 12_000)).map(drop)
    });
    let texts = texts(&refused.unwrap_err());
    assert_eq!(texts.len(), 1, "{texts:?}");
    assert!(texts[0].contains("choices"), "{texts:?}");
}

#[test]
fn as_many_choices_as_may_be_fill_no_memory() {
    let linked = bounded("hundreds", || {
        let questions = vec![one("a", 330), one("b", 330), one("c", 330)];
        link(questions, upon(330, 12_000)).map(drop)
    });
    let texts = texts(&linked.unwrap_err());
    assert!(
        texts.iter().any(|text| text.contains("too intricate")),
        "{texts:?}"
    );
}

#[test]
fn what_decides_among_hundreds_of_answers_is_found_in_bounded_time() {
    let found = bounded("because", || {
        let ids: Vec<String> = (0..300).map(|index| format!("q{index}")).collect();
        let questions = ids.iter().map(|id| one(id, 3)).collect();
        let all = toy::all(ids.iter().map(|id| toy::is(id, 0)).collect());
        let catalog = link(questions, all).unwrap();
        let answers = (0..=300).fold(Answers::default(), |all, index| {
            all.with(QuestionIx(index), Answer::Chosen(vec![0]))
        });
        assess(&catalog, &answers, day());
        sufficient_reasons(&catalog, &answers, AgreementIx(0), day())
    });
    // All answers together force the verdict, and no smaller set of answers does.
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].len(), 301);
}

#[test]
fn what_would_change_it_among_hundreds_of_choices_is_found_in_bounded_time() {
    let found = bounded("changes", || {
        let ids = ["a", "b", "c", "d"];
        let many = |id: &&str| toy::question(id, QuestionKind::Many, 240);
        let group = |id: &&str| toy::any((0..239).map(|c| toy::is(id, c)).collect());
        let questions = ids.iter().map(many).collect();
        let catalog = link(questions, toy::all(ids.iter().map(group).collect())).unwrap();
        let answers = (1..=4).fold(Answers::default(), |all, index| {
            all.with(QuestionIx(index), Answer::Chosen(vec![239]))
        });
        let answers = answers.with(QuestionIx(0), Answer::Chosen(vec![0]));
        counterfactuals(&catalog, &answers, AgreementIx(0), day())
    });
    // The search budget ran out. The result is `None`, because an empty list would mean that no
    // change makes the agreement fit.
    assert_eq!(found, None);
}

#[test]
fn intricate_rules_are_asked_of_in_bounded_time() {
    let asked = bounded("asking", || {
        let many = |id: &str| toy::question(id, QuestionKind::Many, 17);
        let both = (0..14).map(|c| toy::all(vec![toy::is("a", c), toy::is("b", c)]));
        let catalog = link(vec![many("a"), many("b")], toy::any(both.collect())).unwrap();
        let answers = Answers::default().with(QuestionIx(0), Answer::Chosen(vec![0]));
        interview(&catalog, &answers, day());
        best_next(&catalog, &answers, day())
    });
    assert!(asked.is_some());
}

#[test]
fn many_wrong_names_are_told_of_in_bounded_room() {
    let problems = bounded("wrong names", || {
        let questions: Vec<Question> = (0..300)
            .map(|index| one(&format!("q{index}{}", "x".repeat(2_000)), 3))
            .collect();
        let wrong = |index: usize| toy::is(&format!("wrong{index}"), 0);
        let some = (0..20).map(|_| toy::any((0..1_000).map(wrong).collect()));
        link(questions, toy::any(some.collect())).unwrap_err()
    });
    let length: usize = problems.iter().map(|each| each.to_string().len()).sum();
    assert!(length < 100_000_000, "{length}");
}
