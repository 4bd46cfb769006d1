//! The catalogue: a document in which every name has been looked up and every rule understood.

use crate::answer::Answers;
use crate::condition::{Condition, QuestionIx, Variables};
use crate::date::Date;
use crate::diagram::{Diagrams, NodeId};
use crate::document::{
    Agreement, Choice, Citation, Document, Program, Question, Scenario, Source, StandingOption,
};
use crate::link;
use crate::packed::{Left, Packed, packed};
use crate::problem::Problem;
use crate::word::Words;

/// The name of the question whose choices agreements address.
pub const CHALLENGES: &str = "challenges";

/// A careful reader's speed, slower than the usual 240 or so: these are questions to think about.
pub const WORDS_PER_MINUTE: usize = 150;

/// A linked document. It never changes, and nothing about a person is written into it.
#[derive(Clone, Debug)]
pub struct Catalog {
    pub(crate) document: Document,
    pub(crate) words: Words,
    pub(crate) challenges: QuestionIx,
    pub(crate) variables: Variables,
    pub(crate) agreements: Vec<LinkedAgreement>,
    /// For each standing option, the rules of its requirements, where they have one.
    pub(crate) options: Vec<Vec<Option<NodeId>>>,
    /// For each exclusion of the document, when it is violated.
    pub(crate) exclusions: Vec<NodeId>,
    /// Yes where no exclusion is violated.
    pub(crate) possible: NodeId,
    pub(crate) scenarios: Vec<LinkedScenario>,
    pub(crate) diagrams: Diagrams,
    /// The questions that each rule reads, by the root of its diagram, in the order of these.
    pub(crate) reads: Vec<(NodeId, Vec<QuestionIx>)>,
    /// How many programs of the document were left out.
    pub(crate) left_out: usize,
    /// Whether it has more than what decides and what the first screens show.
    pub(crate) is_whole: bool,
}

/// The place of an agreement among all agreements of all programs, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AgreementIx(pub usize);

/// An agreement's rules, looked up.
#[derive(Clone, Debug)]
pub(crate) struct LinkedAgreement {
    /// Positions of its program and of itself within it.
    pub place: (usize, usize),
    /// Positions of the challenges it addresses, in the order of `addresses`.
    pub addresses: Vec<usize>,
    /// What else raises it, in the order of `raises`.
    pub raises: Vec<LinkedNeed>,
    /// When it is a duty.
    pub duty: Option<NodeId>,
    /// Its needs, in order, and then the programs it needs.
    pub needs: Vec<LinkedNeed>,
    /// Positions of the programs it needs.
    pub needed_programs: Vec<usize>,
    /// Whether one of its challenges is named, or something else raises it.
    pub raised: NodeId,
    /// The variable for "is on offer on the day". Only agreements of a program that another program needs have one.
    pub offer: Option<usize>,
    /// Yes where none of the exclusions that bear on this agreement is violated.
    pub possible: NodeId,
    /// What the answers say of it: fits (yes), does not fit (no), or not raised (out).
    pub verdict: NodeId,
    /// For each requirement, when it is met, where answers can tell.
    pub met: Vec<Option<NodeId>>,
    /// Every question whose answer can touch its verdict, its reasons or its marks, in order.
    pub reads: Vec<QuestionIx>,
}

impl LinkedAgreement {
    /// The roots of all its rules that decide something by themselves.
    pub fn roots(&self) -> impl Iterator<Item = NodeId> {
        let own = [self.verdict, self.possible].into_iter().chain(self.duty);
        own.chain(self.met.iter().flatten().copied())
    }
}

/// A need's rule, looked up.
#[derive(Clone, Debug)]
pub(crate) struct LinkedNeed {
    pub origin: NeedOrigin,
    /// The questions it reads.
    pub questions: Vec<QuestionIx>,
    /// Its rule; a need for another program has none of its own.
    pub when: Option<Condition>,
    pub root: NodeId,
}

/// Where a need is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NeedOrigin {
    /// Position in the agreement's `needs`.
    Rule(usize),
    /// Position in the program's `relations`.
    Relation(usize),
}

packed! {
    LinkedAgreement(place addresses raises duty needs needed_programs raised offer possible verdict met reads;);
    LinkedNeed(origin questions root; when);
}

impl Packed for NeedOrigin {
    fn take(left: &mut Left) -> Self {
        match bool::take(left) {
            true => Self::Rule(usize::take(left)),
            false => Self::Relation(usize::take(left)),
        }
    }

    #[cfg(feature = "authoring")]
    fn put(&self, packing: &mut crate::packed::Packing) {
        let (Self::Rule(place) | Self::Relation(place)) = self;
        matches!(self, Self::Rule(_)).put(packing);
        place.put(packing);
    }
}

/// A scenario's answers, read, and its agreements, looked up.
#[derive(Clone, Debug)]
pub struct LinkedScenario {
    /// What the agency answered.
    pub answers: Answers,
    /// The day its verdicts are for.
    pub as_of: Date,
    /// For each agreement, in their order, the position of its entry in the scenario's `expected`;
    /// none where nothing is said of it.
    pub expected: Vec<Option<usize>>,
}

impl Catalog {
    /// Looks up every name in a document and checks it.
    ///
    /// # Errors
    /// Every problem there is, in the order of the document; never only the first.
    pub fn link(document: Document) -> Result<Self, Vec<Problem>> {
        link::link(document)
    }

    /// The part that comes first, as it is sent (`packed`): it decides as the whole does, and is to be replaced by that.
    pub(crate) fn unpacked(left: &mut Left, words: Vec<String>) -> Self {
        Self {
            document: Packed::take(left),
            words: Words::in_order(words),
            challenges: Packed::take(left),
            variables: Packed::take(left),
            agreements: Packed::take(left),
            options: Packed::take(left),
            exclusions: Packed::take(left),
            possible: Packed::take(left),
            scenarios: Vec::new(),
            diagrams: Packed::take(left),
            reads: Vec::new(),
            left_out: 0,
            is_whole: false,
        }
    }

    /// Sends all of it that comes first, with the document as it is to be then.
    #[cfg(feature = "authoring")]
    pub(crate) fn put(&self, document: &Document, packing: &mut crate::packed::Packing) {
        document.put(packing);
        self.challenges.put(packing);
        self.variables.put(packing);
        self.agreements.put(packing);
        self.options.put(packing);
        self.exclusions.put(packing);
        self.possible.put(packing);
        self.diagrams.put(packing);
    }

    /// Whether it has more than what decides and what the first screens show.
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// The document as it was written.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The words of the interface.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// The questions of the interview, in the order they are asked.
    pub fn questions(&self) -> impl Iterator<Item = (QuestionIx, &Question)> {
        self.all_questions()
            .filter(|(_, question)| question.point.is_none())
    }

    /// The open points: what only somebody else can settle. They come after the questions of the interview.
    pub fn points(&self) -> impl Iterator<Item = (QuestionIx, &Question)> {
        self.all_questions()
            .filter(|(_, question)| question.point.is_some())
    }

    /// Everything that can be answered: the questions of the interview, and then the open points.
    pub fn all_questions(&self) -> impl Iterator<Item = (QuestionIx, &Question)> {
        let all = self.document.questions.iter().enumerate();
        all.map(|(position, question)| (QuestionIx(position), question))
    }

    /// A question by its place.
    pub fn question(&self, place: QuestionIx) -> Option<&Question> {
        self.document.questions.get(place.0)
    }

    /// How long it takes to read every question with its choices, in whole minutes, at
    /// [`WORDS_PER_MINUTE`].
    pub fn minutes_to_read(&self) -> usize {
        let words = |text: &str| text.split_whitespace().count();
        let choice =
            |choice: &Choice| words(&choice.label) + choice.hint.as_deref().map_or(0, words);
        let question = |question: &Question| {
            let choices = question.choices.iter().map(choice).sum::<usize>();
            words(&question.text) + words(&question.hint) + choices
        };
        let all: usize = self.questions().map(|(_, asked)| question(asked)).sum();
        all.div_ceil(WORDS_PER_MINUTE)
    }

    /// The question whose choices agreements address.
    pub fn challenges(&self) -> QuestionIx {
        self.challenges
    }

    /// The place of the question with this id.
    pub fn find_question(&self, id: &str) -> Option<QuestionIx> {
        let position = |question: &Question| question.id.as_str() == id;
        self.document
            .questions
            .iter()
            .position(position)
            .map(QuestionIx)
    }

    /// The programs, in ICE's own order.
    pub fn programs(&self) -> &[Program] {
        &self.document.programs
    }

    /// How many programs of the document it does not have, as [`Catalog::link_only`] left them out.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// The program with this id.
    pub fn find_program(&self, id: &str) -> Option<&Program> {
        self.programs()
            .iter()
            .find(|program| program.id.as_str() == id)
    }

    /// The options that need no program.
    pub fn options(&self) -> &[StandingOption] {
        &self.document.options
    }

    /// The scenarios with what was looked up of each, in order.
    pub fn scenarios(&self) -> impl Iterator<Item = (&Scenario, &LinkedScenario)> {
        self.document.scenarios.iter().zip(&self.scenarios)
    }

    /// The scenario with this id.
    pub fn find_scenario(&self, id: &str) -> Option<(&Scenario, &LinkedScenario)> {
        self.scenarios()
            .find(|(scenario, _)| scenario.id.as_str() == id)
    }

    /// Every agreement with its program, in order.
    pub fn agreements(&self) -> impl Iterator<Item = (AgreementIx, &Program, &Agreement)> {
        self.agreements
            .iter()
            .enumerate()
            .filter_map(|(position, linked)| {
                let program = self.document.programs.get(linked.place.0)?;
                let agreement = program.agreements.get(linked.place.1)?;
                Some((AgreementIx(position), program, agreement))
            })
    }

    /// An agreement and its program by its place.
    pub fn agreement(&self, place: AgreementIx) -> Option<(&Program, &Agreement)> {
        let linked = self.agreements.get(place.0)?;
        let program = self.document.programs.get(linked.place.0)?;
        Some((program, program.agreements.get(linked.place.1)?))
    }

    /// The source a citation names.
    pub fn source(&self, citation: &Citation) -> Option<&Source> {
        self.document
            .sources
            .iter()
            .find(|source| source.id == citation.source)
    }

    /// The questions that the rule at `root` reads, in order.
    pub(crate) fn reads(&self, root: NodeId) -> &[QuestionIx] {
        let place = self.reads.binary_search_by_key(&root, |(root, _)| *root);
        let found = place.ok().and_then(|place| self.reads.get(place));
        found.map_or(&[], |(_, questions)| questions)
    }

    /// How answers become variables.
    pub fn variables(&self) -> &Variables {
        &self.variables
    }
}
