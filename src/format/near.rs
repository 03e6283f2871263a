//! Which event of a stretch has an id. Most events name some that stand near them, and those are soonest found while the
//! stretch was just read: to look all of them up among all rows takes twice as long, with a million events.

use crate::format::index::row_of;
use crate::format::list::{Piece, To, number};

/// Rows of a piece by their tags.
#[derive(Default)]
pub(super) struct Near {
    /// In the upper half a tag, in the lower the row's number plus one; 0 where there is none. A row is at the place that
    /// its tag gives it, or at the next free one.
    slots: Vec<u64>,
    shift: u32,
}

impl Near {
    /// Finds what the piece's links name, as far as it is in the piece. Of `named`, where all ids are that they name, the
    /// piece gets those of the rest.
    pub fn find(&mut self, piece: &mut Piece, named: &str) {
        if piece.links.is_empty() {
            return;
        }
        self.learn(piece);
        let mut links = std::mem::take(&mut piece.links);
        for link in &mut links {
            let To::Far { tag, start, end } = link.to else {
                continue;
            };
            let id = named.get(start as usize..end as usize).unwrap_or_default();
            let row = self.row(tag);
            let row = row.filter(|row| piece.id_bytes(*row) == Some(id.as_bytes()));
            link.to = if let Some(row) = row {
                To::Near(number(row))
            } else {
                let start = number(piece.linked.len());
                piece.linked.push_str(id);
                let end = number(piece.linked.len());
                To::Far { tag, start, end }
            };
        }
        piece.links = links;
    }

    /// Of rows with the same tag the first is enough: what is not found here is looked for among all.
    fn learn(&mut self, piece: &Piece) {
        let bits = (piece.rows.len() * 2).next_power_of_two().ilog2().max(1);
        self.shift = u32::BITS - bits.min(u32::BITS - 1);
        self.slots.clear();
        self.slots.resize(1 << (u32::BITS - self.shift), 0);
        for (row, at) in piece.rows.iter().zip(1..) {
            let tag = u64::from(row.tag);
            let place = self.place(row.tag);
            if let Some(slot) = self.slots.get_mut(place).filter(|slot| **slot == 0) {
                *slot = tag << 32 | at;
            }
        }
    }

    fn row(&self, tag: u32) -> Option<usize> {
        let slot = *self.slots.get(self.place(tag))?;
        row_of(slot).checked_sub(1)
    }

    /// Where a tag is, or would be. There are twice as many places as rows.
    fn place(&self, tag: u32) -> usize {
        let mut place = (tag >> self.shift) as usize;
        while let Some(slot) = self.slots.get(place) {
            if *slot == 0 || slot >> 32 == u64::from(tag) {
                break;
            }
            place = (place + 1) % self.slots.len();
        }
        place
    }
}
