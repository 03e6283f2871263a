//! The shown rows as text that a spreadsheet takes.

use super::COLUMNS;
use crate::table::Row;
use crate::ui::desk::Desk;

/// No more rows than this are copied: a clipboard is no file, and the window waits for them.
const MOST: usize = 20_000;

/// The first of the shown rows, tab-separated, with a head.
#[must_use]
fn of_rows(desk: &Desk, rows: &[Row]) -> String {
    let keys = ["table-id"]
        .into_iter()
        .chain(COLUMNS.map(|(_, key, _)| key))
        .chain(["table-summary"]);
    let head: Vec<String> = keys.map(|key| desk.say(key)).collect();
    let mut text = head.join("\t");
    for row in rows {
        text.push('\n');
        text.push_str(&of_row(desk, *row));
    }
    text
}

/// Copies the shown rows as far as they go into a clipboard, and says how many.
pub(super) fn copy(ctx: &egui::Context, desk: &mut Desk) {
    let all = desk.state.ordered();
    let rows = all.get(..MOST).unwrap_or(all);
    let mut said = desk.words.count("table-copied", rows.len() as u64);
    if rows.len() < all.len() {
        let all = desk.words.number(all.len() as u64);
        said = desk.say_with(
            "table-copied-of",
            &[("rows", said.into()), ("all", all.into())],
        );
    }
    let text = of_rows(desk, rows);
    desk.copy(ctx, text, said);
}

fn of_row(desk: &Desk, row: Row) -> String {
    let table = desk.state.table();
    let event = table.event(row);
    let status = desk.words.status(event.status.unwrap_or_default());
    let cells = [
        event.id.to_string(),
        event.date.text().to_owned(),
        desk.kind_name(&event.kind),
        place_name(desk, Some(table.place(row))),
        place_name(desk, table.to(row)),
        desk.words.people(&event.people()),
        event.sources().to_string(),
        status.to_owned(),
        event.summary.clone().unwrap_or_default(),
    ];
    // Nothing in a cell may look like the end of it.
    cells
        .map(|cell| cell.replace(['\t', '\n', '\r'], " "))
        .join("\t")
}

/// The name of a place of the table; empty where there is none.
pub(super) fn place_name(desk: &Desk, at: Option<usize>) -> String {
    at.and_then(|at| desk.state.table().places().get(at))
        .map_or_else(String::new, |place| {
            desk.words.place(&place.place).to_owned()
        })
}
