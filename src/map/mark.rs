//! One event as the symbol of its kind: its size, its state, and its high end.

use crate::map::scale::LEAST_R;
use crate::map::{MapEvent, Ring, Scale, SceneInput, reach};
use crate::model::{Shape, Total};
use crate::table::Row;

/// The radius of a symbol without a number.
const NO_NUMBER_R: f32 = 5.0;
/// The radius of a symbol that is not added: what is not counted must not weigh.
const NOT_ADDED_R: f32 = 6.5;

/// How an event counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkState {
    /// With its number, which is its area.
    Number,
    /// Added, but no source gives a number.
    NoNumber,
    /// Shown, but not added: a rollup, a part, or the same people again.
    NotAdded,
}

/// The outline of the high end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct High {
    /// Its radius, as the symbol's own.
    pub r: f32,
    /// Whether there is no high end: "or more".
    pub open: bool,
}

/// One event.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Which.
    pub row: Row,
    /// Its kind, as an index into the kinds.
    pub kind: usize,
    /// Its kind's shape.
    pub shape: Shape,
    /// The radius of the circle that has the symbol's area.
    pub r: f32,
    /// How it counts.
    pub state: MarkState,
    /// Its high end, where it is above the estimate.
    pub high: Option<High>,
}

impl Mark {
    /// The symbol of an event.
    #[must_use]
    pub fn new(event: &MapEvent, shape: Shape, scale: Scale) -> Self {
        let total = &event.people;
        let added = if event.added {
            *total
        } else {
            Total::default()
        };
        let (state, r) = (state(&added), single_radius(&added, scale));
        let high = (state == MarkState::Number && has_high(total)).then(|| High {
            r: scale.high_radius(shape, r, total.high),
            open: total.open > 0,
        });
        Self {
            row: event.row,
            kind: event.kind,
            shape,
            r,
            state,
            high,
        }
    }
}

/// How a single event counts by what of it is added.
fn state(added: &Total) -> MarkState {
    match (added.events, added.without_number) {
        (0, _) => MarkState::NotAdded,
        (_, 0) => MarkState::Number,
        _ => MarkState::NoNumber,
    }
}

/// The radius of a single event's symbol by what of it is added.
pub(super) fn single_radius(added: &Total, scale: Scale) -> f32 {
    match state(added) {
        MarkState::Number => scale.people_radius(added.estimate).max(LEAST_R),
        MarkState::NoNumber => NO_NUMBER_R,
        MarkState::NotAdded => NOT_ADDED_R,
    }
}

pub(super) fn has_high(total: &Total) -> bool {
    total.open > 0 || total.high > total.estimate
}

/// A symbol: one event or several.
#[derive(Clone, Debug, PartialEq)]
pub enum Figure {
    /// One event.
    Mark(Mark),
    /// Several events.
    Ring(Ring),
}

impl Figure {
    /// The radius of the circle that has the symbol's area.
    #[must_use]
    pub fn r(&self) -> f32 {
        match self {
            Self::Mark(mark) => mark.r,
            Self::Ring(ring) => ring.r,
        }
    }

    /// The symbol with the number of its events, where it is a ring that has room for it.
    pub(super) fn counted(mut self, input: &SceneInput) -> Self {
        if let Self::Ring(ring) = &mut self {
            ring.count = ring.count(input);
        }
        self
    }

    /// How far it reaches from its middle with its outline.
    #[must_use]
    pub fn reach(&self) -> f32 {
        match self {
            Self::Mark(mark) => reach(mark.shape, mark.high.map_or(mark.r, |high| high.r)),
            Self::Ring(ring) => ring.reach(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::samples::{Happening, event};

    #[test]
    fn a_number_is_area_and_its_absence_is_not() {
        let shape = Shape::Triangle;
        let radius = |people: Option<u32>, added| {
            let event = Happening {
                added,
                ..event(0, 0, 2, people)
            };
            Mark::new(&event.as_event(), shape, Scale::default()).r
        };
        assert!((radius(Some(600), true) - 41.64).abs() < 0.01);
        assert!((radius(Some(1), true) - 4.5).abs() < 0.01);
        assert!((radius(None, true) - 5.0).abs() < 0.01);
        assert!((radius(Some(600), false) - 6.5).abs() < 0.01);
    }

    #[test]
    fn an_open_number_has_an_open_outline_and_an_exact_one_has_none() {
        let of = |event: &Happening| Mark::new(&event.as_event(), Shape::Circle, Scale::default());
        let mut open = event(0, 0, 0, Some(40));
        open.people.open = 1;
        let high = of(&open).high.unwrap();
        assert!(high.open && (high.r - Scale::default().people_radius(40) - 3.0).abs() < 0.01);
        assert_eq!(of(&event(0, 0, 0, Some(40))).high, None);
    }
}
