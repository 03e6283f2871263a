//! The shown events as rows: sortable, by keyboard, and copied as text that a spreadsheet takes.

mod cells;
mod strip;
mod text;

use egui::{Align2, Key, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use egui_extras::{Column, TableBuilder, TableRow};

use crate::action::Action;
use crate::state::Pointing;
use crate::table::{Row, SortBy};
use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::widgets::{self, Icon};
pub use strip::strip;

/// Height of a row.
const ROW: f32 = 28.0;

/// The columns, in order: what they sort by, their word, their width.
const COLUMNS: [(SortBy, &str, f32); 7] = [
    (SortBy::Date, "table-date", 168.0),
    (SortBy::Kind, "table-kind", 116.0),
    (SortBy::Place, "table-place", 180.0),
    (SortBy::To, "table-to", 132.0),
    (SortBy::People, "table-people", 96.0),
    (SortBy::Sources, "table-sources", 64.0),
    (SortBy::Status, "table-status", 104.0),
];

/// What the table remembers from frame to frame.
#[derive(Default)]
pub struct Memory {
    followed: Option<Row>,
}

/// Puts the table on screen.
pub fn show(ui: &mut Ui, desk: &mut Desk, memory: &mut Memory) {
    profiling::scope!("table");
    let ordered = desk.state.ordered();
    let selected = desk.state.selected();
    keys(ui, desk);
    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
    let mut table = TableBuilder::new(ui)
        .id_salt("events")
        .striped(false)
        .sense(Sense::click())
        .auto_shrink(false)
        // The panel says how high the table is; by default it would be 200 and hang out below.
        .min_scrolled_height(0.0)
        .resizable(true);
    for (_, _, width) in COLUMNS {
        table = table.column(Column::initial(width).at_least(56.0).clip(true));
    }
    table = table.column(Column::remainder().at_least(160.0).clip(true));
    if selected != memory.followed {
        memory.followed = selected;
        if let Some(at) = desk.state.selected_at() {
            table = table.scroll_to_row(at, None);
        }
    }
    let header = |mut header: TableRow<'_, '_>| {
        for (by, key, _) in COLUMNS {
            header.col(|ui| heading(ui, desk, by, key));
        }
        header.col(|ui| summary_heading(ui, desk));
    };
    table.header(ROW, header).body(|body| {
        body.rows(ROW, ordered.len(), |mut line| {
            if let Some(row) = ordered.get(line.index()) {
                event(&mut line, desk, *row, selected == Some(*row));
            }
        });
    });
}

/// An event's row.
fn event(line: &mut TableRow<'_, '_>, desk: &mut Desk, row: Row, is_selected: bool) {
    line.set_selected(is_selected);
    line.set_hovered(desk.state.pointed().lights_row(row));
    cells::show(line, desk, row);
    let response = line.response();
    let name = desk.describe(row);
    response.widget_info(|| WidgetInfo::selected(Role::Row, true, is_selected, &name));
    if response.hovered() {
        desk.point(Pointing::Event(row));
    }
    if response.clicked() {
        desk.ask(Action::Select(Some(row)));
    }
}

/// The last column has no order of its own.
fn summary_heading(ui: &Ui, desk: &Desk) {
    let rect = ui.max_rect();
    let text = desk.say("table-summary");
    let (at, left) = (rect.left_center() + vec2(16.0, 0.0), Align2::LEFT_CENTER);
    let (strong, ink) = (theme::strong(12.0), desk.theme.text);
    widgets::draw_text(ui, at, left, &text, strong, ink, rect.width());
}

/// A column's head, which sorts by it.
fn heading(ui: &mut Ui, desk: &mut Desk, by: SortBy, key: &str) {
    let layout = &desk.state.settings().layout;
    let sorted = layout.sort == by;
    let text = desk.say(key);
    let column = [("column", text.as_str().into())];
    let name = match (sorted, layout.descending) {
        (false, _) => desk.say_with("table-sort", &column),
        (true, false) => desk.say_with("table-sorted-up", &column),
        (true, true) => desk.say_with("table-sorted-down", &column),
    };
    let rect = ui.max_rect();
    let id = ui.scope_id().with(("sort", key));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ColumnHeader, true, sorted, &name));
    widgets::focus_ring(ui, rect.shrink(2.0), &response);
    let ink = if response.hovered() {
        desk.theme.accent
    } else {
        desk.theme.text
    };
    let is_number = matches!(by, SortBy::People | SortBy::Sources);
    let (at, align) = if is_number {
        (rect.right_center() - vec2(12.0, 0.0), Align2::RIGHT_CENTER)
    } else {
        (rect.left_center() + vec2(16.0, 0.0), Align2::LEFT_CENTER)
    };
    let room = rect.width() - 28.0;
    let drawn = widgets::draw_text(ui, at, align, &text, theme::strong(12.0), ink, room);
    if sorted {
        let icon = if layout.descending {
            Icon::ChevronDown
        } else {
            Icon::ChevronUp
        };
        let x = if is_number {
            drawn.left() - 8.0
        } else {
            drawn.right() + 8.0
        };
        let at = pos2(x, rect.center().y);
        widgets::draw_icon(ui.painter(), at, icon, 12.0, ink);
    }
    if response.clicked() {
        desk.ask(Action::Sort(by));
    }
}

/// Up and down move through the rows while the table has the pointer or an event is chosen; Ctrl+C copies.
fn keys(ui: &Ui, desk: &mut Desk) {
    if ui.ctx().text_edit_focused() {
        return;
    }
    let over = ui.rect_contains_pointer(ui.max_rect());
    let (up, down, copy) = ui.input_mut(|input| {
        let copy = input
            .events
            .iter()
            .any(|event| matches!(event, egui::Event::Copy));
        if !over {
            return (false, false, copy);
        }
        let none = egui::Modifiers::NONE;
        (
            input.consume_key(none, Key::ArrowUp),
            input.consume_key(none, Key::ArrowDown),
            copy,
        )
    });
    if up {
        desk.ask(Action::SelectBeside(-1));
    }
    if down {
        desk.ask(Action::SelectBeside(1));
    }
    if copy && over {
        text::copy(ui.ctx(), desk);
    }
}
