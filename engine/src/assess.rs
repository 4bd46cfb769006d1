//! Verdicts: which agreements fit the answers, exactly, and why.

use crate::answer::{Answer, Answers};
use crate::catalog::{AgreementIx, Catalog, LinkedAgreement};
use crate::condition::QuestionIx;
use crate::date::Date;
use crate::diagram::{Look, NodeId, Outcome};
use crate::document::{Agreement, Mark, Offered, Requirement};
use serde::{Deserialize, Serialize};

/// What the answers say of an agreement on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It addresses a challenge that was named, and all it needs is so.
    Fits,
    /// Two ways of filling in what is unknown give different verdicts.
    Depends,
    /// It addresses a challenge that was named, and something it needs is not so.
    DoesNotFit,
    /// It addresses none of the challenges that were named.
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
    /// These challenges were named and it addresses them: positions in `addresses`.
    Raised(Vec<usize>),
    /// None of the challenges it addresses was named.
    NotRaised,
    /// Which challenges there are is not known yet.
    ChallengesOpen,
    /// The need is met, by the answers to these questions.
    Met(usize, Vec<QuestionIx>),
    /// The need cannot be met, by the answers to these questions.
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
    /// The open questions that the verdict truly turns on; empty unless it depends.
    pub turns_on: Vec<QuestionIx>,
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
    let options = catalog.options().iter().zip(&catalog.options);
    Assessed {
        as_of,
        agreements: agreements
            .map(|((place, _, agreement), linked)| view.assessment(place, agreement, linked))
            .collect(),
        options: options
            .map(|(option, met)| view.marks(&option.requirements, met))
            .collect(),
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
    let options = catalog.options().iter().zip(&catalog.options);
    Assessed {
        as_of: before.as_of,
        agreements,
        options: options
            .map(|(option, met)| view.marks(&option.requirements, met))
            .collect(),
    }
}

/// The agreements of which an edit can change anything that is said, in order.
pub fn touched(catalog: &Catalog, from: &Answers, to: &Answers) -> Vec<AgreementIx> {
    let questions = catalog.questions().map(|(place, _)| place);
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

/// Whether a span in which something was offered holds the day.
pub fn is_offered(spans: &[Offered], day: Date) -> bool {
    spans.iter().any(|span| {
        let ended = span.until.is_some_and(|until| day.first() > until.last());
        span.from.first() <= day.last() && !ended
    })
}

/// Whether sources show an agreement, and every program it needs, on offer on the day.
pub(crate) fn is_on_offer(catalog: &Catalog, linked: &LinkedAgreement, day: Date) -> bool {
    let programs = catalog.programs();
    let on_offer = |agreement: &Agreement| is_offered(&agreement.offered, day);
    let own = programs.get(linked.place.0);
    let own = own.and_then(|program| program.agreements.get(linked.place.1));
    let mut needed = linked
        .needed_programs
        .iter()
        .filter_map(|place| programs.get(*place));
    own.is_some_and(on_offer) && needed.all(|program| program.agreements.iter().any(on_offer))
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
            look: Look::new(&catalog.diagrams, answers.values(catalog)),
        }
    }

    fn assessment(
        &mut self,
        place: AgreementIx,
        agreement: &Agreement,
        linked: &LinkedAgreement,
    ) -> Assessment {
        let verdict = self.verdict(linked);
        let turns_on = match verdict {
            Verdict::Depends => self.turns_on(linked.verdict),
            _ => Vec::new(),
        };
        Assessment {
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
        match self.look.settled(linked.verdict) {
            Some(Outcome::Yes) => Verdict::Fits,
            Some(Outcome::No) => Verdict::DoesNotFit,
            Some(Outcome::Out) => Verdict::NotRaised,
            None => Verdict::Depends,
        }
    }

    fn reasons(&mut self, verdict: Verdict, linked: &LinkedAgreement) -> Vec<Reason> {
        match verdict {
            Verdict::NotOffered => return vec![Reason::NotOffered],
            Verdict::NotRaised => return vec![Reason::NotRaised],
            Verdict::Fits | Verdict::Depends | Verdict::DoesNotFit => {}
        }
        let mut reasons = vec![self.raised(linked)];
        for (position, need) in linked.needs.iter().enumerate() {
            let (answered, open): (Vec<_>, Vec<_>) = need
                .questions
                .iter()
                .copied()
                .partition(|question| self.is_known(*question));
            reasons.push(match self.look.settled(need.root) {
                Some(Outcome::Yes) => Reason::Met(position, answered),
                Some(_) => Reason::NotMet(position, answered),
                None => Reason::Open(position, open),
            });
        }
        match verdict {
            Verdict::DoesNotFit => only_against(reasons),
            _ => reasons,
        }
    }

    fn raised(&mut self, linked: &LinkedAgreement) -> Reason {
        if self.look.settled(linked.raised) != Some(Outcome::Yes) {
            return Reason::ChallengesOpen;
        }
        let Answer::Chosen(named) = self.answers.get(self.catalog.challenges) else {
            return Reason::ChallengesOpen;
        };
        let addressed = linked.addresses.iter().enumerate();
        let addressed = addressed.filter(|(_, challenge)| named.contains(challenge));
        Reason::Raised(addressed.map(|(position, _)| position).collect())
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

    fn turns_on(&mut self, root: NodeId) -> Vec<QuestionIx> {
        let variables = self.look.turns_on(root);
        let question = |variable| self.catalog.variables.question_of(variable);
        let mut questions: Vec<_> = variables.into_iter().map(question).collect();
        questions.dedup();
        questions
    }

    fn is_known(&self, question: QuestionIx) -> bool {
        matches!(self.answers.get(question), Answer::Chosen(_))
    }
}

/// Keeps the reasons that decide against an agreement, with the challenges it was looked at for.
fn only_against(reasons: Vec<Reason>) -> Vec<Reason> {
    let open = reasons.iter().filter_map(|reason| match reason {
        Reason::Open(need, _) => Some(*need),
        _ => None,
    });
    let clash = Reason::Clash(open.collect());
    let against = |reason: &Reason| matches!(reason, Reason::NotMet(..));
    let decided = reasons.iter().any(against);
    let raised = |reason: &Reason| matches!(reason, Reason::Raised(_));
    let mut kept: Vec<_> = reasons
        .into_iter()
        .filter(|r| raised(r) || against(r))
        .collect();
    if !decided {
        kept.push(clash);
    }
    kept
}
