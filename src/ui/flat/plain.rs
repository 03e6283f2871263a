//! Which shapes of a frame are plain, and which of them can be drawn at once without changing what lies over what.

use std::ops::Range;

use egui::emath::TSTransform;
use egui::epaint::{ClippedShape, Tessellator, WHITE_UV};
use egui::{Mesh, Rect, Shape, TextureId};

/// Plain shapes that are drawn at once.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    /// Their turn among the frame's shapes: that of the first.
    pub(super) at: usize,
    /// Their part of the mesh.
    pub(super) indices: Range<u32>,
    clip: Rect,
}

/// So many texts may lie between two shapes of a run: each later shape is held against all of them.
const BETWEEN: usize = 48;

/// Takes the plain shapes out of a frame and makes triangles of them; nothing is left in their place. A shape joins
/// those before it where nothing in between is where it is.
pub(super) fn runs(
    shapes: &mut [ClippedShape],
    tessellator: &mut Tessellator,
    mesh: &mut Mesh,
) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut between: Vec<Rect> = Vec::new();
    for (at, clipped) in shapes.iter_mut().enumerate() {
        let clip = clipped.clip_rect;
        if !is_plain(&clipped.shape)
            || clipped.transform_after_tessellation != TSTransform::IDENTITY
        {
            if !matches!(clipped.shape, Shape::Noop) {
                between.push(clipped.shape.visual_bounding_rect().intersect(clip));
            }
            continue;
        }
        let shape = std::mem::replace(&mut clipped.shape, Shape::Noop);
        let bounds = shape.visual_bounding_rect().expand(1.0).intersect(clip);
        if !bounds.is_positive() {
            continue;
        }
        let start = length(mesh);
        tessellator.set_clip_rect(clip);
        tessellator.tessellate_shape(shape, mesh);
        let end = length(mesh);
        let joins = |run: &Run| {
            run.clip == clip
                && between.len() <= BETWEEN
                && !between.iter().any(|other| other.intersects(bounds))
        };
        match runs.last_mut().filter(|run| joins(run)) {
            Some(run) => run.indices.end = end,
            None if end > start => {
                between.clear();
                runs.push(Run {
                    at,
                    indices: start..end,
                    clip,
                });
            }
            None => {}
        }
    }
    runs
}

fn length(mesh: &Mesh) -> u32 {
    u32::try_from(mesh.indices.len()).unwrap_or(u32::MAX)
}

/// Whether a shape has one colour a corner and no texture.
fn is_plain(shape: &Shape) -> bool {
    match shape {
        Shape::Vec(shapes) => shapes.iter().all(is_plain),
        Shape::Mesh(mesh) => {
            mesh.texture_id == TextureId::default()
                && mesh.vertices.iter().all(|vertex| vertex.uv == WHITE_UV)
        }
        Shape::Rect(rect) => rect.brush.is_none(),
        Shape::Noop | Shape::Text(_) | Shape::Callback(_) => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use egui::epaint::{TessellationOptions, TextShape};
    use egui::{Color32, Context, FontId, Pos2, pos2, vec2};

    use super::*;

    const WINDOW: Rect = Rect::from_min_max(Pos2::ZERO, pos2(100.0, 100.0));

    fn square(x: f32, y: f32) -> Shape {
        let rect = Rect::from_min_size(pos2(x, y), vec2(10.0, 10.0));
        Shape::rect_filled(rect, 0.0, Color32::PLACEHOLDER)
    }

    fn text(x: f32, y: f32) -> Shape {
        let ctx = Context::default();
        let mut galley = None;
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            let font = FontId::monospace(8.0);
            let painter = ui.painter();
            galley = Some(painter.layout_no_wrap("x".into(), font, Color32::PLACEHOLDER));
        });
        output.textures_delta.clear();
        TextShape::new(pos2(x, y), galley.unwrap(), Color32::PLACEHOLDER).into()
    }

    /// Where runs start, and which shapes are left.
    fn check(shapes: Vec<(Rect, Shape)>) -> (Vec<usize>, Vec<usize>) {
        let mut shapes: Vec<_> = shapes
            .into_iter()
            .map(|(clip, shape)| ClippedShape::new(clip, shape))
            .collect();
        let options = TessellationOptions::default();
        let mut tessellator = Tessellator::new(1.0, options, [1, 1], Vec::new());
        let mut mesh = Mesh::default();
        let runs = runs(&mut shapes, &mut tessellator, &mut mesh);
        let mut end = 0;
        for run in &runs {
            assert_eq!(
                run.indices.start, end,
                "no triangle is left out or drawn twice"
            );
            end = run.indices.end;
        }
        assert_eq!(end, length(&mesh));
        let left = shapes.iter().enumerate();
        let left = left.filter(|(_, clipped)| !matches!(clipped.shape, Shape::Noop));
        (
            runs.iter().map(|run| run.at).collect(),
            left.map(|(at, _)| at).collect(),
        )
    }

    #[test]
    fn what_follows_is_drawn_at_once_and_text_is_left() {
        let shapes = [square(0.0, 0.0), text(0.0, 0.0), square(50.0, 50.0)];
        assert_eq!(
            check(shapes.map(|shape| (WINDOW, shape)).to_vec()),
            (vec![0], vec![1])
        );
    }

    #[test]
    fn what_lies_over_a_text_stays_over_it() {
        let shapes = [
            square(0.0, 0.0),
            text(0.0, 0.0),
            square(2.0, 2.0),
            square(50.0, 50.0),
        ];
        let shapes = shapes.map(|shape| (WINDOW, shape)).to_vec();
        assert_eq!(check(shapes), (vec![0, 2], vec![1]));
    }

    #[test]
    fn what_is_cut_off_elsewhere_is_drawn_by_itself() {
        let half = WINDOW.with_max_x(50.0);
        let shapes = vec![
            (WINDOW, square(0.0, 0.0)),
            (half, square(20.0, 0.0)),
            (half, square(90.0, 0.0)),
        ];
        assert_eq!(check(shapes), (vec![0, 1], vec![]));
    }
}
