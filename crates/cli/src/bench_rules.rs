//! `guide bench-rules`: runs a synthetic rule set on the engine's decision diagrams. It first
//! checks the results and then measures the time. CONTRIBUTING.md reports the measured times.

mod files;

use crate::Failure;
use files::{Expected, Input, Rule};
use guide_engine::condition::{Condition, QuestionIx, Variables};
use guide_engine::mdd::{Diagrams, Evaluator, NodeId, Outcome, Values};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

/// The number of times that the measurement is repeated. The median is printed.
const REPEATS: usize = 21;

/// The number of answer sets that one repeat assesses.
const SETS_PER_REPEAT: usize = 1_000;

/// The indices of the two choices of a fact. Each fact becomes a single-choice question, so the
/// index of the chosen choice is also the value of the fact's variable.
const FALSE: usize = 0;
const TRUE: usize = 1;

/// Checks and times the rule set of each size in a folder. For each size, prints how many
/// microseconds one assessment of all programs takes.
///
/// # Errors
/// Fails if a file cannot be read, or if a result differs from the expected result.
pub fn run(folder: &Path) -> Result<(), Failure> {
    let sizes = files::sizes(folder)?;
    println!("programs   nodes  microseconds per assessment of all, median of {REPEATS}");
    for size in sizes {
        let input = files::read(folder, size)?;
        let mut bench = Bench::new(&input)?;
        let rows = bench.results();
        if let Some(mismatch) = mismatch(&rows, &input.expected, &input.programs) {
            println!("{size:>8}  {mismatch}");
            return Err(Failure::Faults);
        }
        println!("{size:>8} {:>7}  {:.2}", bench.diagrams.len(), bench.time());
    }
    Ok(())
}

/// A benchmark: the rules of all programs, compiled into one store of decision diagrams, and the
/// answer sets, converted to variable values.
struct Bench {
    diagrams: Diagrams,
    roots: Vec<NodeId>,
    sets: Vec<Values>,
}

impl Bench {
    fn new(input: &Input) -> Result<Self, Failure> {
        let mut variables = Variables::default();
        let indices = input.facts.iter().enumerate();
        let indices: HashMap<&str, QuestionIx> = indices
            .map(|(index, fact)| (fact.as_str(), QuestionIx(index)))
            .collect();
        for _ in &input.facts {
            variables.add_question(2, false, None);
        }
        let mut diagrams = Diagrams::default();
        let roots = input.programs.iter().map(|program| {
            let condition = condition(&program.rule, &indices)?;
            Ok(condition.diagram(&variables, &mut diagrams))
        });
        let roots = roots.collect::<Result<_, Failure>>()?;
        diagrams.finish();
        let sets = input.sets.iter().map(|set| values(&variables, set));
        Ok(Self {
            diagrams,
            roots,
            sets: sets.collect(),
        })
    }

    /// Returns a string for each answer set, with a character for each program: `1` if the
    /// program's rule holds, otherwise `0`.
    fn results(&self) -> Vec<String> {
        let mut evaluator = Evaluator::new(&self.diagrams, Values::new());
        let rows = self.sets.iter().map(|set| {
            evaluator.values_mut().clone_from(set);
            let roots = self.roots.iter();
            roots
                .map(|root| {
                    if holds(&mut evaluator, *root) {
                        '1'
                    } else {
                        '0'
                    }
                })
                .collect()
        });
        rows.collect()
    }

    /// Returns the median time of one assessment of all programs, in microseconds.
    fn time(&mut self) -> f64 {
        let mut evaluator = Evaluator::new(&self.diagrams, Values::new());
        let mut sets = self.sets.iter().cycle();
        let mut times: Vec<f64> = (0..REPEATS)
            .map(|_| {
                let start = Instant::now();
                for set in sets.by_ref().take(SETS_PER_REPEAT) {
                    evaluator.values_mut().clone_from(set);
                    let roots = self.roots.iter();
                    let true_roots = roots.filter(|root| holds(&mut evaluator, **root));
                    std::hint::black_box(true_roots.count());
                }
                start.elapsed().as_secs_f64() * 1e6 / SETS_PER_REPEAT as f64
            })
            .collect();
        times.sort_by(f64::total_cmp);
        times.get(REPEATS / 2).copied().unwrap_or_default()
    }
}

fn holds(evaluator: &mut Evaluator<'_>, root: NodeId) -> bool {
    evaluator.constant_outcome(root) == Some(Outcome::Yes)
}

fn condition(rule: &Rule, indices: &HashMap<&str, QuestionIx>) -> Result<Condition, Failure> {
    let conditions = |rules: &[Rule]| {
        let conditions = rules.iter().map(|rule| condition(rule, indices));
        conditions.collect::<Result<Vec<_>, Failure>>()
    };
    Ok(match rule {
        Rule::All { all: rules } => Condition::All(conditions(rules)?),
        Rule::Any { any: rules } => Condition::Any(conditions(rules)?),
        Rule::Not { not: rule } => Condition::Not(Box::new(condition(rule, indices)?)),
        Rule::Fact { fact, is } => {
            let unknown = || {
                let message = format!("a rule tests \"{fact}\", which is not in the list of facts");
                Failure::Input(message)
            };
            let index = indices.get(fact.as_str()).ok_or_else(unknown)?;
            Condition::AnyOf(*index, vec![if *is { TRUE } else { FALSE }])
        }
    })
}

fn values(variables: &Variables, set: &str) -> Values {
    let mut values = vec![None; variables.count()];
    for (index, fact) in set.chars().enumerate() {
        let choice = if fact == '1' { TRUE } else { FALSE };
        variables.set(QuestionIx(index), &[choice], &mut values);
    }
    values
}

/// Describes the first difference from the expected result, or returns `None` if there is none. If
/// `expected` contains the rows, the description names the answer set and the program. Otherwise it
/// names the first program whose rule holds in more or fewer answer sets than expected. If all
/// these numbers are as expected, it gives the digest of `rows` and the expected digest.
fn mismatch(rows: &[String], expected: &Expected, programs: &[files::Program]) -> Option<String> {
    let name = |index: usize| programs.get(index).map_or("?", |program| &program.id);
    let found = digest(rows);
    if found == expected.sha256 {
        return None;
    }
    for (set, (row, expected)) in rows.iter().zip(&expected.rows).enumerate() {
        let mut pairs = row.chars().zip(expected.chars());
        if let Some(index) = pairs.position(|(found, expected)| found != expected) {
            return Some(format!("mismatch: set {set}, program {}", name(index)));
        }
    }
    let true_count = |index: usize| {
        let is_true = |row: &&String| row.chars().nth(index) == Some('1');
        rows.iter().filter(is_true).count()
    };
    let mut counts = expected.true_counts.iter().enumerate();
    let different = counts.find(|(index, expected)| true_count(*index) != **expected);
    Some(match different {
        Some((index, expected)) => format!(
            "mismatch: program {} holds in {} sets, not {expected}",
            name(index),
            true_count(index)
        ),
        None => format!("mismatch: sha256 {found}, not {}", expected.sha256),
    })
}

fn digest(rows: &[String]) -> String {
    let digest = Sha256::digest(rows.join("\n"));
    digest.iter().fold(String::new(), |mut text, byte| {
        // Writing to a `String` cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
