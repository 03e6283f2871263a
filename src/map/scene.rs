//! Everything that one view shows of a selection, placed. Hover and selection are no part of it:
//! they change how an item is painted, never where it is.

use crate::geo::Point;
use crate::map::arrow::arrows;
use crate::map::cluster::Group;
use crate::map::drawn::{Drawn, is_in_view};
use crate::map::grid::Bin;
use crate::map::label::Taken;
use crate::map::pill::Walls;
use crate::map::shape::pieces;
use crate::map::vague_scene::{Sorted, Waiting, sorted};
use crate::map::{
    Arrow, Disc, Fan, Figure, Key, Label, Mark, Outside, Pill, Rect, SceneInput, Sum, Tray, Vague,
    half_height, label_scene, pill, reach,
};

/// The events at a point of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Symbol {
    /// Its place, or all places that are joined in it.
    pub key: Key,
    /// Its middle.
    pub center: Point,
    /// What is drawn.
    pub figure: Figure,
    /// Its places, as indices; the one that names it first.
    pub places: Vec<usize>,
    /// "Tumen", or "Tumen +5".
    pub name: String,
    /// What its events come to.
    pub sum: Sum,
}

/// Under buttons and the tray nothing can be read, so it is far worse to lie there.
const NEVER: f32 = 20.0;
/// To hide an event is worse than to hide a name.
const HIDES: f32 = 4.0;

/// The middle of a symbol, as a share of its radius and in points: what lies on it hides it.
const MIDDLE: f32 = 0.7;
const LEAST_MIDDLE: f32 = 6.0;

/// Everything that a view shows of a selection, in points.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Symbols at points, the largest first, so that none hides a smaller one.
    pub symbols: Vec<Symbol>,
    /// The open stack.
    pub fan: Option<Fan>,
    /// The open stack's name.
    pub fan_name: String,
    /// Vague places, the widest first.
    pub discs: Vec<Disc>,
    /// The events of vague places and of regions.
    pub pills: Vec<Pill>,
    /// What is wider than the view.
    pub tray: Option<Tray>,
    /// Handings over.
    pub arrows: Vec<Arrow>,
    /// Names.
    pub labels: Vec<Label>,
    /// What is shown but not in the view.
    pub outside: Outside,
    /// How far a density stands for the symbols, from 0 to 1; at 1 there is no symbol.
    pub density: f32,
    /// The events and the added people of those that are in the view and in a density alone.
    pub within: (u64, u64),
    pub(super) label_keys: Vec<(usize, Key)>,
}

impl Scene {
    /// From this share on the pointer finds the density, and no symbol.
    pub const SHADED: f32 = 0.5;

    /// Computes what a view shows.
    #[must_use]
    pub fn new(input: &SceneInput) -> Self {
        let mut scene = Self {
            density: input.points.density(),
            ..Self::default()
        };
        scene.points(input);
        let Sorted {
            waiting,
            tray,
            outside,
        } = sorted(input);
        for vague in outside {
            scene.leave_vague_out(vague);
        }
        scene.arrows = arrows(input);
        let mut taken = scene.vague(input, &waiting, tray);
        scene.outside = scene.outside.finished();
        (scene.labels, scene.label_keys) = label_scene::labels(input, &scene, &mut taken);
        scene
    }

    /// The tray, and a pill for each place or for several that are near. What has no room where it lies goes to
    /// the tray too, which then takes more room itself. What is taken after that.
    fn vague<'a>(
        &mut self,
        input: &SceneInput,
        waiting: &[Waiting<'a>],
        mut tray: Vec<&'a Vague>,
    ) -> Taken {
        let mut waiting: Vec<&Waiting> = waiting.iter().collect();
        // The largest first, as they find least room.
        waiting.sort_by_key(|one| {
            (
                std::cmp::Reverse(one.vague.sum.total.estimate),
                one.vague.key,
            )
        });
        loop {
            self.tray = Tray::new(input, tray.clone());
            let mut taken = self.taken(input);
            for arrow in &self.arrows {
                occupy(&mut taken, arrow);
            }
            let homeless = self.pills(input, &mut taken, &waiting);
            if homeless.is_empty() {
                self.discs = waiting.iter().flat_map(|one| &one.discs).cloned().collect();
                self.discs.sort_by(|a, b| b.r.total_cmp(&a.r));
                return taken;
            }
            for key in homeless {
                let gone = waiting.iter().position(|one| one.vague.key == key);
                let gone = gone.map(|at| waiting.remove(at));
                tray.extend(gone.iter().flat_map(|one| &one.members));
            }
        }
    }

    /// Pills where there is room for them; the keys of those for which there is none.
    fn pills(&mut self, input: &SceneInput, taken: &mut Taken, waiting: &[&Waiting]) -> Vec<Key> {
        self.pills.clear();
        let fixed = self.fixed(input);
        let mut walls = Walls::new(input, &fixed);
        let homes: Vec<Option<Rect>> = waiting
            .iter()
            .map(|one| pill::at_home(input, one).filter(|home| walls.leave(home)))
            .collect();
        // The last is the home of whoever is placed next.
        walls.homes.extend(homes.iter().rev().flatten());
        let mut homeless = Vec::new();
        for (one, home) in waiting.iter().zip(homes) {
            if home.is_some() {
                walls.homes.pop();
            }
            match pill::placed(input, taken, &walls, one, home) {
                Some(pill) => {
                    taken.add_box(pill.rect);
                    walls.pills.push(pill.rect);
                    self.pills.push(pill);
                }
                None => homeless.push(one.vague.key),
            }
        }
        homeless
    }

    /// What no pill may hide: buttons, the tray, and the middle of every symbol.
    fn fixed(&self, input: &SceneInput) -> Taken {
        let mut fixed = Taken::new(input.view.width, input.view.height);
        let tray = self.tray.as_ref().map(|tray| &tray.rect);
        for rect in input.keep_out.iter().chain(tray) {
            fixed.add_box(*rect);
        }
        for symbol in &self.symbols {
            let r = (MIDDLE * symbol.figure.r()).max(LEAST_MIDDLE);
            fixed.add_circle(symbol.center, r, 1.0);
        }
        fixed
    }

    fn leave_vague_out(&mut self, vague: &Vague) {
        // Without a place it would be in the tray.
        if let Some(at) = vague.at {
            let (events, people) = (vague.sum.events(), vague.sum.total.estimate);
            self.outside.push(at.into(), events, people);
        }
    }

    /// Symbols and the open fan, or only who is in the view where a density stands for them.
    fn points(&mut self, input: &SceneInput) {
        let place = input.view.placer();
        let Some(groups) = input.points.groups() else {
            self.shaded(input);
            return;
        };
        let mut opened = None;
        for group in &groups.all {
            let center = place(group.at);
            if !is_in_view(input, center, group.r) {
                self.leave_out(input, group);
                continue;
            }
            let drawn = Drawn::new(input, group, center);
            if input.open == Some(drawn.key) && drawn.may_open(input) {
                opened = Some(drawn);
            } else {
                self.symbols.push(drawn.symbol(input));
            }
        }
        let beyond = |bin: &&Bin| !groups.area.holds(bin);
        for bin in input.bins().filter(beyond) {
            self.leave_bin_out(input, bin);
        }
        if let Some(drawn) = opened {
            self.open(input, &drawn);
        }
        let size = |symbol: &Symbol| symbol.figure.r();
        self.symbols
            .sort_by(|a, b| size(b).total_cmp(&size(a)).then(a.key.cmp(&b.key)));
    }

    /// Tells who is in the view from who is not, cell by cell.
    fn shaded(&mut self, input: &SceneInput) {
        let Some(grid) = input.points.grid() else {
            return;
        };
        let window = grid.window(&input.view, 0.0);
        for bin in &grid.bins {
            if window.holds(bin) {
                self.within.0 += bin.events;
                self.within.1 += bin.people;
            } else {
                self.leave_bin_out(input, bin);
            }
        }
    }

    fn leave_bin_out(&mut self, input: &SceneInput, bin: &Bin) {
        if let Some(first) = input.gathered.stacks.get(bin.first as usize) {
            self.outside.push(first.at, bin.events, bin.people);
        }
    }

    fn leave_out(&mut self, input: &SceneInput, group: &Group) {
        for stack in group.stacks(input.gathered) {
            let events = stack.events.into();
            self.outside.push(stack.at, events, stack.people);
        }
    }

    fn open(&mut self, input: &SceneInput, drawn: &Drawn) {
        let most = usize::try_from(Fan::MOST).unwrap_or(usize::MAX);
        let events = input
            .shown
            .events(&drawn.group.places(input.gathered), most);
        let marks: Vec<Mark> = events.iter().map(|e| input.gathered.mark(e)).collect();
        let others: Vec<(Point, f32)> = self
            .symbols
            .iter()
            .map(|symbol| (symbol.center, symbol.figure.reach()))
            .collect();
        self.fan = Some(Fan::new(input, drawn.key, drawn.center, &marks, &others));
        self.fan_name = drawn.name(input);
    }

    /// What pills and names must leave free.
    fn taken(&self, input: &SceneInput) -> Taken {
        let mut taken = Taken::new(input.view.width, input.view.height);
        for rect in input
            .keep_out
            .iter()
            .chain(self.tray.as_ref().map(|tray| &tray.rect))
        {
            taken.add_weighted(*rect, NEVER);
        }
        for symbol in &self.symbols {
            match &symbol.figure {
                Figure::Ring(_) => {
                    taken.add_circle(symbol.center, symbol.figure.reach() + 1.0, HIDES);
                }
                Figure::Mark(mark) => {
                    let r = mark.high.map_or(mark.r, |high| high.r);
                    let height = 2.0 * half_height(mark.shape, r) + 2.0;
                    let wide = if mark.shape == crate::model::Shape::Triangle {
                        0.87
                    } else {
                        1.0
                    };
                    let width = (2.0 * wide * reach(mark.shape, r) + 2.0).max(height);
                    let rect = Rect::around(symbol.center, width.min(height + 4.0), height);
                    taken.add_weighted(rect, HIDES);
                }
            }
        }
        if let Some(fan) = &self.fan {
            for rect in fan.boxes() {
                taken.add_box(rect);
            }
            for event in &fan.events {
                taken.add_line(fan.center, event.at, 1.0);
            }
            taken.add_circle(fan.center, Fan::CENTER_R + 1.0, HIDES);
        }
        taken
    }
}

/// Keeps names off an arrow.
fn occupy(taken: &mut Taken, arrow: &Arrow) {
    for (from, to) in pieces(&arrow.shaft) {
        taken.add_line(from, to, arrow.width / 2.0 + 1.0);
    }
    let [tip, left, right] = arrow.head;
    let x = [tip.x, left.x, right.x];
    let y = [tip.y, left.y, right.y];
    taken.add_box(Rect {
        left: x.into_iter().fold(f32::INFINITY, f32::min),
        right: x.into_iter().fold(f32::NEG_INFINITY, f32::max),
        top: y.into_iter().fold(f32::INFINITY, f32::min),
        bottom: y.into_iter().fold(f32::NEG_INFINITY, f32::max),
    });
}
