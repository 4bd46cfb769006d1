//! A small JSON parser. It supports only what documents and reports need, so that the WebAssembly
//! program stays small.
//!
//! The module [`crate::decode`] turns the parsed [`Value`]s into typed data.
//!
//! Compared with serde, both modules together save 16 KB of the compressed WebAssembly program. A
//! crate that reports every error with its path and is no larger would retire both modules
//! (docs/decisions/054-build-or-buy.md).

/// Maximum nesting depth. Deeper text is rejected, so that it cannot exhaust the stack. In a rule,
/// which may have 32 levels (`condition::MAX_NESTING_DEPTH`), a level of `not` adds one level of
/// JSON, and a level of `all` or `any` adds two.
const MAX_DEPTH: usize = 128;

/// A JSON value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// `null` or an absent field.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number. It is `None` unless it is a whole number from 0 to 65535; no field takes any other
    /// number.
    Number(Option<u16>),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Value>),
    /// An object: the names and values of its fields, in the order of the text.
    Object(Vec<(String, Value)>),
}

/// Parses a whole text. Returns `None` if it is not JSON or is nested too deep.
pub fn parse(text: &str) -> Option<Value> {
    let mut parser = Parser(text);
    let value = parser.value(MAX_DEPTH)?;
    parser.skip_whitespace();
    parser.0.is_empty().then_some(value)
}

/// The parser: the text that has not been parsed yet.
struct Parser<'t>(&'t str);

impl<'t> Parser<'t> {
    fn skip_whitespace(&mut self) {
        self.0 = self.0.trim_start_matches([' ', '\n', '\r', '\t']);
    }

    /// Consumes `token` if the text starts with it. Returns whether it did.
    fn consume(&mut self, token: &str) -> bool {
        let rest = self.0.strip_prefix(token);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    fn take(&mut self, length: usize) -> Option<&'t str> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    /// Parses a value that is nested at most `depth` levels deep.
    fn value(&mut self, depth: usize) -> Option<Value> {
        let inner_depth = depth.checked_sub(1)?;
        self.skip_whitespace();
        match self.0.as_bytes().first()? {
            b'"' => self.text().map(Value::String),
            b'[' => self.array(inner_depth).map(Value::Array),
            b'{' => self.object(inner_depth).map(Value::Object),
            b'n' => self.consume("null").then_some(Value::Null),
            b't' => self.consume("true").then_some(Value::Bool(true)),
            b'f' => self.consume("false").then_some(Value::Bool(false)),
            _ => self.number().map(Value::Number),
        }
    }

    fn array(&mut self, depth: usize) -> Option<Vec<Value>> {
        let mut items = Vec::new();
        self.entries("[", "]", |parser| {
            items.push(parser.value(depth)?);
            Some(())
        })?;
        Some(items)
    }

    fn object(&mut self, depth: usize) -> Option<Vec<(String, Value)>> {
        let mut fields = Vec::new();
        self.entries("{", "}", |parser| {
            parser.skip_whitespace();
            let name = parser.text()?;
            parser.skip_whitespace();
            if !parser.consume(":") {
                return None;
            }
            fields.push((name, parser.value(depth)?));
            Some(())
        })?;
        Some(fields)
    }

    /// Parses comma-separated entries between an opening and a closing bracket.
    fn entries(
        &mut self,
        opening: &str,
        closing: &str,
        mut parse_entry: impl FnMut(&mut Self) -> Option<()>,
    ) -> Option<()> {
        self.consume(opening);
        self.skip_whitespace();
        if self.consume(closing) {
            return Some(());
        }
        loop {
            parse_entry(self)?;
            self.skip_whitespace();
            if self.consume(closing) {
                return Some(());
            }
            if !self.consume(",") {
                return None;
            }
        }
    }

    fn number(&mut self) -> Option<Option<u16>> {
        let is_in_number = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | 'e' | 'E');
        let length = self.0.find(|c| !is_in_number(c)).unwrap_or(self.0.len());
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
        if !self.consume("\"") {
            return None;
        }
        let mut text = String::new();
        loop {
            let mut bytes = self.0.bytes();
            let length = bytes.position(|b| b == b'"' || b == b'\\' || b < b' ')?;
            text.push_str(self.take(length)?);
            match self.take(1)? {
                "\"" => return Some(text),
                "\\" => text.push(self.escape()?),
                _ => return None,
            }
        }
    }

    fn escape(&mut self) -> Option<char> {
        Some(match self.take(1)? {
            "n" => '\n',
            "t" => '\t',
            "r" => '\r',
            "b" => '\u{8}',
            "f" => '\u{c}',
            "u" => self.unicode_escape()?,
            "\"" => '"',
            "\\" => '\\',
            "/" => '/',
            _ => return None,
        })
    }

    /// Parses the digits of a `\u` escape, and a second `\u` escape if the first one starts a
    /// surrogate pair. A surrogate without its other half becomes U+FFFD.
    fn unicode_escape(&mut self) -> Option<char> {
        let first = self.code_unit()?;
        let rest = self.0;
        if (0xD800..0xDC00).contains(&first) && self.consume("\\u") {
            let second = self.code_unit()?.wrapping_sub(0xDC00);
            if second < 0x400 {
                return char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + second);
            }
            // The second escape is a character of its own.
            self.0 = rest;
        }
        Some(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn code_unit(&mut self) -> Option<u32> {
        let digits = self.take(4)?;
        let are_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        u32::from_str_radix(digits, 16).ok().filter(|_| are_hex)
    }
}
