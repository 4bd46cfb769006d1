//! The library of the benchmark. It evaluates a synthetic rule set with the guide's engine and with
//! a hand-written evaluator. `main.rs` times the two natively. `bench/engines/in-page.js` times the
//! engine in a browser, through [`InBrowser`].

mod guide;
mod hand_written;
mod rules;

pub use guide::GuideEngine;
pub use hand_written::HandWrittenEvaluator;
pub use rules::Input;

use wasm_bindgen::prelude::*;

/// The guide's engine, compiled to WebAssembly for `bench/engines/in-page.js`.
#[wasm_bindgen]
pub struct InBrowser {
    engine: GuideEngine,
}

#[wasm_bindgen]
impl InBrowser {
    /// Builds the decision diagrams. `rules` is the text of `rules-N.json`, and `answers` is the
    /// text of `answers.json`.
    ///
    /// # Errors
    /// Returns an error if a text is not valid or a rule tests a fact that does not exist.
    #[wasm_bindgen(constructor)]
    pub fn new(rules: &str, answers: &str) -> Result<Self, JsError> {
        let input = Input::parse(rules, answers).map_err(|error| JsError::new(&error))?;
        let engine = GuideEngine::new(&input).map_err(|error| JsError::new(&error))?;
        Ok(Self { engine })
    }

    /// Returns the strings of [`GuideEngine::rows`] as one text, with one line for each answer set.
    pub fn rows(&self) -> String {
        self.engine.rows().join("\n")
    }

    /// Evaluates all rules for each of the next `sets` answer sets, and returns how often a rule
    /// held.
    pub fn run(&mut self, sets: usize) -> usize {
        self.engine.run(sets)
    }
}
