//! Buttons of which one is pressed, kept together.

use super::markup::{Html, html};

/// A form around round buttons of one name. Without one they belong to the whole shadow root, and Chromium keeps them, and all
/// that was around them, after they are gone. Nothing is ever sent: the button that would do it is disabled.
pub fn one_of(inside: Html) -> Html {
    html! { <form>{ inside }<button type="submit" hidden=true disabled=true></button></form> }
}
