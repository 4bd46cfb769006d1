//! What would have to change for an agreement to fit.

use crate::answer::Answers;
use crate::catalog::{AgreementIx, Catalog};
use crate::condition::QuestionIx;
use crate::date::Date;
use crate::diagram::{Look, NodeId};
use crate::offer::is_on_offer;
use crate::order;

/// Sets of up to this many changes are found, all of them.
pub const MOST_CHANGES: usize = 3;

/// So many sets are tried, each that is found counting for many: to go through them, and to read them, takes longest. The shipped
/// rules need some hundreds.
const MOST_TRIED: usize = 1 << 16;
const FOUND_COUNTS: usize = 1 << 5;

/// One changed answer: of a question with one answer, the choice it would be; of a multi-select, a
/// choice that would be ticked or not. A question that is still open can be changed as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Change {
    /// The question.
    pub question: QuestionIx,
    /// The choice, by its position.
    pub choice: usize,
    /// Whether it would be chosen.
    pub chosen: bool,
}

/// Every minimal set of at most [`MOST_CHANGES`] changes after which the agreement fits, whatever is still unknown then.
/// Smaller sets come first. There is none while the agreement fits or depends, and none for a day on which it is not on offer: no answer
/// changes that. `None` where there is too much to try, as among hundreds of choices: then nothing can be said.
pub fn changes(
    catalog: &Catalog,
    answers: &Answers,
    agreement: AgreementIx,
    as_of: Date,
) -> Option<Vec<Vec<Change>>> {
    let Some(linked) = catalog.agreements.get(agreement.0) else {
        return Some(Vec::new());
    };
    let mut look = Look::new(&catalog.diagrams, answers.values(catalog, as_of));
    look.under(linked.possible);
    if look.ends(linked.verdict).yes || !is_on_offer(catalog, linked, as_of) {
        return Some(Vec::new());
    }
    // Suggested changes must lead to answers that an agency can have.
    look.strictly_under(linked.possible);
    let mut search = Search {
        root: linked.verdict,
        catalog,
        look,
        found: Vec::new(),
        left: MOST_TRIED,
    };
    search.extend(&mut Vec::new());
    let sets = (search.left > 0).then(|| minimal(search.found))?;
    let in_questions = |set: Vec<Setting>| {
        let changes = set.into_iter().map(|change| in_question(catalog, change));
        changes.collect()
    };
    Some(sets.into_iter().map(in_questions).collect())
}

/// A variable and the value it would have.
type Setting = (usize, u16);

struct Search<'a> {
    root: NodeId,
    catalog: &'a Catalog,
    look: Look<'a>,
    found: Vec<Vec<Setting>>,
    /// How much may still be tried.
    left: usize,
}

impl Search<'_> {
    /// Extends a set of settings, which are in force, by every one that could help.
    ///
    /// As long as there is a way to another end than a fit, a set that makes it fit has to set something on that way to another
    /// value than it has there: so only those settings are tried, and no set is missed.
    fn extend(&mut self, set: &mut Vec<Setting>) {
        self.left = self.left.saturating_sub(1);
        if self.left == 0 {
            return;
        }
        let Some(way) = self.look.way_against(self.root) else {
            let mut found = set.clone();
            order::put(&mut found);
            self.found.push(found);
            self.left = self.left.saturating_sub(FOUND_COUNTS);
            return;
        };
        if set.len() == MOST_CHANGES {
            return;
        }
        for (variable, value) in way {
            let is_set = set.iter().any(|(other, _)| *other == variable);
            // Offers depend on the day; no answer changes them.
            if is_set || !self.catalog.variables.is_answered(variable) {
                continue;
            }
            let before = self.look.set(variable, None);
            for other in 0..self.catalog.variables.values_of(variable) {
                if other != value {
                    self.look.set(variable, Some(other));
                    set.push((variable, other));
                    self.extend(set);
                    set.pop();
                }
            }
            self.look.set(variable, before);
        }
    }
}

/// The sets that hold no other one, smaller ones first.
fn minimal(mut sets: Vec<Vec<Setting>>) -> Vec<Vec<Setting>> {
    sets.sort_unstable_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
    sets.dedup();
    let mut kept: Vec<Vec<Setting>> = Vec::new();
    for set in sets {
        if !kept
            .iter()
            .any(|smaller| smaller.iter().all(|setting| set.contains(setting)))
        {
            kept.push(set);
        }
    }
    kept
}

fn in_question(catalog: &Catalog, (variable, value): Setting) -> Change {
    let (question, choice) = catalog.variables.choice_of(variable);
    match choice {
        Some(choice) => Change {
            question,
            choice,
            chosen: value == 1,
        },
        None => Change {
            question,
            choice: usize::from(value),
            chosen: true,
        },
    }
}
