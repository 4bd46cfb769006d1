//! The results page: the programs grouped by verdict, each with its reasons and requirements.

use crate::state::action::DeferredAction;
use crate::state::page::Page;
use crate::ui::View;
use crate::ui::html::{Html, classes, html};
use crate::ui::widgets::radio_form::radio_form;
use crate::ui::widgets::verdict::{
    Group, Standing, counts, final_note, programs_decided_by, standings,
};
use crate::ui::widgets::{
    as_of, card, challenges, heading, icon, law, long_list, overview, so_far,
};
use guide_engine::answer::Answer;
use guide_engine::condition::QuestionIx;
use guide_engine::document::ChangedBy;
use guide_engine::explain;
use guide_engine::messages::{Key, key};

/// Renders the results page.
pub fn results(view: &View) -> Html {
    let standings = standings(view);
    let is_empty = view.state.answers().is_empty();
    let (next, label) = match view.state.first_open() {
        Some(first) if is_empty => (Page::Question(first), key::START_BEGIN),
        _ => (Page::Review, key::RESULTS_CHANGE),
    };
    html! {
        <div class="iag-wrap iag-results">
            { heading::heading(html! { headline(view) }) }
            <p class="iag-lead">{ lead(view) }</p>
            { as_of::control(view) }
            <div class="iag-overview">
                { overview::table(view, &standings) }
                <div class="iag-overview-side">
                    if let Some(text) = final_note(view) {
                        <p class="iag-panel">{ text }</p>
                    } else if !is_empty {
                        { deciding_questions(view, &standings) }
                    }
                    { next_steps(view, (next, label)) }
                </div>
            </div>
            { grouping_switch(view) }
            if view.state.presentation().by_challenge {
                { challenges::by_challenge(view, &standings) }
            } else {
                for group in Group::ALL { { section(view, group, &standings) } }
            }
            { card::options(view) }
            { law::counsel(view) }
            <p class="iag-small">{ view.text(key::RESULTS_ORDER) }</p>
        </div>
    }
}

/// Renders the links that lead on from the results, with the brief first. `change` is the page on
/// which the person gives or changes answers, and `label` is the text of the link to that page.
fn next_steps(view: &View, (change, label): (Page, Key)) -> Html {
    let link =
        |page, class: &'static str, message| view.link(page, class, html! { view.text(message) });
    html! {
        <div class="iag-next">
            { link(Page::Brief, "iag-btn", key::RESULTS_BRIEF) }
            { link(Page::Compare, "iag-btn iag-btn-line", key::RESULTS_COMPARE) }
            { link(change, "iag-btn iag-btn-line", label) }
            if has_points(view) {
                { link(Page::OpenPoints, "iag-btn iag-btn-line", key::ASKED_TITLE) }
            }
            { link(Page::Transfer, "iag-link", key::RESULTS_TAKE) }
            { link(Page::Option(0), "iag-link", key::RESULTS_KEEP) }
        </div>
    }
}

/// Whether to link to the page of open points. This is the case if an open point has an answer, or
/// if any question has an answer and an open point can still change a result.
fn has_points(view: &View) -> bool {
    let mut points = view.catalog.points();
    let answers = view.state.answers();
    !view.interview.points.is_empty() && !answers.is_empty()
        || points.any(|(index, _)| *answers.get(index) != Answer::Open)
}

/// Renders the switch between results grouped by verdict and results grouped by challenge.
fn grouping_switch(view: &View) -> Html {
    let on = view.state.presentation().by_challenge;
    let groupings = [
        (false, key::RESULTS_BY_VERDICT),
        (true, key::RESULTS_BY_CHALLENGE),
    ];
    html! {
        <fieldset class="iag-switch iag-ways-in">
            <legend class="iag-sr">{ view.text(key::RESULTS_WAYS_IN) }</legend>
            { radio_form(html! {
                for (grouping, message) in groupings {
                    <label class={classes!((grouping == on).then_some("iag-switch-on"))}>
                        <input
                            type="radio"
                            name="iag-ways-in"
                            checked={grouping == on}
                            onchange={view.on(DeferredAction::ByChallengeChosen(grouping))}
                        />
                        <span>{ view.text(message) }</span>
                    </label>
                }
            }) }
        </fieldset>
    }
}

/// Renders the results page before the deferred chunk has loaded. It shows the groups of programs,
/// but neither reasons nor requirements, which need that chunk.
pub fn initial(view: &View) -> Html {
    html! {
        <div class="iag-wrap iag-results">
            { heading::heading(html! { headline(view) }) }
            <p class="iag-lead">{ lead(view) }</p>
            <div class="iag-sofarlist">{ so_far::content(view) }</div>
            <p class="iag-panel">{ view.text(key::APP_WAIT) }</p>
        </div>
    }
}

fn headline(view: &View) -> String {
    if view.state.answers().is_empty() {
        return view.text(key::RESULTS_START).to_owned();
    }
    let [fit, depend, not] = counts(view);
    view.messages().fill(
        key::RESULTS_TITLE,
        &[("fit", &fit), ("depend", &depend), ("not", &not)],
    )
}

fn lead(view: &View) -> String {
    if view.state.answers().is_empty() {
        return view.text(key::RESULTS_EMPTY).to_owned();
    }
    let all = view.catalog.questions().count();
    let answered = view
        .catalog
        .questions()
        .filter(|(index, _)| is_answered(view, *index))
        .count();
    let (n, all) = (answered.to_string(), all.to_string());
    let answered = view
        .messages()
        .fill(key::RESULTS_ANSWERED_OF, &[("n", &n), ("all", &all)]);
    let date = explain::date(view.messages(), view.assessed.as_of);
    view.messages().fill(
        key::RESULTS_LEAD,
        &[("date", &date), ("answered", &answered)],
    )
}

fn is_answered(view: &View, index: QuestionIx) -> bool {
    matches!(
        view.state.answers().get(index),
        guide_engine::answer::Answer::Chosen(_)
    )
}

/// Renders the open questions that can decide a verdict, each with the programs concerned. Renders
/// nothing if there are no such questions.
fn deciding_questions(view: &View, standings: &[Standing]) -> Html {
    let open = view.catalog.questions().filter_map(|(index, question)| {
        let programs = programs_decided_by(view, standings, index)?;
        Some((index, question, programs))
    });
    let open: Vec<_> = open.collect();
    if open.is_empty() {
        return Html::default();
    }
    html! {
        <section class="iag-settle">
            <h2 class="iag-h3">{ view.messages().count(key::COUNT_SETTLE, open.len(), &[]) }</h2>
            <ul class="iag-plain">
                for (index, question, programs) in open {
                    <li>
                        { view.button(
                            DeferredAction::ChangeRequested(index),
                            "iag-textbtn",
                            html! { &question.text },
                        ) }
                        <p class="iag-small">
                            { view.messages().fill(
                                key::RESULTS_CAN_DECIDE,
                                &[("programs", &programs)],
                            ) }
                            if question.changed_by == ChangedBy::Outside {
                                { " " }{ view.text(key::RESULTS_ASK_COUNSEL) }
                            }
                        </p>
                    </li>
                }
            </ul>
        </section>
    }
}

fn section(view: &View, group: Group, standings: &[Standing]) -> Html {
    let (name, line) = group.keys();
    let members: Vec<_> = standings
        .iter()
        .filter(|standing| standing.group() == group)
        .collect();
    html! {
        <section class="iag-sec">
            <div class={classes!("iag-group", group.class())}>
                { icon::verdict(group) }
                <h2 class="iag-h2">{ view.text(name) }</h2>
                <p>{ view.text(line) }</p>
            </div>
            if members.is_empty() {
                <p>{ view.text(key::RESULTS_NONE) }</p>
            }
            for standing in members.iter().take(long_list::limit(view)) {
                { card::card(view, standing) }
            }
            { long_list::more(view, members.len()) }
        </section>
    }
}
