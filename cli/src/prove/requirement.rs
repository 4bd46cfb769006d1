//! What every answer set says of where an agency stands with each requirement.

use super::agreement::too_many;
use super::effect::Effects;
use super::witness;
use guide_engine::assess::{self, Assessed};
use guide_engine::catalog::Catalog;
use guide_engine::document::{Document, Mark, Requirement, Rule};
use guide_engine::space::{self, Read, Space};

/// A requirement that answers can tell something of.
struct Ruled<'d> {
    /// What lines call it.
    name: String,
    rule: &'d Rule,
    /// The position of its agreement among all, or of its option among the options.
    part: Part,
    position: usize,
}

#[derive(Clone, Copy)]
enum Part {
    Agreement(usize),
    Option(usize),
}

/// Tries every requirement's rule: assessed as it says, met by some answers and not met by others. Notes what has an effect.
///
/// # Errors
/// A rule has more answer sets than can be walked; the line names it.
pub fn prove(
    catalog: &Catalog,
    document: &Document,
    effects: &mut Effects,
) -> Result<Vec<String>, String> {
    let mut faults = Vec::new();
    for ruled in ruled(document) {
        let mut read = Read::new();
        space::read_by_rule(document, ruled.rule, &mut read);
        let space = Space::over(&document.questions, &read);
        let space = space.ok_or_else(|| format!("{} {}", ruled.name, too_many()))?;
        let marks = ruled.walk(catalog, document, &space, &mut faults);
        effects.note(&space, &marks);
    }
    Ok(faults)
}

fn ruled(document: &Document) -> Vec<Ruled<'_>> {
    let agreements = document.programs.iter().flat_map(|program| {
        let agreements = program.agreements.iter();
        agreements.map(move |own| (format!("{}/{}", program.id, own.id), &own.requirements))
    });
    let agreements = agreements.enumerate();
    let agreements = agreements.map(|(place, part)| (Part::Agreement(place), part));
    let options = document.options.iter().enumerate();
    let options = options.map(|(place, option)| {
        let name = format!("options/{}", option.id);
        (Part::Option(place), (name, &option.requirements))
    });
    agreements
        .chain(options)
        .flat_map(|(part, (name, requirements))| ruled_in(part, &name, requirements))
        .collect()
}

fn ruled_in<'d>(part: Part, name: &str, requirements: &'d [Requirement]) -> Vec<Ruled<'d>> {
    let numbered = requirements.iter().enumerate();
    numbered
        .filter_map(|(position, requirement)| {
            Some(Ruled {
                name: format!("{name}: requirements#{}", position + 1),
                rule: requirement.met_when.as_ref()?,
                part,
                position,
            })
        })
        .collect()
}

impl Ruled<'_> {
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
        let mut held = Vec::new();
        for index in 0..space.whole() {
            let answers = space.whole_at(index);
            held.push(space::holds(document, self.rule, &answers));
            marks.push(self.mark(&assess::assess(catalog, &answers, day)));
        }
        let assessed = marks.iter().map(|mark| *mark == Some(Mark::Have));
        if let Some(index) = assessed.zip(&held).position(|(have, held)| have != *held) {
            let json = json(index);
            faults.push(format!(
                "{}: contradiction: its mark is not what its rule says: {json}",
                self.name
            ));
        }
        for (wanted, never) in [(true, "met"), (false, "unmet")] {
            if !held.contains(&wanted) {
                let json = json(0);
                faults.push(format!(
                    "{}: dead condition: it is never {never}, not even here: {json}",
                    self.name
                ));
            }
        }
        marks
    }

    fn mark(&self, assessed: &Assessed) -> Option<Mark> {
        let marks = match self.part {
            Part::Agreement(place) => &assessed.agreements.get(place)?.marks,
            Part::Option(place) => assessed.options.get(place)?,
        };
        marks.get(self.position).copied()
    }
}
