//! A whole file from the outside in: in pieces or plainly, and what there is to say of it.

use std::ops::Deref;

use crate::format::check;
use crate::format::diagnostic::Diagnostics;
use crate::format::file::{Draft, File, Stop};
use crate::format::findings::{Findings, Found};
use crate::format::known::Known;
use crate::format::list::List;
use crate::format::problem::{Hint, Problem};
use crate::format::scan::{Scan, Span};
use crate::format::source::{Source, text_of};
use crate::format::suggest::suggest;
use crate::format::{Ground, Limits, OpenError, Opened, Way, piece_size};
use crate::model::Events;
use crate::progress::{Progress, Report};

/// How much of a file is looked at first, for all that is before its events.
const HEAD: usize = 4 << 20;
/// What is before the events of a file that is read in pieces is no longer.
const LONGEST_HEAD: usize = 256 << 20;
/// The share of reading that is done when the list of events begins, and when it ends.
pub(super) const LIST: (f32, f32) = (0.1, 0.85);
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
    progress: &Report<'_>,
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
    progress: &Report<'_>,
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
    progress: &Report<'_>,
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
