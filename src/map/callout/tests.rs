//! Callouts keep off symbols and off each other.

use proptest::prelude::*;

use super::*;
use crate::map::samples::{event, gathered, scene, vague, view};
use crate::model::Precision;

const SIZE: (f32, f32) = (140.0, 40.0);

/// A scene of one event at each of these points.
fn spots(at: &[(f64, f64)]) -> (Scene, View) {
    let city = Precision::City;
    let places = at.iter().enumerate().map(|(number, (lat, lon))| {
        vague(
            &format!("p{number}"),
            *lat,
            *lon,
            city,
            city.default_radius_km(),
        )
    });
    let events = (0..at.len()).map(|number| event(number, number, number % 3, Some(20)));
    let ground = gathered(places.collect(), events.collect());
    let view = view(6.0, 38.0, 118.0);
    (scene(view, &ground, None), view)
}

#[test]
fn a_line_ends_at_the_rim_of_the_symbol() {
    let (scene, view) = spots(&[(38.0, 118.0)]);
    let placed = callouts(&scene, &view, &[], &[(Aim::Place(0, None), SIZE)]);
    let callout = placed[0].unwrap();
    let symbol = &scene.symbols[0];
    let gap = distance(callout.line[1], symbol.center) - symbol.figure.reach();
    assert!(gap.abs() < 0.01, "{gap}");
    assert!(callout.rect.distance(callout.line[0]) < 0.01);
    assert_eq!(callout.dot, None);
}

#[test]
fn what_the_map_does_not_show_is_not_called_out() {
    let (scene, view) = spots(&[(38.0, 118.0)]);
    let far = LatLon {
        lat: -30.0,
        lon: 10.0,
    };
    let wishes = [(Aim::Place(9, None), SIZE), (Aim::Ground(far), SIZE)];
    assert_eq!(callouts(&scene, &view, &[], &wishes), [None, None]);
    let sheet = Rect::at(0.0, 0.0, view.width, view.height);
    let wishes = [(Aim::Place(0, None), SIZE)];
    assert_eq!(
        callouts(&scene, &view, &[sheet], &wishes),
        [None],
        "there is no room"
    );
}

#[test]
fn a_point_on_the_ground_gets_a_mark() {
    let (scene, view) = spots(&[]);
    let at = LatLon {
        lat: 38.5,
        lon: 118.5,
    };
    let placed = callouts(&scene, &view, &[], &[(Aim::Ground(at), SIZE)]);
    let callout = placed[0].unwrap();
    assert_eq!(callout.dot, Some(view.project(at)));
}

#[test]
fn lines_that_cross_are_told_from_those_that_do_not() {
    let point = |x: f32, y: f32| Point { x, y };
    let level = [point(0.0, 0.0), point(10.0, 0.0)];
    assert!(cross(level, [point(5.0, -5.0), point(5.0, 5.0)]));
    assert!(!cross(level, [point(5.0, 1.0), point(5.0, 5.0)]));
    assert!(meets(level, &Rect::at(4.0, -1.0, 2.0, 2.0)));
    assert!(!meets(level, &Rect::at(4.0, 1.0, 2.0, 2.0)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_callout_hides_a_symbol_or_another(
        at in proptest::collection::vec((33.0..43.0_f64, 110.0..126.0_f64), 1..30),
        high in 20.0..90.0_f32,
    ) {
        let (scene, view) = spots(&at);
        let keep = [Rect::at(0.0, 0.0, 120.0, 60.0)];
        let wishes: Vec<_> = (0..at.len().min(8)).map(|place| (Aim::Place(place, None), (150.0, high))).collect();
        let placed = callouts(&scene, &view, &keep, &wishes);
        let placed: Vec<Callout> = placed.into_iter().flatten().collect();
        let sheet = Rect::at(0.0, 0.0, view.width, view.height);
        for (number, one) in placed.iter().enumerate() {
            prop_assert!(one.rect.lies_in(&sheet) && !one.rect.overlaps(&keep[0]));
            for symbol in &scene.symbols {
                prop_assert!(!one.rect.overlaps_circle(symbol.center, symbol.figure.reach()));
            }
            for other in placed.iter().skip(number + 1) {
                prop_assert!(!one.rect.overlaps(&other.rect));
                prop_assert!(!cross(one.line, other.line));
            }
            prop_assert_eq!(one.joined(&scene, &view), Some(*one));
        }
    }
}
