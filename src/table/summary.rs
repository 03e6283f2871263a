//! What follows from a filter: the one set of numbers that the window, the commands and the exports print.

use crate::model::{Kind, Precision, RegionId, Status, Total};
use crate::table::{Filter, Selection, Table};

/// Events and people of one bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Group<T> {
    /// What the bar stands for.
    pub key: T,
    /// Its events and people: those that are added, of the selection that leaves out the bar's own dimension.
    pub total: Total,
    /// The people by kind, in the order of [`Table::kinds`].
    pub kinds: Vec<Total>,
    /// Events that are shown but not added.
    pub not_added: u64,
}

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
}

/// The answer to a filter.
pub struct Summary {
    /// The rows that pass.
    pub selection: Selection,
    /// Their total over all kinds: for the count of events; people are led by `kinds`.
    pub total: Total,
    /// Events that are shown but not added: rollups, parts and the same people again.
    pub not_added: u64,
    /// By kind, of the selection itself, in the order of [`Table::kinds`].
    pub by_kind: Vec<Group<Kind>>,
    /// Women, men and children of the selection.
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
}

impl Summary {
    /// Answers a filter.
    #[must_use]
    pub fn new(_table: &Table, _filter: &Filter) -> Self {
        unimplemented!()
    }
}
