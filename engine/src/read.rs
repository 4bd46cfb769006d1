//! Decodes JSON into catalogs, scenarios and reports, and lists every error in the JSON with its
//! path. The widget uses this module instead of serde.
//!
//! With serde, each type has its own derived decoder, which adds a few kilobytes of WebAssembly.
//! Here each type only lists its fields (`document::read`), and all types share one decoder.

use crate::date::Date;
use crate::json::Value;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::vec::IntoIter;

/// Decodes a JSON text.
///
/// # Errors
/// Returns every error in the text, each with its path.
pub fn read<T: Read>(text: &str) -> Result<T, Vec<String>> {
    let Some(value) = crate::json::parse(text) else {
        return Err(vec!["it is not JSON".to_owned()]);
    };
    let mut notes = Notes::default();
    let read = T::read(value, &mut notes);
    if notes.wrong.is_empty() {
        Ok(read)
    } else {
        Err(notes.wrong)
    }
}

/// A type that can be decoded from a JSON value.
pub trait Read {
    /// Decodes a value. If the value is invalid, records an error in `notes` and returns a
    /// meaningless value.
    fn read(value: Value, notes: &mut Notes) -> Self;
}

/// The decoding context: the path of the current value, and the errors found so far.
#[derive(Debug, Default)]
pub struct Notes {
    place: String,
    wrong: Vec<String>,
}

/// The fields of an object that are not decoded yet, in the order of the expected names.
#[derive(Debug)]
pub struct Parts {
    names: &'static [&'static str],
    values: IntoIter<Value>,
}

impl Notes {
    /// Records an error at the current path.
    #[inline(never)]
    pub fn wrong(&mut self, what: &str) {
        let place = self.place.trim_start_matches('.');
        self.wrong.push(match place {
            "" => what.to_owned(),
            place => [place, ": ", what].concat(),
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
    ) -> Parts {
        let mut values: Vec<Value> = names.iter().map(|_| Value::Nothing).collect();
        for (name, value) in self.fields(value) {
            let place = names.iter().position(|known| **known == name);
            match place.and_then(|place| values.get_mut(place)) {
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
        Parts {
            names,
            values: values.into_iter(),
        }
    }

    /// Decodes the next field in `parts`.
    pub fn part<T: Read>(&mut self, parts: &mut Parts) -> T {
        let before = self.place.len();
        let value = self.enter(parts);
        let read = T::read(value, self);
        self.place.truncate(before);
        read
    }

    #[inline(never)]
    fn enter(&mut self, parts: &mut Parts) -> Value {
        if let Some((name, rest)) = parts.names.split_first() {
            self.place.push('.');
            self.place.push_str(name);
            parts.names = rest;
        }
        parts.values.next().unwrap_or_default()
    }

    #[inline(never)]
    fn fields(&mut self, value: Value) -> Vec<(String, Value)> {
        match value {
            Value::Fields(fields) => return fields,
            Value::Nothing if !self.place.is_empty() => {}
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
        self.place.truncate(before);
        self.place.push('#');
        self.place.push_str(&n.to_string());
    }

    #[inline(never)]
    fn text(&mut self, value: Value) -> String {
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
        let place = known.iter().position(|word| **word == text);
        if place.is_none() {
            self.wrong(&["\"", &text, "\" is none of ", &known.join(", ")].concat());
        }
        place.unwrap_or_default()
    }
}

impl Read for String {
    fn read(value: Value, notes: &mut Notes) -> Self {
        notes.text(value)
    }
}

impl Read for Rc<str> {
    fn read(value: Value, notes: &mut Notes) -> Self {
        notes.text(value).into()
    }
}

impl Read for bool {
    fn read(value: Value, notes: &mut Notes) -> Self {
        match value {
            Value::Flag(on) => return on,
            Value::Nothing => {}
            _ => notes.wrong("it is neither true nor false"),
        }
        false
    }
}

impl Read for u16 {
    fn read(value: Value, notes: &mut Notes) -> Self {
        match value {
            Value::Number(Some(number)) => return number,
            Value::Nothing => {}
            _ => notes.wrong("it is not a whole number from 0 to 65535"),
        }
        0
    }
}

impl Read for Date {
    fn read(value: Value, notes: &mut Notes) -> Self {
        let absent = value == Value::Nothing;
        let read = notes.text(value).parse();
        read.unwrap_or_else(|error: crate::date::NotADate| {
            if !absent {
                notes.wrong(&error.to_string());
            }
            Self::NONE
        })
    }
}

impl<T: Read> Read for Option<T> {
    fn read(value: Value, notes: &mut Notes) -> Self {
        (value != Value::Nothing).then(|| T::read(value, notes))
    }
}

impl<T: Read> Read for Box<T> {
    fn read(value: Value, notes: &mut Notes) -> Self {
        Self::new(T::read(value, notes))
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(value: Value, notes: &mut Notes) -> Self {
        let before = notes.place.len();
        let mut all = Self::new();
        for value in notes.list(value) {
            notes.count(before, all.len() + 1);
            all.push(T::read(value, notes));
        }
        notes.place.truncate(before);
        all
    }
}

impl<K: for<'t> From<&'t str> + Ord, V: Read> Read for BTreeMap<K, V> {
    fn read(value: Value, notes: &mut Notes) -> Self {
        let before = notes.place.len();
        let mut all = Self::new();
        for (name, value) in notes.fields(value) {
            notes.place.push('.');
            notes.place.push_str(&name);
            all.insert(K::from(&name), V::read(value, notes));
            notes.place.truncate(before);
        }
        all
    }
}
