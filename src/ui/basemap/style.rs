//! The basemap's look: a style for the tiles made from the theme's colours, and tiles dyed from one theme to another.

use std::sync::Arc;

use egui::Color32;
use serde_json::{Value, json};
use walkers::{Drawable, Style, Tile};

use crate::geo::widths::{COUNTRY, DISPUTED, PROVINCE, RAIL, RIVER, Widths};

/// The basemap's colours (red, green, blue); the theme fills them in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MapColours {
    /// Dry ground.
    pub land: [u8; 3],
    /// Seas and lakes.
    pub water: [u8; 3],
    /// The line along seas and lakes.
    pub coast: [u8; 3],
    /// Rivers.
    pub river: [u8; 3],
    /// Borders of countries; dashed where they are disputed.
    pub country: [u8; 3],
    /// Borders of provinces.
    pub province: [u8; 3],
    /// Railways.
    pub rail: [u8; 3],
}

/// The colours as they are drawn: all different, so that a colour says what it is the colour of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Palette([Color32; 7]);

impl Palette {
    /// Takes the colours over. One that is there already is moved by the least step of blue that makes it another.
    pub(super) fn new(colours: &MapColours) -> Self {
        let MapColours {
            land,
            water,
            coast,
            river,
            country,
            province,
            rail,
        } = *colours;
        let mut taken = Vec::new();
        Self(
            [land, water, coast, river, country, province, rail].map(|[red, green, blue]| {
                let distinct = (0..=u8::MAX)
                    .map(|step| Color32::from_rgb(red, green, blue.wrapping_add(step)))
                    .find(|colour| !taken.contains(colour));
                let colour = distinct.unwrap_or(Color32::from_rgb(red, green, blue));
                taken.push(colour);
                colour
            }),
        )
    }

    /// What the coasts are drawn in, which no style can say.
    pub(super) fn coast(&self) -> Color32 {
        let [_, _, coast, ..] = self.0;
        coast
    }

    /// What a colour of this palette is in another.
    fn translated(&self, colour: Color32, to: &Self) -> Color32 {
        let pair = self.0.iter().zip(to.0).find(|(from, _)| **from == colour);
        pair.map_or(colour, |(_, to)| to)
    }
}

/// A style with the theme's colours and no labels: those are drawn with the events' own, so that they make room
/// for each other. Widths are in points.
#[must_use]
pub fn style(colours: &MapColours) -> Style {
    style_of(&Palette::new(colours))
}

pub(super) fn style_of(palette: &Palette) -> Style {
    let [land, water, _, river, country, province, rail] = palette.0.map(hex);
    let layers = json!([
        { "type": "background", "paint": { "background-color": land } },
        {
            "type": "fill",
            "source-layer": "water",
            "filter": ["==", "$type", "Polygon"],
            "paint": { "fill-color": water },
        },
        line("water", &json!(["all", ["in", "kind", "river"], ["==", "$type", "LineString"]]), &river, &RIVER),
        line("roads", &json!(["in", "kind", "rail"]), &rail, &RAIL),
        line("boundaries", &json!(["==", "kind_detail", 4]), &province, &PROVINCE),
        line("boundaries", &json!(["all", ["==", "kind_detail", 2], ["!has", "disputed"]]), &country, &COUNTRY),
        dashed(line("boundaries", &json!(["all", ["==", "kind_detail", 2], ["has", "disputed"]]), &country, &COUNTRY)),
    ]);
    // The JSON above is a style that walkers reads, as a test says.
    serde_json::from_value(json!({ "layers": layers })).unwrap_or_default()
}

fn line(source: &str, filter: &Value, colour: &str, widths: &Widths) -> Value {
    let mut width = vec![json!("interpolate"), json!(["linear"]), json!(["zoom"])];
    width.extend(
        widths
            .iter()
            .flat_map(|(zoom, points)| [json!(zoom), json!(points)]),
    );
    json!({
        "type": "line",
        "source-layer": source,
        "filter": filter,
        "paint": { "line-color": colour, "line-width": width },
    })
}

fn dashed(mut line: Value) -> Value {
    if let Some(paint) = line.get_mut("paint").and_then(Value::as_object_mut) {
        paint.insert("line-dasharray".to_owned(), json!([DISPUTED.0, DISPUTED.1]));
    }
    line
}

fn hex(colour: Color32) -> String {
    format!("#{:02x}{:02x}{:02x}", colour.r(), colour.g(), colour.b())
}

/// The same tile in the colours of another palette: far quicker than decoding it again.
pub(super) fn dyed(tile: &Tile, from: &Palette, to: &Palette) -> Tile {
    let Tile::Vector { drawables, texts } = tile else {
        return tile.clone();
    };
    let drawables = drawables.iter().cloned().map(|mut drawable| {
        match &mut drawable {
            Drawable::Fill(mesh) => {
                for vertex in &mut mesh.vertices {
                    vertex.color = from.translated(vertex.color, to);
                }
            }
            Drawable::Lines(lines) => {
                for line in lines {
                    line.color = from.translated(line.color, to);
                }
            }
        }
        drawable
    });
    Tile::Vector {
        drawables: Arc::new(drawables.collect()),
        texts: texts.clone(),
    }
}

#[cfg(test)]
mod tests {
    use walkers::StyleLayer;

    use super::*;

    const ALIKE: MapColours = MapColours {
        land: [9, 9, 9],
        water: [9, 9, 9],
        coast: [9, 9, 255],
        river: [9, 9, 255],
        country: [1, 2, 3],
        province: [1, 2, 3],
        rail: [1, 2, 3],
    };

    #[test]
    fn the_style_is_one_that_walkers_reads() {
        let style = style(&ALIKE);
        let kinds: Vec<_> = style
            .layers
            .iter()
            .map(|layer| match layer {
                StyleLayer::Background { .. } => "background",
                StyleLayer::Fill { .. } => "fill",
                StyleLayer::Line { .. } => "line",
                _ => "other",
            })
            .collect();
        assert_eq!(
            kinds,
            ["background", "fill", "line", "line", "line", "line", "line"]
        );
    }

    #[test]
    fn equal_colours_are_told_apart() {
        let Palette(colours) = Palette::new(&ALIKE);
        for (index, colour) in colours.iter().enumerate() {
            assert!(!colours[..index].contains(colour), "{index}");
        }
        assert_eq!(colours[1], Color32::from_rgb(9, 9, 10));
        assert_eq!(
            colours[3],
            Color32::from_rgb(9, 9, 0),
            "the step goes round"
        );
    }
}
