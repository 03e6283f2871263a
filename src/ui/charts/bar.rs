//! A bar of a list: how sure its length is, its name, its number, and what a click picks.

use egui::{
    Align2, Color32, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use crate::action::{Action, Choice};
use crate::model::Total;
use crate::state::Pointing;
use crate::ui::desk::Desk;
use crate::ui::theme::{self, mix};
use crate::ui::widgets::{self, Icon, ROW};

/// One bar of a list: its label, the numbers behind it, and what a click picks.
pub(super) struct Bar {
    name: String,
    low: u64,
    high: u64,
    estimate: u64,
    /// Whether it may be any number more than `high`.
    open: bool,
    /// Its numbers in words.
    value: String,
    is_picked: bool,
    choice: Choice,
}

impl Bar {
    /// A bar of people.
    pub(super) fn of_people(
        desk: &Desk,
        name: String,
        total: &Total,
        is_picked: bool,
        choice: Choice,
    ) -> Self {
        Self {
            name,
            low: total.low,
            high: total.high,
            estimate: total.estimate,
            open: total.open > 0,
            value: desk.words.total_sentence(total),
            is_picked,
            choice,
        }
    }

    /// A bar of events.
    pub(super) fn of_events(
        desk: &Desk,
        name: String,
        total: &Total,
        is_picked: bool,
        choice: Choice,
    ) -> Self {
        Self {
            name,
            low: total.events,
            high: total.events,
            estimate: total.events,
            open: false,
            value: desk.words.events(total.events),
            is_picked,
            choice,
        }
    }

    /// Puts it on screen, in proportion to the largest of its list; where others are picked it fades.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        desk: &mut Desk,
        title: &str,
        largest: u64,
        any_picked: bool,
    ) {
        let (row, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
        let name = ("name", self.name.as_str().into());
        let value = ("value", self.value.as_str().into());
        let label = desk.say_with("chart-bar-a11y", &[("chart", title.into()), name, value]);
        let picked = self.is_picked;
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, picked, &label));
        if is_pointed(&response) {
            desk.point(Pointing::Choice(self.choice.clone()));
        }
        let faded = any_picked && !self.is_picked;
        let panel = desk.theme.panel;
        let ink = |colour| {
            if faded {
                mix(colour, panel, 0.5)
            } else {
                colour
            }
        };
        let frame = row.shrink2(vec2(16.0, 1.0));
        self.draw(ui, desk, frame, largest, ink, &response);
        self.draw_words(ui, desk, frame, ink(desk.theme.text));
        let key = if self.is_picked {
            "chart-bar-lift"
        } else {
            "chart-bar-filter"
        };
        let hint = desk.say_with(key, &[("name", self.name.as_str().into())]);
        let hover = format!("{}\n{}\n{hint}", self.name, self.value);
        if response.on_hover_text(hover).clicked() {
            desk.ask(Action::Only(self.choice.clone()));
        }
    }

    fn draw(
        &self,
        ui: &Ui,
        desk: &Desk,
        frame: Rect,
        largest: u64,
        ink: impl Fn(Color32) -> Color32,
        response: &Response,
    ) {
        let theme = desk.theme;
        let painter = ui.painter();
        let width = frame.width() - number_room(ui, desk, largest);
        #[expect(clippy::cast_precision_loss, reason = "lengths of bars")]
        let length = |value: u64| width * value as f32 / largest as f32;
        let bar = |value: u64| {
            Rect::from_min_size(frame.min, vec2(length(value).max(2.0), frame.height()))
        };
        let radius = CornerRadius::same(2);
        if is_pointed(response) {
            painter.rect_filled(frame, radius, theme.hover);
        }
        painter.rect_filled(bar(self.high), radius, ink(theme.bar_high));
        painter.rect_filled(bar(self.low), radius, ink(theme.bar_low));
        if self.high != self.low || self.open {
            let at = pos2(frame.left() + length(self.estimate), frame.bottom() - 4.0);
            let tick = Rect::from_center_size(at, vec2(2.0, 8.0));
            painter.rect_filled(tick, CornerRadius::ZERO, ink(theme.ink));
        }
        if self.open {
            let at = pos2(frame.left() + length(self.high) + 6.0, frame.center().y);
            widgets::draw_icon(painter, at, Icon::ChevronRight, 12.0, ink(theme.second));
        }
        if self.is_picked {
            let stroke = Stroke::new(1.5, theme.accent);
            painter.rect_stroke(frame, CornerRadius::same(3), stroke, StrokeKind::Inside);
        }
        widgets::focus_ring(ui, frame, response);
    }

    fn draw_words(&self, ui: &Ui, desk: &Desk, frame: Rect, ink: Color32) {
        let (at, left) = (frame.left_center() + vec2(8.0, 0.0), Align2::LEFT_CENTER);
        let room = frame.width() - 20.0 - number_room(ui, desk, self.estimate);
        widgets::draw_text(ui, at, left, &self.name, theme::body(), ink, room);
        let (at, right) = (frame.right_center() - vec2(2.0, 0.0), Align2::RIGHT_CENTER);
        let number = desk.words.number(self.estimate);
        widgets::draw_text(ui, at, right, &number, theme::body(), ink, 120.0);
    }
}

/// The room right of a bar for its number, with a gap and the sign that it may be more.
fn number_room(ui: &Ui, desk: &Desk, number: u64) -> f32 {
    let text = desk.words.number(number);
    let galley = ui
        .painter()
        .layout_no_wrap(text, theme::body(), desk.theme.text);
    (galley.size().x + 12.0).max(44.0)
}

/// How long a bar of people is drawn.
pub(super) fn people(total: &Total) -> u64 {
    total.high.max(total.estimate)
}

/// Whether the pointer or the keyboard is on it.
fn is_pointed(response: &Response) -> bool {
    response.hovered() || response.has_focus()
}
