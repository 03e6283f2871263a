//! The table as plain arrays: what the peers are given, and what the limits are measured on.

use std::collections::HashSet;
use std::error::Error;
use std::path::Path;

use refoulement_atlas::table::{Row, Table};

/// One entry a row. Small ids, as the peers like them.
pub struct Columns {
    pub first: Vec<i16>,
    pub last: Vec<i16>,
    /// Months since the year 0 of the first and last day.
    pub months: Vec<[u16; 2]>,
    pub kind: Vec<u8>,
    pub place: Vec<u16>,
    pub region: Vec<u8>,
    pub precision: Vec<u8>,
    pub status: Vec<u8>,
    pub low: Vec<u32>,
    pub estimate: Vec<u32>,
    pub high: Vec<u32>,
    /// Bits: no number, open, rollup.
    pub flags: Vec<u8>,
    pub sexes: Vec<[u8; 3]>,
    /// A bit a tag.
    pub tags: Vec<u16>,
    /// A bit a publisher.
    pub publishers: Vec<u128>,
    /// An event, and one that has its people: of the same kind, no rollup, reached by whatever chain of links.
    pub covers: Vec<[u32; 2]>,
}

/// Bits of [`Columns::flags`].
pub mod flag {
    pub const WITHOUT_NUMBER: u8 = 1;
    pub const OPEN: u8 = 2;
    pub const ROLLUP: u8 = 4;
}

/// A number that fits by the way the data are made.
fn small<T: TryFrom<U> + Default, U>(number: U) -> T {
    T::try_from(number).unwrap_or_default()
}

impl Columns {
    /// The columns of a table.
    pub fn of(table: &Table) -> Self {
        let rows = || table.rows();
        let days = |row: Row| table.days(row);
        let month = |day: i32| {
            let day = Table::day(day);
            small::<u16, _>(i32::from(day.year()) * 12 + i32::from(day.month()) - 1)
        };
        let flags = |row: Row| {
            let people = table.people(row);
            let bit = |set: bool, bit: u8| if set { bit } else { 0 };
            bit(people.without_number > 0, flag::WITHOUT_NUMBER)
                | bit(people.open > 0, flag::OPEN)
                | bit(table.is_rollup(row), flag::ROLLUP)
        };
        let sexes = |row: Row| {
            let event = table.event(row);
            [event.women, event.men, event.children].map(|number| small(number.unwrap_or_default()))
        };
        Self {
            first: rows().map(|row| small(days(row).0)).collect(),
            last: rows().map(|row| small(days(row).1)).collect(),
            months: rows()
                .map(|row| [month(days(row).0), month(days(row).1)])
                .collect(),
            kind: rows().map(|row| small(table.kind(row))).collect(),
            place: rows().map(|row| small(table.place(row))).collect(),
            region: rows().map(|row| small(table.region(row))).collect(),
            precision: rows()
                .map(|row| table.places()[table.place(row)].place.precision as u8)
                .collect(),
            status: rows().map(|row| table.status(row) as u8).collect(),
            low: rows().map(|row| small(table.people(row).low)).collect(),
            estimate: rows()
                .map(|row| small(table.people(row).estimate))
                .collect(),
            high: rows().map(|row| small(table.people(row).high)).collect(),
            flags: rows().map(flags).collect(),
            sexes: rows().map(sexes).collect(),
            tags: rows()
                .map(|row| {
                    table
                        .tags_of(row)
                        .iter()
                        .fold(0, |bits, tag| bits | 1 << *tag)
                })
                .collect(),
            publishers: rows()
                .map(|row| {
                    table
                        .publishers_of(row)
                        .iter()
                        .fold(0, |bits, publisher| bits | 1 << *publisher)
                })
                .collect(),
            covers: covers(table),
        }
    }

    /// Writes them as CSV, a file for the rows and one for what covers what.
    ///
    /// # Errors
    /// Where they can't be written.
    pub fn write(&self, folder: &Path) -> Result<(), Box<dyn Error>> {
        std::fs::create_dir_all(folder)?;
        let mut rows = csv::Writer::from_path(folder.join("rows.csv"))?;
        rows.write_record([
            "row",
            "first",
            "last",
            "m0",
            "m1",
            "kind",
            "place",
            "region",
            "precision",
            "status",
            "low",
            "estimate",
            "high",
            "without",
            "open",
            "rollup",
            "women",
            "men",
            "children",
            "tags",
            "p0",
            "p1",
        ])?;
        for at in 0..self.kind.len() {
            let bit = |bit: u8| u8::from(self.flags[at] & bit != 0);
            let [women, men, children] = self.sexes[at];
            let publishers = self.publishers[at];
            rows.serialize((
                (
                    at,
                    self.first[at],
                    self.last[at],
                    self.months[at],
                    self.kind[at],
                    self.place[at],
                    self.region[at],
                ),
                (
                    self.precision[at],
                    self.status[at],
                    self.low[at],
                    self.estimate[at],
                    self.high[at],
                ),
                (
                    bit(flag::WITHOUT_NUMBER),
                    bit(flag::OPEN),
                    bit(flag::ROLLUP),
                    women,
                    men,
                    children,
                ),
                (
                    self.tags[at],
                    publishers & u128::from(u64::MAX),
                    publishers >> 64,
                ),
            ))?;
        }
        rows.flush()?;
        let mut covers = csv::Writer::from_path(folder.join("covers.csv"))?;
        covers.write_record(["row", "by"])?;
        for pair in &self.covers {
            covers.serialize(pair)?;
        }
        Ok(covers.flush()?)
    }
}

fn covers(table: &Table) -> Vec<[u32; 2]> {
    let named: Vec<Vec<Row>> = table
        .rows()
        .map(|row| {
            let event = table.event(row);
            let ids = event.part_of.iter().chain(&event.same_people);
            ids.filter_map(|id| table.find(table.dataset(row), id))
                .collect()
        })
        .collect();
    let mut covers = Vec::new();
    for row in table.rows() {
        let mut seen = HashSet::from([row]);
        let mut next = named[row.0 as usize].clone();
        while let Some(other) = next.pop() {
            if seen.insert(other) {
                if table.kind(other) == table.kind(row)
                    && !table.is_rollup(other)
                    && !table.is_rollup(row)
                {
                    covers.push([row.0, other.0]);
                }
                next.extend(&named[other.0 as usize]);
            }
        }
    }
    covers
}
