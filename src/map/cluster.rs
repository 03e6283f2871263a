//! Which stacks are joined at a zoom. Depends on the zoom alone, never on where the view lies.

use std::cell::OnceCell;
use std::cmp::Reverse;

use crate::geo::WorldPoint;
use crate::map::grid::{Bin, Grid, Window};
use crate::map::{Gathered, Key, Scale, Shown, Stack, Sum, Vague, pill};

/// Two symbols with less than this between them are joined.
const GAP: f32 = 2.5;
/// Symbols up to this radius are found through the grid; the few larger ones one by one.
const SMALL_R: f32 = 16.0;
/// The grid wraps round after so many cells each way; what is only wrapped together is told apart
/// by its distance.
const TURN: u8 = 64;
/// A cell holds what a small symbol can touch within one step.
const CELL: f32 = 2.0 * SMALL_R + GAP;

/// Stacks that are drawn as one.
#[derive(Debug)]
pub(super) struct Group {
    /// Indices into the stacks, the one with most people first.
    pub(super) stacks: Vec<usize>,
    /// Its middle.
    pub(super) at: WorldPoint,
    /// Its radius.
    pub(super) r: f32,
    key: OnceCell<Key>,
    sum: OnceCell<Sum>,
}

impl Group {
    /// Its stacks, the one with most people first.
    pub(super) fn stacks<'a>(&'a self, gathered: &'a Gathered) -> impl Iterator<Item = &'a Stack> {
        let stacks = self.stacks.iter();
        stacks.filter_map(|at| gathered.stacks.get(*at))
    }

    /// Their places.
    pub(super) fn places(&self, gathered: &Gathered) -> Vec<usize> {
        let stacks = self.stacks(gathered);
        stacks.map(|stack| stack.place as usize).collect()
    }

    /// Its key, made when it is first asked for.
    pub(super) fn key(&self, gathered: &Gathered) -> Key {
        let of = |stack: &Stack| gathered.ground.key(stack.place as usize);
        let keys = || self.stacks(gathered).map(of);
        *self.key.get_or_init(|| Key::joined(keys()))
    }

    /// What it comes to, added up when it is first asked for.
    pub(super) fn sum(&self, gathered: &Gathered, shown: &dyn Shown) -> &Sum {
        self.sum.get_or_init(|| {
            let mut sum = Sum::default();
            for stack in self.stacks(gathered) {
                shown.at_place(stack.place as usize, &mut |kind| sum.add(kind));
            }
            sum
        })
    }
}

/// A thing under way: a cell's stacks or a vague place, and what it has absorbed.
#[derive(Debug)]
struct Node {
    members: Vec<usize>,
    /// In points from the north-west of the world.
    at: (f64, f64),
    weight: f32,
    people: u64,
    r: f32,
    growth: Growth,
}

/// What a thing becomes as it absorbs others.
#[derive(Debug)]
enum Growth {
    /// A ring for all its people, in the middle of them all.
    Ring(Scale),
    /// A pill for all their events, at the place with most people: the middle of vague places is no place.
    Pill(Scale, Box<Sum>),
}

impl Node {
    fn touches(&self, other: &Self) -> bool {
        let (dx, dy) = (self.at.0 - other.at.0, self.at.1 - other.at.1);
        let near = f64::from(self.r + other.r + GAP);
        dx * dx + dy * dy < near * near
    }

    fn absorb(&mut self, mut other: Self) {
        if let Growth::Pill(..) = self.growth
            && other.people > self.people
        {
            std::mem::swap(self, &mut other);
        }
        let weight = self.weight + other.weight;
        let share = f64::from(other.weight / weight);
        self.people += other.people;
        self.members.extend(other.members);
        match (&mut self.growth, &other.growth) {
            (Growth::Pill(scale, sum), Growth::Pill(_, more)) => {
                sum.merge(more);
                self.r = pill::room(sum.ring(*scale, pill::LEAST_R, true).reach());
            }
            (growth, _) => {
                self.at.0 += (other.at.0 - self.at.0) * share;
                self.at.1 += (other.at.1 - self.at.1) * share;
                self.weight = weight;
                if let Growth::Ring(scale) = growth {
                    self.r = Sum::ring_r(*scale, self.people);
                }
            }
        }
    }
}

/// Joins the stacks of an area while their symbols would touch at this zoom, those with most people first.
/// What shares a cell of the grid touches, and is joined from the start.
pub(super) fn join(gathered: &Gathered, grid: &Grid, zoom: f64, area: &Window) -> Vec<Group> {
    let world = 256.0 * zoom.exp2();
    let inside = |bin: &&Bin| area.holds(bin);
    let of = |bin: &Bin| gathered.stacks.get(bin.first as usize..bin.end as usize);
    let bins: Vec<&Bin> = grid.bins.iter().filter(inside).collect();
    let mut order: Vec<(Reverse<u64>, Key, usize)> = bins
        .iter()
        .enumerate()
        .filter_map(|(at, bin)| {
            let keys = of(bin)?
                .iter()
                .map(|stack| gathered.ground.key(stack.place as usize));
            Some((Reverse(bin.people), keys.min()?, at))
        })
        .collect();
    order.sort_unstable();
    let nodes = order
        .iter()
        .filter_map(|(_, _, at)| node(of(bins.get(*at)?)?, *at, world, gathered.ground.scale));
    Join::new(nodes.collect())
        .run()
        .into_iter()
        .map(|node| {
            let own = |at: &usize| {
                bins.get(*at)
                    .map(|bin| bin.first as usize..bin.end as usize)
            };
            let mut stacks: Vec<usize> = node.members.iter().filter_map(own).flatten().collect();
            // The first gives the name; the others need no order.
            let rank = |at: &usize| {
                let stack = gathered.stacks.get(*at)?;
                let key = gathered.ground.key(stack.place as usize);
                Some((Reverse(stack.people), key))
            };
            let first = (0..stacks.len()).min_by_key(|at| stacks.get(*at).and_then(rank));
            stacks.swap(0, first.unwrap_or(0));
            Group {
                stacks,
                at: WorldPoint {
                    x: node.at.0 / world,
                    y: node.at.1 / world,
                },
                r: node.r,
                key: OnceCell::new(),
                sum: OnceCell::new(),
            }
        })
        .collect()
}

/// The stacks of a cell as one.
fn node(stacks: &[Stack], bin: usize, world: f64, scale: Scale) -> Option<Node> {
    let one = |stack: &Stack| Node {
        members: Vec::new(),
        at: (stack.at.x * world, stack.at.y * world),
        weight: stack.r * stack.r,
        people: stack.people,
        r: stack.r,
        growth: Growth::Ring(scale),
    };
    let (first, others) = stacks.split_first()?;
    let mut node = one(first);
    node.members.push(bin);
    for other in others {
        node.absorb(one(other));
    }
    Some(node)
}

/// Joins vague places until each has room for the least pill at its home, those with most people first.
/// `homes` are vague places with where their pills are at home, in points from the north-west of the world.
/// Each of what comes of it begins with the one whose home is the pill's.
pub(super) fn join_vague<'a>(
    gathered: &Gathered,
    homes: impl Iterator<Item = (&'a Vague, (f64, f64))>,
) -> Vec<Vec<&'a Vague>> {
    let scale = gathered.ground.scale;
    let mut homes: Vec<(&Vague, (f64, f64))> = homes.collect();
    homes.sort_by_key(|(vague, _)| (Reverse(vague.sum.total.estimate), vague.key));
    let nodes = homes.iter().enumerate().map(|(index, (vague, at))| Node {
        members: vec![index],
        at: *at,
        weight: 1.0,
        people: vague.sum.total.estimate,
        r: pill::room(vague.figure(scale, pill::LEAST_R).reach()),
        growth: Growth::Pill(scale, Box::new(vague.sum.clone())),
    });
    let joined = Join::new(nodes.collect()).run().into_iter();
    let members = |node: Node| {
        let members = node.members.into_iter();
        members.filter_map(|at| Some(homes.get(at)?.0)).collect()
    };
    joined.map(members).collect()
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

    fn cell(x: f64, y: f64) -> (i32, i32) {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a world is 2^21 points wide"
        )]
        let cell = |along: f64| (along / f64::from(CELL)).floor() as i32;
        (cell(x), cell(y))
    }

    fn wrapped((x, y): (i32, i32)) -> usize {
        let wrap = |cell: i32| usize::try_from(cell.rem_euclid(i32::from(TURN))).unwrap_or(0);
        wrap(y) * usize::from(TURN) + wrap(x)
    }

    fn enter(&mut self, index: usize) {
        if let Some(Some(node)) = self.nodes.get(index) {
            if node.r > SMALL_R {
                self.large.push(index);
            } else if let Some(cell) = self
                .cells
                .get_mut(Self::wrapped(Self::cell(node.at.0, node.at.1)))
            {
                cell.push(index);
            }
        }
    }

    /// What a node touches, in order.
    fn touched(&self, node: &Node) -> Vec<usize> {
        let ((x, y), span) = (node.at, f64::from(node.r + SMALL_R + GAP));
        let (left, top) = Self::cell(x - span, y - span);
        let (right, bottom) = Self::cell(x + span, y + span);
        let near = (top..=bottom)
            .flat_map(|y| (left..=right).map(move |x| (x, y)))
            .filter_map(|cell| self.cells.get(Self::wrapped(cell)))
            .flatten();
        let mut touched: Vec<usize> = near
            .chain(&self.large)
            .copied()
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
        let Some(mut node) = self.nodes.get_mut(index).and_then(Option::take) else {
            return;
        };
        let mut grown = false;
        loop {
            let touched = self.touched(&node);
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
        if let Some(slot) = self.nodes.get_mut(index) {
            *slot = Some(node);
        }
        if grown {
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
    use crate::map::samples::{Sampled, event, gathered, place};

    fn join_all(gathered: &Gathered, zoom: f64) -> Vec<Group> {
        let grid = Grid::new(&gathered.stacks, Grid::level(zoom));
        join(gathered, &grid, zoom, &Window::ALL)
    }

    fn spread(places: &[(f64, f64, u32)]) -> Sampled {
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
        let groups = |zoom| join_all(&gathered, zoom).len();
        assert_eq!([2.0, 6.0, 11.0].map(groups), [1, 2, 3]);
        assert_eq!(
            join_all(&gathered, 6.0)[0].places(&gathered),
            [0, 1],
            "most people first"
        );
    }

    fn places() -> impl Strategy<Value = Vec<(f64, f64, u32)>> {
        proptest::collection::vec((20.0..50.0_f64, 95.0..135.0_f64, 0_u32..300), 1..60)
    }

    proptest! {
        #[test]
        fn every_stack_is_in_one_group_and_no_groups_touch(places in places(), zoom in 2.0..9.0_f64) {
            let gathered = spread(&places);
            let groups = join_all(&gathered, zoom);
            let mut seen = BTreeSet::new();
            for stack in groups.iter().flat_map(|group| &group.stacks) {
                prop_assert!(seen.insert(*stack));
            }
            prop_assert_eq!(seen.len(), gathered.stacks.len());
            let world = 256.0 * zoom.exp2();
            let circles: Vec<(f64, f64, f32)> = groups
                .iter()
                .map(|group| (group.at.x * world, group.at.y * world, group.r))
                .collect();
            for (index, one) in circles.iter().enumerate() {
                for other in &circles[index + 1..] {
                    let apart = (one.0 - other.0).hypot(one.1 - other.1);
                    prop_assert!(apart > f64::from(one.2 + other.2 + GAP) - 0.1);
                }
            }
        }
    }
}
