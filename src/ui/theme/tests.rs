//! Contrast, as WCAG 2.2 counts it.

use super::*;

fn luminance(colour: Color32) -> f32 {
    let [red, green, blue, _] = egui::Rgba::from(colour).to_array();
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: Color32, other: Color32) -> f32 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn text_has_the_contrast_of_wcag_aa_on_every_surface() {
    for theme in [&LIGHT, &DARK] {
        for surface in [theme.panel, theme.strip] {
            for text in [
                theme.text,
                theme.second,
                theme.third,
                theme.error,
                theme.warning,
            ] {
                assert!(contrast(text, surface) >= 4.5, "{text:?} on {surface:?}");
            }
            for colours in theme.kinds {
                assert!(
                    contrast(colours.text, surface) >= 4.5,
                    "{colours:?} on {surface:?}"
                );
            }
        }
        assert!(contrast(theme.on_accent, theme.accent) >= 4.5);
        assert!(contrast(theme.on_primary, theme.primary) >= 4.5);
    }
}

#[test]
fn symbols_and_controls_stand_out_from_their_ground() {
    for theme in [&LIGHT, &DARK] {
        assert!(contrast(theme.control, theme.panel) >= 3.0);
        for colours in theme.kinds {
            assert!(contrast(colours.line, theme.land) >= 3.0, "{colours:?}");
        }
    }
}
