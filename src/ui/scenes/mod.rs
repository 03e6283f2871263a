//! The scenes of the briefing.

use egui::Ui;

use crate::ui::desk::Desk;

/// What the page remembers from frame to frame.
#[derive(Default)]
pub struct Scenes {
    shown: u64,
}

impl Scenes {
    /// Puts the page on screen.
    pub fn show(&mut self, _: &mut Ui, _: &mut Desk) {
        self.shown += 1;
    }
}
