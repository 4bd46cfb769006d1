//! Computes the results of the evaluator in `oracle` for every partial answer set, so that tests
//! can compare the engine with these results.
//!
//! The outcomes of an answer set are those of its possible completions. For each partial answer
//! set, `enumeration::open_verdict` evaluates every completion again. `OutcomeTable` evaluates each
//! complete answer set only once: the outcomes of a set with an open question are the union of the
//! outcomes of the sets that answer the question. Like `oracle`, this module shares only types with
//! the engine.

use crate::depth;
use crate::enumeration::{has_completion, possible_answers};
use crate::oracle::{self, Chosen, Mentioned};
use guide_engine::date::Date;
use guide_engine::document::Verdict;
use guide_engine::document::{Agreement, Document, Mark, Rule};
use std::collections::BTreeSet;

/// Returns the step between the partial answer sets whose results are also checked against the
/// definition in `enumeration`: 97 in a quick run, 1 in the nightly run.
pub fn check_interval() -> usize {
    depth::pick(97, 1)
}

/// The bit for the outcome "fits" of an agreement or the outcome "holds" of a rule.
const YES: u32 = 1 << Verdict::Fits as u32;
const NOT_RAISED: u32 = 1 << Verdict::NotRaised as u32;
const NOT_OFFERED: u32 = 1 << Verdict::NotOffered as u32;

/// A question, and those of its answers that rules can distinguish. The number of a partial answer
/// set has one digit for each question: 0 means that the question is open, and `n` means the answer
/// at index `n - 1`.
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

/// The outcomes of every partial answer set over some questions, as bits: bit `n` of
/// `outcomes[set]` is 1 if some possible completion of the set has the outcome `n`.
pub struct OutcomeTable {
    /// The answers that all sets have in common.
    fixed: Chosen,
    digits: Vec<Digit>,
    outcomes: Vec<u32>,
}

impl OutcomeTable {
    /// Computes a table whose outcomes are verdicts on an agreement.
    pub fn of_verdict(
        document: &Document,
        agreement: &Agreement,
        mentioned: &Mentioned,
        day: Date,
    ) -> Self {
        Self::of_slice(document, agreement, mentioned, &Chosen::new(), day)
    }

    /// Computes a table whose outcomes are verdicts on an agreement. All sets have the answers in
    /// `fixed`.
    pub fn of_slice(
        document: &Document,
        agreement: &Agreement,
        mentioned: &Mentioned,
        fixed: &Chosen,
        day: Date,
    ) -> Self {
        let verdict = |chosen: &Chosen| oracle::verdict(document, agreement, chosen, day);
        Self::new(document, mentioned, fixed, |chosen| {
            verdict(chosen) as usize
        })
    }

    /// Computes a table whose outcomes say whether a rule holds: `Fits` if the rule holds,
    /// otherwise `DoesNotFit`.
    pub fn of_rule(
        document: &Document,
        rule: &Rule,
        mentioned: &Mentioned,
        fixed: &Chosen,
    ) -> Self {
        let holds = |chosen: &Chosen| oracle::holds(document, rule, chosen);
        let outcome = |holds| match holds {
            true => Verdict::Fits,
            false => Verdict::DoesNotFit,
        };
        Self::new(document, mentioned, fixed, |chosen| {
            outcome(holds(chosen)) as usize
        })
    }

    /// Whether the answers of a set can be true together.
    pub fn is_possible(&self, set: usize) -> bool {
        self.outcomes[set] != 0
    }

    /// Returns the verdict on the agreement for a set: `Depends` if some possible completions fit
    /// and others do not. The table must come from [`OutcomeTable::of_verdict`] or
    /// [`OutcomeTable::of_slice`].
    pub fn verdict(&self, set: usize) -> Verdict {
        match self.outcomes[set] {
            YES => Verdict::Fits,
            outcomes if outcomes & YES != 0 => Verdict::Depends,
            NOT_RAISED => Verdict::NotRaised,
            NOT_OFFERED => Verdict::NotOffered,
            _ => Verdict::DoesNotFit,
        }
    }

    /// Returns the mark of a requirement for a set. The table must come from
    /// [`OutcomeTable::of_rule`] for the rule of the requirement.
    pub fn mark(&self, set: usize) -> Mark {
        match self.outcomes[set] {
            YES => Mark::Have,
            outcomes if outcomes & YES != 0 => Mark::NotKnown,
            _ => Mark::Need,
        }
    }

    /// Computes the outcomes of every set. `outcome` must return the outcome of a complete answer
    /// set as a number below 32.
    fn new(
        document: &Document,
        mentioned: &Mentioned,
        fixed: &Chosen,
        outcome: impl Fn(&Chosen) -> usize,
    ) -> Self {
        let mut sets = 1;
        let digit = |(question, choices): (&usize, &_)| {
            let answers = possible_answers(&document.questions[*question], choices);
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
        let mut table = Self {
            fixed: fixed.clone(),
            digits,
            outcomes: vec![0; sets],
        };
        // A set that answers a further question has a greater number. So the loop runs from the
        // greatest number down to 0, and the outcomes that each step reads are already computed.
        for set in (0..sets).rev() {
            let outcomes = match table.open_digits(set).next() {
                Some(digit) => digit
                    .answered(set)
                    .fold(0, |outcomes, set| outcomes | table.outcomes[set]),
                None => {
                    let chosen = table.chosen(set);
                    match oracle::is_possible(document, &chosen) {
                        true => 1 << outcome(&chosen),
                        false => 0,
                    }
                }
            };
            table.outcomes[set] = outcomes;
        }
        table
    }

    /// Returns the number and the answers of every partial answer set, including the empty set.
    pub fn sets(&self) -> impl Iterator<Item = (usize, Chosen)> {
        (0..self.outcomes.len()).map(|set| (set, self.chosen(set)))
    }

    /// Finds the sets whose result depends on each question. The result of a set depends on an open
    /// question if the set has two possible completions that differ only in the answer to this
    /// question, and only one of the two completions has the outcome `YES`.
    pub fn dependencies(&self) -> Dependencies {
        let digits = self.digits.iter();
        let sets = digits.map(|digit| (digit.question, self.dependent_sets(digit)));
        Dependencies(sets.collect())
    }

    fn dependent_sets(&self, question: &Digit) -> Vec<bool> {
        let mut depends = vec![false; self.outcomes.len()];
        for set in (0..self.outcomes.len()).rev() {
            if question.of(set) != 0 {
                continue;
            }
            let mut others = self
                .open_digits(set)
                .filter(|digit| digit.stride != question.stride);
            depends[set] = match others.next() {
                Some(other) => other.answered(set).any(|set| depends[set]),
                None => self.outcomes[set] & YES != 0 && self.outcomes[set] & !YES != 0,
            };
        }
        depends
    }

    fn open_digits(&self, set: usize) -> impl Iterator<Item = &Digit> {
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
    let max_sets = depth::pick(3_000, 60_000);
    let answers = |question: usize, choices: &BTreeSet<usize>| {
        possible_answers(&document.questions[question], choices)
    };
    let sizes: Vec<(usize, usize)> = mentioned
        .iter()
        .map(|(question, choices)| (*question, answers(*question, choices).len() + 1))
        .collect();
    let count: f64 = sizes.iter().map(|(_, size)| *size as f64).product();
    if count <= max_sets as f64 {
        return vec![Chosen::new()];
    }
    let mut random = Random(count.to_bits());
    let slice = |_: usize| {
        let mut order = sizes.clone();
        let mut remaining = max_sets / 4;
        let mut fixed = Chosen::new();
        while !order.is_empty() {
            let (question, size) = order.swap_remove(random.below(order.len()));
            if size <= remaining {
                remaining /= size;
                continue;
            }
            let mut answers = answers(question, &mentioned[&question]);
            let chosen = answers.swap_remove(random.below(answers.len()));
            fixed.insert(question, chosen);
        }
        fixed
    };
    let candidates = (0..).map(slice);
    let possible = candidates.filter(|fixed| has_completion(document, fixed));
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
pub struct Dependencies(Vec<(usize, Vec<bool>)>);

impl Dependencies {
    /// Returns the questions on which the result of a set depends.
    pub fn questions(&self, set: usize) -> BTreeSet<usize> {
        let dependent = self.0.iter().filter(|(_, sets)| sets[set]);
        dependent.map(|(question, _)| *question).collect()
    }
}
