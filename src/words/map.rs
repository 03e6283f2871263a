//! What the map says, in the window and in figures.

use crate::map::Say;
use crate::table::{Summary, Table};
use crate::words::Words;

impl Words {
    /// The words that the map asks for.
    #[must_use]
    pub fn on_map(&self, say: Say, table: &Table, summary: &Summary) -> String {
        match say {
            Say::TrayTitle => self.get("map-tray").to_owned(),
            Say::TrayMore(places) => self.count("filter-more", places),
            Say::Cluster { name, others } => self.with(
                "map-cluster",
                &[("place", name.into()), ("n", others.into())],
            ),
            Say::Symbol { name, .. } => name.to_owned(),
            Say::People { total, not_added } if total.events == 0 && not_added > 0 => {
                self.get("map-not-added-long").to_owned()
            }
            Say::People { total, .. } => self.total(total).headline,
            Say::Count(events) => self.number(events),
            Say::Date(row) => self.date_short(&table.event(row).date),
            Say::Number(row) => {
                let event = table.event(row);
                if summary.selection.is_added(row) {
                    self.people_label(&event.people())
                } else if event.part_of.is_some() {
                    self.get("map-part").to_owned()
                } else {
                    self.get("map-not-added").to_owned()
                }
            }
        }
    }

    /// The length of a scale bar: `200 km`, `500 m`.
    #[must_use]
    pub fn length(&self, km: f64) -> String {
        if km >= 1.0 {
            self.with("map-scale-km", &[("n", self.km(km).into())])
        } else {
            self.with("map-scale-m", &[("n", self.km(km * 1000.0).into())])
        }
    }
}
