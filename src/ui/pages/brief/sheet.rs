//! The first sheet of the meeting brief: the answers, the results, the questions for ICE, the
//! points for counsel, and lines for notes.

use crate::state::part;
use crate::ui::View;
use crate::ui::html::{Html, html};
use crate::ui::widgets::icon;
use crate::ui::widgets::overview::cell_texts;
use crate::ui::widgets::verdict::{Group, Standing, names};
use guide_engine::answer::Answer;
use guide_engine::assess::{Assessment, is_unmet_duty};
use guide_engine::condition::QuestionIx;
use guide_engine::document::Desk;
use guide_engine::document::Verdict;
use guide_engine::explain;
use guide_engine::fingerprint;
use guide_engine::messages::key;
use guide_engine::order;
use guide_engine::sufficient_reasons::sufficient_reasons;

/// The number of lines for notes. The style sheet hides the lines that do not fit on the sheet.
const NOTE_LINES: usize = 12;

/// Renders the sheet.
pub fn sheet(view: &View, standings: &[Standing]) -> Html {
    html! {
        <article class="iag-sheet iag-brief">
            { head(view) }
            <h2>{ "1. " }{ view.text(key::BRIEF_TOLD) }</h2>
            { known_answers(view) }
            <h2>{ "2. " }{ results_heading(view) }</h2>
            { outcome(view, standings) }
            { not_fitting(view, standings) }
            { current_practice(view) }
            <div class="iag-brief-halves">
                <section>
                    <h2>{ "3. " }{ view.text(key::BRIEF_ASK) }</h2>
                    <ol>
                        for point in deciding_points(view, standings, &[Desk::Ice, Desk::Agency]) { <li>{ point }</li> }
                        for ask in &view.catalog.document().about.ask_ice { <li>{ &ask.text }</li> }
                    </ol>
                </section>
                <section>
                    <h2>{ "4. " }{ view.text(key::BRIEF_COUNSEL) }</h2>
                    { counsel_points(view, standings) }
                </section>
            </div>
            { open_questions(view, standings) }
            <h2>{ view.text(key::BRIEF_NOTES) }</h2>
            <div class="iag-brief-notes" aria-hidden="true">for _ in 0..NOTE_LINES { <hr /> }</div>
            { sources(view, standings) }
        </article>
    }
}

fn head(view: &View) -> Html {
    let date = explain::date(view.messages(), view.state.today());
    let blanks = [key::BRIEF_AGENCY, key::BRIEF_BY, key::BRIEF_DATE];
    html! {
        <>
            <header class="iag-brief-head">
                <h1 data-part={part::HEADING} tabindex="-1">{ view.text(key::BRIEF_TITLE) }</h1>
                <p>{ view.text(key::BRIEF_FOR) }<br />{ view.messages().fill(key::BRIEF_MADE, &[("date", &date)]) }</p>
            </header>
            <div class="iag-brief-blanks">for blank in blanks { <p>{ view.text(blank) }</p> }</div>
        </>
    }
}

fn results_heading(view: &View) -> String {
    let date = explain::date(view.messages(), view.assessed.as_of);
    view.messages().fill(key::BRIEF_CAME, &[("date", &date)])
}

/// Renders the answers that are known. [`open_questions`] renders the open questions on which
/// verdicts depend.
fn known_answers(view: &View) -> Html {
    let answers = view.state.answers();
    let questions = view.catalog.all_questions().map(|(index, _)| index);
    let known = questions.filter(|index| matches!(answers.get(*index), Answer::Chosen(_)));
    html! {
        <dl class="iag-brief-told">
            for index in known {
                <div><dt>{ names(view, &[index]) }</dt><dd>{ explain::answer_in_short(view.catalog, answers, index) }</dd></div>
            }
        </dl>
    }
}

/// Renders the programs in the groups "fits" and "depends", each with the document to sign and the
/// point to raise with ICE.
fn outcome(view: &View, standings: &[Standing]) -> Html {
    let headings = [key::BRIEF_PROGRAM, key::BRIEF_SIGN, key::BRIEF_RAISE];
    html! {
        <table>
            <thead><tr>for heading in headings { <th scope="col">{ view.text(heading) }</th> }</tr></thead>
            for group in [Group::Fits, Group::Depends] {
                <tbody>
                    <tr class="iag-brief-group"><th colspan="3" scope="rowgroup"><span class="iag-verdict">{ icon::verdict(group) }<span>{ view.text(group.keys().0) }</span></span></th></tr>
                    for standing in standings.iter().filter(|standing| standing.group() == group) {
                        <tr>
                            <th scope="row">{ &standing.program.name }<small>{ summary_line(view, standing) }</small></th>
                            <td>{ cell_texts(view, standing).next() }</td>
                            <td>{ view.shows(&standing.program.raise.cite).then_some(&standing.program.raise.text) }</td>
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
    let parts = [deciding_questions(view, standing)].into_iter().chain(status).chain(duty);
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

/// Renders in a few lines the programs of `Group::Not`, with the reasons.
fn not_fitting(view: &View, standings: &[Standing]) -> Html {
    let not: Vec<_> = standings
        .iter()
        .filter(|standing| standing.group() == Group::Not)
        .collect();
    if not.is_empty() {
        return Html::default();
    }
    let names_of_all = |verdict: Verdict| {
        let has_only = |standing: &&&Standing| standing.assessments.iter().all(|assessment| assessment.verdict == verdict);
        let names: Vec<_> = not
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
    let lines = lines
        .into_iter()
        .filter_map(|(names, message)| Some(view.messages().fill(message, &[("programs", &names?)])));
    let against = not.iter().filter_map(|standing| against(view, standing));
    let against: Vec<_> = against.collect();
    let against = (!against.is_empty())
        .then(|| format!("{}.", view.messages().row(key::LIST_SERIES, &against)));
    let text: Vec<_> = against.into_iter().chain(lines).collect();
    html! {
        <p class="iag-brief-not">
            <span class="iag-verdict">{ icon::verdict(Group::Not) }<b>{ view.text(key::BRIEF_NOT) }</b></span>
            { " " }{ text.join(" ") }
        </p>
    }
}

/// Returns the name of a program with the questions whose answers decide against it. Returns `None`
/// if none of its agreements has the verdict `DoesNotFit`.
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

/// Returns the names of the questions in the first of the smallest sets of answers that force the
/// verdict. The question about challenges is left out.
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

fn current_practice(view: &View) -> Html {
    let Some(option) = view.catalog.options().first() else {
        return Html::default();
    };
    html! {
        <p class="iag-brief-keep"><b>{ view.text(key::BRIEF_KEEP) }</b>{ " " }{ view.shows(&option.summary.cite).then_some(&option.summary.text) }{ " " }{ view.text(key::SOFAR_KEEP) }</p>
    }
}

/// Renders the points for counsel as a list of checkboxes. Open points on which a verdict depends
/// come first.
fn counsel_points(view: &View, standings: &[Standing]) -> Html {
    html! {
        <ul class="iag-plain iag-brief-boxes">
            for point in deciding_points(view, standings, &[Desk::Counsel]) { <li>{ point }</li> }
            for ask in &view.catalog.document().about.counsel { <li>{ &ask.text }</li> }
        </ul>
    }
}

/// Returns the text of each open point on which a verdict depends and which one of `desks` can
/// settle.
fn deciding_points<'v>(view: &View<'v>, standings: &[Standing], desks: &[Desk]) -> Vec<&'v str> {
    let open = open_questions_and_points(standings);
    let points = view.catalog.points().filter(|(index, question)| {
        let point = question.point.as_ref();
        open.contains(index) && point.is_some_and(|point| desks.contains(&point.ask))
    });
    points.map(|(_, question)| question.text.as_str()).collect()
}

/// Returns the open questions and open points on which verdicts depend, each once.
fn open_questions_and_points(standings: &[Standing]) -> Vec<QuestionIx> {
    let mut open: Vec<_> = standings.iter().flat_map(Standing::depends_on).collect();
    order::sort_and_dedup(&mut open);
    open
}

/// Renders the open questions on which verdicts depend, for the agency to settle before the
/// meeting.
fn open_questions(view: &View, standings: &[Standing]) -> Html {
    let questions: Vec<_> = view.catalog.questions().map(|(index, _)| index).collect();
    let mut open = open_questions_and_points(standings);
    open.retain(|index| questions.contains(index));
    html! {
        if !open.is_empty() {
            <p><b>{ view.text(key::BRIEF_HOME) }{ ": " }</b>{ names(view, &open) }</p>
        }
    }
}

/// Renders the sources of the documents to sign and of the option to keep current practice, each
/// once with its date. Then renders the version and the fingerprint of the catalog, and any notes
/// on overdue sources.
fn sources(view: &View, standings: &[Standing]) -> Html {
    let about = &view.catalog.document().about;
    let open = standings.iter().filter(|standing| standing.group() != Group::Not);
    let agreements = open.flat_map(|standing| &standing.program.agreements);
    let row = about.overview.first();
    let cells = agreements.flat_map(|agreement| &agreement.compare);
    let cells = cells
        .filter(|cell| Some(&cell.topic) == row)
        .flat_map(|cell| &cell.cite);
    let keep = view
        .catalog
        .options()
        .iter()
        .take(1)
        .flat_map(|option| &option.summary.cite);
    let mut marks: Vec<String> = keep
        .chain(cells)
        .filter(|cite| view.shows([*cite]))
        .filter_map(|cite| explain::mark(view.catalog, cite, false))
        .collect();
    order::sort_and_dedup(&mut marks);
    let rules = fingerprint::in_digits(fingerprint::of(view.catalog));
    let published = explain::date(view.messages(), about.published);
    let fills = [
        ("sources", view.messages().row(key::LIST_SERIES, &marks)),
        ("version", about.version.clone()),
        ("published", published),
        ("rules", rules),
    ];
    let fills = fills.each_ref().map(|(key, text)| (*key, text.as_str()));
    html! {
        <p class="iag-brief-sources"><b>{ view.text(key::BRIEF_SOURCES) }{ ": " }</b>{ view.messages().fill(key::BRIEF_SOURCES_LINE, &fills) }{ " " }{ crate::ui::widgets::due_sources::text(view) }</p>
    }
}
