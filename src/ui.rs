//! Markup: state in, virtual nodes out. No rules, no effects, and no word that a person reads.

pub mod asked;
pub mod asof;
pub mod brief;
pub mod card;
pub mod challenges;
pub mod citation;
pub mod claims;
pub mod class;
pub mod compare;
mod contradiction;
pub mod decides;
pub mod display;
pub mod due;
pub mod folded;
pub mod glossary;
pub mod glyph;
pub mod handout;
pub mod later;
pub mod law;
pub mod markup;
pub mod moved;
pub mod notice;
pub mod one_of;
pub mod overview;
pub mod program;
pub mod programs;
pub mod question;
pub mod questions;
pub mod results;
pub mod review;
pub mod root;
pub mod scenarios;
pub mod shell;
pub mod sofar;
pub mod sources;
pub mod stages;
pub mod start;
pub mod take;
pub mod timeline;
pub mod verdict;
pub mod worksheet;

use crate::app::action::{Action, Page};
use crate::app::address;
use crate::app::look::Look;
use crate::app::store::State;
use guide_engine::assess::Assessed;
use guide_engine::catalog::Catalog;
use guide_engine::condition::QuestionIx;
use guide_engine::date::Date;
use guide_engine::document::{Agreement, Citation};
use guide_engine::explain;
use guide_engine::interview::Interview;
use guide_engine::moved::Moved;
use guide_engine::word::{self, Word, Words};
use markup::{Classes, Html, classes, html};
use yew::{Callback, Event};

/// Everything a page is made from.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// What there is to say.
    pub catalog: &'a Catalog,
    /// What was answered, and where the person is.
    pub state: &'a State,
    /// What the answers mean.
    pub assessed: &'a Assessed,
    /// Which questions can still change something, and which answers count.
    pub interview: &'a Interview,
    /// What the last answer moved; nothing where the answers came all at once.
    pub moved: Option<&'a [Moved]>,
    /// Where to tell what happened.
    pub send: &'a Callback<Action>,
    /// Whether links can have an address.
    pub standalone: bool,
    /// The address of the page, without what is after the #; empty where the guide has none of its own.
    pub here: &'a str,
    /// Whether a person may ask for the answers to be kept in this browser.
    pub storage: bool,
    /// Whether the page around the guide is told the answers.
    pub shares: bool,
    /// Whether a room looks at the screen.
    pub presents: bool,
    /// How the guide looks: what the page chose, and what the person chose over it.
    pub look: Look,
}

impl<'a> View<'a> {
    /// The words of the interface.
    pub fn words(&self) -> &'a Words {
        self.catalog.words()
    }

    /// The day that is looked at, where one was chosen instead of today. A clock that is wrong hides nothing.
    pub fn past(&self) -> Option<Date> {
        let chosen = self.state.shown().roster.is_some() || self.state.fixed().is_some();
        chosen.then_some(self.assessed.as_of)
    }

    /// Whether a statement with these sources is shown: on a day that was chosen, only what was known by then.
    pub fn shows<'c>(&self, cite: impl IntoIterator<Item = &'c Citation>) -> bool {
        self.past()
            .is_none_or(|day| explain::is_known(self.catalog, cite, day))
    }

    /// Whether a day is not after the one that was chosen.
    pub fn reaches(&self, date: Date) -> bool {
        self.past().is_none_or(|day| date.first() <= day.last())
    }

    /// Whether an agreement is shown: on a day that was chosen, only one that had come up by then.
    pub fn has_come(&self, agreement: &Agreement) -> bool {
        let mut spans = agreement.offered.iter();
        spans.any(|span| self.reaches(span.from))
    }

    /// A word as it stands.
    pub fn say(&self, word: Word) -> &'a str {
        self.words().get(word)
    }

    /// A callback that tells `action` whatever the event.
    pub fn on(&self, action: Action) -> Callback<Event> {
        self.send.reform(move |_| action.clone())
    }

    /// A link to a page. Where the guide has no address of its own it is a button that looks like one.
    pub fn link(&self, page: Page, class: &'static str, label: Html) -> Html {
        if self.standalone {
            let address = address::of(self.catalog, page);
            return html! { <a href={address} class={class}>{ label }</a> };
        }
        self.button(
            Action::PageChosen(page),
            classes!("iag-textbtn", class),
            label,
        )
    }

    /// A button that tells `action`.
    pub fn button(&self, action: Action, class: impl Into<Classes>, label: Html) -> Html {
        html! {
            <button type="button" class={class.into()} onclick={self.on(action)}>{ label }</button>
        }
    }
}

/// The way back from a page that only informs: to where the person was, or to the list of programs.
pub fn back(view: &View) -> Html {
    let (page, label) = match view.state.came_from() {
        Some(Page::Question(place)) => {
            let n = (place.0 + 1).to_string();
            (
                Page::Question(place),
                view.words().fill(word::PROGRAM_BACK_QUESTION, &[("n", &n)]),
            )
        }
        Some(Page::Questions) => (
            Page::Questions,
            view.say(word::PROGRAM_BACK_QUESTIONS).to_owned(),
        ),
        Some(Page::Review) => (Page::Review, view.say(word::PROGRAM_BACK_REVIEW).to_owned()),
        Some(page) => (page, view.say(word::PROGRAM_BACK).to_owned()),
        None if *view.state.page() == Page::Programs => return Html::default(),
        None => (Page::Programs, view.say(word::PROGRAM_BACK_ALL).to_owned()),
    };
    html! { <p class="iag-back">{ view.link(page, "iag-link", html! { label }) }</p> }
}

/// The name of a heading of this level.
fn heading(level: u8) -> &'static str {
    match level {
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}

/// The title of a page, as the browser shows it; `wrong` while an answer is missing.
pub fn title(catalog: &Catalog, page: Page, wrong: bool) -> String {
    let words = catalog.words();
    let name = words.get(word::APP_NAME);
    if page == Page::Start {
        return name.to_owned();
    }
    let own = page_title(catalog, page);
    let title = words.fill(word::APP_TITLE, &[("page", &own), ("app", name)]);
    if wrong {
        words.fill(word::ERROR_PAGE, &[("page", &title)])
    } else {
        title
    }
}

/// What a page is called.
fn page_title(catalog: &Catalog, page: Page) -> String {
    let words = catalog.words();
    match page {
        Page::Start => words.get(word::APP_NAME).to_owned(),
        Page::Question(place) => question_title(catalog, place),
        Page::Questions => words.get(word::QUESTIONS_TITLE).to_owned(),
        Page::Review => words.get(word::REVIEW_TITLE).to_owned(),
        Page::Results => words.get(word::RESULTS_PAGE).to_owned(),
        Page::Programs => words.get(word::PROGRAMS_PAGE).to_owned(),
        Page::Program(place) => catalog
            .programs()
            .get(place)
            .map(|p| p.name.clone())
            .unwrap_or_default(),
        Page::Option(place) => catalog
            .options()
            .get(place)
            .map(|o| o.name.clone())
            .unwrap_or_default(),
        Page::Glossary => words.get(word::GLOSSARY_TITLE).to_owned(),
        Page::Sources => words.get(word::SOURCES_TITLE).to_owned(),
        Page::Compare => words.get(word::COMPARE_PAGE).to_owned(),
        Page::Brief => words.get(word::BRIEF_TITLE).to_owned(),
        Page::Asked => words.get(word::ASKED_TITLE).to_owned(),
        Page::Worksheet => words.get(word::WORKSHEET_TITLE).to_owned(),
        Page::Take => words.get(word::TAKE_PAGE).to_owned(),
        Page::Scenarios => words.get(word::CLASS_TITLE).to_owned(),
        Page::Booklet => words.get(word::CLASS_BOOKLET).to_owned(),
        Page::Scenario(place) | Page::Handout(place) => {
            let scenario = catalog.scenarios().nth(place);
            scenario
                .map(|(scenario, _)| scenario.title.clone())
                .unwrap_or_default()
        }
    }
}

fn question_title(catalog: &Catalog, place: QuestionIx) -> String {
    let question = catalog
        .question(place)
        .map_or("", |question| &question.text);
    let (n, all) = (
        (place.0 + 1).to_string(),
        catalog.questions().count().to_string(),
    );
    let fills = [("question", question), ("n", &n), ("all", &all)];
    catalog.words().fill(word::QUESTION_PAGE, &fills)
}
