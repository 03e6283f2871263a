//! The canonical layout, so that two versions of a dataset compare well line by line.
//!
//! Fields are in the order of the format, one row of related fields a line (wrapped at about 100
//! columns), empty ones left out. Events are sorted by earliest day (where the start is open, by the
//! latest), then by id; kinds and languages by id; sources and places keep their order, which is the
//! maintainer's own.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::format::FORMAT;
use crate::format::visible::is_unseen;
use crate::model::{
    Dataset, Event, EventDate, EventId, Kind, KindStyle, People, Place, PlaceId, Report, Source,
};

/// Rows are wrapped here, where they can be.
const COLUMNS: usize = 100;

/// The dataset as a file. Reading it again gives the same dataset, with the events in order.
#[must_use]
pub fn write(dataset: &Dataset) -> String {
    let mut out = String::with_capacity(1024 + dataset.events.len() * 400);
    out.push_str("(\n");
    line(&mut out, "format", Some(FORMAT.to_string()));
    line(&mut out, "title", Some(text(&dataset.title)));
    line(
        &mut out,
        "description",
        optional(dataset.description.as_ref()),
    );
    line(&mut out, "license", optional(dataset.license.as_ref()));
    line(
        &mut out,
        "maintainer",
        optional(dataset.maintainer.as_ref()),
    );
    line(&mut out, "contact", optional(dataset.contact.as_ref()));
    line(&mut out, "updated", date(dataset.updated.as_ref()));
    line(&mut out, "language", optional(dataset.language.as_ref()));
    line(&mut out, "caveat", optional(dataset.caveat.as_ref()));
    if !dataset.kinds.is_empty() {
        out.push_str("\n    kinds: {\n");
        for (id, style) in &dataset.kinds {
            let _ = writeln!(out, "        {}: {},", text(id.as_str()), kind_style(style));
        }
        out.push_str("    },\n");
    }
    list(&mut out, "sources", &dataset.sources, source);
    list(&mut out, "places", &dataset.places, place);
    let mut events: Vec<Event> = dataset.events.iter().collect();
    events.sort_by(|a, b| place_in_time(a).cmp(&place_in_time(b)));
    if events.is_empty() {
        out.push_str("\n    events: [],\n");
    }
    list(&mut out, "events", &events, event);
    out.push_str(")\n");
    out
}

fn place_in_time(event: &Event) -> (Option<jiff::civil::Date>, &str) {
    (event.date.first().or(event.date.last()), event.id.as_str())
}

fn line(out: &mut String, name: &str, value: Option<String>) {
    if let Some(value) = value {
        let _ = writeln!(out, "    {name}: {value},");
    }
}

fn list<T>(out: &mut String, name: &str, items: &[T], record: impl Fn(&T) -> Rows) {
    if items.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n    {name}: [");
    for item in items {
        let _ = writeln!(out, "        {},", record(item).wrapped(9));
    }
    out.push_str("    ],\n");
}

/// A record's fields, in rows of what belongs together.
#[derive(Default)]
struct Rows {
    rows: Vec<Vec<String>>,
}

impl Rows {
    fn row(mut self) -> Self {
        self.rows.push(Vec::new());
        self
    }

    fn field(mut self, name: &str, value: Option<String>) -> Self {
        if let Some(value) = value {
            if self.rows.is_empty() {
                self.rows.push(Vec::new());
            }
            if let Some(row) = self.rows.last_mut() {
                row.push(format!("{name}: {value}"));
            }
        }
        self
    }

    /// On one line.
    fn flat(self) -> String {
        format!("({})", self.rows.concat().join(", "))
    }

    /// A row a line, each wrapped, the lines after the first indented.
    fn wrapped(self, indent: usize) -> String {
        let mut out = String::from("(");
        let mut column = indent;
        let rows = self.rows.into_iter().filter(|row| !row.is_empty());
        for (at, field) in rows.flat_map(|row| row.into_iter().enumerate()) {
            let width = field.lines().next().unwrap_or_default().chars().count();
            if out.len() > 1 {
                out.push(',');
                if at == 0 || column + width + 3 > COLUMNS {
                    let _ = write!(out, "\n{}", " ".repeat(indent));
                    column = indent;
                } else {
                    out.push(' ');
                    column += 2;
                }
            }
            column = match field.rsplit_once('\n') {
                Some((_, last)) => last.chars().count(),
                None => column + width,
            };
            out.push_str(&field);
        }
        out.push(')');
        out
    }
}

fn kind_style(style: &KindStyle) -> String {
    let color = style
        .color
        .map(|[red, green, blue]| format!("\"#{red:02x}{green:02x}{blue:02x}\""));
    Rows::default()
        .field("label", Some(text(&style.label)))
        .field("labels", texts(&style.labels))
        .field("color", color)
        .field("shape", style.shape.map(|shape| format!("{shape:?}")))
        .flat()
}

fn source(source: &Source) -> Rows {
    Rows::default()
        .field("id", Some(text(source.id.as_str())))
        .field("publisher", optional(source.publisher.as_ref()))
        .row()
        .field("title", optional(source.title.as_ref()))
        .row()
        .field("author", optional(source.author.as_ref()))
        .field("published", date(source.published.as_ref()))
        .field("url", optional(source.url.as_ref()))
        .field("archive_url", optional(source.archive_url.as_ref()))
        .field("language", optional(source.language.as_ref()))
        .row()
        .field("note", optional(source.note.as_ref()))
}

fn place(place: &Place) -> Rows {
    Rows::default()
        .field("id", Some(text(place.id.as_str())))
        .field("name", Some(text(&place.name)))
        .field("names", texts(&place.names))
        .row()
        .field("country", optional(place.country.as_ref()))
        .field("admin1", optional(place.admin1.as_ref()))
        .field("at", place.at.map(|at| format!("({}, {})", at.lat, at.lon)))
        .field("precision", Some(format!("{:?}", place.precision)))
        .field(
            "radius_km",
            place.radius_km.map(|radius| radius.to_string()),
        )
        .field("geonames", place.geonames.map(|id| id.to_string()))
}

fn event(event: &Event) -> Rows {
    let kind = match &event.kind {
        Kind::Other(id) => format!("Other({})", text(id.as_str())),
        built_in => built_in.name().to_owned(),
    };
    Rows::default()
        .field("id", Some(text(event.id.as_str())))
        .field("kind", Some(kind))
        .field("date", date(Some(&event.date)))
        .field("date_text", optional(event.date_text.as_ref()))
        .field("place", Some(text(event.place.as_str())))
        .row()
        .field("people", event.people.as_ref().map(people))
        .field("women", event.women.map(|count| count.to_string()))
        .field("men", event.men.map(|count| count.to_string()))
        .field("children", event.children.map(|count| count.to_string()))
        .row()
        .field("to", event.to.as_ref().map(|id| text(id.as_str())))
        .field("via", texts_of(event.via.iter().map(PlaceId::as_str)))
        .row()
        .field("tags", texts_of(event.tags.iter().map(String::as_str)))
        .field("status", event.status.map(|status| format!("{status:?}")))
        .row()
        .field(
            "related",
            texts_of(event.related.iter().map(EventId::as_str)),
        )
        .field(
            "part_of",
            event.part_of.as_ref().map(|id| text(id.as_str())),
        )
        .field(
            "same_people",
            event.same_people.as_ref().map(|id| text(id.as_str())),
        )
        .field("rollup", event.rollup.then(|| "true".into()))
        .field("sensitive", event.sensitive.then(|| "true".into()))
        .row()
        .field("summary", optional(event.summary.as_ref()))
        .row()
        .field("notes", optional(event.notes.as_ref()))
        .row()
        .field("reports", reports(&event.reports))
}

/// One report stays on the line, several have one each, so that a new one is a new line.
fn reports(reports: &[Report]) -> Option<String> {
    match reports {
        [] => None,
        [one] => Some(format!("[{}]", report(one).wrapped(19))),
        several => {
            let mut out = String::from("[\n");
            for one in several {
                let _ = writeln!(out, "{:13}{},", "", report(one).wrapped(14));
            }
            out.push_str("         ]");
            Some(out)
        }
    }
}

fn report(report: &Report) -> Rows {
    Rows::default()
        .field("source", Some(text(report.source.as_str())))
        .field("people", report.people.as_ref().map(people))
        .field("date", date(report.date.as_ref()))
        .field("note", optional(report.note.as_ref()))
}

fn people(people: &People) -> String {
    Rows::default()
        .field("min", people.min().map(|count| count.to_string()))
        .field("best", people.best().map(|count| count.to_string()))
        .field("max", people.max().map(|count| count.to_string()))
        .field("text", optional(people.text.as_ref()))
        .flat()
}

fn date(date: Option<&EventDate>) -> Option<String> {
    date.map(|date| text(date.text()))
}

fn optional(value: Option<&String>) -> Option<String> {
    value.map(|value| text(value))
}

fn texts_of<'a>(texts: impl ExactSizeIterator<Item = &'a str>) -> Option<String> {
    if texts.len() == 0 {
        return None;
    }
    let texts: Vec<String> = texts.map(text).collect();
    Some(format!("[{}]", texts.join(", ")))
}

fn texts(by_language: &BTreeMap<String, String>) -> Option<String> {
    if by_language.is_empty() {
        return None;
    }
    let entries: Vec<String> = by_language
        .iter()
        .map(|(key, value)| format!("{}: {}", text(key), text(value)))
        .collect();
    Some(format!("{{{}}}", entries.join(", ")))
}

/// A text in quotation marks. Every language is written as it is; what can't be seen is escaped.
fn text(text: &str) -> String {
    if !text
        .chars()
        .any(|c| matches!(c, '"' | '\\') || is_unseen(c))
    {
        return format!("\"{text}\"");
    }
    let mut out = String::with_capacity(text.len() + 16);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_unseen(c) => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
