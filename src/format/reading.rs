//! A whole file from the outside in: its text, its format, the dataset's fields, and each list of records.

use std::ops::Deref;

use rayon::prelude::*;

use crate::format::check::{self, Edge};
use crate::format::decode::{Reader, Record};
use crate::format::diagnostic::Diagnostics;
use crate::format::findings::{Findings, Found};
use crate::format::gather::{Gatherer, List, Piece};
use crate::format::known::Known;
use crate::format::pieces::Cutter;
use crate::format::problem::{Hint, Problem};
use crate::format::progress::{Progress, Stopped};
use crate::format::records;
use crate::format::scan::{Head, Scan, Span};
use crate::format::shapes::DATASET;
use crate::format::source::{Source, text_of};
use crate::format::suggest::suggest;
use crate::format::{Ground, Limits, OpenError, Opened, Way, odd, piece_size};
use crate::model::{Dataset, Events, Packer};

/// Records that are read side by side, in the plain way.
const SOME: usize = 4096;

/// How much of a file is looked at first, for all that is before its events.
const HEAD: usize = 4 << 20;
/// What is before the events of a file that is read in pieces is no longer.
const LONGEST_HEAD: usize = 256 << 20;
/// Enough for what the first event begins with, and for the rest of a line.
const ROOM: usize = 64 << 10;

/// Reads a dataset. `name` is what diagnostics call the file; `progress` is told the share that is
/// done, from any thread, and answers `false` to cancel.
///
/// # Errors
/// [`OpenError::Unreadable`] where nothing can be shown, [`OpenError::Cancelled`] where `progress` says so.
pub fn read(
    bytes: &[u8],
    name: &str,
    limits: &Limits,
    ground: &dyn Ground,
    progress: &(dyn Fn(f32) -> bool + Sync),
) -> Result<Opened, OpenError> {
    let way = Way::for_size(bytes.len());
    read_in(way, bytes, name, limits, ground, progress)
}

/// [`read`], in a way of one's choice; what comes of it is the same.
///
/// # Errors
/// As [`read`].
pub fn read_in(
    way: Way,
    bytes: &[u8],
    name: &str,
    limits: &Limits,
    ground: &dyn Ground,
    progress: &(dyn Fn(f32) -> bool + Sync),
) -> Result<Opened, OpenError> {
    let reading = Reading {
        name,
        limits,
        ground,
        progress: &Progress::new(progress),
    };
    match way {
        Way::Plain => reading.plainly(bytes),
        Way::Pieces(size) => reading.in_pieces(&bytes, size, || Ok(bytes)),
    }
}

/// [`read`], without the whole file in memory. Only where it is not laid out as most are, `whole` has to
/// get it.
///
/// # Errors
/// As [`read`], and those of `whole`.
pub fn read_from<B: Deref<Target = [u8]>, E: From<OpenError>>(
    source: &dyn Source,
    whole: impl Fn() -> Result<B, E>,
    name: &str,
    limits: &Limits,
    ground: &dyn Ground,
    progress: &(dyn Fn(f32) -> bool + Sync),
) -> Result<Opened, E> {
    let reading = Reading {
        name,
        limits,
        ground,
        progress: &Progress::new(progress),
    };
    reading.in_pieces(source, piece_size(source.size()), whole)
}

/// How a file is read, whichever way.
struct Reading<'a> {
    name: &'a str,
    limits: &'a Limits,
    ground: &'a dyn Ground,
    progress: &'a Progress<'a>,
}

/// What was read of a file, before its events are a dataset's.
struct Draft {
    dataset: Dataset,
    list: List,
    edges: Vec<Edge>,
}

impl Reading<'_> {
    /// From the first sign to the last.
    fn plainly(&self, bytes: &[u8]) -> Result<Opened, OpenError> {
        let (text, fault) = self.text_of(bytes);
        let mut file = self.file(text);
        let mut known = Known::default();
        let read = match fault {
            Some(fault) => Err(Stop::Fault(Box::new(fault))),
            None => file.plain_dataset(&mut known),
        };
        match read {
            Ok(draft) => Ok(self.opened(draft, &known, file.findings, text)),
            // A walk over the file that was stopped ends in a fault too.
            Err(Stop::Fault(fault)) if !self.progress.is_stopped() => {
                file.findings.add(*fault);
                let none = List::new(Vec::new());
                let said = self.diagnostics(file.findings, text, &known, &none);
                Err(OpenError::Unreadable(said))
            }
            Err(_) => Err(OpenError::Cancelled),
        }
    }

    /// The list of events in pieces, where it is the last field; the plain way where that does not go.
    fn in_pieces<B: Deref<Target = [u8]>, E: From<OpenError>>(
        &self,
        source: &dyn Source,
        size: usize,
        whole: impl Fn() -> Result<B, E>,
    ) -> Result<Opened, E> {
        let mut known = Known::default();
        let read = self.pieces(source, size, &mut known);
        if self.progress.is_stopped() {
            return Err(OpenError::Cancelled.into());
        }
        let mut room = Vec::new();
        let read = read.ok().and_then(|(draft, findings)| {
            let far = findings.end().map_or(0, |end| end + ROOM);
            let text = text_of(source.stretch(0, far, &mut room)?);
            Some(self.opened(draft, &known, findings, text))
        });
        match read {
            Some(opened) => Ok(opened),
            // What is wrong with the whole file is for the plain way to say.
            None => Ok(self.plainly(&whole()?)?),
        }
    }

    fn pieces(
        &self,
        source: &dyn Source,
        size: usize,
        known: &mut Known,
    ) -> Result<(Draft, Findings), Stop> {
        if source.size() > self.limits.bytes {
            return Err(Stop::NotPlain);
        }
        let (mut some, all) = (HEAD, source.size());
        let mut room = Vec::new();
        loop {
            let bytes = source.stretch(0, some, &mut room).ok_or(Stop::NotPlain)?;
            let mut file = self.file(text_of(bytes));
            let head = file.scan.head(256);
            match head.filter(|head| some >= all || head.list + ROOM < some) {
                Some(head) => {
                    let draft = file.dataset_in_pieces(&head, source, size, known)?;
                    return Ok((draft, file.findings));
                }
                None if some < all.min(LONGEST_HEAD) => some *= 8,
                None => return Err(Stop::NotPlain),
            }
        }
    }

    fn file<'t>(&'t self, text: &'t str) -> File<'t> {
        File {
            scan: Scan {
                text,
                depth: self.limits.depth,
                progress: Some(self.progress),
            },
            limits: self.limits,
            ground: self.ground,
            progress: self.progress,
            findings: Findings::new(self.limits.listed_diagnostics.max(1)),
        }
    }

    /// The dataset, and what there is to say of it; the text as far as that.
    fn opened(&self, mut draft: Draft, known: &Known, findings: Findings, text: &str) -> Opened {
        // The ids in hints are those of the packed events.
        let diagnostics = self.diagnostics(findings, text, known, &draft.list);
        let events_in_file = draft.list.len();
        let links = check::links(&draft.list, &draft.edges);
        let names = known.names.clone().into();
        draft.dataset.events = Events::from_blocks(names, draft.list.blocks(), links);
        Opened {
            dataset: draft.dataset,
            diagnostics,
            events_in_file,
        }
    }

    fn diagnostics(
        &self,
        mut findings: Findings,
        text: &str,
        known: &Known,
        list: &List,
    ) -> Diagnostics {
        let scan = self.file(text).scan;
        let found = findings.errors.iter_mut().chain(&mut findings.warnings);
        found.for_each(|found| found.look_up(scan, self.limits));
        let suggest = |problem: &Problem| suggest(problem, known, list.ids());
        let most = self.limits.listed_diagnostics.max(1);
        Diagnostics::new(findings, text, self.name, most, suggest)
    }

    /// The text, as far as it is one, and why it is no further.
    fn text_of<'t>(&self, bytes: &'t [u8]) -> (&'t str, Option<Found>) {
        if bytes.len() > self.limits.bytes {
            let (bytes, most) = (bytes.len().to_string(), self.limits.bytes.to_string());
            let problem = Problem::TooLarge { bytes, most };
            return ("", Some(Found::new(Span { start: 0, end: 0 }, problem)));
        }
        let text = text_of(bytes);
        let end = text.len();
        let fault = (end < bytes.len()).then(|| {
            let found = Found::new(Span { start: end, end }, Problem::NotUtf8);
            found.hint(Hint::SaveAsUtf8)
        });
        (text, fault)
    }
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

    fn plain_dataset(&mut self, known: &mut Known) -> Result<Draft, Stop> {
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

    fn dataset_in_pieces(
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
        let edges = check::events(&mut list, &mut self.findings);
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
            .map_init(Packer::default, |packer, some| {
                progress.at(0.5)?;
                let mut gatherer = Gatherer::new(scan, 0, limits, known, packer);
                for span in some {
                    gatherer.read(*span);
                }
                Ok(gatherer.finish())
            });
        Ok(some.collect::<Result<_, Stopped>>()?)
    }
}
