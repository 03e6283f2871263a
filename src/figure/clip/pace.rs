//! How a clip goes through time: the window's own steps, dealt out evenly over its frames. No number between two
//! steps is made up: each step is held until the next.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::figure::film::FRAMES_A_SECOND;
use crate::model::DateBounds;
use crate::state::{Mode, playback};
use crate::table::{Filter, Selection, Table, Unit};

/// How a clip goes through time, as it is asked for on the command line and in the window.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Pace {
    /// Whether a window of one length moves on, or its first day stays.
    pub mode: Mode,
    /// How far a step goes; the shortest unit of which a step can be read, where nothing is said.
    pub unit: Option<Unit>,
    /// How many steps a moving window is long; as long as the one that playing starts with, but no longer than a
    /// quarter of all days, where nothing is said.
    pub window: Option<u32>,
    /// Seconds in all, the end card's among them.
    pub seconds: f64,
    /// How many frames make a second.
    pub frames_a_second: u16,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            mode: Mode::Window,
            unit: None,
            window: None,
            seconds: 10.0,
            frames_a_second: 15,
        }
    }
}

/// What a pace comes to for the days that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paced {
    /// How far a step goes.
    pub unit: Unit,
    /// How many steps a moving window is long; one where the first day stays.
    pub window: u32,
}

/// Why a clip can't be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClipError {
    /// There is no step to take.
    #[error("there is nothing to play: no event is shown")]
    Nothing,
    /// It is too short to be read or too long to be watched.
    #[error("a clip takes 2 to 600 seconds")]
    Seconds,
    /// No player shows it.
    #[error("a clip has 1 to {FRAMES_A_SECOND} frames a second")]
    Frames,
    /// There is no such window.
    #[error("a window is 1 to 10000 steps long")]
    Window,
    /// There are fewer frames than steps.
    #[error(
        "{steps} steps don't fit {frames} frames before the end card: take longer steps, more seconds or more frames \
         a second"
    )]
    Steps {
        /// How many steps there are.
        steps: u64,
        /// How many frames there are.
        frames: u32,
    },
}

/// Steps that follow each other faster can't be read.
const STEPS_A_SECOND: f64 = 6.0;
/// The end card takes this share of all seconds, but neither less nor more than so many.
const CARD: f64 = 0.3;
const CARD_SECONDS: (f64, f64) = (1.0, 4.0);
/// The last step is held for this share of all frames besides, and no longer than a second.
const LAST: u32 = 10;

/// The windows of a clip, and for how many frames each is held; the last of those is the end card's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Steps {
    pub(super) paced: Paced,
    pub(super) windows: Vec<DateBounds>,
    pub(super) holds: Vec<u32>,
}

impl Pace {
    /// The steps through all days that a selection of a table reaches, or through those that its filter asks for.
    pub(super) fn steps(
        &self,
        table: &Table,
        filter: &Filter,
        shown: &Selection,
    ) -> Result<Steps, ClipError> {
        let (moving, card) = self.frames()?;
        if self
            .window
            .is_some_and(|bins| !(1..=10_000).contains(&bins))
        {
            return Err(ClipError::Window);
        }
        let span = reach(table, filter, shown).ok_or(ClipError::Nothing)?;
        let unit = self.unit.unwrap_or_else(|| self.readable(span, moving));
        let bins = match self.mode {
            Mode::Window => self.window.unwrap_or_else(|| usual_window(span, unit)),
            Mode::Cumulative => 1,
        };
        let steps = (unit.count(span) + 1)
            .saturating_sub(u64::from(bins))
            .max(1);
        if steps > u64::from(moving) {
            let frames = moving;
            return Err(ClipError::Steps { steps, frames });
        }
        let windows = self.windows(span, unit, bins);
        let windows = windows.map(|window| within(window, filter)).collect();
        let holds = holds(steps, moving, u32::from(self.frames_a_second), card);
        Ok(Steps {
            paced: Paced { unit, window: bins },
            windows,
            holds,
        })
    }

    /// How many frames time takes, and how many the end card.
    fn frames(&self) -> Result<(u32, u32), ClipError> {
        if !(2.0..=600.0).contains(&self.seconds) {
            return Err(ClipError::Seconds);
        }
        if !(1..=FRAMES_A_SECOND).contains(&self.frames_a_second) {
            return Err(ClipError::Frames);
        }
        let frames = |seconds: f64| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "thirty thousand at most"
            )]
            let frames = (seconds * f64::from(self.frames_a_second)).round() as u32;
            frames.max(1)
        };
        let (least, most) = CARD_SECONDS;
        let card = frames((self.seconds * CARD).clamp(least, most));
        Ok((frames(self.seconds).saturating_sub(card).max(1), card))
    }

    /// The shortest unit of which no more steps are taken than can be read.
    fn readable(&self, span: DateBounds, moving: u32) -> Unit {
        let seconds = f64::from(moving) / f64::from(self.frames_a_second.max(1));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "four thousand at most"
        )]
        let most = (seconds * STEPS_A_SECOND) as u32;
        let most = most.min(moving).max(1);
        Unit::finest_fitting(span, usize::try_from(most).unwrap_or(usize::MAX))
    }

    /// The windows as playing steps through them.
    fn windows(&self, span: DateBounds, unit: Unit, bins: u32) -> impl Iterator<Item = DateBounds> {
        let mode = self.mode;
        let first = playback::window_from(unit.span_of(span.first), unit, bins);
        std::iter::successors(Some(first), move |window| {
            playback::stepped(*window, span, unit, mode, 1)
        })
    }
}

/// How many steps a window is long where nothing is said: of one as long as all days nothing would move.
fn usual_window(span: DateBounds, unit: Unit) -> u32 {
    let quarter = u32::try_from(unit.count(span) / 4).unwrap_or(u32::MAX);
    playback::window_bins(unit).min(quarter).max(1)
}

/// All days that time goes through: those asked for, as far as any event that is shown may lie in them.
fn reach(table: &Table, filter: &Filter, shown: &Selection) -> Option<DateBounds> {
    let rows = shown.rows.iter().map(|row| table.days(*row));
    let (first, last) = rows.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))?;
    let (first, last) = (Table::day(first), Table::day(last));
    let first = filter.from.map_or(first, |from| from.max(first));
    let last = filter.to.map_or(last, |to| to.min(last));
    (first <= last).then(|| DateBounds::new(first, last))
}

/// A window without the days that were not asked for.
fn within(window: DateBounds, filter: &Filter) -> DateBounds {
    let from = filter.from.unwrap_or(Date::MIN);
    let to = filter.to.unwrap_or(Date::MAX);
    DateBounds {
        first: window.first.max(from),
        last: window.last.min(to),
    }
}

/// For how many frames each step is held, as evenly as can be, the last one longer; then the end card.
fn holds(steps: u64, moving: u32, frames_a_second: u32, card: u32) -> Vec<u32> {
    let moving = u64::from(moving);
    let last = u64::from(frames_a_second).min(moving / u64::from(LAST));
    let last = last.min(moving - steps);
    let even = moving - last;
    let until = |step: u64| step * even / steps;
    let mut holds: Vec<u32> = (0..steps)
        .map(|step| until(step + 1) - until(step) + if step + 1 == steps { last } else { 0 })
        .map(|frames| u32::try_from(frames).unwrap_or(u32::MAX))
        .collect();
    holds.push(card);
    holds
}
