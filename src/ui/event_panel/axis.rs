//! The one scale that all claims about an event lie on.

use egui::Rect;

use crate::model::Event;

/// The numbers that the scale spans.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Axis {
    /// The number at the left end.
    pub(super) first: u32,
    /// The number at the right end.
    pub(super) last: u32,
    step: u32,
}

impl Axis {
    /// A scale that holds the event's range and every claim; `None` where nobody gives a number.
    #[must_use]
    pub fn of(event: &Event) -> Option<Self> {
        let own = event.people();
        let claims = event
            .reports
            .iter()
            .filter_map(|report| report.people.as_ref());
        let numbers: Vec<u32> = claims
            .chain([&own])
            .flat_map(|people| [people.min(), people.best(), people.max()])
            .flatten()
            .collect();
        let low = numbers.iter().copied().min()?;
        let high = numbers.iter().copied().max()?;
        // From 0 on, but where the numbers are far from it and close together.
        let from_zero = f64::from(low) < 0.6 * f64::from(high);
        let spread = if from_zero {
            high
        } else {
            (high - low).max(high / 10)
        };
        let step = round_up(spread.max(2) / 2);
        let first = if from_zero {
            0
        } else {
            (low / step).saturating_sub(1) * step
        };
        let last = (high / step + 1).saturating_mul(step);
        Some(Self { first, last, step })
    }

    /// Where a number lies in a rectangle.
    pub(super) fn x(&self, rect: Rect, number: u32) -> f32 {
        #[expect(clippy::cast_possible_truncation, reason = "points on a screen")]
        let share = (f64::from(number.clamp(self.first, self.last) - self.first)
            / f64::from((self.last - self.first).max(1))) as f32;
        rect.left() + rect.width() * share
    }

    /// The round numbers along it.
    pub(super) fn numbers(&self) -> impl Iterator<Item = u32> {
        let Self { first, last, step } = *self;
        std::iter::successors(Some(first), move |number| number.checked_add(step))
            .take_while(move |number| *number <= last)
    }
}

/// 1, 2 or 5 times a power of ten, not below `number`.
fn round_up(number: u32) -> u32 {
    let mut power: u32 = 1;
    while power.saturating_mul(10) <= number {
        power = power.saturating_mul(10);
    }
    [1, 2, 5, 10]
        .into_iter()
        .map(|factor| power.saturating_mul(factor))
        .find(|step| *step >= number)
        .unwrap_or(number)
        .max(1)
}

#[cfg(test)]
mod tests {
    use egui::{Pos2, vec2};
    use proptest::option::of;
    use proptest::prelude::*;

    use super::*;
    use crate::model::{Event, Kind, People, Report};

    fn event(claims: impl IntoIterator<Item = People>) -> Event {
        let report = |people| Report {
            source: "s".into(),
            people: Some(people),
            date: None,
            note: None,
        };
        Event {
            id: "e".into(),
            kind: Kind::Arrest,
            date: "2019".parse().unwrap(),
            date_text: None,
            place: "p".into(),
            people: None,
            women: None,
            men: None,
            children: None,
            to: None,
            via: Vec::new(),
            tags: Vec::new(),
            status: None,
            related: Vec::new(),
            part_of: None,
            same_people: None,
            rollup: false,
            sensitive: false,
            summary: None,
            notes: None,
            reports: claims.into_iter().map(report).collect(),
        }
    }

    fn axis_of(numbers: &[u32]) -> Axis {
        let claims = numbers.iter().map(|number| exactly(*number));
        Axis::of(&event(claims)).unwrap()
    }

    fn ends(numbers: &[u32]) -> (u32, u32, u32) {
        let Axis { first, last, step } = axis_of(numbers);
        (first, last, step)
    }

    fn exactly(number: u32) -> People {
        People::exactly(number)
    }

    #[test]
    fn nobodys_number_is_no_scale() {
        assert_eq!(Axis::of(&event([People::default()])), None);
        assert_eq!(Axis::of(&event([])), None);
    }

    #[test]
    fn a_scale_starts_at_zero() {
        assert_eq!(ends(&[3, 12]), (0, 20, 10));
        assert_eq!(ends(&[0]), (0, 1, 1));
    }

    #[test]
    fn numbers_far_from_zero_and_close_together_are_told_apart() {
        assert_eq!(ends(&[500, 520, 600]), (450, 650, 50));
        assert_eq!(ends(&[7]), (6, 8, 1));
    }

    #[test]
    fn round_numbers_lie_along_the_scale() {
        assert_eq!(axis_of(&[3, 12]).numbers().collect::<Vec<_>>(), [0, 10, 20]);
    }

    fn claims() -> impl Strategy<Value = Vec<People>> {
        let number = || of(0..2_000_000_u32);
        let claim = (number(), number(), number())
            .prop_filter_map("min ≤ best ≤ max", |(min, best, max)| {
                People::new(min, best, max, None).ok()
            });
        proptest::collection::vec(claim, 1..6)
    }

    proptest! {
        #[test]
        fn every_claim_lies_on_the_scale(claims in claims()) {
            let event = event(claims.clone());
            let numbers: Vec<u32> = claims
                .iter()
                .flat_map(|people| [people.min(), people.best(), people.max()])
                .flatten()
                .collect();
            let Some(axis) = Axis::of(&event) else {
                prop_assert!(numbers.is_empty());
                return Ok(());
            };
            let rect = Rect::from_min_size(Pos2::new(100.0, 0.0), vec2(140.0, 20.0));
            for number in &numbers {
                prop_assert!((axis.first..=axis.last).contains(number), "{number} on {axis:?}");
                prop_assert!(rect.x_range().expand(0.01).contains(axis.x(rect, *number)));
            }
            let low = numbers.iter().copied().min().unwrap_or_default();
            let high = numbers.iter().copied().max().unwrap_or_default();
            let far_from_zero = f64::from(low) >= 0.6 * f64::from(high);
            prop_assert!(axis.first == 0 || far_from_zero, "{axis:?} has no zero");
            prop_assert!((2..=25).contains(&axis.numbers().count()), "{axis:?}");
        }
    }
}
