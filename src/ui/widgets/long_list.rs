//! Shortens long lists: only the first entries render until the person asks for more.
//!
//! The built-in catalog has too few programs for this to matter, but the catalog of a host page may
//! have more. The lists of programs on the screen use these functions.

use crate::state::action::Action;
use crate::ui::View;
use crate::ui::html::{Html, html};
use guide_engine::messages::key;

/// How many entries of a list render at first. Each press of "Show more" doubles the number.
const INITIAL_ENTRIES: usize = 20;

/// Whether the catalog has so many programs that its lists of programs are shortened.
pub fn is_large(view: &View) -> bool {
    view.catalog.programs().len() > INITIAL_ENTRIES
}

/// Returns how many entries of a list currently render.
pub fn limit(view: &View) -> usize {
    INITIAL_ENTRIES << view.state.presentation().more_requests.min(16)
}

/// Renders how many of `all` entries are shown and a button that shows more. Renders nothing if all
/// entries are shown.
pub fn more(view: &View, all: usize) -> Html {
    let n = limit(view).to_string();
    if all <= limit(view) {
        return Html::default();
    }
    let fills = [("n", n.as_str()), ("all", &all.to_string())];
    let shown = view.messages().fill(key::FOLDED_SHOWN, &fills);
    let label = html! { view.text(key::FOLDED_MORE) };
    html! {
        <p class="iag-small">
            { shown }{ " " }{ view.button(Action::MoreRequested, "iag-textbtn", label) }
        </p>
    }
}

/// Returns the names at the start of a list. If some names are left out, a last entry gives their
/// number.
pub fn names(view: &View, names: &[&str]) -> Vec<String> {
    let first = names.iter().take(INITIAL_ENTRIES);
    let mut first: Vec<String> = first.map(|name| (*name).to_owned()).collect();
    let rest = names.len() - first.len();
    if rest > 0 {
        let rest = rest.to_string();
        first.push(view.messages().fill(key::FOLDED_REST, &[("n", &rest)]));
    }
    first
}
