//! Derives sufficient reasons and counterfactuals from a truth table: minimal sets of answers that
//! force a verdict, and minimal sets of changes after which the agreement fits.

use super::{Atom, AtomChange, Setting, TruthTable};
use guide_engine::condition::QuestionIx;
use guide_engine::document::Verdict;

impl TruthTable {
    /// Returns every minimal set of at most three questions whose answers force the verdict.
    pub fn sufficient_reasons(&self, setting: &Setting) -> Vec<Vec<QuestionIx>> {
        let verdict = self.decided(setting);
        let mut answered: Vec<usize> = Vec::new();
        for (atom, value) in self.atoms.iter().zip(setting) {
            if value.is_some() && !answered.contains(&atom.question) {
                answered.push(atom.question);
            }
        }
        let mut found: Vec<Vec<usize>> = Vec::new();
        for size in 0..=3 {
            for set in subsets(&answered, size) {
                let is_minimal = !found
                    .iter()
                    .any(|other| other.iter().all(|q| set.contains(q)));
                let keep = |(atom, value): (&Atom, &Option<usize>)| {
                    value.filter(|_| set.contains(&atom.question))
                };
                let restricted: Setting = self.atoms.iter().zip(setting).map(keep).collect();
                if is_minimal && self.decided(&restricted) == verdict {
                    found.push(set);
                }
            }
        }
        let reasons = found
            .into_iter()
            .map(|set| set.into_iter().map(QuestionIx).collect());
        reasons.collect()
    }

    /// Whether the answers in `set` force the verdict, and no longer do if one of them is left out.
    pub fn is_minimal_reason(&self, setting: &Setting, set: &[QuestionIx]) -> bool {
        let verdict = self.decided(setting);
        let restricted = |without: Option<QuestionIx>| -> Setting {
            let keep = |(atom, value): (&Atom, &Option<usize>)| {
                let question = QuestionIx(atom.question);
                value.filter(|_| set.contains(&question) && Some(question) != without)
            };
            self.atoms.iter().zip(setting).map(keep).collect()
        };
        self.decided(&restricted(None)) == verdict
            && set
                .iter()
                .all(|left_out| self.decided(&restricted(Some(*left_out))) != verdict)
    }

    /// Returns every minimal set of at most three changes after which the agreement fits.
    pub fn counterfactuals(&self, setting: &Setting) -> Vec<Vec<AtomChange>> {
        let mut found: Vec<Vec<AtomChange>> = Vec::new();
        for size in 1..=3 {
            self.try_changes(&mut setting.clone(), 0, size, &mut Vec::new(), &mut found);
        }
        found
    }

    fn try_changes(
        &self,
        setting: &mut Setting,
        from: usize,
        remaining: usize,
        set: &mut Vec<AtomChange>,
        found: &mut Vec<Vec<AtomChange>>,
    ) {
        if found
            .iter()
            .any(|other| other.iter().all(|changed| set.contains(changed)))
        {
            return;
        }
        if remaining == 0 {
            if self.decided(setting) == Some(Verdict::Fits) {
                found.push(set.clone());
            }
            return;
        }
        for index in from..self.atoms.len() {
            let before = setting[index];
            for value in (0..self.atoms[index].values).filter(|value| Some(*value) != before) {
                setting[index] = Some(value);
                set.push((index, value));
                self.try_changes(setting, index + 1, remaining - 1, set, found);
                set.pop();
            }
            setting[index] = before;
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
