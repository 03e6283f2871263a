//! The ground under the events: tiles of the embedded archive, built off the window's thread and drawn by walkers.

mod build;
mod loader;
mod style;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use eframe::egui_wgpu::RenderState;
use egui::{Context, DragPanButtons, Rect, Ui, UiBuilder, pos2};
use walkers::sources::Attribution;
use walkers::{Map, MapMemory, Tile, TileId, TilePiece, Tiles, lat_lon};

use crate::geo::{Archive, CREDIT, TileCoord, View};
use build::{Builder, TILE_POINTS};
use loader::{Loader, Urgency};
pub use style::{MapColours, style};
use style::{Palette, dyed};

/// So many tiles are kept besides the pinned ones: the largest screen shows some 260, and they are small.
const MAX_TILES: usize = 640;

/// Tiles down to this zoom are never thrown away, so that there is always something to draw.
const PINNED_ZOOM: u8 = 2;

/// The basemap. Draws nothing where there is no wgpu to draw with.
pub struct Basemap {
    builder: Arc<Builder>,
    palette: Palette,
    work: Work,
    tiles: HashMap<TileCoord, Kept>,
    /// Asked for and not yet there.
    pending: HashSet<TileCoord>,
    /// Can't be built; their ancestors are drawn.
    broken: HashSet<TileCoord>,
    clock: u64,
}

struct Kept {
    tile: Tile,
    palette: Palette,
    used: u64,
}

/// Who builds the tiles.
enum Work {
    /// Nobody: there is nothing to draw with.
    None,
    /// Whoever asks, at once.
    Here,
    /// Threads.
    Threads(Loader),
}

impl Basemap {
    /// A basemap that loads in the background and asks for a repaint when a tile is ready. Takes some milliseconds, for
    /// the tile of the whole world is built at once: the sheet is never blank.
    #[must_use]
    pub fn new(
        context: &Context,
        render_state: Option<&RenderState>,
        archive: Arc<Archive>,
        colours: &MapColours,
    ) -> Self {
        let mut basemap = Self::unloaded(archive, colours);
        if !install(render_state) {
            return basemap;
        }
        basemap.build_here(TileCoord::WORLD);
        let context = context.clone();
        let loader = Loader::start(&basemap.builder, move || context.request_repaint());
        basemap.work = loader.map_or(Work::Here, Work::Threads);
        basemap.ask_for_the_world();
        basemap
    }

    /// A basemap that builds every tile before it draws it, so that a picture is the same each time.
    #[must_use]
    pub fn complete(
        render_state: Option<&RenderState>,
        archive: Arc<Archive>,
        colours: &MapColours,
    ) -> Self {
        let mut basemap = Self::unloaded(archive, colours);
        if install(render_state) {
            basemap.work = Work::Here;
        }
        basemap
    }

    fn unloaded(archive: Arc<Archive>, colours: &MapColours) -> Self {
        let palette = Palette::new(colours);
        Self {
            builder: Arc::new(Builder::new(archive, palette)),
            palette,
            work: Work::None,
            tiles: HashMap::new(),
            pending: HashSet::new(),
            broken: HashSet::new(),
            clock: 0,
        }
    }

    /// Changes the colours, as from light to dark. Tiles are dyed when they are next drawn, so nothing goes blank.
    pub fn set_colours(&mut self, colours: &MapColours) {
        self.palette = Palette::new(colours);
    }

    /// Paints the ground in a rectangle of the view's size. Whatever the pointer does there is for the caller to
    /// sense, after this.
    pub fn paint(&mut self, ui: &mut Ui, rect: Rect, view: &View) {
        if matches!(self.work, Work::None) {
            return;
        }
        let center = lat_lon(view.camera.center.lat, view.camera.center.lon);
        let mut memory = MapMemory::default();
        memory.center_at(center);
        if memory.set_zoom(view.camera.zoom).is_err() {
            return;
        }
        let mut sheet = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("basemap"));
        Map::new(Some(self), &mut memory, center)
            .zoom_gesture(false)
            .panning(false)
            .drag_pan_buttons(DragPanButtons::empty())
            .show(&mut sheet, |_, _, _, _| ());
    }

    /// Whether tiles are still being built.
    #[must_use]
    pub fn is_loading(&self) -> bool {
        !self.pending.is_empty()
    }

    fn ask_for_the_world(&mut self) {
        for z in 1..=PINNED_ZOOM {
            for (x, y) in (0..1 << z).flat_map(|x| (0..1 << z).map(move |y| (x, y))) {
                self.ask(TileCoord { z, x, y }, Urgency::Soon);
            }
        }
    }

    /// Sees to it that a tile is there, now or soon.
    fn ask(&mut self, coord: TileCoord, urgency: Urgency) {
        if self.tiles.contains_key(&coord)
            || self.pending.contains(&coord)
            || self.broken.contains(&coord)
        {
            return;
        }
        match &self.work {
            Work::None => {}
            Work::Here => self.build_here(coord),
            Work::Threads(loader) => {
                let given_up = loader.ask(coord, urgency);
                self.pending.insert(coord);
                for coord in given_up {
                    self.pending.remove(&coord);
                }
            }
        }
    }

    fn build_here(&mut self, coord: TileCoord) {
        let tile = self.builder.build(coord);
        self.keep(coord, tile);
    }

    fn receive(&mut self) {
        while let Work::Threads(loader) = &self.work
            && let Some((coord, tile)) = loader.ready()
        {
            self.keep(coord, tile);
        }
    }

    fn keep(&mut self, coord: TileCoord, tile: Option<Tile>) {
        self.pending.remove(&coord);
        let Some(tile) = tile else {
            self.broken.insert(coord);
            return;
        };
        self.clock += 1;
        self.tiles.insert(
            coord,
            Kept {
                tile,
                palette: self.builder.palette(),
                used: self.clock,
            },
        );
        self.forget_the_oldest();
    }

    fn forget_the_oldest(&mut self) {
        let mut used: Vec<_> = self
            .tiles
            .iter()
            .filter(|(coord, _)| coord.z > PINNED_ZOOM)
            .map(|(coord, kept)| (kept.used, *coord))
            .collect();
        let too_many = used.len().saturating_sub(MAX_TILES);
        if too_many > 0 {
            used.sort_unstable();
            for (_, coord) in used.into_iter().take(too_many) {
                self.tiles.remove(&coord);
            }
        }
    }

    /// A tile that is kept, in today's colours.
    fn kept(&mut self, coord: TileCoord) -> Option<Tile> {
        let kept = self.tiles.get_mut(&coord)?;
        self.clock += 1;
        kept.used = self.clock;
        if kept.palette != self.palette {
            kept.tile = dyed(&kept.tile, &kept.palette, &self.palette);
            kept.palette = self.palette;
        }
        Some(kept.tile.clone())
    }
}

/// Readies walkers to draw vector tiles, which only works through wgpu. Whether it does.
fn install(render_state: Option<&RenderState>) -> bool {
    if render_state.is_some() {
        walkers::install_renderer(render_state);
    }
    render_state.is_some()
}

impl Tiles for Basemap {
    fn at(&mut self, tile: TileId) -> Option<TilePiece> {
        self.receive();
        let wanted = TileCoord {
            z: tile.zoom,
            x: tile.x,
            y: tile.y,
        };
        if matches!(self.work, Work::None) || !wanted.is_valid() {
            return None;
        }
        let best = self.builder.archive().deepest(wanted)?;
        self.ask(best, Urgency::Now);
        if matches!(self.work, Work::Threads(_))
            && let Some(parent) = best.parent()
        {
            // For the reader who zooms out.
            self.ask(parent, Urgency::Soon);
        }
        let drawn = best
            .and_ancestors()
            .find(|coord| self.tiles.contains_key(coord))?;
        let uv = part(wanted, drawn)?;
        Some(TilePiece::new(self.kept(drawn)?, uv))
    }

    fn attribution(&self) -> Attribution {
        Attribution {
            text: CREDIT,
            url: "https://www.openstreetmap.org/copyright",
            logo_light: None,
            logo_dark: None,
        }
    }

    fn tile_size(&self) -> u32 {
        TILE_POINTS.into()
    }
}

/// The part of an ancestor that a tile covers.
fn part(tile: TileCoord, ancestor: TileCoord) -> Option<Rect> {
    let (x, y, side) = tile.within(ancestor)?;
    #[expect(clippy::cast_possible_truncation, reason = "shares between 0 and 1")]
    let corner = |x: f64, y: f64| pos2(x as f32, y as f32);
    Some(Rect::from_min_max(corner(x, y), corner(x + side, y + side)))
}

#[cfg(test)]
mod tests;
