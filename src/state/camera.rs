//! Where the map looks: at all shown events, at one, or where the reader moved it.

use crate::geo::View;
use crate::map::home;
use crate::model::LatLon;
use crate::state::State;
use crate::table::Row;

impl State {
    /// Looks somewhere else, as far as the map goes.
    pub(super) fn look(&mut self, view: &View) {
        self.chosen.camera = view.clamped().camera;
        self.settings.camera = Some((
            self.chosen.camera.center.lat,
            self.chosen.camera.center.lon,
            self.chosen.camera.zoom,
        ));
    }

    /// Fits the places of the shown events.
    pub(super) fn home(&mut self) {
        let view = home(&self.table, &self.summary, &self.view(), 56.0);
        self.look(&view);
    }

    /// Fits the place of an event, as wide as it is vague.
    pub(super) fn show_on_map(&mut self, row: Row) {
        let place = self
            .table
            .places()
            .get(self.table.place(row))
            .map(|place| &place.place);
        let Some((place, at)) = place.and_then(|place| Some((place, place.at?))) else {
            return;
        };
        let reach = place.radius_km() / 111.0;
        let corners = [-1.0, 1.0].map(|side| LatLon {
            lat: (at.lat + side * reach).clamp(-85.0, 85.0),
            lon: (at.lon + side * reach / at.lat.to_radians().cos().max(0.1)).clamp(-180.0, 180.0),
        });
        let view = self.view().fitted(corners, 96.0, 8.0);
        self.look(&view);
    }
}
