//! The legend.

use egui::Ui;

use crate::ui::desk::Desk;

/// Height unfolded.
pub const HEIGHT: f32 = 86.0;
/// Height folded.
pub const FOLDED: f32 = 36.0;

/// Puts the legend on screen; whether its fold was pressed.
pub fn show(ui: &mut Ui, desk: &mut Desk, _open: bool) -> bool {
    let _ = (ui, desk);
    false
}
