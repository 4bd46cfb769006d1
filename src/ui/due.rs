//! Which sources were due to be read again, and that a clock cannot be right. All of it is drawn by the part of the program that comes
//! second: the first screens say nothing of it before the sources are there.

use super::View;
use crate::app::action::Page;
use crate::ui::markup::{Html, html};
use guide_engine::date::Date;
use guide_engine::document::Source;
use guide_engine::explain;
use guide_engine::word;

/// What is past its day, on every page; which sources those are is on the page of all sources.
pub fn banner(view: &View) -> Html {
    let text = told(view);
    let leads = overdue(view).0 > 0 && *view.state.page() != Page::Sources;
    html! {
        if !text.is_empty() {
            <div class="iag-wrap"><p class="iag-panel iag-stale" role="note">
                { text }
                if leads { { " " }{ view.link(Page::Sources, "iag-link", html! { view.say(word::FOOT_WHICH) }) } }
            </p></div>
        }
    }
}

/// The same in sentences; nothing as long as no day is past.
pub fn told(view: &View) -> String {
    let about = &view.catalog.document().about;
    let dated = |word, date| {
        let date = explain::date(view.words(), date);
        view.words().fill(word, &[("date", &date)])
    };
    let (overdue, all) = overdue(view);
    let all = [("all", &*all.to_string())];
    let clock = view.state.clock_is_behind();
    let stale = day(view).first() > about.review_by.last();
    let count = || view.words().count(word::COUNT_OVERDUE, overdue, &all);
    let sentences = [
        clock.then(|| dated(word::FOOT_CLOCK, about.published)),
        stale.then(|| dated(word::FOOT_STALE, about.review_by)),
        (overdue > 0).then(count),
        (stale || overdue > 0).then(|| view.say(word::FOOT_CHECK).to_owned()),
    ];
    let sentences: Vec<String> = sentences.into_iter().flatten().collect();
    sentences.join(" ")
}

/// The day by which a source is to be read again, and that it is past.
pub fn by(view: &View, source: &Source) -> Html {
    let date = explain::review_by(view.catalog, source);
    let date = explain::date(view.words(), date);
    if !explain::is_overdue(view.catalog, source, day(view)) {
        return html! { date };
    }
    html! { <strong>{ view.words().fill(word::SOURCE_OVERDUE, &[("date", &date)]) }</strong> }
}

/// How many of the sources that are shown are past their day, and how many are shown.
fn overdue(view: &View) -> (usize, usize) {
    let sources = view.catalog.document().sources.iter();
    let shown = sources.filter(|source| view.reaches(source.as_of));
    let is_overdue = |source: &&Source| explain::is_overdue(view.catalog, source, day(view));
    (shown.clone().filter(is_overdue).count(), shown.count())
}

/// The day that counts here: today, or a later one that the page fixed. Whoever looks back reads sources that have aged until today.
fn day(view: &View) -> Date {
    let today = view.state.today();
    let fixed = view.state.fixed();
    fixed
        .filter(|fixed| fixed.first() > today.first())
        .unwrap_or(today)
}
