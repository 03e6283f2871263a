//! What of the map stays as it is whatever is filtered: the places, what they are drawn by, and where they lie.

use std::collections::BTreeMap;

use crate::geo::WorldPoint;
use crate::map::{Key, MapPlace, MapRegion, Scale};
use crate::model::{Precision, Shape};

/// Places, regions and routes of the open datasets. Made once a table and language.
#[derive(Clone, Debug, Default)]
pub struct Ground {
    /// The places.
    pub places: Vec<MapPlace>,
    /// The regions.
    pub regions: Vec<MapRegion>,
    /// Each kind's shape.
    pub shapes: Vec<Shape>,
    /// How large people are drawn.
    pub scale: Scale,
    /// The people of all open datasets, whatever is shown.
    pub people: u64,
    /// From where to where people were handed over, as indices into the places.
    pub routes: Vec<(usize, usize)>,
    /// Each place's key.
    pub(super) keys: Vec<Key>,
    /// The places that are points, those near each other together.
    pub(super) sharp: Vec<SharpPlace>,
    /// How many cells of each level have any of them.
    taken: Vec<f64>,
    /// The places that are no points; those that are one province together.
    pub(super) vague: Vec<Vec<usize>>,
    /// Of the places that are known only to a country, the widest of each country.
    pub(super) widest: BTreeMap<usize, usize>,
}

/// A place that is a point.
#[derive(Clone, Copy, Debug)]
pub(super) struct SharpPlace {
    pub(super) place: u32,
    pub(super) at: WorldPoint,
    /// The digits of x and y in turn: the order of a quadtree, so that what shares a cell stands together.
    pub(super) code: u64,
}

impl Ground {
    /// How many times a world is halved by a code.
    pub(super) const LEVELS: u32 = 24;

    /// Sorts the places by how they are drawn. `people` are those of all open datasets.
    #[must_use]
    pub fn new(
        places: Vec<MapPlace>,
        regions: Vec<MapRegion>,
        routes: Vec<(usize, usize)>,
        shapes: Vec<Shape>,
        people: u64,
    ) -> Self {
        let mut sharp: Vec<SharpPlace> = (0..)
            .zip(&places)
            .filter(|(_, known)| known.is_sharp())
            .filter_map(|(place, known)| Some(SharpPlace::new(place, known.at?.into())))
            .collect();
        sharp.sort_by_key(|one| one.code);
        Self {
            keys: places.iter().map(|place| Key::of(&place.id)).collect(),
            vague: vague(&places),
            widest: widest_of_country(&places),
            taken: taken(&sharp),
            sharp,
            places,
            regions,
            shapes,
            scale: Scale::of(people),
            people,
            routes,
        }
    }

    /// A kind's shape; a circle where none is known.
    #[must_use]
    pub fn shape(&self, kind: usize) -> Shape {
        self.shapes.get(kind).copied().unwrap_or(Shape::Circle)
    }

    /// How many cells of a level have a place that is a point.
    pub(super) fn taken_at(&self, level: u32) -> f64 {
        let level = level.min(Self::LEVELS) as usize;
        self.taken.get(level).copied().unwrap_or_default()
    }

    pub(super) fn key(&self, place: usize) -> Key {
        self.keys.get(place).copied().unwrap_or_default()
    }

    pub(super) fn is_sharp(&self, place: usize) -> bool {
        self.places.get(place).is_some_and(MapPlace::is_sharp)
    }
}

impl SharpPlace {
    fn new(place: u32, at: WorldPoint) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "from 0 to 2^24"
        )]
        let whole = |share: f64| {
            let all = f64::from(1_u32 << Ground::LEVELS);
            (share * all).clamp(0.0, all - 1.0) as u32
        };
        Self {
            place,
            at,
            code: spaced(whole(at.x)) | spaced(whole(at.y)) << 1,
        }
    }
}

/// How many cells of each level have a place, from one cell for the whole world on.
fn taken(sharp: &[SharpPlace]) -> Vec<f64> {
    let mut taken = vec![0_u32; Ground::LEVELS as usize + 1];
    let mut last = None;
    for one in sharp {
        // From the level on at which it parts from the one before, it has a cell of its own.
        let apart = last.map_or(u64::MAX, |last: u64| last ^ one.code);
        last = Some(one.code);
        let same = (apart
            .leading_zeros()
            .saturating_sub(64 - 2 * Ground::LEVELS))
            / 2;
        let from = if apart == u64::MAX {
            0
        } else {
            same as usize + 1
        };
        for level in taken.iter_mut().skip(from) {
            *level += 1;
        }
    }
    taken.into_iter().map(f64::from).collect()
}

/// The digits of a number with a gap after each.
fn spaced(number: u32) -> u64 {
    let mut digits = u64::from(number);
    for (by, mask) in [
        (16, 0x0000_ffff_0000_ffff),
        (8, 0x00ff_00ff_00ff_00ff),
        (4, 0x0f0f_0f0f_0f0f_0f0f),
        (2, 0x3333_3333_3333_3333),
        (1, 0x5555_5555_5555_5555),
    ] {
        digits = (digits | digits << by) & mask;
    }
    digits
}

/// The number whose digits were spaced.
pub(super) fn joined(digits: u64) -> u32 {
    let mut number = digits & 0x5555_5555_5555_5555;
    for (by, mask) in [
        (1, 0x3333_3333_3333_3333),
        (2, 0x0f0f_0f0f_0f0f_0f0f),
        (4, 0x00ff_00ff_00ff_00ff),
        (8, 0x0000_ffff_0000_ffff),
        (16, 0x0000_0000_ffff_ffff),
    ] {
        number = (number | number >> by) & mask;
    }
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Vague places, those that are one province together.
fn vague(places: &[MapPlace]) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<(Option<usize>, usize), Vec<usize>> = BTreeMap::new();
    for (at, place) in places.iter().enumerate() {
        if place.is_sharp() {
            continue;
        }
        let province = place
            .region
            .filter(|_| place.precision == Precision::Province);
        let alone = if province.is_some() { 0 } else { at };
        groups.entry((province, alone)).or_default().push(at);
    }
    groups.into_values().collect()
}

fn widest_of_country(places: &[MapPlace]) -> BTreeMap<usize, usize> {
    let mut widest: BTreeMap<usize, (usize, f64)> = BTreeMap::new();
    for (index, place) in places.iter().enumerate() {
        if let Some(region) = place
            .region
            .filter(|_| place.precision == Precision::Country)
        {
            let best = widest.entry(region).or_insert((index, place.radius_km));
            if place.radius_km > best.1 {
                *best = (index, place.radius_km);
            }
        }
    }
    widest
        .into_iter()
        .map(|(region, (place, _))| (region, place))
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn digits_that_were_spaced_are_joined_again(x in 0_u32..1 << 24, y in 0_u32..1 << 24) {
            let code = spaced(x) | spaced(y) << 1;
            prop_assert_eq!((joined(code), joined(code >> 1)), (x, y));
        }
    }
}
