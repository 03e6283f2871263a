//! What the open datasets are: what they hold, and what they say of themselves.

use egui::{Align, Label, Layout, RichText, ScrollArea, Ui, vec2};

use super::head;
use crate::state::{OpenDataset, Origin};
use crate::ui::desk::Desk;
use crate::ui::theme;

/// Puts it on screen.
pub(super) fn show(ui: &mut Ui, desk: &mut Desk) {
    head(ui, desk, &desk.say("info-title"));
    ScrollArea::vertical()
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for open in desk.state.datasets().iter().filter(|open| open.shown) {
                ui.add(
                    Label::new(
                        RichText::new(crate::format::visible(&open.dataset.title))
                            .font(theme::strong(14.0)),
                    )
                    .wrap(),
                );
                if let Some(text) = &open.dataset.description {
                    ui.add(Label::new(crate::format::visible(text)).wrap());
                }
                ui.add_space(4.0);
                facts(ui, desk, open);
                ui.add_space(12.0);
            }
            ui.add(
                Label::new(RichText::new(desk.say("info-counting")).color(desk.theme.second))
                    .wrap(),
            );
        });
}

/// What is known of a dataset, a line each.
fn facts(ui: &mut Ui, desk: &Desk, open: &OpenDataset) {
    let theme = desk.theme;
    for (key, value) in known(desk, open) {
        let (text, ink) = match value {
            Some(value) => (value, theme.text),
            None if matches!(key, "info-license" | "info-maintainer" | "info-updated") => {
                (desk.say("info-not-said"), theme.third)
            }
            None => continue,
        };
        ui.horizontal_top(|ui| {
            let name = RichText::new(desk.say(key)).color(theme.third);
            let left = Layout::left_to_right(Align::Min);
            ui.allocate_ui_with_layout(vec2(96.0, 16.0), left, |ui| {
                ui.set_min_width(96.0);
                ui.label(name);
            });
            let text = crate::format::visible(&text).into_owned();
            ui.add(Label::new(RichText::new(text).color(ink)).wrap());
        });
    }
}

/// Each line's name, and what it says where it says something.
fn known(desk: &Desk, open: &OpenDataset) -> [(&'static str, Option<String>); 8] {
    let dataset = &open.dataset;
    let words = desk.words;
    let events = words.events(dataset.events.len() as u64);
    let sources = words.count("count-sources", dataset.sources.len() as u64);
    let contents = [("events", events.into()), ("sources", sources.into())];
    let contents = desk.say_with("info-contents-text", &contents);
    let updated = dataset.updated.as_ref().map(|date| words.date(date));
    let file = match &open.origin {
        Origin::Bundled => desk.say("info-bundled"),
        Origin::File(path) => path.to_string_lossy().into_owned(),
    };
    [
        ("info-contents", Some(contents)),
        ("info-caveat", dataset.caveat.clone()),
        ("info-license", dataset.license.clone()),
        ("info-maintainer", dataset.maintainer.clone()),
        ("info-contact", dataset.contact.clone()),
        ("info-updated", updated),
        ("info-language", dataset.language.clone()),
        ("info-file", Some(file)),
    ]
}
