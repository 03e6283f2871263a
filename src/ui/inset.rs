//! A small map of where the event was.

use egui::{Role, Sense, Ui, Vec2, WidgetInfo};

use crate::table::Row;
use crate::ui::desk::Desk;

/// What the inset remembers from frame to frame.
#[derive(Default)]
pub struct Memory {}

/// Puts the inset on screen.
pub fn show(ui: &mut Ui, desk: &mut Desk, _row: Row, size: Vec2, _memory: &mut Memory) {
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, "inset"));
    ui.painter().rect_filled(rect, 4.0, desk.theme.land);
}
