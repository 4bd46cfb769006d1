//! Icons as inline SVG, for all pages. They are hidden from assistive technology, because the text
//! beside each icon has the same meaning.

use crate::ui::html::{Html, classes, html};
use crate::ui::widgets::verdict::Group;
use guide_engine::document::Mark;

fn svg(class: &'static str, body: Html) -> Html {
    html! {
        <svg
            class={classes!("iag-glyph", class)}
            viewBox="0 0 20 20"
            aria-hidden="true"
            focusable="false"
        >
            { body }
        </svg>
    }
}

fn line(d: &'static str, width: &'static str) -> Html {
    html! { <path d={d} fill="none" stroke="currentColor" stroke-width={width} /> }
}

/// Renders the icon of a verdict group as a circle: solid with a tick for "fits", half filled for
/// "depends", and a ring with a bar for "does not fit".
pub fn verdict(group: Group) -> Html {
    let ring = html! {
        <circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" stroke-width="2" />
    };
    match group {
        Group::Fits => svg(
            "iag-glyph-fits",
            html! { <>
                <circle cx="10" cy="10" r="9" fill="currentColor" />
                <path
                    class="iag-glyph-on"
                    d="M5.8 10.3l2.9 2.9 5.6-6"
                    fill="none"
                    stroke-width="2"
                />
            </> },
        ),
        Group::Depends => svg(
            "iag-glyph-depends",
            html! { <>
                { ring }<path d="M10 2a8 8 0 0 0 0 16z" fill="currentColor" />
            </> },
        ),
        Group::Not => svg(
            "iag-glyph-not",
            html! { <>{ ring }{ line("M6 10h8", "2") }</> },
        ),
    }
}

/// Renders a verdict group as a smaller, plainer circle. The overview shows one for each challenge
/// that a program addresses.
pub fn dot(group: Group) -> Html {
    let ring = html! {
        <circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" stroke-width="2.4" />
    };
    match group {
        Group::Fits => svg(
            "iag-dot",
            html! { <circle cx="10" cy="10" r="8.2" fill="currentColor" /> },
        ),
        Group::Depends => svg(
            "iag-dot",
            html! { <>{ ring }<path d="M10 3a7 7 0 0 0 0 14z" fill="currentColor" /></> },
        ),
        Group::Not => svg("iag-dot", ring),
    }
}

/// Renders the icon of a requirement's mark. It is a square: solid with a tick for "have", with a
/// plus sign for "need", dashed with a question mark for "not known", and with a bar for "nothing".
/// The icon for "to know" is a circled i instead.
pub fn mark(mark: Mark) -> Html {
    let square = |dashes: &'static str| {
        html! {
            <rect
                x="2"
                y="2"
                width="16"
                height="16"
                rx="2"
                fill="none"
                stroke="currentColor"
                stroke-width="1.7"
                stroke-dasharray={dashes}
            />
        }
    };
    let body = match mark {
        Mark::Have => html! { <>
            <rect x="1" y="1" width="18" height="18" rx="3" fill="currentColor" />
            <path class="iag-glyph-on" d="M5.6 10.4l2.9 2.9 5.8-6.2" fill="none" stroke-width="2" />
        </> },
        Mark::Need => html! { <>{ square("none") }{ line("M10 6v8M6 10h8", "2") }</> },
        Mark::NotKnown => html! { <>
            { square("3 2.6") }
            { line(
                "M7.7 8.1c0-1.3 1-2.2 2.3-2.2s2.3.8 2.3 2c0 1.7-2.2 1.8-2.2 3.5M10.1 13.2v1.6",
                "1.7",
            ) }
        </> },
        Mark::ToKnow => html! { <>
            <circle cx="10" cy="10" r="8.2" fill="none" stroke="currentColor" stroke-width="1.6" />
            { line("M10 9v5.2M10 5.4v1.8", "1.9") }
        </> },
        Mark::Nothing => html! { <>{ square("none") }{ line("M6.4 10h7.2", "1.8") }</> },
    };
    svg("iag-glyph-mark", body)
}

/// Renders the tick of a selected checkbox or radio button.
pub fn tick() -> Html {
    svg("iag-glyph-tick", line("M4 10.5l4 4 8-9", "2.6"))
}

/// Renders an arrowhead. The style sheet rotates it while the section that it belongs to is open.
pub fn chevron() -> Html {
    svg("iag-glyph-chevron", line("M7 4.5l6 5.5-6 5.5", "2"))
}

/// Renders the guide's logo: three cells, one solid, one half filled, one empty.
pub fn logo() -> Html {
    html! {
        <svg class="iag-sign" viewBox="0 0 34 18" aria-hidden="true" focusable="false">
            <rect x="0" y="1" width="9" height="16" rx="1.5" fill="currentColor" />
            <rect
                x="12.9"
                y="1.9"
                width="7.2"
                height="14.2"
                rx="1"
                fill="none"
                stroke="currentColor"
                stroke-width="1.8"
            />
            <path
                d="M12 2.5a1.5 1.5 0 0 1 1.5-1.5h3v16h-3a1.5 1.5 0 0 1-1.5-1.5z"
                fill="currentColor"
            />
            <rect
                x="24.9"
                y="1.9"
                width="7.2"
                height="14.2"
                rx="1"
                fill="none"
                stroke="currentColor"
                stroke-width="1.8"
            />
        </svg>
    }
}
