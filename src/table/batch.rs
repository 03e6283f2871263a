//! Rows sorted out block by block.
//!
//! Which row is of which sort can't be foreseen, and a processor that guesses wrong loses more time than it takes to
//! add a row. So rows are sorted out without a branch, and those of a sort are added in one go.

use crate::table::cells::Pair;
use crate::table::columns::Columns;

/// Rows that are sorted out in one go.
pub(super) const BLOCK: usize = 512;

/// Rows of a block that are added in the same sheets.
pub(super) struct Batch {
    pub(super) rows: Rows,
    /// Those of them whose numbers are not exact, and their widths.
    pub(super) wide: Rows,
}

/// Rows of a block, and what is to be added of them.
pub(super) struct Rows {
    /// How far from the block's start each lies.
    offsets: [u16; BLOCK],
    added: [bool; BLOCK],
    pairs: [Pair; BLOCK],
    spots: [u32; BLOCK],
    pub(super) len: usize,
}

impl Rows {
    fn new() -> Self {
        Self {
            offsets: [0; BLOCK],
            added: [false; BLOCK],
            pairs: [Pair::default(); BLOCK],
            spots: [0; BLOCK],
            len: 0,
        }
    }

    /// Row, whether it is added, what is to be added, and its spot.
    #[inline]
    pub(super) fn each(&self, start: usize, mut each: impl FnMut(usize, usize, Pair, usize)) {
        let rows = self.offsets[..self.len].iter().zip(&self.added);
        let all = rows.zip(self.pairs.iter().zip(&self.spots));
        for ((row, added), (pair, spot)) in all {
            let row = start + usize::from(*row);
            each(row, usize::from(*added), *pair, *spot as usize);
        }
    }
}

impl Batch {
    pub(super) fn new() -> Self {
        Self {
            rows: Rows::new(),
            wide: Rows::new(),
        }
    }

    /// Takes rows of a block, by what they fail and where they are held: whether a row is taken, and is added.
    #[inline]
    pub(super) fn take(&mut self, block: &Block, sort: impl Fn(u16, u16) -> (bool, bool)) {
        let mut len = 0;
        let own = &mut self.rows;
        own.len = 0;
        if !block.any(|fails, held| sort(fails, held).0) {
            return;
        }
        for (row, (fails, held)) in (0..).zip(block.fails.iter().zip(block.held)) {
            // What is not taken is written over by the next.
            let (taken, added) = sort(*fails, *held);
            own.offsets[len] = row;
            own.added[len] = added;
            len += usize::from(taken);
        }
        own.len = len;
    }

    /// Reads what is to be added of the rows.
    pub(super) fn read(&mut self, columns: &Columns, start: usize) {
        let (own, wide) = (&mut self.rows, &mut self.wide);
        wide.len = 0;
        for at in 0..own.len {
            let row = start + usize::from(own.offsets[at]);
            let (cell, spot) = (columns.cell(row), columns.spot[row]);
            (own.pairs[at], own.spots[at]) = (cell.sum, spot);
            (wide.offsets[wide.len], wide.added[wide.len]) = (own.offsets[at], own.added[at]);
            (wide.pairs[wide.len], wide.spots[wide.len]) = (cell.width, spot);
            wide.len += usize::from(!cell.is_exact());
        }
    }
}

/// Rows that lie together, and what they fail and where they are held.
pub(super) struct Block<'a> {
    pub(super) start: usize,
    pub(super) fails: &'a [u16],
    pub(super) held: &'a [u16],
}

impl Block<'_> {
    /// Whether anything holds for any row: looks at all of them, which is quicker than to stop at the first.
    #[inline]
    pub(super) fn any(&self, is_so: impl Fn(u16, u16) -> bool) -> bool {
        let rows = self.fails.iter().zip(self.held);
        rows.fold(false, |any, (fails, held)| any | is_so(*fails, *held))
    }
}
