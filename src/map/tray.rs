//! The tray "Place known only as": what is wider than the view and so has no place on it.

use crate::geo::Point;
use crate::map::{Figure, Key, LabelStyle, Rect, Say, SceneInput, Sum, Text, Vague};
use crate::model::RegionId;

const PADDING: f32 = 12.0;
const GAP: f32 = 12.0;
/// The least radius of a ring.
const RING_R: f32 = 11.0;
/// Height of the line for all places that have no room.
const MORE: f32 = 20.0;
/// The tray takes at most this share of the sheet's height.
const SHARE: f32 = 0.72;
/// Beside the sheet there is so much room.
const BESIDE: f32 = 3.0;
/// On a sheet narrower than this it takes less, for it would hide the map.
const NARROW: f32 = 760.0;
const NARROW_SHARE: f32 = 0.4;

/// What is known no closer than the view is wide.
#[derive(Clone, Debug, PartialEq)]
pub struct Tray {
    /// Its frame.
    pub rect: Rect,
    /// Its title.
    pub title: Text,
    /// Most people first.
    pub rows: Vec<TrayRow>,
    /// The line for all places that have no room.
    pub more: Option<TrayMore>,
}

/// How many more places there are than the tray has room for.
#[derive(Clone, Debug, PartialEq)]
pub struct TrayMore {
    /// What it says.
    pub text: Text,
    /// Its part of the tray.
    pub rect: Rect,
    /// The places, as indices.
    pub places: Vec<usize>,
    /// What their events come to.
    pub sum: Sum,
}

/// A place in the tray.
#[derive(Clone, Debug, PartialEq)]
pub struct TrayRow {
    /// The place.
    pub key: Key,
    /// Its part of the tray.
    pub rect: Rect,
    /// Its symbol, at its true size.
    pub figure: Figure,
    /// The symbol's middle.
    pub center: Point,
    /// Its name.
    pub name: Text,
    /// How many people.
    pub people: Text,
    /// Where it lies, unless it is a region: middle and radius in points.
    pub extent: Option<(Point, f32)>,
    /// The region that it is.
    pub region: Option<RegionId>,
    /// Its places, as indices.
    pub places: Vec<usize>,
    /// What its events come to.
    pub sum: Sum,
}

/// A row's parts, before it has a place.
struct Body<'a> {
    vague: &'a Vague,
    figure: Figure,
    people: String,
    name_size: (f32, f32),
    people_size: (f32, f32),
}

impl<'a> Body<'a> {
    fn new(input: &SceneInput, vague: &'a Vague) -> Self {
        let not_added = vague.sum.not_added;
        let people = (input.say)(Say::People {
            total: &vague.sum.total,
            not_added,
        });
        Self {
            figure: vague
                .figure(input.gathered.ground.scale, RING_R)
                .counted(input),
            name_size: (input.measure)(&vague.name, LabelStyle::TrayName),
            people_size: (input.measure)(&people, LabelStyle::TrayPeople),
            people,
            vague,
        }
    }

    fn height(&self) -> f32 {
        (2.0 * self.figure.reach() + 6.0).max(self.name_size.1 + self.people_size.1 + 4.0)
    }
}

impl TrayMore {
    fn new(text: Text, rect: Rect, rest: &[&Vague]) -> Self {
        let mut sum = Sum::default();
        for vague in rest {
            sum.merge(&vague.sum);
        }
        let places = rest.iter().flat_map(|vague| &vague.places);
        Self {
            text,
            rect,
            places: places.copied().collect(),
            sum,
        }
    }
}

impl Tray {
    /// The tray of these places; none where there is none.
    pub(super) fn new(input: &SceneInput, mut places: Vec<&Vague>) -> Option<Self> {
        places.sort_by_key(|vague| {
            let sum = &vague.sum;
            let order = (
                std::cmp::Reverse(sum.total.estimate),
                std::cmp::Reverse(sum.events()),
            );
            (order, vague.name.clone(), vague.key)
        });
        if places.is_empty() {
            return None;
        }
        let title = (input.say)(Say::TrayTitle);
        let title_size = (input.measure)(&title, LabelStyle::TrayTitle);
        let head = PADDING + title_size.1 + 4.0;
        let bodies = fitting(input, &places, head);
        let rest = places.get(bodies.len()..).unwrap_or_default();
        let more = (!rest.is_empty()).then(|| (input.say)(Say::TrayMore(rest.len())));
        let more_size = more
            .as_ref()
            .map(|text| (input.measure)(text, LabelStyle::TrayPeople));

        let column = bodies
            .iter()
            .map(|body| 2.0 * body.figure.reach())
            .fold(0.0, f32::max);
        let text_x = PADDING + column + GAP;
        let widest = bodies
            .iter()
            .map(|body| body.name_size.0.max(body.people_size.0));
        let width = widest
            .fold(0.0, f32::max)
            .max(more_size.map_or(0.0, |size| size.0));
        let width = (text_x + width).max(PADDING + title_size.0) + PADDING;
        let at = input.tray_at;
        let frame = (at.x, width, column);
        let mut y = at.y + head;
        let rows = bodies
            .iter()
            .map(|body| {
                let row = body.put(input, frame, y);
                y += body.height();
                row
            })
            .collect();
        let more = more.map(|text| {
            let height = more_size.map_or(16.0, |size| size.1) + 4.0;
            let text = Text {
                text,
                style: LabelStyle::TrayPeople,
                at: Point {
                    x: at.x + text_x,
                    y: y + 2.0,
                },
            };
            let rect = Rect::at(at.x + PADDING / 2.0, y, width - PADDING, height);
            y += height;
            TrayMore::new(text, rect, rest)
        });
        let title = Text {
            text: title,
            style: LabelStyle::TrayTitle,
            at: Point {
                x: at.x + PADDING,
                y: at.y + PADDING - 2.0,
            },
        };
        Some(Self {
            rect: Rect::at(at.x, at.y, width, y + PADDING - 4.0 - at.y),
            title,
            rows,
            more,
        })
    }
}

/// The rows that fit, one at least. Words for the others are not looked for: they may be hundreds. A tray that
/// stands beside the sheet hides nothing of it, and may be higher than it is.
fn fitting<'a>(input: &SceneInput, places: &[&'a Vague], head: f32) -> Vec<Body<'a>> {
    let share = match input.view.width {
        _ if input.tray_at.x < 0.0 => BESIDE,
        width if width < NARROW => NARROW_SHARE,
        _ => SHARE,
    };
    let mut room = input.view.height * share - head - PADDING;
    let mut bodies = Vec::new();
    let mut height = 0.0;
    for place in places {
        let body = Body::new(input, place);
        height += body.height();
        bodies.push(body);
        if height > room {
            break;
        }
    }
    if height > room {
        // The line that says that not all fit needs room too.
        room -= MORE;
    }
    while height > room && bodies.len() > 1 {
        height -= bodies.pop().map_or(0.0, |body| body.height());
    }
    bodies
}

impl Body<'_> {
    fn put(&self, input: &SceneInput, (left, width, column): (f32, f32, f32), y: f32) -> TrayRow {
        let vague = self.vague;
        let rect = Rect::at(left + PADDING / 2.0, y, width - PADDING, self.height());
        let middle = rect.center().y;
        let top = middle - f32::midpoint(self.name_size.1, self.people_size.1);
        let x = left + PADDING + column + GAP;
        let region = vague.region.flatten();
        let region = region.and_then(|region| input.gathered.ground.regions.get(region));
        let extent = vague.at.filter(|_| region.is_none()).map(|at| {
            #[expect(clippy::cast_possible_truncation, reason = "points on a screen")]
            let r = (vague.radius_km * input.view.points_per_km(at.lat)) as f32;
            (input.view.project(at), r)
        });
        TrayRow {
            key: vague.key,
            rect,
            center: Point {
                x: left + PADDING + column / 2.0,
                y: middle,
            },
            figure: self.figure.clone(),
            name: Text {
                text: vague.name.clone(),
                style: LabelStyle::TrayName,
                at: Point { x, y: top },
            },
            people: Text {
                text: self.people.clone(),
                style: LabelStyle::TrayPeople,
                at: Point {
                    x,
                    y: top + self.name_size.1,
                },
            },
            extent,
            region: region.map(|region| region.id.clone()),
            places: vague.places.clone(),
            sum: vague.sum.clone(),
        }
    }
}
