//! The list of events in pieces that are read side by side.
//!
//! Where a record begins can only be guessed in the middle of a file: what looks like one may stand in a
//! text or a comment. So a piece counts only if it begins where the piece before it really ended, and is
//! read again from there if it does not. Then every record was read from where it begins, whatever the
//! guesses were; and a file that is made to mislead them is read twice at most.

use std::borrow::Cow;
use std::sync::atomic::{AtomicUsize, Ordering};

use memchr::memmem;
use rayon::prelude::*;

use crate::format::Limits;
use crate::format::gather::{Gatherer, Piece};
use crate::format::known::Known;
use crate::format::progress::Progress;
use crate::format::quick::{self, Quick};
use crate::format::scan::{Scan, Span};
use crate::model::Packer;

/// The list, up to and with its closing bracket.
pub(super) struct Pieces<'a> {
    pub pieces: Vec<Piece<'a>>,
    pub end: usize,
}

/// A list of events.
pub(super) struct Cutter<'a, 'k> {
    pub scan: Scan<'a>,
    pub limits: &'a Limits,
    pub known: &'k Known,
    pub progress: &'k Progress<'k>,
}

/// One piece, and where reading it ended.
struct Part<'a> {
    piece: Piece<'a>,
    start: usize,
    end: usize,
    /// Whether the list's closing bracket is before the end.
    closed: bool,
}

impl<'a> Cutter<'a, '_> {
    /// Reads the list after its opening bracket, in pieces of about `size` bytes. `None` where it is not
    /// as it should be, or reading was stopped.
    pub fn read(&self, start: usize, size: usize) -> Option<Pieces<'a>> {
        if self.scan.depth < quick::DEPTH {
            return None;
        }
        let starts = self.starts(start, size);
        let done = AtomicUsize::new(0);
        let parts: Vec<Option<Part>> = starts
            .par_iter()
            .enumerate()
            .map_init(Packer::default, |packer, (at, start)| {
                let until = starts.get(at + 1).copied().unwrap_or(self.scan.text.len());
                let part = self.part(*start, until, self.slack(until), packer);
                let done = done.fetch_add(until - start, Ordering::Relaxed) + until - start;
                self.progress.pieces(done, self.scan.text.len());
                part
            })
            .collect();
        self.join(&starts, parts)
    }

    /// Puts the pieces together that fit, and reads those again that do not.
    fn join(&self, starts: &[usize], parts: Vec<Option<Part<'a>>>) -> Option<Pieces<'a>> {
        let mut joined = Vec::with_capacity(parts.len());
        let (mut end, mut rows) = (*starts.first()?, 0);
        for (at, part) in parts.into_iter().enumerate() {
            let all = self.scan.text.len();
            let until = starts.get(at + 1).copied().unwrap_or(all);
            let part = match part.filter(|part| part.start == end) {
                Some(part) => part,
                None => self.part(end, until, all, &mut Packer::default())?,
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

    /// Where pieces may begin.
    fn starts(&self, start: usize, size: usize) -> Vec<usize> {
        let mut starts = vec![start];
        let Some((before, sign)) = self.sign(start) else {
            return starts;
        };
        let finder = memmem::Finder::new(sign);
        let bytes = self.scan.text.as_bytes();
        let mut at = start + size;
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let within = rest.get(..size).unwrap_or(rest);
            if let Some(found) = finder.find(within) {
                starts.push(at + found + before);
            }
            at += size;
        }
        starts
    }

    /// What the first record begins with, from the space before it to the name of its first field, and
    /// how much of that is space: others will begin the same way.
    fn sign(&self, start: usize) -> Option<(usize, &'a str)> {
        const LONGEST: usize = 200;
        let text = self.scan.text.get(start..)?;
        let record = text.find(|c: char| !c.is_ascii_whitespace())?;
        let name = text
            .get(record..)?
            .find(':')
            .filter(|name| *name < LONGEST)?;
        Some((record, text.get(..=record + name)?))
    }

    /// How far a piece may look beyond where it should end: not at the whole file, since it may have
    /// begun at something that is no record.
    fn slack(&self, until: usize) -> usize {
        const SLACK: usize = 1 << 16;
        let text = self.scan.text;
        text.floor_char_boundary(until.saturating_add(SLACK))
    }

    /// Reads records from the first to the last that begins before `until`.
    fn part(
        &self,
        start: usize,
        until: usize,
        limit: usize,
        packer: &mut Packer,
    ) -> Option<Part<'a>> {
        let Self {
            scan,
            limits,
            known,
            ..
        } = *self;
        let bytes = scan.text.as_bytes();
        let mut quick = Quick::new(scan.text.get(..limit)?, limits, known);
        let mut gatherer = Gatherer::new(scan, limits, known, packer);
        let mut at = scan.after_space(start, limit)?;
        let mut closed = bytes.get(at) == Some(&b']');
        while !closed && at < until {
            if gatherer.rows().is_multiple_of(1024) && self.progress.is_stopped() {
                return None;
            }
            let end = if let Some(end) = quick.read(at) {
                let span = Span { start: at, end };
                let spot = |field: &str| quick.spot(field).unwrap_or(span.opening());
                gatherer.keep(span, &quick.event, quick.date?, Cow::Borrowed, spot);
                end
            } else {
                let end = scan.after_value(at, limit)?;
                gatherer.read(Span { start: at, end });
                end
            };
            at = scan.after_space(end, limit)?;
            let parted = bytes.get(at) == Some(&b',');
            if parted {
                at = scan.after_space(at + 1, limit)?;
            }
            closed = bytes.get(at) == Some(&b']');
            if !parted && !closed {
                return None;
            }
        }
        Some(Part {
            piece: gatherer.finish(),
            start,
            end: at + usize::from(closed),
            closed,
        })
    }
}
