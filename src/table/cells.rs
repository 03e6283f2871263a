//! Sums while they are being added up: few words each, so that many fit where the processor is quickest.

use crate::model::Total;

/// A [`Total`] in the making. Most numbers are exact: what a low end lacks and a high end has beyond the estimate is
/// told apart, and only where there is any.
#[derive(Clone, Copy, Default)]
pub(super) struct Cell {
    pub(super) sum: Pair,
    pub(super) width: Pair,
}

/// Two words that are added at once: three counts that share a word and the estimate, or what the low end lacks and
/// what the high end has beyond that. Both may go round below nothing and come back.
#[derive(Clone, Copy, Default, PartialEq)]
#[repr(align(16))]
pub(super) struct Pair([u64; 2]);

/// The bits of each count.
const BITS: u32 = 21;

impl Pair {
    #[inline]
    pub(super) fn add(&mut self, other: Self) {
        for (own, other) in self.0.iter_mut().zip(other.0) {
            *own = own.wrapping_add(other);
        }
    }
}

impl Cell {
    /// No more rows than these may be added to one cell. Tests have fewer, to see what becomes of more.
    pub(super) const MOST: usize = if cfg!(test) { 600 } else { 1 << 20 };

    /// One event.
    #[inline]
    pub(super) fn new(without_number: bool, open: bool, people: [u32; 3]) -> Self {
        let counts = 1 | u64::from(without_number) << BITS | u64::from(open) << (2 * BITS);
        let [low, estimate, high] = people.map(u64::from);
        Self {
            sum: Pair([counts, estimate]),
            width: Pair([estimate.wrapping_sub(low), high.wrapping_sub(estimate)]),
        }
    }

    /// Whether no row was added.
    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.sum == Pair::default()
    }

    /// Whether low, estimate and high are the same.
    #[inline]
    pub(super) fn is_exact(&self) -> bool {
        self.width == Pair::default()
    }

    #[inline]
    pub(super) fn add(&mut self, other: Self) {
        self.sum.add(other.sum);
        self.width.add(other.width);
    }

    pub(super) fn total(self) -> Total {
        let (Pair([counts, estimate]), Pair([less, more])) = (self.sum, self.width);
        let count = |number: u32| (counts >> (number * BITS)) & ((1 << BITS) - 1);
        Total {
            events: count(0),
            without_number: count(1),
            low: estimate.wrapping_sub(less),
            estimate,
            high: estimate.wrapping_add(more),
            open: count(2),
        }
    }
}

/// Two cells a slot, of what is shown but not added and of what is added. Sums and widths lie apart: widths are few.
pub(super) struct Sheet {
    pub(super) sums: Vec<[Pair; 2]>,
    pub(super) widths: Vec<[Pair; 2]>,
}

impl Sheet {
    pub(super) fn new(slots: usize) -> Self {
        Self {
            sums: vec![<[Pair; 2]>::default(); slots],
            widths: vec![<[Pair; 2]>::default(); slots],
        }
    }

    /// How many slots it has.
    pub(super) fn len(&self) -> usize {
        self.sums.len()
    }
}

/// [`Sheet`]s of several stretches of rows added up: what is not added, and what is.
pub(super) fn gathered<'a>(sheets: impl Iterator<Item = &'a Sheet>) -> Vec<[Total; 2]> {
    let mut totals = Vec::new();
    for sheet in sheets {
        totals.resize(sheet.len(), <[Total; 2]>::default());
        let cells = sheet.sums.iter().zip(&sheet.widths);
        for (totals, (sums, widths)) in totals.iter_mut().zip(cells) {
            for (total, (sum, width)) in totals.iter_mut().zip(sums.iter().zip(widths)) {
                let (sum, width) = (*sum, *width);
                let cell = Cell { sum, width };
                if !cell.is_empty() {
                    *total += cell.total();
                }
            }
        }
    }
    totals
}
