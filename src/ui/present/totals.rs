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
/// Sizes of the totals, from the one wished for.
const SIZES: [f32; 4] = [20.0, 17.0, 15.0, 13.0];

/// People by kind, side by side, and what they leave out.
pub fn show(ui: &mut Ui, desk: &mut Desk) {
    let summary = desk.state.summary();
    let groups = summary.by_kind.iter();
    let groups: Vec<&Group<Kind>> = groups
        .filter(|group| group.total.events > group.total.without_number)
        .collect();
    let rect = ui.available_rect_before_wrap().shrink2(vec2(SIDE, 8.0));
    let counted = [
        ("total-without-number", summary.total.without_number),
        ("total-not-added", summary.not_added),
    ];
    let counted = counted.into_iter().filter(|(_, number)| *number > 0);
    let mut notes: Vec<String> = counted
        .map(|(key, number)| desk.words.count(key, number))
        .collect();
    let wide = |text: &String| {
        line(ui, text, theme::body(), desk.theme.second, 300.0, 1)
            .size()
            .x
    };
    let right = rect.right() - notes.iter().map(wide).fold(90.0, f32::max) - GAP;
    let numbers: Vec<Number> = groups
        .iter()
        .filter_map(|group| Number::of(desk, group))
        .collect();
    let room = right - rect.left() + GAP;
    let fits = |size: &f32| {
        numbers
            .iter()
            .map(|number| number.width(ui, *size) + GAP)
            .sum::<f32>()
            <= room
    };
    let size = SIZES.into_iter().find(fits).unwrap_or(13.0);
    let mut x = rect.left();
    for (at, number) in numbers.iter().enumerate() {
        let width = number.width(ui, size);
        if x + width > right {
            // What does not fit is said, not cut.
            let left = numbers.len() - at;
            notes.insert(0, desk.words.count("present-more-kinds", left as u64));
            break;
        }
        number.show(ui, desk, pos2(x, rect.top()), size);
        x += width + GAP;
    }
    let mut y = rect.top() + 2.0;
    for note in &notes {
        let galley = line(ui, note, theme::body(), desk.theme.second, 300.0, 1);
        let at = pos2(rect.right() - galley.size().x, y);
        let said = Rect::from_min_size(at, galley.size());
        let response = ui.interact(said, ui.scope_id().with(note), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, note));
        y = said.bottom() + 2.0;
        ui.painter().galley(at, galley, desk.theme.second);
    }
}

/// The people of a kind, in words.
struct Number {
    kind: Kind,
    headline: String,
    below: String,
    said: String,
}

impl Number {
    fn of(desk: &Desk, group: &Group<Kind>) -> Option<Self> {
        let (headline, range) = desk.words.total_lines(&group.total).into_iter().next()?;
        let kind = desk.kind_name(&group.key);
        let said = format!("{kind}: {}", desk.words.total_sentence(&group.total));
        let below = range.map_or(kind.clone(), |range| format!("{kind} · {range}"));
        Some(Self {
            kind: group.key.clone(),
            headline,
            below,
            said,
        })
    }

    fn lines(&self, ui: &Ui, size: f32) -> [Arc<Galley>; 2] {
        let ink = Color32::PLACEHOLDER;
        [
            line(
                ui,
                &self.headline,
                theme::strong(size),
                ink,
                f32::INFINITY,
                1,
            ),
            line(ui, &self.below, theme::body(), ink, f32::INFINITY, 1),
        ]
    }

    fn width(&self, ui: &Ui, size: f32) -> f32 {
        let [above, below] = self.lines(ui, size);
        24.0 + above.size().x.max(below.size().x)
    }

    fn show(&self, ui: &Ui, desk: &Desk, at: Pos2, size: f32) {
        let [above, below] = self.lines(ui, size);
        let (theme, middle) = (desk.theme, above.size().y / 2.0);
        glyph(
            ui.painter(),
            desk,
            &self.kind,
            at + vec2(8.0, middle),
            size * 0.35,
        );
        let rect = Rect::from_min_size(at, vec2(self.width(ui, size), 44.0));
        let response = ui.interact(rect, ui.scope_id().with(&self.said), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &self.said));
        ui.painter().galley(at + vec2(24.0, 0.0), above, theme.text);
        ui.painter()
            .galley(at + vec2(24.0, middle * 2.0 + 2.0), below, theme.second);
    }
}
