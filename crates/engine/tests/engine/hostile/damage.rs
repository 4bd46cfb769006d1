//! Damages texts and JSON values as a hostile host page, file or link might, for the tests of
//! hostile input.

use proptest::sample::Index;
use serde_json::{Value, json};

/// Hostile texts that a host page, a file or a link may supply.
pub const TEXTS: [&str; 16] = [
    "",
    " ",
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "javascript:alert(1)",
    "data:text/html,<b>",
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1\r\n=2",
    "\u{202e}evil\u{200b}\u{feff}\u{0}",
    "__proto__",
    "constructor",
    "9999-99-99",
];

fn hostile_value(kind: u8) -> Value {
    let texts = TEXTS.iter().map(|text| json!(text));
    let others = [
        Value::Null,
        json!(true),
        json!(-1),
        json!(65_536),
        json!(1e300),
        json!(0.5),
        json!(u64::MAX),
        json!([]),
        json!({}),
        json!([[[[]]]]),
        json!({ "__proto__": { "text": "x" }, "constructor": null }),
        json!({ "not": { "not": { "question": "challenges", "is": "none" } } }),
        json!({ "all": [], "any": [] }),
        json!("x".repeat(1 << 20)),
    ];
    let values: Vec<Value> = texts.chain(others).collect();
    values[usize::from(kind) % values.len()].clone()
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(fields) => fields.values().map(count).sum(),
        _ => 0,
    }
}

/// Returns the value at position `position` of a depth-first walk, in which the root has position
/// 0. Decrements `position` at each value that the walk passes.
fn value_at<'v>(value: &'v mut Value, position: &mut usize) -> Option<&'v mut Value> {
    if *position == 0 {
        return Some(value);
    }
    *position -= 1;
    match value {
        Value::Array(items) => items.iter_mut().find_map(|inner| value_at(inner, position)),
        Value::Object(fields) => fields
            .values_mut()
            .find_map(|inner| value_at(inner, position)),
        _ => None,
    }
}

/// Damages one value within `root`: `position` selects the value, and `kind` selects the damage.
pub fn damage(root: &mut Value, position: Index, kind: u8) {
    let mut position = position.index(count(root));
    let Some(value) = value_at(root, &mut position) else {
        return;
    };
    match (kind % 40, &mut *value) {
        (30..34, Value::Array(items)) => items.extend(items.clone()),
        (34..37, Value::Array(items)) => items.reverse(),
        (30..34, Value::Object(fields)) => drop(fields.insert("__proto__".to_owned(), json!({}))),
        (34..37, Value::Object(fields)) => fields.retain(|name, _| name.len() % 2 == 0),
        (37.., value) => *value = json!([value.take()]),
        (kind, value) => *value = hostile_value(kind),
    }
}

/// Returns a damaged copy of the text: cut off, doubled, or with something removed or inserted.
/// `kind` selects the damage, and `position` selects its position.
pub fn broken(text: &str, position: Index, kind: u8) -> String {
    let start = text.floor_char_boundary(position.index(text.len()));
    let (before, after) = text.split_at(start);
    match kind % 12 {
        0 => before.to_owned(),
        1 => after.to_owned(),
        2 => [text, text].concat(),
        3 => [before, "\\ud800", after].concat(),
        4 => [before, "\"__proto__\":{},", after].concat(),
        5 => [before, &"[".repeat(100_000), after].concat(),
        6 => [before, &"{\"not\":".repeat(100_000), after].concat(),
        7 => [before, "1e999999999", after].concat(),
        8 => [before, "\u{0}", after].concat(),
        9 => [before, &"9".repeat(1 << 20), after].concat(),
        10 => [before, after.get(1..).unwrap_or_default()].concat(),
        _ => [before, "\u{feff}🦀", after].concat(),
    }
}
