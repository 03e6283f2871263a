//! Symbols beside words, and the legend's circles, at the sizes of the map.

use egui::epaint::{CircleShape, PathShape};
use egui::{Color32, Painter, Pos2, Stroke};

use super::{Emphasis, SymbolColours, SymbolStyle, mark};
use crate::geo::Point;
use crate::map::{High, Mark, MarkState, Scale};
use crate::model::Shape as Form;

/// The height of three lines of words from the middle of the first to the middle of the last.
const WORDS: f32 = 34.0;

/// How a glyph beside words stands for its event or kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GlyphState {
    /// As in "40 people".
    #[default]
    Exact,
    /// "Possibly more".
    High,
    /// "Or more".
    Open,
    /// No number given.
    NoNumber,
    /// Not added.
    NotAdded,
}

/// A symbol beside words: in lists, tables, chips and the legend.
pub fn glyph(
    painter: &Painter,
    form: Form,
    center: Pos2,
    r: f32,
    colours: SymbolColours,
    style: &SymbolStyle,
    state: GlyphState,
) {
    let mut out = Vec::with_capacity(12);
    let high = |open| High {
        r: Scale::default().high_radius(form, r, 0),
        open,
    };
    let figure = Mark {
        row: crate::table::Row(0),
        kind: 0,
        shape: form,
        r,
        state: match state {
            GlyphState::NoNumber => MarkState::NoNumber,
            GlyphState::NotAdded => MarkState::NotAdded,
            _ => MarkState::Number,
        },
        high: match state {
            GlyphState::High => Some(high(false)),
            GlyphState::Open => Some(high(true)),
            _ => None,
        },
    };
    let at = Point {
        x: center.x,
        y: center.y,
    };
    mark(&mut out, &figure, at, colours, style, Emphasis::None);
    painter.extend(out);
}

/// The legend's circles, one in the other, of these radii, largest first, standing on `base`. Returns where each one's words go: the middle of their left edge.
pub fn size_circles(
    painter: &Painter,
    base: Pos2,
    radii: &[f32],
    fill: Color32,
    stroke: Color32,
    words: f32,
) -> Vec<Pos2> {
    let mut out = Vec::new();
    let mut places = Vec::new();
    let widest = radii.iter().copied().fold(0.0, f32::max);
    // Lines of words need more room than small circles.
    let high = (2.0 * widest - 6.0).max(WORDS);
    let count = radii.len().max(2);
    for (index, r) in radii.iter().copied().enumerate() {
        let center = base - egui::vec2(0.0, r);
        out.push(CircleShape::filled(center, r, fill).into());
        out.push(CircleShape::stroke(center, r, Stroke::new(1.0, stroke)).into());
        #[expect(clippy::cast_precision_loss, reason = "three circles")]
        let share = index as f32 / (count - 1) as f32;
        let y = base.y - widest + (share - 0.5) * high;
        let top = center - egui::vec2(0.0, r);
        let bend = Pos2::new(base.x + widest + 2.0, top.y);
        let end = Pos2::new(base.x + words - 4.0, y);
        out.push(
            PathShape::line(
                vec![top, bend, end],
                Stroke::new(1.0, stroke.gamma_multiply(0.7)),
            )
            .into(),
        );
        places.push(Pos2::new(base.x + words, y));
    }
    painter.extend(out);
    places
}
