//! Assessment: the exact verdict on each agreement for a set of answers on a day, with its reasons
//! and marks. The page, the reports and `guide assess` use it.

mod reasons;

use crate::answer::Answers;
use crate::catalog::{AgreementIx, Catalog, LinkedAgreement};
use crate::condition::QuestionIx;
use crate::date::Date;
use crate::document::{Agreement, Mark, Requirement, Verdict};
use crate::mdd::{Evaluator, NodeId, Outcome, Outcomes};
use crate::offer::is_on_offer;

/// One reason for a verdict. A need is given as its index in a list that has the agreement's own
/// needs first, then one need for each program that the agreement needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// These challenges (indices into `addresses`) and rules (indices into `raises`) raise the
    /// agreement.
    Raised(Vec<usize>, Vec<usize>),
    /// Nothing raises the agreement.
    NotRaised,
    /// It is not known yet whether anything raises the agreement.
    ChallengesOpen,
    /// The need is met because of the answers to these questions. The set is minimal: if any one of
    /// these answers were unknown, the need would be undecided.
    Met(usize, Vec<QuestionIx>),
    /// The need cannot be met because of the answers to these questions. This set is minimal too.
    NotMet(usize, Vec<QuestionIx>),
    /// These open questions decide whether the need is met.
    Open(usize, Vec<QuestionIx>),
    /// Each of these needs alone can still be met, but they cannot all be met together.
    Clash(Vec<usize>),
    /// According to the sources, the agreement or a program that it needs is not on offer that day.
    NotOffered,
}

/// The assessment of one agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The agreement.
    pub agreement: AgreementIx,
    /// The verdict.
    pub verdict: Verdict,
    /// The reasons for the verdict; never empty.
    pub reasons: Vec<Reason>,
    /// Where the agency stands with each requirement, in the order of the requirements.
    pub marks: Vec<Mark>,
    /// The open questions and points that can change the verdict; empty unless it is `Depends`.
    pub depends_on: Vec<QuestionIx>,
    /// Whether, given the answers, a law requires this agreement or another agreement of the same
    /// program.
    pub duty: bool,
}

/// Whether the duty of an agreement is unmet: the duty applies, but the program has no agreement
/// that fits and whose own duty applies. The page must then not show a plain "does not fit". If the
/// agreement is not on offer, the result is false.
pub fn is_unmet_duty(catalog: &Catalog, assessed: &Assessed, assessment: &Assessment) -> bool {
    let program_id = |agreement| catalog.agreement(agreement).map(|(program, _)| &program.id);
    let id = program_id(assessment.agreement);
    let mut others = assessed.agreements.iter();
    assessment.duty
        && assessment.verdict != Verdict::NotOffered
        && !others.any(|other| {
            other.duty && other.verdict == Verdict::Fits && program_id(other.agreement) == id
        })
}

/// The assessment of a whole catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessed {
    /// The day for which the verdicts hold.
    pub as_of: Date,
    /// The assessment of every agreement of every program, in catalog order.
    pub agreements: Vec<Assessment>,
    /// For each option that needs no program, the mark of each of its requirements.
    pub options: Vec<Vec<Mark>>,
}

/// Assesses every agreement for the answers on a day. It cannot fail. Once it is settled whether an
/// agreement fits, further answers do not change that, unless they violate an exclusion.
pub fn assess(catalog: &Catalog, answers: &Answers, as_of: Date) -> Assessed {
    let mut view = View::new(catalog, answers, as_of);
    let agreements = catalog.agreements().zip(&catalog.agreements);
    Assessed {
        as_of,
        agreements: agreements
            .map(|((index, _, agreement), linked)| view.assessment(index, agreement, linked))
            .collect(),
        options: view.options(),
    }
}

/// Updates the assessment `before` of the answers `from` after an edit that turned those answers
/// into `to`. It assesses only the agreements that the edit can affect, copies the other
/// assessments, and marks the requirements of all options again. The day stays the same, and the
/// result equals that of [`assess`].
pub fn reassess(catalog: &Catalog, before: &Assessed, from: &Answers, to: &Answers) -> Assessed {
    let affected = affected_agreements(catalog, from, to);
    let mut view = View::new(catalog, to, before.as_of);
    let indices = catalog.agreements().zip(&catalog.agreements);
    let update = |(((index, _, agreement), linked), before): ((_, _), &Assessment)| {
        if affected.contains(&index) {
            view.assessment(index, agreement, linked)
        } else {
            before.clone()
        }
    };
    let agreements = indices.zip(&before.agreements).map(update).collect();
    Assessed {
        as_of: before.as_of,
        agreements,
        options: view.options(),
    }
}

/// Returns the agreements whose assessment can differ between two answer sets, in catalog order.
pub fn affected_agreements(catalog: &Catalog, from: &Answers, to: &Answers) -> Vec<AgreementIx> {
    let questions = catalog.all_questions().map(|(index, _)| index);
    let changed: Vec<_> = questions
        .filter(|index| from.get(*index) != to.get(*index))
        .collect();
    let linked = catalog.agreements.iter().enumerate();
    linked
        .filter(|(_, linked)| linked.reads.iter().any(|read| changed.contains(read)))
        .map(|(index, _)| AgreementIx(index))
        .collect()
}

/// Computes the verdicts, without reasons and marks, in the order of the agreements.
pub fn verdicts(catalog: &Catalog, answers: &Answers, as_of: Date) -> Vec<Verdict> {
    let mut view = View::new(catalog, answers, as_of);
    let agreements = catalog.agreements.iter();
    agreements.map(|linked| view.verdict(linked)).collect()
}

/// Computes the verdict on one agreement. Returns `None` if the catalog has no such agreement.
pub fn verdict(
    catalog: &Catalog,
    answers: &Answers,
    as_of: Date,
    agreement: AgreementIx,
) -> Option<Verdict> {
    let linked = catalog.agreements.get(agreement.0)?;
    Some(View::new(catalog, answers, as_of).verdict(linked))
}

/// Returns the mark of one requirement of an agreement, or `None` if the catalog has no such
/// requirement.
pub fn mark(
    catalog: &Catalog,
    answers: &Answers,
    as_of: Date,
    agreement: AgreementIx,
    requirement: usize,
) -> Option<Mark> {
    let (_, content) = catalog.agreement(agreement)?;
    let linked = catalog.agreements.get(agreement.0)?;
    let met = linked.met.get(requirement)?;
    let mut view = View::new(catalog, answers, as_of);
    view.evaluator.constrain_if_satisfiable(linked.possible);
    Some(view.mark(content.requirements.get(requirement)?, *met))
}

/// Returns the mark of one requirement of an option, or `None` if the catalog has no such
/// requirement.
pub fn mark_of_option(
    catalog: &Catalog,
    answers: &Answers,
    as_of: Date,
    option: usize,
    requirement: usize,
) -> Option<Mark> {
    let content = catalog.options().get(option)?;
    let met = catalog.options.get(option)?.get(requirement)?;
    let mut view = View::new(catalog, answers, as_of);
    view.evaluator.constrain_if_satisfiable(catalog.possible);
    Some(view.mark(content.requirements.get(requirement)?, *met))
}

struct View<'a> {
    catalog: &'a Catalog,
    answers: &'a Answers,
    as_of: Date,
    evaluator: Evaluator<'a>,
}

impl<'a> View<'a> {
    fn new(catalog: &'a Catalog, answers: &'a Answers, as_of: Date) -> Self {
        Self {
            catalog,
            answers,
            as_of,
            evaluator: Evaluator::new(&catalog.diagrams, answers.values(catalog, as_of)),
        }
    }

    fn assessment(
        &mut self,
        index: AgreementIx,
        agreement: &Agreement,
        linked: &LinkedAgreement,
    ) -> Assessment {
        // Set the constraint here, because the duty and the marks need it even if the agreement is
        // not on offer.
        self.evaluator.constrain_if_satisfiable(linked.possible);
        let verdict = self.verdict(linked);
        let depends_on = match verdict {
            Verdict::Depends => self.open_dependencies(linked, linked.verdict),
            _ => Vec::new(),
        };
        let duty = linked
            .duty
            .map(|root| self.evaluator.constant_outcome(root));
        Assessment {
            duty: duty == Some(Some(Outcome::Yes)),
            agreement: index,
            verdict,
            reasons: self.reasons(verdict, linked),
            marks: self.marks(&agreement.requirements, &linked.met),
            depends_on,
        }
    }

    fn verdict(&mut self, linked: &LinkedAgreement) -> Verdict {
        if !is_on_offer(self.catalog, linked, self.as_of) {
            return Verdict::NotOffered;
        }
        self.evaluator.constrain_if_satisfiable(linked.possible);
        verdict_from_outcomes(self.evaluator.outcomes(linked.verdict))
    }

    /// Marks the requirements of each option that needs no program.
    fn options(&mut self) -> Vec<Vec<Mark>> {
        self.evaluator
            .constrain_if_satisfiable(self.catalog.possible);
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
        match self.evaluator.constant_outcome(root) {
            Some(Outcome::Yes) => Mark::Have,
            Some(_) => Mark::Need,
            None => Mark::NotKnown,
        }
    }
}

/// Derives the verdict from the outcomes of all possible completions of the unknown answers.
pub(crate) fn verdict_from_outcomes(outcomes: Outcomes) -> Verdict {
    match outcomes {
        Outcomes {
            yes: true,
            no: false,
            not_raised: false,
        } => Verdict::Fits,
        Outcomes { yes: true, .. } => Verdict::Depends,
        Outcomes {
            not_raised: true,
            no: false,
            ..
        } => Verdict::NotRaised,
        Outcomes { .. } => Verdict::DoesNotFit,
    }
}
