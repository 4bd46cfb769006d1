//! How far a walk has come, on a terminal.

use std::io::{IsTerminal, Write, stderr};

/// A bar on standard error, drawn only where that is a terminal.
pub struct Progress {
    sets: usize,
    walked: usize,
    /// The share drawn last, in hundredths; none where nothing is drawn.
    drawn: Option<usize>,
}

impl Progress {
    const WIDTH: usize = 40;

    /// A bar for a walk over this many answer sets.
    pub fn new(sets: usize) -> Self {
        Self {
            sets: sets.max(1),
            walked: 0,
            drawn: stderr().is_terminal().then_some(usize::MAX),
        }
    }

    /// Tells that one more answer set has been walked.
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

    /// Takes the bar away.
    pub fn end(self) {
        if self.drawn.is_some() {
            draw("\r\x1b[K");
        }
    }
}

/// A bar that cannot be drawn is no reason to stop.
fn draw(text: &str) {
    let mut terminal = stderr().lock();
    let _ = terminal.write_all(text.as_bytes());
    let _ = terminal.flush();
}
