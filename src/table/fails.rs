//! Which dimensions of a filter each row fails, found once, so that every chart can leave out its own.

use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};

use crate::model::Status;
use crate::table::columns::{count, flag};
use crate::table::search::Words;
use crate::table::{Dimension, Filter, Pick, Reading, Row, Selection, Table, TablePlace, Who};

/// For each row the bits of the dimensions that it fails.
pub(super) struct Fails(Vec<u16>);

impl Fails {
    pub(super) fn new(filter: &Filter, table: &Table) -> Self {
        let tests = Tests::new(filter, table);
        let rows = (0..count(table.len())).into_par_iter().with_min_len(4096);
        Self(rows.map(|row| tests.fails(Row(row))).collect())
    }

    /// The rows that fail nothing, or nothing but one dimension.
    pub(super) fn select(&self, table: &Table, except: Option<Dimension>) -> Selection {
        let held = !except.map_or(0, Dimension::bit);
        Selection::new(table, |row| self.0[row.index()] & held == 0)
    }
}

/// The filter against this table: what can be decided once for a kind, place, tag or publisher is.
struct Tests<'a> {
    table: &'a Table,
    /// First and last day number, and whether all of an event's days must lie between.
    window: (i32, i32, Reading),
    /// The bits that every row of a kind fails.
    kinds: Vec<u16>,
    /// The bits that every row of a place fails.
    places: Vec<u16>,
    tags: Option<Vec<bool>>,
    publishers: Option<Vec<bool>>,
    statuses: &'a Pick<Status>,
    who: &'a Pick<Who>,
    people_at_least: Option<u32>,
    words: Words,
}

impl<'a> Tests<'a> {
    fn new(filter: &'a Filter, table: &'a Table) -> Self {
        let bit = |lets: bool, dimension: Dimension| if lets { 0 } else { dimension.bit() };
        let named = |pick: &Pick<String>, names: &[String]| {
            let let_through = names.iter().map(|name| pick.lets(name));
            (!pick.is_all()).then(|| let_through.collect())
        };
        let regions: Vec<bool> = table
            .regions()
            .iter()
            .map(|region| {
                filter.regions.lets(region) || filter.regions.lets(&region.country().into())
            })
            .collect();
        let place = |place: &TablePlace| {
            let precision = place.place.precision;
            let in_area = filter.area.as_ref().is_none_or(|area| {
                !precision.is_regional() && place.place.at.is_some_and(|at| area.contains(at))
            });
            bit(regions[place.region], Dimension::Region)
                | bit(in_area, Dimension::Area)
                | bit(filter.precisions.lets(&precision), Dimension::Precision)
        };
        Self {
            table,
            window: (
                filter.from.map_or(i32::MIN, Table::day_number),
                filter.to.map_or(i32::MAX, Table::day_number),
                filter.reading,
            ),
            kinds: table
                .kinds()
                .iter()
                .map(|kind| bit(filter.kinds.lets(kind), Dimension::Kind))
                .collect(),
            places: table.places().iter().map(place).collect(),
            tags: named(&filter.tags, table.tags()),
            publishers: named(&filter.publishers, table.publishers()),
            statuses: &filter.statuses,
            who: &filter.who,
            people_at_least: filter.people_at_least,
            words: table.text.words(filter.words()),
        }
    }

    fn fails(&self, row: Row) -> u16 {
        let fails = |fails: bool, dimension: Dimension| if fails { dimension.bit() } else { 0 };
        self.kinds[self.table.kind(row)]
            | self.places[self.table.place(row)]
            | fails(!self.in_window(row), Dimension::Time)
            | fails(
                !any(self.tags.as_deref(), self.table.tags_of(row)),
                Dimension::Tag,
            )
            | fails(
                !any(self.publishers.as_deref(), self.table.publishers_of(row)),
                Dimension::Publisher,
            )
            | fails(
                !self.statuses.lets(&self.table.status(row)),
                Dimension::Status,
            )
            | fails(!self.enough_people(row), Dimension::People)
            | fails(!self.names_them(row), Dimension::Who)
            | fails(
                !self.table.text.has(self.table, row, &self.words),
                Dimension::Text,
            )
    }

    fn in_window(&self, row: Row) -> bool {
        let (from, to, reading) = self.window;
        let (first, last) = self.table.days(row);
        match reading {
            // A window turned round would otherwise be overlapped by what spans it.
            Reading::Possible => from <= to && first <= to && from <= last,
            Reading::Certain => from <= first && last <= to,
        }
    }

    fn names_them(&self, row: Row) -> bool {
        match self.who {
            Pick::All => true,
            Pick::Only(some) => some.iter().any(|who| self.table.gives(row, *who)),
        }
    }

    fn enough_people(&self, row: Row) -> bool {
        self.people_at_least.is_none_or(|least| {
            let given = !self.table.has(row, flag::WITHOUT_NUMBER);
            given && (self.table.has(row, flag::OPEN) || self.table.high[row.index()] >= least)
        })
    }
}

/// Whether any of the row's own is let through.
fn any(let_through: Option<&[bool]>, own: &[u32]) -> bool {
    let_through.is_none_or(|let_through| own.iter().any(|one| let_through[*one as usize]))
}
