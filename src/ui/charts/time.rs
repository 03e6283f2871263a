//! People over time: the estimate by kind, with a line from the low to the high end.

use egui::{Color32, Id, Response, Role, Stroke, Ui, WidgetInfo};
use egui_plot::{Bar, BarChart, GridMark, HLine, Line, Plot, PlotPoints, PlotUi};

use super::axis::{column_at, label_at, named, position, whole, y_marks};
use super::columns::{Column, columns, top};
use super::heads;
use crate::action::Action;
use crate::model::DateBounds;
use crate::state::Pointing;
use crate::table::Unit;
use crate::ui::desk::Desk;
use crate::ui::theme::mix;

/// Fewer columns than this leave room on both sides.
const FEW: usize = 10;
/// Width of the numbers up the left, in points.
const Y_AXIS: f32 = 34.0;

/// Puts the chart on screen.
pub(super) fn show(ui: &mut Ui, desk: &mut Desk) {
    let bins = &desk.state.timeline().chart;
    let title = desk.words.people_by(bins.unit).to_owned();
    heads::show(ui, desk, &title, &desk.say("chart-people-by-time-note"));
    let columns = columns(bins);
    let plot = plot(desk, bins.unit, &columns, ui.available_width() - 28.0);
    let frame = egui::Frame::NONE.inner_margin(egui::Margin {
        left: 12,
        right: 16,
        top: 0,
        bottom: 0,
    });
    frame.show(ui, |ui| {
        let drawn = plot.show(ui, |plot| {
            draw(plot, desk, &columns);
            plot.pointer_coordinate()
        });
        let response = drawn.response;
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &title));
        let pointed = drawn.inner.filter(|_| response.hovered());
        if let Some(column) = pointed.and_then(|point| column_at(&columns, point.x)) {
            desk.point(Pointing::Days(column.span));
            hint(&response, desk, bins.unit, column);
            if response.clicked() {
                pick(desk, column.span);
            }
        }
    });
}

/// A plot that only shows: nothing in it moves.
fn plot<'a>(desk: &Desk<'a>, unit: Unit, columns: &[Column], width: f32) -> Plot<'a> {
    let words = desk.words;
    let starts: Vec<_> = columns.iter().map(|column| column.span.first).collect();
    // A few columns stand in the middle rather than fill the chart.
    let spare = (position(FEW.saturating_sub(columns.len())) / 2.0).max(0.5);
    let shown = position(columns.len()) - 1.0 + 2.0 * spare;
    let (unit, named) = named(&starts, unit, f64::from(width - Y_AXIS) / shown);
    // No mark stands so near to the next that the plot would fade it.
    let mark = |at: &usize| GridMark {
        value: position(*at),
        step_size: shown,
    };
    let named: Vec<GridMark> = named.iter().map(mark).collect();
    Plot::new("people-over-time")
        .height(116.0)
        .show_axes([true, true])
        .show_grid([false, false])
        .show_background(false)
        .show_x(false)
        .show_y(false)
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .include_y(0.0)
        .include_x(-spare)
        .include_x(position(columns.len()) - 1.0 + spare)
        .set_margin_fraction(egui::vec2(0.01, 0.06))
        .y_axis_min_width(Y_AXIS)
        .x_grid_spacer(move |_| named.clone())
        .x_axis_formatter(move |mark: GridMark, _| {
            label_at(&starts, mark.value).map_or_else(String::new, |day| words.axis(unit, day))
        })
        .y_axis_formatter(move |mark: GridMark, _| {
            whole(mark.value).map_or_else(String::new, |n| words.number(n))
        })
        .y_grid_spacer(|input| y_marks(input.bounds.1))
}

/// Takes the days of a column as the window, or lifts it where it is that already.
fn pick(desk: &mut Desk, span: DateBounds) {
    let (from, to) = if desk.state.window() == Some(span) {
        (None, None)
    } else {
        (Some(span.first), Some(span.last))
    };
    desk.ask(Action::Window(from, to));
}

fn draw(plot: &mut PlotUi<'_>, desk: &Desk, columns: &[Column]) {
    draw_marks(plot, desk, columns);
    draw_kinds(plot, desk, columns);
    for (x, column) in columns.iter().enumerate() {
        if column.high > column.low {
            draw_range(plot, desk, x, column);
        }
    }
}

/// Lines across at round numbers.
fn draw_marks(plot: &mut PlotUi<'_>, desk: &Desk, columns: &[Column]) {
    for mark in y_marks(top(columns)).into_iter().skip(1) {
        let id = Id::unique(("mark", mark.value.to_bits()));
        let line = HLine::new("", mark.value).id(id).width(1.0);
        plot.hline(line.color(desk.theme.border).allow_hover(false));
    }
}

/// The estimates, one kind on another.
fn draw_kinds(plot: &mut PlotUi<'_>, desk: &Desk, columns: &[Column]) {
    let mut below = vec![0.0; columns.len()];
    for (at, kind) in desk.state.table().kinds().iter().enumerate() {
        let fill = desk.colours(kind).fill;
        let bars = columns.iter().zip(&mut below).enumerate();
        let bars: Vec<Bar> = bars
            .filter_map(|(x, (column, below))| {
                let value = column.by_kind.get(at).copied().unwrap_or(0.0);
                let base = *below;
                *below += value;
                let bar = Bar::new(position(x), value)
                    .base_offset(base)
                    .width(0.8)
                    .fill(inside(desk, fill, column.span))
                    .stroke(Stroke::NONE);
                (value > 0.0).then_some(bar)
            })
            .collect();
        let chart = BarChart::new(desk.kind_name(kind), bars).id(Id::unique(("people", at)));
        plot.bar_chart(chart.allow_hover(false));
    }
}

/// From the low to the high end, on a ground that sets it off from the bars.
fn draw_range(plot: &mut PlotUi<'_>, desk: &Desk, x: usize, column: &Column) {
    let theme = desk.theme;
    let id = Id::unique(("range", x));
    let ink = inside(desk, theme.ink, column.span);
    for (id, colour, width) in [(id.with("ground"), theme.panel, 3.0), (id, ink, 1.0)] {
        let ends = vec![[position(x), column.low], [position(x), column.high]];
        let line = Line::new("", PlotPoints::from(ends)).id(id);
        plot.line(line.color(colour).width(width).allow_hover(false));
    }
}

/// Columns outside the window step back.
fn inside(desk: &Desk, colour: Color32, span: DateBounds) -> Color32 {
    let is_inside = desk
        .state
        .window()
        .is_none_or(|window| window.overlaps(&span));
    if is_inside {
        colour
    } else {
        mix(colour, desk.theme.panel, 0.62)
    }
}

/// The people of a column by kind, beside the pointer.
fn hint(response: &Response, desk: &Desk, unit: Unit, column: &Column) {
    let words = desk.words;
    let mut lines = vec![words.bin(unit, column.span.first)];
    for (kind, total) in desk.state.table().kinds().iter().zip(&column.totals) {
        if total.high > 0 {
            let people = words.total_sentence(total);
            lines.push(format!("{}: {people}", desk.kind_name(kind)));
        }
    }
    let text = lines.join("\n");
    response.clone().on_hover_text_at_pointer(text);
}
