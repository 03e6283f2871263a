//! What holds for every scene.

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::geo::{Camera, Point, View};
use crate::map::samples::{
    Happening, Sampled, event, gathered, input, names, scene, scene_with, vague, view,
};
use crate::map::shape::distance;
use crate::map::{Figure, Key, MapPlace, Points, Rect, Scene, SceneInput, Sum};
use crate::model::Precision;

/// How many events, and the people of those that are added.
type Counts = (u64, u64);

fn counts(sum: &Sum) -> Counts {
    (sum.events(), sum.total.estimate)
}

/// What everything that is drawn comes to, and everything outside.
fn shown(scene: &Scene) -> Counts {
    let symbols = scene.symbols.iter().map(|symbol| counts(&symbol.sum));
    let pills = scene.pills.iter().map(|pill| counts(&pill.sum));
    let tray = scene.tray.iter().flat_map(|tray| {
        let rows = tray.rows.iter().map(|row| counts(&row.sum));
        rows.chain(tray.more.iter().map(|more| counts(&more.sum)))
    });
    let fan = scene.fan.iter().flat_map(|fan| &fan.events).map(|_| (1, 0));
    let beyond = [scene.within, (scene.outside.events, scene.outside.people)];
    let all = symbols.chain(pills).chain(tray).chain(fan).chain(beyond);
    all.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
}

/// What the events come to, told from the events themselves.
fn told(events: &[Happening]) -> Counts {
    let added = events.iter().filter(|event| event.added);
    let people = added.map(|event| event.people.estimate).sum();
    (events.len() as u64, people)
}

fn people(scene: &Scene) -> u64 {
    let symbols = scene.symbols.iter();
    symbols.map(|symbol| symbol.sum.total.estimate).sum()
}

#[derive(Clone, Debug)]
struct Sample {
    places: Vec<MapPlace>,
    events: Vec<Happening>,
}

fn sample() -> impl Strategy<Value = Sample> {
    let place = (20.0..50.0_f64, 95.0..135.0_f64, 0_usize..12);
    let happening = (
        any::<prop::sample::Index>(),
        0_usize..6,
        proptest::option::of(0_u32..400),
        any::<bool>(),
    );
    (
        proptest::collection::vec(place, 1..50),
        proptest::collection::vec(happening, 0..120),
    )
        .prop_map(|(places, events)| Sample {
            places: places
                .iter()
                .enumerate()
                .map(|(index, (lat, lon, precision))| {
                    let precision = Precision::ALL
                        .get(*precision)
                        .copied()
                        .unwrap_or(Precision::City);
                    let radius_km = precision.default_radius_km();
                    vague(&format!("place-{index}"), *lat, *lon, precision, radius_km)
                })
                .collect(),
            events: events
                .into_iter()
                .enumerate()
                .map(|(row, (at, kind, people, added))| Happening {
                    added,
                    ..event(row, at.index(places.len()), kind, people)
                })
                .collect(),
        })
}

fn ground(sample: &Sample) -> Sampled {
    gathered(sample.places.clone(), sample.events.clone())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_event_is_lost_and_none_is_shown_twice(
        sample in sample(), zoom in 2.0..11.0_f64, open in any::<bool>(),
    ) {
        let ground = ground(&sample);
        let first = ground.stacks.first().map(|stack| ground.ground.keys[stack.place as usize]);
        let scene = scene(view(zoom, 38.0, 118.0), &ground, first.filter(|_| open));
        let mut shown = shown(&scene);
        // A fan shows events, and says nothing of people.
        let fanned = scene.fan.iter().flat_map(|fan| &fan.events);
        let of = |row| sample.events.iter().find(|event| event.row == row).unwrap();
        for event in fanned.map(|event| of(event.mark.row)).filter(|event| event.added) {
            shown.1 += event.people.estimate;
        }
        prop_assert_eq!(shown, told(&sample.events));
        // Nothing is told twice: every place is in one thing at most.
        let mut places: Vec<usize> = scene.targets().flat_map(|target| target.places.iter().copied()).collect();
        let all = places.len();
        places.sort_unstable();
        places.dedup();
        prop_assert_eq!(places.len(), all);
    }

    #[test]
    fn a_density_conserves_events_and_people(sample in sample(), zoom in 2.0..11.0_f64) {
        let ground = ground(&sample);
        let view = view(zoom, 38.0, 118.0);
        let mut points = Points::default();
        points.look(&ground, &view, true);
        let scene = Scene::new(&SceneInput { view, ..input(&ground, &points) });
        prop_assert_eq!(shown(&scene), told(&sample.events));
        prop_assert!(scene.symbols.is_empty() && scene.arrows.is_empty());
        let density = points.shaded(&ground, &view).unwrap();
        let cells = (density.events.iter().sum::<u64>(), density.people.iter().sum::<u64>());
        // Its cells reach somewhat over the sheet's edges.
        let rect = density.rect(&view);
        let place = view.placer();
        let held = ground.stacks.iter().filter(|stack| rect.contains(place(stack.at)));
        let held = held.fold((0, 0), |sum, s| (sum.0 + u64::from(s.events), sum.1 + s.people));
        prop_assert_eq!(cells, held);
        prop_assert!(cells.0 >= scene.within.0 && cells.1 >= scene.within.1);
        // Smoothing spreads, and neither adds nor loses more than reaches over its edges.
        for shade in density.shades() {
            prop_assert!((0.0..=1.0).contains(&shade.tone) && (0.0..=1.0).contains(&shade.cover));
        }
    }

    #[test]
    fn under_a_density_the_pointer_finds_exactly_what_is_there(
        sample in sample(), zoom in 3.0..9.0_f64, x in 0.0..850.0_f32, y in 0.0..530.0_f32,
    ) {
        let ground = ground(&sample);
        let view = view(zoom, 38.0, 118.0);
        let mut points = Points::default();
        points.look(&ground, &view, true);
        let at = Point { x, y };
        let found = points.spot(&ground, &ground.shown, &view, at);
        let place = view.placer();
        let near = ground.stacks.iter().filter(|stack| distance(place(stack.at), at) <= 12.0);
        let near: BTreeSet<usize> = near.map(|stack| stack.place as usize).collect();
        let of = |event: &&Happening| near.contains(&event.place);
        let events: Vec<Happening> = sample.events.iter().filter(of).cloned().collect();
        let found = found.map(|spot| (spot.places.into_iter().collect(), counts(&spot.sum)));
        let is_there = !near.is_empty();
        prop_assert_eq!(found, is_there.then(|| (near, told(&events))));
    }

    #[test]
    fn joining_places_conserves_people(sample in sample()) {
        let ground = ground(&sample);
        // Zoomed out so far that everything is in view.
        let far = scene(View { width: 1200.0, height: 900.0, ..view(3.5, 36.0, 115.0) }, &ground, None);
        let all: u64 = ground.stacks.iter().map(|stack| stack.people).sum();
        prop_assert_eq!(people(&far), all);
    }

    #[test]
    fn moving_the_view_joins_and_splits_nothing(
        sample in sample(), zoom in 3.0..8.0_f64, dx in -200.0..200.0_f32, dy in -200.0..200.0_f32,
    ) {
        let ground = ground(&sample);
        let here = View { width: 2000.0, height: 2000.0, ..view(zoom, 38.0, 118.0) };
        let middle = Point { x: 1000.0 - dx, y: 1000.0 - dy };
        let camera = Camera { center: here.unproject(middle), ..here.camera };
        let there = View { camera, ..here };
        let keys = |scene: &Scene| -> Vec<(Key, Point)> {
            scene.symbols.iter().map(|symbol| (symbol.key, symbol.center)).collect()
        };
        let (before, after) = (scene(here, &ground, None), scene(there, &ground, None));
        for (key, at) in keys(&before) {
            let moved = after.symbols.iter().find(|symbol| symbol.key == key);
            if let Some(moved) = moved {
                let shift = (moved.center.x - at.x, moved.center.y - at.y);
                prop_assert!((shift.0 - dx).abs() < 0.5 && (shift.1 - dy).abs() < 0.5, "{:?}", shift);
            } else {
                let gone = Point { x: at.x + dx, y: at.y + dy };
                prop_assert!(!there.shows(gone), "{:?} split as the view moved", key);
            }
        }
    }

    #[test]
    fn no_name_lies_on_a_symbol_a_pill_or_another_name(sample in sample(), zoom in 3.0..8.0_f64) {
        let keep_out = [Rect::at(780.0, 12.0, 40.0, 220.0)];
        let scene = scene_with(view(zoom, 38.0, 118.0), &ground(&sample), None, &names(), &keep_out);
        for (index, label) in scene.labels.iter().enumerate() {
            prop_assert!(!label.rect.overlaps(&keep_out[0]));
            for other in &scene.labels[index + 1..] {
                prop_assert!(!label.rect.overlaps(&other.rect), "{} on {}", label.text, other.text);
            }
            for symbol in &scene.symbols {
                if let Figure::Ring(ring) = &symbol.figure {
                    prop_assert!(!label.rect.overlaps_circle(symbol.center, ring.r));
                }
            }
            prop_assert!(scene.pills.iter().all(|pill| !pill.rect.overlaps(&label.rect)));
            prop_assert!(scene.tray.iter().all(|tray| !tray.rect.overlaps(&label.rect)));
        }
    }

    #[test]
    fn no_pill_lies_on_another_on_a_button_or_on_the_tray(
        sample in sample(), zoom in 2.0..9.0_f64, lon in 100.0..130.0_f64,
    ) {
        let keep_out = [Rect::at(780.0, 12.0, 40.0, 220.0)];
        let scene = scene_with(view(zoom, 36.0, lon), &ground(&sample), None, &[], &keep_out);
        let tray = scene.tray.iter().map(|tray| tray.rect);
        let walls: Vec<Rect> = tray.chain(keep_out).collect();
        for (index, pill) in scene.pills.iter().enumerate() {
            prop_assert!(scene.pills[index + 1..].iter().all(|other| !other.rect.overlaps(&pill.rect)));
            prop_assert!(!walls.iter().any(|wall| wall.overlaps(&pill.rect)));
            prop_assert!(scene.symbols.iter().all(|symbol| !pill.rect.contains(symbol.center)));
        }
    }

    #[test]
    fn a_pill_stands_near_what_it_stands_for(
        sample in sample(), zoom in 2.0..9.0_f64, lon in 100.0..130.0_f64,
    ) {
        let ground = ground(&sample);
        let view = view(zoom, 36.0, lon);
        let scene = scene(view, &ground, None);
        for pill in &scene.pills {
            let apart = pill.places.iter().map(|place| {
                let known = &ground.ground.places[*place];
                let at = known.at.unwrap();
                #[expect(clippy::cast_possible_truncation, reason = "points on a screen")]
                let r = (known.radius_km * view.points_per_km(at.lat)) as f32;
                let from_middle = pill.rect.distance(view.project(at));
                if known.precision >= Precision::Province && known.precision != Precision::BorderArea {
                    from_middle
                } else {
                    from_middle - r
                }
            });
            let apart = apart.fold(f32::INFINITY, f32::min);
            prop_assert!(apart <= 29.0, "{} stands {apart} points off", pill.name);
        }
    }

    #[test]
    fn everything_that_can_be_pointed_at_is_large_enough(sample in sample(), zoom in 3.0..8.0_f64) {
        let scene = scene(view(zoom, 38.0, 118.0), &ground(&sample), None);
        for target in scene.targets() {
            prop_assert!(target.rect.width() > 23.99 && target.rect.height() > 23.99, "{:?}", target);
        }
    }
}
