//! The nesting of rules: its limit, and dropping a document with deeply nested rules.

use crate::condition::MAX_NESTING_DEPTH;
use crate::document::{Document, Need, Rule};

/// Whether a rule has more than [`MAX_NESTING_DEPTH`] levels. The function uses a list instead of
/// recursion, so that no rule, however deep, can overflow the call stack.
pub(super) fn is_too_deep(rule: &Rule) -> bool {
    let mut stack = vec![(rule, 1)];
    while let Some((rule, level)) = stack.pop() {
        if level > MAX_NESTING_DEPTH {
            return true;
        }
        stack.extend(parts(rule).map(|part| (part, level + 1)));
    }
    false
}

/// Returns the direct parts of a rule.
pub(super) fn parts(rule: &Rule) -> impl Iterator<Item = &Rule> {
    let listed = rule.all.iter().chain(&rule.any).flatten();
    listed.chain(rule.not.as_deref())
}

/// Drops a document rule by rule, for documents whose rules may be nested to any depth. Rust's own
/// drop of a rule recurses into its parts and could overflow the call stack.
pub(super) fn drop_iteratively(document: Document) {
    let programs = document.programs.into_iter();
    let agreements = programs.flat_map(|program| program.agreements);
    let (needs, requirements): (Vec<_>, Vec<_>) = agreements
        .map(|agreement| {
            let duty = agreement.duty.into_iter();
            let needs: Vec<Need> = agreement
                .needs
                .into_iter()
                .chain(agreement.raises)
                .chain(duty)
                .collect();
            (needs, agreement.requirements)
        })
        .unzip();
    let options = document.options.into_iter();
    let options = options.map(|option| option.requirements);
    let requirements = requirements.into_iter().chain(options).flatten();
    let needs = needs.into_iter().flatten().map(|need: Need| need.when);
    let mut stack: Vec<Rule> = requirements
        .filter_map(|requirement| requirement.met_when)
        .collect();
    stack.extend(needs);
    let exclusions = document.exclusions.into_iter();
    stack.extend(exclusions.map(|exclusion| exclusion.when));
    while let Some(rule) = stack.pop() {
        stack.extend(rule.all.into_iter().chain(rule.any).flatten());
        stack.extend(rule.not.map(|part| *part));
    }
}
