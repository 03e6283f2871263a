//! What can be asked of `render` where it makes a clip.

use clap::{Args, ValueEnum};

use crate::cli::By;
use crate::figure::clip::Pace;
use crate::state::Mode;

/// How a clip goes through time.
#[derive(Clone, Debug, Default, Args)]
pub struct ClipArguments {
    /// Seconds of a clip in all, 2 to 600; 10 where nothing is said. The last few are the end card's: totals, sources
    /// and method.
    #[arg(long, value_name = "SECONDS")]
    pub seconds: Option<f64>,
    /// Frames a second of a clip, 1 to 50; 15 where nothing is said.
    #[arg(long, value_name = "FRAMES")]
    pub fps: Option<u16>,
    /// How a clip goes through time; a moving window where nothing is said.
    #[arg(long, value_name = "MODE")]
    pub mode: Option<ModeName>,
    /// How far a step of a clip goes; the shortest that can be read in the time where nothing is said.
    #[arg(long, value_name = "UNIT")]
    pub step: Option<By>,
    /// How many steps a moving window is long; 30 days, 13 weeks, 12 months, 4 quarters or a year, and at most a quarter
    /// of all days, where nothing is said.
    #[arg(long, value_name = "STEPS")]
    pub window_length: Option<u32>,
}

/// [`Mode`] as it is written on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ModeName {
    /// Both ends of the window move.
    Window,
    /// The first day stays, and what follows is added.
    Cumulative,
}

impl ClipArguments {
    /// Whether anything is asked.
    pub(super) fn is_any(&self) -> bool {
        let Self {
            seconds,
            fps,
            mode,
            step,
            window_length,
        } = self;
        let are = [fps.is_some(), mode.is_some(), step.is_some()];
        seconds.is_some() || window_length.is_some() || are.contains(&true)
    }

    /// What is asked.
    pub(super) fn pace(&self) -> Pace {
        let usual = Pace::default();
        Pace {
            mode: match self.mode {
                Some(ModeName::Window) => Mode::Window,
                Some(ModeName::Cumulative) => Mode::Cumulative,
                None => usual.mode,
            },
            unit: self.step.map(Into::into),
            window: self.window_length,
            seconds: self.seconds.unwrap_or(usual.seconds),
            frames_a_second: self.fps.unwrap_or(usual.frames_a_second),
        }
    }
}
