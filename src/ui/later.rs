//! Entry points to the markup in the deferred chunk: most pages, the contents of dialogs, and
//! notices.
//!
//! `parts` splits the wasm at the functions directly in modules named `later`, so these functions
//! must never be inlined. A call traps if the deferred chunk has not loaded yet. The callers in
//! `ui` therefore check `Catalog::is_whole` first, or handle a state that can arise only after the
//! whole catalog has loaded.

use super::{
    View, asked, brief, citation, class, compare, contradiction, display, due, glossary, handout,
    law, moved, notice, program, programs, questions, results, review, scenarios, sources, take,
    worksheet,
};
use crate::app::action::{Notice, Page};
use crate::ui::markup::{Html, html};
use guide_engine::document::{Citation, Source};

/// Renders any page except the start page and the pages of single questions, which are in the
/// initial chunk.
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

/// Renders the notes about overdue sources and about answers that contradict each other.
#[inline(never)]
pub fn stale(view: &View) -> Html {
    html! { <>{ due::banner(view) }{ contradiction::notes(view) }</> }
}

/// Renders the notice about the outcome of an action, such as copying a link or opening answers.
#[inline(never)]
pub fn notice(view: &View, notice: &Notice) -> Html {
    notice::notice(view, notice)
}

/// Returns the text of a notice, for screen readers.
#[inline(never)]
pub fn said(view: &View, notice: &Notice) -> String {
    notice::said(view, notice)
}

/// Renders the panel about answers that this browser saved earlier.
#[inline(never)]
pub fn found(view: &View) -> Html {
    take::found(view)
}

/// Renders the details of a source for the dialog that a citation mark opens.
#[inline(never)]
pub fn source(view: &View, source: &Source, citation: &Citation) -> Html {
    citation::details(view, source, Some(citation))
}

/// Renders the pointers to State law.
#[inline(never)]
pub fn law(view: &View) -> Html {
    law::pointers(view)
}

/// Renders every verdict and mark that the last edit of the answers changed.
#[inline(never)]
pub fn moved(view: &View) -> Html {
    moved::all(view)
}

/// Renders the shortcut keys of a question page in the mode `present`.
#[inline(never)]
pub fn keys(view: &View) -> Html {
    class::keys(view, guide_engine::word::CLASS_KEYS_QUESTION)
}

/// Renders the content of the display dialog.
#[inline(never)]
pub fn display(view: &View) -> Html {
    display::choices(view)
}

/// Returns a text for screen readers with the verdict that a lesson revealed last.
#[inline(never)]
pub fn revealed(view: &View, scenario: usize) -> String {
    class::said(view, scenario)
}
