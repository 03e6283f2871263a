//! How closely each event may be said, so that enough people stand together at every place and date.

use std::collections::HashMap;

use crate::geo::Regions;
use crate::model::{Dataset, Event, PlaceId, Total};
use crate::public::places::Places;
use crate::public::{DateFloor, PlaceFloor, Public, dates};

/// How closely something is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Level {
    pub(super) place: Option<PlaceFloor>,
    pub(super) date: Option<DateFloor>,
}

impl Level {
    pub(super) fn of(public: &Public) -> Self {
        Self {
            place: public.place,
            date: public.date,
        }
    }

    /// The levels from this on, each wider than the one before.
    fn wider(self) -> Vec<Self> {
        let steps = [
            (PlaceFloor::District, DateFloor::Month),
            (PlaceFloor::Province, DateFloor::Month),
            (PlaceFloor::Province, DateFloor::Year),
            (PlaceFloor::Country, DateFloor::Year),
        ];
        let mut levels = vec![self];
        levels.extend(steps.map(|(place, date)| Self {
            place: self.place.max(Some(place)),
            date: self.date.max(Some(date)),
        }));
        levels.dedup();
        levels
    }
}

/// The level of each event. An event is said less closely where fewer than [`Public::least`] people stand at its place
/// and date with it.
pub(super) fn levels(
    events: &[Event],
    dataset: &Dataset,
    public: &Public,
    regions: &Regions,
) -> Vec<Level> {
    let levels = Level::of(public).wider();
    let mut places = Places::new(dataset, regions);
    let mut at = vec![0; events.len()];
    for (number, level) in levels.iter().enumerate().take(levels.len() - 1) {
        let mut cells: HashMap<(PlaceId, String), (u64, Vec<usize>)> = HashMap::new();
        for (event, one) in events
            .iter()
            .enumerate()
            .filter(|(event, _)| at.get(*event) == Some(&number))
        {
            let place = places.wider(&one.place, level.place);
            let date = dates::wider(&one.date, level.date);
            let cell = cells.entry((place, date.text().to_owned())).or_default();
            if !one.rollup {
                cell.0 += Total::of(&one.people()).estimate;
            }
            cell.1.push(event);
        }
        let small = cells
            .into_values()
            .filter(|(people, _)| *people < public.least);
        for event in small.flat_map(|(_, events)| events) {
            if let Some(at) = at.get_mut(event) {
                *at += 1;
            }
        }
    }
    let level = |at: &usize| levels.get(*at).copied().unwrap_or_default();
    at.iter().map(level).collect()
}
