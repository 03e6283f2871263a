//! Which stacks are joined at a zoom. Depends on the zoom alone, never on where the view lies.

use crate::geo::{Camera, Point, View};
use crate::map::ring::Sum;
use crate::map::shape::distance;
use crate::map::{Gathered, Key, Scale, Stack};
use crate::model::LatLon;

/// Two symbols with less than this between them are joined.
const GAP: f32 = 2.5;
/// Half of how near two vague places may be and still have a pill each.
const PILL_R: f32 = 21.0;
/// Symbols up to this radius are found through the grid; the few larger ones one by one.
const SMALL_R: f32 = 16.0;
/// The grid wraps round after so many cells each way; what is only wrapped together is told apart
/// by its distance.
const TURN: u8 = 64;
/// A cell holds what a small symbol can touch within one step.
const CELL: f32 = 2.0 * SMALL_R + GAP;

/// Stacks that are drawn as one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    /// Indices into the stacks, the one with most people first.
    pub(super) stacks: Vec<usize>,
    /// From the first stack's place to the middle, in points.
    pub(super) offset: Point,
    /// Its radius.
    pub(super) r: f32,
}

#[derive(Clone, Debug)]
struct Node {
    members: Vec<usize>,
    at: Point,
    weight: f32,
    people: u64,
    r: f32,
    /// By which it grows with its people.
    scale: Option<Scale>,
}

impl Node {
    fn touches(&self, other: &Self) -> bool {
        distance(self.at, other.at) < self.r + other.r + GAP
    }

    fn absorb(&mut self, other: Self) {
        let weight = self.weight + other.weight;
        let share = other.weight / weight;
        self.at.x += (other.at.x - self.at.x) * share;
        self.at.y += (other.at.y - self.at.y) * share;
        self.weight = weight;
        self.people += other.people;
        self.members.extend(other.members);
        if let Some(scale) = self.scale {
            self.r = Sum::ring_r(scale, self.people);
        }
    }
}

/// Joins stacks while their symbols would touch at this zoom, those with most people first.
pub(super) fn join(gathered: &Gathered, zoom: f64) -> Vec<Group> {
    let sheet = sheet(zoom);
    let stacks = &gathered.stacks;
    let mut order: Vec<usize> = (0..stacks.len()).collect();
    let rank = |stack: &Stack| (std::cmp::Reverse(stack.sum.total.estimate), stack.key);
    order.sort_by_cached_key(|index| stacks.get(*index).map(rank));
    let places: Vec<Point> = stacks.iter().map(|stack| sheet.project(stack.at)).collect();
    let nodes = order
        .iter()
        .filter_map(|index| {
            let (stack, at) = (stacks.get(*index)?, *places.get(*index)?);
            let r = gathered.radius(&stack.events, &stack.sum);
            let people = stack.sum.total.estimate;
            Some(Node {
                members: vec![*index],
                at,
                weight: r * r,
                people,
                r,
                scale: Some(gathered.scale),
            })
        })
        .collect();
    Join::new(nodes)
        .run()
        .into_iter()
        .map(|node| {
            let first = node
                .members
                .first()
                .and_then(|index| places.get(*index))
                .copied();
            let first = first.unwrap_or(node.at);
            let offset = Point {
                x: node.at.x - first.x,
                y: node.at.y - first.y,
            };
            Group {
                stacks: node.members,
                offset,
                r: node.r,
            }
        })
        .collect()
}

/// Joins vague places whose middles are nearer than two pills have room; those with most people
/// first. `places` are indices into the vague places.
pub(super) fn join_vague(gathered: &Gathered, zoom: f64, places: &[usize]) -> Vec<Vec<usize>> {
    let sheet = sheet(zoom);
    let mut nodes: Vec<(Node, Key)> = places
        .iter()
        .filter_map(|index| {
            let vague = gathered.vague.get(*index)?;
            let node = Node {
                members: vec![*index],
                at: sheet.project(vague.at?),
                weight: 1.0,
                people: vague.sum.total.estimate,
                r: PILL_R,
                scale: None,
            };
            Some((node, vague.key))
        })
        .collect();
    nodes.sort_by_key(|(node, key)| (std::cmp::Reverse(node.people), *key));
    let nodes = nodes.into_iter().map(|(node, _)| node).collect();
    Join::new(nodes)
        .run()
        .into_iter()
        .map(|node| node.members)
        .collect()
}

/// A sheet of its own, so that moving the reader's view moves nothing against each other.
fn sheet(zoom: f64) -> View {
    let camera = Camera {
        center: LatLon { lat: 0.0, lon: 0.0 },
        zoom,
    };
    View {
        camera,
        width: 0.0,
        height: 0.0,
    }
}

/// Nodes under way: those that were absorbed are gone.
struct Join {
    nodes: Vec<Option<Node>>,
    cells: Vec<Vec<usize>>,
    large: Vec<usize>,
}

impl Join {
    fn new(nodes: Vec<Node>) -> Self {
        let mut join = Self {
            nodes: nodes.into_iter().map(Some).collect(),
            cells: vec![Vec::new(); usize::from(TURN) * usize::from(TURN)],
            large: Vec::new(),
        };
        for index in 0..join.nodes.len() {
            join.enter(index);
        }
        join
    }

    fn cell(at: Point) -> (i32, i32) {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a world is 2^21 points wide"
        )]
        let cell = |along: f32| (along / CELL).floor() as i32;
        (cell(at.x), cell(at.y))
    }

    fn wrapped((x, y): (i32, i32)) -> usize {
        let wrap = |cell: i32| usize::try_from(cell.rem_euclid(i32::from(TURN))).unwrap_or(0);
        wrap(y) * usize::from(TURN) + wrap(x)
    }

    fn enter(&mut self, index: usize) {
        if let Some(Some(node)) = self.nodes.get(index) {
            if node.r > SMALL_R {
                self.large.push(index);
            } else if let Some(cell) = self.cells.get_mut(Self::wrapped(Self::cell(node.at))) {
                cell.push(index);
            }
        }
    }

    /// What a node touches, in order.
    fn touched(&self, index: usize, node: &Node) -> Vec<usize> {
        let span = node.r + SMALL_R + GAP;
        let (left, top) = Self::cell(Point {
            x: node.at.x - span,
            y: node.at.y - span,
        });
        let (right, bottom) = Self::cell(Point {
            x: node.at.x + span,
            y: node.at.y + span,
        });
        let near = (top..=bottom)
            .flat_map(|y| (left..=right).map(move |x| (x, y)))
            .filter_map(|cell| self.cells.get(Self::wrapped(cell)))
            .flatten();
        let mut touched: Vec<usize> = near
            .chain(&self.large)
            .copied()
            .filter(|other| *other != index)
            .filter(
                |other| matches!(self.nodes.get(*other), Some(Some(other)) if node.touches(other)),
            )
            .collect();
        touched.sort_unstable();
        touched.dedup();
        touched
    }

    /// Once round is enough: whoever grows goes on until it touches nothing, so of two nodes the one
    /// that changed last has looked at the other as it is.
    fn run(mut self) -> Vec<Node> {
        for index in 0..self.nodes.len() {
            self.grow(index);
        }
        self.nodes.into_iter().flatten().collect()
    }

    /// Absorbs what a node touches until it touches nothing.
    fn grow(&mut self, index: usize) {
        let Some(mut node) = self.nodes.get(index).cloned().flatten() else {
            return;
        };
        let mut grown = false;
        loop {
            let touched = self.touched(index, &node);
            if touched.is_empty() {
                break;
            }
            grown = true;
            for other in touched {
                if let Some(other) = self.nodes.get_mut(other).and_then(Option::take) {
                    node.absorb(other);
                }
            }
        }
        if grown {
            if let Some(slot) = self.nodes.get_mut(index) {
                *slot = Some(node);
            }
            // Its old cell still names it; a node that is found twice is looked at once.
            self.enter(index);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::map::samples::{event, gathered, place};

    fn spread(places: &[(f64, f64, u32)]) -> Gathered {
        let at = |(index, (lat, lon, _)): (usize, &(f64, f64, u32))| {
            place(&format!("place-{index}"), *lat, *lon)
        };
        let events = places.iter().enumerate();
        let events = events
            .map(|(index, place)| event(index, index, 0, Some(place.2)))
            .collect();
        gathered(places.iter().enumerate().map(at).collect(), events)
    }

    #[test]
    fn near_places_split_as_the_view_comes_nearer() {
        let gathered = spread(&[(42.9, 129.8, 100), (42.8, 129.9, 20), (40.1, 124.4, 50)]);
        let groups = |zoom| join(&gathered, zoom).len();
        assert_eq!([2.0, 6.0, 11.0].map(groups), [1, 2, 3]);
        assert_eq!(join(&gathered, 6.0)[0].stacks, [0, 1], "most people first");
    }

    fn places() -> impl Strategy<Value = Vec<(f64, f64, u32)>> {
        proptest::collection::vec((20.0..50.0_f64, 95.0..135.0_f64, 0_u32..300), 1..60)
    }

    proptest! {
        #[test]
        fn every_stack_is_in_one_group_and_no_groups_touch(places in places(), zoom in 2.0..9.0_f64) {
            let gathered = spread(&places);
            let groups = join(&gathered, zoom);
            let mut seen = BTreeSet::new();
            for stack in groups.iter().flat_map(|group| &group.stacks) {
                prop_assert!(seen.insert(*stack));
            }
            prop_assert_eq!(seen.len(), gathered.stacks.len());
            let sheet = View {
                camera: Camera { center: LatLon { lat: 0.0, lon: 0.0 }, zoom },
                width: 0.0,
                height: 0.0,
            };
            let circles: Vec<(Point, f32)> = groups
                .iter()
                .map(|group| {
                    let at = sheet.project(gathered.stacks[group.stacks[0]].at);
                    (Point { x: at.x + group.offset.x, y: at.y + group.offset.y }, group.r)
                })
                .collect();
            for (index, one) in circles.iter().enumerate() {
                for other in &circles[index + 1..] {
                    prop_assert!(distance(one.0, other.0) > one.1 + other.1 + GAP - 0.1);
                }
            }
        }
    }
}
