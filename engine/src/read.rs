//! Values read as parts of a document, with a note of everything that is wrong and where.
//!
//! What serde derives for a browser makes each part apart, some kilobytes of program for each. Here a part is the list of its fields
//! (`document::read`), and the reading is one.

use crate::date::Date;
use crate::json::Value;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::vec::IntoIter;

/// Reads a JSON text.
///
/// # Errors
/// Everything that is wrong with it, each with its place.
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

/// What a value can be read as.
pub trait Read {
    /// Reads it. Where that cannot be there is a note, and what is returned has no meaning.
    fn read(value: Value, notes: &mut Notes) -> Self;
}

/// Where reading is, and what was wrong so far.
#[derive(Debug, Default)]
pub struct Notes {
    place: String,
    wrong: Vec<String>,
}

/// The fields of a part, in the order of their names.
#[derive(Debug)]
pub struct Parts {
    names: &'static [&'static str],
    values: IntoIter<Value>,
}

impl Notes {
    /// Notes what is wrong here.
    #[inline(never)]
    pub fn wrong(&mut self, what: &str) {
        let place = self.place.trim_start_matches('.');
        self.wrong.push(match place {
            "" => what.to_owned(),
            place => [place, ": ", what].concat(),
        });
    }

    /// A value's fields by these names, of which the first `needed` have to be there, and no other may be unless `open`.
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

    /// The next of these fields.
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

    /// The place of a text among those that can stand here.
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
