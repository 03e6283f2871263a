//! The last picture of a clip: what all of it came to, who reported it, and how it was made.

use crate::figure::blocks::head::{self, Words};
use crate::figure::blocks::kinds::{self, Style};
use crate::figure::blocks::{BODY, Block, Desk, HEADING, foot, moved};
use crate::figure::pen::{Pen, fitted};
use crate::figure::{Part, Picture, Request, Role};
use crate::format::visible_line;
use crate::table::Summary;

/// Between columns.
const GAP: f32 = 36.0;
/// From one publisher to the next.
const STEP: f32 = 18.5;

/// The card of all that a request shows.
pub(super) fn card(request: &Request, whole: &Summary) -> Picture {
    let desk = Desk::new(request, whole);
    let sheet = request.plan.size.clip_sheet();
    let margin = (sheet.width * 0.05).clamp(24.0, 56.0);
    let words = Words {
        subtitle: head::subtitle(&desk),
        ..Words::new(&desk).led()
    };
    let width = sheet.width - 2.0 * margin;
    let [title, _, subtitle] = head::head(&desk, &words, width);
    let top = margin * 0.9;
    let below = top + title.height;
    let body = below + subtitle.height + 22.0;
    let method = method(&desk, &words, width, sheet.is_wide());
    let foot = sheet.height - margin * 0.8 - method.height;
    let mut parts = vec![
        (Role::Title, title, margin, top),
        (Role::Words, subtitle, margin, below),
    ];
    let room = foot - 20.0 - body;
    if sheet.is_wide() {
        let half = (width - GAP) / 2.0;
        let totals = totals(&desk, half, 1, room);
        parts.push((Role::Words, totals, margin, body));
        let sources = sources(&desk, half, 2, room);
        parts.push((Role::Words, sources, margin + half + GAP, body));
    } else {
        let totals = totals(&desk, width, 1, room * 0.62);
        let next = body + totals.height + 20.0;
        parts.push((Role::Words, totals, margin, body));
        let sources = sources(&desk, width, 2, foot - 20.0 - next);
        parts.push((Role::Words, sources, margin, next));
    }
    parts.push((Role::Words, method, margin, foot));
    let part = |(role, block, x, y): (Role, Block, f32, f32)| Part {
        role,
        items: moved(block.items, x, y),
    };
    Picture {
        sheet,
        ground: desk.palette.panel,
        title: words.title.clone(),
        description: words.subtitle.clone(),
        language: request.words.language().code(),
        made: request.made,
        parts: parts.into_iter().map(part).collect(),
        unseen: Vec::new(),
        no_room: Vec::new(),
    }
}

/// The totals of all kinds, with bars as far as there is room.
fn totals(desk: &Desk, width: f32, columns: usize, room: f32) -> Block {
    let styles = [Style::Bars(9), Style::Bars(4), Style::Bars(2), Style::Short];
    let mut blocks = styles
        .map(|style| kinds::kinds(desk, width, columns, style))
        .into_iter();
    let mut last = blocks.next().unwrap_or_default();
    for block in blocks {
        if last.height <= room {
            break;
        }
        last = block;
    }
    last
}

/// Who reported what is shown, most events first: as many as have room.
fn sources(desk: &Desk, width: f32, columns: u8, room: f32) -> Block {
    const APART: f32 = 24.0;
    let (words, palette) = (desk.request.words, desk.palette);
    let shown = desk.summary.by_publisher.iter();
    let shown = shown.map(|group| (&group.key, group.total.events + group.not_added));
    let mut shown: Vec<_> = shown.filter(|(_, events)| *events > 0).collect();
    shown.sort_by_key(|(name, events)| (std::cmp::Reverse(*events), *name));
    if shown.is_empty() {
        return Block::default();
    }
    let mut pen = Pen::default();
    let title = fitted(&desk.say("clip-sources"), &HEADING, width);
    pen.text((0.0, 0.0), &title, HEADING, palette.text);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few lines"
    )]
    let lines = ((room - 23.0 - STEP) / STEP).floor().clamp(1.0, 40.0) as usize;
    let column = (width - APART * f32::from(columns - 1)) / f32::from(columns);
    let named = shown.len().min(lines * usize::from(columns));
    let each = named.div_ceil(usize::from(columns)).max(1);
    let place = |number: usize| f32::from(u8::try_from(number).unwrap_or(u8::MAX));
    for (number, (name, events)) in shown.iter().take(named).enumerate() {
        let x = place(number / each) * (column + APART);
        let y = 23.0 + place(number % each) * STEP;
        let events = words.number(*events);
        let left = pen.text_to((x + column, y), &events, BODY, palette.second);
        let name = fitted(&visible_line(name), &BODY, left - x - 10.0);
        pen.text((x, y), &name, BODY, palette.text);
    }
    let mut height = 23.0 + place(each) * STEP;
    if shown.len() > named {
        let more = words.count("filter-more", shown.len() - named);
        pen.text((0.0, height), &more, BODY, palette.third);
        height += STEP;
    }
    Block {
        height,
        items: pen.items,
    }
}

/// The count, the caveat, what was asked, whom to thank and the day.
fn method(desk: &Desk, words: &Words, width: f32, is_wide: bool) -> Block {
    let mut pen = Pen::default();
    pen.rule((0.0, width), 0.0, 1.0, desk.palette.border);
    let (method, shown) = (foot::method(desk, words), foot::shown(desk));
    let top = 11.0;
    let height = if is_wide {
        let half = (width - GAP) / 2.0;
        let left = foot::write(desk, &mut pen, (0.0, top), half, &method);
        let right = foot::write(desk, &mut pen, (half + GAP, top), half, &shown);
        left.max(right)
    } else {
        let below = foot::write(desk, &mut pen, (0.0, top), width, &method);
        foot::write(desk, &mut pen, (0.0, below), width, &shown)
    };
    Block {
        height,
        items: pen.items,
    }
}
