//! What is kept of the records of the event list: the events packed, and of each record no more than
//! what the checks between records need.

use std::borrow::Cow;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::format::events;
use crate::format::findings::{Findings, Found};
use crate::format::known::Known;
use crate::format::odd;
use crate::format::scan::{Scan, Span};
use crate::format::{Limits, decode::Record};
use crate::model::{Block, DateParts, EventView, Packer};

/// One record of the list of events.
pub(super) struct Row<'a> {
    pub span: Span,
    pub id: Option<Cow<'a, str>>,
    /// [`Known::hash`] of the id.
    pub hash: u64,
    /// The earliest day of an event without errors of its own.
    pub first: Option<Date>,
    /// Whether it is an event without errors of its own; it is packed.
    pub is_event: bool,
    /// Whether it is an event and none of the checks between records took it away.
    pub stands: bool,
}

/// A field that names other events.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Related,
    PartOf,
    SamePeople,
}

impl Field {
    pub fn name(self) -> &'static str {
        match self {
            Self::Related => "related",
            Self::PartOf => "part_of",
            Self::SamePeople => "same_people",
        }
    }
}

/// The id of another event that an event names.
pub(super) struct Link<'a> {
    /// The row of the event in its piece.
    pub row: usize,
    pub field: Field,
    /// The place in the list of the field.
    pub item: usize,
    pub id: Cow<'a, str>,
    /// [`Known::hash`] of the id.
    pub hash: u64,
    /// The latest day of the event that names.
    pub last: Option<Date>,
}

/// Which places and sources events name, by their numbers.
#[derive(Default)]
pub(super) struct Used {
    pub places: Numbers,
    pub sources: Numbers,
}

/// A set of numbers.
#[derive(Default)]
pub(super) struct Numbers(Vec<u64>);

impl Numbers {
    fn insert(&mut self, number: u32) {
        let word = number as usize / 64;
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        if let Some(word) = self.0.get_mut(word) {
            *word |= 1 << (number % 64);
        }
    }

    pub fn contains(&self, number: u32) -> bool {
        let word = self.0.get(number as usize / 64);
        word.is_some_and(|word| word >> (number % 64) & 1 == 1)
    }
}

/// A stretch of the list, read.
pub(super) struct Piece<'a> {
    pub rows: Vec<Row<'a>>,
    /// In the order of the rows, and of the fields of each.
    pub links: Vec<Link<'a>>,
    /// How many rows are no events that stand.
    pub lost: usize,
    pub used: Used,
    pub block: Block,
    pub findings: Findings,
}

/// Gathers a stretch of the list.
pub(super) struct Gatherer<'a, 'k> {
    pub scan: Scan<'a>,
    pub limits: &'a Limits,
    pub known: &'k Known,
    packer: &'k mut Packer,
    piece: Piece<'a>,
}

impl<'a, 'k> Gatherer<'a, 'k> {
    pub fn new(
        scan: Scan<'a>,
        limits: &'a Limits,
        known: &'k Known,
        packer: &'k mut Packer,
    ) -> Self {
        Self {
            scan,
            limits,
            known,
            packer,
            piece: Piece {
                rows: Vec::new(),
                links: Vec::new(),
                lost: 0,
                used: Used::default(),
                block: Block::default(),
                findings: Findings::new(limits.listed_diagnostics.max(1)),
            },
        }
    }

    pub fn rows(&self) -> usize {
        self.piece.rows.len()
    }

    pub fn finish(self) -> Piece<'a> {
        Piece {
            block: self.packer.finish(),
            ..self.piece
        }
    }

    /// Reads a record with all that is wrong or odd about it alone.
    pub fn read(&mut self, span: Span) {
        let read = events::read(self.scan, self.limits, self.known, span);
        let found = read.found.into_iter();
        self.piece.findings.extend(found.map(|found| Found {
            event: read.id.clone(),
            ..found
        }));
        let view = read
            .event
            .as_ref()
            .and_then(|event| Some((self.known.naming.view(event)?, event.date.parts())));
        let own = |text: &str| Cow::Owned(text.to_owned());
        if let (Some((view, date)), Some(record)) = (view, &read.record) {
            self.keep(span, &view, date, own, |field| spot(record, field));
            return;
        }
        self.piece.lost += 1;
        self.piece.rows.push(Row {
            span,
            hash: read.id.as_deref().map_or(0, |id| self.known.hash(id)),
            id: read.id.map(Cow::Owned),
            first: None,
            is_event: false,
            stands: false,
        });
    }

    /// Keeps an event that has no error of its own, with what is odd about it. `own` makes a text of the
    /// event last as long as the file's; `spot` says where a field is.
    pub fn keep<'v>(
        &mut self,
        span: Span,
        view: &EventView<'v>,
        date: DateParts,
        own: impl Fn(&'v str) -> Cow<'a, str>,
        spot: impl Fn(&str) -> Span,
    ) {
        let first = date.first();
        odd::event(view, first, self.known, |odd| {
            self.piece.findings.warn(|| {
                let (problem, hint) = odd.says(view, self.known);
                Found {
                    hint,
                    ..Found::new(spot(odd.field()), problem).of_event(view.id)
                }
            });
        });
        let related = view.related.iter().enumerate();
        let related = related.map(|(item, id)| (Field::Related, item, *id));
        let part_of = view.part_of.map(|id| (Field::PartOf, 0, id));
        let same_people = view.same_people.map(|id| (Field::SamePeople, 0, id));
        for (field, item, id) in related.chain(part_of).chain(same_people) {
            self.piece.links.push(Link {
                row: self.piece.rows.len(),
                field,
                item,
                id: own(id),
                hash: self.known.hash(id),
                last: date.last(),
            });
        }
        let used = &mut self.piece.used;
        let places = [view.place].into_iter().chain(view.to);
        for place in places.chain(view.via.iter().copied()) {
            used.places.insert(place);
        }
        for report in &view.reports {
            used.sources.insert(report.source);
        }
        self.packer.push(view);
        self.piece.rows.push(Row {
            span,
            hash: self.known.hash(view.id),
            id: Some(own(view.id)),
            first,
            is_event: true,
            stands: true,
        });
    }
}

fn spot(record: &Record, field: &str) -> Span {
    record.get(field).unwrap_or(record.span.opening())
}

/// The whole list, in its pieces.
pub(super) struct List<'a> {
    pub pieces: Vec<Piece<'a>>,
    /// The number of each piece's first row.
    pub starts: Vec<usize>,
}

impl<'a> List<'a> {
    pub fn new(pieces: Vec<Piece<'a>>) -> Self {
        let mut rows = 0;
        let starts = pieces.iter().map(|piece| {
            rows += piece.rows.len();
            rows - piece.rows.len()
        });
        Self {
            starts: starts.collect(),
            pieces,
        }
    }

    pub fn rows(&self) -> impl Iterator<Item = &Row<'a>> {
        self.pieces.iter().flat_map(|piece| &piece.rows)
    }

    pub fn len(&self) -> usize {
        self.pieces.iter().map(|piece| piece.rows.len()).sum()
    }

    /// Which piece a row is in, and where in it.
    fn place(&self, at: usize) -> (usize, usize) {
        let piece = self.starts.partition_point(|start| *start <= at).max(1) - 1;
        let start = self.starts.get(piece).copied().unwrap_or_default();
        (piece, at - start)
    }

    /// The events that stand, packed.
    pub fn blocks(&mut self) -> Vec<Block> {
        let blocks = self.pieces.par_iter_mut().map(Piece::packed);
        blocks.collect()
    }

    pub fn row(&self, at: usize) -> Option<&Row<'a>> {
        let (piece, at) = self.place(at);
        self.pieces.get(piece)?.rows.get(at)
    }

    /// What an event names of others.
    pub fn links(&self, at: usize) -> &[Link<'a>] {
        let (piece, at) = self.place(at);
        let links = self.pieces.get(piece).map(|piece| &piece.links);
        let links = links.map(Vec::as_slice).unwrap_or_default();
        let begin = links.partition_point(|link| link.row < at);
        let end = links.partition_point(|link| link.row <= at);
        links.get(begin..end).unwrap_or_default()
    }

    /// Whether every record is an event that stands.
    pub fn is_whole(&self) -> bool {
        self.pieces.iter().all(|piece| piece.lost == 0)
    }

    /// Takes an event away.
    pub fn fell(&mut self, at: usize) {
        let (piece, at) = self.place(at);
        if let Some(piece) = self.pieces.get_mut(piece)
            && let Some(row) = piece.rows.get_mut(at)
        {
            piece.lost += usize::from(row.stands);
            row.stands = false;
        }
    }
}

impl Piece<'_> {
    /// Its block, without the events that were taken away.
    fn packed(&mut self) -> Block {
        let block = std::mem::take(&mut self.block);
        if self.lost == 0 {
            return block;
        }
        let events = self.rows.iter().filter(|row| row.is_event);
        let mut packer = Packer::default();
        for (view, row) in block.views().zip(events) {
            if row.stands {
                packer.push(&view);
            }
        }
        packer.finish()
    }
}
