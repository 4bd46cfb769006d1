//! Rules with their questions and choices looked up, and the variables they test.

use crate::diagram::{Diagrams, NodeId, Values};
use crate::order;
use crate::packed::{packed, packed_as};

/// So many levels a rule may have, a test alone being one. Nobody follows a deeper one; and whatever walks over rules
/// can go down level by level without running out of stack.
pub const MOST_NESTED: usize = 64;

/// The place of a question in the catalogue, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuestionIx(pub usize);

packed_as! { QuestionIx(usize); }

/// A rule whose ids have been looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// At least one of these choices of the question is chosen.
    AnyOf(QuestionIx, Vec<usize>),
    /// Every one of these holds.
    All(Vec<Condition>),
    /// At least one of these holds.
    Any(Vec<Condition>),
    /// This does not hold.
    Not(Box<Condition>),
}

impl Condition {
    /// The questions the condition reads, each once, in the order of the catalogue.
    pub fn questions(&self) -> Vec<QuestionIx> {
        let mut found = Vec::new();
        self.visit(&mut |question, _| found.push(question));
        order::put_once(&mut found);
        found
    }

    /// Calls `on_test` with every question tested and the choices it is tested for.
    pub fn visit(&self, on_test: &mut impl FnMut(QuestionIx, &[usize])) {
        match self {
            Self::AnyOf(question, choices) => on_test(*question, choices),
            Self::All(parts) | Self::Any(parts) => {
                parts.iter().for_each(|part| part.visit(on_test));
            }
            Self::Not(part) => part.visit(on_test),
        }
    }

    /// The condition as a diagram over the variables of the questions.
    pub fn diagram(&self, variables: &Variables, into: &mut Diagrams) -> NodeId {
        match self {
            Self::AnyOf(question, choices) => variables.test_any(*question, choices, into),
            Self::All(parts) => parts.iter().fold(NodeId::YES, |so_far, part| {
                let part = part.diagram(variables, into);
                into.choose(so_far, part, NodeId::NO)
            }),
            Self::Any(parts) => parts.iter().fold(NodeId::NO, |so_far, part| {
                let part = part.diagram(variables, into);
                into.choose(so_far, NodeId::YES, part)
            }),
            Self::Not(part) => {
                let part = part.diagram(variables, into);
                into.choose(part, NodeId::NO, NodeId::YES)
            }
        }
    }
}

/// How the answers to the questions become variables of diagrams.
///
/// A question with one answer is one variable with a value for each choice. A question with many is
/// a yes-or-no variable for each choice but the one that stands for none of the others: that one
/// is chosen exactly when no other is.
#[derive(Clone, Debug, Default)]
pub struct Variables {
    questions: Vec<Span>,
    count: usize,
    /// Number of offer variables. They follow those of the questions, and the day sets them.
    offers: usize,
}

/// The variables of one question.
#[derive(Clone, Copy, Debug)]
struct Span {
    first: usize,
    choices: usize,
    many: bool,
    none: Option<usize>,
}

packed! {
    Variables(questions count offers;);
    Span(first choices many none;);
}

impl Variables {
    /// Adds the next question: its number of choices, whether many can be chosen, and which of
    /// them stands for none of the others.
    pub fn add_question(&mut self, choices: usize, many: bool, none: Option<usize>) {
        self.questions.push(Span {
            first: self.count,
            choices,
            many,
            none,
        });
        self.count += if many { choices } else { 1 };
    }

    /// Adds a variable for whether something is on offer, after all questions; returns it.
    pub fn add_offer(&mut self) -> usize {
        self.offers += 1;
        self.count + self.offers - 1
    }

    /// How many variables there are.
    pub fn count(&self) -> usize {
        self.count + self.offers
    }

    /// Whether a variable is one of a question, which an answer can change.
    pub fn is_answered(&self, variable: usize) -> bool {
        variable < self.count
    }

    /// The question a variable belongs to.
    pub fn question_of(&self, variable: usize) -> QuestionIx {
        let after = self
            .questions
            .partition_point(|span| span.first <= variable);
        QuestionIx(after.saturating_sub(1))
    }

    /// How many values a variable has.
    pub fn values_of(&self, variable: usize) -> u16 {
        let span = self.questions.get(self.question_of(variable).0);
        let values = span.map_or(0, |span| if span.many { 2 } else { span.choices });
        u16::try_from(values).unwrap_or(u16::MAX)
    }

    /// The variables of a question.
    pub fn of_question(&self, question: QuestionIx) -> std::ops::Range<usize> {
        let span = self.questions.get(question.0);
        span.map_or(0..0, |span| {
            span.first..span.first + if span.many { span.choices } else { 1 }
        })
    }

    /// The question a variable belongs to, and, in a multi-select, the choice it stands for.
    pub fn choice_of(&self, variable: usize) -> (QuestionIx, Option<usize>) {
        let question = self.question_of(variable);
        let span = self.questions.get(question.0).filter(|span| span.many);
        (question, span.map(|span| variable - span.first))
    }

    /// Writes what the chosen choices say of the question's variables into `values`, which has a
    /// place for every variable; `None` there stands for unknown.
    pub fn set(&self, question: QuestionIx, chosen: &[usize], values: &mut Values) {
        let Some(span) = self.questions.get(question.0) else {
            return;
        };
        if span.many {
            for choice in 0..span.choices {
                let yes = Some(choice) != span.none && chosen.contains(&choice);
                if let Some(value) = values.get_mut(span.first + choice) {
                    *value = Some(u16::from(yes));
                }
            }
        } else if let Some(value) = values.get_mut(span.first) {
            *value = chosen
                .first()
                .and_then(|choice| u16::try_from(*choice).ok());
        }
    }

    /// The diagram that is yes where at least one of these choices is chosen.
    pub fn test_any(&self, question: QuestionIx, choices: &[usize], into: &mut Diagrams) -> NodeId {
        let Some(span) = self.questions.get(question.0) else {
            return NodeId::NO;
        };
        if span.many {
            choices.iter().fold(NodeId::NO, |so_far, choice| {
                let test = span.test_ticked(*choice, into);
                into.choose(so_far, NodeId::YES, test)
            })
        } else {
            let outcome = |value| NodeId::truth(choices.contains(&value));
            into.node(span.first, (0..span.choices).map(outcome).collect())
        }
    }
}

impl Span {
    fn test_ticked(&self, choice: usize, into: &mut Diagrams) -> NodeId {
        if Some(choice) != self.none {
            return into.node(self.first + choice, vec![NodeId::NO, NodeId::YES]);
        }
        (0..self.choices)
            .filter(|other| Some(*other) != self.none)
            .fold(NodeId::YES, |so_far, other| {
                let ticked = self.test_ticked(other, into);
                let clear = into.choose(ticked, NodeId::NO, NodeId::YES);
                into.choose(so_far, clear, NodeId::NO)
            })
    }
}
