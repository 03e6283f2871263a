//! The items of a scene as shapes.

use std::sync::Arc;

use egui::epaint::{CircleShape, RectShape, TextShape};
use egui::{Color32, Galley, Painter, Pos2, Shape, Stroke, StrokeKind, pos2, vec2};

use super::{Highlight, MapStyle, job};
use crate::geo::Point;
use crate::map::{
    Fan, Figure, Label, LabelStyle, Pill, Rect, RingCount, Scene, Text, Tray, TrayRow, arc,
    vertices,
};
use crate::ui::symbols::{self, Emphasis, SymbolStyle};

/// Shapes under way, in points of the sheet.
pub(super) struct Brush<'a> {
    pub(super) painter: &'a Painter,
    pub(super) style: &'a MapStyle,
    pub(super) out: Vec<Shape>,
    pub(super) highlight: &'a Highlight<'a>,
}

fn pos(point: Point) -> Pos2 {
    pos2(point.x, point.y)
}

fn rect(rect: &Rect) -> egui::Rect {
    egui::Rect::from_min_max(pos2(rect.left, rect.top), pos2(rect.right, rect.bottom))
}

impl Brush<'_> {
    pub(super) fn discs(&mut self, scene: &Scene) {
        let (fill, rim) = self.style.disc;
        for disc in &scene.discs {
            let path = vertices(crate::model::Shape::Circle, disc.center, disc.r);
            self.out.push(symbols::filled(&path, fill));
            if self.highlight.places(&disc.places) == Emphasis::None {
                self.out.push(symbols::outlined(&path, 1.0, rim));
            } else {
                self.out.push(symbols::filled(&path, fill));
                self.out
                    .push(symbols::outlined(&path, 1.5, self.style.symbols.ink));
            }
        }
        // What is wider than the view shows where it lies while the pointer is on it.
        let rows = scene.tray.iter().flat_map(|tray| &tray.rows);
        for row in rows {
            let emphasis = self.highlight.places(&row.places);
            if let (Emphasis::Hovered, Some((center, r))) = (emphasis, row.extent) {
                let path = arc(center, r, 0.0, std::f32::consts::TAU);
                self.out.push(symbols::filled(&path, fill));
                self.out
                    .push(symbols::outlined(&path, 1.5, self.style.symbols.ink));
            }
        }
    }

    /// Below the symbols, as a pill may stand on a symbol's far side.
    pub(super) fn hairlines(&mut self, scene: &Scene) {
        for line in scene.pills.iter().filter_map(|pill| pill.hairline) {
            self.out.push(symbols::line(&line, 1.0, self.style.leg));
        }
    }

    /// Arrows and symbols: as pale as a density stands for them.
    pub(super) fn symbols(&mut self, scene: &Scene) {
        let before = self.out.len();
        self.arrows(scene, false);
        for symbol in &scene.symbols {
            let emphasis = self.highlight.places(&symbol.places);
            self.figure(&symbol.figure, symbol.center, emphasis);
        }
        self.arrows(scene, true);
        self.fade(before, scene);
    }

    /// Makes what was painted last as pale as symbols are.
    fn fade(&mut self, from: usize, scene: &Scene) {
        let left = 1.0 - scene.density;
        if left < 1.0 {
            for shape in self.out.iter_mut().skip(from) {
                let pale = move |ink: &mut Color32| *ink = ink.gamma_multiply(left);
                egui::epaint::shape_transform::adjust_colors(shape, pale);
            }
        }
    }

    fn arrows(&mut self, scene: &Scene, short: bool) {
        for arrow in scene.arrows.iter().filter(|arrow| arrow.short == short) {
            let colour = self.style.kind(arrow.kind).fill;
            let style = match self.highlight.most(&arrow.routes, self.highlight.route) {
                Emphasis::None => self.style.symbols,
                _ => SymbolStyle {
                    halo: self.style.symbols.ink,
                    ..self.style.symbols
                },
            };
            symbols::arrow(
                &mut self.out,
                &arrow.shaft,
                arrow.head,
                arrow.width,
                arrow.dashed,
                colour,
                &style,
            );
        }
    }

    pub(super) fn figure(&mut self, figure: &Figure, at: Point, emphasis: Emphasis) {
        let style = self.style;
        match figure {
            Figure::Mark(mark) => {
                let colours = style.kind(mark.kind);
                symbols::mark(&mut self.out, mark, at, colours, &style.symbols, emphasis);
            }
            Figure::Ring(ring) => {
                let kinds = |kind| style.kind(kind);
                symbols::ring(&mut self.out, ring, at, &kinds, &style.symbols, emphasis);
                if let Some(count) = &ring.count {
                    self.count(count, at);
                }
            }
        }
    }

    /// The number in a ring.
    fn count(&mut self, count: &RingCount, at: Point) {
        let mut job = job(&count.text, count.style, self.style);
        for section in &mut job.sections {
            section.format.font_id.size = count.size;
        }
        let galley = self.painter.layout_job(job);
        // Digits have no descenders: what is seen is centred, not the line.
        let seen = galley.mesh_bounds.center();
        let corner = pos(at) - seen.to_vec2();
        self.out
            .push(TextShape::new(self.snapped(corner), galley, self.style.text).into());
    }

    /// Text is sharpest on whole pixels.
    fn snapped(&self, at: Pos2) -> Pos2 {
        let pixels = self.painter.pixels_per_point();
        pos2(
            (at.x * pixels).round() / pixels,
            (at.y * pixels).round() / pixels,
        )
    }

    pub(super) fn pill(&mut self, pill: &Pill) {
        let (halo, ink) = match self.highlight.places(&pill.places) {
            Emphasis::None => (0.0, 0.0),
            emphasis => emphasis.widths(),
        };
        let frame = rect(&pill.rect);
        let symbols = &self.style.symbols;
        if ink > 0.0 {
            self.out.push(
                RectShape::filled(frame.expand(halo + ink), 6.0 + halo + ink, symbols.ink).into(),
            );
            self.out
                .push(RectShape::filled(frame.expand(halo), 6.0 + halo, symbols.halo).into());
        }
        self.out.push(
            RectShape::new(
                frame,
                6.0,
                self.style.panel,
                Stroke::new(1.0, self.style.pill_line),
                StrokeKind::Inside,
            )
            .into(),
        );
        self.figure(&pill.figure, pill.center, Emphasis::None);
        for text in &pill.texts {
            self.text(text);
        }
    }

    fn text(&mut self, text: &Text) {
        let galley = self
            .painter
            .layout_job(job(&text.text, text.style, self.style));
        let at = self.snapped(pos(text.at));
        self.out
            .push(TextShape::new(at, galley, self.style.ink(text.style)).into());
    }

    /// The names: those of symbols as pale as the symbols.
    pub(super) fn labels(&mut self, scene: &Scene) {
        for label in &scene.labels {
            let before = self.out.len();
            self.label(label);
            if label.style == LabelStyle::Event {
                self.fade(before, scene);
            }
        }
    }

    fn label(&mut self, label: &Label) {
        if let Some(dot) = label.dot {
            self.out
                .push(CircleShape::filled(pos(dot), 2.5, self.style.symbols.halo).into());
            self.out
                .push(CircleShape::filled(pos(dot), 1.5, self.style.town_dot).into());
        }
        let galley = self
            .painter
            .layout_job(job(&label.text, label.style, self.style));
        let at = self.snapped(pos2(label.rect.left, label.rect.top));
        self.haloed(at, galley, self.style.ink(label.style));
    }

    /// A text with a halo: drawn around in eight directions, then once.
    fn haloed(&mut self, at: Pos2, galley: Arc<Galley>, ink: Color32) {
        let halo = self.style.symbols.halo.gamma_multiply(0.85);
        for (dx, dy) in [
            (-1.5, 0.0),
            (1.5, 0.0),
            (0.0, -1.5),
            (0.0, 1.5),
            (-1.06, -1.06),
            (1.06, -1.06),
            (-1.06, 1.06),
            (1.06, 1.06),
        ] {
            let shape = TextShape::new(at + vec2(dx, dy), Arc::clone(&galley), halo);
            self.out.push(shape.with_override_text_color(halo).into());
        }
        self.out.push(TextShape::new(at, galley, ink).into());
    }

    pub(super) fn fan(&mut self, fan: &Fan, open: f32) {
        let toward = |at: Point| Point {
            x: fan.center.x + (at.x - fan.center.x) * open,
            y: fan.center.y + (at.y - fan.center.y) * open,
        };
        for event in &fan.events {
            let leg = [fan.center, toward(event.at)];
            self.out.push(symbols::line(
                &leg,
                3.0,
                self.style.symbols.halo.gamma_multiply(0.7),
            ));
            self.out.push(symbols::line(&leg, 1.0, self.style.leg));
        }
        let center = pos(fan.center);
        self.out
            .push(CircleShape::filled(center, Fan::CENTER_R + 1.5, self.style.symbols.halo).into());
        let stroke = Stroke::new(1.5, self.style.text);
        self.out.push(
            CircleShape {
                center,
                radius: Fan::CENTER_R - 0.75,
                fill: self.style.panel,
                stroke,
            }
            .into(),
        );
        for event in &fan.events {
            let emphasis = (self.highlight.event)(event.mark.row);
            self.figure(
                &Figure::Mark(event.mark.clone()),
                toward(event.at),
                emphasis,
            );
            if open >= 1.0 {
                for label in &event.words {
                    self.label(label);
                }
            }
        }
    }

    pub(super) fn tray(&mut self, tray: &Tray) {
        self.out.push(
            RectShape::new(
                rect(&tray.rect),
                6.0,
                self.style.panel,
                Stroke::new(1.0, self.style.border),
                StrokeKind::Inside,
            )
            .into(),
        );
        self.text(&tray.title);
        for row in &tray.rows {
            self.tray_row(row);
        }
        if let Some(more) = &tray.more {
            self.row_ground(&more.rect, &more.places);
            self.text(&more.text);
        }
    }

    fn tray_row(&mut self, row: &TrayRow) {
        self.row_ground(&row.rect, &row.places);
        self.figure(&row.figure, row.center, Emphasis::None);
        self.text(&row.name);
        self.text(&row.people);
    }

    fn row_ground(&mut self, frame: &Rect, places: &[usize]) {
        let (fill, line) = match self.highlight.places(places) {
            Emphasis::None => return,
            Emphasis::Hovered => (self.style.hover, Color32::TRANSPARENT),
            Emphasis::Selected => (self.style.accent_soft, self.style.accent_line),
        };
        let stroke = Stroke::new(1.0, line);
        self.out
            .push(RectShape::new(rect(frame), 4.0, fill, stroke, StrokeKind::Inside).into());
    }
}
