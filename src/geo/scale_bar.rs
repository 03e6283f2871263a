//! How long a scale bar is.

use crate::geo::View;

impl View {
    /// A round number of km, true at the middle of the view, whose bar is no longer than `most` points, and how
    /// many points it has.
    #[must_use]
    pub fn scale_bar(&self, most: f64) -> Option<(f64, f32)> {
        let per_km = self.points_per_km(self.camera.center.lat);
        let km = round_length(most / per_km)?;
        #[expect(clippy::cast_possible_truncation, reason = "points on a sheet")]
        let points = (km * per_km) as f32;
        Some((km, points))
    }
}

/// 1, 2 or 5 times a power of ten, the largest that is no more than `most`.
fn round_length(most: f64) -> Option<f64> {
    if !(most.is_finite() && most > 0.0) {
        return None;
    }
    let power = 10f64.powf(most.log10().floor());
    [5.0, 2.0, 1.0]
        .into_iter()
        .map(|factor| factor * power)
        .find(|length| *length <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_round() {
        assert_eq!(round_length(7.3), Some(5.0));
        assert_eq!(round_length(230.0), Some(200.0));
        assert_eq!(round_length(f64::NAN), None);
    }
}
