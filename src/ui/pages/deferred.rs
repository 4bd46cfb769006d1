//! Entry points to the markup of pages in the deferred chunk. `state::deferred` describes the
//! boundary between the chunks.

use crate::state::deferred::Deferred;
use crate::state::page::Page;
use crate::ui::View;
use crate::ui::html::Html;
use crate::ui::pages::{
    brief, compare, glossary, handout, lesson, open_points, program, programs, questions, results,
    review, scenarios, sources, transfer, worksheet,
};

/// Renders any page except the start page and the pages of single questions, which are in the
/// initial chunk.
#[inline(never)]
pub fn page(_: Deferred, view: &View) -> Html {
    match *view.state.page() {
        Page::Start | Page::Question(_) => Html::default(),
        Page::Programs => programs::programs(view),
        Page::Review => review::review(view),
        Page::Questions => questions::questions(view),
        Page::Results => results::results(view),
        Page::Program(index) => program::program(view, index),
        Page::Option(index) => program::option(view, index),
        Page::Glossary => glossary::glossary(view),
        Page::Sources => sources::sources(view),
        Page::Compare => compare::compare(view),
        Page::Brief => brief::brief(view),
        Page::OpenPoints => open_points::open_points(view),
        Page::Worksheet => worksheet::worksheet(view),
        Page::Transfer => transfer::transfer(view),
        Page::Scenarios => scenarios::scenarios(view),
        Page::Scenario(index) => lesson::lesson(view, index),
        Page::Handout(index) => handout::handout(view, index),
        Page::Booklet => handout::booklet(view),
    }
}

/// Renders the panel about answers that this browser saved earlier.
#[inline(never)]
pub fn saved_answers(_: Deferred, view: &View) -> Html {
    transfer::saved_answers(view)
}

/// Renders the list of shortcut keys for a question page in the mode `present`, with the checkbox
/// that turns the keys off.
#[inline(never)]
pub fn shortcut_keys(_: Deferred, view: &View) -> Html {
    lesson::shortcut_keys(view, guide_engine::messages::key::CLASS_KEYS_QUESTION)
}

/// Returns a text for screen readers with the verdict that a lesson revealed last.
#[inline(never)]
pub fn lesson_status(_: Deferred, view: &View, scenario: usize) -> String {
    lesson::status(view, scenario)
}
