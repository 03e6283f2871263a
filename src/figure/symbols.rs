//! How an event's symbol, a ring of several, an arrow and their outlines are drawn in a figure.

use std::f32::consts::FRAC_PI_4;

use crate::figure::{Item, Line, Path};
use crate::geo::Point;
use crate::map::{
    Arrow, High, Mark, MarkState, Ring, RingStyle, Slice, arc, centroid, dashes, hatch, parts,
    rounded, vertices,
};
use crate::model::{Kind, Shape};
use crate::palette::{Colour, KindColours, Palette};

/// What fills the symbols of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Texture {
    /// One colour.
    Plain,
    /// Level lines.
    Lines,
    /// Level and upright lines.
    Grid,
}

/// How a kind is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ink {
    pub(super) fill: Colour,
    pub(super) line: Colour,
    pub(super) texture: Texture,
}

impl Ink {
    /// A kind in its colours. Without colour, what its grey does not say is said by lines.
    pub(super) fn of(palette: &Palette<Colour>, kind: &Kind, own: Option<[u8; 3]>) -> Self {
        let KindColours { fill, line, .. } = palette.kind(kind, own);
        let texture = match kind {
            Kind::Arrest if palette.print => Texture::Lines,
            Kind::Detention if palette.print => Texture::Grid,
            _ => Texture::Plain,
        };
        Self {
            fill,
            line,
            texture,
        }
    }

    /// The same, paler.
    pub(super) fn paler(self, ground: Colour, share: f32) -> Self {
        Self {
            fill: self.fill.mix(ground, share),
            line: self.line.mix(ground, share),
            ..self
        }
    }
}

const LINE: f32 = 1.0;
const HALO: f32 = 1.5;
const HIGH: f32 = 1.25;
/// Dashes of what is open, dots of what has no number, and the hatching of what is not added.
const OPEN: (f32, f32) = (3.0, 2.5);
const DOTS: (f32, f32) = (1.5, 1.5);
const HATCH: (f32, f32) = (1.4, 3.5);
/// The lines that stand for a colour: their width, and how far apart they are.
const TEXTURE: (f32, f32) = (1.0, 2.5);
/// The line of a hollow circle.
const HOLLOW: f32 = 2.25;
/// Between the parts of a ring.
const GAP: f32 = 1.1;

/// Symbols under way.
pub(super) struct Symbols<'a> {
    pub(super) palette: &'a Palette<Colour>,
    pub(super) kinds: &'a [Ink],
    pub(super) out: Vec<Item>,
}

impl<'a> Symbols<'a> {
    pub(super) fn new(palette: &'a Palette<Colour>, kinds: &'a [Ink]) -> Self {
        Self {
            palette,
            kinds,
            out: Vec::new(),
        }
    }

    pub(super) fn ink(&self, kind: usize) -> Ink {
        let grey = Ink {
            fill: self.palette.second,
            line: self.palette.text,
            texture: Texture::Plain,
        };
        self.kinds.get(kind).copied().unwrap_or(grey)
    }

    fn fill(&mut self, points: &[Point], colour: Colour) {
        self.out.push(Item::filled(Path::area(points), colour));
    }

    fn circle(&mut self, at: Point, r: f32, colour: Colour) {
        self.out.push(Item::filled(Path::circle(at, r), colour));
    }

    fn stroke(&mut self, points: &[Point], width: f32, colour: Colour) {
        let line = Line::new(width, colour);
        self.out.push(Item::lined(Path::line(points), line));
    }

    /// Fills an area with what stands for a kind.
    pub(super) fn texture(&mut self, points: &[Point], ink: Ink) {
        if ink.texture == Texture::Plain {
            return self.fill(points, ink.fill);
        }
        self.fill(points, self.palette.halo);
        let mut lines = Path::default();
        let mut along = |turn: f32| {
            for line in turned_hatch(points, TEXTURE.1, turn) {
                lines.add(&line, false);
            }
        };
        along(FRAC_PI_4);
        if ink.texture == Texture::Grid {
            along(-FRAC_PI_4);
        }
        let line = Line::new(TEXTURE.0, ink.fill);
        self.out.push(Item::lined(lines, line));
    }

    /// A shape with so much more on every side, filled.
    fn grown(&mut self, shape: Shape, middle: Point, r: f32, by: f32, colour: Colour) {
        match shape {
            Shape::Circle | Shape::Ring => self.circle(middle, r + by, colour),
            _ => {
                for part in parts(shape, middle, r) {
                    self.fill(&rounded(&part, by), colour);
                }
            }
        }
    }

    fn outline(&mut self, shape: Shape, middle: Point, r: f32, line: Line) {
        let path = match shape {
            Shape::Circle | Shape::Ring => Path::circle(middle, r),
            _ => Path::area(&vertices(shape, middle, r)),
        };
        self.out.push(Item::lined(path, line));
    }

    /// One event's symbol, centred on a point.
    pub(super) fn mark(&mut self, mark: &Mark, center: Point) {
        let (shape, r, ink) = (mark.shape, mark.r, self.ink(mark.kind));
        let middle = centroid(shape, center, r);
        let halo = self.palette.halo;
        if let Some(high) = mark.high {
            self.high_end(shape, middle, high, ink.line);
        }
        self.grown(shape, middle, r, LINE / 2.0 + HALO, halo);
        match mark.state {
            MarkState::Number => self.solid(shape, middle, r, ink),
            MarkState::NoNumber => {
                self.grown(shape, middle, r, 0.0, halo);
                self.pieces(&vertices(shape, middle, r), DOTS, 1.4, ink.line);
            }
            MarkState::NotAdded => {
                self.grown(shape, middle, r, 0.0, halo);
                let mut lines = Path::default();
                for line in hatch(&vertices(shape, middle, r), HATCH.1) {
                    lines.add(&line, false);
                }
                self.out
                    .push(Item::lined(lines, Line::new(HATCH.0, self.struck(ink))));
                self.outline(shape, middle, r, Line::new(LINE, ink.line));
            }
        }
    }

    /// The colour of lines that stand for a kind: never that of the ground.
    fn struck(&self, ink: Ink) -> Colour {
        if ink.fill == self.palette.halo {
            ink.line
        } else {
            ink.fill
        }
    }

    fn solid(&mut self, shape: Shape, middle: Point, r: f32, ink: Ink) {
        if shape == Shape::Ring {
            let width = HOLLOW.min(r * 0.5);
            let colour = self.struck(ink);
            self.circle(middle, r, self.palette.halo);
            self.outline(shape, middle, r - width / 2.0, Line::new(width, colour));
            return;
        }
        for part in parts(shape, middle, r) {
            if shape == Shape::Circle && ink.texture == Texture::Plain {
                self.circle(middle, r, ink.fill);
            } else {
                self.texture(&part, ink);
            }
        }
        self.outline(shape, middle, r, Line::new(LINE, ink.line));
    }

    /// A closed line in pieces.
    fn pieces(&mut self, corners: &[Point], (on, off): (f32, f32), width: f32, colour: Colour) {
        let mut path = Path::default();
        for piece in dashes(corners, true, on, off) {
            path.add(&piece, false);
        }
        self.out.push(Item::lined(path, Line::new(width, colour)));
    }

    /// The outline of the high end: the same shape, dashed where it is open.
    fn high_end(&mut self, shape: Shape, middle: Point, high: High, colour: Colour) {
        let halo = self.palette.halo.thin(0.6);
        self.outline(shape, middle, high.r, Line::new(HIGH + 2.0, halo));
        if high.open {
            self.pieces(&vertices(shape, middle, high.r), OPEN, HIGH, colour);
        } else {
            self.outline(shape, middle, high.r, Line::new(HIGH, colour));
        }
    }

    /// Several events, without their number.
    pub(super) fn ring(&mut self, ring: &Ring, center: Point) {
        if let Some(high) = ring.high {
            self.high_end(Shape::Circle, center, high, self.palette.second);
        }
        self.circle(center, ring.r + HALO, self.palette.halo);
        let core = if ring.joined {
            self.palette.cluster_core
        } else {
            self.palette.panel
        };
        self.circle(center, ring.r - ring.width, core);
        for slice in &ring.slices {
            self.slice(ring, center, slice);
        }
        for slice in ring.slices.iter().filter(|_| ring.slices.len() > 1) {
            let (inner, outer) = (ring.r - ring.width - 0.5, ring.r + 0.5);
            let ends = [inner, outer].map(|r| on_circle(center, r, slice.from));
            self.stroke(&ends, GAP, self.palette.halo);
        }
    }

    fn slice(&mut self, ring: &Ring, center: Point, slice: &Slice) {
        let ink = self.ink(slice.kind);
        let inner = ring.r - ring.width;
        let area = sector(center, (inner, ring.r), (slice.from, slice.to));
        match ring.style {
            RingStyle::NoNumber => return self.dotted(ring, center, slice, ink),
            RingStyle::People => self.texture(&area, ink),
            RingStyle::NotAdded => {
                self.fill(&area, self.palette.halo);
                let mut lines = Path::default();
                for line in hatch(&area, HATCH.1) {
                    lines.add(&line, false);
                }
                let line = Line::new(HATCH.0, self.struck(ink));
                self.out.push(Item::lined(lines, line));
            }
        }
        let edge = |r: f32| arc(center, r, slice.from, slice.to);
        self.stroke(&edge(ring.r - LINE / 2.0), LINE, ink.line);
        if ring.style == RingStyle::NotAdded || self.palette.print {
            self.stroke(&edge(inner + LINE / 2.0), LINE, ink.line);
        }
    }

    /// A slice in short strokes, as no number stands behind it.
    fn dotted(&mut self, ring: &Ring, center: Point, slice: &Slice, ink: Ink) {
        let middle = ring.r - ring.width / 2.0;
        let whole = ((slice.to - slice.from) * middle / 4.0).round().max(1.0);
        let step = (slice.to - slice.from) / whole;
        let mut from = slice.from + step * 0.2;
        let mut path = Path::default();
        while from < slice.to {
            path.add(
                &arc(center, middle, from, (from + step * 0.6).min(slice.to)),
                false,
            );
            from += step;
        }
        let line = Line::new(ring.width, self.struck(ink));
        self.out.push(Item::lined(path, line));
    }

    /// An arrow: shaft and head with their halo.
    pub(super) fn arrow(&mut self, arrow: &Arrow) {
        let colour = self.struck(self.ink(arrow.kind));
        let corners = clockwise(arrow.head);
        let halo = self.palette.halo;
        self.stroke(&arrow.shaft, arrow.width + 2.0 * HALO, halo);
        self.fill(&rounded(&corners, HALO), halo);
        if arrow.dashed {
            let mut path = Path::default();
            for piece in dashes(&arrow.shaft, false, OPEN.0, OPEN.1) {
                path.add(&piece, false);
            }
            self.out
                .push(Item::lined(path, Line::new(arrow.width, colour)));
            self.fill(&corners, halo);
            self.out
                .push(Item::lined(Path::area(&corners), Line::new(HIGH, colour)));
        } else {
            self.stroke(&arrow.shaft, arrow.width, colour);
            self.fill(&corners, colour);
        }
    }
}

fn on_circle(center: Point, r: f32, angle: f32) -> Point {
    let (sin, cos) = angle.sin_cos();
    Point {
        x: center.x + r * sin,
        y: center.y - r * cos,
    }
}

/// A part of a ring between two circles and two angles, clockwise from the top.
fn sector(center: Point, (inner, outer): (f32, f32), (from, to): (f32, f32)) -> Vec<Point> {
    let mut area = arc(center, outer, from, to);
    area.extend(arc(center, inner, to, from));
    area
}

/// Lines across a shape, turned from the hatch's own 45° by an angle.
fn turned_hatch(points: &[Point], spacing: f32, turn: f32) -> Vec<[Point; 2]> {
    let (sin, cos) = turn.sin_cos();
    let rotate = |at: &Point, sin: f32| Point {
        x: at.x * cos - at.y * sin,
        y: at.x * sin + at.y * cos,
    };
    let turned: Vec<Point> = points.iter().map(|at| rotate(at, -sin)).collect();
    let lines = hatch(&turned, spacing).into_iter();
    lines.map(|line| line.map(|at| rotate(&at, sin))).collect()
}

fn clockwise(head: [Point; 3]) -> [Point; 3] {
    let [tip, left, right] = head;
    let turn = (left.x - tip.x) * (right.y - tip.y) - (left.y - tip.y) * (right.x - tip.x);
    if turn > 0.0 { head } else { [tip, right, left] }
}
