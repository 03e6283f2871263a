//! The callouts of the scene on screen: placed with the map's scene, painted over it.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use egui::{CornerRadius, Galley, Pos2, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::briefing::{self, Anchor};
use crate::format::visible_line;
use crate::geo::{Point, View};
use crate::map::{self, Aim, Scene};
use crate::ui::desk::Desk;
use crate::ui::theme::{self, Theme};

/// Words in a box are no wider than this, in points.
const WIDEST: f32 = 190.0;
/// Between words and frame.
const INSET: (f32, f32) = (9.0, 6.0);

/// A callout in its place, with its words.
#[derive(Clone)]
pub struct Called {
    at: map::Callout,
    words: Arc<Galley>,
}

/// Changes whenever the callouts to be shown do.
pub fn stamp(desk: &Desk) -> u64 {
    let mut hasher = DefaultHasher::new();
    for callout in desk.state.callouts_shown() {
        callout.text.hash(&mut hasher);
        match &callout.to {
            Anchor::Event(_, event) => event.hash(&mut hasher),
            Anchor::Place(at) => (at.lat.to_bits(), at.lon.to_bits()).hash(&mut hasher),
        }
    }
    hasher.finish()
}

/// Where the callouts stand on a scene, and what of the sheet they take, added to what is to be kept off.
pub fn placed(
    ui: &Ui,
    desk: &Desk,
    view: &View,
    scene: &Scene,
    keep_out: &mut Vec<map::Rect>,
) -> Vec<Called> {
    let words: Vec<(Aim, Arc<Galley>)> = desk
        .state
        .callouts_shown()
        .iter()
        .filter_map(|callout| Some((aim(desk, callout)?, words(ui, desk, &callout.text)?)))
        .collect();
    let size = |words: &Galley| {
        let size = words.size();
        (size.x + 2.0 * INSET.0, size.y + 2.0 * INSET.1)
    };
    let wishes: Vec<(Aim, (f32, f32))> = words
        .iter()
        .map(|(aim, words)| (*aim, size(words)))
        .collect();
    let tray = scene.tray.as_ref().map(|tray| tray.rect);
    let taken: Vec<map::Rect> = keep_out.iter().copied().chain(tray).collect();
    let placed = map::callouts(scene, view, &taken, &wishes);
    keep_out.extend(placed.iter().flatten().flat_map(map::Callout::boxes));
    let called = placed.into_iter().zip(words);
    called
        .filter_map(|(at, (_, words))| Some(Called { at: at?, words }))
        .collect()
}

/// The same on the scene that was laid out around them.
pub fn joined(called: Vec<Called>, view: &View, scene: &Scene) -> Vec<Called> {
    let joined = called.into_iter().filter_map(|one| {
        let at = one.at.joined(scene, view)?;
        Some(Called { at, ..one })
    });
    joined.collect()
}

fn aim(desk: &Desk, callout: &briefing::Callout) -> Option<Aim> {
    match &callout.to {
        Anchor::Place(at) => Some(Aim::Ground(*at)),
        Anchor::Event(..) => {
            let state = desk.state;
            let row = state
                .row_of(&callout.to)
                .filter(|_| state.shows(&callout.to))?;
            let place = state.table().place(row);
            let at = state.table().places().get(place);
            Some(Aim::Place(place, at.and_then(|place| place.place.at)))
        }
    }
}

fn words(ui: &Ui, desk: &Desk, text: &str) -> Option<Arc<Galley>> {
    let text = visible_line(text.trim()).into_owned();
    let (font, ink) = (theme::body(), desk.theme.text);
    let laid = || ui.painter().layout(text.clone(), font, ink, WIDEST);
    (!text.is_empty()).then(laid)
}

/// Paints them over a map in this box.
pub fn paint(ui: &Ui, theme: &Theme, rect: Rect, called: &[Called]) {
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let place = |at: Point| -> Pos2 { rect.min + vec2(at.x, at.y) };
    for Called { at, .. } in called {
        let line = at.line.map(place);
        painter.line_segment(line, Stroke::new(4.0, theme.halo.gamma_multiply(0.85)));
        painter.line_segment(line, Stroke::new(1.3, theme.text));
        if let Some(dot) = at.dot.map(place) {
            painter.circle_filled(dot, 4.5, theme.halo);
            painter.circle_filled(dot, 3.0, theme.text);
        }
    }
    for Called { at, words } in called {
        let corner = |x: f32, y: f32| place(Point { x, y });
        let frame = Rect::from_min_max(
            corner(at.rect.left, at.rect.top),
            corner(at.rect.right, at.rect.bottom),
        );
        let (radius, stroke) = (CornerRadius::same(3), Stroke::new(1.3, theme.text));
        painter.rect(frame, radius, theme.panel, stroke, StrokeKind::Middle);
        let at = pos2(frame.left() + INSET.0, frame.top() + INSET.1);
        painter.galley(at, Arc::clone(words), theme.text);
    }
}
