//! What follows from a filter: the one set of numbers that the window, the commands and the exports print.

use std::borrow::Cow;

use crate::model::{Kind, Precision, RegionId, Status, Total};
use crate::table::fails::Fails;
use crate::table::{Dimension, Filter, Group, Selection, Sums, Table};

/// Women, men and children, of the added events that say so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sexes {
    /// Women.
    pub women: u64,
    /// Men.
    pub men: u64,
    /// Children; they may be among the women and men too.
    pub children: u64,
    /// Events that give any of the three.
    pub given: u64,
    /// Events that are added, whether they give any or not.
    pub events: u64,
}

/// The answer to a filter.
pub struct Summary {
    /// The rows that pass.
    pub selection: Selection,
    /// Their total over all kinds: for the count of events; people are led by `kinds`.
    pub total: Total,
    /// Events that are shown but not added: rollups, parts and the same people again.
    pub not_added: u64,
    /// The people of those events, to be said beside the total.
    pub hatched: Total,
    /// By kind, of the selection itself, in the order of [`Table::kinds`].
    pub by_kind: Vec<Group<Kind>>,
    /// Women, men and children, of what the other filters leave.
    pub sexes: Sexes,
    /// The rows that pass everything but the time window: what the histogram and the chart over time show.
    pub without_time: Selection,
    /// What the other filters leave, by kind, in the order of [`Table::kinds`].
    pub kinds: Vec<Group<Kind>>,
    /// What the other filters leave, by region, most people first.
    pub regions: Vec<Group<RegionId>>,
    /// What the other filters leave, by circumstance, most events first. An event can have several.
    pub tags: Vec<Group<String>>,
    /// What the other filters leave, by publisher, most events first. An event can have several.
    pub publishers: Vec<Group<String>>,
    /// What the other filters leave, by status.
    pub statuses: Vec<Group<Status>>,
    /// What the other filters leave, by how closely the place is known.
    pub precisions: Vec<Group<Precision>>,
    /// The selection itself by place, in the order of [`Table::places`].
    pub places: Sums,
    /// Of the selection itself those handed over, by route, in the order of [`Table::routes`].
    pub routes: Sums,
}

impl Summary {
    /// Answers a filter.
    #[must_use]
    pub fn new(table: &Table, filter: &Filter) -> Self {
        let fails = Fails::new(filter, table);
        let selection = fails.select(table, None);
        // What the other filters leave is the selection itself where its own filter lets all through.
        let without = |dimension| {
            if filter.narrows_by(dimension) {
                Cow::Owned(fails.select(table, Some(dimension)))
            } else {
                Cow::Borrowed(&selection)
            }
        };
        let ((kinds, regions, tags), (publishers, statuses, precisions)) = rayon::join(
            || {
                (
                    without(Dimension::Kind).by_kind(table),
                    without(Dimension::Region).by_region(table),
                    without(Dimension::Tag).by_tag(table),
                )
            },
            || {
                (
                    without(Dimension::Publisher).by_publisher(table),
                    without(Dimension::Status).by_status(table),
                    without(Dimension::Precision).by_precision(table),
                )
            },
        );
        let without_time = without(Dimension::Time).into_owned();
        let by_kind = selection.by_kind(table);
        let (mut total, mut hatched) = (Total::default(), Total::default());
        for kind in &by_kind {
            total += kind.total;
            hatched += kind.hatched;
        }
        let sexes = sexes(table, &without(Dimension::Who));
        Self {
            places: Sums::by_place(table, &selection),
            routes: Sums::by_route(table, &selection),
            selection,
            total,
            not_added: hatched.events,
            hatched,
            by_kind,
            sexes,
            without_time,
            kinds,
            regions,
            tags,
            publishers,
            statuses,
            precisions,
        }
    }
}

fn sexes(table: &Table, selection: &Selection) -> Sexes {
    let mut sexes = Sexes {
        events: selection.total(table).events,
        ..Sexes::default()
    };
    let added = table
        .sexes
        .iter()
        .filter(|(row, _)| selection.is_added(*row));
    for (_, [women, men, children]) in added {
        sexes.women += u64::from(*women);
        sexes.men += u64::from(*men);
        sexes.children += u64::from(*children);
        sexes.given += 1;
    }
    sexes
}
