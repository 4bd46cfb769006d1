//! Entry points to the markup in the deferred chunk: most pages, the contents of dialogs, and
//! notices.
//!
//! `state::deferred` describes the boundary.

use crate::state::deferred::Deferred;
use crate::state::notice::Notice;
use crate::state::page::Page;
use crate::ui::View;
use crate::ui::html::{Html, html};
use crate::ui::pages::{
    brief, compare, glossary, handout, lesson, open_points, program, programs, questions, results,
    review, scenarios, sources, transfer, worksheet,
};
use crate::ui::widgets::{
    assessment_diff, citation, contradiction, display, due_sources, law, notice,
};
use guide_engine::document::{Citation, Source};

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

/// Renders the notes about overdue sources and about answers that contradict each other.
#[inline(never)]
pub fn notes(_: Deferred, view: &View) -> Html {
    html! { <>{ due_sources::banner(view) }{ contradiction::notes(view) }</> }
}

/// Renders the notice about the outcome of an action, such as copying a link or opening answers.
#[inline(never)]
pub fn notice(_: Deferred, view: &View, notice: &Notice) -> Html {
    notice::notice(view, notice)
}

/// Returns the text of a notice, for screen readers.
#[inline(never)]
pub fn notice_text(_: Deferred, view: &View, notice: &Notice) -> String {
    notice::text(view, notice)
}

/// Renders the panel about answers that this browser saved earlier.
#[inline(never)]
pub fn saved_answers(_: Deferred, view: &View) -> Html {
    transfer::saved_answers(view)
}

/// Renders the details of a source for the dialog that a citation mark opens.
#[inline(never)]
pub fn source(_: Deferred, view: &View, source: &Source, citation: &Citation) -> Html {
    citation::details(view, source, Some(citation))
}

/// Renders the pointers to State law.
#[inline(never)]
pub fn law(_: Deferred, view: &View) -> Html {
    law::pointers(view)
}

/// Renders every verdict and mark that the last edit of the answers changed.
#[inline(never)]
pub fn differences(_: Deferred, view: &View) -> Html {
    assessment_diff::list(view)
}

/// Renders the shortcut keys of a question page in the mode `present`.
#[inline(never)]
pub fn shortcut_keys(_: Deferred, view: &View) -> Html {
    lesson::shortcut_keys(view, guide_engine::messages::key::CLASS_KEYS_QUESTION)
}

/// Renders the content of the display dialog.
#[inline(never)]
pub fn display(_: Deferred, view: &View) -> Html {
    display::choices(view)
}

/// Returns a text for screen readers with the verdict that a lesson revealed last.
#[inline(never)]
pub fn lesson_status(_: Deferred, view: &View, scenario: usize) -> String {
    lesson::status(view, scenario)
}
