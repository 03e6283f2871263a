//! What lies on the map's corners: the scale bar, and where on a smaller map the events outside lie.

use crate::figure::blocks::{BODY, Desk, at};
use crate::figure::map_scene::{MapScene, Mapper};
use crate::figure::pen::{Pen, fitted};
use crate::figure::{Face, Item, Line, Path, Text};
use crate::geo::{Camera, Point, View};
use crate::map::Rect;
use crate::model::LatLon;

/// How long a scale bar is at most.
const LONGEST: f64 = 140.0;
/// The smaller map's size, and that of its line of words.
const SIZE: (f32, f32) = (168.0, 126.0);
const LINE: f32 = 24.0;
const LINE_FACE: Face = Face::regular(11.2);
/// A pill with a larger ring finds no other place easily.
const LARGE: f32 = 14.0;

/// Where the scale bar lies on a map of this size.
pub(in crate::figure) fn scale_rect((_, height): (f32, f32)) -> Rect {
    Rect::at(12.0, height - 36.0, 152.0, 28.0)
}

/// The scale bar.
pub(in crate::figure) fn scale_bar(desk: &Desk, view: &View) -> Vec<Item> {
    let Some((km, width)) = view.scale_bar(LONGEST) else {
        return Vec::new();
    };
    let area = scale_rect((view.width, view.height));
    let (left, right, y) = (area.left + 3.0, area.left + 3.0 + width, area.bottom - 5.0);
    let path = Path::line(&[
        at(left, y - 5.0),
        at(left, y),
        at(right, y),
        at(right, y - 5.0),
    ]);
    let words = desk.request.words.length(km);
    let halo = desk.palette.halo.thin(0.85);
    let text = Text {
        at: at(
            f32::midpoint(left, right) - BODY.width(&words) / 2.0,
            y - 5.0,
        ),
        text: words,
        face: BODY,
        colour: desk.palette.label_town,
        halo: Some((halo, 3.0)),
    };
    vec![
        Item::lined(path.clone(), Line::new(4.5, halo)),
        Item::lined(path, Line::new(1.5, desk.palette.label_town)),
        Item::Text(text),
    ]
}

/// The map of a sheet of this size, with room for what lies on its corners.
pub(in crate::figure) fn with_corners(
    desk: &Desk,
    mapper: &Mapper,
    size: (f32, f32),
) -> (MapScene, Vec<Rect>) {
    let mut keep = vec![scale_rect(size)];
    let map = mapper.scene(size, &keep);
    if map.scene.outside.events == 0 {
        return (map, keep);
    }
    let inset = inset_rect(desk, &map);
    keep.push(inset);
    let map = MapScene {
        inset: Some(inset),
        ..mapper.scene(size, &keep)
    };
    (map, keep)
}

/// Where the smaller map hides no event: in a corner as large as it is, else in one as its line alone.
pub(in crate::figure) fn inset_rect(desk: &Desk, map: &MapScene) -> Rect {
    let (width, height) = (map.view.width, map.view.height);
    let wide = (LINE_FACE.width(&words(desk, map)) + 16.0).clamp(SIZE.0, width / 2.0);
    let roomy = width >= 560.0 && height >= 360.0;
    let at = |right: bool, low: bool, high: f32| {
        let x = if right { width - wide - 10.0 } else { 10.0 };
        let y = if low { height - high - 10.0 } else { 10.0 };
        Rect::at(x, y, wide, high)
    };
    let corners = [(true, true), (true, false), (false, false)];
    let whole = corners.map(|(right, low)| at(right, low, SIZE.1 + LINE));
    let line = corners.map(|(right, low)| at(right, low, LINE));
    let mut places = whole.into_iter().filter(|_| roomy).chain(line);
    let [last, ..] = line;
    places.find(|rect| !hides(map, rect)).unwrap_or(last)
}

/// Whether a box would lie on an event, or on a pill that has no other place.
fn hides(map: &MapScene, rect: &Rect) -> bool {
    let rect = rect.grown(4.0);
    let mut symbols = map.scene.symbols.iter();
    let mut pills = map.scene.pills.iter();
    symbols.any(|symbol| rect.overlaps_circle(symbol.center, symbol.figure.reach()))
        || pills.any(|pill| pill.figure.r() > LARGE && pill.rect.overlaps(&rect))
}

fn words(desk: &Desk, map: &MapScene) -> String {
    let events = map.scene.outside.events;
    desk.request.words.count("figure-outside", events)
}

/// The map's own part of the ground and all that lies outside of it, on so small a sheet: smaller than a map
/// may be, so it is not clamped.
pub(in crate::figure) fn far_view(map: &MapScene, frame: &Rect) -> View {
    let (width, height) = (frame.width(), (frame.height() - LINE).max(0.0));
    let at_zoom = |zoom, center| View {
        camera: Camera { center, zoom },
        width,
        height,
    };
    let world = at_zoom(0.0, LatLon { lat: 0.0, lon: 0.0 });
    let own = &map.view;
    let corners = [at(0.0, 0.0), at(own.width, own.height)].map(|corner| own.unproject(corner));
    let outside = map.scene.outside.bounds.into_iter().flatten();
    let points: Vec<Point> = corners
        .into_iter()
        .chain(outside)
        .map(|corner| world.project(corner))
        .collect();
    let ends = |along: fn(&Point) -> f32| {
        let values = points.iter().map(along);
        let (low, high) = values.fold((f32::INFINITY, f32::NEG_INFINITY), |(low, high), value| {
            (low.min(value), high.max(value))
        });
        (low.midpoint(high), (high - low).max(0.01) * 1.16)
    };
    let ((x, wide), (y, high)) = (ends(|point| point.x), ends(|point| point.y));
    let room = (width / wide).min(height / high);
    at_zoom(f64::from(room).log2(), world.unproject(at(x, y)))
}

/// The smaller map and how many events lie outside.
pub(in crate::figure) fn inset(
    desk: &Desk,
    map: &MapScene,
    frame: &Rect,
    view: &View,
) -> Vec<Item> {
    let palette = desk.palette;
    let frame = *frame;
    let mut pen = Pen::default();
    pen.items
        .push(Item::filled(Path::rect(&frame), palette.panel));
    let picture = Rect {
        bottom: frame.bottom - LINE,
        ..frame
    };
    if picture.height() > 1.0 {
        let items = far(desk, map, view);
        let items = super::moved(items, picture.left, picture.top);
        pen.items.push(Item::Clipped(picture, items));
    }
    let border = Line::new(1.0, palette.pill_line);
    pen.items.push(Item::lined(Path::rect(&frame), border));
    let words = fitted(&words(desk, map), &LINE_FACE, frame.width() - 12.0);
    pen.text(
        (frame.left + 7.0, frame.bottom - LINE + 5.0),
        &words,
        LINE_FACE,
        palette.text,
    );
    pen.items
}

fn far(desk: &Desk, map: &MapScene, view: &View) -> Vec<Item> {
    let palette = desk.palette;
    let sheet = Rect::at(0.0, 0.0, view.width, view.height);
    let mut items = vec![Item::filled(Path::rect(&sheet), palette.water)];
    let mut land = Path::default();
    for country in desk.request.regions.countries() {
        for ring in country.outline() {
            let ring: Vec<Point> = ring.iter().map(|at| view.project(*at)).collect();
            let ring = crate::figure::crop::clipped_area(&ring, &sheet.grown(4.0));
            let ring = crate::figure::crop::thinned(&ring, 0.4);
            if ring.len() > 3 {
                land.add(&ring, true);
            }
        }
    }
    items.push(Item::Path {
        path: land,
        fill: Some(palette.land),
        line: Some(Line::new(0.6, palette.coast)),
    });
    for spot in &map.scene.outside.dots {
        items.push(Item::Path {
            path: Path::circle(view.project(*spot), 2.0),
            fill: Some(palette.second),
            line: Some(Line::new(0.75, palette.halo)),
        });
    }
    let corner = |x, y| view.project(map.view.unproject(at(x, y)));
    let (from, to) = (corner(0.0, 0.0), corner(map.view.width, map.view.height));
    let seen = Rect {
        left: from.x,
        top: from.y,
        right: to.x,
        bottom: to.y,
    };
    items.push(Item::Path {
        path: Path::rect(&seen),
        fill: Some(palette.accent.thin(0.12)),
        line: Some(Line::new(1.5, palette.accent)),
    });
    items
}
