//! Events out of their records. What they name in the file is looked up at once, but for other events.

use crate::format::Limits;
use crate::format::decode::{Reader, Record};
use crate::format::findings::Found;
use crate::format::known::Known;
use crate::format::problem::{Hint, Problem};
use crate::format::records::people;
use crate::format::scan::{Scan, Span};
use crate::format::shapes::{EVENT, REPORT};
use crate::model::{Event, EventId, Kind, PlaceId, Report, Status};

/// What was read of one record.
pub(super) struct Read {
    /// `None` where it is no record at all.
    pub record: Option<Record>,
    pub id: Option<String>,
    /// `None` where it has an error.
    pub event: Option<Event>,
    /// What is wrong with it.
    pub found: Vec<Found>,
}

/// Reads one event with all that is wrong about it alone.
pub(super) fn read<'a>(skeleton: Scan<'a>, limits: &'a Limits, known: &Known, span: Span) -> Read {
    let mut reader = Reader::new(skeleton, limits);
    let record = reader.record(span, &EVENT);
    let id = record
        .as_ref()
        .and_then(|record| reader.required(record, "id", |reader, span| reader.id(span, "event")));
    let event = record
        .as_ref()
        .and_then(|record| event(&mut reader, record, known, id.as_deref()));
    Read {
        event: event.filter(|_| reader.found.is_empty()),
        record,
        id,
        found: reader.found,
    }
}

fn event(reader: &mut Reader, record: &Record, known: &Known, id: Option<&str>) -> Option<Event> {
    let kind = reader.required(record, "kind", |reader, span| kind(reader, known, span));
    let date = reader.required(record, "date", Reader::date);
    let date_text = reader.optional(record, "date_text", Reader::text);
    let place = reader.required(record, "place", |reader, span| {
        known_place(reader, known, span)
    });
    let people = reader.optional(record, "people", people);
    let women = reader.optional(record, "women", Reader::count);
    let men = reader.optional(record, "men", Reader::count);
    let children = reader.optional(record, "children", Reader::count);
    let to = reader.optional(record, "to", |reader, span| {
        known_place(reader, known, span)
    });
    let via = reader.optional(record, "via", |reader, span| {
        reader.list(span, |reader, span| known_place(reader, known, span))
    });
    let tags = reader.optional(record, "tags", |reader, span| {
        reader.list(span, Reader::text)
    });
    let status = reader.optional(record, "status", |reader, span| {
        reader.one_of(span, "status", &Status::ALL)
    });
    let related = reader.optional(record, "related", |reader, span| {
        reader.list(span, event_id)
    });
    let part_of = reader.optional(record, "part_of", event_id);
    let same_people = reader.optional(record, "same_people", event_id);
    let rollup = reader.optional(record, "rollup", Reader::flag);
    let sensitive = reader.optional(record, "sensitive", Reader::flag);
    let summary = reader.optional(record, "summary", Reader::text);
    let notes = reader.optional(record, "notes", Reader::text);
    let reports = reader.optional(record, "reports", |reader, span| {
        reader.list(span, |reader, span| report(reader, known, span))
    });
    Some(Event {
        id: id?.into(),
        kind: kind?,
        date: date?,
        date_text,
        place: place?,
        people,
        women,
        men,
        children,
        to,
        via: via.unwrap_or_default(),
        tags: tags.unwrap_or_default(),
        status,
        related: related.unwrap_or_default(),
        part_of,
        same_people,
        rollup: rollup.unwrap_or_default(),
        sensitive: sensitive.unwrap_or_default(),
        summary,
        notes,
        reports: reports.unwrap_or_default(),
    })
}

fn report(reader: &mut Reader, known: &Known, span: Span) -> Option<Report> {
    let record = reader.record(span, &REPORT)?;
    let source = reader.required(&record, "source", |reader, span| {
        let id = reader.text(span)?;
        match known.sources.get(&id) {
            Some(Some(source)) => return known.names.sources.get(*source as usize).cloned(),
            Some(None) => reader.fail(span, Problem::BadSource { id }),
            None => reader.fail(span, Problem::UnknownSource { id }),
        }
        None
    });
    let people = reader.optional(&record, "people", people);
    let date = reader.optional(&record, "date", Reader::date);
    let note = reader.optional(&record, "note", Reader::text);
    Some(Report {
        source: source?,
        people,
        date,
        note,
    })
}

fn event_id(reader: &mut Reader, span: Span) -> Option<EventId> {
    reader.text(span).map(EventId::from)
}

fn known_place(reader: &mut Reader, known: &Known, span: Span) -> Option<PlaceId> {
    let id = reader.text(span)?;
    match known.places.get(&id) {
        // A clone shares the text of the id.
        Some(Some(place)) => return known.names.places.get(*place as usize).cloned(),
        Some(None) => reader.fail(span, Problem::BadPlace { id }),
        None => reader.fail(span, Problem::UnknownPlace { id }),
    }
    None
}

fn kind(reader: &mut Reader, known: &Known, span: Span) -> Option<Kind> {
    let (name, inner) = reader.named(span)?;
    if name == "Other"
        && let Some(inner) = inner
    {
        let id = reader.text(inner)?;
        match known.kinds.get(&id) {
            Some(Some(kind)) => return known.names.kinds.get(*kind as usize).cloned(),
            Some(None) => reader.fail(inner, Problem::BadKind { id }),
            None => reader.fail(inner, Problem::UnknownKind { id }),
        }
        return None;
    }
    let built_in = Kind::BUILT_IN
        .into_iter()
        .find(|kind| kind.name() == name && inner.is_none());
    if built_in.is_none() {
        let id = name.trim_matches('"').chars().take(80).collect::<String>();
        let own = known.kinds.contains_key(&id);
        let hint = own.then(|| Hint::WriteOther { id: id.clone() });
        reader.off(span, Problem::UnknownKind { id }, hint);
    }
    built_in
}
