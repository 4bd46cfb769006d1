//! What every answer set says of one agreement.

use super::digest::REACHABLE;
use super::progress::Progress;
use super::witness;
use guide_engine::answer::Answers;
use guide_engine::assess::{self, Verdict};
use guide_engine::catalog::{AgreementIx, Catalog};
use guide_engine::date::Date;
use guide_engine::document::{Agreement, Document, Program};
use guide_engine::space::{self, Read, Space};
use std::collections::BTreeSet;

/// A walk over the answer space of one agreement.
pub struct Walk<'a> {
    catalog: &'a Catalog,
    document: &'a Document,
    place: AgreementIx,
    program: &'a Program,
    agreement: &'a Agreement,
    /// Its program's id and its own.
    pub name: String,
    /// The answer sets that its verdict can tell apart.
    pub space: Space,
    /// The last day on which it came to be on offer, if it ever is.
    pub day: Option<Date>,
}

/// What a walk found.
pub struct Walked {
    /// The verdict for every partial answer set, in the order of the space; `None` for one that the exclusions rule out.
    pub partial: Vec<Option<Verdict>>,
    /// The verdict for every whole answer set, likewise.
    pub whole: Vec<Option<Verdict>>,
    /// What is wrong, each in a line with an answer set that shows it.
    pub faults: Vec<String>,
}

/// A whole answer set that comes near to something, and how far it is from it.
type Nearest = Option<(usize, usize)>;

/// The walks over all agreements of a catalogue, whose rules stand in the document.
///
/// # Errors
/// An agreement has more answer sets than can be walked; the line names it.
pub fn walks<'a>(catalog: &'a Catalog, document: &'a Document) -> Result<Vec<Walk<'a>>, String> {
    let written = document.programs.iter().flat_map(|program| {
        let agreements = program.agreements.iter();
        agreements.map(move |agreement| (program, agreement))
    });
    let places = catalog.agreements().map(|(place, ..)| place);
    places
        .zip(written)
        .map(|(place, (program, agreement))| {
            let name = format!("{}/{}", program.id, agreement.id);
            let mut read = Read::new();
            space::read_by_verdict(document, program, agreement, &mut read);
            space::read_by_exclusions(document, &mut read);
            let space = Space::over(&document.questions, &read);
            Ok(Walk {
                catalog,
                document,
                place,
                program,
                agreement,
                space: space.ok_or_else(|| format!("{name} {}", too_many()))?,
                name,
                day: space::last_on_offer(catalog, place),
            })
        })
        .collect()
}

/// What is said of rules with too large a space.
pub fn too_many() -> String {
    format!("has more than {} answer sets to try", space::MOST_SETS)
}

impl Walk<'_> {
    /// Tries every answer set.
    pub fn walk(&self, progress: &mut Progress) -> Walked {
        let excluded = self.excluded();
        let partial: Vec<_> = excluded
            .iter()
            .enumerate()
            .map(|(index, excluded)| {
                progress.walked();
                (!excluded).then(|| self.assessed(&self.space.partial_at(index)))
            })
            .collect();
        let mut faults = Vec::new();
        if self.day.is_none() {
            faults.push(format!(
                "{}: unreachable: it is never on offer together with what it needs, whatever the answers: {{}}",
                self.name
            ));
        } else {
            faults.extend(self.contradiction(&partial));
            faults.extend(self.needs_and_verdicts(&partial));
        }
        let whole = partial.iter().enumerate();
        let whole = whole.filter(|(index, _)| self.space.first_open(*index).is_none());
        Walked {
            whole: whole.map(|(_, verdict)| *verdict).collect(),
            partial,
            faults,
        }
    }

    /// For each partial answer set whether the exclusions rule it out: a whole one by itself, and one with an open question where
    /// they rule out all answers to it. Sets that answer more stand behind those that answer less.
    fn excluded(&self) -> Vec<bool> {
        let mut excluded = vec![false; self.space.partial()];
        for index in (0..excluded.len()).rev() {
            let out = match self.space.first_open(index) {
                Some((step, answers)) => {
                    let mut filled = excluded
                        .iter()
                        .skip(index)
                        .step_by(step)
                        .skip(1)
                        .take(answers);
                    filled.all(|out| *out)
                }
                None => space::is_excluded(self.document, &self.space.partial_at(index)),
            };
            if let Some(place) = excluded.get_mut(index) {
                *place = out;
            }
        }
        excluded
    }

    fn assessed(&self, answers: &Answers) -> Verdict {
        // An agreement that is never on offer is not on any day.
        let day = self.day.unwrap_or(self.catalog.document().about.published);
        let verdicts = assess::verdicts(self.catalog, answers, day);
        let own = verdicts.get(self.place.0).copied();
        own.unwrap_or(Verdict::NotOffered)
    }

    /// The first answer set whose verdict is not what the rules say, evaluated directly where every question is answered.
    ///
    /// Where one is open, its verdict has to be that of all its answers, or depend if some can fit and some cannot: so by induction every
    /// partial answer set is compared with every way of filling it in.
    fn contradiction(&self, partial: &[Option<Verdict>]) -> Option<String> {
        let possible = partial.iter().enumerate();
        let mut possible = possible.filter_map(|(index, verdict)| Some((index, verdict.as_ref()?)));
        possible.find_map(|(index, assessed)| {
            let said = match self.space.first_open(index) {
                Some((step, answers)) => {
                    let filled = partial
                        .iter()
                        .skip(index)
                        .step_by(step)
                        .skip(1)
                        .take(answers);
                    of_all(filled.flatten())
                }
                None => {
                    let answers = self.space.partial_at(index);
                    space::verdict(self.document, self.program, self.agreement, &answers)
                }
            };
            (*assessed != said).then(|| {
                format!(
                    "{}: contradiction: assessed as {}, by its rules {}: {}",
                    self.name,
                    assessed.key(),
                    said.key(),
                    self.json(&self.space.partial_at(index)),
                )
            })
        })
    }

    /// The needs that never decide alone, and the verdicts that are never reached.
    fn needs_and_verdicts(&self, partial: &[Option<Verdict>]) -> Vec<String> {
        let needs = self.needs();
        let mut decides = vec![false; needs.len()];
        // For each need the answer set in which it is against with the fewest others, and those that come near to a fit.
        let mut against: Vec<Nearest> = vec![None; needs.len()];
        let mut near: Nearest = None;
        for index in 0..self.space.whole() {
            let answers = self.space.whole_at(index);
            if space::is_excluded(self.document, &answers) {
                continue;
            }
            let met = space::needs_met(self.document, self.program, self.agreement, &answers);
            let unmet = met.iter().filter(|met| !**met).count();
            let raised = space::is_raised(self.document, self.agreement, &answers);
            // One that is not raised shows less than any that is.
            let far = if raised {
                unmet
            } else {
                unmet + needs.len() + 1
            };
            near = nearer(near, far, index);
            for ((met, decides), against) in met.iter().zip(&mut decides).zip(&mut against) {
                if !met {
                    *decides |= raised && unmet == 1;
                    *against = nearer(*against, far, index);
                }
            }
        }
        let dead = needs.iter().zip(decides).zip(against);
        let dead = dead.filter(|((_, decides), _)| !decides);
        let mut faults: Vec<_> = dead
            .map(|((need, _), against)| self.dead(need, against))
            .collect();
        faults.extend(self.unreached(partial, near));
        faults
    }

    fn dead(&self, need: &str, against: Nearest) -> String {
        let answers =
            against.map_or_else(Answers::default, |(_, index)| self.space.whole_at(index));
        format!(
            "{}: dead condition: {need} is never the only one against it, not even here: {}",
            self.name,
            self.json(&answers)
        )
    }

    fn unreached(&self, partial: &[Option<Verdict>], near: Nearest) -> Vec<String> {
        let unreached = REACHABLE
            .iter()
            .filter(|verdict| !partial.contains(&Some(**verdict)));
        unreached
            .map(|verdict| {
                let answers = match (verdict, near) {
                    (Verdict::Fits | Verdict::DoesNotFit, Some((_, index))) => {
                        self.space.whole_at(index)
                    }
                    _ => Answers::default(),
                };
                format!(
                    "{}: unreachable: no answers give {}, not even these: {}",
                    self.name,
                    verdict.key(),
                    self.json(&answers)
                )
            })
            .collect()
    }

    /// The names of its needs, in the order in which they are evaluated.
    fn needs(&self) -> Vec<String> {
        let own = 1..=self.agreement.needs.len();
        let own = own.map(|number| format!("needs#{number}"));
        own.chain(
            space::needed_programs(self.document, self.program)
                .map(|other| format!("the need of {}", other.id)),
        )
        .collect()
    }

    fn json(&self, answers: &Answers) -> String {
        witness::json(&self.document.questions, answers)
    }
}

fn nearer(so_far: Nearest, far: usize, index: usize) -> Nearest {
    match so_far {
        Some((least, _)) if least <= far => so_far,
        _ => Some((far, index)),
    }
}

/// The verdict before an answer, by the verdicts after each: it depends where some can fit and some cannot.
fn of_all<'v>(filled: impl Iterator<Item = &'v Verdict>) -> Verdict {
    let after: BTreeSet<Verdict> = filled.copied().collect();
    let can_fit = [Verdict::Fits, Verdict::Depends];
    match after.first() {
        Some(only) if after.len() == 1 => *only,
        _ if can_fit.iter().any(|verdict| after.contains(verdict)) => Verdict::Depends,
        _ => Verdict::DoesNotFit,
    }
}
