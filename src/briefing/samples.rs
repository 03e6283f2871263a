//! Briefings for the tests.

use std::path::PathBuf;

use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::briefing::{
    Anchor, Briefing, Callout, Counts, DatasetNote, Kept, Scene, SceneId, Sha256, Shot, Then,
    Version,
};
use crate::geo::Camera;
use crate::model::{DateBounds, EventId, Kind, LatLon, Precision, RegionId, Status, Total};
use crate::state::{Layers, Mode, NamesIn, Origin};
use crate::table::{Area, Filter, Pick, Reading, Who};

/// A callout to a place.
pub(crate) fn callout() -> Callout {
    Callout {
        to: Anchor::Place(LatLon {
            lat: 41.97,
            lon: 128.87,
        }),
        text: "The new fence".into(),
    }
}

/// A scene of everything.
pub(crate) fn scene(id: u32) -> Scene {
    Scene {
        id: SceneId(id),
        title: format!("Scene {id}"),
        caption: String::new(),
        datasets: vec![Origin::Bundled],
        shot: Shot {
            camera: Camera {
                center: LatLon {
                    lat: 41.3,
                    lon: 125.3,
                },
                zoom: 5.9,
            },
            sheet: None,
            filter: Filter::default(),
            layers: Layers::default(),
            time_view: None,
            mode: Mode::Window,
        },
        callouts: Vec::new(),
        then: None,
    }
}

/// A briefing of so many scenes, with the ids from 0.
pub(crate) fn briefing(scenes: usize) -> Briefing {
    let ids = (0..).take(scenes);
    Briefing {
        title: "Talk".into(),
        scenes: ids.map(scene).collect(),
    }
}

/// A briefing with a little of everything.
pub(super) fn kept() -> Kept {
    let file = Origin::File(PathBuf::from("/home/reader/data/2024.ron"));
    let total = Total {
        events: 12,
        without_number: 1,
        low: 340,
        estimate: 350,
        high: 400,
        open: 0,
    };
    let mut first = scene(0);
    first.shot.sheet = Some((860.0, 612.5));
    first.caption = "Five crossings in one night.\n다섯 곳에서.".into();
    first.datasets = vec![Origin::Bundled, file.clone()];
    first.shot.filter = Filter {
        from: Some(date(2023, 10, 1)),
        to: Some(date(2023, 10, 31)),
        reading: Reading::Certain,
        kinds: Pick::Only([Kind::Repatriation].into()),
        regions: Pick::Only(["CN-22".into(), "LA".into()].into()),
        ..Filter::default()
    };
    first.callouts = vec![
        Callout {
            to: Anchor::Event(file.clone(), EventId::from("2023-10-tumen")),
            text: "Tumen, by night".into(),
        },
        callout(),
    ];
    first.then = Some(Then {
        counts: Counts {
            events: 12,
            not_added: 0,
            kinds: vec![(Kind::Repatriation, total)],
        },
        of: vec![
            (Origin::Bundled, Version::Of(Sha256::of(b"one"))),
            (file.clone(), Version::Of(Sha256::of(b"before two"))),
        ],
    });
    let note = |origin: Origin, bytes: &[u8], events| DatasetNote {
        origin,
        sha256: Some(Sha256::of(bytes)),
        title: "Reported".into(),
        events,
    };
    Kept {
        briefing: Briefing {
            title: "Returns after the border opened".into(),
            scenes: vec![first, scene(1)],
        },
        datasets: vec![note(Origin::Bundled, b"one", 242), note(file, b"two", 31)],
    }
}

fn text(most: usize) -> impl Strategy<Value = String> {
    let letters = prop_oneof![
        "[a-z 가-힣]".prop_map(|text| text.chars().next().unwrap_or('x')),
        select(vec![
            '"', '\\', '\n', '\t', '\u{202E}', '\u{0}', '🌊', '\'', '(', '\u{301}'
        ]),
    ];
    proptest::collection::vec(letters, 0..most).prop_map(|letters| letters.into_iter().collect())
}

fn day() -> impl Strategy<Value = Date> {
    (0..12_000_i64).prop_map(|days| date(1999, 1, 1).saturating_add(jiff::Span::new().days(days)))
}

fn at() -> impl Strategy<Value = LatLon> {
    (-85.0..85.0_f64, -180.0..180.0_f64).prop_map(|(lat, lon)| LatLon { lat, lon })
}

fn origin() -> impl Strategy<Value = Origin> {
    prop_oneof![
        Just(Origin::Bundled),
        "(/[a-d가]{1,3}){1,4}\\.ron".prop_map(|path| Origin::File(path.into())),
    ]
}

fn pick<T: Ord + Clone + std::fmt::Debug + 'static>(all: Vec<T>) -> impl Strategy<Value = Pick<T>> {
    let most = all.len();
    prop_oneof![
        Just(Pick::All),
        subsequence(all, 0..=most).prop_map(|some| Pick::Only(some.into_iter().collect())),
    ]
}

fn words() -> Vec<String> {
    ["a b", "한국", "\"quoted\"", ""].map(str::to_owned).into()
}

fn filter() -> impl Strategy<Value = Filter> {
    let kinds = vec![Kind::Arrest, Kind::Death, Kind::named("own")];
    let regions: Vec<RegionId> = ["CN-22", "CN-unknown", "LA"].map(RegionId::from).into();
    let option = proptest::option::of::<proptest::strategy::BoxedStrategy<Date>>;
    let lists = (
        pick(kinds),
        pick(regions),
        pick(words()),
        pick(words()),
        pick(Who::ALL.to_vec()),
        pick(Status::ALL.to_vec()),
        pick(Precision::ALL.to_vec()),
    );
    let rest = (
        option(day().boxed()),
        option(day().boxed()),
        select(vec![Reading::Possible, Reading::Certain]),
        proptest::option::of(proptest::collection::vec(at(), 0..6)),
        proptest::option::of(any::<u32>()),
        text(12),
    );
    (lists, rest).prop_map(
        |(lists, (from, to, reading, area, people_at_least, text))| {
            let (kinds, regions, tags, publishers, who, statuses, precisions) = lists;
            Filter {
                from,
                to,
                reading,
                kinds,
                regions,
                area: area.map(Area),
                tags,
                publishers,
                who,
                statuses,
                precisions,
                people_at_least,
                text,
            }
        },
    )
}

fn shot() -> impl Strategy<Value = Shot> {
    let layers = (any::<[bool; 4]>(), select(NamesIn::ALL.to_vec()));
    let layers = layers.prop_map(|([choropleth, density, flows, labels], names)| Layers {
        choropleth,
        density,
        flows,
        labels,
        names,
    });
    let camera = (at(), 2.0..13.0_f64).prop_map(|(center, zoom)| Camera { center, zoom });
    let days = (day(), day()).prop_map(|(one, other)| DateBounds::new(one, other));
    let mode = select(vec![Mode::Window, Mode::Cumulative]);
    let sheet = proptest::option::of((1.0..9e4_f32, 1.0..9e4_f32));
    let days = proptest::option::of(days);
    let parts = (camera, sheet, filter(), layers, days, mode);
    parts.prop_map(|(camera, sheet, filter, layers, time_view, mode)| Shot {
        camera,
        sheet,
        filter,
        layers,
        time_view,
        mode,
    })
}

fn counts() -> impl Strategy<Value = Counts> {
    let number = || any::<u32>().prop_map(u64::from);
    let total = (number(), number(), number(), number(), number(), number());
    let total = total.prop_map(
        |(events, without_number, low, estimate, high, open)| Total {
            events,
            without_number,
            low,
            estimate,
            high,
            open,
        },
    );
    let kind = select(vec![Kind::Arrest, Kind::Policy, Kind::named("own")]);
    let kinds = proptest::collection::vec((kind, total), 0..3);
    (number(), number(), kinds).prop_map(|(events, not_added, kinds)| Counts {
        events,
        not_added,
        kinds,
    })
}

fn any_callout() -> impl Strategy<Value = Callout> {
    let to = prop_oneof![
        at().prop_map(Anchor::Place),
        (origin(), "[a-z0-9-]{1,8}").prop_map(|(of, id)| Anchor::Event(of, id.into())),
    ];
    (to, text(20)).prop_map(|(to, text)| Callout { to, text })
}

/// What was counted, of any versions of these datasets: some are not known.
fn then(datasets: Vec<Origin>) -> impl Strategy<Value = Then> {
    let known = proptest::collection::vec(proptest::option::of(any::<u8>()), datasets.len());
    (counts(), known).prop_map(move |(counts, known)| {
        let mut of: Vec<(Origin, Version)> = Vec::new();
        let pairs = datasets.iter().enumerate().zip(known);
        for ((at, origin), known) in pairs {
            let is_new = !datasets[..at].contains(origin);
            let version = known.filter(|_| is_new).map(|byte| Sha256::of(&[byte]));
            of.extend(version.map(|hash| (origin.clone(), Version::Of(hash))));
        }
        Then { counts, of }
    })
}

fn any_scene() -> impl Strategy<Value = Scene> {
    let parts = (
        text(30),
        text(60),
        proptest::collection::vec(origin(), 0..3),
        shot(),
        proptest::collection::vec(any_callout(), 0..4),
    );
    let parts = parts.prop_flat_map(|parts| {
        let then = proptest::option::of(then(parts.2.clone()));
        (Just(parts), then)
    });
    parts.prop_map(|((title, caption, datasets, shot, callouts), then)| Scene {
        id: SceneId(0),
        title,
        caption,
        datasets,
        shot,
        callouts,
        then,
    })
}

/// Any briefing whose ids are those that reading gives.
pub(super) fn any_kept() -> impl Strategy<Value = Kept> {
    let note = (origin(), text(12), any::<u32>(), any::<bool>());
    let note = note.prop_map(|(origin, title, events, known)| DatasetNote {
        origin,
        sha256: known.then(|| Sha256::of(title.as_bytes())),
        title,
        events: events.into(),
    });
    let datasets = proptest::collection::vec(note, 0..4);
    let scenes = proptest::collection::vec(any_scene(), 0..4);
    (text(20), datasets, scenes).prop_map(|(title, datasets, mut scenes)| {
        for (scene, id) in scenes.iter_mut().zip(0..) {
            scene.id = SceneId(id);
        }
        Kept {
            briefing: Briefing { title, scenes },
            datasets,
        }
    })
}
