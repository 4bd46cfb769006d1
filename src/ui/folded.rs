//! Long lists: what is not seen is not drawn until more of it is asked for. The shipped programs are never so many; a host's may be.

use super::View;
use crate::app::action::Action;
use crate::ui::markup::{Html, html};
use guide_engine::word;

/// So many entries of a list are drawn at first. Each time more is asked for, twice as many are.
const AT_ONCE: usize = 20;

/// Whether the catalogue is so large that lists of programs fold.
pub fn is_large(view: &View) -> bool {
    view.catalog.programs().len() > AT_ONCE
}

/// How many entries of a list are drawn now.
pub fn drawn(view: &View) -> usize {
    AT_ONCE << view.state.shown().more.min(16)
}

/// How many of a list are drawn, with a button that shows more; nothing where all are.
pub fn more(view: &View, all: usize) -> Html {
    let n = drawn(view).to_string();
    if all <= drawn(view) {
        return Html::default();
    }
    let fills = [("n", n.as_str()), ("all", &all.to_string())];
    let shown = view.words().fill(word::FOLDED_SHOWN, &fills);
    let ask = html! { view.say(word::FOLDED_MORE) };
    html! { <p class="iag-small">{ shown }{ " " }{ view.button(Action::MoreAsked, "iag-textbtn", ask) }</p> }
}

/// The first names of a list; how many more there are stands for the rest.
pub fn names(view: &View, names: &[&str]) -> Vec<String> {
    let first = names.iter().take(AT_ONCE);
    let mut first: Vec<String> = first.map(|name| (*name).to_owned()).collect();
    let rest = names.len() - first.len();
    if rest > 0 {
        let rest = rest.to_string();
        first.push(view.words().fill(word::FOLDED_REST, &[("n", &rest)]));
    }
    first
}
