//! What the briefing asks: what to do with changes, and how its numbers differ from then.

use egui::{Align, Label, Layout, RichText, ScrollArea, Ui};

use super::head;
use crate::action::{Action, Next, Scenes};
use crate::briefing::Scene;
use crate::format::visible_line;
use crate::state::Origin;
use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::widgets::{Button, Icon, Look};

/// The briefing has changes that would be lost.
pub(super) fn unsaved(ui: &mut Ui, desk: &mut Desk, next: &Next) {
    head(ui, desk, &desk.say("scene-unsaved-title"));
    let title = match desk.state.briefing().title.trim() {
        "" if desk.state.paper().path().is_some() => desk.state.file_name(),
        "" => desk.say("scene-briefing-hint"),
        title => visible_line(title).into_owned(),
    };
    let text = desk.say_with("scene-unsaved-text", &[("title", title.into())]);
    ui.add(Label::new(RichText::new(text).color(desk.theme.second)).wrap());
    ui.add_space(12.0);
    buttons(ui, |ui| {
        let save = desk.say("scene-save");
        let button = Button::text(&save).look(Look::Primary);
        if button.show(ui).clicked() {
            desk.ask(Action::Scenes(Scenes::SaveFirst(next.clone())));
        }
        let discard = desk.say("scene-discard");
        if Button::text(&discard).show(ui).clicked() {
            desk.ask(Action::Scenes(Scenes::Discard(next.clone())));
        }
        cancel(ui, desk);
    });
}

/// A line of buttons, the one that leads at the right end.
fn buttons(ui: &mut Ui, show: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| ui.with_layout(Layout::right_to_left(Align::Center), show));
}

fn cancel(ui: &mut Ui, desk: &mut Desk) {
    let cancel = desk.say("dialog-cancel");
    if Button::text(&cancel).show(ui).clicked() {
        desk.ask(Action::Dialog(None));
    }
}

/// Then and now, scene by scene.
pub(super) fn differences(ui: &mut Ui, desk: &mut Desk) {
    head(ui, desk, &desk.say("scene-differences-title"));
    for origin in desk.state.paper().changed() {
        of_changed(ui, desk, origin);
    }
    ScrollArea::vertical()
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for (number, scene) in desk.state.briefing().scenes.iter().enumerate() {
                of_scene(ui, desk, number + 1, scene);
                ui.add_space(10.0);
            }
        });
}

/// A dataset that has changed, and a way to take another file in its place: whoever has the one that the scenes were
/// captured from can go back to it.
fn of_changed(ui: &mut Ui, desk: &mut Desk, origin: &Origin) {
    let name = desk.words.origin(origin);
    let text = desk.say_with("scene-differences-data", &[("file", name.as_str().into())]);
    ui.add(Label::new(RichText::new(text).color(desk.theme.second)).wrap());
    if origin.path().is_some() {
        let choose = desk.say("scene-find-other");
        let hint = desk.say_with("scene-find-other-hint", &[("file", name.into())]);
        let button = Button::text(&choose).with_icon(Icon::FolderOpen);
        let button = button.look(Look::Secondary).size(0.0, 28.0);
        if button.show(ui).on_hover_text(hint).clicked() {
            desk.ask(Action::Scenes(Scenes::Find(origin.clone())));
        }
    }
    ui.add_space(8.0);
}

fn of_scene(ui: &mut Ui, desk: &Desk, number: usize, scene: &Scene) {
    let title = format!("{number}  {}", visible_line(&scene.title));
    ui.add(Label::new(RichText::new(title).font(theme::strong(14.0))).truncate());
    for line in said(desk, scene) {
        ui.add(Label::new(RichText::new(line).color(desk.theme.second)).wrap());
    }
}

/// How a scene's numbers differ, a line each.
fn said(desk: &Desk, scene: &Scene) -> Vec<String> {
    let (Some(then), now) = (&scene.then, desk.state.paper().now(scene.id)) else {
        return vec![desk.say("scene-differences-unknown")];
    };
    let Some(now) = now else {
        return vec![desk.say("scene-differences-missing")];
    };
    let datasets = desk.state.datasets().iter();
    let datasets: Vec<_> = datasets.map(|open| open.dataset.clone()).collect();
    let mut lines = desk.words.scene_standing(&desk.state.standing(scene));
    let is_same = lines.is_empty();
    let differences = then.counts.differences(now);
    let differ = differences.iter();
    lines.extend(differ.map(|one| desk.words.scene_difference(one, &datasets)));
    if differences.is_empty() {
        let none = if is_same {
            "scene-differences-none"
        } else {
            "scene-differences-equal"
        };
        lines.push(desk.say(none));
    }
    lines
}
