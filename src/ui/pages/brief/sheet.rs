//! The first sheet of the meeting brief: the answers, the results, the questions for ICE, the
//! points for counsel, the open questions, lines for notes, and the sources.

use crate::state::part;
use crate::ui::View;
use crate::ui::html::{Html, html};
use crate::ui::pages::brief::results::{not_fitting, results_table};
use crate::ui::widgets::verdict::{Group, Standing, names};
use guide_engine::answer::Answer;
use guide_engine::condition::QuestionIx;
use guide_engine::document::Desk;
use guide_engine::explain;
use guide_engine::fingerprint;
use guide_engine::messages::key;
use guide_engine::order;

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
            { results_table(view, standings) }
            { not_fitting(view, standings) }
            { current_practice(view) }
            <div class="iag-brief-halves">
                <section>
                    <h2>{ "3. " }{ view.text(key::BRIEF_ASK) }</h2>
                    <ol>
                        for point in deciding_points(view, standings, &[Desk::Ice, Desk::Agency]) {
                            <li>{ point }</li>
                        }
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
                <p>
                    { view.text(key::BRIEF_FOR) }
                    <br />
                    { view.messages().fill(key::BRIEF_MADE, &[("date", &date)]) }
                </p>
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
                <div>
                    <dt>{ names(view, &[index]) }</dt>
                    <dd>{ explain::answer_in_short(view.catalog, answers, index) }</dd>
                </div>
            }
        </dl>
    }
}

fn current_practice(view: &View) -> Html {
    let Some(option) = view.catalog.options().first() else {
        return Html::default();
    };
    html! {
        <p class="iag-brief-keep">
            <b>{ view.text(key::BRIEF_KEEP) }</b>
            { " " }
            { view.shows(&option.summary.cite).then_some(&option.summary.text) }
            { " " }
            { view.text(key::SOFAR_KEEP) }
        </p>
    }
}

/// Renders the points for counsel as a list of checkboxes. The open points that counsel can settle
/// and on which a verdict depends come first.
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

/// Renders the sources of the documents to sign, for programs that fit or depend, and of the option
/// to keep current practice, each source once with its date. Then renders the version, the date of
/// publication and the fingerprint of the catalog, and any notes on overdue sources and on a wrong
/// clock.
fn sources(view: &View, standings: &[Standing]) -> Html {
    let about = &view.catalog.document().about;
    let open = standings
        .iter()
        .filter(|standing| standing.group() != Group::Not);
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
    let rules = fingerprint::to_hex(fingerprint::of(view.catalog));
    let published = explain::date(view.messages(), about.published);
    let fills = [
        ("sources", view.messages().row(key::LIST_SERIES, &marks)),
        ("version", about.version.clone()),
        ("published", published),
        ("rules", rules),
    ];
    let fills = fills.each_ref().map(|(key, text)| (*key, text.as_str()));
    html! {
        <p class="iag-brief-sources">
            <b>{ view.text(key::BRIEF_SOURCES) }{ ": " }</b>
            { view.messages().fill(key::BRIEF_SOURCES_LINE, &fills) }
            { " " }
            { crate::ui::widgets::due_sources::text(view) }
        </p>
    }
}
