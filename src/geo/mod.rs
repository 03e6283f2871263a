//! The ground: projection, regions, the embedded basemap and its names.

mod archive;
mod fit;
mod glide;
mod names;
mod projection;
mod regions;
mod scale_bar;
mod shore;
mod tile;
pub mod widths;

pub use archive::{Archive, ArchiveError};
pub use names::{MapName, MapNames, NameKind};
pub use projection::{Camera, Point, View, WorldPoint};
pub use regions::{Bounds, Region, Regions, RegionsError, Triangles};
pub use shore::{rings, shores};
pub use tile::TileCoord;
pub use widths::coast_width;

/// Whom the map thanks: to be shown wherever the map is, on the screen and in pictures.
pub const CREDIT: &str =
    "Natural Earth · © OpenStreetMap contributors (ODbL) · GeoNames (CC BY 4.0)";
