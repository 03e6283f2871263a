//! The columns of the chart over time: people by kind and over all of them.

use crate::model::{DateBounds, Total};
use crate::table::{Bin, BinPart, Bins};

/// One column of the chart: people by kind and over all of them, in people.
pub(super) struct Column {
    pub(super) by_kind: Vec<f64>,
    /// By kind, in whole people: what is said of the column.
    pub(super) totals: Vec<Total>,
    pub(super) low: f64,
    pub(super) estimate: f64,
    pub(super) high: f64,
    pub(super) span: DateBounds,
}

/// People of a bin, solid and spread together.
fn people(bin: &Bin, number: fn(&BinPart) -> u64) -> f64 {
    let scaled = number(&bin.solid) + number(&bin.spread);
    #[expect(clippy::cast_precision_loss, reason = "heights of bars")]
    let people = scaled as f64 / Bins::SCALE as f64;
    people
}

/// People of a bin, rounded.
fn total(bin: &Bin) -> Total {
    let both = |number: fn(&BinPart) -> u64| number(&bin.solid) + number(&bin.spread);
    let whole = |number| (both(number) + Bins::SCALE / 2) / Bins::SCALE;
    Total {
        events: u64::from(both(|part| part.events) > 0),
        low: whole(|part| part.low),
        estimate: whole(|part| part.estimate),
        high: whole(|part| part.high),
        open: u64::from(both(|part| part.open) > 0),
        ..Total::default()
    }
}

/// A column for each bin.
pub(super) fn columns(bins: &Bins) -> Vec<Column> {
    let column = |(at, span): (usize, &DateBounds)| {
        let bins = bins.kinds.iter().filter_map(|kind| kind.get(at));
        let sum = |part| bins.clone().map(|bin| people(bin, part)).sum();
        Column {
            by_kind: bins
                .clone()
                .map(|bin| people(bin, |part| part.estimate))
                .collect(),
            totals: bins.clone().map(total).collect(),
            low: sum(|part| part.low),
            estimate: sum(|part| part.estimate),
            high: sum(|part| part.high),
            span: *span,
        }
    };
    bins.spans.iter().enumerate().map(column).collect()
}

/// The highest end of all columns.
pub(super) fn top(columns: &[Column]) -> f64 {
    columns
        .iter()
        .map(|column| column.high.max(column.estimate))
        .fold(1.0, f64::max)
}
