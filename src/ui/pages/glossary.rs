//! The glossary page: the terms in the catalog and their meanings.

use crate::ui::View;
use crate::ui::html::{Html, html};
use crate::ui::widgets::back_link::back_link;
use crate::ui::widgets::{claims, heading};
use guide_engine::messages::key;

/// Renders the page.
pub fn glossary(view: &View) -> Html {
    html! {
        <div class="iag-wrap iag-plainpage">
            { back_link(view) }
            { heading::heading(html! { view.text(key::GLOSSARY_TITLE) }) }
            <p class="iag-lead">{ view.text(key::GLOSSARY_LEAD) }</p>
            <dl class="iag-facts">
                for term in
                    view.catalog.document().glossary.iter().filter(|term| view.shows(&term.cite))
                {
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
