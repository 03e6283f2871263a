//! Which events have the people of others, by `part_of` and `same_people`, made free of circles.

use crate::progress::{PAUSE, Progress, Stopped};
use crate::table::columns::count;
use crate::table::covers::Covers;
use crate::table::{Row, Table};

/// The events that name another or are named, those named first.
struct Links(Vec<Node>);

/// An event that names another or is named.
pub(super) struct Node {
    pub(super) row: Row,
    /// Where the events that this one names stand in the list, always before it; [`NOBODY`] where it names none.
    pub(super) named: [u32; 2],
}

/// Stands for no event.
pub(super) const NOBODY: u32 = u32::MAX;

/// How far the walk has come with a row.
#[derive(Clone, Copy)]
enum Walk {
    /// Not walked, and it names none.
    Leaf,
    /// Not walked; what it names stands there in [`Named`].
    Names(u32),
    /// On the way.
    Open,
    /// Its place in the list.
    Done(u32),
}

/// What each row names that names anything, in order.
pub(super) type Named = Vec<(Row, [Option<Row>; 2])>;

/// Who covers whom. Rows are in the order of their days.
pub(super) fn covers(table: &Table, named: &Named, progress: &Progress) -> Result<Covers, Stopped> {
    let links = Links::new(table.len(), named, progress)?;
    Covers::new(table, &links.0, progress)
}

impl Links {
    fn new(rows: usize, named: &Named, progress: &Progress) -> Result<Self, Stopped> {
        // Most that are named name nobody.
        let mut links = Self(Vec::with_capacity(named.len() * 2));
        let mut path = Vec::new();
        let mut ways = Ways::new(rows, named);
        // From the latest on: of two events that name each other, the earlier is the one to be added.
        for some in named.rchunks(PAUSE) {
            progress.go_on()?;
            for (row, _) in some.iter().rev() {
                links.walk(*row, &mut ways, &mut path);
            }
        }
        Ok(links)
    }

    /// Adds a row after all that it leads to. `path` stands for the call stack, since a file may well hold a chain of a
    /// million; it is left empty.
    fn walk(&mut self, row: Row, ways: &mut Ways, path: &mut Vec<Step>) {
        if matches!(ways.walk(row), Walk::Open | Walk::Done(_)) {
            return;
        }
        path.push(ways.open(row));
        while let Some(step) = path.last_mut() {
            let Some(name) = step.names.get(step.next) else {
                self.add(step.row, step.named, ways);
                path.pop();
                continue;
            };
            match name.map(|name| (name, ways.walk(name))) {
                None | Some((_, Walk::Open)) => step.next += 1,
                Some((_, Walk::Done(place))) => {
                    step.named[step.next] = place;
                    step.next += 1;
                }
                Some((name, Walk::Names(_))) => path.push(ways.open(name)),
                Some((name, Walk::Leaf)) => self.add(name, [NOBODY; 2], ways),
            }
        }
    }

    fn add(&mut self, row: Row, named: [u32; 2], ways: &mut Ways) {
        ways.walks[row.index()] = Walk::Done(count(self.0.len()));
        self.0.push(Node { row, named });
    }
}

/// How far the walk has come with each row.
struct Ways<'n> {
    named: &'n Named,
    walks: Vec<Walk>,
}

impl<'n> Ways<'n> {
    fn new(rows: usize, named: &'n Named) -> Self {
        let mut walks = vec![Walk::Leaf; rows];
        for (at, (row, _)) in named.iter().enumerate() {
            walks[row.index()] = Walk::Names(count(at));
        }
        Self { named, walks }
    }

    fn walk(&self, row: Row) -> Walk {
        self.walks[row.index()]
    }

    /// Sets out from a row.
    fn open(&mut self, row: Row) -> Step {
        let names = match std::mem::replace(&mut self.walks[row.index()], Walk::Open) {
            Walk::Names(at) => self.named[at as usize].1,
            _ => [None; 2],
        };
        Step {
            row,
            names,
            next: 0,
            named: [NOBODY; 2],
        }
    }
}

/// A row on the way, and how many of those that it names are done.
struct Step {
    row: Row,
    names: [Option<Row>; 2],
    next: usize,
    named: [u32; 2],
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{Event, EventId};
    use crate::table::generated::{datasets, table};

    /// The rows that name an event of their own dataset, found as slowly as can be.
    fn naming(table: &Table, row: Row, named: fn(&Event) -> &Option<EventId>) -> Vec<Row> {
        let id = Some(table.event(row).id);
        let own = |other: &Row| table.dataset(*other) == table.dataset(row);
        let rows = table.rows().filter(own);
        rows.filter(|other| *named(&table.event(*other)) == id)
            .collect()
    }

    proptest! {
        #[test]
        fn whoever_names_an_event_is_found_from_it(datasets in datasets()) {
            let table = table(&datasets);
            for row in table.rows() {
                prop_assert_eq!(table.parts(row), naming(&table, row, |event| &event.part_of));
                prop_assert_eq!(table.later(row), naming(&table, row, |event| &event.same_people));
            }
        }
    }
}
