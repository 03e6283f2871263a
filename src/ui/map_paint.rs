//! Paints a scene. What lies where is the scene's; how it looks, and what is set off, is said here.

mod brush;

use std::collections::BTreeSet;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontFamily, FontId, Painter, Pos2};

use crate::map::{LabelStyle, Scene};
use crate::model::RegionId;
use crate::table::Row;
use crate::ui::symbols::{Emphasis, SymbolColours, SymbolStyle};
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
#[derive(Clone, Copy)]
pub struct Highlight<'a> {
    /// Whether anything is set off at all.
    pub any: bool,
    /// How a place of the map is, by its index.
    pub place: &'a dyn Fn(usize) -> Emphasis,
    /// How an event of a fan is.
    pub event: &'a dyn Fn(Row) -> Emphasis,
    /// How a route is, by its index in the table.
    pub route: &'a dyn Fn(usize) -> Emphasis,
    /// How far the fan has opened, from 0 to 1.
    pub fan: f32,
}

impl Default for Highlight<'_> {
    fn default() -> Self {
        Self {
            any: false,
            place: &|_| Emphasis::None,
            event: &|_| Emphasis::None,
            route: &|_| Emphasis::None,
            fan: 1.0,
        }
    }
}

impl Highlight<'_> {
    /// How a thing is that stands for several: as whatever of it is set off most.
    fn most<T: Copy>(&self, of: &[T], emphasis: &dyn Fn(T) -> Emphasis) -> Emphasis {
        let mut most = Emphasis::None;
        for one in of.iter().filter(|_| self.any) {
            match emphasis(*one) {
                Emphasis::Selected => return Emphasis::Selected,
                Emphasis::Hovered => most = Emphasis::Hovered,
                Emphasis::None => {}
            }
        }
        most
    }

    fn places(&self, places: &[usize]) -> Emphasis {
        self.most(places, self.place)
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
        highlight,
    };
    brush.discs(scene);
    brush.hairlines(scene);
    brush.symbols(scene);
    for pill in &scene.pills {
        brush.pill(pill);
    }
    brush.labels(scene);
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

/// Regions that are to be filled and rimmed, as one of their events is under the pointer.
#[must_use]
pub fn lit_regions<'a>(scene: &'a Scene, lit: &dyn Fn(usize) -> bool) -> BTreeSet<&'a RegionId> {
    let lit = |places: &[usize]| places.iter().any(|place| lit(*place));
    let pills = scene.pills.iter().filter(|pill| lit(&pill.places));
    let tray = scene.tray.iter().flat_map(|tray| &tray.rows);
    let tray = tray.filter(|row| lit(&row.places));
    pills
        .filter_map(|pill| pill.region.as_ref())
        .chain(tray.filter_map(|row| row.region.as_ref()))
        .collect()
}

#[cfg(test)]
mod tests {
    use egui::{Rect, Shape, pos2, vec2};

    use super::*;
    use crate::map::Key;
    use crate::map::samples::{Happening, event, gathered, place, scene, vague, view};
    use crate::model::Precision;
    use crate::ui::theme;

    fn style() -> MapStyle {
        let grey = SymbolColours {
            fill: Color32::GRAY,
            line: Color32::BLACK,
        };
        MapStyle {
            kinds: vec![grey; 6],
            symbols: SymbolStyle {
                halo: Color32::WHITE,
                ink: Color32::RED,
                core: Color32::WHITE,
                joined: Color32::LIGHT_GRAY,
                high: Color32::DARK_GRAY,
            },
            panel: Color32::WHITE,
            text: Color32::BLACK,
            second: Color32::DARK_GRAY,
            border: Color32::LIGHT_GRAY,
            pill_line: Color32::LIGHT_GRAY,
            hover: Color32::LIGHT_GRAY,
            accent_soft: Color32::LIGHT_BLUE,
            accent_line: Color32::BLUE,
            disc: (Color32::LIGHT_GRAY, Color32::GRAY),
            leg: Color32::GRAY,
            country: Color32::BLACK,
            province: Color32::BLACK,
            town: Color32::BLACK,
            water: Color32::BLACK,
            town_dot: Color32::BLACK,
            regular: FontFamily::Proportional,
            strong: FontFamily::Proportional,
        }
    }

    fn everything() -> Scene {
        let places = vec![
            place("Tumen", 42.9, 129.8),
            place("Pyongyang", 39.0, 125.7),
            vague("area", 42.0, 128.0, Precision::BorderArea, 200.0),
            vague("China", 36.0, 104.0, Precision::Country, 2000.0),
            place("Shenyang", 41.8, 123.4),
        ];
        let mut events: Vec<Happening> = (0..24)
            .map(|row| event(row, row % 5, row % 6, (row % 4 > 0).then_some(30)))
            .collect();
        for event in &mut events {
            event.people.open = u64::from(event.row.0 % 7 == 0);
            event.added = event.row.0 % 5 != 2 || event.row.0 < 4;
            event.to = (event.place == 0).then_some(1);
        }
        let ground = gathered(places, events);
        scene(view(5.5, 41.0, 126.0), &ground, Some(Key::of("Shenyang")))
    }

    fn painted(scene: &Scene, highlight: &Highlight) -> Vec<Shape> {
        let context = egui::Context::default();
        theme::install(&context);
        let mut output = context.run_ui(egui::RawInput::default(), |ui| {
            let sheet = Rect::from_min_size(pos2(10.0, 20.0), vec2(850.0, 530.0));
            let painter = ui.painter().with_clip_rect(sheet);
            paint(&painter, sheet.min, scene, &style(), highlight);
        });
        output.textures_delta.clear();
        output
            .shapes
            .into_iter()
            .map(|clipped| clipped.shape)
            .collect()
    }

    #[test]
    fn every_part_of_a_scene_is_painted_somewhere() {
        let scene = everything();
        assert!(!scene.symbols.is_empty() && !scene.pills.is_empty() && !scene.arrows.is_empty());
        assert!(scene.fan.is_some() && scene.tray.is_some() && !scene.labels.is_empty());
        let shapes = painted(&scene, &Highlight::default());
        assert!(shapes.len() > 60);
        for shape in shapes {
            let bounds = shape.visual_bounding_rect();
            assert!(bounds.is_finite() || bounds == Rect::NOTHING, "{shape:?}");
        }
    }

    #[test]
    fn what_is_selected_is_set_off_and_moves_nothing() {
        let scene = everything();
        let place = scene.symbols[0].places[0];
        let emphasis = |at| {
            if at == place {
                Emphasis::Selected
            } else {
                Emphasis::None
            }
        };
        let plain = painted(&scene, &Highlight::default());
        let selected = painted(
            &scene,
            &Highlight {
                any: true,
                place: &emphasis,
                ..Highlight::default()
            },
        );
        let ink = |shapes: &[Shape]| {
            let is_ink = |shape: &&Shape| match shape {
                Shape::Circle(circle) => circle.fill == Color32::RED,
                _ => false,
            };
            shapes.iter().filter(is_ink).count()
        };
        assert_eq!((ink(&plain), ink(&selected)), (0, 1));
        assert!(Emphasis::Selected.widths().1 > Emphasis::Hovered.widths().1);
    }
}
