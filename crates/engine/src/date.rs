//! Calendar dates as sources state them: a year, a month or a day. The document, verdicts and
//! reports use them; the engine never reads a clock.

use crate::decode::{DecodeContext, FromJson};
use crate::json::Value;
use crate::snapshot::snapshot;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::fmt;
use std::str::FromStr;

/// A date known to the year, the month or the day, written `2007`, `2007-08` or `2007-08-21`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Date {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

snapshot! { Date(year month day;); }

/// The error for a string that is not a date. `Display` says which forms are accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError(String);

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "\"{}\" is not a date; write 2007, 2007-08 or 2007-08-21",
            self.0
        )
    }
}

impl std::error::Error for DateError {}

impl Date {
    /// Placeholder for a date that could not be decoded. It is never shown, because decoding then
    /// fails.
    pub(crate) const PLACEHOLDER: Self = Self {
        year: 0,
        month: None,
        day: None,
    };

    /// Returns the date of a day. Returns `None` if the calendar has no such day, or if the year
    /// does not have four digits.
    pub fn day(year: u16, month: u8, day: u8) -> Option<Self> {
        let is_valid_month = (1000..=9999).contains(&year) && (1..=12).contains(&month);
        (is_valid_month && (1..=days_in(year, month)).contains(&day)).then_some(Self {
            year,
            month: Some(month),
            day: Some(day),
        })
    }

    /// Returns the date without its day: the month, or the year if no month is known.
    pub fn without_day(self) -> Self {
        Self { day: None, ..self }
    }

    /// Returns the year, which has four digits.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Returns the month, 1 to 12, if it is known.
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// Returns the day of the month, if it is known.
    pub fn day_of_month(self) -> Option<u8> {
        self.day
    }

    /// Whether the date names a single day.
    pub fn is_day(self) -> bool {
        self.day.is_some()
    }

    /// Returns the first day that the date can mean, as year, month and day. Such tuples compare in
    /// the order of the days.
    pub fn first(self) -> (u16, u8, u8) {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// Returns the last day that the date can mean, as year, month and day.
    pub fn last(self) -> (u16, u8, u8) {
        let month = self.month.unwrap_or(12);
        let day = self.day.unwrap_or_else(|| days_in(self.year, month));
        (self.year, month, day)
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => 31,
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let error = || DateError(text.to_owned());
        let digits = |part: &str, length: usize| -> Result<u16, DateError> {
            let is_valid = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
            let number = is_valid.then(|| part.parse().ok()).flatten();
            number.ok_or_else(error)
        };
        let mut parts = text.split('-');
        let year = digits(parts.next().unwrap_or_default(), 4)?;
        let month = parts.next().map(|part| digits(part, 2)).transpose()?;
        let day = parts.next().map(|part| digits(part, 2)).transpose()?;
        // Months and days have two digits, so each fits into a byte.
        let (month, day) = (month.map(|m| m as u8), day.map(|d| d as u8));
        let first_day = Self::day(year, month.unwrap_or(1), day.unwrap_or(1));
        if parts.next().is_some() || first_day.is_none() {
            return Err(error());
        }
        Ok(Self { year, month, day })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

impl FromJson for Date {
    fn from_json(value: Value, context: &mut DecodeContext) -> Self {
        let is_absent = value == Value::Null;
        let date = context.text(value).parse();
        date.unwrap_or_else(|error: DateError| {
            if !is_absent {
                context.error(&error.to_string());
            }
            Self::PLACEHOLDER
        })
    }
}
