//! The interview: which questions can still change something, and which to ask next.
//!
//! A question is asked when two answers to it, with everything else the same, can end differently: in a verdict, or in where the
//! agency stands with a requirement of an agreement that can still fit. Whether it is asked is decided by the answers to the
//! questions before it alone. So an answer given earlier that can change nothing any more counts for nothing, and
//! leaving it out changes no result.

use crate::answer::{Answer, Answers};
use crate::catalog::{Catalog, LinkedAgreement};
use crate::condition::QuestionIx;
use crate::contradiction::excluding;
use crate::date::Date;
use crate::diagram::{Ends, Look, NodeId};
use crate::offer::is_on_offer;

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
    /// The answers that count: those to questions that are asked, and those that exclusions read.
    pub used: Answers,
    /// The questions that are asked, have no answer yet, and can still change something; "not sure" is an answer.
    pub left: Vec<QuestionIx>,
    /// The open points that are not settled and can still change something.
    pub points: Vec<QuestionIx>,
    /// Whether nothing more that could be answered, "not sure" taken back included, can change anything.
    pub is_final: bool,
}

/// Tells which questions are asked, which answers count, and what is left to ask.
pub fn interview(catalog: &Catalog, answers: &Answers, as_of: Date) -> Interview {
    let on_offer = on_offer(catalog, as_of);
    let points = catalog.points().map(|(place, _)| place);
    let mut used = points.fold(Answers::default(), |used, place| {
        used.with(place, answers.get(place).clone())
    });
    let mut view = View::new(catalog, &used, as_of);
    let mut asked = Vec::new();
    let excluding = excluding(catalog);
    for (place, question) in catalog.questions() {
        let ask = question.law || view.bears(&on_offer, place);
        asked.push(ask);
        // An answer that nobody asks for still tells what others cannot be.
        if ask || excluding.contains(&place) {
            view.know(place, answers.get(place));
            used = used.with(place, answers.get(place).clone());
        }
    }
    let places = catalog.questions().map(|(place, _)| place);
    let unknown = places.filter(|place| !matches!(answers.get(*place), Answer::Chosen(_)));
    let bearing: Vec<_> = unknown
        .filter(|place| view.bears(&on_offer, *place))
        .collect();
    let points = catalog.points().map(|(place, _)| place);
    let points = points.filter(|place| !matches!(answers.get(*place), Answer::Chosen(_)));
    let points = points
        .filter(|place| view.bears(&on_offer, *place))
        .collect();
    let open = |place: &QuestionIx| *answers.get(*place) == Answer::Open;
    Interview {
        points,
        is_final: bearing.is_empty(),
        left: bearing.into_iter().filter(open).collect(),
        asked,
        used,
    }
}

/// Tells what a question bears on, given the answers to all other questions.
pub fn bearing(catalog: &Catalog, answers: &Answers, question: QuestionIx, as_of: Date) -> Bearing {
    let others = answers.clone().with(question, Answer::Open);
    let mut view = View::new(catalog, &others, as_of);
    let mut found = Bearing::default();
    for own in on_offer(catalog, as_of).chunk_by(same_program) {
        let program = own.first().map(|linked| linked.place.0);
        let mut all = own.iter();
        if all.any(|linked| view.verdict_turns_on(linked, question)) {
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
    let mut view = View::new(catalog, &used, as_of);
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
    fn new(catalog: &'a Catalog, answers: &Answers, as_of: Date) -> Self {
        Self {
            catalog,
            look: Look::new(&catalog.diagrams, answers.values(catalog, as_of)),
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
            self.verdict_turns_on(linked, question) || self.marks_turn_on(linked, question)
        })
    }

    /// Whether a question can change whether an agreement fits.
    fn verdict_turns_on(&mut self, linked: &LinkedAgreement, question: QuestionIx) -> bool {
        if !linked.reads.contains(&question) {
            return false;
        }
        self.look.under(linked.possible);
        self.turns_on(linked.verdict, question)
    }

    /// Whether a question can change a mark of an agreement that can still fit.
    fn marks_turn_on(&mut self, linked: &LinkedAgreement, question: QuestionIx) -> bool {
        if !linked.reads.contains(&question) {
            return false;
        }
        self.look.under(linked.possible);
        let mut roots = linked.met.iter().flatten().copied();
        self.look.ends(linked.verdict).yes && roots.any(|root| self.turns_on(root, question))
    }

    fn turns_on(&mut self, root: NodeId, question: QuestionIx) -> bool {
        let own = self.catalog.variables.of_question(question);
        self.look.depends_on(root, own)
    }

    /// How many programs an answer to the question settles that are not settled yet, on average over its answers.
    fn settles(&mut self, on_offer: &[&LinkedAgreement], question: QuestionIx) -> f64 {
        let mut sum = 0.0;
        for own in on_offer.chunk_by(same_program) {
            if self.all_settled(own) == Some(false) {
                sum += self.share_settled(question, own);
            }
        }
        sum
    }

    /// Whether all of these are settled; `None` where the values tried are impossible together.
    fn all_settled(&mut self, all: &[&LinkedAgreement]) -> Option<bool> {
        let mut settled = true;
        for linked in all {
            self.look.strictly_under(linked.possible);
            let ends = self.look.ends(linked.verdict);
            if ends == Ends::default() {
                return None;
            }
            settled &= !ends.yes || ends.only().is_some();
        }
        Some(settled)
    }

    /// The share of the answers to a question after which all of these are settled.
    fn share_settled(&mut self, question: QuestionIx, all: &[&LinkedAgreement]) -> f64 {
        let own = self.catalog.variables.of_question(question);
        let look = &mut self.look;
        let mut turns = |variable| {
            all.iter().any(|linked| {
                look.under(linked.possible);
                look.depends_on(linked.verdict, variable..variable + 1)
            })
        };
        let read = own.filter(|variable| turns(*variable));
        let read: Vec<usize> = read.take(MOST_TRIED).collect();
        let (settled, all) = self.count_settled(&read, all);
        if all == 0.0 { 0.0 } else { settled / all }
    }

    fn count_settled(&mut self, left: &[usize], all: &[&LinkedAgreement]) -> (f64, f64) {
        let Some((variable, left)) = left.split_first() else {
            return match self.all_settled(all) {
                Some(true) => (1.0, 1.0),
                Some(false) => (0.0, 1.0),
                None => (0.0, 0.0),
            };
        };
        let mut count = (0.0, 0.0);
        for value in 0..self.catalog.variables.values_of(*variable) {
            self.look.set(*variable, Some(value));
            let (settled, tried) = self.count_settled(left, all);
            count = (count.0 + settled, count.1 + tried);
        }
        self.look.set(*variable, None);
        count
    }
}
