//! What the rules of an agreement say of every whole answer set, each part of them evaluated by itself.

use super::part::{self, Part};
use super::progress::Progress;
use guide_engine::assess::Verdict;
use guide_engine::document::{Agreement, Document, Program, Rule};
use guide_engine::space::{self as answers_space, Read, Space};
use std::iter;

/// What the rules say, each evaluated by itself.
pub struct ByRules {
    /// What raises the agreement: one of them is enough.
    raises: Vec<Part>,
    /// Its needs, and those of other programs: all of them have to be met.
    needs: Vec<Part>,
    exclusions: Vec<Part>,
}

/// Whole answer sets that tell something of the needs and of the verdicts.
pub struct Telling {
    /// For each need whether it is ever the only one against the agreement.
    pub decides: Vec<bool>,
    /// For each need the answer set in which it is against with the fewest others.
    pub against: Vec<Nearest>,
    /// The answer set that comes nearest to a fit.
    pub near: Nearest,
}

/// A whole answer set that comes near to something, and how far it is from it.
pub type Nearest = Option<(usize, usize)>;

impl ByRules {
    /// The rules of an agreement, over a space that tells apart what they do.
    pub fn of(
        document: &Document,
        program: &Program,
        agreement: &Agreement,
        space: &Space,
    ) -> Self {
        let ruled = |rule: &Rule| {
            let mut read = Read::new();
            answers_space::read_by_rule(document, rule, &mut read);
            Part::over(space, &read, |answers| {
                answers_space::holds(document, rule, answers)
            })
        };
        let mut challenges = Read::new();
        answers_space::read_by_challenges(document, agreement, &mut challenges);
        let challenges = Part::over(space, &challenges, |answers| {
            answers_space::is_addressed(document, agreement, answers)
        });
        let raises = agreement.raises.iter().map(|raise| ruled(&raise.when));
        let needs = agreement.needs.iter().map(|need| ruled(&need.when));
        let others = answers_space::needed_programs(document, program).map(|other| {
            let mut read = Read::new();
            for agreement in &other.agreements {
                answers_space::read_by_verdict(document, other, agreement, &mut read);
            }
            Part::over(space, &read, |answers| {
                let mut agreements = other.agreements.iter();
                agreements.any(|own| {
                    answers_space::verdict(document, other, own, answers) == Verdict::Fits
                })
            })
        });
        Self {
            raises: iter::once(challenges).chain(raises).collect(),
            needs: needs.chain(others).collect(),
            exclusions: document
                .exclusions
                .iter()
                .filter(|exclusion| {
                    let mut read = Read::new();
                    answers_space::read_by_rule(document, &exclusion.when, &mut read);
                    read.keys().all(|place| {
                        let mut dimensions = space.dimensions().iter();
                        dimensions.any(|own| own.question == *place)
                    })
                })
                .map(|exclusion| ruled(&exclusion.when))
                .collect(),
        }
    }

    /// The verdict on every whole answer set, `None` for one that the exclusions rule out, and what they tell.
    pub fn walk(&self, space: &Space, progress: &mut Progress) -> (Vec<Option<Verdict>>, Telling) {
        let mut whole = Vec::with_capacity(space.whole());
        let mut telling = Telling {
            decides: vec![false; self.needs.len()],
            against: vec![None; self.needs.len()],
            near: None,
        };
        let any = |parts: &[Part], digits: &[usize]| parts.iter().any(|part| part.holds(digits));
        let mut unmet = Vec::new();
        part::each_whole(space, |index, digits| {
            progress.walked();
            if any(&self.exclusions, digits) {
                whole.push(None);
                return;
            }
            let raised = any(&self.raises, digits);
            unmet.clear();
            let needs = self.needs.iter().enumerate();
            let against = needs.filter(|(_, need)| !need.holds(digits));
            unmet.extend(against.map(|(position, _)| position));
            telling.note(index, raised, &unmet);
            whole.push(Some(if !raised {
                Verdict::NotRaised
            } else if unmet.is_empty() {
                Verdict::Fits
            } else {
                Verdict::DoesNotFit
            }));
        });
        (whole, telling)
    }
}

impl Telling {
    fn note(&mut self, index: usize, raised: bool, unmet: &[usize]) {
        // One that is not raised shows less than any that is.
        let far = if raised {
            unmet.len()
        } else {
            unmet.len() + self.decides.len() + 1
        };
        self.near = nearer(self.near, far, index);
        for position in unmet {
            if let Some(decides) = self.decides.get_mut(*position) {
                *decides |= raised & (unmet.len() == 1);
            }
            if let Some(against) = self.against.get_mut(*position) {
                *against = nearer(*against, far, index);
            }
        }
    }
}

fn nearer(so_far: Nearest, far: usize, index: usize) -> Nearest {
    match so_far {
        Some((least, _)) if least <= far => so_far,
        _ => Some((far, index)),
    }
}
