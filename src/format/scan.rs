//! The skeleton of a RON text: where fields, list items and map entries begin and end.
//!
//! It looks at one level at a time and steps over what lies deeper, so it needs no recursion and no
//! tree. What a number or a text means is not its business: `decode` asks the `ron` crate.

use crate::format::cursor::Cursor;
use crate::format::findings::Found;
use crate::format::problem::Problem;
use crate::progress::Progress;

/// A stretch of the file in bytes; it begins and ends between characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    /// The same stretch of a text that begins `offset` further on.
    pub fn moved(self, offset: usize) -> Self {
        Self {
            start: self.start + offset,
            end: self.end + offset,
        }
    }

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

/// A dataset up to its list of events.
pub(super) struct Head {
    /// All of the dataset.
    pub span: Span,
    /// The fields before the list.
    pub fields: Vec<Field>,
    /// Where the list begins.
    pub list: usize,
}

/// Boxed, since it is large and rare.
pub(super) type Fault = Box<Found>;

/// A text to look at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scan<'a> {
    pub text: &'a str,
    /// Deepest nesting of brackets.
    pub depth: usize,
    /// Asked on a long way whether to go on.
    pub progress: Option<&'a Progress<'a>>,
}

impl<'a> Scan<'a> {
    /// The text of a span.
    pub fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    fn cursor(&self, span: Span) -> Cursor<'a> {
        let end = span.end.min(self.text.len());
        Cursor::new(
            self.text.get(..end).unwrap_or_default(),
            span.start,
            self.depth,
        )
        .watched(self.progress)
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

    /// What [`Scan::document`] finds up to the list of events, and where that list begins; `None` where
    /// anything is in the way.
    pub fn head(&self, most: usize) -> Option<Head> {
        let mut cursor = self.cursor(Span {
            start: 0,
            end: self.text.len(),
        });
        cursor.header().ok()?;
        let start = cursor.at;
        cursor.record_name().ok()?;
        let opened = cursor.take(b'(');
        let mut fields = Vec::new();
        while opened && fields.len() < most {
            cursor.space().ok()?;
            let name = cursor.field_name().ok()?;
            cursor.colon().ok()?;
            if self.slice(name) == "events" {
                let span = Span {
                    start,
                    end: self.text.len(),
                };
                let list = cursor.at;
                return cursor.take(b'[').then_some(Head { span, fields, list });
            }
            let value = cursor.value().ok()?;
            fields.push(Field { name, value });
            cursor.space().ok()?;
            if !cursor.take(b',') {
                return None;
            }
        }
        None
    }

    /// Whether the record that is the whole text ends here, after its last field.
    pub fn is_tail(&self, at: usize) -> bool {
        let mut cursor = self.cursor(Span {
            start: at,
            end: self.text.len(),
        });
        let mut closes = || {
            cursor.space().ok()?;
            if cursor.take(b',') {
                cursor.space().ok()?;
            }
            let closed = cursor.take(b')');
            cursor.space().ok()?;
            Some(closed && cursor.peek().is_none())
        };
        closes() == Some(true)
    }

    /// The first byte after white space and comments; `None` where there is none, or it can't be told
    /// without what follows the text. `to_end` says that nothing does.
    pub fn after_space(&self, at: usize, to_end: bool) -> Option<usize> {
        match self.text.as_bytes().get(at)? {
            byte if byte.is_ascii_graphic() && *byte != b'/' => Some(at),
            _ => self.after(at, to_end, |cursor| cursor.space().ok()),
        }
    }

    /// Where an item of the list of events ends that is no part of any other; `None` where that can't be
    /// told without what follows the text.
    pub fn after_value(&self, at: usize, to_end: bool) -> Option<usize> {
        // Only of a record the end is certain whatever follows it.
        let is_record = self.text.as_bytes().get(at) == Some(&b'(');
        let step = |cursor: &mut Cursor| cursor.value().ok().map(|_| ());
        (is_record || to_end).then_some(())?;
        self.after(at, to_end, step)
    }

    /// Where a step ends that sees nothing of the text before it.
    fn after(
        &self,
        at: usize,
        to_end: bool,
        step: impl Fn(&mut Cursor) -> Option<()>,
    ) -> Option<usize> {
        /// So far a step may look ahead without stepping there.
        const AHEAD: usize = 64;
        let text = self.text.get(at..)?;
        // The list itself is one level of the nesting.
        let mut cursor = Cursor::new(text, 0, self.depth.saturating_sub(1));
        step(&mut cursor)?;
        let is_certain = to_end || cursor.at + AHEAD <= text.len();
        is_certain.then_some(at + cursor.at)
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
            let scan = Scan { text: &text, depth: 64, progress: None };
            let span = Span { start: 0, end: text.len() };
            prop_assert!(agrees(scan, span, &value), "{text}");
        }
    }
}
