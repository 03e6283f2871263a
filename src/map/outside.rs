//! What is shown but lies outside the view.

use crate::model::LatLon;
use crate::table::Row;

/// A place outside the view.
#[derive(Clone, Debug, PartialEq)]
pub struct OutsidePlace {
    /// Where.
    pub at: LatLon,
    /// Its events.
    pub rows: Vec<Row>,
}

/// The shown events that the view does not show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outside {
    /// How many.
    pub events: usize,
    /// Where they are, for the overview, and for a view that shows them all.
    pub places: Vec<OutsidePlace>,
}

impl Outside {
    pub(super) fn push(&mut self, at: LatLon, rows: &[Row]) {
        self.events += rows.len();
        self.places.push(OutsidePlace {
            at,
            rows: rows.to_vec(),
        });
    }
}
