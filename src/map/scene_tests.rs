//! Facts about whole scenes.

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::geo::{Camera, Point, View};
use crate::map::samples::{event, gathered, place, scene, scene_with, view};
use crate::map::shape::distance;
use crate::map::{
    Figure, Gathered, Hit, Key, MapEvent, MapPlace, Name, NameKind, Rect, RingStyle, Scene,
};
use crate::model::{LatLon, Precision};
use crate::table::Row;

fn vague(id: &str, lat: f64, lon: f64, precision: Precision, radius_km: f64) -> MapPlace {
    MapPlace {
        precision,
        radius_km,
        ..place(id, lat, lon)
    }
}

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
    let event = (
        any::<prop::sample::Index>(),
        0_usize..6,
        proptest::option::of(0_u32..400),
        any::<bool>(),
    );
    (
        proptest::collection::vec(place, 1..50),
        proptest::collection::vec(event, 0..120),
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
                    ..event_of(row, at.index(places.len()), kind, people)
                })
                .collect(),
        })
}

fn event_of(row: usize, place: usize, kind: usize, people: Option<u32>) -> MapEvent {
    event(row, place, kind, people)
}

fn ground(sample: &Sample) -> Gathered {
    gathered(sample.places.clone(), sample.events.clone())
}

fn names() -> Vec<Name> {
    let kinds = [
        NameKind::Country,
        NameKind::Water,
        NameKind::Province,
        NameKind::Capital,
        NameKind::Town,
    ];
    (0..120_u32)
        .map(|rank| Name {
            kind: kinds[rank as usize % 5],
            text: format!("Name {rank}"),
            at: LatLon {
                lat: 30.0 + f64::from(rank * 7 % 200) / 10.0,
                lon: 100.0 + f64::from(rank * 13 % 300) / 10.0,
            },
            rank,
        })
        .collect()
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

#[test]
fn a_key_outlives_zoom_and_order() {
    let places = vec![place("tumen", 42.9, 129.8), place("yanji", 42.9, 129.5)];
    let swapped = vec![places[1].clone(), places[0].clone()];
    let one = gathered(
        places,
        vec![event(0, 0, 0, Some(100)), event(1, 1, 0, Some(9))],
    );
    let other = gathered(
        swapped,
        vec![event(0, 1, 0, Some(100)), event(1, 0, 0, Some(9))],
    );
    let key = |zoom, ground| scene(view(zoom, 42.9, 129.8), ground, None).symbols[0].key;
    assert_eq!(key(4.0, &one), key(5.0, &one));
    assert_eq!(key(4.0, &one), key(4.0, &other));
    assert_ne!(key(4.0, &one), key(10.0, &one));
}

#[test]
fn a_cluster_is_named_after_the_place_with_most_people() {
    let places = vec![
        place("Yanji", 42.9, 129.5),
        place("Tumen", 42.9, 129.8),
        place("Hunchun", 42.8, 130.3),
    ];
    let people = [9, 300, 12].into_iter().enumerate();
    let ground = gathered(
        places,
        people
            .map(|(at, people)| event(at, at, 0, Some(people)))
            .collect(),
    );
    let scene = scene(view(4.0, 42.9, 129.8), &ground, None);
    assert_eq!(scene.symbols[0].name, "Tumen +2");
    assert_eq!(scene.symbols[0].total.estimate, 321);
}

fn border_area() -> Gathered {
    let area = vague("area", 42.0, 128.0, Precision::BorderArea, 350.0);
    gathered(
        vec![area],
        vec![event(0, 0, 2, Some(600)), event(1, 0, 0, Some(8))],
    )
}

#[test]
fn a_disc_has_nothing_in_its_middle_and_its_pill_on_the_rim() {
    let scene = scene(view(5.5, 42.0, 128.0), &border_area(), None);
    let (disc, pill) = (&scene.discs[0], &scene.pills[0]);
    assert!(scene.symbols.is_empty() && scene.tray.is_none());
    assert!((distance(pill.rect.center(), disc.center) - disc.r).abs() < 0.5);
    assert!(!pill.rect.contains(disc.center));
    assert_eq!(scene.hit(disc.center), None);
    let rim = Point {
        x: disc.center.x + disc.r,
        y: disc.center.y,
    };
    assert_eq!(scene.hit(rim), Some(Hit::Disc(disc.key)));
}

#[test]
fn what_is_wider_than_the_view_goes_to_the_tray() {
    let ground = border_area();
    let sizes = [5.0, 5.5, 6.3, 9.0].map(|zoom| {
        let scene = scene(view(zoom, 42.0, 128.0), &ground, None);
        let (r, _) = (ground.vague[0].radius_km, 0);
        let wide = 2.0 * r * view(zoom, 42.0, 128.0).points_per_km(42.0) > 0.82 * 530.0;
        assert_eq!(scene.tray.is_some(), wide, "at zoom {zoom}");
        assert_eq!(scene.discs.is_empty(), wide);
        wide
    });
    assert_eq!(sizes, [false, false, true, true]);
}

#[test]
fn the_tray_lists_most_people_first_at_their_true_size() {
    let places = vec![
        vague("few", 36.0, 110.0, Precision::Country, 2000.0),
        vague("many", 43.0, 126.0, Precision::Country, 1500.0),
        vague("part", 42.0, 127.0, Precision::BorderArea, 900.0),
    ];
    let part = MapEvent {
        added: false,
        ..event(2, 2, 1, Some(50))
    };
    let ground = gathered(
        places,
        vec![event(0, 0, 0, Some(8)), event(1, 1, 2, Some(600)), part],
    );
    let tray = scene(view(6.0, 42.0, 127.0), &ground, None).tray.unwrap();
    let names: Vec<&str> = tray.rows.iter().map(|row| row.name.text.as_str()).collect();
    assert_eq!(names, ["many", "few", "part"]);
    assert!((tray.rows[0].figure.r() - 41.64).abs() < 0.01);
    assert!(
        matches!(&tray.rows[2].figure, Figure::Mark(_)),
        "hatched, as it is not added"
    );
    assert_eq!(tray.rows[0].people.text, "about 600 people");
}

#[test]
fn what_is_wide_but_elsewhere_is_outside() {
    let scene = scene(view(8.0, 13.7, 100.5), &border_area(), None);
    assert!(scene.tray.is_none());
    assert_eq!(scene.outside.events, 2);
}

#[test]
fn a_province_takes_the_place_of_its_label() {
    let jilin = MapPlace {
        region: Some(0),
        ..vague("jilin", 0.0, 0.0, Precision::Province, 100.0)
    };
    let other = MapPlace {
        id: "jilin-2".to_owned(),
        ..jilin.clone()
    };
    let ground = gathered(
        vec![jilin, other],
        vec![event(0, 0, 0, None), event(1, 1, 2, None)],
    );
    let names = [Name {
        kind: NameKind::Province,
        text: "China".to_owned(),
        at: LatLon {
            lat: 36.0,
            lon: 104.0,
        },
        rank: 0,
    }];
    let scene = scene_with(view(6.0, 36.0, 104.0), &ground, None, &names, &[]);
    let pill = &scene.pills[0];
    assert!(distance(pill.rect.center(), Point { x: 425.0, y: 265.0 }) < 1.0);
    assert_eq!(
        (pill.name.as_str(), pill.rows.len()),
        ("China", 2),
        "one pill a province"
    );
    assert!(scene.labels.is_empty() && scene.discs.is_empty() && scene.symbols.is_empty());
    let Figure::Ring(ring) = &pill.figure else {
        panic!()
    };
    assert_eq!(ring.style, RingStyle::NoNumber);
}

#[test]
fn the_pointer_finds_the_nearest_thing() {
    let places = vec![place("a", 42.0, 124.0), place("b", 42.0, 127.0)];
    let ground = gathered(
        places,
        vec![
            event(0, 0, 0, Some(1)),
            event(1, 1, 0, Some(90)),
            event(2, 1, 2, Some(9)),
        ],
    );
    let scene = scene(view(6.0, 42.0, 125.5), &ground, None);
    let small = scene
        .symbols
        .iter()
        .find(|symbol| symbol.name == "a")
        .unwrap()
        .center;
    let near = Point {
        x: small.x + 11.0,
        y: small.y - 11.0,
    };
    assert_eq!(
        scene.hit(near),
        Some(Hit::Event(Row(0))),
        "a small symbol has a hit area of 24"
    );
    assert_eq!(
        scene.hit(Point {
            x: small.x + 100.0,
            y: small.y + 100.0
        }),
        None
    );
    let stack = scene
        .symbols
        .iter()
        .find(|symbol| symbol.name == "b")
        .unwrap();
    assert_eq!(scene.hit(stack.center), Some(Hit::Stack(stack.key)));
    let label = scene.labels.iter().find(|label| label.text == "b").unwrap();
    assert_eq!(
        scene.hit(label.rect.center()),
        Some(Hit::Stack(stack.key)),
        "so does its name"
    );
}

#[test]
fn a_town_s_name_is_not_written_twice() {
    let ground = gathered(
        vec![place("Tumen", 42.9, 129.8)],
        vec![event(0, 0, 0, Some(4))],
    );
    let town = |text: &str, lat, lon| Name {
        kind: NameKind::Town,
        text: text.to_owned(),
        at: LatLon { lat, lon },
        rank: 0,
    };
    let names = [town("Tumen", 42.95, 129.85), town("Onsong", 42.4, 129.0)];
    let scene = scene_with(view(7.0, 42.9, 129.8), &ground, None, &names, &[]);
    let texts: Vec<&str> = scene
        .labels
        .iter()
        .map(|label| label.text.as_str())
        .collect();
    assert_eq!(texts, ["Tumen", "Onsong"]);
    assert!(scene.labels[1].dot.is_some());
}

/// Not run by itself: a measure for an optimised build.
#[test]
#[ignore = "a measure, for an optimised build"]
fn five_thousand_places_take_less_than_fifteen_milliseconds() {
    for (count, most) in [(100_u32, 1.0), (5000, 15.0)] {
        let at = |index: u32| {
            (
                20.0 + f64::from(index * 7919 % 3000) / 100.0,
                95.0 + f64::from(index * 104_729 % 4000) / 100.0,
            )
        };
        let places = (0..count)
            .map(|index| place(&format!("p{index}"), at(index).0, at(index).1))
            .collect();
        let events = (0..count as usize * 2)
            .map(|row| event(row, row % count as usize, row % 6, Some((row % 40) as u32)))
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
            assert!(took < most, "{count} places at zoom {zoom}: {took:.2} ms");
        }
    }
}
