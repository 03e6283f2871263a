//! A time-lapse of a figure, as data: its frames show one map at one scale in one layout, and only what happened in
//! each frame's days changes. Every number is the summary's for those days. Last comes a card with the sources.

mod card;
mod layout;
mod map_box;
mod pace;
mod stage;
mod totals;

use std::sync::Arc;

use crate::figure::film::{Film, FilmError, Shot};
use crate::figure::{Picture, Request, Sheet};
use crate::model::DateBounds;
use crate::progress::Report;
use crate::table::Summary;

use pace::Steps;
pub use pace::{ClipError, Pace, Paced};
use stage::Stage;

/// A time-lapse.
pub struct Clip<'a> {
    stage: Stage<'a>,
    steps: Steps,
    card: Arc<Picture>,
    frames_a_second: u16,
}

impl<'a> Clip<'a> {
    /// The share of the work of a clip's file that is done when the clip is laid out.
    pub const LAID_OUT: f32 = 0.2;

    /// The clip of what a figure would show, in the order of time. `report` gets the share done and says whether to
    /// go on.
    ///
    /// # Errors
    /// Where nothing is shown, it has no time for its steps, or it was not to go on.
    pub fn new(
        request: &'a Request<'a>,
        pace: &Pace,
        report: &Report<'_>,
    ) -> Result<Self, FilmError> {
        let whole = Summary::new(request.table, &request.plan.filter);
        let steps = pace.steps(request.table, &request.plan.filter, &whole.selection)?;
        let card = Arc::new(card::card(request, &whole));
        Ok(Self {
            stage: Stage::new(request, &whole, (pace.mode, &steps), report)?,
            steps,
            card,
            frames_a_second: pace.frames_a_second,
        })
    }

    /// The callouts that were asked for and have no place in any step, by their numbers.
    #[must_use]
    pub fn unseen(&self) -> &[usize] {
        self.stage.unseen()
    }

    /// How far its steps go, and how long its window is.
    #[must_use]
    pub fn paced(&self) -> Paced {
        self.steps.paced
    }

    /// The days of each step, in their order.
    #[must_use]
    pub fn windows(&self) -> &[DateBounds] {
        &self.steps.windows
    }
}

impl Film for Clip<'_> {
    fn sheet(&self) -> Sheet {
        self.card.sheet
    }

    fn frames_a_second(&self) -> u16 {
        self.frames_a_second
    }

    fn holds(&self) -> &[u32] {
        &self.steps.holds
    }

    fn shot(&self, at: usize) -> Shot {
        match self.steps.windows.get(at) {
            Some(window) => self.stage.shot(*window),
            None => Shot {
                under: Arc::clone(&self.card),
                over: Vec::new(),
            },
        }
    }
}
