//! What several events come to, kind by kind, and how large and in which colours that is drawn.

use crate::map::mark::has_high;
use crate::map::ring::slices;
use crate::map::{High, Ring, RingStyle, Scale};
use crate::model::{Shape, Total};
use crate::table::KindSum;

/// The least radius of a ring.
pub(super) const RING_R: f32 = 11.0;

/// What several events come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sum {
    /// By kind, in their order; only kinds that are there.
    pub kinds: Vec<KindSum>,
    /// Those that are added, over all kinds.
    pub total: Total,
    /// How many are shown but not added.
    pub not_added: u64,
}

impl Sum {
    /// Adds the events of one kind.
    pub fn add(&mut self, new: &KindSum) {
        self.total += new.added;
        self.not_added += new.not_added.events;
        let at = self.kinds.partition_point(|sum| sum.kind < new.kind);
        match self.kinds.get_mut(at) {
            Some(sum) if sum.kind == new.kind => {
                sum.added += new.added;
                sum.not_added += new.not_added;
            }
            _ => self.kinds.insert(at, *new),
        }
    }

    /// Adds what others come to.
    pub fn merge(&mut self, other: &Self) {
        for kind in &other.kinds {
            self.add(kind);
        }
    }

    /// How many events are shown, whether they are added or not.
    #[must_use]
    pub fn events(&self) -> u64 {
        self.total.events + self.not_added
    }

    /// The kind with most people, or else most events.
    pub(super) fn main_kind(&self) -> usize {
        let main = self
            .kinds
            .iter()
            .max_by_key(|sum| (sum.added.estimate, events(sum)));
        main.map_or(0, |sum| sum.kind)
    }

    /// The radius of a ring for so many people.
    pub(super) fn ring_r(scale: Scale, people: u64) -> f32 {
        scale.people_radius(people).max(RING_R)
    }

    /// The ring, not smaller than `least`, without its number.
    pub(super) fn ring(&self, scale: Scale, least: f32, joined: bool) -> Ring {
        let total = &self.total;
        let style = if total.events == 0 {
            RingStyle::NotAdded
        } else if total.without_number == total.events {
            RingStyle::NoNumber
        } else {
            RingStyle::People
        };
        let r = scale.people_radius(total.estimate).max(least);
        let high = (style == RingStyle::People && has_high(total)).then(|| High {
            r: scale.high_radius(Shape::Circle, r, total.high),
            open: total.open > 0,
        });
        let weight = |sum: &KindSum| match style {
            RingStyle::People => (sum.kind, sum.added.estimate),
            _ => (sum.kind, events(sum)),
        };
        Ring {
            r,
            width: (0.28 * r).clamp(3.5, 10.0),
            slices: slices(self.kinds.iter().map(weight)),
            style,
            high,
            events: self.events(),
            count: None,
            joined,
        }
    }
}

/// All events of a kind.
fn events(sum: &KindSum) -> u64 {
    sum.added.events + sum.not_added.events
}

impl<'a> FromIterator<&'a KindSum> for Sum {
    fn from_iter<I: IntoIterator<Item = &'a KindSum>>(kinds: I) -> Self {
        let mut sum = Self::default();
        for kind in kinds {
            sum.add(kind);
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use std::f32::consts::TAU;

    use super::*;
    use crate::map::Slice;
    use crate::map::samples::{Happening, event};

    fn sum(events: &[Happening]) -> Sum {
        let sums: Vec<KindSum> = events.iter().map(Happening::sum).collect();
        sums.iter().collect()
    }

    #[test]
    fn a_ring_is_coloured_by_whoever_makes_it_big() {
        let mut events = vec![event(0, 0, 2, Some(97))];
        events.extend((1..9).map(|row| event(row, 0, 5, None)));
        let ring = sum(&events).ring(Scale::default(), RING_R, false);
        assert_eq!(ring.events, 9);
        let share = |slice: &Slice| (slice.to - slice.from) / TAU;
        assert!((share(&ring.slices[0]) - 0.965).abs() < 0.001);
        assert!((share(&ring.slices[1]) - 0.035).abs() < 0.001);
    }

    #[test]
    fn what_is_not_added_makes_no_ring_grow() {
        let part = |row| Happening {
            added: false,
            ..event(row, 0, 2, Some(600))
        };
        let sum = sum(&[part(0), part(1)]);
        let ring = sum.ring(Scale::default(), RING_R, false);
        assert_eq!((ring.style, sum.not_added), (RingStyle::NotAdded, 2));
        assert!((ring.r - RING_R).abs() < 0.01);
    }
}
