//! Charts of bars below each other: events by region, by circumstance or by publisher, kinds side by side; and
//! women, men and children.
//!
//! Events and not people, as one person can be in events of several kinds. All numbers are those of what is shown,
//! as the totals' are.

use crate::figure::blocks::bars::share;
use crate::figure::blocks::{BODY, Block, Desk, HEADING, at};
use crate::figure::pen::{Pen, fitted, wrapped, wrapped_in};
use crate::figure::{Chart, Item, Line, Path};
use crate::format::visible_line;
use crate::model::RegionId;
use crate::table::Group;

/// How the bars of a list are laid out, and how many there are at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::figure) enum Rows {
    /// Each below its name.
    Below(usize),
    /// Each beside its name.
    Beside(usize),
}

/// The title's height, and of a line of words below the bars.
const TITLE: f32 = 23.0;
const LINE: f32 = 16.0;
/// From one bar to the next.
const BELOW: f32 = 30.0;
const BESIDE: f32 = 19.0;
/// A name takes no more than this share of the width beside its bar.
const NAMES: f32 = 0.58;
/// Between a name and its bar, and a bar and its number.
const GAP: f32 = 8.0;

/// What a list says.
pub(in crate::figure) struct List {
    /// Which chart it is.
    pub(in crate::figure) chart: Chart,
    title: String,
    bars: Vec<Bar>,
    /// What is said below the bars, by how many of them there are.
    note: Box<dyn Fn(usize) -> Vec<String>>,
}

/// One of its bars: what it stands for, and its parts by kind.
struct Bar {
    name: String,
    parts: Vec<u64>,
    number: u64,
    text: String,
}

/// The lists of a figure: those that were chosen, or else the regions where there are several.
pub(in crate::figure) fn lists(desk: &Desk) -> Vec<List> {
    if let Some(charts) = desk.request.plan.charts {
        let lists = charts.iter().filter_map(|chart| list(desk, chart));
        return lists.collect();
    }
    let regions = regions(desk);
    let several = regions.bars.len() > 1;
    several.then_some(regions).into_iter().collect()
}

/// The chart as a list, where it is one.
fn list(desk: &Desk, chart: Chart) -> Option<List> {
    match chart {
        Chart::Time => None,
        Chart::Regions => Some(regions(desk)),
        Chart::Tags => {
            let name = |tag: &String| desk.request.words.tag(tag).into_owned();
            Some(several(desk, chart, &desk.summary.by_tag, name))
        }
        Chart::Publishers => {
            let groups = &desk.summary.by_publisher;
            Some(several(desk, chart, groups, String::clone))
        }
        Chart::Who => Some(who(desk)),
    }
}

/// The groups that have any event, as bars, the longest first.
fn bars<T>(desk: &Desk, groups: &[Group<T>], name: impl Fn(&T) -> String) -> Vec<Bar> {
    let groups = groups.iter().filter(|group| group.total.events > 0);
    let bars = groups.map(|group| Bar {
        name: visible_line(&name(&group.key)).into_owned(),
        parts: group.kinds.iter().map(|total| total.events).collect(),
        number: group.total.events,
        text: desk.request.words.number(group.total.events),
    });
    let mut bars: Vec<Bar> = bars.collect();
    bars.sort_by_key(|bar| std::cmp::Reverse(bar.number));
    bars
}

/// Every event is in one region, so that the others can be added up.
fn regions(desk: &Desk) -> List {
    let words = desk.request.words.clone();
    let name = |id: &RegionId| desk.request.words.region(id, desk.request.regions);
    let bars = bars(desk, &desk.summary.by_region, name);
    let numbers: Vec<u64> = bars.iter().map(|bar| bar.number).collect();
    let note = move |shown: usize| {
        let rest = numbers.get(shown..).unwrap_or_default();
        let events = words.events(rest.iter().sum());
        let args = [("events", events.into()), ("n", rest.len().into())];
        let more = (!rest.is_empty()).then(|| words.with("figure-regions-more", &args));
        more.into_iter().collect()
    };
    List {
        chart: Chart::Regions,
        title: desk.say(Chart::Regions.key()),
        bars,
        note: Box::new(note),
    }
}

/// Events of which one can be in several bars, so that these do not add up.
fn several(
    desk: &Desk,
    chart: Chart,
    groups: &[Group<String>],
    name: impl Fn(&String) -> String,
) -> List {
    let bars = bars(desk, groups, name);
    let (all, words) = (bars.len(), desk.request.words.clone());
    let note = move |shown: usize| {
        let more = all.saturating_sub(shown);
        let args = [("n", words.number(more as u64).into())];
        let more = (more > 0).then(|| words.with("figure-more", &args));
        let several = (all > 1).then(|| words.get("chart-tag-note").to_owned());
        more.into_iter().chain(several).collect()
    };
    List {
        chart,
        title: desk.say(chart.key()),
        bars,
        note: Box::new(note),
    }
}

/// Women, men and children of the events that are added and say so. Children may be among the others, so that each
/// has a bar of its own.
fn who(desk: &Desk) -> List {
    let (summary, table) = (desk.summary, desk.request.table);
    let rows = summary.selection.added();
    let given: Vec<[u32; 3]> = rows.filter_map(|row| table.sexes(row)).collect();
    let keys = ["figure-women", "figure-men", "figure-children"];
    let words = desk.request.words;
    let bar = |(at, key): (usize, &str)| {
        let of = given.iter().filter_map(|people| people.get(at));
        let number = of.map(|people| u64::from(*people)).sum();
        Bar {
            name: words.get(key).to_owned(),
            parts: Vec::new(),
            number,
            text: words.number(number),
        }
    };
    let bars = keys.into_iter().enumerate().map(bar);
    let events = words.events(summary.total.events);
    let args = [
        ("n", words.number(given.len() as u64).into()),
        ("events", events.into()),
    ];
    let note = words.with("chart-sexes-note", &args);
    List {
        chart: Chart::Who,
        title: desk.say(Chart::Who.key()),
        bars: if given.is_empty() {
            Vec::new()
        } else {
            bars.collect()
        },
        note: Box::new(move |_| vec![note.clone()]),
    }
}

impl List {
    /// Whether no name is cut beside its bar.
    pub(in crate::figure) fn names_fit(&self, width: f32, most: usize) -> bool {
        let mut names = self.bars.iter().take(most).map(|bar| BODY.width(&bar.name));
        names.all(|name| name <= width * NAMES)
    }

    /// It with as many bars as it may have.
    pub(in crate::figure) fn block(&self, desk: &Desk, width: f32, rows: Rows) -> Block {
        let palette = desk.palette;
        let mut pen = Pen::default();
        let title = wrapped_in(&self.title, &HEADING, width, 2);
        let ink = (TITLE - 6.0, palette.text);
        let top = pen.lines((0.0, 0.0), &title, HEADING, ink) + 6.0;
        let (Rows::Below(most) | Rows::Beside(most)) = rows;
        let shown = self.bars.get(..most).unwrap_or(&self.bars);
        if shown.is_empty() {
            let nothing = desk.say("chart-empty");
            pen.text((0.0, top), &nothing, BODY, palette.second);
            return Block {
                height: top + LINE,
                items: pen.items,
            };
        }
        let draw = match rows {
            Rows::Below(_) => below_names,
            Rows::Beside(_) => beside_names,
        };
        let y = draw(desk, &mut pen, shown, (top, width));
        let note = (self.note)(shown.len()).join(" · ");
        if note.is_empty() {
            return Block {
                height: y - 4.0,
                items: pen.items,
            };
        }
        let lines = wrapped(&note, &BODY, width);
        let y = pen.lines((0.0, y - 2.0), &lines, BODY, (LINE, palette.third));
        Block {
            height: y - 2.0,
            items: pen.items,
        }
    }
}

fn longest(bars: &[Bar]) -> u64 {
    bars.iter().map(|bar| bar.number).max().unwrap_or(1)
}

/// Each bar below its name.
fn below_names(desk: &Desk, pen: &mut Pen, shown: &[Bar], (top, width): (f32, f32)) -> f32 {
    let palette = desk.palette;
    let mut y = top;
    for bar in shown {
        let left = pen.text_to((width, y), &bar.text, BODY, palette.second);
        let name = fitted(&bar.name, &BODY, left - GAP);
        pen.text((0.0, y), &name, BODY, palette.text);
        let place = (y + 16.5, longest(shown));
        pen.items.extend(stretches(desk, bar, (0.0, width), place));
        y += BELOW;
    }
    y
}

/// Each bar between its name and its number.
fn beside_names(desk: &Desk, pen: &mut Pen, shown: &[Bar], (top, width): (f32, f32)) -> f32 {
    let palette = desk.palette;
    let widest = |text: fn(&Bar) -> &str| {
        let widths = shown.iter().map(|bar| BODY.width(text(bar)));
        widths.fold(0.0, f32::max)
    };
    let names = widest(|bar| &bar.name).min(width * NAMES);
    let right = width - widest(|bar| &bar.text) - GAP;
    let longest = longest(shown);
    let mut y = top;
    for bar in shown {
        let name = fitted(&bar.name, &BODY, names);
        pen.text((0.0, y), &name, BODY, palette.text);
        pen.text_to((width, y), &bar.text, BODY, palette.second);
        let ends = (names + GAP, right);
        pen.items
            .extend(stretches(desk, bar, ends, (y + 4.0, longest)));
        y += BESIDE;
    }
    y
}

/// The parts of a bar that would be as long as there is room if it were the longest.
fn stretches(
    desk: &Desk,
    bar: &Bar,
    (left, right): (f32, f32),
    (top, longest): (f32, u64),
) -> Vec<Item> {
    let (mut items, mut x) = (Vec::new(), left);
    // What is of no kind is of the colour of none.
    let whole = [(usize::MAX, bar.number)];
    let parts = bar.parts.iter().copied().enumerate();
    let whole = whole.into_iter().filter(|_| bar.parts.is_empty());
    for (kind, number) in parts.chain(whole) {
        let part = (right - left) * share(number, longest);
        items.extend(stretch(desk, kind, (x, x + part), top));
        x += part;
    }
    items
}

/// A kind's part of a bar.
fn stretch(desk: &Desk, kind: usize, (from, to): (f32, f32), top: f32) -> Vec<Item> {
    if to - from < 0.05 {
        return Vec::new();
    }
    let mut symbols = desk.symbols();
    let ink = symbols.ink(kind);
    // Parts stand a little apart, but none is lost for it.
    let to = to.max(from + 1.2) - 0.6;
    let corners = [
        at(from, top),
        at(to, top),
        at(to, top + 7.0),
        at(from, top + 7.0),
    ];
    symbols.texture(&corners, ink);
    if desk.palette.print {
        let frame = Line::new(0.6, ink.line);
        symbols.out.push(Item::lined(Path::area(&corners), frame));
    }
    symbols.out
}
