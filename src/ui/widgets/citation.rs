//! The dialog that opens from a citation mark. It shows the title, publisher, dates and link of the
//! source.
//!
//! The page of all sources shows the same details.

use crate::state::action::Action;
use crate::state::part;
use crate::ui::View;
use crate::ui::html::{Html, html};
use crate::ui::widgets::{deferred, due_sources};
use guide_engine::document::{Citation, Source};
use guide_engine::explain;
use guide_engine::messages::{Key, key};

/// Renders the dialog. The element is always in the document, but it is empty until the person
/// opens a citation.
pub fn dialog(view: &View) -> Html {
    let cited = view.state.open_citation();
    let shown = cited.and_then(|cited| Some((cited, view.catalog.source(cited)?)));
    html! {
        <dialog
            class="iag-source"
            data-part={part::SOURCE}
            aria-labelledby={shown.map(|_| "iag-source-title".to_owned())}
            onclose={view.on(Action::CitationClosed)}
        >
            if let Some((citation, source)) = shown {
                <h2 id="iag-source-title">
                    { if view.deferred().is_some() { &source.title } else { &source.short } }
                </h2>
                if let Some(chunk) = view.deferred() {
                    { deferred::source(chunk, view, source, citation) }
                } else {
                    <p>{ view.text(key::APP_WAIT) }</p>
                }
                { view.button(
                    Action::CitationClosed,
                    "iag-btn",
                    html! { view.text(key::SOURCE_CLOSE) },
                ) }
            }
        </dialog>
    }
}

/// Renders the details of a source. If `citation` is given, the details include the kind of source
/// and the section or paragraph that the citation names.
pub fn details(view: &View, source: &Source, citation: Option<&Citation>) -> Html {
    let whole = Citation {
        source: source.id.clone(),
        at: String::new(),
        as_of: None,
    };
    let mut as_of = explain::as_of(view.messages(), source, citation.unwrap_or(&whole));
    if let Some(captured) = source.captured {
        let date = explain::date(view.messages(), captured);
        as_of = format!(
            "{as_of}; {}",
            view.messages()
                .fill(key::SOURCE_CAPTURED, &[("date", &date)])
        );
    }
    let row =
        |name: Key, text: &str| html! { <div><dt>{ view.text(name) }</dt><dd>{ text }</dd></div> };
    html! {
        <dl class="iag-source-facts">
            if let Some(citation) = citation { { row(key::SOURCE_PLACE, &citation.at) } }
            { row(key::SOURCE_PUBLISHER, &source.publisher) }
            { row(key::SOURCE_AS_OF, &as_of) }
            <div>
                <dt>{ view.text(key::SOURCE_REVIEW) }</dt>
                <dd>{ due_sources::review_date(view, source) }</dd>
            </div>
            if citation.is_some() {
                { row(key::SOURCE_KIND, view.messages().confidence(source.kind)) }
            }
            if let Some(note) = &source.note { { row(key::SOURCE_NOTE, note) } }
            if let Some(url) = &source.url {
                <div><dt>{ view.text(key::SOURCE_LINK) }</dt><dd>
                    <a href={url.clone()} rel="noreferrer external" target="_blank">{ url }</a>
                    { " " }
                    { view.text(key::SOURCE_OPENS) }
                </dd></div>
            }
        </dl>
    }
}
