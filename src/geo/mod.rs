//! The ground: projection, regions, the embedded basemap and its names.

mod archive;
mod fit;
mod names;
mod projection;
mod regions;
mod tile;

pub use archive::{Archive, ArchiveError};
pub use names::{MapName, MapNames, NameKind};
pub use projection::{Camera, Point, View, WorldPoint};
pub use regions::{Bounds, Region, Regions, RegionsError, Triangles};
pub use tile::TileCoord;

/// Whom the map thanks: to be shown wherever the map is, on the screen and in pictures.
pub const CREDIT: &str =
    "Natural Earth · © OpenStreetMap contributors (ODbL) · GeoNames (CC BY 4.0)";
