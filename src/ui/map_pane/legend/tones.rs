//! The legend of a density: its tones, and how many people they stand for.

use egui::{Align2, Rect, Shape, Stroke, pos2, vec2};

use super::{Pen, STEP};
use crate::ui::map_pane::density::{self, Key};
use crate::ui::theme;

/// How wide the tones are.
const RAMP: f32 = 200.0;

impl Pen<'_, '_> {
    fn density_title(&self, key: &Key) -> String {
        let km2 = self.desk.words.number(10_u64.pow(key.km2));
        self.desk.say_with("legend-density", &[("n", km2.into())])
    }

    /// All that the folded legend says of it.
    pub(super) fn density_in_short(&mut self, key: &Key) {
        let corner = pos2(self.x, self.top - 5.0);
        let bar = Rect::from_min_size(corner, vec2(48.0, 10.0));
        self.ramp(bar);
        let title = self.density_title(key);
        self.x = self.text(pos2(bar.right() + 8.0, self.top), &title, false) + 20.0;
    }

    /// The tones of a density, and how many people they stand for.
    pub(super) fn density(&mut self, key: &Key) {
        let title = self.density_title(key);
        let right = self.text(pos2(self.x, self.top), &title, false);
        let corner = pos2(self.x, self.top + 11.0);
        let bar = Rect::from_min_size(corner, vec2(RAMP, 10.0));
        self.ramp(bar);
        let theme = self.desk.theme;
        for (people, tone) in &key.ticks {
            let x = bar.left() + tone * bar.width();
            let stroke = Stroke::new(1.0, theme.second);
            self.painter
                .vline(x, bar.bottom()..=bar.bottom() + 3.0, stroke);
            let text = self.desk.words.number(*people);
            let at = pos2(x, bar.bottom() + 10.0);
            let align = Align2::CENTER_CENTER;
            self.painter
                .text(at, align, text, theme::body(), theme.text);
        }
        let note = self.desk.say("legend-density-note");
        let noted = self.text(pos2(self.x, self.top + 2.0 * STEP), &note, true);
        self.x = bar.right().max(right).max(noted) + 16.0;
    }

    /// All tones from few to many.
    fn ramp(&self, bar: Rect) {
        let mut mesh = egui::Mesh::default();
        let steps = 32_u8;
        for step in 0..=steps {
            let tone = f32::from(step) / f32::from(steps);
            let (x, colour) = (
                bar.left() + tone * bar.width(),
                density::colour(self.desk.theme, tone),
            );
            mesh.colored_vertex(pos2(x, bar.top()), colour);
            mesh.colored_vertex(pos2(x, bar.bottom()), colour);
            if step > 0 {
                let at = 2 * u32::from(step);
                mesh.add_triangle(at - 2, at - 1, at);
                mesh.add_triangle(at - 1, at, at + 1);
            }
        }
        self.painter.add(Shape::mesh(mesh));
    }
}
