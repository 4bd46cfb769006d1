//! Decodes JSON into catalogs, scenarios and reports, and lists every error in the JSON with its
//! path. The widget uses this module instead of serde.
//!
//! With serde, each type has its own derived decoder, which adds a few kilobytes of WebAssembly.
//! Here each type only lists its fields (`document::decode`), and all types share one decoder.

use crate::json::Value;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::vec::IntoIter;

/// Decodes a JSON text.
///
/// # Errors
/// Returns every error in the text, each with its path.
pub fn read<T: FromJson>(text: &str) -> Result<T, Vec<String>> {
    let Some(value) = crate::json::parse(text) else {
        return Err(vec!["it is not JSON".to_owned()]);
    };
    let mut context = DecodeContext::default();
    let read = T::from_json(value, &mut context);
    if context.wrong.is_empty() {
        Ok(read)
    } else {
        Err(context.wrong)
    }
}

/// A type that can be decoded from a JSON value.
pub trait FromJson {
    /// Decodes a value. If the value is invalid, records an error in `context` and returns a
    /// meaningless value.
    fn from_json(value: Value, context: &mut DecodeContext) -> Self;
}

/// The decoding context: the path of the current value, and the errors found so far.
#[derive(Debug, Default)]
pub struct DecodeContext {
    path: String,
    wrong: Vec<String>,
}

/// The fields of an object that are not decoded yet, in the order of the expected names.
#[derive(Debug)]
pub struct Fields {
    names: &'static [&'static str],
    values: IntoIter<Value>,
}

impl DecodeContext {
    /// Records an error at the current path.
    #[inline(never)]
    pub fn wrong(&mut self, what: &str) {
        let path = self.path.trim_start_matches('.');
        self.wrong.push(match path {
            "" => what.to_owned(),
            path => [path, ": ", what].concat(),
        });
    }

    /// Returns the fields of an object that have these names. Records an error if a field with one
    /// of the first `needed` names is missing and, unless `open` is true, if the object has a field
    /// with another name.
    #[inline(never)]
    pub fn parts(
        &mut self,
        value: Value,
        names: &'static [&'static str],
        needed: usize,
        open: bool,
    ) -> Fields {
        let mut values: Vec<Value> = names.iter().map(|_| Value::Nothing).collect();
        for (name, value) in self.fields(value) {
            let path = names.iter().position(|known| **known == name);
            match path.and_then(|path| values.get_mut(path)) {
                Some(known) => *known = value,
                None if open => {}
                None => self.wrong(
                    &[
                        "there is no field \"",
                        &name,
                        "\"; it has ",
                        &names.join(", "),
                    ]
                    .concat(),
                ),
            }
        }
        let absent = names.iter().zip(&values).take(needed);
        for (name, _) in absent.filter(|(_, value)| **value == Value::Nothing) {
            self.wrong(&["the field \"", name, "\" is missing"].concat());
        }
        Fields {
            names,
            values: values.into_iter(),
        }
    }

    /// Decodes the next field in `parts`.
    pub fn part<T: FromJson>(&mut self, parts: &mut Fields) -> T {
        let before = self.path.len();
        let value = self.enter(parts);
        let read = T::from_json(value, self);
        self.path.truncate(before);
        read
    }

    #[inline(never)]
    fn enter(&mut self, parts: &mut Fields) -> Value {
        if let Some((name, rest)) = parts.names.split_first() {
            self.path.push('.');
            self.path.push_str(name);
            parts.names = rest;
        }
        parts.values.next().unwrap_or_default()
    }

    #[inline(never)]
    fn fields(&mut self, value: Value) -> Vec<(String, Value)> {
        match value {
            Value::Fields(fields) => return fields,
            Value::Nothing if !self.path.is_empty() => {}
            _ => self.wrong("it is not an object with fields"),
        }
        Vec::new()
    }

    #[inline(never)]
    fn list(&mut self, value: Value) -> IntoIter<Value> {
        match value {
            Value::List(list) => return list.into_iter(),
            Value::Nothing => {}
            _ => self.wrong("it is not a list"),
        }
        Vec::new().into_iter()
    }

    #[inline(never)]
    fn count(&mut self, before: usize, n: usize) {
        self.path.truncate(before);
        self.path.push('#');
        self.path.push_str(&n.to_string());
    }

    #[inline(never)]
    pub(crate) fn text(&mut self, value: Value) -> String {
        match value {
            Value::Text(text) => return text,
            Value::Nothing => {}
            _ => self.wrong("it is not a text"),
        }
        String::new()
    }

    /// Returns the position of a text in `known`, or 0 if the value is absent. If the text is not
    /// in `known`, records an error and returns 0.
    #[inline(never)]
    pub fn one_of(&mut self, value: Value, known: &[&str]) -> usize {
        if value == Value::Nothing {
            return 0;
        }
        let text = self.text(value);
        let path = known.iter().position(|word| **word == text);
        if path.is_none() {
            self.wrong(&["\"", &text, "\" is none of ", &known.join(", ")].concat());
        }
        path.unwrap_or_default()
    }
}

impl FromJson for String {
    fn from_json(value: Value, context: &mut DecodeContext) -> Self {
        context.text(value)
    }
}

impl FromJson for Rc<str> {
    fn from_json(value: Value, context: &mut DecodeContext) -> Self {
        context.text(value).into()
    }
}

impl FromJson for bool {
    fn from_json(value: Value, context: &mut DecodeContext) -> Self {
        match value {
            Value::Flag(on) => return on,
            Value::Nothing => {}
            _ => context.wrong("it is neither true nor false"),
        }
        false
    }
}

impl FromJson for u16 {
    fn from_json(value: Value, context: &mut DecodeContext) -> Self {
        match value {
            Value::Number(Some(number)) => return number,
            Value::Nothing => {}
            _ => context.wrong("it is not a whole number from 0 to 65535"),
        }
        0
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(value: Value, context: &mut DecodeContext) -> Self {
        (value != Value::Nothing).then(|| T::from_json(value, context))
    }
}

impl<T: FromJson> FromJson for Box<T> {
    fn from_json(value: Value, context: &mut DecodeContext) -> Self {
        Self::new(T::from_json(value, context))
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(value: Value, context: &mut DecodeContext) -> Self {
        let before = context.path.len();
        let mut all = Self::new();
        for value in context.list(value) {
            context.count(before, all.len() + 1);
            all.push(T::from_json(value, context));
        }
        context.path.truncate(before);
        all
    }
}

impl<K: for<'t> From<&'t str> + Ord, V: FromJson> FromJson for BTreeMap<K, V> {
    fn from_json(value: Value, context: &mut DecodeContext) -> Self {
        let before = context.path.len();
        let mut all = Self::new();
        for (name, value) in context.fields(value) {
            context.path.push('.');
            context.path.push_str(&name);
            all.insert(K::from(&name), V::from_json(value, context));
            context.path.truncate(before);
        }
        all
    }
}
