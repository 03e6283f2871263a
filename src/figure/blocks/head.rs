//! The title, and the line below it.

use crate::figure::Face;
use crate::figure::blocks::{Block, Desk};
use crate::figure::pen::{Pen, wrapped, wrapped_in};
use crate::format::visible_line;
use crate::model::DateBounds;

/// What the head says.
pub(in crate::figure) struct Words {
    pub(in crate::figure) title: String,
    pub(in crate::figure) subtitle: String,
    pub(in crate::figure) lead: Option<String>,
    pub(in crate::figure) caption: Option<String>,
}

impl Words {
    pub(in crate::figure) fn new(desk: &Desk) -> Self {
        let request = desk.request;
        let plain = |text: &str| visible_line(text).into_owned();
        let titles: Vec<String> = request
            .table
            .datasets()
            .iter()
            .map(|dataset| dataset.title.clone())
            .collect();
        let title = request
            .plan
            .title
            .clone()
            .unwrap_or_else(|| request.words.list(&titles));
        let subtitle = request
            .plan
            .subtitle
            .clone()
            .unwrap_or_else(|| subtitle(desk));
        Self {
            title: plain(&title),
            subtitle: plain(&subtitle),
            lead: request.plan.lead.as_deref().map(plain),
            caption: request.plan.caption.as_deref().map(plain),
        }
    }

    /// The same for a sheet that has no room for a lead at its head: it is its caption, where there is no other.
    pub(in crate::figure) fn led(self) -> Self {
        Self {
            caption: self.caption.or(self.lead),
            lead: None,
            ..self
        }
    }
}

/// `22 documented events, Aug 2023 – Dec 2024`
pub(in crate::figure) fn subtitle(desk: &Desk) -> String {
    let (request, events) = (desk.request, desk.summary.total.events);
    let words = request.words;
    words.documented(events, &request.plan.filter, request.table.span())
}

/// The days that are shown: the window, or as far as the dates of the data reach.
pub(in crate::figure) fn days(desk: &Desk) -> Option<DateBounds> {
    desk.request.plan.filter.days(desk.request.table.span()?)
}

/// Sizes of the title, from the one wished for to the least.
const TITLES: [(f32, usize); 4] = [(30.0, 1), (22.0, 1), (25.0, 2), (20.0, 3)];

/// Letters and lines of what is said first, and how long a line is.
const LEAD: f32 = 16.0;
const LEADS: usize = 4;
const LONGEST: f32 = 900.0;

/// Title, lead and subtitle in the width.
pub(in crate::figure) fn head(desk: &Desk, words: &Words, width: f32) -> [Block; 3] {
    let fits = |(size, most): &(f32, usize)| {
        wrapped(&words.title, &Face::strong(*size), width).len() <= *most
    };
    let (size, most) = TITLES.into_iter().find(fits).unwrap_or((20.0, 3));
    // Between the sizes that are named, as large as one line allows.
    let size = if most == 1 {
        let wide = Face::strong(30.0).width(&words.title);
        (29.9 * (width / wide.max(1.0)).min(1.0)).max(size)
    } else {
        size
    };
    let face = Face::strong(size);
    let mut pen = Pen::default();
    let lines = wrapped_in(&words.title, &face, width, most);
    let step = size * 1.18;
    let below = pen.lines((0.0, 0.0), &lines, face, (step, desk.palette.text));
    let title = Block {
        height: below + 3.0,
        items: pen.items,
    };
    let lead = lead(desk, words, width);
    let mut pen = Pen::default();
    let face = Face::regular(15.0);
    let lines = wrapped_in(&words.subtitle, &face, width, 2);
    let below = pen.lines((0.0, 0.0), &lines, face, (19.0, desk.palette.second));
    let subtitle = Block {
        height: below,
        items: pen.items,
    };
    [title, lead, subtitle]
}

/// What is said first: on as few lines as its letters can be read on with ease.
fn lead(desk: &Desk, words: &Words, width: f32) -> Block {
    let Some(text) = &words.lead else {
        return Block::default();
    };
    let mut pen = Pen::default();
    let face = Face::regular(LEAD);
    let lines = wrapped_in(text, &face, width.min(LONGEST), LEADS);
    let below = pen.lines((0.0, 2.0), &lines, face, (LEAD * 1.32, desk.palette.text));
    Block {
        height: below + 5.0,
        items: pen.items,
    }
}
