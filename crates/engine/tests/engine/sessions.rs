//! Runs random sessions of a user: answers, edits, reopened questions, changes of the day, and
//! round trips through links and reports. After each step, the engine's invariants in
//! `ARCHITECTURE.md` must hold.
//!
//! A quick run takes 3,000 steps and a nightly run 100,000. `SESSION_STEPS=1000000 cargo test`
//! takes a million.

use crate::interview::merge_not_raised;
use crate::{depth, random};
use guide_engine::answer::{Answer, Answers};
use guide_engine::assess::{Assessed, assess, reassess, verdicts};
use guide_engine::catalog::Catalog;
use guide_engine::condition::QuestionIx;
use guide_engine::contradiction;
use guide_engine::date::Date;
use guide_engine::decode::from_str;
use guide_engine::document::QuestionKind;
use guide_engine::document::Verdict;
use guide_engine::interview::interview;
use guide_engine::report::{self, SavedReport};
use guide_engine::share;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use std::rc::Rc;

const DAYS: [&str; 7] = [
    "1999-12-31",
    "2003-03-01",
    "2007",
    "2008-08-18",
    "2013-06-30",
    "2026-11-21",
    "9999-12-31",
];

/// A pseudorandom number generator (xorshift64) that gives the same numbers in every run.
struct RandomNumbers(u64);

impl RandomNumbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap() % end
    }
}

/// The state of one simulated user: the answers, the day, and the assessment.
struct Session {
    catalog: Rc<Catalog>,
    answers: Answers,
    day: Date,
    assessed: Assessed,
}

impl Session {
    fn new(catalog: Rc<Catalog>, random: &mut RandomNumbers) -> Self {
        let day = DAYS[random.below(DAYS.len())].parse().unwrap();
        let assessed = assess(&catalog, &Answers::default(), day);
        Self {
            catalog,
            answers: Answers::default(),
            day,
            assessed,
        }
    }

    fn answer(&self, random: &mut RandomNumbers, index: QuestionIx) -> Answer {
        let question = self.catalog.question(index).unwrap();
        let choice = random.below(question.choices.len());
        if question.kind == QuestionKind::One || question.choices[choice].none {
            return Answer::Chosen(vec![choice]);
        }
        let bits = random.below(1 << question.choices.len()) | 1 << choice;
        let plain = question
            .choices
            .iter()
            .enumerate()
            .filter(|(_, choice)| !choice.none);
        Answer::Chosen(
            plain
                .map(|(index, _)| index)
                .filter(|index| bits >> index & 1 == 1)
                .collect(),
        )
    }

    /// Performs one random action of a user and checks the invariants.
    fn step(&mut self, random: &mut RandomNumbers) {
        let index = QuestionIx(random.below(self.catalog.all_questions().count()));
        match random.below(20) {
            0..12 => self.set_answer(index, self.answer(random, index)),
            12..14 => self.set_answer(index, Answer::Open),
            14..16 => self.set_answer(index, Answer::NotSure),
            16 => {
                self.day = DAYS[random.below(DAYS.len())].parse().unwrap();
                self.assessed = assess(&self.catalog, &self.answers, self.day);
            }
            17..19 => self.check_link_round_trip(),
            _ => self.check_report_round_trip(),
        }
        self.check_invariants();
    }

    /// Sets the answer to a question. If a choice replaces an unknown answer, no decided verdict
    /// may be overturned, unless the answers now contradict each other.
    fn set_answer(&mut self, index: QuestionIx, answer: Answer) {
        let is_known = |answer: &Answer| matches!(answer, Answer::Chosen(_));
        let is_addition = is_known(&answer) && !is_known(self.answers.get(index));
        let answers = self.answers.clone().with(index, answer);
        let is_possible = contradiction::is_possible(&self.catalog, &answers);
        let after = reassess(&self.catalog, &self.assessed, &self.answers, &answers);
        for (before, after) in self.assessed.agreements.iter().zip(&after.agreements) {
            let is_overturned = before.verdict != Verdict::Depends
                && merge_not_raised(&[before.verdict]) != merge_not_raised(&[after.verdict]);
            assert!(
                !(is_addition && is_possible && is_overturned),
                "{before:?} {after:?}"
            );
        }
        (self.answers, self.assessed) = (answers, after);
    }

    fn check_link_round_trip(&self) {
        let link = share::encode(&self.catalog, &self.answers).unwrap();
        let opened = share::decode(&self.catalog, &link).unwrap();
        assert_eq!(opened.answers, self.answers);
        assert!(opened.same_rules && opened.dropped == 0);
    }

    fn check_report_round_trip(&self) {
        let used = interview(&self.catalog, &self.answers, self.day).used;
        let assessed = assess(&self.catalog, &used, self.day);
        let report = report::report(&self.catalog, &self.answers, &used, &assessed, None);
        let text = serde_json::to_string(&report).unwrap();
        let saved = from_str::<SavedReport>(&text).unwrap();
        let restored = report::restore(&self.catalog, &saved).unwrap();
        assert_eq!(restored.answers, self.answers);
        assert!(restored.same_rules && restored.dropped.is_empty());
        assert!(restored.changed.is_empty(), "{:?}", restored.changed);
    }

    fn check_invariants(&self) {
        let expected = assess(&self.catalog, &self.answers, self.day);
        assert_eq!(self.assessed, expected);
        let assessments = expected.agreements.iter();
        let all: Vec<_> = assessments.map(|assessment| assessment.verdict).collect();
        let interview = interview(&self.catalog, &self.answers, self.day);
        if contradiction::is_possible(&self.catalog, &self.answers) {
            let used = verdicts(&self.catalog, &interview.used, self.day);
            assert_eq!(merge_not_raised(&used), merge_not_raised(&all));
        }
        assert!(!interview.is_final || interview.remaining.is_empty());
        for assessment in &expected.agreements {
            // Every verdict has reasons. Only the verdict `Depends` lists the questions that decide
            // it. In a catalog without exclusions, it lists at least one.
            assert!(!assessment.reasons.is_empty());
            let depends = assessment.verdict == Verdict::Depends;
            assert!(depends || assessment.depends_on.is_empty());
            assert!(
                !depends
                    || !assessment.depends_on.is_empty()
                    || !self.catalog.document().exclusions.is_empty()
            );
        }
    }
}

/// Returns a catalog with random rules. Linking rejects some rules, such as constant ones, so the
/// loop tries new rules until linking succeeds.
fn random_catalog(runner: &mut TestRunner) -> Rc<Catalog> {
    let needs = proptest::collection::vec(random::rule(), 1..=3);
    loop {
        let needs = needs.new_tree(runner).unwrap().current();
        if let (_, Ok(catalog)) = random::catalog(needs) {
            return Rc::new(catalog);
        }
    }
}

#[test]
fn random_sessions_keep_the_invariants() {
    let steps: usize = depth::count("SESSION_STEPS", 3_000, 100_000);
    let (mut random, mut runner) = (RandomNumbers(0x1CE_ACCE5), TestRunner::deterministic());
    let (mut steps_done, mut sessions) = (0, 0);
    while steps_done < steps {
        let is_shipped = sessions % 4 == 0;
        let catalog = if is_shipped {
            crate::content()
        } else {
            random_catalog(&mut runner)
        };
        let mut session = Session::new(catalog, &mut random);
        let length = (20 + random.below(180)).min(steps - steps_done);
        (0..length).for_each(|_| session.step(&mut random));
        steps_done += length;
        sessions += 1;
    }
    println!("{steps_done} steps in {sessions} sessions");
    assert!(steps_done == steps && sessions > steps / 200);
}
