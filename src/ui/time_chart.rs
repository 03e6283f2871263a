//! People over time: the estimate by kind, with a line from the low to the high end.

use egui::{Color32, Stroke, Ui};
use egui_plot::{Bar, BarChart, GridMark, HLine, Line, Plot, PlotPoints};

use crate::action::Action;
use crate::model::DateBounds;
use crate::table::{Bin, BinPart, Bins};
use crate::ui::charts;
use crate::ui::desk::Desk;
use crate::ui::theme::mix;

/// One column of the chart: people by kind and over all of them, in people.
struct Column {
    by_kind: Vec<f64>,
    low: f64,
    estimate: f64,
    high: f64,
    span: DateBounds,
}

/// Puts the chart on screen.
pub fn show(ui: &mut Ui, desk: &mut Desk) {
    let bins = &desk.state.timeline().chart;
    let title = desk.words.people_by(bins.unit).to_owned();
    charts::head(ui, desk, &title, &desk.say("chart-people-by-time-note"));
    let columns = columns(bins);
    let unit = bins.unit;
    let window = desk.state.window();
    let words = desk.words;
    let starts: Vec<_> = bins.spans.iter().map(|span| span.first).collect();
    let axis = starts.clone();
    let plot = Plot::new("people-over-time")
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
        .set_margin_fraction(egui::vec2(0.01, 0.06))
        .y_axis_min_width(34.0)
        .x_axis_formatter(move |mark: GridMark, _| {
            label_at(&axis, mark.value).map_or_else(String::new, |day| words.axis(unit, day))
        })
        .y_axis_formatter(move |mark: GridMark, _| {
            whole(mark.value).map_or_else(String::new, |n| words.number(n))
        })
        .y_grid_spacer(|input| y_marks(input.bounds));
    let mut pointed = None;
    let mut clicked = false;
    egui::Frame::NONE
        .inner_margin(egui::Margin {
            left: 12,
            right: 16,
            top: 0,
            bottom: 0,
        })
        .show(ui, |ui| {
            let response = plot.show(ui, |plot| {
                draw(plot, desk, &columns, window);
                pointed = plot.pointer_coordinate();
            });
            response
                .response
                .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &title));
            clicked = response.response.clicked();
            let at = pointed
                .filter(|_| response.response.hovered())
                .and_then(|point| column_at(&columns, point.x));
            if let Some(column) = at {
                let rows = desk.state.rows_in(column.span);
                desk.point(&rows);
                hint(&response.response, desk, unit, column);
                if clicked {
                    let same = window == Some(column.span);
                    let ends = if same {
                        (None, None)
                    } else {
                        (Some(column.span.first), Some(column.span.last))
                    };
                    desk.ask(Action::Window(ends.0, ends.1));
                }
            }
        });
}

fn draw(
    plot: &mut egui_plot::PlotUi<'_>,
    desk: &Desk,
    columns: &[Column],
    window: Option<DateBounds>,
) {
    let theme = desk.theme;
    let kinds = desk.state.table().kinds();
    for mark in y_marks((0.0, top(columns))).into_iter().skip(1) {
        let id = egui::Id::unique(("mark", mark.value.to_bits()));
        let line = HLine::new("", mark.value)
            .id(id)
            .color(theme.border)
            .width(1.0);
        plot.hline(line.allow_hover(false));
    }
    let mut below = vec![0.0; columns.len()];
    for (at, kind) in kinds.iter().enumerate() {
        let fill = desk.colours(kind).fill;
        let bars: Vec<Bar> = columns
            .iter()
            .enumerate()
            .filter_map(|(x, column)| {
                let value = column.by_kind.get(at).copied().unwrap_or(0.0);
                let base = below.get_mut(x)?;
                let bar = Bar::new(position(x), value)
                    .base_offset(*base)
                    .width(0.8)
                    .fill(inside(fill, theme.panel, column.span, window))
                    .stroke(Stroke::NONE);
                *base += value;
                (value > 0.0).then_some(bar)
            })
            .collect();
        let name = desk.kind_name(kind);
        plot.bar_chart(
            BarChart::new(name, bars)
                .id(egui::Id::unique(("people", at)))
                .allow_hover(false),
        );
    }
    for (x, column) in columns.iter().enumerate() {
        if column.high > column.low {
            let ends = vec![[position(x), column.low], [position(x), column.high]];
            let ink = inside(theme.ink, theme.panel, column.span, window);
            let id = egui::Id::unique(("range", x));
            let ground = Line::new("", PlotPoints::from(ends.clone()));
            plot.line(
                ground
                    .id(id.with("ground"))
                    .color(theme.panel)
                    .width(3.0)
                    .allow_hover(false),
            );
            let line = Line::new("", PlotPoints::from(ends));
            plot.line(line.id(id).color(ink).width(1.0).allow_hover(false));
        }
    }
}

/// Columns outside the window step back.
fn inside(
    colour: Color32,
    ground: Color32,
    span: DateBounds,
    window: Option<DateBounds>,
) -> Color32 {
    if window.is_none_or(|window| window.overlaps(&span)) {
        colour
    } else {
        mix(colour, ground, 0.62)
    }
}

fn hint(response: &egui::Response, desk: &Desk, unit: crate::table::Unit, column: &Column) {
    let words = desk.words;
    let estimate = whole(column.estimate.round()).unwrap_or(0);
    let low = whole(column.low.round()).unwrap_or(0);
    let high = whole(column.high.round()).unwrap_or(0);
    let people = words.total_sentence(&crate::model::Total {
        events: 1,
        low,
        estimate,
        high,
        ..crate::model::Total::default()
    });
    let text = format!("{}\n{people}", words.bin(unit, column.span.first));
    response.clone().on_hover_text_at_pointer(text);
}

/// The highest end of all columns.
fn top(columns: &[Column]) -> f64 {
    columns
        .iter()
        .map(|column| column.high.max(column.estimate))
        .fold(1.0, f64::max)
}

fn columns(bins: &Bins) -> Vec<Column> {
    let people = |parts: [u64; 2]| {
        #[expect(clippy::cast_precision_loss, reason = "heights of bars")]
        let sum = (parts[0] + parts[1]) as f64 / Bins::SCALE as f64;
        sum
    };
    let of = |bin: &Bin, part: fn(&BinPart) -> u64| people([part(&bin.solid), part(&bin.spread)]);
    let column = |(at, span): (usize, &DateBounds)| {
        let bins = bins.kinds.iter().filter_map(|kind| kind.get(at));
        let sum = |part: fn(&BinPart) -> u64| bins.clone().map(|bin| of(bin, part)).sum();
        Column {
            by_kind: bins
                .clone()
                .map(|bin| of(bin, |part| part.estimate))
                .collect(),
            low: sum(|part| part.low),
            estimate: sum(|part| part.estimate),
            high: sum(|part| part.high),
            span: *span,
        }
    };
    bins.spans.iter().enumerate().map(column).collect()
}

fn position(index: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "at most a few hundred bars")]
    let position = index as f64;
    position
}

fn index(value: f64) -> Option<usize> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be small and not below 0"
    )]
    let index = value.round() as usize;
    (value > -0.5 && value < 1e6).then_some(index)
}

fn column_at(columns: &[Column], x: f64) -> Option<&Column> {
    columns.get(index(x)?)
}

fn label_at(starts: &[jiff::civil::Date], x: f64) -> Option<jiff::civil::Date> {
    if (x - x.round()).abs() > 1e-6 {
        return None;
    }
    starts.get(index(x)?).copied()
}

/// A whole number of people, where a mark of the axis is one.
fn whole(value: f64) -> Option<u64> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be whole and not below 0"
    )]
    let number = value as u64;
    (value >= 0.0 && value < 1e15 && value.fract() == 0.0).then_some(number)
}

/// Two or three round numbers up the axis.
fn y_marks((_, top): (f64, f64)) -> Vec<GridMark> {
    let rough = (top / 2.5).max(1.0);
    let magnitude = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 4.0, 5.0, 10.0]
        .into_iter()
        .map(|factor| (factor * magnitude).round().max(1.0))
        .find(|step| *step >= rough)
        .unwrap_or(rough.ceil());
    (0..=4)
        .map(|n| f64::from(n) * step)
        .filter(|value| *value <= top)
        .map(|value| GridMark {
            value,
            step_size: step,
        })
        .collect()
}
