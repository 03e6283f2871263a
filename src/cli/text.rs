//! The answer of `summary` as text: the words and numbers of the window, in English.

use crate::format::visible_line;
use crate::geo::Regions;
use crate::model::{DateBounds, Kind, RegionId, Total};
use crate::table::{Bin, BinPart, Bins, Filter, Group, Summary, Table, Unit};
use crate::words::Words;

/// The answer in English.
pub(super) struct Text<'a> {
    pub(super) table: &'a Table,
    pub(super) regions: &'a Regions,
    pub(super) words: &'a Words,
    pub(super) summary: &'a Summary,
}

impl Text<'_> {
    pub(super) fn lines(&self, filter: &Filter, bins: Option<&Bins>) -> Vec<String> {
        let datasets = self.table.datasets();
        let mut lines: Vec<String> = datasets
            .iter()
            .map(|dataset| visible_line(&dataset.title).into_owned())
            .collect();
        if !filter.is_empty() {
            let sentence = self.words.filter_sentence(filter, self.table, self.regions);
            lines.push(visible_line(&sentence).into_owned());
        }
        lines.push(String::new());
        lines.push(self.headline());
        let kind = |kind: &Kind| self.words.kind(kind, datasets).to_owned();
        lines.extend(self.groups("kind", &self.summary.by_kind, kind));
        lines.extend(bins.into_iter().flat_map(|bins| self.bins(bins)));
        let region = |id: &RegionId| self.words.region(id, self.regions);
        lines.extend(self.groups("region", &self.summary.by_region, region));
        lines.extend(self.groups("publisher", &self.summary.by_publisher, String::clone));
        lines.extend(self.groups("circumstance", &self.summary.by_tag, |tag| {
            self.words.tag(tag).into_owned()
        }));
        lines
    }

    /// People of one kind are a headline; people of several are not, as one person can be in each.
    fn headline(&self) -> String {
        let summary = self.summary;
        let kinds: Vec<Total> = summary.by_kind.iter().map(|group| group.total).collect();
        let events = if kinds.iter().filter(|kind| kind.events > 0).count() > 1 {
            self.words.count("count-events", summary.total.events)
        } else {
            self.counted(&summary.total, &kinds)
        };
        self.with_not_added(events, summary.not_added)
    }

    fn with_not_added(&self, text: String, not_added: u64) -> String {
        match not_added {
            0 => text,
            _ => format!("{text}; {}", self.words.count("total-not-added", not_added)),
        }
    }

    /// Events, and their people kind by kind.
    fn counted(&self, total: &Total, kinds: &[Total]) -> String {
        let events = self.words.count("count-events", total.events);
        let some = kinds
            .iter()
            .zip(self.table.kinds())
            .filter(|(kind, _)| kind.events > 0);
        let some: Vec<_> = some.collect();
        match some.as_slice() {
            [] => events,
            [(total, _)] => format!("{events}, {}", self.words.total_sentence(total)),
            some => {
                let people = some.iter().map(|(total, kind)| {
                    let kind = self.words.kind(kind, self.table.datasets());
                    format!("{kind}: {}", self.words.total_sentence(total))
                });
                format!("{events}. {}", people.collect::<Vec<_>>().join("; "))
            }
        }
    }

    fn groups<T>(&self, by: &str, groups: &[Group<T>], name: impl Fn(&T) -> String) -> Vec<String> {
        let shown = groups
            .iter()
            .filter(|group| group.total.events + group.not_added > 0);
        let lines = shown.map(|group| {
            let counted = self.counted(&group.total, &group.kinds);
            let (name, counted) = (
                name(&group.key),
                self.with_not_added(counted, group.not_added),
            );
            format!("  {}: {counted}", visible_line(&name))
        });
        titled(by, lines.collect())
    }

    fn bins(&self, bins: &Bins) -> Vec<String> {
        let line = |(span, kind, bin): (&DateBounds, usize, &Bin)| {
            let days = self.days(bins.unit, *span);
            let kind = self.table.kinds().get(kind)?;
            let kind = visible_line(self.words.kind(kind, self.table.datasets()));
            let solid = bin
                .solid
                .whole()
                .filter(|total| total.events > 0)
                .map(|total| {
                    let events = self.words.count("count-events", total.events);
                    format!("{events}, {}", self.words.total_sentence(&total))
                });
            let spread =
                (!bin.spread.is_empty()).then(|| format!("vague dates: {}", part(&bin.spread)));
            let parts: Vec<_> = solid.into_iter().chain(spread).collect();
            Some(format!("  {days}, {kind}: {}", parts.join("; ")))
        };
        titled(
            unit_name(bins.unit),
            bins.filled().filter_map(line).collect(),
        )
    }

    fn days(&self, unit: Unit, span: DateBounds) -> String {
        match unit {
            Unit::Day => self.words.day(span.first),
            Unit::Month => self.words.month(span.first),
            Unit::Year => self.words.year(span.first.year()),
            Unit::Week | Unit::Quarter => self.words.span(&span),
        }
    }
}

/// An empty line and a title above the lines, where there are any.
fn titled(by: &str, mut lines: Vec<String>) -> Vec<String> {
    if !lines.is_empty() {
        lines.splice(0..0, [String::new(), format!("By {by}")]);
    }
    lines
}

pub(super) fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Day => "day",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Quarter => "quarter",
        Unit::Year => "year",
    }
}

/// A share of events and their people. It has no words of its own in the window, where it is only drawn:
/// a third of an event is a way to spread a vague date, not something that happened.
fn part(part: &BinPart) -> String {
    let events = format!("a share of {} events", share(part.events));
    if part.without_number == part.events {
        return format!("{events}, no number given");
    }
    let [low, estimate, high] = [part.low, part.estimate, part.high].map(share);
    let people = match (part.open, low == high) {
        (0, true) => format!("{estimate} people"),
        (0, false) => format!("about {estimate} people (at least {low}, possibly {high})"),
        (_, true) => format!("at least {low} people (possibly more)"),
        (_, false) => format!("about {estimate} people (at least {low}, possibly {high} or more)"),
    };
    format!("{events}, {people}")
}

/// To two decimals, without noughts at the end.
fn share(number: u64) -> String {
    let hundredths = (number / (Bins::SCALE / 1000) + 5) / 10;
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
