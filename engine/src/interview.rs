//! The interview: which questions can still change something, and which to ask next.
//!
//! A question is asked when two answers to it, with everything else the same, can end differently: in a verdict, or in where the
//! agency stands with a requirement of an agreement that can still fit. Whether it is asked is decided by the answers to the
//! questions before it alone. So an answer given earlier that can change nothing any more counts for nothing, and
//! leaving it out changes no result.

use crate::answer::{Answer, Answers};
use crate::assess::is_on_offer;
use crate::catalog::{Catalog, LinkedAgreement};
use crate::condition::QuestionIx;
use crate::date::Date;
use crate::diagram::{Look, NodeId, Outcome};

/// Of a question with more choices than this that count, only so many are tried: each more would double the time.
const MOST_TRIED: usize = 12;

/// What the answer to a question can still change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bearing {
    /// Positions of the programs whose verdict it can change.
    pub verdict: Vec<usize>,
    /// Positions of the others in which it can change where the agency stands with a requirement.
    pub marks: Vec<usize>,
}

impl Bearing {
    /// Whether it can change nothing.
    pub fn is_nothing(&self) -> bool {
        self.verdict.is_empty() && self.marks.is_empty()
    }
}

/// The questions as they stand after some answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interview {
    /// For each question, whether it is asked: whether it can change something, given the answers before it.
    pub asked: Vec<bool>,
    /// The answers that count: those to questions that are asked.
    pub used: Answers,
    /// The questions that are asked, have no answer yet, and can still change something; "not sure" is an answer.
    pub left: Vec<QuestionIx>,
    /// Whether nothing more that could be answered, "not sure" taken back included, can change anything.
    pub is_final: bool,
}

/// Tells which questions are asked, which answers count, and what is left to ask.
pub fn interview(catalog: &Catalog, answers: &Answers, as_of: Date) -> Interview {
    let on_offer = on_offer(catalog, as_of);
    let mut view = View::new(catalog, &Answers::default());
    let mut used = Answers::default();
    let mut asked = Vec::new();
    for (place, _) in catalog.questions() {
        let ask = view.bears(&on_offer, place);
        asked.push(ask);
        if ask {
            view.know(place, answers.get(place));
            used = used.with(place, answers.get(place).clone());
        }
    }
    let places = catalog.questions().map(|(place, _)| place);
    let unknown = places.filter(|place| !matches!(answers.get(*place), Answer::Chosen(_)));
    let bearing: Vec<_> = unknown
        .filter(|place| view.bears(&on_offer, *place))
        .collect();
    let open = |place: &QuestionIx| *answers.get(*place) == Answer::Open;
    Interview {
        is_final: bearing.is_empty(),
        left: bearing.into_iter().filter(open).collect(),
        asked,
        used,
    }
}

/// Tells what a question bears on, given the answers to all other questions.
pub fn bearing(catalog: &Catalog, answers: &Answers, question: QuestionIx, as_of: Date) -> Bearing {
    let others = answers.clone().with(question, Answer::Open);
    let mut view = View::new(catalog, &others);
    let mut found = Bearing::default();
    for own in on_offer(catalog, as_of).chunk_by(same_program) {
        let program = own.first().map(|linked| linked.place.0);
        let mut all = own.iter();
        if all.any(|linked| view.turns_on(linked.verdict, question)) {
            found.verdict.extend(program);
        } else if own.iter().any(|own| view.marks_turn_on(own, question)) {
            found.marks.extend(program);
        }
    }
    found
}

/// Of the questions that are left, the one whose answer settles the most programs: for each program the share of its
/// possible answers after which every verdict of the program is settled. The earliest of equals.
pub fn best_next(catalog: &Catalog, answers: &Answers, as_of: Date) -> Option<QuestionIx> {
    let Interview { used, left, .. } = interview(catalog, answers, as_of);
    let on_offer = on_offer(catalog, as_of);
    let mut view = View::new(catalog, &used);
    let mut best: Option<(f64, QuestionIx)> = None;
    for place in left {
        let settles = view.settles(&on_offer, place);
        if best.is_none_or(|(most, _)| settles > most) {
            best = Some((settles, place));
        }
    }
    best.map(|(_, place)| place)
}

/// The agreements on offer on a day, which alone can change, in order.
fn on_offer(catalog: &Catalog, day: Date) -> Vec<&LinkedAgreement> {
    let agreements = catalog.agreements.iter();
    agreements
        .filter(|linked| is_on_offer(catalog, linked, day))
        .collect()
}

fn same_program(one: &&LinkedAgreement, other: &&LinkedAgreement) -> bool {
    one.place.0 == other.place.0
}

struct View<'a> {
    catalog: &'a Catalog,
    look: Look<'a>,
}

impl<'a> View<'a> {
    fn new(catalog: &'a Catalog, answers: &Answers) -> Self {
        Self {
            catalog,
            look: Look::new(&catalog.diagrams, answers.values(catalog)),
        }
    }

    fn know(&mut self, question: QuestionIx, answer: &Answer) {
        if let Answer::Chosen(chosen) = answer {
            let values = self.look.values_mut();
            self.catalog.variables.set(question, chosen, values);
        }
    }

    /// Whether a question can change anything.
    fn bears(&mut self, on_offer: &[&LinkedAgreement], question: QuestionIx) -> bool {
        on_offer.iter().any(|linked| {
            self.turns_on(linked.verdict, question) || self.marks_turn_on(linked, question)
        })
    }

    /// Whether a question can change a mark of an agreement that can still fit.
    fn marks_turn_on(&mut self, linked: &LinkedAgreement, question: QuestionIx) -> bool {
        let mut roots = linked.met.iter().flatten().copied();
        matches!(self.look.settled(linked.verdict), None | Some(Outcome::Yes))
            && roots.any(|root| self.turns_on(root, question))
    }

    fn turns_on(&mut self, root: NodeId, question: QuestionIx) -> bool {
        let own = self.catalog.variables.of_question(question);
        self.look.turns_on_any(root, own)
    }

    /// How many programs an answer to the question settles that are not settled yet, on average over its answers.
    fn settles(&mut self, on_offer: &[&LinkedAgreement], question: QuestionIx) -> f64 {
        let mut sum = 0.0;
        for own in on_offer.chunk_by(same_program) {
            let roots: Vec<NodeId> = own.iter().map(|linked| linked.verdict).collect();
            if !self.all_settled(&roots) {
                sum += self.share_settled(question, &roots);
            }
        }
        sum
    }

    fn all_settled(&mut self, roots: &[NodeId]) -> bool {
        roots.iter().all(|root| self.look.settled(*root).is_some())
    }

    /// The share of the answers to a question after which all of these are settled.
    fn share_settled(&mut self, question: QuestionIx, roots: &[NodeId]) -> f64 {
        let own = self.catalog.variables.of_question(question);
        let look = &mut self.look;
        let mut turns = |variable| {
            let mut roots = roots.iter();
            roots.any(|root| look.turns_on_any(*root, variable..variable + 1))
        };
        let read = own.filter(|variable| turns(*variable));
        let read: Vec<usize> = read.take(MOST_TRIED).collect();
        let (settled, all) = self.count_settled(&read, roots);
        settled / all
    }

    fn count_settled(&mut self, left: &[usize], roots: &[NodeId]) -> (f64, f64) {
        let Some((variable, left)) = left.split_first() else {
            return (if self.all_settled(roots) { 1.0 } else { 0.0 }, 1.0);
        };
        let mut count = (0.0, 0.0);
        for value in 0..self.catalog.variables.values_of(*variable) {
            self.look.set(*variable, Some(value));
            let (settled, all) = self.count_settled(left, roots);
            count = (count.0 + settled, count.1 + all);
        }
        self.look.set(*variable, None);
        count
    }
}
