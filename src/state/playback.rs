//! Playing through time: steps of a window over the histogram's bins, with no clock of its own.

use jiff::civil::Date;

use crate::model::DateBounds;
use crate::table::Unit;

/// How playing moves the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Mode {
    /// Both ends move.
    #[default]
    Window,
    /// The first day stays.
    Cumulative,
}

/// Whether it plays, how fast, and what happens at the end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Playback {
    /// Whether it plays.
    pub playing: bool,
    /// Relative to [`Playback::STEPS_A_SECOND`].
    pub speed: f32,
    /// Whether it starts over at the end.
    pub looped: bool,
    carry: f32,
}

impl Default for Playback {
    fn default() -> Self {
        Self {
            playing: false,
            speed: 1.0,
            looped: false,
            carry: 0.0,
        }
    }
}

impl Playback {
    /// Bins a second at speed 1.
    pub const STEPS_A_SECOND: f32 = 3.0;
    /// The speeds offered.
    pub const SPEEDS: [f32; 5] = [0.5, 1.0, 2.0, 4.0, 8.0];

    /// Whether a step is due after so many more seconds.
    #[must_use]
    pub fn is_due(&self, seconds: f32) -> bool {
        self.playing && self.after(seconds) >= 1.0
    }

    /// How many whole steps are due after so many more seconds; what is left of one is kept.
    pub fn due(&mut self, seconds: f32) -> u16 {
        if !self.playing {
            return 0;
        }
        self.carry = self.after(seconds);
        let steps = self.carry.floor();
        self.carry -= steps;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 to 24"
        )]
        let steps = steps as u16;
        steps
    }

    fn after(&self, seconds: f32) -> f32 {
        self.carry + seconds.clamp(0.0, 1.0) * self.speed * Self::STEPS_A_SECOND
    }

    /// Seconds until the next step falls due.
    #[must_use]
    pub fn until_next(&self) -> f32 {
        (1.0 - self.carry).max(0.0) / (self.speed * Self::STEPS_A_SECOND).max(0.1)
    }

    /// Forgets the part of a step that was due.
    pub fn rewind(&mut self) {
        self.carry = 0.0;
    }
}

/// The window that playing starts with, where the reader chose none: a year of bins, or the first one.
#[must_use]
pub fn first_window(span: DateBounds, unit: Unit, mode: Mode) -> DateBounds {
    let first = unit.span_of(span.first);
    if mode == Mode::Cumulative {
        return first;
    }
    window_from(first, unit, window_bins(unit))
}

/// How many bins the window has that playing starts with, where the reader chose none.
#[must_use]
pub fn window_bins(unit: Unit) -> u32 {
    match unit {
        Unit::Day => 30,
        Unit::Week => 13,
        Unit::Month => 12,
        Unit::Quarter => 4,
        Unit::Year => 1,
    }
}

/// The window of so many bins from one on.
#[must_use]
pub fn window_from(first: DateBounds, unit: Unit, bins: u32) -> DateBounds {
    let last = (1..bins).fold(first, |bin, _| next(unit, bin));
    DateBounds::new(first.first, last.last)
}

/// The window so many bins later (or earlier, below 0), its ends on the edges of bins, within `span`.
/// `None` at the end of the span.
#[must_use]
pub fn stepped(
    window: DateBounds,
    span: DateBounds,
    unit: Unit,
    mode: Mode,
    steps: i32,
) -> Option<DateBounds> {
    let end = unit.span_of(span.last).last;
    let start = unit.span_of(span.first).first;
    let mut first = unit.span_of(window.first);
    let mut last = unit.span_of(window.last);
    for _ in 0..steps.unsigned_abs() {
        if steps > 0 {
            if last.last >= end {
                return None;
            }
            (first, last) = (next(unit, first), next(unit, last));
        } else {
            let back_at_start = match mode {
                Mode::Window => first.first <= start,
                Mode::Cumulative => last.first <= window.first,
            };
            if back_at_start {
                return None;
            }
            (first, last) = (previous(unit, first), previous(unit, last));
        }
    }
    Some(match mode {
        Mode::Window => DateBounds::new(first.first, last.last),
        Mode::Cumulative => DateBounds::new(window.first, last.last),
    })
}

/// The window moved back to the start of the span, as long as it was.
#[must_use]
pub fn restarted(window: DateBounds, span: DateBounds, unit: Unit, mode: Mode) -> DateBounds {
    if mode == Mode::Cumulative {
        let first = window.first.max(unit.span_of(span.first).first);
        return DateBounds::new(first, unit.span_of(first).last);
    }
    let bins = bins_in(window, unit);
    window_from(unit.span_of(span.first), unit, bins)
}

fn bins_in(window: DateBounds, unit: Unit) -> u32 {
    let mut bin = unit.span_of(window.first);
    let mut bins = 1;
    while bin.last < window.last && bins < 10_000 {
        bin = next(unit, bin);
        bins += 1;
    }
    bins
}

fn next(unit: Unit, bin: DateBounds) -> DateBounds {
    unit.span_of(bin.last.tomorrow().unwrap_or(Date::MAX))
}

fn previous(unit: Unit, bin: DateBounds) -> DateBounds {
    unit.span_of(bin.first.yesterday().unwrap_or(Date::MIN))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn days(first: (i16, i8, i8), last: (i16, i8, i8)) -> DateBounds {
        DateBounds::new(
            date(first.0, first.1, first.2),
            date(last.0, last.1, last.2),
        )
    }

    #[test]
    fn a_moving_window_steps_by_whole_bins_and_keeps_its_length() {
        let span = days((2018, 3, 5), (2019, 11, 2));
        let window = days((2018, 3, 1), (2018, 4, 30));
        let next = stepped(window, span, Unit::Month, Mode::Window, 1);
        assert_eq!(next, Some(days((2018, 4, 1), (2018, 5, 31))));
        assert_eq!(stepped(window, span, Unit::Month, Mode::Window, -1), None);
    }

    #[test]
    fn a_cumulative_window_keeps_its_first_day() {
        let span = days((2018, 3, 5), (2019, 11, 2));
        let window = days((2018, 3, 5), (2018, 3, 31));
        let next = stepped(window, span, Unit::Month, Mode::Cumulative, 2);
        assert_eq!(next, Some(days((2018, 3, 5), (2018, 5, 31))));
    }

    #[test]
    fn the_last_bin_is_the_end() {
        let span = days((2018, 3, 5), (2019, 11, 2));
        let window = days((2019, 11, 1), (2019, 11, 30));
        assert_eq!(stepped(window, span, Unit::Month, Mode::Window, 1), None);
        let again = restarted(window, span, Unit::Month, Mode::Window);
        assert_eq!(again, days((2018, 3, 1), (2018, 3, 31)));
    }

    #[test]
    fn steps_fall_due_by_speed_and_none_is_lost() {
        let mut playback = Playback {
            playing: true,
            speed: 2.0,
            ..Playback::default()
        };
        let steps: u16 = (0..60).map(|_| playback.due(1.0 / 60.0)).sum();
        assert!(
            (5..=6).contains(&steps),
            "{steps} steps in a second at twice three a second"
        );
    }
}
