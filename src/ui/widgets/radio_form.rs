//! The form around a radio group. Every radio group uses it, except on the page of a single
//! question, which has its own form.

use crate::ui::html::{Html, html};

/// Wraps a radio group in a form. A group without a form belongs to the whole shadow root, and
/// Chromium then keeps removed radio buttons in memory, with everything that was removed along with
/// them. The form is never submitted, because its only submit button is disabled.
pub fn radio_form(content: Html) -> Html {
    html! { <form>{ content }<button type="submit" hidden=true disabled=true></button></form> }
}
