//! What a file had to say, line by line, each with its spot marked and a hint; every line can be copied.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Color32, FontId, Frame, Label, Layout, RichText, ScrollArea, Sense, Stroke, Ui, vec2,
};

use super::head;
use crate::action::Action;
use crate::format::{Diagnostic, Severity};
use crate::state::{Problems, Reason};
use crate::ui::desk::Desk;
use crate::ui::status::origin_name;
use crate::ui::theme;
use crate::ui::widgets::{self, Button, Icon};

/// So many characters are kept before the spot of a long line.
const BEFORE: usize = 56;

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
                let said = desk.say("problem-copied");
                desk.copy(ui.ctx(), as_text(problems), said);
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
        ui.add_space(4.0);
        let name = desk.say("open-failed-try");
        if Button::text(&name).size(0.0, 28.0).show(ui).clicked() {
            desk.ask(Action::Dialog(None));
            desk.ask(Action::PickFiles);
        }
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
fn one(ui: &mut Ui, desk: &mut Desk, diagnostic: &Diagnostic) {
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
fn what(ui: &mut Ui, desk: &mut Desk, diagnostic: &Diagnostic, icon: Icon, ink: Color32) {
    let strong = theme::strong(12.0);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, 20.0), Sense::hover());
        widgets::draw_icon(ui.painter(), rect.center(), icon, 14.0, ink);
        let code = RichText::new(diagnostic.code()).font(strong.clone());
        ui.label(code.color(ink));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let name = desk.say("problem-copy-one");
            let button = Button::icon(Icon::Copy, &name).size(24.0, 20.0);
            if button.show(ui).clicked() {
                let said = desk.say("problem-copied");
                desk.copy(ui.ctx(), diagnostic.to_string(), said);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
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

/// The line as it is in the file, the spot underlined, cut where it begins far to the right of the spot.
fn marked_line(ui: &mut Ui, diagnostic: &Diagnostic, ink: Color32) {
    ui.set_min_width(ui.available_width());
    let characters: Vec<char> = diagnostic.line_text.chars().collect();
    let indent = characters.iter().take_while(|c| c.is_whitespace()).count();
    let start = diagnostic.mark.start.min(characters.len());
    let end = diagnostic.mark.end.clamp(start, characters.len());
    let from = indent.min(start).max(start.saturating_sub(BEFORE));
    let text = |range: std::ops::Range<usize>| -> String {
        characters.get(range).unwrap_or_default().iter().collect()
    };
    let cut = if from > indent { "… " } else { "" };
    let plain = |colour| TextFormat {
        font_id: FontId::monospace(12.0),
        color: colour,
        ..TextFormat::default()
    };
    let theme = theme::Theme::of(ui);
    let mut job = LayoutJob::default();
    job.append(&format!("{}  ", diagnostic.line), 0.0, plain(theme.third));
    job.append(
        &format!("{cut}{}", text(from..start)),
        0.0,
        plain(theme.text),
    );
    let spot = if start == end {
        " ".to_owned()
    } else {
        text(start..end)
    };
    let underline = Stroke::new(2.0, ink);
    let marked = TextFormat {
        underline,
        ..plain(ink)
    };
    job.append(&spot, 0.0, marked);
    job.append(&text(end..characters.len()), 0.0, plain(theme.text));
    ScrollArea::horizontal()
        .id_salt((diagnostic.line, diagnostic.column))
        .show(ui, |ui| ui.add(Label::new(job).extend().selectable(true)));
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
