//! Small made-up inputs for the tests of this module.

use crate::geo::{Camera, NameKind, Point, View};
use crate::map::{
    Gathered, Key, LabelStyle, MapEvent, MapPlace, MapRegion, Name, Rect, Say, Scale, Scene,
    SceneInput,
};
use crate::model::{LatLon, People, Precision, RegionId, Shape, Total};
use crate::table::Row;

pub(crate) const SHAPES: [Shape; 6] = [
    Shape::Circle,
    Shape::Square,
    Shape::Triangle,
    Shape::Ring,
    Shape::Saltire,
    Shape::Diamond,
];

pub(crate) fn event(row: usize, place: usize, kind: usize, people: Option<u32>) -> MapEvent {
    let people = people.map_or_else(People::default, People::exactly);
    let row = Row(u32::try_from(row).unwrap());
    MapEvent {
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
    }
}

pub(crate) fn gathered(places: Vec<MapPlace>, events: Vec<MapEvent>) -> Gathered {
    let china = MapRegion {
        id: RegionId::from("CN"),
        name: "China".to_owned(),
        label: LatLon {
            lat: 36.0,
            lon: 104.0,
        },
    };
    let people = events.iter().map(|event| event.people.estimate).sum();
    let scale = Scale::of(people);
    Gathered::new(places, vec![china], events, SHAPES.to_vec(), scale)
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

pub(crate) fn scene(view: View, gathered: &Gathered, open: Option<Key>) -> Scene {
    scene_with(view, gathered, open, &[], &[])
}

pub(crate) fn scene_with(
    view: View,
    gathered: &Gathered,
    open: Option<Key>,
    names: &[Name],
    keep_out: &[Rect],
) -> Scene {
    Scene::new(&SceneInput {
        view,
        open,
        names,
        keep_out,
        ..input(gathered)
    })
}

/// Something to measure and say words by.
pub(crate) fn input(gathered: &Gathered) -> SceneInput<'_> {
    SceneInput {
        view: view(6.0, 42.0, 125.0),
        gathered,
        open: None,
        names: &[],
        keep_out: &[],
        tray_at: Point { x: 12.0, y: 12.0 },
        measure: &measure,
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
