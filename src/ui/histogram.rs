//! The histogram of events with its window: two handles, a body to drag, a wheel to zoom.

use egui::{
    Align2, Color32, CornerRadius, CursorIcon, Key, Pos2, Rect, Response, Role, Sense, Stroke, Ui,
    WidgetInfo, vec2,
};
use jiff::civil::Date;

use crate::action::Action;
use crate::model::{DateBounds, Kind};
use crate::state::unit_for;
use crate::table::{Bins, Unit};
use crate::ui::desk::Desk;
use crate::ui::theme::{self, mix};
use crate::ui::widgets;

/// Room for the numbers of the axis.
const AXIS: f32 = 24.0;
/// Room for the names of years and months below.
const NAMES: f32 = 18.0;
/// Height of a flag; where the strip is low the flags stand in the plot.
const FLAGS: f32 = 18.0;
/// Lower than this the strip is low.
const LOW: f32 = 88.0;

/// What a drag started from.
#[derive(Clone, Copy, Debug)]
struct Drag {
    start: Date,
    window: DateBounds,
}

/// What the histogram remembers from frame to frame.
#[derive(Default)]
pub struct Memory {
    drag: Option<Drag>,
}

/// Days along the width.
#[derive(Clone, Copy)]
struct Scale {
    rect: Rect,
    first: i64,
    days: f32,
    /// The top of the flags.
    flags: f32,
}

impl Scale {
    fn new(rect: Rect, days: DateBounds) -> Self {
        let first = number(days.first);
        Self {
            rect,
            first,
            days: length(first, number(days.last) + 1).max(1.0),
            flags: rect.top(),
        }
    }

    /// Where a day starts.
    fn x(&self, day: Date) -> f32 {
        self.x_of(number(day))
    }

    /// Where a day ends.
    fn x_end(&self, day: Date) -> f32 {
        self.x_of(number(day) + 1)
    }

    fn x_of(&self, day: i64) -> f32 {
        self.rect.left() + self.rect.width() * length(self.first, day) / self.days
    }

    fn day(&self, x: f32) -> Date {
        let share = (x - self.rect.left()) / self.rect.width().max(1.0);
        #[expect(clippy::cast_possible_truncation, reason = "days on a screen")]
        let days = (share * self.days).floor() as i64;
        day(self.first + days)
    }
}

/// Days since 1970-01-01.
fn number(day: Date) -> i64 {
    crate::table::Table::day_number(day).into()
}

fn day(number: i64) -> Date {
    let epoch = jiff::civil::date(1970, 1, 1);
    epoch.saturating_add(jiff::Span::new().try_days(number).unwrap_or_default())
}

fn length(from: i64, to: i64) -> f32 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a few thousand years of days at the most"
    )]
    let length = (to - from) as f32;
    length
}

/// Puts the histogram on screen.
pub fn show(ui: &mut Ui, desk: &mut Desk, memory: &mut Memory) {
    let whole = ui.available_rect_before_wrap();
    let (Some(view), Some(window)) = (desk.state.time_view(), desk.state.window()) else {
        let text = desk.say("none-events-title");
        let ink = desk.theme.third;
        ui.painter().text(
            whole.center(),
            Align2::CENTER_CENTER,
            text,
            theme::body(),
            ink,
        );
        return;
    };
    let plot = Rect::from_min_max(
        whole.min
            + vec2(
                AXIS,
                if whole.height() < LOW {
                    4.0
                } else {
                    FLAGS + 2.0
                },
            ),
        whole.max - vec2(4.0, NAMES),
    );
    let unit = unit_for(view, plot.width());
    if unit != desk.state.unit() {
        desk.ask(Action::Unit(unit));
        ui.ctx().request_repaint();
    }
    let unit = desk.state.unit();
    let days = DateBounds::new(unit.start(view.first), unit.end(view.last));
    let scale = Scale {
        flags: whole.top(),
        ..Scale::new(plot, days)
    };
    let ground = plot.expand2(vec2(0.0, 4.0));
    let id = ui.scope_id().with("histogram");
    let response = ui.interact(ground, id, Sense::click_and_drag());
    let name = desk.say("time-histogram-a11y");
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, &name));
    draw_ground(ui, desk, &scale, window);
    let top = draw_bars(ui, desk, &scale, window);
    draw_axis(ui, desk, &scale, unit, top);
    brush(ui, desk, memory, &scale, unit, window, &response);
    handles(ui, desk, &scale, unit, window);
    zoom(ui, desk, &scale, view, &response);
    track(ui, desk, plot, whole);
}

/// The window's ground, edges and flags.
fn draw_ground(ui: &Ui, desk: &Desk, scale: &Scale, window: DateBounds) {
    let theme = desk.theme;
    let painter = ui
        .painter()
        .with_clip_rect(scale.rect.expand2(vec2(1.0, FLAGS)));
    let ground = Rect::from_x_y_ranges(
        scale.x(window.first)..=scale.x_end(window.last),
        scale.rect.y_range(),
    );
    if desk.state.filter().from.is_some() || desk.state.filter().to.is_some() {
        painter.rect_filled(ground, CornerRadius::ZERO, theme.accent_soft);
    }
}

/// The order of the stack from below.
fn stack_order(kind: &Kind) -> usize {
    match kind {
        Kind::Repatriation => 0,
        Kind::Detention => 1,
        Kind::Arrest => 2,
        Kind::Release => 3,
        Kind::Death => 4,
        Kind::Policy => 5,
        Kind::Other(_) => 6,
    }
}

/// Draws the bars; returns how many events the top of the plot stands for.
fn draw_bars(ui: &Ui, desk: &Desk, scale: &Scale, window: DateBounds) -> f32 {
    let theme = desk.theme;
    let bins = &desk.state.timeline().histogram;
    let kinds = desk.state.table().kinds();
    let mut order: Vec<usize> = (0..kinds.len()).collect();
    order.sort_by_key(|at| kinds.get(*at).map(stack_order));
    let colours: Vec<Color32> = kinds.iter().map(|kind| desk.colours(kind).fill).collect();
    let shown: Vec<usize> = bins
        .spans
        .iter()
        .enumerate()
        .filter(|(_, span)| {
            scale.x_end(span.last) > scale.rect.left() && scale.x(span.first) < scale.rect.right()
        })
        .map(|(at, _)| at)
        .collect();
    let top = shown
        .iter()
        .map(|at| events_in(bins, *at))
        .fold(0.0, f32::max);
    let top = (top * 1.08).max(1.0);
    let painter = ui.painter().with_clip_rect(scale.rect.expand(1.0));
    for at in shown {
        let Some(span) = bins.spans.get(at) else {
            continue;
        };
        let (left, right) = (scale.x(span.first), scale.x_end(span.last));
        let gap = if right - left > 4.0 { 1.0 } else { 0.0 };
        let inside = window.overlaps(span);
        let mut y = scale.rect.bottom();
        for spread in [false, true] {
            for kind in &order {
                let Some(bin) = bins.kinds.get(*kind).and_then(|bins| bins.get(at)) else {
                    continue;
                };
                let part = if spread { bin.spread } else { bin.solid };
                if part.events == 0 {
                    continue;
                }
                let height = events(part.events) / top * scale.rect.height();
                let fill = colours.get(*kind).copied().unwrap_or(theme.bar_strong);
                let fill = if spread {
                    mix(fill, theme.panel, 0.58)
                } else {
                    fill
                };
                let fill = if inside {
                    fill
                } else {
                    mix(fill, theme.panel, 0.62)
                };
                let bar =
                    Rect::from_x_y_ranges(left + gap / 2.0..=right - gap / 2.0, y - height..=y);
                painter.rect_filled(bar, CornerRadius::ZERO, fill);
                y -= height;
            }
        }
    }
    top
}

fn events(scaled: u64) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "heights of bars")]
    let events = scaled as f32 / Bins::SCALE as f32;
    events
}

fn events_in(bins: &Bins, at: usize) -> f32 {
    let bins = bins.kinds.iter().filter_map(|kind| kind.get(at));
    bins.map(|bin| events(bin.solid.events + bin.spread.events))
        .sum()
}

/// Numbers up the left, years or months along the bottom.
fn draw_axis(ui: &Ui, desk: &Desk, scale: &Scale, unit: Unit, top: f32) {
    let theme = desk.theme;
    let painter = ui.painter();
    let rect = scale.rect;
    painter.hline(
        rect.x_range(),
        rect.bottom(),
        Stroke::new(1.0, theme.control),
    );
    let step = [
        1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000,
    ]
    .into_iter()
    .find(|step| (top / *step as f32) <= 2.9)
    .unwrap_or(100_000);
    for value in (1..=2)
        .map(|n| n * step)
        .filter(|value| (*value as f32) <= top)
    {
        let y = rect.bottom() - rect.height() * value as f32 / top;
        let line = Stroke::new(1.0, mix(theme.border, theme.panel, 0.3));
        painter.hline(rect.x_range(), y, line);
        let text = desk.words.number(value as u64);
        let at = Pos2::new(rect.left() - 6.0, y);
        painter.text(at, Align2::RIGHT_CENTER, text, theme::body(), theme.third);
    }
    let mut free = rect.left() - 20.0;
    for (day, name, strong) in names(desk, scale, unit) {
        let x = scale.x(day.first).max(rect.left());
        let x_end = scale.x_end(day.last).min(rect.right());
        painter.vline(
            x,
            rect.bottom()..=rect.bottom() + 4.0,
            Stroke::new(1.0, theme.control),
        );
        let font = if strong {
            theme::strong(12.0)
        } else {
            theme::body()
        };
        let ink = if strong { theme.text } else { theme.second };
        let galley = painter.layout_no_wrap(name, font, ink);
        let left = f32::midpoint(x, x_end) - galley.size().x / 2.0;
        if left > free && left + galley.size().x <= rect.right() + 8.0 {
            free = left + galley.size().x + 8.0;
            painter.galley(Pos2::new(left, rect.bottom() + 3.0), galley, ink);
        }
    }
}

/// What stands below the bars: the longest unit whose names have room, a name for each.
fn names(desk: &Desk, scale: &Scale, unit: Unit) -> Vec<(DateBounds, String, bool)> {
    let room = |unit: Unit| {
        let days = match unit {
            Unit::Day => 1.0,
            Unit::Week => 7.0,
            Unit::Month => 30.4,
            Unit::Quarter => 91.3,
            Unit::Year => 365.2,
        };
        scale.rect.width() * days / scale.days
    };
    let steps = [Unit::Day, Unit::Week, Unit::Month, Unit::Year];
    let named = steps
        .into_iter()
        .filter(|step| *step >= unit.min(Unit::Year) || *step >= Unit::Month);
    let step = named
        .filter(|step| room(*step) >= 34.0)
        .min()
        .unwrap_or(Unit::Year);
    let mut names = Vec::new();
    let last = scale.day(scale.rect.right() - 0.5);
    let mut at = step.start(scale.day(scale.rect.left()));
    while at <= last && names.len() < 400 {
        let span = DateBounds::new(at, step.end(at));
        let is_new_year = step < Unit::Year && step.start(at).day_of_year() == 1;
        let name = if is_new_year {
            desk.words.axis(Unit::Year, at)
        } else {
            desk.words.axis(step, at)
        };
        names.push((span, name, is_new_year));
        let Some(next) = step.next(at) else {
            break;
        };
        at = next;
    }
    names
}

/// Dragging the body moves the window; dragging elsewhere draws a new one; a click picks a bar.
fn brush(
    ui: &Ui,
    desk: &mut Desk,
    memory: &mut Memory,
    scale: &Scale,
    unit: Unit,
    window: DateBounds,
    response: &Response,
) {
    let narrowed = desk.state.filter().from.is_some() || desk.state.filter().to.is_some();
    let on_body =
        |pos: Pos2| narrowed && (scale.x(window.first)..=scale.x_end(window.last)).contains(&pos.x);
    if let Some(pos) = response.hover_pos() {
        if on_body(pos) {
            ui.ctx().set_cursor_icon(CursorIcon::Grab);
        }
        hint(ui, desk, scale, unit, pos, response);
    }
    let origin = ui.input(|input| input.pointer.press_origin());
    if response.drag_started()
        && let Some(origin) = origin
    {
        let body = on_body(origin);
        let start = scale.day(origin.x);
        let window = if body {
            window
        } else {
            DateBounds::new(start, start)
        };
        memory.drag = Some(Drag { start, window });
        desk.ask(Action::Play(false));
    }
    if response.dragged()
        && let (Some(drag), Some(pos)) = (memory.drag, response.interact_pointer_pos())
    {
        let now = scale.day(pos.x);
        let next = if drag.window.first == drag.window.last && drag.window.first == drag.start {
            let drawn = DateBounds::new(drag.start, now);
            DateBounds::new(unit.start(drawn.first), unit.end(drawn.last))
        } else {
            moved(drag, now, unit)
        };
        desk.ask(Action::Window(Some(next.first), Some(next.last)));
    }
    if response.drag_stopped() {
        memory.drag = None;
        desk.ask(Action::Settle);
    }
    if response.clicked()
        && let Some(pos) = response.interact_pointer_pos()
    {
        let bin = unit.span_of(scale.day(pos.x));
        let lift = narrowed && window == bin;
        let (from, to) = if lift {
            (None, None)
        } else {
            (Some(bin.first), Some(bin.last))
        };
        desk.ask(Action::Window(from, to));
        desk.ask(Action::Settle);
    }
    if response.double_clicked() {
        desk.ask(Action::TimeView(None));
        desk.ask(Action::Window(None, None));
    }
}

/// The window moved by whole bins to follow the pointer, its length in days kept as bins allow.
fn moved(drag: Drag, now: Date, unit: Unit) -> DateBounds {
    let by = number(now) - number(drag.start);
    let first = unit.start(day(number(drag.window.first) + by));
    let bins = unit.count(drag.window).max(1);
    let mut last = unit.end(first);
    for _ in 1..bins {
        last = unit.next(last).map_or(last, |next| unit.end(next));
    }
    DateBounds::new(first, last)
}

fn hint(ui: &Ui, desk: &Desk, scale: &Scale, unit: Unit, pos: Pos2, response: &Response) {
    let bins = &desk.state.timeline().histogram;
    let day = scale.day(pos.x);
    let Some(at) = bins
        .spans
        .iter()
        .position(|span| span.first <= day && day <= span.last)
    else {
        return;
    };
    let mut lines = vec![desk.words.bin(unit, day)];
    let mut spread = 0.0;
    for (kind, name) in bins.kinds.iter().zip(desk.state.table().kinds()) {
        let Some(bin) = kind.get(at) else {
            continue;
        };
        let share = events(bin.solid.events + bin.spread.events);
        spread += events(bin.spread.events);
        if share > 0.0 {
            let value = desk.words.share(share);
            let kind = desk.kind_name(name);
            let args = [("kind", kind.into()), ("events", value.into())];
            lines.push(desk.say_with("time-bar-kind", &args));
        }
    }
    if spread > 0.0 {
        lines.push(desk.say_with("time-bar-spread", &[("n", desk.words.share(spread).into())]));
    }
    if ui.ctx().dragged_id().is_none() && lines.len() > 1 {
        response.clone().on_hover_text_at_pointer(lines.join("\n"));
    }
}

/// Both ends of the window: an edge, a grip to pull and a flag with its date.
fn handles(ui: &mut Ui, desk: &mut Desk, scale: &Scale, unit: Unit, window: DateBounds) {
    let ends = [
        (true, scale.x(window.first)),
        (false, scale.x_end(window.last)),
    ];
    let apart = ends[1].1 - ends[0].1;
    for (is_first, x) in ends {
        if !(scale.rect.left() - 1.0..=scale.rect.right() + 1.0).contains(&x) {
            continue;
        }
        let day = if is_first { window.first } else { window.last };
        let key = if is_first {
            "time-start-a11y"
        } else {
            "time-end-a11y"
        };
        let name = desk.say_with(key, &[("date", desk.words.day(day).into())]);
        // Where the ends are close, the grips reach outwards, so that the window itself can be clicked.
        let reach = ((apart - 12.0) / 2.0).clamp(0.0, 10.0);
        let (left, right) = if is_first {
            (12.0, reach)
        } else {
            (reach, 12.0)
        };
        let hit = Rect::from_x_y_ranges(x - left..=x + right, scale.rect.expand(8.0).y_range());
        let id = ui.scope_id().with(("handle", is_first));
        let response = ui.interact(hit, id, Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, &name));
        draw_handle(ui, desk, scale, x, &response);
        draw_flag(ui, desk, scale, x, is_first, day, apart);
        if response.hovered() || response.dragged() {
            ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
        }
        if response.dragged()
            && let Some(pos) = response.interact_pointer_pos()
        {
            pull(desk, is_first, edge_at(scale, unit, pos.x), window);
        }
        if response.drag_stopped() || response.lost_focus() {
            desk.ask(Action::Settle);
        }
        if response.has_focus() {
            keys(ui, desk, id, is_first, unit, window);
        }
    }
}

/// The start of a bin nearest to a point.
fn edge_at(scale: &Scale, unit: Unit, x: f32) -> Date {
    let bin = unit.span_of(scale.day(x));
    let after = unit.next(bin.first).unwrap_or(bin.last);
    if x - scale.x(bin.first) <= scale.x(after) - x {
        bin.first
    } else {
        after
    }
}

/// Puts one end of the window on the edge of a bin; the other end stays.
fn pull(desk: &mut Desk, is_first: bool, edge: Date, window: DateBounds) {
    let (first, last) = if is_first {
        (edge.min(window.last), window.last)
    } else {
        (
            window.first,
            edge.yesterday().unwrap_or(edge).max(window.first),
        )
    };
    desk.ask(Action::Window(Some(first), Some(last)));
}

fn keys(ui: &Ui, desk: &mut Desk, id: egui::Id, is_first: bool, unit: Unit, window: DateBounds) {
    let filter = egui::EventFilter {
        horizontal_arrows: true,
        ..egui::EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let step = ui.input_mut(|input| {
        let far = input.modifiers.shift;
        let unit = if far { Unit::Year } else { unit };
        let modifiers = input.modifiers;
        if input.consume_key(modifiers, Key::ArrowLeft) {
            Some((unit, false))
        } else if input.consume_key(modifiers, Key::ArrowRight) {
            Some((unit, true))
        } else {
            None
        }
    });
    let Some((unit, forward)) = step else {
        return;
    };
    let edge = if is_first {
        window.first
    } else {
        window.last.tomorrow().unwrap_or(window.last)
    };
    let edge = if forward {
        unit.next(edge)
    } else if unit.start(edge) < edge {
        Some(unit.start(edge))
    } else {
        unit.previous(edge)
    };
    if let Some(edge) = edge {
        pull(desk, is_first, edge, window);
    }
}

fn draw_handle(ui: &Ui, desk: &Desk, scale: &Scale, x: f32, response: &Response) {
    let theme = desk.theme;
    let painter = ui.painter();
    painter.vline(x, scale.rect.y_range(), Stroke::new(2.0, theme.accent));
    let grip = Rect::from_center_size(Pos2::new(x, scale.rect.center().y), vec2(10.0, 26.0));
    let fill = if response.hovered() || response.dragged() {
        theme.accent_soft
    } else {
        theme.panel
    };
    let stroke = Stroke::new(2.0, theme.accent);
    painter.rect(
        grip,
        CornerRadius::same(3),
        fill,
        stroke,
        egui::StrokeKind::Inside,
    );
    for by in [-1.5, 1.5] {
        let line = grip.center().x + by;
        let reach = grip.center().y - 4.0..=grip.center().y + 4.0;
        painter.vline(line, reach, Stroke::new(1.0, theme.accent));
    }
    widgets::focus_ring(ui, grip, response);
}

/// The date of an end, outside the window where there is room.
fn draw_flag(ui: &Ui, desk: &Desk, scale: &Scale, x: f32, is_first: bool, day: Date, apart: f32) {
    let theme = desk.theme;
    let narrowed = desk.state.filter().from.is_some() || desk.state.filter().to.is_some();
    let text = match (narrowed, is_first) {
        (false, _) => desk.words.month_short(day),
        (true, true) => desk.words.window_first(day),
        (true, false) => desk.words.window_last(day),
    };
    let galley = ui
        .painter()
        .layout_no_wrap(text, theme::strong(12.0), theme.on_accent);
    let size = galley.size() + vec2(12.0, 2.0);
    let outside = if is_first { x - size.x } else { x };
    let inside = if is_first { x } else { x - size.x };
    let bounds = scale.rect.left() - AXIS..=scale.rect.right() + 4.0;
    let fits = bounds.contains(&outside) && bounds.contains(&(outside + size.x));
    let left = if fits { outside } else { inside };
    // Two flags that would cover each other: the first one stays.
    if !fits && !is_first && apart < 2.0 * size.x {
        return;
    }
    let flag = Rect::from_min_size(Pos2::new(left, scale.flags), size.min(vec2(400.0, 18.0)));
    ui.painter()
        .rect_filled(flag, CornerRadius::same(3), theme.accent);
    let at = flag.center() - galley.size() / 2.0;
    ui.painter().galley(at, galley, theme.on_accent);
}

/// The wheel zooms around the pointer; sideways it moves.
fn zoom(ui: &Ui, desk: &mut Desk, scale: &Scale, view: DateBounds, response: &Response) {
    if !response.contains_pointer() {
        return;
    }
    let (scroll, pos) = ui.input(|input| (input.smooth_scroll_delta(), input.pointer.hover_pos()));
    let Some(pos) = pos else {
        return;
    };
    let (first, last) = (length(0, number(view.first)), length(0, number(view.last)));
    let days = last - first;
    if scroll.y != 0.0 {
        let factor = (-scroll.y / 240.0).exp();
        let at = first + days * (pos.x - scale.rect.left()) / scale.rect.width().max(1.0);
        let next = (days * factor).max(27.0);
        let share = (at - first) / days.max(1.0);
        look(desk, at - next * share, at + next * (1.0 - share));
    } else if scroll.x != 0.0 {
        let by = -scroll.x / scale.rect.width().max(1.0) * days;
        look(desk, first + by, last + by);
    }
}

fn look(desk: &mut Desk, first: f32, last: f32) {
    let Some(span) = desk.state.table().span() else {
        return;
    };
    let (start, end) = (length(0, number(span.first)), length(0, number(span.last)));
    let days = (last - first).min(end - start);
    let first = first.clamp(start, (end - days).max(start));
    #[expect(clippy::cast_possible_truncation, reason = "days of a calendar")]
    let view = DateBounds::new(
        day(first.round() as i64),
        day((first + days).round() as i64),
    );
    let whole = view.first <= span.first && view.last >= span.last;
    desk.ask(Action::TimeView((!whole).then_some(view)));
}

/// Zoomed in: which part of the whole time is shown.
fn track(ui: &Ui, desk: &Desk, plot: Rect, whole: Rect) {
    let (Some(view), Some(span)) = (desk.state.chosen().time_view, desk.state.table().span())
    else {
        return;
    };
    let theme = desk.theme;
    let line = Rect::from_x_y_ranges(plot.x_range(), whole.bottom() - 2.0..=whole.bottom());
    ui.painter()
        .rect_filled(line, CornerRadius::ZERO, theme.border);
    let scale = Scale::new(line, span);
    let part = Rect::from_x_y_ranges(scale.x(view.first)..=scale.x_end(view.last), line.y_range());
    ui.painter()
        .rect_filled(part, CornerRadius::ZERO, theme.control);
}
