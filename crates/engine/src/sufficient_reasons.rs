//! Finds sufficient reasons: minimal sets of answers, each of which alone forces the verdict (also
//! called abductive explanations or prime implicants). The page explains verdicts with them.

use crate::answer::{Answer, Answers};
use crate::assess::verdict_from_outcomes;
use crate::catalog::{AgreementIx, Catalog, LinkedAgreement};
use crate::condition::QuestionIx;
use crate::date::Date;
use crate::document::Verdict;
use crate::mdd::Evaluator;
use crate::offer::is_on_offer;
use crate::order;
use std::ops::Range;

/// The search finds every minimal set of up to this many answers, unless `MAX_TRIED` stops it.
pub const COMPLETE_UP_TO: usize = 3;

/// Search budget: sets of three are skipped above 64 answers, sets of two above 512.
const MAX_TRIED: usize = 1 << 18;

/// Returns the minimal sets of answered questions that force the verdict on an agreement. The
/// answers in one set already give this verdict if every other answer is unknown; no smaller part
/// of the set does.
///
/// The result has every such set of at most [`COMPLETE_UP_TO`] answers, smaller sets first. If the
/// verdict and its exclusions read more than 64 answered questions, sets of three are left out;
/// above 512, sets of two are left out too. If the search finds no set, the result is one minimal
/// set of any size. If the verdict is `Depends`, the result is empty. If the agreement is not on
/// offer, the result has one set, which is empty, because the day alone decides.
pub fn sufficient_reasons(
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
    /// The answered questions that the verdict or its exclusions read, each with its variables.
    answered: Vec<(QuestionIx, Range<usize>)>,
    known: Vec<Option<u16>>,
    evaluator: Evaluator<'a>,
}

impl<'a> Search<'a> {
    fn new(
        catalog: &'a Catalog,
        answers: &Answers,
        linked: &'a LinkedAgreement,
        as_of: Date,
    ) -> Self {
        let known = answers.values(catalog, as_of);
        let mut evaluator = Evaluator::new(&catalog.diagrams, known.clone());
        evaluator.constrain_if_satisfiable(linked.possible);
        let mut questions = catalog.reads(linked.verdict).to_vec();
        questions.extend_from_slice(catalog.reads(linked.possible));
        order::sort_and_dedup(&mut questions);
        let questions = questions.into_iter();
        let answered = questions.filter(|index| matches!(answers.get(*index), Answer::Chosen(_)));
        let answered = answered.map(|index| (index, catalog.variables.of_question(index)));
        Self {
            linked,
            answered: answered.collect(),
            evaluator,
            known,
        }
    }

    /// Returns the verdict for the values that the evaluator knows at present.
    fn verdict(&mut self) -> Verdict {
        verdict_from_outcomes(self.evaluator.outcomes(self.linked.verdict))
    }

    fn sets(&mut self, verdict: Verdict) -> Vec<Vec<QuestionIx>> {
        self.set_known_only(&[]);
        let mut found: Vec<Vec<usize>> = Vec::new();
        for size in 0..=COMPLETE_UP_TO {
            let sets = (0..size).map(|_| self.answered.len());
            if sets.fold(1, usize::saturating_mul) > MAX_TRIED {
                break;
            }
            self.extend_sets(&mut Vec::new(), 0, size, verdict, &mut found);
        }
        if found.is_empty() {
            found.push(self.any_minimal_set(verdict));
        }
        let question = |position: &usize| Some(self.answered.get(*position)?.0);
        found
            .iter()
            .map(|set| set.iter().filter_map(question).collect())
            .collect()
    }

    /// Extends `set` to every set of `size` answers, and adds those that force the verdict to
    /// `found`. Skips sets that contain a set found before.
    fn extend_sets(
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
            self.set_known(position, true);
            set.push(position);
            self.extend_sets(set, position + 1, size, verdict, found);
            set.pop();
            self.set_known(position, false);
        }
    }

    /// Finds one minimal set: starts with all answers and drops each answer that is not needed.
    fn any_minimal_set(&mut self, verdict: Verdict) -> Vec<usize> {
        let mut set: Vec<usize> = (0..self.answered.len()).collect();
        self.set_known_only(&set);
        for position in 0..self.answered.len() {
            self.set_known(position, false);
            if self.verdict() == verdict {
                set.retain(|member| *member != position);
            } else {
                self.set_known(position, true);
            }
        }
        set
    }

    fn set_known_only(&mut self, set: &[usize]) {
        for position in 0..self.answered.len() {
            self.set_known(position, set.contains(&position));
        }
    }

    /// Makes one answer known or unknown to the evaluator.
    fn set_known(&mut self, position: usize, known: bool) {
        let Some((_, variables)) = self.answered.get(position) else {
            return;
        };
        for variable in variables.clone() {
            let value = self.known.get(variable).copied().flatten();
            self.evaluator.set(variable, value.filter(|_| known));
        }
    }
}
