//! Markup: functions from the state to Yew nodes, one file for each page or component.
//!
//! `app` renders the result. This module has no rules and no effects, and every word that a
//! person reads comes from the catalog.

pub mod html;
pub mod pages;
pub mod root;
pub mod shell;
pub mod widgets;

use crate::state::State;
use crate::state::action::Action;
use crate::state::appearance::Appearance;
use crate::state::deferred::Deferred;
use crate::state::page::Page;
use guide_engine::assess::Assessed;
use guide_engine::assessment_diff::Difference;
use guide_engine::catalog::Catalog;
use guide_engine::condition::QuestionIx;
use guide_engine::date::Date;
use guide_engine::document::{Agreement, Citation};
use guide_engine::explain;
use guide_engine::interview::Interview;
use guide_engine::messages::{Key, Messages, key};
use html::{Classes, Html, classes, html};
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
    /// The verdicts and marks that the last edit of the answers, or the last change of the date,
    /// changed. `None` before the first edit, and after an edit that changed several answers at
    /// once.
    pub differences: Option<&'a [Difference]>,
    /// The callback that dispatches an action.
    pub send: &'a Callback<Action>,
    /// Whether the page belongs to the guide alone. Only then do links within the guide have
    /// addresses.
    pub standalone: bool,
    /// The address of the document without its fragment. Empty if the browser does not provide one.
    pub document_url: &'a str,
    /// Whether the person may save the answers in this browser.
    pub storage: bool,
    /// Whether the host page receives the answers.
    pub shares: bool,
    /// Whether the mode is `present`, for a class or a meeting that looks at one screen.
    pub presents: bool,
    /// The theme, the mode and the heading level. A theme that the person chose overrides the theme
    /// of the host page.
    pub appearance: Appearance,
}

impl<'a> View<'a> {
    /// Returns the capability to call the deferred chunk, if that chunk has loaded.
    pub fn deferred(&self) -> Option<Deferred> {
        Deferred::with(self.catalog)
    }

    /// Returns the messages of the interface.
    pub fn messages(&self) -> &'a Messages {
        self.catalog.messages()
    }

    /// Returns the day for which the verdicts hold, if the person chose it or the host page fixed
    /// it, and `None` otherwise. Statements with later sources are hidden only for such a day, so
    /// that a wrong clock never hides anything.
    pub fn chosen_day(&self) -> Option<Date> {
        let chosen = self.state.presentation().roster.is_some() || self.state.fixed_day().is_some();
        chosen.then_some(self.assessed.as_of)
    }

    /// Whether a statement with these sources is shown. If [`Self::chosen_day`] returns a day, no
    /// source may be later than that day.
    pub fn shows<'c>(&self, cite: impl IntoIterator<Item = &'c Citation>) -> bool {
        self.chosen_day()
            .is_none_or(|day| explain::is_known(self.catalog, cite, day))
    }

    /// Whether `date` is on or before the day that [`Self::chosen_day`] returns. Always true if
    /// there is no such day.
    pub fn covers(&self, date: Date) -> bool {
        self.chosen_day()
            .is_none_or(|day| date.first() <= day.last())
    }

    /// Whether an agreement is shown. If [`Self::chosen_day`] returns a day, the agreement must
    /// first have been on offer by that day.
    pub fn shows_agreement(&self, agreement: &Agreement) -> bool {
        let mut spans = agreement.offered.iter();
        spans.any(|span| self.covers(span.from))
    }

    /// Returns the text of a message that has no placeholders.
    pub fn text(&self, key: Key) -> &'a str {
        self.messages().get(key)
    }

    /// Returns a callback that dispatches `action` for any event.
    pub fn on(&self, action: impl Into<Action>) -> Callback<Event> {
        let action = action.into();
        self.send.reform(move |_| action.clone())
    }

    /// Renders a link to a page of the guide. On a host page, the pages of the guide have no
    /// addresses, so this renders a button that looks like a link.
    pub fn link(&self, page: Page, class: &'static str, label: Html) -> Html {
        if self.standalone {
            let address = page.fragment(self.catalog);
            return html! { <a href={address} class={class}>{ label }</a> };
        }
        self.button(
            Action::PageChosen(page),
            classes!("iag-textbtn", class),
            label,
        )
    }

    /// Renders a button that dispatches `action`.
    pub fn button(
        &self,
        action: impl Into<Action>,
        class: impl Into<Classes>,
        label: Html,
    ) -> Html {
        html! {
            <button type="button" class={class.into()} onclick={self.on(action)}>{ label }</button>
        }
    }
}

/// Returns the document title for a page. If `has_error` is true, the title says that the page
/// reports a missing answer.
pub fn title(catalog: &Catalog, page: Page, has_error: bool) -> String {
    let messages = catalog.messages();
    let name = messages.get(key::APP_NAME);
    if page == Page::Start {
        return name.to_owned();
    }
    let page_title = page_title(catalog, page);
    let title = messages.fill(key::APP_TITLE, &[("page", &page_title), ("app", name)]);
    if has_error {
        messages.fill(key::ERROR_PAGE, &[("page", &title)])
    } else {
        title
    }
}

/// Returns the part of the document title that is specific to a page.
fn page_title(catalog: &Catalog, page: Page) -> String {
    let messages = catalog.messages();
    match page {
        Page::Start => messages.get(key::APP_NAME).to_owned(),
        Page::Question(index) => question_title(catalog, index),
        Page::Questions => messages.get(key::QUESTIONS_TITLE).to_owned(),
        Page::Review => messages.get(key::REVIEW_TITLE).to_owned(),
        Page::Results => messages.get(key::RESULTS_PAGE).to_owned(),
        Page::Programs => messages.get(key::PROGRAMS_PAGE).to_owned(),
        Page::Program(index) => catalog
            .programs()
            .get(index)
            .map(|p| p.name.clone())
            .unwrap_or_default(),
        Page::Option(index) => catalog
            .options()
            .get(index)
            .map(|o| o.name.clone())
            .unwrap_or_default(),
        Page::Glossary => messages.get(key::GLOSSARY_TITLE).to_owned(),
        Page::Sources => messages.get(key::SOURCES_TITLE).to_owned(),
        Page::Compare => messages.get(key::COMPARE_PAGE).to_owned(),
        Page::Brief => messages.get(key::BRIEF_TITLE).to_owned(),
        Page::OpenPoints => messages.get(key::ASKED_TITLE).to_owned(),
        Page::Worksheet => messages.get(key::WORKSHEET_TITLE).to_owned(),
        Page::Transfer => messages.get(key::TAKE_PAGE).to_owned(),
        Page::Scenarios => messages.get(key::CLASS_TITLE).to_owned(),
        Page::Booklet => messages.get(key::CLASS_BOOKLET).to_owned(),
        Page::Scenario(index) | Page::Handout(index) => {
            let scenario = catalog.scenarios().nth(index);
            scenario
                .map(|(scenario, _)| scenario.title.clone())
                .unwrap_or_default()
        }
    }
}

fn question_title(catalog: &Catalog, index: QuestionIx) -> String {
    let question = catalog
        .question(index)
        .map_or("", |question| &question.text);
    let (n, all) = (
        (index.0 + 1).to_string(),
        catalog.questions().count().to_string(),
    );
    let fills = [("question", question), ("n", &n), ("all", &all)];
    catalog.messages().fill(key::QUESTION_PAGE, &fills)
}
