//! What an agency answered: the only thing about it that is ever kept.

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
    /// Answered with "not sure": as unknown as an open one.
    NotSure,
    /// The positions of the chosen choices, in order. Empty where many could be chosen and none was.
    Chosen(Vec<usize>),
}

/// The answers to all questions of a catalogue. Open ones at the end are not kept, so that equal answers
/// are equal however they came about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    given: Vec<Answer>,
    /// Who settled which open point, in the order of the points.
    told: Vec<(QuestionIx, Told)>,
}

/// Who settled an open point, and when. It never names a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Told {
    /// Where the answer comes from.
    pub from: Desk,
    /// The day of the answer, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
}

/// What stands for "not sure" outside; no choice has this id.
pub const NOT_SURE: &str = "not_sure";

/// Why an answer from outside was refused; its display is a sentence for whoever sent it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// No question has this id.
    UnknownQuestion(String),
    /// The question has no such choice.
    UnknownChoice(QuestionId, String),
    /// One choice was given as a text to a question that takes a list.
    ListExpected(QuestionId, String),
    /// A list was given to a question that takes one choice.
    OneExpected(QuestionId),
    /// "None of these" was given together with another choice.
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
    /// The answer to a question; open where nothing was answered.
    pub fn get(&self, question: QuestionIx) -> &Answer {
        self.given.get(question.0).unwrap_or(&Answer::Open)
    }

    /// The answers with this one put in place of what was there.
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

    /// The answers with a record of who settled this open point. Without an answer to it there is nothing to record.
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

    /// Who settled an open point, where that was recorded.
    pub fn told(&self, point: QuestionIx) -> Option<Told> {
        let mut told = self.told.iter();
        told.find(|(place, _)| *place == point)
            .map(|(_, told)| *told)
    }

    /// Whether nothing has been answered.
    pub fn is_empty(&self) -> bool {
        self.given.iter().all(|answer| *answer == Answer::Open)
    }

    /// How many questions are answered otherwise than there.
    pub fn differ_in(&self, other: &Self) -> usize {
        let places = (0..self.given.len().max(other.given.len())).map(QuestionIx);
        places
            .filter(|place| self.get(*place) != other.get(*place))
            .count()
    }

    /// Reads an answer from outside into its place.
    ///
    /// # Errors
    /// Says why the question or the answer is not one of the catalogue's; nothing has changed then.
    pub fn read(self, catalog: &Catalog, question: &str, given: &Given) -> Result<Self, Refused> {
        let unknown = || Refused::UnknownQuestion(question.to_owned());
        let place = catalog.find_question(question).ok_or_else(unknown)?;
        let asked = catalog.question(place).ok_or_else(unknown)?;
        Ok(self.with(place, read_answer(asked, given)?))
    }

    /// Reads what the catalogue knows of an answer from outside: of a list, the choices that it has. Tells why of the rest.
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

    /// The answer as it stands outside, or `None` where the question is open.
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

    /// What is known on a day of every variable of the catalogue's rules; `None` is unknown.
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

    /// The same without the offer variables, which the day sets.
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

/// A list without the choice that was refused; `None` where nothing else was chosen, which would say what nobody said.
fn without(given: Given, refused: &Refused) -> Option<Given> {
    let (Given::Many(mut choices), Refused::UnknownChoice(_, gone)) = (given, refused) else {
        return None;
    };
    choices.retain(|choice| choice != gone);
    (!choices.is_empty()).then_some(Given::Many(choices))
}

/// Reads what was given to a question.
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
