//! Rows of lists: to click, to tick, to unfold.

use egui::{
    Align2, CornerRadius, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, vec2,
};

use super::{Icon, draw_icon, draw_text, focus_ring};
use crate::ui::theme::{self, Theme};

/// Height of a row.
pub const ROW: f32 = 24.0;

/// Of a list up to this long every row is there for whoever reads without seeing; of a longer one those in view.
const ALL: usize = 200;

/// Shows so many rows of [`ROW`] below each other, which must take no other room: of very many only those in view.
pub fn rows(ui: &mut Ui, count: usize, mut show: impl FnMut(&mut Ui, usize)) {
    if count <= ALL {
        (0..count).for_each(|at| show(ui, at));
        return;
    }
    #[expect(clippy::cast_precision_loss, reason = "the height of a list in points")]
    let height = |rows: usize| rows as f32 * ROW;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a negative number of rows is none"
    )]
    let rows_above = |y: f32| ((y - ui.cursor().top()) / ROW) as usize;
    let clip = ui.clip_rect();
    let first = rows_above(clip.top()).min(count);
    let end = (rows_above(clip.bottom()) + 1).clamp(first, count);
    ui.add_space(height(first));
    ui.skip_ahead_auto_ids(first);
    (first..end).for_each(|at| show(ui, at));
    ui.skip_ahead_auto_ids(count - end);
    ui.add_space(height(count - end));
}

/// A row that can be clicked, as wide as there is room, with its name.
pub fn row(ui: &mut Ui, height: f32, kind: Role, name: &str, on: Option<bool>) -> (Rect, Response) {
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| match on {
        Some(on) => WidgetInfo::selected(kind, enabled, on, name),
        None => WidgetInfo::labeled(kind, enabled, name),
    });
    if response.hovered() {
        ui.painter()
            .rect_filled(rect, CornerRadius::same(4), Theme::of(ui).hover);
    }
    focus_ring(ui, rect, &response);
    (rect, response)
}

/// The head of a part that folds: an arrow, its title, a note right. Whether it was clicked.
pub fn disclosure(ui: &mut Ui, height: f32, title: &str, note: &str, open: bool) -> bool {
    let theme = Theme::of(ui);
    let (rect, response) = row(ui, height, Role::DisclosureTriangle, title, Some(open));
    let icon = if open {
        Icon::ChevronDown
    } else {
        Icon::ChevronRight
    };
    let at = rect.left_center() + vec2(18.0, 0.0);
    draw_icon(ui.painter(), at, icon, 14.0, theme.second);
    let (at, left) = (rect.left_center() + vec2(30.0, 0.0), Align2::LEFT_CENTER);
    let (strong, room) = (theme::strong(12.0), rect.width() - 44.0);
    let head = draw_text(ui, at, left, title, strong, theme.text, room);
    let (at, right) = (rect.right_center() - vec2(16.0, 0.0), Align2::RIGHT_CENTER);
    let room = rect.right() - head.right() - 28.0;
    draw_text(ui, at, right, note, theme::body(), theme.third, room);
    response.clicked()
}

/// How far a box is ticked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tick {
    /// Not.
    Off,
    /// Some of what it stands for.
    Some,
    /// All of it.
    On,
}

/// The box of a list's row, 14 wide, drawn with its left edge at `left`.
pub fn draw_tick(ui: &Ui, left: Pos2, tick: Tick) {
    let theme = Theme::of(ui);
    let rect = Rect::from_center_size(left + vec2(7.0, 0.0), Vec2::splat(14.0));
    let (fill, line) = match tick {
        Tick::Off => (theme.panel, theme.control),
        Tick::Some | Tick::On => (theme.primary, theme.primary),
    };
    let painter = ui.painter();
    let stroke = Stroke::new(1.0, line);
    painter.rect(
        rect,
        CornerRadius::same(3),
        fill,
        stroke,
        StrokeKind::Inside,
    );
    let icon = match tick {
        Tick::Off => return,
        Tick::Some => Icon::Minus,
        Tick::On => Icon::Check,
    };
    draw_icon(painter, rect.center(), icon, 12.0, theme.on_primary);
}
