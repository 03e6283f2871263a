//! What is said in passing, for two seconds: that something was copied.

use egui::{Align2, Context, CornerRadius, Id, LayerId, Order, Rect, vec2};

use crate::ui::desk::Desk;
use crate::ui::theme;

/// How long it stays, in seconds.
const SECONDS: f64 = 2.0;

/// What was said last, and until when it stays.
#[derive(Default)]
pub struct Told {
    said: Option<(String, f64)>,
}

impl Told {
    /// Takes what was said in this frame, and shows what still stands.
    pub fn show(&mut self, ctx: &Context, desk: &mut Desk) {
        let now = ctx.input(|input| input.time);
        if let Some(text) = desk.told.take() {
            self.said = Some((text, now + SECONDS));
        }
        let Some((text, until)) = self.said.as_ref().filter(|(_, until)| now < *until) else {
            self.said = None;
            return;
        };
        #[expect(clippy::cast_possible_truncation, reason = "two seconds at the most")]
        let left = (*until - now) as f32;
        ctx.request_repaint_after_secs(left);
        let theme = desk.theme;
        let layer = LayerId::new(Order::Tooltip, Id::unique("told"));
        let painter = ctx.layer_painter(layer);
        let galley = painter.layout_no_wrap(text.clone(), theme::strong(12.0), theme.on_primary);
        let bottom = ctx.content_rect().center_bottom() - vec2(0.0, 48.0);
        let rect = Align2::CENTER_BOTTOM.anchor_size(bottom, galley.size() + vec2(24.0, 12.0));
        let rect = Rect::from_center_size(rect.center(), rect.size());
        painter.rect_filled(rect, CornerRadius::same(6), theme.primary);
        painter.galley(
            rect.center() - galley.size() / 2.0,
            galley,
            theme.on_primary,
        );
    }
}
