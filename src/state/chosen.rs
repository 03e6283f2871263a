//! What undo takes back: everything the reader chose.

use std::sync::Arc;

use crate::briefing::{Briefing, SceneId};
use crate::geo::Camera;
use crate::map::Key;
use crate::model::{DateBounds, EventId, LatLon};
use crate::state::{DatasetKey, Layers, Mode};
use crate::table::Filter;

/// An event, by names that outlast a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selected {
    /// The open dataset.
    pub dataset: DatasetKey,
    /// The event in it.
    pub event: EventId,
}

/// What the reader chose to see.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// What is shown.
    pub filter: Filter,
    /// The event in the event panel.
    pub selected: Option<Selected>,
    /// The place whose events are fanned out, by its key in the map's scene.
    pub fan: Option<Key>,
    /// Where the map looks.
    pub camera: Camera,
    /// What the map shows beside the events.
    pub layers: Layers,
    /// The part of time that the histogram shows; `None` is all of it.
    pub time_view: Option<DateBounds>,
    /// How playing moves the window.
    pub mode: Mode,
    /// The scenes, in order.
    pub briefing: Arc<Briefing>,
    /// The scene that was shown or captured last, wherever the reader has looked since.
    pub scene: Option<SceneId>,
    /// Where the map looked when that was shown or captured: on another sheet a scene may look from another height.
    pub framed: Option<Camera>,
}

impl Default for Chosen {
    /// The whole dataset, looking at North Korea and its borders.
    fn default() -> Self {
        Self {
            filter: Filter::default(),
            selected: None,
            fan: None,
            camera: Camera {
                center: LatLon {
                    lat: 41.3,
                    lon: 125.3,
                },
                zoom: 5.9,
            },
            layers: Layers::default(),
            time_view: None,
            mode: Mode::default(),
            briefing: Arc::default(),
            scene: None,
            framed: None,
        }
    }
}
