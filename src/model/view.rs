//! An event with its texts borrowed: how events are packed, and how they are read without unpacking them.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use crate::model::{Event, Kind, Numbers, People, PlaceId, Report, SourceId, Status};

/// What the numbers in [`EventView`]s stand for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Kinds.
    pub kinds: Vec<Kind>,
    /// Places.
    pub places: Vec<PlaceId>,
    /// Sources.
    pub sources: Vec<SourceId>,
}

/// A number of people whose words are borrowed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeopleView<'a> {
    /// The numbers.
    pub numbers: Numbers,
    /// The source's words.
    pub text: Option<&'a str>,
}

/// What one source claims, borrowed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportView<'a> {
    /// Who claims it, as an index into [`Names::sources`].
    pub source: u32,
    /// How many people, as that source has it.
    #[serde(borrow)]
    pub people: Option<PeopleView<'a>>,
    /// When, as that source has it (EDTF).
    pub date: Option<&'a str>,
    /// What else that source says.
    pub note: Option<&'a str>,
}

/// One event, borrowed. Its fields are those of [`Event`]; those that [`Facts`] has come first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventView<'a> {
    /// [`Event::id`].
    pub id: &'a str,
    /// [`Event::kind`], as an index into [`Names::kinds`].
    pub kind: u32,
    /// [`Event::date`] as it is written (EDTF).
    pub date: &'a str,
    /// [`Event::place`], as an index into [`Names::places`].
    pub place: u32,
    /// [`Event::people`].
    #[serde(borrow)]
    pub people: Option<PeopleView<'a>>,
    /// [`Event::women`].
    pub women: Option<u32>,
    /// [`Event::men`].
    pub men: Option<u32>,
    /// [`Event::children`].
    pub children: Option<u32>,
    /// [`Event::to`], as an index into [`Names::places`].
    pub to: Option<u32>,
    /// [`Event::tags`].
    #[serde(borrow)]
    pub tags: Vec<&'a str>,
    /// [`Event::status`].
    pub status: Option<Status>,
    /// [`Event::part_of`].
    pub part_of: Option<&'a str>,
    /// [`Event::same_people`].
    pub same_people: Option<&'a str>,
    /// [`Event::rollup`].
    pub rollup: bool,
    /// [`Event::sensitive`].
    pub sensitive: bool,
    /// [`Event::reports`]. Before them stands what [`Facts`] want of them.
    #[serde(borrow, with = "reports")]
    pub reports: Vec<ReportView<'a>>,
    /// [`Event::date_text`].
    pub date_text: Option<&'a str>,
    /// [`Event::via`], as indices into [`Names::places`].
    pub via: Vec<u32>,
    /// [`Event::related`].
    #[serde(borrow)]
    pub related: Vec<&'a str>,
    /// [`Event::notes`].
    pub notes: Option<&'a str>,
    /// [`Event::summary`]. It is packed by itself, as what is searched.
    #[serde(skip)]
    pub summary: Option<Cow<'a, str>>,
}

/// What an event says in numbers and names: all that a sum or a chart asks of it. The fields are the
/// first ones of [`EventView`], in the same order; texts are passed over, not looked at.
#[derive(Clone, Debug, Deserialize)]
pub struct Facts<'a> {
    _id: &'a [u8],
    /// [`EventView::kind`].
    pub kind: u32,
    date: &'a [u8],
    /// [`EventView::place`].
    pub place: u32,
    #[serde(borrow)]
    people: Option<PeopleFacts<'a>>,
    /// [`EventView::women`].
    pub women: Option<u32>,
    /// [`EventView::men`].
    pub men: Option<u32>,
    /// [`EventView::children`].
    pub children: Option<u32>,
    /// [`EventView::to`].
    pub to: Option<u32>,
    #[serde(borrow, deserialize_with = "few")]
    tags: SmallVec<[&'a [u8]; 4]>,
    /// [`EventView::status`].
    pub status: Option<Status>,
    #[serde(borrow)]
    _part_of: Option<&'a [u8]>,
    _same_people: Option<&'a [u8]>,
    /// [`EventView::rollup`].
    pub rollup: bool,
    /// [`EventView::sensitive`].
    pub sensitive: bool,
    #[serde(deserialize_with = "few")]
    sources: SmallVec<[u32; 4]>,
    claims: Numbers,
}

/// [`PeopleView`] without its words.
#[derive(Clone, Copy, Debug, Deserialize)]
struct PeopleFacts<'a> {
    numbers: Numbers,
    #[serde(borrow)]
    _text: Option<&'a [u8]>,
}

/// A list that needs no memory of its own where it is short.
fn few<'de, D, T>(deserializer: D) -> Result<SmallVec<[T; 4]>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    struct Few<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for Few<T> {
        type Value = SmallVec<[T; 4]>;

        fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
            f.write_str("a list")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            let mut few = SmallVec::new();
            while let Some(item) = list.next_element()? {
                few.push(item);
            }
            Ok(few)
        }
    }

    deserializer.deserialize_seq(Few(PhantomData))
}

impl<'a> Facts<'a> {
    /// [`EventView::date`], in bytes.
    #[must_use]
    pub fn date(&self) -> &'a [u8] {
        self.date
    }

    /// [`EventView::tags`], in bytes.
    pub fn tags(&self) -> impl Iterator<Item = &'a [u8]> {
        self.tags.iter().copied()
    }

    /// [`EventView::numbers`].
    #[must_use]
    pub fn numbers(&self) -> Numbers {
        self.people.map_or(self.claims, |people| people.numbers)
    }

    /// The sources of its reports, as indices into [`Names::sources`].
    pub fn sources(&self) -> impl Iterator<Item = u32> {
        self.sources.iter().copied()
    }
}

/// What all reports say together.
fn claims(reports: &[ReportView]) -> Numbers {
    let claims = reports.iter().filter_map(|report| report.people);
    Numbers::union(claims.map(|people| people.numbers))
}

/// Reports, behind their sources and what they say together: whoever adds up need not read them.
mod reports {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{Numbers, ReportView, SmallVec, claims, few};

    struct Sources<'r, 'a>(&'r [ReportView<'a>]);

    impl Serialize for Sources<'_, '_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_seq(self.0.iter().map(|report| report.source))
        }
    }

    #[derive(Deserialize)]
    struct Told<'a> {
        #[serde(deserialize_with = "few")]
        _sources: SmallVec<[u32; 4]>,
        _claims: Numbers,
        #[serde(borrow)]
        reports: Vec<ReportView<'a>>,
    }

    pub fn serialize<S: Serializer>(
        reports: &[ReportView],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        (Sources(reports), claims(reports), reports).serialize(serializer)
    }

    pub fn deserialize<'de: 'a, 'a, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<ReportView<'a>>, D::Error> {
        Told::deserialize(deserializer).map(|told| told.reports)
    }
}

impl EventView<'_> {
    /// How many people: what the dataset says, or else the union of what the reports say.
    #[must_use]
    pub fn numbers(&self) -> Numbers {
        let own = self.people.map(|people| people.numbers);
        own.unwrap_or_else(|| claims(&self.reports))
    }
}

impl<'a> PeopleView<'a> {
    /// Borrows a number of people.
    #[must_use]
    pub fn of(people: &'a People) -> Self {
        Self {
            numbers: people.numbers,
            text: people.text.as_deref(),
        }
    }

    fn owned(self) -> People {
        People {
            numbers: self.numbers,
            text: self.text.map(str::to_owned),
        }
    }
}

impl Names {
    /// The event in full; `None` where these are not its names.
    #[must_use]
    pub fn event(&self, view: &EventView) -> Option<Event> {
        let place = |at: u32| self.places.get(at as usize).cloned();
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let to = match view.to {
            Some(to) => Some(place(to)?),
            None => None,
        };
        let reports = view.reports.iter().map(|report| self.report(report));
        Some(Event {
            id: view.id.into(),
            kind: self.kinds.get(view.kind as usize)?.clone(),
            date: view.date.parse().ok()?,
            date_text: owned(view.date_text),
            place: place(view.place)?,
            people: view.people.map(PeopleView::owned),
            women: view.women,
            men: view.men,
            children: view.children,
            to,
            via: view.via.iter().copied().map(place).collect::<Option<_>>()?,
            tags: view.tags.iter().map(|tag| (*tag).to_owned()).collect(),
            status: view.status,
            related: view.related.iter().copied().map(Into::into).collect(),
            part_of: view.part_of.map(Into::into),
            same_people: view.same_people.map(Into::into),
            rollup: view.rollup,
            sensitive: view.sensitive,
            summary: owned(view.summary.as_deref()),
            notes: owned(view.notes),
            reports: reports.collect::<Option<_>>()?,
        })
    }

    fn report(&self, view: &ReportView) -> Option<Report> {
        let date = match view.date {
            Some(date) => Some(date.parse().ok()?),
            None => None,
        };
        Some(Report {
            source: self.sources.get(view.source as usize)?.clone(),
            people: view.people.map(PeopleView::owned),
            date,
            note: view.note.map(str::to_owned),
        })
    }
}
