//! Performs the commands that a user gives, such as printing, downloads and saving, and opens
//! answers from files, links and browser storage. `App` uses these hooks.

use crate::effects::boxed_effect::use_boxed_effect;
use crate::effects::{address, deferred, export, files, json, storage};
use crate::state::action::{Action, Command, DeferredAction};
use crate::state::deferred::Deferred;
use crate::state::notice::{Notice, OpenError, Opened};
use crate::state::outcome::Outcome;
use crate::state::share_link::share_link;
use crate::state::{SharedCatalog, State, part};
use guide_engine::date::Date;
use guide_engine::report::{self, Format, Restored, SavedReport};
use guide_engine::share::{self, LinkError};
use std::rc::Rc;
use web_sys::Element;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Performs each command that the user gives, once.
#[hook]
pub fn use_commands(
    root: &NodeRef,
    catalog: &SharedCatalog,
    state: &UseReducerHandle<State>,
    outcome: &Rc<Outcome>,
    send: &Callback<Action>,
) {
    let command = state.transfer().command;
    let context = CommandContext {
        root: root.clone(),
        catalog: catalog.clone(),
        state: state.clone(),
        outcome: outcome.clone(),
        send: send.clone(),
    };
    use_boxed_effect(command, move |command| {
        if let Some(((_, command), chunk)) = command.zip(context.state.deferred()) {
            deferred::perform(chunk, &context, command);
        }
    });
}

/// Saves every change to the answers in this browser, once the user has saved or restored answers
/// there.
#[hook]
pub fn use_saving(
    catalog: &SharedCatalog,
    state: &UseReducerHandle<State>,
    outcome: &Rc<Outcome>,
    send: &Callback<Action>,
) {
    // The text that this window saved last. If browser storage no longer holds that text, another
    // window has replaced or deleted it.
    let last = use_mut_ref(|| None::<String>);
    let dependencies = (state.answers().clone(), state.transfer().saved.is_some());
    let (catalog, state, outcome) = (catalog.clone(), state.clone(), outcome.clone());
    let send = send.clone();
    use_boxed_effect(dependencies, move |(_, is_saving)| {
        let before = last.take();
        if let Some(chunk) = state.deferred().filter(|_| *is_saving) {
            let text = || deferred::report_json(chunk, &catalog, &state, &outcome);
            let saved = save(before, text).map_err(|notice| {
                send.emit(DeferredAction::SavingStopped(saved_day(chunk).1, notice).into());
            });
            last.replace(saved.ok());
        }
    });
}

/// Saves a text, but only if browser storage still holds the text `before`, so that a text from
/// another window is not overwritten. If `before` is `None`, always saves the text.
fn save(before: Option<String>, text: impl FnOnce() -> String) -> Result<String, Notice> {
    if before.is_some() && before != storage::read() {
        return Err(Notice::TakenOver);
    }
    let text = text();
    match storage::write(&text) {
        true => Ok(text),
        false => Err(Notice::SaveFailed),
    }
}

/// Returns whether browser storage holds anything and, if that can be read, the date of the answers
/// in it.
fn saved_day(chunk: Deferred) -> (bool, Option<Date>) {
    let text = storage::read();
    let day = text.as_deref();
    let day = day.and_then(|text| deferred::saved_day(chunk, text));
    (text.is_some(), day)
}

/// Once the deferred chunk has loaded, checks whether browser storage holds saved answers (if
/// `storage` is true), and opens answers in the address (if `standalone` is true).
#[hook]
pub fn use_initial_answers(
    standalone: bool,
    storage: bool,
    catalog: &SharedCatalog,
    send: &Callback<Action>,
) {
    let (catalog, send) = (catalog.clone(), send.clone());
    use_boxed_effect(Deferred::with(&catalog.0), move |chunk| {
        let Some(chunk) = *chunk else {
            return;
        };
        if storage {
            let action = match saved_day(chunk) {
                (true, None) => DeferredAction::SavedUnreadable,
                (_, day) => DeferredAction::SavedFound(day),
            };
            send.emit(action.into());
        }
        if standalone {
            deferred::open_shared(chunk, &catalog, &send);
        }
    });
}

/// Opens the answers in the address, if any, or shows a message if they cannot be decoded. Returns
/// whether answers were opened.
pub(super) fn open_shared(catalog: &SharedCatalog, send: &Callback<Action>) -> bool {
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
            DeferredAction::AnswersOpened(link.answers, opened).into()
        }
        Err(LinkError::Damaged) => open_failed(OpenError::LinkDamaged),
        Err(LinkError::Newer) => open_failed(OpenError::LinkNewer),
    });
    is_readable
}

fn open_failed(error: OpenError) -> Action {
    DeferredAction::NoticeShown(Notice::OpenFailed(error)).into()
}

/// Returns the report as JSON text. [`open_report`] restores the answers from such a text.
pub(super) fn report_json(catalog: &SharedCatalog, state: &State, outcome: &Outcome) -> String {
    export_text(catalog, state, outcome, Format::Json)
}

fn export_text(
    catalog: &SharedCatalog,
    state: &State,
    outcome: &Outcome,
    format: Format,
) -> String {
    let (used, assessed) = (&outcome.interview.used, &outcome.assessed);
    export::write(&catalog.0, state, used, assessed, format)
}

/// Everything needed to perform a command.
pub struct CommandContext {
    pub(super) root: NodeRef,
    pub(super) catalog: SharedCatalog,
    state: UseReducerHandle<State>,
    pub(super) outcome: Rc<Outcome>,
    pub(super) send: Callback<Action>,
}

impl CommandContext {
    pub(super) fn perform(&self, command: Command) {
        match command {
            Command::Print => files::print(),
            Command::Download(format) => self.download(format),
            Command::CopyText => self.copy(self.text(Format::Markdown)),
            Command::CopyLink => {
                if let Some(code) = share::encode(&self.catalog.0, self.state.answers()) {
                    self.copy(share_link(&address::document_url(), &code));
                }
            }
            Command::Import => self.import(),
            Command::Save => self.save(),
            Command::Restore => self.restore(),
            Command::FullScreen => files::full_screen(&self.root),
            Command::DownloadScenario => self.download_scenario(),
            Command::LoadScenarios => self.load_scenarios(),
            Command::DeleteSaved => {
                storage::delete();
                self.show(Notice::SavedDeleted);
            }
        }
    }

    pub(super) fn show(&self, notice: Notice) {
        self.send.emit(DeferredAction::NoticeShown(notice).into());
    }

    fn text(&self, format: Format) -> String {
        export_text(&self.catalog, &self.state, &self.outcome, format)
    }

    fn download(&self, format: Format) {
        let name = format!(
            "ice-access-guide-{}.{}",
            self.state.today(),
            format.extension()
        );
        let text = self.text(format);
        // Some spreadsheet software decodes a file as UTF-8 only if the file starts with a byte
        // order mark.
        let text = match format {
            Format::Csv => format!("\u{feff}{text}"),
            Format::Json | Format::Markdown => text,
        };
        files::download(&name, format.media_type(), &text);
    }

    fn copy(&self, text: String) {
        let send = self.send.clone();
        spawn_local(async move {
            let notice = match files::copy(&text).await {
                true => Notice::Copied,
                false => Notice::CopyFailed,
            };
            send.emit(DeferredAction::NoticeShown(notice).into());
        });
    }

    fn import(&self) {
        let (root, chunk) = (self.root.cast::<Element>(), self.state.deferred());
        let Some((root, chunk)) = root.zip(chunk) else {
            return;
        };
        let (catalog, send) = (self.catalog.clone(), self.send.clone());
        spawn_local(async move {
            let Some(read) = files::chosen_file(&root, part::REPORT_FILE).await else {
                return;
            };
            send.emit(match read {
                Some(text) => deferred::open_report(chunk, &catalog, &text),
                None => open_failed(OpenError::TooLarge),
            });
        });
    }

    fn save(&self) {
        let replaces = storage::read().is_some();
        if storage::write(&self.text(Format::Json)) {
            let day = self.state.today();
            self.send.emit(DeferredAction::SavingStarted(day).into());
            self.show(Notice::Saved(replaces));
        } else {
            self.show(Notice::SaveFailed);
        }
    }

    fn restore(&self) {
        let Some(text) = storage::read() else {
            self.send.emit(DeferredAction::SavedFound(None).into());
            return;
        };
        let action = open_report(&self.catalog, &text);
        if matches!(action, Action::Deferred(DeferredAction::AnswersOpened(..))) {
            let day = self.state.today();
            self.send.emit(DeferredAction::SavingStarted(day).into());
        }
        self.send.emit(action);
    }

    pub(super) fn deferred(&self) -> Option<Deferred> {
        self.state.deferred()
    }
}

/// Returns the action that opens the answers from the text of a report, or the action that shows
/// why they cannot be opened.
pub(super) fn open_report(catalog: &SharedCatalog, text: &str) -> Action {
    let Ok(saved): Result<SavedReport, _> = json::decode_report(text) else {
        return open_failed(OpenError::NotAReport);
    };
    match report::restore(&catalog.0, &saved) {
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
            DeferredAction::AnswersOpened(answers, opened).into()
        }
        Err(error) => open_failed(OpenError::NotRestorable(error.to_string())),
    }
}
