//! The timeline of a program: a small picture of its events, and the same events as a list.

use crate::ui::View;
use crate::ui::html::{Html, html};
use crate::ui::widgets::claims;
use guide_engine::date::Date;
use guide_engine::document::Event;
use guide_engine::explain;
use guide_engine::messages::key;

/// The width of the picture in `viewBox` units.
const WIDTH: usize = 300;
/// The margin at each end of the picture, which leaves room for half a dot.
const MARGIN: usize = 8;

/// Renders the timeline, oldest event first. The picture has only a short label, so a list below it
/// describes each event in words.
pub fn timeline(view: &View, events: &[Event]) -> Html {
    let shown = events
        .iter()
        .filter(|event| view.covers(event.date) && view.shows(&event.cite));
    let events: Vec<&Event> = shown.collect();
    if events.is_empty() {
        return claims::later_note(view);
    }
    html! {
        <>
            { picture(view, &events) }
            <ol class="iag-timeline iag-plain">
                for event in &events {
                    <li><b>{ explain::date(view.messages(), event.date) }</b>{ " " }
                    <span>{ &event.text }{ claims::cites(view, &event.cite) }</span></li>
                }
            </ol>
        </>
    }
}

fn picture(view: &View, events: &[&Event]) -> Html {
    let (Some(first), Some(last)) = (events.first(), events.last()) else {
        return Html::default();
    };
    let years = (first.date.year(), last.date.year());
    if years.0 == years.1 {
        return Html::default();
    }
    let (from, to) = (years.0.to_string(), years.1.to_string());
    let label = view.messages().fill(
        key::PROGRAM_TIMELINE_PICTURE,
        &[
            ("first", &from),
            ("last", &to),
            ("n", &events.len().to_string()),
        ],
    );
    let class = |index: usize| match index + 1 == events.len() {
        true => "iag-timeline-last",
        false => "iag-timeline-dot",
    };
    html! {
        <svg
            class="iag-timeline-picture"
            viewBox="0 0 300 34"
            role="img"
            aria-label={label}
            focusable="false"
        >
            <line x1="8" x2="292" y1="10" y2="10" stroke="currentColor" stroke-width="1.5" />
            for (index, event) in events.iter().enumerate() {
                <circle
                    cx={x_of(event.date, years)}
                    cy="10"
                    r="5"
                    stroke="currentColor"
                    stroke-width="2"
                    class={class(index)}
                />
            }
            <text x="2" y="31" font-size="12" fill="currentColor">{ &from }</text>
            <text x="298" y="31" font-size="12" fill="currentColor" text-anchor="end">{ &to }</text>
        </svg>
    }
}

/// Returns the x coordinate of a date in the picture, to a tenth of a unit. The picture covers the
/// years `from` to `to`. The calculation uses only integers, because formatting a float would add
/// 10 KB to the wasm.
fn x_of(date: Date, (from, to): (u16, u16)) -> String {
    let (year, month, _) = date.first();
    let months = |year: u16, month: u8| usize::from(year) * 12 + usize::from(month);
    let first = months(from, 1);
    let total = (months(to, 12) - first).max(1);
    let passed = months(year, month).saturating_sub(first);
    let tenths = 10 * MARGIN + (10 * (WIDTH - 2 * MARGIN) * passed + total / 2) / total;
    format!("{}.{}", tenths / 10, tenths % 10)
}
