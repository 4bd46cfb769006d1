//! The catalog: a linked document, in which every id is resolved and every rule is a decision
//! diagram. Assessments, interviews and explanations read it; [`Catalog::link`] creates it.

mod answers;
mod initial;

pub use answers::AnswerError;
pub(crate) use answers::decode_answer;
pub use initial::InitialChunk;

use crate::answer::Answers;
use crate::condition::{Condition, QuestionIx, Variables};
use crate::date::Date;
use crate::document::{
    Agreement, Choice, Citation, Document, Program, Question, Scenario, Source, StandingOption,
};
use crate::mdd::{Diagrams, NodeId};
use crate::messages::Messages;
use crate::snapshot::{Decoder, Snapshot, snapshot};

/// The id of the question whose choices are the challenges that agreements address.
pub const CHALLENGES: &str = "challenges";

/// The assumed reading speed, below the common 240 or so because these questions need thought.
pub const WORDS_PER_MINUTE: usize = 150;

/// A linked document. It never changes, and it holds nothing about a person.
#[derive(Clone, Debug)]
pub struct Catalog {
    pub(crate) document: Document,
    pub(crate) messages: Messages,
    pub(crate) challenges: QuestionIx,
    pub(crate) variables: Variables,
    pub(crate) agreements: Vec<LinkedAgreement>,
    /// For each requirement of each option, the rule for when the requirement is met, if it has
    /// such a rule.
    pub(crate) options: Vec<Vec<Option<NodeId>>>,
    /// For each exclusion, the diagram that ends in yes where the answers violate it.
    pub(crate) exclusions: Vec<NodeId>,
    /// The constraint of all exclusions: yes where none of them is violated.
    pub(crate) possible: NodeId,
    pub(crate) scenarios: Vec<LinkedScenario>,
    pub(crate) diagrams: Diagrams,
    /// For each diagram of an agreement (verdict, constraint, duty, needs and marks), the root and
    /// the questions that the diagram reads. Sorted by root. Empty unless `is_whole`.
    pub(crate) reads: Vec<(NodeId, Vec<QuestionIx>)>,
    /// The number of programs that [`Catalog::link_only`] left out.
    pub(crate) left_out: usize,
    /// False for a decoded snapshot ([`crate::snapshot`]), which has only the data for verdicts and
    /// for the first screens.
    pub(crate) is_whole: bool,
}

/// The index of an agreement among all agreements of all programs, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AgreementIx(pub usize);

/// The linked rules of an agreement.
#[derive(Clone, Debug)]
pub(crate) struct LinkedAgreement {
    /// The index of its program, and its own index within that program.
    pub index: (usize, usize),
    /// The choice indices of the challenges it addresses, in document order.
    pub addresses: Vec<usize>,
    /// The other rules that raise it, in document order.
    pub raises: Vec<LinkedNeed>,
    /// The rule for when a law requires it or another agreement of its program.
    pub duty: Option<NodeId>,
    /// Its own needs, in document order, followed by one need for each program that it needs.
    pub needs: Vec<LinkedNeed>,
    /// The indices of the programs that it needs.
    pub needed_programs: Vec<usize>,
    /// Ends in yes where one of its challenges is selected or another rule raises it.
    pub raised: NodeId,
    /// The variable for whether it is on offer. Only agreements of needed programs have one.
    pub offer: Option<usize>,
    /// The constraint: yes where no exclusion that affects this agreement is violated.
    pub possible: NodeId,
    /// Its verdict when it is on offer: fits (yes), does not fit (no) or not raised
    /// ([`NodeId::NOT_RAISED`]).
    pub verdict: NodeId,
    /// For each requirement, the rule for when it is met, if answers can show that.
    pub met: Vec<Option<NodeId>>,
    /// Every question that can affect its verdict, reasons, marks or duty, in catalog order.
    pub reads: Vec<QuestionIx>,
}

impl LinkedAgreement {
    /// Returns the roots of the diagrams for its verdict, its constraint, its duty and its marks.
    pub fn roots(&self) -> impl Iterator<Item = NodeId> {
        let roots = [self.verdict, self.possible].into_iter().chain(self.duty);
        roots.chain(self.met.iter().flatten().copied())
    }
}

/// The linked rule of a need, or of another rule that raises an agreement.
#[derive(Clone, Debug)]
pub(crate) struct LinkedNeed {
    pub origin: NeedOrigin,
    /// The questions that the rule mentions or, for a need for another program, depends on.
    pub questions: Vec<QuestionIx>,
    /// The rule. `None` for a need for another program, and in a decoded snapshot.
    pub when: Option<Condition>,
    pub root: NodeId,
}

/// Where the document defines a need, or a rule that raises an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NeedOrigin {
    /// Index in the agreement's `needs` or, for a rule that raises the agreement, in its `raises`.
    Rule(usize),
    /// Index in the program's `relations`.
    Relation(usize),
}

snapshot! {
    LinkedAgreement(
        index addresses raises duty needs needed_programs raised offer possible verdict met reads;
    );
    LinkedNeed(origin questions root; when);
}

impl Snapshot for NeedOrigin {
    fn decode(decoder: &mut Decoder) -> Self {
        match bool::decode(decoder) {
            true => Self::Rule(usize::decode(decoder)),
            false => Self::Relation(usize::decode(decoder)),
        }
    }

    fn encode(&self, encoder: &mut crate::snapshot::Encoder) {
        let (Self::Rule(index) | Self::Relation(index)) = self;
        matches!(self, Self::Rule(_)).encode(encoder);
        index.encode(encoder);
    }
}

/// A scenario with its answers decoded and its agreements looked up.
#[derive(Clone, Debug)]
pub struct LinkedScenario {
    /// The answers of the agency.
    pub answers: Answers,
    /// The day for which its verdicts hold.
    pub as_of: Date,
    /// For each agreement, the index of its entry in the scenario's `expected`, if it has one.
    pub expected: Vec<Option<usize>>,
}

impl Catalog {
    /// Whether the catalog has all its data. A decoded snapshot does not.
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// Returns the document that was linked.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Returns the texts of the interface.
    pub fn messages(&self) -> &Messages {
        &self.messages
    }

    /// Returns the questions of the interview, in the order in which they are asked.
    pub fn questions(&self) -> impl Iterator<Item = (QuestionIx, &Question)> {
        self.all_questions()
            .filter(|(_, question)| question.point.is_none())
    }

    /// Returns the open points, which only ICE, counsel or another agency can settle.
    pub fn points(&self) -> impl Iterator<Item = (QuestionIx, &Question)> {
        self.all_questions()
            .filter(|(_, question)| question.point.is_some())
    }

    /// Returns everything that can be answered: the interview's questions, then the open points.
    pub fn all_questions(&self) -> impl Iterator<Item = (QuestionIx, &Question)> {
        let all = self.document.questions.iter().enumerate();
        all.map(|(index, question)| (QuestionIx(index), question))
    }

    /// Returns the question with this index.
    pub fn question(&self, index: QuestionIx) -> Option<&Question> {
        self.document.questions.get(index.0)
    }

    /// Returns the minutes that it takes to read the interview at [`WORDS_PER_MINUTE`], rounded up.
    pub fn minutes_to_read(&self) -> usize {
        let words = |text: &str| text.split_whitespace().count();
        let in_choice =
            |choice: &Choice| words(&choice.label) + choice.hint.as_deref().map_or(0, words);
        let in_question = |question: &Question| {
            let choices = question.choices.iter().map(in_choice).sum::<usize>();
            words(&question.text) + words(&question.hint) + choices
        };
        let questions = self.questions();
        let total: usize = questions.map(|(_, question)| in_question(question)).sum();
        total.div_ceil(WORDS_PER_MINUTE)
    }

    /// Returns the index of the question whose choices are the challenges.
    pub fn challenges(&self) -> QuestionIx {
        self.challenges
    }

    /// Returns the index of the question with this id.
    pub fn find_question(&self, id: &str) -> Option<QuestionIx> {
        let has_id = |question: &Question| question.id.as_str() == id;
        self.document
            .questions
            .iter()
            .position(has_id)
            .map(QuestionIx)
    }

    /// Returns the programs, in ICE's own order.
    pub fn programs(&self) -> &[Program] {
        &self.document.programs
    }

    /// Returns the number of programs that [`Catalog::link_only`] left out.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// Returns the program with this id.
    pub fn find_program(&self, id: &str) -> Option<&Program> {
        self.programs()
            .iter()
            .find(|program| program.id.as_str() == id)
    }

    /// Returns the options that need no program.
    pub fn options(&self) -> &[StandingOption] {
        &self.document.options
    }

    /// Returns the scenarios in order, each with its linked form.
    pub fn scenarios(&self) -> impl Iterator<Item = (&Scenario, &LinkedScenario)> {
        self.document.scenarios.iter().zip(&self.scenarios)
    }

    /// Returns the scenario with this id.
    pub fn find_scenario(&self, id: &str) -> Option<(&Scenario, &LinkedScenario)> {
        self.scenarios()
            .find(|(scenario, _)| scenario.id.as_str() == id)
    }

    /// Returns every agreement with its index and its program, in order.
    pub fn agreements(&self) -> impl Iterator<Item = (AgreementIx, &Program, &Agreement)> {
        self.agreements
            .iter()
            .enumerate()
            .filter_map(|(index, linked)| {
                let program = self.document.programs.get(linked.index.0)?;
                let agreement = program.agreements.get(linked.index.1)?;
                Some((AgreementIx(index), program, agreement))
            })
    }

    /// Returns the agreement with this index and its program.
    pub fn agreement(&self, index: AgreementIx) -> Option<(&Program, &Agreement)> {
        let linked = self.agreements.get(index.0)?;
        let program = self.document.programs.get(linked.index.0)?;
        Some((program, program.agreements.get(linked.index.1)?))
    }

    /// Returns the source that a citation names.
    pub fn source(&self, citation: &Citation) -> Option<&Source> {
        self.document
            .sources
            .iter()
            .find(|source| source.id == citation.source)
    }

    /// Returns the questions that the rule at `root` reads, in order.
    pub(crate) fn reads(&self, root: NodeId) -> &[QuestionIx] {
        let index = self.reads.binary_search_by_key(&root, |(root, _)| *root);
        let found = index.ok().and_then(|index| self.reads.get(index));
        found.map_or(&[], |(_, questions)| questions)
    }

    /// Returns the mapping from answers to variables.
    pub fn variables(&self) -> &Variables {
        &self.variables
    }
}
