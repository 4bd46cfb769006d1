//! Reports which verdicts and marks the last edit of the answers changed (the assessment diff). The
//! panel "So far" and the status message name the changed verdicts. A `<details>` in the panel
//! lists every changed verdict and mark.

use super::verdict::{Group, Standing};
use super::{View, folded};
use crate::ui::markup::{Html, html};
use guide_engine::document::{Agreement, Program};
use guide_engine::moved::Moved;
use guide_engine::word;

/// The maximum number of changed verdicts that get a sentence each. If more verdicts changed, a
/// single sentence counts and names the programs concerned.
const MOST_TOLD: usize = 3;

/// Returns a few sentences that say what the last edit changed. Empty before the first edit, and
/// after an edit that changed several answers at once.
pub fn said(view: &View) -> String {
    let Some(moved) = view.moved else {
        return String::new();
    };
    if moved.is_empty() {
        return view.say(word::MOVED_NOTHING).to_owned();
    }
    let verdicts: Vec<&Moved> = moved.iter().filter(|moved| is_verdict(moved)).collect();
    let mut said = if verdicts.len() > MOST_TOLD {
        let names = names(view, verdicts.into_iter());
        let told = folded::names(view, &names);
        let list = view.words().list(told.iter().map(String::as_str));
        vec![
            view.words()
                .count(word::COUNT_MOVED, names.len(), &[("programs", &list)]),
        ]
    } else {
        verdicts.into_iter().map(|moved| one(view, moved)).collect()
    };
    let marks: usize = moved.iter().map(|moved| moved.marks.len()).sum();
    if marks > 0 {
        said.push(view.words().count(word::COUNT_MARKS_MOVED, marks, &[]));
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
            <summary>{ view.say(word::MOVED_SHOW) }</summary>
            <ul class="iag-plain">
                for moved in moved.iter().take(folded::drawn(view)) {
                    if is_verdict(moved) { <li>{ one(view, moved) }</li> }
                    { marks(view, moved) }
                }
            </ul>
            { folded::more(view, all) }
        </details>
    }
}

/// Whether the last edit changed the verdict on an agreement of the program.
pub fn has_moved(view: &View, standing: &Standing) -> bool {
    let all = view.moved.unwrap_or_default();
    let mut own = standing.assessments.iter().map(|own| own.agreement);
    own.any(|own| {
        // `view.moved` is in catalog order, so a binary search finds the agreement.
        let place = all.partition_point(|moved| moved.agreement < own);
        let moved = all.get(place).filter(|moved| moved.agreement == own);
        moved.is_some_and(is_verdict)
    })
}

fn is_verdict(moved: &Moved) -> bool {
    moved.verdict.0 != moved.verdict.1
}

fn place<'v>(view: &View<'v>, moved: &Moved) -> Option<(&'v Program, &'v Agreement)> {
    view.catalog.agreement(moved.agreement)
}

fn name<'v>(view: &View<'v>, moved: &Moved) -> &'v str {
    place(view, moved).map_or("", |(program, agreement)| {
        if program.agreements.len() > 1 {
            &agreement.name
        } else {
            &program.short
        }
    })
}

fn names<'v, 'm>(view: &View<'v>, moved: impl Iterator<Item = &'m Moved>) -> Vec<&'v str> {
    let programs = moved.filter_map(|moved| place(view, moved));
    let mut names: Vec<&str> = programs
        .map(|(program, _)| program.short.as_str())
        .collect();
    names.dedup();
    names
}

fn one(view: &View, moved: &Moved) -> String {
    let (before, after) = moved.verdict;
    let group = |verdict| view.say(Group::of(verdict).words().0).to_ascii_lowercase();
    let whole = |verdict| view.words().verdict(verdict).to_ascii_lowercase();
    let (from, to) = if Group::of(before) == Group::of(after) {
        (whole(before), whole(after))
    } else {
        (group(before), group(after))
    };
    sentence(view, name(view, moved), &from, &to)
}

fn marks(view: &View, moved: &Moved) -> Html {
    let requirements = place(view, moved).map(|(_, agreement)| agreement.requirements.as_slice());
    let requirements = requirements.unwrap_or_default();
    let mark = |mark| view.words().mark(mark).to_ascii_lowercase();
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
    view.words().fill(word::MOVED_ONE, &fills)
}
