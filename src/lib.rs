//! Refoulement Atlas.
pub mod geo;
pub mod model;
pub mod table;
pub mod ui;
