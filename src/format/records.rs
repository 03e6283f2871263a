//! Kinds, sources and places out of their records, with the rules that each must keep by itself.

use crate::format::decode::Reader;
use crate::format::problem::{Hint, Problem};
use crate::format::scan::Span;
use crate::format::shapes::{KIND, PEOPLE, PLACE, SOURCE};
use crate::model::{
    KindStyle, LatLon, People, PeopleError, Place, PlaceId, Precision, Shape, Source, SourceId,
};

/// Half the way around the earth: no radius is greater.
const FARTHEST_KM: f64 = 20_040.0;

const SHAPES: [Shape; 6] = [
    Shape::Circle,
    Shape::Square,
    Shape::Triangle,
    Shape::Ring,
    Shape::Saltire,
    Shape::Diamond,
];

/// An id as far as it could be read, with its span, and what it names if that has no error.
pub(super) struct Read<T> {
    pub id: Option<(String, Span)>,
    pub value: Option<T>,
}

/// One record of a list whose ids differ: where its id is, and what it is if that has no error.
pub(super) struct Listed<T> {
    pub id: String,
    pub span: Span,
    pub value: Option<T>,
}

pub(super) fn source(reader: &mut Reader, span: Span) -> Read<Source> {
    let Some(record) = reader.record(span, &SOURCE) else {
        return Read {
            id: None,
            value: None,
        };
    };
    let id = reader.required(&record, "id", |reader, span| {
        Some((reader.id(span, "source")?, span))
    });
    let publisher = reader.optional(&record, "publisher", Reader::text);
    let title = reader.optional(&record, "title", Reader::text);
    let author = reader.optional(&record, "author", Reader::text);
    let date = reader.optional(&record, "published", Reader::date);
    let url = reader.optional(&record, "url", link);
    let archive_url = reader.optional(&record, "archive_url", link);
    let language = reader.optional(&record, "language", Reader::text);
    let note = reader.optional(&record, "note", Reader::text);
    let value = id.as_ref().map(|(id, _)| Source {
        id: SourceId::from(id.as_str()),
        publisher,
        title,
        author,
        published: date,
        url,
        archive_url,
        language,
        note,
    });
    Read {
        id,
        value: value.filter(|_| reader.found.is_empty()),
    }
}

pub(super) fn place(reader: &mut Reader, span: Span) -> Read<Place> {
    let Some(record) = reader.record(span, &PLACE) else {
        return Read {
            id: None,
            value: None,
        };
    };
    let id = reader.required(&record, "id", |reader, span| {
        Some((reader.id(span, "place")?, span))
    });
    let name = reader.required(&record, "name", Reader::text);
    let names = reader
        .optional(&record, "names", Reader::texts)
        .unwrap_or_default();
    let country = reader.optional(&record, "country", country);
    let admin1 = reader.optional(&record, "admin1", admin1);
    let at = reader.optional(&record, "at", lat_lon);
    let precision = reader.required(&record, "precision", |reader, span| {
        reader.one_of(span, "precision", &Precision::ALL)
    });
    let radius_km = reader.optional(&record, "radius_km", radius);
    let geonames = reader.optional(&record, "geonames", Reader::large);
    let value = match (&id, name, precision) {
        (Some((id, _)), Some(name), Some(precision)) if reader.found.is_empty() => Some(Place {
            id: PlaceId::from(id.as_str()),
            name,
            names,
            country,
            admin1,
            at,
            precision,
            radius_km,
            geonames,
        }),
        _ => None,
    };
    Read { id, value }
}

pub(super) fn kind_style(reader: &mut Reader, span: Span) -> Option<KindStyle> {
    let record = reader.record(span, &KIND)?;
    let label = reader.required(&record, "label", Reader::text);
    let labels = reader
        .optional(&record, "labels", Reader::texts)
        .unwrap_or_default();
    let color = reader.optional(&record, "color", color);
    let shape = reader.optional(&record, "shape", |reader, span| {
        reader.one_of(span, "shape", &SHAPES)
    });
    Some(KindStyle {
        label: label?,
        labels,
        color,
        shape,
    })
    .filter(|_| reader.found.is_empty())
}

pub(super) fn people(reader: &mut Reader, span: Span) -> Option<People> {
    let record = reader.record(span, &PEOPLE)?;
    let min = reader.optional(&record, "min", Reader::count);
    let best = reader.optional(&record, "best", Reader::count);
    let max = reader.optional(&record, "max", Reader::count);
    let text = reader.optional(&record, "text", Reader::text);
    match People::new(min, best, max, text) {
        Ok(people) => Some(people),
        Err(error) => {
            let (less, low, more, high) = match error {
                PeopleError::MinAboveMax(min, max) => ("min", min, "max", max),
                PeopleError::MinAboveBest(min, best) => ("min", min, "best", best),
                PeopleError::BestAboveMax(best, max) => ("best", best, "max", max),
            };
            let spot = record.get(less).unwrap_or(span);
            reader.fail(
                spot,
                Problem::OutOfOrder {
                    less: less.into(),
                    low: low.to_string(),
                    more: more.into(),
                    high: high.to_string(),
                },
            );
            None
        }
    }
}

/// Only http and https: a link is something that a browser is asked to open.
fn link(reader: &mut Reader, span: Span) -> Option<String> {
    let text = reader.text(span)?;
    let Some((scheme, rest)) = text.split_once(':') else {
        reader.fail(span, Problem::BrokenLink { text });
        return None;
    };
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        let scheme = scheme.chars().take(40).collect();
        reader.fail(span, Problem::BadScheme { scheme });
        return None;
    }
    let host = rest
        .strip_prefix("//")
        .unwrap_or_default()
        .split(['/', '?', '#'])
        .next();
    let whole = host.is_some_and(|host| !host.is_empty())
        && !text
            .chars()
            .any(|c| c.is_whitespace() || crate::format::visible::is_unseen(c));
    if !whole {
        reader.fail(span, Problem::BrokenLink { text });
        return None;
    }
    Some(text)
}

fn color(reader: &mut Reader, span: Span) -> Option<[u8; 3]> {
    let text = reader.text(span)?;
    let number = text
        .strip_prefix('#')
        .filter(|hex| hex.len() == 6 && hex.bytes().all(|byte| byte.is_ascii_hexdigit()))
        .and_then(|hex| u32::from_str_radix(hex, 16).ok());
    let Some(number) = number else {
        reader.off(span, Problem::BadColor { text }, Some(Hint::ColorForm));
        return None;
    };
    let [_, red, green, blue] = number.to_be_bytes();
    Some([red, green, blue])
}

fn country(reader: &mut Reader, span: Span) -> Option<String> {
    let text = reader.text(span)?;
    if is_country(&text) {
        return Some(text);
    }
    reader.fail(span, Problem::BadCountry { text });
    None
}

fn is_country(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn admin1(reader: &mut Reader, span: Span) -> Option<String> {
    let text = reader.text(span)?;
    let fits = text.split_once('-').is_some_and(|(country, part)| {
        is_country(country)
            && (1..=3).contains(&part.len())
            && part
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    });
    if fits {
        return Some(text);
    }
    reader.fail(span, Problem::BadAdmin1 { text });
    None
}

fn lat_lon(reader: &mut Reader, span: Span) -> Option<LatLon> {
    let [(lat, lat_span), (lon, lon_span)] = reader.point(span)?;
    // A number that is none (NaN) lies in no range either.
    let (lat_fits, lon_fits) = (
        (-90.0..=90.0).contains(&lat),
        (-180.0..=180.0).contains(&lon),
    );
    if !lat_fits {
        let swapped = (-180.0..=180.0).contains(&lat) && (-90.0..=90.0).contains(&lon);
        let hint = Hint::SwapCoordinates {
            lat: lon.to_string(),
            lon: lat.to_string(),
        };
        let problem = Problem::BadLatitude {
            value: lat.to_string(),
        };
        reader.off(lat_span, problem, swapped.then_some(hint));
    }
    if !lon_fits {
        reader.fail(
            lon_span,
            Problem::BadLongitude {
                value: lon.to_string(),
            },
        );
    }
    (lat_fits && lon_fits).then_some(LatLon { lat, lon })
}

fn radius(reader: &mut Reader, span: Span) -> Option<f64> {
    let radius = reader.number(span)?;
    if (0.0..=FARTHEST_KM).contains(&radius) {
        return Some(radius);
    }
    reader.fail(
        span,
        Problem::BadRadius {
            value: radius.to_string(),
        },
    );
    None
}
