//! A briefing's records as the file has them: field by field, each checked as it is read, so that whatever is wrong is
//! said with its line.

use std::collections::BTreeSet;
use std::path::Path;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::briefing::path::{relative, resolved};
use crate::briefing::{
    Anchor, Briefing, Callout, Counts, DatasetNote, Kept, Limits, Look, Scene, SceneId, Sha256,
};
use crate::format::Problem;
use crate::geo::Camera;
use crate::model::{DateBounds, EventId, Kind, LatLon, Precision, RegionId, Status, Total};
use crate::state::{Layers, Mode, Origin};
use crate::table::{Area, Filter, Pick, Reading, Who};

/// Items of a list of a filter.
const ITEMS: usize = 10_000;
/// Letters of a name or a search.
const NAME: usize = 10_000;

/// A text of so many letters at the most.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
struct Text<const MOST: usize>(String);

impl<const MOST: usize> From<Text<MOST>> for String {
    fn from(text: Text<MOST>) -> Self {
        text.0
    }
}

impl<const MOST: usize> TryFrom<String> for Text<MOST> {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        let chars = text.chars().count();
        if chars > MOST {
            return Err(Problem::TextTooLong {
                chars: chars.to_string(),
                most: MOST.to_string(),
            });
        }
        Ok(Self(text))
    }
}

/// A list of so many items at the most.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(try_from = "Vec<T>", into = "Vec<T>")]
#[serde(bound(
    serialize = "T: Clone + Serialize",
    deserialize = "T: Deserialize<'de>"
))]
struct Few<T, const MOST: usize>(Vec<T>);

impl<T, const MOST: usize> Default for Few<T, MOST> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T, const MOST: usize> From<Few<T, MOST>> for Vec<T> {
    fn from(few: Few<T, MOST>) -> Self {
        few.0
    }
}

impl<T, const MOST: usize> TryFrom<Vec<T>> for Few<T, MOST> {
    type Error = Problem;

    fn try_from(items: Vec<T>) -> Result<Self, Problem> {
        if items.len() > MOST {
            return Err(Problem::TooMany {
                most: MOST.to_string(),
            });
        }
        Ok(Self(items))
    }
}

impl<T, const MOST: usize> Few<T, MOST> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

type Names = Few<Text<NAME>, ITEMS>;

/// Latitude and longitude.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(try_from = "(f64, f64)", into = "(f64, f64)")]
struct At(LatLon);

impl From<At> for (f64, f64) {
    fn from(At(at): At) -> Self {
        (at.lat, at.lon)
    }
}

impl TryFrom<(f64, f64)> for At {
    type Error = Problem;

    fn try_from((lat, lon): (f64, f64)) -> Result<Self, Problem> {
        if !(-90.0..=90.0).contains(&lat) {
            let value = lat.to_string();
            return Err(Problem::BadLatitude { value });
        }
        if !(-180.0..=180.0).contains(&lon) {
            let value = lon.to_string();
            return Err(Problem::BadLongitude { value });
        }
        Ok(Self(LatLon { lat, lon }))
    }
}

/// Latitude, longitude and zoom, as `--camera` has them.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(try_from = "(f64, f64, f64)", into = "(f64, f64, f64)")]
struct CameraShape(Camera);

impl From<CameraShape> for (f64, f64, f64) {
    fn from(CameraShape(camera): CameraShape) -> Self {
        (camera.center.lat, camera.center.lon, camera.zoom)
    }
}

impl TryFrom<(f64, f64, f64)> for CameraShape {
    type Error = Problem;

    fn try_from((lat, lon, zoom): (f64, f64, f64)) -> Result<Self, Problem> {
        let At(center) = At::try_from((lat, lon))?;
        if !Camera::ZOOM.contains(&zoom) {
            return Err(Problem::BadZoom {
                value: zoom.to_string(),
                low: Camera::ZOOM.start().to_string(),
                high: Camera::ZOOM.end().to_string(),
            });
        }
        Ok(Self(Camera { center, zoom }))
    }
}

/// A SHA-256 as text.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
struct HashShape(Sha256);

impl From<HashShape> for String {
    fn from(HashShape(hash): HashShape) -> Self {
        hash.to_string()
    }
}

impl TryFrom<String> for HashShape {
    type Error = crate::briefing::hash::NoSha256;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map(Self)
    }
}

/// A dataset, by where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "data")]
enum Data {
    Bundled,
    File(String),
}

impl Data {
    fn of(origin: &Origin, folder: &Path) -> Self {
        match origin {
            Origin::Bundled => Self::Bundled,
            Origin::File(path) => Self::File(relative(path, folder)),
        }
    }

    fn origin(&self, folder: &Path) -> Origin {
        match self {
            Self::Bundled => Origin::Bundled,
            Self::File(name) => Origin::File(resolved(name, folder)),
        }
    }
}

/// The whole file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "briefing", deny_unknown_fields)]
pub(super) struct BriefingShape {
    briefing: u32,
    #[serde(default, skip_serializing_if = "is_empty")]
    title: Text<{ Limits::TITLE }>,
    #[serde(default)]
    datasets: Few<DatasetShape, { Limits::DATASETS }>,
    #[serde(default)]
    scenes: Few<SceneShape, { Limits::SCENES }>,
}

fn is_empty<const MOST: usize>(text: &Text<MOST>) -> bool {
    text.0.is_empty()
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename = "dataset", deny_unknown_fields)]
struct DatasetShape {
    data: Data,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sha256: Option<HashShape>,
    #[serde(default, skip_serializing_if = "is_empty")]
    title: Text<NAME>,
    #[serde(default)]
    events: u64,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename = "scene", deny_unknown_fields)]
struct SceneShape {
    #[serde(default, skip_serializing_if = "is_empty")]
    title: Text<{ Limits::TITLE }>,
    #[serde(default, skip_serializing_if = "is_empty")]
    caption: Text<{ Limits::CAPTION }>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    datasets: Option<Few<Data, { Limits::DATASETS }>>,
    camera: CameraShape,
    #[serde(default)]
    filter: FilterShape,
    #[serde(default)]
    layers: Layers,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    histogram: Option<(Date, Date)>,
    #[serde(default, skip_serializing_if = "is_default")]
    play: Mode,
    #[serde(default, skip_serializing_if = "Few::is_empty")]
    callouts: Few<CalloutShape, { Limits::CALLOUTS }>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    then: Option<CountsShape>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename = "filter", deny_unknown_fields, default)]
struct FilterShape {
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<Date>,
    #[serde(skip_serializing_if = "is_default")]
    reading: Reading,
    #[serde(skip_serializing_if = "Option::is_none")]
    kinds: Option<Names>,
    #[serde(skip_serializing_if = "Option::is_none")]
    regions: Option<Names>,
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<Few<At, ITEMS>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tags: Option<Names>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publishers: Option<Names>,
    #[serde(skip_serializing_if = "Option::is_none")]
    who: Option<BTreeSet<Who>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    statuses: Option<BTreeSet<Status>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    precisions: Option<BTreeSet<Precision>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    people_at_least: Option<u32>,
    #[serde(skip_serializing_if = "is_empty")]
    text: Text<NAME>,
}

/// Either an event, and of which dataset where there are several, or a place.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename = "callout", deny_unknown_fields)]
#[serde(try_from = "RawCallout")]
struct CalloutShape {
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<Text<NAME>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<Data>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<At>,
    text: Text<{ Limits::CALLOUT }>,
}

#[derive(Deserialize)]
#[serde(rename = "callout", deny_unknown_fields)]
struct RawCallout {
    #[serde(default)]
    event: Option<Text<NAME>>,
    #[serde(default)]
    of: Option<Data>,
    #[serde(default)]
    at: Option<At>,
    text: Text<{ Limits::CALLOUT }>,
}

impl TryFrom<RawCallout> for CalloutShape {
    type Error = Problem;

    fn try_from(raw: RawCallout) -> Result<Self, Problem> {
        if raw.event.is_some() == raw.at.is_some() {
            return Err(Problem::NoAnchor);
        }
        Ok(Self {
            event: raw.event,
            of: raw.of,
            at: raw.at,
            text: raw.text,
        })
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename = "then", deny_unknown_fields)]
struct CountsShape {
    events: u64,
    #[serde(default, skip_serializing_if = "is_default")]
    not_added: u64,
    #[serde(default)]
    kinds: Few<KindShape, ITEMS>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename = "kind", deny_unknown_fields)]
struct KindShape {
    kind: Text<NAME>,
    events: u64,
    #[serde(default, skip_serializing_if = "is_default")]
    without_number: u64,
    #[serde(default)]
    low: u64,
    #[serde(default)]
    estimate: u64,
    #[serde(default)]
    high: u64,
    #[serde(default, skip_serializing_if = "is_default")]
    open: u64,
}

/// The format that is read and written.
pub(super) const FORMAT: u32 = 1;

impl BriefingShape {
    /// A briefing as it is written into a file of this folder.
    pub(super) fn of(kept: &Kept, folder: &Path) -> Self {
        let all: Vec<&Origin> = kept.datasets.iter().map(|note| &note.origin).collect();
        let datasets = kept.datasets.iter().map(|note| DatasetShape {
            data: Data::of(&note.origin, folder),
            sha256: note.sha256.map(HashShape),
            title: Text(note.title.clone()),
            events: note.events,
        });
        let scenes = kept.briefing.scenes.iter();
        Self {
            briefing: FORMAT,
            title: Text(kept.briefing.title.clone()),
            datasets: Few(datasets.collect()),
            scenes: Few(scenes
                .map(|scene| SceneShape::of(scene, &all, folder))
                .collect()),
        }
    }

    /// The briefing of a file in this folder.
    pub(super) fn kept(self, folder: &Path) -> Kept {
        let datasets = self.datasets.0.into_iter().map(|dataset| DatasetNote {
            origin: dataset.data.origin(folder),
            sha256: dataset.sha256.map(|HashShape(hash)| hash),
            title: dataset.title.0,
            events: dataset.events,
        });
        let datasets: Vec<DatasetNote> = datasets.collect();
        let all: Vec<Origin> = datasets.iter().map(|note| note.origin.clone()).collect();
        let scenes = (0..).map(SceneId).zip(self.scenes.0);
        Kept {
            briefing: Briefing {
                title: self.title.0,
                scenes: scenes
                    .map(|(id, scene)| scene.scene(id, &all, folder))
                    .collect(),
            },
            datasets,
        }
    }
}

impl SceneShape {
    fn of(scene: &Scene, all: &[&Origin], folder: &Path) -> Self {
        let look = &scene.look;
        let shown = scene.datasets.iter();
        let is_all = shown.clone().eq(all.iter().copied());
        let first = scene.datasets.first();
        let callouts = scene.callouts.iter();
        Self {
            title: Text(scene.title.clone()),
            caption: Text(scene.caption.clone()),
            datasets: (!is_all).then(|| Few(shown.map(|one| Data::of(one, folder)).collect())),
            camera: CameraShape(look.camera),
            filter: FilterShape::of(&look.filter),
            layers: look.layers,
            histogram: look.time_view.map(|days| (days.first, days.last)),
            play: look.mode,
            callouts: Few(callouts
                .map(|callout| CalloutShape::of(callout, first, folder))
                .collect()),
            then: scene.then.as_ref().map(CountsShape::of),
        }
    }

    fn scene(self, id: SceneId, all: &[Origin], folder: &Path) -> Scene {
        let datasets = match self.datasets {
            None => all.to_vec(),
            Some(Few(some)) => some.iter().map(|data| data.origin(folder)).collect(),
        };
        let first = datasets.first().cloned().unwrap_or(Origin::Bundled);
        let callouts = self.callouts.0.into_iter();
        let callouts = callouts.filter_map(|callout| callout.callout(&first, folder));
        Scene {
            id,
            title: self.title.0,
            caption: self.caption.0,
            callouts: callouts.collect(),
            datasets,
            look: Look {
                camera: self.camera.0,
                filter: self.filter.filter(),
                layers: self.layers,
                time_view: self
                    .histogram
                    .map(|(first, last)| DateBounds::new(first, last)),
                mode: self.play,
            },
            then: self.then.map(CountsShape::counts),
        }
    }
}

impl CalloutShape {
    fn of(callout: &Callout, first: Option<&Origin>, folder: &Path) -> Self {
        let (event, of, at) = match &callout.to {
            Anchor::Place(at) => (None, None, Some(At(*at))),
            Anchor::Event(origin, event) => {
                let of = (first.unwrap_or(&Origin::Bundled) != origin)
                    .then(|| Data::of(origin, folder));
                (Some(Text(event.to_string())), of, None)
            }
        };
        Self {
            event,
            of,
            at,
            text: Text(callout.text.clone()),
        }
    }

    fn callout(self, first: &Origin, folder: &Path) -> Option<Callout> {
        let of = self.of.map(|data| data.origin(folder));
        let event = |Text(id)| {
            let of = of.unwrap_or_else(|| first.clone());
            Anchor::Event(of, EventId::from(id))
        };
        let place = self.at.map(|At(at)| Anchor::Place(at));
        Some(Callout {
            to: self.event.map(event).or(place)?,
            text: self.text.0,
        })
    }
}

fn names<T>(pick: &Pick<T>, name: impl Fn(&T) -> String) -> Option<Names> {
    match pick {
        Pick::All => None,
        Pick::Only(some) => Some(Few(some.iter().map(|one| Text(name(one))).collect())),
    }
}

fn picked<T: Ord>(names: Option<Names>, of: impl Fn(String) -> T) -> Pick<T> {
    names.map_or(Pick::All, |Few(names)| {
        Pick::Only(names.into_iter().map(|Text(name)| of(name)).collect())
    })
}

fn set<T: Ord + Clone>(pick: &Pick<T>) -> Option<BTreeSet<T>> {
    match pick {
        Pick::All => None,
        Pick::Only(some) => Some(some.clone()),
    }
}

fn of_set<T: Ord>(set: Option<BTreeSet<T>>) -> Pick<T> {
    set.map_or(Pick::All, Pick::Only)
}

impl FilterShape {
    fn of(filter: &Filter) -> Self {
        let area = filter.area.as_ref();
        Self {
            from: filter.from,
            to: filter.to,
            reading: filter.reading,
            kinds: names(&filter.kinds, |kind| kind.name().to_owned()),
            regions: names(&filter.regions, RegionId::to_string),
            area: area.map(|Area(ring)| Few(ring.iter().copied().map(At).collect())),
            tags: names(&filter.tags, String::clone),
            publishers: names(&filter.publishers, String::clone),
            who: set(&filter.who),
            statuses: set(&filter.statuses),
            precisions: set(&filter.precisions),
            people_at_least: filter.people_at_least,
            text: Text(filter.text.clone()),
        }
    }

    fn filter(self) -> Filter {
        let ring = |Few(ring): Few<At, ITEMS>| ring.into_iter().map(|At(at)| at).collect();
        Filter {
            from: self.from,
            to: self.to,
            reading: self.reading,
            kinds: picked(self.kinds, |name| Kind::named(&name)),
            regions: picked(self.regions, RegionId::from),
            area: self.area.map(|area| Area(ring(area))),
            tags: picked(self.tags, |name| name),
            publishers: picked(self.publishers, |name| name),
            who: of_set(self.who),
            statuses: of_set(self.statuses),
            precisions: of_set(self.precisions),
            people_at_least: self.people_at_least,
            text: self.text.0,
        }
    }
}

impl CountsShape {
    fn of(counts: &Counts) -> Self {
        let kinds = counts.kinds.iter().map(|(kind, total)| KindShape {
            kind: Text(kind.name().to_owned()),
            events: total.events,
            without_number: total.without_number,
            low: total.low,
            estimate: total.estimate,
            high: total.high,
            open: total.open,
        });
        Self {
            events: counts.events,
            not_added: counts.not_added,
            kinds: Few(kinds.collect()),
        }
    }

    fn counts(self) -> Counts {
        let kinds = self.kinds.0.into_iter().map(|one| {
            let total = Total {
                events: one.events,
                without_number: one.without_number,
                low: one.low,
                estimate: one.estimate,
                high: one.high,
                open: one.open,
            };
            (Kind::named(&one.kind.0), total)
        });
        Counts {
            events: self.events,
            not_added: self.not_added,
            kinds: kinds.collect(),
        }
    }
}
