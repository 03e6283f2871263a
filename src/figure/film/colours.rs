//! One set of 255 colours for a whole film, so that nothing flickers.

use std::collections::HashMap;

use crate::figure::film::develop::{Frame, Lab, go_on};
use crate::figure::film::{Film, FilmError};
use crate::progress::Report;

/// Of a film's 256 colours one is for what stays as it was.
const COLOURS: usize = 255;
/// So many of the commonest are kept exactly: the ground, and all other even areas.
const EXACT: usize = 80;
/// So many pictures are looked at to choose them.
const LOOKED_AT: usize = 16;

/// The colours of a film.
pub(super) struct Colours(Vec<[u8; 3]>);

impl Colours {
    /// What stays as it was has this number; colours have those after it.
    pub(super) const STAYS: u8 = 0;

    /// The colours of a film's first picture, its last, and some between them. What a film shows at any time, its
    /// legend shows all the time, so no colour is missed.
    pub(super) fn of(film: &dyn Film, report: &Report<'_>) -> Result<Self, FilmError> {
        let lab = Lab::new(film)?;
        let last = film.holds().len().saturating_sub(1);
        let mut counts: HashMap<[u8; 3], u32, foldhash::fast::FixedState> = HashMap::default();
        let mut looked_at: Vec<usize> =
            (0..LOOKED_AT).map(|n| n * last / (LOOKED_AT - 1)).collect();
        looked_at.dedup();
        let all = looked_at.len();
        for (done, at) in looked_at.into_iter().enumerate() {
            go_on(report, done, all)?;
            count(&lab.frame(at)?, &mut counts);
        }
        let mut counts: Vec<([u8; 3], u32)> = counts.into_iter().collect();
        counts.sort_unstable_by_key(|(colour, count)| (std::cmp::Reverse(*count), *colour));
        Ok(Self::chosen(&counts))
    }

    /// The commonest colours, and of the others those that are as near to each other as so few can be: every colour
    /// lies near one of them.
    fn chosen(counts: &[([u8; 3], u32)]) -> Self {
        let mut apart: u32 = 0;
        loop {
            let mut chosen: Vec<[u8; 3]> = Vec::with_capacity(COLOURS);
            for (number, (colour, _)) in counts.iter().enumerate() {
                if number < EXACT || chosen.iter().all(|other| distance(*colour, *other) > apart) {
                    chosen.push(*colour);
                    if chosen.len() > COLOURS {
                        break;
                    }
                }
            }
            if chosen.len() <= COLOURS {
                return Self(chosen);
            }
            apart = (apart * 5 / 4).max(apart + 6);
        }
    }

    /// Red, green and blue of all, as a GIF file has them.
    pub(super) fn table(&self) -> Vec<u8> {
        let stays = [0, 0, 0];
        let all = std::iter::once(&stays).chain(&self.0);
        all.flatten().copied().collect()
    }

    /// The numbers of pixels' colours.
    pub(super) fn numbers(&self, pixels: &[Option<[u8; 3]>]) -> Vec<u8> {
        let mut known: HashMap<[u8; 3], u8, foldhash::fast::FixedState> = HashMap::default();
        let mut last = (None, Self::STAYS);
        let number = |pixel: &Option<[u8; 3]>| {
            if last.0 != *pixel {
                let number = pixel.map_or(Self::STAYS, |colour| {
                    *known.entry(colour).or_insert_with(|| self.nearest(colour))
                });
                last = (*pixel, number);
            }
            last.1
        };
        pixels.iter().map(number).collect()
    }

    fn nearest(&self, colour: [u8; 3]) -> u8 {
        let all = (1_u8..=u8::MAX).zip(&self.0);
        let nearest = all.min_by_key(|(_, other)| distance(colour, **other));
        nearest.map_or(1, |(number, _)| number)
    }
}

fn count(frame: &Frame, counts: &mut HashMap<[u8; 3], u32, foldhash::fast::FixedState>) {
    let mut run = ([0; 3], 0);
    let pixels = frame.pixels.rgba().chunks_exact(4);
    for colour in pixels.filter_map(|pixel| pixel.first_chunk::<3>()) {
        if *colour != run.0 {
            *counts.entry(run.0).or_default() += run.1;
            run = (*colour, 0);
        }
        run.1 += 1;
    }
    *counts.entry(run.0).or_default() += run.1;
}

/// About how far two colours are apart to the eye, squared.
fn distance(one: [u8; 3], other: [u8; 3]) -> u32 {
    let weights = [2, 4, 3];
    let parts = one.into_iter().zip(other).zip(weights);
    parts
        .map(|((one, other), weight)| u32::from(one.abs_diff(other)).pow(2) * weight)
        .sum()
}
