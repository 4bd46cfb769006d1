//! Linked rules ([`Condition`]) and the variables that they test ([`Variables`]). Linking turns
//! each rule of the document into a condition, and each condition into a decision diagram.

use crate::mdd::{Diagrams, NodeId, Values};
use crate::order;
use crate::snapshot::{snapshot, snapshot_as};

/// The maximum nesting depth of a rule; a single test has depth 1. Nobody can follow a deeper rule,
/// and the limit keeps recursive walks over rules from overflowing the stack. It also keeps the
/// JSON of a document within the depth that the element accepts (80 levels,
/// `web/element/catalog.js`).
pub const MAX_NESTING_DEPTH: usize = 32;

/// The index of a question in the catalog, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuestionIx(pub usize);

snapshot_as! { QuestionIx(usize); }

/// A rule whose ids are resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// At least one of these choices of the question is selected.
    AnyOf(QuestionIx, Vec<usize>),
    /// Every one of these conditions holds.
    All(Vec<Condition>),
    /// At least one of these conditions holds.
    Any(Vec<Condition>),
    /// This condition does not hold.
    Not(Box<Condition>),
}

impl Condition {
    /// Returns the questions that the condition reads, each once, in catalog order.
    pub fn questions(&self) -> Vec<QuestionIx> {
        let mut found = Vec::new();
        self.visit(&mut |question, _| found.push(question));
        order::sort_and_dedup(&mut found);
        found
    }

    /// Calls `on_test` for each test, with the question and the choices that the test accepts.
    pub fn visit(&self, on_test: &mut impl FnMut(QuestionIx, &[usize])) {
        match self {
            Self::AnyOf(question, choices) => on_test(*question, choices),
            Self::All(parts) | Self::Any(parts) => {
                parts.iter().for_each(|part| part.visit(on_test));
            }
            Self::Not(part) => part.visit(on_test),
        }
    }

    /// Builds the decision diagram of the condition over the variables of its questions.
    pub fn diagram(&self, variables: &Variables, into: &mut Diagrams) -> NodeId {
        match self {
            Self::AnyOf(question, choices) => variables.test_any(*question, choices, into),
            Self::All(parts) => parts.iter().fold(NodeId::YES, |so_far, part| {
                let part = part.diagram(variables, into);
                into.ite(so_far, part, NodeId::NO)
            }),
            Self::Any(parts) => parts.iter().fold(NodeId::NO, |so_far, part| {
                let part = part.diagram(variables, into);
                into.ite(so_far, NodeId::YES, part)
            }),
            Self::Not(part) => {
                let part = part.diagram(variables, into);
                into.ite(part, NodeId::NO, NodeId::YES)
            }
        }
    }
}

/// Defines which variables of the decision diagrams encode the answer to each question.
///
/// A question that takes one choice has one variable, with a value for each choice. A multi-select
/// question has a yes-or-no variable for each choice. No diagram tests the variable of "none of
/// these", because that choice counts as selected exactly when no other choice is selected.
#[derive(Clone, Debug, Default)]
pub struct Variables {
    questions: Vec<Span>,
    count: usize,
    /// The number of variables for whether an agreement is on offer. They follow the variables of
    /// the questions, and the day determines their values.
    offers: usize,
}

/// The variables of one question.
#[derive(Clone, Copy, Debug)]
struct Span {
    first: usize,
    choices: usize,
    multi_select: bool,
    /// The index of the "none of these" choice.
    none_choice: Option<usize>,
}

snapshot! {
    Variables(questions count offers;);
    Span(first choices multi_select none_choice;);
}

impl Variables {
    /// Adds the variables of the next question. `choices` is the number of its choices, and
    /// `none_choice` is the index of its "none of these" choice.
    pub fn add_question(&mut self, choices: usize, multi_select: bool, none_choice: Option<usize>) {
        self.questions.push(Span {
            first: self.count,
            choices,
            multi_select,
            none_choice,
        });
        self.count += if multi_select { choices } else { 1 };
    }

    /// Adds a variable for whether an agreement is on offer, and returns it. All questions must
    /// have been added before.
    pub fn add_offer(&mut self) -> usize {
        self.offers += 1;
        self.count + self.offers - 1
    }

    /// Returns the number of variables.
    pub fn count(&self) -> usize {
        self.count + self.offers
    }

    /// Whether a variable belongs to a question, so that an answer can change it.
    pub fn belongs_to_question(&self, variable: usize) -> bool {
        variable < self.count
    }

    /// Returns the question that a variable belongs to.
    pub fn question_of(&self, variable: usize) -> QuestionIx {
        let next = self
            .questions
            .partition_point(|span| span.first <= variable);
        QuestionIx(next.saturating_sub(1))
    }

    /// Returns the number of values that a question's variable can take.
    pub fn values_of(&self, variable: usize) -> u16 {
        let span = self.questions.get(self.question_of(variable).0);
        let values = span.map_or(0, |span| if span.multi_select { 2 } else { span.choices });
        u16::try_from(values).unwrap_or(u16::MAX)
    }

    /// Returns the variables of a question.
    pub fn of_question(&self, question: QuestionIx) -> std::ops::Range<usize> {
        let span = self.questions.get(question.0);
        span.map_or(0..0, |span| {
            span.first..span.first + if span.multi_select { span.choices } else { 1 }
        })
    }

    /// Returns the question of a variable and, in a multi-select question, the choice that the
    /// variable stands for.
    pub fn choice_of(&self, variable: usize) -> (QuestionIx, Option<usize>) {
        let question = self.question_of(variable);
        let span = self
            .questions
            .get(question.0)
            .filter(|span| span.multi_select);
        (question, span.map(|span| variable - span.first))
    }

    /// Sets the question's variables in `values` according to the selected choices. `values` has an
    /// entry for every variable; `None` means unknown.
    pub fn set(&self, question: QuestionIx, chosen: &[usize], values: &mut Values) {
        let Some(span) = self.questions.get(question.0) else {
            return;
        };
        if span.multi_select {
            for choice in 0..span.choices {
                let is_selected = Some(choice) != span.none_choice && chosen.contains(&choice);
                if let Some(value) = values.get_mut(span.first + choice) {
                    *value = Some(u16::from(is_selected));
                }
            }
        } else if let Some(value) = values.get_mut(span.first) {
            *value = chosen
                .first()
                .and_then(|choice| u16::try_from(*choice).ok());
        }
    }

    /// Builds the diagram that is yes where at least one of these choices is selected.
    pub fn test_any(&self, question: QuestionIx, choices: &[usize], into: &mut Diagrams) -> NodeId {
        let Some(span) = self.questions.get(question.0) else {
            return NodeId::NO;
        };
        if span.multi_select {
            choices.iter().fold(NodeId::NO, |so_far, choice| {
                let test = span.test_selected(*choice, into);
                into.ite(so_far, NodeId::YES, test)
            })
        } else {
            let outcome = |value| NodeId::truth(choices.contains(&value));
            into.node(span.first, (0..span.choices).map(outcome).collect())
        }
    }
}

impl Span {
    fn test_selected(&self, choice: usize, into: &mut Diagrams) -> NodeId {
        if Some(choice) != self.none_choice {
            return into.node(self.first + choice, vec![NodeId::NO, NodeId::YES]);
        }
        (0..self.choices)
            .filter(|other| Some(*other) != self.none_choice)
            .fold(NodeId::YES, |so_far, other| {
                let selected = self.test_selected(other, into);
                let not_selected = into.ite(selected, NodeId::NO, NodeId::YES);
                into.ite(so_far, not_selected, NodeId::NO)
            })
    }
}
