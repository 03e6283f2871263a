//! Sums while they are being added up: four words each, so that many fit where the processor is quickest.

use crate::model::Total;

/// A [`Total`] in the making. Its three counts share a word; it may fall below nothing in between.
#[derive(Clone, Copy, Default)]
pub(super) struct Cell([u64; 4]);

/// The bits of each count.
const BITS: u32 = 21;

impl Cell {
    /// No more rows than these may be added to one cell.
    pub(super) const MOST: usize = 1 << 20;

    /// One event.
    #[inline]
    pub(super) fn new(without_number: bool, open: bool, people: [u32; 3]) -> Self {
        let counts = 1 | u64::from(without_number) << BITS | u64::from(open) << (2 * BITS);
        let [low, estimate, high] = people.map(u64::from);
        Self([counts, low, estimate, high])
    }

    /// Whether no row was added.
    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.0[0] == 0
    }

    #[inline]
    pub(super) fn add(&mut self, other: Self) {
        for (own, other) in self.0.iter_mut().zip(other.0) {
            *own = own.wrapping_add(other);
        }
    }

    pub(super) fn take(&mut self, other: Self) {
        for (own, other) in self.0.iter_mut().zip(other.0) {
            *own = own.wrapping_sub(other);
        }
    }

    pub(super) fn total(self) -> Total {
        let [counts, low, estimate, high] = self.0;
        let count = |number: u32| (counts >> (number * BITS)) & ((1 << BITS) - 1);
        Total {
            events: count(0),
            without_number: count(1),
            low,
            estimate,
            high,
            open: count(2),
        }
    }
}

/// Cells by key: what is added by kind too, what is not added by key alone.
#[derive(Clone)]
pub(super) struct Sheet {
    kinds: usize,
    added: Vec<Cell>,
    hatched: Vec<Cell>,
}

impl Sheet {
    pub(super) fn new(keys: usize, kinds: usize) -> Self {
        Self {
            kinds,
            added: vec![Cell::default(); keys * kinds],
            hatched: vec![Cell::default(); keys],
        }
    }

    /// How many cells it has.
    pub(super) fn len(&self) -> usize {
        self.added.len() + self.hatched.len()
    }

    #[inline]
    pub(super) fn at(&mut self, key: usize, kind: usize, added: bool) -> &mut Cell {
        if added {
            &mut self.added[key * self.kinds + kind]
        } else {
            &mut self.hatched[key]
        }
    }
}

/// [`Sheet`]s of several stretches of rows added up.
pub(super) struct Totals {
    pub(super) added: Vec<Total>,
    pub(super) hatched: Vec<Total>,
}

impl Totals {
    /// Each stretch's own sheet, and what a chart has beyond it.
    pub(super) fn new<'a>(sheets: impl Iterator<Item = (&'a Sheet, Option<&'a Sheet>)>) -> Self {
        let mut totals = Self {
            added: Vec::new(),
            hatched: Vec::new(),
        };
        for (sheet, beyond) in sheets {
            let of = |beyond: &'a Sheet| (&beyond.added, &beyond.hatched);
            let (added, hatched) = beyond.map(of).unzip();
            gather(&mut totals.added, &sheet.added, added);
            gather(&mut totals.hatched, &sheet.hatched, hatched);
        }
        totals
    }
}

fn gather(totals: &mut Vec<Total>, cells: &[Cell], beyond: Option<&Vec<Cell>>) {
    totals.resize(cells.len(), Total::default());
    match beyond {
        None => {
            for (total, cell) in totals.iter_mut().zip(cells) {
                *total += cell.total();
            }
        }
        Some(beyond) => {
            for ((total, cell), beyond) in totals.iter_mut().zip(cells).zip(beyond) {
                let mut cell = *cell;
                cell.add(*beyond);
                *total += cell.total();
            }
        }
    }
}
