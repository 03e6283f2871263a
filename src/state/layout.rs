//! How the window is laid out, and what was kept of it from the last time.

use crate::jobs::Job;
use crate::model::LatLon;
use crate::state::{Fold, Layout, Settings, State};
use crate::words::Language;

impl State {
    /// Takes up what was kept. It is the start, so it is nothing to undo.
    pub(super) fn restore(&mut self, settings: Settings) -> Vec<Job> {
        if let Some(language) = settings.language.as_deref().and_then(Language::from_code) {
            self.language = language;
        }
        if let Some((lat, lon, zoom)) = settings.camera {
            self.chosen.camera.center = LatLon { lat, lon };
            self.chosen.camera.zoom = zoom;
        }
        self.settings = settings;
        self.sort()
    }
}

/// Folds or unfolds a part of the window.
pub(super) fn set_fold(layout: &mut Layout, fold: Fold, open: bool) {
    match fold {
        Fold::Filter => layout.filter = Some(open),
        Fold::Side => layout.side = Some(open),
        Fold::Legend => layout.legend = Some(open),
        Fold::Table => layout.table = open,
    }
}

/// Keeps the size that a part of the window was pulled to.
pub(super) fn set_size(layout: &mut Layout, fold: Fold, size: f32) {
    match fold {
        Fold::Filter => layout.filter_width = size,
        Fold::Side => layout.side_width = size,
        Fold::Table => layout.table_height = size,
        Fold::Legend => {}
    }
}
