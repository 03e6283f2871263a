//! The shown events by place: points, vague places and flows. Computed once a selection, for no view.

use std::collections::BTreeMap;

use crate::map::ring::Sum;
use crate::map::{Figure, MapEvent, MapPlace, MapRegion, Mark, Scale};
use crate::model::{LatLon, Precision, Shape};

/// What a thing on the map is known by from frame to frame and from run to run: made from the ids
/// of its places, whatever their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(pub u64);

impl Key {
    /// The key of these places (64-bit FNV-1a over their sorted ids).
    #[must_use]
    pub fn of<'a>(ids: impl IntoIterator<Item = &'a str>) -> Self {
        let mut ids: Vec<&str> = ids.into_iter().collect();
        ids.sort_unstable();
        let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Self(ids.into_iter().fold(0xcbf2_9ce4_8422_2325, |hash, id| {
            step(id.bytes().fold(hash, step), 0xff)
        }))
    }
}

/// The events at one sharp place.
#[derive(Clone, Debug)]
pub struct Stack {
    /// The place's key.
    pub key: Key,
    /// The place, as an index into the places.
    pub place: usize,
    /// Where it is.
    pub at: LatLon,
    /// The events by date, as indices into the events.
    pub events: Vec<usize>,
    pub(super) sum: Sum,
}

/// The events of a place that is no point.
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
    /// The places, as indices.
    pub places: Vec<usize>,
    /// The events by date, as indices into the events.
    pub events: Vec<usize>,
    /// The only event, where there is one.
    pub only: Option<Mark>,
    pub(super) sum: Sum,
}

/// The events that went from one sharp place to another.
#[derive(Clone, Debug)]
pub struct Flow {
    /// Where from, as an index into the places.
    pub from: usize,
    /// Where to, as an index into the places.
    pub to: usize,
    /// The events by date, as indices into the events.
    pub events: Vec<usize>,
    pub(super) sum: Sum,
}

/// The shown events by place.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// The places.
    pub places: Vec<MapPlace>,
    /// The regions.
    pub regions: Vec<MapRegion>,
    /// The events by date.
    pub events: Vec<MapEvent>,
    /// Each kind's shape.
    pub shapes: Vec<Shape>,
    /// How large people are drawn.
    pub scale: Scale,
    /// What is drawn as a point, by place.
    pub stacks: Vec<Stack>,
    /// What is not, by name.
    pub vague: Vec<Vague>,
    /// What is drawn as an arrow, by place.
    pub flows: Vec<Flow>,
}

/// The places of a vague place, and its events, as indices.
type Group = (Vec<usize>, Vec<usize>);

impl Gathered {
    /// Gathers the events. `shapes` are those of the kinds, `scale` that of all open datasets. Events
    /// at no listed place are left out.
    #[must_use]
    pub fn new(
        places: Vec<MapPlace>,
        regions: Vec<MapRegion>,
        events: Vec<MapEvent>,
        shapes: Vec<Shape>,
        scale: Scale,
    ) -> Self {
        let mut gathered = Self {
            places,
            regions,
            events,
            shapes,
            scale,
            ..Self::default()
        };
        gathered.stacks = gathered.stacks();
        gathered.vague = gathered.vague();
        gathered.flows = gathered.flows();
        gathered
    }

    /// A kind's shape; a circle where none is known.
    #[must_use]
    pub fn shape(&self, kind: usize) -> Shape {
        self.shapes.get(kind).copied().unwrap_or(Shape::Circle)
    }

    /// The symbol of an event, by its index.
    #[must_use]
    pub fn mark(&self, event: usize) -> Option<Mark> {
        let event = self.events.get(event)?;
        Some(Mark::new(event, self.shape(event.kind), self.scale))
    }

    /// The symbol of several events, or of one, without its number.
    pub(super) fn figure(&self, events: &[usize], sum: &Sum, joined: bool) -> Figure {
        match (events, joined) {
            ([only], false) => self.mark(*only).map(Figure::Mark),
            _ => None,
        }
        .unwrap_or_else(|| {
            let least = Sum::ring_r(self.scale, 0);
            Figure::Ring(sum.ring(self.scale, least, joined))
        })
    }

    /// The radius of that symbol.
    pub(super) fn radius(&self, events: &[usize], sum: &Sum) -> f32 {
        match events {
            [only] => self.mark(*only).map_or(0.0, |mark| mark.r),
            _ => Sum::ring_r(self.scale, sum.total.estimate),
        }
    }

    pub(super) fn sum(&self, events: &[usize]) -> Sum {
        let mut sum = Sum::default();
        for event in events.iter().filter_map(|event| self.events.get(*event)) {
            sum.add(event);
        }
        sum
    }

    /// The sum of several stacks, whose events these are by date.
    pub(super) fn joined(&self, stacks: &[&Stack], events: &[usize]) -> Sum {
        let mut sum = Sum::default();
        let events = events.iter().filter_map(|event| self.events.get(*event));
        sum.rows.extend(events.map(|event| event.row));
        // Of very many events it takes far less time to add up stacks.
        for stack in stacks {
            sum.merge_numbers(&stack.sum);
        }
        sum
    }

    fn stacks(&self) -> Vec<Stack> {
        let mut by_place: Vec<Vec<usize>> = vec![Vec::new(); self.places.len()];
        for (index, event) in self.events.iter().enumerate() {
            if let Some(events) = by_place.get_mut(event.place) {
                events.push(index);
            }
        }
        let mut stacks = Vec::new();
        for (place, events) in by_place.into_iter().enumerate() {
            let Some(known) = self.places.get(place) else {
                continue;
            };
            let Some(at) = known.at.filter(|_| known.is_sharp() && !events.is_empty()) else {
                continue;
            };
            let (key, sum) = (Key::of([known.id.as_str()]), self.sum(&events));
            stacks.push(Stack {
                key,
                place,
                at,
                events,
                sum,
            });
        }
        stacks
    }

    /// Vague places, those that are one province together.
    fn vague(&self) -> Vec<Vague> {
        let mut groups: BTreeMap<(Option<usize>, usize), Group> = BTreeMap::new();
        for (index, event) in self.events.iter().enumerate() {
            let Some(place) = self
                .places
                .get(event.place)
                .filter(|place| !place.is_sharp())
            else {
                continue;
            };
            let province = place
                .region
                .filter(|_| place.precision == Precision::Province);
            let alone = if province.is_some() { 0 } else { event.place };
            let (places, events) = groups.entry((province, alone)).or_default();
            if !places.contains(&event.place) {
                places.push(event.place);
            }
            events.push(index);
        }
        let widest = self.widest_of_country();
        let mut vague: Vec<Vague> = groups
            .into_values()
            .filter_map(|(places, events)| self.vague_place(&places, &events, &widest))
            .collect();
        vague.sort_by(|a, b| a.name.cmp(&b.name).then(a.key.cmp(&b.key)));
        vague
    }

    fn vague_place(
        &self,
        places: &[usize],
        events: &[usize],
        widest: &BTreeMap<usize, usize>,
    ) -> Option<Vague> {
        let first = *places.first()?;
        let known: Vec<&MapPlace> = places
            .iter()
            .filter_map(|place| self.places.get(*place))
            .collect();
        let place = known.first()?;
        let region = place.region.and_then(|region| self.regions.get(region));
        let is_region = matches!(place.precision, Precision::Province | Precision::Country);
        // Several countries together, or a part of one, must not sit on the country's own label.
        let owns_label = match place.precision {
            Precision::Province => true,
            _ => place.region.and_then(|region| widest.get(&region)) == Some(&first),
        };
        let label = region.filter(|_| is_region && owns_label);
        let name = match (label, known.len()) {
            (Some(region), 2..) => region.name.clone(),
            _ => place.name.clone(),
        };
        let only = match events {
            [event] => self.mark(*event),
            _ => None,
        };
        Some(Vague {
            key: Key::of(known.iter().map(|place| place.id.as_str())),
            name,
            at: label.map(|region| region.label).or(place.at),
            radius_km: known
                .iter()
                .map(|place| place.radius_km)
                .fold(0.0, f64::max),
            region: is_region.then_some(label.and(place.region)),
            places: places.to_vec(),
            events: events.to_vec(),
            only,
            sum: self.sum(events),
        })
    }

    /// Of the places that are known only to a country, the widest of each country.
    fn widest_of_country(&self) -> BTreeMap<usize, usize> {
        let mut widest: BTreeMap<usize, (usize, f64)> = BTreeMap::new();
        for (index, place) in self.places.iter().enumerate() {
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

    /// Only between places that are points: to a country there is no arrow, it would invent a route.
    fn flows(&self) -> Vec<Flow> {
        let sharp = |place: usize| self.places.get(place).is_some_and(MapPlace::is_sharp);
        let mut pairs: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        for (index, event) in self.events.iter().enumerate() {
            if let Some(to) = event.to.filter(|to| *to != event.place && sharp(*to))
                && sharp(event.place)
            {
                pairs.entry((event.place, to)).or_default().push(index);
            }
        }
        pairs
            .into_iter()
            .map(|((from, to), events)| Flow {
                from,
                to,
                sum: self.sum(&events),
                events,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::samples::{event, gathered, place};

    #[test]
    fn a_key_does_not_depend_on_the_order_of_its_places() {
        assert_eq!(Key::of(["tumen", "yanji"]), Key::of(["yanji", "tumen"]));
        assert_ne!(Key::of(["tumen", "yanji"]), Key::of(["tumenyanji"]));
        assert_eq!(
            Key::of(["tumen"]),
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
            .map(|stack| gathered.places[stack.place].id.as_str())
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
        let to = |row, to| MapEvent {
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
