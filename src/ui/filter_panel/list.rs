//! Rows with a box, a name and a number of events, of which long lists show a few at first.

use egui::{Align2, Rect, Role, Ui, vec2};

use super::{FilterPanel, Section};
use crate::action::{Action, Choice};
use crate::model::Total;
use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::widgets::{self, ROW, Tick};

/// Provinces of a country before "N more".
pub(super) const FEW: usize = 6;
/// Rows of any other long list before "N more".
const FEW_ROWS: usize = FEW + 2;

/// A row with a box, a name and a number of events.
pub(super) struct Entry<'a> {
    pub(super) name: &'a str,
    pub(super) tick: Tick,
    pub(super) total: &'a Total,
    /// Room before the box.
    pub(super) indent: f32,
}

impl Entry<'_> {
    /// Puts it on screen with room for a glyph. Its rectangle, and whether it was clicked.
    pub(super) fn show(&self, ui: &mut Ui, desk: &Desk, group: &str, glyph: f32) -> (Rect, bool) {
        let events = desk.words.events(self.total.events);
        let label = desk.say_with(
            "filter-check-a11y",
            &[
                ("group", desk.say(group).into()),
                ("name", self.name.into()),
                ("events", events.into()),
            ],
        );
        let on = self.tick != Tick::Off;
        let (rect, response) = widgets::row(ui, ROW, Role::CheckBox, &label, Some(on));
        let left = rect.left_center() + vec2(16.0 + self.indent, 0.0);
        widgets::draw_tick(ui, left, self.tick);
        let theme = desk.theme;
        let number = desk.words.number(self.total.events);
        let ink = if self.total.events == 0 {
            theme.third
        } else {
            theme.second
        };
        let (at, right) = (rect.right_center() - vec2(16.0, 0.0), Align2::RIGHT_CENTER);
        let count = widgets::draw_text(ui, at, right, &number, theme::body(), ink, 60.0);
        let (at, left) = (left + vec2(22.0 + glyph, 0.0), Align2::LEFT_CENTER);
        let room = count.left() - at.x - 8.0;
        widgets::draw_text(ui, at, left, self.name, theme::body(), theme.text, room);
        (rect, response.clicked())
    }
}

/// The box of something that is picked or not.
pub(super) fn tick(on: bool) -> Tick {
    if on { Tick::On } else { Tick::Off }
}

impl FilterPanel {
    /// A list that starts with no tick: what is ticked is let through. `entry` gives an entry's name, its numbers,
    /// whether it is ticked, and what a click picks, and is asked only for those in view.
    pub(super) fn list<'a>(
        &mut self,
        ui: &mut Ui,
        desk: &mut Desk,
        section: Section,
        title: &str,
        all: usize,
        entry: impl Fn(usize) -> Option<(String, &'a Total, bool, Choice)>,
    ) {
        let whole = self.whole.contains(&section);
        let shown = if whole { all } else { all.min(FEW_ROWS) };
        widgets::rows(ui, shown, |ui, at| {
            let Some((name, total, is_ticked, choice)) = entry(at) else {
                return;
            };
            let row = Entry {
                name: &name,
                tick: tick(is_ticked),
                total,
                indent: 0.0,
            };
            if row.show(ui, desk, title, 0.0).1 {
                desk.ask(Action::Toggle(choice));
            }
        });
        self.more(ui, desk, section, all.saturating_sub(FEW_ROWS));
        ui.add_space(8.0);
    }

    /// "N more", or "Show fewer".
    pub(super) fn more(&mut self, ui: &mut Ui, desk: &Desk, section: Section, hidden: usize) {
        if hidden == 0 {
            return;
        }
        let whole = self.whole.contains(&section);
        let text = if whole {
            desk.say("filter-fewer")
        } else {
            desk.say_with("filter-more", &[("n", (hidden as u64).into())])
        };
        let (rect, response) = widgets::row(ui, ROW, Role::Button, &text, None);
        let at = rect.left_center() + vec2(38.0, 0.0);
        let (left, ink, room) = (Align2::LEFT_CENTER, desk.theme.third, rect.width());
        widgets::draw_text(ui, at, left, &text, theme::body(), ink, room);
        if response.clicked() && !self.whole.remove(&section) {
            self.whole.insert(section);
        }
    }
}
