//! The open datasets as columns, built once, and the questions asked of them. No I/O.

#![expect(
    clippy::indexing_slicing,
    reason = "rows, columns and lists are numbered by the table that holds them, not by its input"
)]

mod adder;
mod asked;
mod batch;
mod bins;
mod build;
mod cells;
mod columns;
mod covers;
mod deal;
mod filter;
#[cfg(test)]
pub(crate) mod generated;
mod groups;
mod ids;
mod key;
#[cfg(test)]
mod laws;
mod links;
mod names;
mod order;
mod pass;
mod places;
mod ramps;
mod read;
#[cfg(test)]
mod rules;
mod search;
mod selection;
mod sheets;
mod short_lists;
mod sieve;
mod spread;
mod store;
mod summary;
mod sums;
mod unit;

pub use bins::{Bin, BinPart, Bins};
pub use filter::{Area, Dimension, Filter, Pick, Reading, Who};
pub use groups::Group;
pub use order::SortBy;
pub use selection::Selection;
pub use sieve::Sieve;
pub use store::{Row, Table, TablePlace};
pub use summary::{Sexes, Summary};
pub use sums::{KindSum, Sums};
pub use unit::Unit;
