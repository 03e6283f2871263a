//! How far a long piece of work is, told from whatever thread, and whether to go on.

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// Gets the share of the work that is done, 0 to 1, from any thread, and says whether to go on.
pub type Report<'a> = dyn Fn(f32) -> bool + Sync + 'a;

/// Work under way.
pub(crate) struct Progress<'a> {
    report: &'a Report<'a>,
    /// The largest share that was told: as bits, which are in the same order.
    furthest: AtomicU32,
    stopped: AtomicBool,
}

/// So many small steps are made between two looks at whether to go on.
pub(crate) const PAUSE: usize = 1 << 14;

/// The reader asked to stop.
#[derive(Debug)]
pub(crate) struct Stopped;

impl fmt::Debug for Progress<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Progress").field(&self.stopped).finish()
    }
}

impl<'a> Progress<'a> {
    pub(crate) fn new(report: &'a Report<'a>) -> Self {
        Self {
            report,
            furthest: AtomicU32::new(0),
            stopped: AtomicBool::new(false),
        }
    }

    /// Tells the share that is done. It never goes back, whichever thread is the faster.
    pub(crate) fn at(&self, share: f32) -> Result<(), Stopped> {
        let share = share.max(0.0).to_bits();
        let before = self.furthest.fetch_max(share, Ordering::Relaxed);
        if self.is_stopped() || !(self.report)(f32::from_bits(share.max(before))) {
            self.stopped.store(true, Ordering::Relaxed);
            return Err(Stopped);
        }
        Ok(())
    }

    /// Tells how much is done of the part that begins and ends at these shares.
    #[expect(clippy::cast_precision_loss, reason = "a progress bar may be rough")]
    pub(crate) fn within(
        &self,
        (begin, end): (f32, f32),
        done: usize,
        all: usize,
    ) -> Result<(), Stopped> {
        self.at(begin + (end - begin) * (done as f32 / all.max(1) as f32))
    }

    /// Asks whether to go on, with nothing new to tell.
    pub(crate) fn go_on(&self) -> Result<(), Stopped> {
        self.at(0.0)
    }

    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }
}
