//! How an event's symbol, a ring of several, and their outlines are painted: the same on the map, in
//! the legend, in lists and in the table.

mod legend;
mod rings;

use egui::epaint::{CircleShape, PathShape};
use egui::{Color32, Pos2, Shape, Stroke};

use crate::geo::Point;
use crate::map::{High, Mark, MarkState, centroid, dashes, hatch, parts, rounded, vertices};
use crate::model::Shape as Form;

pub use legend::{GlyphState, glyph, size_circles};
pub use rings::ring;

/// The colours of one kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SymbolColours {
    /// The inside.
    pub fill: Color32,
    /// The outline.
    pub line: Color32,
}

/// The colours that all symbols share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SymbolStyle {
    /// Around every symbol, and inside what has no fill of its own.
    pub halo: Color32,
    /// Around what is pointed at or selected.
    pub ink: Color32,
    /// Inside a ring.
    pub core: Color32,
    /// Inside a ring of joined places.
    pub joined: Color32,
    /// The outline of a ring's high end.
    pub high: Color32,
}

/// What sets a symbol off from the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Emphasis {
    /// Nothing.
    #[default]
    None,
    /// The pointer is on it.
    Hovered,
    /// It was chosen, or belongs to what was.
    Selected,
}

impl Emphasis {
    /// Halo and ink around the symbol, in points.
    #[must_use]
    pub fn widths(self) -> (f32, f32) {
        match self {
            Self::None => (HALO, 0.0),
            Self::Hovered => (HALO, 1.25),
            Self::Selected => (1.75, 1.75),
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
/// The line of a hollow circle.
const HOLLOW: f32 = 2.25;

/// A point of the sheet as a point of the window.
fn pos(point: Point) -> Pos2 {
    Pos2::new(point.x, point.y)
}

fn path(points: &[Point]) -> Vec<Pos2> {
    points.iter().copied().map(pos).collect()
}

/// A filled convex shape.
pub(super) fn filled(points: &[Point], fill: Color32) -> Shape {
    PathShape::convex_polygon(path(points), fill, Stroke::NONE).into()
}

/// An outline.
pub(super) fn outlined(points: &[Point], width: f32, colour: Color32) -> Shape {
    PathShape::closed_line(path(points), Stroke::new(width, colour)).into()
}

/// A line.
pub(super) fn line(points: &[Point], width: f32, colour: Color32) -> Shape {
    PathShape::line(path(points), Stroke::new(width, colour)).into()
}

fn circle(at: Point, r: f32, fill: Color32) -> Shape {
    CircleShape::filled(pos(at), r, fill).into()
}

fn circle_line(at: Point, r: f32, width: f32, colour: Color32) -> Shape {
    CircleShape::stroke(pos(at), r, Stroke::new(width, colour)).into()
}

/// A shape with so much more on every side, filled.
fn grown(out: &mut Vec<Shape>, form: Form, middle: Point, r: f32, by: f32, fill: Color32) {
    match form {
        Form::Circle | Form::Ring => out.push(circle(middle, r + by, fill)),
        _ => {
            for part in parts(form, middle, r) {
                out.push(filled(&rounded(&part, by), fill));
            }
        }
    }
}

/// What is only pointed at is set off more quietly than what is selected.
pub(super) fn ink_of(style: &SymbolStyle, emphasis: Emphasis) -> Color32 {
    match emphasis {
        Emphasis::Hovered => style.ink.lerp_to_gamma(style.halo, 0.3),
        _ => style.ink,
    }
}

/// Halo and ink around a shape.
fn set_off(
    out: &mut Vec<Shape>,
    form: Form,
    middle: Point,
    r: f32,
    style: &SymbolStyle,
    emphasis: Emphasis,
) {
    let (halo, ink) = emphasis.widths();
    let edge = LINE / 2.0;
    if ink > 0.0 {
        if emphasis == Emphasis::Selected {
            grown(out, form, middle, r, edge + halo + ink + 1.0, style.halo);
        }
        grown(
            out,
            form,
            middle,
            r,
            edge + halo + ink,
            ink_of(style, emphasis),
        );
    }
    grown(out, form, middle, r, edge + halo, style.halo);
}

/// One event's symbol, centred on a point.
pub fn mark(
    out: &mut Vec<Shape>,
    mark: &Mark,
    center: Point,
    colours: SymbolColours,
    style: &SymbolStyle,
    emphasis: Emphasis,
) {
    let (form, r) = (mark.shape, mark.r);
    let middle = centroid(form, center, r);
    if let Some(high) = mark.high {
        if emphasis != Emphasis::None {
            set_off(out, form, middle, high.r, style, emphasis);
        }
        high_end(out, form, middle, high, colours.line, style);
        grown(out, form, middle, r, LINE / 2.0 + HALO, style.halo);
    } else {
        set_off(out, form, middle, r, style, emphasis);
    }
    let corners = vertices(form, middle, r);
    match mark.state {
        MarkState::Number => solid(out, form, middle, r, colours, style),
        MarkState::NoNumber => {
            grown(out, form, middle, r, 0.0, style.halo);
            for piece in dashes(&corners, true, DOTS.0, DOTS.1) {
                out.push(line(&piece, 1.4, colours.line));
            }
        }
        MarkState::NotAdded => {
            grown(out, form, middle, r, 0.0, style.halo);
            for [from, to] in hatch(&corners, HATCH.1) {
                out.push(line(&[from, to], HATCH.0, colours.fill));
            }
            out.push(outlined(&corners, LINE, colours.line));
        }
    }
}

fn solid(
    out: &mut Vec<Shape>,
    form: Form,
    middle: Point,
    r: f32,
    colours: SymbolColours,
    style: &SymbolStyle,
) {
    match form {
        Form::Ring => {
            let width = HOLLOW.min(r * 0.5);
            out.push(circle(middle, r, style.halo));
            out.push(circle_line(middle, r - width / 2.0, width, colours.fill));
        }
        Form::Circle => {
            out.push(circle(middle, r, colours.fill));
            out.push(circle_line(middle, r, LINE, colours.line));
        }
        _ => {
            for part in parts(form, middle, r) {
                out.push(filled(&part, colours.fill));
            }
            out.push(outlined(&vertices(form, middle, r), LINE, colours.line));
        }
    }
}

/// The outline of the high end: the same shape, dashed where it is open.
fn high_end(
    out: &mut Vec<Shape>,
    form: Form,
    middle: Point,
    high: High,
    colour: Color32,
    style: &SymbolStyle,
) {
    let corners = vertices(form, middle, high.r);
    let halo = style.halo.gamma_multiply(0.6);
    out.push(outlined(&corners, HIGH + 2.0, halo));
    if high.open {
        for piece in dashes(&corners, true, OPEN.0, OPEN.1) {
            out.push(line(&piece, HIGH, colour));
        }
    } else {
        out.push(outlined(&corners, HIGH, colour));
    }
}

/// An arrow: shaft and head with their halo.
pub fn arrow(
    out: &mut Vec<Shape>,
    shaft: &[Point],
    head: [Point; 3],
    width: f32,
    dashed: bool,
    colour: Color32,
    style: &SymbolStyle,
) {
    let around = width + 2.0 * HALO;
    let corners = clockwise(head);
    out.push(line(shaft, around, style.halo));
    out.push(filled(&rounded(&corners, HALO), style.halo));
    if dashed {
        for piece in dashes(shaft, false, OPEN.0, OPEN.1) {
            out.push(line(&piece, width, colour));
        }
        out.push(filled(&corners, style.halo));
        out.push(outlined(&corners, HIGH, colour));
    } else {
        out.push(line(shaft, width, colour));
        out.push(filled(&corners, colour));
    }
}

fn clockwise(head: [Point; 3]) -> [Point; 3] {
    let [tip, left, right] = head;
    let turn = (left.x - tip.x) * (right.y - tip.y) - (left.y - tip.y) * (right.x - tip.x);
    if turn > 0.0 { head } else { [tip, right, left] }
}
