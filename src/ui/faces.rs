//! The embedded typefaces and the few sizes they are set in.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, FontId, FontTweak};

/// Names of the faces.
const STRONG: &str = "strong";
const ICONS: &str = "icons";

/// Body text, 12.
#[must_use]
pub fn body() -> FontId {
    FontId::proportional(12.0)
}

/// Buttons, tabs and titles, 14.
#[must_use]
pub fn large() -> FontId {
    FontId::proportional(14.0)
}

/// Semi-bold text of a size.
#[must_use]
pub fn strong(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(STRONG.into()))
}

/// Icons of a size.
#[must_use]
pub fn icons(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(ICONS.into()))
}

/// The embedded faces: the interface's own first, Korean and Chinese behind it, icons last.
#[must_use]
pub fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let faces: [(&str, &'static [u8]); 5] = [
        (
            "regular",
            include_bytes!("../../assets/fonts/UISansKR-Regular.otf"),
        ),
        (
            "semi-bold",
            include_bytes!("../../assets/fonts/UISansKR-SemiBold.otf"),
        ),
        (
            "cjk",
            include_bytes!("../../assets/fonts/NotoSansCJKsc-map.otf"),
        ),
        (
            "more",
            include_bytes!("../../assets/fonts/NotoSansCJKsc-more.otf"),
        ),
        ("lucide", lucide_icons::LUCIDE_FONT_BYTES),
    ];
    for (name, bytes) in faces {
        let mut data = FontData::from_static(bytes);
        if name == "lucide" {
            data.tweak = FontTweak {
                y_offset_factor: 0.0,
                ..FontTweak::default()
            };
        }
        fonts.font_data.insert(name.to_owned(), Arc::new(data));
    }
    let mut fallback = fonts
        .families
        .get(&FontFamily::Proportional)
        .cloned()
        .unwrap_or_default();
    // Only egui's fixed-width face has the brackets ⟨⟩ that stand around an unseen character.
    if fonts.font_data.contains_key("Hack") {
        fallback.push("Hack".to_owned());
    }
    let mut family = |name: FontFamily, first: &[&str]| {
        let mut faces: Vec<String> = first.iter().map(|&face| face.to_owned()).collect();
        faces.extend(fallback.iter().cloned());
        fonts.families.insert(name, faces);
    };
    // Names come out of files, so any Hangul and any common Chinese character may: "more" has
    // those that "cjk" lacks.
    family(
        FontFamily::Proportional,
        &["regular", "cjk", "more", "lucide"],
    );
    family(
        FontFamily::Name(STRONG.into()),
        &["semi-bold", "cjk", "more", "lucide"],
    );
    family(FontFamily::Name(ICONS.into()), &["lucide"]);
    if let Some(mono) = fonts.families.get_mut(&FontFamily::Monospace) {
        mono.extend(["regular", "cjk", "more"].map(str::to_owned));
    }
    fonts
}
