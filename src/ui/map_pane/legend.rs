//! The legend below the map: drawn by the map's own functions at their own size, so that it never lies.

mod tones;

use egui::{Align2, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::geo::Point;
use crate::map::{Ring, RingStyle, Scale, Slice};
use crate::model::Kind;
use crate::ui::desk::Desk;
use crate::ui::map_pane::choropleth;
use crate::ui::map_pane::density::Key;
use crate::ui::symbols::{self, Emphasis, GlyphState};
use crate::ui::theme;
use crate::ui::widgets::{self, Icon};

/// Height unfolded.
pub const HEIGHT: f32 = 86.0;
/// Height folded.
pub const FOLDED: f32 = 36.0;
/// From one row to the next.
const STEP: f32 = 24.0;

/// Puts the legend on screen; whether its fold was pressed. `key` is the density's, where there is one.
pub fn show(ui: &mut Ui, desk: &mut Desk, open: bool, key: Option<&Key>) -> bool {
    let rect = ui.available_rect_before_wrap();
    let mut pen = Pen::new(ui, desk, open, 44.0);
    if open {
        pen.unfolded(key);
    } else {
        pen.folded(key);
    }
    fold(ui, desk, rect, open)
}

/// The whole legend, where it can't be folded.
pub fn still(ui: &mut Ui, desk: &mut Desk, key: Option<&Key>) {
    Pen::new(ui, desk, true, 16.0).unfolded(key);
}

fn fold(ui: &mut Ui, desk: &Desk, rect: Rect, open: bool) -> bool {
    let name = desk.say(if open { "legend-fold" } else { "legend-unfold" });
    let corner = pos2(rect.right() - 36.0, rect.top() + 6.0);
    let button = Rect::from_min_size(corner, vec2(24.0, 24.0));
    let id = ui.scope_id().with("fold");
    let response = ui.interact(button, id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, open, &name));
    let icon = if open {
        Icon::ChevronDown
    } else {
        Icon::ChevronUp
    };
    let ink = if response.hovered() {
        desk.theme.text
    } else {
        desk.theme.second
    };
    widgets::draw_icon(ui.painter(), button.center(), icon, 16.0, ink);
    widgets::focus_ring(ui, button, &response);
    response.on_hover_text(name).clicked()
}

/// Where the next column goes.
struct Pen<'a, 'b> {
    desk: &'a Desk<'b>,
    painter: Painter,
    x: f32,
    top: f32,
    right: f32,
}

/// What stands before a line of the legend.
type Draw<'a> = &'a dyn Fn(&Painter, &Desk, Pos2);

impl<'a, 'b> Pen<'a, 'b> {
    /// `edge` is how much room is kept at the right.
    fn new(ui: &mut Ui, desk: &'a Desk<'b>, open: bool, edge: f32) -> Self {
        let rect = ui.available_rect_before_wrap();
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        Self {
            desk,
            painter: ui.painter().clone(),
            x: rect.left() + 16.0,
            top: rect.top() + if open { 19.0 } else { FOLDED / 2.0 },
            right: rect.right() - edge,
        }
    }

    fn text(&self, at: Pos2, text: &str, faded: bool) -> f32 {
        let theme = self.desk.theme;
        let ink = if faded { theme.third } else { theme.text };
        let align = Align2::LEFT_CENTER;
        self.painter
            .text(at, align, text, theme::body(), ink)
            .right()
    }

    /// Kinds that are filtered out are pale.
    fn kinds(&self) -> Vec<(Kind, bool)> {
        let filter = &self.desk.state.filter().kinds;
        let kinds = self.desk.state.table().kinds().iter();
        kinds
            .map(|kind| {
                let shown = match filter {
                    crate::table::Pick::All => true,
                    crate::table::Pick::Only(some) => some.contains(kind),
                };
                (kind.clone(), shown)
            })
            .collect()
    }

    fn folded(&mut self, key: Option<&Key>) {
        if let Some(key) = key {
            self.density_in_short(key);
        }
        for (kind, shown) in self.kinds() {
            let at = pos2(self.x + 6.0, self.top);
            crate::ui::glyph(&self.painter, self.desk, &kind, at, 5.5);
            let name = self.desk.kind_name(&kind);
            let at = pos2(self.x + 18.0, self.top);
            self.x = self.text(at, &name, !shown) + 16.0;
            if self.x > self.right - 40.0 {
                return;
            }
        }
    }

    fn unfolded(&mut self, key: Option<&Key>) {
        let kinds = self.kinds();
        for column in kinds.chunks(3) {
            let mut right = self.x;
            for (row, (kind, shown)) in (0u8..).zip(column) {
                let y = self.top + f32::from(row) * STEP;
                crate::ui::glyph(&self.painter, self.desk, kind, pos2(self.x + 6.0, y), 5.5);
                let name = self.desk.kind_name(kind);
                right = right.max(self.text(pos2(self.x + 18.0, y), &name, !shown));
            }
            self.x = right + 16.0;
        }
        if self.desk.state.chosen().layers.choropleth {
            self.bar();
            self.classes();
        }
        if let Some(key) = key {
            self.bar();
            self.density(key);
        }
        self.bar();
        self.sizes();
        self.column(&[
            ("legend-possibly", &|p, d, at| {
                glyph(p, d, at, GlyphState::High);
            }),
            ("legend-or-more", &|p, d, at| {
                glyph(p, d, at, GlyphState::Open);
            }),
            ("legend-no-number", &|p, d, at| {
                glyph(p, d, at, GlyphState::NoNumber);
            }),
        ]);
        self.bar();
        if key.is_none() {
            self.symbols();
        }
        self.column(&[
            ("legend-disc", &disc),
            ("legend-pill", &pill),
            ("legend-not-added", &|p, d, at| {
                let (colours, style) = (d.symbol_colours(&Kind::Repatriation), d.symbol_style());
                let shape = d.shape(&Kind::Repatriation);
                symbols::glyph(p, shape, at, 6.5, colours, &style, GlyphState::NotAdded);
            }),
        ]);
    }

    /// What stands at points, where a density does not stand for it.
    fn symbols(&mut self) {
        self.column(&[
            ("legend-stack", &|p, d, at| stack(p, d, at, false)),
            ("legend-cluster", &|p, d, at| stack(p, d, at, true)),
            ("legend-flow", &flow),
        ]);
    }

    /// A line between two parts.
    fn bar(&mut self) {
        if self.x + 12.0 < self.right {
            let stroke = Stroke::new(1.0, self.desk.theme.border);
            let reach = self.top - 7.0..=self.top + 2.0 * STEP + 7.0;
            self.painter.vline(self.x, reach, stroke);
        }
        self.x += 12.0;
    }

    /// Three lines; left out whole where there is no room, rather than cut.
    fn column(&mut self, lines: &[(&str, Draw)]) {
        let width = |text: String| {
            let ink = self.desk.theme.text;
            self.painter
                .layout_no_wrap(text, theme::body(), ink)
                .size()
                .x
        };
        let widest = lines
            .iter()
            .map(|(key, _)| width(self.desk.say(key)))
            .fold(0.0, f32::max);
        if self.x + 28.0 + widest > self.right {
            self.x = self.right;
            return;
        }
        for (row, (key, draw)) in (0u8..).zip(lines) {
            let y = self.top + f32::from(row) * STEP;
            draw(&self.painter, self.desk, pos2(self.x + 10.0, y));
            self.text(pos2(self.x + 28.0, y), &self.desk.say(key), false);
        }
        self.x += 28.0 + widest + 14.0;
    }

    /// The sizes of three numbers of people.
    fn sizes(&mut self) {
        let theme = self.desk.theme;
        let scale = Scale::of_table(self.desk.state.table());
        let sizes = scale.sizes();
        let words: Vec<String> = sizes
            .iter()
            .enumerate()
            .map(|(at, people)| match at {
                0 => self.desk.words.count("count-people", *people),
                _ => self.desk.words.number(*people),
            })
            .collect();
        let base = pos2(self.x + 30.0, self.top + 2.0 * STEP + 8.0);
        let fill = theme.ink.gamma_multiply(0.06);
        let circles = sizes.map(|people| scale.people_radius(people));
        let places = symbols::size_circles(&self.painter, base, &circles, fill, theme.second, 44.0);
        let mut right = base.x + 44.0;
        for (at, text) in places.into_iter().zip(words) {
            right = right.max(self.text(at, &text, false));
        }
        self.x = right + 16.0;
    }

    /// The classes of the provinces.
    fn classes(&mut self) {
        let swatches = choropleth::swatches(self.desk);
        let title = self.desk.say("legend-choropleth");
        let right = self.text(pos2(self.x, self.top), &title, false);
        let mut x = self.x;
        for (least, colour) in swatches {
            let corner = pos2(x, self.top + 11.0);
            let swatch = Rect::from_min_size(corner, vec2(30.0, 10.0));
            self.painter.rect_filled(swatch, 0.0, colour);
            let below = pos2(x, self.top + STEP + 6.0);
            self.text(below, &self.desk.words.number(least), false);
            x += 32.0;
        }
        let note = self.desk.say("legend-choropleth-note");
        let noted = self.text(pos2(self.x, self.top + 2.0 * STEP), &note, true);
        self.x = x.max(right).max(noted) + 16.0;
    }
}

fn glyph(painter: &Painter, desk: &Desk, at: Pos2, state: GlyphState) {
    let (colours, style) = (desk.symbol_colours(&Kind::Arrest), desk.symbol_style());
    symbols::glyph(
        painter,
        desk.shape(&Kind::Arrest),
        at,
        6.0,
        colours,
        &style,
        state,
    );
}

/// A ring of two kinds with its number, as a stack or a cluster has it.
fn stack(painter: &Painter, desk: &Desk, at: Pos2, joined: bool) {
    let ring = Ring {
        r: 10.0,
        width: 3.5,
        slices: slices(),
        style: RingStyle::People,
        high: None,
        events: if joined { 9 } else { 5 },
        count: None,
        joined,
    };
    draw_ring(painter, desk, at, &ring);
    let text = ring.events.to_string();
    let ink = desk.theme.text;
    painter.text(at, Align2::CENTER_CENTER, text, theme::strong(10.0), ink);
}

fn draw_ring(painter: &Painter, desk: &Desk, at: Pos2, ring: &Ring) {
    let kinds = desk.state.table().kinds();
    let colours = |at: usize| desk.symbol_colours(kinds.get(at).unwrap_or(&Kind::Arrest));
    let mut out = Vec::new();
    let center = Point { x: at.x, y: at.y };
    symbols::ring(
        &mut out,
        ring,
        center,
        &colours,
        &desk.symbol_style(),
        Emphasis::None,
    );
    painter.extend(out);
}

fn flow(painter: &Painter, desk: &Desk, at: Pos2) {
    let colour = desk.colours(&Kind::Repatriation).fill;
    let mut out = Vec::new();
    let (tail, neck, tip) = (at.x - 10.0, at.x + 4.0, at.x + 11.0);
    let shaft = [
        Point {
            x: tail,
            y: at.y + 2.0,
        },
        Point {
            x: neck,
            y: at.y - 0.5,
        },
    ];
    let head = [
        Point {
            x: tip,
            y: at.y - 2.0,
        },
        Point {
            x: neck - 0.6,
            y: at.y - 4.5,
        },
        Point {
            x: neck + 0.8,
            y: at.y + 3.0,
        },
    ];
    symbols::arrow(
        &mut out,
        &shaft,
        head,
        2.0,
        false,
        colour,
        &desk.symbol_style(),
    );
    painter.extend(out);
}

fn disc(painter: &Painter, desk: &Desk, at: Pos2) {
    let (fill, rim) = desk.map_style().disc;
    painter.circle(at, 10.0, fill, Stroke::new(1.0, rim));
}

fn pill(painter: &Painter, desk: &Desk, at: Pos2) {
    let theme = desk.theme;
    let rect = Rect::from_center_size(at, vec2(22.0, 22.0));
    let stroke = Stroke::new(1.0, theme.pill_line);
    painter.add(Shape::Rect(egui::epaint::RectShape::new(
        rect,
        6.0,
        theme.panel,
        stroke,
        egui::StrokeKind::Inside,
    )));
    let ring = Ring {
        r: 7.0,
        width: 3.0,
        slices: slices(),
        style: RingStyle::People,
        high: None,
        events: 2,
        count: None,
        joined: false,
    };
    draw_ring(painter, desk, at, &ring);
}

/// Somewhat more of one kind than of another.
fn slices() -> Vec<Slice> {
    let (start, end) = (0.0, std::f32::consts::TAU);
    let middle = end * 0.6;
    vec![
        Slice {
            kind: 0,
            from: start,
            to: middle,
        },
        Slice {
            kind: 2,
            from: middle,
            to: end,
        },
    ]
}
