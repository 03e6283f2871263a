//! The list of events, read: of each record no more than what the checks between records need.

use jiff::civil::Date;
use rayon::prelude::*;

use crate::format::findings::Findings;
use crate::format::scan::Span;
use crate::model::{Block, Packer};

/// One record of the list of events.
pub(super) struct Row {
    pub span: Span,
    /// [`Known::tag`] of the id.
    pub tag: u32,
    /// The earliest day of an event without errors of its own.
    pub first: Option<Date>,
    /// The latest.
    pub last: Option<Date>,
    pub is: Is,
    /// Whether it is an event and none of the checks between records took it away.
    pub stands: bool,
}

/// What came of a record.
#[derive(Clone, Copy)]
pub(super) enum Is {
    /// An event without errors of its own, and its index in the block.
    Event(u32),
    /// None that can be kept, with the index of its id among those of its kind.
    Broken(u32),
    /// One that does not even have an id.
    Nameless,
}

/// A field that names other events.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Related,
    PartOf,
    SamePeople,
}

impl Field {
    /// Whether the event has the people of the one that it names.
    pub fn leads_on(self) -> bool {
        self != Self::Related
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Related => "related",
            Self::PartOf => "part_of",
            Self::SamePeople => "same_people",
        }
    }
}

/// Where the event that is named may be found.
#[derive(Clone, Copy)]
pub(super) enum To {
    /// A row of the same piece has the id.
    Near(u32),
    /// Anywhere.
    Far {
        /// [`Known::tag`] of the id.
        tag: u32,
        /// Where the id begins in the piece's text of them.
        start: u32,
        /// Where it ends.
        end: u32,
    },
}

/// The id of another event that an event names.
pub(super) struct Link {
    /// The row of the event in its piece.
    pub row: u32,
    /// The place in the list of the field.
    pub item: u32,
    pub to: To,
    pub field: Field,
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
    pub fn insert(&mut self, number: u32) {
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
pub(super) struct Piece {
    pub rows: Vec<Row>,
    /// In the order of the rows, and of the fields of each.
    pub links: Vec<Link>,
    /// The ids of far links, end to end.
    pub linked: String,
    /// The ids of rows that are no events.
    pub broken: Vec<String>,
    /// How many rows are no events that stand.
    pub lost: usize,
    pub used: Used,
    pub block: Block,
    pub findings: Findings,
}

/// There are far fewer than this could count.
pub(super) fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// The whole list, in its pieces.
pub(super) struct List {
    pub pieces: Vec<Piece>,
    /// The number of each piece's first row.
    pub starts: Vec<usize>,
    /// The piece that every so many rows are in, or the last before it: from there it is a step or two.
    signposts: Vec<usize>,
}

/// So many rows are from one signpost to the next.
const ROWS_APART: usize = 1 << 10;

impl List {
    pub fn new(pieces: Vec<Piece>) -> Self {
        let mut rows = 0;
        let starts = pieces.iter().map(|piece| {
            rows += piece.rows.len();
            rows - piece.rows.len()
        });
        let starts: Vec<usize> = starts.collect();
        let signposts = (0..rows).step_by(ROWS_APART);
        let signposts =
            signposts.map(|row| starts.partition_point(|start| *start <= row).max(1) - 1);
        Self {
            signposts: signposts.collect(),
            starts,
            pieces,
        }
    }

    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.pieces.iter().flat_map(|piece| &piece.rows)
    }

    pub fn len(&self) -> usize {
        self.pieces.iter().map(|piece| piece.rows.len()).sum()
    }

    /// Which piece a row is in, and where in it.
    fn place(&self, at: usize) -> (usize, usize) {
        let post = self.signposts.get(at / ROWS_APART);
        let mut piece = post.copied().unwrap_or_default();
        while self.starts.get(piece + 1).is_some_and(|next| *next <= at) {
            piece += 1;
        }
        let start = self.starts.get(piece).copied().unwrap_or_default();
        (piece, at - start)
    }

    /// The events that stand, packed.
    pub fn blocks(&mut self) -> Vec<Block> {
        let blocks = self.pieces.par_iter_mut().map(Piece::packed);
        blocks.collect()
    }

    pub fn row(&self, at: usize) -> Option<&Row> {
        let (piece, at) = self.place(at);
        self.pieces.get(piece)?.rows.get(at)
    }

    /// The id of a row.
    pub fn id(&self, at: usize) -> Option<&str> {
        let (piece, at) = self.place(at);
        self.pieces.get(piece)?.id(at)
    }

    /// The id of a row, to compare by.
    pub fn id_bytes(&self, at: usize) -> Option<&[u8]> {
        let (piece, at) = self.place(at);
        self.pieces.get(piece)?.id_bytes(at)
    }

    /// All ids in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().flat_map(Piece::ids).flatten()
    }

    /// What an event names of others, with their ids.
    pub fn links(&self, at: usize) -> impl Iterator<Item = (&Link, &str)> {
        let (piece, at) = self.place(at);
        let (piece, at) = (self.pieces.get(piece), number(at));
        piece.into_iter().flat_map(move |piece| {
            let begin = piece.links.partition_point(|link| link.row < at);
            let end = piece.links.partition_point(|link| link.row <= at);
            let links = piece.links.get(begin..end).unwrap_or_default();
            links.iter().map(|link| (link, piece.named(link)))
        })
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

impl Piece {
    /// All ids in order, `None` for a row that has none.
    pub fn ids(&self) -> impl Iterator<Item = Option<&str>> {
        (0..self.rows.len()).map(|at| self.id(at))
    }

    /// The id of a row, to compare by.
    pub fn id_bytes(&self, at: usize) -> Option<&[u8]> {
        // Where nothing is lost, rows lie as their events do, and need not be fetched.
        if self.lost == 0 {
            return self.block.id_bytes(at);
        }
        match self.rows.get(at)?.is {
            Is::Event(at) => self.block.id_bytes(at as usize),
            Is::Broken(at) => self.broken.get(at as usize).map(String::as_bytes),
            Is::Nameless => None,
        }
    }

    /// The tag of the id that a link names.
    pub fn tag(&self, link: &Link) -> u32 {
        match link.to {
            To::Far { tag, .. } => tag,
            To::Near(row) => self.rows.get(row as usize).map_or(0, |row| row.tag),
        }
    }

    /// The id that a link names.
    pub fn named(&self, link: &Link) -> &str {
        let id = match link.to {
            To::Near(row) => self.id(row as usize),
            To::Far { start, end, .. } => self.linked.get(start as usize..end as usize),
        };
        id.unwrap_or_default()
    }

    fn id(&self, at: usize) -> Option<&str> {
        self.id_bytes(at).and_then(|id| str::from_utf8(id).ok())
    }

    /// Its block, without the events that were taken away.
    fn packed(&mut self) -> Block {
        let block = std::mem::take(&mut self.block);
        if self.lost == 0 {
            return block;
        }
        let events = self
            .rows
            .iter()
            .filter(|row| matches!(row.is, Is::Event(_)));
        let mut packer = Packer::default();
        for (view, row) in block.views().zip(events) {
            if row.stands {
                packer.push(&view);
            }
        }
        packer.finish()
    }
}
