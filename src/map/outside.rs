//! What is shown but lies outside the view.

use crate::geo::WorldPoint;
use crate::model::LatLon;

/// Places nearer than this to each other, as a share of the world, are one dot of the overview.
const DOTS: u16 = 512;

/// The shown events that the view does not show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outside {
    /// How many.
    pub events: u64,
    /// The people of those that are added, by the estimate.
    pub people: u64,
    /// Where they are, for the overview: one of all that are too near each other to be told apart there.
    pub dots: Vec<LatLon>,
    /// The north-west and the south-east corner around them.
    pub bounds: Option<[LatLon; 2]>,
    taken: Vec<bool>,
    corners: Option<[WorldPoint; 2]>,
}

impl Outside {
    pub(super) fn push(&mut self, at: WorldPoint, events: u64, people: u64) {
        self.events += events;
        self.people += people;
        let [low, high] = self.corners.unwrap_or([at, at]);
        self.corners = Some([
            WorldPoint {
                x: low.x.min(at.x),
                y: low.y.min(at.y),
            },
            WorldPoint {
                x: high.x.max(at.x),
                y: high.y.max(at.y),
            },
        ]);
        let side = usize::from(DOTS);
        self.taken.resize(side * side, false);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a share of the world, clamped"
        )]
        let cell = |share: f64| (share * f64::from(DOTS)).clamp(0.0, f64::from(DOTS - 1)) as usize;
        if let Some(taken) = self.taken.get_mut(cell(at.y) * side + cell(at.x))
            && !std::mem::replace(taken, true)
        {
            self.dots.push(at.into());
        }
    }

    /// Done: what was only needed on the way is dropped.
    pub(super) fn finished(mut self) -> Self {
        self.taken = Vec::new();
        self.bounds = self.corners.map(|corners| corners.map(LatLon::from));
        self
    }
}
