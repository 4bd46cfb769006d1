//! Reports which verdicts and marks the last edit of the answers changed (the assessment diff). The
//! panel "So far" and the status message name the changed verdicts. A `<details>` in the panel
//! lists every changed verdict and mark.

use crate::ui::View;
use crate::ui::html::{Html, html};
use crate::ui::widgets::long_list;
use crate::ui::widgets::verdict::{Group, Standing};
use guide_engine::assessment_diff::Difference;
use guide_engine::document::{Agreement, Program};
use guide_engine::messages::key;

/// The maximum number of changed verdicts that get a sentence each. If more verdicts changed, a
/// single sentence counts and names the programs concerned.
const MAX_TOLD: usize = 3;

/// Returns a few sentences that say what the last edit changed. Empty before the first edit, and
/// after an edit that changed several answers at once.
pub fn said(view: &View) -> String {
    let Some(moved) = view.moved else {
        return String::new();
    };
    if moved.is_empty() {
        return view.text(key::MOVED_NOTHING).to_owned();
    }
    let verdicts: Vec<&Difference> = moved.iter().filter(|moved| is_verdict(moved)).collect();
    let mut said = if verdicts.len() > MAX_TOLD {
        let names = names(view, verdicts.into_iter());
        let told = long_list::names(view, &names);
        let list = view.messages().list(told.iter().map(String::as_str));
        vec![
            view.messages()
                .count(key::COUNT_MOVED, names.len(), &[("programs", &list)]),
        ]
    } else {
        verdicts.into_iter().map(|moved| one(view, moved)).collect()
    };
    let marks: usize = moved.iter().map(|moved| moved.marks.len()).sum();
    if marks > 0 {
        said.push(view.messages().count(key::COUNT_MARKS_MOVED, marks, &[]));
    }
    said.join(" ")
}

/// Renders a list of every changed verdict and mark, with the values before and after the edit.
pub fn all(view: &View) -> Html {
    let Some(moved) = view.moved.filter(|moved| !moved.is_empty()) else {
        return Html::default();
    };
    let all = moved.len();
    html! {
        <details class="iag-sofar-not">
            <summary>{ view.text(key::MOVED_SHOW) }</summary>
            <ul class="iag-plain">
                for moved in moved.iter().take(long_list::drawn(view)) {
                    if is_verdict(moved) { <li>{ one(view, moved) }</li> }
                    { marks(view, moved) }
                }
            </ul>
            { long_list::more(view, all) }
        </details>
    }
}

/// Whether the last edit changed the verdict on an agreement of the program.
pub fn has_moved(view: &View, standing: &Standing) -> bool {
    let all = view.moved.unwrap_or_default();
    let mut own = standing.assessments.iter().map(|own| own.agreement);
    own.any(|own| {
        // `view.moved` is in catalog order, so a binary search finds the agreement.
        let index = all.partition_point(|moved| moved.agreement < own);
        let moved = all.get(index).filter(|moved| moved.agreement == own);
        moved.is_some_and(is_verdict)
    })
}

fn is_verdict(moved: &Difference) -> bool {
    moved.verdict.0 != moved.verdict.1
}

fn index<'v>(view: &View<'v>, moved: &Difference) -> Option<(&'v Program, &'v Agreement)> {
    view.catalog.agreement(moved.agreement)
}

fn name<'v>(view: &View<'v>, moved: &Difference) -> &'v str {
    index(view, moved).map_or("", |(program, agreement)| {
        if program.agreements.len() > 1 {
            &agreement.name
        } else {
            &program.short
        }
    })
}

fn names<'v, 'm>(view: &View<'v>, moved: impl Iterator<Item = &'m Difference>) -> Vec<&'v str> {
    let programs = moved.filter_map(|moved| index(view, moved));
    let mut names: Vec<&str> = programs
        .map(|(program, _)| program.short.as_str())
        .collect();
    names.dedup();
    names
}

fn one(view: &View, moved: &Difference) -> String {
    let (before, after) = moved.verdict;
    let group = |verdict| view.text(Group::of(verdict).keys().0).to_ascii_lowercase();
    let whole = |verdict| view.messages().verdict(verdict).to_ascii_lowercase();
    let (from, to) = if Group::of(before) == Group::of(after) {
        (whole(before), whole(after))
    } else {
        (group(before), group(after))
    };
    sentence(view, name(view, moved), &from, &to)
}

fn marks(view: &View, moved: &Difference) -> Html {
    let requirements = index(view, moved).map(|(_, agreement)| agreement.requirements.as_slice());
    let requirements = requirements.unwrap_or_default();
    let mark = |mark| view.messages().mark(mark).to_ascii_lowercase();
    let line = |(at, before, after): &(usize, _, _)| {
        let requirement = requirements.get(*at)?;
        let what = format!(
            "{}: {}",
            name(view, moved),
            requirement.text.trim_end_matches('.')
        );
        Some(html! { <li>{ sentence(view, &what, &mark(*before), &mark(*after)) }</li> })
    };
    moved.marks.iter().filter_map(line).collect()
}

fn sentence(view: &View, what: &str, before: &str, after: &str) -> String {
    let fills = [("program", what), ("before", before), ("after", after)];
    view.messages().fill(key::MOVED_ONE, &fills)
}
