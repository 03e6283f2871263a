//! Every colour, size and face of the window. No other file names a colour.

use egui::{
    Color32, CornerRadius, FontId, Margin, Shadow, Stroke, Style, TextStyle, Theme as Side, Visuals,
};

use crate::model::Kind;
pub use crate::ui::faces::{body, fonts, icons, large, strong};

/// The colours of one kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KindColours {
    /// The inside of its symbol.
    pub fill: Color32,
    /// The outline of its symbol, at least 3 : 1 on the ground.
    pub line: Color32,
    /// Its name in words, AA on every surface.
    pub text: Color32,
}

/// The colours of the light or the dark side.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// Whether this is the dark side.
    pub dark: bool,
    /// Panels and bars.
    pub panel: Color32,
    /// Chips and status.
    pub strip: Color32,
    /// What lies deeper than its panel.
    pub sunken: Color32,
    /// Under the pointer.
    pub hover: Color32,
    /// Text.
    pub text: Color32,
    /// Text that supports.
    pub second: Color32,
    /// Text that can be missed.
    pub third: Color32,
    /// Between panels and rows.
    pub border: Color32,
    /// Around a control, at least 3 : 1.
    pub control: Color32,
    /// What the reader chose.
    pub accent: Color32,
    /// Ground of what the reader chose.
    pub accent_soft: Color32,
    /// Line of what the reader chose.
    pub accent_line: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Buttons that lead, chosen segments.
    pub primary: Color32,
    /// Those under the pointer.
    pub primary_hover: Color32,
    /// Text on them.
    pub on_primary: Color32,
    /// Errors.
    pub error: Color32,
    /// Ground of errors.
    pub error_soft: Color32,
    /// Warnings.
    pub warning: Color32,
    /// Ground of warnings.
    pub warning_soft: Color32,
    /// Selection on the map.
    pub ink: Color32,
    /// Round symbols and map text.
    pub halo: Color32,
    /// Bars: at least.
    pub bar_low: Color32,
    /// Bars: possibly.
    pub bar_high: Color32,
    /// Bars: strong.
    pub bar_strong: Color32,
    /// Seas and lakes.
    pub water: Color32,
    /// Land.
    pub land: Color32,
    /// Coasts.
    pub coast: Color32,
    /// Rivers.
    pub river: Color32,
    /// Borders of countries.
    pub country: Color32,
    /// Borders of provinces.
    pub province: Color32,
    /// Railways.
    pub rail: Color32,
    /// Names of countries.
    pub label_country: Color32,
    /// Names of provinces.
    pub label_province: Color32,
    /// Names of towns.
    pub label_town: Color32,
    /// Names of waters.
    pub label_water: Color32,
    /// Dots of towns.
    pub town_dot: Color32,
    /// The middle of a cluster's ring.
    pub cluster_core: Color32,
    /// The outline of a pill.
    pub pill_line: Color32,
    /// People per province: 1–9, 10, 50, 100, 300, 600 and more.
    pub choropleth: [Color32; 6],
    /// People by the square kilometre, from few to many.
    pub density: [Color32; 5],
    kinds: [KindColours; 6],
}

const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

const fn kind(fill: u32, line: u32, text: u32) -> KindColours {
    KindColours {
        fill: rgb(fill),
        line: rgb(line),
        text: rgb(text),
    }
}

/// Paper.
pub static LIGHT: Theme = Theme {
    dark: false,
    panel: rgb(0xFF_FFFF),
    strip: rgb(0xF6_F6F4),
    sunken: rgb(0xF1_F1EF),
    hover: rgb(0xEF_EFEC),
    text: rgb(0x1B_1E22),
    second: rgb(0x4F_555D),
    third: rgb(0x67_6D76),
    border: rgb(0xDD_DDD9),
    control: rgb(0x8C_9095),
    accent: rgb(0x4A_4AA8),
    accent_soft: rgb(0xEC_ECF8),
    accent_line: rgb(0xB9_B9E2),
    on_accent: rgb(0xFF_FFFF),
    primary: rgb(0x24_282E),
    primary_hover: rgb(0x3A_4048),
    on_primary: rgb(0xFF_FFFF),
    error: rgb(0x9B_3325),
    error_soft: rgb(0xFA_EFEC),
    warning: rgb(0x7A_5600),
    warning_soft: rgb(0xFB_F4E1),
    ink: rgb(0x16_181B),
    halo: rgb(0xFF_FFFF),
    bar_low: rgb(0xC5_C7D3),
    bar_high: rgb(0xE6_E7ED),
    bar_strong: rgb(0x8B_8FA3),
    water: rgb(0xDC_E4E8),
    land: rgb(0xF7_F5F1),
    coast: rgb(0xB4_C0C6),
    river: rgb(0xBD_CDD6),
    country: rgb(0xA2_9B8F),
    province: rgb(0xD3_CEC4),
    rail: rgb(0xEC_E9E2),
    label_country: rgb(0x6A_655C),
    label_province: rgb(0x71_6C63),
    label_town: rgb(0x3A_3E44),
    label_water: rgb(0x4B_6775),
    town_dot: rgb(0x7D_7A73),
    cluster_core: rgb(0xDD_E0E4),
    pill_line: rgb(0xB4_B6B8),
    choropleth: [
        rgb(0xEF_ECF4),
        rgb(0xDF_D8E9),
        rgb(0xCB_BFDC),
        rgb(0xB3_A2CB),
        rgb(0x98_83B7),
        rgb(0x7C_64A1),
    ],
    density: [
        rgb(0xD6_D0E8),
        rgb(0xB3_A7D6),
        rgb(0x8B_7DBE),
        rgb(0x60_539E),
        rgb(0x33_2B66),
    ],
    kinds: [
        kind(0xD5_5E00, 0x9A_3F00, 0xA8_4A00),
        kind(0xE6_9F00, 0x8F_6100, 0x81_5800),
        kind(0x00_72B2, 0x00_4F7D, 0x00_649C),
        kind(0x00_9E73, 0x00_694C, 0x00_7355),
        kind(0x1A_1A1A, 0x00_0000, 0x1A_1A1A),
        kind(0x7A_7A7A, 0x55_5555, 0x61_6161),
    ],
};

/// Night.
pub static DARK: Theme = Theme {
    dark: true,
    panel: rgb(0x17_191C),
    strip: rgb(0x13_1518),
    sunken: rgb(0x10_1214),
    hover: rgb(0x27_2B30),
    text: rgb(0xE9_EBED),
    second: rgb(0xB3_B9C0),
    third: rgb(0x8F_969E),
    border: rgb(0x2E_3237),
    control: rgb(0x70_777F),
    accent: rgb(0xAF_B2F4),
    accent_soft: rgb(0x2A_2B45),
    accent_line: rgb(0x54_568A),
    on_accent: rgb(0x17_191C),
    primary: rgb(0xE9_EBED),
    primary_hover: rgb(0xFF_FFFF),
    on_primary: rgb(0x17_191C),
    error: rgb(0xF0_A493),
    error_soft: rgb(0x3A_2420),
    warning: rgb(0xE8_C36A),
    warning_soft: rgb(0x34_2B16),
    ink: rgb(0xF4_F5F6),
    halo: rgb(0x10_1214),
    bar_low: rgb(0x56_5B6E),
    bar_high: rgb(0x37_3B47),
    bar_strong: rgb(0x81_87A0),
    water: rgb(0x10_1417),
    land: rgb(0x20_2428),
    coast: rgb(0x39_444B),
    river: rgb(0x2A_3840),
    country: rgb(0x68_707A),
    province: rgb(0x34_3A40),
    rail: rgb(0x27_2B30),
    label_country: rgb(0x9F_A5AC),
    label_province: rgb(0x8B_929A),
    label_town: rgb(0xD2_D6DA),
    label_water: rgb(0x76_909E),
    town_dot: rgb(0x8A_9098),
    cluster_core: rgb(0x3C_4248),
    pill_line: rgb(0x56_5C63),
    choropleth: [
        rgb(0x2A_2933),
        rgb(0x35_3246),
        rgb(0x44_3E5E),
        rgb(0x56_4E7A),
        rgb(0x6C_6297),
        rgb(0x85_7AB4),
    ],
    density: [
        rgb(0x3A_3654),
        rgb(0x56_4E80),
        rgb(0x7A_70AE),
        rgb(0xA7_9DD6),
        rgb(0xDF_DAF8),
    ],
    kinds: [
        kind(0xFF_8A3D, 0xFF_C59B, 0xFF_9A57),
        kind(0xFF_C04D, 0xFF_E2AE, 0xFF_C04D),
        kind(0x4D_B1F0, 0xB4_DEFA, 0x5F_B9F2),
        kind(0x35_C79B, 0xA6_EBD3, 0x35_C79B),
        kind(0xF2_F2F2, 0xFF_FFFF, 0xF2_F2F2),
        kind(0xA8_A8A8, 0xDA_DADA, 0xB4_B4B4),
    ],
};

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
        let [arrest, detention, repatriation, release, death, policy] = self.kinds;
        match kind {
            Kind::Arrest => arrest,
            Kind::Detention => detention,
            Kind::Repatriation => repatriation,
            Kind::Release => release,
            Kind::Death => death,
            Kind::Policy => policy,
            Kind::Other(_) => own.map_or(policy, |[red, green, blue]| {
                let fill = Color32::from_rgb(red, green, blue);
                let line = mix(fill, self.ink, 0.35);
                KindColours {
                    fill,
                    line,
                    text: mix(fill, self.text, 0.45),
                }
            }),
        }
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
