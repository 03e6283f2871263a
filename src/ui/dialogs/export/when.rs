//! A slider through what has more than one picture: a clip, a briefing.

use egui::{RichText, Ui};

use crate::action::{Action, Export};
use crate::state::Leaving;
use crate::ui::desk::Desk;
use crate::ui::widgets;

/// Width of the words beside it.
const WORDS: f32 = 240.0;

/// Puts it on screen, and beside it what is to be seen.
pub(super) fn show(ui: &mut Ui, desk: &mut Desk) {
    let when = desk.state.exporting().peek().when;
    let said = said(desk).unwrap_or_default();
    ui.horizontal_centered(|ui| {
        let width = (ui.available_width() - WORDS).max(80.0);
        let name = desk.say("export-when");
        if let Some(when) = widgets::slider(ui, &name, when, width) {
            desk.ask(Action::Export(Export::When(when)));
        }
        let said = RichText::new(said).color(desk.theme.second);
        ui.add(egui::Label::new(said).truncate());
    });
}

/// The days of a clip, or the scene of a briefing.
fn said(desk: &Desk) -> Option<String> {
    let preview = desk.state.exporting().preview()?;
    if !matches!(desk.state.leaving(), Leaving::Briefing(_)) {
        return Some(match preview.days {
            Some(days) => desk.words.span(&days),
            None => desk.say("export-end-card"),
        });
    }
    let scenes = &desk.state.briefing().scenes;
    let Some((at, scene)) = preview.scene.and_then(|at| Some((at, scenes.get(at)?))) else {
        return Some(desk.say("export-last-page"));
    };
    let numbers = [
        ("number", ((at + 1) as u64).into()),
        ("all", (scenes.len() as u64).into()),
        ("title", scene.title.as_str().into()),
    ];
    Some(desk.say_with("export-scene", &numbers))
}
