//! Linking: turns a document into a catalog, or reports every problem in the document, not only the
//! first.
//!
//! Linking resolves every id, compiles every rule into a decision diagram, and checks that each
//! scenario gets the verdicts that it expects.

mod about;
mod agreements;
mod answers;
mod compare;
mod exclusions;
mod known;
mod nesting;
mod programs;
mod questions;
mod reads;
mod rules;
mod scenarios;
mod texts;

use crate::catalog::{CHALLENGES, Catalog};
use crate::condition::{QuestionIx, Variables};
use crate::document::{Document, Question, QuestionKind, SourceKind, StandingOption};
use crate::id::SourceId;
use crate::mdd::{Diagrams, NodeId};
use crate::messages::Messages;
use crate::order;
use crate::problem::{Cause, Problem, Subject};

impl Catalog {
    /// Checks a document, resolves every id in it and builds its diagrams.
    ///
    /// # Errors
    /// Returns all problems in document order, or only one if there are too many choices to check.
    pub fn link(document: Document) -> Result<Self, Vec<Problem>> {
        link_all(document, |_| true)
    }
}

/// Links a document from which `subset` has removed programs. Does not report unused sources and
/// choices, because the removed programs may have used them.
pub(crate) fn link_subset(document: Document) -> Result<Catalog, Vec<Problem>> {
    link_all(document, |problem| problem.cause != Cause::Unused)
}

fn link_all(
    document: Document,
    is_reported: impl Fn(&Problem) -> bool,
) -> Result<Catalog, Vec<Problem>> {
    if let Some(problem) = questions::too_many_choices(&document) {
        nesting::drop_iteratively(document);
        return Err(vec![problem]);
    }
    let mut linker = Linker::new(&document);
    linker.about();
    linker.glossary();
    linker.messages();
    let mut agreements = linker.programs();
    let options = linker.options();
    let exclusions = linker.exclusions();
    linker.apply_exclusions(&exclusions, &mut agreements);
    let scenarios = linker.scenarios();
    // `questions` reports unused choices and `sources` reports unused sources, so call both after
    // all checks of parts that refer to choices and sources.
    linker.law();
    linker.questions();
    linker.sources();
    linker.overflow();
    let Linker {
        mut problems,
        variables,
        mut diagrams,
        challenges,
        ..
    } = linker;
    let possible = exclusions::none_of(&exclusions, &mut diagrams);
    diagrams.finish();
    problems.retain(is_reported);
    let Some(challenges) = challenges.filter(|_| problems.iter().all(leaves_verdicts_reliable))
    else {
        nesting::drop_iteratively(document);
        return Err(in_order(problems));
    };
    let reads = reads::by_root(challenges, &variables, &diagrams, &mut agreements);
    let catalog = Catalog {
        messages: Messages::new(&document.words),
        document,
        challenges,
        options,
        exclusions,
        possible,
        scenarios,
        reads,
        variables,
        agreements,
        diagrams,
        left_out: 0,
        is_whole: true,
    };
    problems.extend(scenarios::unexpected_verdicts(&catalog));
    if problems.is_empty() {
        return Ok(catalog);
    }
    Err(in_order(problems))
}

/// Sorts problems by the part of the document that they are in. The sort is stable, so problems in
/// the same part keep their order.
fn in_order(mut problems: Vec<Problem>) -> Vec<Problem> {
    order::sort_by_key(&mut problems, |problem| problem.subject);
    problems
}

/// Whether verdicts are reliable despite this problem, so that the expected verdicts of scenarios
/// can still be checked.
fn leaves_verdicts_reliable(problem: &Problem) -> bool {
    match problem.subject {
        Subject::Sources | Subject::Source(_) | Subject::Glossary | Subject::Messages => true,
        Subject::Law | Subject::Scenarios | Subject::Scenario(_) => true,
        Subject::About | Subject::Questions | Subject::Question(_) => false,
        Subject::Programs | Subject::Program(_) => false,
        Subject::Options | Subject::Option(_) | Subject::Exclusions => false,
    }
}

/// The state of linking: the ids resolved and the problems found so far.
struct Linker<'d> {
    document: &'d Document,
    problems: Vec<Problem>,
    /// The part of the document that is being checked.
    subject: Subject,
    /// The sources, sorted by id.
    known_sources: Vec<(&'d SourceId, SourceKind)>,
    /// For each entry of `known_sources`, whether a citation names it.
    cited: Vec<bool>,
    challenges: Option<QuestionIx>,
    variables: Variables,
    /// For each choice of each question, whether a rule or an agreement mentions the choice.
    mentioned: Vec<Vec<bool>>,
    diagrams: Diagrams,
}

impl<'d> Linker<'d> {
    fn new(document: &'d Document) -> Self {
        let mut variables = Variables::default();
        for question in &document.questions {
            let is_multi_select = question.kind == QuestionKind::Many;
            let none = question.choices.iter().position(|choice| choice.none);
            variables.add_question(question.choices.len(), is_multi_select, none);
        }
        let mut questions = document.questions.iter();
        let challenges = questions.position(|question| question.id.as_str() == CHALLENGES);
        let sources = document.sources.iter();
        let mut known_sources: Vec<_> = sources.map(|source| (&source.id, source.kind)).collect();
        order::sort_by_key(&mut known_sources, |(id, _)| *id);
        let unmentioned = |question: &Question| vec![false; question.choices.len()];
        let mentioned = document.questions.iter().map(unmentioned).collect();
        Self {
            document,
            problems: Vec::new(),
            subject: Subject::About,
            cited: vec![false; known_sources.len()],
            known_sources,
            challenges: challenges.map(QuestionIx),
            variables,
            mentioned,
            diagrams: Diagrams::default(),
        }
    }

    /// Returns the index of a source in `known_sources`.
    fn known_source(&self, id: &SourceId) -> Option<usize> {
        let found = self.known_sources.binary_search_by_key(&id, |(id, _)| id);
        found.ok()
    }

    /// Records a problem in `subject`, the part that is being checked.
    fn problem(&mut self, field: &str, found: impl Into<String>, remedy: impl Into<String>) {
        self.problem_with_cause(Cause::Content, field, found, remedy);
    }

    fn problem_with_cause(
        &mut self,
        cause: Cause,
        field: &str,
        found: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.problems.push(Problem {
            subject: self.subject,
            cause,
            field: field.to_owned(),
            found: found.into(),
            remedy: remedy.into(),
        });
    }

    fn options(&mut self) -> Vec<Vec<Option<NodeId>>> {
        let document = self.document;
        let options = document.options.iter().enumerate();
        let linked = options
            .map(|(position, option)| {
                self.subject = Subject::Option(position);
                self.option(position, option)
            })
            .collect();
        if document.options.is_empty() {
            self.subject = Subject::Options;
            self.problem(
                "",
                "there is no option",
                "add \"no agreement\", which is always an option",
            );
        }
        linked
    }

    fn option(&mut self, position: usize, option: &'d StandingOption) -> Vec<Option<NodeId>> {
        let options = &self.document.options;
        let same = texts::earlier(options, position, |other| other.id == option.id);
        self.part_id(option.id.as_str(), same.map(Subject::Option));
        let mut before = options.iter().take(position);
        let same = before.find(|other| other.order == option.order);
        self.order(option.order, same.map(|other| other.id.as_str()));
        self.text("name", &option.name);
        self.text("short", &option.short);
        self.claim("summary", &option.summary);
        self.facts("facts", &option.facts);
        self.offers_and_limits(&option.offers, &option.limits);
        let met = self.requirements("requirements", &option.requirements);
        self.asks("ask_ice", &option.ask_ice);
        self.compare("compare", &option.compare);
        met
    }

    fn overflow(&mut self) {
        if self.diagrams.has_overflowed() {
            self.subject = Subject::Programs;
            let found = "the rules together are too intricate to be decided exactly";
            self.problem("", found, "write rules that test fewer questions");
        }
    }
}
