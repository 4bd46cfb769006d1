//! Decodes JSON into documents, reports and other data of the guide, and lists every error in the
//! JSON with its path. The widget uses this module instead of serde.
//!
//! With serde, each type has its own derived decoder, which adds a few kilobytes of WebAssembly.
//! Here each type only lists its fields (`document::decode`), and all types share one decoder.
//! Compared with serde, this module and [`crate::json`] save 16 KB of the compressed WebAssembly
//! program. A crate that reports every error with its path and is no larger would retire both
//! modules (docs/decisions/054-build-or-buy.md).

use crate::json::Value;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::vec::IntoIter;

/// Decodes a JSON text.
///
/// # Errors
/// Returns every error in the text, each with its path.
pub fn from_str<T: FromJson>(text: &str) -> Result<T, Vec<String>> {
    let Some(value) = crate::json::parse(text) else {
        return Err(vec!["it is not JSON".to_owned()]);
    };
    let mut context = DecodeContext::default();
    let decoded = T::from_json(value, &mut context);
    if context.errors.is_empty() {
        Ok(decoded)
    } else {
        Err(context.errors)
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
    errors: Vec<String>,
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
    pub fn error(&mut self, message: &str) {
        let path = self.path.trim_start_matches('.');
        self.errors.push(match path {
            "" => message.to_owned(),
            path => [path, ": ", message].concat(),
        });
    }

    /// Returns the fields of an object that have these names. Records an error if a field with one
    /// of the first `required` names is missing and, unless `allows_unknown` is true, if the object
    /// has a field with another name.
    #[inline(never)]
    pub fn fields(
        &mut self,
        value: Value,
        names: &'static [&'static str],
        required: usize,
        allows_unknown: bool,
    ) -> Fields {
        let mut values: Vec<Value> = names.iter().map(|_| Value::Null).collect();
        for (name, value) in self.object(value) {
            let index = names.iter().position(|known| **known == name);
            match index.and_then(|index| values.get_mut(index)) {
                Some(field) => *field = value,
                None if allows_unknown => {}
                None => self.error(
                    &[
                        "unknown field \"",
                        &name,
                        "\"; the fields are ",
                        &names.join(", "),
                    ]
                    .concat(),
                ),
            }
        }
        let required = names.iter().zip(&values).take(required);
        for (name, _) in required.filter(|(_, value)| **value == Value::Null) {
            self.error(&["the field \"", name, "\" is missing"].concat());
        }
        Fields {
            names,
            values: values.into_iter(),
        }
    }

    /// Decodes the next field in `fields`.
    pub fn field<T: FromJson>(&mut self, fields: &mut Fields) -> T {
        let parent = self.path.len();
        let value = self.enter_field(fields);
        let decoded = T::from_json(value, self);
        self.path.truncate(parent);
        decoded
    }

    #[inline(never)]
    fn enter_field(&mut self, fields: &mut Fields) -> Value {
        if let Some((name, rest)) = fields.names.split_first() {
            self.path.push('.');
            self.path.push_str(name);
            fields.names = rest;
        }
        fields.values.next().unwrap_or_default()
    }

    #[inline(never)]
    fn object(&mut self, value: Value) -> Vec<(String, Value)> {
        match value {
            Value::Object(fields) => return fields,
            Value::Null if !self.path.is_empty() => {}
            _ => self.error("it is not an object"),
        }
        Vec::new()
    }

    #[inline(never)]
    fn list(&mut self, value: Value) -> IntoIter<Value> {
        match value {
            Value::Array(items) => return items.into_iter(),
            Value::Null => {}
            _ => self.error("it is not a list"),
        }
        Vec::new().into_iter()
    }

    #[inline(never)]
    fn enter_item(&mut self, parent: usize, number: usize) {
        self.path.truncate(parent);
        self.path.push('#');
        self.path.push_str(&number.to_string());
    }

    #[inline(never)]
    pub(crate) fn text(&mut self, value: Value) -> String {
        match value {
            Value::String(text) => return text,
            Value::Null => {}
            _ => self.error("it is not a string"),
        }
        String::new()
    }

    /// Returns the index of a string in `known`, or 0 if the value is absent. If the string is not
    /// in `known`, records an error and returns 0.
    #[inline(never)]
    pub fn one_of(&mut self, value: Value, known: &[&str]) -> usize {
        if value == Value::Null {
            return 0;
        }
        let text = self.text(value);
        let index = known.iter().position(|known| **known == text);
        if index.is_none() {
            self.error(&["\"", &text, "\" is not one of ", &known.join(", ")].concat());
        }
        index.unwrap_or_default()
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
            Value::Bool(value) => return value,
            Value::Null => {}
            _ => context.error("it is neither true nor false"),
        }
        false
    }
}

impl FromJson for u16 {
    fn from_json(value: Value, context: &mut DecodeContext) -> Self {
        match value {
            Value::Number(Some(number)) => return number,
            Value::Null => {}
            _ => context.error("it is not a whole number from 0 to 65535"),
        }
        0
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(value: Value, context: &mut DecodeContext) -> Self {
        (value != Value::Null).then(|| T::from_json(value, context))
    }
}

impl<T: FromJson> FromJson for Box<T> {
    fn from_json(value: Value, context: &mut DecodeContext) -> Self {
        Self::new(T::from_json(value, context))
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(value: Value, context: &mut DecodeContext) -> Self {
        let parent = context.path.len();
        let mut items = Self::new();
        for value in context.list(value) {
            context.enter_item(parent, items.len() + 1);
            items.push(T::from_json(value, context));
        }
        context.path.truncate(parent);
        items
    }
}

impl<K: for<'t> From<&'t str> + Ord, V: FromJson> FromJson for BTreeMap<K, V> {
    fn from_json(value: Value, context: &mut DecodeContext) -> Self {
        let parent = context.path.len();
        let mut entries = Self::new();
        for (name, value) in context.object(value) {
            context.path.push('.');
            context.path.push_str(&name);
            entries.insert(K::from(&name), V::from_json(value, context));
            context.path.truncate(parent);
        }
        entries
    }
}
