//! A scene in the list: its number, its title, its days, and what it counted when it was captured.

use egui::{Align2, CornerRadius, Id, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::briefing::{Scene, SceneId, Standing};
use crate::format::visible_line;
use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::widgets::{self, Icon};

/// Height of a card, and of one that says nothing of what it counts.
const HEIGHT: f32 = 66.0;
const LOW: f32 = 52.0;
/// From the left edge to the words.
const LEFT: f32 = 42.0;

/// What a card is called among the controls, wherever it stands.
pub(super) fn id(scene: SceneId) -> Id {
    super::part(scene, "card")
}

/// Puts a card on screen; it can be clicked, pulled, and have the keyboard.
pub(super) fn show(ui: &mut Ui, desk: &Desk, at: usize, scene: &Scene, on: bool) -> Response {
    let height = if scene.then.is_some() { HEIGHT } else { LOW };
    let size = vec2(ui.available_width(), height);
    let (_, rect) = ui.allocate_space(size);
    let response = ui.interact(rect, id(scene.id), Sense::click_and_drag());
    let lines = lines(desk, scene);
    let older = older(desk, scene);
    let name = read_aloud(desk, at, &lines, older.as_deref());
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, on, &name));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    ground(ui, desk, rect, &response, on);
    let theme = desk.theme;
    let painter = ui.painter();
    let number = (at + 1).to_string();
    let left = pos2(rect.left() + 20.0, rect.top() + 17.0);
    let (center, strong) = (Align2::CENTER_CENTER, theme::strong(12.0));
    if response.hovered() {
        let grip = pos2(left.x, rect.top() + 34.0);
        widgets::draw_icon(painter, grip, Icon::GripVertical, 14.0, theme.third);
    }
    let ink = if on { theme.accent } else { theme.third };
    painter.text(left, center, number, strong, ink);
    let room = rect.width() - LEFT - 16.0;
    let fonts = [theme::strong(14.0), theme::body(), theme::body()];
    let inks = [theme.text, theme.second, theme.third];
    let tops = [17.0, 36.0, 52.0];
    for (((line, font), ink), top) in lines.iter().zip(fonts).zip(inks).zip(tops) {
        let at = pos2(rect.left() + LEFT, rect.top() + top);
        widgets::draw_text(ui, at, Align2::LEFT_CENTER, line, font, ink, room);
    }
    let Some(older) = older else {
        return response;
    };
    let mark = pos2(left.x, rect.top() + 52.0);
    widgets::draw_icon(painter, mark, Icon::CircleAlert, 14.0, theme.warning);
    response.on_hover_text(older)
}

/// What there is to say where a scene's numbers are not from the data that is open.
fn older(desk: &Desk, scene: &Scene) -> Option<String> {
    let standing = Standing {
        other: desk.state.standing(scene).other,
        ..Standing::default()
    };
    let said = desk.words.scene_standing(&standing).pop()?;
    Some(format!("{said} {}", desk.say("scene-other-hint")))
}

fn ground(ui: &Ui, desk: &Desk, rect: Rect, response: &Response, on: bool) {
    let theme = desk.theme;
    let fill = if on {
        Some(theme.accent_soft)
    } else {
        response.hovered().then_some(theme.hover)
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, CornerRadius::ZERO, fill);
    }
    if on {
        let edge = rect.with_max_x(rect.left() + 3.0);
        ui.painter()
            .rect_filled(edge, CornerRadius::ZERO, theme.accent);
    }
    widgets::focus_ring(ui, rect.shrink(3.0), response);
}

/// Title, days, and what is counted.
fn lines(desk: &Desk, scene: &Scene) -> [String; 3] {
    let title = match scene.title.trim() {
        "" => desk.say("scene-untitled"),
        title => visible_line(title).into_owned(),
    };
    let span = desk.state.table().span();
    let days = desk.words.scene_days(&scene.shot.filter, span);
    let counted = scene.then.as_ref().map(|then| {
        let datasets = desk.state.table().datasets();
        desk.words.scene_counts(&then.counts, datasets)
    });
    [title, days, counted.unwrap_or_default()]
}

fn read_aloud(
    desk: &Desk,
    at: usize,
    [title, days, counted]: &[String; 3],
    older: Option<&str>,
) -> String {
    let all = desk.state.briefing().scenes.len();
    let name = desk.say_with(
        "scene-a11y",
        &[
            ("number", (at + 1).into()),
            ("all", all.into()),
            ("title", title.as_str().into()),
            ("days", days.as_str().into()),
            ("counted", counted.as_str().into()),
        ],
    );
    older.map_or_else(|| name.clone(), |older| format!("{name}. {older}"))
}
