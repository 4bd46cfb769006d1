//! A guide on a page: what the page can ask of it and tell it.

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
    /// The page after a reset.
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

    /// Puts answers and a page in place. The focus moves only if it was in the guide, where its element may go.
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
    /// Changes what can be changed while the guide runs: theme, mode and level of headings.
    pub fn configure(&mut self, options: &JsValue) {
        self.props.look = options::look(options);
        self.spot.show(self.props.clone());
    }

    /// Goes on with the whole catalogue, where it was put up with the first part of it.
    pub fn complete(&mut self, guide: &Guide) {
        self.props.catalog = guide.catalog.clone();
        let shared = guide.catalog.clone();
        let page = self.props.standalone.then(|| address::current(&shared.0));
        let page = page.flatten();
        self.line.send(Action::CatalogCompleted(shared, page));
    }

    /// The page has made so many requests since the guide was there.
    pub fn requested(&self, count: u32) {
        self.line.send(Action::Requested(count));
    }

    /// The name of the page shown, such as `question/custody`.
    ///
    /// # Errors
    /// The guide is not ready yet.
    pub fn page(&self) -> Result<String, JsError> {
        let state = self.state()?;
        Ok(address::name(&self.props.catalog.0, *state.page()))
    }

    /// What has been answered, as an object.
    ///
    /// # Errors
    /// The guide is not ready yet.
    pub fn answers(&self) -> Result<JsValue, JsError> {
        let state = self.state()?;
        Ok(answers::give(&self.props.catalog.0, state.answers()))
    }

    /// What the answers come to, as data.
    ///
    /// # Errors
    /// The guide is not ready yet.
    pub fn result(&self) -> Result<JsValue, JsError> {
        let state = self.state()?;
        later::result(&self.props.catalog.0, &state)
    }

    /// The same as a text to keep, of a kind: `json`, `csv` or `markdown`; none where there is no such kind.
    ///
    /// # Errors
    /// The guide is not ready yet.
    pub fn export(&self, kind: &str) -> Result<Option<String>, JsError> {
        let state = self.state()?;
        Ok(later::export(&self.props.catalog.0, &state, kind))
    }

    /// Shows a page; tells whether there is one of this name.
    #[wasm_bindgen(js_name = goTo)]
    pub fn go_to(&self, page: &str) -> bool {
        let page = address::named(&self.props.catalog.0, page);
        if let Some(page) = page {
            self.place(page, None);
        }
        page.is_some()
    }

    /// Clears all answers and shows the page that was shown first.
    pub fn reset(&self) {
        self.place(self.start, Some(Answers::default()));
    }

    /// Puts these answers in place of what was answered, and shows the page of this name, or the first.
    /// Gives back a sentence for each answer that could not be read.
    pub fn restore(&self, given: &JsValue, page: &str) -> Vec<String> {
        let catalog = &self.props.catalog.0;
        let (answers, refused) = answers::read(catalog, given);
        let page = address::named(catalog, page).unwrap_or(self.start);
        self.place(page, Some(answers));
        refused
    }

    /// A sentence for each answer given at the start that could not be read.
    pub fn refused(&self) -> Vec<String> {
        self.refused.clone()
    }

    /// Takes the guide off the page, with everything it listened to.
    pub fn destroy(self) {
        self.line.cut();
        self.spot.clear();
    }
}
