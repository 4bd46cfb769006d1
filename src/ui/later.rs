//! What is drawn by the part of the program that comes second: everything but the first screens.
//!
//! `parts` cuts the program at the functions in modules of this name. They are few, never inlined, and called only
//! once the catalogue is whole.

use super::{
    View, asked, brief, citation, class, compare, contradiction, display, due, glossary, handout,
    law, moved, notice, program, programs, questions, results, review, scenarios, sources, take,
    worksheet,
};
use crate::app::action::{Notice, Page};
use crate::ui::markup::{Html, html};
use guide_engine::document::{Citation, Source};

/// Any page but the first ones, which have no need of it.
#[inline(never)]
pub fn page(view: &View) -> Html {
    match *view.state.page() {
        Page::Start | Page::Question(_) => Html::default(),
        Page::Programs => programs::programs(view),
        Page::Review => review::review(view),
        Page::Questions => questions::questions(view),
        Page::Results => results::results(view),
        Page::Program(position) => program::program(view, position),
        Page::Option(position) => program::option(view, position),
        Page::Glossary => glossary::glossary(view),
        Page::Sources => sources::sources(view),
        Page::Compare => compare::compare(view),
        Page::Brief => brief::brief(view),
        Page::Asked => asked::asked(view),
        Page::Worksheet => worksheet::worksheet(view),
        Page::Take => take::take(view),
        Page::Scenarios => scenarios::scenarios(view),
        Page::Scenario(position) => class::class(view, position),
        Page::Handout(position) => handout::handout(view, position),
        Page::Booklet => handout::booklet(view),
    }
}

/// That sources were due to be read again, and answers that contradict each other.
#[inline(never)]
pub fn stale(view: &View) -> Html {
    html! { <>{ due::banner(view) }{ contradiction::notes(view) }</> }
}

/// What has to be told of what happened outside.
#[inline(never)]
pub fn notice(view: &View, notice: &Notice) -> Html {
    notice::notice(view, notice)
}

/// The same for screen readers.
#[inline(never)]
pub fn said(view: &View, notice: &Notice) -> String {
    notice::said(view, notice)
}

/// That this browser has answers from an earlier time.
#[inline(never)]
pub fn found(view: &View) -> Html {
    take::found(view)
}

/// What is known of a source that a mark names.
#[inline(never)]
pub fn source(view: &View, source: &Source, citation: &Citation) -> Html {
    citation::details(view, source, Some(citation))
}

/// Pointers to State law.
#[inline(never)]
pub fn law(view: &View) -> Html {
    law::pointers(view)
}

/// Everything that the last answer moved.
#[inline(never)]
pub fn moved(view: &View) -> Html {
    moved::all(view)
}

/// The keys of whoever presents.
#[inline(never)]
pub fn keys(view: &View) -> Html {
    class::keys(view, guide_engine::word::CLASS_KEYS_QUESTION)
}

/// The choices of how the guide looks.
#[inline(never)]
pub fn display(view: &View) -> Html {
    display::choices(view)
}

/// The verdict that a lesson revealed last, in words.
#[inline(never)]
pub fn revealed(view: &View, scenario: usize) -> String {
    class::said(view, scenario)
}
