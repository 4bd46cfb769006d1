//! The results on the sheet of the meeting brief: a table of the programs in the groups "fits" and
//! "depends", and a few lines on the other programs.

use crate::ui::View;
use crate::ui::html::{Html, html};
use crate::ui::widgets::icon;
use crate::ui::widgets::overview::cells::cell_texts;
use crate::ui::widgets::verdict::{Group, Standing, names};
use guide_engine::assess::{Assessment, is_unmet_duty};
use guide_engine::document::Verdict;
use guide_engine::explain;
use guide_engine::messages::key;
use guide_engine::sufficient_reasons::sufficient_reasons;

/// Renders the programs in the groups "fits" and "depends", each with the document to sign and the
/// point to raise with ICE.
pub fn results_table(view: &View, standings: &[Standing]) -> Html {
    let headings = [key::BRIEF_PROGRAM, key::BRIEF_SIGN, key::BRIEF_RAISE];
    html! {
        <table>
            <thead>
                <tr>for heading in headings { <th scope="col">{ view.text(heading) }</th> }</tr>
            </thead>
            for group in [Group::Fits, Group::Depends] {
                <tbody>
                    <tr class="iag-brief-group">
                        <th colspan="3" scope="rowgroup">
                            <span class="iag-verdict">
                                { icon::verdict(group) }<span>{ view.text(group.keys().0) }</span>
                            </span>
                        </th>
                    </tr>
                    for standing in standings.iter().filter(|standing| standing.group() == group) {
                        <tr>
                            <th scope="row">
                                { &standing.program.name }
                                <small>{ summary_line(view, standing) }</small>
                            </th>
                            <td>{ cell_texts(view, standing).next() }</td>
                            <td>
                                { view
                                    .shows(&standing.program.raise.cite)
                                    .then_some(&standing.program.raise.text) }
                            </td>
                        </tr>
                    }
                    if !standings.iter().any(|standing| standing.group() == group) {
                        <tr><td colspan="3">{ view.text(key::RESULTS_NONE) }</td></tr>
                    }
                </tbody>
            }
        </table>
    }
}

/// Returns a line with the questions that decide the verdict, the program's status and, if a legal
/// duty is unmet, a note on that duty.
fn summary_line(view: &View, standing: &Standing) -> String {
    let status = &standing.program.status;
    let status = view
        .shows(&status.cite)
        .then(|| explain::status_in_short(view.catalog, status));
    let duty = standing
        .assessments
        .iter()
        .any(|assessment| is_unmet_duty(view.catalog, view.assessed, assessment));
    let duty = duty.then(|| view.text(key::DUTY_IN_SHORT).to_owned());
    let parts = [deciding_questions(view, standing)]
        .into_iter()
        .chain(status)
        .chain(duty);
    let parts: Vec<String> = parts.collect();
    view.messages().row(key::LIST_SERIES, &parts)
}

/// Returns a line that names the questions whose answers make the program fit or, if the program
/// depends on open questions, names those open questions.
fn deciding_questions(view: &View, standing: &Standing) -> String {
    let open_questions = standing.depends_on();
    if standing.group() == Group::Depends {
        return view.messages().fill(
            key::RESULTS_DEPENDS_ON,
            &[("questions", &names(view, &open_questions))],
        );
    }
    let fits = standing
        .assessments
        .iter()
        .find(|assessment| assessment.verdict == Verdict::Fits);
    let questions = fits.map_or_else(String::new, |assessment| decided_by(view, assessment));
    view.messages()
        .fill(key::BRIEF_WHY, &[("questions", &questions)])
}

/// Renders the programs of `Group::Not` in a few lines, with the reasons.
pub fn not_fitting(view: &View, standings: &[Standing]) -> Html {
    let others: Vec<_> = standings
        .iter()
        .filter(|standing| standing.group() == Group::Not)
        .collect();
    if others.is_empty() {
        return Html::default();
    }
    let names_of_all = |verdict: Verdict| {
        let has_only = |standing: &&&Standing| {
            standing
                .assessments
                .iter()
                .all(|assessment| assessment.verdict == verdict)
        };
        let names: Vec<_> = others
            .iter()
            .filter(has_only)
            .map(|standing| standing.program.short.as_str())
            .collect();
        (!names.is_empty()).then(|| view.messages().list(names))
    };
    let unraised = names_of_all(Verdict::NotRaised);
    let unoffered = names_of_all(Verdict::NotOffered);
    let lines = [
        (unraised, key::BRIEF_NOT_RAISED),
        (unoffered, key::BRIEF_NOT_OFFERED),
    ];
    let lines = lines.into_iter().filter_map(|(names, message)| {
        Some(view.messages().fill(message, &[("programs", &names?)]))
    });
    let against = others.iter().filter_map(|standing| against(view, standing));
    let against: Vec<_> = against.collect();
    let against = (!against.is_empty())
        .then(|| format!("{}.", view.messages().row(key::LIST_SERIES, &against)));
    let text: Vec<_> = against.into_iter().chain(lines).collect();
    html! {
        <p class="iag-brief-not">
            <span class="iag-verdict">
                { icon::verdict(Group::Not) }<b>{ view.text(key::BRIEF_NOT) }</b>
            </span>
            { " " }{ text.join(" ") }
        </p>
    }
}

/// Returns the name of a program with the questions whose answers decide against the program and,
/// if a legal duty is unmet, a note on that duty. Returns `None` if no agreement of the program has
/// the verdict `DoesNotFit`.
fn against(view: &View, standing: &Standing) -> Option<String> {
    let mut assessments = standing.assessments.iter();
    let decided = assessments.find(|assessment| assessment.verdict == Verdict::DoesNotFit)?;
    let fills = [
        ("program", standing.program.short.as_str()),
        ("questions", &decided_by(view, decided)),
    ];
    let line = view.messages().fill(key::BRIEF_NOT_ONE, &fills);
    let duty = standing
        .assessments
        .iter()
        .any(|assessment| is_unmet_duty(view.catalog, view.assessed, assessment));
    Some(match duty {
        true => format!("{line} ({})", view.text(key::DUTY_IN_SHORT)),
        false => line,
    })
}

/// Returns the names of the questions in the first sufficient reason, which is a minimal set of
/// answers that forces the verdict. Leaves out the question about challenges.
fn decided_by(view: &View, assessment: &Assessment) -> String {
    let (answers, day) = (&view.interview.used, view.assessed.as_of);
    let sets = sufficient_reasons(view.catalog, answers, assessment.agreement, day);
    let first = sets.into_iter().next().unwrap_or_default();
    // Section 1 lists the challenges already, and nearly every verdict depends on them.
    let others = first
        .into_iter()
        .filter(|index| *index != view.catalog.challenges());
    names(view, &others.collect::<Vec<_>>())
}
