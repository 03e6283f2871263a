//! Refoulement Atlas.
pub mod format;
pub mod geo;
pub mod model;
pub mod table;
