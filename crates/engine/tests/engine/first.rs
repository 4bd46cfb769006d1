//! Tests of the snapshot, which is the part of a catalog that the widget loads first: the verdicts,
//! marks and questions are the same as with the whole catalog.

use crate::{content, depth, stories};
use guide_engine::answer::{Answer, Answers};
use guide_engine::assess::assess;
use guide_engine::catalog::Catalog;
use guide_engine::catalog::InitialChunk;
use guide_engine::date::Date;
use guide_engine::fingerprint;
use guide_engine::interview::{bearing, interview};
use proptest::prelude::*;
use std::rc::Rc;

/// Returns the shipped catalog as decoded from its snapshot. Each test thread decodes the snapshot
/// once.
fn firstly() -> Rc<Catalog> {
    thread_local! {
        static FIRST: Rc<Catalog> = Rc::new(InitialChunk::of(&content()).catalog().unwrap());
    }
    FIRST.with(Rc::clone)
}

fn same(first: &Catalog, whole: &Catalog, answers: &Answers, day: Date) {
    let (ours, theirs) = (assess(first, answers, day), assess(whole, answers, day));
    for (ours, theirs) in ours.agreements.iter().zip(&theirs.agreements) {
        assert_eq!(ours.verdict, theirs.verdict, "{answers:?}");
        assert_eq!(ours.marks, theirs.marks, "{answers:?}");
        assert_eq!(ours.turns_on, theirs.turns_on, "{answers:?}");
    }
    assert_eq!(ours.options, theirs.options);
    assert_eq!(
        interview(first, answers, day),
        interview(whole, answers, day)
    );
    for (index, _) in whole.questions() {
        assert_eq!(
            bearing(first, answers, index, day),
            bearing(whole, answers, index, day)
        );
    }
}

#[test]
fn it_is_a_part_and_says_so() {
    let (first, whole) = (firstly(), content());
    assert!(whole.is_whole() && !first.is_whole());
    assert_eq!(fingerprint::of(&first), fingerprint::of(&whole));
    assert_eq!(first.scenarios().count(), 0);
    assert!(first.document().law.is_empty());
    assert!(first.document().sources.len() < whole.document().sources.len() / 2);
    // Every citation in the snapshot refers to a source that the snapshot contains.
    for claim in &first.document().about.umbrella {
        assert!(!claim.cite.is_empty() && claim.cite.iter().all(|at| first.source(at).is_some()));
    }
    for program in first.programs() {
        let cited = program.summary.cite.iter().chain(&program.status.cite);
        assert!(cited.into_iter().all(|at| first.source(at).is_some()));
    }
}

#[test]
fn every_story_comes_to_the_same() {
    let (first, whole) = (firstly(), content());
    for answers in stories::all_answers(&whole) {
        for year in [2003, 2008, 2015, 2026] {
            same(&first, &whole, &answers, Date::day(year, 6, 1).unwrap());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(depth::cases(100, 300)))]
    #[test]
    fn any_answers_come_to_the_same(picks in proptest::collection::vec(any::<u32>(), 14), year in 2003u16..2027) {
        let (first, whole) = (firstly(), content());
        let mut answers = Answers::default();
        for ((index, question), pick) in whole.questions().zip(picks) {
            let choices = question.choices.len();
            let answer = match pick as usize % (choices + 2) {
                n if n == choices => Answer::NotSure,
                n if n > choices => Answer::Open,
                n => Answer::Chosen(vec![n]),
            };
            answers = answers.with(index, answer);
        }
        same(&first, &whole, &answers, Date::day(year, 6, 1).unwrap());
    }
}
