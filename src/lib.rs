//! Refoulement Atlas.
pub mod geo;
pub mod map;
pub mod model;
pub mod table;
pub mod ui;
