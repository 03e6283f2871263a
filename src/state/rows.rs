//! The shown rows in the table's order, and which of them is selected.

use std::sync::Arc;

use crate::state::{Selected, SortBy, State, Tab};
use crate::table::{Row, Table};

impl State {
    /// Opens an event in the event panel; `None` closes it.
    pub(super) fn select(&mut self, row: Option<Row>) {
        self.chosen.selected = row.and_then(|row| {
            let dataset = self.table.dataset(row);
            let open = self
                .datasets
                .iter()
                .filter(|open| open.shown)
                .nth(dataset)?;
            Some(Selected {
                dataset: open.key,
                event: self.table.event(row).id.clone(),
            })
        });
        if self.chosen.selected.is_some() {
            self.settings.layout.tab = Tab::Event;
        }
    }

    /// Opens the next or previous of the shown rows; the first or last where none is open.
    pub(super) fn select_beside(&mut self, by: i32) {
        let at = self
            .selected()
            .and_then(|row| self.ordered.iter().position(|other| *other == row));
        let next = match at {
            Some(at) => at.checked_add_signed(by as isize),
            None if by < 0 => self.ordered.len().checked_sub(1),
            None => Some(0),
        };
        if let Some(row) = next.and_then(|next| self.ordered.get(next)) {
            self.select(Some(*row));
        }
    }

    /// Sorts by a column; again turns the order round.
    pub(super) fn sort_by(&mut self, by: SortBy) {
        let layout = &mut self.settings.layout;
        layout.descending = layout.sort == by && !layout.descending;
        layout.sort = by;
        self.order();
    }

    /// Puts the shown rows in the table's order. Rows that are equal stay in the order of their days.
    pub(super) fn order(&mut self) {
        let table = Arc::clone(&self.table);
        let mut rows = self.summary.selection.rows.clone();
        match self.settings.layout.sort {
            SortBy::Date => {}
            SortBy::Kind => rows.sort_by_key(|row| table.kind(*row)),
            SortBy::Place => rows.sort_by_cached_key(|row| place_name(&table, table.place(*row))),
            SortBy::To => rows.sort_by_cached_key(|row| {
                // Those that were moved nowhere come last.
                let to = table.to(*row);
                (to.is_none(), to.map(|to| place_name(&table, to)))
            }),
            SortBy::People => rows.sort_by_key(|row| table.people(*row).estimate),
            SortBy::Sources => rows.sort_by_key(|row| table.event(*row).sources()),
            SortBy::Status => rows.sort_by_key(|row| table.event(*row).status.unwrap_or_default()),
        }
        if self.settings.layout.descending {
            rows.reverse();
        }
        self.ordered = rows;
    }
}

fn place_name(table: &Table, place: usize) -> String {
    table
        .places()
        .get(place)
        .map(|place| place.place.name.clone())
        .unwrap_or_default()
}
