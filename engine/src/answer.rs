//! The answers of an agency: the only data about the agency that the guide keeps. Verdicts, the
//! interview, reports and links are all computed from [`Answers`]. [`Given`] is the form of an
//! answer in files and in the data of host pages.

mod given;

pub use given::Given;

use crate::catalog::Catalog;
use crate::condition::QuestionIx;
use crate::date::Date;
use crate::diagram::Values;
use crate::document::{Desk, Question, QuestionKind};
use crate::id::{ChoiceId, QuestionId};
use crate::offer::Offers;
use crate::order;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The answer to one question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Answer {
    /// Not answered, or skipped.
    #[default]
    Open,
    /// Answered with "not sure". Verdicts treat it as unknown, like an open question.
    NotSure,
    /// The indices of the selected choices, in ascending order. The list is empty if a person
    /// answered a multi-select question without selecting a choice.
    Chosen(Vec<usize>),
}

/// The answers to all questions of a catalog. Trailing open answers are not stored, so equal answer
/// sets compare as equal however they came about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    given: Vec<Answer>,
    /// For each settled open point whose origin is recorded: who settled it, and when. Sorted by
    /// question.
    told: Vec<(QuestionIx, Told)>,
}

/// A record of who settled an open point (a question that only ICE, counsel or another agency can
/// settle), and when. It never names a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Told {
    /// Who gave the answer.
    pub from: Desk,
    /// The day of the answer, if it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
}

/// The string that stands for "not sure" in files and in the data of host pages. No choice may have
/// this id.
pub const NOT_SURE: &str = "not_sure";

/// The reason for rejecting an answer from a file or a host page. `Display` writes the error
/// message for the author of that file or page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// No question has this id.
    UnknownQuestion(String),
    /// The question has no choice with this id.
    UnknownChoice(QuestionId, String),
    /// A multi-select, which takes a list of choices, received a single choice.
    ListExpected(QuestionId, String),
    /// A question that takes one choice received a list.
    OneExpected(QuestionId),
    /// "None of these" was combined with another choice.
    NoneAndOthers(QuestionId, ChoiceId),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownQuestion(id) => write!(f, "no question has the id \"{id}\""),
            Self::UnknownChoice(question, choice) => {
                write!(f, "question \"{question}\" has no choice \"{choice}\"")
            }
            Self::ListExpected(question, given) => write!(
                f,
                "question \"{question}\" takes a list of choices, such as [\"{given}\"], or \"{NOT_SURE}\""
            ),
            Self::OneExpected(question) => write!(
                f,
                "question \"{question}\" takes one choice or \"{NOT_SURE}\", not a list"
            ),
            Self::NoneAndOthers(question, none) => write!(
                f,
                "question \"{question}\": \"{none}\" excludes every other choice"
            ),
        }
    }
}

impl std::error::Error for Refused {}

impl Answers {
    /// Returns the answer to a question, or [`Answer::Open`] if there is none.
    pub fn get(&self, question: QuestionIx) -> &Answer {
        self.given.get(question.0).unwrap_or(&Answer::Open)
    }

    /// Returns these answers with `answer` as the answer to `question`. If `answer` is open and the
    /// question is an open point, the record of who settled the point is removed too.
    #[must_use]
    pub fn with(mut self, question: QuestionIx, answer: Answer) -> Self {
        if answer == Answer::Open {
            self.told.retain(|(place, _)| *place != question);
        }
        if self.given.len() <= question.0 {
            self.given.resize(question.0 + 1, Answer::Open);
        }
        if let Some(place) = self.given.get_mut(question.0) {
            *place = answer;
        }
        while self.given.last() == Some(&Answer::Open) {
            self.given.pop();
        }
        self
    }

    /// Returns these answers with `told` recorded for an open point. If the point has no answer,
    /// nothing is recorded.
    #[must_use]
    pub fn told_by(mut self, point: QuestionIx, told: Told) -> Self {
        if *self.get(point) == Answer::Open {
            return self;
        }
        match self.told.binary_search_by_key(&point, |(place, _)| *place) {
            Ok(at) => self.told.splice(at..=at, [(point, told)]).for_each(drop),
            Err(at) => self.told.insert(at, (point, told)),
        }
        self
    }

    /// Returns who settled an open point, and when, if that was recorded.
    pub fn told(&self, point: QuestionIx) -> Option<Told> {
        let mut told = self.told.iter();
        told.find(|(place, _)| *place == point)
            .map(|(_, told)| *told)
    }

    /// Whether every question is open.
    pub fn is_empty(&self) -> bool {
        self.given.iter().all(|answer| *answer == Answer::Open)
    }

    /// Counts the questions that have a different answer in `other`.
    pub fn differ_in(&self, other: &Self) -> usize {
        let places = (0..self.given.len().max(other.given.len())).map(QuestionIx);
        places
            .filter(|place| self.get(*place) != other.get(*place))
            .count()
    }

    /// Decodes the answer `given` to `question`, and returns these answers with it.
    ///
    /// # Errors
    /// Returns an error if the catalog has no such question, or if the question does not accept the
    /// answer.
    pub fn read(self, catalog: &Catalog, question: &str, given: &Given) -> Result<Self, Refused> {
        let unknown = || Refused::UnknownQuestion(question.to_owned());
        let place = catalog.find_question(question).ok_or_else(unknown)?;
        let asked = catalog.question(place).ok_or_else(unknown)?;
        Ok(self.with(place, read_answer(asked, given)?))
    }

    /// Like [`Answers::read`], but drops unknown choices from a list instead of rejecting the whole
    /// list. Also returns the reason for each rejection.
    pub fn read_known(
        self,
        catalog: &Catalog,
        question: &str,
        mut given: Given,
    ) -> (Self, Vec<Refused>) {
        let mut refused = Vec::new();
        loop {
            match self.clone().read(catalog, question, &given) {
                Ok(read) => return (read, refused),
                Err(why) => {
                    let less = without(given, &why);
                    refused.push(why);
                    let Some(less) = less else {
                        return (self, refused);
                    };
                    given = less;
                }
            }
        }
    }

    /// Encodes the answer to a question for a file or a host page. Returns `None` if the question
    /// is open.
    pub fn give(&self, catalog: &Catalog, place: QuestionIx) -> Option<Given> {
        let question = catalog.question(place)?;
        let chosen = match self.get(place) {
            Answer::Open => return None,
            Answer::NotSure => return Some(Given::One(NOT_SURE.to_owned())),
            Answer::Chosen(chosen) => chosen,
        };
        let mut ids = chosen
            .iter()
            .filter_map(|choice| question.choices.get(*choice))
            .map(|choice| choice.id.to_string());
        match question.kind {
            QuestionKind::One => ids.next().map(Given::One),
            QuestionKind::Many => Some(Given::Many(ids.collect())),
        }
    }

    /// Returns the value of every variable of the catalog on a day; `None` means unknown.
    pub fn values(&self, catalog: &Catalog, day: Date) -> Values {
        let mut values = self.values_of_questions(catalog);
        let mut offers = Offers::new(catalog, day);
        for linked in &catalog.agreements {
            if let Some(value) = linked.offer.and_then(|offer| values.get_mut(offer)) {
                *value = Some(u16::from(offers.of(linked)));
            }
        }
        values
    }

    /// Like [`Answers::values`], but leaves the variables that depend on the day (whether an
    /// agreement is on offer) unknown.
    pub(crate) fn values_of_questions(&self, catalog: &Catalog) -> Values {
        let variables = catalog.variables();
        let mut values = vec![None; variables.count()];
        for (position, answer) in self.given.iter().enumerate() {
            if let Answer::Chosen(chosen) = answer {
                variables.set(QuestionIx(position), chosen, &mut values);
            }
        }
        values
    }
}

/// Returns the list `given` without the rejected choice. Returns `None` if `given` is not a list,
/// or if no choice is left: an empty list would mean "none of these", which nobody answered.
fn without(given: Given, refused: &Refused) -> Option<Given> {
    let (Given::Many(mut choices), Refused::UnknownChoice(_, gone)) = (given, refused) else {
        return None;
    };
    choices.retain(|choice| choice != gone);
    (!choices.is_empty()).then_some(Given::Many(choices))
}

/// Checks the given answer against the question and converts choice ids to indices.
pub(crate) fn read_answer(question: &Question, given: &Given) -> Result<Answer, Refused> {
    let find = |choice: &String| {
        let position = question
            .choices
            .iter()
            .position(|known| known.id.as_str() == choice);
        position.ok_or_else(|| Refused::UnknownChoice(question.id.clone(), choice.clone()))
    };
    match (given, question.kind) {
        (Given::One(text), _) if text == NOT_SURE => Ok(Answer::NotSure),
        (Given::One(choice), QuestionKind::One) => Ok(Answer::Chosen(vec![find(choice)?])),
        (Given::One(choice), QuestionKind::Many) => {
            find(choice)?;
            Err(Refused::ListExpected(question.id.clone(), choice.clone()))
        }
        (Given::Many(_), QuestionKind::One) => Err(Refused::OneExpected(question.id.clone())),
        (Given::Many(choices), QuestionKind::Many) => {
            let mut chosen = choices.iter().map(find).collect::<Result<Vec<_>, _>>()?;
            order::put_once(&mut chosen);
            let none = question.choices.iter().position(|choice| choice.none);
            match none.and_then(|none| {
                question
                    .choices
                    .get(none)
                    .filter(|_| chosen.contains(&none))
            }) {
                Some(none) if chosen.len() > 1 => {
                    Err(Refused::NoneAndOthers(question.id.clone(), none.id.clone()))
                }
                _ => Ok(Answer::Chosen(chosen)),
            }
        }
    }
}
