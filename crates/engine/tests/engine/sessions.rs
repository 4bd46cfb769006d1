//! Runs random sessions of a user: answers, edits, reopened questions, changes of the day, and
//! round trips through links and reports. After each step, the engine's invariants in
//! `ARCHITECTURE.md` must hold.
//!
//! A quick run takes 3,000 steps and a nightly run 100,000. `SESSION_STEPS=1000000 cargo test`
//! takes a million.

use crate::interviewed::fitting;
use crate::{depth, random};
use guide_engine::answer::{Answer, Answers};
use guide_engine::assess::{Assessed, assess, reassess, verdicts};
use guide_engine::catalog::Catalog;
use guide_engine::condition::QuestionIx;
use guide_engine::contradiction;
use guide_engine::date::Date;
use guide_engine::decode::read;
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
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap() % most
    }
}

/// The state of one simulated user: the answers, the day, and the assessment that is shown.
struct Session {
    catalog: Rc<Catalog>,
    answers: Answers,
    day: Date,
    shown: Assessed,
}

impl Session {
    fn new(catalog: Rc<Catalog>, dice: &mut Dice) -> Self {
        let day = DAYS[dice.below(DAYS.len())].parse().unwrap();
        let shown = assess(&catalog, &Answers::default(), day);
        Self {
            catalog,
            answers: Answers::default(),
            day,
            shown,
        }
    }

    fn answer(&self, dice: &mut Dice, index: QuestionIx) -> Answer {
        let question = self.catalog.question(index).unwrap();
        let one = dice.below(question.choices.len());
        if question.kind == QuestionKind::One || question.choices[one].none {
            return Answer::Chosen(vec![one]);
        }
        let bits = dice.below(1 << question.choices.len()) | 1 << one;
        let plain = question
            .choices
            .iter()
            .enumerate()
            .filter(|(_, choice)| !choice.none);
        Answer::Chosen(
            plain
                .map(|(at, _)| at)
                .filter(|at| bits >> at & 1 == 1)
                .collect(),
        )
    }

    /// Performs one random action of a user and checks the invariants.
    fn step(&mut self, dice: &mut Dice) {
        let index = QuestionIx(dice.below(self.catalog.all_questions().count()));
        match dice.below(20) {
            0..12 => self.say(index, self.answer(dice, index)),
            12..14 => self.say(index, Answer::Open),
            14..16 => self.say(index, Answer::NotSure),
            16 => {
                self.day = DAYS[dice.below(DAYS.len())].parse().unwrap();
                self.shown = assess(&self.catalog, &self.answers, self.day);
            }
            17..19 => self.link_there_and_back(),
            _ => self.report_there_and_back(),
        }
        self.holds();
    }

    /// Sets the answer to a question. If a choice replaces an unknown answer, no settled verdict
    /// may be overturned, unless the answers now contradict each other.
    fn say(&mut self, index: QuestionIx, answer: Answer) {
        let known = |answer: &Answer| matches!(answer, Answer::Chosen(_));
        let more = known(&answer) && !known(self.answers.get(index));
        let to = self.answers.clone().with(index, answer);
        let possible = contradiction::is_possible(&self.catalog, &to);
        let after = reassess(&self.catalog, &self.shown, &self.answers, &to);
        for (before, after) in self.shown.agreements.iter().zip(&after.agreements) {
            let overturned = before.verdict != Verdict::Depends
                && fitting(&[before.verdict]) != fitting(&[after.verdict]);
            assert!(!(more && possible && overturned), "{before:?} {after:?}");
        }
        (self.answers, self.shown) = (to, after);
    }

    fn link_there_and_back(&self) {
        let link = share::encode(&self.catalog, &self.answers).unwrap();
        let opened = share::decode(&self.catalog, &link).unwrap();
        assert_eq!(opened.answers, self.answers);
        assert!(opened.same_rules && opened.dropped == 0);
    }

    fn report_there_and_back(&self) {
        let used = interview(&self.catalog, &self.answers, self.day).used;
        let assessed = assess(&self.catalog, &used, self.day);
        let made = report::report(&self.catalog, &self.answers, &used, &assessed, None);
        let text = serde_json::to_string(&made).unwrap();
        let kept = read::<SavedReport>(&text).unwrap();
        let restored = report::restore(&self.catalog, &kept).unwrap();
        assert_eq!(restored.answers, self.answers);
        assert!(restored.same_rules && restored.dropped.is_empty());
        assert!(restored.changed.is_empty(), "{:?}", restored.changed);
    }

    fn holds(&self) {
        let fresh = assess(&self.catalog, &self.answers, self.day);
        assert_eq!(self.shown, fresh);
        let verdicts_now: Vec<_> = fresh.agreements.iter().map(|one| one.verdict).collect();
        let asked = interview(&self.catalog, &self.answers, self.day);
        if contradiction::is_possible(&self.catalog, &self.answers) {
            let used = verdicts(&self.catalog, &asked.used, self.day);
            assert_eq!(fitting(&used), fitting(&verdicts_now));
        }
        assert!(!asked.is_final || asked.left.is_empty());
        for assessment in &fresh.agreements {
            // Every verdict has reasons. Only the verdict `Depends` lists the questions that decide
            // it. In a catalog without exclusions, it lists at least one.
            assert!(!assessment.reasons.is_empty());
            let depends = assessment.verdict == Verdict::Depends;
            assert!(depends || assessment.turns_on.is_empty());
            assert!(
                !depends
                    || !assessment.turns_on.is_empty()
                    || !self.catalog.document().exclusions.is_empty()
            );
        }
    }
}

/// Returns a catalog with random rules. Linking rejects some rules, such as constant ones, so the
/// loop tries new rules until linking succeeds.
fn another(runner: &mut TestRunner) -> Rc<Catalog> {
    let needs = proptest::collection::vec(random::rule(), 1..=3);
    loop {
        let needs = needs.new_tree(runner).unwrap().current();
        if let (_, Ok(catalog)) = random::catalog(needs) {
            return Rc::new(catalog);
        }
    }
}

#[test]
fn whatever_is_done_in_whatever_order_the_promises_hold() {
    let steps: usize = depth::count("SESSION_STEPS", 3_000, 100_000);
    let (mut dice, mut runner) = (Dice(0x1CE_ACCE5), TestRunner::deterministic());
    let (mut done, mut sessions) = (0, 0);
    while done < steps {
        let shipped = sessions % 4 == 0;
        let catalog = if shipped {
            crate::content()
        } else {
            another(&mut runner)
        };
        let mut session = Session::new(catalog, &mut dice);
        let length = (20 + dice.below(180)).min(steps - done);
        (0..length).for_each(|_| session.step(&mut dice));
        done += length;
        sessions += 1;
    }
    println!("{done} steps in {sessions} sessions");
    assert!(done == steps && sessions > steps / 200);
}
