//! Which event of a stretch has an id. Most events name some that stand near them, and those are soonest found while the
//! stretch was just read.

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
    /// Finds what the piece's links name, as far as it is in the piece.
    pub fn find(&mut self, piece: &mut Piece) {
        if piece.links.is_empty() {
            return;
        }
        self.learn(piece);
        let mut links = std::mem::take(&mut piece.links);
        let mut start = 0;
        for link in &mut links {
            let end = link.end as usize;
            let id = piece.linked.get(start..end).unwrap_or_default();
            start = end;
            if let To::Far(tag) = link.to
                && let Some(row) = self.row(tag)
                && piece.id_bytes(row) == Some(id.as_bytes())
            {
                link.to = To::Near(number(row));
            }
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
        let [.., a, b, c, d] = slot.to_be_bytes();
        (u32::from_be_bytes([a, b, c, d]) as usize).checked_sub(1)
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
