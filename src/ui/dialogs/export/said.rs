//! What is said of an export before anything is written: what is left out and changed, in numbers, or what had better
//! be left out.

use std::sync::Arc;

use egui::{Color32, Galley, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use super::clip;
use crate::state::{Headings, Leaving};
use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::widgets::{self, Icon};

/// A sentence, and how it is meant.
pub(super) struct Line {
    text: String,
    tone: Tone,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tone {
    Head,
    Plain,
    Warning,
}

/// Above the first line, and below the last.
const PADDING: f32 = 10.0;
/// Before a line that has an icon.
const INDENT: f32 = 24.0;
/// Between two lines, and between two columns.
const BETWEEN: f32 = 4.0;
const GAP: f32 = 24.0;
/// A column is at least so wide.
const COLUMN: f32 = 380.0;

/// What is to be said.
pub(super) fn lines(desk: &Desk) -> Vec<Line> {
    if matches!(desk.state.leaving(), Leaving::Briefing(_)) && !desk.state.has_pages() {
        return vec![Line {
            text: desk.say("export-failed-data"),
            tone: Tone::Warning,
        }];
    }
    let Some(preview) = desk.state.exporting().preview() else {
        return Vec::new();
    };
    let for_public = desk.state.settings().export.for_public;
    if preview.redaction.is_some() != for_public {
        // What is known is of an older choice, and would say the opposite.
        return vec![Line {
            text: desk.say("export-counting"),
            tone: Tone::Plain,
        }];
    }
    let words = desk.words;
    let plain = |text| Line {
        text,
        tone: Tone::Plain,
    };
    let warning = |text| Line {
        text,
        tone: Tone::Warning,
    };
    let mut lines = Vec::new();
    let leaving = desk.state.leaving();
    if let Some(error) = preview.no_clip {
        lines.push(warning(clip::why(desk, error)));
    }
    for text in &preview.unseen {
        let text = ("text", text.as_str().into());
        lines.push(warning(desk.say_with("export-callout-lost", &[text])));
    }
    for chart in &preview.no_room {
        let chart = ("chart", words.get(chart.key()).into());
        lines.push(warning(desk.say_with("export-chart-lost", &[chart])));
    }
    let Some(redaction) = &preview.redaction else {
        if preview.private.sensitive > 0 {
            let number = preview.private.sensitive;
            lines.push(warning(words.count("export-sensitive", number)));
        }
        if preview.private.notes > 0 && leaving == Leaving::Dataset {
            let number = preview.private.notes;
            lines.push(warning(words.count("export-notes", number)));
        }
        return lines;
    };
    lines.push(Line {
        text: desk.say("export-changes"),
        tone: Tone::Head,
    });
    lines.extend(words.redaction(redaction).into_iter().map(plain));
    let counts = matches!(leaving, Leaving::Figure(_) | Leaving::Clip(_));
    let on_screen = desk.state.summary().total.events;
    if counts && preview.events != on_screen {
        let events = words.events(preview.events);
        let shown = words.events(on_screen);
        let args = [("events", events.into()), ("shown", shown.into())];
        lines.push(warning(desk.say_with("export-other-total", &args)));
    }
    if counts && !desk.state.callouts_shown().is_empty() {
        lines.push(warning(desk.say("export-callouts-public")));
    }
    if has_own_words(desk, leaving) {
        lines.push(warning(desk.say("export-own-words")));
    }
    lines
}

/// Whether the reader's own words are in it, which nobody leaves out.
fn has_own_words(desk: &Desk, leaving: Leaving) -> bool {
    match leaving {
        Leaving::Figure(_) | Leaving::Clip(_) => {
            *desk.state.exporting().headings() != Headings::default()
        }
        Leaving::Briefing(_) => true,
        Leaving::Dataset => false,
    }
}

fn look(desk: &Desk, tone: Tone) -> (egui::FontId, Color32, f32) {
    match tone {
        Tone::Head => (theme::strong(12.0), desk.theme.text, 0.0),
        Tone::Plain => (theme::body(), desk.theme.text, 0.0),
        Tone::Warning => (theme::body(), desk.theme.warning, INDENT),
    }
}

/// The lines, each broken and in its place; how high all of them are. Plain ones stand in as many columns as there is
/// room for.
pub(super) struct Laid {
    lines: Vec<(egui::Vec2, Arc<Galley>, Tone, String)>,
    /// Height of all lines, and what is above them.
    pub(super) height: f32,
}

impl Laid {
    /// Breaks the lines for a width.
    pub(super) fn new(ui: &Ui, desk: &Desk, lines: Vec<Line>, width: f32) -> Self {
        let columns = if width >= 2.0 * COLUMN + GAP {
            2.0
        } else {
            1.0
        };
        let narrow = (width - (columns - 1.0) * GAP) / columns;
        let (mut laid, mut y, mut beside) = (Vec::new(), PADDING, None);
        for line in lines {
            let (font, ink, indent) = look(desk, line.tone);
            let is_plain = line.tone == Tone::Plain;
            let room = if is_plain { narrow } else { width - indent };
            let galley = ui.painter().layout(line.text.clone(), font, ink, room);
            let high = galley.size().y + BETWEEN;
            let at = if let Some((top, tallest)) = beside.take().filter(|_| is_plain) {
                y = top + high.max(tallest);
                vec2(narrow + GAP, top)
            } else {
                beside = (is_plain && columns > 1.0).then_some((y, high));
                y += high;
                vec2(indent, y - high)
            };
            laid.push((at, galley, line.tone, line.text));
        }
        let height = if laid.is_empty() { 0.0 } else { y };
        Self {
            lines: laid,
            height,
        }
    }

    /// Puts them on screen.
    pub(super) fn show(self, ui: &mut Ui, desk: &Desk) {
        let (all, _) = ui.allocate_exact_size(ui.available_size(), Sense::hover());
        for (at, galley, tone, text) in self.lines {
            let rect = Rect::from_min_size(all.min + at, galley.size());
            let response = ui.interact(rect, ui.scope_id().with(&text), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
            let (_, ink, indent) = look(desk, tone);
            if indent > 0.0 {
                let middle = rect.left_top() + vec2(8.0 - indent, 8.0);
                widgets::draw_icon(ui.painter(), middle, Icon::CircleAlert, 14.0, ink);
            }
            ui.painter().galley(rect.min, galley, ink);
        }
    }
}
