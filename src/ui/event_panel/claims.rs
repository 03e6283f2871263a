//! Who says what: each source's claim on one scale, and where to read it.

use egui::{Align2, CursorIcon, RichText, Role, Sense, Ui, WidgetInfo, vec2};

use super::axis::Axis;
use super::marks;
use crate::action::Action;
use crate::format::visible;
use crate::model::{Event, Report, Source};
use crate::state::Dialog;
use crate::table::Row;
use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::widgets;

/// Every claim on one scale, beside who makes it.
pub(super) fn show(ui: &mut Ui, desk: &mut Desk, row: Row, event: &Event) {
    title(ui, desk);
    if event.reports.is_empty() {
        ui.weak(desk.say("event-claims-none"));
        return;
    }
    let axis = Axis::of(event);
    marks::scale(ui, desk, axis.as_ref());
    let table = desk.state.table();
    let sources = table
        .datasets()
        .get(table.dataset(row))
        .map_or(&[][..], |dataset| &dataset.sources);
    for report in &event.reports {
        let source = sources.iter().find(|source| source.id == report.source);
        let frame = egui::Frame::NONE
            .fill(desk.theme.strip)
            .inner_margin(egui::Margin::symmetric(16, 4));
        frame.show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            let voice = source.map_or(report.source.as_str(), Source::voice);
            marks::row(ui, desk, voice, report, event, axis.as_ref());
            if let Some(source) = source {
                article(ui, desk, event, report, source);
            }
        });
        ui.add_space(2.0);
    }
    ui.add_space(4.0);
}

fn title(ui: &mut Ui, desk: &Desk) {
    let theme = desk.theme;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    let (left, right) = (Align2::LEFT_CENTER, Align2::RIGHT_CENTER);
    let title = desk.say("event-claims");
    let at = rect.left_center() + vec2(16.0, 0.0);
    let (strong, ink) = (theme::strong(12.0), theme.text);
    widgets::draw_text(ui, at, left, &title, strong, ink, rect.width());
    let text = desk.say("event-claims-axis");
    let at = rect.right_center() - vec2(16.0, 0.0);
    widgets::draw_text(ui, at, right, &text, theme::body(), theme.third, 80.0);
}

/// What was published where and when, what else it says, and where to read it.
fn article(ui: &mut Ui, desk: &mut Desk, event: &Event, report: &Report, source: &Source) {
    let theme = desk.theme;
    if let Some(title) = source.title.as_deref().map(visible) {
        let text = desk.say_with("quoted", &[("text", (&*title).into())]);
        ui.add(egui::Label::new(text).wrap());
    }
    let published = source.published.as_ref();
    let mut notes =
        vec![published.map_or_else(|| desk.say("event-undated"), |date| desk.words.date(date))];
    // Only a source that differs from the event needs saying when.
    if let Some(date) = report.date.as_ref().filter(|date| **date != event.date) {
        let date = desk.words.date(date);
        notes.push(desk.say_with("event-claim-date", &[("date", date.into())]));
    }
    notes.extend(report.note.iter().map(|note| visible(note).into_owned()));
    let text = RichText::new(notes.join(" · ")).color(theme.second);
    ui.add(egui::Label::new(text).wrap());
    if let Some(note) = source.note.as_deref().map(visible) {
        ui.add(egui::Label::new(RichText::new(note).color(theme.third)).wrap());
    }
    for (url, key) in [(&source.url, ""), (&source.archive_url, "event-archive")] {
        if let Some(url) = url {
            link(ui, desk, url, key);
        }
    }
}

/// A link that shows itself whole before it opens.
fn link(ui: &mut Ui, desk: &mut Desk, url: &str, key: &str) {
    let bare = url
        .trim_start_matches("https://")
        .trim_start_matches("http://");
    let text = if key.is_empty() {
        bare.to_owned()
    } else {
        format!("{}: {bare}", desk.say(key))
    };
    let name = desk.say_with("event-link", &[("url", url.into())]);
    let text = RichText::new(crate::format::visible(&text))
        .color(desk.theme.accent)
        .underline();
    let response = ui.add(egui::Label::new(text).truncate().sense(Sense::click()));
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
    if response.hovered() {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    }
    if response.clicked() {
        desk.ask(Action::Dialog(Some(Dialog::Link(url.to_owned()))));
    }
}
