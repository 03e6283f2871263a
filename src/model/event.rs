//! One reported event, and what each source claims about it.

use std::collections::BTreeSet;

use crate::model::{EventDate, EventId, KindId, People, PlaceId, SourceId};

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// People were caught.
    Arrest,
    /// People were held.
    Detention,
    /// People were handed over or sent back.
    Repatriation,
    /// People were let go.
    Release,
    /// People died.
    Death,
    /// A rule, order or campaign.
    Policy,
    /// A kind that the dataset defines itself.
    Other(KindId),
}

impl Kind {
    /// The kinds every dataset has, in the order in which they are listed.
    pub const BUILT_IN: [Self; 6] = [
        Self::Arrest,
        Self::Detention,
        Self::Repatriation,
        Self::Release,
        Self::Death,
        Self::Policy,
    ];

    /// The name in the file: `Arrest`, or the id of a kind of the dataset's own.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Arrest => "Arrest",
            Self::Detention => "Detention",
            Self::Repatriation => "Repatriation",
            Self::Release => "Release",
            Self::Death => "Death",
            Self::Policy => "Policy",
            Self::Other(id) => id.as_str(),
        }
    }

    /// The kind of that name; a name that is not built in is a kind of the dataset's own.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self::BUILT_IN
            .into_iter()
            .find(|kind| kind.name() == name)
            .unwrap_or_else(|| Self::Other(KindId::from(name)))
    }
}

/// How well an event is supported.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
)]
pub enum Status {
    /// One source says so.
    #[default]
    Reported,
    /// Several independent sources say so.
    Corroborated,
    /// Those responsible, or a court or government, say so.
    Confirmed,
    /// Somebody with knowledge denies it.
    Disputed,
}

impl Status {
    /// In the order in which they are listed.
    pub const ALL: [Self; 4] = [
        Self::Reported,
        Self::Corroborated,
        Self::Confirmed,
        Self::Disputed,
    ];
}

/// What one source claims about an event.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Who claims it.
    pub source: SourceId,
    /// How many people, as that source has it.
    pub people: Option<People>,
    /// When, as that source has it.
    pub date: Option<EventDate>,
    /// What else that source says.
    pub note: Option<String>,
}

/// One reported event.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Unique in the dataset, stable over its versions.
    pub id: EventId,
    /// What happened.
    pub kind: Kind,
    /// When.
    pub date: EventDate,
    /// When, in the source's words.
    pub date_text: Option<String>,
    /// Where.
    pub place: PlaceId,
    /// How many people, where the dataset says so itself.
    pub people: Option<People>,
    /// How many of them women.
    pub women: Option<u32>,
    /// How many of them men.
    pub men: Option<u32>,
    /// How many of them children; they may be among the women and men too.
    pub children: Option<u32>,
    /// Where people were moved.
    pub to: Option<PlaceId>,
    /// Through where, in order.
    pub via: Vec<PlaceId>,
    /// Circumstances.
    pub tags: Vec<String>,
    /// How well it is supported, where the dataset says so.
    pub status: Option<Status>,
    /// Events that belong to the same story.
    pub related: Vec<EventId>,
    /// The event that this one is a part of.
    pub part_of: Option<EventId>,
    /// An earlier event whose people these are.
    pub same_people: Option<EventId>,
    /// Whether it sums up others that have their own entries.
    pub rollup: bool,
    /// Whether it must not leave the house.
    pub sensitive: bool,
    /// What happened, in a sentence or two.
    pub summary: Option<String>,
    /// Internal notes.
    pub notes: Option<String>,
    /// What each source claims.
    pub reports: Vec<Report>,
}

impl Event {
    /// How many sources it rests on: two reports of one source count once.
    #[must_use]
    pub fn sources(&self) -> usize {
        sources_of(self.reports.iter().map(|report| &report.source))
    }

    /// How many people: what the dataset says, or else the union of what the reports say.
    #[must_use]
    pub fn people(&self) -> People {
        self.people.clone().unwrap_or_else(|| {
            People::union(
                self.reports
                    .iter()
                    .filter_map(|report| report.people.as_ref()),
            )
        })
    }
}

/// How many different ones there are.
pub(super) fn sources_of<T: Ord>(sources: impl Iterator<Item = T>) -> usize {
    sources.collect::<BTreeSet<_>>().len()
}
