//! One file's worth of events, with the sources and places that they name.

use std::collections::BTreeMap;

use crate::model::{EventDate, Events, KindId, Place, Source};

/// The shape that stands for a kind, so that kinds are told apart without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Shape {
    /// A filled circle.
    Circle,
    /// A filled square.
    Square,
    /// A filled triangle.
    Triangle,
    /// A hollow circle.
    Ring,
    /// A diagonal cross.
    Saltire,
    /// A filled square on its corner.
    Diamond,
}

/// How a kind of the dataset's own is named and drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct KindStyle {
    /// The name in the dataset's language.
    pub label: String,
    /// Names by language (BCP 47).
    pub labels: BTreeMap<String, String>,
    /// Red, green, blue, where the dataset chose a colour.
    pub color: Option<[u8; 3]>,
    /// The shape, where the dataset chose one.
    pub shape: Option<Shape>,
}

/// One dataset: a title, the sources it rests on, the places it names, and the events that the sources report.
///
/// Ids are unique and every id named is there: `format` lets nothing else through.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dataset {
    /// What it is.
    pub title: String,
    /// What it is, at length.
    pub description: Option<String>,
    /// SPDX id or name of the licence.
    pub license: Option<String>,
    /// Who keeps it.
    pub maintainer: Option<String>,
    /// How to reach them.
    pub contact: Option<String>,
    /// When it was last changed.
    pub updated: Option<EventDate>,
    /// BCP 47.
    pub language: Option<String>,
    /// What every picture made from it must say.
    pub caveat: Option<String>,
    /// Kinds of the dataset's own.
    pub kinds: BTreeMap<KindId, KindStyle>,
    /// What it rests on.
    pub sources: Vec<Source>,
    /// The places it names.
    pub places: Vec<Place>,
    /// What was reported.
    pub events: Events,
}
