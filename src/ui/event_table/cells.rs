//! What stands in a row of the table.

use egui::{Align2, vec2};
use egui_extras::TableRow;

use super::text::place_name;
use crate::table::Row;
use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::widgets;

/// Puts the cells of an event in its row. What is not added steps back.
pub(super) fn show(line: &mut TableRow<'_, '_>, desk: &Desk, row: Row) {
    let table = desk.state.table();
    let event = table.event(row);
    let added = desk.state.summary().selection.is_added(row);
    let ink = if added {
        desk.theme.text
    } else {
        desk.theme.third
    };
    let status = desk.words.status(event.status.unwrap_or_default());
    // The text, whether it stands right, and the room for a glyph before it.
    let texts = [
        (desk.words.date(&event.date), false, 0.0),
        (desk.kind_name(&event.kind), false, 18.0),
        (place_name(desk, Some(table.place(row))), false, 0.0),
        (place_name(desk, table.to(row)), false, 0.0),
        (desk.words.people(&event.people()), true, 0.0),
        (desk.words.number(event.sources() as u64), true, 0.0),
        (status.to_owned(), false, 0.0),
        (event.summary.clone().unwrap_or_default(), false, 0.0),
    ];
    for (text, right, glyph) in texts {
        line.col(|ui| {
            let rect = ui.max_rect();
            if glyph > 0.0 {
                let at = rect.left_center() + vec2(20.0, 0.0);
                crate::ui::glyph_of(ui.painter(), desk, &event.kind, at, 5.5, added);
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
