//! A dataset's own fields, and the kinds, sources and places that its events may name.

use std::collections::{BTreeMap, HashMap};

use crate::format::FORMAT;
use crate::format::decode::{Reader, Record};
use crate::format::file::{File, Stop};
use crate::format::findings::Found;
use crate::format::known::Known;
use crate::format::problem::{Hint, Problem};
use crate::format::records::{self, Listed, Read};
use crate::format::scan::Span;
use crate::model::{Dataset, Kind, KindId, KindStyle};

/// Records read between two looks at whether to go on.
const PAUSE: usize = 8192;

impl File<'_> {
    pub fn not_a_dataset(&self) -> Stop {
        let start = self.scan.text.len()
            - self
                .scan
                .text
                .trim_start_matches('\u{FEFF}')
                .trim_start()
                .len();
        let span = Span {
            start,
            end: self.scan.text.len(),
        }
        .opening();
        let found = Found::new(span, Problem::NotADataset);
        let is_json = matches!(self.scan.slice(span), "{" | "[");
        Stop::Fault(Box::new(if is_json {
            found.hint(Hint::LooksLikeJson)
        } else {
            found
        }))
    }

    pub fn is_format_1(&self, reader: &mut Reader, record: &Record) -> Result<(), Stop> {
        let Some(span) = record.get("format") else {
            let found = Found::new(record.span.opening(), Problem::NoFormat);
            return Err(Stop::Fault(Box::new(found.hint(Hint::AddFormat))));
        };
        let written = self.scan.slice(span).chars().take(40).collect::<String>();
        let found = match reader.large(span) {
            Some(format) if format == u64::from(FORMAT) => return Ok(()),
            Some(format) if format > u64::from(FORMAT) => {
                let format = format.to_string();
                Found::new(
                    span,
                    Problem::NewerFormat {
                        format: format.clone(),
                    },
                )
                .hint(Hint::NewerProgram { format })
            }
            _ => Found::new(span, Problem::NoSuchFormat { format: written }),
        };
        Err(Stop::Fault(Box::new(found)))
    }

    pub fn head(reader: &mut Reader, record: &Record) -> Dataset {
        Dataset {
            title: record
                .get("title")
                .and_then(|span| reader.text(span))
                .unwrap_or_default(),
            description: reader.optional(record, "description", Reader::text),
            license: reader.optional(record, "license", Reader::text),
            maintainer: reader.optional(record, "maintainer", Reader::text),
            contact: reader.optional(record, "contact", Reader::text),
            updated: reader.optional(record, "updated", Reader::date),
            language: reader.optional(record, "language", Reader::text),
            caveat: reader.optional(record, "caveat", Reader::text),
            ..Dataset::default()
        }
    }

    pub fn kinds(&mut self, record: &Record, known: &mut Known) -> BTreeMap<KindId, KindStyle> {
        let mut reader = self.reader();
        let entries = reader
            .optional(record, "kinds", Reader::entries)
            .unwrap_or_default();
        let mut kinds = BTreeMap::new();
        for (id, entry) in entries {
            let mut one = self.reader();
            if id.is_empty() {
                one.fail(entry.name, Problem::EmptyId { of: "kind".into() });
            } else if Kind::BUILT_IN.iter().any(|kind| kind.name() == id) {
                one.fail(entry.name, Problem::BuiltInKind { id: id.clone() });
            }
            let style = records::kind_style(&mut one, entry.value);
            let kind = style.is_some().then(|| KindId::from(id.as_str()));
            if let (Some(style), Some(kind)) = (style, &kind) {
                kinds.insert(kind.clone(), style);
            }
            known.own_kind(id, kind);
            reader.found.append(&mut one.found);
        }
        self.findings.extend(reader.found);
        kinds
    }

    /// Reads sources or places; the second of two with the same id is left out.
    pub fn records<T>(
        &mut self,
        record: &Record,
        field: &'static str,
        of: &'static str,
        read: fn(&mut Reader, Span) -> Read<T>,
    ) -> Result<Vec<Listed<T>>, Stop> {
        let mut reader = self.reader();
        let most = self.limits.records;
        let items = reader.optional(record, field, |reader, span| reader.items(span, most));
        self.findings.extend(std::mem::take(&mut reader.found));
        let mut all = Vec::new();
        let mut seen: HashMap<String, usize> = HashMap::new();
        for (at, span) in items.unwrap_or_default().into_iter().enumerate() {
            if at % PAUSE == 0 {
                self.progress.at(0.1)?;
            }
            let one = read(&mut reader, span);
            self.findings.extend(std::mem::take(&mut reader.found));
            let Some((id, id_span)) = one.id else {
                continue;
            };
            if let Some(first) = seen.get(&id) {
                let problem = Problem::DuplicateId { id, of: of.into() };
                self.findings.add(Found {
                    first: Some(*first),
                    ..Found::new(id_span, problem)
                });
                continue;
            }
            seen.insert(id.clone(), id_span.start);
            all.push(Listed {
                id,
                span: id_span,
                value: one.value,
            });
        }
        Ok(all)
    }
}
