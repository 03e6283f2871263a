//! The last lines: how much is shown and what is not added, who reported it, what was asked, whom to thank,
//! and when it was made.

use crate::figure::blocks::head::Words;
use crate::figure::blocks::{Block, Desk, FINE, FINE_STRONG};
use crate::figure::pen::{Pen, wrapped};
use crate::figure::{Face, pen};
use crate::format::visible_line;
use crate::palette::Colour;

/// From one line to the next.
pub(in crate::figure) const LINE: f32 = 14.5;
/// Between columns.
const GAP: f32 = 28.0;
/// No more publishers than these are named.
const NAMED: usize = 24;

/// A paragraph: its text, and whether it leads.
pub(in crate::figure) type Paragraph = (String, bool);

/// The foot in so many columns.
pub(in crate::figure) fn foot(desk: &Desk, words: &Words, width: f32, columns: usize) -> Block {
    let mut pen = Pen::default();
    pen.rule((0.0, width), 0.0, 1.0, desk.palette.border);
    let count = f32::from(u8::try_from(columns.max(1)).unwrap_or(1));
    let column = (width - GAP * (count - 1.0)) / count;
    let method = method(desk, words);
    let shown = shown(desk);
    let top = 9.0;
    let mut height: f32 = top;
    if columns >= 3 {
        let most = line_count(&method, column)
            .max(line_count(&shown, column))
            .max(3);
        let sources = vec![(sources(desk, column, most), false)];
        for (number, paragraphs) in [method, sources, shown].iter().enumerate() {
            let x = f32::from(u8::try_from(number).unwrap_or(0)) * (column + GAP);
            height = height.max(write(desk, &mut pen, (x, top), column, paragraphs));
        }
    } else {
        let sources = vec![(sources(desk, width, 2), false)];
        let all = [method, sources, shown].concat();
        let (lead, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, strong)| *strong);
        let rest: Vec<String> = rest.into_iter().map(|(text, _)| text).collect();
        let y = write(desk, &mut pen, (0.0, top), width, &lead);
        height = write(desk, &mut pen, (0.0, y), width, &[(rest.join(" "), false)]);
    }
    Block {
        height,
        items: pen.items,
    }
}

pub(in crate::figure) fn line_count(paragraphs: &[Paragraph], width: f32) -> usize {
    let lines = paragraphs
        .iter()
        .map(|(text, strong)| wrapped(text, face(*strong), width).len());
    lines.sum()
}

fn face(strong: bool) -> &'static Face {
    if strong { &FINE_STRONG } else { &FINE }
}

pub(in crate::figure) fn write(
    desk: &Desk,
    pen: &mut Pen,
    (x, mut y): (f32, f32),
    width: f32,
    paragraphs: &[Paragraph],
) -> f32 {
    for (text, strong) in paragraphs {
        let colour: Colour = if *strong {
            desk.palette.text
        } else {
            desk.palette.second
        };
        let face = face(*strong);
        let lines = wrapped(text, face, width);
        y = pen.lines((x, y), &lines, *face, (LINE, colour));
    }
    y
}

/// The caption, the count, and the caveat of every dataset or else the program's own.
pub(in crate::figure) fn method(desk: &Desk, head: &Words) -> Vec<Paragraph> {
    let (words, summary) = (desk.request.words, desk.summary);
    let mut lead = words.count("figure-events", summary.total.events);
    if summary.total.without_number > 0 {
        let note = words.count("total-without-number", summary.total.without_number);
        lead = format!("{lead}, {note}");
    }
    if summary.not_added > 0 {
        let note = words.count("total-not-added", summary.not_added);
        lead = format!("{lead}; {note}");
    }
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    paragraphs.extend(head.caption.clone().map(|caption| (caption, true)));
    paragraphs.push((format!("{lead}."), true));
    paragraphs.extend(caveats(desk).into_iter().map(|caveat| (caveat, false)));
    paragraphs
}

/// The caveat of every dataset, or else the program's own.
pub(in crate::figure) fn caveats(desk: &Desk) -> Vec<String> {
    let datasets = desk.request.table.datasets().iter();
    let mut caveats: Vec<String> = datasets
        .filter_map(|dataset| dataset.caveat.as_deref())
        .map(|caveat| visible_line(caveat).into_owned())
        .collect();
    caveats.dedup();
    if caveats.is_empty() {
        caveats.push(desk.say("figure-documented"));
    }
    caveats
}

/// Who reported what is shown: as many names as fit in so many lines, most events first.
fn sources(desk: &Desk, width: f32, most: usize) -> String {
    let words = desk.request.words;
    let shown = desk.summary.by_publisher.iter();
    let names: Vec<String> = shown
        .filter(|group| group.total.events + group.not_added > 0)
        .map(|group| visible_line(&group.key).into_owned())
        .collect();
    if names.is_empty() {
        return String::new();
    }
    let said = |count: usize| {
        let first: Vec<String> = names.iter().take(count).cloned().collect();
        let args = ("names", words.list(&first).into());
        match names.len() - first.len() {
            0 => words.with("figure-sources", &[args]),
            rest => words.with("figure-sources-more", &[args, ("n", rest.into())]),
        }
    };
    let mut counts = (1..=names.len().min(NAMED)).rev();
    let fits = |count: &usize| pen::wrapped(&said(*count), &FINE, width).len() <= most;
    said(counts.find(fits).unwrap_or(1))
}

/// The filter, the data, the ground, and the day.
pub(in crate::figure) fn shown(desk: &Desk) -> Vec<Paragraph> {
    let request = desk.request;
    let words = request.words;
    let filter = words.filter_sentence(&request.plan.filter, request.table, request.regions);
    let filter = visible_line(&filter).into_owned();
    let mut paragraphs = vec![words.with("figure-filter", &[("filter", filter.into())])];
    if request.plan.title.is_some() {
        paragraphs.extend(request.table.datasets().iter().map(|dataset| {
            let title = ("title", visible_line(&dataset.title).into_owned().into());
            match &dataset.updated {
                Some(date) => {
                    let date = words.date(date);
                    words.with("figure-data-updated", &[title, ("date", date.into())])
                }
                None => words.with("figure-data", &[title]),
            }
        }));
    }
    paragraphs.push(credit(desk));
    paragraphs.into_iter().map(|text| (text, false)).collect()
}

/// Whom to thank for the ground, and when it was made.
pub(in crate::figure) fn credit(desk: &Desk) -> String {
    let day = desk.request.words.day(desk.request.made);
    let args = [("date", day.into())];
    let made = desk.request.words.with("figure-made", &args);
    format!("{}. {made}", desk.say("strip-credit"))
}
