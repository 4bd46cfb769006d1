//! Generates the mutants of a single rule, each with one error, for `guide mutate`.

use guide_engine::document::Rule;

/// A description of the error, and the rule with the error. The rule is `None` if the error drops
/// its only test.
pub type Mutated = (String, Option<Rule>);

/// Returns the mutants of a rule. Each mutant drops one test, drops one choice of a test, adds or
/// removes one "not", or swaps one "all" for "any" or the reverse.
pub fn mutated(rule: &Rule) -> Vec<Mutated> {
    let text = description(rule);
    let mut found = Vec::new();
    if let Some(part) = &rule.not {
        found.push((
            format!("\"not\" removed from {text}"),
            Some((**part).clone()),
        ));
        // Adding another "not" directly around or within this "not" would have the same effect as
        // removing this one.
        let mutants = mutated(part).into_iter();
        let mutants =
            mutants.filter(|(_, rule)| rule.as_ref().is_none_or(|rule| rule.not.is_none()));
        found.extend(mutants.map(|(change, rule)| (change, rule.map(not))));
        return found;
    }
    found.push((format!("\"not\" added to {text}"), Some(not(rule.clone()))));
    if rule.question.is_some() {
        found.push((format!("{text} dropped"), None));
        found.extend(fewer_choices(rule));
    }
    for (parts, combine) in [(&rule.all, all as fn(_) -> _), (&rule.any, any)] {
        if let Some(parts) = parts {
            let swapped = if rule.all.is_some() { any } else { all };
            found.push((
                format!("\"all\" and \"any\" swapped in {text}"),
                Some(swapped(parts.clone())),
            ));
            found.extend(part_mutants(parts, combine));
        }
    }
    found
}

fn part_mutants(parts: &[Rule], combine: fn(Vec<Rule>) -> Rule) -> Vec<Mutated> {
    let indices = parts.iter().enumerate();
    let mutants = indices.flat_map(|(index, part)| {
        let mutants = mutated(part).into_iter();
        mutants.map(move |(change, part)| (change, replaced(parts, index, part)))
    });
    mutants
        .map(|(change, parts)| (change, (!parts.is_empty()).then(|| combine(parts))))
        .collect()
}

/// Returns `parts` with the entry at index `index` replaced by `part`, or dropped if `part` is
/// `None`.
fn replaced(parts: &[Rule], index: usize, part: Option<Rule>) -> Vec<Rule> {
    let before = parts.iter().take(index).cloned();
    let after = parts.iter().skip(index + 1).cloned();
    before.chain(part).chain(after).collect()
}

fn fewer_choices(rule: &Rule) -> Vec<Mutated> {
    let choices = rule.any_of.as_deref().unwrap_or_default();
    if choices.len() < 2 {
        return Vec::new();
    }
    let mutants = choices.iter().map(|dropped| {
        let remaining = choices.iter().filter(|choice| *choice != dropped);
        let mutant = Rule {
            any_of: Some(remaining.cloned().collect()),
            ..rule.clone()
        };
        (
            format!("{dropped} dropped from {}", description(rule)),
            Some(mutant),
        )
    });
    mutants.collect()
}

fn not(rule: Rule) -> Rule {
    Rule {
        not: Some(Box::new(rule)),
        ..Rule::default()
    }
}

fn all(parts: Vec<Rule>) -> Rule {
    Rule {
        all: Some(parts),
        ..Rule::default()
    }
}

fn any(parts: Vec<Rule>) -> Rule {
    Rule {
        any: Some(parts),
        ..Rule::default()
    }
}

/// Describes a rule on one line, such as `all(custody = jail, not(help = advice or visits))`.
fn description(rule: &Rule) -> String {
    let list = |parts: &[Rule]| parts.iter().map(description).collect::<Vec<_>>().join(", ");
    let choices = rule.is.iter().chain(rule.any_of.iter().flatten());
    let choices: Vec<&str> = choices.map(|choice| choice.as_str()).collect();
    match (rule, &rule.question) {
        (_, Some(question)) => format!("{question} = {}", choices.join(" or ")),
        (
            Rule {
                all: Some(parts), ..
            },
            _,
        ) => format!("all({})", list(parts)),
        (
            Rule {
                any: Some(parts), ..
            },
            _,
        ) => format!("any({})", list(parts)),
        (
            Rule {
                not: Some(part), ..
            },
            _,
        ) => format!("not({})", description(part)),
        _ => String::new(),
    }
}
