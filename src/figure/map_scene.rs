//! The map's scene for a figure: placed by the same code as the window's, measured with the figure's letters.

use std::sync::Arc;

use crate::figure::callouts::Called;
use crate::figure::frame::framed;
use crate::figure::{Face, Look, Request, Sheet};
use crate::geo::{Camera, MapNames, Point, View};
use crate::map::{
    Density, Gathered, Ground, LabelStyle, Name, Points, Rect, Say, Scale, Scene, SceneInput,
    ShownRows, Sum, Symbol,
};
use crate::model::{LatLon, RegionId};
use crate::table::Summary;
use crate::words::Words;

/// The radius that a ring for everyone shown has at most, as a share of the sheet's shorter side. A figure shows one
/// selection and no other, so its scale can follow from that; the legend says what it is.
const WIDEST: f32 = 0.065;

/// Everything that the map of a figure shows.
pub(super) struct MapScene {
    pub(super) view: View,
    pub(super) scene: Scene,
    /// What stands for the symbols where they are too many to be read.
    pub(super) density: Option<Density>,
    /// Where the smaller map lies that says how many events lie outside; none where none does.
    pub(super) inset: Option<Rect>,
    /// The callouts that are on it.
    pub(super) callouts: Vec<Called>,
}

/// The places and regions of a figure's map, with the scale of a sheet on which so many people are shown at most.
pub(super) fn ground(request: &Request, sheet: &Sheet, people: u64) -> Ground {
    let language = request.words.language().code();
    let mut ground = Ground::of(request.table, request.regions, language);
    let widest = WIDEST * sheet.width.min(sheet.height);
    ground.scale = Scale::within(people, widest);
    ground
}

/// What is gathered once for all sizes that the map may have.
pub(super) struct Mapper<'a> {
    request: &'a Request<'a>,
    summary: &'a Summary,
    ground: Arc<Ground>,
    gathered: Gathered,
    least: f32,
}

impl<'a> Mapper<'a> {
    pub(super) fn new(request: &'a Request<'a>, summary: &'a Summary, sheet: &Sheet) -> Self {
        let ground = ground(request, sheet, summary.total.estimate);
        Self::on(Arc::new(ground), request, summary, sheet.least)
    }

    /// What is shown, on a ground that is there already.
    pub(super) fn on(
        ground: Arc<Ground>,
        request: &'a Request<'a>,
        summary: &'a Summary,
        least: f32,
    ) -> Self {
        let shown = ShownRows {
            table: request.table,
            summary,
            ground: &ground,
        };
        let gathered = Gathered::new(Arc::clone(&ground), &shown);
        Self {
            request,
            summary,
            ground,
            gathered,
            least,
        }
    }

    /// The places and the scale of the map.
    pub(super) fn ground(&self) -> &Ground {
        &self.ground
    }

    /// What is looked at on a sheet of this size: what was asked for, or nearly all that is shown.
    fn view(&self, (width, height): (f32, f32)) -> View {
        let nowhere = Camera {
            center: LatLon {
                lat: 38.0,
                lon: 122.0,
            },
            zoom: 4.0,
        };
        let at = |camera| View {
            camera,
            width,
            height,
        };
        match self.request.plan.look {
            Some(Look::At(camera)) => at(camera).clamped(),
            Some(Look::Seen(seen)) => seen.on_sheet(width, height),
            None => framed(self.request.table, self.summary, &at(nowhere)).clamped(),
        }
    }

    /// The scene on a sheet of this size. Nothing that needs reading lies in `keep_out`. Where nothing was
    /// asked for, the view is moved and widened until no symbol is cut off by its edge.
    pub(super) fn scene(&self, size: (f32, f32), keep_out: &[Rect]) -> MapScene {
        const TRIES: usize = 10;
        let scene = |view| self.scene_in(view, keep_out, &self.names(&view));
        let mut map = scene(self.view(size));
        for _ in 0..TRIES {
            match cut_off(&map).filter(|_| self.request.plan.look.is_none()) {
                None => break,
                Some((dx, dy)) => {
                    let middle = Point {
                        x: size.0 / 2.0,
                        y: size.1 / 2.0,
                    };
                    let view = map.view.panned(dx, dy).zoomed(-0.06, middle);
                    map = scene(view);
                }
            }
        }
        map
    }

    /// The scene of a view, with these names on the ground.
    pub(super) fn scene_in(&self, view: View, keep_out: &[Rect], names: &[Name]) -> MapScene {
        let layers = self.request.plan.layers;
        let mut points = Points::default();
        points.look(&self.gathered, &view, layers.density);
        let density = points.shaded(&self.gathered, &view);
        let shown = ShownRows {
            table: self.request.table,
            summary: self.summary,
            ground: &self.ground,
        };
        let regions = self.request.regions;
        let say = |say: Say| self.say(say);
        let in_region = |id: &RegionId, at| regions.get(id).is_some_and(|one| one.contains(at));
        let mut scene = Scene::new(&SceneInput {
            view,
            gathered: &self.gathered,
            points: &points,
            shown: &shown,
            open: None,
            names,
            keep_out,
            // The tray stands beside the map, so it takes no room on it.
            tray_at: Point {
                x: -10_000.0,
                y: -10_000.0,
            },
            measure: &measured,
            least: self.least,
            say: &say,
            in_region: &in_region,
        });
        if !layers.flows {
            scene.arrows.clear();
        }
        MapScene {
            view,
            scene,
            density,
            inset: None,
            callouts: Vec::new(),
        }
    }

    /// What the window says, and below a symbol's name how many people it stands for.
    fn say(&self, say: Say) -> String {
        let words = self.request.words;
        let Say::Symbol { name, sum } = say else {
            return words.on_map(say, self.request.table, self.summary);
        };
        match people(words, sum) {
            Some(people) => format!("{name}\n{people}"),
            None => name.to_owned(),
        }
    }

    /// The names on the ground of a view.
    pub(super) fn names(&self, view: &View) -> Vec<Name> {
        if !self.request.plan.layers.labels {
            return Vec::new();
        }
        let language = self
            .request
            .plan
            .layers
            .names
            .code(self.request.words.language());
        let mut names = MapNames::new(Arc::clone(self.request.archive), self.request.regions);
        (0_u32..)
            .zip(names.names_in(view))
            .map(|(rank, name)| Name::of(&name, rank, language))
            .collect()
    }
}

/// How far a view is to be moved so that no symbol with its middle in it reaches over its edge; none where none
/// does.
fn cut_off(map: &MapScene) -> Option<(f32, f32)> {
    const EDGE: f32 = 3.0;
    let (mut right, mut left, mut down, mut up) = (0.0_f32, 0.0_f32, 0.0_f32, 0.0_f32);
    let seen = |symbol: &&Symbol| map.view.shows(symbol.center);
    for symbol in map.scene.symbols.iter().filter(seen) {
        let (at, reach) = (symbol.center, symbol.figure.reach() + EDGE);
        right = right.max(reach - at.x);
        left = left.max(at.x + reach - map.view.width);
        down = down.max(reach - at.y);
        up = up.max(at.y + reach - map.view.height);
    }
    let is_cut = right.max(left).max(down).max(up) > 0.5;
    is_cut.then_some((right - left, down - up))
}

/// How many people a symbol stands for. Of several kinds there is no one number, as one person can be in each.
pub(super) fn people(words: &Words, sum: &Sum) -> Option<String> {
    let mut kinds = sum.kinds.iter().filter(|kind| kind.added.events > 0);
    match (kinds.next(), kinds.next()) {
        (Some(only), None) => Some(words.total(&only.added).headline),
        (None, _) if sum.not_added > 0 => Some(words.get("map-not-added").to_owned()),
        _ => None,
    }
}

/// How large a text on the map comes out, of one line or several.
fn measured(text: &str, style: LabelStyle) -> (f32, f32) {
    let (mut width, mut height) = (0.0_f32, 0.0);
    for (number, line) in text.split('\n').enumerate() {
        let face = face_of_line(line, style, number);
        width = width.max(face.width(line));
        height += face.height();
    }
    (width, height)
}

/// How a line of a text on the map is set: what stands below a name is not strong.
pub(super) fn face_of_line(line: &str, style: LabelStyle, number: usize) -> Face {
    let face = face(line, style);
    Face {
        strong: face.strong && number == 0,
        ..face
    }
}

/// How a text on the map is set.
pub(super) fn face(text: &str, style: LabelStyle) -> Face {
    Face {
        size: style.size(),
        strong: style.is_strong(),
        slanted: style == LabelStyle::Water,
        // Slanted letters that stand further apart are no word to who searches a page.
        spacing: style.spacing(text).min(if style == LabelStyle::Water {
            0.4
        } else {
            f32::MAX
        }),
    }
}
