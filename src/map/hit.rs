//! What lies under the pointer, and everything that can be pointed at, for those who use no pointer.

use crate::geo::Point;
use crate::map::shape::{distance, pieces};
use crate::map::{Fan, Figure, Key, Rect, Scene, Sum};
use crate::table::Row;

/// A thing on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hit {
    /// One event.
    Event(Row),
    /// Several events at one place, closed or open.
    Stack(Key),
    /// Several places joined.
    Cluster(Key),
    /// The events of a vague place.
    Pill(Key),
    /// A place in the tray.
    TrayRow(Key),
    /// The tray's line for all places that have no room in it.
    TrayMore,
    /// An arrow, from and to.
    Arrow(Key, Key),
    /// The rim of a disc.
    Disc(Key),
}

/// A thing on the map with what it stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target<'a> {
    /// Which.
    pub hit: Hit,
    /// Where a pointer finds it; at least 24 × 24 points.
    pub rect: Rect,
    /// The place's name, or the event's date.
    pub name: &'a str,
    /// The places behind it, as indices.
    pub places: &'a [usize],
    /// What the events behind it come to; none of a single event.
    pub sum: Option<&'a Sum>,
}

/// The least width and height of what can be hit.
const LEAST: f32 = 24.0;
/// How near a pointer must be to a line.
const NEAR: f32 = 5.0;

impl Scene {
    /// Everything that can be pointed at, from the top down.
    pub fn targets(&self) -> impl Iterator<Item = Target<'_>> {
        self.fan_targets()
            .chain(self.tray_targets())
            .chain(self.pill_targets())
            .chain(self.symbol_targets())
    }

    /// What lies under a point.
    #[must_use]
    pub fn hit(&self, point: Point) -> Option<Hit> {
        // Of round things that overlap, the one whose edge is nearest.
        let nearest = |targets: &mut dyn Iterator<Item = (Hit, Rect, f32)>| {
            targets
                .filter(|(_, rect, _)| rect.contains(point))
                .min_by(|a, b| a.2.total_cmp(&b.2))
                .map(|(hit, ..)| hit)
        };
        let apart = |rect: Rect, r: f32| (distance(rect.center(), point) - r).max(-4.0 - r / 64.0);
        let mut fan = self
            .fan_targets()
            .map(|t| (t.hit, t.rect, apart(t.rect, 4.0)));
        nearest(&mut fan)
            .or_else(|| {
                self.tray_targets()
                    .find(|t| t.rect.contains(point))
                    .map(|t| t.hit)
            })
            .or_else(|| {
                // Over the tray's frame nothing behind it can be hit.
                self.pill_targets()
                    .find(|t| t.rect.contains(point))
                    .map(|t| t.hit)
            })
            .or_else(|| {
                let mut symbols = self.pointable().iter().zip(self.symbol_targets());
                let mut round = symbols
                    .by_ref()
                    .map(|(symbol, t)| (t.hit, t.rect, apart(t.rect, symbol.figure.r())));
                nearest(&mut round)
            })
            .or_else(|| self.label_at(point))
            .or_else(|| self.line_at(point))
            .filter(|hit| self.is_reachable(*hit, point))
    }

    /// What lies behind the tray's frame is not reached through it.
    fn is_reachable(&self, hit: Hit, point: Point) -> bool {
        let in_tray = self
            .tray
            .as_ref()
            .is_some_and(|tray| tray.rect.contains(point));
        !in_tray || matches!(hit, Hit::TrayRow(_) | Hit::TrayMore)
    }

    fn fan_targets(&self) -> impl Iterator<Item = Target<'_>> {
        self.fan.iter().flat_map(|fan| {
            let events = fan.events.iter().map(|event| {
                let size = 2.0 * event.mark.r;
                Target {
                    hit: Hit::Event(event.mark.row),
                    rect: Rect::around(event.at, size, size).at_least(LEAST),
                    name: event.words.first().map_or("", |label| &label.text),
                    places: &[],
                    sum: None,
                }
            });
            let size = 2.0 * Fan::CENTER_R;
            events.chain(std::iter::once(Target {
                hit: Hit::Stack(fan.key),
                rect: Rect::around(fan.center, size, size).at_least(LEAST),
                name: &self.fan_name,
                places: &[],
                sum: None,
            }))
        })
    }

    fn tray_targets(&self) -> impl Iterator<Item = Target<'_>> {
        self.tray.iter().flat_map(|tray| {
            let rows = tray.rows.iter().map(|row| Target {
                hit: Hit::TrayRow(row.key),
                rect: row.rect.at_least(LEAST),
                name: &row.name.text,
                places: &row.places,
                sum: Some(&row.sum),
            });
            rows.chain(tray.more.iter().map(|more| Target {
                hit: Hit::TrayMore,
                rect: more.rect.at_least(LEAST),
                name: &more.text.text,
                places: &more.places,
                sum: Some(&more.sum),
            }))
        })
    }

    fn pill_targets(&self) -> impl Iterator<Item = Target<'_>> {
        self.pills.iter().map(|pill| Target {
            hit: Hit::Pill(pill.key),
            rect: pill.rect.at_least(LEAST),
            name: &pill.name,
            places: &pill.places,
            sum: Some(&pill.sum),
        })
    }

    fn symbol_targets(&self) -> impl Iterator<Item = Target<'_>> {
        self.pointable().iter().map(|symbol| {
            let size = 2.0 * symbol.figure.r();
            Target {
                hit: symbol.hit(),
                rect: Rect::around(symbol.center, size, size).at_least(LEAST),
                name: &symbol.name,
                places: &symbol.places,
                sum: Some(&symbol.sum),
            }
        })
    }

    /// The symbols that are seen well enough to be pointed at.
    fn pointable(&self) -> &[super::Symbol] {
        if self.density < Self::SHADED {
            &self.symbols
        } else {
            &[]
        }
    }

    fn label_at(&self, point: Point) -> Option<Hit> {
        let (_, key) = self.label_keys.iter().find(|(label, _)| {
            self.labels
                .get(*label)
                .is_some_and(|l| l.rect.contains(point))
        })?;
        self.pointable()
            .iter()
            .find(|symbol| symbol.key == *key)
            .map(super::Symbol::hit)
    }

    fn line_at(&self, point: Point) -> Option<Hit> {
        let arrow = self
            .arrows
            .iter()
            .filter(|_| self.density < Self::SHADED)
            .find(|arrow| {
                let tip = arrow.head.first().copied().unwrap_or_default();
                pieces(&arrow.shaft).any(|(from, to)| to_line(point, from, to) < NEAR)
                    || distance(point, tip) < 2.0 * NEAR
            });
        arrow
            .map(|arrow| Hit::Arrow(arrow.keys.0, arrow.keys.1))
            .or_else(|| {
                let on_rim = |r: f32, center| (distance(point, center) - r).abs() < NEAR;
                let discs = self.discs.iter().filter(|disc| on_rim(disc.r, disc.center));
                discs
                    .min_by(|a, b| a.r.total_cmp(&b.r))
                    .map(|disc| Hit::Disc(disc.key))
            })
    }
}

impl super::Symbol {
    /// What pointing at it means.
    #[must_use]
    pub fn hit(&self) -> Hit {
        match &self.figure {
            Figure::Mark(mark) => Hit::Event(mark.row),
            Figure::Ring(ring) if ring.joined => Hit::Cluster(self.key),
            Figure::Ring(_) => Hit::Stack(self.key),
        }
    }
}

/// How far a point is from a piece of a line.
fn to_line(point: Point, from: Point, to: Point) -> f32 {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 {
        (((point.x - from.x) * dx + (point.y - from.y) * dy) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    distance(point, super::shape::between(from, to, along))
}
