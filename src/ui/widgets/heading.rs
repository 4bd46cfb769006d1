//! The heading of a page, which receives the focus when the page appears, and the tag names of the
//! headings below it.

use crate::state::part;
use crate::ui::html::{Html, html};

/// Renders the heading of a page on the screen. Pages for print have headings of their own.
pub fn heading(text: Html) -> Html {
    html! { <h1 class="iag-h1" data-part={part::HEADING} tabindex="-1">{ text }</h1> }
}

/// Returns the tag name of a heading of level 3 to 6.
pub fn tag(level: u8) -> &'static str {
    match level {
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}
