//! A few pictures of the whole window, looked at before they were kept. They are left out where nothing can draw.
#![cfg(test)]

#[path = "../common/graphics.rs"]
mod graphics;

use std::sync::Arc;

use egui::{Key, vec2};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, SnapshotOptions, image_snapshot_options};
use refoulement_atlas::geo::{Archive, Regions};
use refoulement_atlas::jobs::{Desktop, Picked, Place, SettingsFile};
use refoulement_atlas::state::{Settings, ThemeChoice};
use refoulement_atlas::ui::app::{App, Start};
use refoulement_atlas::words::Language;

/// Nobody picks files here.
struct NoDialog;

impl Desktop for NoDialog {
    fn pick(&self) -> Picked {
        Picked::Nothing
    }
}

/// Draws the window, lets the reader do something, and holds the picture against the one that was kept.
fn picture(
    name: &str,
    size: egui::Vec2,
    theme: ThemeChoice,
    language: Language,
    reader: impl Fn(&mut Harness<'_, App>),
) {
    let Some(renderer) = graphics::renderer(name) else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let settings = SettingsFile::at(folder.path().join("settings.ron"));
    settings
        .save(&Settings {
            theme,
            ..Settings::default()
        })
        .unwrap();
    let mut harness = Harness::builder()
        .with_size(size)
        .with_step_dt(1.0 / 60.0)
        .with_max_steps(120)
        .renderer(renderer)
        .build_eframe(|cc| {
            App::new(
                cc,
                Start {
                    files: Vec::new(),
                    regions: Arc::new(Regions::embedded()),
                    archive: Archive::embedded(),
                    desktop: Arc::new(NoDialog),
                    settings,
                    place: Place::Here,
                    language,
                },
            )
        });
    harness.run();
    reader(&mut harness);
    harness.run();
    // Drivers differ in the edges of letters and lines, never in whole symbols.
    let options = SnapshotOptions::new()
        .threshold(1.2)
        .max_failed_pixels(4000);
    let mut image = harness.render().unwrap();
    // A window is cleared in the colour of its panels; a picture starts out with nothing.
    let ground = harness.ctx.global_style().visuals.panel_fill.to_array();
    for pixel in image.pixels_mut() {
        let bare = 255 - u16::from(pixel.0[3]);
        for (colour, ground) in pixel.0.iter_mut().zip(ground) {
            let through = (u16::from(ground) * bare + 127) / 255;
            *colour = colour.saturating_add(u8::try_from(through).unwrap());
        }
    }
    image_snapshot_options(&image, name, &options);
}

#[test]
fn the_bundled_data_on_paper() {
    picture(
        "light-1440x900",
        vec2(1440.0, 900.0),
        ThemeChoice::Light,
        Language::En,
        |_| {},
    );
}

#[test]
fn an_event_and_its_claims_at_night() {
    picture(
        "dark-event-1440x900",
        vec2(1440.0, 900.0),
        ThemeChoice::Dark,
        Language::En,
        |harness| {
            harness.get_by_label("Search places, sources, text").focus();
            harness.run();
            harness
                .get_by_label("Search places, sources, text")
                .type_text("2023-10-09");
            harness.run();
            // Out of the field, then to the first event that was found.
            harness.key_press(Key::Escape);
            harness.run();
            harness.key_press(Key::PageDown);
        },
    );
}

#[test]
fn a_small_window_in_korean() {
    picture(
        "korean-1024x700",
        vec2(1024.0, 700.0),
        ThemeChoice::Light,
        Language::Ko,
        |_| {},
    );
}
