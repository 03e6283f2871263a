//! A view's places as a density of people: binned by the cells of a grid, smoothed, and toned by how many
//! people live in a square kilometre's share of it. Its cost is that of the sheet's cells, not of events.

use crate::geo::{Point, View, WorldPoint};
use crate::map::grid::{Grid, Window};
use crate::map::{Gathered, Rect};
use crate::model::LatLon;

/// How far a place's people are spread, in points: the deviation of the bell curve that they make.
const SPREAD: f64 = 9.0;
/// Further than so many deviations nothing is spread.
const REACH: f64 = 2.6;
/// What lies so near to the sheet still shades it.
const MARGIN: f32 = 24.0;
/// It reaches on in blocks of so many cells, so that it is made anew but now and then as the view moves.
const BLOCK: i32 = 32;
/// The tones span so many powers of ten.
const DECADES: f64 = 4.0;
/// The tone of a cell that has as many people as the cells with any have in the middle, if all is shown.
const TYPICAL: f64 = 0.65;
/// The latitude at which that is reckoned in square kilometres, the same for every view.
const MIDDLE_LAT: f64 = 40.0;

/// The density of a view, cell by cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Density {
    /// Cells from left to right.
    pub columns: usize,
    /// Cells from top to bottom.
    pub lines: usize,
    /// The estimated people of those who are added, cell by cell.
    pub people: Vec<u64>,
    /// The shown events, cell by cell.
    pub events: Vec<u64>,
    window: Window,
    level: u32,
    zoom: f64,
    typical: f64,
}

/// What a legend says of a density.
#[derive(Clone, Debug, PartialEq)]
pub struct DensityKey {
    /// It counts people by the square kilometre, times ten so often.
    pub km2: u32,
    /// Round numbers of people, and their tones.
    pub ticks: Vec<(u64, f32)>,
}

/// How a cell is painted.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Shade {
    /// How dense, from 0 to 1, by the logarithm of the people a square kilometre.
    pub tone: f32,
    /// How much of the ground it covers, from 0 where no place is near to 1.
    pub cover: f32,
}

impl Density {
    pub(super) fn new(gathered: &Gathered, grid: &Grid, view: &View) -> Self {
        let window = grid.window(view, MARGIN).in_blocks(BLOCK);
        let size = |from: i32, to: i32| usize::try_from(to.saturating_sub(from)).unwrap_or(0);
        let columns = size(window.left, window.right);
        let lines = size(window.top, window.bottom);
        let mut density = Self {
            columns,
            lines,
            people: vec![0; columns * lines],
            events: vec![0; columns * lines],
            window,
            level: grid.level,
            zoom: view.camera.zoom,
            typical: typical(gathered, view.camera.zoom),
        };
        for bin in grid.bins.iter().filter(|bin| window.holds(bin)) {
            let cell = size(window.top, bin.y) * columns + size(window.left, bin.x);
            if let (Some(people), Some(events)) =
                (density.people.get_mut(cell), density.events.get_mut(cell))
            {
                *people += bin.people;
                *events += bin.events;
            }
        }
        density
    }

    /// Whether it is of this zoom, and wide enough for this view.
    #[must_use]
    pub fn covers(&self, view: &View) -> bool {
        let wanted = Window::of(view, self.level, MARGIN);
        view.camera.zoom.to_bits() == self.zoom.to_bits() && self.window.encloses(&wanted)
    }

    /// Where its cells lie on the sheet of a view.
    #[must_use]
    pub fn rect(&self, view: &View) -> Rect {
        let place = view.placer();
        let cells = f64::from(self.level).exp2();
        let corner = |x: i32, y: i32| {
            place(WorldPoint {
                x: f64::from(x) / cells,
                y: f64::from(y) / cells,
            })
        };
        let window = &self.window;
        let (from, to): (Point, Point) = (
            corner(window.left, window.top),
            corner(window.right, window.bottom),
        );
        Rect {
            left: from.x,
            top: from.y,
            right: to.x,
            bottom: to.y,
        }
    }

    /// The smoothed picture, cell by cell.
    #[must_use]
    pub fn shades(&self) -> Vec<Shade> {
        let side = 256.0 * self.zoom.exp2() / f64::from(self.level).exp2();
        let bell = bell(SPREAD / side);
        #[expect(clippy::cast_precision_loss, reason = "a picture")]
        let people = self.people.iter().map(|people| *people as f32).collect();
        let there = |events: &u64| if *events > 0 { 1.0 } else { 0.0 };
        let there = self.events.iter().map(there).collect();
        let people = smooth(people, self.columns, &bell);
        let there = smooth(there, self.columns, &bell);
        // A place alone covers its ground wholly in the middle.
        let peak = bell.first().map_or(1.0, |middle| 1.0 / (middle * middle));
        let mut shades = Vec::with_capacity(people.len());
        let lines = people
            .chunks(self.columns.max(1))
            .zip(there.chunks(self.columns.max(1)));
        for (line, (people, there)) in (0_u32..).zip(lines) {
            let km2 = self.cell_km2(line);
            shades.extend(people.iter().zip(there).map(|(people, there)| Shade {
                tone: self.tone(f64::from(*people) / km2),
                cover: (there * peak).min(1.0),
            }));
        }
        shades
    }

    /// The tone of so many people a square kilometre.
    #[must_use]
    pub fn tone(&self, per_km2: f64) -> f32 {
        #[expect(clippy::cast_possible_truncation, reason = "from 0 to 1")]
        let tone = (TYPICAL + (per_km2 / self.typical).log10() / DECADES).clamp(0.0, 1.0) as f32;
        tone
    }

    /// The powers of ten of people a square kilometre that have a tone of their own, the least first.
    fn ticks(&self) -> Vec<i32> {
        let low = self.typical.log10() - TYPICAL * DECADES;
        let high = low + DECADES;
        #[expect(clippy::cast_possible_truncation, reason = "exponents")]
        let (low, high) = (low.ceil() as i32, high.floor() as i32);
        (low..=high).collect()
    }

    /// What a legend says of it.
    #[must_use]
    pub fn key(&self) -> DensityKey {
        let ticks = self.ticks();
        let least = ticks.first().copied().unwrap_or(0);
        // Never a fraction of a person: rather more ground.
        let km2 = (-least).max(0).unsigned_abs().next_multiple_of(2);
        let tick = |ten: i32| {
            let people = 10_u64.checked_pow(km2.checked_add_signed(ten)?)?;
            Some((people, self.tone(10_f64.powi(ten))))
        };
        DensityKey {
            km2,
            ticks: ticks.into_iter().filter_map(tick).collect(),
        }
    }

    /// The ground of a cell in a line, in square kilometres: cells are smaller in the north.
    fn cell_km2(&self, line: u32) -> f64 {
        let cells = f64::from(self.level).exp2();
        let at = LatLon::from(WorldPoint {
            x: 0.5,
            y: (f64::from(self.window.top) + f64::from(line) + 0.5) / cells,
        });
        let km = 40_075.016_686 / cells * at.lat.to_radians().cos();
        km * km
    }
}

/// How many people a square kilometre a cell has, of the cells with any place, if everything is shown: the
/// same for every filter and every view of a zoom.
fn typical(gathered: &Gathered, zoom: f64) -> f64 {
    let ground = &gathered.ground;
    let level = Grid::level(zoom);
    let taken = ground.taken_at(level).max(1.0);
    // Between two levels the number of cells grows evenly, so that no tone jumps while zooming.
    let share = zoom - zoom.floor();
    let next = ground.taken_at(level + 1).max(1.0);
    let taken = taken * (next / taken).powf(share);
    let cells = f64::from(level).exp2() * share.exp2();
    let km = 40_075.016_686 / cells * MIDDLE_LAT.to_radians().cos();
    #[expect(clippy::cast_precision_loss, reason = "a reckoning")]
    let people = ground.people as f64;
    (people / taken / (km * km)).max(f64::MIN_POSITIVE)
}

/// Half a bell curve of a deviation in cells, from its middle on; all of it adds up to 1.
fn bell(deviation: f64) -> Vec<f32> {
    let far = (deviation * REACH).ceil().clamp(1.0, 64.0);
    let mut half = Vec::new();
    let mut at = 0.0;
    while at <= far {
        half.push((-at * at / (2.0 * deviation * deviation)).exp());
        at += 1.0;
    }
    let all = 2.0 * half.iter().sum::<f64>() - 1.0;
    #[expect(clippy::cast_possible_truncation, reason = "shares")]
    let half = half.into_iter().map(|share| (share / all) as f32).collect();
    half
}

/// Spreads each cell over its neighbours, along the lines and then across them.
fn smooth(cells: Vec<f32>, columns: usize, bell: &[f32]) -> Vec<f32> {
    if columns == 0 {
        return cells;
    }
    let mut along = vec![0.0; cells.len()];
    for (from, to) in cells.chunks(columns).zip(along.chunks_mut(columns)) {
        for (by, share) in bell.iter().enumerate() {
            spread(from, to, by, *share);
        }
    }
    let mut both = cells;
    both.fill(0.0);
    for (by, share) in bell.iter().enumerate() {
        spread(&along, &mut both, by * columns, *share);
    }
    both
}

/// Adds a share of each cell to those that are so many further and so many before.
fn spread(from: &[f32], to: &mut [f32], by: usize, share: f32) {
    let add = |to: &mut [f32], from: &[f32]| {
        for (to, from) in to.iter_mut().zip(from) {
            *to += from * share;
        }
    };
    if let Some(to) = to.get_mut(by..) {
        add(to, from);
    }
    if by > 0
        && let Some(from) = from.get(by..)
    {
        add(to, from);
    }
}
