//! A whole file from the outside in: its text, its format, the dataset's fields, and each list of records.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use crate::format::decode::{Reader, Record};
use crate::format::diagnostic::Diagnostics;
use crate::format::events::{self, Known, Row};
use crate::format::findings::{Findings, Found};
use crate::format::problem::{Hint, Problem};
use crate::format::records::{self, Listed, Read};
use crate::format::scan::{Scan, Span};
use crate::format::shapes::DATASET;
use crate::format::suggest::suggest;
use crate::format::{FORMAT, Ground, Limits, OpenError, Opened, check, odd};
use crate::model::{Dataset, Kind, KindId, KindStyle};

/// Events read between two calls of `progress`.
const CHUNK: usize = 8192;

/// Reads a dataset. `name` is what diagnostics call the file; `progress` is told the share that is
/// done and answers `false` to cancel.
///
/// # Errors
/// [`OpenError::Unreadable`] where nothing can be shown, [`OpenError::Cancelled`] where `progress` says so.
pub fn read(
    bytes: &[u8],
    name: &str,
    limits: &Limits,
    ground: &dyn Ground,
    progress: &dyn Fn(f32) -> bool,
) -> Result<Opened, OpenError> {
    let mut known = Known::default();
    let mut findings = Findings::new(limits.listed_diagnostics.max(1));
    let (text, fault) = text_of(bytes, limits);
    let scan = Scan {
        text,
        depth: limits.depth,
    };
    let mut file = File {
        scan,
        limits,
        ground,
        progress,
        findings: &mut findings,
    };
    let read = match fault {
        Some(fault) => Err(Stop::Fault(Box::new(fault))),
        None => file.dataset(&mut known),
    };
    let diagnose = |findings: Findings, rows: &[Row]| {
        let suggest = |problem: &Problem| suggest(problem, &known, rows);
        Diagnostics::new(
            findings,
            text,
            name,
            limits.listed_diagnostics.max(1),
            suggest,
        )
    };
    match read {
        Ok((mut dataset, mut rows)) => {
            let events_in_file = rows.len();
            let events = rows.iter_mut().filter_map(|row| row.event.take());
            dataset.events = events.map(|event| *event).collect();
            Ok(Opened {
                dataset,
                diagnostics: diagnose(findings, &rows),
                events_in_file,
            })
        }
        Err(Stop::Cancelled) => Err(OpenError::Cancelled),
        Err(Stop::Fault(fault)) => {
            findings.add(*fault);
            Err(OpenError::Unreadable(diagnose(findings, &[])))
        }
    }
}

/// Why reading ends early.
enum Stop {
    Cancelled,
    Fault(Box<Found>),
}

impl From<Box<Found>> for Stop {
    fn from(fault: Box<Found>) -> Self {
        Self::Fault(fault)
    }
}

/// The text, as far as it is one, and why it is no further.
fn text_of<'a>(bytes: &'a [u8], limits: &Limits) -> (&'a str, Option<Found>) {
    if bytes.len() > limits.bytes {
        let (bytes, most) = (bytes.len().to_string(), limits.bytes.to_string());
        let problem = Problem::TooLarge { bytes, most };
        return ("", Some(Found::new(Span { start: 0, end: 0 }, problem)));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let end = error.valid_up_to();
            let text = bytes
                .get(..end)
                .and_then(|valid| std::str::from_utf8(valid).ok());
            let found = Found::new(Span { start: end, end }, Problem::NotUtf8);
            (text.unwrap_or_default(), Some(found.hint(Hint::SaveAsUtf8)))
        }
    }
}

struct File<'a> {
    scan: Scan<'a>,
    limits: &'a Limits,
    ground: &'a dyn Ground,
    progress: &'a dyn Fn(f32) -> bool,
    findings: &'a mut Findings,
}

impl<'a> File<'a> {
    fn reader(&self) -> Reader<'a> {
        Reader::new(self.scan, self.limits)
    }

    fn tell(&self, share: f32) -> Result<(), Stop> {
        if (self.progress)(share) {
            Ok(())
        } else {
            Err(Stop::Cancelled)
        }
    }

    fn dataset(&mut self, known: &mut Known) -> Result<(Dataset, Vec<Row>), Stop> {
        self.tell(0.0)?;
        let Some((span, fields)) = self.scan.document(256)? else {
            return Err(self.not_a_dataset());
        };
        let mut reader = self.reader();
        let record = reader.known_fields(span, &fields.fields, &DATASET);
        self.is_format_1(&mut reader, &record)?;
        let mut dataset = Self::head(&mut reader, &record);
        known.updated.clone_from(&dataset.updated);
        // Without a title or a list of events it is something else.
        let titled = record.get("title").is_some();
        let events = record
            .get("events")
            .map(|span| reader.items(span, self.limits.records));
        let events = match events {
            Some(Some(events)) if titled => events,
            missing => {
                let field = if missing.is_none() { "events" } else { "title" };
                let problem = Problem::MissingField {
                    name: field.into(),
                    of: "dataset".into(),
                };
                let found = Found::new(span.opening(), problem);
                let fault = if missing == Some(None) {
                    reader.found.pop()
                } else {
                    None
                };
                // A field with a slip in its name may be the one that is missing.
                self.findings.extend(reader.found);
                return Err(Stop::Fault(Box::new(fault.unwrap_or(found))));
            }
        };
        self.findings.extend(reader.found);
        self.tell(0.15)?;
        dataset.kinds = self.kinds(&record, known);
        let sources = self.records(&record, "sources", "source", records::source)?;
        let places = self.records(&record, "places", "place", records::place)?;
        known.sources = records::known(&sources, |source| source.id.clone());
        known.places = records::known(&places, |place| place.id.clone());
        self.tell(0.2)?;
        let rows = self.events(&events, known)?;
        self.findings.extend(odd::elsewhere(&places, self.ground));
        self.findings.extend(odd::unused(&rows, &sources, &places));
        dataset.sources = sources.into_iter().filter_map(|one| one.value).collect();
        dataset.places = places.into_iter().filter_map(|one| one.value).collect();
        self.tell(1.0)?;
        Ok((dataset, rows))
    }

    fn not_a_dataset(&self) -> Stop {
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

    fn is_format_1(&self, reader: &mut Reader, record: &Record) -> Result<(), Stop> {
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

    fn head(reader: &mut Reader, record: &Record) -> Dataset {
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

    fn kinds(&mut self, record: &Record, known: &mut Known) -> BTreeMap<KindId, KindStyle> {
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
            known.kinds.insert(id, kind);
            reader.found.append(&mut one.found);
        }
        self.findings.extend(reader.found);
        kinds
    }

    /// Reads sources or places; the second of two with the same id is left out.
    fn records<T>(
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
            if at % CHUNK == 0 {
                self.tell(0.15)?;
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

    fn events(&mut self, spans: &[Span], known: &Known) -> Result<Vec<Row>, Stop> {
        let mut rows = Vec::with_capacity(spans.len());
        let (scan, limits) = (self.scan, self.limits);
        for chunk in spans.chunks(CHUNK) {
            let read: Vec<(Row, Vec<Found>)> = chunk
                .par_iter()
                .map(|span| events::row(scan, limits, known, *span))
                .collect();
            for (row, found) in read {
                rows.push(row);
                self.findings.extend(found);
            }
            #[expect(clippy::cast_precision_loss, reason = "a progress bar may be rough")]
            let share = rows.len() as f32 / spans.len() as f32;
            self.tell(0.2 + 0.7 * share)?;
        }
        let reader = self.reader();
        check::events(&mut rows, &reader, self.findings);
        Ok(rows)
    }
}
