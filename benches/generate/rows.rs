//! Events as other programs read them: nested for JSON, flat for CSV. Names are those of the RON file.

use std::error::Error;
use std::io::Write;

use refoulement_atlas::model::{Event, EventDate, EventId, People, PlaceId, Report};
use serde::Serialize;

/// An event with all that its record in the dataset says; what is empty is left out there too.
#[derive(Serialize)]
pub struct Row<'a> {
    id: &'a str,
    kind: &'a str,
    date: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_text: Option<&'a str>,
    place: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    people: Option<Count<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    women: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    men: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    children: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    via: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    part_of: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    same_people: Option<&'a str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    rollup: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    sensitive: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    notes: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reports: Vec<Claim<'a>>,
}

/// A number of people.
#[derive(Default, Serialize)]
struct Count<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    min: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    best: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
}

/// What one source claims.
#[derive(Serialize)]
struct Claim<'a> {
    source: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    people: Option<Count<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

/// An event as one line of a table: lists with semicolons, of reports only whose they are.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    kind: &'a str,
    date: &'a str,
    date_text: Option<&'a str>,
    place: &'a str,
    people_min: Option<u32>,
    people_best: Option<u32>,
    people_max: Option<u32>,
    people_text: Option<&'a str>,
    women: Option<u32>,
    men: Option<u32>,
    children: Option<u32>,
    to: Option<&'a str>,
    via: String,
    tags: String,
    status: Option<String>,
    related: String,
    part_of: Option<&'a str>,
    same_people: Option<&'a str>,
    rollup: bool,
    sensitive: bool,
    summary: Option<&'a str>,
    notes: Option<&'a str>,
    sources: String,
}

impl<'a> From<&'a People> for Count<'a> {
    fn from(people: &'a People) -> Self {
        Self {
            min: people.min(),
            best: people.best(),
            max: people.max(),
            text: people.text.as_deref(),
        }
    }
}

impl<'a> From<&'a Report> for Claim<'a> {
    fn from(report: &'a Report) -> Self {
        Self {
            source: report.source.as_str(),
            people: report.people.as_ref().map(Count::from),
            date: report.date.as_ref().map(EventDate::text),
            note: report.note.as_deref(),
        }
    }
}

impl<'a> From<&'a Event> for Row<'a> {
    fn from(event: &'a Event) -> Self {
        Self {
            id: event.id.as_str(),
            kind: event.kind.name(),
            date: event.date.text(),
            date_text: event.date_text.as_deref(),
            place: event.place.as_str(),
            people: event.people.as_ref().map(Count::from),
            women: event.women,
            men: event.men,
            children: event.children,
            to: event.to.as_ref().map(PlaceId::as_str),
            via: event.via.iter().map(PlaceId::as_str).collect(),
            tags: event.tags.iter().map(String::as_str).collect(),
            status: event.status.map(|status| format!("{status:?}")),
            related: event.related.iter().map(EventId::as_str).collect(),
            part_of: event.part_of.as_ref().map(EventId::as_str),
            same_people: event.same_people.as_ref().map(EventId::as_str),
            rollup: event.rollup,
            sensitive: event.sensitive,
            summary: event.summary.as_deref(),
            notes: event.notes.as_deref(),
            reports: event.reports.iter().map(Claim::from).collect(),
        }
    }
}

impl<'a> From<Row<'a>> for Line<'a> {
    fn from(row: Row<'a>) -> Self {
        let people = row.people.unwrap_or_default();
        let sources: Vec<&str> = row.reports.iter().map(|report| report.source).collect();
        Self {
            id: row.id,
            kind: row.kind,
            date: row.date,
            date_text: row.date_text,
            place: row.place,
            people_min: people.min,
            people_best: people.best,
            people_max: people.max,
            people_text: people.text,
            women: row.women,
            men: row.men,
            children: row.children,
            to: row.to,
            via: row.via.join(";"),
            tags: row.tags.join(";"),
            status: row.status,
            related: row.related.join(";"),
            part_of: row.part_of,
            same_people: row.same_people,
            rollup: row.rollup,
            sensitive: row.sensitive,
            summary: row.summary,
            notes: row.notes,
            sources: sources.join(";"),
        }
    }
}

/// A table with a line of names.
///
/// # Errors
/// Where it can't be written.
pub fn csv(events: &[Event], out: impl Write) -> Result<(), Box<dyn Error>> {
    let mut table = csv::Writer::from_writer(out);
    for event in events {
        table.serialize(Line::from(Row::from(event)))?;
    }
    Ok(table.flush()?)
}
