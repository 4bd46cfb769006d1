//! Parts of what decides a verdict, each evaluated once for every answer set that it can tell apart.
//!
//! The rules of an agreement together have millions of answer sets, but each of them alone has few.

use guide_engine::answer::Answers;
use guide_engine::space::{Read, Space};

/// A condition as a table over the questions that it reads.
pub struct Part {
    /// For each question of the space how far apart its answers stand in the table; zero for one that is not read.
    strides: Vec<usize>,
    holds: Vec<bool>,
}

impl Part {
    /// Evaluates a condition for every answer to what it reads. The space has all questions that it reads, and tells all
    /// answers to them apart that it does.
    pub fn over(space: &Space, read: &Read, holds: impl Fn(&Answers) -> bool) -> Self {
        let own = space.dimensions().iter();
        let mut size = 1;
        let strides = own
            .map(|own| {
                if !read.contains_key(&own.question) {
                    return 0;
                }
                let stride = size;
                size *= own.answers.len();
                stride
            })
            .collect::<Vec<_>>();
        let answers = |index: usize| {
            let dimensions = space.dimensions().iter().zip(&strides);
            let digits: Vec<_> = dimensions
                .map(|(own, stride)| (*stride > 0).then(|| index / stride % own.answers.len()))
                .collect();
            space.answers_of(&digits)
        };
        Self {
            holds: (0..size).map(|index| holds(&answers(index))).collect(),
            strides,
        }
    }

    /// Whether it holds for a whole answer set, given by the places of its answers.
    pub fn holds(&self, digits: &[usize]) -> bool {
        let index = self.strides.iter().zip(digits);
        let index: usize = index.map(|(stride, digit)| stride * digit).sum();
        self.holds.get(index) == Some(&true)
    }
}

/// Goes through all whole answer sets in the order of the space, as the places of their answers.
pub fn each_whole(space: &Space, mut tell: impl FnMut(usize, &[usize])) {
    let sizes: Vec<usize> = space
        .dimensions()
        .iter()
        .map(|own| own.answers.len())
        .collect();
    let mut digits = vec![0; sizes.len()];
    for index in 0..space.whole() {
        tell(index, &digits);
        for (digit, size) in digits.iter_mut().zip(&sizes).rev() {
            *digit += 1;
            if *digit < *size {
                break;
            }
            *digit = 0;
        }
    }
}
