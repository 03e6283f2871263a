//! The items of a map: ground, regions, density, discs, arrows, symbols, pills and names.

use std::sync::Arc;

use crate::figure::map_scene::{MapScene, face, face_of_line};
use crate::figure::symbols::Symbols;
use crate::figure::{Face, Image, Item, Line, Path, Request, Text};
use crate::geo::{Point, View};
use crate::map::{Density, Figure, Label, LabelStyle, Pill, Rect, RingCount, Scene, classes};
use crate::model::{LatLon, RegionId};
use crate::palette::{Colour, Palette};
use crate::table::{Group, Pick};

/// How much of the ground's colours a density hides where it is thickest.
const THICK: f32 = 0.86;
/// Halos of names.
const HALO: f32 = 3.0;
/// More regions than these are told by the filter in words, not by outlines.
const OUTLINED: usize = 16;

/// A map under way.
pub(super) struct MapPainter<'a> {
    pub(super) request: &'a Request<'a>,
    pub(super) palette: &'a Palette<Colour>,
    pub(super) symbols: Symbols<'a>,
}

impl MapPainter<'_> {
    /// The whole map on its own sheet; the caller puts it where it belongs.
    pub(super) fn paint(self, map: &MapScene, regions: &[Group<RegionId>]) -> Vec<Item> {
        let mut items = super::ground::ground(self.request.archive, &map.view, self.palette);
        items.extend(self.events(map, regions));
        items
    }

    /// All of it but the ground.
    pub(super) fn events(mut self, map: &MapScene, regions: &[Group<RegionId>]) -> Vec<Item> {
        let view = &map.view;
        if self.request.plan.layers.choropleth {
            self.choropleth(view, regions);
        }
        if let Some(density) = &map.density {
            let image = shaded(density, view, self.palette);
            self.symbols.out.push(image);
        }
        self.picked(view);
        self.discs(&map.scene);
        self.points(&map.scene);
        for pill in &map.scene.pills {
            self.pill(pill);
        }
        self.labels(&map.scene);
        self.symbols.out
    }

    fn choropleth(&mut self, view: &View, regions: &[Group<RegionId>]) {
        for (id, class) in classes(regions) {
            let Some(region) = self.request.regions.get(&id) else {
                continue;
            };
            let colour = usize::from(class).checked_sub(1);
            let colour = colour.and_then(|class| self.palette.choropleth.get(class));
            if let Some(colour) = colour {
                let path = outline(view, region.outline());
                self.symbols.out.push(Item::Path {
                    path,
                    fill: Some(*colour),
                    line: Some(Line::new(0.75, self.palette.province)),
                });
            }
        }
    }

    /// The outlines of what the filter picks.
    fn picked(&mut self, view: &View) {
        let filter = &self.request.plan.filter;
        if let Pick::Only(picked) = &filter.regions
            && picked.len() <= OUTLINED
        {
            for region in picked.iter().filter_map(|id| self.request.regions.get(id)) {
                let line = Line::new(1.5, self.palette.ink).rounded();
                let path = outline(view, region.outline());
                self.symbols.out.push(Item::lined(path, line));
            }
        }
        if let Some(area) = &filter.area {
            let line = Line::new(2.0, self.palette.accent).dashed(6.0, 4.0);
            let path = outline(view, std::iter::once(area.0.as_slice()));
            self.symbols.out.push(Item::lined(path, line));
        }
    }

    fn discs(&mut self, scene: &Scene) {
        let (fill, rim) = self.palette.disc();
        for disc in &scene.discs {
            self.symbols.out.push(Item::Path {
                path: Path::circle(disc.center, disc.r),
                fill: Some(fill),
                line: Some(Line::new(1.0, rim)),
            });
        }
        for line in scene.pills.iter().filter_map(|pill| pill.hairline) {
            let path = Path::line(&line);
            let line = Line::new(1.0, self.palette.second);
            self.symbols.out.push(Item::lined(path, line));
        }
    }

    fn points(&mut self, scene: &Scene) {
        if scene.density >= 1.0 {
            return;
        }
        let arrows = |short: bool| {
            scene
                .arrows
                .iter()
                .filter(move |arrow| arrow.short == short)
        };
        for arrow in arrows(false) {
            self.symbols.arrow(arrow);
        }
        for symbol in &scene.symbols {
            self.figure(&symbol.figure, symbol.center);
        }
        for arrow in arrows(true) {
            self.symbols.arrow(arrow);
        }
    }

    /// A symbol, with its number where it is a ring that has room for it.
    pub(super) fn figure(&mut self, figure: &Figure, at: Point) {
        match figure {
            Figure::Mark(mark) => self.symbols.mark(mark, at),
            Figure::Ring(ring) => {
                self.symbols.ring(ring, at);
                if let Some(count) = &ring.count {
                    let text = counted(count, at, self.palette.text);
                    self.symbols.out.push(Item::Text(text));
                }
            }
        }
    }

    fn pill(&mut self, pill: &Pill) {
        self.symbols.out.push(Item::Path {
            path: Path::rounded(&pill.rect, 6.0),
            fill: Some(self.palette.panel),
            line: Some(Line::new(1.0, self.palette.pill_line)),
        });
        self.figure(&pill.figure, pill.center);
        for text in &pill.texts {
            let item = self.text(&text.text, text.style, text.at);
            self.symbols.out.push(item);
        }
    }

    /// A text from its top left corner.
    fn text(&self, text: &str, style: LabelStyle, at: Point) -> Item {
        let face = face(text, style);
        Item::Text(Text {
            text: text.to_owned(),
            at: Point {
                x: at.x,
                y: at.y + face.ascent(),
            },
            face,
            colour: self.ink(style),
            halo: None,
        })
    }

    fn ink(&self, style: LabelStyle) -> Colour {
        let palette = self.palette;
        match style {
            LabelStyle::Country => palette.label_country,
            LabelStyle::Province => palette.label_province,
            LabelStyle::Water => palette.label_water,
            LabelStyle::Town => palette.label_town,
            LabelStyle::Pill | LabelStyle::TrayPeople | LabelStyle::FanNumber => palette.second,
            _ => palette.text,
        }
    }

    fn labels(&mut self, scene: &Scene) {
        let halo = (self.palette.halo.thin(0.85), HALO);
        for label in &scene.labels {
            if scene.density >= 1.0 && label.style == LabelStyle::Event {
                continue;
            }
            if let Some(dot) = label.dot {
                let circle = |r, colour| Item::filled(Path::circle(dot, r), colour);
                self.symbols.out.push(circle(2.5, self.palette.halo));
                self.symbols.out.push(circle(1.5, self.palette.town_dot));
            }
            let lines = placed(label, scene);
            let items: Vec<Item> = lines
                .into_iter()
                .map(|(line, at, number)| {
                    let face = face_of_line(line, label.style, number);
                    let second = number > 0;
                    let colour = if second {
                        self.palette.second
                    } else {
                        self.ink(label.style)
                    };
                    Item::Text(Text {
                        text: line.to_owned(),
                        at,
                        face,
                        colour,
                        halo: Some(halo),
                    })
                })
                .collect();
            self.symbols.out.extend(items);
        }
    }
}

/// The lines of a name, each with where its baseline starts and its number. What stands left of its symbol
/// ends there; what stands above or below is centred.
fn placed<'a>(label: &'a Label, scene: &Scene) -> Vec<(&'a str, Point, usize)> {
    let middle = label.rect.center();
    let lines: Vec<&str> = label.text.split('\n').collect();
    let symbol = lines.first().filter(|_| lines.len() > 1).and_then(|name| {
        let named = scene.symbols.iter().filter(|symbol| symbol.name == **name);
        let far = |at: Point| (at.x - middle.x).hypot(at.y - middle.y);
        named.min_by(|one, other| far(one.center).total_cmp(&far(other.center)))
    });
    let mut top = label.rect.top;
    let mut placed = Vec::new();
    for (number, line) in lines.into_iter().enumerate() {
        let face = face_of_line(line, label.style, number);
        let room = label.rect.width() - face.width(line);
        let shift = match symbol.map(|symbol| symbol.center.x) {
            Some(x) if x > label.rect.right => room,
            Some(x) if x > label.rect.left => room / 2.0,
            _ => 0.0,
        };
        let at = Point {
            x: label.rect.left + shift,
            y: top + face.ascent(),
        };
        placed.push((line, at, number));
        top += face.height();
    }
    placed
}

/// A number in the middle of a ring. Digits have no descenders: what is seen is centred, not the line.
pub(super) fn counted(count: &RingCount, at: Point, colour: Colour) -> Text {
    const DIGIT: f32 = 0.71;
    let face = Face {
        size: count.size,
        ..face(&count.text, count.style)
    };
    Text {
        at: Point {
            x: at.x - face.width(&count.text) / 2.0,
            y: at.y + face.size * DIGIT / 2.0,
        },
        text: count.text.clone(),
        face,
        colour,
        halo: None,
    }
}

/// Rings on the ground as one outline, cut to a little more than the sheet.
fn outline<'a>(view: &View, rings: impl IntoIterator<Item = &'a [LatLon]>) -> Path {
    let sheet = Rect::at(0.0, 0.0, view.width, view.height).grown(8.0);
    let mut path = Path::default();
    for ring in rings {
        let ring: Vec<Point> = ring.iter().map(|at| view.project(*at)).collect();
        let area = super::crop::clipped_area(&ring, &sheet);
        let area = super::crop::thinned(&area, 0.28);
        if area.len() > 2 {
            path.add(&area, true);
        }
    }
    path
}

fn shaded(density: &Density, view: &View, palette: &Palette<Colour>) -> Item {
    let cells = density.shades().into_iter().map(|shade| {
        let colour = palette.density_at(shade.tone);
        colour.thin(THICK * shade.cover)
    });
    let count = |cells: usize| u32::try_from(cells).unwrap_or(u32::MAX);
    Item::Image(Image {
        rect: density.rect(view),
        columns: count(density.columns),
        lines: count(density.lines),
        cells: Arc::from(cells.collect::<Vec<_>>()),
    })
}
