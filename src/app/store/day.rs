//! Which day it is, and which day the verdicts are for.

use super::State;
use guide_engine::date::Date;

impl State {
    /// Today: by the clock, unless that is behind the content, which is not read before it is made.
    pub fn today(&self) -> Date {
        match self.clock_is_behind() {
            true => self.published(),
            false => self.today,
        }
    }

    /// Whether the clock names a day before the content was published.
    pub fn clock_is_behind(&self) -> bool {
        self.today.last() < self.published().first()
    }

    /// The day that the page around the guide fixed.
    pub fn fixed(&self) -> Option<Date> {
        self.fixed
    }

    /// The day the verdicts are for: a day in the past that was chosen, the day the page fixed, or today.
    pub fn day(&self) -> Date {
        let rosters = &self.catalog().document().about.rosters;
        let chosen = self.shown.roster.and_then(|at| rosters.get(at));
        let chosen = chosen.map(|roster| roster.date);
        chosen.or(self.fixed).unwrap_or_else(|| self.today())
    }

    fn published(&self) -> Date {
        self.catalog().document().about.published
    }
}
