//! Points for the agency's counsel, and pointers to the law of each State. The results page shows
//! the points and the pointers; a question about the law shows only the pointers.
//!
//! A pointer summarizes the text of one law, so that counsel can look the law up. It never claims
//! to state what the law is.

use crate::ui::View;
use crate::ui::html::{Html, html};
use crate::ui::widgets::{claims, icon};
use guide_engine::document::StateLaw;
use guide_engine::messages::key;

/// Renders the pointers in a collapsed section, or nothing if the catalog has none.
pub fn pointers(view: &View) -> Html {
    let law = &view.catalog.document().law;
    if law.is_empty() {
        return Html::default();
    }
    let shown = law.iter().filter(|pointer| view.shows(&pointer.cite));
    let shown: Vec<&StateLaw> = shown.collect();
    html! {
        <details class="iag-disc" key="law">
            <summary>{ icon::chevron() }<span>{ view.text(key::LAW_TITLE) }</span></summary>
            <div class="iag-disc-in">
                <p class="iag-small">{ view.text(key::LAW_LEAD) }</p>
                <dl class="iag-facts">
                    for of_state in shown.chunk_by(|one, other| one.state == other.state) {
                        <div>
                            <dt>{ of_state.first().map_or("", |pointer| &pointer.state) }</dt>
                            for pointer in of_state {
                                <dd>
                                    <b>{ view.messages().law_side(pointer.side) }</b>
                                    { format!(" ({}): ", view.messages().law_topics(&pointer.on)) }
                                    { claims::statement(view, &pointer.text, &pointer.cite) }
                                </dd>
                            }
                        </div>
                    }
                    <div>
                        <dt>{ view.text(key::LAW_OTHER) }</dt>
                        <dd>{ view.text(key::LAW_OTHER_TEXT) }</dd>
                    </div>
                </dl>
            </div>
        </details>
    }
}

/// Renders the points for counsel and the pointers to State law. Renders nothing if the catalog has
/// no points for counsel.
pub fn counsel(view: &View) -> Html {
    let points = &view.catalog.document().about.counsel;
    if points.is_empty() {
        return Html::default();
    }
    html! {
        <section class="iag-sec">
            <h2 class="iag-h2">{ view.text(key::BRIEF_COUNSEL) }</h2>
            { claims::questions_to_ask(view, points) }
            { pointers(view) }
        </section>
    }
}
