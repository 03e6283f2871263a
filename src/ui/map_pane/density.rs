//! The density's picture: one texture, kept until what it shows changes and moved as the view moves.

use egui::{Color32, ColorImage, Mesh, Rect, Shape, TextureHandle, TextureOptions, Ui, pos2};

use crate::geo::View;
pub use crate::map::DensityKey as Key;
use crate::map::{Density, Shade};
use crate::ui::desk::Desk;
use crate::ui::theme::{self, Theme};

/// How much of the ground's colours a density hides where it is thickest.
const THICK: f32 = 0.86;

/// What a picture was made of: the shown events, the zoom and the sheet's size.
pub type Of = (u64, u64, (f32, f32));

/// The last picture.
#[derive(Default)]
pub struct Cache {
    of: Option<(Of, bool)>,
    density: Option<Density>,
    texture: Option<TextureHandle>,
    key: Option<Key>,
}

impl Cache {
    /// What the legend says of the last picture.
    pub fn key(&self) -> Option<&Key> {
        self.key.as_ref()
    }

    /// Paints the density of a view, made anew where the last one does not hold it. `strength` is from 0 to 1.
    pub fn paint(
        &mut self,
        ui: &Ui,
        desk: &Desk,
        rect: Rect,
        view: &View,
        (of, strength): (Of, f32),
        make: impl FnOnce() -> Option<Density>,
    ) {
        let holds = self.of == Some((of, desk.theme.dark));
        let holds = holds && self.density.as_ref().is_some_and(|one| one.covers(view));
        if !holds {
            self.of = Some((of, desk.theme.dark));
            self.density = make();
            let key = self.density.as_ref().map(Density::key);
            if self.key != key {
                // The legend was drawn before.
                ui.ctx().request_repaint();
            }
            self.key = key;
            self.draw(ui, desk.theme);
        }
        let (Some(density), Some(texture)) = (&self.density, &self.texture) else {
            return;
        };
        let sheet = density.rect(view);
        let sheet = Rect::from_min_max(
            pos2(rect.left() + sheet.left, rect.top() + sheet.top),
            pos2(rect.left() + sheet.right, rect.top() + sheet.bottom),
        );
        let mut mesh = Mesh::with_texture(texture.id());
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        mesh.add_rect_with_uv(sheet, whole, theme::UNTINTED.gamma_multiply(strength));
        ui.painter().add(Shape::mesh(mesh));
    }

    fn draw(&mut self, ui: &Ui, theme: &Theme) {
        let Some(density) = &self.density else {
            self.texture = None;
            return;
        };
        let ramp = ramp(theme);
        let pixels = density
            .shades()
            .iter()
            .map(|shade| pixel(&ramp, *shade))
            .collect();
        let image = ColorImage::new([density.columns, density.lines], pixels);
        if let Some(texture) = &mut self.texture {
            texture.set(image, TextureOptions::LINEAR);
        } else {
            let texture = ui
                .ctx()
                .load_texture("density", image, TextureOptions::LINEAR);
            self.texture = Some(texture);
        }
    }
}

/// The colours of all tones, from the palest to the deepest.
fn ramp(theme: &Theme) -> Vec<Color32> {
    (0..=u8::MAX)
        .map(|at| colour(theme, f32::from(at) / 255.0))
        .collect()
}

/// The colour of a tone: between the theme's, evenly.
pub fn colour(theme: &Theme, tone: f32) -> Color32 {
    let last = theme.density.len() - 1;
    let along = tone.clamp(0.0, 1.0) * f32::from(u8::try_from(last).unwrap_or(u8::MAX));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few colours"
    )]
    let from = (along.floor() as usize).min(last.saturating_sub(1));
    match theme.density.get(from..from + 2) {
        Some([one, other]) => theme::mix(*one, *other, along - along.floor()),
        _ => Color32::TRANSPARENT,
    }
}

fn pixel(ramp: &[Color32], shade: Shade) -> Color32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "from 0 to 255"
    )]
    let at = (shade.tone * 255.0) as usize;
    let colour = ramp.get(at).copied().unwrap_or_default();
    colour.gamma_multiply(THICK * shade.cover)
}
