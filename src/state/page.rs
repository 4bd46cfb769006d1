//! The pages of the guide, and their names in addresses and in scripts of the host page.

use guide_engine::catalog::Catalog;
use guide_engine::condition::QuestionIx;

/// A page of the guide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// The start page, which explains what the guide is.
    #[default]
    Start,
    /// One question.
    Question(QuestionIx),
    /// All questions that are asked, one below the other.
    Questions,
    /// All answers, to check and change.
    Review,
    /// The results: the verdicts for the answers.
    Results,
    /// The list of all programs.
    Programs,
    /// A program, by its index.
    Program(usize),
    /// An option (something that an agency can do without any program), by its index.
    Option(usize),
    /// The glossary.
    Glossary,
    /// All sources.
    Sources,
    /// The comparison of agreements and options side by side.
    Compare,
    /// The brief for a first meeting with ICE, for print.
    Brief,
    /// The open points: questions that only ICE, counsel or another agency can answer.
    OpenPoints,
    /// All questions for print, without answers.
    Worksheet,
    /// The ways to save and share the answers: files, a link, and storage in the browser.
    Transfer,
    /// The list of scenarios.
    Scenarios,
    /// A scenario in the classroom, by its index.
    Scenario(usize),
    /// A scenario for print, by its index: the story, a blank worksheet and the answer key.
    Handout(usize),
    /// All scenarios for print.
    Booklet,
}

/// The name of the start page in scripts of the host page. The fragment of the start page is `#/`,
/// without a name.
const START: &str = "start";

/// The pages that exist once, with their names in fragments. The other pages have names with an id,
/// such as `question/custody`.
pub const SINGLE: [(&str, Page); 14] = [
    ("", Page::Start),
    ("questions", Page::Questions),
    ("review", Page::Review),
    ("results", Page::Results),
    ("programs", Page::Programs),
    ("words", Page::Glossary),
    ("sources", Page::Sources),
    ("compare", Page::Compare),
    ("brief", Page::Brief),
    ("asked", Page::OpenPoints),
    ("worksheet", Page::Worksheet),
    ("take", Page::Transfer),
    ("scenarios", Page::Scenarios),
    ("booklet", Page::Booklet),
];

impl Page {
    /// Returns the page on which a question is answered: its own or, for an open point,
    /// `OpenPoints`.
    pub fn for_question(catalog: &Catalog, index: QuestionIx) -> Self {
        match catalog.question(index) {
            Some(question) if question.point.is_some() => Self::OpenPoints,
            _ => Self::Question(index),
        }
    }

    /// Whether answers are given or changed on this page.
    pub fn accepts_answers(self) -> bool {
        matches!(
            self,
            Self::Question(_) | Self::Questions | Self::Review | Self::OpenPoints
        )
    }

    /// Returns the name of this page for scripts of the host page, such as `start` or
    /// `question/custody`.
    pub fn name(self, catalog: &Catalog) -> String {
        match self {
            Self::Start => START.to_owned(),
            page => page.path(catalog),
        }
    }

    /// Returns the page with this name, if there is one.
    pub fn named(catalog: &Catalog, name: &str) -> Option<Self> {
        match name {
            START => Some(Self::Start),
            "" => None,
            name => Self::from_path(catalog, name),
        }
    }

    /// Returns the fragment that names this page, such as `#/results`.
    pub fn fragment(self, catalog: &Catalog) -> String {
        format!("#/{}", self.path(catalog))
    }

    /// Returns the page that a fragment names; `None` if this catalog has no such page.
    pub fn from_fragment(catalog: &Catalog, fragment: &str) -> Option<Self> {
        Self::from_path(catalog, fragment.strip_prefix("#/").unwrap_or_default())
    }

    fn path(self, catalog: &Catalog) -> String {
        let (kind, id) = match self {
            Self::Question(index) => {
                let question = catalog.question(index);
                ("question", question.map(|question| question.id.as_str()))
            }
            Self::Program(index) => {
                let program = catalog.programs().get(index);
                ("program", program.map(|program| program.id.as_str()))
            }
            Self::Option(index) => {
                let option = catalog.options().get(index);
                ("option", option.map(|option| option.id.as_str()))
            }
            Self::Scenario(index) => ("scenario", scenario_id(catalog, index)),
            Self::Handout(index) => ("handout", scenario_id(catalog, index)),
            page => {
                let single = SINGLE.iter().find(|(_, other)| *other == page);
                return single.map_or("", |(name, _)| name).to_owned();
            }
        };
        format!("{kind}/{}", id.unwrap_or_default())
    }

    fn from_path(catalog: &Catalog, path: &str) -> Option<Self> {
        let (kind, id) = path.split_once('/').unwrap_or((path, ""));
        let mut single = SINGLE.iter().filter(|_| id.is_empty());
        if let Some((_, page)) = single.find(|(name, _)| *name == kind) {
            return Some(*page);
        }
        match kind {
            // The initial chunk has no scenarios, so the list of scenarios replaces the page of a
            // scenario.
            "scenario" | "handout" if !catalog.is_whole() => Some(Self::Scenarios),
            "scenario" => find_scenario(catalog, id).map(Self::Scenario),
            "handout" => find_scenario(catalog, id).map(Self::Handout),
            "question" => Some(Self::for_question(catalog, catalog.find_question(id)?)),
            "program" => {
                let mut programs = catalog.programs().iter();
                let index = programs.position(|program| program.id.as_str() == id);
                index.map(Self::Program)
            }
            "option" => {
                let mut options = catalog.options().iter();
                let index = options.position(|option| option.id.as_str() == id);
                index.map(Self::Option)
            }
            _ => None,
        }
    }
}

fn scenario_id(catalog: &Catalog, index: usize) -> Option<&str> {
    let scenario = catalog.scenarios().nth(index);
    scenario.map(|(scenario, _)| scenario.id.as_str())
}

fn find_scenario(catalog: &Catalog, id: &str) -> Option<usize> {
    let mut scenarios = catalog.scenarios();
    scenarios.position(|(scenario, _)| scenario.id.as_str() == id)
}
