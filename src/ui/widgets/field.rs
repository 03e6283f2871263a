//! A one-line field to type in.

use egui::{
    Align2, Frame, Margin, Rect, Response, RichText, Sense, Shape, Stroke, StrokeKind, TextEdit,
    Ui, WidgetInfo, vec2,
};

use super::{Icon, draw_icon};
use crate::ui::theme::Theme;

/// A one-line field with its name, and a hint while it is empty.
pub fn field_with_hint(
    ui: &mut Ui,
    text: &mut String,
    name: &str,
    hint: &str,
    width: f32,
    is_bad: bool,
) -> Response {
    framed(ui, text, name, (None, hint), width, is_bad)
}

/// A one-line field with its name; with an icon inside on the left the name is its hint, too.
pub fn field(
    ui: &mut Ui,
    text: &mut String,
    name: &str,
    icon: Option<Icon>,
    width: f32,
    is_bad: bool,
) -> Response {
    let hint = if icon.is_some() { name } else { "" };
    framed(ui, text, name, (icon, hint), width, is_bad)
}

fn framed(
    ui: &mut Ui,
    text: &mut String,
    name: &str,
    (icon, hint): (Option<Icon>, &str),
    width: f32,
    is_bad: bool,
) -> Response {
    let theme = Theme::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(width, 28.0), Sense::hover());
    let left = if icon.is_some() { 28.0 } else { 8.0 };
    let inside = Rect::from_min_max(rect.min + vec2(left, 4.0), rect.max - vec2(6.0, 4.0));
    let back = ui.painter().add(Shape::Noop);
    let edit = TextEdit::singleline(text)
        // The name is the id: a control that comes or goes beside the field must not take its focus.
        .id_salt(name)
        .frame(Frame::NONE)
        .margin(Margin::ZERO)
        .align(Align2::LEFT_CENTER)
        .hint_text(RichText::new(hint).color(theme.third));
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
    let ground = Shape::Rect(egui::epaint::RectShape::new(
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
