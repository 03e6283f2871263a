//! What follows from a filter: the one set of numbers that the window, the commands and the exports print.

use crate::model::{Kind, Precision, RegionId, Status, Total};
use crate::table::groups;
use crate::table::pass::Pass;
use crate::table::{Dimension, Filter, Group, Selection, Sieve, Sums, Table};

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
#[derive(Debug)]
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
    /// By region, of the selection itself, most people first. Every event is in one.
    pub by_region: Vec<Group<RegionId>>,
    /// By circumstance, of the selection itself, most events first. An event can have several.
    pub by_tag: Vec<Group<String>>,
    /// By publisher, of the selection itself, most events first. An event can have several.
    pub by_publisher: Vec<Group<String>>,
    /// The selection itself by place, in the order of [`Table::places`].
    pub places: Sums,
    /// Of the selection itself those handed over, by route, in the order of [`Table::routes`].
    pub routes: Sums,
    /// Women, men and children, of what the other filters leave.
    pub sexes: Sexes,
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
    /// The dimensions that alone keep events out, and how many.
    pub one_short: Vec<(Dimension, u64)>,
}

impl Summary {
    /// Answers a filter.
    #[must_use]
    pub fn new(table: &Table, filter: &Filter) -> Self {
        Self::of(table, &Sieve::of(table, filter))
    }

    /// Answers the filter of a sieve of this table.
    #[must_use]
    pub fn of(table: &Table, sieve: &Sieve) -> Self {
        Self::answer(table, sieve, None)
    }

    /// Answers the filter of a sieve of the same table as this, in which these dimensions have changed since. Where that is
    /// one alone, its chart stays: it is what the other filters leave.
    #[must_use]
    pub fn next(&self, table: &Table, sieve: &Sieve, changed: &[Dimension]) -> Self {
        match changed {
            [one] => Self::answer(table, sieve, Some((self, *one))),
            _ => Self::of(table, sieve),
        }
    }

    fn answer(table: &Table, sieve: &Sieve, kept: Option<(&Self, Dimension)>) -> Self {
        profiling::scope!("summary");
        let rows = || {
            let selection = sieve.selection(None);
            let routes = Sums::by_route(table, &selection);
            (selection, routes)
        };
        let ((selection, routes), pass) = rayon::join(rows, || {
            Pass::new(table, sieve, kept.map(|(_, chart)| chart))
        });
        let kept = |chart| {
            let kept = kept.filter(|(_, own)| *own == chart);
            kept.map(|(before, _)| before)
        };
        let own = |chart| pass.selection(chart);
        let chart = |chart| pass.chart(chart);
        let by_kind = groups::by_kind(table, &own(Dimension::Kind));
        let (mut total, mut hatched) = (Total::default(), Total::default());
        for kind in &by_kind {
            total += kind.total;
            hatched += kind.hatched;
        }
        let one_short = Dimension::ALL
            .into_iter()
            .map(|dimension| (dimension, pass.one_short(dimension)))
            .filter(|(_, events)| *events > 0);
        Self {
            selection,
            total,
            not_added: hatched.events,
            hatched,
            by_kind,
            by_region: groups::by_region(table, &own(Dimension::Region)),
            by_tag: groups::by_name(table, table.tags(), &own(Dimension::Tag)),
            by_publisher: groups::by_name(table, table.publishers(), &own(Dimension::Publisher)),
            places: groups::by_place(table, pass.spots()),
            routes,
            sexes: sexes(&pass, total),
            kinds: kept(Dimension::Kind).map_or_else(
                || groups::by_kind(table, &chart(Dimension::Kind)),
                |before| before.kinds.clone(),
            ),
            regions: kept(Dimension::Region).map_or_else(
                || groups::by_region(table, &chart(Dimension::Region)),
                |before| before.regions.clone(),
            ),
            tags: kept(Dimension::Tag).map_or_else(
                || groups::by_name(table, table.tags(), &chart(Dimension::Tag)),
                |before| before.tags.clone(),
            ),
            publishers: kept(Dimension::Publisher).map_or_else(
                || groups::by_name(table, table.publishers(), &chart(Dimension::Publisher)),
                |before| before.publishers.clone(),
            ),
            statuses: kept(Dimension::Status).map_or_else(
                || groups::shown(table, Status::ALL, &chart(Dimension::Status)),
                |before| before.statuses.clone(),
            ),
            precisions: kept(Dimension::Precision).map_or_else(
                || groups::shown(table, Precision::ALL, &chart(Dimension::Precision)),
                |before| before.precisions.clone(),
            ),
            one_short: one_short.collect(),
        }
    }
}

fn sexes(pass: &Pass, total: Total) -> Sexes {
    let who = pass.who();
    let [women, men, children] = who.people;
    Sexes {
        women,
        men,
        children,
        given: who.given,
        events: total.events + who.short - who.moved,
    }
}
