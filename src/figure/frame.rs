//! What a figure's map looks at where nothing else is asked for: nearly all that is shown. A handful of events
//! far away would make all others small; how many lie outside is then said on the map.

use std::collections::BTreeMap;

use crate::geo::{View, WorldPoint};
use crate::map::home;
use crate::model::LatLon;
use crate::table::{Summary, Table};

/// Between the places that are shown and the map's edge.
const MARGIN: f32 = 68.0;
/// On a low map it is this share of its height.
const SHARE: f32 = 0.16;
/// No place alone is looked at from nearer.
const NEAREST: f64 = 9.0;
/// One event of so many may be left outside.
const OUTSIDE: u64 = 16;
/// Nothing is left outside for less than so much zoom.
const WORTH: f64 = 0.35;
/// Places within so many degrees go together.
const CELL: f64 = 0.5;
/// So many are left out on one side at once, at the most.
const AT_ONCE: usize = 8;

/// Places that are near each other, and how many events they have.
#[derive(Clone, Copy)]
struct Spot {
    at: LatLon,
    events: u64,
}

/// The view that shows nearly all.
pub(super) fn framed(table: &Table, summary: &Summary, view: &View) -> View {
    let all = home(table, summary, view, margin(view));
    let spots = spots(table, summary);
    let mut left = spots.iter().map(|spot| spot.events).sum::<u64>() / OUTSIDE;
    let mut kept = spots;
    let zoom_of_all = zoom(view, &kept);
    while let Some((next, events)) = trimmed(view, &kept, left) {
        left -= events;
        kept = next;
    }
    if zoom(view, &kept) > zoom_of_all + WORTH {
        view.fitted(kept.iter().map(|spot| spot.at), margin(view), NEAREST)
    } else {
        all
    }
}

fn margin(view: &View) -> f32 {
    (view.height * SHARE).min(MARGIN)
}

/// The zoom at which all spots would fit, even where no map is so small.
fn zoom(view: &View, spots: &[Spot]) -> f64 {
    let points = spots.iter().map(|spot| WorldPoint::from(spot.at));
    let bounds = points.fold(None, |bounds: Option<[f64; 4]>, at| {
        let [left, top, right, bottom] = bounds.unwrap_or([at.x, at.y, at.x, at.y]);
        Some([
            left.min(at.x),
            top.min(at.y),
            right.max(at.x),
            bottom.max(at.y),
        ])
    });
    let [left, top, right, bottom] = bounds.unwrap_or_default();
    let room = |size: f32, across: f64| {
        let size = f64::from((size - 2.0 * margin(view)).max(32.0));
        (size / 256.0 / across.max(1e-6)).log2()
    };
    room(view.width, right - left)
        .min(room(view.height, bottom - top))
        .min(NEAREST)
}

/// The spots without those of one side that cost most zoom an event, and how many events that leaves out.
fn trimmed(view: &View, spots: &[Spot], most: u64) -> Option<(Vec<Spot>, u64)> {
    let now = zoom(view, spots);
    let sides: [fn(&Spot) -> f64; 4] = [
        |spot| spot.at.lat,
        |spot| -spot.at.lat,
        |spot| spot.at.lon,
        |spot| -spot.at.lon,
    ];
    let mut best: Option<(f64, Vec<Spot>, u64)> = None;
    for side in sides {
        let mut order = spots.to_vec();
        order.sort_by(|one, other| side(one).total_cmp(&side(other)));
        let mut events = 0;
        for count in 1..=AT_ONCE.min(order.len().saturating_sub(1)) {
            events += order.get(count - 1).map_or(0, |spot| spot.events);
            if events > most {
                break;
            }
            let kept = order.get(count..).unwrap_or_default();
            #[expect(clippy::cast_precision_loss, reason = "a few events")]
            let gain = (zoom(view, kept) - now) / events.max(1) as f64;
            if gain > 0.004 && best.as_ref().is_none_or(|(most, ..)| gain > *most) {
                best = Some((gain, kept.to_vec(), events));
            }
        }
    }
    best.map(|(_, kept, events)| (kept, events))
}

/// Where the shown events are, as far as they are known closer than to a region.
fn spots(table: &Table, summary: &Summary) -> Vec<Spot> {
    let mut cells: BTreeMap<(i32, i32), Spot> = BTreeMap::new();
    for (number, place) in table.places().iter().enumerate() {
        let place = &place.place;
        let sums = summary.places.of(number).iter();
        let events: u64 = sums
            .map(|kind| kind.added.events + kind.not_added.events)
            .sum();
        let Some(at) = place
            .at
            .filter(|_| events > 0 && !place.precision.is_regional())
        else {
            continue;
        };
        #[expect(clippy::cast_possible_truncation, reason = "degrees")]
        let cell = |degrees: f64| (degrees / CELL).floor() as i32;
        let spot = cells
            .entry((cell(at.lat), cell(at.lon)))
            .or_insert(Spot { at, events: 0 });
        spot.events += events;
    }
    cells.into_values().collect()
}
