//! A made-up rule set, decided by the guide's engine and by an evaluator written by hand.

mod by_hand;
mod ours;
mod rules;

pub use by_hand::ByHand;
pub use ours::Ours;
pub use rules::Input;

use wasm_bindgen::prelude::*;

/// The guide's engine as a page in a browser calls it.
#[wasm_bindgen]
pub struct InBrowser {
    ours: Ours,
}

#[wasm_bindgen]
impl InBrowser {
    /// Builds the diagrams of the rules in `rules-N.json`, for the sets in `answers.json`.
    ///
    /// # Errors
    /// The texts are no rule set.
    #[wasm_bindgen(constructor)]
    pub fn new(rules: &str, answers: &str) -> Result<Self, JsError> {
        let input = Input::read(rules, answers).map_err(|fault| JsError::new(&fault))?;
        let ours = Ours::new(&input).map_err(|fault| JsError::new(&fault))?;
        Ok(Self { ours })
    }

    /// The results of every answer set, a line each.
    pub fn rows(&self) -> String {
        self.ours.rows().join("\n")
    }

    /// Assesses all programs for so many answer sets; gives back how many programs held in all.
    pub fn run(&mut self, sets: usize) -> usize {
        self.ours.run(sets)
    }
}
