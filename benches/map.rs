//! What the map computes of a million events at 500 places, and at far more places than anyone has. The
//! events are sums by place: the map never looks at them one by one, so neither does this.
#![expect(clippy::indexing_slicing, reason = "lists of its own making")]

use std::sync::Arc;

use divan::{Bencher, black_box};
use refoulement_atlas::geo::{Camera, Point, View};
use refoulement_atlas::map::{
    Gathered, Ground, LabelStyle, MapEvent, MapPlace, Points, Say, Scene, SceneInput, Shown,
};
use refoulement_atlas::model::{LatLon, Precision, Shape, Total};
use refoulement_atlas::table::{KindSum, Row};

fn main() {
    divan::main();
}

/// How many places.
const PLACES: [u32; 3] = [500, 20_000, 200_000];
/// How many events they have together.
const EVENTS: u32 = 1_000_000;

/// What is shown, kind by kind and place by place, end to end.
struct Sums {
    list: Vec<KindSum>,
    ends: Vec<usize>,
}

impl Sums {
    fn of(&self, place: usize) -> &[KindSum] {
        let start = if place == 0 { 0 } else { self.ends[place - 1] };
        &self.list[start..self.ends[place]]
    }
}

impl Shown for Sums {
    fn at_place(&self, place: usize, each: &mut dyn FnMut(&KindSum)) {
        self.of(place).iter().for_each(each);
    }

    fn on_route(&self, _: usize, _: &mut dyn FnMut(&KindSum)) {}

    fn events(&self, places: &[usize], most: usize) -> Vec<MapEvent> {
        let sums = places.iter().flat_map(|place| self.of(*place));
        let event = |sum: &KindSum| MapEvent {
            row: Row(0),
            kind: sum.kind,
            people: sum.added,
            added: true,
        };
        sums.take(most).map(event).collect()
    }
}

/// A number from 0 to 1 that looks like chance, the same in every run.
fn chance(seed: u32) -> f64 {
    f64::from(fastrand::Rng::with_seed(seed.into()).u16(..)) / f64::from(u16::MAX)
}

/// Half of the places lie about one of sixty towns, half of them anywhere.
fn place(at: u32) -> MapPlace {
    let spread = |seed: u32| {
        (
            22.0 + 26.0 * chance(seed),
            98.0 + 34.0 * chance(seed + 1_000_003),
        )
    };
    let near = |seed: u32| 3.0 * (chance(seed) + chance(seed + 1) + chance(seed + 2) - 1.5);
    let (lat, lon) = if at.is_multiple_of(2) {
        let (lat, lon) = spread(at % 60);
        (lat + near(5 * at), lon + near(7 * at))
    } else {
        spread(at)
    };
    MapPlace {
        id: format!("place-{at}"),
        name: format!("Place {at}"),
        at: Some(LatLon { lat, lon }),
        precision: Precision::City,
        radius_km: 10.0,
        region: None,
        listed: vec![at as usize],
    }
}

fn sums(places: u32) -> Sums {
    let mut sums = Sums {
        list: Vec::new(),
        ends: Vec::new(),
    };
    let events = EVENTS / places;
    for at in 0..places {
        let kinds = 1 + at % 3;
        sums.list.extend((0..kinds).map(|kind| KindSum {
            kind: kind as usize,
            added: Total {
                events: u64::from(events / kinds).max(1),
                estimate: u64::from((1 + at * 7 % 40) * events / 5),
                high: u64::from(60 * events),
                ..Total::default()
            },
            not_added: Total::default(),
        }));
        sums.ends.push(sums.list.len());
    }
    sums
}

fn ground(places: u32, sums: &Sums) -> Arc<Ground> {
    let people = sums.list.iter().map(|sum| sum.added.estimate).sum();
    let shapes = vec![Shape::Circle, Shape::Square, Shape::Triangle];
    let listed = (0..places).map(place).collect();
    Arc::new(Ground::new(listed, Vec::new(), Vec::new(), shapes, people))
}

fn gathered(places: u32) -> (Gathered, Sums) {
    let sums = sums(places);
    (Gathered::new(ground(places, &sums), &sums), sums)
}

fn view(zoom: f64) -> View {
    let center = LatLon {
        lat: 36.0,
        lon: 115.0,
    };
    View {
        camera: Camera { center, zoom },
        width: 850.0,
        height: 530.0,
    }
}

fn scene(view: View, gathered: &Gathered, points: &Points, shown: &Sums) -> Scene {
    Scene::new(&SceneInput {
        view,
        gathered,
        points,
        shown,
        open: None,
        names: &[],
        keep_out: &[],
        tray_at: Point { x: 12.0, y: 12.0 },
        least: 7.2,
        measure: &|text: &str, style: LabelStyle| {
            let letters = u16::try_from(text.len()).unwrap_or(u16::MAX);
            (f32::from(letters) * style.size() * 0.55, style.size() * 1.3)
        },
        say: &|words: Say| match words {
            Say::Cluster { name, others } => format!("{name} +{others}"),
            Say::Count(events) => events.to_string(),
            _ => String::new(),
        },
        in_region: &|_, _| false,
    })
}

/// After a filter change.
#[divan::bench(args = PLACES)]
fn gather(bencher: Bencher, places: u32) {
    let sums = sums(places);
    let ground = ground(places, &sums);
    bencher.bench(|| Gathered::new(Arc::clone(&ground), black_box(&sums)));
}

/// After a filter change, and while zooming: cells, whether it is crowded, and what is joined.
#[divan::bench(args = PLACES, consts = [4, 6, 8, 11])]
fn look<const ZOOM: u32>(bencher: Bencher, places: u32) {
    let (gathered, _sums) = gathered(places);
    bencher.bench_local(|| {
        let mut points = Points::default();
        points.look(&gathered, &view(f64::from(ZOOM)), false);
        points
    });
}

/// A step of a pan, with the scene: what is known of the zoom is kept.
#[divan::bench(args = PLACES, consts = [4, 6, 8, 11])]
fn pan<const ZOOM: u32>(bencher: Bencher, places: u32) {
    let (gathered, sums) = gathered(places);
    let (mut points, mut step) = (Points::default(), 0.0);
    let start = view(f64::from(ZOOM));
    bencher.bench_local(|| {
        step = if step > 60.0 { 0.0 } else { step + 3.0 };
        let view = start.panned(step, step);
        points.look(&gathered, &view, false);
        scene(view, &gathered, &points, &sums)
    });
}

/// A step of a zoom, with the scene.
#[divan::bench(args = PLACES, consts = [4, 6, 8, 11])]
fn zoom<const ZOOM: u32>(bencher: Bencher, places: u32) {
    let (gathered, sums) = gathered(places);
    let (mut points, mut step) = (Points::default(), 0.0);
    bencher.bench_local(|| {
        step = if step > 0.9 { 0.0 } else { step + 0.01 };
        let view = view(f64::from(ZOOM) + step);
        points.look(&gathered, &view, false);
        scene(view, &gathered, &points, &sums)
    });
}

/// The density's picture, which is made anew at every step of a zoom.
#[divan::bench(args = PLACES)]
fn density(bencher: Bencher, places: u32) {
    let (gathered, _sums) = gathered(places);
    let (mut points, view) = (Points::default(), view(4.0));
    points.look(&gathered, &view, true);
    bencher.bench_local(|| {
        let density = points.shaded(&gathered, &view);
        density.map(|density| density.shades())
    });
}

/// What lies under the pointer in a density.
#[divan::bench(args = PLACES)]
fn point(bencher: Bencher, places: u32) {
    let (gathered, sums) = gathered(places);
    let (mut points, view) = (Points::default(), view(6.0));
    points.look(&gathered, &view, true);
    let at = Point { x: 400.0, y: 260.0 };
    bencher.bench_local(|| points.spot(&gathered, &sums, &view, black_box(at)));
}
