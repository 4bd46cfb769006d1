//! Verdicts as the interface shows them: in three groups, in words, and always with an icon, so
//! that their meaning does not depend on color alone.

use crate::ui::View;
use crate::ui::html::{Html, classes, html};
use crate::ui::widgets::{icon, long_list};
use guide_engine::assess::{Assessment, is_unmet_duty};
use guide_engine::condition::QuestionIx;
use guide_engine::document::{Program, Verdict};
use guide_engine::messages::{Key, PluralKey, key};
use guide_engine::order;

/// The three groups in which the five verdicts are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// At least one agreement fits.
    Fits,
    /// No agreement fits yet, and at least one depends on an open answer.
    Depends,
    /// No agreement fits, and none depends on an open answer.
    Not,
}

impl Group {
    /// All groups, in display order.
    pub const ALL: [Self; 3] = [Self::Fits, Self::Depends, Self::Not];

    /// Returns the group that a verdict belongs to.
    pub fn of(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Fits => Self::Fits,
            Verdict::Depends => Self::Depends,
            Verdict::DoesNotFit | Verdict::NotRaised | Verdict::NotOffered => Self::Not,
        }
    }

    /// Returns the group's name and the line that explains it.
    pub fn keys(self) -> (Key, Key) {
        match self {
            Self::Fits => (key::GROUP_FITS, key::GROUP_FITS_LINE),
            Self::Depends => (key::GROUP_DEPENDS, key::GROUP_DEPENDS_LINE),
            Self::Not => (key::GROUP_NOT, key::GROUP_NOT_LINE),
        }
    }

    /// Returns the CSS class of a program's card. A card in the group `Not` is a row without a
    /// frame.
    pub fn class_of_card(self) -> &'static str {
        match self {
            Self::Fits | Self::Depends => "iag-card-framed",
            Self::Not => "iag-card-row",
        }
    }

    /// Returns the CSS class that sets the group's color.
    pub fn class(self) -> &'static str {
        match self {
            Self::Fits => "iag-fits",
            Self::Depends => "iag-depends",
            Self::Not => "iag-not",
        }
    }
}

/// A program with the assessments of its agreements.
pub struct Standing<'a> {
    /// The index of the program in the catalog.
    pub position: usize,
    /// The program.
    pub program: &'a Program,
    /// The assessments of the program's agreements. If the person or the host page chose the day,
    /// agreements that were first on offer after that day are left out.
    pub assessments: Vec<&'a Assessment>,
}

impl Standing<'_> {
    /// Returns the group of the best verdict on any of the program's agreements.
    pub fn group(&self) -> Group {
        let groups = self
            .assessments
            .iter()
            .map(|assessment| Group::of(assessment.verdict));
        groups.min().unwrap_or(Group::Not)
    }

    /// Returns the open questions and open points on which the program's verdicts depend, each
    /// once.
    pub fn depends_on(&self) -> Vec<QuestionIx> {
        let questions = self
            .assessments
            .iter()
            .flat_map(|assessment| &assessment.depends_on);
        let mut questions: Vec<_> = questions.copied().collect();
        order::sort_and_dedup(&mut questions);
        questions
    }
}

/// Returns the names of the programs that an open question or open point can still decide. Returns
/// `None` if there are no such programs.
pub fn programs_decided_by(
    view: &View,
    standings: &[Standing],
    index: QuestionIx,
) -> Option<String> {
    let decided = standings.iter().filter(|standing| {
        let mut assessments = standing.assessments.iter();
        assessments.any(|assessment| assessment.depends_on.contains(&index))
    });
    let names: Vec<_> = decided
        .map(|standing| standing.program.short.as_str())
        .collect();
    let list = || {
        view.messages()
            .row(key::LIST_COMMA, &long_list::names(view, &names))
    };
    (!names.is_empty()).then(list)
}

/// Returns every program with its assessments, in the order of the catalog.
pub fn standings<'a>(view: &View<'a>) -> Vec<Standing<'a>> {
    // The programs and the assessments are both in catalog order, so each program takes as many of
    // the remaining assessments as it has agreements.
    let mut remaining = view.assessed.agreements.iter();
    let programs = view.catalog.programs().iter().enumerate();
    let standing = |(position, program): (usize, &'a Program)| Standing {
        position,
        program,
        assessments: (remaining.by_ref().take(program.agreements.len()))
            .zip(&program.agreements)
            .filter(|(_, agreement)| view.shows_agreement(agreement))
            .map(|(assessment, _)| assessment)
            .collect(),
    };
    programs.map(standing).collect()
}

/// Returns the note that no further answer can change the result, or `None` if one still can. If a
/// legal duty is unmet, the note says so too, because it would otherwise read as if nothing were
/// left to do.
pub fn final_note<'a>(view: &View<'a>) -> Option<&'a str> {
    let mut assessments = view.assessed.agreements.iter();
    let has_unmet_duty =
        assessments.any(|assessment| is_unmet_duty(view.catalog, view.assessed, assessment));
    let text = if has_unmet_duty {
        key::DUTY_FINAL
    } else {
        key::INTERVIEW_FINAL
    };
    view.interview.is_final.then(|| view.text(text))
}

/// Returns the number of programs in each group as text: "5 programs fit", "3 depend", "5 do not
/// fit".
pub fn counts(view: &View) -> [String; 3] {
    counted(view, [key::COUNT_FIT, key::COUNT_DEPEND, key::COUNT_NOT])
}

/// Returns the same numbers as [`counts`] in shorter texts, for narrow spaces: "5 fit", "3 depend",
/// "5 do not".
pub fn short_counts(view: &View) -> [String; 3] {
    let keys = [
        key::COUNT_SHORT_FIT,
        key::COUNT_SHORT_DEPEND,
        key::COUNT_SHORT_NOT,
    ];
    counted(view, keys)
}

fn counted(view: &View, keys: [PluralKey; 3]) -> [String; 3] {
    let standings = standings(view);
    let mut texts = keys.into_iter().zip(Group::ALL).map(|(message, group)| {
        let n = standings
            .iter()
            .filter(|standing| standing.group() == group)
            .count();
        view.messages().count(message, n, &[])
    });
    std::array::from_fn(|_| texts.next().unwrap_or_default())
}

/// Returns the short names of questions as a list in words, for texts such as "Depends on ...".
pub fn names(view: &View, questions: &[QuestionIx]) -> String {
    let questions = questions
        .iter()
        .filter_map(|index| view.catalog.question(*index));
    view.messages()
        .list(questions.map(|question| question.short.as_str()))
}

/// Renders a verdict with its icon. If the verdict is `Depends`, the text names the open questions.
pub fn verdict(view: &View, assessment: &Assessment) -> Html {
    let group = Group::of(assessment.verdict);
    let text = match assessment.verdict {
        Verdict::Depends => {
            let questions = names(view, &assessment.depends_on);
            view.messages()
                .fill(key::RESULTS_DEPENDS_ON, &[("questions", &questions)])
        }
        verdict => view.messages().verdict(verdict).to_owned(),
    };
    html! {
        <span class={classes!("iag-verdict", group.class())}>
            { icon::verdict(group) }<span>{ text }</span>
        </span>
    }
}
