//! Opens the window, or says in one sentence that there is no display.

use std::sync::Arc;

use crate::geo::{Archive, Regions};
use crate::jobs::{Place, SettingsFile, SystemDialogs};
use crate::state::Origin;
use crate::ui::app::{App, Start};
use crate::words::Language;

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct NoWindow(String);

/// Shows the window until the reader closes it.
///
/// # Errors
/// Where there is no display, or nothing that can draw on it.
pub fn window(files: Vec<Origin>) -> Result<(), NoWindow> {
    let locale = sys_locale::get_locale().unwrap_or_default();
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Refoulement Atlas")
            .with_app_id("refoulement-atlas")
            .with_inner_size([1440.0, 900.0])
            .with_min_inner_size([720.0, 520.0]),
        persist_window: false,
        ..eframe::NativeOptions::default()
    };
    // The regions are read while the system makes the window.
    let regions = std::thread::spawn(|| Arc::new(Regions::embedded()));
    eframe::run_native(
        "refoulement-atlas",
        options,
        Box::new(move |cc| {
            let regions = regions.join().unwrap_or_else(|_| Arc::new(Regions::embedded()));
            let start = Start {
                files,
                regions,
                archive: Archive::embedded(),
                dialogs: Arc::new(SystemDialogs),
                settings: SettingsFile::of_user(),
                place: Place::Threads,
                language: Language::from_system(&locale),
            };
            Ok(Box::new(App::new(cc, start)))
        }),
    )
    .map_err(|error| NoWindow(error.to_string()))
}
