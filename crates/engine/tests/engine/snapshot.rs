//! Tests of the snapshot, which is the part of a catalog that the widget loads first: the verdicts,
//! the marks and the interview are the same as with the whole catalog.

use crate::{content, depth, stories};
use guide_engine::answer::{Answer, Answers};
use guide_engine::assess::assess;
use guide_engine::catalog::Catalog;
use guide_engine::catalog::InitialChunk;
use guide_engine::date::Date;
use guide_engine::fingerprint;
use guide_engine::interview::{interview, relevance};
use proptest::prelude::*;
use std::rc::Rc;

/// Returns the shipped catalog as decoded from its snapshot. Each test thread decodes the snapshot
/// once.
fn snapshot() -> Rc<Catalog> {
    thread_local! {
        static SNAPSHOT: Rc<Catalog> = Rc::new(InitialChunk::of(&content()).catalog().unwrap());
    }
    SNAPSHOT.with(Rc::clone)
}

fn check_same_results(snapshot: &Catalog, whole: &Catalog, answers: &Answers, day: Date) {
    let (found, expected) = (assess(snapshot, answers, day), assess(whole, answers, day));
    for (found, expected) in found.agreements.iter().zip(&expected.agreements) {
        assert_eq!(found.verdict, expected.verdict, "{answers:?}");
        assert_eq!(found.marks, expected.marks, "{answers:?}");
        assert_eq!(found.depends_on, expected.depends_on, "{answers:?}");
    }
    assert_eq!(found.options, expected.options);
    assert_eq!(
        interview(snapshot, answers, day),
        interview(whole, answers, day)
    );
    for (index, _) in whole.questions() {
        assert_eq!(
            relevance(snapshot, answers, index, day),
            relevance(whole, answers, index, day)
        );
    }
}

#[test]
fn the_snapshot_is_partial_and_has_the_same_fingerprint() {
    let (snapshot, whole) = (snapshot(), content());
    assert!(whole.is_whole() && !snapshot.is_whole());
    assert_eq!(fingerprint::of(&snapshot), fingerprint::of(&whole));
    assert_eq!(snapshot.scenarios().count(), 0);
    assert!(snapshot.document().law.is_empty());
    assert!(snapshot.document().sources.len() < whole.document().sources.len() / 2);
    // The snapshot contains the sources of the description of ICE ACCESS and of the summaries and
    // statuses of programs.
    for claim in &snapshot.document().about.umbrella {
        assert!(
            !claim.cite.is_empty()
                && claim
                    .cite
                    .iter()
                    .all(|citation| snapshot.source(citation).is_some())
        );
    }
    for program in snapshot.programs() {
        let cited = program.summary.cite.iter().chain(&program.status.cite);
        assert!(
            cited
                .into_iter()
                .all(|citation| snapshot.source(citation).is_some())
        );
    }
}

#[test]
fn every_story_gets_the_same_results() {
    let (snapshot, whole) = (snapshot(), content());
    for answers in stories::all_answers(&whole) {
        for year in [2003, 2008, 2015, 2026] {
            check_same_results(&snapshot, &whole, &answers, Date::day(year, 6, 1).unwrap());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(depth::cases(100, 300)))]
    #[test]
    fn random_answers_get_the_same_results(
        picks in proptest::collection::vec(any::<u32>(), 14),
        year in 2003u16..2027,
    ) {
        let (snapshot, whole) = (snapshot(), content());
        let mut answers = Answers::default();
        for ((index, question), pick) in whole.questions().zip(picks) {
            let choices = question.choices.len();
            let answer = match pick as usize % (choices + 2) {
                pick if pick == choices => Answer::NotSure,
                pick if pick > choices => Answer::Open,
                choice => Answer::Chosen(vec![choice]),
            };
            answers = answers.with(index, answer);
        }
        check_same_results(&snapshot, &whole, &answers, Date::day(year, 6, 1).unwrap());
    }
}
