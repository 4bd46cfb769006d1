//! The library of the benchmark. It evaluates a synthetic rule set with the guide's engine and with
//! a hand-written evaluator. `main.rs` times the two natively. `bench/engines/in-page.js` times the
//! engine in a browser, through [`InBrowser`].

mod by_hand;
mod ours;
mod rules;

pub use by_hand::ByHand;
pub use ours::Ours;
pub use rules::Input;

use wasm_bindgen::prelude::*;

/// The guide's engine, compiled to WebAssembly for `bench/engines/in-page.js`.
#[wasm_bindgen]
pub struct InBrowser {
    ours: Ours,
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
        let input = Input::read(rules, answers).map_err(|fault| JsError::new(&fault))?;
        let ours = Ours::new(&input).map_err(|fault| JsError::new(&fault))?;
        Ok(Self { ours })
    }

    /// Returns the strings of [`Ours::rows`] as one text, with one line for each answer set.
    pub fn rows(&self) -> String {
        self.ours.rows().join("\n")
    }

    /// Evaluates all rules for each of the next `sets` answer sets, and returns how often a rule
    /// held.
    pub fn run(&mut self, sets: usize) -> usize {
        self.ours.run(sets)
    }
}
