//! The open datasets as columns, built once, and the questions asked of them. No I/O.

mod bins;
mod columns;
mod filter;
mod summary;

pub use bins::{Bin, BinPart, Bins, Unit};
pub use columns::{Row, Table, TablePlace};
pub use filter::{Area, Dimension, Filter, Pick, Reading, Selection};
pub use summary::{Group, Sexes, Summary};
