//! Small made-up inputs for the tests of this module.

use std::ops::Deref;
use std::sync::Arc;

use crate::geo::{Camera, NameKind, Point, View};
use crate::map::{
    Gathered, Ground, Key, LabelStyle, MapEvent, MapPlace, MapRegion, Name, Points, Rect, Say,
    Scene, SceneInput, Shown, Sum,
};
use crate::model::{LatLon, Numbers, Precision, RegionId, Shape, Total};
use crate::table::{KindSum, Row};

pub(crate) const SHAPES: [Shape; 6] = [
    Shape::Circle,
    Shape::Square,
    Shape::Triangle,
    Shape::Ring,
    Shape::Saltire,
    Shape::Diamond,
];

/// An event with where it happened.
#[derive(Clone, Debug)]
pub(crate) struct Happening {
    pub(crate) row: Row,
    pub(crate) place: usize,
    pub(crate) to: Option<usize>,
    pub(crate) kind: usize,
    pub(crate) people: Total,
    pub(crate) added: bool,
}

impl Happening {
    pub(crate) fn as_event(&self) -> MapEvent {
        MapEvent {
            row: self.row,
            kind: self.kind,
            people: self.people,
            added: self.added,
        }
    }

    pub(crate) fn sum(&self) -> KindSum {
        let mut sum = KindSum {
            kind: self.kind,
            added: Total::default(),
            not_added: Total::default(),
        };
        if self.added {
            sum.added = self.people;
        } else {
            sum.not_added = self.people;
        }
        sum
    }
}

/// The events by place and route, added up as slowly as can be.
#[derive(Clone, Debug, Default)]
pub(crate) struct Happenings {
    pub(crate) events: Vec<Happening>,
    at_place: Vec<Sum>,
    on_route: Vec<Sum>,
}

impl Happenings {
    fn new(events: Vec<Happening>, places: usize, routes: &[(usize, usize)]) -> Self {
        let sum = |of: &dyn Fn(&Happening) -> bool| {
            let sums: Vec<KindSum> = events
                .iter()
                .filter(|e| of(e))
                .map(Happening::sum)
                .collect();
            sums.iter().collect()
        };
        let at_place = (0..places).map(|at| sum(&|event| event.place == at));
        let pairs = routes.iter();
        let on_route = pairs.map(|(from, to)| sum(&|e| (e.place, e.to) == (*from, Some(*to))));
        let (at_place, on_route) = (at_place.collect(), on_route.collect());
        Self {
            events,
            at_place,
            on_route,
        }
    }
}

impl Shown for Happenings {
    fn at_place(&self, place: usize, each: &mut dyn FnMut(&KindSum)) {
        self.at_place[place].kinds.iter().for_each(each);
    }

    fn on_route(&self, route: usize, each: &mut dyn FnMut(&KindSum)) {
        self.on_route[route].kinds.iter().for_each(each);
    }

    fn events(&self, places: &[usize], most: usize) -> Vec<MapEvent> {
        let events = self
            .events
            .iter()
            .filter(|event| places.contains(&event.place));
        events.take(most).map(Happening::as_event).collect()
    }
}

/// What was gathered, with the events that it was gathered from.
#[derive(Clone, Debug)]
pub(crate) struct Sampled {
    pub(crate) gathered: Gathered,
    pub(crate) shown: Happenings,
}

impl Deref for Sampled {
    type Target = Gathered;

    fn deref(&self) -> &Gathered {
        &self.gathered
    }
}

pub(crate) fn event(row: usize, place: usize, kind: usize, people: Option<u32>) -> Happening {
    let people = people.map_or_else(Numbers::default, Numbers::exactly);
    let row = Row(u32::try_from(row).unwrap());
    Happening {
        row,
        place,
        to: None,
        kind,
        people: Total::of(&people),
        added: true,
    }
}

pub(crate) fn place(id: &str, lat: f64, lon: f64) -> MapPlace {
    MapPlace {
        id: id.to_owned(),
        name: id.to_owned(),
        at: Some(LatLon { lat, lon }),
        precision: Precision::City,
        radius_km: 10.0,
        region: None,
        listed: Vec::new(),
    }
}

pub(crate) fn gathered(places: Vec<MapPlace>, events: Vec<Happening>) -> Sampled {
    let china = MapRegion {
        id: RegionId::from("CN"),
        name: "China".to_owned(),
        label: LatLon {
            lat: 36.0,
            lon: 104.0,
        },
    };
    let people = events.iter().map(|event| event.people.estimate).sum();
    let mut routes: Vec<(usize, usize)> = events
        .iter()
        .filter_map(|event| Some((event.place, event.to?)))
        .collect();
    routes.sort_unstable();
    routes.dedup();
    let shown = Happenings::new(events, places.len(), &routes);
    let ground = Ground::new(places, vec![china], routes, SHAPES.to_vec(), people);
    let gathered = Gathered::new(Arc::new(ground), &shown);
    Sampled { gathered, shown }
}

pub(crate) fn view(zoom: f64, lat: f64, lon: f64) -> View {
    View {
        camera: Camera {
            center: LatLon { lat, lon },
            zoom,
        },
        width: 850.0,
        height: 530.0,
    }
}

pub(crate) fn measure(text: &str, style: LabelStyle) -> (f32, f32) {
    let letters = u16::try_from(text.chars().count()).unwrap();
    (f32::from(letters) * style.size() * 0.55, style.size() * 1.3)
}

pub(crate) fn say(words: Say) -> String {
    match words {
        Say::TrayTitle => "Place known only as".to_owned(),
        Say::TrayMore(more) => format!("{more} more places"),
        Say::Symbol { name, .. } => name.to_owned(),
        Say::Cluster { name, others } => format!("{name} +{others}"),
        Say::People { total, not_added } => match (total.events, total.without_number) {
            (0, _) => format!("{not_added} not added"),
            (events, without) if events == without => "no number given".to_owned(),
            _ => format!("about {} people", total.estimate),
        },
        Say::Count(events) => events.to_string(),
        Say::Date(row) => format!("{} May 2019", row.0 + 1),
        Say::Number(row) => format!("{} people", row.0 + 2),
    }
}

pub(crate) fn scene(view: View, sampled: &Sampled, open: Option<Key>) -> Scene {
    scene_with(view, sampled, open, &[], &[])
}

pub(crate) fn scene_with(
    view: View,
    sampled: &Sampled,
    open: Option<Key>,
    names: &[Name],
    keep_out: &[Rect],
) -> Scene {
    let points = points(view, sampled);
    Scene::new(&SceneInput {
        view,
        open,
        names,
        keep_out,
        ..input(sampled, &points)
    })
}

/// The points as a view shows them.
pub(crate) fn points(view: View, sampled: &Sampled) -> Points {
    let mut points = Points::default();
    points.look(sampled, &view, false);
    points
}

/// Something to measure and say words by.
pub(crate) fn input<'a>(sampled: &'a Sampled, points: &'a Points) -> SceneInput<'a> {
    SceneInput {
        view: view(6.0, 42.0, 125.0),
        gathered: &sampled.gathered,
        points,
        shown: &sampled.shown,
        open: None,
        names: &[],
        keep_out: &[],
        tray_at: Point { x: 12.0, y: 12.0 },
        measure: &measure,
        least: 7.2,
        say: &say,
        in_region: &|_, _| true,
    }
}

pub(crate) fn vague(
    id: &str,
    lat: f64,
    lon: f64,
    precision: Precision,
    radius_km: f64,
) -> MapPlace {
    MapPlace {
        precision,
        radius_km,
        ..place(id, lat, lon)
    }
}

pub(crate) fn names() -> Vec<Name> {
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
