//! How a figure will look: the figure itself, drawn by a job for as many pixels as there are.

use egui::{
    Align2, ColorImage, CornerRadius, Rect, Role, Sense, Spinner, Stroke, StrokeKind,
    TextureHandle, TextureOptions, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::action::{Action, Export};
use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::widgets::{self, Icon};

/// Between a figure and the edge of its ground.
const MARGIN: f32 = 12.0;

/// The last preview, as the window draws it.
#[derive(Default)]
pub(super) struct Memory {
    drawn: Option<(u64, TextureHandle)>,
}

/// The figure, as large as there is room.
pub(super) fn figure(ui: &mut Ui, desk: &mut Desk, memory: &mut Memory) {
    let (rect, response) = ui.allocate_exact_size(ui.available_size(), Sense::hover());
    let name = desk.say("export-preview");
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    ui.painter()
        .rect_filled(rect, CornerRadius::same(4), desk.theme.sunken);
    let inside = rect.shrink(MARGIN);
    ask_for(ui, desk, inside.size());
    memory.follow(ui, desk);
    let fresh = desk.state.exporting().is_fresh();
    if let Some((_, texture)) = &memory.drawn {
        let size = fitted(texture.size_vec2(), inside.size());
        // On whole pixels the letters are as sharp as they were drawn.
        let corner = inside.center() - size / 2.0;
        let scale = ui.pixels_per_point();
        let corner = pos2(
            (corner.x * scale).round() / scale,
            (corner.y * scale).round() / scale,
        );
        let place = Rect::from_min_size(corner, size);
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        let tint = theme::UNTINTED.gamma_multiply(if fresh { 1.0 } else { 0.6 });
        ui.painter().image(texture.id(), place, whole, tint);
        let stroke = Stroke::new(1.0, desk.theme.border);
        ui.painter()
            .rect_stroke(place, CornerRadius::ZERO, stroke, StrokeKind::Outside);
    }
    if !fresh {
        drawing(ui, desk, rect);
    }
}

/// That the figure is being drawn.
fn drawing(ui: &mut Ui, desk: &Desk, rect: Rect) {
    let text = desk.say("export-drawing");
    let chip = Rect::from_center_size(rect.center(), vec2(176.0, 36.0));
    ui.painter().rect(
        chip,
        CornerRadius::same(6),
        desk.theme.panel,
        Stroke::new(1.0, desk.theme.border),
        StrokeKind::Inside,
    );
    let spinner = Rect::from_center_size(chip.left_center() + vec2(20.0, 0.0), Vec2::splat(14.0));
    ui.put(spinner, Spinner::new().size(14.0).color(desk.theme.accent));
    let at = chip.left_center() + vec2(36.0, 0.0);
    let (ink, left) = (desk.theme.text, Align2::LEFT_CENTER);
    widgets::draw_text(ui, at, left, &text, theme::body(), ink, 136.0);
}

/// Says how many pixels there are, where that is news.
fn ask_for(ui: &Ui, desk: &mut Desk, size: Vec2) {
    let pixels = size * ui.pixels_per_point();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "pixels of a screen"
    )]
    let room = (pixels.x.max(1.0) as u32, pixels.y.max(1.0) as u32);
    if desk.state.exporting().peek().room != room {
        desk.ask(Action::Export(Export::Room(room.0, room.1)));
    }
}

fn fitted(size: Vec2, room: Vec2) -> Vec2 {
    size * (room / size).min_elem()
}

impl Memory {
    /// Hands a new preview to what draws.
    fn follow(&mut self, ui: &Ui, desk: &Desk) {
        let exporting = desk.state.exporting();
        let number = exporting.preview_number();
        if self
            .drawn
            .as_ref()
            .is_some_and(|(drawn, _)| *drawn == number)
        {
            return;
        }
        let preview = exporting.preview();
        self.drawn = preview.and_then(|preview| {
            let pixels = preview.pixels.as_ref()?;
            let size = [pixels.width as usize, pixels.height as usize];
            let image = ColorImage::from_rgb(size, &pixels.rgb);
            let options = TextureOptions::LINEAR;
            let texture = ui.ctx().load_texture("export", image, options);
            Some((number, texture))
        });
    }
}

/// A dataset's file has no look: what is in it.
pub(super) fn dataset(ui: &mut Ui, desk: &Desk) {
    let (rect, _) = ui.allocate_exact_size(ui.available_size(), Sense::hover());
    let theme = desk.theme;
    ui.painter()
        .rect_filled(rect, CornerRadius::same(4), theme.sunken);
    let Some(open) = desk.state.dataset_to_export() else {
        return;
    };
    let painter = ui.painter();
    let middle = rect.center();
    widgets::draw_icon(
        painter,
        middle - vec2(0.0, 56.0),
        Icon::Database,
        32.0,
        theme.second,
    );
    let (center, room) = (Align2::CENTER_CENTER, rect.width() - 48.0);
    let title = &open.dataset.title;
    let at = middle - vec2(0.0, 16.0);
    widgets::draw_text(ui, at, center, title, theme::strong(14.0), theme.text, room);
    let events = open.dataset.events.len() as u64;
    let events = match desk.state.exporting().preview() {
        Some(preview) if preview.pixels.is_none() => preview.events,
        _ => events,
    };
    let sources = open.dataset.sources.len() as u64;
    let contents = desk.say_with(
        "info-contents-text",
        &[
            ("events", desk.words.events(events).into()),
            ("sources", desk.words.count("count-sources", sources).into()),
        ],
    );
    let at = middle + vec2(0.0, 6.0);
    widgets::draw_text(ui, at, center, &contents, theme::body(), theme.second, room);
}
