//! Computes the verdict for every whole answer set (one without open questions) from the rules as
//! written.
//!
//! `guide prove` compares these verdicts with those of the engine. This module evaluates each rule
//! by itself and does not use the engine's decision diagrams.

use super::progress::Progress;
use super::truth_table::{self, TruthTable};
use guide_engine::document::Verdict;
use guide_engine::document::{Agreement, Document, Program, Rule};
use guide_engine::space::{self as answers_space, Inputs, Space};
use std::iter;

/// The rules that decide the verdict on an agreement, each as a truth table.
pub struct ByRules {
    /// The test whether the agency named a challenge that the agreement addresses, then the rules
    /// that raise the agreement. The agreement is raised, which means that the agency has a reason
    /// to consider it, if at least one of these tables holds.
    raises: Vec<TruthTable>,
    /// The needs of the agreement, then the programs that it needs. The agreement fits only if all
    /// of them are met.
    needs: Vec<TruthTable>,
    exclusions: Vec<TruthTable>,
}

/// Statistics about the needs and verdicts. Examples are given as indices of whole answer sets.
pub struct Statistics {
    /// For each need, whether there is an answer set that raises the agreement and leaves only this
    /// need unmet.
    pub decides: Vec<bool>,
    /// For each need, the answer set closest to the verdict "fits" among those that leave the need
    /// unmet.
    pub nearest_unmet: Vec<Nearest>,
    /// The answer set closest to the verdict "fits".
    pub nearest: Nearest,
}

/// The distance from the verdict "fits", and the index, of the closest whole answer set found so
/// far. The distance is the number of unmet needs, plus a penalty if the agreement is not raised.
pub type Nearest = Option<(usize, usize)>;

impl ByRules {
    /// Evaluates each rule of an agreement into a truth table. The space must contain every
    /// question that the rules read, and distinguish every answer that the rules distinguish.
    pub fn of(
        document: &Document,
        program: &Program,
        agreement: &Agreement,
        space: &Space,
    ) -> Self {
        let table = |rule: &Rule| {
            let mut inputs = Inputs::new();
            answers_space::read_by_rule(document, rule, &mut inputs);
            TruthTable::over(space, &inputs, |answers| {
                answers_space::holds(document, rule, answers)
            })
        };
        let mut challenges = Inputs::new();
        answers_space::read_by_challenges(document, agreement, &mut challenges);
        let challenges = TruthTable::over(space, &challenges, |answers| {
            answers_space::is_addressed(document, agreement, answers)
        });
        let raises = agreement.raises.iter().map(|raise| table(&raise.when));
        let needs = agreement.needs.iter().map(|need| table(&need.when));
        let others = answers_space::needed_programs(document, program).map(|other| {
            let mut inputs = Inputs::new();
            for agreement in &other.agreements {
                answers_space::read_by_verdict(document, other, agreement, &mut inputs);
            }
            TruthTable::over(space, &inputs, |answers| {
                let mut agreements = other.agreements.iter();
                agreements.any(|agreement| {
                    answers_space::verdict(document, other, agreement, answers) == Verdict::Fits
                })
            })
        });
        Self {
            raises: iter::once(challenges).chain(raises).collect(),
            needs: needs.chain(others).collect(),
            exclusions: document
                .exclusions
                .iter()
                // Exclusions that test a question outside the space cannot affect this agreement.
                .filter(|exclusion| {
                    let mut inputs = Inputs::new();
                    answers_space::read_by_rule(document, &exclusion.when, &mut inputs);
                    inputs.keys().all(|question| {
                        let mut dimensions = space.dimensions().iter();
                        dimensions.any(|dimension| dimension.question == *question)
                    })
                })
                .map(|exclusion| table(&exclusion.when))
                .collect(),
        }
    }

    /// Returns the verdict for every whole answer set, or `None` where an exclusion rules out the
    /// answer set. Also returns the statistics.
    pub fn walk(
        &self,
        space: &Space,
        progress: &mut Progress,
    ) -> (Vec<Option<Verdict>>, Statistics) {
        let mut whole = Vec::with_capacity(space.whole());
        let mut statistics = Statistics {
            decides: vec![false; self.needs.len()],
            nearest_unmet: vec![None; self.needs.len()],
            nearest: None,
        };
        let any = |tables: &[TruthTable], digits: &[usize]| {
            tables.iter().any(|table| table.holds(digits))
        };
        let mut unmet = Vec::new();
        truth_table::for_each_whole(space, |index, digits| {
            progress.add_set();
            if any(&self.exclusions, digits) {
                whole.push(None);
                return;
            }
            let raised = any(&self.raises, digits);
            unmet.clear();
            let needs = self.needs.iter().enumerate();
            let unmet_needs = needs.filter(|(_, need)| !need.holds(digits));
            unmet.extend(unmet_needs.map(|(position, _)| position));
            statistics.add(index, raised, &unmet);
            whole.push(Some(if !raised {
                Verdict::NotRaised
            } else if unmet.is_empty() {
                Verdict::Fits
            } else {
                Verdict::DoesNotFit
            }));
        });
        (whole, statistics)
    }
}

impl Statistics {
    fn add(&mut self, index: usize, raised: bool, unmet: &[usize]) {
        // An answer set that does not raise the agreement has a greater distance than any that
        // does.
        let distance = if raised {
            unmet.len()
        } else {
            unmet.len() + self.decides.len() + 1
        };
        self.nearest = nearer(self.nearest, distance, index);
        for position in unmet {
            if let Some(decides) = self.decides.get_mut(*position) {
                *decides |= raised & (unmet.len() == 1);
            }
            if let Some(nearest) = self.nearest_unmet.get_mut(*position) {
                *nearest = nearer(*nearest, distance, index);
            }
        }
    }
}

fn nearer(nearest: Nearest, distance: usize, index: usize) -> Nearest {
    match nearest {
        Some((least, _)) if least <= distance => nearest,
        _ => Some((distance, index)),
    }
}
