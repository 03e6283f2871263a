//! The shown events by place: points, vague places and flows. Computed once a selection, for no view,
//! from sums: it takes as long as there are places, however many events they have.

use std::sync::Arc;

use crate::geo::WorldPoint;
use crate::map::mark::single_radius;
use crate::map::{Figure, Ground, MapEvent, MapPlace, Mark, Shown, Sum};
use crate::model::{LatLon, Precision};
use crate::table::KindSum;

/// What a thing on the map is known by from frame to frame and from run to run: made from the ids
/// of its places, whatever their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(pub u64);

impl Key {
    /// The key of a place (64-bit FNV-1a over its id).
    #[must_use]
    pub fn of(id: &str) -> Self {
        let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Self(step(id.bytes().fold(0xcbf2_9ce4_8422_2325, step), 0xff))
    }

    /// The key of several places, or of one.
    #[must_use]
    pub fn joined(keys: impl IntoIterator<Item = Self>) -> Self {
        let mut keys = keys.into_iter();
        let Some(first) = keys.next() else {
            return Self::default();
        };
        let (mut all, mut several) = (mixed(first.0), false);
        for key in keys {
            (all, several) = (all.wrapping_add(mixed(key.0)), true);
        }
        if several { Self(all) } else { first }
    }
}

/// The same for the same, and nothing like it for anything else (the last steps of `SplitMix64`).
fn mixed(key: u64) -> u64 {
    let key = (key ^ key >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let key = (key ^ key >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    key ^ key >> 31
}

/// The shown events at one sharp place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stack {
    /// The place, as an index into the places.
    pub place: u32,
    /// How many events are shown.
    pub events: u32,
    /// The people of those that are added, by the estimate.
    pub people: u64,
    /// The radius of its symbol.
    pub(super) r: f32,
    pub(super) at: WorldPoint,
    pub(super) code: u64,
}

/// The shown events of a place that is no point.
#[derive(Clone, Debug)]
pub struct Vague {
    /// The places' key.
    pub key: Key,
    /// What it is called.
    pub name: String,
    /// The disc's middle, or where the region's label goes.
    pub at: Option<LatLon>,
    /// It lies somewhere within so many km.
    pub radius_km: f64,
    /// Whether it belongs to a region rather than to a disc; which one, as an index into the regions.
    pub region: Option<Option<usize>>,
    /// The places that have any, as indices.
    pub places: Vec<usize>,
    /// The only event, where there is one.
    pub only: Option<Mark>,
    /// What they come to.
    pub sum: Sum,
}

/// Those who were handed over from one sharp place to another.
#[derive(Clone, Debug)]
pub struct Flow {
    /// Which of the routes.
    pub route: usize,
    /// Where from, as an index into the places.
    pub from: usize,
    /// Where to, as an index into the places.
    pub to: usize,
    /// What they come to.
    pub sum: Sum,
}

/// The shown events by place.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// What stays as it is whatever is shown.
    pub ground: Arc<Ground>,
    /// What is drawn as a point, those near each other together.
    pub stacks: Vec<Stack>,
    /// What is not, by name.
    pub vague: Vec<Vague>,
    /// What is drawn as an arrow, by place.
    pub flows: Vec<Flow>,
}

impl Gathered {
    /// Gathers what is shown. What happened at no listed place is left out.
    #[must_use]
    pub fn new(ground: Arc<Ground>, shown: &impl Shown) -> Self {
        let mut gathered = Self {
            stacks: stacks(&ground, shown),
            flows: flows(&ground, shown),
            vague: Vec::new(),
            ground,
        };
        gathered.vague = gathered.vague(shown);
        gathered
    }

    /// The symbol of an event.
    #[must_use]
    pub fn mark(&self, event: &MapEvent) -> Mark {
        Mark::new(event, self.ground.shape(event.kind), self.ground.scale)
    }

    /// The symbol of several events, or of one at one place, without its number.
    pub(super) fn figure(&self, shown: &dyn Shown, places: &[usize], sum: &Sum) -> Figure {
        let only = match places {
            [place] if sum.events() == 1 => {
                shown.events(&[*place], 1).first().map(|e| self.mark(e))
            }
            _ => None,
        };
        only.map_or_else(
            || {
                let least = Sum::ring_r(self.ground.scale, 0);
                Figure::Ring(sum.ring(self.ground.scale, least, places.len() > 1))
            },
            Figure::Mark,
        )
    }

    /// Vague places that have any event.
    fn vague(&self, shown: &impl Shown) -> Vec<Vague> {
        let mut vague: Vec<Vague> = self
            .ground
            .vague
            .iter()
            .filter_map(|places| self.vague_place(places, shown))
            .collect();
        vague.sort_by(|a, b| a.name.cmp(&b.name).then(a.key.cmp(&b.key)));
        vague
    }

    fn vague_place(&self, places: &[usize], shown: &impl Shown) -> Option<Vague> {
        let ground = &self.ground;
        let mut sum = Sum::default();
        let mut own = Vec::new();
        for place in places {
            let before = sum.events();
            shown.at_place(*place, &mut |kind| sum.add(kind));
            if sum.events() > before {
                own.push(*place);
            }
        }
        let first = *own.first()?;
        let known: Vec<&MapPlace> = own
            .iter()
            .filter_map(|place| ground.places.get(*place))
            .collect();
        let place = known.first()?;
        let region = place.region.and_then(|region| ground.regions.get(region));
        let is_region = matches!(place.precision, Precision::Province | Precision::Country);
        // Several countries together, or a part of one, must not sit on the country's own label.
        let owns_label = match place.precision {
            Precision::Province => true,
            _ => place.region.and_then(|region| ground.widest.get(&region)) == Some(&first),
        };
        let label = region.filter(|_| is_region && owns_label);
        let name = match (label, known.len()) {
            (Some(region), 2..) => region.name.clone(),
            _ => place.name.clone(),
        };
        let only = (sum.events() == 1).then(|| shown.events(&own, 1));
        Some(Vague {
            key: Key::joined(own.iter().map(|place| ground.key(*place))),
            name,
            at: label.map(|region| region.label).or(place.at),
            radius_km: known
                .iter()
                .map(|place| place.radius_km)
                .fold(0.0, f64::max),
            region: is_region.then_some(label.and(place.region)),
            only: only.and_then(|only| only.first().map(|event| self.mark(event))),
            places: own,
            sum,
        })
    }
}

fn stacks(ground: &Ground, shown: &impl Shown) -> Vec<Stack> {
    let mut stacks = Vec::with_capacity(ground.sharp.len());
    for sharp in &ground.sharp {
        let (mut events, mut people, mut only) = (0, 0, None);
        shown.at_place(sharp.place as usize, &mut |kind: &KindSum| {
            events += kind.added.events + kind.not_added.events;
            people += kind.added.estimate;
            only = Some(kind.added);
        });
        let r = match (events, only) {
            (1, Some(added)) => single_radius(&added, ground.scale),
            _ => Sum::ring_r(ground.scale, people),
        };
        if events > 0 {
            stacks.push(Stack {
                place: sharp.place,
                events: u32::try_from(events).unwrap_or(u32::MAX),
                people,
                r,
                at: sharp.at,
                code: sharp.code,
            });
        }
    }
    stacks
}

/// Only between places that are points: to a country there is no arrow, it would invent a route.
fn flows(ground: &Ground, shown: &impl Shown) -> Vec<Flow> {
    let mut flows = Vec::new();
    for (route, (from, to)) in ground.routes.iter().copied().enumerate() {
        if from == to || !ground.is_sharp(from) || !ground.is_sharp(to) {
            continue;
        }
        let mut sum = Sum::default();
        shown.on_route(route, &mut |kind| sum.add(kind));
        if sum.events() > 0 {
            flows.push(Flow {
                route,
                from,
                to,
                sum,
            });
        }
    }
    flows.sort_by_key(|flow| (flow.from, flow.to));
    flows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::samples::{Happening, event, gathered, place};

    #[test]
    fn a_key_does_not_depend_on_the_order_of_its_places() {
        let key = |ids: &[&str]| Key::joined(ids.iter().map(|id| Key::of(id)));
        assert_eq!(key(&["tumen", "yanji"]), key(&["yanji", "tumen"]));
        assert_ne!(key(&["tumen", "yanji"]), key(&["tumenyanji"]));
        assert_eq!(key(&["tumen"]), Key::of("tumen"));
        assert_eq!(
            Key::of("tumen"),
            Key(0x52c5_7ca9_b2f7_b9f7),
            "it is the same in every run"
        );
    }

    #[test]
    fn a_vague_place_is_never_a_point() {
        let mut places = vec![place("wide-city", 42.0, 129.0), place("city", 42.0, 129.0)];
        places[0].radius_km = 45.0;
        for precision in Precision::ALL {
            places.push(MapPlace {
                precision,
                ..place(&format!("{precision:?}"), 42.0, 129.0)
            });
        }
        let events = (0..places.len())
            .map(|at| event(at, at, 0, Some(3)))
            .collect();
        let gathered = gathered(places, events);
        let points: Vec<&str> = gathered
            .stacks
            .iter()
            .map(|stack| gathered.ground.places[stack.place as usize].id.as_str())
            .collect();
        assert_eq!(points, ["city", "Site", "Crossing", "City", "County"]);
        assert_eq!(gathered.vague.len(), 5);
    }

    #[test]
    fn to_a_country_there_is_no_arrow() {
        let mut places = vec![place("tumen", 42.9, 129.8), place("namyang", 42.9, 129.85)];
        places.push(MapPlace {
            precision: Precision::Country,
            ..place("kp", 40.0, 127.0)
        });
        let to = |row, to| Happening {
            to: Some(to),
            ..event(row, 0, 2, Some(5))
        };
        let gathered = gathered(places, vec![to(0, 1), to(1, 2), to(2, 1)]);
        assert_eq!(gathered.flows.len(), 1);
        assert_eq!(gathered.flows[0].sum.total.estimate, 10);
    }

    #[test]
    fn a_part_of_a_country_does_not_take_the_country_s_label() {
        let wide = |id: &str, radius_km| MapPlace {
            precision: Precision::Country,
            radius_km,
            region: Some(0),
            ..place(id, 43.0, 126.0)
        };
        let places = vec![wide("northeast", 500.0), wide("china", 2000.0)];
        let gathered = gathered(places, vec![event(0, 0, 0, None), event(1, 1, 0, None)]);
        let at: Vec<_> = gathered
            .vague
            .iter()
            .map(|vague| (vague.name.as_str(), vague.region))
            .collect();
        assert_eq!(at, [("china", Some(Some(0))), ("northeast", Some(None))]);
    }
}
