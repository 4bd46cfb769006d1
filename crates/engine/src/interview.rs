//! The interview: decides which questions can still change a result, and which to ask next.
//!
//! A question is asked if two answers to it, with everything else equal, can lead to different
//! results. A result is either whether an agreement fits or, for an agreement that can still fit,
//! the mark of one of its requirements. Questions whose field `law` is set are always asked.
//! Whether a question is asked depends only on the open points and on the answers to earlier
//! questions. An answer to a question that is not asked is ignored, unless an exclusion (a
//! combination of answers that no agency can have) reads it.

use crate::answer::{Answer, Answers};
use crate::catalog::{Catalog, LinkedAgreement};
use crate::condition::QuestionIx;
use crate::contradiction::exclusion_questions;
use crate::date::Date;
use crate::mdd::{Evaluator, NodeId, Outcomes};
use crate::offer::is_on_offer;

/// Search limit: at most this many of the choices in a multi-select question are tried for each
/// program, because each further choice would double the time.
const MAX_TRIED_CHOICES: usize = 12;

/// The results that the answer to a question can still change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relevance {
    /// Indices of the programs with a verdict that the answer can change.
    pub verdict: Vec<usize>,
    /// Indices of the other programs with a requirement whose mark the answer can change.
    pub marks: Vec<usize>,
}

impl Relevance {
    /// Whether the answer can change nothing.
    pub fn is_empty(&self) -> bool {
        self.verdict.is_empty() && self.marks.is_empty()
    }
}

/// The state of the interview for a set of answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interview {
    /// For each question, whether it is asked: because it can change a result, given the answers to
    /// earlier questions, or because its field `law` is set.
    pub asked: Vec<bool>,
    /// The answers that count: answers to questions that are asked, answers that exclusions read,
    /// and answers to open points.
    pub used: Answers,
    /// The unanswered questions that can still change a result. "Not sure" counts as an answer.
    pub remaining: Vec<QuestionIx>,
    /// The open points that are not settled and can still change a result.
    pub points: Vec<QuestionIx>,
    /// Whether the results are final: neither an open point, nor an answer to an unanswered
    /// question, nor another answer in place of "not sure" can change them.
    pub is_final: bool,
}

/// Returns the state of the interview: which questions are asked, which answers count, and which
/// questions are remaining.
pub fn interview(catalog: &Catalog, answers: &Answers, as_of: Date) -> Interview {
    let on_offer = on_offer(catalog, as_of);
    let points = catalog.points().map(|(index, _)| index);
    let mut used = points.fold(Answers::default(), |used, index| {
        used.with(index, answers.get(index).clone())
    });
    let mut view = View::new(catalog, &used, as_of);
    let mut asked = Vec::new();
    let exclusion_questions = exclusion_questions(catalog);
    for (index, question) in catalog.questions() {
        let is_asked = question.law || view.is_relevant(&on_offer, index);
        asked.push(is_asked);
        // Even if this question is not asked, an exclusion can make its answer rule out answers to
        // other questions.
        if is_asked || exclusion_questions.contains(&index) {
            view.set_answer(index, answers.get(index));
            used = used.with(index, answers.get(index).clone());
        }
    }
    let indices = catalog.questions().map(|(index, _)| index);
    let unknown = indices.filter(|index| !matches!(answers.get(*index), Answer::Chosen(_)));
    let relevant: Vec<_> = unknown
        .filter(|index| view.is_relevant(&on_offer, *index))
        .collect();
    let points = catalog.points().map(|(index, _)| index);
    let points = points.filter(|index| !matches!(answers.get(*index), Answer::Chosen(_)));
    let points: Vec<_> = points
        .filter(|index| view.is_relevant(&on_offer, *index))
        .collect();
    let is_open = |index: &QuestionIx| *answers.get(*index) == Answer::Open;
    Interview {
        is_final: relevant.is_empty() && points.is_empty(),
        points,
        remaining: relevant.into_iter().filter(is_open).collect(),
        asked,
        used,
    }
}

/// Returns the results that a question can change, given the answers to all other questions.
pub fn relevance(
    catalog: &Catalog,
    answers: &Answers,
    question: QuestionIx,
    as_of: Date,
) -> Relevance {
    let others = answers.clone().with(question, Answer::Open);
    let mut view = View::new(catalog, &others, as_of);
    let mut found = Relevance::default();
    for agreements in on_offer(catalog, as_of).chunk_by(is_same_program) {
        let program = agreements.first().map(|linked| linked.index.0);
        let mut all = agreements.iter();
        if all.any(|linked| view.verdict_depends_on(linked, question)) {
            found.verdict.extend(program);
        } else if agreements
            .iter()
            .any(|linked| view.marks_depend_on(linked, question))
        {
            found.marks.extend(program);
        }
    }
    found
}

/// Returns the unanswered question whose answer is expected to decide the most programs.
///
/// A program is decided when it is known for each of its agreements whether that agreement fits.
/// For each program, this function computes the share of the question's possible answers that
/// decide the program, and adds up the shares. Ties go to the earliest question.
pub fn best_next(catalog: &Catalog, answers: &Answers, as_of: Date) -> Option<QuestionIx> {
    let Interview {
        used, remaining, ..
    } = interview(catalog, answers, as_of);
    let on_offer = on_offer(catalog, as_of);
    let mut view = View::new(catalog, &used, as_of);
    let mut best: Option<(f64, QuestionIx)> = None;
    for index in remaining {
        let decided = view.expected_decided(&on_offer, index);
        if best.is_none_or(|(max, _)| decided > max) {
            best = Some((decided, index));
        }
    }
    best.map(|(_, index)| index)
}

/// Returns the agreements on offer on a day, in order. Answers cannot change the verdict on any
/// other agreement.
fn on_offer(catalog: &Catalog, day: Date) -> Vec<&LinkedAgreement> {
    let agreements = catalog.agreements.iter();
    agreements
        .filter(|linked| is_on_offer(catalog, linked, day))
        .collect()
}

fn is_same_program(one: &&LinkedAgreement, other: &&LinkedAgreement) -> bool {
    one.index.0 == other.index.0
}

struct View<'a> {
    catalog: &'a Catalog,
    evaluator: Evaluator<'a>,
}

impl<'a> View<'a> {
    fn new(catalog: &'a Catalog, answers: &Answers, as_of: Date) -> Self {
        Self {
            catalog,
            evaluator: Evaluator::new(&catalog.diagrams, answers.values(catalog, as_of)),
        }
    }

    fn set_answer(&mut self, question: QuestionIx, answer: &Answer) {
        if let Answer::Chosen(chosen) = answer {
            let values = self.evaluator.values_mut();
            self.catalog.variables.set(question, chosen, values);
        }
    }

    /// Whether the answer to a question can change a result.
    fn is_relevant(&mut self, on_offer: &[&LinkedAgreement], question: QuestionIx) -> bool {
        on_offer.iter().any(|linked| {
            self.verdict_depends_on(linked, question) || self.marks_depend_on(linked, question)
        })
    }

    /// Whether the answer to a question can change whether an agreement fits.
    fn verdict_depends_on(&mut self, linked: &LinkedAgreement, question: QuestionIx) -> bool {
        if !linked.reads.contains(&question) {
            return false;
        }
        self.evaluator.constrain_if_satisfiable(linked.possible);
        self.depends_on(linked.verdict, question)
    }

    /// Whether an agreement can still fit and the answer to a question can change one of its marks.
    fn marks_depend_on(&mut self, linked: &LinkedAgreement, question: QuestionIx) -> bool {
        if !linked.reads.contains(&question) {
            return false;
        }
        self.evaluator.constrain_if_satisfiable(linked.possible);
        let mut roots = linked.met.iter().flatten().copied();
        self.evaluator.outcomes(linked.verdict).yes
            && roots.any(|root| self.depends_on(root, question))
    }

    fn depends_on(&mut self, root: NodeId, question: QuestionIx) -> bool {
        let variables = self.catalog.variables.of_question(question);
        self.evaluator.depends_on(root, variables)
    }

    /// Returns how many programs an answer to the question decides, on average over its possible
    /// answers. Programs that are already decided do not count.
    fn expected_decided(&mut self, on_offer: &[&LinkedAgreement], question: QuestionIx) -> f64 {
        let mut sum = 0.0;
        for agreements in on_offer.chunk_by(is_same_program) {
            if self.are_decided(agreements) == Some(false) {
                sum += self.decided_share(question, agreements);
            }
        }
        sum
    }

    /// Whether it is known for each of these agreements whether that agreement fits. Returns `None`
    /// if the values being tried cannot be true together.
    fn are_decided(&mut self, agreements: &[&LinkedAgreement]) -> Option<bool> {
        let mut decided = true;
        for linked in agreements {
            self.evaluator.constrain(linked.possible);
            let outcomes = self.evaluator.outcomes(linked.verdict);
            if outcomes == Outcomes::default() {
                return None;
            }
            decided &= !outcomes.yes || outcomes.only().is_some();
        }
        Some(decided)
    }

    /// Returns the share of a question's possible answers that decide all these agreements.
    fn decided_share(&mut self, question: QuestionIx, agreements: &[&LinkedAgreement]) -> f64 {
        let variables = self.catalog.variables.of_question(question);
        let evaluator = &mut self.evaluator;
        let mut is_relevant = |variable| {
            agreements.iter().any(|linked| {
                evaluator.constrain_if_satisfiable(linked.possible);
                evaluator.depends_on(linked.verdict, variable..variable + 1)
            })
        };
        let relevant = variables.filter(|variable| is_relevant(*variable));
        let relevant: Vec<usize> = relevant.take(MAX_TRIED_CHOICES).collect();
        let (decided, tried) = self.count_decided(&relevant, agreements);
        if tried == 0.0 { 0.0 } else { decided / tried }
    }

    /// Tries all values of these variables. Returns how many combinations of values decide all
    /// these agreements, and how many combinations are possible.
    fn count_decided(
        &mut self,
        variables: &[usize],
        agreements: &[&LinkedAgreement],
    ) -> (f64, f64) {
        let Some((variable, rest)) = variables.split_first() else {
            return match self.are_decided(agreements) {
                Some(true) => (1.0, 1.0),
                Some(false) => (0.0, 1.0),
                None => (0.0, 0.0),
            };
        };
        let mut count = (0.0, 0.0);
        for value in 0..self.catalog.variables.values_of(*variable) {
            self.evaluator.set(*variable, Some(value));
            let (decided, tried) = self.count_decided(rest, agreements);
            count = (count.0 + decided, count.1 + tried);
        }
        self.evaluator.set(*variable, None);
        count
    }
}
