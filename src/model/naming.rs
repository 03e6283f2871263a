//! Gives the names in events their numbers.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::Hash;

use crate::model::{
    Event, EventId, EventView, Kind, Names, PeopleView, PlaceId, Report, ReportView, SourceId,
};

/// The number of every name that events may use, for packing them.
#[derive(Clone, Debug, Default)]
pub struct Naming {
    kinds: HashMap<Kind, u32>,
    places: HashMap<PlaceId, u32>,
    sources: HashMap<SourceId, u32>,
}

impl Naming {
    /// Numbers the names in their order.
    #[must_use]
    pub fn of(names: &Names) -> Self {
        Self {
            kinds: names.kinds.iter().cloned().zip(0..).collect(),
            places: names.places.iter().cloned().zip(0..).collect(),
            sources: names.sources.iter().cloned().zip(0..).collect(),
        }
    }

    /// The number of a kind.
    #[must_use]
    pub fn kind(&self, kind: &Kind) -> Option<u32> {
        self.kinds.get(kind).copied()
    }

    /// The number of a place.
    #[must_use]
    pub fn place(&self, place: &PlaceId) -> Option<u32> {
        self.places.get(place).copied()
    }

    /// The number of a source.
    #[must_use]
    pub fn source(&self, source: &SourceId) -> Option<u32> {
        self.sources.get(source).copied()
    }

    /// Adds the names of an event that are new.
    pub(super) fn learn(&mut self, event: &Event, names: &mut Names) {
        number(&mut self.kinds, &mut names.kinds, &event.kind);
        for place in std::iter::once(&event.place)
            .chain(&event.to)
            .chain(&event.via)
        {
            number(&mut self.places, &mut names.places, place);
        }
        for report in &event.reports {
            number(&mut self.sources, &mut names.sources, &report.source);
        }
    }

    /// Borrows an event; `None` where it uses a name that has no number.
    #[must_use]
    pub fn view<'a>(&self, event: &'a Event) -> Option<EventView<'a>> {
        let to = match &event.to {
            Some(to) => Some(self.place(to)?),
            None => None,
        };
        let via = event.via.iter().map(|place| self.place(place));
        let reports = event.reports.iter().map(|report| self.report(report));
        Some(EventView {
            id: event.id.as_str(),
            kind: self.kind(&event.kind)?,
            date: event.date.text(),
            date_text: event.date_text.as_deref(),
            place: self.place(&event.place)?,
            people: event.people.as_ref().map(PeopleView::of),
            women: event.women,
            men: event.men,
            children: event.children,
            to,
            via: via.collect::<Option<_>>()?,
            tags: event.tags.iter().map(String::as_str).collect(),
            status: event.status,
            related: event.related.iter().map(EventId::as_str).collect(),
            part_of: event.part_of.as_ref().map(EventId::as_str),
            same_people: event.same_people.as_ref().map(EventId::as_str),
            rollup: event.rollup,
            sensitive: event.sensitive,
            summary: event.summary.as_deref().map(Cow::Borrowed),
            notes: event.notes.as_deref(),
            reports: reports.collect::<Option<_>>()?,
        })
    }

    fn report<'a>(&self, report: &'a Report) -> Option<ReportView<'a>> {
        Some(ReportView {
            source: self.source(&report.source)?,
            people: report.people.as_ref().map(PeopleView::of),
            date: report.date.as_ref().map(crate::model::EventDate::text),
            note: report.note.as_deref(),
        })
    }
}

fn number<T: Clone + Eq + Hash>(known: &mut HashMap<T, u32>, names: &mut Vec<T>, name: &T) {
    if !known.contains_key(name) {
        known.insert(name.clone(), u32::try_from(names.len()).unwrap_or(u32::MAX));
        names.push(name.clone());
    }
}
