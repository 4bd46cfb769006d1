//! What the answers mean: programs by verdict, each with its reasons and what it would ask.

use super::verdict::{Group, Standing, counts, standings, verdict};
use super::{View, asof, challenges, claims, decides, glyph, overview, sofar, stages};
use crate::app::action::{Action, Page};
use crate::ui::markup::{Html, classes, html};
use guide_engine::assess::Assessment;
use guide_engine::condition::QuestionIx;
use guide_engine::document::{ChangedBy, StandingOption};
use guide_engine::explain;
use guide_engine::word::{self, Word};
use yew::Event;

/// The results page.
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
                    if view.interview.is_final {
                        <p class="iag-panel">{ view.say(word::INTERVIEW_FINAL) }</p>
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
            { options(view) }
            <p class="iag-small">{ view.say(word::RESULTS_ORDER) }</p>
        </div>
    }
}

/// The first result: which programs fit. Why, and what each asks, comes with the rest.
pub fn first(view: &View) -> Html {
    html! {
        <div class="iag-wrap iag-results">
            <h1 class="iag-h1 iag-heading" tabindex="-1">{ headline(view) }</h1>
            <p class="iag-lead">{ lead(view) }</p>
            <div class="iag-sofarlist">{ sofar::inside(view) }</div>
            <p class="iag-panel">{ view.say(word::APP_WAIT) }</p>
        </div>
    }
}

/// What can be done with the results, the brief first.
fn next_steps(view: &View, (change, label): (Page, Word)) -> Html {
    let link = |page, class: &'static str, word| view.link(page, class, html! { view.say(word) });
    html! {
        <div class="iag-next">
            { link(Page::Brief, "iag-btn", word::RESULTS_BRIEF) }
            { link(Page::Compare, "iag-btn iag-btn-line", word::RESULTS_COMPARE) }
            { link(change, "iag-btn iag-btn-line", label) }
            { link(Page::Take, "iag-link", word::RESULTS_TAKE) }
            { link(Page::Option(0), "iag-link", word::RESULTS_KEEP) }
        </div>
    }
}

/// The two ways into the programs: by result and by challenge.
fn ways_in(view: &View) -> Html {
    let on = view.state.shown().by_challenge;
    let ways = [
        (false, word::RESULTS_BY_VERDICT),
        (true, word::RESULTS_BY_CHALLENGE),
    ];
    html! {
        <fieldset class="iag-switch iag-ways-in">
            <legend class="iag-sr">{ view.say(word::RESULTS_WAYS_IN) }</legend>
            <div>
                for (way, word) in ways {
                    <label class={classes!((way == on).then_some("iag-switch-on"))}>
                        <input type="radio" name="iag-ways-in" checked={way == on} onchange={view.on(Action::ByChallengeChosen(way))} />
                        <span>{ view.say(word) }</span>
                    </label>
                }
            </div>
        </fieldset>
    }
}

fn headline(view: &View) -> String {
    if view.state.answers().is_empty() {
        return view.say(word::RESULTS_START).to_owned();
    }
    let [fit, depend, not] = counts(view);
    view.words().fill(
        word::RESULTS_TITLE,
        &[("fit", &fit), ("depend", &depend), ("not", &not)],
    )
}

fn lead(view: &View) -> String {
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

/// The open questions that decide, and for which programs. Hidden when nothing depends.
fn settle(view: &View, standings: &[Standing]) -> Html {
    let open = view.catalog.questions().filter_map(|(place, question)| {
        let turning = standings
            .iter()
            .filter(|standing| standing.turns_on().contains(&place));
        let programs: Vec<_> = turning
            .map(|standing| standing.program.short.as_str())
            .collect();
        (!programs.is_empty()).then(|| (place, question, programs.join(", ")))
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
            for standing in members { { card(view, standing) } }
        </section>
    }
}

fn card(view: &View, standing: &Standing) -> Html {
    let program = standing.program;
    let more = view
        .words()
        .fill(word::RESULTS_MORE_OF, &[("program", &program.short)]);
    let all = view
        .words()
        .fill(word::RESULTS_DETAILS, &[("program", &program.short)]);
    let open = view.state.is_card_open(standing.position);
    let position = standing.position;
    // The state opens and closes the details, so that they are as they were when the person comes back.
    let toggled = view.send.reform(move |event: Event| {
        event.prevent_default();
        Action::CardToggled(position)
    });
    html! {
        <article class={classes!("iag-card", standing.group().class_of_card())} key={program.id.as_str()}>
            <h3 class="iag-h3" tabindex="-1" id={format!("iag-card-{}", program.id)}>{ &program.name }</h3>
            <ul class="iag-plain iag-card-verdicts">
                for assessment in &standing.assessments { { outcome(view, standing, assessment) } }
            </ul>
            <p class="iag-card-summary">{ claims::claim(view, &program.summary) }</p>
            <details class="iag-disc" open={open}>
                <summary aria-label={more} onclick={toggled}>{ glyph::chevron() }<span>{ view.say(word::RESULTS_MORE) }</span></summary>
                <div class="iag-disc-in">
                    for assessment in &standing.assessments { { agreement(view, standing, assessment) } }
                    if !program.ask_ice.is_empty() {
                        <h4>{ view.say(word::PROGRAM_ASK) }</h4>
                        <p class="iag-small">{ view.say(word::PROGRAM_ASK_LINE) }</p>
                        { claims::asks(view, &program.ask_ice) }
                    }
                </div>
            </details>
            <p>{ view.link(Page::Program(standing.position), "iag-link", html! { all }) }</p>
        </article>
    }
}

/// The verdict of one agreement in a line; named where the program has several.
fn outcome(view: &View, standing: &Standing, assessment: &Assessment) -> Html {
    let several = standing.assessments.len() > 1;
    let name = view
        .catalog
        .agreement(assessment.agreement)
        .map(|(_, agreement)| &agreement.name);
    html! {
        <li>
            if several { <b>{ name }</b>{ " " } }
            { verdict(view, assessment) }
            { why_in_line(view, assessment) }
        </li>
    }
}

/// The first reason against an agreement, so that nothing has to be opened to see it.
fn why_in_line(view: &View, assessment: &Assessment) -> Html {
    let reasons = explain::reasons(
        view.catalog,
        &view.interview.used,
        view.assessed,
        assessment,
    );
    let against = reasons.into_iter().find(|reason| reason.is_against());
    against
        .map(|reason| html! { <p class="iag-small">{ reason.text }</p> })
        .unwrap_or_default()
}

fn agreement(view: &View, standing: &Standing, assessment: &Assessment) -> Html {
    let Some((_, agreement)) = view.catalog.agreement(assessment.agreement) else {
        return Html::default();
    };
    html! {
        <section class="iag-agreement">
            if standing.assessments.len() > 1 {
                <h4 class="iag-agreement-name">{ &agreement.name }</h4>
                <p>{ claims::claim(view, &agreement.summary) }</p>
            }
            { decides::decides(view, assessment, 4) }
            <h4>{ view.say(word::PROGRAM_INSTRUMENT) }</h4>
            <p>{ claims::claim(view, &agreement.instrument) }</p>
            <h4>{ view.say(word::RESULTS_ASKS) }</h4>
            { stages::stages(view, &agreement.requirements, &assessment.marks, 5) }
        </section>
    }
}

/// What an agency can do without any program, on the same footing: the same parts as a program's.
fn options(view: &View) -> Html {
    html! {
        <section class="iag-sec">
            <div class="iag-group">
                <h2 class="iag-h2">{ view.say(word::RESULTS_OPTIONS) }</h2>
                <p>{ view.say(word::RESULTS_OPTIONS_LINE) }</p>
            </div>
            for (position, option) in view.catalog.options().iter().enumerate() {
                { option_card(view, position, option) }
            }
        </section>
    }
}

fn option_card(view: &View, position: usize, option: &StandingOption) -> Html {
    let marks = view
        .assessed
        .options
        .get(position)
        .map(Vec::as_slice)
        .unwrap_or_default();
    let more = view.words().fill(
        word::PROGRAM_OFFERS_AND_LIMITS_OF,
        &[("program", &option.short)],
    );
    let all = view
        .words()
        .fill(word::RESULTS_DETAILS, &[("program", &option.short)]);
    html! {
        <article class="iag-card">
            <h3 class="iag-h3">{ &option.name }</h3>
            <p class="iag-card-summary">{ claims::claim(view, &option.summary) }</p>
            <details class="iag-disc">
                <summary aria-label={more}>{ glyph::chevron() }<span>{ view.say(word::PROGRAM_OFFERS_AND_LIMITS) }</span></summary>
                <div class="iag-disc-in">
                    <h4>{ view.say(word::PROGRAM_OFFERS) }</h4>
                    { claims::claims(view, &option.offers) }
                    <h4>{ view.say(word::PROGRAM_LIMITS) }</h4>
                    { claims::claims(view, &option.limits) }
                    <h4>{ view.say(word::RESULTS_ASKS) }</h4>
                    { stages::stages(view, &option.requirements, marks, 5) }
                </div>
            </details>
            <p>{ view.link(Page::Option(position), "iag-link", html! { all }) }</p>
        </article>
    }
}
