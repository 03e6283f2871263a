//! What holds between records: ids are unique, events name events that are there, nothing is a part of itself.

use std::collections::{HashMap, HashSet};

use crate::format::decode::{EVENT, Reader};
use crate::format::events::Row;
use crate::format::findings::{Findings, Found};
use crate::format::problem::Problem;
use crate::model::{Event, EventId};

/// Everything an event names of others, with the field and the place in its list.
fn names(event: &Event) -> impl Iterator<Item = (&'static str, usize, &EventId)> {
    let related = event
        .related
        .iter()
        .enumerate()
        .map(|(at, id)| ("related", at, id));
    let part_of = event.part_of.iter().map(|id| ("part_of", 0, id));
    let same_people = event.same_people.iter().map(|id| ("same_people", 0, id));
    related.chain(part_of).chain(same_people)
}

/// Takes the events away that can't stand, and says why.
pub(super) fn events(rows: &mut [Row], reader: &Reader, findings: &mut Findings) {
    let index = unique(rows, reader, findings);
    let mut bad: Vec<usize> = Vec::new();
    let mut named_by: Vec<(usize, usize)> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let Some(event) = &row.event else {
            continue;
        };
        let mut stands = true;
        for (field, item, id) in names(event) {
            if let Some(named) = index.get(id) {
                named_by.push((*named, at));
            } else {
                let problem = Problem::UnknownEvent {
                    id: id.as_str().into(),
                };
                findings.add(spot(reader, row, field, item, problem));
                stands = false;
            }
        }
        if !stands {
            bad.push(at);
        }
    }
    for at in circles(rows, &index) {
        if let Some(row) = rows.get(at) {
            let has_part = row
                .event
                .as_ref()
                .is_some_and(|event| event.part_of.is_some());
            let field = if has_part { "part_of" } else { "same_people" };
            findings.add(spot(reader, row, field, 0, Problem::Circle));
            bad.push(at);
        }
    }
    for at in bad {
        if let Some(row) = rows.get_mut(at) {
            row.event = None;
        }
    }
    named_by.sort_unstable();
    fall_with(rows, &named_by, reader, findings);
    order_of_days(rows, &index, reader, findings);
}

/// Which row has an id; the second of two with the same one is taken away.
fn unique(rows: &mut [Row], reader: &Reader, findings: &mut Findings) -> HashMap<EventId, usize> {
    let mut index: HashMap<EventId, usize> = HashMap::with_capacity(rows.len());
    let mut again: Vec<(usize, usize)> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let Some(id) = &row.id else {
            continue;
        };
        match index.entry(id.clone()) {
            std::collections::hash_map::Entry::Occupied(first) => again.push((*first.get(), at)),
            std::collections::hash_map::Entry::Vacant(free) => {
                free.insert(at);
            }
        }
    }
    for (first, at) in again {
        let first = rows.get(first).map(|row| row.span.start);
        if let Some(row) = rows.get_mut(at) {
            row.event = None;
            let id = row.id.as_ref().map_or("", EventId::as_str);
            let problem = Problem::DuplicateId {
                id: id.into(),
                of: "event".into(),
            };
            findings.add(Found {
                first,
                ..spot(reader, row, "id", 0, problem)
            });
        }
    }
    index
}

/// What an event is a part of, or takes its people from, by rows.
fn above<'a>(row: &'a Row, index: &'a HashMap<EventId, usize>) -> impl Iterator<Item = usize> + 'a {
    let event = row.event.as_deref();
    let part_of = event.and_then(|event| event.part_of.as_ref());
    let same_people = event.and_then(|event| event.same_people.as_ref());
    part_of
        .into_iter()
        .chain(same_people)
        .filter_map(|id| index.get(id).copied())
}

/// The rows from which `part_of` and `same_people` lead back to where they began.
/// Both count as one relation, since an event is left out of a sum for either.
fn circles(rows: &[Row], index: &HashMap<EventId, usize>) -> Vec<usize> {
    let edges: Vec<(usize, usize)> = rows
        .iter()
        .enumerate()
        .flat_map(|(at, row)| above(row, index).map(move |to| (at, to)))
        .collect();
    // What is left after taking away, again and again, all that leads nowhere, and then all that
    // nothing leads to, is in a circle (or between two).
    let left = peel(edges, |(from, to)| (from, to));
    let left = peel(left, |(from, to)| (to, from));
    let mut rows: Vec<usize> = left.into_iter().map(|(from, _)| from).collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}

/// Takes edges away whose far end has no edge of its own, until all have one.
fn peel(
    mut edges: Vec<(usize, usize)>,
    ends: impl Fn((usize, usize)) -> (usize, usize),
) -> Vec<(usize, usize)> {
    let mut leaving: HashMap<usize, usize> = HashMap::new();
    for edge in &edges {
        *leaving.entry(ends(*edge).0).or_default() += 1;
    }
    edges.sort_unstable_by_key(|edge| ends(*edge).1);
    let mut gone: HashSet<usize> = HashSet::new();
    let mut next: Vec<usize> = edges
        .iter()
        .map(|edge| ends(*edge).1)
        .filter(|far| !leaving.contains_key(far))
        .collect();
    while let Some(far) = next.pop() {
        if !gone.insert(far) {
            continue;
        }
        let begin = edges.partition_point(|edge| ends(*edge).1 < far);
        for edge in edges
            .iter()
            .skip(begin)
            .take_while(|edge| ends(**edge).1 == far)
        {
            let near = ends(*edge).0;
            if let Some(count) = leaving.get_mut(&near) {
                *count -= 1;
                if *count == 0 {
                    next.push(near);
                }
            }
        }
    }
    edges.retain(|edge| {
        let (near, far) = ends(*edge);
        !gone.contains(&near) && !gone.contains(&far)
    });
    edges
}

/// Events that name one that was taken away can't stand either: every id in a dataset is there.
fn fall_with(
    rows: &mut [Row],
    named_by: &[(usize, usize)],
    reader: &Reader,
    findings: &mut Findings,
) {
    let mut fallen: Vec<usize> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        if row.event.is_none() {
            fallen.push(at);
        }
    }
    while let Some(named) = fallen.pop() {
        let begin = named_by.partition_point(|(other, _)| *other < named);
        let naming = named_by
            .iter()
            .skip(begin)
            .take_while(|(other, _)| *other == named);
        for (_, at) in naming {
            let Some(id) = rows.get(named).and_then(|row| row.id.clone()) else {
                continue;
            };
            let Some(row) = rows.get_mut(*at).filter(|row| row.event.is_some()) else {
                continue;
            };
            let place = row.event.as_deref().and_then(|event| {
                names(event)
                    .find(|(_, _, other)| **other == id)
                    .map(|(field, item, _)| (field, item))
            });
            let (field, item) = place.unwrap_or(("related", 0));
            let problem = Problem::BadEvent {
                id: id.as_str().into(),
            };
            findings.add(spot(reader, row, field, item, problem));
            row.event = None;
            fallen.push(*at);
        }
    }
}

/// An event can't have the people of one that is later.
fn order_of_days(
    rows: &[Row],
    index: &HashMap<EventId, usize>,
    reader: &Reader,
    findings: &mut Findings,
) {
    for row in rows {
        let Some(event) = &row.event else {
            continue;
        };
        let earlier = event.same_people.as_ref().and_then(|id| index.get(id));
        let earlier = earlier
            .and_then(|at| rows.get(*at))
            .and_then(|row| row.event.as_ref());
        if let Some(earlier) = earlier
            && let (Some(last), Some(first)) = (event.date.last(), earlier.date.first())
            && last < first
        {
            let problem = Problem::BeforeEarlier {
                id: earlier.id.as_str().into(),
            };
            findings.add(spot(reader, row, "same_people", 0, problem));
        }
    }
}

/// A problem at a field of an event; the field is looked up again, since that is rarely needed.
fn spot(reader: &Reader, row: &Row, field: &str, item: usize, problem: Problem) -> Found {
    let mut quiet = Reader::new(reader.scan, reader.limits);
    let record = quiet.record(row.span, &EVENT);
    let value = record.and_then(|record| record.get(field));
    let items = value.and_then(|span| quiet.scan.list(span, quiet.limits.items).ok().flatten());
    let span = items.and_then(|items| items.get(item).copied()).or(value);
    let found = Found::new(span.unwrap_or(row.span.opening()), problem);
    match &row.id {
        Some(id) => found.of_event(id.as_str()),
        None => found,
    }
}
