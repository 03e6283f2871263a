//! The names on the map, in the order in which they may take room.

use crate::geo::{NameKind, Point};
use crate::map::label::{Taken, about, beside};
use crate::map::{Fan, Figure};
use crate::map::{Key, Label, LabelStyle, Name, Rect, Say, Scene, SceneInput, half_height};

/// A name that is already there within so many points is not written again.
const AGAIN: f32 = 90.0;
/// A region's name is left out where its pill stands within so many points.
const PILLED: f32 = 40.0;
/// A dot keeps this far from symbols and other dots.
const DOT_R: f32 = 3.0;

/// Labels under way.
struct Placer<'a, 'b> {
    input: &'a SceneInput<'b>,
    taken: &'a mut Taken,
    sheet: Rect,
    labels: Vec<Label>,
    keys: Vec<(usize, Key)>,
}

/// All labels of a scene, and which of them name a symbol.
pub(super) fn labels(
    input: &SceneInput,
    scene: &Scene,
    taken: &mut Taken,
) -> (Vec<Label>, Vec<(usize, Key)>) {
    let sheet = Rect::at(0.0, 0.0, input.view.width, input.view.height).grown(-2.0);
    let mut placer = Placer {
        input,
        taken,
        sheet,
        labels: Vec::new(),
        keys: Vec::new(),
    };
    placer.events(scene);
    placer.far_ends(scene);
    placer.ground(scene);
    (placer.labels, placer.keys)
}

impl Placer<'_, '_> {
    fn put(
        &mut self,
        text: &str,
        style: LabelStyle,
        places: impl IntoIterator<Item = Rect>,
        dot: Option<Point>,
    ) -> bool {
        let free = places
            .into_iter()
            .find(|rect| rect.lies_in(&self.sheet) && self.taken.is_free(rect.grown(1.0)));
        if let Some(rect) = free {
            self.taken.add_box(rect.grown(1.0));
            self.labels.push(Label {
                text: text.to_owned(),
                style,
                rect,
                dot,
            });
        }
        free.is_some()
    }

    fn measure(&self, text: &str, style: LabelStyle) -> (f32, f32) {
        (self.input.measure)(text, style)
    }

    /// Places with events, those with most people first.
    fn events(&mut self, scene: &Scene) {
        if let Some(fan) = &scene.fan {
            let size = self.measure(&scene.fan_name, LabelStyle::Event);
            // Where all its legs leave no room, the name stands outside them.
            let places = beside(fan.center, Fan::CENTER_R, size)
                .into_iter()
                .chain(beside(fan.center, fan.reach(), size));
            self.put(&scene.fan_name, LabelStyle::Event, places, None);
        }
        let mut order: Vec<usize> = (0..scene.symbols.len()).collect();
        order.sort_by_key(|index| {
            scene.symbols.get(*index).map(|s| {
                (
                    std::cmp::Reverse((s.sum.total.estimate, s.sum.events())),
                    s.key,
                )
            })
        });
        for symbol in order.iter().filter_map(|index| scene.symbols.get(*index)) {
            let text = (self.input.say)(Say::Symbol {
                name: &symbol.name,
                sum: &symbol.sum,
            });
            let size = self.measure(&text, LabelStyle::Event);
            // A triangle is far less wide at its middle than it reaches at its tip.
            let reach = match &symbol.figure {
                Figure::Mark(mark) => {
                    half_height(mark.shape, mark.high.map_or(mark.r, |high| high.r)) + 1.5
                }
                Figure::Ring(_) => symbol.figure.reach() + 1.0,
            };
            let places = beside(symbol.center, reach, size);
            let further = beside(symbol.center, symbol.figure.reach(), size);
            if self.put(
                &text,
                LabelStyle::Event,
                places.into_iter().chain(further),
                None,
            ) {
                self.keys.push((self.labels.len() - 1, symbol.key));
            }
        }
    }

    fn far_ends(&mut self, scene: &Scene) {
        for arrow in scene.arrows.iter().filter(|arrow| !arrow.short) {
            let Some(place) = self.input.gathered.ground.places.get(arrow.to) else {
                continue;
            };
            let Some(at) = place.at.map(|at| self.input.view.project(at)) else {
                continue;
            };
            if !self.again(&place.name, at) {
                let size = self.measure(&place.name, LabelStyle::FarEnd);
                self.put(&place.name, LabelStyle::FarEnd, beside(at, 2.0, size), None);
            }
        }
    }

    /// Whether the same name is already written nearby.
    fn again(&self, text: &str, at: Point) -> bool {
        self.labels
            .iter()
            .any(|label| label.text == text && label.rect.distance(at) < AGAIN)
    }

    fn ground(&mut self, scene: &Scene) {
        let mut names: Vec<(&Name, Point)> = self
            .input
            .names
            .iter()
            .map(|name| (name, self.input.view.project(name.at)))
            .filter(|(_, at)| self.sheet.contains(*at))
            .collect();
        names.sort_by_key(|(name, _)| (name.kind, name.rank));
        for (name, at) in names {
            match name.kind {
                NameKind::Capital | NameKind::Town => self.town(name, at),
                NameKind::Country => self.wide(scene, name, at, LabelStyle::Country),
                NameKind::Province => self.wide(scene, name, at, LabelStyle::Province),
                NameKind::Water => self.wide(scene, name, at, LabelStyle::Water),
            }
        }
    }

    fn wide(&mut self, scene: &Scene, name: &Name, at: Point, style: LabelStyle) {
        let region = style != LabelStyle::Water;
        let pilled = scene
            .pills
            .iter()
            .filter(|pill| region && pill.region.is_some())
            .any(|pill| pill.name == name.text || pill.rect.distance(at) < PILLED / 2.0);
        if pilled {
            return;
        }
        let capitals = if style == LabelStyle::Country {
            name.text.to_uppercase()
        } else {
            name.text.clone()
        };
        let size = self.measure(&capitals, style);
        self.put(&capitals, style, about(at, size), None);
    }

    fn town(&mut self, name: &Name, at: Point) {
        let dot = Rect::around(at, 2.0 * DOT_R, 2.0 * DOT_R);
        if self.again(&name.text, at) || !self.taken.is_free(dot) {
            return;
        }
        let size = self.measure(&name.text, LabelStyle::Town);
        if self.put(
            &name.text,
            LabelStyle::Town,
            beside(at, 1.5, size),
            Some(at),
        ) {
            self.taken.add_box(dot);
        }
    }
}
