//! Opens the window, or says in one sentence that there is no display.

use std::sync::Arc;

use crate::geo::{Archive, Regions};
use crate::jobs::{Place, SettingsFile, SystemDesktop};
use crate::state::Origin;
use crate::ui::app::{App, Start};
use crate::words::{Language, Words};

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct NoWindow(String);

impl NoWindow {
    fn new(words: &Words, key: &str) -> Self {
        Self(words.get(key).to_owned())
    }
}

/// Shows the window until the reader closes it.
///
/// # Errors
/// Where there is no display, or nothing that can draw on it.
pub fn window(files: Vec<Origin>) -> Result<(), NoWindow> {
    let locale = sys_locale::get_locale().unwrap_or_default();
    let language = Language::from_system(&locale);
    let words = Words::new(language);
    if !has_display() {
        return Err(NoWindow::new(&words, "cli-no-display"));
    }
    let settings = SettingsFile::of_user();
    let (width, height) = settings.window_size().unwrap_or((1440.0, 900.0));
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title(words.get("app-name"))
            .with_app_id("refoulement-atlas")
            .with_inner_size([width, height])
            .with_min_inner_size([960.0, 640.0]),
        persist_window: false,
        // No gradient is drawn, and on a machine without a graphics card every pixel costs.
        dithering: false,
        ..eframe::NativeOptions::default()
    };
    // The regions are read while the system makes the window.
    let regions = std::thread::spawn(|| Arc::new(Regions::embedded()));
    eframe::run_native(
        "refoulement-atlas",
        options,
        Box::new(move |cc| {
            let regions = regions
                .join()
                .unwrap_or_else(|_| Arc::new(Regions::embedded()));
            let start = Start {
                files,
                regions,
                archive: Archive::embedded(),
                desktop: Arc::new(SystemDesktop),
                settings,
                place: Place::Threads,
                language,
            };
            Ok(Box::new(App::new(cc, start)))
        }),
    )
    .map_err(|error| match error {
        eframe::Error::Wgpu(_) => NoWindow::new(&words, "cli-no-graphics"),
        _ => NoWindow::new(&words, "cli-no-display"),
    })
}

/// Whether the system names a display; elsewhere than on Linux and its kin there always is one to ask.
fn has_display() -> bool {
    let named = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos")))
        || named("DISPLAY")
        || named("WAYLAND_DISPLAY")
        || named("WAYLAND_SOCKET")
}
