//! What stands around the map: each block is laid out for a width, says how high it is, and is then put in its
//! place.

pub(super) mod bars;
pub(super) mod foot;
pub(super) mod head;
pub(super) mod histogram;
pub(super) mod inset;
pub(super) mod kinds;
pub(super) mod legend;
pub(super) mod lists;
pub(super) mod samples;
mod swatches;
pub(super) mod tray;

use crate::figure::symbols::{Ink, Symbols};
use crate::figure::{Face, Item, Request};
use crate::geo::Point;
use crate::palette::{Colour, Palette};
use crate::table::Summary;

/// Body text.
pub(super) const BODY: Face = Face::regular(12.0);
/// Body text that leads.
pub(super) const STRONG: Face = Face::strong(12.0);
/// Titles of blocks.
pub(super) const HEADING: Face = Face::strong(13.0);
/// Sources and method: eight points and a little on paper.
pub(super) const FINE: Face = Face::regular(11.2);
/// The same where it leads.
pub(super) const FINE_STRONG: Face = Face::strong(11.2);

/// What all blocks are made from.
pub(super) struct Desk<'a> {
    pub(super) request: &'a Request<'a>,
    pub(super) summary: &'a Summary,
    pub(super) palette: &'static Palette<Colour>,
    /// The kinds, in the order of the table's.
    pub(super) kinds: Vec<Ink>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(request: &'a Request<'a>, summary: &'a Summary) -> Self {
        let palette = request.plan.theme.palette();
        let own = |kind: &crate::model::Kind| {
            let crate::model::Kind::Other(id) = kind else {
                return None;
            };
            let mut datasets = request.table.datasets().iter();
            datasets.find_map(|dataset| dataset.kinds.get(id)?.color)
        };
        let kinds = request.table.kinds().iter();
        let kinds = kinds.map(|kind| Ink::of(palette, kind, own(kind)));
        Self {
            request,
            summary,
            palette,
            kinds: kinds.collect(),
        }
    }

    pub(super) fn symbols(&self) -> Symbols<'_> {
        Symbols::new(self.palette, &self.kinds)
    }

    pub(super) fn say(&self, key: &str) -> String {
        self.request.words.get(key).to_owned()
    }
}

/// A block before it has a place: how high it is, and its items from its own top left corner.
#[derive(Default)]
pub(super) struct Block {
    pub(super) height: f32,
    pub(super) items: Vec<Item>,
}

/// Items moved by so much.
pub(super) fn moved(items: Vec<Item>, dx: f32, dy: f32) -> Vec<Item> {
    items.into_iter().map(|item| item.moved(dx, dy)).collect()
}

/// A point.
pub(super) fn at(x: f32, y: f32) -> Point {
    Point { x, y }
}
