//! What a file had to say, line by line, each with its spot marked and a hint; every line can be copied.

use egui::{RichText, Ui};

use crate::format::{Diagnostic, Severity};
use crate::state::{Problems, Reason};
use crate::ui::desk::Desk;
use crate::ui::dialogs;
use crate::ui::status::origin_name;
use crate::ui::theme;
use crate::ui::widgets::{Button, Icon};

/// Puts the list on screen.
pub fn show(ui: &mut Ui, desk: &mut Desk, problems: &Problems) {
    let file = origin_name(desk, &problems.origin);
    let title = match problems.events {
        Some((shown, all)) if shown < all => desk.say_with(
            "problem-some-shown",
            &[
                ("shown", (shown as u64).into()),
                ("all", (all as u64).into()),
                ("bad", ((all - shown) as u64).into()),
            ],
        ),
        Some((shown, _)) => desk.words.count("problem-all-shown", shown as u64),
        None => desk.say_with("open-failed", &[("file", file.as_str().into())]),
    };
    dialogs::head(ui, desk, &title);
    ui.horizontal(|ui| {
        let text = RichText::new(&file).color(desk.theme.second);
        ui.add(egui::Label::new(text).truncate());
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
        ui.add(egui::Label::new(RichText::new(text).color(desk.theme.error)).wrap());
    }
    if problems.events.is_none() {
        ui.label(RichText::new(desk.say("open-failed-kept")).color(desk.theme.second));
    }
    egui::ScrollArea::vertical()
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

fn one(ui: &mut Ui, desk: &Desk, diagnostic: &Diagnostic) {
    let theme = desk.theme;
    let (ink, ground, icon) = match diagnostic.severity() {
        Severity::Error => (theme.error, theme.error_soft, Icon::CircleX),
        Severity::Warning => (theme.warning, theme.warning_soft, Icon::CircleAlert),
    };
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(egui::vec2(16.0, 20.0), egui::Sense::hover());
        crate::ui::widgets::draw_icon(ui.painter(), rect.center(), icon, 14.0, ink);
        ui.label(
            RichText::new(diagnostic.code())
                .font(theme::strong(12.0))
                .color(ink),
        );
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
            let name = desk.say("problem-copy-one");
            if Button::icon(Icon::Copy, &name)
                .size(24.0, 20.0)
                .show(ui)
                .clicked()
            {
                ui.ctx().copy_text(diagnostic.to_string());
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Min), |ui| {
                let text = RichText::new(desk.words.problem(&diagnostic.problem))
                    .font(theme::strong(12.0));
                ui.add(egui::Label::new(text).wrap().selectable(true));
            });
        });
    });
    let mut place = vec![
        ("line", (diagnostic.line as u64).into()),
        ("column", (diagnostic.column as u64).into()),
    ];
    let text = match &diagnostic.event {
        Some(event) => {
            place.push(("event", event.as_str().into()));
            desk.say_with("problem-where-event", &place)
        }
        None => desk.say_with("problem-where", &place),
    };
    ui.label(RichText::new(text).color(theme.second));
    egui::Frame::NONE
        .fill(ground)
        .corner_radius(3)
        .inner_margin(8)
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 0.0;
            egui::ScrollArea::horizontal()
                .id_salt((diagnostic.line, diagnostic.column))
                .show(ui, |ui| {
                    let number = diagnostic.line.to_string();
                    let text =
                        RichText::new(format!("{number}  {}", diagnostic.line_text)).monospace();
                    ui.add(egui::Label::new(text).extend().selectable(true));
                    let marks = format!(
                        "{}{}",
                        " ".repeat(number.len() + 2 + diagnostic.mark.start),
                        "^".repeat(diagnostic.mark.len().max(1))
                    );
                    ui.add(egui::Label::new(RichText::new(marks).monospace().color(ink)).extend());
                });
        });
    if let Some(hint) = &diagnostic.hint {
        ui.add(egui::Label::new(RichText::new(desk.words.hint(hint)).color(theme.second)).wrap());
    }
}

fn as_text(problems: &Problems) -> String {
    let lines: Vec<String> = problems
        .diagnostics
        .listed
        .iter()
        .map(ToString::to_string)
        .collect();
    lines.join("\n")
}
