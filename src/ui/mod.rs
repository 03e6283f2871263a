//! The window.

pub mod map_paint;
pub mod symbols;
