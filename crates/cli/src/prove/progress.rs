//! A progress bar for `guide prove`.
//!
//! The bar shows the percentage of whole answer sets (those without open questions) that have been
//! evaluated.

use std::io::{IsTerminal, Write, stderr};

/// A progress bar on standard error. It is drawn only if standard error is a terminal.
pub struct Progress {
    sets: usize,
    walked: usize,
    /// The percentage that was drawn last; `None` if the bar is not drawn at all.
    drawn: Option<usize>,
}

impl Progress {
    const WIDTH: usize = 40;

    /// Creates a bar for a walk over `sets` answer sets.
    pub fn new(sets: usize) -> Self {
        Self {
            sets: sets.max(1),
            walked: 0,
            drawn: stderr().is_terminal().then_some(usize::MAX),
        }
    }

    /// Counts one more answer set, and redraws the bar if the percentage changed.
    pub fn walked(&mut self) {
        self.walked += 1;
        let share = self.walked * 100 / self.sets;
        if self.drawn.is_some_and(|drawn| drawn != share) {
            self.drawn = Some(share);
            let full = "#".repeat(share * Self::WIDTH / 100);
            draw(&format!(
                "\r[{full:<width$}] {share:>3}%",
                width = Self::WIDTH
            ));
        }
    }

    /// Removes the bar.
    pub fn end(self) {
        if self.drawn.is_some() {
            draw("\r\x1b[K");
        }
    }
}

/// Writes a text to standard error. Errors are ignored, because a bar that cannot be drawn must not
/// stop the proof.
fn draw(text: &str) {
    let mut terminal = stderr().lock();
    let _ = terminal.write_all(text.as_bytes());
    let _ = terminal.flush();
}
