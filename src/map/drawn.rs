//! A group of places where it is drawn, as one symbol or as a fan.

use crate::geo::Point;
use crate::map::cluster::Group;
use crate::map::{Fan, Key, Rect, Say, SceneInput, Symbol};

/// A group of places on the sheet.
pub(super) struct Drawn<'a> {
    pub(super) key: Key,
    pub(super) center: Point,
    pub(super) group: &'a Group,
}

impl<'a> Drawn<'a> {
    pub(super) fn new(input: &SceneInput<'a>, group: &'a Group, center: Point) -> Self {
        Self {
            key: group.key(input.gathered),
            center,
            group,
        }
    }

    /// Whether its events are few enough to be fanned out.
    pub(super) fn may_open(&self, input: &SceneInput) -> bool {
        self.group.sum(input.gathered, input.shown).events() <= Fan::MOST
    }

    pub(super) fn name(&self, input: &SceneInput) -> String {
        let stacks = &self.group.stacks;
        let first = self.group.stacks(input.gathered).next();
        let places = &input.gathered.ground.places;
        let first = first.and_then(|stack| places.get(stack.place as usize));
        let name = first.map_or("", |place| &place.name);
        match stacks.len() {
            0 | 1 => name.to_owned(),
            count => (input.say)(Say::Cluster {
                name,
                others: count - 1,
            }),
        }
    }

    pub(super) fn symbol(self, input: &SceneInput) -> Symbol {
        let sum = self.group.sum(input.gathered, input.shown);
        let places = self.group.places(input.gathered);
        let figure = input.gathered.figure(input.shown, &places, sum);
        Symbol {
            key: self.key,
            center: self.center,
            figure: figure.counted(input),
            name: self.name(input),
            places,
            sum: sum.clone(),
        }
    }
}

/// Whether a circle is seen on the sheet.
pub(super) fn is_in_view(input: &SceneInput, center: Point, r: f32) -> bool {
    let sheet = Rect::at(0.0, 0.0, input.view.width, input.view.height);
    sheet.overlaps_circle(center, r.max(1.0))
}
