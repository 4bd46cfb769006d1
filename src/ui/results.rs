//! The results page: the programs grouped by verdict, each with its reasons and requirements.

use super::one_of::one_of;
use super::verdict::{Group, Standing, can_decide, counts, final_note, standings};
use super::{View, asof, card, challenges, folded, glyph, law, overview};
use crate::app::action::{Action, Page};
use crate::ui::markup::{Html, classes, html};
use guide_engine::answer::Answer;
use guide_engine::condition::QuestionIx;
use guide_engine::document::ChangedBy;
use guide_engine::explain;
use guide_engine::word::{self, Word};

/// Renders the results page.
pub fn results(view: &View) -> Html {
    let standings = standings(view);
    let nothing = view.state.answers().is_empty();
    let (next, label) = match view.state.first_open() {
        Some(first) if nothing => (Page::Question(first), word::START_BEGIN),
        _ => (Page::Review, word::RESULTS_CHANGE),
    };
    html! {
        <div class="iag-wrap iag-results">
            <h1 class="iag-h1 iag-heading" tabindex="-1">{ headline(view) }</h1>
            <p class="iag-lead">{ lead(view) }</p>
            { asof::control(view) }
            <div class="iag-overview">
                { overview::table(view, &standings) }
                <div class="iag-overview-side">
                    if let Some(text) = final_note(view) {
                        <p class="iag-panel">{ text }</p>
                    } else if !nothing {
                        { settle(view, &standings) }
                    }
                    { next_steps(view, (next, label)) }
                </div>
            </div>
            { ways_in(view) }
            if view.state.shown().by_challenge {
                { challenges::by_challenge(view, &standings) }
            } else {
                for group in Group::ALL { { section(view, group, &standings) } }
            }
            { card::options(view) }
            { law::counsel(view) }
            <p class="iag-small">{ view.say(word::RESULTS_ORDER) }</p>
        </div>
    }
}

/// Renders the links that lead on from the results, with the brief first. `change` is the page on
/// which the person changes answers, and `label` is the text of the link to it.
fn next_steps(view: &View, (change, label): (Page, Word)) -> Html {
    let link = |page, class: &'static str, word| view.link(page, class, html! { view.say(word) });
    html! {
        <div class="iag-next">
            { link(Page::Brief, "iag-btn", word::RESULTS_BRIEF) }
            { link(Page::Compare, "iag-btn iag-btn-line", word::RESULTS_COMPARE) }
            { link(change, "iag-btn iag-btn-line", label) }
            if has_points(view) { { link(Page::Asked, "iag-btn iag-btn-line", word::ASKED_TITLE) } }
            { link(Page::Take, "iag-link", word::RESULTS_TAKE) }
            { link(Page::Option(0), "iag-link", word::RESULTS_KEEP) }
        </div>
    }
}

/// Whether to link to the page of open points. This is the case if an open point has an answer, or
/// if any question has an answer and an open point can still change a result.
fn has_points(view: &View) -> bool {
    let mut points = view.catalog.points();
    let answers = view.state.answers();
    !view.interview.points.is_empty() && !answers.is_empty()
        || points.any(|(place, _)| *answers.get(place) != Answer::Open)
}

/// Renders the switch between results grouped by verdict and results grouped by challenge.
fn ways_in(view: &View) -> Html {
    let on = view.state.shown().by_challenge;
    let ways = [
        (false, word::RESULTS_BY_VERDICT),
        (true, word::RESULTS_BY_CHALLENGE),
    ];
    html! {
        <fieldset class="iag-switch iag-ways-in">
            <legend class="iag-sr">{ view.say(word::RESULTS_WAYS_IN) }</legend>
            { one_of(html! {
                for (way, word) in ways {
                    <label class={classes!((way == on).then_some("iag-switch-on"))}>
                        <input type="radio" name="iag-ways-in" checked={way == on} onchange={view.on(Action::ByChallengeChosen(way))} />
                        <span>{ view.say(word) }</span>
                    </label>
                }
            }) }
        </fieldset>
    }
}

pub(super) fn headline(view: &View) -> String {
    if view.state.answers().is_empty() {
        return view.say(word::RESULTS_START).to_owned();
    }
    let [fit, depend, not] = counts(view);
    view.words().fill(
        word::RESULTS_TITLE,
        &[("fit", &fit), ("depend", &depend), ("not", &not)],
    )
}

pub(super) fn lead(view: &View) -> String {
    if view.state.answers().is_empty() {
        return view.say(word::RESULTS_EMPTY).to_owned();
    }
    let all = view.catalog.questions().count();
    let answered = view
        .catalog
        .questions()
        .filter(|(place, _)| is_answered(view, *place))
        .count();
    let (n, all) = (answered.to_string(), all.to_string());
    let answered = view
        .words()
        .fill(word::RESULTS_ANSWERED_OF, &[("n", &n), ("all", &all)]);
    let date = explain::date(view.words(), view.assessed.as_of);
    view.words().fill(
        word::RESULTS_LEAD,
        &[("date", &date), ("answered", &answered)],
    )
}

fn is_answered(view: &View, place: QuestionIx) -> bool {
    matches!(
        view.state.answers().get(place),
        guide_engine::answer::Answer::Chosen(_)
    )
}

/// Renders the open questions that can decide a verdict, each with the programs concerned. Renders
/// nothing if there are no such questions.
fn settle(view: &View, standings: &[Standing]) -> Html {
    let open = view.catalog.questions().filter_map(|(place, question)| {
        let programs = can_decide(view, standings, place)?;
        Some((place, question, programs))
    });
    let open: Vec<_> = open.collect();
    if open.is_empty() {
        return Html::default();
    }
    html! {
        <section class="iag-settle">
            <h2 class="iag-h3">{ view.words().count(word::COUNT_SETTLE, open.len(), &[]) }</h2>
            <ul class="iag-plain">
                for (place, question, programs) in open {
                    <li>
                        { view.button(Action::ChangeAsked(place), "iag-textbtn", html! { &question.text }) }
                        <p class="iag-small">
                            { view.words().fill(word::RESULTS_CAN_DECIDE, &[("programs", &programs)]) }
                            if question.changed_by == ChangedBy::Outside { { " " }{ view.say(word::RESULTS_ASK_COUNSEL) } }
                        </p>
                    </li>
                }
            </ul>
        </section>
    }
}

fn section(view: &View, group: Group, standings: &[Standing]) -> Html {
    let (name, line) = group.words();
    let members: Vec<_> = standings
        .iter()
        .filter(|standing| standing.group() == group)
        .collect();
    html! {
        <section class="iag-sec">
            <div class={classes!("iag-group", group.class())}>
                { glyph::verdict(group) }
                <h2 class="iag-h2">{ view.say(name) }</h2>
                <p>{ view.say(line) }</p>
            </div>
            if members.is_empty() {
                <p>{ view.say(word::RESULTS_NONE) }</p>
            }
            for standing in members.iter().take(folded::drawn(view)) { { card::card(view, standing) } }
            { folded::more(view, members.len()) }
        </section>
    }
}
