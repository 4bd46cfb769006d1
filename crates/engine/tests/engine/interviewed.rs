//! Tests of the interview: the interview asks each question whose answer can change a result
//! according to enumeration, and the answers to other questions do not affect which agreements fit.

use crate::naive::{self, Chosen, Mentioned};
use crate::table::Table;
use guide_engine::answer::{Answer, Answers};
use guide_engine::assess;
use guide_engine::assessment_diff::diff;
use guide_engine::catalog::Catalog;
use guide_engine::condition::QuestionIx;
use guide_engine::contradiction::{self, excluding};
use guide_engine::date::Date;
use guide_engine::document::Verdict;
use guide_engine::document::{QuestionKind, Rule};
use guide_engine::interview::{Bearing, bearing, best_next, interview};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

pub fn day() -> Date {
    "2026-11-21".parse().unwrap()
}

/// Returns a strategy for random answer sets over all questions of a catalog. `answered` is the
/// probability that a question is answered.
fn answer_sets(catalog: &Catalog, answered: f64) -> impl Strategy<Value = Chosen> + use<> {
    let each: Vec<_> = catalog
        .all_questions()
        .map(|(_, question)| {
            let choices = question.choices.len();
            let one = (0..choices).prop_map(|choice| vec![choice]).boxed();
            let none = question.choices.iter().position(|choice| choice.none);
            let many = proptest::collection::btree_set(0..choices, 0..4).prop_map(move |set| {
                let plain: Vec<usize> = set.into_iter().filter(|c| Some(*c) != none).collect();
                if plain.is_empty() {
                    none.into_iter().collect()
                } else {
                    plain
                }
            });
            let answer = match question.kind {
                QuestionKind::One => one,
                QuestionKind::Many => many.boxed(),
            };
            match answered < 1.0 {
                true => proptest::option::weighted(answered, answer).boxed(),
                false => answer.prop_map(Some).boxed(),
            }
        })
        .collect();
    each.prop_map(|answers| {
        let known = answers.into_iter().enumerate();
        known
            .filter_map(|(index, answer)| Some((index, answer?)))
            .collect()
    })
}

pub fn answers(chosen: &Chosen) -> Answers {
    chosen
        .iter()
        .fold(Answers::default(), |answers, (index, choices)| {
            answers.with(QuestionIx(*index), Answer::Chosen(choices.clone()))
        })
}

/// The truth table of an agreement, and the rules of its requirements, each rule with the choices
/// that it tests.
pub type Decided = (Table, Vec<(Rule, Mentioned)>);

/// For each program, all results that answers can change: the verdicts on its agreements, as truth
/// tables, and the marks of their requirements, as rules.
pub struct Everything {
    pub programs: Vec<Vec<Decided>>,
}

impl Everything {
    pub fn of(catalog: &Catalog) -> Self {
        let document = catalog.document();
        let program = |program: &guide_engine::document::Program| {
            let agreements = program.agreements.iter().map(|agreement| {
                let mentioned = naive::read_by_verdict(document, agreement);
                let table = Table::new(document, agreement, &mentioned, day());
                let rules = agreement
                    .requirements
                    .iter()
                    .filter_map(|r| r.met_when.clone());
                let rules = rules.map(|rule| {
                    let mut mentioned = Mentioned::new();
                    naive::read_by_rule(document, &rule, &mut mentioned);
                    naive::read_by_exclusions(document, &mut mentioned);
                    (rule, mentioned)
                });
                (table, rules.collect())
            });
            agreements.collect()
        };
        Self {
            programs: document.programs.iter().map(program).collect(),
        }
    }

    /// Returns the programs with a result that the answer to a question can change. Finds these
    /// programs by enumeration.
    pub fn bearing(&self, catalog: &Catalog, known: &Chosen, question: usize) -> Bearing {
        let mut others = known.clone();
        others.remove(&question);
        let mut found = Bearing::default();
        for (position, agreements) in self.programs.iter().enumerate() {
            let verdict =
                |(table, _): &(Table, _)| table.turns_on(&table.setting(&others), question);
            if agreements.iter().any(verdict) {
                found.verdict.push(position);
            } else if agreements.iter().any(|(table, rules)| {
                let settled = table.settled(&table.setting(&others));
                matches!(settled, None | Some(Verdict::Fits))
                    && rules
                        .iter()
                        .any(|(rule, read)| rule_turns(catalog, rule, read, &others, question))
            }) {
                found.marks.push(position);
            }
        }
        found
    }
}

fn rule_turns(
    catalog: &Catalog,
    rule: &Rule,
    read: &Mentioned,
    others: &Chosen,
    question: usize,
) -> bool {
    if !read.contains_key(&question) {
        return false;
    }
    let mut without = read.clone();
    let own = without.remove(&question).unwrap();
    let own: Mentioned = [(question, own)].into();
    let document = catalog.document();
    let mut differs = false;
    naive::completions(document, &without, others, &mut |chosen| {
        let mut ends = std::collections::BTreeSet::new();
        naive::completions(document, &own, chosen, &mut |whole| {
            ends.insert(naive::holds(document, rule, whole));
        });
        differs |= ends.len() > 1;
    });
    differs
}

/// Draws random answer sets over the shipped content. In each answer set, about one question in
/// three is open.
pub fn sample(sets: usize) -> Vec<Chosen> {
    sample_of(&crate::content(), 0.66, sets)
}

/// Draws random answer sets over a catalog, and skips those that an exclusion rules out. `answered`
/// is the probability that a question is answered.
pub fn sample_of(catalog: &Catalog, answered: f64, sets: usize) -> Vec<Chosen> {
    let mut runner = TestRunner::deterministic();
    let strategy = answer_sets(catalog, answered);
    let drawn = std::iter::repeat_with(|| strategy.new_tree(&mut runner).unwrap().current());
    let possible = drawn.filter(|known| naive::can_be(catalog.document(), known));
    possible.take(sets).collect()
}

/// Replaces `NotRaised` with `DoesNotFit`. The interview treats these two verdicts as equal, so an
/// answer that does not count may change one of them to the other.
pub fn fitting(verdicts: &[Verdict]) -> Vec<Verdict> {
    let merged = |verdict: &Verdict| match verdict {
        Verdict::NotRaised => Verdict::DoesNotFit,
        other => *other,
    };
    verdicts.iter().map(merged).collect()
}

#[test]
fn what_a_question_bears_on_and_whether_it_is_asked_equal_enumeration() {
    // Use the fixture, because the shipped content has too many answer sets for truth tables.
    let catalog = crate::unrelated();
    let everything = Everything::of(&catalog);
    let questions = catalog.questions().count();
    let (mut skipped, mut finals) = (0, 0);
    for known in sample_of(&catalog, 0.66, 1_500) {
        let given = answers(&known);
        for question in 0..questions {
            let expected = everything.bearing(&catalog, &known, question);
            assert_eq!(
                bearing(&catalog, &given, QuestionIx(question), day()),
                expected,
                "{known:?}"
            );
        }
        let found = interview(&catalog, &given, day());
        // The interview does not ask open points, which only ICE, counsel or another agency can
        // settle, but answers to open points always count.
        let mut used = known.clone();
        used.retain(|index, _| *index >= questions);
        for question in 0..questions {
            let asked = catalog.question(QuestionIx(question)).unwrap().law
                || !everything.bearing(&catalog, &used, question).is_nothing();
            assert_eq!(found.asked[question], asked, "{question} with {known:?}");
            skipped += usize::from(!asked);
            let counts = asked || excluding(&catalog).contains(&QuestionIx(question));
            if let (true, Some(chosen)) = (counts, known.get(&question)) {
                used.insert(question, chosen.clone());
            }
        }
        assert_eq!(found.used, answers(&used), "{known:?}");
        let open = (0..catalog.all_questions().count())
            .filter(|q| !known.contains_key(q))
            .filter(|q| !everything.bearing(&catalog, &used, *q).is_nothing())
            .map(QuestionIx);
        let (left, points): (Vec<_>, Vec<_>) = open.partition(|q| q.0 < questions);
        assert_eq!(found.left, left, "{known:?}");
        assert_eq!(found.points, points, "{known:?}");
        assert_eq!(found.is_final, left.is_empty() && points.is_empty());
        finals += usize::from(found.is_final);
    }
    assert!(
        skipped > 1_000 && finals > 10,
        "{skipped} questions not asked, {finals} final"
    );
}

#[test]
fn answers_that_do_not_count_change_no_verdict() {
    let catalog = crate::content();
    for known in sample(3_000) {
        let given = answers(&known);
        let used = interview(&catalog, &given, day()).used;
        let with = assess::verdicts(&catalog, &given, day());
        let without = assess::verdicts(&catalog, &used, day());
        assert_eq!(fitting(&without), fitting(&with), "{known:?}");
    }
}

#[test]
fn one_more_answer_never_overturns_what_is_settled() {
    let catalog = crate::content();
    for known in sample(3_000) {
        let before = fitting(&assess::verdicts(&catalog, &answers(&known), day()));
        for (index, question) in catalog.questions() {
            if known.contains_key(&index.0) {
                continue;
            }
            let more =
                answers(&known).with(index, Answer::Chosen(vec![question.choices.len() / 2]));
            if !contradiction::is_possible(&catalog, &more) {
                continue;
            }
            let after = fitting(&assess::verdicts(&catalog, &more, day()));
            let kept = before
                .iter()
                .zip(&after)
                .all(|(b, a)| *b == Verdict::Depends || b == a);
            assert!(kept, "{:?} after {known:?}", question.id);
        }
    }
}

#[test]
fn there_and_back_again_is_where_it_was() {
    let catalog = crate::content();
    for known in sample(500) {
        let before = answers(&known);
        let first = assess::assess(&catalog, &before, day());
        for (index, _) in catalog.questions() {
            let there = before.clone().with(index, Answer::NotSure);
            let back = there.clone().with(index, before.get(index).clone());
            let second = assess::assess(&catalog, &there, day());
            let third = assess::assess(&catalog, &back, day());
            assert_eq!(first, third);
            assert!(diff(&first, &third).is_empty());
            assert_eq!(diff(&first, &second).len(), diff(&second, &first).len());
        }
    }
}

#[test]
fn the_best_next_question_is_no_slower_than_the_authored_order() {
    let catalog = crate::content();
    let stories = crate::stories::all_answers(&catalog);
    let walk = |next: &dyn Fn(&Answers) -> Option<QuestionIx>, goal: &Answers| {
        // After each answer, adds the number of agreements whose verdict still depends on open
        // questions. A smaller sum means that the agreements are settled after fewer questions.
        let mut known = Answers::default();
        let mut sum = 0usize;
        while let Some(index) = next(&known) {
            let answer = match goal.get(index) {
                Answer::Open => Answer::NotSure,
                answer => answer.clone(),
            };
            known = known.with(index, answer);
            let verdicts = assess::verdicts(&catalog, &known, day());
            sum += verdicts
                .iter()
                .filter(|verdict| **verdict == Verdict::Depends)
                .count();
        }
        sum
    };
    let authored = |known: &Answers| interview(&catalog, known, day()).left.first().copied();
    let best = |known: &Answers| best_next(&catalog, known, day());
    let (mut by_author, mut by_best) = (0, 0);
    for goal in &stories {
        by_author += walk(&authored, goal);
        by_best += walk(&best, goal);
    }
    println!(
        "open programs over all questions of {} stories: authored {by_author}, best {by_best}",
        stories.len()
    );
    assert!(by_best <= by_author, "authored {by_author}, best {by_best}");
}
