//! The shown events as rows: sortable, by keyboard, and copied as text that a spreadsheet takes.

use egui::{Align2, Key, Role, Sense, Ui, WidgetInfo, vec2};
use egui_extras::{Column, TableBuilder};

use crate::action::Action;
use crate::state::SortBy;
use crate::table::Row;
use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::widgets::{self, Icon};

/// Height of a row.
const ROW: f32 = 28.0;

/// The columns, in order: what they sort by, their word, their width.
const COLUMNS: [(SortBy, &str, f32); 7] = [
    (SortBy::Date, "table-date", 132.0),
    (SortBy::Kind, "table-kind", 116.0),
    (SortBy::Place, "table-place", 190.0),
    (SortBy::To, "table-to", 150.0),
    (SortBy::People, "table-people", 96.0),
    (SortBy::Sources, "table-sources", 64.0),
    (SortBy::Status, "table-status", 104.0),
];

/// What the table remembers from frame to frame.
#[derive(Default)]
pub struct Memory {
    followed: Option<Row>,
    copied: bool,
}

/// Puts the table on screen.
pub fn show(ui: &mut Ui, desk: &mut Desk, memory: &mut Memory) {
    let ordered = desk.state.ordered();
    let selected = desk.state.selected();
    keys(ui, desk, memory);
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
        let at = selected.and_then(|row| ordered.iter().position(|other| *other == row));
        if let Some(at) = at {
            table = table.scroll_to_row(at, None);
        }
    }
    table
        .header(ROW, |mut header| {
            for (by, key, _) in COLUMNS {
                header.col(|ui| heading(ui, desk, by, key));
            }
            header.col(|ui| {
                let rect = ui.max_rect();
                let text = desk.say("table-summary");
                let at = rect.left_center() + vec2(16.0, 0.0);
                let strong = theme::strong(12.0);
                let ink = desk.theme.text;
                widgets::draw_text(
                    ui,
                    at,
                    Align2::LEFT_CENTER,
                    &text,
                    strong,
                    ink,
                    rect.width(),
                );
            });
        })
        .body(|body| {
            body.rows(ROW, ordered.len(), |mut line| {
                let Some(row) = ordered.get(line.index()).copied() else {
                    return;
                };
                line.set_selected(selected == Some(row));
                line.set_hovered(desk.state.pointed().contains(&row));
                cells(&mut line, desk, row);
                let response = line.response();
                let name = desk.describe(row);
                response.widget_info(|| {
                    WidgetInfo::selected(Role::Row, true, selected == Some(row), &name)
                });
                if response.hovered() {
                    desk.point(&[row]);
                }
                if response.clicked() {
                    desk.ask(Action::Select(Some(row)));
                }
            });
        });
}

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
    let response = ui.interact(rect, ui.scope_id().with(("sort", key)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ColumnHeader, true, sorted, &name));
    widgets::focus_ring(ui, rect.shrink(2.0), &response);
    let theme = desk.theme;
    let ink = if response.hovered() {
        theme.accent
    } else {
        theme.text
    };
    let right = matches!(by, SortBy::People | SortBy::Sources);
    let (at, align) = if right {
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
        let x = if right {
            drawn.left() - 8.0
        } else {
            drawn.right() + 8.0
        };
        widgets::draw_icon(
            ui.painter(),
            egui::pos2(x, rect.center().y),
            icon,
            12.0,
            ink,
        );
    }
    if response.clicked() {
        desk.ask(Action::Sort(by));
    }
}

fn cells(line: &mut egui_extras::TableRow<'_, '_>, desk: &Desk, row: Row) {
    let table = desk.state.table();
    let event = table.event(row);
    let added = desk.state.summary().selection.is_added(row);
    let ink = if added {
        desk.theme.text
    } else {
        desk.theme.third
    };
    let place = |at: Option<usize>| {
        let place = at.and_then(|at| table.places().get(at));
        place.map_or_else(String::new, |place| {
            desk.words.place(&place.place).to_owned()
        })
    };
    let texts = [
        (desk.words.date(&event.date), false, 0.0),
        (desk.kind_name(&event.kind), false, 18.0),
        (place(Some(table.place(row))), false, 0.0),
        (place(table.to(row)), false, 0.0),
        (desk.words.people(&event.people()), true, 0.0),
        (desk.words.number(event.sources() as u64), true, 0.0),
        (
            desk.words
                .status(event.status.unwrap_or_default())
                .to_owned(),
            false,
            0.0,
        ),
        (event.summary.clone().unwrap_or_default(), false, 0.0),
    ];
    for (text, right, glyph) in texts {
        line.col(|ui| {
            let rect = ui.max_rect();
            if glyph > 0.0 {
                let at = rect.left_center() + vec2(20.0, 0.0);
                super::glyph_of(ui.painter(), desk, &event.kind, at, 5.5, added);
            }
            let (at, align) = if right {
                (rect.right_center() - vec2(12.0, 0.0), Align2::RIGHT_CENTER)
            } else {
                (
                    rect.left_center() + vec2(16.0 + glyph, 0.0),
                    Align2::LEFT_CENTER,
                )
            };
            let room = rect.width() - 20.0 - glyph;
            let text = crate::format::visible(&text);
            widgets::draw_text(ui, at, align, &text, theme::body(), ink, room);
        });
    }
}

/// Up and down move through the rows while the table has the pointer or an event is chosen; Ctrl+C copies.
fn keys(ui: &mut Ui, desk: &mut Desk, memory: &mut Memory) {
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
        ui.ctx().copy_text(as_text(desk));
        memory.copied = true;
    }
}

/// All shown rows, tab-separated, with a head: what a spreadsheet takes.
#[must_use]
pub fn as_text(desk: &Desk) -> String {
    let table = desk.state.table();
    let mut text = ["table-id"]
        .into_iter()
        .chain(COLUMNS.map(|(_, key, _)| key))
        .chain(["table-summary"])
        .map(|key| desk.say(key))
        .collect::<Vec<_>>()
        .join("\t");
    for row in desk.state.ordered() {
        let event = table.event(*row);
        let place = |at: Option<usize>| {
            let place = at.and_then(|at| table.places().get(at));
            place.map_or_else(String::new, |place| {
                desk.words.place(&place.place).to_owned()
            })
        };
        let cells = [
            event.id.to_string(),
            event.date.text().to_owned(),
            desk.kind_name(&event.kind),
            place(Some(table.place(*row))),
            place(table.to(*row)),
            desk.words.people(&event.people()),
            event.sources().to_string(),
            desk.words
                .status(event.status.unwrap_or_default())
                .to_owned(),
            event.summary.clone().unwrap_or_default(),
        ];
        let cells = cells.map(|cell| cell.replace(['\t', '\n', '\r'], " "));
        text.push('\n');
        text.push_str(&cells.join("\t"));
    }
    text
}

/// The table's head in the strip at the bottom: folds it away, copies it.
pub fn strip(ui: &mut Ui, desk: &mut Desk) {
    let open = desk.state.settings().layout.table;
    let name = desk.say(if open { "table-fold" } else { "table-unfold" });
    let rows = desk
        .words
        .count("count-rows", desk.state.ordered().len() as u64);
    let title = desk.say("table-title");
    let theme = desk.theme;
    let strong = ui
        .painter()
        .layout_no_wrap(title, theme::strong(12.0), theme.text);
    let light = ui
        .painter()
        .layout_no_wrap(rows, theme::body(), theme.third);
    let size = vec2(strong.size().x + light.size().x + 56.0, 24.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, open, &name));
    if response.hovered() {
        ui.painter().rect_filled(rect, 4.0, theme.hover);
    }
    widgets::focus_ring(ui, rect, &response);
    let icon = if open {
        Icon::ChevronDown
    } else {
        Icon::ChevronUp
    };
    let left = rect.left_center();
    widgets::draw_icon(
        ui.painter(),
        left + vec2(8.0, 0.0),
        icon,
        14.0,
        theme.second,
    );
    widgets::draw_icon(
        ui.painter(),
        left + vec2(28.0, 0.0),
        Icon::Table2,
        14.0,
        theme.second,
    );
    let x = rect.left() + 42.0;
    let middle = |height: f32| rect.center().y - height / 2.0;
    let after = x + strong.size().x + 8.0;
    ui.painter()
        .galley(egui::pos2(x, middle(strong.size().y)), strong, theme.text);
    ui.painter().galley(
        egui::pos2(after, middle(light.size().y)),
        light,
        theme.third,
    );
    if response.clicked() {
        desk.ask(Action::Fold(crate::state::Fold::Table, !open));
    }
    if open {
        let name = desk.say("table-copy");
        let button = widgets::Button::text(&name).with_icon(Icon::Copy);
        if button
            .look(widgets::Look::Plain)
            .size(0.0, 24.0)
            .show(ui)
            .clicked()
        {
            ui.ctx().copy_text(as_text(desk));
        }
    }
}
