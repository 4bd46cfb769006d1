//! What to take to counsel, and pointers to State law, by State: to be looked up, never an answer.

use super::{View, claims, glyph};
use crate::ui::markup::{Html, html};
use guide_engine::word;

/// The pointers, folded; nothing where the catalogue has none.
pub fn pointers(view: &View) -> Html {
    let law = &view.catalog.document().law;
    if law.is_empty() {
        return Html::default();
    }
    html! {
        <details class="iag-disc" key="law">
            <summary>{ glyph::chevron() }<span>{ view.say(word::LAW_TITLE) }</span></summary>
            <div class="iag-disc-in">
                <p class="iag-small">{ view.say(word::LAW_LEAD) }</p>
                <dl class="iag-facts">
                    for pointer in law.iter().filter(|pointer| view.shows(&pointer.cite)) {
                        <div>
                            <dt>{ &pointer.state }</dt>
                            <dd><b>{ view.words().law_side(pointer.side) }</b>{ format!(" ({}): ", view.words().law_topics(&pointer.on)) }{ claims::said(view, &pointer.text, &pointer.cite) }</dd>
                        </div>
                    }
                    <div><dt>{ view.say(word::LAW_OTHER) }</dt><dd>{ view.say(word::LAW_OTHER_TEXT) }</dd></div>
                </dl>
            </div>
        </details>
    }
}

/// What to take to counsel, with pointers to the law of States.
pub fn counsel(view: &View) -> Html {
    let asks = &view.catalog.document().about.counsel;
    if asks.is_empty() {
        return Html::default();
    }
    html! {
        <section class="iag-sec">
            <h2 class="iag-h2">{ view.say(word::BRIEF_COUNSEL) }</h2>
            { claims::asks(view, asks) }
            { pointers(view) }
        </section>
    }
}
