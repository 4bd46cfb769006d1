//! Generates the catalogs and answer sets for the `speed` benchmark. The random numbers have fixed
//! seeds, so every run measures the same data.

use guide_engine::answer::{Answer, Answers};
use guide_engine::catalog::Catalog;
use guide_engine::document::{Document, Program, Question, QuestionKind, Rule};

/// Makes a catalog with `programs` programs, each of them a copy of a shipped program. The first
/// copy of each shipped program keeps its rules; all further copies get random rules.
pub fn catalog(shipped: &Catalog, programs: u16) -> Catalog {
    let mut document = shipped.document().clone();
    let models = std::mem::take(&mut document.programs);
    // Scenarios name shipped programs, which this catalog does not have.
    document.scenarios.clear();
    let mut rng = Rng(1);
    let copies = models.iter().cycle().zip(1..=programs);
    let copies = copies.map(|(model, order)| program(&document, model, order, &mut rng));
    document.programs = copies.collect();
    // The first copies keep the shipped rules. Otherwise some choices would be unused, and linking
    // rejects a choice that no rule uses.
    for (copy, model) in document.programs.iter_mut().zip(models) {
        copy.agreements = model.agreements;
    }
    Catalog::link(document).unwrap()
}

fn program(document: &Document, model: &Program, order: u16, rng: &mut Rng) -> Program {
    let mut copy = model.clone();
    copy.id = format!("p{order:04}").as_str().into();
    copy.order = order;
    copy.relations.clear();
    for agreement in &mut copy.agreements {
        // No question appears in two needs, so that all needs can be met together.
        let mut questions: Vec<&Question> = document.questions.iter().skip(1).collect();
        let max_tests = questions.len() / agreement.needs.len().max(1);
        for need in &mut agreement.needs {
            need.when = rule(&mut questions, 1 + rng.below(max_tests.min(2)), rng);
        }
        for requirement in &mut agreement.requirements {
            if let Some(met_when) = &mut requirement.met_when {
                let mut questions = document.questions.iter().skip(1).collect();
                *met_when = rule(&mut questions, 1 + rng.below(3), rng);
            }
        }
    }
    copy
}

/// Combines `tests` tests with `all` or `any`. Each test reads a different question, which is
/// removed from `questions`.
fn rule(questions: &mut Vec<&Question>, tests: usize, rng: &mut Rng) -> Rule {
    let tests = (0..tests).map(|_| {
        let question = questions.swap_remove(rng.below(questions.len()));
        // Leave out the last choice, which is often "none of these".
        let choice = rng.below(question.choices.len() - 1);
        let choice = question.choices.get(choice).unwrap();
        Rule {
            question: Some(question.id.clone()),
            is: Some(choice.id.clone()),
            ..Rule::default()
        }
    });
    let tests = Some(tests.collect());
    match rng.below(2) {
        0 => Rule {
            all: tests,
            ..Rule::default()
        },
        _ => Rule {
            any: tests,
            ..Rule::default()
        },
    }
}

/// Makes answer sets in which each question is open with a probability of one third.
pub fn answer_sets(catalog: &Catalog, sets: usize) -> Vec<Answers> {
    let mut rng = Rng(2);
    let set = |_| {
        let questions = catalog.questions();
        questions.fold(Answers::default(), |answers, (index, question)| {
            match rng.below(3) {
                0 => answers,
                _ => answers.with(index, Answer::Chosen(chosen(question, &mut rng))),
            }
        })
    };
    (0..sets).map(set).collect()
}

fn chosen(question: &Question, rng: &mut Rng) -> Vec<usize> {
    if question.kind == QuestionKind::One {
        return vec![rng.below(question.choices.len())];
    }
    let choices = question.choices.iter().enumerate();
    let selected = choices.filter(|(_, choice)| !choice.none && rng.below(4) == 0);
    selected.map(|(index, _)| index).collect()
}

/// A pseudorandom number generator (xorshift).
struct Rng(u64);

impl Rng {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}
