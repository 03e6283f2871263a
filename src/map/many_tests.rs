//! Facts about scenes of very many places, whose events are sums.

use std::sync::Arc;

use crate::geo::{Point, View};
use crate::map::samples::{self, SHAPES, place, view};
use crate::map::{Gathered, Ground, MapEvent, Points, Scene, SceneInput, Shown};
use crate::model::Total;
use crate::table::{KindSum, Row};

/// So many events of one kind at each place.
struct Each(Vec<KindSum>);

impl Shown for Each {
    fn at_place(&self, place: usize, each: &mut dyn FnMut(&KindSum)) {
        self.0.get(place).into_iter().for_each(each);
    }

    fn on_route(&self, _: usize, _: &mut dyn FnMut(&KindSum)) {}

    fn events(&self, places: &[usize], most: usize) -> Vec<MapEvent> {
        let event = |sum: &KindSum| MapEvent {
            row: Row(0),
            kind: sum.kind,
            people: sum.added,
            added: true,
        };
        let sums = places.iter().filter_map(|place| self.0.get(*place));
        sums.take(most).map(event).collect()
    }
}

/// Places all over a wide land, with so many events each.
fn many(places: u32, events: u64) -> (Gathered, Each) {
    let at = |index: u32| {
        let lat = 20.0 + f64::from(index.wrapping_mul(7919) % 3001) / 100.0;
        let lon = 95.0 + f64::from(index.wrapping_mul(104_729) % 4001) / 100.0;
        (lat, lon)
    };
    let known = |index| place(&format!("p{index}"), at(index).0, at(index).1);
    let sum = |index: u32| {
        let added = Total {
            events,
            estimate: events * u64::from(index % 9),
            ..Total::default()
        };
        let not_added = Total {
            events: u64::from(index % 2),
            ..Total::default()
        };
        KindSum {
            kind: index as usize % 6,
            added,
            not_added,
        }
    };
    let shown = Each((0..places).map(sum).collect());
    let people = shown.0.iter().map(|sum| sum.added.estimate).sum();
    let listed = (0..places).map(known).collect();
    let ground = Ground::new(listed, Vec::new(), Vec::new(), SHAPES.to_vec(), people);
    (Gathered::new(Arc::new(ground), &shown), shown)
}

fn scene(gathered: &Gathered, shown: &Each, points: &mut Points, view: View) -> Scene {
    points.look(gathered, &view, false);
    scene_of(gathered, shown, points, view)
}

fn scene_of(gathered: &Gathered, shown: &Each, points: &Points, view: View) -> Scene {
    Scene::new(&SceneInput {
        view,
        gathered,
        points,
        shown,
        open: None,
        names: &[],
        keep_out: &[],
        tray_at: Point { x: 12.0, y: 12.0 },
        measure: &samples::measure,
        least: 7.2,
        say: &samples::say,
        in_region: &|_, _| false,
    })
}

/// Events and people of everything in the view and outside it.
fn told(scene: &Scene) -> (u64, u64) {
    let symbols = scene.symbols.iter().map(|one| &one.sum);
    let symbols = symbols.map(|sum| (sum.events(), sum.total.estimate));
    let beyond = [scene.within, (scene.outside.events, scene.outside.people)];
    let all = symbols.chain(beyond);
    all.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
}

#[test]
fn every_event_of_very_many_places_is_told_once_at_every_zoom() {
    for (places, events) in [(500, 2000), (200_000, 5)] {
        let (gathered, shown) = many(places, events);
        let all = shown.0.iter().fold((0, 0), |sum, one| {
            let events = one.added.events + one.not_added.events;
            (sum.0 + events, sum.1 + one.added.estimate)
        });
        let mut points = Points::default();
        for zoom in [3.0, 5.5, 8.3, 9.4, 11.0] {
            let scene = scene(&gathered, &shown, &mut points, view(zoom, 36.0, 115.0));
            assert_eq!(told(&scene), all, "{places} places at zoom {zoom}");
        }
    }
}

#[test]
fn symbols_give_way_to_a_density_once_and_come_back_once() {
    let (gathered, _) = many(20_000, 3);
    let mut points = Points::default();
    let mut dense = |zoom| points.look(&gathered, &view(zoom, 36.0, 115.0), false);
    let zooms = |step: u8| 4.0 + f64::from(step) / 20.0;
    let nearer: Vec<bool> = (0..=140).map(|step| dense(zooms(step))).collect();
    let further: Vec<bool> = (0..=140).rev().map(|step| dense(zooms(step))).collect();
    let turns = |all: &[bool]| all.windows(2).filter(|pair| pair[0] != pair[1]).count();
    assert!(nearer[0] && !nearer[140] && further[140]);
    assert_eq!((turns(&nearer), turns(&further)), (1, 1));
}

#[test]
fn on_the_way_to_a_density_symbols_are_there_too_and_nothing_is_told_twice() {
    let (gathered, shown) = many(20_000, 3);
    let mut points = Points::default();
    let view = view(8.6, 36.0, 115.0);
    points.look(&gathered, &view, false);
    points.fade(&gathered, &view, 0.4);
    let scene = scene_of(&gathered, &shown, &points, view);
    assert!(!scene.symbols.is_empty() && scene.within == (0, 0));
    assert!(points.shaded(&gathered, &view).is_some());
}

#[test]
fn moving_over_very_many_places_joins_and_splits_nothing() {
    let (gathered, shown) = many(20_000, 1);
    let mut points = Points::default();
    let here = view(9.0, 36.0, 115.0);
    let before = scene(&gathered, &shown, &mut points, here);
    assert!(before.symbols.len() > 10 && before.density < 1.0);
    for step in 1..=40_u8 {
        let by = 13.0 * f32::from(step);
        let there = here.panned(by, -by / 2.0);
        let after = scene(&gathered, &shown, &mut points, there);
        for symbol in &before.symbols {
            let at = Point {
                x: symbol.center.x + by,
                y: symbol.center.y - by / 2.0,
            };
            if there.shows(at) {
                let same = after.symbols.iter().any(|other| other.key == symbol.key);
                assert!(same, "{} split as the view moved", symbol.name);
            }
        }
    }
}

#[test]
fn few_places_are_never_a_density() {
    let (gathered, shown) = many(70, 1);
    let mut points = Points::default();
    for zoom in [2.0, 4.0, 5.0, 7.0] {
        let scene = scene(&gathered, &shown, &mut points, view(zoom, 36.0, 115.0));
        assert!(scene.density < f32::EPSILON && !scene.symbols.is_empty());
    }
}
