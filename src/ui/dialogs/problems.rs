//! What a file had to say, line by line, each with its spot marked and a hint; every line can be copied.

use egui::{Align, Color32, Frame, Label, Layout, RichText, ScrollArea, Sense, Ui, vec2};

use super::head;
use crate::format::{Diagnostic, Severity};
use crate::state::{Problems, Reason};
use crate::ui::desk::Desk;
use crate::ui::status::origin_name;
use crate::ui::theme;
use crate::ui::widgets::{self, Button, Icon};

/// Puts the list on screen.
pub(super) fn show(ui: &mut Ui, desk: &mut Desk, problems: &Problems) {
    let file = origin_name(desk, &problems.origin);
    let title = title(desk, problems, &file);
    head(ui, desk, &title);
    ui.horizontal(|ui| {
        let text = RichText::new(&file).color(desk.theme.second);
        ui.add(Label::new(text).truncate());
        if !problems.diagnostics.listed.is_empty() {
            let name = desk.say("problem-copy-list");
            if Button::text(&name)
                .with_icon(Icon::Copy)
                .size(0.0, 28.0)
                .show(ui)
                .clicked()
            {
                ui.ctx().copy_text(as_text(problems));
            }
        }
    });
    ui.add_space(4.0);
    if let Some(reason) = &problems.reason {
        let text = why(desk, reason);
        ui.add(Label::new(RichText::new(text).color(desk.theme.error)).wrap());
    }
    if problems.events.is_none() {
        ui.label(RichText::new(desk.say("open-failed-kept")).color(desk.theme.second));
    }
    ScrollArea::vertical()
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for diagnostic in &problems.diagnostics.listed {
                one(ui, desk, diagnostic);
            }
            if problems.diagnostics.more > 0 {
                let text = desk
                    .words
                    .count("problem-more", problems.diagnostics.more as u64);
                ui.label(RichText::new(text).color(desk.theme.second));
            }
        });
}

/// How much of the file is shown.
fn title(desk: &Desk, problems: &Problems, file: &str) -> String {
    match problems.events {
        Some((shown, all)) if shown < all => desk.say_with(
            "problem-some-shown",
            &[
                ("shown", (shown as u64).into()),
                ("all", (all as u64).into()),
                ("bad", ((all - shown) as u64).into()),
            ],
        ),
        Some((shown, _)) => desk.words.count("problem-all-shown", shown as u64),
        None => desk.say_with("open-failed", &[("file", file.into())]),
    }
}

/// Why a file did not open.
fn why(desk: &Desk, reason: &Reason) -> String {
    match reason {
        Reason::Missing => desk.say("open-failed-missing"),
        Reason::Forbidden => desk.say("open-failed-permission"),
        Reason::Folder => desk.say("open-failed-folder"),
        Reason::TooLarge(limit) => desk.say_with(
            "open-failed-size",
            &[("limit", desk.words.size(*limit).into())],
        ),
        Reason::System(text) => {
            desk.say_with("open-failed-read", &[("reason", text.as_str().into())])
        }
    }
}

/// One problem: what it is, where, the line with its spot marked, a hint.
fn one(ui: &mut Ui, desk: &Desk, diagnostic: &Diagnostic) {
    let theme = desk.theme;
    let (ink, ground, icon) = match diagnostic.severity() {
        Severity::Error => (theme.error, theme.error_soft, Icon::CircleX),
        Severity::Warning => (theme.warning, theme.warning_soft, Icon::CircleAlert),
    };
    ui.add_space(8.0);
    what(ui, desk, diagnostic, icon, ink);
    let place = place(desk, diagnostic);
    ui.label(RichText::new(place).color(theme.second));
    let frame = Frame::NONE.fill(ground).corner_radius(3).inner_margin(8);
    frame.show(ui, |ui| marked_line(ui, diagnostic, ink));
    if let Some(hint) = &diagnostic.hint {
        let hint = RichText::new(desk.words.hint(hint)).color(theme.second);
        ui.add(Label::new(hint).wrap());
    }
}

/// Its code and what it is, with a button that copies it.
fn what(ui: &mut Ui, desk: &Desk, diagnostic: &Diagnostic, icon: Icon, ink: Color32) {
    let strong = theme::strong(12.0);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, 20.0), Sense::hover());
        widgets::draw_icon(ui.painter(), rect.center(), icon, 14.0, ink);
        let code = RichText::new(diagnostic.code()).font(strong.clone());
        ui.label(code.color(ink));
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            let name = desk.say("problem-copy-one");
            let button = Button::icon(Icon::Copy, &name).size(24.0, 20.0);
            if button.show(ui).clicked() {
                ui.ctx().copy_text(diagnostic.to_string());
            }
            ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
                let text = RichText::new(desk.words.problem(&diagnostic.problem)).font(strong);
                ui.add(Label::new(text).wrap().selectable(true));
            });
        });
    });
}

/// Line and column, and the event where it is in one.
fn place(desk: &Desk, diagnostic: &Diagnostic) -> String {
    let line = ("line", (diagnostic.line as u64).into());
    let column = ("column", (diagnostic.column as u64).into());
    match &diagnostic.event {
        Some(event) => {
            let event = ("event", event.as_str().into());
            desk.say_with("problem-where-event", &[line, column, event])
        }
        None => desk.say_with("problem-where", &[line, column]),
    }
}

/// The line as it is in the file, and marks below the spot.
fn marked_line(ui: &mut Ui, diagnostic: &Diagnostic, ink: Color32) {
    ui.set_min_width(ui.available_width());
    ui.spacing_mut().item_spacing.y = 0.0;
    let number = diagnostic.line.to_string();
    let line = format!("{number}  {}", diagnostic.line_text);
    let before = " ".repeat(number.len() + 2 + diagnostic.mark.start);
    let marks = format!("{before}{}", "^".repeat(diagnostic.mark.len().max(1)));
    ScrollArea::horizontal()
        .id_salt((diagnostic.line, diagnostic.column))
        .show(ui, |ui| {
            let line = RichText::new(line).monospace();
            ui.add(Label::new(line).extend().selectable(true));
            let marks = RichText::new(marks).monospace().color(ink);
            ui.add(Label::new(marks).extend());
        });
}

/// All that is listed, as it is copied.
fn as_text(problems: &Problems) -> String {
    let lines: Vec<String> = problems
        .diagnostics
        .listed
        .iter()
        .map(ToString::to_string)
        .collect();
    lines.join("\n")
}
