//! A whole number of few digits that is being typed.

use egui::{Response, Ui};

use crate::ui::desk::Desk;
use crate::ui::widgets;

/// A number as it is being typed.
#[derive(Default)]
pub(super) struct Number {
    text: String,
}

/// Digits that there is room for.
const DIGITS: usize = 6;
/// Width of its field.
const WIDTH: f32 = 56.0;

impl Number {
    /// Puts the field on screen. The number, where another was typed; an empty field is nought, and shows what that
    /// comes to, where that is known.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        desk: &Desk,
        (key, hint): (&str, &str),
        now: u64,
    ) -> (Response, Option<u64>) {
        self.follow(now);
        let is_bad = self.number().is_none();
        let (text, name) = (&mut self.text, desk.say(key));
        let response = widgets::field_with_hint(ui, text, &name, hint, WIDTH, is_bad);
        let typed = self.number().filter(|_| response.changed());
        (response, typed)
    }

    fn number(&self) -> Option<u64> {
        let text = self.text.trim();
        if text.is_empty() {
            return Some(0);
        }
        text.parse().ok().filter(|_| text.len() <= DIGITS)
    }

    /// Shows a number that was set elsewhere. What is no number yet is left to be typed on.
    fn follow(&mut self, now: u64) {
        if self.number().is_some_and(|number| number != now) {
            self.text = if now == 0 {
                String::new()
            } else {
                now.to_string()
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_few_digits_and_an_empty_field_is_nought() {
        for (text, number) in [
            ("", Some(0)),
            (" 10 ", Some(10)),
            ("-1", None),
            ("ten", None),
            ("99999999999", None),
        ] {
            let field = Number { text: text.into() };
            assert_eq!(field.number(), number, "{text:?}");
        }
    }

    #[test]
    fn the_field_follows_what_is_set_elsewhere_but_not_what_is_being_typed() {
        for (typed, set, shown) in [("", 3, "3"), ("3", 0, ""), ("03", 3, "03"), ("x", 3, "x")] {
            let mut field = Number { text: typed.into() };
            field.follow(set);
            assert_eq!(field.text, shown);
        }
    }
}
