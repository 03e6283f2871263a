//! The list of events in pieces that are read side by side.
//!
//! Where a record begins can only be guessed in the middle of a file: what looks like one may stand in a
//! text or a comment. So a piece counts only if it begins where the piece before it really ended, and is
//! read again from there if it does not. Then every record was read from where it begins, whatever the
//! guesses were; and a file that is made to mislead them is read twice at most.

use std::sync::atomic::{AtomicUsize, Ordering};

use memchr::memmem;
use rayon::prelude::*;

use crate::format::Limits;
use crate::format::gather::{Gatherer, Tools};
use crate::format::known::Known;
use crate::format::list::Piece;
use crate::format::quick::{self, Quick};
use crate::format::reading::LIST;
use crate::format::scan::{Scan, Span};
use crate::format::source::{Source, text_of};
use crate::progress::Progress;

/// How far a piece may look beyond where it should end: not at the whole file, since it may have begun at
/// something that is no record.
const SLACK: usize = 1 << 16;
/// How far it may look when it is known to begin at a record.
const LONG_SLACK: usize = 1 << 20;

/// The list, up to and with its closing bracket.
pub(super) struct Pieces {
    pub pieces: Vec<Piece>,
    pub end: usize,
}

/// A list of events.
pub(super) struct Cutter<'a> {
    pub source: &'a dyn Source,
    /// What the file begins with, with the beginning of the list.
    pub head: &'a str,
    pub limits: &'a Limits,
    pub known: &'a Known,
    pub progress: &'a Progress<'a>,
}

/// What the first record begins with, from the space before it to the name of its first field: others
/// will begin the same way.
#[derive(Clone, Copy)]
struct Sign<'a> {
    text: &'a str,
    /// How much of it is space.
    space: usize,
}

/// One piece, and where reading it ended.
struct Part {
    piece: Piece,
    start: usize,
    end: usize,
    /// Whether the list's closing bracket is before the end.
    closed: bool,
}

/// What is needed to read a piece, kept for the next one.
#[derive(Default)]
struct Desk {
    tools: Tools,
    room: Vec<u8>,
}

/// A stretch of the file that begins at a record, or at the space before one.
struct Window<'t> {
    text: &'t str,
    /// Where in the file it begins.
    start: usize,
    /// Whether it reaches to the end of the file.
    to_end: bool,
}

impl Cutter<'_> {
    /// Reads the list after its opening bracket, in pieces of about `size` bytes. `None` where it is not
    /// as it should be, or reading was stopped.
    pub fn read(&self, start: usize, size: usize) -> Option<Pieces> {
        if self.limits.depth < quick::DEPTH {
            return None;
        }
        let all = self.source.size();
        let sign = self.sign(start);
        // Where no record tells how others begin, there is one piece.
        let size = if sign.is_some() { size } else { all };
        let ends = (start..all).step_by(size.max(1));
        let ends: Vec<usize> = ends.skip(1).chain([all]).collect();
        let done = AtomicUsize::new(0);
        // Each thread takes the next piece there is: so none is left with several when all others are done.
        let parts = ends.iter().enumerate().par_bridge();
        let mut parts: Vec<(usize, Option<Part>)> = parts
            .map_init(Desk::default, |desk, (at, until)| {
                let from = at.checked_sub(1).and_then(|before| ends.get(before));
                let part = match (from, sign) {
                    (Some(from), Some(sign)) => self.guessed(*from, *until, sign, desk),
                    _ => self.certain(start, *until, desk),
                };
                let own = until - from.unwrap_or(&start);
                let done = done.fetch_add(own, Ordering::Relaxed) + own;
                // Whether it is to stop is asked for again before the next piece.
                let _ = self.progress.within(LIST, done, all);
                (at, part)
            })
            .collect();
        parts.sort_unstable_by_key(|(at, _)| *at);
        self.join(start, &ends, parts.into_iter().map(|(_, part)| part))
    }

    /// Whether the dataset ends after its list, which ends here.
    pub fn is_tail(&self, at: usize) -> bool {
        let mut room = Vec::new();
        let bytes = self.source.stretch(at, LONG_SLACK, &mut room);
        let tail = bytes.map(|bytes| self.window(bytes, at));
        tail.is_some_and(|tail| tail.to_end && self.scan(tail.text).is_tail(0))
    }

    /// Puts the pieces together that fit, and reads those again that do not.
    fn join(
        &self,
        start: usize,
        ends: &[usize],
        parts: impl Iterator<Item = Option<Part>>,
    ) -> Option<Pieces> {
        let mut joined = Vec::with_capacity(ends.len());
        let (mut end, mut rows) = (start, 0);
        for (part, until) in parts.zip(ends) {
            let part = match part.filter(|part| part.start == end) {
                Some(part) => part,
                // Its records were read with those before.
                None if end >= *until => continue,
                None => self.certain(end, *until, &mut Desk::default())?,
            };
            end = part.end;
            rows += part.piece.rows.len();
            joined.push(part.piece);
            if part.closed {
                let fits = rows <= self.limits.records;
                return fits.then_some(Pieces {
                    pieces: joined,
                    end,
                });
            }
        }
        None
    }

    fn sign(&self, start: usize) -> Option<Sign<'_>> {
        const LONGEST: usize = 200;
        let text = self.head.get(start..)?;
        let space = text.find(|c: char| !c.is_ascii_whitespace())?;
        let name = text
            .get(space..)?
            .find(':')
            .filter(|name| *name < LONGEST)?;
        let text = text.get(..=space + name)?;
        Some(Sign { text, space })
    }

    /// Reads the records of a piece, the first of them where the sign is: none begin between `from` and
    /// there.
    fn guessed(&self, from: usize, until: usize, sign: Sign, desk: &mut Desk) -> Option<Part> {
        let Desk { tools, room } = desk;
        let from = from.checked_sub(sign.space)?;
        let length = (until - from).saturating_add(SLACK);
        let bytes = self.source.stretch(from, length, room)?;
        let found = memmem::find(bytes, sign.text.as_bytes())? + sign.space;
        let window = self.window(bytes.get(found..)?, from + found);
        self.part(&window, until, tools)
    }

    /// Reads the records from one that begins at `start`, or after space there.
    fn certain(&self, start: usize, until: usize, desk: &mut Desk) -> Option<Part> {
        let Desk { tools, room } = desk;
        let length = (until - start).saturating_add(LONG_SLACK);
        let bytes = self.source.stretch(start, length, room)?;
        self.part(&self.window(bytes, start), until, tools)
    }

    fn scan<'t>(&self, text: &'t str) -> Scan<'t> {
        Scan {
            text,
            depth: self.limits.depth,
            progress: None,
        }
    }

    fn window<'t>(&self, bytes: &'t [u8], start: usize) -> Window<'t> {
        let text = text_of(bytes);
        let to_end = start + text.len() == self.source.size();
        Window {
            text,
            start,
            to_end,
        }
    }

    /// Reads records from the first to the last that begins before `until`.
    fn part(&self, window: &Window, until: usize, tools: &mut Tools) -> Option<Part> {
        let Self { limits, known, .. } = *self;
        let scan = self.scan(window.text);
        let bytes = scan.text.as_bytes();
        let until = until.saturating_sub(window.start);
        let mut quick = Quick::new(scan.text, limits, known);
        let mut gatherer = Gatherer::new(scan, window.start, limits, known, tools);
        let mut at = scan.after_space(0, window.to_end)?;
        let mut closed = bytes.get(at) == Some(&b']');
        while !closed && at < until {
            if gatherer.rows().is_multiple_of(1024) && self.progress.is_stopped() {
                return None;
            }
            let end = if let Some(end) = quick.read(at) {
                let span = Span { start: at, end };
                let spot = |field: &str| quick.spot(field).unwrap_or(span.opening());
                gatherer.keep(span, &quick.event, quick.date?, spot);
                end
            } else {
                let end = scan.after_value(at, window.to_end)?;
                gatherer.read(Span { start: at, end });
                end
            };
            at = scan.after_space(end, window.to_end)?;
            let parted = bytes.get(at) == Some(&b',');
            if parted {
                at = scan.after_space(at + 1, window.to_end)?;
            }
            closed = bytes.get(at) == Some(&b']');
            if !parted && !closed {
                return None;
            }
        }
        Some(Part {
            piece: gatherer.finish(),
            start: window.start,
            end: window.start + at + usize::from(closed),
            closed,
        })
    }
}
