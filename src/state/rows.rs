//! The shown rows in the table's order, and which of them is selected. Sorting is a job: a million rows take longer
//! than a frame.

use std::sync::Arc;

use crate::jobs::Job;
use crate::state::{Selected, State, Tab};
use crate::table::{Row, SortBy, Table};

impl State {
    /// Opens an event in the event panel; `None` closes it.
    pub(super) fn select(&mut self, row: Option<Row>) {
        self.chosen.selected = row.and_then(|row| {
            // While other columns are being built, the table is not of the datasets that are shown.
            let of = self.table.datasets().get(self.table.dataset(row))?;
            let mut open = self.datasets.iter();
            let open = open.find(|open| Arc::ptr_eq(&open.dataset, of))?;
            Some(Selected {
                dataset: open.key,
                event: self.table.event(row).id.clone(),
            })
        });
        if self.chosen.selected.is_some() {
            self.settings.layout.tab = Tab::Event;
        }
        self.find_selected();
    }

    /// Opens the next or previous of the shown rows; the first or last where none is open.
    pub(super) fn select_beside(&mut self, by: i32) {
        let next = match self.selected_at {
            Some(at) => at.checked_add_signed(by as isize),
            None if by < 0 => self.ordered().len().checked_sub(1),
            None => Some(0),
        };
        if let Some(row) = next.and_then(|next| self.ordered().get(next)) {
            self.select(Some(*row));
        }
    }

    /// Sorts by a column; again turns the order round.
    pub(super) fn sort_by(&mut self, by: SortBy) -> Vec<Job> {
        let layout = &mut self.settings.layout;
        layout.descending = layout.sort == by && !layout.descending;
        layout.sort = by;
        self.sort()
    }

    /// Puts the rows in the order that is wished for, or asks for it. Until it is there the old one stays.
    pub(super) fn sort(&mut self) -> Vec<Job> {
        let by = self.settings.layout.sort;
        if by == SortBy::Date {
            self.order = Order::default();
        }
        if by == self.order.by {
            self.put_in_order();
            return Vec::new();
        }
        vec![Job::Sort(Arc::clone(&self.table), by)]
    }

    /// All rows of a table were sorted. Only what is still wished for counts.
    pub(super) fn sorted(&mut self, table: &Arc<Table>, by: SortBy, rows: Vec<Row>) {
        if Arc::ptr_eq(table, &self.table) && by == self.settings.layout.sort {
            self.order = Order {
                by,
                rows,
                ..self.order
            };
            self.put_in_order();
        }
    }

    /// Puts the shown rows in the table's order. Rows that are equal stay in the order of their days.
    pub(super) fn put_in_order(&mut self) {
        let (layout, selection) = (&self.settings.layout, &self.summary.selection);
        if layout.sort == self.order.by {
            self.order.descending = layout.descending;
        }
        self.ordered = match (self.order.by, self.order.descending) {
            (SortBy::Date, false) => None,
            (SortBy::Date, true) => Some(selection.rows.clone()),
            _ => Some(selection.shown_of(&self.order.rows)),
        };
        if let Some(ordered) = self.ordered.as_mut().filter(|_| self.order.descending) {
            ordered.reverse();
        }
        self.find_selected();
    }

    /// Finds where the selected row stands: asked in every frame, and a list of a million is long.
    pub(super) fn find_selected(&mut self) {
        let ordered = self.ordered();
        let selected = self.selected();
        self.selected_at = selected.and_then(|row| match (self.order.by, self.order.descending) {
            (SortBy::Date, false) => ordered.binary_search(&row).ok(),
            (SortBy::Date, true) => ordered.binary_search_by(|other| row.cmp(other)).ok(),
            _ => ordered.iter().position(|other| *other == row),
        });
    }
}

/// All rows in the order of a column, from which the shown ones are taken.
#[derive(Default)]
pub(super) struct Order {
    by: SortBy,
    /// None for the order of days, which rows have anyway.
    rows: Vec<Row>,
    descending: bool,
}
