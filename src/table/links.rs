//! Which events have the people of others, by `part_of` and `same_people`, made free of circles.

use std::collections::HashMap;

use crate::table::{Row, Table};

/// The events that name another or are named, those named first.
#[derive(Default)]
pub(super) struct Links(Vec<Node>);

struct Node {
    row: Row,
    /// Where the events that this one names stand in the list: always before it.
    named: [Option<usize>; 2],
}

/// How far the walk has come with a row.
enum Walk {
    Open,
    Done(usize),
}

impl Links {
    /// `order` is all rows by day, `named` what those name that name anything.
    pub(super) fn new(order: &[u32], named: &HashMap<u32, [Option<Row>; 2]>) -> Self {
        let mut links = Self::default();
        let mut walked = HashMap::new();
        // From the latest on: of two events that name each other, the earlier is the one to be added.
        for row in order.iter().rev().filter(|row| named.contains_key(row)) {
            links.walk(Row(*row), named, &mut walked);
        }
        links
    }

    /// Adds a row after all that it leads to. A list of its own stands for the call stack:
    /// a file may well hold a chain of a million.
    fn walk(
        &mut self,
        row: Row,
        named: &HashMap<u32, [Option<Row>; 2]>,
        walked: &mut HashMap<Row, Walk>,
    ) {
        if walked.contains_key(&row) {
            return;
        }
        walked.insert(row, Walk::Open);
        let mut path = vec![Step {
            row,
            next: 0,
            named: [None; 2],
        }];
        while let Some(step) = path.last_mut() {
            let names = named.get(&step.row.0).copied().unwrap_or_default();
            let Some(name) = names.get(step.next) else {
                walked.insert(step.row, Walk::Done(self.0.len()));
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
                    step.named[step.next] = Some(*place);
                    step.next += 1;
                }
                Some((name, None)) => {
                    walked.insert(name, Walk::Open);
                    path.push(Step {
                        row: name,
                        next: 0,
                        named: [None; 2],
                    });
                }
            }
        }
    }

    /// The rows that `counts` and lead to another of the same kind that `counts`. One pass, however long the chains.
    pub(super) fn covered(&self, table: &Table, counts: impl Fn(Row) -> bool) -> Vec<Row> {
        let words = table.kinds().len().div_ceil(64);
        // For each event, the kinds of all that it leads to, as bits.
        let mut reached = vec![0_u64; self.0.len() * words];
        let mut covered = Vec::new();
        for (place, node) in self.0.iter().enumerate() {
            let (before, own) = reached.split_at_mut(place * words);
            for named in node.named.into_iter().flatten() {
                for (own, theirs) in own.iter_mut().zip(&before[named * words..][..words]) {
                    *own |= theirs;
                }
                let row = self.0[named].row;
                if counts(row) {
                    let kind = table.kind(row);
                    own[kind / 64] |= 1 << (kind % 64);
                }
            }
            let kind = table.kind(node.row);
            if counts(node.row) && own[kind / 64] & (1 << (kind % 64)) != 0 {
                covered.push(node.row);
            }
        }
        covered
    }
}

/// A row on the way, and how many of those that it names are done.
struct Step {
    row: Row,
    next: usize,
    named: [Option<usize>; 2],
}
