//! The pages of a briefing in turn, each held for a while: a clip of still pictures.

use std::sync::Arc;

use crate::figure::film::{FRAMES_A_SECOND, Film, Shot};
use crate::figure::{Picture, Sheet};

/// The pages in turn.
pub struct PagesFilm {
    scenes: Vec<Arc<Picture>>,
    last: Arc<Picture>,
    holds: Vec<u32>,
    frames_a_second: u16,
}

impl PagesFilm {
    /// For how many seconds a page is held where nobody says how long all of them are.
    pub const HELD: f64 = 5.0;
    /// How many frames make a second where nobody says so: nothing moves.
    pub const FRAMES: u16 = 10;

    pub(super) fn new(
        scenes: impl Iterator<Item = Picture>,
        last: Picture,
        seconds: Option<f64>,
        frames_a_second: u16,
    ) -> Self {
        let scenes: Vec<Arc<Picture>> = scenes.map(Arc::new).collect();
        let pages = u32::try_from(scenes.len() + 1).unwrap_or(u32::MAX);
        let each = seconds.map_or(Self::HELD, |seconds| seconds / f64::from(pages));
        let frames_a_second = frames_a_second.clamp(1, FRAMES_A_SECOND);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "frames are above nought, and a cast ends at the greatest number"
        )]
        let frames = (each * f64::from(frames_a_second)).round().max(1.0) as u32;
        Self {
            holds: vec![frames; scenes.len() + 1],
            scenes,
            last: Arc::new(last),
            frames_a_second,
        }
    }

    /// How long all of it is.
    #[must_use]
    pub fn seconds(&self) -> f64 {
        let frames: u64 = self.holds.iter().map(|hold| u64::from(*hold)).sum();
        #[expect(clippy::cast_precision_loss, reason = "frames of a film")]
        let frames = frames as f64;
        frames / f64::from(self.frames_a_second)
    }
}

impl Film for PagesFilm {
    fn sheet(&self) -> Sheet {
        self.last.sheet
    }

    fn frames_a_second(&self) -> u16 {
        self.frames_a_second
    }

    fn holds(&self) -> &[u32] {
        &self.holds
    }

    fn shot(&self, at: usize) -> Shot {
        Shot {
            under: Arc::clone(self.scenes.get(at).unwrap_or(&self.last)),
            over: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::{Section, Theme, WordsPage};
    use crate::words::Words;

    fn page(title: &str) -> Picture {
        WordsPage {
            title: title.into(),
            sections: Vec::<Section>::new(),
            size: crate::figure::Size::Pixels(400, 320),
            theme: Theme::Light,
            words: Words::default(),
            made: jiff::civil::date(2026, 11, 22),
        }
        .picture()
    }

    #[test]
    fn every_page_is_held_as_long_as_the_others() {
        let film = |seconds| {
            let scenes = ["one", "two"].map(page).into_iter();
            PagesFilm::new(scenes, page("last"), seconds, 10)
        };
        assert_eq!(film(None).holds(), [50, 50, 50]);
        assert_eq!(film(Some(6.0)).holds(), [20, 20, 20]);
        assert_eq!(film(Some(0.0)).holds(), [1, 1, 1], "no page is left out");
        assert!((film(Some(6.0)).seconds() - 6.0).abs() < 1e-9);
        let titles = [0, 1, 2].map(|at| film(None).shot(at).under.title.clone());
        assert_eq!(titles, ["one", "two", "last"]);
    }
}
