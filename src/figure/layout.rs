//! Where everything goes: beside the map on a wide sheet, below it on one that is not.

use crate::figure::blocks::head::{self, Words};
use crate::figure::blocks::histogram::Histogram;
use crate::figure::blocks::kinds::{self, Style};
use crate::figure::blocks::legend::{self, Used};
use crate::figure::blocks::{Block, Desk, bars, foot, inset, moved, tray};
use crate::figure::callouts;
use crate::figure::map_paint::MapPainter;
use crate::figure::map_scene::{MapScene, Mapper};
use crate::figure::symbols::Symbols;
use crate::figure::{Item, Line, Part, Path, Picture, Request, Role, Sheet};
use crate::map::Rect;
use crate::table::{Sieve, Summary};

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
        desk: &desk,
        sheet,
    };
    let (parts, unseen) = if sheet.is_wide() {
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

    fn wide(&self) -> (Vec<Part>, Vec<usize>) {
        let mut parts = Vec::new();
        let (sheet, margin) = (&self.sheet, self.margin);
        let top = self.head(&mut parts);
        let (foot, foot_top) = self.foot(3);
        let column = (sheet.width * 0.285).clamp(345.0, 380.0);
        let left = sheet.width - margin - column;
        let width = left - 28.0 - margin;
        let time = self.histogram(width, (sheet.height * 0.14).clamp(92.0, 130.0));
        let time_height = time.as_ref().map_or(0.0, |(_, block)| block.height + GAP);
        let bottom = foot_top - 14.0;
        let rect = Rect::at(margin, top, width, (bottom - time_height - top).max(120.0));
        let map = self.map((width, rect.height()));
        let side = self.side(&map, column, bottom - top);
        let mut y = top;
        for (number, (role, block)) in side.into_iter().enumerate() {
            if number > 0 {
                let rule = Part {
                    role: Role::Ornament,
                    items: moved(kinds::divider(self.desk, column), left, y + 6.0),
                };
                parts.push(rule);
                y += GAP + 2.0;
            }
            let height = block.height;
            parts.push(put(role, block, left, y));
            y += height;
        }
        parts.push(self.painted(&map, &rect));
        if let Some((role, block)) = time {
            parts.push(put(role, block, margin, rect.bottom + GAP));
        }
        parts.push(foot);
        (parts, callouts::unseen(self.desk, &map))
    }

    /// What stands beside a map: as much of it as has room.
    fn side(&self, map: &MapScene, width: f32, room: f32) -> Vec<(Role, Block)> {
        let plans: [(Style, usize, usize, bool); 15] = [
            (Style::Bars(9), 12, 8, true),
            (Style::Bars(9), 12, 5, true),
            (Style::Bars(9), 8, 3, true),
            (Style::Bars(9), 8, 0, true),
            (Style::Bars(9), 5, 0, true),
            (Style::Bars(9), 3, 0, true),
            (Style::Bars(9), 2, 0, true),
            (Style::Bars(9), 1, 0, true),
            (Style::Bars(3), 2, 0, true),
            (Style::Bars(2), 2, 0, true),
            (Style::Bars(2), 1, 0, true),
            (Style::Bars(1), 1, 0, true),
            (Style::Short, 2, 0, true),
            (Style::Short, 1, 0, true),
            (Style::Short, 1, 0, false),
        ];
        let mut blocks = Vec::new();
        for plan in plans {
            blocks = self.side_of(map, width, plan);
            let gaps = f32::from(u8::try_from(blocks.len()).unwrap_or(1)) - 1.0;
            let height: f32 = blocks.iter().map(|(_, block)| block.height).sum();
            if height + gaps * (GAP + 2.0) <= room {
                break;
            }
        }
        blocks
    }

    fn side_of(
        &self,
        map: &MapScene,
        width: f32,
        (style, rows, regions, with_legend): (Style, usize, usize, bool),
    ) -> Vec<(Role, Block)> {
        let desk = self.desk;
        let mut blocks = vec![(Role::Words, kinds::kinds(desk, width, 1, style))];
        if let Some(known) = &map.scene.tray {
            blocks.push((Role::Words, tray::tray(desk, known, width, rows)));
        }
        blocks.push((Role::Words, bars::regions(desk, width, regions)));
        if with_legend {
            let used = Used::of(desk, map, rows);
            let scale = self.mapper.ground().scale;
            blocks.push((Role::Words, legend::titled(desk, &used, scale, width)));
        }
        blocks.retain(|(_, block)| block.height > 0.0);
        blocks
    }

    fn tall(&self) -> (Vec<Part>, Vec<usize>) {
        let mut parts = Vec::new();
        let (sheet, margin) = (&self.sheet, self.margin);
        let top = self.head(&mut parts);
        let columns = if sheet.width >= 780.0 { 3 } else { 1 };
        let (foot, foot_top) = self.foot(columns);
        let width = sheet.width - 2.0 * margin;
        let time = self.histogram(width, (sheet.height * 0.11).clamp(76.0, 130.0));
        let time_height = time.as_ref().map_or(0.0, |(_, block)| block.height + GAP);
        let time_top = foot_top + GAP - 4.0 - time_height - GAP;
        // The strip with the legend needs room too.
        let least = (sheet.height * 0.4).max(220.0) + 110.0;
        let under = self.under(width, time_top - GAP - top - least);
        let under_height: f32 = under
            .iter()
            .map(|(block, _)| block.height)
            .fold(0.0, f32::max);
        let under_top = time_top - GAP - under_height;
        let rect = Rect::at(0.0, top, sheet.width, under_top - GAP - top);
        let (map, rect, keys) = self.map_with_keys(&rect);
        parts.push(self.painted(&map, &rect));
        parts.extend(keys);
        for (block, x) in under {
            parts.push(put(Role::Words, block, margin + x, under_top));
        }
        if let Some((role, block)) = time {
            parts.push(put(role, block, margin, time_top));
        }
        parts.push(foot);
        (parts, callouts::unseen(self.desk, &map))
    }

    /// The totals below a map, and the regions beside them where there is room; each with where it starts.
    fn under(&self, width: f32, room: f32) -> Vec<(Block, f32)> {
        let desk = self.desk;
        let half = (width - 28.0) / 2.0;
        if width >= 700.0 {
            for (bars, most) in [(9, 8), (9, 6), (9, 4)] {
                let one = kinds::kinds(desk, half, 1, Style::Bars(bars));
                let other = bars::regions(desk, half, most);
                if one.height.max(other.height) <= room && other.height > 0.0 {
                    return vec![(one, 0.0), (other, half + 28.0)];
                }
            }
        }
        for style in [Style::Bars(9), Style::Bars(2), Style::Short] {
            let columns = kinds::shown(desk).len().clamp(1, 2);
            let block = kinds::kinds(desk, width, columns, style);
            if block.height <= room || style == Style::Short {
                return vec![(block, 0.0)];
            }
        }
        Vec::new()
    }

    /// The map with its legend and its tray in a strip below it. How high the strip is depends on what the map
    /// shows, and that on how high the strip is: it is as low as one that holds what its map needs.
    fn map_with_keys(&self, rect: &Rect) -> (MapScene, Rect, Vec<Part>) {
        const STEP: f32 = 8.0;
        let mut height: f32 = 0.0;
        loop {
            let (map, above, parts, needed) = self.map_with_strip(rect, height);
            let mut found = (map, above, parts);
            if needed > height && height <= rect.height() {
                height = needed + 0.5;
                continue;
            }
            // The map that needed so much was a higher one: a lower strip may do.
            let mut lower = needed + 0.5;
            while lower < height - STEP {
                let (map, above, parts, needed) = self.map_with_strip(rect, lower);
                if needed <= lower {
                    found = (map, above, parts);
                    break;
                }
                lower += STEP;
            }
            return found;
        }
    }

    /// The map above a strip of this height; what is in the strip, and how high it needs to be.
    fn map_with_strip(&self, rect: &Rect, height: f32) -> (MapScene, Rect, Vec<Part>, f32) {
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
        let legend = legend::strip(desk, &used, scale, width);
        let (mut y, mut parts) = (GAP - 4.0, Vec::new());
        for block in known.into_iter().chain([legend]) {
            let high = block.height;
            parts.push(put(Role::Words, block, self.margin, rect.bottom + y));
            y += high + 12.0;
        }
        (map, rect, parts, y - 12.0)
    }
}
