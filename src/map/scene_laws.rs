//! What holds for every scene, and how long one takes.

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::geo::{Camera, Point, View};
use crate::map::samples::{event, gathered, names, place, scene, scene_with, vague, view};
use crate::map::{Figure, Gathered, Key, MapEvent, MapPlace, Rect, Scene};
use crate::model::Precision;
use crate::table::Row;

/// Rows of everything that is drawn, and of everything outside.
fn rows(scene: &Scene) -> Vec<Row> {
    let targets = scene
        .targets()
        .flat_map(|target| target.rows.iter().copied());
    let outside = scene
        .outside
        .places
        .iter()
        .flat_map(|place| place.rows.iter().copied());
    targets.chain(outside).collect()
}

fn people(scene: &Scene) -> u64 {
    scene
        .symbols
        .iter()
        .map(|symbol| symbol.total.estimate)
        .sum()
}

#[derive(Clone, Debug)]
struct Sample {
    places: Vec<MapPlace>,
    events: Vec<MapEvent>,
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
                .map(|(row, (at, kind, people, added))| MapEvent {
                    added,
                    ..event(row, at.index(places.len()), kind, people)
                })
                .collect(),
        })
}

fn ground(sample: &Sample) -> Gathered {
    gathered(sample.places.clone(), sample.events.clone())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_event_is_lost_and_none_is_shown_twice(
        sample in sample(), zoom in 2.0..11.0_f64, open in any::<bool>(),
    ) {
        let ground = ground(&sample);
        let open = open.then(|| ground.stacks.first().map(|stack| stack.key)).flatten();
        let scene = scene(view(zoom, 38.0, 118.0), &ground, open);
        let drawn = rows(&scene);
        let unique: BTreeSet<Row> = drawn.iter().copied().collect();
        prop_assert_eq!(unique.len(), drawn.len(), "shown twice");
        prop_assert_eq!(drawn.len(), sample.events.len());
        let outside: usize = scene.outside.places.iter().map(|place| place.rows.len()).sum();
        prop_assert_eq!(outside, scene.outside.events);
    }

    #[test]
    fn joining_places_conserves_people(sample in sample()) {
        let ground = ground(&sample);
        // Zoomed out so far that everything is in view.
        let far = scene(View { width: 1200.0, height: 900.0, ..view(3.5, 36.0, 115.0) }, &ground, None);
        let all: u64 = ground.stacks.iter().map(|stack| stack.sum.total.estimate).sum();
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
    fn everything_that_can_be_pointed_at_is_large_enough(sample in sample(), zoom in 3.0..8.0_f64) {
        let scene = scene(view(zoom, 38.0, 118.0), &ground(&sample), None);
        for target in scene.targets() {
            prop_assert!(target.rect.width() > 23.99 && target.rect.height() > 23.99, "{:?}", target);
        }
    }
}

/// Not run by itself: a measure for an optimised build.
#[test]
#[ignore = "a measure, for an optimised build"]
fn five_thousand_places_take_less_than_fifteen_milliseconds() {
    // The last are two hundred thousand events.
    for (count, each, most) in [(100_u32, 2, 1.0), (5000, 2, 15.0), (5000, 40, 15.0)] {
        let at = |index: u32| {
            (
                20.0 + f64::from(index * 7919 % 3000) / 100.0,
                95.0 + f64::from(index * 104_729 % 4000) / 100.0,
            )
        };
        let places = (0..count)
            .map(|index| place(&format!("p{index}"), at(index).0, at(index).1))
            .collect();
        let events = (0..count as usize * each)
            .map(|row| {
                event(
                    row,
                    row % count as usize,
                    row % 6,
                    u32::try_from(row % 40).ok(),
                )
            })
            .collect();
        let ground = gathered(places, events);
        for zoom in [3.0, 5.0, 7.0, 9.0] {
            let names = names();
            let start = std::time::Instant::now();
            let rounds = 5;
            for _ in 0..rounds {
                let scene = scene_with(view(zoom, 38.0, 118.0), &ground, None, &names, &[]);
                assert!(scene.outside.events < usize::MAX);
            }
            let took = start.elapsed().as_secs_f64() * 1000.0 / f64::from(rounds);
            assert!(
                took < most,
                "{count} places of {each} at zoom {zoom}: {took:.2} ms"
            );
        }
    }
}
