//! A truth table of one agreement. `naive.rs` computes each entry once, so that tests can afford
//! full enumeration. From the table, tests derive verdicts with unknown answers, sufficient reasons
//! and counterfactuals, without the engine's decision diagrams.

use crate::naive::{self, Chosen, Mentioned};
use guide_engine::condition::QuestionIx;
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
pub type Changed = (usize, usize);

pub struct Table {
    pub atoms: Vec<Atom>,
    /// The verdict for every complete answer set; `None` if the set violates an exclusion.
    verdicts: Vec<Option<Verdict>>,
    /// For every setting, the verdicts of its possible completions: one bit for each verdict.
    ends: Vec<u8>,
}

const YES: u8 = 1 << Verdict::Fits as u8;
const NOT_RAISED: u8 = 1 << Verdict::NotRaised as u8;
const NOT_OFFERED: u8 = 1 << Verdict::NotOffered as u8;

/// Returns the settled verdict, given the verdicts of all completions as bits. Returns `None` if
/// only some completions fit, or if there are no completions.
fn of_outcomes(ends: u8) -> Option<Verdict> {
    match ends {
        0 => None,
        YES => Some(Verdict::Fits),
        ends if ends & YES != 0 => None,
        NOT_RAISED => Some(Verdict::NotRaised),
        NOT_OFFERED => Some(Verdict::NotOffered),
        _ => Some(Verdict::DoesNotFit),
    }
}

impl Table {
    pub fn new(
        document: &Document,
        agreement: &Agreement,
        mentioned: &Mentioned,
        day: Date,
    ) -> Self {
        let mut atoms = Vec::new();
        let (mut stride, mut setting_stride) = (1, 1);
        for (question, choices) in mentioned {
            let own = &document.questions[*question];
            let mut add = |choice, values| {
                atoms.push(Atom {
                    question: *question,
                    choice,
                    values,
                    stride,
                    setting_stride,
                });
                stride *= values;
                setting_stride *= values + 1;
            };
            match own.kind {
                QuestionKind::One => add(None, own.choices.len()),
                QuestionKind::Many => choices.iter().for_each(|choice| add(Some(*choice), 2)),
            }
        }
        let mut table = Self {
            atoms,
            verdicts: Vec::new(),
            ends: vec![0; setting_stride],
        };
        table.verdicts = (0..stride)
            .map(|index| {
                let chosen = table.chosen(document, mentioned, index);
                let is_possible = naive::is_possible(document, &chosen);
                is_possible.then(|| naive::verdict(document, agreement, &chosen, day))
            })
            .collect();
        table.settle();
        table
    }

    /// Fills in `ends`. The position of a setting has one digit for each atom: 0 if the atom is
    /// unknown, otherwise its value plus 1. So completions of a setting have greater positions, and
    /// the loop, which counts down, computes them first.
    fn settle(&mut self) {
        for position in (0..self.ends.len()).rev() {
            let value = |atom: &Atom| position / atom.setting_stride % (atom.values + 1);
            let unknown = self.atoms.iter().find(|atom| value(atom) == 0);
            let ends = match unknown {
                Some(atom) => {
                    let with = |value: usize| self.ends[position + value * atom.setting_stride];
                    (1..=atom.values).map(with).fold(0, |all, ends| all | ends)
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
            self.ends[position] = ends;
        }
    }

    fn chosen(&self, document: &Document, mentioned: &Mentioned, index: usize) -> Chosen {
        let mut chosen: Chosen = mentioned
            .keys()
            .map(|question| (*question, Vec::new()))
            .collect();
        for atom in &self.atoms {
            let value = index / atom.stride % atom.values;
            let own = chosen.get_mut(&atom.question).unwrap();
            match atom.choice {
                None => own.push(value),
                Some(choice) if value == 1 => own.push(choice),
                Some(_) => {}
            }
        }
        for (question, own) in &mut chosen {
            if own.is_empty() {
                let choices = &document.questions[*question].choices;
                own.extend(choices.iter().position(|choice| choice.none));
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

    /// Returns the verdict for a setting, if it is settled.
    pub fn settled(&self, setting: &Setting) -> Option<Verdict> {
        of_outcomes(self.ends[self.position(setting, |_| true)])
    }

    /// Whether some completion of the setting violates no exclusion.
    pub fn is_possible(&self, setting: &Setting) -> bool {
        self.ends[self.position(setting, |_| true)] != 0
    }

    /// Returns the position of a setting. Atoms that `may_be_known` rejects count as unknown.
    fn position(&self, setting: &Setting, may_be_known: impl Fn(&Atom) -> bool) -> usize {
        let known = self.atoms.iter().zip(setting);
        let known = known.filter(|(atom, _)| may_be_known(atom));
        known
            .map(|(atom, value)| value.map_or(0, |value| (value + 1) * atom.setting_stride))
            .sum()
    }

    /// Returns the same verdict as `settled`, but enumerates every completion.
    pub fn settled_by_trying(&self, setting: &Setting) -> Option<Verdict> {
        of_outcomes(self.tried(setting, 0, 0))
    }

    fn tried(&self, setting: &Setting, at: usize, index: usize) -> u8 {
        let Some(atom) = self.atoms.get(at) else {
            return self.verdicts[index].map_or(0, |verdict| 1 << verdict as u8);
        };
        let values = setting[at].map_or(0..atom.values, |value| value..value + 1);
        let ends = values.map(|value| self.tried(setting, at + 1, index + value * atom.stride));
        ends.fold(0, |all, ends| all | ends)
    }

    /// Whether a question can decide if the agreement fits: two possible completions differ only in
    /// the answer to `question`, and only one of the two fits.
    pub fn turns_on(&self, setting: &Setting, question: usize) -> bool {
        let own = |atom: &Atom| atom.question == question;
        let position = self.position(setting, |atom| !own(atom));
        let unknown = self.atoms.iter().zip(setting);
        let unknown = unknown.filter(|(atom, value)| !own(atom) && value.is_none());
        let unknown: Vec<&Atom> = unknown.map(|(atom, _)| atom).collect();
        self.differs(position, &unknown)
    }

    /// Whether, for some values of `others`, the remaining unknown atoms decide if the agreement
    /// fits.
    fn differs(&self, position: usize, others: &[&Atom]) -> bool {
        let ends = self.ends[position];
        if ends & YES == 0 || ends & !YES == 0 {
            return false;
        }
        let Some((atom, others)) = others.split_first() else {
            return true;
        };
        let mut values = 1..=atom.values;
        values.any(|value| self.differs(position + value * atom.setting_stride, others))
    }

    /// Returns every minimal set of at most three answered questions that forces the verdict.
    pub fn because(&self, setting: &Setting) -> Vec<Vec<QuestionIx>> {
        let verdict = self.settled(setting);
        let mut answered: Vec<usize> = Vec::new();
        for (atom, value) in self.atoms.iter().zip(setting) {
            if value.is_some() && !answered.contains(&atom.question) {
                answered.push(atom.question);
            }
        }
        let mut found: Vec<Vec<usize>> = Vec::new();
        for size in 0..=3 {
            for set in subsets(&answered, size) {
                let minimal = !found
                    .iter()
                    .any(|other| other.iter().all(|q| set.contains(q)));
                let keep = |(atom, value): (&Atom, &Option<usize>)| {
                    value.filter(|_| set.contains(&atom.question))
                };
                let only: Setting = self.atoms.iter().zip(setting).map(keep).collect();
                if minimal && self.settled(&only) == verdict {
                    found.push(set);
                }
            }
        }
        let named = found
            .into_iter()
            .map(|set| set.into_iter().map(QuestionIx).collect());
        named.collect()
    }

    /// Whether the answers in `set` force the verdict, and no longer do if one of them is left out.
    pub fn is_minimal_reason(&self, setting: &Setting, set: &[QuestionIx]) -> bool {
        let verdict = self.settled(setting);
        let only = |without: Option<QuestionIx>| -> Setting {
            let keep = |(atom, value): (&Atom, &Option<usize>)| {
                let question = QuestionIx(atom.question);
                value.filter(|_| set.contains(&question) && Some(question) != without)
            };
            self.atoms.iter().zip(setting).map(keep).collect()
        };
        self.settled(&only(None)) == verdict
            && set
                .iter()
                .all(|left_out| self.settled(&only(Some(*left_out))) != verdict)
    }

    /// Returns every minimal set of at most three changes after which the agreement fits.
    pub fn changes(&self, setting: &Setting) -> Vec<Vec<Changed>> {
        let mut found: Vec<Vec<Changed>> = Vec::new();
        for size in 1..=3 {
            self.try_changes(&mut setting.clone(), 0, size, &mut Vec::new(), &mut found);
        }
        found
    }

    fn try_changes(
        &self,
        setting: &mut Setting,
        from: usize,
        left: usize,
        set: &mut Vec<Changed>,
        found: &mut Vec<Vec<Changed>>,
    ) {
        if found
            .iter()
            .any(|other| other.iter().all(|changed| set.contains(changed)))
        {
            return;
        }
        if left == 0 {
            if self.settled(setting) == Some(Verdict::Fits) {
                found.push(set.clone());
            }
            return;
        }
        for at in from..self.atoms.len() {
            let before = setting[at];
            for value in (0..self.atoms[at].values).filter(|value| Some(*value) != before) {
                setting[at] = Some(value);
                set.push((at, value));
                self.try_changes(setting, at + 1, left - 1, set, found);
                set.pop();
            }
            setting[at] = before;
        }
    }
}

fn subsets(of: &[usize], size: usize) -> Vec<Vec<usize>> {
    let Some((first, rest)) = of.split_first() else {
        return if size == 0 {
            vec![Vec::new()]
        } else {
            Vec::new()
        };
    };
    if size == 0 {
        return vec![Vec::new()];
    }
    let mut found = subsets(rest, size - 1);
    for set in &mut found {
        set.insert(0, *first);
    }
    found.extend(subsets(rest, size));
    found
}
