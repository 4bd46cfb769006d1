//! Minimal reasons: the smallest sets of answers that force a verdict by themselves.

use crate::answer::{Answer, Answers};
use crate::assess::{Verdict, of_ends};
use crate::catalog::{AgreementIx, Catalog, LinkedAgreement};
use crate::condition::QuestionIx;
use crate::date::Date;
use crate::diagram::Look;
use crate::offer::is_on_offer;
use crate::order;
use std::ops::Range;

/// Sets of up to this many answers are found completely.
pub const COMPLETE_UP_TO: usize = 3;

/// So many sets are tried at most: of more than 64 answers those of three are not, nor of more than 512 those of two.
const MOST_TRIED: usize = 1 << 18;

/// The smallest sets of answered questions that force the verdict of an agreement: with the answers of one set alone, and
/// nothing else known, the verdict is the same; without any one of them it is not settled.
///
/// Every such set of at most [`COMPLETE_UP_TO`] answers is there (of fewer, where one rule reads more than 64), smaller ones first. Where there is none so small, there is one
/// larger set. Nothing is there while the verdict depends; an agreement not on offer has the empty set, for the day alone decides.
pub fn because(
    catalog: &Catalog,
    answers: &Answers,
    agreement: AgreementIx,
    as_of: Date,
) -> Vec<Vec<QuestionIx>> {
    let Some(linked) = catalog.agreements.get(agreement.0) else {
        return Vec::new();
    };
    if !is_on_offer(catalog, linked, as_of) {
        return vec![Vec::new()];
    }
    let mut search = Search::new(catalog, answers, linked, as_of);
    match search.verdict() {
        Verdict::Depends => Vec::new(),
        verdict => search.sets(verdict),
    }
}

struct Search<'a> {
    linked: &'a LinkedAgreement,
    /// The answered questions that the verdict reads, each with its variables.
    answered: Vec<(QuestionIx, Range<usize>)>,
    known: Vec<Option<u16>>,
    look: Look<'a>,
}

impl<'a> Search<'a> {
    fn new(
        catalog: &'a Catalog,
        answers: &Answers,
        linked: &'a LinkedAgreement,
        as_of: Date,
    ) -> Self {
        let known = answers.values(catalog, as_of);
        let mut look = Look::new(&catalog.diagrams, known.clone());
        look.under(linked.possible);
        let mut read = catalog.reads(linked.verdict).to_vec();
        read.extend_from_slice(catalog.reads(linked.possible));
        order::put_once(&mut read);
        let read = read.into_iter();
        let answered = read.filter(|place| matches!(answers.get(*place), Answer::Chosen(_)));
        let answered = answered.map(|place| (place, catalog.variables.of_question(place)));
        Self {
            linked,
            answered: answered.collect(),
            look,
            known,
        }
    }

    /// The verdict by what is known now.
    fn verdict(&mut self) -> Verdict {
        of_ends(self.look.ends(self.linked.verdict))
    }

    fn sets(&mut self, verdict: Verdict) -> Vec<Vec<QuestionIx>> {
        self.know_only(&[]);
        let mut found: Vec<Vec<usize>> = Vec::new();
        for size in 0..=COMPLETE_UP_TO {
            let sets = (0..size).map(|_| self.answered.len());
            if sets.fold(1, usize::saturating_mul) > MOST_TRIED {
                break;
            }
            self.grow(&mut Vec::new(), 0, size, verdict, &mut found);
        }
        if found.is_empty() {
            found.push(self.one_larger(verdict));
        }
        let question = |position: &usize| Some(self.answered.get(*position)?.0);
        found
            .iter()
            .map(|set| set.iter().filter_map(question).collect())
            .collect()
    }

    /// Tries every set of `size` answers that holds no smaller one already found.
    fn grow(
        &mut self,
        set: &mut Vec<usize>,
        from: usize,
        size: usize,
        verdict: Verdict,
        found: &mut Vec<Vec<usize>>,
    ) {
        if found
            .iter()
            .any(|smaller| smaller.iter().all(|position| set.contains(position)))
        {
            return;
        }
        if set.len() == size {
            if self.verdict() == verdict {
                found.push(set.clone());
            }
            return;
        }
        for position in from..self.answered.len() {
            self.know(position, true);
            set.push(position);
            self.grow(set, position + 1, size, verdict, found);
            set.pop();
            self.know(position, false);
        }
    }

    /// A minimal set, found by leaving out what can be left out.
    fn one_larger(&mut self, verdict: Verdict) -> Vec<usize> {
        let mut set: Vec<usize> = (0..self.answered.len()).collect();
        self.know_only(&set);
        for position in 0..self.answered.len() {
            self.know(position, false);
            if self.verdict() == verdict {
                set.retain(|kept| *kept != position);
            } else {
                self.know(position, true);
            }
        }
        set
    }

    fn know_only(&mut self, set: &[usize]) {
        for position in 0..self.answered.len() {
            self.know(position, set.contains(&position));
        }
    }

    /// Makes an answer known, or unknown.
    fn know(&mut self, position: usize, known: bool) {
        let Some((_, variables)) = self.answered.get(position) else {
            return;
        };
        for variable in variables.clone() {
            let value = self.known.get(variable).copied().flatten();
            self.look.set(variable, value.filter(|_| known));
        }
    }
}
