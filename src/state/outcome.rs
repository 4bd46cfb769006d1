//! The results that are computed from the answers: the interview, the assessment and the assessment
//! diff. They are derived from the state, and never stored in it.

use guide_engine::answer::Answers;
use guide_engine::assess::{self, Assessed};
use guide_engine::assessment_diff::{self, Difference};
use guide_engine::catalog::Catalog;
use guide_engine::date::Date;
use guide_engine::interview::{self, Interview};

/// The results for one set of answers on one date.
#[derive(PartialEq)]
pub struct Outcome {
    /// The assessment: verdicts, reasons and marks.
    pub assessed: Assessed,
    /// The interview: the questions that can still change a result, and the answers that count.
    pub interview: Interview,
    /// The differences from the assessment before the last edit, or before the last change of the
    /// date. `None` at first, and after several answers changed at once, for example because a file
    /// was opened.
    pub differences: Option<Vec<Difference>>,
    /// All answers, including those that do not count.
    answers: Answers,
}

impl Outcome {
    /// Assesses the answers that count, and compares the assessment with that of the outcome
    /// `before`. Reuses the assessment in `before` if it is for the same date.
    pub fn new(catalog: &Catalog, answers: &Answers, day: Date, before: Option<&Self>) -> Self {
        let interview = interview::interview(catalog, answers, day);
        let same_day = before.filter(|before| before.assessed.as_of == day);
        let assessed = match same_day {
            Some(Self {
                assessed,
                interview: last,
                ..
            }) => assess::reassess(catalog, assessed, &last.used, &interview.used),
            None => assess::assess(catalog, &interview.used, day),
        };
        let differences =
            before.and_then(|before| match before.answers.count_differences(answers) {
                // No answer changed; for example, the whole catalog has just loaded. Keep the
                // differences, which the user may still be reading.
                0 if same_day.is_some() => before.differences.clone(),
                0 | 1 => Some(assessment_diff::diff(&before.assessed, &assessed)),
                _ => None,
            });
        Self {
            assessed,
            interview,
            differences,
            answers: answers.clone(),
        }
    }
}
