//! Where a view shows what is no point: by a disc, by a region, in the tray, or not at all.

use std::borrow::Cow;

use crate::geo::{Point, WorldPoint};
use crate::map::cluster::join_vague;
use crate::map::shape::distance;
use crate::map::{Disc, Gathered, Key, Rect, Say, SceneInput, Sum, Vague, pill};
use crate::model::RegionId;

/// What reaches over more than this share of the view's shorter side goes to the tray.
const TRAY_SHARE: f32 = 0.82;

/// Where a vague place may be.
pub(super) enum Spread<'a> {
    /// Somewhere in a disc.
    Disc(Disc),
    /// Somewhere in a region, whose pill goes about this point.
    Region(Point, Option<&'a RegionId>),
}

/// One vague place, or several near ones, waiting for a pill.
pub(super) struct Waiting<'a> {
    pub(super) vague: Cow<'a, Vague>,
    /// The places themselves.
    pub(super) members: Vec<&'a Vague>,
    pub(super) spread: Spread<'a>,
    /// The discs of all that are in view.
    pub(super) discs: Vec<Disc>,
    /// The middle of the room that is kept for its pill, where that lies in the view.
    pub(super) home: Option<Point>,
}

/// All vague places by how the view shows them.
#[derive(Default)]
pub(super) struct Sorted<'a> {
    pub(super) waiting: Vec<Waiting<'a>>,
    pub(super) tray: Vec<&'a Vague>,
    pub(super) outside: Vec<&'a Vague>,
}

/// Sorts the vague places.
pub(super) fn sorted<'a>(input: &SceneInput<'a>) -> Sorted<'a> {
    let gathered: &'a Gathered = input.gathered;
    let sheet = Rect::at(0.0, 0.0, input.view.width, input.view.height);
    let widest = TRAY_SHARE * sheet.width().min(sheet.height());
    let mut sorted = Sorted::default();
    let mut narrow = Vec::new();
    for vague in &gathered.vague {
        match circle(input, vague) {
            None => sorted.tray.push(vague),
            Some((_, r)) if 2.0 * r <= widest * reach_in_view(gathered, vague) => {
                narrow.push(vague);
            }
            Some((center, r)) if sheet.overlaps_circle(center, r) => sorted.tray.push(vague),
            Some(_) => sorted.outside.push(vague),
        }
    }
    let world = 256.0 * input.view.camera.zoom.exp2();
    let homes = narrow
        .into_iter()
        .filter_map(|vague| Some((vague, home_in_world(input, vague, world)?)));
    for members in join_vague(gathered, homes) {
        match waiting(input, members, world) {
            Ok(waiting) => sorted.waiting.push(waiting),
            Err(members) => sorted.outside.extend(members),
        }
    }
    sorted
}

/// The middle of the least pill in points from the north-west of the world: on a region's label, or over
/// the top of a disc. It depends on the zoom, never on where the view lies.
fn home_in_world(input: &SceneInput, vague: &Vague, world: f64) -> Option<(f64, f64)> {
    let at = vague.at?;
    let WorldPoint { x, y } = at.into();
    let up = if vague.region.is_some() {
        0.0
    } else {
        pill::over(vague.radius_km * input.view.points_per_km(at.lat))
    };
    Some((x * world, y * world - up))
}

/// The middle, and how far the place reaches, in points.
fn circle(input: &SceneInput, vague: &Vague) -> Option<(Point, f32)> {
    let at = vague.at?;
    #[expect(clippy::cast_possible_truncation, reason = "points on a screen")]
    let r = (vague.radius_km * input.view.points_per_km(at.lat)) as f32;
    Some((input.view.project(at), r))
}

/// What waits for a pill, if any of these is in view: named after the first that is. All of them, if none is.
fn waiting<'a>(
    input: &SceneInput<'a>,
    members: Vec<&'a Vague>,
    world: f64,
) -> Result<Waiting<'a>, Vec<&'a Vague>> {
    let shown = members
        .iter()
        .find_map(|vague| Some((*vague, spread(input, vague)?)));
    let Some((first, spread_of_first)) = shown else {
        return Err(members);
    };
    let discs = members
        .iter()
        .filter_map(|vague| match spread(input, vague) {
            Some(Spread::Disc(disc)) => Some(disc),
            _ => None,
        });
    let discs = discs.collect();
    // Room is kept for the pill of the first of all; another's has none.
    let home = members.first().filter(|kept| kept.key == first.key);
    let home = home.and_then(|kept| home_in_world(input, kept, world));
    let home = home.map(|(x, y)| {
        let at = WorldPoint {
            x: x / world,
            y: y / world,
        };
        input.view.placer()(at)
    });
    if members.len() == 1 {
        return Ok(Waiting {
            vague: Cow::Borrowed(first),
            members,
            spread: spread_of_first,
            discs,
            home,
        });
    }
    // A pill for several stands for no one region.
    let spread = match spread_of_first {
        Spread::Region(anchor, _) => Spread::Region(anchor, None),
        disc @ Spread::Disc(_) => disc,
    };
    Ok(Waiting {
        vague: Cow::Owned(joined(input, first, &members)),
        members,
        spread,
        discs,
        home,
    })
}

fn joined(input: &SceneInput, first: &Vague, members: &[&Vague]) -> Vague {
    let ground = &input.gathered.ground;
    let mut sum = Sum::default();
    for vague in members {
        sum.merge(&vague.sum);
    }
    let places: Vec<usize> = members
        .iter()
        .flat_map(|vague| vague.places.iter().copied())
        .collect();
    let others = members.len() - 1;
    Vague {
        key: Key::joined(places.iter().map(|place| ground.key(*place))),
        name: (input.say)(Say::Cluster {
            name: &first.name,
            others,
        }),
        sum,
        only: None,
        places,
        ..first.clone()
    }
}

/// Where a place may be, if any of it is in view.
fn spread<'a>(input: &SceneInput<'a>, vague: &Vague) -> Option<Spread<'a>> {
    let gathered: &'a Gathered = input.gathered;
    let sheet = Rect::at(0.0, 0.0, input.view.width, input.view.height);
    let (center, r) = circle(input, vague)?;
    if !sheet.overlaps_circle(center, r) && !sheet.contains(center) {
        return None;
    }
    let Some(region) = vague.region else {
        return Some(Spread::Disc(Disc {
            key: vague.key,
            center,
            r,
            places: vague.places.clone(),
        }));
    };
    let id = region
        .and_then(|region| gathered.ground.regions.get(region))
        .map(|region| &region.id);
    anchor(input, center, id).map(|anchor| Spread::Region(anchor, id))
}

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
        .min_by(|a, b| distance(*a, label).total_cmp(&distance(*b, label)))
}

/// A province keeps its pill until the view lies well inside it, for its radius reaches far over its
/// edges; everything else goes to the tray once it is wider than the view.
fn reach_in_view(gathered: &Gathered, vague: &Vague) -> f32 {
    let region = vague
        .region
        .flatten()
        .and_then(|region| gathered.ground.regions.get(region));
    let is_province = region.is_some_and(|region| region.id.as_str().contains('-'));
    if is_province { 2.5 } else { 1.0 }
}
