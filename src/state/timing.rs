//! The time window: set by hand, stepped, played; and how long the bins of the histogram are.

use jiff::civil::Date;

use crate::model::DateBounds;
use crate::state::{State, playback};
use crate::table::Unit;

impl State {
    /// Sets both ends, in whichever order they come; `None` is the data's own end.
    pub(super) fn set_window(&mut self, from: Option<Date>, to: Option<Date>) {
        let (from, to) = match (from, to) {
            (Some(from), Some(to)) => (Some(from.min(to)), Some(from.max(to))),
            ends => ends,
        };
        // A window that reaches over both ends of the data is no filter.
        let span = self.table.span();
        let whole = |day: Option<_>, end: Option<_>| day.is_none() || day == end;
        let all = whole(from, span.map(|span| span.first)) && whole(to, span.map(|span| span.last));
        let filter = &mut self.chosen.filter;
        (filter.from, filter.to) = if all { (None, None) } else { (from, to) };
    }

    /// Starts or stops playing: from a first window where none is set, from the start where it is at the end.
    pub(super) fn play(&mut self, playing: bool) {
        self.playback.playing = playing;
        self.playback.rewind();
        let (Some(span), Some(window)) = (self.table.span(), self.window()) else {
            self.playback.playing = false;
            return;
        };
        if !playing {
            return;
        }
        let (unit, mode) = (self.unit, self.chosen.mode);
        if !self.has_window() {
            self.show_window(playback::first_window(span, unit, mode));
        } else if window.last >= span.last {
            self.show_window(playback::restarted(window, span, unit, mode));
        }
    }

    /// Takes the steps that are due; at the end it starts over or stops.
    pub(super) fn tick(&mut self, seconds: f32) {
        let steps = i32::from(self.playback.due(seconds));
        if steps == 0 || self.step(steps) {
            return;
        }
        let (Some(span), Some(window)) = (self.table.span(), self.window()) else {
            return;
        };
        if self.playback.looped {
            let (unit, mode) = (self.unit, self.chosen.mode);
            self.show_window(playback::restarted(window, span, unit, mode));
        } else {
            self.playback.playing = false;
        }
    }

    /// Moves the window by so many bins. Whether there was room.
    pub(super) fn step(&mut self, steps: i32) -> bool {
        let (Some(span), Some(window)) = (self.table.span(), self.window()) else {
            return false;
        };
        let (unit, mode) = (self.unit, self.chosen.mode);
        if !self.has_window() {
            self.show_window(playback::first_window(span, unit, mode));
            return true;
        }
        let stepped = playback::stepped(window, span, unit, mode, steps);
        stepped.map(|window| self.show_window(window)).is_some()
    }

    fn show_window(&mut self, window: DateBounds) {
        self.chosen.filter.from = Some(window.first);
        self.chosen.filter.to = Some(window.last);
    }

    /// The part of these days that the data reaches.
    pub(super) fn in_span(&self, view: DateBounds) -> DateBounds {
        let Some(span) = self.table.span() else {
            return view;
        };
        let clamped = |day: Date| day.clamp(span.first, span.last);
        DateBounds::new(clamped(view.first), clamped(view.last))
    }
}

/// Bins shorter than this many points are too thin to read or click.
const BAR_WIDTH: f32 = 6.0;

/// The finest unit whose bars are wide enough to read.
#[must_use]
pub fn unit_for(view: DateBounds, width: f32) -> Unit {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "points on a screen"
    )]
    let bars = (width / BAR_WIDTH).max(1.0) as usize;
    Unit::finest_fitting(view, bars)
}
