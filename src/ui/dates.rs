//! The two date fields: what is typed is any date of the format, and what is no date says why.

use egui::{Ui, vec2};
use jiff::civil::Date;

use crate::action::Action;
use crate::model::{DateBounds, EventDate};
use crate::ui::desk::Desk;
use crate::ui::widgets;

/// What is being typed, until it is a date.
#[derive(Default)]
pub struct DateFields {
    from: String,
    to: String,
    shown: Option<(DateBounds, bool)>,
    wrong: Option<String>,
}

impl DateFields {
    /// Puts both fields on screen.
    pub fn show(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let Some(window) = desk.state.window() else {
            return;
        };
        let narrowed = desk.state.filter().from.is_some() || desk.state.filter().to.is_some();
        if self.shown != Some((window, narrowed)) {
            let whole = whole_months(window) || !narrowed;
            self.from = iso(window.first, whole);
            self.to = iso(window.last, whole);
            self.shown = Some((window, narrowed));
            self.wrong = None;
        }
        let mut typed = false;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let width = (ui.available_width() - 24.0) / 2.0;
            let is_bad = self.wrong.is_some();
            for (text, key) in [(&mut self.from, "filter-from"), (&mut self.to, "filter-to")] {
                let name = desk.say(key);
                let bad = is_bad && text.parse::<EventDate>().is_err();
                let response = widgets::field(ui, text, &name, None, width, bad);
                typed |= response.lost_focus();
                response.on_hover_text(format!("{name}. {}", desk.say("filter-date-hint")));
                if key == "filter-from" {
                    let (dash, _) = ui.allocate_exact_size(vec2(16.0, 28.0), egui::Sense::hover());
                    let ink = desk.theme.third;
                    let middle = egui::Align2::CENTER_CENTER;
                    ui.painter()
                        .text(dash.center(), middle, "–", super::theme::body(), ink);
                }
            }
        });
        if typed {
            self.take(desk, window);
        }
        if let Some(wrong) = &self.wrong {
            ui.add_space(4.0);
            ui.add(egui::Label::new(egui::RichText::new(wrong).color(desk.theme.error)).wrap());
        }
    }

    /// Takes what was typed where both are dates.
    fn take(&mut self, desk: &mut Desk, window: DateBounds) {
        let read = |text: &str, day: fn(&EventDate) -> Option<Date>, old: Date| {
            let text = text.trim();
            if text.is_empty() {
                return Ok(None);
            }
            text.parse::<EventDate>()
                .map(|date| Some(day(&date).unwrap_or(old)))
        };
        let from = read(&self.from, EventDate::first, window.first);
        let to = read(&self.to, EventDate::last, window.last);
        match (from, to) {
            (Ok(from), Ok(to)) => {
                self.wrong = None;
                self.shown = None;
                desk.ask(Action::Window(from, to));
                desk.ask(Action::Settle);
            }
            (Err(error), _) | (_, Err(error)) => self.wrong = Some(desk.words.date_error(&error)),
        }
    }
}

fn whole_months(window: DateBounds) -> bool {
    window.first.day() == 1 && window.last == window.last.last_of_month()
}

fn iso(day: Date, month_only: bool) -> String {
    if month_only {
        day.strftime("%Y-%m").to_string()
    } else {
        day.to_string()
    }
}
