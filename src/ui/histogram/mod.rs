//! The histogram of events with its window: two handles, a body to drag, a wheel to zoom.

mod axis;
mod bars;
mod brush;
mod handles;
mod scale;
mod zoom;

use egui::{Align2, CornerRadius, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use crate::action::Action;
use crate::model::DateBounds;
use crate::state::unit_for;
use crate::table::Unit;
use crate::ui::desk::Desk;
use crate::ui::theme;
use brush::Drag;
use scale::Scale;

/// Room for the numbers of the axis.
const AXIS: f32 = 24.0;
/// Room for the names of years and months below.
const NAMES: f32 = 18.0;
/// Height of a flag; where the strip is low the flags stand in the plot.
const FLAGS: f32 = 18.0;
/// Lower than this the strip is low.
const LOW: f32 = 88.0;

/// No bar is wider than this.
const WIDEST_BAR: f32 = 64.0;

/// What the histogram remembers from frame to frame.
#[derive(Default)]
pub struct Memory {
    drag: Option<Drag>,
}

/// What all parts of the histogram go by in a frame.
struct Plot {
    scale: Scale,
    /// How long a bin is.
    unit: Unit,
    /// The reader's window, or all of time.
    window: DateBounds,
    /// The part of time that is shown.
    view: DateBounds,
    /// The top of the flags.
    flags: f32,
}

/// Puts the histogram on screen.
pub fn show(ui: &mut Ui, desk: &mut Desk, memory: &mut Memory) {
    let whole = ui.available_rect_before_wrap();
    let (Some(view), Some(window)) = (desk.state.time_view(), desk.state.window()) else {
        nothing_to_show(ui, desk, whole);
        return;
    };
    let rect = plot_rect(whole);
    let fitting = unit_for(view, rect.width());
    if fitting != desk.state.unit() {
        desk.ask(Action::Unit(fitting));
        ui.ctx().request_repaint();
    }
    let unit = desk.state.unit();
    let plot = Plot {
        scale: Scale::new(rect, days_shown(view, unit, rect.width())),
        unit,
        window,
        view,
        flags: whole.top(),
    };
    let ground = rect.expand2(vec2(0.0, 4.0));
    let id = ui.scope_id().with("histogram");
    let response = ui.interact(ground, id, Sense::click_and_drag());
    let name = desk.say("time-histogram-a11y");
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, &name));
    draw_window(ui, desk, &plot);
    let top = bars::draw(ui, desk, &plot);
    axis::draw(ui, desk, &plot, top);
    brush::show(ui, desk, memory, &plot, &response);
    handles::show(ui, desk, &plot);
    zoom::wheel(ui, desk, &plot, &response);
    zoom::track(ui, desk, rect, whole);
}

/// The days of whole bins, and so many more on both sides that no bar is wider than a thumb:
/// one event is not a wall of colour.
fn days_shown(view: DateBounds, unit: Unit, width: f32) -> DateBounds {
    let mut days = DateBounds::new(unit.start(view.first), unit.end(view.last));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "points on a screen"
    )]
    let least = (width / WIDEST_BAR).max(1.0) as u64;
    while unit.count(days) < least {
        let (Some(before), Some(after)) = (unit.previous(days.first), unit.next(days.last)) else {
            break;
        };
        days = DateBounds::new(before, unit.end(after));
    }
    days
}

fn nothing_to_show(ui: &Ui, desk: &Desk, whole: Rect) {
    let text = desk.say("none-events-title");
    let ink = desk.theme.third;
    let middle = Align2::CENTER_CENTER;
    ui.painter()
        .text(whole.center(), middle, text, theme::body(), ink);
}

/// What is left of the strip for the bars.
fn plot_rect(whole: Rect) -> Rect {
    let is_low = whole.height() < LOW;
    let above = if is_low { 4.0 } else { FLAGS + 2.0 };
    Rect::from_min_max(whole.min + vec2(AXIS, above), whole.max - vec2(4.0, NAMES))
}

/// The ground of the window, where there is one.
fn draw_window(ui: &Ui, desk: &Desk, plot: &Plot) {
    if !desk.state.has_window() {
        return;
    }
    let Plot { scale, window, .. } = plot;
    let painter = ui
        .painter()
        .with_clip_rect(scale.rect.expand2(vec2(1.0, FLAGS)));
    let ground = Rect::from_x_y_ranges(scale.xs(*window), scale.rect.y_range());
    painter.rect_filled(ground, CornerRadius::ZERO, desk.theme.accent_soft);
}
