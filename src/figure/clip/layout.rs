//! Where everything on a clip goes: beside the map on a wide sheet, below it on one that is not.

use std::sync::Arc;

use crate::figure::blocks::head::{self, Words};
use crate::figure::blocks::histogram::Histogram;
use crate::figure::blocks::legend::{self, Used};
use crate::figure::blocks::{Block, Desk, FINE, FINE_STRONG, HEADING, foot, kinds, moved};
use crate::figure::clip::map_box::{MapBox, Seen};
use crate::figure::clip::pace::Steps;
use crate::figure::clip::stage::{Measure, over};
use crate::figure::clip::totals::{Rows, Style, TITLE};
use crate::figure::film::FilmError;
use crate::figure::map_scene::{MapScene, Mapper, ground};
use crate::figure::pen::{Pen, fitted, wrapped_in};
use crate::figure::{Part, Request, Role, Sheet};
use crate::map::{Ground, Rect};
use crate::progress::Report;
use crate::state::Mode;
use crate::table::{Sieve, Summary};

/// Between blocks.
const GAP: f32 = 14.0;
/// The days of a step: with the events below them, and with the events beside them.
const DAYS: f32 = 52.0;
const DAYS_LINE: f32 = 38.0;

/// A clip's layout.
pub(super) struct Set {
    pub(super) map: MapBox,
    pub(super) boxes: Boxes,
    pub(super) rows: Rows,
    pub(super) histogram: Option<Histogram>,
    /// What stays, in its place.
    pub(super) parts: Vec<Part>,
}

/// Where what changes goes: left, top and width, but for the box of the bars.
pub(super) struct Boxes {
    pub(super) days: (f32, f32, f32),
    pub(super) totals: (f32, f32, f32),
    pub(super) tray: (f32, f32, f32),
    pub(super) time: Rect,
}

/// What a layout is made from.
pub(super) struct Builder<'a> {
    desk: &'a Desk<'a>,
    mapper: Mapper<'a>,
    pub(super) ground: Arc<Ground>,
    pub(super) words: Words,
    margin: f32,
    steps: &'a Steps,
    most: u64,
    sheet: Sheet,
    report: &'a Report<'a>,
}

fn put(role: Role, block: Block, x: f32, y: f32) -> Part {
    Part {
        role,
        items: moved(block.items, x, y),
    }
}

impl<'a> Builder<'a> {
    pub(super) fn new(
        desk: &'a Desk<'a>,
        (mode, steps): (Mode, &'a Steps),
        measure: &Measure,
        report: &'a Report<'a>,
    ) -> Self {
        let sheet = desk.request.plan.size.clip_sheet();
        Self {
            mapper: Mapper::new(desk.request, desk.summary, &sheet),
            ground: Arc::new(ground(desk.request, &sheet, measure.people)),
            words: words(desk, mode, steps),
            margin: (sheet.width * 0.024).clamp(18.0, 28.0),
            most: measure.most,
            desk,
            steps,
            sheet,
            report,
        }
    }

    pub(super) fn set(&self) -> Result<Set, FilmError> {
        if self.sheet.is_wide() {
            self.wide()
        } else {
            self.tall()
        }
    }

    fn wide(&self) -> Result<Set, FilmError> {
        let (sheet, margin) = (&self.sheet, self.margin);
        let (mut parts, top) = self.head();
        let (foot, bottom) = self.foot();
        parts.push(foot);
        let column = (sheet.width * 0.33).clamp(290.0, 372.0);
        let left = sheet.width - margin - column;
        let width = left - 24.0 - margin;
        let histogram = self.histogram(width);
        let high = (sheet.height * 0.155).clamp(84.0, 120.0);
        let time = bottom - if histogram.is_some() { high } else { 0.0 };
        let map = self.map_with_tray(|tray| {
            let below = if histogram.is_some() { GAP } else { 0.0 };
            Rect::at(margin, top, width, (time - below - tray - top).max(120.0))
        });
        let totals = top + DAYS + GAP;
        let (rows, legend) = self.side(&map, column, bottom - totals - TITLE - GAP)?;
        let under = totals + TITLE + rows.height() + GAP;
        parts.push(self.heading(left, totals));
        let key = rows.key(self.desk, column);
        parts.push(put(Role::Words, key, left, totals + TITLE));
        for y in [totals, under] {
            let rule = kinds::divider(self.desk, column);
            parts.push(Part {
                role: Role::Ornament,
                items: moved(rule, left, y - GAP / 2.0 - 2.0),
            });
        }
        parts.push(put(Role::Words, legend, left, under));
        let map = self.call_out(map)?;
        let boxes = Boxes {
            days: (left, top - 4.0, column),
            totals: (left, totals + TITLE, column),
            tray: (margin, map.rect.bottom + 8.0, width),
            time: Rect::at(margin, time, width, high),
        };
        Ok(Set {
            map,
            boxes,
            rows,
            histogram,
            parts,
        })
    }

    /// The totals and the legend beside a map: as much of them as there is room for.
    fn side(&self, map: &MapBox, width: f32, room: f32) -> Result<(Rows, Block), FilmError> {
        let (used, scale) = (self.used(map)?, self.ground.scale);
        let titled = || legend::titled(self.desk, &used, scale, width);
        let untitled = || legend::legend(self.desk, &used, scale, width);
        let plans: [(Style, &dyn Fn() -> Block); 7] = [
            (Style::Bars, &titled),
            (Style::Table, &titled),
            (Style::Table, &untitled),
            (Style::Brief, &titled),
            (Style::Brief, &untitled),
            (Style::Line, &titled),
            (Style::Line, &untitled),
        ];
        let mut made = (self.rows(1, Style::Line, width), Block::default());
        for (style, legend) in plans {
            made = (self.rows(1, style, width), legend());
            if made.0.height() + made.1.height <= room {
                break;
            }
        }
        Ok(made)
    }

    fn tall(&self) -> Result<Set, FilmError> {
        let (sheet, margin) = (&self.sheet, self.margin);
        let width = sheet.width - 2.0 * margin;
        let (mut parts, days) = self.head();
        let top = days + DAYS_LINE;
        let (foot, bottom) = self.foot();
        parts.push(foot);
        let histogram = self.histogram(width);
        let high = (sheet.height * 0.105).clamp(76.0, 120.0);
        let time = bottom - if histogram.is_some() { high } else { 0.0 };
        let is_high = sheet.height > 1.15 * sheet.width;
        let columns = match width {
            ..480.0 => 1,
            640.0.. if !is_high => 3,
            _ => 2,
        };
        let style = if columns > 1 {
            Style::Bars
        } else {
            Style::Table
        };
        let rows = self.rows(columns, style, width);
        let totals = time - GAP - rows.height();
        let strip_bottom = totals - TITLE - GAP;
        parts.push(self.heading(margin, totals - TITLE));
        let key = rows.key(self.desk, width);
        parts.push(put(Role::Words, key, margin, totals));
        let (map, legend) = self.map_with_strip(top, strip_bottom, width)?;
        parts.push(put(Role::Words, legend.0, margin, strip_bottom - legend.1));
        let map = self.call_out(map)?;
        let boxes = Boxes {
            days: (margin, days, width),
            totals: (margin, totals, width),
            tray: (margin, map.rect.bottom + 8.0, width),
            time: Rect::at(margin, time, width, high),
        };
        Ok(Set {
            map,
            boxes,
            rows,
            histogram,
            parts,
        })
    }

    /// The map above its legend, which comes with its height. How high that is depends on what the map shows, and
    /// that on how high it is.
    fn map_with_strip(
        &self,
        top: f32,
        bottom: f32,
        width: f32,
    ) -> Result<(MapBox, (Block, f32)), FilmError> {
        let mut strip = 0.0;
        loop {
            let map = self.map_with_tray(|tray| {
                let high = (bottom - strip - GAP - tray - top).max(80.0);
                Rect::at(0.0, top, self.sheet.width, high)
            });
            let legend = legend::strip(self.desk, &self.used(&map)?, self.ground.scale, width);
            if legend.height <= strip || strip > self.sheet.height {
                return Ok((map, (legend, strip)));
            }
            // A lower map may have more to explain: the strip only grows, so this ends.
            strip = legend.height + 0.5;
        }
    }

    /// Title and subtitle; where what follows starts.
    fn head(&self) -> (Vec<Part>, f32) {
        let width = self.sheet.width - 2.0 * self.margin;
        let [title, _, subtitle] = head::head(self.desk, &self.words, width);
        let top = self.margin * 0.75;
        let below = top + title.height;
        let mut parts = vec![put(Role::Title, title, self.margin, top)];
        // On a sheet with little room the days say as much.
        let is_needed = self.sheet.is_wide() || self.desk.request.plan.subtitle.is_some();
        if !is_needed {
            return (parts, below + 8.0);
        }
        let end = below + subtitle.height + 10.0;
        parts.push(put(Role::Words, subtitle, self.margin, below));
        (parts, end)
    }

    /// What is to be said of every frame; where what stands above it ends.
    fn foot(&self) -> (Part, f32) {
        let width = self.sheet.width - 2.0 * self.margin;
        let palette = self.desk.palette;
        let mut pen = Pen::default();
        pen.rule((0.0, width), 0.0, 1.0, palette.border);
        let caption = self.words.caption.iter();
        let caption: Vec<String> = caption
            .flat_map(|text| wrapped_in(text, &FINE_STRONG, width, 2))
            .collect();
        let ink = (foot::LINE, palette.text);
        let below = pen.lines((0.0, 8.0), &caption, FINE_STRONG, ink);
        let caveats = foot::caveats(self.desk).join(" ");
        let mut lines = wrapped_in(&caveats, &FINE, width, 2);
        lines.push(fitted(&foot::credit(self.desk), &FINE, width));
        let ink = (foot::LINE, palette.second);
        let height = pen.lines((0.0, below), &lines, FINE, ink);
        let top = self.sheet.height - self.margin * 0.6 - height;
        let part = Part {
            role: Role::Words,
            items: moved(pen.items, self.margin, top),
        };
        (part, top - 10.0)
    }

    fn heading(&self, x: f32, y: f32) -> Part {
        let mut pen = Pen::default();
        let text = self.desk.say("figure-kinds");
        pen.text((x, y), &text, HEADING, self.desk.palette.text);
        Part {
            role: Role::Heading,
            items: pen.items,
        }
    }

    fn rows(&self, columns: usize, style: Style, width: f32) -> Rows {
        Rows::new(self.desk, self.most, (columns, style), width)
    }

    fn histogram(&self, width: f32) -> Option<Histogram> {
        let request = self.desk.request;
        let sieve = Sieve::of(request.table, &request.plan.filter);
        Histogram::new(self.desk, &sieve, width)
    }

    /// The map in a box that depends on how much room the lines below it take.
    fn map_with_tray(&self, rect: impl Fn(f32) -> Rect) -> MapBox {
        let map = MapBox::new(self.desk, &self.mapper, rect(0.0));
        if map.tray > 0.0 {
            MapBox::new(self.desk, &self.mapper, rect(map.tray))
        } else {
            map
        }
    }

    /// What the maps of all steps have.
    fn used(&self, map: &MapBox) -> Result<Used, FilmError> {
        let of = |desk: &Desk, scene: MapScene| Used::of(desk, &scene, 0);
        self.maps(map, of, Used::or)
    }

    /// What is called out gets its place, where anything is.
    fn call_out(&self, mut map: MapBox) -> Result<MapBox, FilmError> {
        if !self.desk.request.plan.callouts.is_empty() {
            let of = |desk: &Desk, map: MapScene| Seen::of(desk, map.scene);
            let seen = self.maps(&map, of, Seen::or)?;
            map.call_out(self.desk, &self.mapper, seen);
        }
        Ok(map)
    }

    /// What comes of the maps of all steps together.
    fn maps<T: Default + Send>(
        &self,
        map: &MapBox,
        of: impl Fn(&Desk, MapScene) -> T + Sync,
        both: impl Fn(T, T) -> T + Send + Sync,
    ) -> Result<T, FilmError> {
        let request = self.desk.request;
        let of = |window| {
            let plan = request.plan.on_days(window);
            let request = Request {
                plan: &plan,
                ..*request
            };
            let summary = Summary::new(request.table, &plan.filter);
            let desk = Desk::new(&request, &summary);
            let ground = Arc::clone(&self.ground);
            let mapper = Mapper::on(ground, &request, &summary, self.sheet.least);
            of(&desk, map.scene(&desk, &mapper))
        };
        over(&self.steps.windows, self.report, of, both)
    }
}

/// Title and subtitle: what the clip does, where nothing else is said.
fn words(desk: &Desk, mode: Mode, steps: &Steps) -> Words {
    let request = desk.request;
    let mut words = Words::new(desk).led();
    if request.plan.subtitle.is_none() {
        let first = steps.windows.first().map(|window| window.first);
        words.subtitle = match (mode, first) {
            (Mode::Cumulative, Some(day)) => {
                let args = [("day", request.words.day(day).into())];
                request.words.with("clip-cumulative", &args)
            }
            _ => desk.say("clip-window"),
        };
    }
    words
}
