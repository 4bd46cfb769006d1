//! The dialog that opens from a citation mark. It shows the title, publisher, dates and link of the
//! source.
//!
//! The page of all sources shows the same details.

use super::{View, due};
use crate::app::action::Action;
use crate::ui::markup::{Html, html};
use guide_engine::document::{Citation, Source};
use guide_engine::explain;
use guide_engine::word::{self, Word};

/// Renders the dialog. The element is always in the document, but it is empty until the person
/// opens a citation.
pub fn dialog(view: &View) -> Html {
    let cited = view.state.cited();
    let shown = cited.and_then(|cited| Some((cited, view.catalog.source(cited)?)));
    html! {
        <dialog class="iag-source" aria-labelledby={shown.map(|_| "iag-source-title".to_owned())} onclose={view.on(Action::CitationClosed)}>
            if let Some((citation, source)) = shown {
                <h2 id="iag-source-title">{ if view.catalog.is_whole() { &source.title } else { &source.short } }</h2>
                if view.catalog.is_whole() {
                    { super::later::source(view, source, citation) }
                } else {
                    <p>{ view.say(word::APP_WAIT) }</p>
                }
                { view.button(Action::CitationClosed, "iag-btn", html! { view.say(word::SOURCE_CLOSE) }) }
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
    let mut as_of = explain::as_of(view.words(), source, citation.unwrap_or(&whole));
    if let Some(captured) = source.captured {
        let date = explain::date(view.words(), captured);
        as_of = format!(
            "{as_of}; {}",
            view.words().fill(word::SOURCE_CAPTURED, &[("date", &date)])
        );
    }
    let row =
        |name: Word, text: &str| html! { <div><dt>{ view.say(name) }</dt><dd>{ text }</dd></div> };
    html! {
        <dl class="iag-source-facts">
            if let Some(citation) = citation { { row(word::SOURCE_PLACE, &citation.at) } }
            { row(word::SOURCE_PUBLISHER, &source.publisher) }
            { row(word::SOURCE_AS_OF, &as_of) }
            <div><dt>{ view.say(word::SOURCE_REVIEW) }</dt><dd>{ due::by(view, source) }</dd></div>
            if citation.is_some() { { row(word::SOURCE_KIND, view.words().confidence(source.kind)) } }
            if let Some(note) = &source.note { { row(word::SOURCE_NOTE, note) } }
            if let Some(url) = &source.url {
                <div><dt>{ view.say(word::SOURCE_LINK) }</dt><dd>
                    <a href={url.clone()} rel="noreferrer external" target="_blank">{ url }</a>{ " " }{ view.say(word::SOURCE_OPENS) }
                </dd></div>
            }
        </dl>
    }
}
