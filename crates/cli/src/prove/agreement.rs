//! Checks the verdict on one agreement for every answer set.
//!
//! `guide prove` runs one such check (a walk) for each agreement of the catalog.

use super::by_rules::{ByRules, Nearest, Statistics};
use super::digest::REACHABLE;
use super::partial::{self, Counts};
use super::progress::Progress;
use super::witness;
use guide_engine::answer::Answers;
use guide_engine::assess;
use guide_engine::catalog::{AgreementIx, Catalog};
use guide_engine::date::Date;
use guide_engine::document::Verdict;
use guide_engine::document::{Agreement, Document, Program};
use guide_engine::space::{self, Inputs, Space};

/// Without `--every`, at most this many whole answer sets (those without open questions) of an
/// agreement are assessed. They are evenly spaced. The limit does not apply to partial answer sets,
/// because [`partial::count`] selects the partial answer sets to assess.
const MAX_ASSESSED: usize = 10_000;

/// A walk over the answer sets of one agreement.
pub struct Walk<'a> {
    catalog: &'a Catalog,
    document: &'a Document,
    position: AgreementIx,
    program: &'a Program,
    agreement: &'a Agreement,
    /// The id of the program and the id of the agreement, separated by a slash.
    pub name: String,
    /// The answer sets that the rules of the agreement can distinguish.
    pub space: Space,
    /// The day for which verdicts are computed, as [`space::last_on_offer`] returns it. `None` if
    /// the agreement and all programs that it needs are never on offer together.
    pub day: Option<Date>,
}

/// The results of a walk.
pub struct Walked {
    /// The verdict for every whole answer set, in the order of the space; `None` for answer sets
    /// that an exclusion rules out.
    pub whole: Vec<Option<Verdict>>,
    /// The number of answer sets, including partial ones, for each verdict.
    pub counts: Counts,
    /// The faults, one line each, with an answer set that shows the fault.
    pub faults: Vec<String>,
}

/// Prepares a walk for each agreement of a catalog. The rules are taken from `document`.
///
/// # Errors
/// Fails if an agreement has more than [`space::MAX_SETS`] answer sets. The message names the
/// agreement.
pub fn walks<'a>(catalog: &'a Catalog, document: &'a Document) -> Result<Vec<Walk<'a>>, String> {
    let agreements = document.programs.iter().flat_map(|program| {
        let agreements = program.agreements.iter();
        agreements.map(move |agreement| (program, agreement))
    });
    let positions = catalog.agreements().map(|(position, ..)| position);
    positions
        .zip(agreements)
        .map(|(position, (program, agreement))| {
            let name = format!("{}/{}", program.id, agreement.id);
            let mut inputs = Inputs::new();
            space::read_by_verdict(document, program, agreement, &mut inputs);
            space::read_by_exclusions(document, &mut inputs);
            let space = Space::by_tests(&document.questions, &inputs);
            Ok(Walk {
                catalog,
                document,
                position,
                program,
                agreement,
                space: space.ok_or_else(|| format!("{name} {}", too_many()))?,
                name,
                day: space::last_on_offer(catalog, position),
            })
        })
        .collect()
}

/// Returns the end of the error message for rules that have too many answer sets.
pub fn too_many() -> String {
    format!("has more than {} answer sets to try", space::MAX_SETS)
}

impl Walk<'_> {
    /// Checks the answer sets. With `every`, assesses each whole answer set instead of a sample.
    pub fn walk(&self, every: bool, progress: &mut Progress) -> Walked {
        let (whole, statistics) =
            ByRules::of(self.document, self.program, self.agreement, &self.space)
                .walk(&self.space, progress);
        let step = if every {
            1
        } else {
            whole.len().div_ceil(MAX_ASSESSED)
        };
        let assessed = whole.iter().enumerate().step_by(step);
        let mut contradiction = assessed
            .filter_map(|(index, expected)| {
                self.contradiction(&self.space.whole_at(index), *expected)
            })
            .next();
        let counts = partial::count(&self.space, &whole, |digits, expected| {
            if contradiction.is_none() {
                contradiction = self.contradiction(&self.space.answers_of(digits), expected);
            }
        });
        let mut faults = Vec::new();
        if self.day.is_none() {
            faults.push(format!(
                "{}: unreachable: it is never on offer at the same time as the programs that it \
                 needs, whatever the answers: {{}}",
                self.name
            ));
        } else {
            faults.extend(contradiction);
            faults.extend(self.dead_needs_and_verdicts(statistics, &counts));
        }
        Walked {
            whole,
            counts,
            faults,
        }
    }

    fn assessed(&self, answers: &Answers) -> Verdict {
        // If `day` is `None`, the verdict is "not offered" on every day, so any day will
        // do.
        let day = self.day.unwrap_or(self.catalog.document().about.published);
        let verdict = assess::verdict(self.catalog, answers, day, self.position);
        verdict.unwrap_or(Verdict::NotOffered)
    }

    /// Returns a fault if the assessment of an answer set differs from `expected`, the verdict
    /// that follows from the rules. Answer sets that an exclusion rules out (`expected` is `None`)
    /// are not compared.
    fn contradiction(&self, answers: &Answers, expected: Option<Verdict>) -> Option<String> {
        let expected = expected?;
        let assessed = self.assessed(answers);
        (assessed != expected).then(|| {
            format!(
                "{}: contradiction: assessed as {}, but its rules give {}: {}",
                self.name,
                assessed.key(),
                expected.key(),
                self.json(answers),
            )
        })
    }

    /// Returns a fault for each need that never decides the verdict by itself, and for each verdict
    /// that no answer set leads to.
    fn dead_needs_and_verdicts(&self, statistics: Statistics, counts: &Counts) -> Vec<String> {
        let needs = self.needs();
        let dead = needs
            .iter()
            .zip(statistics.decides)
            .zip(statistics.nearest_unmet);
        let dead = dead.filter(|((_, decides), _)| !decides);
        let mut faults: Vec<_> = dead
            .map(|((need, _), nearest)| self.dead_need(need, nearest))
            .collect();
        faults.extend(self.unreachable(counts, statistics.nearest));
        faults
    }

    fn dead_need(&self, need: &str, nearest: Nearest) -> String {
        let answers =
            nearest.map_or_else(Answers::default, |(_, index)| self.space.whole_at(index));
        format!(
            "{}: dead condition: {need} is never the only unmet need, not even for this answer \
             set: {}",
            self.name,
            self.json(&answers)
        )
    }

    fn unreachable(&self, counts: &Counts, nearest: Nearest) -> Vec<String> {
        let unreachable = REACHABLE
            .iter()
            .filter(|verdict| !counts.contains_key(&Some(**verdict)));
        unreachable
            .map(|verdict| {
                let answers = match (verdict, nearest) {
                    (Verdict::Fits | Verdict::DoesNotFit, Some((_, index))) => {
                        self.space.whole_at(index)
                    }
                    _ => Answers::default(),
                };
                format!(
                    "{}: unreachable: no answer set gives {}, not even this one: {}",
                    self.name,
                    verdict.key(),
                    self.json(&answers)
                )
            })
            .collect()
    }

    /// Returns the names of the needs, in the order in which [`ByRules`] evaluates the needs.
    fn needs(&self) -> Vec<String> {
        let numbers = 1..=self.agreement.needs.len();
        let needs = numbers.map(|number| format!("needs#{number}"));
        needs
            .chain(
                space::needed_programs(self.document, self.program)
                    .map(|other| format!("the need for {}", other.id)),
            )
            .collect()
    }

    fn json(&self, answers: &Answers) -> String {
        witness::json(&self.document.questions, answers)
    }
}
