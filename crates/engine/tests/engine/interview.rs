//! Tests of the interview: it asks each question whose answer can change a result, as a comparison
//! with truth tables shows, and answers to other questions do not affect which agreements fit.
//! Other tests add or undo an answer, and compare the best next question with the authored order.

use crate::day;
use crate::result_tables::ResultTables;
use crate::samples::{sample, sample_of, to_answers};
use guide_engine::answer::{Answer, Answers};
use guide_engine::assess;
use guide_engine::assessment_diff::diff;
use guide_engine::condition::QuestionIx;
use guide_engine::contradiction::{self, exclusion_questions};
use guide_engine::document::Verdict;
use guide_engine::interview::{best_next, interview, relevance};

/// Replaces `NotRaised` with `DoesNotFit`. The interview treats these two verdicts as equal, so an
/// answer that does not count may change one of them to the other.
pub fn merge_not_raised(verdicts: &[Verdict]) -> Vec<Verdict> {
    let merge = |verdict: &Verdict| match verdict {
        Verdict::NotRaised => Verdict::DoesNotFit,
        other => *other,
    };
    verdicts.iter().map(merge).collect()
}

#[test]
fn relevance_and_asked_questions_match_enumeration() {
    // Use the fixture, because the shipped content has too many answer sets for truth tables.
    let catalog = crate::fixture_without_relations();
    let results = ResultTables::of(&catalog);
    let questions = catalog.questions().count();
    let (mut skipped, mut final_interviews) = (0, 0);
    for known in sample_of(&catalog, 0.66, 1_500) {
        let answers = to_answers(&known);
        for question in 0..questions {
            let expected = results.relevance(&catalog, &known, question);
            assert_eq!(
                relevance(&catalog, &answers, QuestionIx(question), day()),
                expected,
                "{known:?}"
            );
        }
        let found = interview(&catalog, &answers, day());
        // The interview does not ask open points, which only ICE, counsel or another agency can
        // settle, but answers to open points always count.
        let mut used = known.clone();
        used.retain(|index, _| *index >= questions);
        for question in 0..questions {
            let is_asked = catalog.question(QuestionIx(question)).unwrap().law
                || !results.relevance(&catalog, &used, question).is_empty();
            assert_eq!(found.asked[question], is_asked, "{question} with {known:?}");
            skipped += usize::from(!is_asked);
            let counts = is_asked || exclusion_questions(&catalog).contains(&QuestionIx(question));
            if let (true, Some(chosen)) = (counts, known.get(&question)) {
                used.insert(question, chosen.clone());
            }
        }
        assert_eq!(found.used, to_answers(&used), "{known:?}");
        let open = (0..catalog.all_questions().count())
            .filter(|q| !known.contains_key(q))
            .filter(|q| !results.relevance(&catalog, &used, *q).is_empty())
            .map(QuestionIx);
        let (open_questions, open_points): (Vec<_>, Vec<_>) = open.partition(|q| q.0 < questions);
        assert_eq!(found.remaining, open_questions, "{known:?}");
        assert_eq!(found.points, open_points, "{known:?}");
        assert_eq!(
            found.is_final,
            open_questions.is_empty() && open_points.is_empty()
        );
        final_interviews += usize::from(found.is_final);
    }
    assert!(
        skipped > 1_000 && final_interviews > 10,
        "{skipped} questions not asked, {final_interviews} final"
    );
}

#[test]
fn unused_answers_change_no_verdict() {
    let catalog = crate::content();
    for known in sample(3_000) {
        let answers = to_answers(&known);
        let used = interview(&catalog, &answers, day()).used;
        let of_all = assess::verdicts(&catalog, &answers, day());
        let of_used = assess::verdicts(&catalog, &used, day());
        assert_eq!(
            merge_not_raised(&of_used),
            merge_not_raised(&of_all),
            "{known:?}"
        );
    }
}

#[test]
fn a_further_answer_never_overturns_a_decided_verdict() {
    let catalog = crate::content();
    for known in sample(3_000) {
        let before = merge_not_raised(&assess::verdicts(&catalog, &to_answers(&known), day()));
        for (index, question) in catalog.questions() {
            if known.contains_key(&index.0) {
                continue;
            }
            let more =
                to_answers(&known).with(index, Answer::Chosen(vec![question.choices.len() / 2]));
            if !contradiction::is_possible(&catalog, &more) {
                continue;
            }
            let after = merge_not_raised(&assess::verdicts(&catalog, &more, day()));
            let no_verdict_overturned = before
                .iter()
                .zip(&after)
                .all(|(b, a)| *b == Verdict::Depends || b == a);
            assert!(no_verdict_overturned, "{:?} after {known:?}", question.id);
        }
    }
}

#[test]
fn undoing_an_edit_restores_the_assessment() {
    let catalog = crate::content();
    for known in sample(500) {
        let answers = to_answers(&known);
        let first = assess::assess(&catalog, &answers, day());
        for (index, _) in catalog.questions() {
            let edited = answers.clone().with(index, Answer::NotSure);
            let undone = edited.clone().with(index, answers.get(index).clone());
            let second = assess::assess(&catalog, &edited, day());
            let third = assess::assess(&catalog, &undone, day());
            assert_eq!(first, third);
            assert!(diff(&first, &third).is_empty());
            assert_eq!(diff(&first, &second).len(), diff(&second, &first).len());
        }
    }
}

#[test]
fn the_best_next_order_decides_no_later_than_the_authored_order() {
    let catalog = crate::content();
    let stories = crate::stories::all_answers(&catalog);
    let open_verdicts_over = |next: &dyn Fn(&Answers) -> Option<QuestionIx>, goal: &Answers| {
        // After each answer, adds the number of agreements whose verdict still depends on open
        // questions. A smaller sum means that the verdicts are decided after fewer questions.
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
    let authored = |known: &Answers| interview(&catalog, known, day()).remaining.first().copied();
    let best = |known: &Answers| best_next(&catalog, known, day());
    let (mut by_author, mut by_best) = (0, 0);
    for goal in &stories {
        by_author += open_verdicts_over(&authored, goal);
        by_best += open_verdicts_over(&best, goal);
    }
    println!(
        "open verdicts over all questions of {} stories: authored {by_author}, best {by_best}",
        stories.len()
    );
    assert!(by_best <= by_author, "authored {by_author}, best {by_best}");
}
