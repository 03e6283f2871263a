//! What lies over the window: a link before it opens, a path to type, the keys, the datasets, the program.

mod about;
mod datasets;
pub(super) mod export;
mod keys;
mod link;
mod path;
mod problems;
mod scenes;

use egui::{Modal, RichText, Ui};

use crate::action::Action;
use crate::export::Order;
use crate::state::{Dialog, Origin};
use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::widgets::{Button, Icon};

/// What the dialogs remember from frame to frame.
#[derive(Default)]
pub struct Memory {
    path: String,
    export: export::Memory,
    /// What the paths are typed for.
    typing: Option<Typing>,
}

/// What a path is typed for.
#[derive(PartialEq)]
enum Typing {
    Open,
    Place(Box<Order>, String),
    Save,
    Find(Origin),
}

impl Typing {
    fn of(dialog: &Dialog) -> Option<Self> {
        match dialog {
            Dialog::Path => Some(Self::Open),
            Dialog::Place(order, name) => Some(Self::Place(order.clone(), name.clone())),
            Dialog::SavePath => Some(Self::Save),
            Dialog::FindPath(origin) => Some(Self::Find(origin.clone())),
            _ => None,
        }
    }
}

impl Memory {
    /// Drops what was typed for anything else, in whichever way its dialog closed: a file is not to be offered under
    /// a name that says of another that it is for the public.
    fn forget_typed(&mut self, dialog: Option<&Dialog>) {
        let typing = dialog.and_then(Typing::of);
        if self.typing != typing {
            self.typing = typing;
            self.path.clear();
        }
    }
}

/// Puts the open dialog on screen, where there is one.
pub fn show(ctx: &egui::Context, desk: &mut Desk, memory: &mut Memory) {
    memory.forget_typed(desk.state.dialog());
    let Some(dialog) = desk.state.dialog() else {
        return;
    };
    let frame = egui::Frame::NONE
        .fill(desk.theme.panel)
        .stroke(egui::Stroke::new(1.0, desk.theme.border))
        .corner_radius(6)
        .inner_margin(16);
    let backdrop = desk
        .theme
        .ink
        .gamma_multiply(if desk.theme.dark { 0.10 } else { 0.35 });
    let room = ctx.content_rect().size();
    let modal = Modal::new(egui::Id::unique("dialog"))
        .frame(frame)
        .backdrop_color(backdrop);
    let response = modal.show(ctx, |ui| {
        let most = match dialog {
            Dialog::Problems(_) => 760.0,
            Dialog::Export => export::MOST.x,
            _ => 560.0,
        };
        ui.set_max_width((room.x - 64.0).min(most));
        ui.set_max_height(room.y - 96.0);
        match dialog {
            Dialog::Keys => keys::show(ui, desk),
            Dialog::About => about::show(ui, desk),
            Dialog::Datasets => datasets::show(ui, desk),
            Dialog::Link(url) => link::show(ui, desk, url),
            Dialog::Path => path::show(ui, desk, &mut memory.path),
            Dialog::Export => {
                let room = room - egui::vec2(96.0, 96.0);
                export::show(ui, desk, &mut memory.export, room);
            }
            Dialog::Place(order, name) => {
                path::place(ui, desk, &mut memory.path, order, name);
            }
            Dialog::Problems(problems) => problems::show(ui, desk, problems),
            Dialog::SavePath => path::briefing(ui, desk, &mut memory.path),
            Dialog::FindPath(origin) => path::missing(ui, desk, &mut memory.path, origin),
            Dialog::Unsaved(next) => scenes::unsaved(ui, desk, next),
            Dialog::Differences => scenes::differences(ui, desk),
        }
    });
    if response.should_close() {
        desk.ask(Action::Dialog(None));
    }
}

/// A title with a cross that closes.
fn head(ui: &mut Ui, desk: &mut Desk, title: &str) {
    ui.horizontal(|ui| {
        let heading = ui.label(RichText::new(title).font(theme::strong(18.0)));
        heading.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, title));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let name = desk.say("dialog-close");
            if Button::icon(Icon::X, &name)
                .size(28.0, 28.0)
                .show(ui)
                .clicked()
            {
                desk.ask(Action::Dialog(None));
            }
        });
    });
    ui.add_space(8.0);
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::export::What;
    use crate::geo::Regions;
    use crate::public::Public;
    use crate::table::Table;
    use crate::words::Language;

    #[test]
    fn a_path_typed_for_one_file_is_not_offered_for_another() {
        let order = |table: &Arc<Table>, public| {
            Box::new(Order {
                table: Arc::clone(table),
                public,
                what: What::Dataset(0, Language::En),
            })
        };
        let table = Arc::new(Table::new(&[], &Regions::default()));
        let shared = order(&table, Some(Public::default()));
        let shared = Dialog::Place(shared, "map_public".to_owned());
        let private = Dialog::Place(order(&table, None), "map".to_owned());
        let mut memory = Memory::default();
        memory.forget_typed(Some(&shared));
        "map_public.ron".clone_into(&mut memory.path);
        memory.forget_typed(Some(&shared));
        assert_eq!(memory.path, "map_public.ron", "it is still being typed");
        for next in [Some(&private), None, Some(&Dialog::Path)] {
            memory.forget_typed(Some(&shared));
            "map_public.ron".clone_into(&mut memory.path);
            memory.forget_typed(next);
            assert_eq!(memory.path, "");
        }
    }
}
