//! People by kind, as large as the width allows.

use std::sync::Arc;

use egui::{Color32, Galley, Pos2, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::model::Kind;
use crate::table::Group;
use crate::ui::desk::Desk;
use crate::ui::present::{SIDE, line};
use crate::ui::{glyph, theme};

/// Between the totals of two kinds.
const GAP: f32 = 26.0;
/// How totals are set, from the way wished for.
const WAYS: [Way; 5] = [
    Way::beside(20.0),
    Way::beside(17.0),
    Way::beside(15.0),
    Way::beside(13.0),
    CLOSE,
];
/// The closest.
const CLOSE: Way = Way {
    size: 12.0,
    rows: 3,
};
/// Height of a total where several stand one below the other.
const ROW: f32 = 17.0;

/// How large numbers are, and how many stand one below the other; where they do, the range is beside the number
/// and the kind is told by its symbol.
#[derive(Clone, Copy)]
struct Way {
    size: f32,
    rows: usize,
}

impl Way {
    const fn beside(size: f32) -> Self {
        Self { size, rows: 1 }
    }
}

/// People by kind, side by side, and what they leave out.
pub fn show(ui: &mut Ui, desk: &mut Desk) {
    let rect = ui.available_rect_before_wrap().shrink2(vec2(SIDE, 8.0));
    let mut notes = notes(desk);
    let wide = |text: &String| note(ui, desk, text).size().x;
    let right = rect.right() - notes.iter().map(wide).fold(90.0, f32::max) - GAP;
    let groups = desk.state.summary().by_kind.iter();
    let groups = groups.filter(|group| group.total.events > group.total.without_number);
    let numbers: Vec<Number> = groups.filter_map(|group| Number::of(desk, group)).collect();
    let widths = |way: Way| -> Vec<f32> {
        let columns = numbers.chunks(way.rows);
        let column = |column: &[Number]| {
            let widths = column.iter().map(|number| number.width(ui, way));
            widths.fold(0.0, f32::max)
        };
        columns.map(column).collect()
    };
    let room = right - rect.left() + GAP;
    let fits = |way: &Way| widths(*way).iter().map(|width| width + GAP).sum::<f32>() <= room;
    let way = WAYS.into_iter().find(fits).unwrap_or(CLOSE);
    let mut x = rect.left();
    for (at, (column, width)) in numbers.chunks(way.rows).zip(widths(way)).enumerate() {
        if x + width > right {
            // What does not fit is said, not cut.
            let left = numbers.len() - at * way.rows;
            notes.insert(0, desk.words.count("present-more-kinds", left as u64));
            break;
        }
        let mut y = rect.top();
        for number in column {
            number.show(ui, desk, pos2(x, y), way);
            y += ROW;
        }
        x += width + GAP;
    }
    let mut y = rect.top();
    for text in &notes {
        let galley = note(ui, desk, text);
        let at = pos2(rect.right() - galley.size().x, y);
        let said = Rect::from_min_size(at, galley.size());
        let response = ui.interact(said, ui.scope_id().with(text), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
        y = said.bottom() + 1.0;
        ui.painter().galley(at, galley, desk.theme.second);
    }
}

/// What the totals leave out.
fn notes(desk: &Desk) -> Vec<String> {
    let summary = desk.state.summary();
    let counted = [
        ("total-without-number", summary.total.without_number),
        ("total-not-added", summary.not_added),
    ];
    let counted = counted.into_iter().filter(|(_, number)| *number > 0);
    counted
        .map(|(key, number)| desk.words.count(key, number))
        .collect()
}

fn note(ui: &Ui, desk: &Desk, text: &str) -> Arc<Galley> {
    line(ui, text, theme::body(), desk.theme.second, 300.0, 1)
}

/// The people of a kind, in words.
struct Number {
    kind: Kind,
    headline: String,
    range: Option<String>,
    name: String,
    said: String,
}

impl Number {
    fn of(desk: &Desk, group: &Group<Kind>) -> Option<Self> {
        let (headline, range) = desk.words.total_lines(&group.total).into_iter().next()?;
        let name = desk.kind_name(&group.key);
        let said = format!("{name}: {}", desk.words.total_sentence(&group.total));
        Some(Self {
            kind: group.key.clone(),
            headline,
            range,
            name,
            said,
        })
    }

    /// The number, and what stands below it or beside it.
    fn lines(&self, ui: &Ui, way: Way) -> [Arc<Galley>; 2] {
        let set = |text: &str, font| line(ui, text, font, Color32::PLACEHOLDER, f32::INFINITY, 1);
        let range = self.range.as_deref();
        let second = match range {
            _ if way.rows > 1 => range.unwrap_or_default().to_owned(),
            Some(range) => format!("{} · {range}", self.name),
            None => self.name.clone(),
        };
        [
            set(&self.headline, theme::strong(way.size)),
            set(&second, theme::body()),
        ]
    }

    fn width(&self, ui: &Ui, way: Way) -> f32 {
        let [one, other] = self.lines(ui, way).map(|line| line.size().x);
        let text = if way.rows > 1 {
            one + 6.0 + other
        } else {
            one.max(other)
        };
        24.0 + text
    }

    fn show(&self, ui: &Ui, desk: &Desk, at: Pos2, way: Way) {
        let [one, other] = self.lines(ui, way);
        let (theme, size) = (desk.theme, one.size());
        let symbol = at + vec2(8.0, size.y / 2.0);
        glyph(ui.painter(), desk, &self.kind, symbol, way.size * 0.35);
        let second = if way.rows > 1 {
            vec2(24.0 + size.x + 6.0, 0.0)
        } else {
            vec2(24.0, size.y + 2.0)
        };
        let height = if way.rows > 1 { ROW } else { 44.0 };
        let rect = Rect::from_min_size(at, vec2(self.width(ui, way), height));
        let response = ui.interact(rect, ui.scope_id().with(&self.said), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &self.said));
        ui.painter().galley(at + vec2(24.0, 0.0), one, theme.text);
        ui.painter().galley(at + second, other, theme.second);
    }
}
