//! Where callouts stand: a box of words off all symbols, and a line from it to the rim of what it speaks of.

use std::f32::consts::TAU;

use crate::geo::{Point, View};
use crate::map::shape::{distance, pieces};
use crate::map::{Rect, Scene};
use crate::model::LatLon;

/// What a callout is to lead to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Aim {
    /// Whatever shows this place of the table: its symbol, one that it is joined in, or its pill; where a density
    /// stands for the symbols, the spot itself, as far as it is known.
    Place(usize, Option<LatLon>),
    /// A point on the ground.
    Ground(LatLon),
}

/// A callout in its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Callout {
    /// What it leads to.
    pub aim: Aim,
    /// The box of its words.
    pub rect: Rect,
    /// From the box to the rim of what it leads to.
    pub line: [Point; 2],
    /// Where nothing else marks the spot.
    pub dot: Option<Point>,
}

/// How far a box may stand from what it speaks of, nearest first.
const STEPS: [f32; 9] = [16.0, 28.0, 44.0, 66.0, 96.0, 136.0, 190.0, 260.0, 350.0];
/// Directions that are tried.
const TURNS: u8 = 24;
/// Between a box and what it must not touch.
const CLEAR: f32 = 5.0;
/// Between a box and the edge of the sheet.
const EDGE: f32 = 6.0;
/// The mark of a point on the ground.
const DOT_R: f32 = 3.5;
/// A line over another symbol is worse than one longer by so much.
const OVER_SYMBOL: f32 = 160.0;
/// The same of an arrow below the box.
const OVER_ARROW: f32 = 40.0;

/// What a line ends at.
#[derive(Clone, Copy)]
enum Foot {
    Circle(Point, f32),
    Box(Rect),
    Dot(Point),
}

impl Foot {
    /// What shows this; `None` where the view shows nothing of it.
    fn of(scene: &Scene, view: &View, aim: Aim) -> Option<Self> {
        match aim {
            Aim::Ground(at) => {
                let at = view.project(at);
                let mut symbols = scene.symbols.iter();
                // What is marked already needs no mark that hides it.
                let marked = symbols
                    .find(|symbol| distance(symbol.center, at) < symbol.figure.reach() + DOT_R)
                    .map(|symbol| Self::Circle(symbol.center, symbol.figure.reach()));
                view.shows(at).then(|| marked.unwrap_or(Self::Dot(at)))
            }
            Aim::Place(_, at) if scene.density >= 1.0 => Self::of(scene, view, Aim::Ground(at?)),
            Aim::Place(place, _) => {
                let mut symbols = scene.symbols.iter();
                let symbol = symbols.find(|symbol| symbol.places.contains(&place));
                if let Some(symbol) = symbol {
                    let circle = Self::Circle(symbol.center, symbol.figure.reach());
                    return view.shows(symbol.center).then_some(circle);
                }
                let mut pills = scene.pills.iter();
                let pill = pills.find(|pill| pill.places.contains(&place));
                pill.map(|pill| Self::Box(pill.rect))
            }
        }
    }

    fn middle(&self) -> Point {
        match self {
            Self::Circle(at, _) | Self::Dot(at) => *at,
            Self::Box(rect) => rect.center(),
        }
    }

    /// How far it reaches from its middle in a direction.
    fn reach(&self, (dx, dy): (f32, f32)) -> f32 {
        match self {
            Self::Circle(_, r) => *r,
            Self::Dot(_) => DOT_R,
            Self::Box(rect) => {
                let (x, y) = (rect.width() / 2.0, rect.height() / 2.0);
                (x / dx.abs().max(1e-3)).min(y / dy.abs().max(1e-3))
            }
        }
    }

    /// The line from a box to its rim.
    fn line(&self, rect: &Rect) -> [Point; 2] {
        let middle = self.middle();
        let start = rect.nearest(middle);
        let far = distance(start, middle).max(0.1);
        let way = ((start.x - middle.x) / far, (start.y - middle.y) / far);
        let reach = self.reach(way).min(far);
        let end = Point {
            x: middle.x + way.0 * reach,
            y: middle.y + way.1 * reach,
        };
        [start, end]
    }

    fn dot(&self) -> Option<Point> {
        match self {
            Self::Dot(at) => Some(*at),
            Self::Circle(..) | Self::Box(_) => None,
        }
    }
}

/// Where callouts stand whose words take boxes of these sizes; `None` where the map does not show what one speaks of,
/// or has no room for it. Nothing of them lies in `keep_out`.
#[must_use]
pub fn callouts(
    scene: &Scene,
    view: &View,
    keep_out: &[Rect],
    wishes: &[(Aim, (f32, f32))],
) -> Vec<Option<Callout>> {
    let feet: Vec<Option<Foot>> = wishes
        .iter()
        .map(|(aim, _)| Foot::of(scene, view, *aim))
        .collect();
    let mut placer = Placer {
        scene,
        view,
        keep_out,
        spots: feet.iter().flatten().map(Foot::middle).collect(),
        placed: Vec::new(),
    };
    let wishes = wishes.iter().zip(feet);
    wishes
        .map(|((aim, size), foot)| {
            let callout = placer.place(*aim, &foot?, *size)?;
            placer.placed.push(callout);
            Some(callout)
        })
        .collect()
}

impl Callout {
    /// The same where the scene was laid out anew around it: pills may have moved. `None` where what it speaks of has
    /// lost its place.
    #[must_use]
    pub fn joined(&self, scene: &Scene, view: &View) -> Option<Self> {
        let foot = Foot::of(scene, view, self.aim)?;
        Some(Self {
            line: foot.line(&self.rect),
            ..*self
        })
    }

    /// What names and pills keep off: its box, and its line in small pieces.
    #[must_use]
    pub fn boxes(&self) -> Vec<Rect> {
        const STEP: f32 = 8.0;
        let [from, to] = self.line;
        let far = distance(from, to);
        let mut boxes = vec![self.rect.grown(2.0)];
        let mut along = STEP;
        while along < far - STEP {
            let share = along / far;
            let at = Point {
                x: from.x + (to.x - from.x) * share,
                y: from.y + (to.y - from.y) * share,
            };
            boxes.push(Rect::around(at, 5.0, 5.0));
            along += STEP;
        }
        boxes
    }
}

struct Placer<'a> {
    scene: &'a Scene,
    view: &'a View,
    keep_out: &'a [Rect],
    /// What all callouts speak of: none may stand on what another does.
    spots: Vec<Point>,
    placed: Vec<Callout>,
}

impl Placer<'_> {
    /// The best place near what it speaks of, or else anywhere.
    fn place(&self, aim: Aim, foot: &Foot, size: (f32, f32)) -> Option<Callout> {
        let candidate = |rect: Rect| Callout {
            aim,
            rect,
            line: foot.line(&rect),
            dot: foot.dot(),
        };
        let near = around(foot, size).map(candidate);
        let found = self.best(near, foot);
        found.or_else(|| self.best(self.everywhere(size).map(candidate), foot))
    }

    fn best(&self, places: impl Iterator<Item = Callout>, foot: &Foot) -> Option<Callout> {
        let allowed = places.filter(|callout| self.may_stand(callout));
        let priced = allowed.map(|callout| (self.cost(&callout, foot), callout));
        let best = priced.min_by(|(one, _), (other, _)| one.total_cmp(other));
        best.map(|(_, callout)| callout)
    }

    /// All over the sheet, in steps.
    fn everywhere(&self, size: (f32, f32)) -> impl Iterator<Item = Rect> {
        const STEP: usize = 20;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a sheet's points"
        )]
        let (width, height) = (self.view.width as usize, self.view.height as usize);
        let tops = (0..height).step_by(STEP);
        tops.flat_map(move |top| {
            (0..width).step_by(STEP).map(move |left| {
                #[expect(clippy::cast_precision_loss, reason = "a sheet's points")]
                let (left, top) = (left as f32, top as f32);
                Rect::at(left, top, size.0, size.1)
            })
        })
    }

    /// Whether a box there hides nothing that counts, and its line crosses no other callout.
    fn may_stand(&self, callout: &Callout) -> bool {
        let sheet = Rect::at(0.0, 0.0, self.view.width, self.view.height).grown(-EDGE);
        let rect = callout.rect.grown(CLEAR);
        let free = |taken: &Rect| !taken.overlaps(&rect);
        let mut symbols = self.scene.symbols.iter();
        let hides = self.spots.iter().any(|spot| rect.contains(*spot));
        callout.rect.lies_in(&sheet)
            && !hides
            && self.keep_out.iter().all(free)
            && self.scene.pills.iter().all(|pill| free(&pill.rect))
            && !symbols.any(|symbol| rect.overlaps_circle(symbol.center, symbol.figure.reach()))
            && !self.keep_out.iter().any(|taken| meets(callout.line, taken))
            && self.placed.iter().all(|other| {
                free(&other.rect)
                    && !meets(callout.line, &other.rect.grown(CLEAR))
                    && !meets(other.line, &rect)
                    && !cross(callout.line, other.line)
            })
    }

    /// What is wrong with a place: a long way, a line over other symbols, an arrow under the box.
    fn cost(&self, callout: &Callout, foot: &Foot) -> f32 {
        let [from, to] = callout.line;
        let mut cost = distance(from, to);
        for symbol in &self.scene.symbols {
            let own = distance(symbol.center, foot.middle()) < 1.0;
            if !own && far_from_line(callout.line, symbol.center) < symbol.figure.reach() {
                cost += OVER_SYMBOL;
            }
        }
        for pill in &self.scene.pills {
            let own = pill.rect.contains(foot.middle());
            if !own && meets(callout.line, &pill.rect) {
                cost += OVER_SYMBOL;
            }
        }
        for arrow in &self.scene.arrows {
            let hidden = pieces(&arrow.shaft)
                .filter(|(from, to)| meets([*from, *to], &callout.rect))
                .count();
            if hidden > 0 {
                cost += OVER_ARROW;
            }
        }
        cost
    }
}

/// Boxes about what a callout speaks of, nearest first.
fn around(foot: &Foot, (width, height): (f32, f32)) -> impl Iterator<Item = Rect> {
    let middle = foot.middle();
    STEPS.into_iter().flat_map(move |step| {
        (0..TURNS).map(move |turn| {
            // The first is up and to the right, where pointers are read most easily.
            let angle = TAU * (f32::from(turn) / f32::from(TURNS) - 0.125);
            let (dx, dy) = (angle.cos(), angle.sin());
            let far = foot.reach((dx, dy)) + step;
            let at = Point {
                x: middle.x + dx * (far + width / 2.0),
                y: middle.y + dy * (far + height / 2.0),
            };
            Rect::around(at, width, height)
        })
    })
}

/// How far a point is from a line between two others.
fn far_from_line([from, to]: [Point; 2], at: Point) -> f32 {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let long = dx * dx + dy * dy;
    let share = if long > 0.0 {
        (((at.x - from.x) * dx + (at.y - from.y) * dy) / long).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let near = Point {
        x: from.x + dx * share,
        y: from.y + dy * share,
    };
    distance(near, at)
}

/// Whether a line runs through a box.
fn meets(line: [Point; 2], rect: &Rect) -> bool {
    let corners = [
        (rect.left, rect.top),
        (rect.right, rect.top),
        (rect.right, rect.bottom),
        (rect.left, rect.bottom),
    ]
    .map(|(x, y)| Point { x, y });
    let [a, b, c, d] = corners;
    line.iter().any(|end| rect.contains(*end))
        || [[a, b], [b, c], [c, d], [d, a]]
            .into_iter()
            .any(|side| cross(line, side))
}

/// Whether two lines cross.
fn cross([a, b]: [Point; 2], [c, d]: [Point; 2]) -> bool {
    let side =
        |p: Point, q: Point, r: Point| (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x) > 0.0;
    side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b)
}

#[cfg(test)]
mod tests;
