//! Truth tables of single conditions. Each condition is evaluated once for every answer set that it
//! can distinguish.
//!
//! `by_rules` combines these tables. The rules of an agreement together distinguish millions of
//! answer sets, but each rule by itself distinguishes few.

use guide_engine::answer::Answers;
use guide_engine::space::{Inputs, Space};

/// A condition as a truth table over the questions that it reads.
pub struct TruthTable {
    /// For each question of the space, the distance in `holds` between consecutive answers to it; 0
    /// if the condition does not read the question.
    strides: Vec<usize>,
    holds: Vec<bool>,
}

impl TruthTable {
    /// Evaluates a condition for every combination of answers to the questions in `inputs`. The
    /// space must contain all of these questions, and distinguish every answer that the condition
    /// distinguishes.
    pub fn over(space: &Space, inputs: &Inputs, holds: impl Fn(&Answers) -> bool) -> Self {
        let dimensions = space.dimensions().iter();
        let mut size = 1;
        let strides = dimensions
            .map(|dimension| {
                if !inputs.contains_key(&dimension.question) {
                    return 0;
                }
                let stride = size;
                size *= dimension.answers.len();
                stride
            })
            .collect::<Vec<_>>();
        let answers = |index: usize| {
            let dimensions = space.dimensions().iter().zip(&strides);
            let digits: Vec<_> = dimensions
                .map(|(dimension, stride)| {
                    (*stride > 0).then(|| index / stride % dimension.answers.len())
                })
                .collect();
            space.answers_of(&digits)
        };
        Self {
            holds: (0..size).map(|index| holds(&answers(index))).collect(),
            strides,
        }
    }

    /// Whether the condition holds for a whole answer set (one without open questions), given as
    /// the index of the answer to each question.
    pub fn holds(&self, digits: &[usize]) -> bool {
        let index = self.strides.iter().zip(digits);
        let index: usize = index.map(|(stride, digit)| stride * digit).sum();
        self.holds.get(index) == Some(&true)
    }
}

/// Calls `visit` for every whole answer set, in the order of the space, passing the index of the
/// set and the index of the answer to each question.
pub fn for_each_whole(space: &Space, mut visit: impl FnMut(usize, &[usize])) {
    let sizes: Vec<usize> = space
        .dimensions()
        .iter()
        .map(|dimension| dimension.answers.len())
        .collect();
    let mut digits = vec![0; sizes.len()];
    for index in 0..space.whole() {
        visit(index, &digits);
        for (digit, size) in digits.iter_mut().zip(&sizes).rev() {
            *digit += 1;
            if *digit < *size {
                break;
            }
            *digit = 0;
        }
    }
}
