//! Threads that build tiles, the last asked for first, so that the window's thread never waits.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

use walkers::Tile;

use super::build::Builder;
use crate::geo::TileCoord;

/// A tile that was built; `None` where it could not be.
pub(super) type Built = (TileCoord, Option<Tile>);

/// How many tiles may wait. Beyond that the longest waiting are given up: the reader has moved on.
const MAX_WAITING: usize = 512;

#[derive(Default)]
struct Queue {
    waiting: Mutex<Waiting>,
    changed: Condvar,
}

#[derive(Default)]
struct Waiting {
    /// The last is the next.
    coords: VecDeque<TileCoord>,
    closed: bool,
}

/// Builds tiles on its own threads until it is dropped.
pub(super) struct Loader {
    queue: Arc<Queue>,
    built: Receiver<Built>,
}

/// How soon a tile is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Urgency {
    /// The sheet shows it.
    Now,
    /// It may be shown next.
    Soon,
}

impl Loader {
    /// Starts the threads; `wake` is called when a tile is ready. `None` where the system gives no thread.
    pub(super) fn start(
        builder: &Arc<Builder>,
        wake: impl Fn() + Clone + Send + 'static,
    ) -> Option<Self> {
        let (sender, built) = channel();
        let queue = Arc::<Queue>::default();
        // One core stays free for the window.
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let started = (0..cores.saturating_sub(1).clamp(1, 3)).filter(|_| {
            let (queue, builder) = (Arc::clone(&queue), Arc::clone(builder));
            let (sender, wake) = (sender.clone(), wake.clone());
            let work = move || work(&queue, &builder, &sender, &wake);
            thread::Builder::new()
                .name("map tiles".to_owned())
                .spawn(work)
                .is_ok()
        });
        (started.count() > 0).then_some(Self { queue, built })
    }

    /// Asks for a tile. Returns those that are given up for it.
    pub(super) fn ask(&self, coord: TileCoord, urgency: Urgency) -> Vec<TileCoord> {
        let mut waiting = self
            .queue
            .waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        match urgency {
            Urgency::Now => waiting.coords.push_back(coord),
            Urgency::Soon => waiting.coords.push_front(coord),
        }
        let too_many = waiting.coords.len().saturating_sub(MAX_WAITING);
        let given_up = waiting.coords.drain(..too_many).collect();
        drop(waiting);
        self.queue.changed.notify_one();
        given_up
    }

    /// The next tile that is ready, without waiting.
    pub(super) fn ready(&self) -> Option<Built> {
        self.built.try_recv().ok()
    }

    /// The next tile, waiting for it.
    #[cfg(test)]
    pub(super) fn wait(&self) -> Option<Built> {
        self.built.recv().ok()
    }
}

impl Drop for Loader {
    fn drop(&mut self) {
        self.queue
            .waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .closed = true;
        self.queue.changed.notify_all();
    }
}

fn work(queue: &Queue, builder: &Builder, sender: &Sender<Built>, wake: &impl Fn()) {
    while let Some(coord) = next(queue) {
        let tile = builder.build(coord);
        if sender.send((coord, tile)).is_err() {
            return;
        }
        wake();
    }
}

/// Waits for something to do; `None` once the loader is gone.
fn next(queue: &Queue) -> Option<TileCoord> {
    let waiting = queue.waiting.lock().unwrap_or_else(PoisonError::into_inner);
    let idle = |waiting: &mut Waiting| waiting.coords.is_empty() && !waiting.closed;
    let mut waiting = queue
        .changed
        .wait_while(waiting, idle)
        .unwrap_or_else(PoisonError::into_inner);
    if waiting.closed {
        None
    } else {
        waiting.coords.pop_back()
    }
}
