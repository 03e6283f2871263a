//! A briefing's records as the file has them: field by field, each checked as it is read, so that whatever is wrong is
//! said with its line.

use std::path::Path;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::briefing::captured::ThenShape;
use crate::briefing::checked::{
    At, CameraShape, Data, Few, HashShape, NAME, SheetShape, Text, is_default, is_empty,
};
use crate::briefing::filter::FilterShape;
use crate::briefing::{
    Anchor, Briefing, Callout, DatasetNote, Kept, Limits, Scene, SceneId, Shot, cut,
};
use crate::format::Problem;
use crate::model::{DateBounds, EventId};
use crate::state::{Layers, Mode, Origin};

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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sheet: Option<SheetShape>,
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
    then: Option<ThenShape>,
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

/// The format that is read and written.
pub(super) const FORMAT: u32 = 1;

impl BriefingShape {
    /// A briefing as it is written into a file of this folder.
    pub(super) fn of(kept: &Kept, folder: &Path) -> Self {
        let notes = &kept.datasets;
        let datasets = kept.datasets.iter().map(|note| DatasetShape {
            data: Data::of(&note.origin, folder),
            sha256: note.sha256.map(HashShape),
            // It only says which dataset is meant, and a dataset may have a longer one than a briefing.
            title: Text(cut(&note.title, NAME)),
            events: note.events,
        });
        let scenes = kept.briefing.scenes.iter();
        Self {
            briefing: FORMAT,
            title: Text(kept.briefing.title.clone()),
            datasets: Few(datasets.collect()),
            scenes: Few(scenes
                .map(|scene| SceneShape::of(scene, notes, folder))
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
        let scenes = (0..).map(SceneId).zip(self.scenes.0);
        Kept {
            briefing: Briefing {
                title: self.title.0,
                scenes: scenes
                    .map(|(id, scene)| scene.scene(id, &datasets, folder))
                    .collect(),
            },
            datasets,
        }
    }
}

impl SceneShape {
    fn of(scene: &Scene, notes: &[DatasetNote], folder: &Path) -> Self {
        let shot = &scene.shot;
        let shown = scene.datasets.iter();
        let is_all = shown.clone().eq(notes.iter().map(|note| &note.origin));
        let then = scene.then.as_ref();
        let first = scene.datasets.first();
        let callouts = scene.callouts.iter();
        Self {
            title: Text(scene.title.clone()),
            caption: Text(scene.caption.clone()),
            datasets: (!is_all).then(|| Few(shown.map(|one| Data::of(one, folder)).collect())),
            camera: CameraShape(shot.camera),
            sheet: shot.sheet.map(SheetShape),
            filter: FilterShape::of(&shot.filter),
            layers: shot.layers,
            histogram: shot.time_view.map(|days| (days.first, days.last)),
            play: shot.mode,
            callouts: Few(callouts
                .map(|callout| CalloutShape::of(callout, first, folder))
                .collect()),
            then: then.map(|then| ThenShape::of(then, &scene.datasets, notes, folder)),
        }
    }

    fn scene(self, id: SceneId, notes: &[DatasetNote], folder: &Path) -> Scene {
        let datasets: Vec<Origin> = match self.datasets {
            None => notes.iter().map(|note| note.origin.clone()).collect(),
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
            then: self.then.map(|then| then.then(&datasets, notes, folder)),
            datasets,
            shot: Shot {
                camera: self.camera.0,
                sheet: self.sheet.map(|SheetShape(sheet)| sheet),
                filter: self.filter.filter(),
                layers: self.layers,
                time_view: self
                    .histogram
                    .map(|(first, last)| DateBounds::new(first, last)),
                mode: self.play,
            },
        }
    }
}

impl CalloutShape {
    fn of(callout: &Callout, first: Option<&Origin>, folder: &Path) -> Self {
        let (event, of, at) = match &callout.to {
            Anchor::Place(at) => (None, None, Some(At(*at))),
            Anchor::Event(origin, event) => {
                let of =
                    (first.unwrap_or(&Origin::Bundled) != origin).then(|| Data::of(origin, folder));
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
