//! A selection added up by kind, region, tag, publisher, status or precision.

use crate::model::{Kind, Precision, RegionId, Status, Total};
use crate::table::tally::Tally;
use crate::table::{Row, Selection, Table};

/// Events and people of one bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Group<T> {
    /// What the bar stands for.
    pub key: T,
    /// Its events and people: those that are added, of the selection that leaves out the bar's own dimension.
    pub total: Total,
    /// The people by kind, in the order of [`Table::kinds`].
    pub kinds: Vec<Total>,
    /// Events that are shown but not added.
    pub not_added: u64,
    /// The people of those events, for the hatched part of the bar.
    pub hatched: Total,
}

impl Selection {
    /// By kind, in the order of [`Table::kinds`]: every one of them, so that each has its place.
    #[must_use]
    pub fn by_kind(&self, table: &Table) -> Vec<Group<Kind>> {
        let kinds = table.kinds();
        let tally = Tally::new(table, self, kinds.len(), |row, add| add(table.kind(row)));
        tally.groups(kinds.iter().cloned())
    }

    /// By region, most people (by the estimate) first. Every event is in one.
    #[must_use]
    pub fn by_region(&self, table: &Table) -> Vec<Group<RegionId>> {
        let regions = table.regions();
        let tally = Tally::new(
            table,
            self,
            regions.len(),
            |row, add| add(table.region(row)),
        );
        let mut groups = tally.shown(regions.iter().cloned());
        groups.sort_by(|one, other| {
            let most_first = other.total.estimate.cmp(&one.total.estimate);
            most_first.then_with(|| one.key.cmp(&other.key))
        });
        groups
    }

    /// By circumstance, most events first. An event can have several.
    #[must_use]
    pub fn by_tag(&self, table: &Table) -> Vec<Group<String>> {
        self.by_name(table, table.tags(), |row| table.tags_of(row))
    }

    /// By publisher, most events first. An event can have several.
    #[must_use]
    pub fn by_publisher(&self, table: &Table) -> Vec<Group<String>> {
        self.by_name(table, table.publishers(), |row| table.publishers_of(row))
    }

    /// By status, in the order of [`Status::ALL`].
    #[must_use]
    pub fn by_status(&self, table: &Table) -> Vec<Group<Status>> {
        let all = Status::ALL;
        let tally = Tally::new(table, self, all.len(), |row, add| {
            add(table.status(row) as usize);
        });
        tally.shown(all)
    }

    /// By how closely the place is known, from sharp to vague.
    #[must_use]
    pub fn by_precision(&self, table: &Table) -> Vec<Group<Precision>> {
        let all = Precision::ALL;
        let tally = Tally::new(table, self, all.len(), |row, add| {
            add(table.places()[table.place(row)].place.precision as usize);
        });
        tally.shown(all)
    }

    fn by_name<'a>(
        &self,
        table: &Table,
        names: &[String],
        names_of: impl Fn(Row) -> &'a [u32],
    ) -> Vec<Group<String>> {
        let tally = Tally::new(table, self, names.len(), |row, add| {
            for name in names_of(row) {
                add(*name as usize);
            }
        });
        let mut groups = tally.shown(names.iter().cloned());
        groups.sort_by(|one, other| {
            let most_first = other.total.events.cmp(&one.total.events);
            most_first.then_with(|| one.key.cmp(&other.key))
        });
        groups
    }
}
