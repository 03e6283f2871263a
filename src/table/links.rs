//! Which events have the people of others, by `part_of` and `same_people`, made free of circles.

use std::collections::{BTreeSet, HashMap};

use crate::table::columns::count;
use crate::table::{Row, Table};

/// The events that name another or are named, those named first.
#[derive(Default)]
pub(super) struct Links(Vec<Node>);

struct Node {
    row: Row,
    /// Where the events that this one names stand in the list, always before it; [`NOBODY`] where it names none.
    named: [u32; 2],
}

const NOBODY: u32 = u32::MAX;

/// How far the walk has come with a row.
enum Walk {
    Open,
    Done(u32),
}

/// What each row names that names anything.
pub(super) type Named = HashMap<u32, [Option<Row>; 2]>;

impl Links {
    /// Rows are in the order of their days.
    pub(super) fn new(named: &Named) -> Self {
        let mut links = Self::default();
        let mut walked = HashMap::new();
        let mut rows: Vec<u32> = named.keys().copied().collect();
        rows.sort_unstable();
        // From the latest on: of two events that name each other, the earlier is the one to be added.
        for row in rows.into_iter().rev() {
            links.walk(Row(row), named, &mut walked);
        }
        links
    }

    /// Adds a row after all that it leads to. A list of its own stands for the call stack:
    /// a file may well hold a chain of a million.
    fn walk(&mut self, row: Row, named: &Named, walked: &mut HashMap<Row, Walk>) {
        if walked.contains_key(&row) {
            return;
        }
        walked.insert(row, Walk::Open);
        let mut path = vec![Step::new(row)];
        while let Some(step) = path.last_mut() {
            let names = named.get(&step.row.0).copied().unwrap_or_default();
            let Some(name) = names.get(step.next) else {
                walked.insert(step.row, Walk::Done(count(self.0.len())));
                self.0.push(Node {
                    row: step.row,
                    named: step.named,
                });
                path.pop();
                continue;
            };
            match name.map(|name| (name, walked.get(&name))) {
                None | Some((_, Some(Walk::Open))) => step.next += 1,
                Some((_, Some(Walk::Done(place)))) => {
                    step.named[step.next] = *place;
                    step.next += 1;
                }
                Some((name, None)) => {
                    walked.insert(name, Walk::Open);
                    path.push(Step::new(name));
                }
            }
        }
    }

    /// Of each linked row the selections in which it leads to another of the same kind that counts there. Selections
    /// are bits; `counts` tells those in which a row does. One pass a kind, however long the chains.
    pub(super) fn covered(
        &self,
        table: &Table,
        counts: impl Fn(Row) -> u16,
        mut covers: impl FnMut(Row, u16),
    ) {
        let own: Vec<(usize, u16)> = self
            .0
            .iter()
            .map(|node| (table.kind(node.row), counts(node.row)))
            .collect();
        let kinds: BTreeSet<usize> = own.iter().map(|(kind, _)| *kind).collect();
        // Where each event of the kind counts, or leads to one that does.
        let mut reached: Vec<u16> = Vec::with_capacity(self.0.len());
        for kind in kinds {
            reached.clear();
            for (node, (of, counts)) in self.0.iter().zip(&own) {
                let there = |named: u32| reached.get(named as usize).copied().unwrap_or(0);
                let [whole, earlier] = node.named.map(there);
                let covered = whole | earlier;
                if *of == kind {
                    covers(node.row, covered);
                    reached.push(covered | counts);
                } else {
                    reached.push(covered);
                }
            }
        }
    }
}

/// A row on the way, and how many of those that it names are done.
struct Step {
    row: Row,
    next: usize,
    named: [u32; 2],
}

impl Step {
    fn new(row: Row) -> Self {
        Self {
            row,
            next: 0,
            named: [NOBODY; 2],
        }
    }
}
