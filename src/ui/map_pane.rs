//! The map.

use eframe::egui_wgpu::RenderState;
use egui::{Context, Sense, Ui};

use crate::action::Action;
use crate::geo::Archive;
use crate::ui::basemap::{Basemap, MapColours};
use crate::ui::desk::Desk;

/// The map's memory.
pub struct MapPane {
    basemap: Option<Basemap>,
}

impl MapPane {
    /// Prepares the ground.
    pub fn new(ctx: &Context, render: Option<&RenderState>) -> Self {
        let _ = (ctx, render);
        Self { basemap: None }
    }

    /// Puts the map on screen.
    pub fn show(&mut self, ui: &mut Ui, desk: &mut Desk, _escape: bool) {
        let rect = ui.available_rect_before_wrap();
        ui.allocate_rect(rect, Sense::click_and_drag());
        let _ = (&mut self.basemap, Action::Home, desk);
    }
}
