//! The buttons on the map and its scale bar.

use egui::{
    Align2, CornerRadius, Popup, Pos2, Rect, RichText, Stroke, StrokeKind, Ui, UiBuilder, vec2,
};

use crate::action::Action;
use crate::geo::View;
use crate::state::{Layer, NamesIn};
use crate::ui::desk::Desk;
use crate::ui::map_pane::draw::{Drawing, Tool};
use crate::ui::theme;
use crate::ui::top_bar::entry;
use crate::ui::widgets::{self, Button, Icon};

/// Side of a button.
const SIDE: f32 = 32.0;
/// Between groups of buttons.
const GAP: f32 = 10.0;
/// From the sheet's edge.
const MARGIN: f32 = 12.0;
/// Groups of buttons, by how many there are in each.
const GROUPS: [f32; 3] = [3.0, 1.0, 3.0];

/// Where the buttons lie.
pub fn column(sheet: Rect) -> Rect {
    let height = GROUPS.iter().sum::<f32>() * SIDE + 2.0 * GAP;
    let corner = Pos2::new(sheet.right() - MARGIN - SIDE, sheet.top() + MARGIN);
    Rect::from_min_size(corner, vec2(SIDE, height))
}

/// Puts the buttons on screen.
pub fn show(ui: &mut Ui, desk: &mut Desk, sheet: Rect, tool: &mut Option<Drawing>) {
    let mut top = column(sheet).top();
    let [zoom, layers, tools] = GROUPS.map(|buttons| {
        let corner = Pos2::new(sheet.right() - MARGIN - SIDE, top);
        top += buttons * SIDE + GAP;
        Rect::from_min_size(corner, vec2(SIDE, buttons * SIDE))
    });
    group(ui, desk, zoom, zoom_buttons);
    group(ui, desk, layers, layer_button);
    group(ui, desk, tools, |ui, desk| tool_buttons(ui, desk, tool));
}

fn group(ui: &mut Ui, desk: &mut Desk, rect: Rect, add: impl FnOnce(&mut Ui, &mut Desk)) {
    let theme = desk.theme;
    let stroke = Stroke::new(1.0, theme.border);
    let radius = CornerRadius::same(6);
    ui.painter()
        .rect(rect, radius, theme.panel, stroke, StrokeKind::Outside);
    // What lies below must not be pressed through the gaps.
    ui.interact(
        rect,
        ui.scope_id().with(("group", rect.top().to_bits())),
        // Nothing to press by keyboard, so the keyboard passes it by.
        egui::Sense::CLICK | egui::Sense::DRAG,
    );
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        add(ui, desk);
    });
}

fn zoom_buttons(ui: &mut Ui, desk: &mut Desk) {
    let buttons = [
        (Icon::Plus, "map-zoom-in", Action::Zoom(1.0, None)),
        (Icon::Minus, "map-zoom-out", Action::Zoom(-1.0, None)),
        (Icon::House, "map-home", Action::Home),
    ];
    for (icon, key, action) in buttons {
        let name = desk.say(key);
        if Button::icon(icon, &name).show(ui).clicked() {
            desk.ask(action);
            desk.ask(Action::Settle);
        }
    }
}

fn layer_button(ui: &mut Ui, desk: &mut Desk) {
    let layers = desk.state.chosen().layers;
    let name = desk.say("map-layers");
    let button = Button::icon(Icon::Layers, &name)
        .on(layers.choropleth || layers.density)
        .show(ui);
    Popup::menu(&button)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_width(260.0);
            for (layer, key, on) in [
                (Layer::Choropleth, "map-layer-regions", layers.choropleth),
                (Layer::Density, "map-layer-density", layers.density),
                (Layer::Flows, "map-layer-flows", layers.flows),
                (Layer::Labels, "map-layer-labels", layers.labels),
            ] {
                if entry(ui, &desk.say(key), Some(on)) {
                    desk.ask(Action::Layer(layer, !on));
                }
            }
            widgets::rule(ui);
            let title = RichText::new(desk.say("map-names-in")).font(theme::strong(12.0));
            ui.label(title.color(desk.theme.third));
            for names in NamesIn::ALL {
                let key = match names {
                    NamesIn::Reader => "map-names-reader",
                    NamesIn::English => "map-names-en",
                    NamesIn::Korean => "map-names-ko",
                    NamesIn::Chinese => "map-names-zh",
                };
                if entry(ui, &desk.say(key), Some(layers.names == names)) {
                    desk.ask(Action::NamesIn(names));
                }
            }
        });
}

fn tool_buttons(ui: &mut Ui, desk: &mut Desk, tool: &mut Option<Drawing>) {
    for (icon, key, hint, which) in [
        (Icon::MapPinned, "map-province", "", Tool::Province),
        (
            Icon::SquareDashed,
            "map-rectangle",
            "map-rectangle-hint",
            Tool::Rectangle,
        ),
        (Icon::Lasso, "map-lasso", "map-lasso-hint", Tool::Lasso),
    ] {
        let on = tool.as_ref().is_some_and(|tool| tool.tool() == which);
        let name = desk.say(key);
        let mut button = Button::icon(icon, &name).on(on).show(ui);
        if !hint.is_empty() {
            button = button.on_hover_text(desk.say(hint));
        }
        if button.clicked() {
            *tool = (!on).then(|| Drawing::new(which));
        }
    }
}

/// Where the scale bar may lie.
pub fn scale_rect(sheet: Rect) -> Rect {
    let corner = Pos2::new(sheet.left() + 14.0, sheet.bottom() - 34.0);
    Rect::from_min_size(corner, vec2(160.0, 26.0))
}

/// A bar of a round number of km, true at the middle of the view.
pub fn scale(ui: &Ui, desk: &Desk, sheet: Rect, view: &View) {
    let Some((km, width)) = view.scale_bar(140.0) else {
        return;
    };
    let text = desk.words.length(km);
    let theme = desk.theme;
    let area = scale_rect(sheet);
    let (left, right, y) = (area.left(), area.left() + width, area.bottom() - 6.0);
    let painter = ui.painter();
    for (stroke, grow) in [
        (Stroke::new(4.0, theme.halo.gamma_multiply(0.8)), 1.0),
        (Stroke::new(1.5, theme.label_town), 0.0),
    ] {
        painter.hline(left - grow..=right + grow, y, stroke);
        painter.vline(left, y - 5.0 - grow..=y + grow, stroke);
        painter.vline(right, y - 5.0 - grow..=y + grow, stroke);
    }
    let at = Pos2::new(f32::midpoint(left, right), y - 4.0);
    super::paint::haloed(
        ui,
        at,
        Align2::CENTER_BOTTOM,
        &text,
        theme::body(),
        theme.label_town,
    );
}

/// Where the hint may lie.
pub fn hint_rect(sheet: Rect) -> Rect {
    let middle = Pos2::new(sheet.center().x, sheet.bottom() - 28.0);
    Rect::from_center_size(middle, vec2(136.0, 24.0))
}

/// While something is drawn: how to stop. On a ground of its own, for it lies over the map's names.
pub fn drawing_hint(ui: &Ui, desk: &Desk, sheet: Rect) {
    let theme = desk.theme;
    let text = desk.say("map-draw-cancel");
    let galley = ui
        .painter()
        .layout_no_wrap(text, theme::strong(12.0), theme.accent);
    let area = hint_rect(sheet);
    let frame = Rect::from_center_size(area.center(), galley.size() + vec2(16.0, 8.0));
    let (radius, stroke) = (CornerRadius::same(6), Stroke::new(1.0, theme.border));
    ui.painter()
        .rect(frame, radius, theme.panel, stroke, StrokeKind::Outside);
    let at = frame.center() - galley.size() / 2.0;
    ui.painter().galley(at, galley, theme.accent);
}
