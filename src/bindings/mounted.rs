//! The JavaScript API of a mounted guide. The element's scripts use this API to control the guide,
//! and to read the answers and the result.
//!
//! `web/element/guide-instance.js` holds one `Mounted` for each guide on a page.

use crate::app::AppProps;
use crate::bindings::mount_pool::MountRoot;
use crate::bindings::options::Options;
use crate::bindings::{Guide, answers, day, deferred, options};
use crate::effects::address;
use crate::effects::host_channel::{HostChannel, HostEvent};
use crate::state::action::{Action, DeferredAction, Target};
use crate::state::deferred::Deferred;
use crate::state::page::Page;
use crate::state::{SharedCatalog, State};
use guide_engine::answer::Answers;
use guide_engine::report::Format;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Node;
use yew::Callback;

/// A guide that is running on a page.
#[wasm_bindgen]
pub struct Mounted {
    root: MountRoot,
    props: AppProps,
    channel: HostChannel,
    /// The page that a reset shows.
    start: Page,
    rejected: Vec<String>,
}

impl Mounted {
    pub(super) fn new(
        catalog: SharedCatalog,
        parent: &Node,
        options: Options,
        answers: &JsValue,
        on_event: Callback<HostEvent>,
    ) -> Result<Self, JsError> {
        let channel = HostChannel::new(on_event);
        let page_named = |page: Option<&str>| Page::named(&catalog.0, page?);
        let start =
            page_named(options.start.as_deref()).unwrap_or(options.appearance.mode.start_page());
        let page = page_named(options.page.as_deref()).unwrap_or(start);
        let (answers, rejected) = match answers.is_undefined() {
            true => Default::default(),
            false => answers::decode(&catalog.0, answers),
        };
        let props = AppProps {
            catalog,
            today: day(None)?,
            fixed_day: options.as_of.map(|text| day(Some(text))).transpose()?,
            shares: options.shares,
            standalone: options.standalone,
            storage: options.storage,
            start: page,
            answers,
            appearance: options.appearance,
            channel: Some(channel.clone()),
        };
        let root = MountRoot::mount(parent, props.clone());
        let root =
            root.map_err(|_| JsError::new("the page does not accept the guide's element"))?;
        Ok(Self {
            root,
            props,
            channel,
            start,
            rejected,
        })
    }

    fn state(&self) -> Result<Rc<State>, JsError> {
        let state = self.channel.state();
        state.ok_or_else(|| JsError::new("the guide is not ready yet"))
    }

    /// Shows a page, and replaces the answers if `answers` is not `None`. If an element of the
    /// guide has the focus, the focus moves to the heading, because that element may disappear.
    /// Otherwise the focus stays where it is.
    fn navigate(&self, page: Page, answers: Option<Answers>) {
        let target = match self.root.has_focus() {
            true => Target::Heading,
            false => Target::None,
        };
        self.channel
            .send(Action::HostNavigated(page, answers, target));
    }
}

#[wasm_bindgen]
impl Mounted {
    /// Applies the options that can change while the guide runs: theme, mode and heading level.
    pub fn configure(&mut self, options: &JsValue) {
        self.props.appearance = options::appearance(options);
        self.root.render(self.props.clone());
    }

    /// Switches from the initial chunk of the catalog, with which the guide was mounted, to the
    /// whole catalog in `guide`.
    pub fn complete(&mut self, guide: &Guide) {
        self.props.catalog = guide.catalog.clone();
        let shared = guide.catalog.clone();
        let page = self.props.standalone.then(|| address::current(&shared.0));
        let page = page.flatten();
        self.channel.send(Action::CatalogCompleted(shared, page));
    }

    /// Sets the number of requests that the page has made since the whole guide was loaded.
    #[wasm_bindgen(js_name = setRequestCount)]
    pub fn set_request_count(&self, count: u32) {
        self.channel
            .send(DeferredAction::RequestsCounted(count).into());
    }

    /// Returns the name of the page shown, such as `question/custody`.
    ///
    /// # Errors
    /// Fails if the guide has not rendered yet.
    pub fn page(&self) -> Result<String, JsError> {
        let state = self.state()?;
        Ok(state.page().name(&self.props.catalog.0))
    }

    /// Returns the answers as an object.
    ///
    /// # Errors
    /// Fails if the guide has not rendered yet.
    pub fn answers(&self) -> Result<JsValue, JsError> {
        let state = self.state()?;
        Ok(answers::encode(&self.props.catalog.0, state.answers()))
    }

    /// Returns the report for the answers as plain JavaScript data.
    ///
    /// # Errors
    /// Fails if the guide has not rendered yet, or if the report cannot be converted to JavaScript
    /// data.
    pub fn result(&self) -> Result<JsValue, JsError> {
        let state = self.state()?;
        deferred::result(Deferred::loaded_by_script(), &self.props.catalog.0, &state)
    }

    /// Returns the result as text. `format` is the key of a [`Format`]. Returns `None` for any
    /// other text.
    ///
    /// # Errors
    /// Fails if the guide has not rendered yet.
    pub fn export(&self, format: &str) -> Result<Option<String>, JsError> {
        let state = self.state()?;
        let Some(format) = Format::from_key(format) else {
            return Ok(None);
        };
        let chunk = Deferred::loaded_by_script();
        Ok(Some(deferred::export(
            chunk,
            &self.props.catalog.0,
            &state,
            format,
        )))
    }

    /// Shows the page with this name. Returns false, and changes nothing, if there is no such page.
    #[wasm_bindgen(js_name = goTo)]
    pub fn go_to(&self, page: &str) -> bool {
        let page = Page::named(&self.props.catalog.0, page);
        if let Some(page) = page {
            self.navigate(page, None);
        }
        page.is_some()
    }

    /// Clears all answers, and shows the page that the option `start` names or, without that
    /// option, the first page of the mode.
    pub fn reset(&self) {
        self.navigate(self.start, Some(Answers::default()));
    }

    /// Replaces all answers, and shows the page with this name. If there is no such page, shows the
    /// page that `reset` shows. Returns a sentence for each invalid answer.
    pub fn restore(&self, answers: &JsValue, page: &str) -> Vec<String> {
        let catalog = &self.props.catalog.0;
        let (answers, rejected) = answers::decode(catalog, answers);
        let page = Page::named(catalog, page).unwrap_or(self.start);
        self.navigate(page, Some(answers));
        rejected
    }

    /// Returns a sentence for each invalid answer among the answers passed to `mount`.
    pub fn rejected(&self) -> Vec<String> {
        self.rejected.clone()
    }

    /// Removes the guide and its event listeners from the page.
    pub fn destroy(self) {
        self.channel.close();
        self.root.release();
    }
}
