//! A group of stacks where it is drawn, as one symbol or as a fan.

use crate::geo::Point;
use crate::map::cluster::Group;
use crate::map::{Gathered, Key, Rect, Say, SceneInput, Stack, Symbol};

/// A group of stacks on the sheet.
pub(super) struct Drawn<'a> {
    pub(super) key: Key,
    pub(super) center: Point,
    pub(super) stacks: Vec<&'a Stack>,
}

impl<'a> Drawn<'a> {
    pub(super) fn new(input: &SceneInput<'a>, group: &Group) -> Option<Self> {
        let gathered: &'a Gathered = input.gathered;
        let stacks: Vec<&Stack> = group
            .stacks
            .iter()
            .filter_map(|stack| gathered.stacks.get(*stack))
            .collect();
        let first = *stacks.first()?;
        let at = input.view.project(first.at);
        let places = stacks
            .iter()
            .filter_map(|stack| gathered.places.get(stack.place));
        Some(Self {
            key: Key::of(places.map(|place| place.id.as_str())),
            center: Point {
                x: at.x + group.offset.x,
                y: at.y + group.offset.y,
            },
            stacks,
        })
    }

    pub(super) fn is_in_view(&self, input: &SceneInput, r: f32) -> bool {
        let sheet = Rect::at(0.0, 0.0, input.view.width, input.view.height);
        sheet.overlaps_circle(self.center, r.max(1.0))
    }

    /// All events by date.
    pub(super) fn events(&self) -> Vec<usize> {
        let mut events: Vec<usize> = self
            .stacks
            .iter()
            .flat_map(|stack| stack.events.iter().copied())
            .collect();
        events.sort_unstable();
        events
    }

    pub(super) fn name(&self, input: &SceneInput) -> String {
        let first = self
            .stacks
            .first()
            .and_then(|stack| input.gathered.places.get(stack.place));
        let name = first.map_or("", |place| &place.name);
        match self.stacks.len() {
            0 | 1 => name.to_owned(),
            count => (input.say)(Say::Cluster {
                name,
                others: count - 1,
            }),
        }
    }

    pub(super) fn symbol(self, input: &SceneInput) -> Symbol {
        let events = self.events();
        let sum = input.gathered.joined(&self.stacks, &events);
        let figure = input.gathered.figure(&events, &sum, self.stacks.len() > 1);
        Symbol {
            key: self.key,
            center: self.center,
            figure: figure.counted(input),
            name: self.name(input),
            places: self.stacks.iter().map(|stack| stack.place).collect(),
            total: sum.total,
            not_added: sum.not_added(),
            rows: sum.rows,
        }
    }
}
