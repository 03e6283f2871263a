//! Where a pill stands: near what it stands for, on nothing that it would hide, and with as many words as have room.

use std::f32::consts::PI;

use super::{Body, HEIGHT, LEAST_R, Pill, Says, least_size};
use crate::geo::Point;
use crate::map::label::{Taken, beside};
use crate::map::shape::distance;
use crate::map::vague_scene::{Spread, Waiting};
use crate::map::{Disc, Rect, Scale, SceneInput, Vague};
use crate::model::RegionId;

/// A place that costs more is crowded: there a pill goes without its name if that helps.
const CROWDED: f32 = 300.0;
/// A place that costs more hides too much of the symbols to be borne, some seventy points in square.
const HIDING: f32 = 20_000.0;
/// A pill stands no further than this from what it is for: further off it would seem to say something else.
const NEAR: f32 = 28.0;

/// From this radius on a pill keeps its name whatever it covers.
const NAMED_R: f32 = 16.0;

/// Whoever stands for many people keeps the name.
fn may_be_bare(scale: Scale, vague: &Vague) -> bool {
    scale.people_radius(vague.sum.total.estimate) < NAMED_R
}

/// What no pill may touch.
pub(in crate::map) struct Walls<'a> {
    sheet: Rect,
    fixed: &'a Taken,
    /// Homes of those that are not placed yet.
    pub(in crate::map) homes: Vec<Rect>,
    /// Pills that are placed.
    pub(in crate::map) pills: Vec<Rect>,
}

impl<'a> Walls<'a> {
    /// The sheet's edge and what else is there from the start.
    pub(in crate::map) fn new(input: &SceneInput, fixed: &'a Taken) -> Self {
        Self {
            sheet: Rect::at(0.0, 0.0, input.view.width, input.view.height).grown(-2.0),
            fixed,
            homes: Vec::new(),
            pills: Vec::new(),
        }
    }

    /// Whether a pill there touches nothing.
    pub(in crate::map) fn leave(&self, rect: &Rect) -> bool {
        let rect = rect.grown(1.0);
        let mut others = self.homes.iter().chain(&self.pills);
        rect.lies_in(&self.sheet)
            && !others.any(|taken| taken.overlaps(&rect))
            && self.fixed.is_free(rect)
    }
}

/// The frame of the least pill at home.
pub(in crate::map) fn at_home(input: &SceneInput, waiting: &Waiting) -> Option<Rect> {
    let scale = input.gathered.ground.scale;
    let (width, height) = least_size(waiting.vague.figure(scale, LEAST_R).reach());
    Some(Rect::around(waiting.home?, width, height))
}

/// The pill of what waits for one: where it says most, near what it stands for and off the walls; or else at
/// home. None where there is no such place and no home, or where it would hide what else there is: the tray
/// has room for it.
pub(in crate::map) fn placed(
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
