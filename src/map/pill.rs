//! Discs of vague places and the pills that carry their events: on a disc's rim, or in the place of
//! a region's label, never in the middle of a disc.

use std::f32::consts::PI;

use crate::geo::Point;
use crate::map::label::{Taken, beside};
use crate::map::shape::distance;
use crate::map::vague_scene::{Spread, Waiting};
use crate::map::{Figure, Key, LabelStyle, MarkState, Rect, Say, Scale, SceneInput, Sum, Vague};
use crate::model::RegionId;

/// The least radius of a ring in a pill.
pub(super) const LEAST_R: f32 = 7.0;
/// From this radius on a pill keeps its name whatever it covers.
const NAMED_R: f32 = 16.0;
/// Inside a pill, and between its parts.
const INSET: f32 = 8.0;
const GAP: f32 = 6.0;
/// Under a symbol larger than this the name stands below it: such a pill finds room more easily.
const TALL_R: f32 = 28.0;
const HEIGHT: f32 = 24.0;
/// A pill stands no further than this from what it is for: further off it would seem to say something else.
const NEAR: f32 = 28.0;

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
    /// From the disc's rim or the region to the pill, where it had to leave it.
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

/// A place that costs more hides too much of the symbols to be borne, some seventy points in square.
const HIDING: f32 = 20_000.0;

/// Whoever stands for many people keeps the name.
fn may_be_bare(scale: Scale, vague: &Vague) -> bool {
    scale.people_radius(vague.sum.total.estimate) < NAMED_R
}

/// How much a pill says. What has little room says less, and never goes elsewhere.
#[derive(Clone, Copy, PartialEq)]
enum Says {
    /// The name and the number of events.
    All,
    /// The number of events.
    Count,
    /// Nothing but what the ring shows, and its number where the ring holds it.
    Nothing,
}

/// The frame of a symbol that reaches so far, without a word beside it.
fn least_size(reach: f32) -> (f32, f32) {
    (
        2.0 * reach + 2.0 * INSET - 2.0,
        (2.0 * reach + 8.0).max(HEIGHT),
    )
}

/// The radius of the circle around the least frame of a symbol that reaches so far.
pub(super) fn room(reach: f32) -> f32 {
    let (width, height) = least_size(reach);
    width.hypot(height) / 2.0
}

/// How far over the middle of a disc its pill is at home: on the rim, or clear of it where the rim is so small
/// that the pill would hide the whole disc.
pub(super) fn over(r: f64) -> f64 {
    let height = f64::from(HEIGHT);
    if r < height {
        r + height / 2.0 + 4.0
    } else {
        r
    }
}

/// A pill's parts, before it has a place.
struct Body<'a> {
    vague: &'a Vague,
    figure: Figure,
    texts: Vec<(String, LabelStyle, (f32, f32))>,
    size: (f32, f32),
}

impl<'a> Body<'a> {
    fn new(input: &SceneInput, vague: &'a Vague, says: Says) -> Self {
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
            && says != Says::Nothing
        {
            text((input.say)(Say::Count(ring.events)), LabelStyle::Count);
        }
        if says == Says::All {
            text(vague.name.clone(), LabelStyle::Pill);
        }
        let reach = figure.reach();
        let wide = |gap: f32| {
            texts
                .iter()
                .map(|(_, _, (width, _))| width + gap)
                .sum::<f32>()
        };
        let size = if figure.r() > TALL_R && !texts.is_empty() {
            let high = texts.iter().map(|(_, _, (_, height))| height).sum::<f32>();
            (
                wide(0.0).max(2.0 * reach) + 2.0 * INSET,
                2.0 * reach + high + 2.0 * INSET - 4.0,
            )
        } else {
            let (width, height) = least_size(reach);
            (width + wide(GAP), height)
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
        let tall = self.figure.r() > TALL_R && !self.texts.is_empty();
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

/// What no pill may touch.
pub(super) struct Walls<'a> {
    sheet: Rect,
    fixed: &'a Taken,
    /// Homes of those that are not placed yet.
    pub(super) homes: Vec<Rect>,
    /// Pills that are placed.
    pub(super) pills: Vec<Rect>,
}

impl<'a> Walls<'a> {
    /// The sheet's edge and what else is there from the start.
    pub(super) fn new(input: &SceneInput, fixed: &'a Taken) -> Self {
        Self {
            sheet: Rect::at(0.0, 0.0, input.view.width, input.view.height).grown(-2.0),
            fixed,
            homes: Vec::new(),
            pills: Vec::new(),
        }
    }

    /// Whether a pill there touches nothing.
    pub(super) fn leave(&self, rect: &Rect) -> bool {
        let rect = rect.grown(1.0);
        let mut others = self.homes.iter().chain(&self.pills);
        rect.lies_in(&self.sheet)
            && !others.any(|taken| taken.overlaps(&rect))
            && self.fixed.is_free(rect)
    }
}

/// The frame of the least pill at home.
pub(super) fn at_home(input: &SceneInput, waiting: &Waiting) -> Option<Rect> {
    let scale = input.gathered.ground.scale;
    let (width, height) = least_size(waiting.vague.figure(scale, LEAST_R).reach());
    Some(Rect::around(waiting.home?, width, height))
}

/// The pill of what waits for one: where it says most, near what it stands for and off the walls; or else at
/// home. None where there is no such place and no home, or where it would hide what else there is: the tray
/// has room for it.
pub(super) fn placed(
    input: &SceneInput,
    taken: &Taken,
    walls: &Walls,
    waiting: &Waiting,
    home: Option<Rect>,
) -> Option<Pill> {
    let vague = waiting.vague.as_ref();
    let mut found: Option<(Body, Rect, f32)> = None;
    let bare = |rect: Rect| {
        let cost = taken.cover(rect.grown(2.0));
        (Body::new(input, vague, Says::Nothing), rect, cost)
    };
    for says in [Says::All, Says::Count] {
        let body = Body::new(input, vague, says);
        let place = match &waiting.spread {
            Spread::Disc(disc) => on_rim(taken, walls, body.size, disc),
            Spread::Region(anchor, id) => in_region(input, taken, walls, body.size, (*anchor, *id)),
        };
        if let Some((rect, cost)) = place
            && found.as_ref().is_none_or(|(.., least)| cost < least / 2.0)
        {
            found = Some((body, rect, cost));
        }
        let settled =
            |cost: f32| cost <= CROWDED || !may_be_bare(input.gathered.ground.scale, vague);
        if found.as_ref().is_some_and(|(.., cost)| settled(*cost)) {
            break;
        }
    }
    let found = found.or_else(|| home.map(bare));
    let (body, rect, _) = found.filter(|(.., cost)| *cost <= HIDING)?;
    let (region, hairline) = match &waiting.spread {
        Spread::Disc(disc) => (None, from_rim(disc, &rect)),
        Spread::Region(anchor, id) => {
            let outside = !is_inside(input, *id, *anchor, &rect) && rect.distance(*anchor) > 2.0;
            let hairline = outside.then(|| [*anchor, rect.nearest(*anchor)]);
            (id.cloned(), hairline)
        }
    };
    Some(body.put(rect, region, hairline))
}

/// From a disc's rim to a pill that does not stand on it.
fn from_rim(disc: &Disc, rect: &Rect) -> Option<[Point; 2]> {
    let toward = rect.center();
    let share = disc.r / distance(disc.center, toward).max(0.1);
    let rim = Point {
        x: disc.center.x + (toward.x - disc.center.x) * share,
        y: disc.center.y + (toward.y - disc.center.y) * share,
    };
    (rect.distance(rim) > 1.0).then(|| [rim, rect.nearest(rim)])
}

/// A place on a disc's rim, or near it.
fn on_rim(taken: &Taken, walls: &Walls, size: (f32, f32), disc: &Disc) -> Option<(Rect, f32)> {
    let (width, height) = size;
    // On a rim so small the pill would hide the whole disc.
    let small = (disc.r < HEIGHT).then(|| beside(disc.center, disc.r, size));
    let turns = (0..=24_u8).flat_map(|step| {
        let turn = f32::from(step) * PI / 24.0;
        [turn, -turn]
    });
    let directions: Vec<(f32, f32)> = turns.map(|turn| (turn.sin(), -turn.cos())).collect();
    let around = [0.0, 0.4, 0.8].into_iter().flat_map(|out| {
        directions.iter().map(move |(dx, dy)| {
            // Off the rim, a pill stands clear of it with a hairline.
            let clear = if out > 0.0 {
                f32::midpoint(dx.abs() * width, dy.abs() * height) + out * NEAR
            } else {
                0.0
            };
            let far = disc.r + clear;
            let at = Point {
                x: disc.center.x + dx * far,
                y: disc.center.y + dy * far,
            };
            Rect::around(at, width, height)
        })
    });
    let places = small.into_iter().flatten().chain(around);
    let places = places.filter(|rect| rect.distance(disc.center) - disc.r <= NEAR);
    best(taken, walls, places, |_| true)
}

/// A place at a region's label, or where it has room in the region, or else near its label.
fn in_region(
    input: &SceneInput,
    taken: &Taken,
    walls: &Walls,
    size: (f32, f32),
    (anchor, region): (Point, Option<&RegionId>),
) -> Option<(Rect, f32)> {
    let places = || about(size, anchor).into_iter();
    let inside = best(taken, walls, places(), |rect| {
        is_inside(input, region, anchor, rect)
    });
    if inside.is_some_and(|(_, cost)| cost <= CROWDED) {
        return inside;
    }
    let near = places().filter(|rect| rect.distance(anchor) <= NEAR);
    let near = best(taken, walls, near, |rect| !elsewhere(input, region, rect));
    match (inside, near) {
        (Some(inside), Some(near)) => Some(if near.1 < inside.1 / 2.0 {
            near
        } else {
            inside
        }),
        (inside, near) => inside.or(near),
    }
}

/// Whether a pill there stands in its region, or right on its label.
fn is_inside(input: &SceneInput, region: Option<&RegionId>, anchor: Point, rect: &Rect) -> bool {
    let middle = rect.center();
    distance(middle, anchor) < 1.0
        || region.is_some_and(|region| (input.in_region)(region, input.view.unproject(middle)))
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
fn about((width, height): (f32, f32), anchor: Point) -> Vec<Rect> {
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
    std::iter::once((0.0, 0.0))
        .chain(far)
        .map(|(x, y)| {
            let at = Point {
                x: anchor.x + x,
                y: anchor.y + y,
            };
            Rect::around(at, width, height)
        })
        .collect()
}

/// The first place that is allowed and covers nothing, or else the one that covers least, and how much that is.
fn best(
    taken: &Taken,
    walls: &Walls,
    places: impl Iterator<Item = Rect>,
    is_allowed: impl Fn(&Rect) -> bool,
) -> Option<(Rect, f32)> {
    let mut best: Option<(Rect, f32)> = None;
    for rect in places.filter(|rect| walls.leave(rect)) {
        let cost = taken.cover(rect.grown(2.0));
        let is_better = best.is_none_or(|(_, least)| cost < least - 0.5);
        // What is allowed takes long to find out, so it is asked last.
        if is_better && is_allowed(&rect) {
            best = Some((rect, cost));
            if cost <= 0.5 {
                break;
            }
        }
    }
    best
}

#[cfg(test)]
mod tests;
