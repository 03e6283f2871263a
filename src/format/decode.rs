//! Values out of spans: the `ron` crate reads texts and numbers, and each mistake is noted at its own spot.

use crate::format::Limits;
use crate::format::findings::Found;
use crate::format::problem::{Hint, Problem};
use crate::format::scan::{Fault, Field, Scan, Span};
use crate::format::shapes::Shape;
use crate::format::suggest::nearest;
use crate::model::{DateError, EventDate};

/// More fields than any record has, and few enough to be harmless.
const MOST_FIELDS: usize = 256;

/// One record, taken apart.
pub(super) struct Record {
    pub span: Span,
    pub of: &'static str,
    fields: Vec<(&'static str, Span)>,
}

impl Record {
    /// The value of a field, where the record has it.
    pub fn get(&self, name: &str) -> Option<Span> {
        self.fields
            .iter()
            .find(|(field, _)| *field == name)
            .map(|(_, span)| *span)
    }
}

/// Reads values, and gathers what is wrong with them.
pub(super) struct Reader<'a> {
    pub scan: Scan<'a>,
    pub limits: &'a Limits,
    pub found: Vec<Found>,
}

impl<'a> Reader<'a> {
    pub fn new(scan: Scan<'a>, limits: &'a Limits) -> Self {
        Self {
            scan,
            limits,
            found: Vec::new(),
        }
    }

    pub fn fail(&mut self, span: Span, problem: Problem) {
        self.found.push(Found::new(span, problem));
    }

    /// [`Reader::fail`] with what may help; also for warnings.
    pub fn off(&mut self, span: Span, problem: Problem, hint: Option<Hint>) {
        self.found.push(Found {
            hint,
            ..Found::new(span, problem)
        });
    }

    /// Notes a fault of the skeleton.
    fn note<T>(&mut self, result: Result<T, Fault>) -> Option<T> {
        result.map_err(|fault| self.found.push(*fault)).ok()
    }

    /// What is written there, shortened for a message.
    fn shown(&self, span: Span) -> String {
        let text = self.scan.slice(span);
        match text.char_indices().nth(40) {
            Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
            None => text.to_owned(),
        }
    }

    /// What the `ron` crate makes of a number or text.
    fn ron<T: serde::de::DeserializeOwned>(&self, span: Span) -> Option<T> {
        ron::from_str(self.scan.slice(span)).ok()
    }

    /// A record's fields: unknown and repeated ones are noted, each.
    pub fn record(&mut self, span: Span, shape: &'static Shape) -> Option<Record> {
        let fields = self.scan.fields(span, MOST_FIELDS);
        let fields = self.note(fields)?;
        let named = fields
            .as_ref()
            .map_or("", |fields| self.scan.slice(fields.name));
        let Some(fields) = fields.filter(|_| named.is_empty() || named == shape.name) else {
            let found = self.shown(span);
            self.fail(
                span.opening(),
                Problem::NotARecord {
                    of: shape.of.into(),
                    found,
                },
            );
            return None;
        };
        Some(self.known_fields(span, &fields.fields, shape))
    }

    /// Of a record's fields the ones that its shape has.
    pub fn known_fields(&mut self, span: Span, fields: &[Field], shape: &'static Shape) -> Record {
        let mut record = Record {
            span,
            of: shape.of,
            fields: Vec::with_capacity(fields.len()),
        };
        for field in fields {
            let name = self.scan.slice(field.name);
            let Some(known) = shape.fields.iter().find(|known| **known == name) else {
                let problem = Problem::UnknownField {
                    name: name.into(),
                    of: shape.of.into(),
                };
                self.fail(field.name, problem);
                continue;
            };
            if record.get(known).is_some() {
                self.fail(field.name, Problem::DuplicateField { name: name.into() });
                continue;
            }
            record.fields.push((known, field.value));
        }
        record
    }

    /// A field that must be there.
    pub fn required<T>(
        &mut self,
        record: &Record,
        name: &'static str,
        read: impl FnOnce(&mut Self, Span) -> Option<T>,
    ) -> Option<T> {
        if let Some(span) = record.get(name) {
            return read(self, span);
        }
        let problem = Problem::MissingField {
            name: name.into(),
            of: record.of.into(),
        };
        self.fail(record.span.opening(), problem);
        None
    }

    /// A field that may be there, plain, as `Some(…)` or as `None`.
    pub fn optional<T>(
        &mut self,
        record: &Record,
        name: &'static str,
        read: impl FnOnce(&mut Self, Span) -> Option<T>,
    ) -> Option<T> {
        let span = record.get(name)?;
        let text = self.scan.slice(span);
        if text == "None" {
            return None;
        }
        if text.starts_with("Some") {
            let tuple = self.scan.tuple(span, 1);
            let (some, items) = self.note(tuple)??;
            if let (true, [inner]) = (self.scan.slice(some) == "Some", items.as_slice()) {
                return read(self, *inner);
            }
        }
        read(self, span)
    }

    pub fn text(&mut self, span: Span) -> Option<String> {
        let written = self.scan.slice(span);
        // Most texts have no escape, and are as they are written.
        let plain = written
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'))
            .filter(|inner| !inner.contains(['"', '\\']));
        let text = match plain {
            Some(plain) => plain.to_owned(),
            None => match self.ron::<String>(span) {
                Some(text) => text,
                None if written.starts_with(['"', 'r']) && written.ends_with(['"', '#']) => {
                    self.fail(span, Problem::BadEscape);
                    return None;
                }
                None => {
                    let found = self.shown(span);
                    self.fail(span, Problem::NotText { found });
                    return None;
                }
            },
        };
        let most = self.limits.text_chars;
        // A text has no more characters than bytes, so few are counted.
        if text.len() > most && text.chars().count() > most {
            let (chars, most) = (text.chars().count().to_string(), most.to_string());
            self.fail(span, Problem::TextTooLong { chars, most });
            return None;
        }
        Some(text)
    }

    pub fn id(&mut self, span: Span, of: &'static str) -> Option<String> {
        let id = self.text(span)?;
        if id.is_empty() {
            self.fail(span, Problem::EmptyId { of: of.into() });
            return None;
        }
        Some(id)
    }

    pub fn count(&mut self, span: Span) -> Option<u32> {
        let count = self.ron(span);
        if count.is_none() {
            let found = self.shown(span);
            self.fail(span, Problem::NotACount { found });
        }
        count
    }

    pub fn large(&mut self, span: Span) -> Option<u64> {
        let number = self.ron(span);
        if number.is_none() {
            let found = self.shown(span);
            self.fail(span, Problem::NotANumber { found });
        }
        number
    }

    pub fn number(&mut self, span: Span) -> Option<f64> {
        let number = self.ron(span);
        if number.is_none() {
            let found = self.shown(span);
            self.fail(span, Problem::NotANumber { found });
        }
        number
    }

    pub fn flag(&mut self, span: Span) -> Option<bool> {
        match self.scan.slice(span) {
            "true" => Some(true),
            "false" => Some(false),
            _ => {
                let found = self.shown(span);
                self.fail(span, Problem::NotABool { found });
                None
            }
        }
    }

    pub fn date(&mut self, span: Span) -> Option<EventDate> {
        let text = self.text(span)?;
        match text.parse::<EventDate>() {
            Ok(date) => Some(date),
            Err(error) => {
                let problem = no_date(error, text);
                let hint = matches!(problem, Problem::BadDate { .. }).then_some(Hint::DateForm);
                self.off(span, problem, hint);
                None
            }
        }
    }

    /// A word out of a fixed list, such as a precision.
    pub fn one_of<T: Copy + std::fmt::Debug>(
        &mut self,
        span: Span,
        of: &'static str,
        all: &[T],
    ) -> Option<T> {
        let written = self.scan.slice(span);
        let found = all
            .iter()
            .copied()
            .find(|one| format!("{one:?}") == written);
        if found.is_none() {
            let found = self.shown(span);
            let names: Vec<_> = all.iter().map(|one| format!("{one:?}")).collect();
            let near = nearest(written.trim_matches('"'), names.iter().map(String::as_str));
            let hint = match near {
                Some(name) => Hint::DidYouMean { name: name.into() },
                None => Hint::OneOf {
                    names: names.join(", "),
                },
            };
            self.off(
                span,
                Problem::NotOneOf {
                    found,
                    of: of.into(),
                },
                Some(hint),
            );
        }
        found
    }

    /// The spans of a list's items.
    pub fn items(&mut self, span: Span, most: usize) -> Option<Vec<Span>> {
        let items = self.scan.list(span, most);
        let items = self.note(items)?;
        if items.is_none() {
            let found = self.shown(span);
            self.fail(span.opening(), Problem::NotAList { found });
        }
        items
    }

    /// A list, of which every item is read.
    pub fn list<T>(
        &mut self,
        span: Span,
        mut read: impl FnMut(&mut Self, Span) -> Option<T>,
    ) -> Option<Vec<T>> {
        let items = self.items(span, self.limits.items)?;
        Some(
            items
                .into_iter()
                .filter_map(|item| read(self, item))
                .collect(),
        )
    }

    /// A map's keys and the spans of its values; a repeated key is noted.
    pub fn entries(&mut self, span: Span) -> Option<Vec<(String, Field)>> {
        let entries = self.scan.map(span, self.limits.items);
        let Some(entries) = self.note(entries)? else {
            let found = self.shown(span);
            self.fail(span.opening(), Problem::NotAMap { found });
            return None;
        };
        let mut seen = std::collections::HashSet::new();
        let mut read = Vec::with_capacity(entries.len());
        for entry in entries {
            let Some(key) = self.text(entry.name) else {
                continue;
            };
            if seen.insert(key.clone()) {
                read.push((key, entry));
            } else {
                self.fail(entry.name, Problem::DuplicateKey { key });
            }
        }
        Some(read)
    }

    /// Texts by language.
    pub fn texts(&mut self, span: Span) -> Option<std::collections::BTreeMap<String, String>> {
        let entries = self.entries(span)?;
        Some(
            entries
                .into_iter()
                .filter_map(|(key, entry)| Some((key, self.text(entry.value)?)))
                .collect(),
        )
    }

    /// `(latitude, longitude)`, with their spans.
    pub fn point(&mut self, span: Span) -> Option<[(f64, Span); 2]> {
        let tuple = self.scan.tuple(span, 3);
        let tuple = self.note(tuple)?;
        let Some([lat, lon]) = tuple
            .filter(|(name, _)| name.start == name.end)
            .and_then(|(_, items)| <[Span; 2]>::try_from(items).ok())
        else {
            let found = self.shown(span);
            self.fail(span, Problem::NotAPoint { found });
            return None;
        };
        let (north, east) = (self.number(lat), self.number(lon));
        Some([(north?, lat), (east?, lon)])
    }

    /// `Name("text")`: the name, and the text if there is one.
    pub fn named(&mut self, span: Span) -> Option<(&'a str, Option<Span>)> {
        let tuple = self.scan.tuple(span, 1);
        let tuple = self.note(tuple)?;
        Some(match tuple {
            Some((name, items)) => (self.scan.slice(name), items.first().copied()),
            None => (self.scan.slice(span), None),
        })
    }
}

/// The date's own errors, as problems of the file.
fn no_date(error: DateError, text: String) -> Problem {
    match error {
        DateError::Empty | DateError::Form(_) => Problem::BadDate { text },
        DateError::Year => Problem::NoYear,
        DateError::Month(month) => Problem::NoMonth {
            month: month.to_string(),
        },
        DateError::Day(day) => Problem::NoDay { day },
        DateError::Slashes => Problem::ManyEnds,
        DateError::NoEnd => Problem::NoEnd,
        DateError::Backwards => Problem::EndsBefore,
    }
}
