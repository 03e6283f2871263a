//! The skeleton of a RON text: where fields, list items and map entries begin and end.
//!
//! It looks at one level at a time and steps over what lies deeper, so it needs no recursion and no
//! tree. What a number or a text means is not its business: `decode` asks the `ron` crate.

use crate::format::findings::Found;
use crate::format::problem::{Hint, Problem};

/// A stretch of the file in bytes; it begins and ends between characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    /// The first byte, to mark a thing by its opening bracket.
    pub fn opening(self) -> Self {
        Self {
            start: self.start,
            end: self.end.min(self.start + 1),
        }
    }
}

/// A name and its value: of a record, `name: value`; of a map, `key: value`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Field {
    pub name: Span,
    pub value: Span,
}

/// `Name(field: value, …)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fields {
    /// Empty where no name is written.
    pub name: Span,
    pub fields: Vec<Field>,
}

/// Boxed, since it is large and rare.
pub(super) type Fault = Box<Found>;

/// A text to look at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scan<'a> {
    pub text: &'a str,
    /// Deepest nesting of brackets.
    pub depth: usize,
}

impl<'a> Scan<'a> {
    /// The text of a span.
    pub fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    fn cursor(&self, span: Span) -> Cursor<'a> {
        let end = span.end.min(self.text.len());
        Cursor {
            text: self.text.get(..end).unwrap_or_default(),
            at: span.start,
            depth: self.depth,
            open: Vec::new(),
        }
    }

    /// The fields of the one record that is the whole text, after a byte-order mark, a header and
    /// comments; `None` where it is no record.
    pub fn document(&self, most: usize) -> Result<Option<(Span, Fields)>, Fault> {
        let mut cursor = self.cursor(Span {
            start: 0,
            end: self.text.len(),
        });
        cursor.header()?;
        let start = cursor.at;
        if cursor.peek().is_none() {
            return Err(cursor.fault(Problem::Empty));
        }
        let Some(fields) = cursor.fields(most)? else {
            return Ok(None);
        };
        let span = Span {
            start,
            end: cursor.at,
        };
        cursor.space()?;
        if cursor.peek().is_some() {
            return Err(cursor.fault(Problem::TrailingText));
        }
        Ok(Some((span, fields)))
    }

    /// The fields of a record; `None` where the value is something else.
    pub fn fields(&self, value: Span, most: usize) -> Result<Option<Fields>, Fault> {
        self.cursor(value).fields(most)
    }

    /// The items of a list; `None` where the value is something else.
    pub fn list(&self, value: Span, most: usize) -> Result<Option<Vec<Span>>, Fault> {
        self.cursor(value).items(b'[', b']', most)
    }

    /// The name before a tuple and its items, as in `Other("x")` and `(1, 2)`;
    /// `None` where the value is something else.
    pub fn tuple(&self, value: Span, most: usize) -> Result<Option<(Span, Vec<Span>)>, Fault> {
        let mut cursor = self.cursor(value);
        let name = cursor.record_name()?;
        Ok(cursor.items(b'(', b')', most)?.map(|items| (name, items)))
    }

    /// The entries of a map; `None` where the value is something else.
    pub fn map(&self, value: Span, most: usize) -> Result<Option<Vec<Field>>, Fault> {
        let mut cursor = self.cursor(value);
        if !cursor.take(b'{') {
            return Ok(None);
        }
        let mut entries = Vec::new();
        cursor.each(b'}', most, |cursor| {
            let name = cursor.value()?;
            entries.push(Field {
                name,
                value: cursor.after_colon()?,
            });
            Ok(())
        })?;
        Ok(Some(entries))
    }
}

struct Cursor<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    /// Where the brackets began that are being stepped over; kept to save allocations.
    open: Vec<usize>,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn take(&mut self, byte: u8) -> bool {
        let taken = self.peek() == Some(byte);
        self.at += usize::from(taken);
        taken
    }

    /// The word or sign at the cursor, for a message.
    fn token(&self) -> Span {
        let mut end = self.at;
        for c in self.rest().chars().take(40) {
            if !is_word(c) {
                break;
            }
            end += c.len_utf8();
        }
        if end == self.at {
            end += self.rest().chars().next().map_or(0, char::len_utf8);
        }
        Span {
            start: self.at,
            end,
        }
    }

    fn fault(&self, problem: Problem) -> Fault {
        Box::new(Found::new(self.token(), problem))
    }

    fn fault_from(&self, start: usize, problem: Problem) -> Fault {
        let end = self.text.len().min(start + 1);
        Box::new(Found::new(Span { start, end }, problem))
    }

    /// A fault about the token at the cursor, which is named in it.
    fn unexpected(&self, opened: usize, problem: impl FnOnce(String) -> Problem) -> Fault {
        let span = self.token();
        let found = self.text.get(span.start..span.end).unwrap_or_default();
        if found.is_empty() {
            let open = self.text.get(opened..=opened).unwrap_or("(").to_owned();
            return self.fault_from(opened, Problem::Unclosed { open });
        }
        let mut fault = Found::new(span, problem(found.to_owned()));
        fault.hint = match found {
            "“" | "”" | "„" | "‘" | "’" | "「" | "」" | "，" | "：" | "（" | "）" | "'" => {
                Some(Hint::PlainMarks)
            }
            _ => None,
        };
        Box::new(fault)
    }

    fn header(&mut self) -> Result<(), Fault> {
        if self.rest().starts_with('\u{FEFF}') {
            self.at += '\u{FEFF}'.len_utf8();
        }
        self.space()?;
        while self.rest().starts_with("#![") {
            let Some(length) = self.rest().find(']') else {
                return Err(self.fault_from(self.at + 2, Problem::Unclosed { open: "[".into() }));
            };
            self.at += length + 1;
            self.space()?;
        }
        Ok(())
    }

    /// Steps over white space and comments.
    fn space(&mut self) -> Result<(), Fault> {
        loop {
            match self.peek() {
                Some(b' ' | b'\n' | b'\t' | b'\r' | 0x0B | 0x0C) => self.at += 1,
                Some(b'/') => self.comment()?,
                Some(byte) if byte >= 0x80 => match self.rest().chars().next() {
                    Some(c @ ('\u{85}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}')) => {
                        self.at += c.len_utf8();
                    }
                    _ => return Ok(()),
                },
                _ => return Ok(()),
            }
        }
    }

    fn comment(&mut self) -> Result<(), Fault> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        match bytes.get(start + 1) {
            Some(b'/') => {
                self.at = self
                    .rest()
                    .find('\n')
                    .map_or(bytes.len(), |length| start + length + 1);
                Ok(())
            }
            Some(b'*') => {
                self.at += 2;
                let mut nested = 1_usize;
                while nested > 0 {
                    match (bytes.get(self.at), bytes.get(self.at + 1)) {
                        (Some(b'*'), Some(b'/')) => {
                            nested -= 1;
                            self.at += 2;
                        }
                        (Some(b'/'), Some(b'*')) => {
                            nested += 1;
                            self.at += 2;
                        }
                        (Some(_), _) => self.at += 1,
                        (None, _) => return Err(self.fault_from(start, Problem::UnclosedComment)),
                    }
                }
                Ok(())
            }
            _ => Err(self.unexpected(start, |found| Problem::NoValue { found })),
        }
    }

    /// Steps over `"…"`.
    fn string(&mut self) -> Result<(), Fault> {
        let start = self.at;
        let bytes = self.text.as_bytes();
        self.at += 1;
        loop {
            match bytes.get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => self.at += 2,
                Some(_) => self.at += 1,
                None => {
                    self.at = bytes.len();
                    return Err(self.fault_from(start, Problem::UnclosedText));
                }
            }
        }
    }

    /// Steps over `'c'`. No field holds one, so a lone quotation mark is more likely a slip.
    fn character(&mut self) -> Result<(), Fault> {
        let skipped = usize::from(self.rest().starts_with("'\\"));
        let close = self
            .rest()
            .char_indices()
            .skip(2 + skipped)
            .take(10)
            .find(|(_, c)| *c == '\'');
        let Some((length, _)) = close else {
            return Err(self.unexpected(self.at, |found| Problem::NoValue { found }));
        };
        self.at += length + 1;
        Ok(())
    }

    /// Steps over a raw string, if one begins here: `r"…"`, `r#"…"#`, also with a `b` before it.
    fn raw_string(&mut self) -> Result<bool, Fault> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let mut at = start + usize::from(self.peek() == Some(b'b'));
        if bytes.get(at) == Some(&b'"') && at > start {
            self.at = at;
            return self.string().map(|()| true);
        }
        if bytes.get(at) != Some(&b'r') {
            return Ok(false);
        }
        at += 1;
        let hashes = bytes
            .iter()
            .skip(at)
            .take_while(|byte| **byte == b'#')
            .count();
        at += hashes;
        if bytes.get(at) != Some(&b'"') {
            return Ok(false);
        }
        let close = format!("\"{}", "#".repeat(hashes));
        let inside = self.text.get(at + 1..).unwrap_or_default();
        let Some(length) = inside.find(&close) else {
            return Err(self.fault_from(start, Problem::UnclosedText));
        };
        self.at = at + 1 + length + close.len();
        Ok(true)
    }

    /// Steps over a word or a number. It begins with a word's character.
    fn word(&mut self) {
        while let Some(byte) = self.peek() {
            if byte < 0x80 {
                if !is_word(char::from(byte)) {
                    return;
                }
                self.at += 1;
            } else {
                match self.rest().chars().next() {
                    Some(c) if is_word(c) => self.at += c.len_utf8(),
                    _ => return,
                }
            }
        }
    }

    fn at_word(&self) -> bool {
        self.rest().chars().next().is_some_and(is_word)
    }

    /// Steps over everything from an opening bracket to the one that closes it.
    fn group(&mut self) -> Result<(), Fault> {
        self.open.clear();
        while let Some(byte) = self.peek() {
            match byte {
                b'(' | b'[' | b'{' => {
                    if self.open.len() >= self.depth {
                        return Err(self.fault(Problem::TooDeep {
                            most: self.depth.to_string(),
                        }));
                    }
                    self.open.push(self.at);
                    self.at += 1;
                }
                b')' | b']' | b'}' => {
                    self.close(byte)?;
                    if self.open.is_empty() {
                        return Ok(());
                    }
                }
                b'"' => self.string()?,
                // A text in single quotation marks is the matter of the one record that it is in.
                b'\'' => {
                    if self.character().is_err() {
                        self.at += 1;
                    }
                }
                b'/' => self.comment()?,
                b'r' | b'b' => {
                    if !self.raw_string()? {
                        self.word();
                    }
                }
                byte if byte < 0x80 && !is_word(char::from(byte)) => self.at += 1,
                _ => {
                    let before = self.at;
                    self.word();
                    if self.at == before {
                        self.at += self.rest().chars().next().map_or(1, char::len_utf8);
                    }
                }
            }
        }
        let opened = self.open.last().copied().unwrap_or(self.at);
        let open = self
            .text
            .get(opened..=opened)
            .unwrap_or_default()
            .to_owned();
        Err(self.fault_from(opened, Problem::Unclosed { open }))
    }

    fn close(&mut self, close: u8) -> Result<(), Fault> {
        let opened = self.open.pop().unwrap_or(self.at);
        let open = self.text.as_bytes().get(opened).copied().unwrap_or(close);
        if !matches!((open, close), (b'(', b')') | (b'[', b']') | (b'{', b'}')) {
            let before = self.text.get(..opened).unwrap_or_default();
            let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
            return Err(self.fault(Problem::WrongClose {
                close: char::from(close).into(),
                open: char::from(open).into(),
                line: line.to_string(),
            }));
        }
        self.at += 1;
        Ok(())
    }

    /// Steps over one value.
    fn value(&mut self) -> Result<Span, Fault> {
        let start = self.at;
        match self.peek() {
            Some(b'(' | b'[' | b'{') => self.group()?,
            Some(b'"') => self.string()?,
            Some(b'\'') => self.character()?,
            _ if self.raw_string()? => {}
            _ if self.at_word() => {
                self.word();
                let end = self.at;
                self.space()?;
                if self.peek() == Some(b'(') {
                    self.group()?;
                } else {
                    self.at = end;
                }
            }
            _ => return Err(self.unexpected(start, |found| Problem::NoValue { found })),
        }
        Ok(Span {
            start,
            end: self.at,
        })
    }

    fn after_colon(&mut self) -> Result<Span, Fault> {
        self.space()?;
        if !self.take(b':') {
            let wanted = "`:`".to_owned();
            return Err(self.unexpected(self.at, |found| Problem::Unexpected { wanted, found }));
        }
        self.space()?;
        self.value()
    }

    /// Reads things that are parted by commas up to a closing bracket; the cursor is after the opening one.
    fn each(
        &mut self,
        close: u8,
        most: usize,
        mut read: impl FnMut(&mut Self) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let opened = self.at.saturating_sub(1);
        for count in 0.. {
            self.space()?;
            if self.take(close) {
                return Ok(());
            }
            if self.peek().is_none() {
                return Err(self.unexpected(opened, |found| Problem::NoValue { found }));
            }
            if count >= most {
                return Err(self.fault(Problem::TooMany {
                    most: most.to_string(),
                }));
            }
            read(self)?;
            self.space()?;
            if !self.take(b',') && self.peek() != Some(close) {
                let wanted = format!("`,` or `{}`", char::from(close));
                let mut fault =
                    self.unexpected(opened, |found| Problem::Unexpected { wanted, found });
                if matches!(fault.problem, Problem::Unexpected { .. }) && fault.hint.is_none() {
                    fault.hint = Some(Hint::AddComma);
                }
                return Err(fault);
            }
        }
        Ok(())
    }

    fn record_name(&mut self) -> Result<Span, Fault> {
        let start = self.at;
        self.word();
        let end = self.at;
        self.space()?;
        Ok(Span { start, end })
    }

    fn fields(&mut self, most: usize) -> Result<Option<Fields>, Fault> {
        let name = self.record_name()?;
        if !self.take(b'(') {
            return Ok(None);
        }
        let mut fields = Vec::new();
        self.each(b')', most, |cursor| {
            let name = cursor.token();
            if !cursor.at_word() {
                return Err(cursor.unexpected(cursor.at, |found| Problem::NoFieldName { found }));
            }
            cursor.word();
            let name = Span {
                start: name.start,
                end: cursor.at,
            };
            fields.push(Field {
                name,
                value: cursor.after_colon()?,
            });
            Ok(())
        })?;
        Ok(Some(Fields { name, fields }))
    }

    fn items(&mut self, open: u8, close: u8, most: usize) -> Result<Option<Vec<Span>>, Fault> {
        if !self.take(open) {
            return Ok(None);
        }
        let mut items = Vec::new();
        self.each(close, most, |cursor| {
            items.push(cursor.value()?);
            Ok(())
        })?;
        Ok(Some(items))
    }
}

/// What names and numbers are made of.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | '+' | '-' | '#')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The values of a text, one level at a time, as `ron` sees them.
    fn agrees(scan: Scan, span: Span, value: &ron::Value) -> bool {
        match value {
            ron::Value::Seq(items) => {
                let list = scan.list(span, 99).expect("no fault");
                let spans = list.or_else(|| Some(scan.tuple(span, 99).expect("no fault")?.1));
                spans.is_some_and(|spans| {
                    spans.len() == items.len()
                        && spans
                            .iter()
                            .zip(items)
                            .all(|(span, item)| agrees(scan, *span, item))
                })
            }
            ron::Value::Map(entries) => {
                let is_map = scan.slice(span).starts_with('{');
                let fields = if is_map {
                    scan.map(span, 99).expect("no fault")
                } else {
                    scan.fields(span, 99)
                        .expect("no fault")
                        .map(|fields| fields.fields)
                };
                let key = |field: &Field| match scan.slice(field.name) {
                    name if is_map => ron::from_str(name).expect("a key"),
                    name => ron::Value::String(name.into()),
                };
                fields.is_some_and(|fields| {
                    fields.len() == entries.len()
                        && fields.iter().all(|field| {
                            let value = entries.get(&key(field));
                            value.is_some_and(|value| agrees(scan, field.value, value))
                        })
                })
            }
            one => ron::from_str::<ron::Value>(scan.slice(span)).is_ok_and(|read| read == *one),
        }
    }

    fn space() -> impl Strategy<Value = String> {
        prop_oneof![
            4 => Just(String::new()),
            2 => Just(" \n\t".to_owned()),
            1 => "// [^\n]{0,5}\n",
            1 => Just("/* ( /* \" */ ' */".to_owned()),
            1 => Just("\u{2028}".to_owned()),
        ]
    }

    /// RON of any shape, with everything in it that could be taken for structure.
    fn ron_text() -> impl Strategy<Value = String> {
        let string = prop_oneof![
            any::<String>().prop_map(|text| ron::to_string(&text).expect("a text")),
            "r#\"[^#]{0,8}\"#",
            Just(r#""a\\\"(,)""#.to_owned()),
            Just("\"two\nlines // not\"".to_owned()),
        ];
        let leaf = prop_oneof![
            string,
            any::<i32>().prop_map(|n| n.to_string()),
            Just("-1.5e3".into())
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            let item = (space(), inner, space()).prop_map(|(a, value, b)| format!("{a}{value}{b}"));
            let items = proptest::collection::vec(item, 0..4).boxed();
            prop_oneof![
                items
                    .clone()
                    .prop_map(|items| format!("[{}]", items.join(","))),
                (items.clone(), space()).prop_map(|(items, space)| {
                    let fields = items
                        .iter()
                        .enumerate()
                        .map(|(at, item)| format!("f{at}{space}:{item}"));
                    format!("({},{space})", fields.collect::<Vec<_>>().join(",")).replace("(,", "(")
                }),
                items.prop_map(|items| {
                    let entries = items
                        .iter()
                        .enumerate()
                        .map(|(at, item)| format!("\"k {at}\":{item}"));
                    format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
                }),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_skeleton_is_the_one_that_ron_sees(text in ron_text()) {
            let value: ron::Value = ron::from_str(&text).map_err(|error| {
                TestCaseError::fail(format!("{error}: {text}"))
            })?;
            let scan = Scan { text: &text, depth: 64 };
            let span = Span { start: 0, end: text.len() };
            prop_assert!(agrees(scan, span, &value), "{text}");
        }
    }
}
