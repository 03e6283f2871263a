//! A selection added up by place and by route, kind by kind: what the map is made from.

use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};

use crate::model::{Kind, Total};
use crate::table::cells::Cell;
use crate::table::columns::count;
use crate::table::{Selection, Table};

/// The events and people of one kind at one place or on one route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindSum {
    /// The kind, as an index into [`Table::kinds`].
    pub kind: usize,
    /// What is added to totals.
    pub added: Total,
    /// What is shown but not added: rollups, parts and the same people again.
    pub not_added: Total,
}

/// Sums by kind, a list a place or route, kept end to end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    list: Vec<KindSum>,
    ends: Vec<u32>,
}

impl Sums {
    /// The kinds that any shown event of a place or route has, in their order.
    #[must_use]
    pub fn of(&self, number: usize) -> &[KindSum] {
        let end = |number: usize| self.ends.get(number).map(|end| *end as usize);
        let start = number.checked_sub(1).map_or(Some(0), end);
        start
            .zip(end(number))
            .and_then(|(start, end)| self.list.get(start..end))
            .unwrap_or_default()
    }

    /// Sums with the keys that they belong to, in the order of keys, then kinds.
    pub(super) fn new(keys: usize, all: impl Iterator<Item = (usize, KindSum)>) -> Self {
        let mut sums = Self {
            list: Vec::new(),
            ends: vec![0; keys],
        };
        for (key, sum) in all {
            if sum.added.events + sum.not_added.events > 0 {
                sums.list.push(sum);
                sums.ends[key] = count(sums.list.len());
            }
        }
        let mut before = 0;
        for end in &mut sums.ends {
            before = before.max(*end);
            *end = before;
        }
        sums
    }

    /// Sums of those handed over, by the routes of [`Table::routes`]. There may be about as many routes as there are
    /// rows on them, so each is asked for its own.
    pub(super) fn by_route(table: &Table, selection: &Selection) -> Self {
        let sent = table
            .kinds()
            .iter()
            .position(|kind| *kind == Kind::Repatriation);
        let kind = sent.unwrap_or_default();
        let routes = (0..table.routes().len()).into_par_iter();
        let sums: Vec<KindSum> = routes
            .with_min_len(1 << 10)
            .map(|route| {
                let mut cells = [Cell::default(); 2];
                let mut totals = [Total::default(); 2];
                let said = &table.said_on_route[table.on_route.range(route)];
                let said = said.chunks(Cell::MOST);
                for (rows, said) in table.rows_on(route).chunks(Cell::MOST).zip(said) {
                    for (row, said) in rows.iter().zip(said) {
                        if let (true, added) = selection.stands(row.index()) {
                            cells[usize::from(added)].add(said.cell());
                        }
                    }
                    for (total, cell) in totals.iter_mut().zip(&mut cells) {
                        *total += std::mem::take(cell).total();
                    }
                }
                let [not_added, added] = totals;
                KindSum {
                    kind,
                    added,
                    not_added,
                }
            })
            .collect();
        Self::new(table.routes().len(), sums.into_iter().enumerate())
    }
}
