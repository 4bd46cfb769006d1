//! Entry points to the markup of components in the deferred chunk: the contents of dialogs, notes,
//! notices, pointers to State law, and the assessment diff. `state::deferred` describes the
//! boundary between the chunks.

use crate::state::deferred::Deferred;
use crate::state::notice::Notice;
use crate::ui::View;
use crate::ui::html::{Html, html};
use crate::ui::widgets::{
    assessment_diff, citation, contradiction, display, due_sources, law, notice,
};
use guide_engine::document::{Citation, Source};

/// Renders the notes about overdue sources, a wrong clock, and answers that contradict each other.
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

/// Renders the verdicts and marks that the last edit of the answers, or the last change of the day,
/// changed.
#[inline(never)]
pub fn differences(_: Deferred, view: &View) -> Html {
    assessment_diff::list(view)
}

/// Renders the content of the display dialog.
#[inline(never)]
pub fn display(_: Deferred, view: &View) -> Html {
    display::choices(view)
}
