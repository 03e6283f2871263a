//! How large a figure is: one of the usual sizes, or so many pixels by so many.

use egui::{Label, Popup, RichText, Ui};

use crate::figure::{Size, SizeError};
use crate::ui::desk::Desk;
use crate::ui::top_bar::entry;
use crate::ui::widgets::{self, Button};

/// A size, as it is written and as it is called.
type Named = (&'static str, &'static str);

/// The usual sizes of a clip.
pub(super) const CLIPS: [Named; 4] = [
    ("1280x720", "size-1280x720"),
    ("1920x1080", "size-1920x1080"),
    ("square", "size-square"),
    ("portrait", "size-portrait"),
];

/// The usual sizes of a figure.
pub(super) const FIGURES: [Named; 10] = [
    ("1920x1080", "size-1920x1080"),
    ("3840x2160", "size-3840x2160"),
    ("square", "size-square"),
    ("portrait", "size-portrait"),
    ("a4", "size-a4"),
    ("a4-landscape", "size-a4-landscape"),
    ("a3", "size-a3"),
    ("a3-landscape", "size-a3-landscape"),
    ("letter", "size-letter"),
    ("letter-landscape", "size-letter-landscape"),
];

/// A size that is being typed, width and height; `None` where it is one of the usual ones.
#[derive(Default)]
pub(super) struct Free {
    typed: Option<[String; 2]>,
}

impl Free {
    /// Whether there is no size that is none.
    pub(super) fn is_size(&self) -> bool {
        self.size().is_none_or(|size| size.is_ok())
    }

    fn size(&self) -> Option<Result<Size, SizeError>> {
        let [width, height] = self.typed.as_ref()?;
        Some(format!("{}x{}", width.trim(), height.trim()).parse())
    }

    /// A size that was chosen before, and is none of the usual ones, can be typed on.
    fn follow(&mut self, now: Size, all: &[Named]) {
        if self.typed.is_none() && usual(now, all).is_none() {
            self.start(now);
        }
    }

    fn start(&mut self, now: Size) {
        let (width, height) = now.sheet().pixels;
        self.typed = Some([width.to_string(), height.to_string()]);
    }
}

/// What one of the usual sizes is called.
fn usual(size: Size, all: &[Named]) -> Option<&'static str> {
    let found = all.iter().find(|(written, _)| written.parse() == Ok(size));
    found.map(|(_, name)| *name)
}

/// Puts the choice on screen. The size, where another was chosen.
pub(super) fn show(
    ui: &mut Ui,
    desk: &mut Desk,
    free: &mut Free,
    now: Size,
    all: &[Named],
) -> Option<Size> {
    free.follow(now, all);
    ui.vertical(|ui| {
        let name = match (&free.typed, usual(now, all)) {
            (None, Some(name)) => desk.say(name),
            _ => desk.say("size-free"),
        };
        let button = Button::text(&name).menu().size(0.0, 26.0).show(ui);
        let chosen = menu(&button, desk, free, now, all);
        chosen.or(typed(ui, desk, free))
    })
    .inner
}

fn menu(
    button: &egui::Response,
    desk: &Desk,
    free: &mut Free,
    now: Size,
    all: &[Named],
) -> Option<Size> {
    let mut chosen = None;
    Popup::menu(button).show(|ui| {
        ui.set_width(232.0);
        for (written, name) in all {
            let Ok(size) = written.parse::<Size>() else {
                continue;
            };
            let is_on = free.typed.is_none() && size == now;
            if entry(ui, &desk.say(name), Some(is_on)) {
                free.typed = None;
                chosen = Some(size);
                ui.close();
            }
        }
        widgets::rule(ui);
        if entry(ui, &desk.say("size-free"), Some(free.typed.is_some())) {
            free.start(now);
            ui.close();
        }
    });
    chosen
}

fn typed(ui: &mut Ui, desk: &Desk, free: &mut Free) -> Option<Size> {
    let size = free.size();
    let sides = free.typed.as_mut()?;
    let is_bad = matches!(size, Some(Err(_)));
    let mut changed = false;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for (text, key) in sides.iter_mut().zip(["size-width", "size-height"]) {
            let name = desk.say(key);
            changed |= widgets::field(ui, text, &name, None, 72.0, is_bad).changed();
            if key == "size-width" {
                ui.label("×");
            }
        }
        ui.label(RichText::new(desk.say("size-pixels")).color(desk.theme.second));
    });
    match free.size() {
        Some(Ok(size)) if changed => return Some(size),
        Some(Err(error)) => {
            let why = match error {
                SizeError::Unknown => "size-wrong-number",
                SizeError::Side => "size-wrong-side",
                SizeError::Strip => "size-wrong-strip",
            };
            let why = RichText::new(desk.say(why)).color(desk.theme.error);
            ui.add(Label::new(why).wrap());
        }
        _ => {}
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_that_is_offered_has_a_name() {
        assert_eq!(FIGURES.map(|(written, _)| written), Size::NAMES);
        for (written, name) in FIGURES {
            assert_eq!(usual(written.parse().unwrap(), &FIGURES), Some(name));
        }
    }

    #[test]
    fn another_size_is_typed_and_may_be_none() {
        let mut free = Free::default();
        free.follow(Size::Pixels(1920, 1080), &FIGURES);
        assert!(free.typed.is_none() && free.is_size());
        free.follow(Size::Pixels(1000, 800), &FIGURES);
        assert_eq!(free.size(), Some(Ok(Size::Pixels(1000, 800))));
        free.typed = Some(["1000".into(), "wide".into()]);
        assert!(!free.is_size());
    }
}
