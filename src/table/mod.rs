//! The open datasets as columns, built once, and the questions asked of them. No I/O.

#![expect(
    clippy::indexing_slicing,
    reason = "rows, columns and lists are numbered by the table that holds them, not by its input"
)]

mod bins;
mod build;
mod columns;
mod fails;
mod filter;
#[cfg(test)]
mod generated;
mod groups;
#[cfg(test)]
mod laws;
mod links;
#[cfg(test)]
mod rules;
mod search;
mod selection;
mod summary;
mod sums;
mod tally;
mod unit;

pub use bins::{Bin, BinPart, Bins};
pub use columns::{Row, Table, TablePlace};
pub use filter::{Area, Dimension, Filter, Pick, Reading, Who};
pub use groups::Group;
pub use selection::Selection;
pub use summary::{Sexes, Summary};
pub use sums::{KindSum, Sums};
pub use unit::Unit;
