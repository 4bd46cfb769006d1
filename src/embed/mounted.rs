//! The JavaScript API of a mounted guide. The element's scripts use it to control the guide and to
//! read its answers.
//!
//! `embed/run.js` holds one `Mounted` for each guide on a page.

use super::options::{self, Options};
use super::spot::Spot;
use super::{Guide, answers, day, later};
use crate::app::action::{Action, Page, Target};
use crate::app::line::{Heard, Line};
use crate::app::store::State;
use crate::app::{AppProps, Shared, address};
use guide_engine::answer::Answers;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Node;
use yew::Callback;

/// A guide that is running on a page.
#[wasm_bindgen]
pub struct Mounted {
    spot: Spot,
    props: AppProps,
    line: Line,
    /// The page that a reset shows.
    start: Page,
    refused: Vec<String>,
}

impl Mounted {
    pub(super) fn new(
        catalog: Shared,
        parent: &Node,
        options: Options,
        given: &JsValue,
        heard: Callback<Heard>,
    ) -> Result<Self, JsError> {
        let line = Line::new(heard);
        let named = |page: Option<&str>| address::named(&catalog.0, page?);
        let start = named(options.start.as_deref()).unwrap_or(options.look.mode.first());
        let page = named(options.page.as_deref()).unwrap_or(start);
        let (answers, refused) = match given.is_undefined() {
            true => Default::default(),
            false => answers::read(&catalog.0, given),
        };
        let props = AppProps {
            catalog,
            today: day(None)?,
            fixed: options.as_of.map(|named| day(Some(named))).transpose()?,
            shares: options.shares,
            standalone: options.standalone,
            storage: options.storage,
            start: page,
            answers,
            look: options.look,
            line: Some(line.clone()),
        };
        let spot = Spot::within(parent, props.clone());
        let spot = spot.map_err(|_| JsError::new("the page does not take the guide's element"))?;
        Ok(Self {
            spot,
            props,
            line,
            start,
            refused,
        })
    }

    fn state(&self) -> Result<Rc<State>, JsError> {
        let state = self.line.state();
        state.ok_or_else(|| JsError::new("the guide is not ready yet"))
    }

    /// Shows a page, and replaces the answers if `answers` is not `None`. If an element of the
    /// guide has the focus, the focus moves to the heading, because that element may disappear.
    /// Otherwise the focus stays where it is.
    fn place(&self, page: Page, answers: Option<Answers>) {
        let target = match self.spot.has_focus() {
            true => Target::Heading,
            false => Target::None,
        };
        self.line.send(Action::Placed(page, answers, target));
    }
}

#[wasm_bindgen]
impl Mounted {
    /// Applies the options that can change while the guide runs: theme, mode and heading level.
    pub fn configure(&mut self, options: &JsValue) {
        self.props.look = options::look(options);
        self.spot.show(self.props.clone());
    }

    /// Switches from the initial chunk of the catalog, with which the guide was mounted, to the
    /// whole catalog in `guide`.
    pub fn complete(&mut self, guide: &Guide) {
        self.props.catalog = guide.catalog.clone();
        let shared = guide.catalog.clone();
        let page = self.props.standalone.then(|| address::current(&shared.0));
        let page = page.flatten();
        self.line.send(Action::CatalogCompleted(shared, page));
    }

    /// Sets the number of requests that the page has made since the guide became ready.
    pub fn requested(&self, count: u32) {
        self.line.send(Action::Requested(count));
    }

    /// Returns the name of the page shown, such as `question/custody`.
    ///
    /// # Errors
    /// Fails if the guide has not rendered yet.
    pub fn page(&self) -> Result<String, JsError> {
        let state = self.state()?;
        Ok(address::name(&self.props.catalog.0, *state.page()))
    }

    /// Returns the answers as an object.
    ///
    /// # Errors
    /// Fails if the guide has not rendered yet.
    pub fn answers(&self) -> Result<JsValue, JsError> {
        let state = self.state()?;
        Ok(answers::give(&self.props.catalog.0, state.answers()))
    }

    /// Returns the report for the answers as plain JavaScript data.
    ///
    /// # Errors
    /// Fails if the guide has not rendered yet, or if the report cannot be converted to JavaScript
    /// data.
    pub fn result(&self) -> Result<JsValue, JsError> {
        let state = self.state()?;
        later::result(&self.props.catalog.0, &state)
    }

    /// Returns the result as text. `kind` is `json`, `csv` or `markdown`. Returns `None` for any
    /// other kind.
    ///
    /// # Errors
    /// Fails if the guide has not rendered yet.
    pub fn export(&self, kind: &str) -> Result<Option<String>, JsError> {
        let state = self.state()?;
        Ok(later::export(&self.props.catalog.0, &state, kind))
    }

    /// Shows the page with this name. Returns false, and changes nothing, if there is no such page.
    #[wasm_bindgen(js_name = goTo)]
    pub fn go_to(&self, page: &str) -> bool {
        let page = address::named(&self.props.catalog.0, page);
        if let Some(page) = page {
            self.place(page, None);
        }
        page.is_some()
    }

    /// Clears all answers, and shows the page that the option `start` names or, without that
    /// option, the first page of the mode.
    pub fn reset(&self) {
        self.place(self.start, Some(Answers::default()));
    }

    /// Replaces all answers, and shows the page with this name. If there is no such page, shows the
    /// page that `reset` shows. Returns a sentence for each invalid answer.
    pub fn restore(&self, given: &JsValue, page: &str) -> Vec<String> {
        let catalog = &self.props.catalog.0;
        let (answers, refused) = answers::read(catalog, given);
        let page = address::named(catalog, page).unwrap_or(self.start);
        self.place(page, Some(answers));
        refused
    }

    /// Returns a sentence for each invalid answer among the answers passed to `mount`.
    pub fn refused(&self) -> Vec<String> {
        self.refused.clone()
    }

    /// Removes the guide and its event listeners from the page.
    pub fn destroy(self) {
        self.line.cut();
        self.spot.clear();
    }
}
