//! Effects outside the guide that a user asks for: printing, files, the clipboard, links and
//! browser storage. `App` uses these hooks.

mod files;
pub mod later;
mod scenarios;
mod slot;

pub use files::day_in;

use super::action::{Action, Form, Notice, Opened, Refusal, Request};
use super::after::use_after;
use super::store::State;
use super::{Outcome, Shared, address};
use crate::embed::json;
use guide_engine::date::Date;
use guide_engine::report::{self, Kept, Restored};
use guide_engine::share::{self, BadLink};
use std::rc::Rc;
use web_sys::Element;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Performs each request that the user makes, once.
#[hook]
pub fn use_requests(
    root: &NodeRef,
    catalog: &Shared,
    state: &UseReducerHandle<State>,
    result: &Rc<Outcome>,
    send: &Callback<Action>,
) {
    let asked = state.taking().request;
    let work = Work {
        root: root.clone(),
        catalog: catalog.clone(),
        state: state.clone(),
        result: result.clone(),
        send: send.clone(),
    };
    use_after(asked, move |asked| {
        if let Some((_, request)) = asked {
            later::perform(&work, *request);
        }
    });
}

/// Saves every change to the answers in this browser, once the user has saved or restored answers
/// there.
#[hook]
pub fn use_saving(
    catalog: &Shared,
    state: &UseReducerHandle<State>,
    result: &Rc<Outcome>,
    send: &Callback<Action>,
) {
    // The text that this window saved last. If the slot no longer holds that text, another window
    // has replaced or deleted it.
    let last = use_mut_ref(|| None::<String>);
    let changed = (state.answers().clone(), state.taking().saved.is_some());
    let (catalog, state, result) = (catalog.clone(), state.clone(), result.clone());
    let send = send.clone();
    use_after(changed, move |(_, saving)| {
        let before = last.take();
        if *saving {
            let kept = keep(before, || later::written(&catalog, &state, &result));
            let kept = kept.map_err(|notice| send.emit(Action::SlotLeft(since().1, notice)));
            last.replace(kept.ok());
        }
    });
}

/// Saves a text, but only if the slot still holds the text `before`, so that a text from another
/// window is not overwritten. If `before` is `None`, always saves the text.
fn keep(before: Option<String>, text: impl FnOnce() -> String) -> Result<String, Notice> {
    if before.is_some() && before != slot::read() {
        return Err(Notice::TakenOver);
    }
    let text = text();
    match slot::write(&text) {
        true => Ok(text),
        false => Err(Notice::NotSaved),
    }
}

/// Returns whether the slot holds anything and, if its content can be read, the date of the answers
/// in it.
fn since() -> (bool, Option<Date>) {
    let kept = slot::read();
    let day = kept.as_deref().and_then(later::kept_since);
    (kept.is_some(), day)
}

/// Once the whole catalog is loaded, opens answers in the address, and checks whether the slot
/// holds saved answers.
#[hook]
pub fn use_arrivals(standalone: bool, storage: bool, catalog: &Shared, send: &Callback<Action>) {
    let (catalog, send) = (catalog.clone(), send.clone());
    use_after(catalog.0.is_whole(), move |is_whole| {
        if storage && *is_whole {
            send.emit(match since() {
                (true, None) => Action::SlotUnread,
                (_, day) => Action::SlotFound(day),
            });
        }
        if standalone && *is_whole {
            later::open_shared(&catalog, &send);
        }
    });
}

/// Opens the answers in the address, if any, or shows a message if they cannot be decoded. Returns
/// whether answers were opened.
fn open_shared(catalog: &Shared, send: &Callback<Action>) -> bool {
    let Some(shared) = address::take_shared() else {
        return false;
    };
    let decoded = share::decode(&catalog.0, &shared);
    let is_readable = decoded.is_ok();
    send.emit(match decoded {
        Ok(link) => {
            let opened = Opened {
                same_rules: link.same_rules,
                dropped: link.dropped,
                changed: Vec::new(),
            };
            Action::AnswersOpened(link.answers, opened)
        }
        Err(BadLink::Damaged) => Action::Told(Notice::Refused(Refusal::LinkDamaged)),
        Err(BadLink::Newer) => Action::Told(Notice::Refused(Refusal::LinkNewer)),
    });
    is_readable
}

/// Returns the report as JSON text. `taken_up` restores the answers from such a text.
fn written(catalog: &Shared, state: &State, result: &Outcome) -> String {
    let (answers, used) = (state.answers(), &result.interview.used);
    let made = Some(state.today());
    json::write(&report::report(
        &catalog.0,
        answers,
        used,
        &result.assessed,
        made,
    ))
}

/// Everything needed to perform a request.
struct Work {
    root: NodeRef,
    catalog: Shared,
    state: UseReducerHandle<State>,
    result: Rc<Outcome>,
    send: Callback<Action>,
}

impl Work {
    fn perform(&self, request: Request) {
        match request {
            Request::Print => files::print(),
            Request::Download(form) => self.download(form),
            Request::CopyText => self.copy(self.text(Form::Text)),
            Request::CopyLink => {
                if let Some(code) = share::encode(&self.catalog.0, self.state.answers()) {
                    self.copy(address::with_shared(&address::here(), &code));
                }
            }
            Request::Import => self.import(),
            Request::Save => self.save(),
            Request::Reopen => self.reopen(),
            Request::FullScreen => files::full_screen(&self.root),
            Request::MakeScenario => self.make_scenario(),
            Request::LoadScenarios => self.load_scenarios(),
            Request::Forget => {
                slot::delete();
                self.send.emit(Action::Told(Notice::Forgotten));
            }
        }
    }

    fn text(&self, form: Form) -> String {
        let (catalog, result) = (&self.catalog.0, &self.result);
        match form {
            Form::Report => written(&self.catalog, &self.state, result),
            // Spreadsheet programs decode a file as UTF-8 only if it starts with a byte order mark.
            Form::Checklist => format!("\u{feff}{}", report::csv(catalog, &result.assessed)),
            Form::Text => report::markdown(
                catalog,
                self.state.answers(),
                &result.interview.used,
                &result.assessed,
            ),
        }
    }

    fn download(&self, form: Form) {
        let day = self.state.today();
        let (kind, ending) = match form {
            Form::Report => ("application/json", "json"),
            Form::Checklist => ("text/csv", "csv"),
            Form::Text => ("text/markdown", "md"),
        };
        let name = format!("ice-access-guide-{day}.{ending}");
        files::hand_out(&name, kind, &self.text(form));
    }

    fn copy(&self, text: String) {
        let send = self.send.clone();
        spawn_local(async move {
            let copied = files::copy(&text).await;
            let notice = if copied {
                Notice::Copied
            } else {
                Notice::NotCopied
            };
            send.emit(Action::Told(notice));
        });
    }

    fn import(&self) {
        let Some(root) = self.root.cast::<Element>() else {
            return;
        };
        let (catalog, send) = (self.catalog.clone(), self.send.clone());
        spawn_local(async move {
            let Some(read) = files::chosen(&root, ".iag-import").await else {
                return;
            };
            let action = match read {
                Some(text) => later::taken_up(&catalog, &text),
                None => Action::Told(Notice::Refused(Refusal::TooLarge)),
            };
            send.emit(action);
        });
    }

    fn save(&self) {
        let replaces = slot::read().is_some();
        if slot::write(&written(&self.catalog, &self.state, &self.result)) {
            self.send.emit(Action::SlotSaved(self.state.today()));
            self.send.emit(Action::Told(Notice::Saved(replaces)));
        } else {
            self.send.emit(Action::Told(Notice::NotSaved));
        }
    }

    fn reopen(&self) {
        let Some(text) = slot::read() else {
            self.send.emit(Action::SlotFound(None));
            return;
        };
        let action = taken_up(&self.catalog, &text);
        if matches!(action, Action::AnswersOpened(..)) {
            self.send.emit(Action::SlotSaved(self.state.today()));
        }
        self.send.emit(action);
    }
}

/// Returns the action that opens the answers from the text of a report, or the action that shows
/// why they cannot be opened.
fn taken_up(catalog: &Shared, text: &str) -> Action {
    let refuse = |refusal| Action::Told(Notice::Refused(refusal));
    let Ok(kept): Result<Kept, _> = json::read(text) else {
        return refuse(Refusal::NotJson);
    };
    match report::restore(&catalog.0, &kept) {
        Ok(restored) => {
            let Restored {
                answers,
                same_rules,
                dropped,
                changed,
            } = restored;
            let opened = Opened {
                same_rules,
                dropped: dropped.len(),
                changed,
            };
            Action::AnswersOpened(answers, opened)
        }
        Err(why) => refuse(Refusal::NotOurs(why.to_string())),
    }
}
