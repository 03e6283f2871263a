//! What holds between records: ids are unique, events name events that are there, nothing is a part of itself.

use std::collections::HashSet;

use rayon::prelude::*;

use crate::format::findings::{Findings, Found};
use crate::format::index::Index;
use crate::format::list::{Field, Link, List, Row, To, number};
use crate::format::problem::Problem;
use crate::format::scan::Span;
use crate::model;
use crate::progress::{Progress, Stopped};

/// A row that names another.
#[derive(Clone, Copy)]
pub(super) struct Edge {
    from: u32,
    to: u32,
    field: Field,
    /// Whether the other is later than it may be: an event can't have the people of one that is later.
    is_before: bool,
}

/// Takes the events away that can't stand, and says why. Who has the people of whom, in the order of rows.
pub(super) fn events(
    list: &mut List,
    findings: &mut Findings,
    progress: &Progress,
) -> Result<Vec<Edge>, Stopped> {
    let index = Index::new(list);
    progress.go_on()?;
    let again = index.again();
    for (first, at) in &again {
        let problem = Problem::DuplicateId {
            id: list.id(*at).unwrap_or_default().into(),
            of: "event".into(),
        };
        findings.add(Found {
            first: list.row(*first).map(|row| row.span.start),
            ..found(list, *at, "id", 0, problem)
        });
    }
    let mut bad: Vec<usize> = again.into_iter().map(|(_, at)| at).collect();
    let twice = bad.iter().copied().collect();
    let (edges, strangers) = edges(list, &index, &twice, Field::leads_on, progress)?;
    for (at, link, id) in strangers {
        let problem = Problem::UnknownEvent { id: id.into() };
        findings.add(found(list, at, link.field.name(), link.item, problem));
        bad.push(at);
    }
    for at in circles(&edges, list.len()) {
        let mut links = list.links(at);
        let has_part = links.any(|(link, _)| link.field == Field::PartOf);
        let field = if has_part { "part_of" } else { "same_people" };
        findings.add(found(list, at, field, 0, Problem::Circle));
        bad.push(at);
    }
    if !bad.is_empty() || !list.is_whole() {
        let (all, _) = self::edges(list, &index, &twice, |_| true, progress)?;
        for at in bad {
            list.fell(at);
        }
        fall_with(list, &all, findings);
    }
    order_of_days(list, &edges, findings);
    Ok(edges)
}

/// Which events that stand have the people of others. Those that they name stand too.
pub(super) fn links(list: &List, edges: &[Edge]) -> Vec<model::Link> {
    let places = (!list.is_whole()).then(|| places(list));
    let place = |row: u32| match &places {
        Some(places) => places.get(row as usize).copied().flatten(),
        None => Some(row),
    };
    let mut links: Vec<model::Link> = Vec::new();
    for edge in edges {
        let Some(from) = place(edge.from) else {
            continue;
        };
        if links.last().is_none_or(|last| last.from != from) {
            links.push(model::Link {
                from,
                ..model::Link::default()
            });
        }
        if let Some(link) = links.last_mut() {
            match edge.field {
                Field::Related => {}
                Field::PartOf => link.part_of = place(edge.to),
                Field::SamePeople => link.same_people = place(edge.to),
            }
        }
    }
    links
}

/// Which of the events that stand each row is.
fn places(list: &List) -> Vec<Option<u32>> {
    let mut standing = 0;
    let places = list.rows().map(|row| {
        standing += u32::from(row.stands);
        row.stands.then(|| standing - 1)
    });
    places.collect()
}

/// A row, what it names, and the id that no row has.
type Stranger<'l> = (usize, &'l Link, &'l str);

/// What events that stand name of others: the rows that are named, and the links to none. Of those that
/// have the id of another nothing is asked. Of the rows that are named, only those of `wanted` fields.
fn edges<'l>(
    list: &'l List,
    index: &Index,
    twice: &HashSet<usize>,
    wanted: fn(Field) -> bool,
    progress: &Progress,
) -> Result<(Vec<Edge>, Vec<Stranger<'l>>), Stopped> {
    let pieces = list.pieces.par_iter().zip(&list.starts);
    let found = pieces.map(|(piece, start)| {
        progress.go_on()?;
        let (mut edges, mut strangers) = (Vec::new(), Vec::new());
        // Where ids are there twice, the first row of all is meant.
        let near = |link: &Link| match link.to {
            To::Near(row) if twice.is_empty() => Some(start + row as usize),
            _ => None,
        };
        let far = piece.links.iter().filter(|link| near(link).is_none());
        let far = far.map(|link| (piece.tag(link), piece.named(link)));
        let mut found = index.find(far).into_iter();
        for link in &piece.links {
            let to = near(link).or_else(|| found.next().flatten());
            let from = start + link.row as usize;
            let row = piece.rows.get(link.row as usize);
            let row = row.filter(|row| row.stands && !twice.contains(&from));
            let Some(row) = row else { continue };
            match to {
                Some(_) if !wanted(link.field) => {}
                Some(to) => edges.push(Edge {
                    from: number(from),
                    to: number(to),
                    field: link.field,
                    is_before: link.field == Field::SamePeople && is_before(list, row, to),
                }),
                None => strangers.push((from, link, piece.named(link))),
            }
        }
        Ok((edges, strangers))
    });
    let found: Vec<_> = found.collect::<Result<_, Stopped>>()?;
    let (edges, strangers): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    Ok((edges.concat(), strangers.concat()))
}

/// Whether an event ends before another begins.
fn is_before(list: &List, row: &Row, other: usize) -> bool {
    let first = list.row(other).and_then(|other| other.first);
    row.last
        .zip(first)
        .is_some_and(|(last, first)| last < first)
}

/// The rows from which `part_of` and `same_people` lead back to where they began.
/// Both count as one relation, since an event is left out of a sum for either.
fn circles(edges: &[Edge], rows: usize) -> Vec<usize> {
    // Nothing leads back where all lead to earlier rows, as is common.
    if edges.iter().all(|edge| edge.to < edge.from) {
        return Vec::new();
    }
    let ends = edges.iter();
    let ends = ends.map(|edge| (edge.from as usize, edge.to as usize));
    let edges: Vec<(usize, usize)> = ends.collect();
    // What is left after taking away, again and again, all that leads nowhere, and then all that
    // nothing leads to, is in a circle (or between two).
    let left = swept(edges, rows);
    let left = peel(left, rows, |(from, to)| (from, to));
    let left = peel(left, rows, |(from, to)| (to, from));
    let mut rows: Vec<usize> = left.into_iter().map(|(from, _)| from).collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}

/// Takes away most of what leads nowhere, in one go through the rows and one back: nearly all chains of events lead one
/// way. Edges stand in the order of the rows that they leave.
fn swept(mut edges: Vec<(usize, usize)>, rows: usize) -> Vec<(usize, usize)> {
    for _ in 0..2 {
        let mut leaves = vec![false; rows];
        for (from, _) in &edges {
            if let Some(leaves) = leaves.get_mut(*from) {
                *leaves = true;
            }
        }
        let mut sweep = |edges: &[(usize, usize)]| {
            let leads_on = edges.iter().any(|(_, to)| leaves.get(*to) == Some(&true));
            let from = edges.first().and_then(|(from, _)| leaves.get_mut(*from));
            if let Some(leaves) = from {
                *leaves = leads_on;
            }
        };
        let same_row = |one: &(usize, usize), other: &(usize, usize)| one.0 == other.0;
        edges.chunk_by(same_row).for_each(&mut sweep);
        edges.chunk_by(same_row).rev().for_each(&mut sweep);
        edges.retain(|(from, to)| {
            [from, to]
                .iter()
                .all(|row| leaves.get(**row) == Some(&true))
        });
    }
    edges
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
    let ends = edges.iter();
    let ends = ends.map(|edge| (edge.to as usize, edge.from as usize));
    let mut named_by: Vec<(usize, usize)> = ends.collect();
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
            let link = list.links(*at).find(|(_, named)| *named == id);
            let (field, item) =
                link.map_or(("related", 0), |(link, _)| (link.field.name(), link.item));
            let problem = Problem::BadEvent { id: id.into() };
            findings.add(found(list, *at, field, item, problem));
            list.fell(*at);
            fallen.push(*at);
        }
    }
}

/// Says which events have the people of one that is later.
fn order_of_days(list: &List, edges: &[Edge], findings: &mut Findings) {
    let stands = |at: u32| list.row(at as usize).is_some_and(|row| row.stands);
    for edge in edges.iter().filter(|edge| edge.is_before) {
        if stands(edge.from) && stands(edge.to) {
            let id = list.id(edge.to as usize).unwrap_or_default().into();
            let problem = Problem::BeforeEarlier { id };
            findings.add(found(list, edge.from as usize, "same_people", 0, problem));
        }
    }
}

/// A problem at a field of an event. Where the field is, is looked up when it is said.
fn found(list: &List, at: usize, field: &'static str, item: u32, problem: Problem) -> Found {
    let nowhere = Span { start: 0, end: 0 };
    let found = Found {
        within: Some((field, item as usize)),
        ..Found::new(list.row(at).map_or(nowhere, |row| row.span), problem)
    };
    match list.id(at) {
        Some(id) => found.of_event(id),
        None => found,
    }
}
