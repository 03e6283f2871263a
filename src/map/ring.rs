//! Several events as a ring by kind: each kind's share, and the number in its middle.

use std::f32::consts::TAU;

use crate::map::sum::RING_R;
use crate::map::{High, LabelStyle, Say, SceneInput};

/// A smaller ring has no number inside. One of the least radius has, whatever is lost in rounding.
const COUNTED_R: f32 = RING_R - 0.01;
/// From this radius on the number is larger.
const BIG_R: f32 = 24.0;
/// Between the number and the ring, on both sides together, where there is room.
const AROUND: f32 = 3.0;
/// The least share of a ring that a kind gets.
const LEAST_SHARE: f64 = 0.035;

/// How a ring's shares are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RingStyle {
    /// By people.
    People,
    /// By events, dotted: no number is given.
    NoNumber,
    /// By events, hatched: nothing is added.
    NotAdded,
}

/// A kind's part of a ring.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slice {
    /// The kind, as an index into the kinds.
    pub kind: usize,
    /// Where it starts, in radians clockwise from the top.
    pub from: f32,
    /// Where it ends.
    pub to: f32,
}

/// Several events.
#[derive(Clone, Debug, PartialEq)]
pub struct Ring {
    /// The outer edge.
    pub r: f32,
    /// From the outer edge inwards.
    pub width: f32,
    /// The kinds in their order, from the top, clockwise.
    pub slices: Vec<Slice>,
    /// What the shares stand for.
    pub style: RingStyle,
    /// The high end, where it is above the estimate.
    pub high: Option<High>,
    /// The number of events.
    pub events: u64,
    /// That number as it is written inside, where there is room.
    pub count: Option<RingCount>,
    /// Whether several places are joined.
    pub joined: bool,
}

/// A number written in a ring.
#[derive(Clone, Debug, PartialEq)]
pub struct RingCount {
    /// What it says.
    pub text: String,
    /// What it is for.
    pub style: LabelStyle,
    /// Its letters' size in points: what has little room is smaller than its style.
    pub size: f32,
}

impl Ring {
    /// How far it reaches from its middle with its outline.
    pub(super) fn reach(&self) -> f32 {
        self.high.map_or(self.r, |high| high.r)
    }

    /// The number of events as large as has room; none where it would lie on the ring.
    pub(super) fn count(&self, input: &SceneInput) -> Option<RingCount> {
        if self.r < COUNTED_R {
            return None;
        }
        let style = if self.r >= BIG_R {
            LabelStyle::BigCount
        } else {
            LabelStyle::RingCount
        };
        let text = (input.say)(Say::Count(self.events));
        let (width, _) = (input.measure)(&text, style);
        let room = 2.0 * (self.r - self.width);
        let smallest = (input.least / style.size()).min(1.0);
        let shrink = ((room - AROUND) / width.max(1.0)).clamp(smallest, 1.0);
        (width * shrink <= room).then(|| RingCount {
            text,
            style,
            size: style.size() * shrink,
        })
    }
}

/// The kinds' parts of a whole turn. `weights` are kinds and their people or events.
pub(super) fn slices(weights: impl Iterator<Item = (usize, u64)>) -> Vec<Slice> {
    let (kinds, weights): (Vec<usize>, Vec<u64>) = weights.unzip();
    let mut from = 0.0;
    kinds
        .into_iter()
        .zip(shares(&weights))
        .map(|(kind, share)| {
            let start = from;
            from += share;
            #[expect(clippy::cast_possible_truncation, reason = "a share of a turn")]
            let (from, to) = (start as f32 * TAU, from as f32 * TAU);
            Slice { kind, from, to }
        })
        .collect()
}

/// Shares that add up to 1, none below the least that can be seen.
fn shares(weights: &[u64]) -> Vec<f64> {
    #[expect(clippy::cast_precision_loss, reason = "numbers of people and kinds")]
    let (count, weights) = (
        weights.len() as f64,
        weights
            .iter()
            .map(|weight| *weight as f64)
            .collect::<Vec<_>>(),
    );
    let least = LEAST_SHARE.min(1.0 / count.max(1.0));
    // Whoever is raised to the least share is taken out, until all the others are above it.
    let mut raised = vec![false; weights.len()];
    loop {
        let low = raised
            .iter()
            .filter(|raised| **raised)
            .fold(0.0, |sum, _| sum + least);
        let rest: f64 = weights
            .iter()
            .zip(&raised)
            .filter(|(_, raised)| !**raised)
            .map(|(w, _)| w)
            .sum();
        let share = |weight: f64| {
            if rest > 0.0 {
                weight / rest * (1.0 - low)
            } else {
                0.0
            }
        };
        let mut changed = false;
        for (weight, raised) in weights.iter().zip(&mut raised) {
            if !*raised && share(*weight) < least - 1e-12 {
                *raised = true;
                changed = true;
            }
        }
        if !changed {
            return weights
                .iter()
                .zip(&raised)
                .map(|(weight, raised)| if *raised { least } else { share(*weight) })
                .collect();
        }
        if raised.iter().all(|raised| *raised) {
            return weights.iter().map(|_| 1.0 / count).collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::map::Points;
    use crate::map::samples::{gathered, input, place};

    #[test]
    fn a_number_is_written_in_a_ring_that_has_room_for_it() {
        let ground = gathered(vec![place("tumen", 42.9, 129.8)], Vec::new());
        let written = |r: f32, events| {
            let (width, slices) = ((0.28 * r).clamp(3.5, 10.0), Vec::new());
            let ring = Ring {
                r,
                width,
                slices,
                style: RingStyle::People,
                high: None,
                events,
                count: None,
                joined: false,
            };
            ring.count(&input(&ground, &Points::default()))
                .map(|count| (count.text, count.size))
        };
        let size = |r, events| written(r, events).map(|(_, size)| size.round());
        assert_eq!(written(11.0, 7), Some(("7".to_owned(), 12.0)));
        assert_eq!([size(11.0, 99), size(11.0, 999)], [Some(11.0), Some(7.0)]);
        assert_eq!([size(11.0, 1000), size(150.0, 1000)], [None, Some(14.0)]);
        assert_eq!(
            [size(16.0, 200_000), size(24.0, 200_000)],
            [None, Some(10.0)]
        );
        assert_eq!(size(7.0, 2), None, "its number stands beside it");
    }

    proptest! {
        #[test]
        fn shares_add_up_to_a_whole(weights in proptest::collection::vec(0_u64..5000, 1..40)) {
            let shares = shares(&weights);
            let sum: f64 = shares.iter().sum();
            prop_assert!((sum - 1.0).abs() < 1e-9, "{}", sum);
            let count = u32::try_from(weights.len()).unwrap();
            let least = LEAST_SHARE.min(1.0 / f64::from(count));
            prop_assert!(shares.iter().all(|share| *share >= least - 1e-9));
        }
    }
}
