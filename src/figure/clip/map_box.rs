//! The map of a clip: one view of one ground, on which only the events change.

use crate::figure::blocks::{Desk, inset, moved};
use crate::figure::ground::ground;
use crate::figure::map_paint::MapPainter;
use crate::figure::map_scene::{MapScene, Mapper};
use crate::figure::symbols::Symbols;
use crate::figure::{Item, Line, Part, Path, Role};
use crate::geo::View;
use crate::map::{Name, Rect};

/// The map: what it looks at, and what on it never moves.
pub(super) struct MapBox {
    pub(super) rect: Rect,
    pub(super) view: View,
    keep: Vec<Rect>,
    names: Vec<Name>,
    /// Where the smaller map lies that says how many events lie outside, and what that looks at.
    inset: Option<(Rect, View)>,
    /// Whether anything is known only to a province or wider.
    pub(super) tray: bool,
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
            tray: map.scene.tray.is_some(),
        }
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
    pub(super) fn scene(&self, mapper: &Mapper) -> MapScene {
        MapScene {
            inset: self.inset.map(|(rect, _)| rect),
            ..mapper.scene_in(self.view, &self.keep, &self.names)
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
