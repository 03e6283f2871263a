//! The window: one file a panel. Views read the state and ask for actions; nothing here decides anything.

pub mod app;
pub mod basemap;
mod charts;
mod chips;
mod dates;
mod desk;
mod dialogs;
mod event_panel;
mod event_table;
mod faces;
mod filter_panel;
mod flat;
mod histogram;
mod inset;
mod keys;
pub mod launch;
mod map_paint;
mod map_pane;
mod notices;
mod panels;
mod present;
mod scenes;
mod status;
mod symbols;
pub mod theme;
mod timeline;
mod told;
mod top_bar;
mod totals;
mod widgets;
mod written;

use egui::{Align2, Painter, Pos2, Role, Sense, Ui, WidgetInfo, vec2};

use crate::model::Kind;
use desk::Desk;
use symbols::GlyphState;

/// From this width on, both side panels are open unless the reader folded them.
pub const WIDE: f32 = 1200.0;

/// Whether the right panel is open: as the reader left it, or else where there is room or an event to read.
fn side_open(desk: &Desk, wide: bool) -> bool {
    let layout = &desk.state.settings().layout;
    layout
        .side
        .unwrap_or(wide || desk.state.selected().is_some())
}

/// The head of a panel: its title left, its controls right.
fn panel_head(ui: &mut Ui, title: &str, controls: impl FnOnce(&mut Ui)) {
    let theme = theme::Theme::of(ui);
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), 40.0),
        egui::Layout::right_to_left(egui::Align::Center),
        |ui| {
            ui.add_space(8.0);
            controls(ui);
            let (rect, response) =
                ui.allocate_exact_size(vec2(ui.available_width(), 40.0), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
            let at = rect.left_center() + vec2(16.0, 0.0);
            let room = rect.width() - 16.0;
            let strong = theme::strong(14.0);
            widgets::draw_text(ui, at, Align2::LEFT_CENTER, title, strong, theme.text, room);
        },
    );
    widgets::rule(ui);
}

/// The symbol of a kind, as lists show it.
fn glyph(painter: &Painter, desk: &Desk, kind: &Kind, at: Pos2, r: f32) {
    glyph_of(painter, desk, kind, at, r, true);
}

/// The symbol of an event in a list: hatched where it is not added.
fn glyph_of(painter: &Painter, desk: &Desk, kind: &Kind, at: Pos2, r: f32, added: bool) {
    let state = if added {
        GlyphState::Exact
    } else {
        GlyphState::NotAdded
    };
    let colours = desk.symbol_colours(kind);
    let style = desk.symbol_style();
    symbols::glyph(painter, desk.shape(kind), at, r, colours, &style, state);
}

/// The pages of the right panel.
fn tabs(ui: &mut Ui, desk: &mut Desk, now: crate::state::Tab) {
    use crate::action::Action;
    use crate::state::{Fold, Tab};
    let theme = desk.theme;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 20.0;
        ui.set_height(40.0);
        ui.add_space(16.0);
        for (tab, key) in [
            (Tab::Charts, "chart-tab"),
            (Tab::Event, "event-tab"),
            (Tab::Scenes, "scene-tab"),
        ] {
            let text = desk.say(key);
            let on = tab == now;
            let ink = if on { theme.text } else { theme.second };
            let galley = ui
                .painter()
                .layout_no_wrap(text.clone(), theme::strong(14.0), ink);
            let size = vec2(galley.size().x, 40.0);
            let (rect, response) = ui.allocate_exact_size(size, Sense::click());
            response.widget_info(|| WidgetInfo::selected(Role::Tab, true, on, &text));
            ui.painter()
                .galley(rect.center() - galley.size() / 2.0, galley, ink);
            if on {
                let line = rect.with_min_y(rect.bottom() - 2.0);
                ui.painter().rect_filled(line, 0.0, theme.text);
            }
            widgets::focus_ring(ui, rect, &response);
            if response.clicked() {
                desk.ask(Action::Tab(tab));
            }
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(8.0);
            let fold = desk.say("chart-fold");
            let icon = widgets::Icon::PanelRightClose;
            if widgets::Button::icon(icon, &fold)
                .size(28.0, 28.0)
                .show(ui)
                .clicked()
            {
                desk.ask(Action::Fold(Fold::Side, false));
            }
        });
    });
    widgets::rule(ui);
}
