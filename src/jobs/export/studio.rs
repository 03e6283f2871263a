//! Where previews and files are made, by threads that the window does not need.

mod write;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::action::{Action, Export};
use crate::export::{Order, PagesPlan, Peek, Preview, Private, Shown, What};
use crate::figure::clip::{Clip, Pace};
use crate::figure::film::{Film, FilmError};
use crate::figure::{Picture, Plan, Request};
use crate::geo::{Archive, Regions};
use crate::jobs::{Fingerprints, Post, today};
use crate::model::Dataset;
use crate::progress::Report;
use crate::public::Public;
use crate::table::{Sieve, Summary};
use crate::words::{Language, Words};

/// Makes what leaves the program. All its work is done by threads of its own, fewer than there are processors, so
/// that the window finds its own free.
pub(in crate::jobs) struct Studio {
    regions: Arc<Regions>,
    archive: Arc<Archive>,
    known: Arc<Fingerprints>,
    threads: Option<rayon::ThreadPool>,
    kept: Mutex<Option<Kept>>,
    asked: Mutex<Asked>,
    /// The number of the newest preview that was asked for.
    newest: AtomicU64,
}

/// What was worked out last, for whoever asks for the same again.
struct Kept {
    of: Vec<Arc<Dataset>>,
    public: Option<Public>,
    language: Language,
    private: Private,
    shown: Arc<Shown>,
}

/// Previews are made one after another, and of those that wait only the newest.
#[derive(Default)]
struct Asked {
    next: Option<Wanted>,
    working: bool,
}

/// A preview that was asked for.
pub(in crate::jobs) struct Wanted {
    pub(super) number: u64,
    pub(super) order: Box<Order>,
    pub(in crate::jobs) peek: Peek,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Studio {
    pub(in crate::jobs) fn new(
        regions: Arc<Regions>,
        archive: Arc<Archive>,
        known: Arc<Fingerprints>,
    ) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let threads = rayon::ThreadPoolBuilder::new().num_threads(cores.saturating_sub(1).max(1));
        Self {
            regions,
            archive,
            known,
            threads: threads.build().ok(),
            kept: Mutex::default(),
            asked: Mutex::default(),
            newest: AtomicU64::new(0),
        }
    }

    /// Puts a preview on the list. Whether somebody has to be sent to work it off.
    pub(in crate::jobs) fn ask(&self, wanted: Wanted) -> bool {
        self.newest.store(wanted.number, Ordering::Relaxed);
        let mut asked = locked(&self.asked);
        asked.next = Some(wanted);
        !std::mem::replace(&mut asked.working, true)
    }

    /// Works the list off.
    pub(in crate::jobs) fn preview(&self, post: &Post) {
        while let Some(wanted) = self.next() {
            let preview = self.installed(|| self.preview_of(&wanted));
            if let Some(preview) = preview {
                let preview = Arc::new(preview);
                post(Action::Export(Export::Previewed(wanted.number, preview)));
            }
        }
    }

    fn next(&self) -> Option<Wanted> {
        let mut asked = locked(&self.asked);
        let next = asked.next.take();
        asked.working = next.is_some();
        next
    }

    /// Nobody asks for previews any more: what was kept for them goes.
    pub(in crate::jobs) fn forget(&self) {
        self.newest.store(0, Ordering::Relaxed);
        locked(&self.asked).next = None;
        *locked(&self.kept) = None;
    }

    fn installed<R: Send>(&self, work: impl FnOnce() -> R + Send) -> R {
        match &self.threads {
            Some(threads) => threads.install(work),
            None => work(),
        }
    }

    /// `None` where a newer one was asked for meanwhile.
    fn preview_of(&self, wanted: &Wanted) -> Option<Preview> {
        let go_on = || self.newest.load(Ordering::Relaxed) == wanted.number;
        if let What::Briefing(_, plan) = &wanted.order.what {
            return self.page(plan, wanted);
        }
        let (shown, private) = go_on().then(|| self.shown(&wanted.order))?;
        let mut preview = Preview {
            private,
            redaction: shown.redaction,
            ..Preview::default()
        };
        let (What::Figure(_, plan) | What::Clip(_, plan, _)) = &wanted.order.what else {
            let events = shown.datasets.iter().map(|one| one.events.len() as u64);
            preview.events = events.sum();
            return Some(preview);
        };
        let table = go_on().then(|| shown.table(&self.regions))?;
        let summary = Summary::of(table, &Sieve::of(table, &plan.filter));
        preview.events = summary.total.events;
        let picture = go_on().then(|| match &wanted.order.what {
            What::Clip(_, plan, pace) => {
                let go_on = |_| go_on();
                self.shot((plan, pace), &shown, wanted.peek.when, &go_on, &mut preview)
            }
            _ => Some(self.picture(plan, &shown)),
        })?;
        let mut picture = picture.map(|picture| picture.within(wanted.peek.room));
        if let Some(picture) = &mut picture {
            preview.no_room = std::mem::take(&mut picture.no_room);
            let unseen = picture.unseen.iter();
            let unseen = unseen.filter_map(|number| plan.callouts.get(*number));
            preview.unseen = unseen.map(|callout| callout.text.clone()).collect();
        }
        preview.pixels = go_on().then(|| picture.and_then(|picture| picture.pixels().ok()))?;
        Some(preview)
    }

    /// One page of a briefing.
    fn page(&self, plan: &PagesPlan, wanted: &Wanted) -> Option<Preview> {
        if !plan.is_whole() {
            return Some(Preview::default());
        }
        let report = |_| self.newest.load(Ordering::Relaxed) == wanted.number;
        let scenes = plan.kept.briefing.scenes.len();
        let at = step(wanted.peek.when, scenes);
        let (public, ground) = (wanted.order.public, (&*self.regions, &self.archive));
        let of = if at < scenes {
            plan.of_scene(at)
        } else {
            self.vouched(plan, public.as_ref(), &report)
        };
        let made = of.make(public, ground, today(), &report)?;
        let (picture, unseen) = match made.scenes.into_iter().next().filter(|_| at < scenes) {
            Some(scene) => (scene.picture, scene.left_out),
            None => (made.last, Vec::new()),
        };
        let datasets: Vec<_> = plan.datasets.iter().map(|(_, of)| Arc::clone(of)).collect();
        let mut picture = report(1.0).then(|| picture.within(wanted.peek.room))?;
        let no_room = std::mem::take(&mut picture.no_room);
        Some(Preview {
            pixels: picture.pixels().ok(),
            private: Private::of(&datasets),
            redaction: made.redaction,
            scene: (at < scenes).then_some(at),
            unseen,
            no_room,
            ..Preview::default()
        })
    }

    /// The pages with the fingerprints of what they are made of. The public is told none.
    fn vouched(&self, plan: &PagesPlan, public: Option<&Public>, report: &Report) -> PagesPlan {
        let mut plan = plan.clone();
        if public.is_none() {
            let PagesPlan { kept, versions, .. } = &mut plan;
            let goes_on = || report(0.0);
            self.known.vouch(&mut kept.datasets, versions, &goes_on);
            self.known.vouch_for_scenes(&mut kept.briefing, &goes_on);
        }
        plan
    }

    /// A clip at a time, where there is such a clip.
    fn shot(
        &self,
        (plan, pace): (&Plan, &Pace),
        shown: &Shown,
        when: f32,
        go_on: &Report,
        preview: &mut Preview,
    ) -> Option<Picture> {
        let make = |request: &Request| match Clip::new(request, pace, go_on) {
            Ok(clip) => {
                let at = step(when, clip.windows().len());
                preview.paced = Some(clip.paced());
                preview.days = clip.windows().get(at).copied();
                Some(clip.shot(at).picture())
            }
            Err(FilmError::Clip(error)) => {
                preview.no_clip = Some(error);
                None
            }
            // A newer one was asked for meanwhile.
            Err(_) => None,
        };
        let table = shown.table(&self.regions);
        plan.asked(table, &self.regions, &self.archive, today(), make)
    }

    fn picture(&self, plan: &Plan, shown: &Shown) -> Picture {
        let table = shown.table(&self.regions);
        plan.picture(table, &self.regions, &self.archive, today())
    }

    /// The events of an order, and what of them is not for everyone.
    fn shown(&self, order: &Order) -> (Arc<Shown>, Private) {
        let all = order.table.datasets();
        let of = match order.what {
            What::Dataset(at, _) => all.get(at).into_iter().cloned().collect(),
            What::Figure(..) | What::Clip(..) | What::Briefing(..) => all.to_vec(),
        };
        let (public, language) = (order.public, order.language());
        let known = locked(&self.kept).as_ref().and_then(|kept| {
            let is_same = kept.public == public && kept.language == language;
            let shown = is_same.then(|| Arc::clone(&kept.shown));
            same(&kept.of, &of).then_some((kept.private, shown))
        });
        let private = match known {
            Some((private, Some(shown))) => return (shown, private),
            Some((private, None)) => private,
            None => Private::of(&of),
        };
        let shown = Arc::new(match (&public, &order.what) {
            (None, What::Figure(..) | What::Clip(..)) => Shown::of_table(&order.table),
            _ => Shown::new(&of, public.as_ref(), &self.regions, &Words::new(language)),
        });
        *locked(&self.kept) = Some(Kept {
            of,
            public,
            language,
            private,
            shown: Arc::clone(&shown),
        });
        (shown, private)
    }
}

/// The step that is nearest to a share of them all; the last is behind them.
fn step(when: f32, steps: usize) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "a few thousand steps"
    )]
    let at = (when.clamp(0.0, 1.0) * steps as f32).round() as usize;
    at
}

/// Whether the datasets are the very same.
fn same(some: &[Arc<Dataset>], others: &[Arc<Dataset>]) -> bool {
    let mut pairs = some.iter().zip(others);
    some.len() == others.len() && pairs.all(|(one, other)| Arc::ptr_eq(one, other))
}

#[cfg(test)]
mod tests;
