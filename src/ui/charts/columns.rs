//! The columns of the chart over time: people by kind and over all of them.

use crate::model::DateBounds;
use crate::table::{Bin, BinPart, Bins};

/// One column of the chart: people by kind and over all of them, in people.
pub(super) struct Column {
    pub(super) by_kind: Vec<f64>,
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
