//! The bars: kinds on top of each other, what is certain below what is spread over several bins.

use egui::{Color32, CornerRadius, Rect, Response, Ui};
use jiff::civil::Date;

use super::Plot;
use crate::model::Kind;
use crate::state::Pointing;
use crate::table::{BinPart, Bins};
use crate::ui::desk::Desk;
use crate::ui::theme::mix;

/// How much of the ground shows through what is spread, and through what is outside the window.
const SPREAD: f32 = 0.58;
const OUTSIDE: f32 = 0.62;

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
pub(super) fn draw(ui: &Ui, desk: &Desk, plot: &Plot) -> f32 {
    let Plot { scale, window, .. } = plot;
    let bins = &desk.state.timeline().histogram;
    let kinds = desk.state.table().kinds();
    let mut order: Vec<usize> = (0..kinds.len()).collect();
    order.sort_by_key(|at| kinds.get(*at).map(stack_order));
    let colours: Vec<Color32> = kinds.iter().map(|kind| desk.colours(kind).fill).collect();
    let in_view = bins.spans.iter().enumerate().filter(|(_, span)| {
        scale.x_end(span.last) > scale.rect.left() && scale.x(span.first) < scale.rect.right()
    });
    let highest = in_view
        .clone()
        .map(|(at, _)| events_in(bins, at))
        .fold(0.0, f32::max);
    let top = (highest * 1.08).max(1.0);
    let painter = ui.painter().with_clip_rect(scale.rect.expand(1.0));
    let panel = desk.theme.panel;
    for (at, span) in in_view {
        let (left, right) = scale.xs(*span).into_inner();
        let gap = if right - left > 4.0 { 0.5 } else { 0.0 };
        let inside = window.overlaps(span);
        let mut y = scale.rect.bottom();
        for (kind, is_spread, part) in stack(bins, at, &order) {
            let height = events(part.events) / top * scale.rect.height();
            let fill = colours.get(kind).copied();
            let fill = fill.unwrap_or(desk.theme.bar_strong);
            let fill = if is_spread {
                mix(fill, panel, SPREAD)
            } else {
                fill
            };
            let fill = if inside {
                fill
            } else {
                mix(fill, panel, OUTSIDE)
            };
            let bar = Rect::from_x_y_ranges(left + gap..=right - gap, y - height..=y);
            painter.rect_filled(bar, CornerRadius::ZERO, fill);
            y -= height;
        }
    }
    top
}

/// What stands in a bin from below: the kind, whether it is spread, and how much of it.
fn stack<'a>(
    bins: &'a Bins,
    at: usize,
    order: &'a [usize],
) -> impl Iterator<Item = (usize, bool, &'a BinPart)> {
    let parts = [false, true].into_iter().flat_map(move |is_spread| {
        order.iter().filter_map(move |kind| {
            let bin = bins.kinds.get(*kind)?.get(at)?;
            let part = if is_spread { &bin.spread } else { &bin.solid };
            Some((*kind, is_spread, part))
        })
    });
    parts.filter(|(_, _, part)| part.events > 0)
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

/// What the bin of a day holds, beside the pointer.
pub(super) fn hint(ui: &Ui, desk: &mut Desk, plot: &Plot, day: Date, response: &Response) {
    let bins = &desk.state.timeline().histogram;
    let mut spans = bins.spans.iter();
    let Some(at) = spans.position(|span| span.first <= day && day <= span.last) else {
        return;
    };
    let mut lines = vec![desk.words.bin(plot.unit, day)];
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
        let share = desk.words.share(spread);
        lines.push(desk.say_with("time-bar-spread", &[("n", share.into())]));
    }
    if ui.ctx().dragged_id().is_none() && lines.len() > 1 {
        desk.point(Pointing::Days(plot.unit.span_of(day)));
        response.clone().on_hover_text_at_pointer(lines.join("\n"));
    }
}
