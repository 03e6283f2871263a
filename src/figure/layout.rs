//! Where everything goes: beside the map on a wide sheet, below it on one that is not.

use crate::figure::blocks::head::{self, Words};
use crate::figure::blocks::histogram::Histogram;
use crate::figure::blocks::kinds;
use crate::figure::blocks::legend::{self, Used};
use crate::figure::blocks::lists::{self, List};
use crate::figure::blocks::{Block, Desk, foot, inset, moved, tray};
use crate::figure::callouts;
use crate::figure::map_paint::MapPainter;
use crate::figure::map_scene::{MapScene, Mapper};
use crate::figure::symbols::Symbols;
use crate::figure::{Chart, Item, Line, Part, Path, Picture, Request, Role, Sheet};
use crate::map::Rect;
use crate::table::{Sieve, Summary};

mod charts;
mod wide;

/// Between blocks.
const GAP: f32 = 16.0;

/// Lays a figure out.
pub(super) fn picture(request: &Request) -> Picture {
    let sieve = Sieve::of(request.table, &request.plan.filter);
    let summary = Summary::of(request.table, &sieve);
    let desk = Desk::new(request, &summary);
    let sheet = request.plan.size.sheet();
    let page = Page {
        words: Words::new(&desk),
        mapper: Mapper::new(request, &summary, &sheet),
        sieve: &sieve,
        margin: margin(&sheet),
        lists: lists::lists(&desk),
        desk: &desk,
        sheet,
    };
    let Laid {
        parts,
        unseen,
        no_room,
    } = if sheet.is_wide() {
        page.wide()
    } else {
        page.tall()
    };
    Picture {
        sheet,
        ground: desk.palette.panel,
        title: page.words.title.clone(),
        description: description(&desk, &page.words),
        language: request.words.language().code(),
        made: request.made,
        parts,
        unseen,
        no_room,
    }
}

/// What a figure shows and how, for who can't see it.
fn description(desk: &Desk, words: &Words) -> String {
    let mut said = vec![words.subtitle.clone()];
    said.extend(kinds::said(desk));
    said.join(". ")
}

/// What is left free at the edges of a sheet.
pub(super) fn margin(sheet: &Sheet) -> f32 {
    (sheet.width * 0.03).clamp(24.0, 44.0)
}

/// A sheet that is being filled.
struct Page<'a> {
    desk: &'a Desk<'a>,
    words: Words,
    mapper: Mapper<'a>,
    sieve: &'a Sieve,
    sheet: Sheet,
    margin: f32,
    /// The charts but for the one over time.
    lists: Vec<List>,
}

/// A sheet that is filled, and what of it has no place there.
struct Laid {
    parts: Vec<Part>,
    unseen: Vec<usize>,
    no_room: Vec<Chart>,
}

/// The legend and the tray below a map: so many rows of the tray, and how high all of it needs to be.
struct Keys {
    parts: Vec<Part>,
    rows: usize,
    height: f32,
}

/// A block in its place.
fn put(role: Role, block: Block, x: f32, y: f32) -> Part {
    Part {
        role,
        items: moved(block.items, x, y),
    }
}

impl Page<'_> {
    /// Title and subtitle; where what follows starts.
    fn head(&self, parts: &mut Vec<Part>) -> f32 {
        let width = self.sheet.width - 2.0 * self.margin;
        let [title, lead, subtitle] = head::head(self.desk, &self.words, width);
        let top = self.margin * 0.8;
        let below = top + title.height;
        let under = below + lead.height;
        let end = under + subtitle.height;
        parts.push(put(Role::Title, title, self.margin, top));
        if !lead.items.is_empty() {
            parts.push(put(Role::Words, lead, self.margin, below));
        }
        parts.push(put(Role::Words, subtitle, self.margin, under));
        end + 12.0
    }

    /// The foot, standing on the lower margin; where it starts.
    fn foot(&self, columns: usize) -> (Part, f32) {
        let width = self.sheet.width - 2.0 * self.margin;
        let foot = foot::foot(self.desk, &self.words, width, columns);
        let top = self.sheet.height - self.margin * 0.7 - foot.height;
        (put(Role::Words, foot, self.margin, top), top)
    }

    /// The map, with what lies on its corners.
    fn map(&self, size: (f32, f32)) -> MapScene {
        let map = inset::with_corners(self.desk, &self.mapper, size).0;
        callouts::called_out(self.desk, &self.mapper, map)
    }

    fn painted(&self, map: &MapScene, rect: &Rect) -> Part {
        let desk = self.desk;
        let painter = MapPainter {
            request: desk.request,
            palette: desk.palette,
            symbols: Symbols::new(desk.palette, &desk.kinds),
        };
        let mut items = painter.paint(map, &desk.summary.by_region);
        items.extend(inset::scale_bar(desk, &map.view));
        if let Some(frame) = &map.inset {
            let far = inset::far_view(map, frame);
            items.extend(inset::inset(desk, map, frame, &far));
        }
        items.extend(callouts::painted(desk, map));
        let items = vec![
            Item::Clipped(*rect, moved(items, rect.left, rect.top)),
            Item::lined(Path::rect(rect), Line::new(1.0, desk.palette.border)),
        ];
        Part {
            role: Role::Graphic(self.said(map)),
            items,
        }
    }

    /// The map in words: how many events, and the places with most people.
    fn said(&self, map: &MapScene) -> String {
        const NAMED: usize = 6;
        let words = self.desk.request.words;
        let mut symbols: Vec<_> = map.scene.symbols.iter().collect();
        symbols.sort_by_key(|symbol| std::cmp::Reverse(symbol.sum.total.estimate));
        let places = symbols.into_iter().take(NAMED).map(|symbol| {
            let people = words.total(&symbol.sum.total).headline;
            format!("{}: {people}", symbol.name)
        });
        let places: Vec<String> = places.collect();
        let events = words.count("figure-events", self.desk.summary.total.events);
        let args = [
            ("events", events.into()),
            ("places", places.join("; ").into()),
        ];
        words.with("figure-map-a11y", &args)
    }

    /// Whether there is a chart over time.
    fn with_time(&self) -> bool {
        let charts = self.desk.request.plan.charts.unwrap_or_default();
        charts.contains(Chart::Time) && self.desk.request.table.span().is_some()
    }

    fn histogram(&self, width: f32, height: f32) -> Option<(Role, Block)> {
        let histogram = Histogram::new(self.desk, self.sieve, width)?;
        let words = self.desk.request.words;
        let (least, most) = histogram.range();
        let said = words.with(
            "figure-time-a11y",
            &[
                ("title", histogram.title.as_str().into()),
                ("least", words.share(least).into()),
                ("most", words.share(most).into()),
            ],
        );
        Some((
            Role::Graphic(said),
            histogram.block(self.desk, width, height),
        ))
    }

    fn tall(&self) -> Laid {
        let mut parts = Vec::new();
        let (sheet, margin) = (&self.sheet, self.margin);
        let top = self.head(&mut parts);
        let columns = if sheet.width >= 780.0 { 3 } else { 1 };
        let (foot, foot_top) = self.foot(columns);
        let width = sheet.width - 2.0 * margin;
        let time = self.with_time().then(|| {
            let high = (sheet.height * 0.11).clamp(76.0, 130.0);
            self.histogram(width, high)
        });
        let time = time.flatten();
        let time_height = time.as_ref().map_or(0.0, |(_, block)| block.height + GAP);
        let time_top = foot_top + GAP - 4.0 - time_height - GAP;
        let below = self.below_tall(width, time_top - GAP - top);
        let below_top = time_top - GAP - below.height;
        let rect = Rect::at(0.0, top, sheet.width, below_top - GAP - top);
        let (map, rect, keys) = self.map_with_keys(&rect);
        parts.push(self.painted(&map, &rect));
        let unseen = callouts::unseen(self.desk, &map, keys.rows);
        parts.extend(keys.parts);
        let no_room = below.no_room.clone();
        parts.extend(self.placed(below, (margin, below_top)));
        if let Some((role, block)) = time {
            parts.push(put(role, block, margin, time_top));
        }
        parts.push(foot);
        Laid {
            parts,
            unseen,
            no_room,
        }
    }

    /// The map with its legend and its tray in a strip below it. How high the strip is depends on what the map
    /// shows, and that on how high the strip is: it is as low as one that holds what its map needs.
    fn map_with_keys(&self, rect: &Rect) -> (MapScene, Rect, Keys) {
        const STEP: f32 = 8.0;
        let mut height: f32 = 0.0;
        loop {
            let mut found = self.map_with_strip(rect, height);
            let needed = found.2.height;
            if needed > height && height <= rect.height() {
                height = needed + 0.5;
                continue;
            }
            // The map that needed so much was a higher one: a lower strip may do.
            let mut lower = needed + 0.5;
            while lower < height - STEP {
                let other = self.map_with_strip(rect, lower);
                if other.2.height <= lower {
                    found = other;
                    break;
                }
                lower += STEP;
            }
            return found;
        }
    }

    /// The map above a strip of this height, and what is in the strip.
    fn map_with_strip(&self, rect: &Rect, height: f32) -> (MapScene, Rect, Keys) {
        let desk = self.desk;
        let rect = Rect {
            bottom: rect.bottom - height,
            ..*rect
        };
        let map = self.map((rect.width(), rect.height()));
        let width = self.sheet.width - 2.0 * self.margin;
        let small = self.sheet.height < 900.0;
        let used = Used::of(desk, &map, if small { 0 } else { usize::MAX });
        let scale = self.mapper.ground().scale;
        let known = map.scene.tray.as_ref().map(|known| {
            if small {
                tray::line(desk, known, width)
            } else {
                tray::strip(desk, known, width)
            }
        });
        let (known, rows) = known.unzip();
        let legend = legend::strip(desk, &used, scale, width);
        let (mut y, mut parts) = (GAP - 4.0, Vec::new());
        for block in known.into_iter().chain([legend]) {
            let high = block.height;
            parts.push(put(Role::Words, block, self.margin, rect.bottom + y));
            y += high + 12.0;
        }
        let keys = Keys {
            parts,
            rows: rows.unwrap_or_default(),
            height: y - 12.0,
        };
        (map, rect, keys)
    }
}
