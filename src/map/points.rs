//! How a view shows what is drawn as a point: as symbols, joined where they would touch, or as a density
//! where they would be too many to read. Kept from frame to frame, for most of it outlives a move of the view.

use crate::geo::{Point, View, WorldPoint};
use crate::map::cluster::{Group, join};
use crate::map::grid::{Grid, Window};
use crate::map::{Density, Gathered, Shown, Sum, crowd};

/// Up to so many places are joined all at once. Of more only those in and about the view are.
const FEW: usize = 4096;
/// So far around the view places are joined too, so that what stands in it does not depend on where it ends.
const AROUND: f32 = 192.0;
/// That area moves on in blocks of so many cells.
const BLOCK: i32 = 64;
/// The pointer is on what lies so near to it in a density.
const NEAR: f32 = 12.0;

/// How a view shows what is drawn as a point.
#[derive(Debug, Default)]
pub struct Points {
    grid: Option<Grid>,
    groups: Option<Groups>,
    is_dense: bool,
    density: f32,
}

/// The stacks of an area joined at a zoom.
#[derive(Debug)]
pub(super) struct Groups {
    zoom: f64,
    pub(super) area: Window,
    pub(super) all: Vec<Group>,
    /// The group of each place.
    of_place: Vec<u32>,
}

/// What of a density lies under the pointer.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Its places, as indices; the one with most people first.
    pub places: Vec<usize>,
    /// What they come to.
    pub sum: Sum,
}

impl Points {
    /// Forgets what was gathered, for something else was. Whether it was crowded is remembered.
    pub fn forget(&mut self) {
        (self.grid, self.groups) = (None, None);
    }

    /// Looks at a view, and says whether it shows a density. `always` is one whether it is crowded or not.
    pub fn look(&mut self, gathered: &Gathered, view: &View, always: bool) -> bool {
        let level = Grid::level(view.camera.zoom);
        if self.grid.as_ref().is_none_or(|grid| grid.level != level) {
            self.groups = None;
            self.grid = Some(Grid::new(&gathered.stacks, level));
        }
        let crowded = |grid| crowd::is_crowded(grid, view, self.is_dense);
        self.is_dense = self.grid.as_ref().is_some_and(crowded);
        let is_dense = self.is_dense || always;
        self.fade(gathered, view, if is_dense { 1.0 } else { 0.0 });
        is_dense
    }

    /// Sets how far the density of a view that was looked at stands for its symbols, from 0 to 1: on the way
    /// from the one to the other both are there.
    pub fn fade(&mut self, gathered: &Gathered, view: &View, density: f32) {
        self.density = density;
        let Some(grid) = self.grid.as_ref().filter(|_| density < 1.0) else {
            return;
        };
        let zoom = view.camera.zoom;
        let area = if gathered.stacks.len() <= FEW {
            Window::ALL
        } else {
            grid.window(view, AROUND).in_blocks(BLOCK)
        };
        let kept = self
            .groups
            .take()
            .filter(|groups| groups.area == area && groups.zoom.to_bits() == zoom.to_bits());
        let join = || Groups::new(gathered, grid, zoom, area);
        self.groups = Some(kept.unwrap_or_else(join));
    }

    /// How far a density stands for the symbols, from 0 to 1.
    #[must_use]
    pub fn density(&self) -> f32 {
        self.density
    }

    /// The density of a view.
    #[must_use]
    pub fn shaded(&self, gathered: &Gathered, view: &View) -> Option<Density> {
        let grid = self.grid.as_ref().filter(|_| self.density > 0.0)?;
        Some(Density::new(gathered, grid, view))
    }

    /// What of a density lies under a point of the sheet: these places exactly.
    #[must_use]
    pub fn spot(
        &self,
        gathered: &Gathered,
        shown: &dyn Shown,
        view: &View,
        point: Point,
    ) -> Option<Spot> {
        let grid = self.grid.as_ref()?;
        let about = View {
            camera: crate::geo::Camera {
                center: view.unproject(point),
                ..view.camera
            },
            width: 0.0,
            height: 0.0,
        };
        let (window, center) = (
            grid.window(&about, NEAR),
            WorldPoint::from(about.camera.center),
        );
        let near = f64::from(NEAR) / (256.0 * view.camera.zoom.exp2());
        let bins = grid.bins.iter().filter(|bin| window.holds(bin));
        let mut stacks: Vec<_> = bins
            .filter_map(|bin| gathered.stacks.get(bin.first as usize..bin.end as usize))
            .flatten()
            .filter(|stack| (stack.at.x - center.x).hypot(stack.at.y - center.y) <= near)
            .collect();
        stacks.sort_by_key(|stack| (std::cmp::Reverse(stack.people), stack.place));
        let places: Vec<usize> = stacks.iter().map(|stack| stack.place as usize).collect();
        let mut sum = Sum::default();
        for place in &places {
            shown.at_place(*place, &mut |kind| sum.add(kind));
        }
        (!places.is_empty()).then_some(Spot { places, sum })
    }

    /// The groups that are drawn, where any is.
    pub(super) fn groups(&self) -> Option<&Groups> {
        self.groups.as_ref().filter(|_| self.density < 1.0)
    }

    pub(super) fn grid(&self) -> Option<&Grid> {
        self.grid.as_ref()
    }
}

impl Groups {
    fn new(gathered: &Gathered, grid: &Grid, zoom: f64, area: Window) -> Self {
        let all = join(gathered, grid, zoom, &area);
        let mut of_place = vec![u32::MAX; gathered.ground.places.len()];
        for (at, group) in (0_u32..).zip(&all) {
            for stack in group.stacks(gathered) {
                if let Some(of) = of_place.get_mut(stack.place as usize) {
                    *of = at;
                }
            }
        }
        Self {
            zoom,
            area,
            all,
            of_place,
        }
    }

    /// The group that a place is in.
    pub(super) fn of(&self, place: usize) -> Option<&Group> {
        self.all.get(*self.of_place.get(place)? as usize)
    }
}
