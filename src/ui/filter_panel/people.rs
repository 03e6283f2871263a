//! At least so many people.

use egui::Ui;

use crate::action::Action;
use crate::ui::desk::Desk;
use crate::ui::widgets;

/// What is being typed, until it is a number.
#[derive(Default)]
pub(super) struct AtLeast {
    text: String,
}

impl AtLeast {
    /// Puts the field on screen.
    pub(super) fn show(&mut self, ui: &mut Ui, desk: &mut Desk) {
        self.follow(desk.state.filter().people_at_least);
        ui.horizontal(|ui| {
            let name = desk.say("filter-people-at-least");
            ui.label(&name);
            let is_bad = self.number().is_err();
            let response = widgets::field(ui, &mut self.text, &name, None, 80.0, is_bad);
            if response.changed()
                && let Ok(people) = self.number()
            {
                desk.ask(Action::AtLeast(people));
            }
            if response.lost_focus() {
                desk.ask(Action::Settle);
            }
            response.on_hover_text(desk.say("filter-people-hint"));
        });
    }

    /// The number that is typed; `None` where the field is empty.
    fn number(&self) -> Result<Option<u32>, std::num::ParseIntError> {
        let text = self.text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        text.parse().map(Some)
    }

    /// Shows a number that was set elsewhere. What is no number yet is left to be typed on.
    fn follow(&mut self, at_least: Option<u32>) {
        if self.number().is_ok_and(|number| number != at_least) {
            self.text = at_least.map_or_else(String::new, |people| people.to_string());
        }
    }
}

/// The number in force, for the section's head.
pub(super) fn note(desk: &Desk) -> String {
    desk.state.filter().people_at_least.map_or_else(
        || desk.say("filter-any-number"),
        |people| format!("≥ {}", desk.words.number(people.into())),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(text: &str) -> AtLeast {
        AtLeast { text: text.into() }
    }

    #[test]
    fn an_empty_field_is_no_number_and_words_are_wrong() {
        assert_eq!(field(" ").number(), Ok(None));
        assert_eq!(field(" 12 ").number(), Ok(Some(12)));
        assert!(field("a few").number().is_err());
    }

    #[test]
    fn the_field_follows_what_is_set_elsewhere_but_not_what_is_being_typed() {
        for (typed, set, shown) in [
            ("", Some(3), "3"),
            ("3", None, ""),
            ("3", Some(3), "3"),
            ("03", Some(3), "03"),
            ("x", Some(3), "x"),
            ("99999999999", None, "99999999999"),
        ] {
            let mut field = field(typed);
            field.follow(set);
            assert_eq!(field.text, shown, "{typed:?} with {set:?} set");
        }
    }
}
