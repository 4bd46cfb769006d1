//! The part of the state that determines today's date and the date that verdicts are for.

use crate::state::State;
use guide_engine::date::Date;

impl State {
    /// Returns today's date by the device's clock. If the clock shows a date before the content was
    /// published, the clock must be wrong, and the result is the date of publication.
    pub fn today(&self) -> Date {
        match self.clock_is_behind() {
            true => self.published(),
            false => self.today,
        }
    }

    /// Whether the device's clock shows a date before the content was published.
    pub fn clock_is_behind(&self) -> bool {
        self.today.last() < self.published().first()
    }

    /// Returns the date for verdicts that the host page sets, if any.
    pub fn fixed_day(&self) -> Option<Date> {
        self.fixed_day
    }

    /// Returns the date that verdicts are for: the past date that the user chose, or else the date
    /// that the host page sets, or else today.
    pub fn day(&self) -> Date {
        let rosters = &self.catalog().document().about.rosters;
        let chosen = self
            .presentation
            .roster
            .and_then(|index| rosters.get(index));
        let chosen = chosen.map(|roster| roster.date);
        chosen.or(self.fixed_day).unwrap_or_else(|| self.today())
    }

    fn published(&self) -> Date {
        self.catalog().document().about.published
    }
}
