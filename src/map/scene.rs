//! Everything that one view shows of a selection, placed. Hover and selection are no part of it:
//! they change how an item is painted, never where it is.

use crate::geo::Point;
use crate::map::arrow::{Spot, arrows};
use crate::map::cluster::join;
use crate::map::drawn::Drawn;
use crate::map::label::Taken;
use crate::map::{
    Arrow, Disc, Fan, Figure, Gathered, Key, Label, Outside, Pill, Rect, SceneInput, Tray, Vague,
    half_height, label_scene, pill, reach,
};
use crate::model::{RegionId, Total};
use crate::table::Row;

/// What reaches over more than this share of the view's shorter side goes to the tray.
const TRAY_SHARE: f32 = 0.82;

/// The events at a point of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Symbol {
    /// Its place, or all places that are joined in it.
    pub key: Key,
    /// Its middle.
    pub center: Point,
    /// What is drawn.
    pub figure: Figure,
    /// Its places, as indices; the one that names it first.
    pub places: Vec<usize>,
    /// "Tumen", or "Tumen +5".
    pub name: String,
    /// Its events.
    pub rows: Vec<Row>,
    /// Those that are added.
    pub total: Total,
    /// How many are not.
    pub not_added: usize,
}

/// Under buttons and the tray nothing can be read, so it is far worse to lie there.
const NEVER: f32 = 20.0;

/// Everything that a view shows of a selection, in points.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Symbols at points, the largest first, so that none hides a smaller one.
    pub symbols: Vec<Symbol>,
    /// The open stack.
    pub fan: Option<Fan>,
    /// The open stack's name.
    pub fan_name: String,
    /// Vague places, the widest first.
    pub discs: Vec<Disc>,
    /// The events of vague places and of regions.
    pub pills: Vec<Pill>,
    /// What is wider than the view.
    pub tray: Option<Tray>,
    /// Handings over.
    pub arrows: Vec<Arrow>,
    /// Names.
    pub labels: Vec<Label>,
    /// What is shown but not in the view.
    pub outside: Outside,
    pub(super) label_keys: Vec<(usize, Key)>,
}

impl Scene {
    /// Computes what a view shows.
    #[must_use]
    pub fn new(input: &SceneInput) -> Self {
        let mut scene = Self::default();
        let spots = scene.points(input);
        let (discs, regions) = scene.vague(input);
        let mut taken = scene.taken(input);
        scene.arrows = arrows(input, &spots);
        for arrow in &scene.arrows {
            occupy(&mut taken, arrow);
        }
        scene.pills(input, &mut taken, discs, regions);
        scene.discs.sort_by(|a, b| b.r.total_cmp(&a.r));
        (scene.labels, scene.label_keys) = label_scene::labels(input, &scene, &mut taken);
        scene
    }

    /// The largest pills first, as they find least room.
    fn pills(
        &mut self,
        input: &SceneInput,
        taken: &mut Taken,
        discs: Vec<(&Vague, Disc)>,
        regions: Vec<Placed>,
    ) {
        let mut waiting: Vec<(&Vague, Spread)> = discs
            .into_iter()
            .map(|(vague, disc)| (vague, Spread::Disc(disc)))
            .chain(
                regions
                    .into_iter()
                    .map(|(vague, at, id)| (vague, Spread::Region(at, id))),
            )
            .collect();
        waiting.sort_by_key(|(vague, _)| (std::cmp::Reverse(vague.sum.total.estimate), vague.key));
        for (vague, spread) in waiting {
            let pill = match &spread {
                Spread::Disc(disc) => pill::on_rim(input, taken, vague, disc),
                Spread::Region(anchor, id) => pill::in_region(input, taken, vague, *anchor, *id),
            };
            taken.add_box(pill.rect);
            self.pills.push(pill);
            if let Spread::Disc(disc) = spread {
                self.discs.push(disc);
            }
        }
    }

    /// Symbols and the open fan; where each place is drawn.
    fn points(&mut self, input: &SceneInput) -> Vec<Option<Spot>> {
        let mut spots = vec![None; input.gathered.places.len()];
        let mut opened = None;
        for group in join(input.gathered, input.view.camera.zoom) {
            let Some(drawn) = Drawn::new(input, &group) else {
                continue;
            };
            let open = input.open == Some(drawn.key);
            let r = if open { Fan::CENTER_R } else { group.r };
            for stack in &drawn.stacks {
                if let Some(spot) = spots.get_mut(stack.place) {
                    *spot = Some(Spot {
                        key: drawn.key,
                        center: drawn.center,
                        r,
                    });
                }
            }
            if !drawn.is_in_view(input, group.r) {
                for stack in drawn.stacks {
                    self.outside.push(stack.at, &stack.sum.rows);
                }
            } else if open {
                opened = Some(drawn);
            } else {
                self.symbols.push(drawn.symbol(input));
            }
        }
        if let Some(drawn) = opened {
            let events = drawn.events().into_iter();
            let marks = events
                .filter_map(|event| input.gathered.mark(event))
                .collect();
            let others: Vec<(Point, f32)> = self
                .symbols
                .iter()
                .map(|symbol| (symbol.center, symbol.figure.reach()))
                .collect();
            self.fan = Some(Fan::new(input, drawn.key, drawn.center, marks, &others));
            self.fan_name = drawn.name(input);
        }
        let size = |symbol: &Symbol| symbol.figure.r();
        self.symbols
            .sort_by(|a, b| size(b).total_cmp(&size(a)).then(a.key.cmp(&b.key)));
        spots
    }

    /// Sorts vague places into discs, regions, the tray and what lies outside.
    fn vague<'a>(&mut self, input: &SceneInput<'a>) -> (Vec<(&'a Vague, Disc)>, Vec<Placed<'a>>) {
        let gathered: &'a Gathered = input.gathered;
        let sheet = Rect::at(0.0, 0.0, input.view.width, input.view.height);
        let widest = TRAY_SHARE * sheet.width().min(sheet.height());
        let (mut discs, mut regions, mut tray) = (Vec::new(), Vec::new(), Vec::new());
        for vague in &gathered.vague {
            let Some(at) = vague.at else {
                tray.push(vague);
                continue;
            };
            let center = input.view.project(at);
            #[expect(clippy::cast_possible_truncation, reason = "points on a screen")]
            let r = (vague.radius_km * input.view.points_per_km(at.lat)) as f32;
            if !sheet.overlaps_circle(center, r) && !sheet.contains(center) {
                self.outside.push(at, &vague.sum.rows);
            } else if 2.0 * r > widest * reach_in_view(gathered, vague) {
                tray.push(vague);
            } else if let Some(region) = vague.region {
                let id = region
                    .and_then(|region| gathered.regions.get(region))
                    .map(|region| &region.id);
                match anchor(input, center, id) {
                    Some(anchor) => regions.push((vague, anchor, id)),
                    None => self.outside.push(at, &vague.sum.rows),
                }
            } else {
                let rows = vague.sum.rows.clone();
                discs.push((
                    vague,
                    Disc {
                        key: vague.key,
                        center,
                        r,
                        rows,
                    },
                ));
            }
        }
        self.tray = Tray::new(input, tray);
        (discs, regions)
    }

    /// What pills and names must leave free.
    fn taken(&self, input: &SceneInput) -> Taken {
        let mut taken = Taken::new(input.view.width, input.view.height);
        for rect in input
            .keep_out
            .iter()
            .chain(self.tray.as_ref().map(|tray| &tray.rect))
        {
            taken.add_weighted(*rect, NEVER);
        }
        for symbol in &self.symbols {
            match &symbol.figure {
                Figure::Ring(_) => taken.add_circle(symbol.center, symbol.figure.reach() + 1.0),
                Figure::Mark(mark) => {
                    let r = mark.high.map_or(mark.r, |high| high.r);
                    let height = 2.0 * half_height(mark.shape, r) + 2.0;
                    let wide = if mark.shape == crate::model::Shape::Triangle {
                        0.87
                    } else {
                        1.0
                    };
                    let width = (2.0 * wide * reach(mark.shape, r) + 2.0).max(height);
                    taken.add_box(Rect::around(symbol.center, width.min(height + 4.0), height));
                }
            }
        }
        if let Some(fan) = &self.fan {
            for rect in fan.boxes() {
                taken.add_box(rect);
            }
            for event in &fan.events {
                taken.add_line(fan.center, event.at, 1.0);
            }
            taken.add_circle(fan.center, Fan::CENTER_R + 1.0);
        }
        taken
    }
}

/// Where a vague place may be.
enum Spread<'a> {
    Disc(Disc),
    Region(Point, Option<&'a RegionId>),
}

/// A vague place, where its pill goes, and the region that the pill must keep to.
type Placed<'a> = (&'a Vague, Point, Option<&'a RegionId>);

/// Where a region's pill goes: at its label, or else at the point of the region in the view that is
/// nearest to it.
fn anchor(input: &SceneInput, label: Point, region: Option<&RegionId>) -> Option<Point> {
    let sheet = Rect::at(0.0, 0.0, input.view.width, input.view.height).grown(-20.0);
    if sheet.contains(label) {
        return Some(label);
    }
    let region = region?;
    let steps =
        (0..=6_u8).flat_map(|y| (0..=8_u8).map(move |x| (f32::from(x) / 8.0, f32::from(y) / 6.0)));
    steps
        .map(|(x, y)| Point {
            x: sheet.left + x * sheet.width(),
            y: sheet.top + y * sheet.height(),
        })
        .chain(std::iter::once(sheet.nearest(label)))
        .filter(|point| (input.in_region)(region, input.view.unproject(*point)))
        .min_by(|a, b| {
            super::shape::distance(*a, label).total_cmp(&super::shape::distance(*b, label))
        })
}

/// Keeps names off an arrow.
fn occupy(taken: &mut Taken, arrow: &Arrow) {
    for pair in arrow.shaft.windows(2) {
        taken.add_line(pair[0], pair[1], arrow.width / 2.0 + 1.0);
    }
    let [tip, left, right] = arrow.head;
    let x = [tip.x, left.x, right.x];
    let y = [tip.y, left.y, right.y];
    taken.add_box(Rect {
        left: x.into_iter().fold(f32::INFINITY, f32::min),
        right: x.into_iter().fold(f32::NEG_INFINITY, f32::max),
        top: y.into_iter().fold(f32::INFINITY, f32::min),
        bottom: y.into_iter().fold(f32::NEG_INFINITY, f32::max),
    });
}

/// A province keeps its pill until the view lies well inside it, for its radius reaches far over its
/// edges; everything else goes to the tray once it is wider than the view.
fn reach_in_view(gathered: &Gathered, vague: &Vague) -> f32 {
    let region = vague
        .region
        .flatten()
        .and_then(|region| gathered.regions.get(region));
    let is_province = region.is_some_and(|region| region.id.as_str().contains('-'));
    if is_province { 2.5 } else { 1.0 }
}
