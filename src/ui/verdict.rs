//! Verdicts as a person meets them: in three groups, in words, and always with a shape.

use super::{View, folded, glyph};
use crate::ui::markup::{Html, classes, html};
use guide_engine::assess::{Assessment, Verdict, is_unmet_duty};
use guide_engine::condition::QuestionIx;
use guide_engine::document::Program;
use guide_engine::order;
use guide_engine::word::{self, Counted, Word};

/// The three groups that five verdicts are shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// At least one way to take part fits.
    Fits,
    /// None fits yet, and at least one depends on an open answer.
    Depends,
    /// Neither.
    Not,
}

impl Group {
    /// All groups, in the order they are shown.
    pub const ALL: [Self; 3] = [Self::Fits, Self::Depends, Self::Not];

    /// The group of a verdict.
    pub fn of(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Fits => Self::Fits,
            Verdict::Depends => Self::Depends,
            Verdict::DoesNotFit | Verdict::NotRaised | Verdict::NotOffered => Self::Not,
        }
    }

    /// The group's name, and the line that says what it means.
    pub fn words(self) -> (Word, Word) {
        match self {
            Self::Fits => (word::GROUP_FITS, word::GROUP_FITS_LINE),
            Self::Depends => (word::GROUP_DEPENDS, word::GROUP_DEPENDS_LINE),
            Self::Not => (word::GROUP_NOT, word::GROUP_NOT_LINE),
        }
    }

    /// The class of a program's card: those that do not fit are rows without a frame.
    pub fn class_of_card(self) -> &'static str {
        match self {
            Self::Fits | Self::Depends => "iag-card-framed",
            Self::Not => "iag-card-row",
        }
    }

    /// The class that carries the group's color.
    pub fn class(self) -> &'static str {
        match self {
            Self::Fits => "iag-fits",
            Self::Depends => "iag-depends",
            Self::Not => "iag-not",
        }
    }
}

/// A program with what is said of its agreements.
pub struct Standing<'a> {
    /// Its position.
    pub position: usize,
    /// The program.
    pub program: &'a Program,
    /// One for each of its agreements.
    pub assessments: Vec<&'a Assessment>,
}

impl Standing<'_> {
    /// The group of its best agreement.
    pub fn group(&self) -> Group {
        let groups = self
            .assessments
            .iter()
            .map(|assessment| Group::of(assessment.verdict));
        groups.min().unwrap_or(Group::Not)
    }

    /// The open questions its agreements turn on, each once.
    pub fn turns_on(&self) -> Vec<QuestionIx> {
        let all = self
            .assessments
            .iter()
            .flat_map(|assessment| &assessment.turns_on);
        let mut all: Vec<_> = all.copied().collect();
        order::put_once(&mut all);
        all
    }
}

/// The programs that an open question can still decide, in a line.
pub fn can_decide(view: &View, standings: &[Standing], place: QuestionIx) -> Option<String> {
    let decided = standings.iter().filter(|standing| {
        let mut assessments = standing.assessments.iter();
        assessments.any(|assessment| assessment.turns_on.contains(&place))
    });
    let names: Vec<_> = decided
        .map(|standing| standing.program.short.as_str())
        .collect();
    let line = || {
        view.words()
            .row(word::LIST_COMMA, &folded::names(view, &names))
    };
    (!names.is_empty()).then(line)
}

/// Every program with what is said of it, in ICE's own order.
pub fn standings<'a>(view: &View<'a>) -> Vec<Standing<'a>> {
    // Both stand in the order of the catalogue.
    let mut left = view.assessed.agreements.iter();
    let programs = view.catalog.programs().iter().enumerate();
    let standing = |(position, program): (usize, &'a Program)| Standing {
        position,
        program,
        assessments: (left.by_ref().take(program.agreements.len()))
            .zip(&program.agreements)
            .filter(|(_, agreement)| view.has_come(agreement))
            .map(|(assessment, _)| assessment)
            .collect(),
    };
    programs.map(standing).collect()
}

/// Says that no further answer can change the result, where that is so. A legal duty that nothing meets is named in the same text:
/// "nothing can change" alone would read as if nothing were left to do.
pub fn final_note<'a>(view: &View<'a>) -> Option<&'a str> {
    let mut own = view.assessed.agreements.iter();
    let has_unmet_duty = own.any(|own| is_unmet_duty(view.catalog, view.assessed, own));
    let text = if has_unmet_duty {
        word::DUTY_FINAL
    } else {
        word::INTERVIEW_FINAL
    };
    view.interview.is_final.then(|| view.say(text))
}

/// "5 programs fit", "3 depend", "5 do not fit".
pub fn counts(view: &View) -> [String; 3] {
    counted(view, [word::COUNT_FIT, word::COUNT_DEPEND, word::COUNT_NOT])
}

/// "5 fit", "3 depend", "5 do not": where there is little room.
pub fn short_counts(view: &View) -> [String; 3] {
    let words = [
        word::COUNT_SHORT_FIT,
        word::COUNT_SHORT_DEPEND,
        word::COUNT_SHORT_NOT,
    ];
    counted(view, words)
}

fn counted(view: &View, counted: [Counted; 3]) -> [String; 3] {
    let standings = standings(view);
    let mut counted = counted.into_iter().zip(Group::ALL).map(|(word, group)| {
        let n = standings
            .iter()
            .filter(|standing| standing.group() == group)
            .count();
        view.words().count(word, n, &[])
    });
    std::array::from_fn(|_| counted.next().unwrap_or_default())
}

/// The short names of questions, for "Depends on ...".
pub fn names(view: &View, questions: &[QuestionIx]) -> String {
    let questions = questions
        .iter()
        .filter_map(|place| view.catalog.question(*place));
    view.words()
        .list(questions.map(|question| question.short.as_str()))
}

/// A verdict with its shape, and what it turns on where it depends.
pub fn verdict(view: &View, assessment: &Assessment) -> Html {
    let group = Group::of(assessment.verdict);
    let text = match assessment.verdict {
        Verdict::Depends => {
            let questions = names(view, &assessment.turns_on);
            view.words()
                .fill(word::RESULTS_DEPENDS_ON, &[("questions", &questions)])
        }
        verdict => view.words().verdict(verdict).to_owned(),
    };
    html! { <span class={classes!("iag-verdict", group.class())}>{ glyph::verdict(group) }<span>{ text }</span></span> }
}
