//! What the symbols mean: only those that the map has, at the map's own size.

use crate::figure::blocks::samples::sample;
use crate::figure::blocks::swatches::{disc, flow, pill, ring};
use crate::figure::blocks::{BODY, Block, Desk, HEADING, at, moved};
use crate::figure::map_scene::MapScene;
use crate::figure::pen::{Pen, fitted};
use crate::figure::{Item, Line, Path};
use crate::geo::Point;
use crate::map::{
    CLASS_BREAKS, Density, DensityKey, Figure, High, MarkState, Rect, RingStyle, Scale,
};

/// From one line to the next.
const STEP: f32 = 22.0;
/// Where words start, right of their symbol.
const INDENT: f32 = 28.0;

/// What of all symbols a map has.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says whether one line is needed"
)]
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::figure) struct Used {
    possibly: bool,
    open: bool,
    no_number: bool,
    not_added: bool,
    stack: bool,
    cluster: bool,
    flow: bool,
    disc: bool,
    pill: bool,
    region: bool,
    density: Option<DensityKey>,
}

impl Used {
    /// What a map has, and so many places of its tray. Where a density stands for the symbols, they are no part
    /// of it.
    pub(in crate::figure) fn of(desk: &Desk, map: &MapScene, rows: usize) -> Self {
        let scene = &map.scene;
        let mut used = Self {
            disc: !scene.discs.is_empty(),
            pill: !scene.pills.is_empty(),
            region: desk.request.plan.layers.choropleth,
            density: map.density.as_ref().map(Density::key),
            ..Self::default()
        };
        let beside = scene.pills.iter().map(|pill| &pill.figure);
        let tray = scene.tray.iter().flat_map(|tray| &tray.rows).take(rows);
        for figure in beside.chain(tray.map(|row| &row.figure)) {
            used.add(figure);
        }
        if scene.density < 1.0 {
            for symbol in &scene.symbols {
                used.add(&symbol.figure);
            }
            used.flow = !scene.arrows.is_empty();
        }
        used
    }

    /// What either of two maps has.
    pub(in crate::figure) fn or(self, other: Self) -> Self {
        Self {
            possibly: self.possibly || other.possibly,
            open: self.open || other.open,
            no_number: self.no_number || other.no_number,
            not_added: self.not_added || other.not_added,
            stack: self.stack || other.stack,
            cluster: self.cluster || other.cluster,
            flow: self.flow || other.flow,
            disc: self.disc || other.disc,
            pill: self.pill || other.pill,
            region: self.region || other.region,
            density: self.density.or(other.density),
        }
    }

    fn add(&mut self, figure: &Figure) {
        let high = |used: &mut Self, high: Option<High>| {
            used.possibly |= high.is_some_and(|high| !high.open);
            used.open |= high.is_some_and(|high| high.open);
        };
        match figure {
            Figure::Mark(mark) => {
                high(self, mark.high);
                self.no_number |= mark.state == MarkState::NoNumber;
                self.not_added |= mark.state == MarkState::NotAdded;
            }
            Figure::Ring(ring) => {
                high(self, ring.high);
                self.no_number |= ring.style == RingStyle::NoNumber;
                self.not_added |= ring.style == RingStyle::NotAdded;
                self.stack |= !ring.joined;
                self.cluster |= ring.joined;
            }
        }
    }
}

/// One line of the legend: its words, and what draws its symbol about a point.
type Entry = (&'static str, fn(&Desk, Point) -> Vec<Item>);

fn entries(used: &Used) -> Vec<Entry> {
    let all: [(bool, Entry); 9] = [
        (
            used.stack,
            ("figure-legend-stack", |desk, at| ring(desk, at, false)),
        ),
        (
            used.cluster,
            ("figure-legend-cluster", |desk, at| ring(desk, at, true)),
        ),
        (used.flow, ("figure-legend-flow", flow)),
        (
            used.possibly,
            ("figure-legend-possibly", |desk, at| {
                sample(desk, first(desk), at, 4.2, (MarkState::Number, Some(false)))
            }),
        ),
        (
            used.open,
            ("figure-legend-open", |desk, at| {
                sample(desk, first(desk), at, 4.2, (MarkState::Number, Some(true)))
            }),
        ),
        (
            used.no_number,
            ("figure-legend-no-number", |desk, at| {
                sample(desk, first(desk), at, 5.5, (MarkState::NoNumber, None))
            }),
        ),
        (
            used.not_added,
            ("figure-legend-not-added", |desk, at| {
                sample(desk, first(desk), at, 6.5, (MarkState::NotAdded, None))
            }),
        ),
        (used.pill, ("figure-legend-pill", pill)),
        (used.disc, ("figure-legend-disc", disc)),
    ];
    let used = all.into_iter().filter(|(used, _)| *used);
    used.map(|(_, entry)| entry).collect()
}

/// The kind that samples are of: the one that leads the totals.
fn first(desk: &Desk) -> usize {
    let shown = super::kinds::shown(desk);
    shown.first().map_or(0, |(kind, _)| *kind)
}

/// The legend in the width, without a title.
pub(in crate::figure) fn legend(desk: &Desk, used: &Used, scale: Scale, width: f32) -> Block {
    let mut pen = Pen::default();
    let (circles, circles_width) = sizes(desk, scale);
    let mut y = 0.0;
    let entries = entries(used);
    let words = |entry: &Entry| BODY.width(&desk.say(entry.0));
    let widest = entries.iter().map(words).fold(0.0, f32::max) + INDENT;
    // Beside the circles where there is room for the longest words.
    let beside = circles_width + 20.0 + widest <= width;
    let first = if beside {
        let many = (circles.height / STEP).round().max(1.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a few"
        )]
        let many = many as usize;
        many.min(entries.len())
    } else {
        0
    };
    let left = width - widest;
    for (number, entry) in entries.iter().take(first).enumerate() {
        let number = f32::from(u8::try_from(number).unwrap_or(u8::MAX));
        line(
            desk,
            &mut pen,
            entry,
            (left.min(circles_width + 24.0), number * STEP),
            widest,
        );
    }
    let height = circles.height;
    pen.items.extend(circles.items);
    y += height.max(f32::from(u8::try_from(first).unwrap_or(0)) * STEP) + 6.0;
    let columns: u8 = if 2.0 * widest + 16.0 <= width { 2 } else { 1 };
    let column = width / f32::from(columns);
    for (number, entry) in entries.iter().skip(first).enumerate() {
        let place = number % usize::from(columns);
        let place = f32::from(u8::try_from(place).unwrap_or(0));
        line(desk, &mut pen, entry, (place * column, y), column);
        if number % usize::from(columns) == usize::from(columns) - 1 {
            y += STEP;
        }
    }
    if entries.len().saturating_sub(first) % usize::from(columns) != 0 {
        y += STEP;
    }
    if used.region {
        y = classes(desk, &mut pen, y + 4.0);
    }
    if let Some(key) = &used.density {
        y = tones(desk, &mut pen, key, y + 4.0);
    }
    Block {
        height: y - 4.0,
        items: pen.items,
    }
}

/// The same with its title.
pub(in crate::figure) fn titled(desk: &Desk, used: &Used, scale: Scale, width: f32) -> Block {
    let mut pen = Pen::default();
    pen.text(
        (0.0, 0.0),
        &desk.say("figure-legend"),
        HEADING,
        desk.palette.text,
    );
    let block = legend(desk, used, scale, width);
    pen.items.extend(moved(block.items, 0.0, 26.0));
    Block {
        height: block.height + 26.0,
        items: pen.items,
    }
}

/// The same in a strip: the circles, then as many columns as have room.
pub(in crate::figure) fn strip(desk: &Desk, used: &Used, scale: Scale, width: f32) -> Block {
    let (circles, circles_width) = sizes(desk, scale);
    let entries = entries(used);
    let words = |entry: &Entry| BODY.width(&desk.say(entry.0));
    let widest = entries.iter().map(words).fold(0.0, f32::max) + INDENT + 18.0;
    let left = circles_width + 28.0;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few columns"
    )]
    let columns = ((width - left) / widest).floor().clamp(1.0, 9.0) as usize;
    let rows = entries.len().div_ceil(columns).max(1);
    let mut pen = Pen {
        items: circles.items,
    };
    let small = |number: usize| f32::from(u8::try_from(number).unwrap_or(u8::MAX));
    let high = STEP * small(rows);
    let top = ((circles.height - high) / 2.0).max(0.0);
    for (number, entry) in entries.iter().enumerate() {
        let place = (
            left + small(number / rows) * widest,
            top + small(number % rows) * STEP,
        );
        line(desk, &mut pen, entry, place, widest);
    }
    let mut height = circles.height.max(high);
    if used.region {
        height = classes(desk, &mut pen, height + 6.0);
    }
    if let Some(key) = &used.density {
        height = tones(desk, &mut pen, key, height + 6.0);
    }
    Block {
        height,
        items: pen.items,
    }
}

fn line(desk: &Desk, pen: &mut Pen, entry: &Entry, (x, y): (f32, f32), width: f32) {
    pen.items.extend(entry.1(desk, at(x + 11.0, y + 11.0)));
    let words = fitted(&desk.say(entry.0), &BODY, width - INDENT);
    pen.text((x + INDENT, y + 3.8), &words, BODY, desk.palette.second);
}

/// The circles of three numbers of people, one in the other, and how wide they are with their words.
fn sizes(desk: &Desk, scale: Scale) -> (Block, f32) {
    let (palette, words) = (desk.palette, desk.request.words);
    let mut pen = Pen::default();
    let sizes = scale.sizes();
    let radii = sizes.map(|people| scale.people_radius(people));
    let [widest, _, _] = radii;
    let high = (2.0 * widest - 8.0).max(34.0);
    let base = at(widest + 1.0, 2.0 * widest + 3.0);
    let start = 2.0 * widest + 18.0;
    let mut right = start;
    for (number, (people, r)) in sizes.into_iter().zip(radii).enumerate() {
        let number = f32::from(u8::try_from(number).unwrap_or(0));
        let center = at(base.x, base.y - r);
        pen.items.push(Item::Path {
            path: Path::circle(center, r),
            fill: Some(palette.ink.thin(0.06)),
            line: Some(Line::new(1.0, palette.second)),
        });
        let y = base.y - widest + (number / 2.0 - 0.5) * high;
        let bend = at(base.x + widest + 2.0, center.y - r);
        let path = Path::line(&[at(center.x, center.y - r), bend, at(start - 4.0, y)]);
        let pale = palette.second.thin(0.7);
        pen.items.push(Item::lined(path, Line::new(1.0, pale)));
        let text = if right > start {
            words.number(people)
        } else {
            words.count("count-people", people)
        };
        let end = pen.text((start, y - 7.2), &text, BODY, palette.second);
        right = f32::max(right, end);
    }
    let height = (2.0 * widest + 5.0).max(high + 18.0);
    let block = Block {
        height,
        items: pen.items,
    };
    (block, right)
}

/// The classes of the provinces.
fn classes(desk: &Desk, pen: &mut Pen, top: f32) -> f32 {
    let palette = desk.palette;
    pen.text(
        (0.0, top),
        &desk.say("legend-choropleth"),
        BODY,
        palette.second,
    );
    let mut x = 0.0;
    for (least, colour) in CLASS_BREAKS.into_iter().zip(palette.choropleth) {
        let rect = Rect::at(x, top + 18.0, 30.0, 10.0);
        pen.items.push(Item::filled(Path::rect(&rect), colour));
        let text = desk.request.words.number(least);
        pen.text((x, top + 29.0), &text, BODY, palette.second);
        x += 32.0;
    }
    top + 48.0
}

/// The tones of a density, and how many people they stand for.
fn tones(desk: &Desk, pen: &mut Pen, key: &DensityKey, top: f32) -> f32 {
    const WIDE: f32 = 200.0;
    const STEPS: u8 = 40;
    let (palette, words) = (desk.palette, desk.request.words);
    let km2 = words.number(10_u64.saturating_pow(key.km2));
    let title = words.with("legend-density", &[("n", km2.into())]);
    pen.text((0.0, top), &title, BODY, palette.second);
    let step = WIDE / f32::from(STEPS);
    for number in 0..STEPS {
        let share = f32::from(number) / f32::from(STEPS - 1);
        // A hair wider than its step, so that no gap shows.
        let rect = Rect::at(f32::from(number) * step, top + 18.0, step + 0.3, 10.0);
        let colour = palette.density_at(share);
        pen.items.push(Item::filled(Path::rect(&rect), colour));
    }
    let mut free = f32::NEG_INFINITY;
    for (people, tone) in &key.ticks {
        let text = words.number(*people);
        let x = (tone * WIDE - BODY.width(&text) / 2.0).max(0.0);
        if x > free {
            free = pen.text((x, top + 29.0), &text, BODY, palette.second) + 8.0;
        }
    }
    top + 48.0
}
