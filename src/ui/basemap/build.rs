//! From a tile's bytes to what is drawn: walkers' triangles and lines, and the coasts that its styles can't ask for.

use std::sync::Arc;

use egui::{Color32, Pos2, pos2};
use mvt_reader::Reader;
use walkers::geo_types::Coord;
use walkers::{Drawable, Line, Style, Tile};

use super::style::{Palette, style_of};
use crate::geo::{Archive, TileCoord, coast_width, rings, shores};

/// The side of a tile in points at its own zoom: the tiles hold detail for twice that, which a dense display shows.
pub(super) const TILE_POINTS: u16 = 256;

/// Units of a vector tile on one point of the sheet.
const UNITS: f32 = 16.0;

/// Everything needed to build tiles, shared by the threads that do.
pub(super) struct Builder {
    archive: Arc<Archive>,
    palette: Palette,
    style: Style,
}

impl Builder {
    pub(super) fn new(archive: Arc<Archive>, palette: Palette) -> Self {
        Self {
            archive,
            palette,
            style: style_of(&palette),
        }
    }

    pub(super) fn archive(&self) -> &Archive {
        &self.archive
    }

    /// The colours that the tiles are built in.
    pub(super) fn palette(&self) -> Palette {
        self.palette
    }

    /// Decodes and cuts a tile: milliseconds, so not for the window's thread. `None` where there is no such tile or it
    /// is damaged.
    pub(super) fn build(&self, coord: TileCoord) -> Option<Tile> {
        let bytes = self.archive.tile(coord).ok()??;
        let tile = Tile::from_mvt(&bytes, &self.style, coord.z, TILE_POINTS.into()).ok()?;
        let coasts = coasts(coord, bytes, self.palette.coast());
        Some(with_lines(tile, coasts))
    }
}

/// Puts lines under all lines and over all fills.
fn with_lines(tile: Tile, mut lines: Vec<Line>) -> Tile {
    let Tile::Vector { drawables, texts } = tile else {
        return tile;
    };
    let mut drawables = Arc::unwrap_or_clone(drawables);
    let first = drawables.iter_mut().find_map(|drawable| match drawable {
        Drawable::Lines(lines) => Some(lines),
        Drawable::Fill(_) => None,
    });
    match first {
        Some(above) => {
            lines.append(above);
            *above = lines;
        }
        None => drawables.push(Drawable::Lines(lines)),
    }
    drawables.retain(is_visible);
    Tile::Vector {
        drawables: Arc::new(drawables),
        texts,
    }
}

/// Whether anything of it reaches the graphics device. What is empty must not get there: wgpu panics on empty buffers.
fn is_visible(drawable: &Drawable) -> bool {
    match drawable {
        Drawable::Fill(mesh) => !mesh.indices.is_empty() && !mesh.vertices.is_empty(),
        Drawable::Lines(lines) => lines
            .iter()
            .flat_map(|line| line.points.windows(2))
            .any(|ends| matches!(ends, [from, to] if from != to)),
    }
}

/// The edges of seas and lakes. Where a polygon is cut at the tile's own edge it is cut a little outside of it, and what
/// lies there is never drawn.
fn coasts(coord: TileCoord, bytes: Vec<u8>, color: Color32) -> Vec<Line> {
    let polygons = || {
        let reader = Reader::new(bytes).ok()?;
        let layers = reader.get_layer_metadata().ok()?;
        let water = layers.into_iter().find(|layer| layer.name == "water")?;
        reader.get_features(water.layer_index).ok()
    };
    let features = polygons().unwrap_or_default().into_iter();
    let rings = features.flat_map(|feature| rings(feature.geometry));
    let shores = rings.flat_map(|ring| shores(coord, &ring.0));
    let shores = shores.map(|line| line.into_iter().map(on_sheet).collect());
    let width = coast_width(coord.z);
    shores
        .map(|points| Line {
            points,
            width,
            color,
            dasharray: Vec::new(),
        })
        .collect()
}

fn on_sheet(at: Coord<f32>) -> Pos2 {
    pos2(at.x / UNITS, at.y / UNITS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_empty_is_drawn() {
        let nowhere = Line {
            points: vec![pos2(1.0, 1.0); 2],
            width: 1.0,
            color: Color32::RED,
            dasharray: Vec::new(),
        };
        assert!(!is_visible(&Drawable::Lines(vec![nowhere])));
        assert!(!is_visible(&Drawable::Lines(Vec::new())));
        assert!(!is_visible(&Drawable::Fill(walkers::Mesh::default())));
    }

    #[test]
    fn tiles_of_every_zoom_are_built() {
        let colours = crate::ui::basemap::MapColours {
            land: [0, 0, 0],
            water: [1, 1, 1],
            coast: [2, 2, 2],
            river: [3, 3, 3],
            country: [4, 4, 4],
            province: [5, 5, 5],
            rail: [6, 6, 6],
        };
        let builder = Builder::new(Arc::new(Archive::embedded()), Palette::new(&colours));
        for coord in builder.archive().coords().step_by(41) {
            let Some(Tile::Vector { drawables, texts }) = builder.build(coord) else {
                panic!("{coord:?} can't be built");
            };
            assert!(
                !drawables.is_empty() && drawables.iter().all(is_visible),
                "{coord:?}"
            );
            assert!(texts.is_empty(), "labels are drawn by the window");
        }
    }
}
