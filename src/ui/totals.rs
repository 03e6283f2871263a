//! How many events and people, by kind and as ranges, with what is not known and not added.

use egui::{Align2, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::model::Kind;
use crate::table::Group;
use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::widgets;

/// Height of a note.
const NOTE: f32 = 16.0;
/// Between a number and its range.
const GAP: f32 = 6.0;

/// Puts the totals on screen. People are led by kind: one person can be in several events.
pub fn show(ui: &mut Ui, desk: &mut Desk) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let summary = desk.state.summary();
    let events = desk.words.events(summary.total.events);
    let head = ui.label(RichText::new(&events).font(theme::strong(18.0)));
    name_datasets(desk, &head);
    let with_people: Vec<_> = summary
        .by_kind
        .iter()
        .filter(|group| group.total.events > group.total.without_number)
        .collect();
    let notes = notes(desk);
    #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
    let [lines, below] = [with_people.len().max(1), notes.len()].map(|lines| lines as f32);
    let height = (ui.available_height() - NOTE * below) / lines;
    // A dataset with many kinds of its own has more lines than a low window: the last ones are scrolled to.
    egui::ScrollArea::vertical()
        .max_height(ui.available_height() - NOTE * below)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for group in with_people {
                people(ui, desk, group, height.clamp(11.0, 18.0));
            }
        });
    for (text, hint) in notes {
        let text = RichText::new(text).color(desk.theme.second);
        let response = ui.add(egui::Label::new(text).truncate());
        if let Some(hint) = hint {
            response.on_hover_text(hint);
        }
    }
}

/// The people of a kind in one line.
fn people(ui: &mut Ui, desk: &Desk, group: &Group<Kind>, height: f32) {
    let theme = desk.theme;
    let size = vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let (middle, left) = (rect.left_center(), Align2::LEFT_CENTER);
    // In a low line it is smaller, or it would cover its neighbours.
    let radius = (height * 0.36).min(5.0);
    super::glyph(
        ui.painter(),
        desk,
        &group.key,
        middle + vec2(6.0, 0.0),
        radius,
    );
    let at = middle + vec2(18.0, 0.0);
    let room = rect.right() - at.x;
    let wide = |text: &str, font| {
        let galley = ui
            .painter()
            .layout_no_wrap(text.to_owned(), font, theme.text);
        galley.size().x
    };
    let width = |(headline, range): &(String, Option<String>)| {
        let range = range.as_ref().map(|range| GAP + wide(range, theme::body()));
        wide(headline, theme::strong(12.0)) + range.unwrap_or_default()
    };
    let lines = desk.words.total_lines(&group.total);
    let fits = lines.iter().find(|line| width(line) <= room);
    if let Some((headline, range)) = fits.or(lines.last()) {
        let strong = theme::strong(12.0);
        let lead = widgets::draw_text(ui, at, left, headline, strong, theme.text, room);
        let at = pos2(lead.right() + GAP, middle.y);
        let (range, room) = (range.as_deref().unwrap_or_default(), rect.right() - at.x);
        widgets::draw_text(ui, at, left, range, theme::body(), theme.second, room);
    }
    let kind = desk.kind_name(&group.key);
    let line = format!("{kind}: {}", desk.words.total_sentence(&group.total));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &line));
    response.on_hover_text(&line);
}

/// What the lines leave out, each with a hint.
fn notes(desk: &Desk) -> Vec<(String, Option<String>)> {
    let summary = desk.state.summary();
    let mut notes = Vec::new();
    if summary.total.without_number > 0 {
        let text = desk
            .words
            .count("total-without-number", summary.total.without_number);
        notes.push((text, None));
    }
    if summary.not_added > 0 {
        let text = desk.words.count("total-not-added", summary.not_added);
        notes.push((text, Some(desk.say("total-not-added-hint"))));
    }
    notes
}

/// With several datasets shown, the total says of which.
fn name_datasets(desk: &Desk, head: &egui::Response) {
    let titles: Vec<String> = desk
        .state
        .table()
        .datasets()
        .iter()
        .map(|dataset| dataset.title.clone())
        .collect();
    let text = format!(
        "{}\n{}",
        desk.words.list(&titles),
        desk.say("total-overlap")
    );
    head.clone().on_hover_text(text);
}
