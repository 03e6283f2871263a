//! What undo takes back: everything the reader chose, and the choices before.

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
        }
    }
}

/// Gestures that go on over many frames and are one step to undo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// The map is moved.
    Camera,
    /// The window is dragged.
    Window,
    /// The histogram is zoomed or moved.
    TimeView,
    /// Words are typed.
    Typing,
    /// A number is dragged or typed.
    AtLeast,
    /// The window plays.
    Playing,
}

/// The choices before this one, and those taken back.
#[derive(Debug, Default)]
pub struct History {
    past: Vec<Chosen>,
    future: Vec<Chosen>,
    gesture: Option<Gesture>,
}

impl History {
    /// Steps kept; older ones are forgotten.
    const KEPT: usize = 200;

    /// Remembers what was chosen before a change, unless the same gesture goes on.
    pub fn record(&mut self, before: Chosen, gesture: Option<Gesture>) {
        let goes_on = gesture.is_some() && gesture == self.gesture;
        self.gesture = gesture;
        self.future.clear();
        if !goes_on {
            if self.past.len() == Self::KEPT {
                self.past.remove(0);
            }
            self.past.push(before);
        }
    }

    /// Ends a gesture.
    pub fn settle(&mut self) {
        self.gesture = None;
    }

    /// The choice before, where there is one.
    pub fn undo(&mut self, now: Chosen) -> Option<Chosen> {
        self.settle();
        let before = self.past.pop()?;
        self.future.push(now);
        Some(before)
    }

    /// The choice taken back last, where there is one.
    pub fn redo(&mut self, now: Chosen) -> Option<Chosen> {
        self.settle();
        let after = self.future.pop()?;
        self.past.push(now);
        Some(after)
    }

    /// Whether there is something to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is something to make again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}
