//! A button with an icon, text, or both.

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Color32, CornerRadius, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use super::{Icon, draw_icon, focus_ring};
use crate::ui::theme::{self, Theme};

/// Height of a button.
pub const BUTTON: f32 = 32.0;

/// How a button looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Leads.
    Primary,
    /// Framed.
    Secondary,
    /// No frame until pointed at.
    Plain,
}

/// A button with an icon, text, or both.
pub struct Button<'a> {
    icon: Option<Icon>,
    text: &'a str,
    name: &'a str,
    look: Look,
    on: bool,
    more: bool,
    size: Vec2,
    most: f32,
}

impl<'a> Button<'a> {
    /// A button that shows its name.
    #[must_use]
    pub fn text(text: &'a str) -> Self {
        Self {
            icon: None,
            text,
            name: text,
            look: Look::Secondary,
            on: false,
            more: false,
            size: vec2(0.0, BUTTON),
            most: f32::INFINITY,
        }
    }

    /// A square button that shows an icon only; its name is read aloud and shown on hover.
    #[must_use]
    pub fn icon(icon: Icon, name: &'a str) -> Self {
        Self {
            icon: Some(icon),
            text: "",
            look: Look::Plain,
            size: vec2(BUTTON, BUTTON),
            ..Self::text(name)
        }
    }

    /// With an icon before the text.
    #[must_use]
    pub fn with_icon(self, icon: Icon) -> Self {
        Self {
            icon: Some(icon),
            ..self
        }
    }

    /// As it should look.
    #[must_use]
    pub fn look(self, look: Look) -> Self {
        Self { look, ..self }
    }

    /// Pressed in.
    #[must_use]
    pub fn on(self, on: bool) -> Self {
        Self { on, ..self }
    }

    /// Opens a menu: with a small arrow.
    #[must_use]
    pub fn menu(self) -> Self {
        Self { more: true, ..self }
    }

    /// At least this size.
    #[must_use]
    pub fn size(self, width: f32, height: f32) -> Self {
        Self {
            size: vec2(width, height),
            ..self
        }
    }

    /// With text no wider than this: cut with an ellipsis where it is, and shown whole on hover.
    #[must_use]
    pub fn text_at_most(self, most: f32) -> Self {
        Self { most, ..self }
    }

    /// Puts it on screen.
    pub fn show(self, ui: &mut Ui) -> Response {
        let font = if self.look == Look::Plain && self.icon.is_none() {
            theme::body()
        } else {
            theme::strong(if self.size.y < 28.0 { 12.0 } else { 14.0 })
        };
        let text = self.text.to_owned();
        let mut job = LayoutJob::simple_singleline(text, font, Color32::PLACEHOLDER);
        job.wrap = TextWrapping::truncate_at_width(self.most);
        let galley = ui.painter().layout_job(job);
        let is_cut = galley.elided;
        let inside = self.width_inside(galley.size().x);
        let size = vec2((inside + 2.0 * self.pad()).max(self.size.x), self.size.y);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let enabled = ui.is_enabled();
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, self.name));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let ink = self.paint_ground(ui, rect, &response);
        let painter = ui.painter();
        let Pos2 { mut x, y } = rect.center() - vec2(inside / 2.0, 0.0);
        if let Some(icon) = self.icon {
            draw_icon(painter, pos2(x + 8.0, y), icon, 16.0, ink);
            x += 24.0;
        }
        painter.galley(pos2(x, y - galley.size().y / 2.0), galley, ink);
        if self.more {
            let at = pos2(rect.right() - self.pad() - 6.0, y);
            draw_icon(painter, at, Icon::ChevronDown, 14.0, ink);
        }
        if self.text.is_empty() || is_cut {
            response.on_hover_text(self.name)
        } else {
            response
        }
    }

    /// Room left and right of what it shows.
    fn pad(&self) -> f32 {
        if self.text.is_empty() { 0.0 } else { 12.0 }
    }

    /// How wide what it shows is, with text of this width.
    fn width_inside(&self, text: f32) -> f32 {
        let icon = match (self.icon, self.text) {
            (None, _) => 0.0,
            (Some(_), "") => 16.0,
            (Some(_), _) => 24.0,
        };
        let arrow = if self.more { 20.0 } else { 0.0 };
        text + icon + arrow
    }

    /// Draws what is behind it; returns the colour of what stands on it.
    fn paint_ground(&self, ui: &Ui, rect: Rect, response: &Response) -> Color32 {
        let theme = Theme::of(ui);
        let hovered = response.hovered() || response.is_pointer_button_down_on();
        let (fill, line, ink) = match self.look {
            _ if self.on => (theme.accent_soft, Color32::TRANSPARENT, theme.accent),
            Look::Primary if hovered => {
                (theme.primary_hover, Color32::TRANSPARENT, theme.on_primary)
            }
            Look::Primary => (theme.primary, Color32::TRANSPARENT, theme.on_primary),
            Look::Secondary if hovered => (theme.hover, theme.control, theme.text),
            Look::Secondary => (theme.panel, theme.control, theme.text),
            Look::Plain if hovered => (theme.hover, Color32::TRANSPARENT, theme.text),
            Look::Plain => (Color32::TRANSPARENT, Color32::TRANSPARENT, theme.text),
        };
        let radius = CornerRadius::same(4);
        ui.painter().rect(
            rect,
            radius,
            fill,
            Stroke::new(1.0, line),
            StrokeKind::Inside,
        );
        focus_ring(ui, rect, response);
        if ui.is_enabled() {
            ink
        } else {
            theme::mix(ink, theme.panel, 0.62)
        }
    }
}
