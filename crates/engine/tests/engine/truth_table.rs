//! A truth table of one agreement. `oracle.rs` computes each entry once, so that tests can afford
//! full enumeration. From the table, tests derive verdicts with unknown answers, sufficient reasons
//! and counterfactuals, without the engine's decision diagrams.

mod minimal_sets;

use crate::oracle::{self, Chosen, Mentioned};
use guide_engine::date::Date;
use guide_engine::document::Verdict;
use guide_engine::document::{Agreement, Document, QuestionKind};

/// A variable: a single-choice question, or one choice of a multi-select question.
#[derive(Clone, Debug)]
pub struct Atom {
    pub question: usize,
    pub choice: Option<usize>,
    values: usize,
    stride: usize,
    /// The stride in the numbering of settings, in which each atom also has the value "unknown".
    setting_stride: usize,
}

/// The value of each atom; `None` is unknown.
pub type Setting = Vec<Option<usize>>;

/// A change to one atom: its index and its new value.
pub type AtomChange = (usize, usize);

pub struct TruthTable {
    pub atoms: Vec<Atom>,
    /// The verdict for every complete answer set; `None` if the set violates an exclusion.
    verdicts: Vec<Option<Verdict>>,
    /// For every setting, the verdicts of its possible completions: one bit for each verdict.
    outcomes: Vec<u8>,
}

const YES: u8 = 1 << Verdict::Fits as u8;
const NOT_RAISED: u8 = 1 << Verdict::NotRaised as u8;
const NOT_OFFERED: u8 = 1 << Verdict::NotOffered as u8;

/// Returns the verdict that the possible completions decide. `outcomes` has one bit for each
/// verdict that a completion has. Returns `None` if only some completions fit, or if no completion
/// is possible.
fn decided_by(outcomes: u8) -> Option<Verdict> {
    match outcomes {
        0 => None,
        YES => Some(Verdict::Fits),
        outcomes if outcomes & YES != 0 => None,
        NOT_RAISED => Some(Verdict::NotRaised),
        NOT_OFFERED => Some(Verdict::NotOffered),
        _ => Some(Verdict::DoesNotFit),
    }
}

impl TruthTable {
    pub fn new(
        document: &Document,
        agreement: &Agreement,
        mentioned: &Mentioned,
        day: Date,
    ) -> Self {
        let mut atoms = Vec::new();
        let (mut stride, mut setting_stride) = (1, 1);
        for (index, choices) in mentioned {
            let question = &document.questions[*index];
            let mut add = |choice, values| {
                atoms.push(Atom {
                    question: *index,
                    choice,
                    values,
                    stride,
                    setting_stride,
                });
                stride *= values;
                setting_stride *= values + 1;
            };
            match question.kind {
                QuestionKind::One => add(None, question.choices.len()),
                QuestionKind::Many => choices.iter().for_each(|choice| add(Some(*choice), 2)),
            }
        }
        let mut table = Self {
            atoms,
            verdicts: Vec::new(),
            outcomes: vec![0; setting_stride],
        };
        table.verdicts = (0..stride)
            .map(|index| {
                let chosen = table.chosen(document, mentioned, index);
                let is_possible = oracle::is_possible(document, &chosen);
                is_possible.then(|| oracle::verdict(document, agreement, &chosen, day))
            })
            .collect();
        table.fill_outcomes();
        table
    }

    /// Fills in `outcomes`. The position of a setting has one digit for each atom: 0 if the atom is
    /// unknown, otherwise its value plus 1. So completions of a setting have greater positions, and
    /// the loop, which counts down, computes them first.
    fn fill_outcomes(&mut self) {
        for position in (0..self.outcomes.len()).rev() {
            let value = |atom: &Atom| position / atom.setting_stride % (atom.values + 1);
            let unknown = self.atoms.iter().find(|atom| value(atom) == 0);
            let outcomes = match unknown {
                Some(atom) => {
                    let with = |value: usize| self.outcomes[position + value * atom.setting_stride];
                    (1..=atom.values)
                        .map(with)
                        .fold(0, |union, bits| union | bits)
                }
                None => {
                    let index = self
                        .atoms
                        .iter()
                        .map(|a| (value(a) - 1) * a.stride)
                        .sum::<usize>();
                    self.verdicts[index].map_or(0, |verdict| 1 << verdict as u8)
                }
            };
            self.outcomes[position] = outcomes;
        }
    }

    fn chosen(&self, document: &Document, mentioned: &Mentioned, index: usize) -> Chosen {
        let mut chosen: Chosen = mentioned
            .keys()
            .map(|question| (*question, Vec::new()))
            .collect();
        for atom in &self.atoms {
            let value = index / atom.stride % atom.values;
            let choices = chosen.get_mut(&atom.question).unwrap();
            match atom.choice {
                None => choices.push(value),
                Some(choice) if value == 1 => choices.push(choice),
                Some(_) => {}
            }
        }
        for (question, selected) in &mut chosen {
            if selected.is_empty() {
                let choices = &document.questions[*question].choices;
                selected.extend(choices.iter().position(|choice| choice.none));
            }
        }
        chosen
    }

    /// Returns the setting that represents a partial answer set.
    pub fn setting(&self, partial: &Chosen) -> Setting {
        let value = |atom: &Atom| {
            let chosen = partial.get(&atom.question)?;
            Some(match atom.choice {
                None => chosen[0],
                Some(choice) => usize::from(chosen.contains(&choice)),
            })
        };
        self.atoms.iter().map(value).collect()
    }

    /// Returns the verdict for a setting, if it is decided.
    pub fn decided(&self, setting: &Setting) -> Option<Verdict> {
        decided_by(self.outcomes[self.position(setting, |_| true)])
    }

    /// Whether some completion of the setting violates no exclusion.
    pub fn is_possible(&self, setting: &Setting) -> bool {
        self.outcomes[self.position(setting, |_| true)] != 0
    }

    /// Returns the position of a setting. Atoms that `may_be_known` rejects count as unknown.
    fn position(&self, setting: &Setting, may_be_known: impl Fn(&Atom) -> bool) -> usize {
        let known = self.atoms.iter().zip(setting);
        let known = known.filter(|(atom, _)| may_be_known(atom));
        known
            .map(|(atom, value)| value.map_or(0, |value| (value + 1) * atom.setting_stride))
            .sum()
    }

    /// Returns the same verdict as `decided`, but enumerates every completion.
    pub fn decided_by_enumeration(&self, setting: &Setting) -> Option<Verdict> {
        decided_by(self.enumerate(setting, 0, 0))
    }

    /// Returns the outcomes of all completions. `index` is the part of the index into `verdicts`
    /// that the atoms before `atom_index` contribute.
    fn enumerate(&self, setting: &Setting, atom_index: usize, index: usize) -> u8 {
        let Some(atom) = self.atoms.get(atom_index) else {
            return self.verdicts[index].map_or(0, |verdict| 1 << verdict as u8);
        };
        let values = setting[atom_index].map_or(0..atom.values, |value| value..value + 1);
        let outcomes = values
            .map(|value| self.enumerate(setting, atom_index + 1, index + value * atom.stride));
        outcomes.fold(0, |union, bits| union | bits)
    }

    /// Whether a question can decide if the agreement fits: two possible completions differ only in
    /// the answer to `question`, and only one of the two fits.
    pub fn depends_on(&self, setting: &Setting, question: usize) -> bool {
        let is_of_question = |atom: &Atom| atom.question == question;
        let position = self.position(setting, |atom| !is_of_question(atom));
        let unknown = self.atoms.iter().zip(setting);
        let unknown = unknown.filter(|(atom, value)| !is_of_question(atom) && value.is_none());
        let unknown: Vec<&Atom> = unknown.map(|(atom, _)| atom).collect();
        self.differs(position, &unknown)
    }

    /// Whether, for some values of `others`, the remaining unknown atoms decide whether the
    /// agreement fits.
    fn differs(&self, position: usize, others: &[&Atom]) -> bool {
        let outcomes = self.outcomes[position];
        if outcomes & YES == 0 || outcomes & !YES == 0 {
            return false;
        }
        let Some((atom, others)) = others.split_first() else {
            return true;
        };
        let mut values = 1..=atom.values;
        values.any(|value| self.differs(position + value * atom.setting_stride, others))
    }
}
