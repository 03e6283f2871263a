//! Discs of vague places and the pills that carry their events: on a disc's rim, or in the place of
//! a region's label, never in the middle of a disc.

use std::f32::consts::PI;

use crate::geo::Point;
use crate::map::label::{Taken, beside};
use crate::map::shape::distance;
use crate::map::{Figure, Key, LabelStyle, MarkState, Rect, Say, Scale, SceneInput, Sum, Vague};
use crate::model::RegionId;

/// The least radius of a ring in a pill.
const LEAST_R: f32 = 7.0;
/// From this radius on a pill keeps its name whatever it covers.
const NAMED_R: f32 = 16.0;
/// Inside a pill, and between its parts.
const INSET: f32 = 8.0;
const GAP: f32 = 6.0;
/// Under a symbol larger than this the name stands below it: such a pill finds room more easily.
const TALL_R: f32 = 28.0;
const HEIGHT: f32 = 24.0;

/// Somewhere inside.
#[derive(Clone, Debug, PartialEq)]
pub struct Disc {
    /// The place.
    pub key: Key,
    /// Its middle, where nothing is drawn.
    pub center: Point,
    /// Its true radius.
    pub r: f32,
    /// Its places, as indices.
    pub places: Vec<usize>,
}

/// A line of text and where it starts (top left).
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// What it says.
    pub text: String,
    /// What it is for.
    pub style: LabelStyle,
    /// Its top left corner.
    pub at: Point,
}

/// The events of a vague place.
#[derive(Clone, Debug, PartialEq)]
pub struct Pill {
    /// The place.
    pub key: Key,
    /// Its name; not always written.
    pub name: String,
    /// Its frame.
    pub rect: Rect,
    /// Its symbol.
    pub figure: Figure,
    /// The symbol's middle.
    pub center: Point,
    /// The number of events where the ring has no room for it, and the name where there is room.
    pub texts: Vec<Text>,
    /// From the disc's rim to the pill, where it had to leave the rim.
    pub hairline: Option<[Point; 2]>,
    /// The region that it stands for.
    pub region: Option<RegionId>,
    /// Its places, as indices.
    pub places: Vec<usize>,
    /// What its events come to.
    pub sum: Sum,
}

/// A place that costs more is crowded: there a pill goes without its name if that helps.
const CROWDED: f32 = 300.0;

/// Whoever stands for many people keeps the name.
fn may_be_bare(scale: Scale, vague: &Vague) -> bool {
    scale.people_radius(vague.sum.total.estimate) < NAMED_R
}

/// A pill's parts, before it has a place.
struct Body<'a> {
    vague: &'a Vague,
    figure: Figure,
    texts: Vec<(String, LabelStyle, (f32, f32))>,
    size: (f32, f32),
}

impl<'a> Body<'a> {
    fn new(input: &SceneInput, vague: &'a Vague, named: bool) -> Self {
        let figure = vague
            .figure(input.gathered.ground.scale, LEAST_R)
            .counted(input);
        let mut texts = Vec::new();
        let mut text = |text: String, style| {
            let size = (input.measure)(&text, style);
            texts.push((text, style, size));
        };
        if let Figure::Ring(ring) = &figure
            && ring.count.is_none()
        {
            text((input.say)(Say::Count(ring.events)), LabelStyle::Count);
        }
        if named {
            text(vague.name.clone(), LabelStyle::Pill);
        }
        let reach = figure.reach();
        let wide = |gap: f32| {
            texts
                .iter()
                .map(|(_, _, (width, _))| width + gap)
                .sum::<f32>()
        };
        let size = if figure.r() > TALL_R {
            let high = texts.iter().map(|(_, _, (_, height))| height).sum::<f32>();
            (
                wide(0.0).max(2.0 * reach) + 2.0 * INSET,
                2.0 * reach + high + 2.0 * INSET - 4.0,
            )
        } else {
            (
                2.0 * reach + wide(GAP) + 2.0 * INSET - 2.0,
                (2.0 * reach + 8.0).max(HEIGHT),
            )
        };
        Self {
            vague,
            figure,
            texts,
            size,
        }
    }

    /// The symbol's middle and the texts of a pill: beside the symbol, or under a large one.
    fn parts(&self, rect: Rect) -> (Point, Vec<Text>) {
        let reach = self.figure.reach();
        let tall = self.figure.r() > TALL_R;
        let middle = rect.center();
        let center = if tall {
            Point {
                x: middle.x,
                y: rect.top + INSET - 2.0 + reach,
            }
        } else {
            Point {
                x: rect.left + INSET - 2.0 + reach,
                y: middle.y,
            }
        };
        let mut x = center.x + reach + GAP;
        let put = |(text, style, (width, height)): &(String, LabelStyle, (f32, f32))| {
            let at = if tall {
                Point {
                    x: middle.x - width / 2.0,
                    y: center.y + reach + 2.0,
                }
            } else {
                Point {
                    x,
                    y: middle.y - height / 2.0,
                }
            };
            x += width + GAP;
            Text {
                text: text.clone(),
                style: *style,
                at,
            }
        };
        (center, self.texts.iter().map(put).collect())
    }

    fn put(self, rect: Rect, region: Option<RegionId>, hairline: Option<[Point; 2]>) -> Pill {
        let (center, texts) = self.parts(rect);
        let vague = self.vague;
        Pill {
            key: vague.key,
            name: vague.name.clone(),
            rect,
            figure: self.figure,
            center,
            texts,
            hairline,
            region,
            places: vague.places.clone(),
            sum: vague.sum.clone(),
        }
    }
}

impl Vague {
    /// A ring, even for one event, as its number tells it from a point; a single event that is not
    /// added keeps its hatched symbol.
    pub(super) fn figure(&self, scale: Scale, least: f32) -> Figure {
        match &self.only {
            Some(mark) if mark.state == MarkState::NotAdded => Figure::Mark(mark.clone()),
            _ => Figure::Ring(self.sum.ring(scale, least, false)),
        }
    }
}

/// The pill of a disc: on its rim where that is free, else beside it on a hairline.
pub(super) fn on_rim(input: &SceneInput, taken: &Taken, vague: &Vague, disc: &Disc) -> Pill {
    let mut body = Body::new(input, vague, true);
    let mut best = rim_place(input, taken, body.size, disc);
    if best.1 > CROWDED && may_be_bare(input.gathered.ground.scale, vague) {
        let bare = Body::new(input, vague, false);
        let other = rim_place(input, taken, bare.size, disc);
        if other.1 < best.1 / 2.0 {
            (body, best) = (bare, other);
        }
    }
    let rect = best.0;
    let toward = rect.center();
    let share = disc.r / distance(disc.center, toward).max(0.1);
    let rim = Point {
        x: disc.center.x + (toward.x - disc.center.x) * share,
        y: disc.center.y + (toward.y - disc.center.y) * share,
    };
    let hairline = (rect.distance(rim) > 1.0).then(|| [rim, rect.nearest(rim)]);
    body.put(rect, None, hairline)
}

fn rim_place(input: &SceneInput, taken: &Taken, size: (f32, f32), disc: &Disc) -> (Rect, f32) {
    let (width, height) = size;
    let mut places = Vec::new();
    if disc.r < height {
        // On a rim this small the pill would hide the whole disc.
        places.extend(beside(disc.center, disc.r, size));
    }
    let turns = (0..=12_u8).flat_map(|step| {
        let turn = f32::from(step) * PI / 12.0;
        [turn, -turn]
    });
    let directions: Vec<(f32, f32)> = turns.map(|turn| (turn.sin(), -turn.cos())).collect();
    for out in [0.0, 1.0, 2.0, 4.0, 7.0, 11.0] {
        for (dx, dy) in &directions {
            // Off the rim, a pill stands clear of it with a hairline.
            let clear = if out > 0.0 {
                f32::midpoint(dx.abs() * width, dy.abs() * height) + out * 12.0
            } else {
                0.0
            };
            let far = disc.r + clear;
            let at = Point {
                x: disc.center.x + dx * far,
                y: disc.center.y + dy * far,
            };
            places.push(Rect::around(at, width, height));
        }
    }
    best(input, taken, places)
}

/// The pill of a region: at its label, or where it has room in the region, or else beside the
/// region on a hairline.
pub(super) fn in_region(
    input: &SceneInput,
    taken: &Taken,
    vague: &Vague,
    anchor: Point,
    region: Option<&RegionId>,
) -> Pill {
    let inside = |rect: &Rect| {
        let at = input.view.unproject(rect.center());
        distance(rect.center(), anchor) < 1.0
            || region.is_none_or(|region| (input.in_region)(region, at))
    };
    let mut body = Body::new(input, vague, true);
    let places = about(input, body.size, anchor);
    let within = places.iter().copied().filter(inside).collect();
    let mut place = best(input, taken, within);
    if place.1 > CROWDED {
        let free = places
            .into_iter()
            .filter(|rect| !elsewhere(input, region, rect));
        let beside = best(input, taken, free.collect());
        if beside.1 < place.1 / 2.0 {
            place = beside;
        }
    }
    if place.1 > CROWDED && may_be_bare(input.gathered.ground.scale, vague) {
        let bare = Body::new(input, vague, false);
        let free = about(input, bare.size, anchor).into_iter();
        let free = free.filter(|rect| !elsewhere(input, region, rect));
        let other = best(input, taken, free.collect());
        if other.1 < place.1 / 2.0 {
            (body, place) = (bare, other);
        }
    }
    let rect = place.0;
    let hairline =
        (!inside(&rect) && rect.distance(anchor) > 2.0).then(|| [anchor, rect.nearest(anchor)]);
    body.put(rect, region.cloned(), hairline)
}

/// Whether a pill there would stand on another region that events are known to: a badge of Liaoning
/// that lies in North Korea says something that no source does, hairline or not.
fn elsewhere(input: &SceneInput, own: Option<&RegionId>, rect: &Rect) -> bool {
    let (left, right, top, bottom) = (rect.left, rect.right, rect.top, rect.bottom);
    let corners = [(left, top), (right, top), (left, bottom), (right, bottom)];
    let corners = corners.map(|(x, y)| Point { x, y });
    let mut spots = corners.into_iter().chain([rect.center()]);
    spots.any(|spot| {
        let at = input.view.unproject(spot);
        let mut others = input
            .gathered
            .ground
            .regions
            .iter()
            .map(|region| &region.id);
        others.any(|other| {
            let is_own = own.is_some_and(|own| own == other || own.country() == other.as_str());
            !is_own && (input.in_region)(other, at)
        })
    })
}

/// Places about a point, the nearest first.
fn about(input: &SceneInput, (width, height): (f32, f32), anchor: Point) -> Vec<Rect> {
    const AROUND: [(f32, f32); 8] = [
        (0.0, -1.0),
        (0.0, 1.0),
        (1.0, 0.0),
        (-1.0, 0.0),
        (0.7, -0.8),
        (-0.7, -0.8),
        (0.7, 0.8),
        (-0.7, 0.8),
    ];
    let (step_x, step_y) = (width / 2.0 + 4.0, height + 4.0);
    let far = (1..=10_u8).flat_map(|ring| {
        let ring = f32::from(ring) / 2.0;
        AROUND
            .iter()
            .map(move |(x, y)| (x * ring * step_x, y * ring * step_y))
    });
    let view = Rect::at(0.0, 0.0, input.view.width, input.view.height).grown(-4.0);
    std::iter::once((0.0, 0.0))
        .chain(far)
        .map(|(x, y)| {
            Rect::around(
                Point {
                    x: anchor.x + x,
                    y: anchor.y + y,
                },
                width,
                height,
            )
        })
        .map(|rect| within(rect, &view))
        .collect()
}

/// The box moved into the view where it fits.
fn within(rect: Rect, view: &Rect) -> Rect {
    let left = rect.left.min(view.right - rect.width()).max(view.left);
    let top = rect.top.min(view.bottom - rect.height()).max(view.top);
    Rect::at(left, top, rect.width(), rect.height())
}

/// The first free place in the view, or else the one that covers least, and how much that is.
fn best(input: &SceneInput, taken: &Taken, places: Vec<Rect>) -> (Rect, f32) {
    let view = Rect::at(0.0, 0.0, input.view.width, input.view.height).grown(-2.0);
    let mut best: Option<(Rect, f32)> = None;
    for rect in places {
        let whole = rect.width() * rect.height();
        let cost = taken.cover(rect.grown(2.0)) + 4.0 * (whole - rect.shared(&view));
        if best.is_none_or(|(_, least)| cost < least - 0.5) {
            best = Some((rect, cost));
        }
        if cost <= 0.5 {
            break;
        }
    }
    best.unwrap_or((Rect::default(), f32::INFINITY))
}

#[cfg(test)]
mod tests;
