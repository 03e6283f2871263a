//! A link, shown whole before it opens.

use egui::{Align, Frame, Label, Layout, OpenUrl, RichText, Ui};

use super::head;
use crate::action::Action;
use crate::ui::desk::Desk;
use crate::ui::widgets::{Button, Icon, Look};

/// Puts it on screen.
pub(super) fn show(ui: &mut Ui, desk: &mut Desk, url: &str) {
    head(ui, desk, &desk.say("dialog-link-title"));
    ui.label(RichText::new(desk.say("dialog-link-text")).color(desk.theme.second));
    ui.add_space(8.0);
    Frame::NONE
        .fill(desk.theme.sunken)
        .corner_radius(4)
        .inner_margin(12)
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            let text = crate::format::visible(url);
            ui.add(
                Label::new(RichText::new(text).monospace())
                    .wrap()
                    .selectable(true),
            );
        });
    ui.add_space(12.0);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let open = desk.say("dialog-open");
        let copy = desk.say("dialog-copy");
        let cancel = desk.say("dialog-cancel");
        let button = Button::text(&open)
            .with_icon(Icon::ExternalLink)
            .look(Look::Primary);
        if button.show(ui).clicked() {
            ui.ctx().open_url(OpenUrl::new_tab(url));
            desk.ask(Action::Dialog(None));
        }
        if Button::text(&copy).with_icon(Icon::Copy).show(ui).clicked() {
            let said = desk.say("dialog-link-copied");
            desk.copy(ui.ctx(), url.to_owned(), said);
        }
        if Button::text(&cancel).show(ui).clicked() {
            desk.ask(Action::Dialog(None));
        }
    });
}
