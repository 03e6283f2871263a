//! What holds between records: ids are unique, events name events that are there, nothing is a part of itself.

use rayon::prelude::*;

use crate::format::findings::{Findings, Found};
use crate::format::gather::{Field, Link, List};
use crate::format::index::Index;
use crate::format::problem::Problem;
use crate::format::scan::Span;
use crate::model;

/// A row that names another.
#[derive(Clone, Copy)]
pub(super) struct Edge {
    from: usize,
    to: usize,
    field: Field,
}

/// Takes the events away that can't stand, and says why. Who names whom, in the order of rows.
pub(super) fn events(list: &mut List, findings: &mut Findings) -> Vec<Edge> {
    let index = Index::new(list);
    for (first, at) in index.again(list) {
        let problem = Problem::DuplicateId {
            id: list.id(at).unwrap_or_default().into(),
            of: "event".into(),
        };
        findings.add(Found {
            first: list.row(first).map(|row| row.span.start),
            ..found(list, at, "id", 0, problem)
        });
        list.fell(at);
    }
    let (edges, strangers) = edges(list, &index);
    let mut bad: Vec<usize> = Vec::new();
    for (at, link) in strangers {
        let id = link.id.as_ref().into();
        let problem = Problem::UnknownEvent { id };
        findings.add(found(list, at, link.field.name(), link.item, problem));
        bad.push(at);
    }
    for at in circles(&edges, list.len()) {
        let mut links = list.links(at).iter();
        let has_part = links.any(|link| link.field == Field::PartOf);
        let field = if has_part { "part_of" } else { "same_people" };
        findings.add(found(list, at, field, 0, Problem::Circle));
        bad.push(at);
    }
    for at in bad {
        list.fell(at);
    }
    fall_with(list, &edges, findings);
    order_of_days(list, &edges, findings);
    edges
}

/// Which events that stand have the people of others. Those that they name stand too.
pub(super) fn links(list: &List, edges: &[Edge]) -> Vec<model::Link> {
    let mut standing = 0;
    let places = list.rows().map(|row| {
        standing += u32::from(row.stands);
        standing.saturating_sub(1)
    });
    let places: Vec<u32> = places.collect();
    let place = |row: usize| places.get(row).copied();
    let mut links: Vec<model::Link> = Vec::new();
    for edge in edges {
        let field = match edge.field {
            Field::Related => continue,
            Field::PartOf => |link: &mut model::Link, to| link.part_of = to,
            Field::SamePeople => |link: &mut model::Link, to| link.same_people = to,
        };
        let stands = list.row(edge.from).is_some_and(|row| row.stands);
        let Some(from) = place(edge.from).filter(|_| stands) else {
            continue;
        };
        if links.last().is_none_or(|last| last.from != from) {
            links.push(model::Link {
                from,
                ..model::Link::default()
            });
        }
        if let Some(link) = links.last_mut() {
            field(link, place(edge.to));
        }
    }
    links
}

/// What events that stand name of others: the rows that are named, and the links to none.
fn edges<'l>(list: &'l List, index: &Index) -> (Vec<Edge>, Vec<(usize, &'l Link)>) {
    let pieces = list.pieces.par_iter().zip(&list.starts);
    let found = pieces.map(|(piece, start)| {
        let (mut edges, mut strangers) = (Vec::with_capacity(piece.links.len()), Vec::new());
        for link in &piece.links {
            if piece.rows.get(link.row).is_none_or(|row| !row.stands) {
                continue;
            }
            let from = start + link.row;
            match index.find(list, link.hash, &link.id) {
                Some(to) => edges.push(Edge {
                    from,
                    to,
                    field: link.field,
                }),
                None => strangers.push((from, link)),
            }
        }
        (edges, strangers)
    });
    let found: Vec<_> = found.collect();
    let (edges, strangers): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    (edges.concat(), strangers.concat())
}

/// The rows from which `part_of` and `same_people` lead back to where they began.
/// Both count as one relation, since an event is left out of a sum for either.
fn circles(edges: &[Edge], rows: usize) -> Vec<usize> {
    let above = || edges.iter().filter(|edge| edge.field != Field::Related);
    // Nothing leads back where all lead to earlier rows, as is common.
    if above().all(|edge| edge.to < edge.from) {
        return Vec::new();
    }
    let edges: Vec<(usize, usize)> = above().map(|edge| (edge.from, edge.to)).collect();
    // What is left after taking away, again and again, all that leads nowhere, and then all that
    // nothing leads to, is in a circle (or between two).
    let left = peel(edges, rows, |(from, to)| (from, to));
    let left = peel(left, rows, |(from, to)| (to, from));
    let mut rows: Vec<usize> = left.into_iter().map(|(from, _)| from).collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}

/// Takes edges away whose far end has no edge of its own, until all have one.
fn peel(
    mut edges: Vec<(usize, usize)>,
    rows: usize,
    ends: impl Fn((usize, usize)) -> (usize, usize),
) -> Vec<(usize, usize)> {
    let mut leaving = vec![0_u32; rows];
    for edge in &edges {
        if let Some(count) = leaving.get_mut(ends(*edge).0) {
            *count += 1;
        }
    }
    let leads_on = |leaving: &[u32], row: usize| leaving.get(row).is_some_and(|count| *count > 0);
    edges.sort_unstable_by_key(|edge| ends(*edge).1);
    let mut next: Vec<usize> = edges.iter().map(|edge| ends(*edge).1).collect();
    next.dedup();
    next.retain(|far| !leads_on(&leaving, *far));
    while let Some(far) = next.pop() {
        let begin = edges.partition_point(|edge| ends(*edge).1 < far);
        let to_it = edges.iter().skip(begin);
        for edge in to_it.take_while(|edge| ends(**edge).1 == far) {
            let near = ends(*edge).0;
            if let Some(count) = leaving.get_mut(near) {
                *count -= 1;
                if *count == 0 {
                    next.push(near);
                }
            }
        }
    }
    // A row was taken away when nothing was left that leaves it.
    edges.retain(|edge| {
        let (near, far) = ends(*edge);
        leads_on(&leaving, near) && leads_on(&leaving, far)
    });
    edges
}

/// Events that name one that was taken away can't stand either: every id in a dataset is there.
fn fall_with(list: &mut List, edges: &[Edge], findings: &mut Findings) {
    if list.is_whole() {
        return;
    }
    let mut named_by: Vec<(usize, usize)> = edges.iter().map(|edge| (edge.to, edge.from)).collect();
    named_by.par_sort_unstable();
    let rows = list.rows().enumerate();
    let fallen = rows.filter(|(_, row)| !row.stands).map(|(at, _)| at);
    let mut fallen: Vec<usize> = fallen.collect();
    while let Some(named) = fallen.pop() {
        let begin = named_by.partition_point(|(other, _)| *other < named);
        let naming = named_by
            .iter()
            .skip(begin)
            .take_while(|(other, _)| *other == named);
        for (_, at) in naming {
            let Some(id) = list.id(named) else {
                continue;
            };
            if list.row(*at).is_none_or(|row| !row.stands) {
                continue;
            }
            let link = list.links(*at).iter().find(|link| *link.id == *id);
            let (field, item) = link.map_or(("related", 0), |link| (link.field.name(), link.item));
            let problem = Problem::BadEvent { id: id.into() };
            findings.add(found(list, *at, field, item, problem));
            list.fell(*at);
            fallen.push(*at);
        }
    }
}

/// An event can't have the people of one that is later.
fn order_of_days(list: &List, edges: &[Edge], findings: &mut Findings) {
    let row = |at: usize| list.row(at).filter(|row| row.stands);
    let is_before = |edge: &&Edge| {
        let first = || row(edge.to)?.first;
        let last = || list.links(edge.from).first()?.last;
        let is_one = edge.field == Field::SamePeople && row(edge.from).is_some();
        is_one
            && first()
                .zip(last())
                .is_some_and(|(first, last)| last < first)
    };
    let before: Vec<&Edge> = edges.par_iter().filter(is_before).collect();
    for edge in before {
        let id = list.id(edge.to).unwrap_or_default().into();
        let problem = Problem::BeforeEarlier { id };
        findings.add(found(list, edge.from, "same_people", 0, problem));
    }
}

/// A problem at a field of an event. Where the field is, is looked up when it is said.
fn found(list: &List, at: usize, field: &'static str, item: usize, problem: Problem) -> Found {
    let nowhere = Span { start: 0, end: 0 };
    let found = Found {
        within: Some((field, item)),
        ..Found::new(list.row(at).map_or(nowhere, |row| row.span), problem)
    };
    match list.id(at) {
        Some(id) => found.of_event(id),
        None => found,
    }
}
