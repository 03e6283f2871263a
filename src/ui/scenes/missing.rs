//! Over the list: datasets of the briefing that are not where it says, each with a way to point to it anew.

use egui::{Frame, Label, Margin, RichText, Sense, Ui, vec2};

use crate::action::{Action, Scenes as Ask};
use crate::format::visible_line;
use crate::state::Origin;
use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::widgets::{self, Button, Icon, Look};

/// Puts them on screen, from the line above to the list below.
pub(super) fn show(ui: &mut Ui, desk: &mut Desk) {
    if desk.state.paper().missing().is_empty() {
        return;
    }
    ui.add_space(-ui.spacing().item_spacing.y);
    ui.scope(|ui| {
        let gap = std::mem::take(&mut ui.spacing_mut().item_spacing.y);
        for origin in desk.state.paper().missing() {
            let margin = Margin::symmetric(16, 10);
            let frame = Frame::NONE.fill(desk.theme.warning_soft);
            frame.inner_margin(margin).show(ui, |ui| {
                ui.set_width(ui.available_width());
                of_dataset(ui, desk, origin);
            });
            widgets::rule(ui);
        }
        ui.add_space(-gap);
    });
}

/// What is missing, where it should be, and the button.
fn of_dataset(ui: &mut Ui, desk: &mut Desk, origin: &Origin) {
    let name = visible_line(&origin.name()).into_owned();
    let said = desk.say_with("scene-missing", &[("file", name.as_str().into())]);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, 20.0), Sense::hover());
        let ink = desk.theme.warning;
        widgets::draw_icon(ui.painter(), rect.center(), Icon::CircleAlert, 16.0, ink);
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 4.0;
            let ink = desk.theme.text;
            ui.add(Label::new(RichText::new(said).font(theme::strong(14.0)).color(ink)).wrap());
            let folder = origin.path().and_then(|path| path.parent());
            let folder = folder.map(|folder| folder.to_string_lossy());
            let folder = visible_line(&folder.unwrap_or_default()).into_owned();
            ui.add(Label::new(RichText::new(folder).color(desk.theme.second)).wrap());
            ui.add_space(2.0);
            let find = desk.say_with("scene-find", &[("file", name.into())]);
            let look = desk.say("scene-find-file");
            let button = Button::text(&look)
                .with_icon(Icon::FolderOpen)
                .look(Look::Secondary);
            let response = button.size(0.0, 28.0).show(ui).on_hover_text(find);
            if response.clicked() {
                desk.ask(Action::Scenes(Ask::Find(origin.clone())));
            }
        });
    });
}
