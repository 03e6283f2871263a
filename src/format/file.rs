//! A dataset out of the text of its file: its own fields, and each list of records.

use rayon::prelude::*;

use crate::format::check::{self, Edge};
use crate::format::decode::{Reader, Record};
use crate::format::findings::{Findings, Found};
use crate::format::gather::{Gatherer, Tools};
use crate::format::known::Known;
use crate::format::list::{List, Piece};
use crate::format::pieces::Cutter;
use crate::format::problem::Problem;
use crate::format::reading::LIST;
use crate::format::records;
use crate::format::scan::{Head, Scan, Span};
use crate::format::shapes::DATASET;
use crate::format::source::Source;
use crate::format::{Ground, Limits, odd};
use crate::model::Dataset;
use crate::progress::{Progress, Stopped};

/// Records that are read side by side, in the plain way.
const SOME: usize = 4096;

/// What was read of a file, before its events are a dataset's.
pub(super) struct Draft {
    pub dataset: Dataset,
    pub list: List,
    pub edges: Vec<Edge>,
}

/// Why reading ends early.
pub(super) enum Stop {
    Cancelled,
    Fault(Box<Found>),
    /// The file is not laid out as the way needs it.
    NotPlain,
}

impl From<Box<Found>> for Stop {
    fn from(fault: Box<Found>) -> Self {
        Self::Fault(fault)
    }
}

impl From<Stopped> for Stop {
    fn from(_: Stopped) -> Self {
        Self::Cancelled
    }
}

pub(super) struct File<'a> {
    pub scan: Scan<'a>,
    pub limits: &'a Limits,
    pub ground: &'a dyn Ground,
    pub progress: &'a Progress<'a>,
    pub findings: Findings,
}

impl<'a> File<'a> {
    pub fn reader(&self) -> Reader<'a> {
        Reader::new(self.scan, self.limits)
    }

    pub fn plain_dataset(&mut self, known: &mut Known) -> Result<Draft, Stop> {
        self.progress.at(0.05)?;
        let Some((span, fields)) = self.scan.document(256)? else {
            return Err(self.not_a_dataset());
        };
        let mut reader = self.reader();
        let record = reader.known_fields(span, &fields.fields, &DATASET);
        self.is_format_1(&mut reader, &record)?;
        let dataset = Self::head(&mut reader, &record);
        // Without a title or a list of events it is something else.
        let titled = record.get("title").is_some();
        let events = record.get("events");
        let items = events.map(|span| reader.items(span, self.limits.records));
        let spans = match items {
            Some(Some(spans)) if titled => spans,
            missing => {
                let field = if missing.is_none() { "events" } else { "title" };
                let problem = Problem::MissingField {
                    name: field.into(),
                    of: "dataset".into(),
                };
                let found = Found::new(span.opening(), problem);
                let fault = if let Some(None) = missing {
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
        self.draft(dataset, &record, known, |file, known| {
            file.plain_events(&spans, known)
        })
    }

    pub fn dataset_in_pieces(
        &mut self,
        head: &Head,
        source: &dyn Source,
        size: usize,
        known: &mut Known,
    ) -> Result<Draft, Stop> {
        self.progress.at(0.05)?;
        let mut reader = self.reader();
        let record = reader.known_fields(head.span, &head.fields, &DATASET);
        self.is_format_1(&mut reader, &record)?;
        let dataset = Self::head(&mut reader, &record);
        record.get("title").ok_or(Stop::NotPlain)?;
        self.findings.extend(reader.found);
        self.draft(dataset, &record, known, |file, known| {
            let cutter = Cutter {
                source,
                head: file.scan.text,
                limits: file.limits,
                known,
                progress: file.progress,
            };
            let read = cutter.read(head.list + 1, size.max(1));
            let read = read.filter(|read| cutter.is_tail(read.end));
            Ok(read.ok_or(Stop::NotPlain)?.pieces)
        })
    }

    /// All but the dataset's own fields.
    fn draft(
        &mut self,
        mut dataset: Dataset,
        record: &Record,
        known: &mut Known,
        events: impl Fn(&Self, &Known) -> Result<Vec<Piece>, Stop>,
    ) -> Result<Draft, Stop> {
        let updated = dataset.updated.clone();
        known.updated = updated.map(|date| (date.clone(), date.last()));
        dataset.kinds = self.kinds(record, known);
        let sources = self.records(record, "sources", "source", records::source)?;
        let places = self.records(record, "places", "place", records::place)?;
        known.learn(&sources, &places);
        let mut list = List::new(events(self, known)?);
        for piece in &mut list.pieces {
            self.findings.append(std::mem::take(&mut piece.findings));
        }
        self.progress.at(LIST.1)?;
        let edges = check::events(&mut list, &mut self.findings, self.progress)?;
        self.progress.at(0.95)?;
        self.findings.extend(odd::elsewhere(&places, self.ground));
        let unused = odd::unused(&list, known, &sources, &places);
        self.findings.extend(unused);
        dataset.sources = sources.into_iter().filter_map(|one| one.value).collect();
        dataset.places = places.into_iter().filter_map(|one| one.value).collect();
        self.progress.at(1.0)?;
        Ok(Draft {
            dataset,
            list,
            edges,
        })
    }

    fn plain_events(&self, spans: &[Span], known: &Known) -> Result<Vec<Piece>, Stop> {
        let (scan, limits, progress) = (self.scan, self.limits, self.progress);
        let some = spans
            .par_chunks(SOME)
            .map_init(Tools::default, |tools, some| {
                progress.at(0.5)?;
                let mut gatherer = Gatherer::new(scan, 0, limits, known, tools);
                for span in some {
                    gatherer.read(*span);
                }
                Ok(gatherer.finish())
            });
        Ok(some.collect::<Result<_, Stopped>>()?)
    }
}
