//! What an agency can do without any program, in the results.

use super::{View, claims, glyph, stages};
use crate::app::action::Page;
use crate::ui::markup::{Html, html};
use guide_engine::document::StandingOption;
use guide_engine::word;

/// What an agency can do without any program, on the same footing: the same parts as a program's.
pub fn options(view: &View) -> Html {
    html! {
        <section class="iag-sec">
            <div class="iag-group">
                <h2 class="iag-h2">{ view.say(word::RESULTS_OPTIONS) }</h2>
                <p>{ view.say(word::RESULTS_OPTIONS_LINE) }</p>
            </div>
            for (position, option) in view.catalog.options().iter().enumerate() {
                { option_card(view, position, option) }
            }
        </section>
    }
}

fn option_card(view: &View, position: usize, option: &StandingOption) -> Html {
    let marks = view
        .assessed
        .options
        .get(position)
        .map(Vec::as_slice)
        .unwrap_or_default();
    let more = view.words().fill(
        word::PROGRAM_OFFERS_AND_LIMITS_OF,
        &[("program", &option.short)],
    );
    let all = view
        .words()
        .fill(word::RESULTS_DETAILS, &[("program", &option.short)]);
    html! {
        <article class="iag-card">
            <h3 class="iag-h3">{ &option.name }</h3>
            <p class="iag-card-summary">{ claims::claim(view, &option.summary) }</p>
            <details class="iag-disc">
                <summary aria-label={more}>{ glyph::chevron() }<span>{ view.say(word::PROGRAM_OFFERS_AND_LIMITS) }</span></summary>
                <div class="iag-disc-in">
                    <h4>{ view.say(word::PROGRAM_OFFERS) }</h4>
                    { claims::claims(view, &option.offers) }
                    <h4>{ view.say(word::PROGRAM_LIMITS) }</h4>
                    { claims::claims(view, &option.limits) }
                    <h4>{ view.say(word::RESULTS_ASKS) }</h4>
                    { stages::stages(view, &option.requirements, marks, 5) }
                </div>
            </details>
            <p>{ view.link(Page::Option(position), "iag-link", html! { all }) }</p>
        </article>
    }
}
