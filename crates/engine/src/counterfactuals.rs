//! Counterfactuals: which answers would have to change for an agreement to fit (also called
//! contrastive explanations). The page lists them under an agreement that does not fit.

use crate::answer::Answers;
use crate::catalog::{AgreementIx, Catalog};
use crate::condition::QuestionIx;
use crate::date::Date;
use crate::mdd::{Evaluator, NodeId};
use crate::offer::is_on_offer;
use crate::order;

/// The maximum number of changes in a set. The search finds every minimal set up to this size.
pub const MAX_CHANGES: usize = 3;

/// Search budget, in sets tried. Each set found costs `COST_OF_FOUND_SET` more, because it is later
/// compared with the other sets found. The shipped rules need a budget of a few hundred.
const SEARCH_BUDGET: usize = 1 << 16;
const COST_OF_FOUND_SET: usize = 1 << 5;

/// One changed answer: the choice to select or, in a multi-select question, the choice to select or
/// clear. The question may also be one that is still open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Counterfactual {
    /// The question.
    pub question: QuestionIx,
    /// The index of the choice.
    pub choice: usize,
    /// Whether to select the choice (true) or to clear it (false).
    pub chosen: bool,
}

/// Returns every minimal set of at most [`MAX_CHANGES`] changes after which the agreement fits,
/// whatever the remaining unknown answers are. Smaller sets come first.
///
/// The list is empty if there is no such set or if the agreement already fits or can still fit. It
/// is also empty on a day when the agreement is not on offer, because answers do not change the
/// offer. `None` means that the search budget ran out, as can happen with hundreds of choices;
/// nothing is then known about possible changes.
pub fn counterfactuals(
    catalog: &Catalog,
    answers: &Answers,
    agreement: AgreementIx,
    as_of: Date,
) -> Option<Vec<Vec<Counterfactual>>> {
    let Some(linked) = catalog.agreements.get(agreement.0) else {
        return Some(Vec::new());
    };
    let mut evaluator = Evaluator::new(&catalog.diagrams, answers.values(catalog, as_of));
    evaluator.constrain_if_satisfiable(linked.possible);
    if evaluator.outcomes(linked.verdict).yes || !is_on_offer(catalog, linked, as_of) {
        return Some(Vec::new());
    }
    // Suggested changes must lead to answers that an agency can have.
    evaluator.constrain(linked.possible);
    let mut search = Search {
        root: linked.verdict,
        catalog,
        evaluator,
        found: Vec::new(),
        budget: SEARCH_BUDGET,
    };
    search.extend(&mut Vec::new());
    let sets = (search.budget > 0).then(|| minimal(search.found))?;
    let to_counterfactuals = |set: Vec<Setting>| {
        let changes = set.into_iter();
        let changes = changes.map(|setting| to_counterfactual(catalog, setting));
        changes.collect()
    };
    Some(sets.into_iter().map(to_counterfactuals).collect())
}

/// A variable and the value to give it.
type Setting = (usize, u16);

struct Search<'a> {
    root: NodeId,
    catalog: &'a Catalog,
    evaluator: Evaluator<'a>,
    found: Vec<Vec<Setting>>,
    /// The rest of the search budget.
    budget: usize,
}

impl Search<'_> {
    /// Extends `set`, whose settings are already applied to `evaluator`, by every setting that
    /// could help.
    ///
    /// `path_against` returns a path that does not end in a fit, if there is one. Every set that
    /// leads to a fit must change a value on this path. So the search tries only settings that
    /// change such a value, and still finds every set.
    fn extend(&mut self, set: &mut Vec<Setting>) {
        self.budget = self.budget.saturating_sub(1);
        if self.budget == 0 {
            return;
        }
        let Some(path) = self.evaluator.path_against(self.root) else {
            let mut found = set.clone();
            order::sort(&mut found);
            self.found.push(found);
            self.budget = self.budget.saturating_sub(COST_OF_FOUND_SET);
            return;
        };
        if set.len() == MAX_CHANGES {
            return;
        }
        for (variable, value) in path {
            let is_set = set.iter().any(|(other, _)| *other == variable);
            // Variables for offers depend on the day; no answer changes them.
            if is_set || !self.catalog.variables.belongs_to_question(variable) {
                continue;
            }
            let previous = self.evaluator.set(variable, None);
            for other in 0..self.catalog.variables.values_of(variable) {
                if other != value {
                    self.evaluator.set(variable, Some(other));
                    set.push((variable, other));
                    self.extend(set);
                    set.pop();
                }
            }
            self.evaluator.set(variable, previous);
        }
    }
}

/// Keeps the sets that contain no other set, and sorts them by size.
fn minimal(mut sets: Vec<Vec<Setting>>) -> Vec<Vec<Setting>> {
    sets.sort_unstable_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
    sets.dedup();
    let mut minimal: Vec<Vec<Setting>> = Vec::new();
    for set in sets {
        if !minimal
            .iter()
            .any(|smaller| smaller.iter().all(|setting| set.contains(setting)))
        {
            minimal.push(set);
        }
    }
    minimal
}

fn to_counterfactual(catalog: &Catalog, (variable, value): Setting) -> Counterfactual {
    let (question, choice) = catalog.variables.choice_of(variable);
    match choice {
        Some(choice) => Counterfactual {
            question,
            choice,
            chosen: value == 1,
        },
        None => Counterfactual {
            question,
            choice: usize::from(value),
            chosen: true,
        },
    }
}
