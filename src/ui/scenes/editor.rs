//! Below the card of the scene on screen: its words, its callouts, and what can be done with it.

use egui::{
    Frame, Margin, Response, RichText, Role, Sense, Stroke, TextEdit, Ui, WidgetInfo, vec2,
};

use super::part;
use crate::action::{Action, Scenes as Ask, Wording};
use crate::briefing::{Anchor, Callout, Scene};
use crate::format::visible_line;
use crate::ui::desk::Desk;
use crate::ui::widgets::{self, Button, Icon, Look};

/// Puts it on screen. `rename` says that the title is to be written next.
pub(super) fn show(ui: &mut Ui, desk: &mut Desk, at: usize, scene: &Scene, rename: bool) {
    let margin = Margin {
        left: 16,
        right: 16,
        top: 6,
        bottom: 10,
    };
    let frame = Frame::NONE
        .fill(desk.theme.accent_soft)
        .inner_margin(margin);
    let shown = frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        words(ui, desk, at, scene, rename);
        callouts(ui, desk, scene);
        doings(ui, desk, at, scene);
    });
    let edge = shown.response.rect;
    let edge = edge.with_max_x(edge.left() + 3.0);
    ui.painter().rect_filled(edge, 0, desk.theme.accent);
}

/// Title and caption.
fn words(ui: &mut Ui, desk: &mut Desk, at: usize, scene: &Scene, rename: bool) {
    let name = desk.say_with("scene-title-label", &[("number", (at + 1).into())]);
    let mut title = scene.title.clone();
    let hint = desk.say("scene-title-hint");
    let edit = TextEdit::singleline(&mut title).id(part(scene.id, "title"));
    let response = field(ui, desk, edit, &hint);
    named(&response, &name, &title);
    if rename {
        response.request_focus();
    }
    wrote(desk, &response, Wording::Title(scene.id), title);
    let name = desk.say_with("scene-caption-label", &[("number", (at + 1).into())]);
    let mut caption = scene.caption.clone();
    let hint = desk.say("scene-caption-hint");
    let edit = TextEdit::multiline(&mut caption)
        .id(part(scene.id, "caption"))
        .desired_rows(2);
    let response = field(ui, desk, edit, &hint);
    named(&response, &name, &caption);
    wrote(desk, &response, Wording::Caption(scene.id), caption);
}

/// A field as wide as there is room.
fn field(ui: &mut Ui, desk: &Desk, edit: TextEdit<'_>, hint: &str) -> Response {
    let hint = RichText::new(hint).color(desk.theme.third);
    let line = Stroke::new(1.0, desk.theme.control);
    let frame = Frame::NONE
        .fill(desk.theme.panel)
        .stroke(line)
        .corner_radius(4)
        .inner_margin(Margin::symmetric(8, 5));
    let width = ui.available_width();
    let edit = edit.hint_text(hint).frame(frame).desired_width(width);
    let response = ui.add(edit);
    widgets::focus_ring(ui, response.rect, &response);
    response
}

/// A placeholder alone is no name once something is typed.
fn named(response: &Response, name: &str, text: &str) {
    response.widget_info(|| WidgetInfo {
        label: Some(name.to_owned()),
        ..WidgetInfo::text_edit(true, text, text, name)
    });
}

/// Asks for what was written; leaving the field ends the step.
fn wrote(desk: &mut Desk, response: &Response, wording: Wording, text: String) {
    if response.changed() {
        desk.ask(Action::Scenes(Ask::Word(wording, text)));
    }
    if response.lost_focus() {
        desk.ask(Action::Settle);
    }
}

/// Each callout's text, with a cross that takes it away; and one more.
fn callouts(ui: &mut Ui, desk: &mut Desk, scene: &Scene) {
    for (at, callout) in scene.callouts.iter().enumerate() {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let number = [("number", (at + 1).into())];
            let remove = desk.say_with("scene-uncall", &number);
            let name = desk.say_with("scene-callout-label", &number);
            leads_to(ui, desk, callout);
            let mut text = callout.text.clone();
            let edit = TextEdit::singleline(&mut text).id(part(scene.id, "callout").with(at));
            let response = ui
                .scope(|ui| {
                    ui.set_max_width(ui.available_width() - 34.0);
                    field(ui, desk, edit, "")
                })
                .inner;
            named(&response, &name, &text);
            wrote(desk, &response, Wording::Callout(scene.id, at), text);
            let button = Button::icon(Icon::X, &remove).size(26.0, 26.0);
            if button.show(ui).clicked() {
                desk.ask(Action::Scenes(Ask::Uncall(scene.id, at)));
            }
        });
    }
}

/// What a callout's line leads to, and whether that is shown.
fn leads_to(ui: &mut Ui, desk: &Desk, callout: &Callout) {
    let (icon, text) = match &callout.to {
        Anchor::Event(_, event) => {
            let id = visible_line(event.as_str()).into_owned();
            let id = desk.say_with("event-id", &[("id", id.into())]);
            (Icon::MessageSquare, id)
        }
        Anchor::Place(at) => (Icon::MapPin, format!("{:.3}, {:.3}", at.lat, at.lon)),
    };
    let unseen = matches!(callout.to, Anchor::Event(..)) && !desk.state.shows(&callout.to);
    let (rect, response) = ui.allocate_exact_size(vec2(20.0, 28.0), Sense::hover());
    let (icon, ink, text) = if unseen {
        let said = desk.say("scene-callout-unseen");
        (
            Icon::CircleAlert,
            desk.theme.warning,
            format!("{text}\n{said}"),
        )
    } else {
        (icon, desk.theme.second, text)
    };
    if unseen {
        let name = desk.say("scene-callout-unseen");
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    }
    widgets::draw_icon(ui.painter(), rect.center(), icon, 14.0, ink);
    response.on_hover_text(text);
}

/// What can be done with the scene.
fn doings(ui: &mut Ui, desk: &mut Desk, at: usize, scene: &Scene) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let last = desk.state.briefing().scenes.len() - 1;
        let id = scene.id;
        let center = desk.state.chosen().camera.center;
        let here = || Callout {
            to: Anchor::Place(center),
            text: String::new(),
        };
        let doings = [
            (
                Icon::ArrowUp,
                "scene-move-up",
                at > 0,
                Ask::Move(id, at.saturating_sub(1)),
            ),
            (
                Icon::ArrowDown,
                "scene-move-down",
                at < last,
                Ask::Move(id, at + 1),
            ),
            (Icon::Copy, "scene-duplicate", true, Ask::Duplicate(id)),
            (
                Icon::MapPin,
                "scene-callout-place",
                true,
                Ask::CallOut(id, here()),
            ),
            (Icon::Trash2, "scene-delete", true, Ask::Delete(id)),
        ];
        for (icon, key, enabled, ask) in doings {
            let name = desk.say(key);
            let button = Button::icon(icon, &name).size(28.0, 28.0);
            let shown = ui.add_enabled_ui(enabled, |ui| button.show(ui));
            if shown.inner.clicked() {
                desk.ask(Action::Scenes(ask));
            }
        }
        if desk.state.can_update() {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let name = desk.say("scene-update");
                let button = Button::text(&name)
                    .with_icon(Icon::RefreshCw)
                    .look(Look::Secondary);
                let hint = desk.say("scene-update-hint");
                let response = button.size(0.0, 28.0).show(ui).on_hover_text(hint);
                if response.clicked() {
                    desk.ask(Action::Scenes(Ask::Recapture(id)));
                }
            });
        }
    });
}
