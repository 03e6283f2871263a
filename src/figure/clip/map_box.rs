//! The map of a clip: one view of one ground, on which only the events change.

use std::collections::{BTreeMap, BTreeSet};

use crate::figure::blocks::{Desk, inset, moved, tray};
use crate::figure::callouts::{self, Called};
use crate::figure::ground::ground;
use crate::figure::map_paint::MapPainter;
use crate::figure::map_scene::{MapScene, Mapper};
use crate::figure::symbols::Symbols;
use crate::figure::{Item, Line, Part, Path, Role};
use crate::geo::View;
use crate::map::{Name, Rect, Scene, Symbol, Tray};

/// The map: what it looks at, and what on it never moves.
pub(super) struct MapBox {
    pub(super) rect: Rect,
    pub(super) view: View,
    keep: Vec<Rect>,
    names: Vec<Name>,
    /// Where the smaller map lies that says how many events lie outside, and what that looks at.
    inset: Option<(Rect, View)>,
    /// How high that is which says what is known only to a province or wider.
    pub(super) tray: f32,
    /// What is called out, each in one place for the whole clip.
    called: Vec<Called>,
    /// What is called out and has no place in any step, by its numbers.
    pub(super) unseen: Vec<usize>,
}

/// What several scenes have: all symbols, each spot once, by its middle in whole points; and the callouts that their
/// trays have, by their numbers.
#[derive(Default)]
pub(super) struct Seen {
    spots: BTreeMap<(i32, i32), Symbol>,
    in_tray: BTreeSet<usize>,
}

impl Seen {
    /// What a scene has.
    pub(super) fn of(desk: &Desk, scene: Scene) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "points on a sheet")]
        let spot = |symbol: &Symbol| {
            let at = symbol.center;
            (at.x.round() as i32, at.y.round() as i32)
        };
        let tray = scene.tray.as_ref();
        let in_tray = tray.map(|tray| tray::spoken(desk, tray, usize::MAX));
        let symbols = scene.symbols.into_iter();
        Self {
            spots: symbols.map(|symbol| (spot(&symbol), symbol)).collect(),
            in_tray: in_tray.into_iter().flatten().collect(),
        }
    }

    /// What either has: the larger one of two symbols on a spot, with the places of both.
    pub(super) fn or(mut self, other: Self) -> Self {
        self.in_tray.extend(other.in_tray);
        for (spot, symbol) in other.spots {
            let Some(known) = self.spots.get_mut(&spot) else {
                self.spots.insert(spot, symbol);
                continue;
            };
            let mut places = [known.places.as_slice(), &symbol.places].concat();
            places.sort_unstable();
            places.dedup();
            if symbol.figure.reach() > known.figure.reach() {
                *known = symbol;
            }
            known.places = places;
        }
        self
    }
}

/// A line for all places, and those for what is called out of their events.
fn tray_height(desk: &Desk, known: &Tray) -> f32 {
    const LINE: f32 = 26.0;
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    let calls = tray::calls(desk, known) as f32;
    LINE + calls * tray::CALL_LINE
}

impl MapBox {
    /// What is looked at: what the figure of the whole clip would look at. Names that find no room there are left
    /// out of every frame, so that none comes and goes.
    pub(super) fn new(desk: &Desk, mapper: &Mapper, rect: Rect) -> Self {
        let size = (rect.width(), rect.height());
        let (map, keep) = inset::with_corners(desk, mapper, size);
        let mut names = mapper.names(&map.view);
        names.retain(|name| map.scene.labels.iter().any(|label| label.text == name.text));
        Self {
            rect,
            view: map.view,
            keep,
            names,
            inset: map.inset.map(|rect| (rect, inset::far_view(&map, &rect))),
            tray: map
                .scene
                .tray
                .map_or(0.0, |known| tray_height(desk, &known)),
            called: Vec::new(),
            unseen: Vec::new(),
        }
    }

    /// Finds a place for what is called out, where it hides none of the symbols that any step has. What else is on the
    /// map keeps off it through the whole clip, so that nothing jumps when it comes and goes.
    pub(super) fn call_out(&mut self, desk: &Desk, mapper: &Mapper, seen: Seen) {
        let mut all = mapper.scene_in(self.view, &self.keep, &self.names).scene;
        let whole = Seen::of(desk, all.clone());
        let Seen { spots, in_tray } = seen.or(whole);
        all.symbols = spots.into_values().collect();
        self.called = callouts::placed(desk, &all, &self.view, &mut self.keep);
        self.unseen = callouts::without(desk, &self.called, &in_tray);
        let around = mapper.scene_in(self.view, &self.keep, &self.names);
        let labels = &around.scene.labels;
        self.names
            .retain(|name| labels.iter().any(|label| label.text == name.text));
    }

    /// What lies below all that changes.
    pub(super) fn ground(&self, desk: &Desk) -> Part {
        let ground = ground(desk.request.archive, &self.view, desk.palette);
        Part {
            role: Role::Ornament,
            items: vec![Item::Clipped(
                self.rect,
                moved(ground, self.rect.left, self.rect.top),
            )],
        }
    }

    /// The map of a step.
    pub(super) fn scene(&self, desk: &Desk, mapper: &Mapper) -> MapScene {
        let map = mapper.scene_in(self.view, &self.keep, &self.names);
        MapScene {
            inset: self.inset.map(|(rect, _)| rect),
            callouts: callouts::joined(desk, &self.called, &map),
            ..map
        }
    }

    /// All that is on it but the ground.
    pub(super) fn painted(&self, desk: &Desk, map: &MapScene) -> Part {
        let painter = MapPainter {
            request: desk.request,
            palette: desk.palette,
            symbols: Symbols::new(desk.palette, &desk.kinds),
        };
        let mut items = painter.events(map, &desk.summary.by_region);
        items.extend(inset::scale_bar(desk, &self.view));
        if let Some((rect, far)) = &self.inset
            && map.scene.outside.events > 0
        {
            items.extend(inset::inset(desk, map, rect, far));
        }
        items.extend(callouts::painted(desk, map));
        let border = Line::new(1.0, desk.palette.border);
        Part {
            role: Role::Graphic(desk.say("clip-window")),
            items: vec![
                Item::Clipped(self.rect, moved(items, self.rect.left, self.rect.top)),
                Item::lined(Path::rect(&self.rect), border),
            ],
        }
    }
}
