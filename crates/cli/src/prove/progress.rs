//! A progress bar for `guide prove`.
//!
//! The bar shows the percentage of whole answer sets (those without open questions) that have been
//! evaluated.

use std::io::{IsTerminal, Write, stderr};

/// A progress bar on standard error. It is shown only if standard error is a terminal.
pub struct Progress {
    /// The number of answer sets to evaluate.
    total: usize,
    evaluated: usize,
    /// The percentage that the bar shows; `None` if there is no bar.
    shown: Option<usize>,
}

impl Progress {
    const WIDTH: usize = 40;

    /// Creates a bar for a walk over `sets` answer sets.
    pub fn new(sets: usize) -> Self {
        Self {
            total: sets.max(1),
            evaluated: 0,
            shown: stderr().is_terminal().then_some(usize::MAX),
        }
    }

    /// Counts one more answer set, and updates the bar if the percentage changed.
    pub fn add_set(&mut self) {
        self.evaluated += 1;
        let percent = self.evaluated * 100 / self.total;
        if self.shown.is_some_and(|shown| shown != percent) {
            self.shown = Some(percent);
            let filled = "#".repeat(percent * Self::WIDTH / 100);
            write(&format!(
                "\r[{filled:<width$}] {percent:>3}%",
                width = Self::WIDTH
            ));
        }
    }

    /// Removes the bar.
    pub fn end(self) {
        if self.shown.is_some() {
            write("\r\x1b[K");
        }
    }
}

/// Writes a text to standard error. Errors are ignored, because a bar that cannot be shown must not
/// stop the proof.
fn write(text: &str) {
    let mut terminal = stderr().lock();
    let _ = terminal.write_all(text.as_bytes());
    let _ = terminal.flush();
}
