//! A whole file from the outside in: its text, its format, the dataset's fields, and each list of records.

use rayon::prelude::*;

use crate::format::decode::Reader;
use crate::format::diagnostic::Diagnostics;
use crate::format::findings::{Findings, Found};
use crate::format::gather::{Gatherer, List};
use crate::format::known::Known;
use crate::format::pieces::Cutter;
use crate::format::problem::{Hint, Problem};
use crate::format::progress::{Progress, Stopped};
use crate::format::records;
use crate::format::scan::{Head, Scan, Span};
use crate::format::shapes::DATASET;
use crate::format::suggest::suggest;
use crate::format::{Ground, Limits, OpenError, Opened, Way, check, odd};
use crate::model::{Dataset, Events, Packer};

/// Records that are read side by side, in the plain way.
const SOME: usize = 4096;

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
    let progress = Progress::new(progress);
    let (text, fault) = text_of(bytes, limits);
    let open = |way: Way| {
        let mut file = File {
            scan: Scan {
                text,
                depth: limits.depth,
                progress: Some(&progress),
            },
            limits,
            ground,
            progress: &progress,
            findings: Findings::new(limits.listed_diagnostics.max(1)),
        };
        let mut known = Known::default();
        let read = match fault.clone() {
            Some(fault) => Err(Stop::Fault(Box::new(fault))),
            None => file.dataset(way, &mut known),
        };
        let none = List::new(Vec::new());
        match read {
            Ok((dataset, list)) => Ok(Opened {
                dataset,
                events_in_file: list.len(),
                diagnostics: file.diagnostics(name, &known, &list),
            }),
            // A walk over the file that was stopped ends in a fault too.
            Err(_) if progress.is_stopped() => Err(Stop::Cancelled),
            Err(Stop::Fault(fault)) if way == Way::Plain => {
                file.findings.add(*fault);
                let diagnostics = file.diagnostics(name, &known, &none);
                Err(Stop::Said(OpenError::Unreadable(diagnostics)))
            }
            Err(stop) => Err(stop),
        }
    };
    let read = match open(way) {
        // What is wrong with the whole file is for the plain way to say.
        Err(Stop::Fault(_) | Stop::NotPlain) => open(Way::Plain),
        read => read,
    };
    read.map_err(|stop| match stop {
        Stop::Said(error) => error,
        _ => OpenError::Cancelled,
    })
}

/// Why reading ends early.
pub(super) enum Stop {
    Cancelled,
    Fault(Box<Found>),
    /// The file is not laid out as the way needs it.
    NotPlain,
    Said(OpenError),
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

/// The text, as far as it is one, and why it is no further.
fn text_of<'a>(bytes: &'a [u8], limits: &Limits) -> (&'a str, Option<Found>) {
    if bytes.len() > limits.bytes {
        let (bytes, most) = (bytes.len().to_string(), limits.bytes.to_string());
        let problem = Problem::TooLarge { bytes, most };
        return ("", Some(Found::new(Span { start: 0, end: 0 }, problem)));
    }
    match simdutf8::compat::from_utf8(bytes) {
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

/// Where the events are.
enum Listing {
    /// In a list that begins here, the last field of the dataset.
    From(usize),
    /// Each in its span.
    Spans(Vec<Span>),
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

    fn dataset(&mut self, way: Way, known: &mut Known) -> Result<(Dataset, List<'a>), Stop> {
        self.progress.at(0.05)?;
        let (span, fields, list) = match way {
            Way::Plain => {
                let Some((span, fields)) = self.scan.document(256)? else {
                    return Err(self.not_a_dataset());
                };
                (span, fields.fields, None)
            }
            Way::Pieces(_) => {
                let Head { span, fields, list } = self.scan.head(256).ok_or(Stop::NotPlain)?;
                (span, fields, Some(list))
            }
        };
        let mut reader = self.reader();
        let record = reader.known_fields(span, &fields, &DATASET);
        self.is_format_1(&mut reader, &record)?;
        let mut dataset = Self::head(&mut reader, &record);
        let updated = dataset.updated.clone();
        known.updated = updated.map(|date| (date.clone(), date.last()));
        // Without a title or a list of events it is something else.
        let titled = record.get("title").is_some();
        let events = match (list, record.get("events")) {
            (Some(list), _) => Some(Some(Listing::From(list))),
            (None, Some(span)) => {
                let spans = reader.items(span, self.limits.records);
                Some(spans.map(Listing::Spans))
            }
            (None, None) => None,
        };
        let events = match events {
            Some(Some(events)) if titled => events,
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
        dataset.kinds = self.kinds(&record, known);
        let sources = self.records(&record, "sources", "source", records::source)?;
        let places = self.records(&record, "places", "place", records::place)?;
        known.learn(&sources, &places);
        let mut list = self.events(&events, way, known)?;
        let edges = check::events(&mut list, &self.reader(), &mut self.findings);
        self.progress.at(0.95)?;
        self.findings.extend(odd::elsewhere(&places, self.ground));
        let unused = odd::unused(&list, known, &sources, &places);
        self.findings.extend(unused);
        dataset.sources = sources.into_iter().filter_map(|one| one.value).collect();
        dataset.places = places.into_iter().filter_map(|one| one.value).collect();
        let links = check::links(&list, &edges);
        dataset.events = Events::from_blocks(known.names.clone().into(), list.blocks(), links);
        self.progress.at(1.0)?;
        Ok((dataset, list))
    }

    fn events(&mut self, events: &Listing, way: Way, known: &Known) -> Result<List<'a>, Stop> {
        let (scan, limits, progress) = (self.scan, self.limits, self.progress);
        let pieces = match (events, way) {
            (Listing::From(start), Way::Pieces(size)) => {
                let cutter = Cutter {
                    scan,
                    limits,
                    known,
                    progress,
                };
                let read = cutter.read(start + 1, size.max(1));
                if progress.is_stopped() {
                    return Err(Stop::Cancelled);
                }
                let read = read.filter(|read| scan.is_tail(read.end));
                read.ok_or(Stop::NotPlain)?.pieces
            }
            (Listing::Spans(spans), _) => {
                let some = spans
                    .par_chunks(SOME)
                    .map_init(Packer::default, |packer, some| {
                        progress.at(0.5)?;
                        let mut gatherer = Gatherer::new(scan, limits, known, packer);
                        for span in some {
                            gatherer.read(*span);
                        }
                        Ok(gatherer.finish())
                    });
                some.collect::<Result<_, Stopped>>()?
            }
            _ => return Err(Stop::NotPlain),
        };
        let mut list = List::new(pieces);
        for piece in &mut list.pieces {
            self.findings.append(std::mem::take(&mut piece.findings));
        }
        Ok(list)
    }

    fn diagnostics(self, name: &str, known: &Known, list: &List) -> Diagnostics {
        let ids = || list.rows().filter_map(|row| row.id.as_deref());
        let suggest = |problem: &Problem| suggest(problem, known, ids());
        let most = self.limits.listed_diagnostics.max(1);
        Diagnostics::new(self.findings, self.scan.text, name, most, suggest)
    }
}
