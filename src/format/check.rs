//! What holds between records: ids are unique, events name events that are there, nothing is a part of itself.

use rayon::prelude::*;

use crate::format::decode::Reader;
use crate::format::findings::{Findings, Found};
use crate::format::gather::{Links, List, Row};
use crate::format::index::Index;
use crate::format::known::{Known, Map};
use crate::format::problem::Problem;
use crate::format::shapes::EVENT;

/// One event that names another, in the order of the list.
#[derive(Clone, Copy)]
struct Link {
    /// The row that names.
    from: usize,
    field: &'static str,
    /// The place in the list of the field.
    item: usize,
    /// The row that is named, if there is one.
    to: Option<usize>,
}

/// Takes the events away that can't stand, and says why.
pub(super) fn events(list: &mut List, reader: &Reader, known: &Known, findings: &mut Findings) {
    let index = Index::new(list);
    for (first, at) in index.again(list) {
        let first = list.row(first).map(|row| row.span.start);
        if let Some(row) = list.row(at) {
            let problem = Problem::DuplicateId {
                id: row.id.as_deref().unwrap_or_default().into(),
                of: "event".into(),
            };
            findings.add(Found {
                first,
                ..spot(reader, row, "id", 0, problem)
            });
        }
        list.fell(at);
    }
    let links = links(list, &index, known);
    let mut bad: Vec<usize> = Vec::new();
    for link in links.iter().filter(|link| link.to.is_none()) {
        if let Some(row) = list.row(link.from) {
            let id = named(list, link).unwrap_or_default().to_owned();
            let problem = Problem::UnknownEvent { id };
            findings.add(spot(reader, row, link.field, link.item, problem));
            bad.push(link.from);
        }
    }
    for at in circles(&links) {
        if let Some(row) = list.row(at) {
            let is_part = |links: &Links| links.names().any(|(field, ..)| field == "part_of");
            let has_part = list.links(at).is_some_and(is_part);
            let field = if has_part { "part_of" } else { "same_people" };
            findings.add(spot(reader, row, field, 0, Problem::Circle));
            bad.push(at);
        }
    }
    bad.into_iter().for_each(|at| list.fell(at));
    fall_with(list, &links, reader, findings);
    order_of_days(list, &links, reader, findings);
}

/// Everything that events which stand name of others.
fn links(list: &List, index: &Index, known: &Known) -> Vec<Link> {
    let pieces = list.pieces.par_iter().zip(&list.starts);
    let links = pieces.flat_map_iter(|(piece, start)| {
        let stands = |links: &&Links| piece.rows.get(links.row).is_some_and(|row| row.stands);
        piece.links.iter().filter(stands).flat_map(move |links| {
            links.names().map(move |(field, item, id)| Link {
                from: start + links.row,
                field,
                item,
                to: index.find(list, known.hash(id), id),
            })
        })
    });
    links.collect()
}

/// The id that a link names.
fn named<'a>(list: &'a List, link: &Link) -> Option<&'a str> {
    let mut names = list.links(link.from)?.names();
    names.find_map(|(field, item, id)| ((field, item) == (link.field, link.item)).then_some(id))
}

/// The rows from which `part_of` and `same_people` lead back to where they began.
/// Both count as one relation, since an event is left out of a sum for either.
fn circles(links: &[Link]) -> Vec<usize> {
    let above = links.iter().filter(|link| link.field != "related");
    let edges: Vec<(usize, usize)> = above
        .filter_map(|link| Some((link.from, link.to?)))
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
    let mut leaving: Map<usize, usize> = Map::default();
    for edge in &edges {
        *leaving.entry(ends(*edge).0).or_default() += 1;
    }
    edges.sort_unstable_by_key(|edge| ends(*edge).1);
    let mut gone: Map<usize, ()> = Map::default();
    let mut next: Vec<usize> = edges
        .iter()
        .map(|edge| ends(*edge).1)
        .filter(|far| !leaving.contains_key(far))
        .collect();
    while let Some(far) = next.pop() {
        if gone.insert(far, ()).is_some() {
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
        !gone.contains_key(&near) && !gone.contains_key(&far)
    });
    edges
}

/// Events that name one that was taken away can't stand either: every id in a dataset is there.
fn fall_with(list: &mut List, links: &[Link], reader: &Reader, findings: &mut Findings) {
    let mut named_by: Vec<(usize, usize)> = links
        .iter()
        .filter_map(|link| Some((link.to?, link.from)))
        .collect();
    if named_by.is_empty() {
        return;
    }
    named_by.sort_unstable();
    let rows = list.rows().enumerate();
    let mut fallen: Vec<usize> = rows
        .filter(|(_, row)| !row.stands)
        .map(|(at, _)| at)
        .collect();
    while let Some(named) = fallen.pop() {
        let begin = named_by.partition_point(|(other, _)| *other < named);
        let naming = named_by
            .iter()
            .skip(begin)
            .take_while(|(other, _)| *other == named);
        for (_, at) in naming {
            let Some(id) = list.row(named).and_then(|row| row.id.as_deref()) else {
                continue;
            };
            let Some(row) = list.row(*at).filter(|row| row.stands) else {
                continue;
            };
            let names = |links: &Links| {
                let named = links.names().find(|(_, _, other)| *other == id);
                named.map(|(field, item, _)| (field, item))
            };
            let (field, item) = list.links(*at).and_then(names).unwrap_or(("related", 0));
            let problem = Problem::BadEvent { id: id.into() };
            findings.add(spot(reader, row, field, item, problem));
            list.fell(*at);
            fallen.push(*at);
        }
    }
}

/// An event can't have the people of one that is later.
fn order_of_days(list: &List, links: &[Link], reader: &Reader, findings: &mut Findings) {
    for link in links.iter().filter(|link| link.field == "same_people") {
        let row = |at: usize| list.row(at).filter(|row| row.stands);
        let (Some(event), Some(earlier)) = (row(link.from), link.to.and_then(row)) else {
            continue;
        };
        let last = list.links(link.from).and_then(|links| links.last);
        if let (Some(last), Some(first), Some(id)) = (last, earlier.first, &earlier.id)
            && last < first
        {
            let problem = Problem::BeforeEarlier {
                id: id.as_ref().into(),
            };
            findings.add(spot(reader, event, "same_people", 0, problem));
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
        Some(id) => found.of_event(id),
        None => found,
    }
}
