//! What stays through a clip, laid out once for all of it, and a step's picture on it: only the days, the totals, the
//! events on the map and the window on the bars change.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::figure::blocks::{Desk, HEADING, moved, tray};
use crate::figure::clip::layout::{Builder, Set};
use crate::figure::clip::pace::Steps;
use crate::figure::clip::totals::highest;
use crate::figure::film::{FilmError, Shot};
use crate::figure::map_scene::Mapper;
use crate::figure::pen::Pen;
use crate::figure::{Face, Part, Picture, Request, Role, Sheet};
use crate::map::Ground;
use crate::model::DateBounds;
use crate::progress::Report;
use crate::state::Mode;
use crate::table::{Summary, Unit};

/// The days of a step, and where there is less room for them.
const DAYS: Face = Face::strong(23.0);
const DAYS_SMALL: Face = Face::strong(16.0);

/// The share of the work of laying a clip out that is done when it is known what is the most.
const MEASURED: f32 = 0.3;

/// What stays through a clip.
pub(super) struct Stage<'a> {
    request: &'a Request<'a>,
    unit: Unit,
    sheet: Sheet,
    ground: Arc<Ground>,
    set: Set,
    days: Face,
    under: Arc<Picture>,
}

impl<'a> Stage<'a> {
    pub(super) fn new(
        request: &'a Request<'a>,
        whole: &Summary,
        (mode, steps): (Mode, &Steps),
        report: &Report<'_>,
    ) -> Result<Self, FilmError> {
        let sheet = request.plan.size.clip_sheet();
        let desk = Desk::new(request, whole);
        let measure = Measure::of(request, steps, &|share| report(share * MEASURED))?;
        let laying = |share| report(MEASURED + share * (1.0 - MEASURED));
        let builder = Builder::new(&desk, (mode, steps), &measure, &laying);
        let set = builder.set()?;
        let under = Picture {
            sheet,
            ground: desk.palette.panel,
            title: builder.words.title.clone(),
            description: builder.words.subtitle.clone(),
            language: request.words.language().code(),
            made: request.made,
            parts: [vec![set.map.ground(&desk)], set.parts.clone()].concat(),
            unseen: set.map.unseen.clone(),
            no_room: Vec::new(),
        };
        Ok(Self {
            days: days_face(request, &set, steps),
            unit: steps.paced.unit,
            ground: Arc::clone(&builder.ground),
            under: Arc::new(under),
            request,
            set,
            sheet,
        })
    }

    /// The callouts that have no place in any step.
    pub(super) fn unseen(&self) -> &[usize] {
        &self.set.map.unseen
    }

    /// The picture of a step.
    pub(super) fn shot(&self, window: DateBounds) -> Shot {
        let plan = self.request.plan.on_days(window);
        let request = Request {
            plan: &plan,
            ..*self.request
        };
        let summary = Summary::new(request.table, &plan.filter);
        let desk = Desk::new(&request, &summary);
        let ground = Arc::clone(&self.ground);
        let mapper = Mapper::on(ground, &request, &summary, self.sheet.least);
        let map = self.set.map.scene(&desk, &mapper);
        let boxes = &self.set.boxes;
        let mut pen = Pen::default();
        self.days(&desk, &mut pen, window);
        let (x, y, width) = boxes.totals;
        self.set.rows.write(&desk, &mut pen, (x, y), width);
        if let Some(known) = &map.scene.tray {
            let (x, y, width) = boxes.tray;
            let (line, _) = tray::line(&desk, known, width);
            pen.items.extend(moved(line.items, x, y));
        }
        let words = Part {
            role: Role::Words,
            items: pen.items,
        };
        let mut over = vec![self.set.map.painted(&desk, &map), words];
        over.extend(self.time(&desk));
        Shot {
            under: Arc::clone(&self.under),
            over,
        }
    }

    /// The days of a step, and how many events lie in them: below where the sheet is wide, else beside.
    fn days(&self, desk: &Desk, pen: &mut Pen, window: DateBounds) {
        let (x, y, width) = self.set.boxes.days;
        let (palette, words) = (desk.palette, desk.request.words);
        let days = said(desk.request, self.unit, window);
        let events = words.count("figure-events", desk.summary.total.events);
        pen.text((x, y), &days, self.days, palette.text);
        if self.sheet.is_wide() {
            pen.text((x, y + 30.0), &events, HEADING, palette.second);
        } else {
            let top = y + self.days.ascent() - HEADING.ascent();
            pen.text_to((x + width, top), &events, HEADING, palette.second);
        }
    }

    fn time(&self, desk: &Desk) -> Option<Part> {
        let (histogram, rect) = (self.set.histogram.as_ref()?, self.set.boxes.time);
        let block = histogram.block(desk, rect.width(), rect.height());
        Some(Part {
            role: Role::Graphic(histogram.title.clone()),
            items: moved(block.items, rect.left, rect.top),
        })
    }
}

/// As large as the longest of all days has room for.
fn days_face(request: &Request, set: &Set, steps: &Steps) -> Face {
    const EVENTS: f32 = 190.0;
    const LOOKED_AT: usize = 400;
    let (_, _, width) = set.boxes.days;
    let is_wide = request.plan.size.clip_sheet().is_wide();
    let room = if is_wide { width } else { width - EVENTS };
    let fits = |window: &DateBounds| DAYS.width(&said(request, steps.paced.unit, *window)) <= room;
    let mut last = steps.windows.iter().rev().take(LOOKED_AT);
    if last.all(fits) { DAYS } else { DAYS_SMALL }
}

/// The days of a step in words, of one form through the whole clip.
fn said(request: &Request, unit: Unit, days: DateBounds) -> String {
    let (first, last) = (days.first, days.last);
    let are_years = first == first.first_of_year() && last == last.last_of_year();
    if unit == Unit::Year && are_years {
        request.words.years(first.year(), last.year())
    } else {
        request.words.span(&days)
    }
}

/// The most of anything in any step: what all of them are measured by.
#[derive(Default)]
pub(super) struct Measure {
    /// People, over all kinds.
    pub(super) people: u64,
    /// People of one kind, by its high end.
    pub(super) most: u64,
}

impl Measure {
    fn of(request: &Request, steps: &Steps, report: &Report<'_>) -> Result<Self, FilmError> {
        let of = |window| {
            let filter = request.plan.filter.on_days(window);
            let summary = Summary::new(request.table, &filter);
            let kinds = summary.by_kind.iter().map(|kind| highest(&kind.total));
            Self {
                people: summary.total.estimate,
                most: kinds.max().unwrap_or(0),
            }
        };
        over(&steps.windows, report, of, |one, other| Self {
            people: one.people.max(other.people),
            most: one.most.max(other.most),
        })
    }
}

/// What comes of all steps together, each looked at by itself. `report` gets the share done and says whether to go
/// on.
pub(super) fn over<T: Default + Send>(
    windows: &[DateBounds],
    report: &Report<'_>,
    of: impl Fn(DateBounds) -> T + Sync,
    both: impl Fn(T, T) -> T + Send + Sync,
) -> Result<T, FilmError> {
    let done = AtomicUsize::new(0);
    let each = windows.par_iter().map(|window| {
        #[expect(clippy::cast_precision_loss, reason = "a share of a progress bar")]
        let share = done.fetch_add(1, Ordering::Relaxed) as f32 / windows.len() as f32;
        if report(share) {
            Ok(of(*window))
        } else {
            Err(FilmError::Stopped)
        }
    });
    each.try_reduce(T::default, |one, other| Ok(both(one, other)))
}
