//! All rows in the order of one column. Equal ones stay in the order of their days.

use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};
use rayon::slice::ParallelSliceMut;

use crate::table::columns::{count, status_of};
use crate::table::{Row, Table};

/// What the table can be sorted by.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum SortBy {
    /// The earliest possible day, then the latest.
    #[default]
    Date,
    /// The kind of event, in the order in which kinds are listed.
    Kind,
    /// The name of the place.
    Place,
    /// The name of where people were moved; those that were moved nowhere come last.
    To,
    /// People, by the estimate.
    People,
    /// How many sources there are.
    Sources,
    /// How well supported.
    Status,
}

impl SortBy {
    /// In the order of the table's columns.
    pub const ALL: [Self; 7] = [
        Self::Date,
        Self::Kind,
        Self::Place,
        Self::To,
        Self::People,
        Self::Sources,
        Self::Status,
    ];
}

impl Table {
    /// All rows in the order of a column.
    #[must_use]
    pub fn order(&self, by: SortBy) -> Vec<Row> {
        let columns = &self.columns;
        match by {
            SortBy::Date => self.rows().collect(),
            SortBy::Kind => {
                let kinds: Vec<u32> = self.spots.iter().map(|(_, kind)| *kind).collect();
                self.order_by(|row| kinds[columns.spot[row] as usize])
            }
            SortBy::Place => {
                let ranks = self.ranks();
                let ranks: Vec<u32> = self
                    .spots
                    .iter()
                    .map(|(place, _)| ranks[*place as usize])
                    .collect();
                self.order_by(|row| ranks[columns.spot[row] as usize])
            }
            SortBy::To => {
                let ranks = self.ranks();
                let to: Vec<u32> = self.routes.iter().map(|(_, to)| ranks[*to]).collect();
                self.order_by(|row| self.way(row).map_or(u32::MAX, |route| to[route]))
            }
            SortBy::People => self.order_by(|row| columns.estimate[row]),
            SortBy::Sources => self.order_by(|row| columns.sources[row].into()),
            SortBy::Status => self.order_by(|row| status_of(columns.flags[row]) as u32),
        }
    }

    /// Key and row share a word, so that equal keys are in the order of rows.
    fn order_by(&self, key_of: impl Fn(usize) -> u32 + Sync) -> Vec<Row> {
        let keyed = self.rows().collect::<Vec<_>>().into_par_iter();
        let mut keyed: Vec<u64> = keyed
            .map(|row| u64::from(key_of(row.index())) << 32 | u64::from(row.0))
            .collect();
        keyed.par_sort_unstable();
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the row is the word's lower half"
        )]
        let row = |keyed: &u64| Row(*keyed as u32);
        keyed.par_iter().map(row).collect()
    }

    /// Where each place stands by its name; places of the same name stand together.
    fn ranks(&self) -> Vec<u32> {
        let names = self.places.iter().map(|place| place.place.name.as_str());
        let mut sorted: Vec<&str> = names.clone().collect();
        sorted.sort_unstable();
        sorted.dedup();
        let rank = |name| sorted.partition_point(|other| *other < name);
        names.map(|name| count(rank(name))).collect()
    }
}
