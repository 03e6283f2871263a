//! What the pointer is on, and what that lights up in all views. Found once, when the pointer moves on.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::action::Choice;
use crate::model::{DateBounds, RegionId, Status};
use crate::table::{Row, Selection, Table, TablePlace, Who};

/// What the pointer or the keyboard is on, in whichever view. Cheap to compare with that of the frame before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Pointing {
    /// Nothing that stands for events.
    #[default]
    Nothing,
    /// One event.
    Event(Row),
    /// A chart's bar: the shown events that the choice stands for.
    Choice(Choice),
    /// A bar over time: the shown events that may lie in these days.
    Days(DateBounds),
    /// The shown events at these places, indices into [`Table::places`].
    Places(Vec<usize>),
}

/// What is pointed at, and the places that it lights up.
#[derive(Clone, Debug)]
pub struct Pointed {
    what: Pointing,
    table: Arc<Table>,
    rule: Rule,
    places: Vec<bool>,
}

/// Which rows are lit, in the columns' own numbers.
#[derive(Clone, Copy, Debug)]
enum Rule {
    Nothing,
    Row(Row),
    /// All of the lit places.
    Place,
    Kind(usize),
    Tag(u32),
    Publisher(u32),
    Who(Who),
    Status(Status),
    /// First and last day.
    Days(i32, i32),
}

impl Pointed {
    /// Below this many rows a thread of its own costs more than it saves.
    const ROWS_A_THREAD: usize = 1 << 14;

    /// Finds what lights up of a selection.
    #[must_use]
    pub fn new(what: Pointing, table: &Arc<Table>, selection: &Selection) -> Self {
        let (rule, places) = Rule::of(&what, table);
        let places = match rule {
            // An event that is left out is pointed at from the event panel, and is on no map.
            Rule::Row(row) if !selection.contains(row) => Vec::new(),
            Rule::Nothing | Rule::Row(_) | Rule::Place => places,
            _ => places_of(table, selection, rule),
        };
        Self {
            what,
            table: Arc::clone(table),
            rule,
            places,
        }
    }

    /// What the pointer is on.
    #[must_use]
    pub fn what(&self) -> &Pointing {
        &self.what
    }

    /// The event that the pointer is on, where it is on one alone.
    #[must_use]
    pub fn row(&self) -> Option<Row> {
        match self.what {
            Pointing::Event(row) => Some(row),
            _ => None,
        }
    }

    /// Whether a place lights up: one of its shown events is pointed at.
    #[must_use]
    pub fn lights(&self, place: usize) -> bool {
        self.places.get(place).copied().unwrap_or(false)
    }

    /// Whether a shown row lights up. Meant for the few that are on screen.
    #[must_use]
    pub fn lights_row(&self, row: Row) -> bool {
        match self.rule {
            Rule::Place => self.lights(self.table.place(row)),
            rule => rule.holds(&self.table, row),
        }
    }
}

impl Rule {
    /// The rule, and the places that it lights up where it needs no row to tell.
    fn of(what: &Pointing, table: &Table) -> (Self, Vec<bool>) {
        let lit = |holds: &dyn Fn(usize, &TablePlace) -> bool| {
            let places = table.places().iter().enumerate();
            let places = places.map(|(at, place)| holds(at, place)).collect();
            (Self::Place, places)
        };
        match what {
            Pointing::Nothing => (Self::Nothing, Vec::new()),
            Pointing::Event(row) => {
                let (_, places) = lit(&|at, _| at == table.place(*row));
                (Self::Row(*row), places)
            }
            Pointing::Days(days) => {
                let (first, last) = (Table::day_number(days.first), Table::day_number(days.last));
                (Self::Days(first, last), Vec::new())
            }
            Pointing::Places(some) => {
                let mut places = vec![false; table.places().len()];
                for at in some {
                    if let Some(place) = places.get_mut(*at) {
                        *place = true;
                    }
                }
                (Self::Place, places)
            }
            Pointing::Choice(Choice::Region(region)) => {
                let regions: Vec<bool> = table
                    .regions()
                    .iter()
                    .map(|one| is_in(one, region))
                    .collect();
                lit(&|_, place| regions.get(place.region).copied().unwrap_or(false))
            }
            Pointing::Choice(Choice::Precision(precision)) => {
                lit(&|_, place| place.place.precision == *precision)
            }
            Pointing::Choice(choice) => (Self::of_choice(choice, table), Vec::new()),
        }
    }

    /// The rule of a choice that each row answers for itself; nothing where the table doesn't know it.
    fn of_choice(choice: &Choice, table: &Table) -> Self {
        let number = |names: &[String], name: &String| {
            let at = names.binary_search(name).ok()?;
            u32::try_from(at).ok()
        };
        let rule = match choice {
            Choice::Kind(kind) => {
                let at = table.kinds().iter().position(|one| one == kind);
                at.map(Self::Kind)
            }
            Choice::Tag(tag) => number(table.tags(), tag).map(Self::Tag),
            Choice::Publisher(name) => number(table.publishers(), name).map(Self::Publisher),
            Choice::Who(who) => Some(Self::Who(*who)),
            Choice::Status(status) => Some(Self::Status(*status)),
            Choice::Region(_) | Choice::Precision(_) => None,
        };
        rule.unwrap_or(Self::Nothing)
    }

    /// Whether a row is lit by its own columns.
    fn holds(self, table: &Table, row: Row) -> bool {
        match self {
            Self::Nothing | Self::Place => false,
            Self::Row(one) => row == one,
            Self::Kind(kind) => table.kind(row) == kind,
            Self::Tag(tag) => table.tags_of(row).contains(&tag),
            Self::Publisher(publisher) => table.publishers_of(row).contains(&publisher),
            Self::Who(who) => table.gives(row, who),
            Self::Status(status) => table.status(row) == status,
            Self::Days(from, to) => {
                let (first, last) = table.days(row);
                first <= to && from <= last
            }
        }
    }
}

/// Whether a region is the one picked, or in the country picked.
fn is_in(region: &RegionId, picked: &RegionId) -> bool {
    region == picked || region.country() == picked.as_str()
}

/// The places of the selected rows that a rule holds for. A row is not asked where its place is lit already.
fn places_of(table: &Table, selection: &Selection, rule: Rule) -> Vec<bool> {
    let lit: Vec<AtomicBool> = table
        .places()
        .iter()
        .map(|_| AtomicBool::new(false))
        .collect();
    let rows = selection
        .rows
        .par_iter()
        .with_min_len(Pointed::ROWS_A_THREAD);
    rows.for_each(|row| {
        let place = lit.get(table.place(*row));
        if let Some(place) = place.filter(|place| !place.load(Ordering::Relaxed))
            && rule.holds(table, *row)
        {
            place.store(true, Ordering::Relaxed);
        }
    });
    lit.into_iter().map(AtomicBool::into_inner).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{Kind, Precision};
    use crate::table::generated::{datasets, filters, table};

    /// Whether a pointing stands for a row, told from the event itself as slowly as can be.
    fn is_meant(table: &Table, what: &Pointing, row: Row) -> bool {
        let event = table.event(row);
        let place = &table.places()[table.place(row)].place;
        match what {
            Pointing::Nothing => false,
            Pointing::Event(one) => row == *one,
            Pointing::Days(days) => table.bounds(row).overlaps(days),
            Pointing::Places(some) => some.contains(&table.place(row)),
            Pointing::Choice(Choice::Kind(kind)) => event.kind == *kind,
            Pointing::Choice(Choice::Region(region)) => {
                is_in(&table.regions()[table.region(row)], region)
            }
            Pointing::Choice(Choice::Tag(tag)) => event.tags.contains(tag),
            Pointing::Choice(Choice::Publisher(publisher)) => {
                let sources = &table.datasets()[table.dataset(row)].sources;
                event.reports.iter().any(|report| {
                    let source = sources.iter().find(|source| source.id == report.source);
                    source.is_some_and(|source| source.voice() == publisher)
                })
            }
            Pointing::Choice(Choice::Who(who)) => who.is_in(&event),
            Pointing::Choice(Choice::Status(status)) => event.status.unwrap_or_default() == *status,
            Pointing::Choice(Choice::Precision(precision)) => place.precision == *precision,
        }
    }

    /// Everything that a view could point at.
    fn all(table: &Table) -> Vec<Pointing> {
        let own = |names: &[String], choice: fn(String) -> Choice| {
            let names = names.iter().cloned().chain(["nobody's".to_owned()]);
            names.map(choice).collect::<Vec<_>>()
        };
        let countries = table.regions().iter().map(|region| region.country().into());
        let regions = table.regions().iter().cloned().chain(countries);
        let kinds = table.kinds().iter().cloned();
        let unknown = Kind::Other("nobody's".into());
        let choices = own(table.tags(), Choice::Tag)
            .into_iter()
            .chain(own(table.publishers(), Choice::Publisher))
            .chain(kinds.chain([unknown]).map(Choice::Kind))
            .chain(regions.map(Choice::Region))
            .chain(Who::ALL.map(Choice::Who))
            .chain(Status::ALL.map(Choice::Status))
            .chain(Precision::ALL.map(Choice::Precision));
        let places = 0..table.places().len();
        choices
            .map(Pointing::Choice)
            .chain(table.rows().map(Pointing::Event))
            .chain(table.rows().map(|row| Pointing::Days(table.bounds(row))))
            .chain(places.map(|place| Pointing::Places(vec![place, place + 1])))
            .chain([Pointing::Nothing])
            .collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn what_is_pointed_at_lights_up_and_nothing_else(datasets in datasets(), filter in filters()) {
            let table = Arc::new(table(&datasets));
            let selection = filter.select(&table, None);
            for what in all(&table) {
                let pointed = Pointed::new(what.clone(), &table, &selection);
                for row in &selection.rows {
                    let meant = is_meant(&table, &what, *row);
                    prop_assert_eq!(pointed.lights_row(*row), meant, "{:?} {:?}", what, row);
                }
                for place in 0..table.places().len() {
                    // Of a place without a shown event nobody asks.
                    let mut rows = selection.rows.iter().filter(|row| table.place(**row) == place);
                    let Some(first) = rows.next() else { continue };
                    let meant = is_meant(&table, &what, *first)
                        || rows.any(|row| is_meant(&table, &what, *row));
                    prop_assert_eq!(pointed.lights(place), meant, "{:?} {}", what, place);
                }
            }
        }
    }
}
