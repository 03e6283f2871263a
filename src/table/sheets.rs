//! What the charts are added up by, and how bars follow from it.

use crate::model::{Precision, Status, Total};
use crate::table::cells::Sheet;
use crate::table::{Dimension, Table};

/// The dimensions that have a chart of their own, beside time and who.
pub(super) const CHARTS: [Dimension; 6] = [
    Dimension::Kind,
    Dimension::Region,
    Dimension::Precision,
    Dimension::Status,
    Dimension::Tag,
    Dimension::Publisher,
];

/// What the slots of a sheet are. All but the first have a slot for each kind.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Slots {
    /// Place and kind: what happened there, from which kinds, regions and precisions follow.
    Spots,
    Kinds,
    Regions,
    Precisions,
    Statuses,
    Tags,
    Publishers,
}

impl Slots {
    /// What the selection is added up by.
    pub(super) const SELECTION: [Self; 4] =
        [Self::Spots, Self::Statuses, Self::Tags, Self::Publishers];

    /// Those that follow from a row's spot alone.
    pub(super) const BY_SPOT: [Self; 3] = [Self::Kinds, Self::Regions, Self::Precisions];

    /// What is added up by that the chart of a dimension has beyond the selection.
    pub(super) fn of(chart: Dimension) -> Self {
        match chart {
            Dimension::Kind => Self::Kinds,
            Dimension::Region => Self::Regions,
            Dimension::Precision => Self::Precisions,
            Dimension::Status => Self::Statuses,
            Dimension::Tag => Self::Tags,
            Dimension::Publisher => Self::Publishers,
            _ => Self::Spots,
        }
    }

    /// What the selection is added up by, from which these follow.
    pub(super) fn source(self) -> Self {
        match self {
            Self::Kinds | Self::Regions | Self::Precisions => Self::Spots,
            own => own,
        }
    }

    pub(super) fn sheet(self, table: &Table) -> Sheet {
        let kinds = table.kinds().len();
        Sheet::new(match self {
            Self::Spots => table.spots.len(),
            Self::Kinds => kinds,
            // What a row names too few of goes behind the last.
            Self::Tags | Self::Publishers => (self.bars(table) + 1) * kinds,
            own => own.bars(table) * kinds,
        })
    }

    /// How many bars the chart has.
    fn bars(self, table: &Table) -> usize {
        match self {
            Self::Spots => table.spots.len(),
            Self::Kinds => table.kinds().len(),
            Self::Regions => table.regions().len(),
            Self::Precisions => Precision::ALL.len(),
            Self::Statuses => Status::ALL.len(),
            Self::Tags => table.tags().len(),
            Self::Publishers => table.publishers().len(),
        }
    }

    /// The slot of each spot, where it has but one.
    pub(super) fn by_spot(self, table: &Table) -> Vec<usize> {
        let kinds = table.kinds().len();
        let spots = table.spots.iter().enumerate();
        let slots = spots.map(|(spot, (place, kind))| {
            let place = &table.places()[*place as usize];
            match self {
                Self::Kinds => *kind as usize,
                Self::Regions => place.region * kinds + *kind as usize,
                Self::Precisions => place.place.precision as usize * kinds + *kind as usize,
                _ => spot,
            }
        });
        slots.collect()
    }
}

/// Totals by bar: those of what is added by kind too.
pub(super) struct Bars {
    of: Slots,
    kinds: usize,
    pub(super) added: Vec<Total>,
    pub(super) hatched: Vec<Total>,
}

impl Bars {
    /// The bars of a chart, from what the selection is added up by.
    pub(super) fn new(table: &Table, slots: Slots, selection: &[[Total; 2]]) -> Self {
        let (bars, kinds) = (slots.bars(table), table.kinds().len());
        let mut all = Self {
            of: slots,
            kinds,
            added: vec![Total::default(); bars * kinds],
            hatched: vec![Total::default(); bars],
        };
        if slots.source() == Slots::Spots {
            let own = slots.by_spot(table);
            for (slot, totals) in own.iter().zip(selection) {
                all.add(*slot, totals);
            }
        } else {
            all.add_all(selection);
        }
        all
    }

    /// Adds what a chart has beyond the selection. Of `moved` the selection adds what the chart doesn't.
    pub(super) fn beyond(mut self, short: &[[Total; 2]], moved: &[[Total; 2]]) -> Self {
        self.add_all(short);
        let moved = moved.iter().enumerate().take(self.slots());
        for (slot, [_, moved]) in moved.filter(|(_, [_, one])| one.events > 0) {
            self.each(slot, |bar, own| {
                *bar += *moved;
                *own = less(own, moved);
            });
        }
        self
    }

    /// How many slots belong to a bar.
    fn slots(&self) -> usize {
        self.added.len()
    }

    fn add_all(&mut self, totals: &[[Total; 2]]) {
        for (slot, totals) in totals.iter().enumerate().take(self.slots()) {
            self.add(slot, totals);
        }
    }

    fn add(&mut self, slot: usize, [hatched, added]: &[Total; 2]) {
        if hatched.events + added.events > 0 {
            self.each(slot, |all, own| {
                *all += *hatched;
                *own += *added;
            });
        }
    }

    /// The totals that a slot belongs to: of what is not added, and of what is.
    fn each(&mut self, slot: usize, mut each: impl FnMut(&mut Total, &mut Total)) {
        let (bar, kind) = match self.of {
            Slots::Kinds => (slot, slot),
            _ => (slot / self.kinds, slot % self.kinds),
        };
        each(
            &mut self.hatched[bar],
            &mut self.added[bar * self.kinds + kind],
        );
    }
}

/// What is left of a total without a part of it.
fn less(all: &Total, part: &Total) -> Total {
    Total {
        events: all.events - part.events,
        without_number: all.without_number - part.without_number,
        low: all.low - part.low,
        estimate: all.estimate - part.estimate,
        high: all.high - part.high,
        open: all.open - part.open,
    }
}
