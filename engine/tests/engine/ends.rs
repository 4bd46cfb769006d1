//! The naive evaluator's answer for every partial answer set, each computed once.
//!
//! `naive::open_verdict` tries every way of filling in for every partial answer set anew. Here the
//! ends of a set with an open question are the union of the ends of the sets that answer it, so
//! each complete answer set is evaluated once. It shares nothing with the engine either.

use crate::depth;
use crate::naive::{self, Chosen, Mentioned};
use guide_engine::assess::Verdict;
use guide_engine::date::Date;
use guide_engine::document::{Agreement, Document, Mark, Rule};
use std::collections::BTreeSet;

/// How far apart the partial answer sets are that a quick run also checks by the definition;
/// nightly checks every one.
pub fn checked_apart() -> usize {
    depth::pick(97, 1)
}

/// The bit of an end that fits, or of a rule that holds.
const YES: u32 = 1 << Verdict::Fits as u32;
const NOT_RAISED: u32 = 1 << Verdict::NotRaised as u32;
const NOT_OFFERED: u32 = 1 << Verdict::NotOffered as u32;

/// A question with the answers that rules can tell apart. A set is a number with one digit for each
/// question: 0 is open, `n` is the answer before `n`.
struct Digit {
    question: usize,
    answers: Vec<Vec<usize>>,
    stride: usize,
}

impl Digit {
    fn of(&self, set: usize) -> usize {
        set / self.stride % (self.answers.len() + 1)
    }

    /// The sets that answer this question, which is open in `set`, and are else the same.
    fn answered(&self, set: usize) -> impl Iterator<Item = usize> {
        (1..=self.answers.len()).map(move |answer| set + answer * self.stride)
    }
}

/// The ends of every partial answer set over some questions, as bits: bit `n` is set when a way of
/// filling in ends in `n`.
pub struct Ends {
    /// What is answered in all of them.
    fixed: Chosen,
    digits: Vec<Digit>,
    ends: Vec<u32>,
}

impl Ends {
    /// The ends of an agreement: its verdict.
    pub fn of_verdict(
        document: &Document,
        agreement: &Agreement,
        mentioned: &Mentioned,
        day: Date,
    ) -> Self {
        Self::of_slice(document, agreement, mentioned, &Chosen::new(), day)
    }

    /// The ends of an agreement where some questions are answered in one way.
    pub fn of_slice(
        document: &Document,
        agreement: &Agreement,
        mentioned: &Mentioned,
        fixed: &Chosen,
        day: Date,
    ) -> Self {
        let verdict = |chosen: &Chosen| naive::verdict(document, agreement, chosen, day);
        Self::new(document, mentioned, fixed, |chosen| {
            verdict(chosen) as usize
        })
    }

    /// The ends of a rule: whether it holds.
    pub fn of_rule(
        document: &Document,
        rule: &Rule,
        mentioned: &Mentioned,
        fixed: &Chosen,
    ) -> Self {
        let holds = |chosen: &Chosen| naive::holds(document, rule, chosen);
        let end = |holds| match holds {
            true => Verdict::Fits,
            false => Verdict::DoesNotFit,
        };
        Self::new(document, mentioned, fixed, |chosen| {
            end(holds(chosen)) as usize
        })
    }

    /// Whether the answers of a set can be true together.
    pub fn is_possible(&self, set: usize) -> bool {
        self.ends[set] != 0
    }

    /// The verdict of a set, where the ends are verdicts: depends when some end fits and some does not.
    pub fn verdict(&self, set: usize) -> Verdict {
        match self.ends[set] {
            YES => Verdict::Fits,
            ends if ends & YES != 0 => Verdict::Depends,
            NOT_RAISED => Verdict::NotRaised,
            NOT_OFFERED => Verdict::NotOffered,
            _ => Verdict::DoesNotFit,
        }
    }

    /// Where the agency stands, where the ends are those of a rule.
    pub fn mark(&self, set: usize) -> Mark {
        match self.ends[set] {
            YES => Mark::Have,
            ends if ends & YES != 0 => Mark::NotKnown,
            _ => Mark::Need,
        }
    }

    /// `end` is the number, below 32, of the end of a complete answer set.
    fn new(
        document: &Document,
        mentioned: &Mentioned,
        fixed: &Chosen,
        end: impl Fn(&Chosen) -> usize,
    ) -> Self {
        let mut sets = 1;
        let digit = |(question, choices): (&usize, &_)| {
            let answers = naive::possible(&document.questions[*question], choices);
            let stride = sets;
            sets *= answers.len() + 1;
            Digit {
                question: *question,
                answers,
                stride,
            }
        };
        let free = mentioned
            .iter()
            .filter(|(question, _)| !fixed.contains_key(question));
        let digits: Vec<Digit> = free.map(digit).collect();
        let mut own = Self {
            fixed: fixed.clone(),
            digits,
            ends: vec![0; sets],
        };
        // Sets that answer more have greater numbers.
        for set in (0..sets).rev() {
            let ends = match own.open(set).next() {
                Some(digit) => digit.answered(set).fold(0, |all, set| all | own.ends[set]),
                None => {
                    let chosen = own.chosen(set);
                    match naive::is_possible(document, &chosen) {
                        true => 1 << end(&chosen),
                        false => 0,
                    }
                }
            };
            own.ends[set] = ends;
        }
        own
    }

    /// Every partial answer set by its number, the empty one included.
    pub fn sets(&self) -> impl Iterator<Item = (usize, Chosen)> {
        (0..self.ends.len()).map(|set| (set, self.chosen(set)))
    }

    /// For each question, whether a set turns on it: it is open, and of two possible ways of filling in that
    /// differ in it alone one ends in yes and the other does not.
    pub fn turns_on(&self) -> TurnsOn {
        let digits = self.digits.iter();
        let sets = digits.map(|own| (own.question, self.sets_that_turn_on(own)));
        TurnsOn(sets.collect())
    }

    fn sets_that_turn_on(&self, own: &Digit) -> Vec<bool> {
        let mut turns = vec![false; self.ends.len()];
        for set in (0..self.ends.len()).rev() {
            if own.of(set) != 0 {
                continue;
            }
            let mut others = self.open(set).filter(|digit| digit.stride != own.stride);
            turns[set] = match others.next() {
                Some(other) => other.answered(set).any(|set| turns[set]),
                None => self.ends[set] & YES != 0 && self.ends[set] & !YES != 0,
            };
        }
        turns
    }

    fn open(&self, set: usize) -> impl Iterator<Item = &Digit> {
        self.digits.iter().filter(move |digit| digit.of(set) == 0)
    }

    fn chosen(&self, set: usize) -> Chosen {
        let digits = self.digits.iter();
        let answer = |digit: &Digit| {
            let answer = digit.of(set).checked_sub(1)?;
            Some((digit.question, digit.answers[answer].clone()))
        };
        let free = digits.filter_map(answer);
        free.chain(self.fixed.clone()).collect()
    }
}

/// Answers that cut a space of partial answer sets into slices that can be tried in full: none where the whole can be. Of a larger one
/// some slices are drawn, always the same.
pub fn slices(document: &Document, mentioned: &Mentioned) -> Vec<Chosen> {
    let most = depth::pick(3_000, 60_000);
    let answers = |question: usize, choices: &BTreeSet<usize>| {
        naive::possible(&document.questions[question], choices)
    };
    let sizes: Vec<(usize, usize)> = mentioned
        .iter()
        .map(|(question, choices)| (*question, answers(*question, choices).len() + 1))
        .collect();
    let whole: f64 = sizes.iter().map(|(_, size)| *size as f64).product();
    if whole <= most as f64 {
        return vec![Chosen::new()];
    }
    let mut random = Random(whole.to_bits());
    let slice = |_: usize| {
        let mut order = sizes.clone();
        let mut left = most / 4;
        let mut fixed = Chosen::new();
        while !order.is_empty() {
            let (question, size) = order.swap_remove(random.below(order.len()));
            if size <= left {
                left /= size;
                continue;
            }
            let mut answers = answers(question, &mentioned[&question]);
            let chosen = answers.swap_remove(random.below(answers.len()));
            fixed.insert(question, chosen);
        }
        fixed
    };
    let drawn = (0..).map(slice);
    let possible = drawn.filter(|fixed| naive::can_be(document, fixed));
    possible.take(depth::pick(5, 200)).collect()
}

/// Numbers that look random and are the same in every run (xorshift64).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

/// Each question with whether each set turns on it.
pub struct TurnsOn(Vec<(usize, Vec<bool>)>);

impl TurnsOn {
    /// The questions that a set turns on.
    pub fn questions(&self, set: usize) -> BTreeSet<usize> {
        let turn = self.0.iter().filter(|(_, sets)| sets[set]);
        turn.map(|(question, _)| *question).collect()
    }
}
