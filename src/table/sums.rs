//! A selection added up by place and by route, kind by kind: what the map is made from.

use crate::model::{Kind, Total};
use crate::table::{Row, Selection, Table};

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

    /// Sums by the places of [`Table::places`].
    pub(super) fn by_place(table: &Table, selection: &Selection) -> Self {
        Self::by(table, selection, table.places().len(), |row| {
            Some(table.place(row))
        })
    }

    /// Sums by the routes of [`Table::routes`].
    pub(super) fn by_route(table: &Table, selection: &Selection) -> Self {
        Self::by(table, selection, table.routes().len(), |row| {
            table.route(row)
        })
    }

    fn by(
        table: &Table,
        selection: &Selection,
        keys: usize,
        key_of: impl Fn(Row) -> Option<usize>,
    ) -> Self {
        let kinds = table.kinds().len();
        let mut cells = vec![[Total::default(); 2]; keys * kinds];
        for (row, added) in selection.marked() {
            if let Some(key) = key_of(row) {
                let cell = &mut cells[key * kinds + table.kind(row)];
                cell[usize::from(!added)] += table.people(row);
            }
        }
        let mut sums = Self::default();
        for of_key in cells.chunks(kinds.max(1)) {
            for (kind, [added, not_added]) in of_key.iter().copied().enumerate() {
                if added.events + not_added.events > 0 {
                    sums.list.push(KindSum {
                        kind,
                        added,
                        not_added,
                    });
                }
            }
            sums.ends
                .push(u32::try_from(sums.list.len()).unwrap_or(u32::MAX));
        }
        sums
    }
}

/// Every pair of a place where people were handed over and the place where they were sent, and who lies where.
#[derive(Default)]
pub(super) struct Ground {
    pub(super) at_place: Vec<Vec<Row>>,
    pub(super) routes: Vec<(usize, usize)>,
    pub(super) on_route: Vec<Vec<Row>>,
}

impl Ground {
    pub(super) fn new(table: &Table) -> Self {
        let mut ground = Self {
            at_place: vec![Vec::new(); table.places().len()],
            ..Self::default()
        };
        let mut routes: Vec<(usize, usize)> = table
            .rows()
            .filter_map(|row| table.handed_over(row))
            .collect();
        routes.sort_unstable();
        routes.dedup();
        ground.on_route = vec![Vec::new(); routes.len()];
        for row in table.rows_by_day() {
            ground.at_place[table.place(row)].push(row);
            let route = table.handed_over(row);
            if let Some(route) = route.and_then(|route| routes.binary_search(&route).ok()) {
                ground.on_route[route].push(row);
            }
        }
        ground.routes = routes;
        ground
    }
}

impl Table {
    /// All rows at a place of [`Table::places`], by day.
    #[must_use]
    pub fn rows_at(&self, place: usize) -> &[Row] {
        self.ground
            .at_place
            .get(place)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// From where to where people were handed over: pairs of places of [`Table::places`], each once.
    #[must_use]
    pub fn routes(&self) -> &[(usize, usize)] {
        &self.ground.routes
    }

    /// All rows of people handed over on a route of [`Table::routes`], by day.
    #[must_use]
    pub fn rows_on(&self, route: usize) -> &[Row] {
        self.ground
            .on_route
            .get(route)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// The row's route as an index into [`Table::routes`]; `None` where nobody was handed over, or nobody says
    /// to where.
    #[must_use]
    pub fn route(&self, row: Row) -> Option<usize> {
        self.ground
            .routes
            .binary_search(&self.handed_over(row)?)
            .ok()
    }

    /// A release or an arrest is no handing over, wherever people went from there.
    fn handed_over(&self, row: Row) -> Option<(usize, usize)> {
        let to = self.to(row)?;
        (self.kinds()[self.kind(row)] == Kind::Repatriation).then(|| (self.place(row), to))
    }
}
