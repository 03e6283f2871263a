//! The window: one file a panel.

pub mod basemap;
