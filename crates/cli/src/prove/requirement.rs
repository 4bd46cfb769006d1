//! Checks the mark of each requirement for every answer set that the rule of the requirement can
//! distinguish. The mark says whether an agency meets the requirement.
//!
//! `guide prove` reports marks that contradict the rule, and rules that are always or never met.

use super::agreement::too_many;
use super::effect::Effects;
use super::witness;
use guide_engine::assess::{self, Assessed};
use guide_engine::catalog::Catalog;
use guide_engine::document::{Document, Mark, Requirement, Rule};
use guide_engine::space::{self, Inputs, Space};

/// A requirement whose mark depends on the answers.
struct RequirementRule<'d> {
    /// The name of the requirement in fault messages.
    name: String,
    rule: &'d Rule,
    /// The agreement or option that has the requirement. `position` is the index of the requirement
    /// in that agreement or option.
    owner: Owner,
    position: usize,
}

#[derive(Clone, Copy)]
enum Owner {
    /// The index of the agreement among all agreements.
    Agreement(usize),
    /// The index of the option among all options.
    Option(usize),
}

/// Checks every requirement that has a rule, and returns the faults. The mark must follow from the
/// rule, some answers must meet the rule, and other answers must not. Also records in `effects`
/// which choices change a mark.
///
/// # Errors
/// Fails if a rule has more than [`space::MAX_SETS`] answer sets. The message names the
/// requirement.
pub fn prove(
    catalog: &Catalog,
    document: &Document,
    effects: &mut Effects,
) -> Result<Vec<String>, String> {
    let mut faults = Vec::new();
    for requirement in requirement_rules(document) {
        let mut inputs = Inputs::new();
        space::read_by_rule(document, requirement.rule, &mut inputs);
        let space = Space::over(&document.questions, &inputs);
        let space = space.ok_or_else(|| format!("{} {}", requirement.name, too_many()))?;
        let marks = requirement.walk(catalog, document, &space, &mut faults);
        effects.add_choices(&space, &marks);
    }
    Ok(faults)
}

fn requirement_rules(document: &Document) -> Vec<RequirementRule<'_>> {
    let agreements = document.programs.iter().flat_map(|program| {
        let agreements = program.agreements.iter();
        agreements.map(move |agreement| {
            let name = format!("{}/{}", program.id, agreement.id);
            (name, &agreement.requirements)
        })
    });
    let agreements = agreements.enumerate();
    let agreements = agreements.map(|(position, entry)| (Owner::Agreement(position), entry));
    let options = document.options.iter().enumerate();
    let options = options.map(|(position, option)| {
        let name = format!("options/{}", option.id);
        (Owner::Option(position), (name, &option.requirements))
    });
    agreements
        .chain(options)
        .flat_map(|(owner, (name, requirements))| rules_of(owner, &name, requirements))
        .collect()
}

fn rules_of<'d>(
    owner: Owner,
    name: &str,
    requirements: &'d [Requirement],
) -> Vec<RequirementRule<'d>> {
    let numbered = requirements.iter().enumerate();
    numbered
        .filter_map(|(position, requirement)| {
            Some(RequirementRule {
                name: format!("{name}: requirements#{}", position + 1),
                rule: requirement.met_when.as_ref()?,
                owner,
                position,
            })
        })
        .collect()
}

impl RequirementRule<'_> {
    fn walk(
        &self,
        catalog: &Catalog,
        document: &Document,
        space: &Space,
        faults: &mut Vec<String>,
    ) -> Vec<Option<Mark>> {
        let json = |index| witness::json(&document.questions, &space.whole_at(index));
        let day = catalog.document().about.published;
        let mut marks = Vec::new();
        let mut met = Vec::new();
        for index in 0..space.whole() {
            let answers = space.whole_at(index);
            met.push(space::holds(document, self.rule, &answers));
            marks.push(self.mark(&assess::assess(catalog, &answers, day)));
        }
        let assessed = marks.iter().map(|mark| *mark == Some(Mark::Have));
        if let Some(index) = assessed.zip(&met).position(|(have, met)| have != *met) {
            let json = json(index);
            faults.push(format!(
                "{}: contradiction: its mark does not follow from its rule: {json}",
                self.name
            ));
        }
        for (is_met, state) in [(true, "met"), (false, "unmet")] {
            if !met.contains(&is_met) {
                let json = json(0);
                faults.push(format!(
                    "{}: dead condition: it is never {state}, not even for this answer set: {json}",
                    self.name
                ));
            }
        }
        marks
    }

    fn mark(&self, assessed: &Assessed) -> Option<Mark> {
        let marks = match self.owner {
            Owner::Agreement(position) => &assessed.agreements.get(position)?.marks,
            Owner::Option(position) => assessed.options.get(position)?,
        };
        marks.get(self.position).copied()
    }
}
