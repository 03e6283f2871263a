//! Paints a scene. What lies where is the scene's; how it looks, and what is set off, is said here.

mod brush;

use std::collections::{BTreeSet, HashSet};

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontFamily, FontId, Painter, Pos2};

use crate::map::{LabelStyle, Scene};
use crate::model::RegionId;
use crate::table::Row;
use crate::ui::symbols::{SymbolColours, SymbolStyle};
use brush::Brush;

/// Every colour and face that a scene needs.
#[derive(Clone, Debug)]
pub struct MapStyle {
    /// The kinds, in the order of the table's.
    pub kinds: Vec<SymbolColours>,
    /// What symbols share.
    pub symbols: SymbolStyle,
    /// The ground of pills and tray.
    pub panel: Color32,
    /// Their text.
    pub text: Color32,
    /// Their text that supports.
    pub second: Color32,
    /// The tray's frame.
    pub border: Color32,
    /// A pill's frame.
    pub pill_line: Color32,
    /// A tray row under the pointer.
    pub hover: Color32,
    /// A tray row that was chosen.
    pub accent_soft: Color32,
    /// Its frame.
    pub accent_line: Color32,
    /// Inside a disc, and its rim.
    pub disc: (Color32, Color32),
    /// A fan's legs, and hairlines.
    pub leg: Color32,
    /// Names of countries.
    pub country: Color32,
    /// Names of provinces.
    pub province: Color32,
    /// Names of towns.
    pub town: Color32,
    /// Names of waters.
    pub water: Color32,
    /// Dots of towns.
    pub town_dot: Color32,
    /// The face of weight 400.
    pub regular: FontFamily,
    /// The face of weight 600.
    pub strong: FontFamily,
}

impl MapStyle {
    fn kind(&self, kind: usize) -> SymbolColours {
        let grey = SymbolColours {
            fill: self.second,
            line: self.text,
        };
        self.kinds.get(kind).copied().unwrap_or(grey)
    }

    fn ink(&self, style: LabelStyle) -> Color32 {
        match style {
            LabelStyle::Country => self.country,
            LabelStyle::Province => self.province,
            LabelStyle::Water => self.water,
            LabelStyle::Town => self.town,
            LabelStyle::Pill | LabelStyle::TrayPeople | LabelStyle::FanNumber => self.second,
            _ => self.text,
        }
    }
}

/// What is set off, and how far a fan has opened.
#[derive(Clone, Copy, Debug)]
pub struct Highlight<'a> {
    /// The events under the pointer, wherever it is.
    pub hovered: &'a [Row],
    /// The selected event and its parts.
    pub selected: &'a [Row],
    /// How far the fan has opened, from 0 to 1.
    pub fan: f32,
}

impl Default for Highlight<'_> {
    fn default() -> Self {
        Self {
            hovered: &[],
            selected: &[],
            fan: 1.0,
        }
    }
}

/// How a text is set, the same for measuring and for painting.
fn job(text: &str, style: LabelStyle, colours: &MapStyle) -> LayoutJob {
    let family = if style.is_strong() {
        &colours.strong
    } else {
        &colours.regular
    };
    let format = TextFormat {
        font_id: FontId::new(style.size(), family.clone()),
        extra_letter_spacing: style.spacing(text),
        color: colours.ink(style),
        italics: style == LabelStyle::Water,
        ..TextFormat::default()
    };
    LayoutJob::single_section(text.to_owned(), format)
}

/// How large a text comes out, for [`crate::map::SceneInput::measure`].
#[must_use]
pub fn measure(painter: &Painter, text: &str, style: LabelStyle, colours: &MapStyle) -> (f32, f32) {
    let size = painter.layout_job(job(text, style, colours)).size();
    (size.x, size.y)
}

/// Paints a scene whose sheet has its top left corner at `origin`.
pub fn paint(
    painter: &Painter,
    origin: Pos2,
    scene: &Scene,
    style: &MapStyle,
    highlight: &Highlight,
) {
    let mut brush = Brush {
        painter,
        style,
        out: Vec::with_capacity(scene.symbols.len() * 8 + scene.labels.len() * 9 + 64),
        hovered: highlight.hovered.iter().copied().collect(),
        selected: highlight.selected.iter().copied().collect(),
    };
    brush.discs(scene);
    brush.hairlines(scene);
    brush.arrows(scene, false);
    for symbol in &scene.symbols {
        let emphasis = brush.emphasis(&symbol.rows);
        brush.figure(&symbol.figure, symbol.center, emphasis);
    }
    brush.arrows(scene, true);
    for pill in &scene.pills {
        brush.pill(pill);
    }
    for label in &scene.labels {
        brush.label(label);
    }
    if let Some(fan) = &scene.fan {
        brush.fan(fan, highlight.fan);
    }
    if let Some(tray) = &scene.tray {
        brush.tray(tray);
    }
    let mut out = brush.out;
    for shape in &mut out {
        shape.translate(origin.to_vec2());
    }
    painter.extend(out);
}

/// Regions that are to be filled and rimmed, as one of their events is under the pointer or selected.
#[must_use]
pub fn lit_regions<'a>(scene: &'a Scene, rows: &[Row]) -> BTreeSet<&'a RegionId> {
    let rows: HashSet<Row> = rows.iter().copied().collect();
    let lit = |own: &[Row]| own.iter().any(|row| rows.contains(row));
    let pills = scene
        .pills
        .iter()
        .filter(|pill| lit(&pill.rows))
        .filter_map(|p| p.region.as_ref());
    let tray = scene.tray.iter().flat_map(|tray| &tray.rows);
    pills
        .chain(
            tray.filter(|row| lit(&row.rows))
                .filter_map(|row| row.region.as_ref()),
        )
        .collect()
}
