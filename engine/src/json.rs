//! JSON texts as values: no more than reading a document and a report needs, in few bytes.

/// Deeper than any rule that can be decided. A text with more levels is refused, so that it cannot exhaust the stack.
const DEEPEST: usize = 128;

/// A part of a JSON text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// `null`, or what is not there.
    #[default]
    Nothing,
    /// `true` or `false`.
    Flag(bool),
    /// A number, where it is whole and small enough to be a place in a list.
    Number(Option<u16>),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// Fields with their names, as they come.
    Fields(Vec<(String, Value)>),
}

/// The value of a whole text; none where it is not JSON, or too deep.
pub fn parse(text: &str) -> Option<Value> {
    let mut left = Left(text);
    let value = left.value(DEEPEST)?;
    left.space();
    left.0.is_empty().then_some(value)
}

/// What is left of a text.
struct Left<'t>(&'t str);

impl<'t> Left<'t> {
    fn space(&mut self) {
        self.0 = self.0.trim_start_matches([' ', '\n', '\r', '\t']);
    }

    /// Goes past a sign, if it comes next.
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

    /// Reads what stands between two signs, set apart by commas.
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
        // What the digits of a fraction or a power are makes no difference here: no field has one.
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

    /// A character by its number, which may take two escapes; half of such a pair stands for nothing.
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
