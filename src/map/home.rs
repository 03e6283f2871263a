//! Where the map looks when it shows everything that is shown.

use crate::geo::View;
use crate::table::{Summary, Table};

/// No place alone is looked at from nearer.
const NEAREST: f64 = 9.0;

/// The view fitted to the places of the shown events. What is known only as a country would draw it wide
/// for nothing, so it counts only where there is nothing else.
#[must_use]
pub fn home(table: &Table, summary: &Summary, view: &View, margin: f32) -> View {
    let mut sharp = Vec::new();
    let mut vague = Vec::new();
    for (number, place) in table.places().iter().enumerate() {
        let place = &place.place;
        let shown = !summary.places.of(number).is_empty();
        if let Some(at) = place.at.filter(|_| shown) {
            if place.precision.is_regional() {
                &mut vague
            } else {
                &mut sharp
            }
            .push(at);
        }
    }
    let places = if sharp.is_empty() { vague } else { sharp };
    view.fitted(places, margin, NEAREST)
}
