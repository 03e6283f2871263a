//! The event that the reader chose: when, where, how many, and what each source says, side by side.

mod axis;
mod claims;
mod facts;
mod head;
mod links;
mod marks;

use egui::{RichText, Ui};

use crate::action::{Action, Scenes};
use crate::model::Event;
use crate::table::Row;
use crate::ui::desk::Desk;
use crate::ui::inset;
use crate::ui::theme;
use crate::ui::widgets::{self, Button, Icon, Look};

/// Puts the event on screen.
pub fn show(ui: &mut Ui, desk: &mut Desk, memory: &mut inset::Memory) {
    profiling::scope!("event panel");
    let Some(row) = desk.state.selected() else {
        nothing_chosen(ui, desk);
        return;
    };
    egui::Panel::bottom("event-actions")
        .exact_size(56.0)
        .frame(egui::Frame::NONE.inner_margin(16))
        .show(ui, |ui| actions(ui, desk, row));
    egui::ScrollArea::vertical()
        .id_salt("event")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            let event = &desk.state.table().event(row);
            widgets::inset(ui, 8, |ui| {
                head::show(ui, desk, row, event);
                facts::show(ui, desk, row, event, memory);
            });
            claims::show(ui, desk, row, event);
            widgets::inset(ui, 4, |ui| {
                links::show(ui, desk, row, event);
                footer(ui, desk, row, event);
            });
        });
}

fn nothing_chosen(ui: &mut Ui, desk: &Desk) {
    egui::Frame::NONE.inner_margin(16).show(ui, |ui| {
        ui.add_space(8.0);
        ui.label(RichText::new(desk.say("event-none")).font(theme::strong(14.0)));
        ui.label(RichText::new(desk.say("event-none-hint")).color(desk.theme.second));
    });
}

/// Circumstances, notes, and which dataset has it under which id.
fn footer(ui: &mut Ui, desk: &Desk, row: Row, event: &Event) {
    let theme = desk.theme;
    if !event.tags.is_empty() {
        ui.add_space(8.0);
        ui.label(RichText::new(desk.say("event-circumstances")).font(theme::strong(12.0)));
        let tags: Vec<String> = event
            .tags
            .iter()
            .map(|tag| desk.words.tag(tag).into_owned())
            .collect();
        ui.add(egui::Label::new(RichText::new(tags.join(" · ")).color(theme.second)).wrap());
    }
    if let Some(notes) = &event.notes {
        ui.add_space(8.0);
        ui.label(RichText::new(desk.say("event-notes")).font(theme::strong(12.0)));
        let text = RichText::new(crate::format::visible(notes)).color(theme.second);
        ui.add(egui::Label::new(text).wrap());
    }
    ui.add_space(8.0);
    let dataset = desk.state.table().dataset(row);
    let title = desk
        .state
        .table()
        .datasets()
        .get(dataset)
        .map(|dataset| dataset.title.as_str());
    let id = desk.say_with("event-id", &[("id", event.id.as_str().into())]);
    let text = match title {
        Some(title) => {
            format!(
                "{}\n{id}",
                desk.say_with("event-dataset", &[("title", title.into())])
            )
        }
        None => id,
    };
    ui.add(egui::Label::new(RichText::new(text).color(theme.third)).wrap());
    ui.add_space(8.0);
}

/// Where a scene is on screen, it can point at the event.
fn call_out(ui: &mut Ui, desk: &mut Desk, row: Row) {
    let Some(scene) = desk.state.scene().map(|scene| scene.id) else {
        return;
    };
    let name = desk.say("event-call-out");
    let hint = desk.say("event-call-out-hint");
    let button = Button::text(&name).with_icon(Icon::MessageSquare);
    let button = button.look(Look::Plain).size(0.0, 28.0);
    if button.show(ui).on_hover_text(hint).clicked() {
        let text = desk.callout_text(row);
        if let Some(callout) = desk.state.callout_to(row, text) {
            desk.ask(Action::Scenes(Scenes::CallOut(scene, callout)));
        }
    }
}

/// What can be done with the event.
fn actions(ui: &mut Ui, desk: &mut Desk, row: Row) {
    ui.horizontal_centered(|ui| {
        let name = desk.say("event-copy-citation");
        if Button::text(&name)
            .with_icon(Icon::Copy)
            .size(0.0, 28.0)
            .show(ui)
            .clicked()
        {
            let table = desk.state.table();
            if let Some(dataset) = table.datasets().get(table.dataset(row)) {
                let citation = desk.words.citation(&table.event(row), dataset);
                let said = desk.say("event-citation-copied");
                desk.copy(ui.ctx(), citation, said);
            }
        }
        let name = desk.say("event-show-on-map");
        // Next to the callout there is no room for its words.
        let button = if desk.state.scene().is_some() {
            Button::icon(Icon::Locate, &name).size(28.0, 28.0)
        } else {
            let button = Button::text(&name).with_icon(Icon::Locate);
            button.look(Look::Plain).size(0.0, 28.0)
        };
        if button.show(ui).clicked() {
            desk.ask(Action::ShowOnMap(row));
        }
        call_out(ui, desk, row);
    });
}
