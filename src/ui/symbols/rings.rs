//! Several events as a ring by kind.

use std::f32::consts::TAU;

use egui::{Color32, Shape};

use super::{
    Emphasis, HALO, HATCH, LINE, SymbolColours, SymbolStyle, circle, high_end, line, set_off,
};
use crate::geo::Point;
use crate::map::{Ring, RingStyle, Slice, arc, hatch, vertices};
use crate::model::Shape as Form;

/// Between the parts of a ring: what is seen of it is 0.9 points, once it is smoothed.
const GAP: f32 = 1.4;

/// Several events, without their number: the caller writes it. `kinds` are the kinds' colours.
pub fn ring(
    out: &mut Vec<Shape>,
    ring: &Ring,
    center: Point,
    kinds: &dyn Fn(usize) -> SymbolColours,
    style: &SymbolStyle,
    emphasis: Emphasis,
) {
    let outer = ring.high.map_or(ring.r, |high| high.r);
    if emphasis != Emphasis::None {
        set_off(out, Form::Circle, center, outer, style, emphasis);
    }
    if let Some(high) = ring.high {
        high_end(out, Form::Circle, center, high, style.high, style);
    }
    out.push(circle(center, ring.r + HALO, style.halo));
    let core = if ring.joined {
        style.joined
    } else {
        style.core
    };
    let inner = ring.r - ring.width;
    out.push(circle(center, inner, core));
    for slice in &ring.slices {
        let colours = kinds(slice.kind);
        match ring.style {
            RingStyle::NoNumber => dotted(out, ring, center, *slice, colours.fill),
            RingStyle::People | RingStyle::NotAdded => {
                let hatched = ring.style == RingStyle::NotAdded;
                let fill = if hatched { style.halo } else { colours.fill };
                let middle = arc(center, ring.r - ring.width / 2.0, slice.from, slice.to);
                out.push(line(&middle, ring.width, fill));
                let edge = arc(center, ring.r - LINE / 2.0, slice.from, slice.to);
                out.push(line(&edge, LINE, colours.line));
                if hatched {
                    let edge = arc(center, inner + LINE / 2.0, slice.from, slice.to);
                    out.push(line(&edge, LINE, colours.line));
                }
            }
        }
    }
    if ring.style == RingStyle::NotAdded {
        hatched(out, ring, center, kinds);
    }
    // Gaps are drawn, not left: a gap of less than two pixels would be lost in the smoothing.
    for slice in ring.slices.iter().filter(|_| ring.slices.len() > 1) {
        let (sin, cos) = slice.from.sin_cos();
        let at = |r: f32| Point {
            x: center.x + r * sin,
            y: center.y - r * cos,
        };
        out.push(line(&[at(inner - 0.5), at(ring.r + 0.5)], GAP, style.halo));
    }
}

/// A slice in short strokes, as no number stands behind it.
fn dotted(out: &mut Vec<Shape>, ring: &Ring, center: Point, slice: Slice, fill: Color32) {
    let middle = ring.r - ring.width / 2.0;
    let whole = ((slice.to - slice.from) * middle / 4.0).round().max(1.0);
    let step = (slice.to - slice.from) / whole;
    let mut from = slice.from + step * 0.2;
    while from < slice.to {
        let piece = arc(center, middle, from, (from + step * 0.6).min(slice.to));
        out.push(line(&piece, ring.width, fill));
        from += step;
    }
}

/// Hatching across a ring, in the colours of its slices.
fn hatched(
    out: &mut Vec<Shape>,
    ring: &Ring,
    center: Point,
    kinds: &dyn Fn(usize) -> SymbolColours,
) {
    let outer = vertices(Form::Circle, center, ring.r - LINE);
    let inner = ring.r - ring.width + LINE;
    for [from, to] in hatch(&outer, HATCH.1) {
        let half = (from.x - to.x).hypot(from.y - to.y) / 2.0;
        let middle = Point {
            x: from.x.midpoint(to.x),
            y: from.y.midpoint(to.y),
        };
        let off = (middle.x - center.x).hypot(middle.y - center.y);
        let hole = (inner * inner - off * off).max(0.0).sqrt();
        let ends = if hole > 0.0 {
            let cut = |end: Point| Point {
                x: middle.x + (end.x - middle.x) * hole / half,
                y: middle.y + (end.y - middle.y) * hole / half,
            };
            vec![[from, cut(from)], [cut(to), to]]
        } else {
            vec![[from, to]]
        };
        for [from, to] in ends {
            let at = Point {
                x: from.x.midpoint(to.x),
                y: from.y.midpoint(to.y),
            };
            let turn = (at.x - center.x).atan2(center.y - at.y).rem_euclid(TAU);
            let slice = ring.slices.iter().find(|slice| turn <= slice.to);
            if let Some(slice) = slice.or(ring.slices.last()) {
                out.push(line(&[from, to], HATCH.0, kinds(slice.kind).fill));
            }
        }
    }
}
