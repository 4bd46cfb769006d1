//! Reports which verdicts and marks the last edit of the answers, or the last change of the day,
//! changed (the assessment diff). The panel "So far" and the status message name the changed
//! verdicts. A `<details>` in the panel lists the changed verdicts and marks.

use crate::ui::View;
use crate::ui::html::{Html, html};
use crate::ui::widgets::long_list;
use crate::ui::widgets::verdict::{Group, Standing};
use guide_engine::assessment_diff::Difference;
use guide_engine::document::{Agreement, Program};
use guide_engine::messages::key;

/// The maximum number of changed verdicts that get a sentence each. If more verdicts changed, a
/// single sentence counts and names the programs concerned.
const MAX_SENTENCES: usize = 3;

/// Returns a few sentences that say what the last edit changed. Empty before the first edit, and
/// after an edit that changed several answers at once.
pub fn summary(view: &View) -> String {
    let Some(differences) = view.differences else {
        return String::new();
    };
    if differences.is_empty() {
        return view.text(key::MOVED_NOTHING).to_owned();
    }
    let verdicts: Vec<&Difference> = differences
        .iter()
        .filter(|difference| changes_verdict(difference))
        .collect();
    let mut sentences = if verdicts.len() > MAX_SENTENCES {
        let names = names(view, verdicts.into_iter());
        let shown = long_list::names(view, &names);
        let list = view.messages().list(shown.iter().map(String::as_str));
        vec![
            view.messages()
                .count(key::COUNT_MOVED, names.len(), &[("programs", &list)]),
        ]
    } else {
        verdicts
            .into_iter()
            .map(|difference| verdict_sentence(view, difference))
            .collect()
    };
    let marks: usize = differences
        .iter()
        .map(|difference| difference.marks.len())
        .sum();
    if marks > 0 {
        sentences.push(view.messages().count(key::COUNT_MARKS_MOVED, marks, &[]));
    }
    sentences.join(" ")
}

/// Renders a list of the changed verdicts and marks, with the values before and after the edit.
pub fn list(view: &View) -> Html {
    let Some(differences) = view
        .differences
        .filter(|differences| !differences.is_empty())
    else {
        return Html::default();
    };
    let count = differences.len();
    html! {
        <details class="iag-sofar-not">
            <summary>{ view.text(key::MOVED_SHOW) }</summary>
            <ul class="iag-plain">
                for difference in differences.iter().take(long_list::limit(view)) {
                    if changes_verdict(difference) {
                        <li>{ verdict_sentence(view, difference) }</li>
                    }
                    { marks(view, difference) }
                }
            </ul>
            { long_list::more(view, count) }
        </details>
    }
}

/// Whether the last edit changed the verdict on an agreement of the program.
pub fn changes_verdict_on(view: &View, standing: &Standing) -> bool {
    let differences = view.differences.unwrap_or_default();
    let mut agreements = standing
        .assessments
        .iter()
        .map(|assessment| assessment.agreement);
    agreements.any(|agreement| {
        // `view.differences` is in catalog order, so a binary search finds the agreement.
        let index = differences.partition_point(|difference| difference.agreement < agreement);
        let difference = differences
            .get(index)
            .filter(|difference| difference.agreement == agreement);
        difference.is_some_and(changes_verdict)
    })
}

fn changes_verdict(difference: &Difference) -> bool {
    difference.verdict.0 != difference.verdict.1
}

fn agreement<'v>(view: &View<'v>, difference: &Difference) -> Option<(&'v Program, &'v Agreement)> {
    view.catalog.agreement(difference.agreement)
}

fn name<'v>(view: &View<'v>, difference: &Difference) -> &'v str {
    agreement(view, difference).map_or("", |(program, agreement)| {
        if program.agreements.len() > 1 {
            &agreement.name
        } else {
            &program.short
        }
    })
}

fn names<'v, 'm>(
    view: &View<'v>,
    differences: impl Iterator<Item = &'m Difference>,
) -> Vec<&'v str> {
    let programs = differences.filter_map(|difference| agreement(view, difference));
    let mut names: Vec<&str> = programs
        .map(|(program, _)| program.short.as_str())
        .collect();
    names.dedup();
    names
}

fn verdict_sentence(view: &View, difference: &Difference) -> String {
    let (before, after) = difference.verdict;
    let group = |verdict| view.text(Group::of(verdict).keys().0).to_ascii_lowercase();
    let whole = |verdict| view.messages().verdict(verdict).to_ascii_lowercase();
    let (from, to) = if Group::of(before) == Group::of(after) {
        (whole(before), whole(after))
    } else {
        (group(before), group(after))
    };
    sentence(view, name(view, difference), &from, &to)
}

fn marks(view: &View, difference: &Difference) -> Html {
    let requirements =
        agreement(view, difference).map(|(_, agreement)| agreement.requirements.as_slice());
    let requirements = requirements.unwrap_or_default();
    let mark = |mark| view.messages().mark(mark).to_ascii_lowercase();
    let line = |(index, before, after): &(usize, _, _)| {
        let requirement = requirements.get(*index)?;
        let what = format!(
            "{}: {}",
            name(view, difference),
            requirement.text.trim_end_matches('.')
        );
        Some(html! { <li>{ sentence(view, &what, &mark(*before), &mark(*after)) }</li> })
    };
    difference.marks.iter().filter_map(line).collect()
}

fn sentence(view: &View, what: &str, before: &str, after: &str) -> String {
    let fills = [("program", what), ("before", before), ("after", after)];
    view.messages().fill(key::MOVED_ONE, &fills)
}
