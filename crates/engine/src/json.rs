//! A small JSON parser. It supports only what documents and reports need, so that the WebAssembly
//! program stays small.
//!
//! The decoder in `read` turns its [`Value`]s into typed data.

/// Maximum nesting depth. Deeper text is rejected, so that it cannot exhaust the stack. In a rule,
/// which may have 64 levels (`condition::MAX_NESTED`), a level of `not` adds one level of JSON,
/// and a level of `all` or `any` adds two.
const DEEPEST: usize = 128;

/// A JSON value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// `null` or an absent field.
    #[default]
    Nothing,
    /// `true` or `false`.
    Flag(bool),
    /// A number. It is `None` unless it is a whole number from 0 to 65535; no field takes any other
    /// number.
    Number(Option<u16>),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Value>),
    /// An object: the names and values of its fields, in the order of the text.
    Fields(Vec<(String, Value)>),
}

/// Parses a whole text. Returns `None` if it is not JSON or is nested too deep.
pub fn parse(text: &str) -> Option<Value> {
    let mut left = Decoder(text);
    let value = left.value(DEEPEST)?;
    left.space();
    left.0.is_empty().then_some(value)
}

/// The text that has not been parsed yet.
struct Decoder<'t>(&'t str);

impl<'t> Decoder<'t> {
    fn space(&mut self) {
        self.0 = self.0.trim_start_matches([' ', '\n', '\r', '\t']);
    }

    /// Consumes `sign` if the text starts with it. Returns whether it did.
    fn past(&mut self, sign: &str) -> bool {
        let rest = self.0.strip_prefix(sign);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    fn take(&mut self, length: usize) -> Option<&'t str> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn value(&mut self, deep: usize) -> Option<Value> {
        let deeper = deep.checked_sub(1)?;
        self.space();
        match self.0.as_bytes().first()? {
            b'"' => self.text().map(Value::Text),
            b'[' => self.list(deeper).map(Value::List),
            b'{' => self.fields(deeper).map(Value::Fields),
            b'n' => self.past("null").then_some(Value::Nothing),
            b't' => self.past("true").then_some(Value::Flag(true)),
            b'f' => self.past("false").then_some(Value::Flag(false)),
            _ => self.number().map(Value::Number),
        }
    }

    fn list(&mut self, deep: usize) -> Option<Vec<Value>> {
        let mut all = Vec::new();
        self.each("[", "]", |left| {
            all.push(left.value(deep)?);
            Some(())
        })?;
        Some(all)
    }

    fn fields(&mut self, deep: usize) -> Option<Vec<(String, Value)>> {
        let mut all = Vec::new();
        self.each("{", "}", |left| {
            left.space();
            let name = left.text()?;
            left.space();
            if !left.past(":") {
                return None;
            }
            all.push((name, left.value(deep)?));
            Some(())
        })?;
        Some(all)
    }

    /// Parses comma-separated entries between an opening and a closing bracket.
    fn each(
        &mut self,
        opens: &str,
        closes: &str,
        mut read: impl FnMut(&mut Self) -> Option<()>,
    ) -> Option<()> {
        self.past(opens);
        self.space();
        if self.past(closes) {
            return Some(());
        }
        loop {
            read(self)?;
            self.space();
            if self.past(closes) {
                return Some(());
            }
            if !self.past(",") {
                return None;
            }
        }
    }

    fn number(&mut self) -> Option<Option<u16>> {
        let in_number = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | 'e' | 'E');
        let length = self.0.find(|c| !in_number(c)).unwrap_or(self.0.len());
        let number = self.take(length)?;
        let digits = number.strip_prefix('-').unwrap_or(number);
        // The digits of a fraction or of an exponent are not checked, because no field takes such a
        // number.
        digits
            .as_bytes()
            .first()?
            .is_ascii_digit()
            .then(|| number.parse().ok())
    }

    fn text(&mut self) -> Option<String> {
        if !self.past("\"") {
            return None;
        }
        let mut text = String::new();
        loop {
            let mut bytes = self.0.bytes();
            let plain = bytes.position(|b| b == b'"' || b == b'\\' || b < b' ')?;
            text.push_str(self.take(plain)?);
            match self.take(1)? {
                "\"" => return Some(text),
                "\\" => text.push(self.escaped()?),
                _ => return None,
            }
        }
    }

    fn escaped(&mut self) -> Option<char> {
        Some(match self.take(1)? {
            "n" => '\n',
            "t" => '\t',
            "r" => '\r',
            "b" => '\u{8}',
            "f" => '\u{c}',
            "u" => self.by_number()?,
            "\"" => '"',
            "\\" => '\\',
            "/" => '/',
            _ => return None,
        })
    }

    /// Parses the digits of a `\u` escape, and a second escape if the first one starts a surrogate
    /// pair. An unpaired surrogate becomes U+FFFD.
    fn by_number(&mut self) -> Option<char> {
        let first = self.unit()?;
        if !(0xD800..0xDC00).contains(&first) || !self.past("\\u") {
            return Some(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        let second = self.unit()?.wrapping_sub(0xDC00);
        let pair = 0x1_0000 + ((first - 0xD800) << 10) + second;
        let whole = (second < 0x400).then(|| char::from_u32(pair)).flatten();
        Some(whole.unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn unit(&mut self) -> Option<u32> {
        let digits = self.take(4)?;
        let plain = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        u32::from_str_radix(digits, 16).ok().filter(|_| plain)
    }
}
