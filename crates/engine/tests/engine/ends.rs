//! Computes the results of the naive evaluator for every partial answer set, so that tests can
//! compare the engine with these results.
//!
//! The ends of an answer set are the outcomes of its possible completions. For each partial answer
//! set, `naive::open_verdict` evaluates every completion again. `Outcomes` evaluates each complete
//! answer set only once: the ends of a set with an open question are the union of the ends of the
//! sets that answer the question. Like `naive`, this module shares only types with the engine.

use crate::depth;
use crate::naive::{self, Chosen, Mentioned};
use guide_engine::date::Date;
use guide_engine::document::Verdict;
use guide_engine::document::{Agreement, Document, Mark, Rule};
use std::collections::BTreeSet;

/// Returns the step between the partial answer sets whose results are also checked against the
/// definition in `naive`: 97 in a quick run, 1 in the nightly run.
pub fn checked_apart() -> usize {
    depth::pick(97, 1)
}

/// The bit for the outcome "fits" of an agreement or the outcome "holds" of a rule.
const YES: u32 = 1 << Verdict::Fits as u32;
const NOT_RAISED: u32 = 1 << Verdict::NotRaised as u32;
const NOT_OFFERED: u32 = 1 << Verdict::NotOffered as u32;

/// A question and its answers that rules can distinguish. The number of a partial answer set has
/// one digit for each question: 0 means that the question is open, and `n` means the answer at
/// index `n - 1`.
struct Digit {
    question: usize,
    answers: Vec<Vec<usize>>,
    stride: usize,
}

impl Digit {
    fn of(&self, set: usize) -> usize {
        set / self.stride % (self.answers.len() + 1)
    }

    /// Returns the sets that answer this question and otherwise equal `set`. The question must be
    /// open in `set`.
    fn answered(&self, set: usize) -> impl Iterator<Item = usize> {
        (1..=self.answers.len()).map(move |answer| set + answer * self.stride)
    }
}

/// The ends of every partial answer set over some questions, as bits: bit `n` of `ends[set]` is 1
/// if some possible completion of the set has the outcome `n`.
pub struct Outcomes {
    /// The answers that all sets have in common.
    fixed: Chosen,
    digits: Vec<Digit>,
    ends: Vec<u32>,
}

impl Outcomes {
    /// Computes ends whose outcomes are verdicts on an agreement.
    pub fn of_verdict(
        document: &Document,
        agreement: &Agreement,
        mentioned: &Mentioned,
        day: Date,
    ) -> Self {
        Self::of_slice(document, agreement, mentioned, &Chosen::new(), day)
    }

    /// Computes ends whose outcomes are verdicts on an agreement. All sets have the answers in
    /// `fixed`.
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

    /// Computes ends whose outcomes say whether a rule holds: `Fits` if the rule holds, otherwise
    /// `DoesNotFit`.
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

    /// Returns the verdict on the agreement for a set: `Depends` if some possible completions fit
    /// and others do not. The ends must come from [`Outcomes::of_verdict`] or [`Outcomes::of_slice`].
    pub fn verdict(&self, set: usize) -> Verdict {
        match self.ends[set] {
            YES => Verdict::Fits,
            ends if ends & YES != 0 => Verdict::Depends,
            NOT_RAISED => Verdict::NotRaised,
            NOT_OFFERED => Verdict::NotOffered,
            _ => Verdict::DoesNotFit,
        }
    }

    /// Returns the mark of a requirement for a set. The ends must come from [`Outcomes::of_rule`] for
    /// the rule of the requirement.
    pub fn mark(&self, set: usize) -> Mark {
        match self.ends[set] {
            YES => Mark::Have,
            ends if ends & YES != 0 => Mark::NotKnown,
            _ => Mark::Need,
        }
    }

    /// Computes the ends of every set. `end` must return the outcome of a complete answer set as a
    /// number below 32.
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
        // A set that answers a further question has a greater number. So the loop runs from the
        // greatest number down to 0, and the ends that each step reads are already computed.
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

    /// Returns the number and the answers of every partial answer set, including the empty set.
    pub fn sets(&self) -> impl Iterator<Item = (usize, Chosen)> {
        (0..self.ends.len()).map(|set| (set, self.chosen(set)))
    }

    /// Finds the sets whose result depends on each question. The result of a set depends on an open
    /// question if the set has two possible completions that differ only in the answer to this
    /// question, and only one of the two completions has the outcome `YES`.
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

/// Returns the fixed answers of one or more slices of the space of partial answer sets. A slice
/// consists of all sets with the same fixed answers, and is small enough for the tests to try each
/// of its sets. A small space is a single slice without fixed answers. From a larger space, the
/// function draws random slices, which are the same on every run.
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

/// A pseudorandom number generator (xorshift64) that gives the same numbers on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

/// For each question, whether the result of each set depends on this question.
pub struct TurnsOn(Vec<(usize, Vec<bool>)>);

impl TurnsOn {
    /// Returns the questions on which the result of a set depends.
    pub fn questions(&self, set: usize) -> BTreeSet<usize> {
        let turn = self.0.iter().filter(|(_, sets)| sets[set]);
        turn.map(|(question, _)| *question).collect()
    }
}
