//! The glossary page: the terms in the catalog and their meanings.

use super::{View, claims};
use crate::ui::markup::{Html, html};
use guide_engine::word;

/// Renders the page.
pub fn glossary(view: &View) -> Html {
    html! {
        <div class="iag-wrap iag-plainpage">
            { super::back(view) }
            <h1 class="iag-h1 iag-heading" tabindex="-1">{ view.say(word::GLOSSARY_TITLE) }</h1>
            <p class="iag-lead">{ view.say(word::GLOSSARY_LEAD) }</p>
            <dl class="iag-facts">
                for term in view.catalog.document().glossary.iter().filter(|term| view.shows(&term.cite)) {
                    <div>
                        <dt>{ &term.term }</dt>
                        if let Some(long) = &term.stands_for { <dd><i>{ long }</i></dd> }
                        <dd>{ &term.text }{ claims::cites(view, &term.cite) }</dd>
                    </div>
                }
            </dl>
        </div>
    }
}
