//! The ground: projection, regions, the embedded basemap and its names.

mod projection;
mod regions;

pub use projection::{Camera, Point, View, WorldPoint};
pub use regions::{Bounds, Region, Regions, RegionsError, Triangles};
