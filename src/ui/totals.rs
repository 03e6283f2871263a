//! How many events and people, by kind and as ranges, with what is not known and not added.

use egui::{Align2, Role, Sense, Ui, WidgetInfo, vec2};

use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::widgets;

/// Puts the totals on screen. People are led by kind: one person can be in several events.
pub fn show(ui: &mut Ui, desk: &mut Desk) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let summary = desk.state.summary();
    let theme = desk.theme;
    let events = desk.words.events(summary.total.events);
    let mut said = vec![events.clone()];
    let head = ui.label(egui::RichText::new(&events).font(theme::strong(18.0)));
    name_datasets(desk, &head);
    let with_people: Vec<_> = summary
        .by_kind
        .iter()
        .filter(|group| group.total.events > group.total.without_number)
        .collect();
    let lines = with_people.len();
    let notes = notes(desk);
    let room = ui.available_height() - 16.0 * notes.len() as f32;
    let height = (room / lines.max(1) as f32).clamp(13.0, 18.0);
    for group in &with_people {
        let words = desk.words.total(&group.total);
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let middle = rect.left_center();
        super::glyph(ui.painter(), desk, &group.key, middle + vec2(6.0, 0.0), 5.0);
        let strong = theme::strong(12.0);
        let at = middle + vec2(18.0, 0.0);
        let ink = theme.text;
        let lead = widgets::draw_text(
            ui,
            at,
            Align2::LEFT_CENTER,
            &words.headline,
            strong,
            ink,
            rect.width() - 18.0,
        );
        let whole = desk.words.total_sentence(&group.total);
        if let Some(range) = &words.range {
            let at = egui::pos2(lead.right() + 6.0, middle.y);
            let short = short_range(desk, &group.total);
            let width = rect.right() - at.x;
            let ink = theme.second;
            widgets::draw_text(
                ui,
                at,
                Align2::LEFT_CENTER,
                &short,
                theme::body(),
                ink,
                width,
            );
            let _ = range;
        }
        let line = format!("{}: {whole}", desk.kind_name(&group.key));
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &line));
        response.on_hover_text(&line);
        said.push(line);
    }
    for (text, hint) in notes {
        let label = egui::Label::new(egui::RichText::new(&text).color(theme.second)).truncate();
        let response = ui.add(label);
        if let Some(hint) = hint {
            response.on_hover_text(hint);
        }
        said.push(text);
    }
}

/// "930 – 1 260 +": the low and high end, short.
fn short_range(desk: &Desk, total: &crate::model::Total) -> String {
    let number = |n| desk.words.number(n);
    let open = if total.open > 0 { " +" } else { "" };
    if total.low == total.high {
        format!("{}{open}", number(total.low))
    } else {
        format!("{}–{}{open}", number(total.low), number(total.high))
    }
}

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
