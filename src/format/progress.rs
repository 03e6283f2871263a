//! How far reading is, told from whatever thread, and whether to go on.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};

/// The share of the work that is done when the list of events begins, and when it ends.
const LIST: (f32, f32) = (0.1, 0.85);

impl fmt::Debug for Progress<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Progress").field(&self.stopped).finish()
    }
}

pub(super) struct Progress<'a> {
    tell: &'a (dyn Fn(f32) -> bool + Sync),
    stopped: AtomicBool,
}

/// The reader asked to stop.
pub(super) struct Stopped;

impl<'a> Progress<'a> {
    pub fn new(tell: &'a (dyn Fn(f32) -> bool + Sync)) -> Self {
        Self {
            tell,
            stopped: AtomicBool::new(false),
        }
    }

    /// Tells the share that is done.
    pub fn at(&self, share: f32) -> Result<(), Stopped> {
        if self.is_stopped() || !(self.tell)(share) {
            self.stopped.store(true, Ordering::Relaxed);
            return Err(Stopped);
        }
        Ok(())
    }

    /// Tells how much is read of the list of events.
    #[expect(clippy::cast_precision_loss, reason = "a progress bar may be rough")]
    pub fn pieces(&self, done: usize, all: usize) {
        let (begin, end) = LIST;
        // Whether it is to stop is asked for again before the next piece.
        let _ = self.at(begin + (end - begin) * (done as f32 / all.max(1) as f32));
    }

    /// Tells how far a walk over the whole file is.
    #[expect(clippy::cast_precision_loss, reason = "a progress bar may be rough")]
    pub fn walked(&self, done: usize, all: usize) -> Result<(), Stopped> {
        self.at(LIST.0 * (done as f32 / all.max(1) as f32))
    }

    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }
}
