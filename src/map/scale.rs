//! How large people are drawn: one scale for everything on the map and in its legend, whatever is
//! filtered or played, so that a symbol and the legend's circle of its size stand for as many people.

use crate::map::shape::outset;
use crate::model::Shape;

/// How many points the radius of a circle for so many people has: area stands for people.
///
/// It follows from the people of all open datasets alone. Of a few thousand every map has the same
/// scale; of more than [`Scale::PEOPLE`] the scale is smaller, for one ring may come to hold them all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Points a root of a person.
    person: f32,
}

/// The radius of the circle for one person.
const PERSON_R: f32 = 1.7;
/// The largest circle that the legend has room for.
const LEGEND_R: f32 = 30.0;
/// The least radius of a symbol with a number.
pub(super) const LEAST_R: f32 = 4.5;

impl Default for Scale {
    /// The scale of a few thousand people.
    fn default() -> Self {
        Self { person: PERSON_R }
    }
}

impl Scale {
    /// The radius in points that a ring for everyone has at most.
    pub const WIDEST: f32 = 150.0;
    /// Up to so many people in all, the scale is the same.
    pub const PEOPLE: u64 = 7785;

    /// The scale for so many people in all.
    #[must_use]
    pub fn of(people: u64) -> Self {
        Self::within(people, Self::WIDEST)
    }

    /// The scale of a sheet on which a ring for so many people may have that radius at most.
    #[must_use]
    pub fn within(people: u64, widest: f32) -> Self {
        Self {
            // Of nobody the quotient is infinite.
            person: (widest / root(people)).min(PERSON_R),
        }
    }

    /// The radius of the circle whose area stands for so many people.
    #[must_use]
    pub fn people_radius(self, people: u64) -> f32 {
        self.person * root(people)
    }

    /// The radius of the outline for the high end around a symbol of radius `r`.
    #[must_use]
    pub fn high_radius(self, shape: Shape, r: f32, high: u64) -> f32 {
        self.people_radius(high).max(r + outset(shape))
    }

    /// Three round numbers of people for the legend's circles, the largest first. None is so small
    /// that the map would draw it larger than it is.
    #[must_use]
    pub fn sizes(self) -> [u64; 3] {
        let fits = |people: &u64| self.people_radius(*people) <= LEGEND_R;
        let mut round: Vec<u64> = series().take_while(fits).collect();
        let mut next = || round.pop().unwrap_or(1);
        let (largest, middle, below) = (next(), next(), next());
        let small = Some(next()).filter(|small| self.people_radius(*small) >= LEAST_R);
        [largest, middle, small.unwrap_or(below)]
    }

    /// How wide an arrow for so many people is, before it is kept within what can be seen.
    pub(super) fn arrow_width(self, people: u64) -> f32 {
        // Of the usual scale 0.28 points a root of a person.
        0.28 / PERSON_R * self.people_radius(people)
    }
}

/// 1, 3, 10, 30, 100 and so on.
fn series() -> impl Iterator<Item = u64> {
    (0..=19)
        .map(|zeros| 10_u64.pow(zeros))
        .flat_map(|one| [Some(one), one.checked_mul(3)])
        .flatten()
}

fn root(people: u64) -> f32 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "what is lost is far less than a pixel"
    )]
    let people = people as f32;
    people.sqrt()
}

#[cfg(test)]
mod tests {
    use std::f32::consts::PI;

    use proptest::prelude::*;

    use super::*;

    /// How far two lengths are apart, as a share.
    fn apart(one: f32, other: f32) -> f32 {
        (one - other).abs() / other
    }

    #[test]
    fn a_person_has_about_nine_square_points_where_there_are_a_few_thousand() {
        for people in [0, 1, 4_100, Scale::PEOPLE] {
            assert_eq!(Scale::of(people), Scale::default(), "{people}");
        }
        let r = Scale::default().people_radius(600);
        assert!((r - 41.64).abs() < 0.01);
        assert!((PI * r * r / 600.0 - 9.08).abs() < 0.01);
        assert_ne!(Scale::of(Scale::PEOPLE + 1), Scale::default());
    }

    #[test]
    fn the_legend_has_round_numbers_for_every_scale() {
        let sizes = [4_100, 20_000, 100_000, 6_000_000, u64::MAX].map(|all| Scale::of(all).sizes());
        insta::assert_debug_snapshot!(sizes.map(|three| format!("{three:?}")), @r#"
        [
            "[300, 100, 10]",
            "[300, 100, 30]",
            "[3000, 1000, 100]",
            "[100000, 30000, 10000]",
            "[300000000000000000, 100000000000000000, 30000000000000000]",
        ]
        "#);
    }

    /// Few people as often as very many.
    fn anyone() -> impl Strategy<Value = u64> {
        (any::<u64>(), 0..u64::BITS).prop_map(|(people, by)| people >> by)
    }

    proptest! {
        #[test]
        fn area_is_people_at_every_scale(all in anyone(), one in 1_u64..1 << 40, times in 1_u64..1000) {
            let scale = Scale::of(all);
            let area = |people| scale.people_radius(people).powi(2);
            #[expect(clippy::cast_precision_loss, reason = "below a thousand")]
            let times_as_large = times as f32;
            prop_assert!(apart(area(one * times), area(one) * times_as_large) < 1e-4);
        }

        #[test]
        fn nobody_of_all_has_a_wider_ring_than_everyone(all in anyone(), share in 0.0..=1.0_f64) {
            let scale = Scale::of(all);
            #[expect(
                clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss,
                reason = "a share of a whole"
            )]
            let some = ((all as f64 * share) as u64).min(all);
            prop_assert!(scale.people_radius(some) <= Scale::WIDEST * 1.0001);
        }

        #[test]
        fn the_legend_s_circles_have_room_and_are_drawn_as_on_the_map(all in anyone()) {
            let scale = Scale::of(all);
            let sizes = scale.sizes();
            prop_assert!(sizes.is_sorted_by(|a, b| a > b), "{:?}", sizes);
            let [largest, .., smallest] = sizes.map(|people| scale.people_radius(people));
            prop_assert!(largest <= LEGEND_R && largest > LEGEND_R / 2.0, "{}", largest);
            prop_assert!(smallest >= LEAST_R, "{}", smallest);
        }
    }
}
