//! Notes that warn of sources past their review date, of a catalog past its review date, and of a
//! device clock that must be wrong.
//!
//! Every page shows these notes above its content, and the brief prints the notes. The details of a
//! source show its review date. The code is in the deferred chunk, so the first screens lack the
//! notes until that chunk has loaded.

use crate::state::page::Page;
use crate::ui::View;
use crate::ui::html::{Html, html};
use guide_engine::date::Date;
use guide_engine::document::Source;
use guide_engine::explain;
use guide_engine::messages::key;

/// Renders the notes above the page. If sources are overdue, a link leads to the page of all
/// sources, which shows their review dates.
pub fn banner(view: &View) -> Html {
    let text = text(view);
    let has_link = overdue(view).0 > 0 && *view.state.page() != Page::Sources;
    html! {
        if !text.is_empty() {
            <div class="iag-wrap"><p class="iag-panel iag-stale" role="note">
                { text }
                if has_link {
                    { " " }
                    { view.link(Page::Sources, "iag-link", html! { view.text(key::FOOT_WHICH) }) }
                }
            </p></div>
        }
    }
}

/// Returns the sentences of the notes. Empty if no review date has passed and the clock is not
/// behind the day of publication.
pub fn text(view: &View) -> String {
    let about = &view.catalog.document().about;
    let dated = |message, date| {
        let date = explain::date(view.messages(), date);
        view.messages().fill(message, &[("date", &date)])
    };
    let (overdue, all) = overdue(view);
    let all = [("all", &*all.to_string())];
    let clock = view.state.clock_is_behind();
    let stale = day(view).first() > about.review_by.last();
    let count = || view.messages().count(key::COUNT_OVERDUE, overdue, &all);
    let sentences = [
        clock.then(|| dated(key::FOOT_CLOCK, about.published)),
        stale.then(|| dated(key::FOOT_STALE, about.review_by)),
        (overdue > 0).then(count),
        (stale || overdue > 0).then(|| view.text(key::FOOT_CHECK).to_owned()),
    ];
    let sentences: Vec<String> = sentences.into_iter().flatten().collect();
    sentences.join(" ")
}

/// Renders the review date of a source, and a warning if that date has passed.
pub fn review_date(view: &View, source: &Source) -> Html {
    let date = explain::review_by(view.catalog, source);
    let date = explain::date(view.messages(), date);
    if !explain::is_overdue(view.catalog, source, day(view)) {
        return html! { date };
    }
    html! { <strong>{ view.messages().fill(key::SOURCE_OVERDUE, &[("date", &date)]) }</strong> }
}

/// Returns how many of the shown sources are past their review date, and how many sources are
/// shown.
fn overdue(view: &View) -> (usize, usize) {
    let sources = view.catalog.document().sources.iter();
    let shown = sources.filter(|source| view.covers(source.as_of));
    let is_overdue = |source: &&Source| explain::is_overdue(view.catalog, source, day(view));
    (shown.clone().filter(is_overdue).count(), shown.count())
}

/// Returns the day with which review dates are compared: today, or a later day that the host page
/// fixed. Earlier days are ignored, because whether a source is overdue does not depend on the past
/// day that is shown.
fn day(view: &View) -> Date {
    let today = view.state.today();
    let fixed = view.state.fixed_day();
    fixed
        .filter(|fixed| fixed.first() > today.first())
        .unwrap_or(today)
}
