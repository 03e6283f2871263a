//! Discs of vague places and the pills that carry their events: on a disc's rim, or in the place of
//! a region's label, never in the middle of a disc.

mod place;

pub(super) use place::{Walls, at_home, placed};

use crate::geo::Point;
use crate::map::{Figure, Key, LabelStyle, MarkState, Rect, Say, Scale, SceneInput, Sum, Vague};
use crate::model::RegionId;

/// The least radius of a ring in a pill.
pub(super) const LEAST_R: f32 = 7.0;
/// Inside a pill, and between its parts.
const INSET: f32 = 8.0;
const GAP: f32 = 6.0;
/// Under a symbol larger than this the name stands below it: such a pill finds room more easily.
const TALL_R: f32 = 28.0;
const HEIGHT: f32 = 24.0;

/// Somewhere inside.
#[derive(Clone, Debug, PartialEq)]
pub struct Disc {
    /// The place.
    pub key: Key,
    /// Its middle, where nothing is drawn.
    pub center: Point,
    /// Its true radius.
    pub r: f32,
    /// Its places, as indices.
    pub places: Vec<usize>,
}

/// A line of text and where it starts (top left).
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// What it says.
    pub text: String,
    /// What it is for.
    pub style: LabelStyle,
    /// Its top left corner.
    pub at: Point,
}

/// The events of a vague place.
#[derive(Clone, Debug, PartialEq)]
pub struct Pill {
    /// The place.
    pub key: Key,
    /// Its name; not always written.
    pub name: String,
    /// Its frame.
    pub rect: Rect,
    /// Its symbol.
    pub figure: Figure,
    /// The symbol's middle.
    pub center: Point,
    /// The number of events where the ring has no room for it, and the name where there is room.
    pub texts: Vec<Text>,
    /// From the disc's rim or the region to the pill, where it had to leave it.
    pub hairline: Option<[Point; 2]>,
    /// The region that it stands for.
    pub region: Option<RegionId>,
    /// Its places, as indices.
    pub places: Vec<usize>,
    /// What its events come to.
    pub sum: Sum,
}

/// How much a pill says. What has little room says less, and never goes elsewhere.
#[derive(Clone, Copy, PartialEq)]
enum Says {
    /// The name and the number of events.
    All,
    /// The number of events.
    Count,
    /// Nothing but what the ring shows, and its number where the ring holds it.
    Nothing,
}

/// The frame of a symbol that reaches so far, without a word beside it.
fn least_size(reach: f32) -> (f32, f32) {
    (
        2.0 * reach + 2.0 * INSET - 2.0,
        (2.0 * reach + 8.0).max(HEIGHT),
    )
}

/// The radius of the circle around the least frame of a symbol that reaches so far.
pub(super) fn room(reach: f32) -> f32 {
    let (width, height) = least_size(reach);
    width.hypot(height) / 2.0
}

/// How far over the middle of a disc its pill is at home: on the rim, or clear of it where the rim is so small
/// that the pill would hide the whole disc.
pub(super) fn over(r: f64) -> f64 {
    let height = f64::from(HEIGHT);
    if r < height {
        r + height / 2.0 + 4.0
    } else {
        r
    }
}

/// A pill's parts, before it has a place.
struct Body<'a> {
    vague: &'a Vague,
    figure: Figure,
    texts: Vec<(String, LabelStyle, (f32, f32))>,
    size: (f32, f32),
}

impl<'a> Body<'a> {
    fn new(input: &SceneInput, vague: &'a Vague, says: Says) -> Self {
        let figure = vague
            .figure(input.gathered.ground.scale, LEAST_R)
            .counted(input);
        let mut texts = Vec::new();
        let mut text = |text: String, style| {
            let size = (input.measure)(&text, style);
            texts.push((text, style, size));
        };
        if let Figure::Ring(ring) = &figure
            && ring.count.is_none()
            && says != Says::Nothing
        {
            text((input.say)(Say::Count(ring.events)), LabelStyle::Count);
        }
        if says == Says::All {
            text(vague.name.clone(), LabelStyle::Pill);
        }
        let reach = figure.reach();
        let wide = |gap: f32| {
            texts
                .iter()
                .map(|(_, _, (width, _))| width + gap)
                .sum::<f32>()
        };
        let size = if figure.r() > TALL_R && !texts.is_empty() {
            let high = texts.iter().map(|(_, _, (_, height))| height).sum::<f32>();
            (
                wide(0.0).max(2.0 * reach) + 2.0 * INSET,
                2.0 * reach + high + 2.0 * INSET - 4.0,
            )
        } else {
            let (width, height) = least_size(reach);
            (width + wide(GAP), height)
        };
        Self {
            vague,
            figure,
            texts,
            size,
        }
    }

    /// The symbol's middle and the texts of a pill: beside the symbol, or under a large one.
    fn parts(&self, rect: Rect) -> (Point, Vec<Text>) {
        let reach = self.figure.reach();
        let tall = self.figure.r() > TALL_R && !self.texts.is_empty();
        let middle = rect.center();
        let center = if tall {
            Point {
                x: middle.x,
                y: rect.top + INSET - 2.0 + reach,
            }
        } else {
            Point {
                x: rect.left + INSET - 2.0 + reach,
                y: middle.y,
            }
        };
        let mut x = center.x + reach + GAP;
        let put = |(text, style, (width, height)): &(String, LabelStyle, (f32, f32))| {
            let at = if tall {
                Point {
                    x: middle.x - width / 2.0,
                    y: center.y + reach + 2.0,
                }
            } else {
                Point {
                    x,
                    y: middle.y - height / 2.0,
                }
            };
            x += width + GAP;
            Text {
                text: text.clone(),
                style: *style,
                at,
            }
        };
        (center, self.texts.iter().map(put).collect())
    }

    fn put(self, rect: Rect, region: Option<RegionId>, hairline: Option<[Point; 2]>) -> Pill {
        let (center, texts) = self.parts(rect);
        let vague = self.vague;
        Pill {
            key: vague.key,
            name: vague.name.clone(),
            rect,
            figure: self.figure,
            center,
            texts,
            hairline,
            region,
            places: vague.places.clone(),
            sum: vague.sum.clone(),
        }
    }
}

impl Vague {
    /// A ring, even for one event, as its number tells it from a point; a single event that is not
    /// added keeps its hatched symbol.
    pub(super) fn figure(&self, scale: Scale, least: f32) -> Figure {
        match &self.only {
            Some(mark) if mark.state == MarkState::NotAdded => Figure::Mark(mark.clone()),
            _ => Figure::Ring(self.sum.ring(scale, least, false)),
        }
    }
}
