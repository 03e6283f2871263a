//! The palette as egui has it, and every size and face of the window. No other file of the window makes a colour.

use std::sync::LazyLock;

use egui::{
    Color32, CornerRadius, FontId, Margin, Shadow, Stroke, Style, TextStyle, Theme as Side, Visuals,
};

use crate::model::Kind;
use crate::palette::{self, Colour, Palette};
pub use crate::ui::faces::{body, fonts, icons, large, strong};

/// The colours of the light or the dark side, as egui has them.
pub type Theme = Palette<Color32>;
/// The colours of one kind, as egui has them.
pub type KindColours = palette::KindColours<Color32>;

/// Paper.
pub static LIGHT: LazyLock<Theme> = LazyLock::new(|| palette::LIGHT.map(colour));
/// Night.
pub static DARK: LazyLock<Theme> = LazyLock::new(|| palette::DARK.map(colour));

fn colour(of: Colour) -> Color32 {
    Color32::from_rgba_unmultiplied(of.red, of.green, of.blue, of.cover)
}

impl Theme {
    /// The side that the window shows now.
    #[must_use]
    pub fn of(ui: &egui::Ui) -> &'static Self {
        if ui.visuals().dark_mode {
            &DARK
        } else {
            &LIGHT
        }
    }

    /// The colours of a kind. A kind of the dataset's own brings its colour, or is grey.
    #[must_use]
    pub fn kind(&self, kind: &Kind, own: Option<[u8; 3]>) -> KindColours {
        let side = if self.dark {
            &palette::DARK
        } else {
            &palette::LIGHT
        };
        side.kind(kind, own).map(colour)
    }
}

/// What a picture is painted with so that it keeps its own colours.
pub const UNTINTED: Color32 = Color32::WHITE;

/// One colour on the way to another, `share` from 0 to 1.
#[must_use]
pub fn mix(from: Color32, to: Color32, share: f32) -> Color32 {
    from.lerp_to_gamma(to, share)
}

/// Puts both sides and the faces into the window's context. Once, at the start.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts());
    // A system that does not say gets paper.
    ctx.options_mut(|options| options.fallback_theme = Side::Light);
    ctx.set_style_of(Side::Light, style(&LIGHT));
    ctx.set_style_of(Side::Dark, style(&DARK));
}

fn style(theme: &Theme) -> Style {
    let side = if theme.dark { Side::Dark } else { Side::Light };
    let mut style = side.default_style();
    style.visuals = visuals(theme, style.visuals.clone());
    style.text_styles = [
        (TextStyle::Small, body()),
        (TextStyle::Body, body()),
        (TextStyle::Button, body()),
        (TextStyle::Heading, strong(18.0)),
        (TextStyle::Monospace, FontId::monospace(12.0)),
    ]
    .into();
    style.spacing.item_spacing = egui::vec2(8.0, 4.0);
    style.spacing.button_padding = egui::vec2(8.0, 4.0);
    style.spacing.interact_size = egui::vec2(24.0, 24.0);
    style.spacing.menu_margin = Margin::same(4);
    style.spacing.icon_width = 14.0;
    style.spacing.scroll = egui::style::ScrollStyle::floating();
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.3;
    style.animation_time = 0.12;
    style
}

fn visuals(theme: &Theme, mut visuals: Visuals) -> Visuals {
    visuals.dark_mode = theme.dark;
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(theme.third);
    visuals.hyperlink_color = theme.accent;
    visuals.faint_bg_color = theme.strip;
    visuals.extreme_bg_color = theme.panel;
    visuals.code_bg_color = theme.sunken;
    visuals.warn_fg_color = theme.warning;
    visuals.error_fg_color = theme.error;
    visuals.window_fill = theme.panel;
    visuals.panel_fill = theme.panel;
    visuals.window_stroke = Stroke::new(1.0, theme.border);
    visuals.window_corner_radius = CornerRadius::same(6);
    visuals.menu_corner_radius = CornerRadius::same(6);
    visuals.window_shadow = Shadow::NONE;
    visuals.popup_shadow = Shadow::NONE;
    visuals.selection.bg_fill = theme.accent_soft;
    visuals.selection.stroke = Stroke::new(1.0, theme.accent);
    visuals.text_cursor.stroke = Stroke::new(1.5, theme.accent);
    visuals.text_cursor.blink = false;
    let widgets = &mut visuals.widgets;
    for (widget, fill, line, text) in [
        (
            &mut widgets.noninteractive,
            theme.panel,
            theme.border,
            theme.text,
        ),
        (
            &mut widgets.inactive,
            theme.panel,
            theme.control,
            theme.text,
        ),
        (&mut widgets.hovered, theme.hover, theme.control, theme.text),
        (&mut widgets.active, theme.hover, theme.text, theme.text),
        (&mut widgets.open, theme.hover, theme.control, theme.text),
    ] {
        widget.bg_fill = fill;
        widget.weak_bg_fill = fill;
        widget.bg_stroke = Stroke::new(1.0, line);
        widget.fg_stroke = Stroke::new(1.0, text);
        widget.corner_radius = CornerRadius::same(4);
        widget.expansion = 0.0;
    }
    visuals
}

#[cfg(test)]
mod tests;
