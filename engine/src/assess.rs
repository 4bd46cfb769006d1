//! Verdicts: which agreements fit the answers, exactly, and why.

mod reasons;

use crate::answer::Answers;
use crate::catalog::{AgreementIx, Catalog, LinkedAgreement};
use crate::condition::QuestionIx;
use crate::date::Date;
use crate::diagram::{Ends, Look, NodeId, Outcome};
use crate::document::{Agreement, Mark, Requirement};
use crate::offer::is_on_offer;
use serde::{Deserialize, Serialize};

/// What the answers say of an agreement on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Something raises it, and all it needs is so.
    Fits,
    /// It fits for some possible ways of filling in what is unknown, and not for others.
    Depends,
    /// It cannot fit, whatever is filled in: something it needs is not so, or nothing raises it.
    DoesNotFit,
    /// Nothing raises it: it addresses none of the challenges that were named, and no other rule raises it.
    NotRaised,
    /// No source shows it on offer on that day.
    NotOffered,
}

impl Verdict {
    /// The verdict as data: `fits`, `depends`, `does_not_fit`, `not_raised` or `not_offered`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Fits => "fits",
            Self::Depends => "depends",
            Self::DoesNotFit => "does_not_fit",
            Self::NotRaised => "not_raised",
            Self::NotOffered => "not_offered",
        }
    }

    /// The verdict with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        let all = [
            Self::Fits,
            Self::Depends,
            Self::DoesNotFit,
            Self::NotRaised,
            Self::NotOffered,
        ];
        all.into_iter().find(|verdict| verdict.key() == key)
    }
}

/// One reason for a verdict. Needs and spans are positions in the agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is raised by these challenges, which were named, and by these other rules: positions in `addresses` and in `raises`.
    Raised(Vec<usize>, Vec<usize>),
    /// Nothing raises it.
    NotRaised,
    /// Whether anything raises it is not known yet.
    ChallengesOpen,
    /// The need is met, by the answers to these questions: a minimal set, without any of which it is not settled.
    Met(usize, Vec<QuestionIx>),
    /// The need cannot be met, by the answers to these questions: a minimal set as well.
    NotMet(usize, Vec<QuestionIx>),
    /// Whether the need is met turns on these questions, which are open.
    Open(usize, Vec<QuestionIx>),
    /// These needs, each still possible alone, cannot all be met together.
    Clash(Vec<usize>),
    /// The day lies outside every span in which sources show it on offer.
    NotOffered,
}

/// What is said of one agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The agreement.
    pub agreement: AgreementIx,
    /// The verdict.
    pub verdict: Verdict,
    /// Why; never empty.
    pub reasons: Vec<Reason>,
    /// Where the agency stands with each requirement, in their order.
    pub marks: Vec<Mark>,
    /// The open questions and points that the verdict truly turns on; empty unless it depends.
    pub turns_on: Vec<QuestionIx>,
    /// Whether the answers say that a law requires it, or another agreement of its program.
    pub duty: bool,
}

/// Whether a law requires an agreement while neither it nor another one of its program that the law requires fits: never to be shown
/// as a plain "does not fit".
pub fn is_unmet_duty(catalog: &Catalog, assessed: &Assessed, own: &Assessment) -> bool {
    let program = |agreement| catalog.agreement(agreement).map(|(program, _)| &program.id);
    let of_program = program(own.agreement);
    let mut others = assessed.agreements.iter();
    own.duty
        && own.verdict != Verdict::NotOffered
        && !others.any(|other| {
            other.duty && other.verdict == Verdict::Fits && program(other.agreement) == of_program
        })
}

/// What is said of everything in a catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessed {
    /// The day the verdicts are for.
    pub as_of: Date,
    /// Every agreement of every program, in order.
    pub agreements: Vec<Assessment>,
    /// For each standing option, where the agency stands with its requirements.
    pub options: Vec<Vec<Mark>>,
}

/// Assesses every agreement for the answers, as of a day. It cannot fail: what is not known stays
/// unknown, and what is once settled no further answer overturns.
pub fn assess(catalog: &Catalog, answers: &Answers, as_of: Date) -> Assessed {
    let mut view = View::new(catalog, answers, as_of);
    let agreements = catalog.agreements().zip(&catalog.agreements);
    Assessed {
        as_of,
        agreements: agreements
            .map(|((place, _, agreement), linked)| view.assessment(place, agreement, linked))
            .collect(),
        options: view.options(),
    }
}

/// Assesses again after an edit, from the answers `from` that `before` is for to the answers `to`, as of the same day. Only
/// what the edit can touch is looked at; the rest is what it was. The result is that of [`assess`].
pub fn reassess(catalog: &Catalog, before: &Assessed, from: &Answers, to: &Answers) -> Assessed {
    let touched = touched(catalog, from, to);
    let mut view = View::new(catalog, to, before.as_of);
    let places = catalog.agreements().zip(&catalog.agreements);
    let again = |(((place, _, agreement), linked), before): ((_, _), &Assessment)| {
        if touched.contains(&place) {
            view.assessment(place, agreement, linked)
        } else {
            before.clone()
        }
    };
    let agreements = places.zip(&before.agreements).map(again).collect();
    Assessed {
        as_of: before.as_of,
        agreements,
        options: view.options(),
    }
}

/// The agreements of which an edit can change anything that is said, in order.
pub fn touched(catalog: &Catalog, from: &Answers, to: &Answers) -> Vec<AgreementIx> {
    let questions = catalog.all_questions().map(|(place, _)| place);
    let changed: Vec<_> = questions
        .filter(|place| from.get(*place) != to.get(*place))
        .collect();
    let linked = catalog.agreements.iter().enumerate();
    linked
        .filter(|(_, linked)| linked.reads.iter().any(|read| changed.contains(read)))
        .map(|(place, _)| AgreementIx(place))
        .collect()
}

/// The verdicts alone, in the order of the agreements.
pub fn verdicts(catalog: &Catalog, answers: &Answers, as_of: Date) -> Vec<Verdict> {
    let mut view = View::new(catalog, answers, as_of);
    let agreements = catalog.agreements.iter();
    agreements.map(|linked| view.verdict(linked)).collect()
}

/// The verdict on one agreement; `None` where the catalogue does not have it.
pub fn verdict(
    catalog: &Catalog,
    answers: &Answers,
    as_of: Date,
    agreement: AgreementIx,
) -> Option<Verdict> {
    let linked = catalog.agreements.get(agreement.0)?;
    Some(View::new(catalog, answers, as_of).verdict(linked))
}

/// Where the agency stands with one requirement of an agreement; `None` where the catalogue does not have it.
pub fn mark(
    catalog: &Catalog,
    answers: &Answers,
    as_of: Date,
    agreement: AgreementIx,
    requirement: usize,
) -> Option<Mark> {
    let (_, own) = catalog.agreement(agreement)?;
    let linked = catalog.agreements.get(agreement.0)?;
    let met = linked.met.get(requirement)?;
    let mut view = View::new(catalog, answers, as_of);
    view.look.under(linked.possible);
    Some(view.mark(own.requirements.get(requirement)?, *met))
}

/// Where the agency stands with one requirement of a standing option; `None` where the catalogue does not have it.
pub fn mark_of_option(
    catalog: &Catalog,
    answers: &Answers,
    as_of: Date,
    option: usize,
    requirement: usize,
) -> Option<Mark> {
    let own = catalog.options().get(option)?;
    let met = catalog.options.get(option)?.get(requirement)?;
    let mut view = View::new(catalog, answers, as_of);
    view.look.under(catalog.possible);
    Some(view.mark(own.requirements.get(requirement)?, *met))
}

struct View<'a> {
    catalog: &'a Catalog,
    answers: &'a Answers,
    as_of: Date,
    look: Look<'a>,
}

impl<'a> View<'a> {
    fn new(catalog: &'a Catalog, answers: &'a Answers, as_of: Date) -> Self {
        Self {
            catalog,
            answers,
            as_of,
            look: Look::new(&catalog.diagrams, answers.values(catalog, as_of)),
        }
    }

    fn assessment(
        &mut self,
        place: AgreementIx,
        agreement: &Agreement,
        linked: &LinkedAgreement,
    ) -> Assessment {
        // Marks respect the exclusions too, also for agreements that are not on offer.
        self.look.under(linked.possible);
        let verdict = self.verdict(linked);
        let turns_on = match verdict {
            Verdict::Depends => self.turns_on(linked, linked.verdict),
            _ => Vec::new(),
        };
        let duty = linked.duty.map(|root| self.look.settled(root));
        Assessment {
            duty: duty == Some(Some(Outcome::Yes)),
            agreement: place,
            verdict,
            reasons: self.reasons(verdict, linked),
            marks: self.marks(&agreement.requirements, &linked.met),
            turns_on,
        }
    }

    fn verdict(&mut self, linked: &LinkedAgreement) -> Verdict {
        if !is_on_offer(self.catalog, linked, self.as_of) {
            return Verdict::NotOffered;
        }
        self.look.under(linked.possible);
        of_ends(self.look.ends(linked.verdict))
    }

    /// For each standing option, where the agency stands with its requirements.
    fn options(&mut self) -> Vec<Vec<Mark>> {
        self.look.under(self.catalog.possible);
        let options = self.catalog.options().iter().zip(&self.catalog.options);
        options
            .map(|(option, met)| self.marks(&option.requirements, met))
            .collect()
    }

    fn marks(&mut self, requirements: &[Requirement], met: &[Option<NodeId>]) -> Vec<Mark> {
        let marks = requirements.iter().zip(met);
        marks
            .map(|(requirement, met)| self.mark(requirement, *met))
            .collect()
    }

    fn mark(&mut self, requirement: &Requirement, met: Option<NodeId>) -> Mark {
        let Some(root) = met else {
            return requirement.mark.unwrap_or(Mark::NotKnown);
        };
        match self.look.settled(root) {
            Some(Outcome::Yes) => Mark::Have,
            Some(_) => Mark::Need,
            None => Mark::NotKnown,
        }
    }
}

/// The verdict that follows from the outcomes of all possible ways of filling in.
pub(crate) fn of_ends(ends: Ends) -> Verdict {
    match ends {
        Ends {
            yes: true,
            no: false,
            out: false,
        } => Verdict::Fits,
        Ends { yes: true, .. } => Verdict::Depends,
        Ends {
            out: true,
            no: false,
            ..
        } => Verdict::NotRaised,
        Ends { .. } => Verdict::DoesNotFit,
    }
}
