//! How wide the lines on the ground are drawn at each zoom, in points of the sheet: the same in the window
//! and in figures.

/// Widths in points at four zooms, from far to near; in between they grow evenly.
pub type Widths = [(u8, f64); 4];

/// Rivers.
pub const RIVER: Widths = [(3, 0.4), (6, 0.8), (8, 1.3), (10, 1.8)];
/// Railways.
pub const RAIL: Widths = [(6, 0.5), (8, 0.8), (9, 1.0), (10, 1.2)];
/// Borders of provinces.
pub const PROVINCE: Widths = [(3, 0.5), (6, 0.8), (8, 1.0), (10, 1.1)];
/// Borders of countries.
pub const COUNTRY: Widths = [(0, 0.6), (4, 1.0), (6, 1.25), (10, 1.6)];
/// The dashes and gaps of a border that is disputed, in widths of its line.
pub const DISPUTED: (f32, f32) = (4.0, 3.0);

/// The width at a zoom.
#[must_use]
pub fn width_at(widths: &Widths, zoom: f64) -> f64 {
    let [mut before, rest @ ..] = *widths;
    for next in rest {
        let (from, to) = (f64::from(before.0), f64::from(next.0));
        if zoom < to {
            let share = ((zoom - from) / (to - from)).max(0.0);
            return before.1 + (next.1 - before.1) * share;
        }
        before = next;
    }
    before.1
}

/// How wide the line along a coast is.
#[must_use]
pub fn coast_width(zoom: u8) -> f32 {
    if zoom < 4 { 0.6 } else { 0.9 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_grows_evenly_between_the_zooms_that_are_named() {
        let close = |zoom, width: f64| (width_at(&RIVER, zoom) - width).abs() < 1e-9;
        assert!(close(0.0, 0.4) && close(3.0, 0.4) && close(4.5, 0.6));
        assert!(close(8.0, 1.3) && close(10.0, 1.8) && close(13.0, 1.8));
    }
}
