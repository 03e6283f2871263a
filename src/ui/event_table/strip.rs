//! The table's head in the strip at the bottom of the window.

use egui::{Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::text;
use crate::action::Action;
use crate::state::Fold;
use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::widgets::{self, Button, Icon, Look};

/// The table's head in the strip at the bottom: folds it away, copies it.
pub fn strip(ui: &mut Ui, desk: &mut Desk) {
    let open = desk.state.settings().layout.table;
    let name = desk.say(if open { "table-fold" } else { "table-unfold" });
    let rows = desk
        .words
        .count("count-rows", desk.state.ordered().len() as u64);
    let title = desk.say("table-title");
    let theme = desk.theme;
    let painter = ui.painter();
    let strong = painter.layout_no_wrap(title, theme::strong(12.0), theme.text);
    let light = painter.layout_no_wrap(rows, theme::body(), theme.third);
    let size = vec2(strong.size().x + light.size().x + 56.0, 24.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, open, &name));
    let painter = ui.painter();
    if response.hovered() {
        painter.rect_filled(rect, 4.0, theme.hover);
    }
    widgets::focus_ring(ui, rect, &response);
    let icon = if open {
        Icon::ChevronDown
    } else {
        Icon::ChevronUp
    };
    for (icon, x) in [(icon, 8.0), (Icon::Table2, 28.0)] {
        let at = rect.left_center() + vec2(x, 0.0);
        widgets::draw_icon(painter, at, icon, 14.0, theme.second);
    }
    let mut x = rect.left() + 42.0;
    for (galley, ink) in [(strong, theme.text), (light, theme.third)] {
        let at = pos2(x, rect.center().y - galley.size().y / 2.0);
        x += galley.size().x + 8.0;
        painter.galley(at, galley, ink);
    }
    if response.clicked() {
        desk.ask(Action::Fold(Fold::Table, !open));
    }
    if open {
        copy(ui, desk);
    }
}

fn copy(ui: &mut Ui, desk: &mut Desk) {
    let name = desk.say("table-copy");
    let button = Button::text(&name).with_icon(Icon::Copy).look(Look::Plain);
    if button.size(0.0, 24.0).show(ui).clicked() {
        text::copy(ui.ctx(), desk);
    }
}
