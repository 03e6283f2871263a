//! Where badges of regions may stand.

use std::borrow::Cow;
use std::sync::Arc;

use super::*;
use crate::map::samples::{self, event, gathered, vague};
use crate::map::{Ground, MapRegion};
use crate::model::{LatLon, Precision};

#[test]
fn a_crowded_regions_badge_stands_beside_it_but_on_no_other_region() {
    let mut place = vague("west", 42.0, 125.0, Precision::Province, 100.0);
    place.region = Some(0);
    let mut sampled = gathered(vec![place], vec![event(0, 0, 0, Some(5))]);
    let region = |id: &str, lon| MapRegion {
        id: RegionId::from(id),
        name: id.to_owned(),
        label: LatLon { lat: 42.0, lon },
    };
    // The west is full of buttons; the east, another country, is free.
    let mut ground = Ground::clone(&sampled.ground);
    ground.regions = vec![region("CN-LN", 125.0), region("KP", 127.5)];
    sampled.gathered.ground = Arc::new(ground);
    let points = samples::points(samples::view(6.0, 42.0, 125.0), &sampled);
    let view = samples::view(6.0, 42.0, 125.0);
    let full = Rect::at(0.0, 0.0, view.width / 2.0 + 60.0, view.height);
    let in_region =
        |id: &RegionId, at: LatLon| at.lat > 41.0 && (id.as_str() == "KP") == (at.lon > 126.0);
    let input = SceneInput {
        view,
        in_region: &in_region,
        ..samples::input(&sampled, &points)
    };
    let mut taken = Taken::new(view.width, view.height);
    taken.add_weighted(full, 1.0);
    let anchor = view.project(LatLon {
        lat: 42.0,
        lon: 125.0,
    });
    let own = RegionId::from("CN-LN");
    let waiting = Waiting {
        vague: Cow::Borrowed(sampled.vague.first().unwrap()),
        spread: Spread::Region(anchor, Some(&own)),
        members: Vec::new(),
        discs: Vec::new(),
        home: Some(anchor),
    };
    let fixed = Taken::new(view.width, view.height);
    let walls = Walls::new(&input, &fixed);
    let home = at_home(&input, &waiting);
    let pill = placed(&input, &taken, &walls, &waiting, home).unwrap();
    let at = view.unproject(pill.rect.center());
    assert!(
        !in_region(&RegionId::from("KP"), at),
        "the badge stands at {at:?}"
    );
    assert!(pill.rect.distance(anchor) <= NEAR);
}
