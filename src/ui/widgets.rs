//! The few controls that the window is made of, each with its accessible name.

use egui::{
    Align2, Color32, CornerRadius, FontId, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    Vec2, WidgetInfo, vec2,
};
pub use lucide_icons::Icon;

use crate::ui::theme::{self, Theme};

/// Height of a button.
pub const BUTTON: f32 = 32.0;
/// Height of a row.
pub const ROW: f32 = 24.0;

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

    /// Puts it on screen.
    pub fn show(self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui);
        let font = if self.look == Look::Plain && self.icon.is_none() {
            theme::body()
        } else {
            theme::strong(if self.size.y < 28.0 { 12.0 } else { 14.0 })
        };
        let galley = ui
            .painter()
            .layout_no_wrap(self.text.to_owned(), font, Color32::PLACEHOLDER);
        let mut width = galley.size().x;
        if self.icon.is_some() {
            width += if self.text.is_empty() { 16.0 } else { 24.0 };
        }
        if self.more {
            width += 20.0;
        }
        let pad = if self.text.is_empty() { 0.0 } else { 12.0 };
        let size = vec2((width + 2.0 * pad).max(self.size.x), self.size.y);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let enabled = ui.is_enabled();
        let name = self.name.to_owned();
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &name));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let ink = self.paint_ground(ui, rect, &response, theme);
        let painter = ui.painter();
        let mut x = rect.center().x - width / 2.0;
        if let Some(icon) = self.icon {
            let at = egui::pos2(x + 8.0, rect.center().y);
            draw_icon(painter, at, icon, 16.0, ink);
            x += 24.0;
        }
        painter.galley(
            egui::pos2(x, rect.center().y - galley.size().y / 2.0),
            galley,
            ink,
        );
        if self.more {
            let at = egui::pos2(rect.right() - pad - 6.0, rect.center().y);
            draw_icon(painter, at, Icon::ChevronDown, 14.0, ink);
        }
        if self.text.is_empty() {
            response.on_hover_text(self.name)
        } else {
            response
        }
    }

    fn paint_ground(&self, ui: &Ui, rect: Rect, response: &Response, theme: &Theme) -> Color32 {
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

/// The ring around what the keyboard is on.
pub fn focus_ring(ui: &Ui, rect: Rect, response: &Response) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, Theme::of(ui).accent);
        ui.painter()
            .rect_stroke(rect, CornerRadius::same(5), stroke, StrokeKind::Outside);
    }
}

/// An icon around a point.
pub fn draw_icon(painter: &egui::Painter, at: egui::Pos2, icon: Icon, size: f32, ink: Color32) {
    painter.text(
        at,
        Align2::CENTER_CENTER,
        icon.unicode(),
        theme::icons(size),
        ink,
    );
}

/// How far a box is ticked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tick {
    /// Not.
    Off,
    /// Some of what it stands for.
    Some,
    /// All of it.
    On,
}

/// The box of a list's row, 14 wide, drawn with its left edge at `left`.
pub fn draw_tick(ui: &Ui, left: egui::Pos2, tick: Tick) {
    let theme = Theme::of(ui);
    let rect = Rect::from_center_size(left + vec2(7.0, 0.0), Vec2::splat(14.0));
    let (fill, line) = match tick {
        Tick::Off => (theme.panel, theme.control),
        Tick::Some | Tick::On => (theme.primary, theme.primary),
    };
    let painter = ui.painter();
    let stroke = Stroke::new(1.0, line);
    painter.rect(
        rect,
        CornerRadius::same(3),
        fill,
        stroke,
        StrokeKind::Inside,
    );
    let icon = match tick {
        Tick::Off => return,
        Tick::Some => Icon::Minus,
        Tick::On => Icon::Check,
    };
    draw_icon(painter, rect.center(), icon, 12.0, theme.on_primary);
}

/// A row that can be clicked, as wide as there is room, with its name.
pub fn row(ui: &mut Ui, height: f32, kind: Role, name: &str, on: Option<bool>) -> (Rect, Response) {
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| match on {
        Some(on) => WidgetInfo::selected(kind, enabled, on, name),
        None => WidgetInfo::labeled(kind, enabled, name),
    });
    if response.hovered() {
        ui.painter()
            .rect_filled(rect, CornerRadius::same(4), Theme::of(ui).hover);
    }
    focus_ring(ui, rect, &response);
    (rect, response)
}

/// The head of a part that folds: an arrow, its title, a note right. Whether it was clicked.
pub fn disclosure(ui: &mut Ui, height: f32, title: &str, note: &str, open: bool) -> bool {
    let theme = Theme::of(ui);
    let (rect, response) = row(ui, height, Role::DisclosureTriangle, title, Some(open));
    let icon = if open {
        Icon::ChevronDown
    } else {
        Icon::ChevronRight
    };
    let at = rect.left_center() + vec2(18.0, 0.0);
    draw_icon(ui.painter(), at, icon, 14.0, theme.second);
    let (at, left) = (rect.left_center() + vec2(30.0, 0.0), Align2::LEFT_CENTER);
    let (strong, room) = (theme::strong(12.0), rect.width() - 44.0);
    let head = draw_text(ui, at, left, title, strong, theme.text, room);
    let (at, right) = (rect.right_center() - vec2(16.0, 0.0), Align2::RIGHT_CENTER);
    let room = rect.right() - head.right() - 28.0;
    draw_text(ui, at, right, note, theme::body(), theme.third, room);
    response.clicked()
}

/// Text in a given width: cut with an ellipsis where it does not fit.
pub fn draw_text(
    ui: &Ui,
    at: egui::Pos2,
    align: Align2,
    text: &str,
    font: FontId,
    ink: Color32,
    width: f32,
) -> Rect {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(8.0));
    let galley = ui.painter().layout_job(job);
    let rect = align.anchor_size(at, galley.size());
    ui.painter().galley(rect.min, galley, ink);
    rect
}

/// Two or more choices of which one holds, side by side.
pub fn segments<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    now: T,
    choices: &[(T, String, String)],
) -> Option<T> {
    let theme = Theme::of(ui);
    let mut chosen = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let frame = ui.painter().add(egui::Shape::Noop);
        let mut whole = Rect::NOTHING;
        for (choice, text, hint) in choices {
            let on = *choice == now;
            let ink = if on { theme.on_primary } else { theme.text };
            let galley = ui
                .painter()
                .layout_no_wrap(text.clone(), theme::strong(12.0), ink);
            let size = vec2(galley.size().x + 20.0, 28.0);
            let (rect, response) = ui.allocate_exact_size(size, Sense::click());
            response.widget_info(|| {
                WidgetInfo::selected(Role::RadioButton, true, on, format!("{name}: {text}"))
            });
            whole = whole.union(rect);
            let fill = match (on, response.hovered()) {
                (true, _) => theme.primary,
                (false, true) => theme.hover,
                (false, false) => theme.panel,
            };
            ui.painter()
                .rect_filled(rect.shrink(1.0), CornerRadius::same(3), fill);
            ui.painter()
                .galley(rect.center() - galley.size() / 2.0, galley, ink);
            focus_ring(ui, rect, &response);
            if response.on_hover_text(hint).clicked() && !on {
                chosen = Some(*choice);
            }
        }
        let stroke = Stroke::new(1.0, theme.control);
        let outline =
            egui::Shape::rect_stroke(whole, CornerRadius::same(4), stroke, StrokeKind::Inside);
        ui.painter().set(frame, outline);
    });
    chosen
}

/// What stands apart from the panel's edges, with so much room above and below.
pub fn inset<R>(ui: &mut Ui, room: i8, add: impl FnOnce(&mut Ui) -> R) {
    let margin = egui::Margin::symmetric(16, room);
    egui::Frame::NONE.inner_margin(margin).show(ui, add);
}

/// A line across.
pub fn rule(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter()
        .rect_filled(rect, CornerRadius::ZERO, Theme::of(ui).border);
}

/// A one-line field with its name, an icon inside on the left where given, and a hint.
pub fn field(
    ui: &mut Ui,
    text: &mut String,
    name: &str,
    icon: Option<Icon>,
    width: f32,
    is_bad: bool,
) -> Response {
    let theme = Theme::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(width, 28.0), Sense::hover());
    let left = if icon.is_some() { 28.0 } else { 8.0 };
    let inside = Rect::from_min_max(rect.min + vec2(left, 4.0), rect.max - vec2(6.0, 4.0));
    let back = ui.painter().add(egui::Shape::Noop);
    let edit = egui::TextEdit::singleline(text)
        // The name is the id: a control that comes or goes beside the field must not take its focus.
        .id_salt(name)
        .frame(egui::Frame::NONE)
        .margin(egui::Margin::ZERO)
        .align(egui::Align2::LEFT_CENTER)
        .hint_text(egui::RichText::new(if icon.is_some() { name } else { "" }).color(theme.third));
    let response = ui.put(inside, edit);
    // A placeholder alone is no name once something is typed.
    response.widget_info(|| WidgetInfo {
        label: Some(name.to_owned()),
        ..WidgetInfo::text_edit(true, text.clone(), text.clone(), name)
    });
    let line = match (is_bad, response.has_focus()) {
        (true, _) => Stroke::new(2.0, theme.error),
        (false, true) => Stroke::new(2.0, theme.accent),
        (false, false) => Stroke::new(1.0, theme.control),
    };
    let ground = egui::Shape::Rect(egui::epaint::RectShape::new(
        rect,
        4.0,
        theme.panel,
        line,
        StrokeKind::Inside,
    ));
    ui.painter().set(back, ground);
    if let Some(icon) = icon {
        draw_icon(
            ui.painter(),
            rect.left_center() + vec2(15.0, 0.0),
            icon,
            14.0,
            theme.second,
        );
    }
    response
}
