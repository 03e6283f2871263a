//! Arrows from where people were held to the named place where they were handed over.

use std::collections::BTreeMap;

use crate::geo::Point;
use crate::map::shape::{between, distance};
use crate::map::{Fan, Key, Scale, SceneInput, Sum};
use crate::model::Total;

/// From this length on an arrow is bowed, by this share of its length.
const BOWED: f32 = 60.0;
const BOW: f32 = 0.1;
/// Between an arrow and the symbol that it points to.
const GAP: f32 = 3.0;

/// A handing over.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrow {
    /// The stack or cluster that it comes from, and the one or the place that it goes to.
    pub keys: (Key, Key),
    /// How wide its shaft is.
    pub width: f32,
    /// From the symbol to the head.
    pub shaft: Vec<Point>,
    /// The head: tip, left, right.
    pub head: [Point; 3],
    /// Nothing of it is added: dashed, with an open head.
    pub dashed: bool,
    /// Both ends lie in one symbol, so it only gives the direction.
    pub short: bool,
    /// The kind of most of its people, as an index into the kinds.
    pub kind: usize,
    /// The receiving place, as an index into the places.
    pub to: usize,
    /// The routes that it stands for, as indices into the table's.
    pub routes: Vec<usize>,
    /// What its events come to.
    pub sum: Sum,
}

/// Where a place is drawn: its own point, or the symbol that it is joined in.
#[derive(Clone, Copy, Debug)]
struct Spot {
    key: Key,
    center: Point,
    r: f32,
}

/// Flows that start and end alike in this view.
struct Bundle {
    from: Spot,
    target: Spot,
    to: usize,
    /// From the true place to the true place.
    bearing: Point,
    most: u64,
    routes: Vec<usize>,
    sum: Sum,
}

impl Spot {
    /// Where a place is drawn with others or alone, if it is.
    fn of(input: &SceneInput, place: usize) -> Option<Self> {
        let group = input.points.groups()?.of(place)?;
        let key = group.key(input.gathered);
        Some(Self {
            key,
            center: input.view.placer()(group.at),
            r: if input.open == Some(key) {
                Fan::CENTER_R
            } else {
                group.r
            },
        })
    }
}

/// The arrows of a view; none where a density stands for the places.
pub(super) fn arrows(input: &SceneInput) -> Vec<Arrow> {
    let mut bundles: BTreeMap<(Key, Key), Bundle> = BTreeMap::new();
    for flow in &input.gathered.flows {
        let Some(from) = Spot::of(input, flow.from) else {
            continue;
        };
        let ground = &input.gathered.ground;
        let place = |index: usize| ground.places.get(index);
        let point = |index| {
            place(index)
                .and_then(|place| place.at)
                .map(|at| input.view.project(at))
        };
        let (Some(start), Some(end)) = (point(flow.from), point(flow.to)) else {
            continue;
        };
        let target = Spot::of(input, flow.to).unwrap_or_else(|| Spot {
            key: ground.key(flow.to),
            center: end,
            r: 0.0,
        });
        let bearing = Point {
            x: end.x - start.x,
            y: end.y - start.y,
        };
        let people = flow.sum.total.estimate;
        // What is too short to be drawn whole shares one arrow a symbol.
        let pair = if is_short(&from, &target) {
            (from.key, from.key)
        } else {
            (from.key, target.key)
        };
        let bundle = bundles.entry(pair).or_insert_with(|| Bundle {
            from,
            target,
            to: flow.to,
            bearing,
            most: people,
            routes: Vec::new(),
            sum: Sum::default(),
        });
        if people > bundle.most {
            bundle.most = people;
            (bundle.target, bundle.to, bundle.bearing) = (target, flow.to, bearing);
        }
        bundle.routes.push(flow.route);
        bundle.sum.merge(&flow.sum);
    }
    bundles
        .into_values()
        .filter_map(|bundle| bundle.arrow(input))
        .collect()
}

fn stub(width: f32) -> f32 {
    15.0 + 2.0 * width
}

fn is_short(from: &Spot, target: &Spot) -> bool {
    from.key == target.key
        || distance(from.center, target.center) - from.r - target.r - GAP < stub(1.75)
}

fn width(scale: Scale, total: &Total) -> f32 {
    scale.arrow_width(total.estimate).clamp(1.75, 6.0)
}

impl Bundle {
    fn arrow(self, input: &SceneInput) -> Option<Arrow> {
        let width = width(input.gathered.ground.scale, &self.sum.total);
        let short = is_short(&self.from, &self.target);
        let (start, tip, bend) = if short {
            self.short(width)?
        } else {
            self.long()
        };
        let path: Vec<Point> = match bend {
            Some(bend) => (0..=24_u8)
                .map(|step| {
                    let t = f32::from(step) / 24.0;
                    between(between(start, bend, t), between(bend, tip, t), t)
                })
                .collect(),
            None => vec![start, tip],
        };
        let sheet = super::Rect::at(0.0, 0.0, input.view.width, input.view.height);
        let bounds = bounds(&path);
        if !bounds.grown(width * 2.0 + 1.0).overlaps(&sheet) {
            return None;
        }
        let (shaft, head) = headed(path, width)?;
        Some(Arrow {
            keys: (self.from.key, self.target.key),
            width,
            shaft,
            head,
            dashed: self.sum.total.events == 0,
            short,
            kind: self.sum.main_kind(),
            to: self.to,
            routes: self.routes,
            sum: self.sum,
        })
    }

    /// From the symbol's edge along the true bearing.
    fn short(&self, width: f32) -> Option<(Point, Point, Option<Point>)> {
        let length = self.bearing.x.hypot(self.bearing.y);
        if length < 1e-6 {
            return None;
        }
        let (dx, dy) = (self.bearing.x / length, self.bearing.y / length);
        let at = |far: f32| Point {
            x: self.from.center.x + dx * far,
            y: self.from.center.y + dy * far,
        };
        Some((at(self.from.r), at(self.from.r + stub(width)), None))
    }

    /// From edge to edge, bowed to the right of the way where it is long.
    fn long(&self) -> (Point, Point, Option<Point>) {
        let (from, to) = (self.from.center, self.target.center);
        let length = distance(from, to);
        if length <= BOWED {
            let start = between(from, to, self.from.r / length);
            return (
                start,
                between(to, from, (self.target.r + GAP) / length),
                None,
            );
        }
        let middle = between(from, to, 0.5);
        let bend = Point {
            x: middle.x - (to.y - from.y) * 2.0 * BOW,
            y: middle.y + (to.x - from.x) * 2.0 * BOW,
        };
        let start = between(from, bend, self.from.r / distance(from, bend));
        let tip = between(to, bend, (self.target.r + GAP) / distance(to, bend));
        (start, tip, Some(bend))
    }
}

fn bounds(path: &[Point]) -> super::Rect {
    let mut points = path.iter();
    let first = points.next().copied().unwrap_or_default();
    let start = super::Rect {
        left: first.x,
        right: first.x,
        top: first.y,
        bottom: first.y,
    };
    points.fold(start, |rect, point| super::Rect {
        left: rect.left.min(point.x),
        right: rect.right.max(point.x),
        top: rect.top.min(point.y),
        bottom: rect.bottom.max(point.y),
    })
}

/// Cuts the path where its head begins, and makes the head.
fn headed(path: Vec<Point>, width: f32) -> Option<(Vec<Point>, [Point; 3])> {
    let long = (2.6 * width).max(7.0);
    let half = (3.1 * width).max(6.0) / 2.0;
    let mut shaft = path;
    let tip = shaft.pop()?;
    let mut base = tip;
    while let Some(last) = shaft.pop() {
        let apart = distance(last, tip);
        if apart > long {
            base = between(tip, last, long / apart);
            shaft.push(last);
            break;
        }
        base = last;
    }
    let apart = distance(base, tip).max(0.1);
    let (dx, dy) = ((tip.x - base.x) / apart, (tip.y - base.y) / apart);
    shaft.push(base);
    let side = |by: f32| Point {
        x: base.x - dy * by,
        y: base.y + dx * by,
    };
    Some((shaft, [tip, side(-half), side(half)]))
}

#[cfg(test)]
mod tests {
    use crate::map::samples::{Happening, Sampled, event, gathered, place, scene, view};
    use crate::map::shape::distance;

    fn repatriation(row: usize, from: usize, to: usize, people: u32) -> Happening {
        Happening {
            to: Some(to),
            ..event(row, from, 2, Some(people))
        }
    }

    fn beijing_to_pyongyang(events: Vec<Happening>) -> Sampled {
        let places = vec![
            place("beijing", 39.9, 116.4),
            place("pyongyang", 39.03, 125.75),
            place("n", 39.0, 125.8),
        ];
        gathered(places, events)
    }

    #[test]
    fn handings_over_between_the_same_places_are_one_arrow() {
        let part = Happening {
            added: false,
            ..repatriation(2, 0, 1, 300)
        };
        let ground = beijing_to_pyongyang(vec![
            repatriation(0, 0, 1, 9),
            repatriation(1, 0, 1, 91),
            part,
        ]);
        let scene = scene(view(6.0, 39.5, 121.0), &ground, None);
        let [arrow] = scene.arrows.as_slice() else {
            panic!("{:?}", scene.arrows)
        };
        assert_eq!((arrow.sum.events(), arrow.sum.total.estimate), (3, 100));
        assert!(
            (arrow.width - 2.8).abs() < 0.01,
            "0.28 √100, not the part's"
        );
        assert!(
            !arrow.dashed && !arrow.short && arrow.shaft.len() > 10,
            "bowed"
        );
    }

    #[test]
    fn only_a_part_is_dashed() {
        let part = Happening {
            added: false,
            ..repatriation(0, 0, 1, 300)
        };
        let scene = scene(
            view(6.0, 39.5, 121.0),
            &beijing_to_pyongyang(vec![part]),
            None,
        );
        assert!(scene.arrows[0].dashed);
        assert!((scene.arrows[0].width - 1.75).abs() < 0.01);
    }

    #[test]
    fn shorter_than_its_symbol_it_gives_the_true_bearing() {
        let places = vec![
            place("tumen", 42.95, 129.84),
            place("namyang", 42.90, 129.84),
        ];
        let ground = gathered(places, vec![repatriation(0, 0, 1, 100)]);
        let scene = scene(view(6.0, 42.9, 129.8), &ground, None);
        let [arrow] = scene.arrows.as_slice() else {
            panic!()
        };
        let center = scene.symbols[0].center;
        assert!(arrow.short);
        assert!((arrow.head[0].x - center.x).abs() < 0.5, "due south");
        let far = distance(arrow.head[0], center);
        assert!((far - (17.0 + 15.0 + 5.6)).abs() < 0.1, "{far}");
    }

    #[test]
    fn from_a_vague_place_there_is_no_arrow() {
        let ground = beijing_to_pyongyang(vec![repatriation(0, 0, 1, 9)]);
        let mut places = ground.ground.places.clone();
        places[0].radius_km = 90.0;
        let ground = gathered(places, ground.shown.events.clone());
        assert!(
            scene(view(6.0, 39.5, 121.0), &ground, None)
                .arrows
                .is_empty()
        );
    }
}
