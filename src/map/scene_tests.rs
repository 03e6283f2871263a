//! Facts about whole scenes.

use crate::geo::{NameKind, Point};
use crate::map::samples::{
    Happening, Sampled, event, gathered, place, scene, scene_with, vague, view,
};
use crate::map::shape::distance;
use crate::map::{Figure, Hit, MapPlace, Name, RingStyle, Scale};
use crate::model::{LatLon, Precision};
use crate::table::Row;

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
    assert_eq!(scene.symbols[0].sum.total.estimate, 321);
}

fn border_area() -> Sampled {
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
    let part = Happening {
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
        (pill.name.as_str(), pill.sum.events()),
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

#[test]
fn near_vague_places_share_a_pill_until_they_have_room_for_two() {
    let areas = vec![
        vague("Yanbian", 42.9, 129.5, Precision::Prefecture, 80.0),
        vague(
            "Tumen and Hunchun",
            42.9,
            130.2,
            Precision::Prefecture,
            60.0,
        ),
    ];
    let ground = gathered(
        areas,
        vec![event(0, 0, 0, Some(40)), event(1, 1, 2, Some(9))],
    );
    let far = scene(view(5.0, 42.0, 128.0), &ground, None);
    let [pill] = far.pills.as_slice() else {
        panic!("{:?}", far.pills)
    };
    assert_eq!((pill.name.as_str(), pill.sum.events()), ("Yanbian +1", 2));
    assert_eq!(far.discs.len(), 2, "each keeps its own disc");
    let near = scene(view(7.0, 42.9, 129.8), &ground, None);
    assert_eq!(near.pills.len(), 2);
}

#[test]
fn of_millions_of_people_no_ring_covers_the_map() {
    let spread = |index: u32| {
        let (lat, lon) = (f64::from(index % 40) / 4.0, f64::from(index / 40) / 2.0);
        place(&format!("place-{index}"), 38.0 + lat, 110.0 + lon)
    };
    let events = (0..2000)
        .map(|at| event(at, at, at % 6, Some(5000)))
        .collect();
    let ground = gathered((0..2000).map(spread).collect(), events);
    for zoom in [3.0, 5.0, 7.0, 9.0] {
        let scene = scene(view(zoom, 43.0, 122.0), &ground, None);
        for symbol in &scene.symbols {
            // Five thousand people an event, ten million in all.
            let share = f32::from(u16::try_from(symbol.sum.events()).unwrap()) / 2000.0;
            let least = if symbol.sum.events() == 1 { 4.5 } else { 11.0 };
            let r = (Scale::WIDEST * share.sqrt()).max(least);
            assert!((symbol.figure.r() - r).abs() < 0.01, "{}", symbol.name);
        }
        let some = scene.symbols.len() > 1 || scene.density > 0.0;
        assert!(some || zoom < 4.0, "at zoom {zoom}");
    }
}

#[test]
fn pills_stand_on_nothing_while_there_is_room() {
    let mut places = vec![place("city", 43.9, 128.0)];
    for (index, lat) in [42.0, 42.6, 41.4].into_iter().enumerate() {
        places.push(vague(
            &format!("area {index}"),
            lat,
            128.0,
            Precision::Prefecture,
            80.0,
        ));
    }
    let events = (0..4).map(|at| event(at, at, 0, Some(30))).collect();
    let scene = scene(view(6.5, 42.0, 128.0), &gathered(places, events), None);
    for (index, pill) in scene.pills.iter().enumerate() {
        assert!(
            scene
                .pills
                .iter()
                .skip(index + 1)
                .all(|other| !other.rect.overlaps(&pill.rect))
        );
        let symbol = &scene.symbols[0];
        assert!(!pill.rect.overlaps_circle(symbol.center, symbol.figure.r()));
        assert!(!pill.texts.is_empty());
    }
}
