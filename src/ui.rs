//! Markup: functions from the state to Yew nodes, one file for each page or component.
//!
//! `app::App` renders the result. This module has no rules and no effects, and every word that a
//! person reads comes from the catalog.

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

/// The data that pages and components render.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The catalog.
    pub catalog: &'a Catalog,
    /// The state of the guide, such as the answers and the page shown.
    pub state: &'a State,
    /// The assessment of the answers: verdicts, reasons and marks.
    pub assessed: &'a Assessed,
    /// The interview: the questions that can still change a result, and the answers that count.
    pub interview: &'a Interview,
    /// The verdicts and marks that the last edit changed. `None` before the first edit, and after
    /// an edit that changed several answers at once.
    pub moved: Option<&'a [Moved]>,
    /// The callback that dispatches an action.
    pub send: &'a Callback<Action>,
    /// Whether the page belongs to the guide alone. Only then do links within the guide have
    /// addresses.
    pub standalone: bool,
    /// The address of the document without its fragment. Empty if the browser does not provide one.
    pub here: &'a str,
    /// Whether the person may save the answers in this browser.
    pub storage: bool,
    /// Whether the host page receives the answers.
    pub shares: bool,
    /// Whether the mode is `present`, for a class or a meeting that looks at one screen.
    pub presents: bool,
    /// The theme, the mode and the heading level. A theme that the person chose overrides the theme
    /// of the host page.
    pub look: Look,
}

impl<'a> View<'a> {
    /// Returns the messages of the interface.
    pub fn words(&self) -> &'a Words {
        self.catalog.words()
    }

    /// Returns the day for which the verdicts hold, if the person chose it or the host page fixed
    /// it, and `None` otherwise. Statements with later sources are hidden only for such a day, so
    /// that a wrong clock never hides anything.
    pub fn past(&self) -> Option<Date> {
        let chosen = self.state.shown().roster.is_some() || self.state.fixed().is_some();
        chosen.then_some(self.assessed.as_of)
    }

    /// Whether a statement with these sources is shown. If [`Self::past`] returns a day, no source
    /// may be later than that day.
    pub fn shows<'c>(&self, cite: impl IntoIterator<Item = &'c Citation>) -> bool {
        self.past()
            .is_none_or(|day| explain::is_known(self.catalog, cite, day))
    }

    /// Whether `date` is on or before the day that [`Self::past`] returns. Always true if there is
    /// no such day.
    pub fn reaches(&self, date: Date) -> bool {
        self.past().is_none_or(|day| date.first() <= day.last())
    }

    /// Whether an agreement is shown. If [`Self::past`] returns a day, the agreement must first
    /// have been on offer by that day.
    pub fn has_come(&self, agreement: &Agreement) -> bool {
        let mut spans = agreement.offered.iter();
        spans.any(|span| self.reaches(span.from))
    }

    /// Returns the text of a message that has no placeholders.
    pub fn say(&self, word: Word) -> &'a str {
        self.words().get(word)
    }

    /// Returns a callback that dispatches `action` for any event.
    pub fn on(&self, action: Action) -> Callback<Event> {
        self.send.reform(move |_| action.clone())
    }

    /// Renders a link to a page of the guide. On a host page, the pages of the guide have no
    /// addresses, so this renders a button that looks like a link.
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

    /// Renders a button that dispatches `action`.
    pub fn button(&self, action: Action, class: impl Into<Classes>, label: Html) -> Html {
        html! {
            <button type="button" class={class.into()} onclick={self.on(action)}>{ label }</button>
        }
    }
}

/// Renders the link back to the page that was shown last among the questions, the review and the
/// results. If none of these was shown, the link leads to the list of programs; that list itself
/// then has no such link.
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

/// Returns the tag name of a heading of level 3 to 6.
fn heading(level: u8) -> &'static str {
    match level {
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}

/// Returns the document title for a page. If `wrong` is true, the title says that the page reports
/// a missing answer.
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

/// Returns the part of the document title that is specific to a page.
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
