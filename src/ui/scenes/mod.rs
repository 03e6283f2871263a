//! The scenes of the briefing: a list of cards in their order, the one on screen unfolded to be written and corrected.

mod card;
mod editor;
mod head;
mod missing;

use egui::{Frame, Id, Key, Margin, Modifiers, Rect, Response, RichText, ScrollArea, Ui};

use crate::action::{Action, Scenes as Ask};
use crate::briefing::SceneId;
use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::widgets::{Button, Icon, Look};

/// What the page remembers from frame to frame.
#[derive(Default)]
pub struct Scenes {
    /// The card that is pulled to another place.
    pulled: Option<SceneId>,
    /// The scene whose title is to be written next.
    rename: Option<SceneId>,
    /// The card that is to have the keyboard: it moved, or took the place of one that is gone.
    focus: Option<SceneId>,
    /// The scene that was on screen in the last frame.
    shown: Option<SceneId>,
}

impl Scenes {
    /// Puts the page on screen.
    pub fn show(&mut self, ui: &mut Ui, desk: &mut Desk) {
        profiling::scope!("scenes");
        head::show(ui, desk);
        missing::show(ui, desk);
        if desk.state.briefing().scenes.is_empty() {
            nothing_yet(ui, desk);
            return;
        }
        let all = desk.state.briefing().scenes.len();
        ScrollArea::vertical()
            .id_salt("scenes")
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let mut cards = Vec::with_capacity(all);
                for at in 0..all {
                    self.scene(ui, desk, at, &mut cards);
                }
                ui.add_space(16.0);
                self.pull(ui, desk, &cards);
            });
        self.shown = desk.state.scene().map(|scene| scene.id);
    }

    /// A card, and what is below it where its scene is on screen.
    fn scene(&mut self, ui: &mut Ui, desk: &mut Desk, at: usize, cards: &mut Vec<(SceneId, Rect)>) {
        let state = desk.state;
        let Some(scene) = state.briefing().scenes.get(at) else {
            return;
        };
        let on = state.scene().is_some_and(|shown| shown.id == scene.id);
        let response = card::show(ui, desk, at, scene, on);
        cards.push((scene.id, response.rect));
        if self.focus == Some(scene.id) {
            self.focus = None;
            response.request_focus();
        }
        // What is shown by a key or captured comes into view.
        if on && self.shown != Some(scene.id) {
            response.scroll_to_me(None);
        }
        if response.clicked() {
            desk.ask(Action::Scenes(Ask::Show(scene.id)));
        }
        if response.double_clicked() {
            self.rename = Some(scene.id);
        }
        if response.drag_started() {
            self.pulled = Some(scene.id);
        }
        if response.has_focus() {
            self.keys(ui, desk, at, (scene.id, on));
            hold_arrows(ui, &response);
        } else if on && is_free(ui, desk) {
            self.keys(ui, desk, at, (scene.id, on));
        }
        if on {
            let rename = self.rename == Some(scene.id);
            if rename {
                self.rename = None;
            }
            editor::show(ui, desk, at, scene, rename);
        }
        crate::ui::widgets::rule(ui);
    }

    /// What keys do to the card that has the keyboard, or else to the scene on screen.
    fn keys(&mut self, ui: &Ui, desk: &mut Desk, at: usize, (id, on): (SceneId, bool)) {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let mut ask = |what: Ask| desk.ask(Action::Scenes(what));
        if pressed(Modifiers::ALT, Key::ArrowUp) {
            ask(Ask::Move(id, at.saturating_sub(1)));
            self.focus = Some(id);
        }
        if pressed(Modifiers::ALT, Key::ArrowDown) {
            ask(Ask::Move(id, at + 1));
            self.focus = Some(id);
        }
        if pressed(Modifiers::NONE, Key::F2) {
            // What is below its card is there once it is on screen.
            if !on {
                ask(Ask::Show(id));
            }
            self.rename = Some(id);
        }
        if pressed(Modifiers::COMMAND, Key::D) {
            ask(Ask::Duplicate(id));
        }
        if pressed(Modifiers::NONE, Key::Delete) {
            ask(Ask::Delete(id));
            let scenes = &desk.state.briefing().scenes;
            let next = scenes.get(at + 1).or(scenes.get(at.wrapping_sub(1)));
            self.focus = next.map(|scene| scene.id);
        }
    }

    /// The card that is pulled: a line where it would go, and there it goes.
    fn pull(&mut self, ui: &Ui, desk: &mut Desk, cards: &[(SceneId, Rect)]) {
        let Some(id) = self.pulled else {
            return;
        };
        let Some(pointer) = ui.input(|input| input.pointer.interact_pos()) else {
            self.pulled = None;
            return;
        };
        let from = cards.iter().position(|(of, _)| *of == id);
        // Between which two cards: above the first whose middle is below the pointer.
        let above = |(_, rect): &(SceneId, Rect)| pointer.y < rect.center().y;
        let gap = cards.iter().position(above).unwrap_or(cards.len());
        let (Some(from), Some(last)) = (from, cards.last()) else {
            self.pulled = None;
            return;
        };
        let y = cards
            .get(gap)
            .map_or(last.1.bottom(), |(_, rect)| rect.top());
        // The card goes pale where it was, and a line shows where it would go: above the first, too, all of it.
        if let Some((_, rect)) = cards.get(from) {
            let pale = desk.theme.panel.gamma_multiply(0.6);
            ui.painter().rect_filled(*rect, 0, pale);
        }
        let seen = ui.clip_rect().y_range();
        let y = y.clamp(seen.min + 1.5, seen.max - 1.5);
        let stroke = egui::Stroke::new(3.0, desk.theme.accent);
        ui.painter().hline(last.1.x_range(), y, stroke);
        ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
        if !ui.input(|input| input.pointer.any_down()) {
            self.pulled = None;
            let to = if gap > from { gap - 1 } else { gap };
            if to != from {
                desk.ask(Action::Scenes(Ask::Move(id, to)));
            }
        }
    }
}

/// Whether keys that nobody else wants may go to the scene on screen.
fn is_free(ui: &Ui, desk: &Desk) -> bool {
    let nobody = ui.memory(|memory| memory.focused().is_none());
    nobody && desk.state.dialog().is_none() && !egui::Popup::is_any_open(ui.ctx())
}

/// The arrows move the keyboard from card to card, but not while they move the card.
fn hold_arrows(ui: &Ui, card: &Response) {
    let filter = egui::EventFilter {
        vertical_arrows: ui.input(|input| input.modifiers.alt),
        ..egui::EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(card.id, filter));
}

/// How to begin.
fn nothing_yet(ui: &mut Ui, desk: &mut Desk) {
    Frame::NONE.inner_margin(Margin::same(16)).show(ui, |ui| {
        ui.add_space(8.0);
        ui.label(RichText::new(desk.say("scene-none")).font(theme::strong(14.0)));
        ui.add_space(4.0);
        let hint = RichText::new(desk.say("scene-none-hint")).color(desk.theme.second);
        ui.add(egui::Label::new(hint).wrap());
        ui.add_space(12.0);
        capture(ui, desk, Look::Primary);
    });
}

/// The button that keeps what is on screen.
fn capture(ui: &mut Ui, desk: &mut Desk, look: Look) {
    let name = desk.say("scene-capture");
    let hint = desk.say("scene-capture-hint");
    let button = Button::text(&name).with_icon(Icon::Camera).look(look);
    let full = desk.state.briefing().is_full();
    let shown = ui.add_enabled_ui(!full, |ui| button.size(0.0, 28.0).show(ui));
    if shown.inner.on_hover_text(hint).clicked() {
        let title = title(desk);
        desk.ask(Action::Scenes(Ask::Capture(title)));
    }
}

/// What a scene of what is on screen is called until somebody says better: its days, or what else it is narrowed by,
/// or the datasets.
pub fn title(desk: &Desk) -> String {
    let (state, words) = (desk.state, desk.words);
    let filter = state.filter();
    if state.has_window() {
        words.scene_days(filter, state.table().span())
    } else if filter.is_empty() {
        let datasets = state.table().datasets().iter();
        let titles: Vec<String> = datasets.map(|dataset| dataset.title.clone()).collect();
        words.list(&titles)
    } else {
        words.filter_sentence(filter, state.table(), state.regions())
    }
}

/// The name of something of a scene among the controls.
fn part(scene: SceneId, of: &str) -> Id {
    Id::unique(("scene", scene.0, of))
}
