//! Everything that can be wrong with one rule, one thing at a time.

use guide_engine::document::Rule;

/// A rule with one thing wrong, or nothing where its only test is gone, and what that is in words.
pub type Mutated = (String, Option<Rule>);

/// Every test dropped, every choice of a test dropped, every "not" removed or added, every "all" and "any" swapped.
pub fn mutated(rule: &Rule) -> Vec<Mutated> {
    let text = in_words(rule);
    let mut found = Vec::new();
    if let Some(part) = &rule.not {
        found.push((
            format!("\"not\" removed from {text}"),
            Some((**part).clone()),
        ));
        // A "not" added around or within this one is the same as taking it out.
        let within = mutated(part).into_iter();
        let within = within.filter(|(_, rule)| rule.as_ref().is_none_or(|rule| rule.not.is_none()));
        found.extend(within.map(|(change, rule)| (change, rule.map(not))));
        return found;
    }
    found.push((format!("\"not\" added to {text}"), Some(not(rule.clone()))));
    if rule.question.is_some() {
        found.push((format!("{text} dropped"), None));
        found.extend(fewer_choices(rule));
    }
    for (parts, with) in [(&rule.all, all as fn(_) -> _), (&rule.any, any)] {
        if let Some(parts) = parts {
            let swapped = if rule.all.is_some() { any } else { all };
            found.push((
                format!("\"all\" and \"any\" swapped in {text}"),
                Some(swapped(parts.clone())),
            ));
            found.extend(in_parts(parts, with));
        }
    }
    found
}

fn in_parts(parts: &[Rule], with: fn(Vec<Rule>) -> Rule) -> Vec<Mutated> {
    let places = parts.iter().enumerate();
    let each = places.flat_map(|(place, part)| {
        let wrong = mutated(part).into_iter();
        wrong.map(move |(change, part)| (change, replaced(parts, place, part)))
    });
    each.map(|(change, parts)| (change, (!parts.is_empty()).then(|| with(parts))))
        .collect()
}

/// The parts with another at this place, or with none there.
fn replaced(parts: &[Rule], place: usize, part: Option<Rule>) -> Vec<Rule> {
    let before = parts.iter().take(place).cloned();
    let after = parts.iter().skip(place + 1).cloned();
    before.chain(part).chain(after).collect()
}

fn fewer_choices(rule: &Rule) -> Vec<Mutated> {
    let choices = rule.any_of.as_deref().unwrap_or_default();
    if choices.len() < 2 {
        return Vec::new();
    }
    let without = choices.iter().map(|dropped| {
        let left = choices.iter().filter(|choice| *choice != dropped);
        let left = Rule {
            any_of: Some(left.cloned().collect()),
            ..rule.clone()
        };
        (
            format!("{dropped} dropped from {}", in_words(rule)),
            Some(left),
        )
    });
    without.collect()
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

/// A rule on one line, such as `all(custody = jail, not(help = advice or visits))`.
fn in_words(rule: &Rule) -> String {
    let listed = |parts: &[Rule]| parts.iter().map(in_words).collect::<Vec<_>>().join(", ");
    let choices = rule.is.iter().chain(rule.any_of.iter().flatten());
    let choices: Vec<&str> = choices.map(|choice| choice.as_str()).collect();
    match (rule, &rule.question) {
        (_, Some(question)) => format!("{question} = {}", choices.join(" or ")),
        (
            Rule {
                all: Some(parts), ..
            },
            _,
        ) => format!("all({})", listed(parts)),
        (
            Rule {
                any: Some(parts), ..
            },
            _,
        ) => format!("any({})", listed(parts)),
        (
            Rule {
                not: Some(part), ..
            },
            _,
        ) => format!("not({})", in_words(part)),
        _ => String::new(),
    }
}
