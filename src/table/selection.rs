//! The rows that pass a filter, and which of them count towards totals.

use crate::model::Total;
use crate::table::{Row, Table};

/// The rows that pass a filter, and which of them are added to totals: decided once for all of them.
///
/// Nobody is counted twice:
/// - A rollup is never added. It sums up events that have their own entries, or may have.
/// - An event is not added where `part_of` and `same_people`, followed as far as they lead, reach an event
///   of the same kind that is in the selection and no rollup: its people are in that one's number already.
///   Of the *same kind*, because people are totalled by kind: an arrest and the return of those arrested
///   both count, each in its own total, as do an arrest and the death of one of the people.
///   *In the selection*, because an event must stand for itself where a filter leaves the larger one out.
///   *No rollup*, because that is never added, and its parts would be lost.
/// - Links that run in a circle are an error in a file. Where there is one all the same, the link that closes
///   it, followed from the latest event on, is cut, so that one of the circle is added.
///
/// So of every chain that is cut short by these rules, the event at its end is added: nobody is lost either.
#[derive(Clone)]
pub struct Selection {
    /// The rows that pass, by first day, last day, then id.
    pub rows: Vec<Row>,
    marks: Vec<Mark>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Out,
    Shown,
    Added,
}

impl Selection {
    pub(super) fn new(table: &Table, passes: impl Fn(Row) -> bool) -> Self {
        // Memory is read in its own order where it can be: rows by day lie all over the place.
        let mark = |row| match (passes(row), table.is_rollup(row)) {
            (false, _) => Mark::Out,
            (true, true) => Mark::Shown,
            (true, false) => Mark::Added,
        };
        let mut marks: Vec<Mark> = table.rows().map(mark).collect();
        let shown = |row: &Row| marks[row.index()] != Mark::Out;
        let rows = table.rows_by_day().filter(shown).collect();
        // Found for all before any is marked: whether a row is added rests on what is in the selection,
        // not on what else is added.
        for row in table
            .links
            .covered(table, |row| marks[row.index()] == Mark::Added)
        {
            marks[row.index()] = Mark::Shown;
        }
        Self { rows, marks }
    }

    /// Whether the row passes and is added to totals: it is no rollup, and no event of the same kind
    /// that it is a part of, or has the people of, is in the selection and added.
    #[must_use]
    pub fn is_added(&self, row: Row) -> bool {
        self.marks.get(row.index()) == Some(&Mark::Added)
    }

    /// Whether the row passes.
    #[must_use]
    pub fn contains(&self, row: Row) -> bool {
        self.marks
            .get(row.index())
            .is_some_and(|mark| *mark != Mark::Out)
    }

    /// The rows that pass in the table's own order, and whether each is added.
    pub(super) fn marked(&self) -> impl Iterator<Item = (Row, bool)> {
        let marks = (0..).map(Row).zip(&self.marks);
        let shown = marks.filter(|(_, mark)| **mark != Mark::Out);
        shown.map(|(row, mark)| (row, *mark == Mark::Added))
    }

    /// The rows that are added to totals.
    pub fn added(&self) -> impl Iterator<Item = Row> {
        self.rows.iter().copied().filter(|row| self.is_added(*row))
    }

    /// The rows that are shown but not added: rollups, parts and the same people again.
    pub fn not_added(&self) -> impl Iterator<Item = Row> {
        self.rows.iter().copied().filter(|row| !self.is_added(*row))
    }

    /// All that is added, over all kinds.
    #[must_use]
    pub fn total(&self, table: &Table) -> Total {
        let mut total = Total::default();
        for row in self.added() {
            total += table.people(row);
        }
        total
    }
}
