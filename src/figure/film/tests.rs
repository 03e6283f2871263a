//! Films of made-up pictures, packed and read back.

use std::io::{self, Cursor, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::civil::date;

use crate::figure::film::develop::Lab;
use crate::figure::film::{Film, FilmError, Shot, apng, gif, raw};
use crate::figure::{Item, Part, Path, Picture, Role, Sheet, Size};
use crate::map::Rect;
use crate::palette::{Colour, LIGHT};

/// A square that moves over a striped ground, and stays for a while.
struct Moving {
    size: Size,
    holds: Vec<u32>,
    under: Arc<Picture>,
    asked: AtomicUsize,
}

fn filled(rect: &Rect, colour: Colour) -> Part {
    Part {
        role: Role::Ornament,
        items: vec![Item::filled(Path::rect(rect), colour)],
    }
}

impl Moving {
    fn new(size: &str, holds: &[u32]) -> Self {
        let size: Size = size.parse().unwrap();
        let stripes = (0_u8..9).map(|n| {
            let rect = Rect::at(0.0, f32::from(n) * 60.0, 400.0, 31.5);
            filled(&rect, LIGHT.water)
        });
        let under = Picture {
            sheet: size.clip_sheet(),
            ground: LIGHT.land,
            title: String::new(),
            description: String::new(),
            language: "en",
            made: date(2026, 11, 21),
            parts: stripes.collect(),
            unseen: Vec::new(),
            no_room: Vec::new(),
        };
        Self {
            size,
            holds: holds.to_vec(),
            under: Arc::new(under),
            asked: AtomicUsize::new(0),
        }
    }
}

impl Film for Moving {
    fn sheet(&self) -> Sheet {
        self.size.clip_sheet()
    }

    fn frames_a_second(&self) -> u16 {
        15
    }

    fn holds(&self) -> &[u32] {
        &self.holds
    }

    fn shot(&self, at: usize) -> Shot {
        self.asked.fetch_add(1, Ordering::Relaxed);
        // Two pictures in turn are the same.
        let x = f32::from(u8::try_from(at / 2).unwrap()) * 40.3;
        Shot {
            under: Arc::clone(&self.under),
            over: vec![filled(&Rect::at(x, 50.0, 90.0, 90.0), LIGHT.accent)],
        }
    }
}

/// The frames as they are drawn.
fn drawn(film: &dyn Film) -> Vec<Vec<u8>> {
    let lab = Lab::new(film).unwrap();
    let frames = 0..film.holds().len();
    frames
        .map(|at| lab.frame(at).unwrap().pixels.rgba().to_vec())
        .collect()
}

/// A frame laid over the one before it.
fn laid_over(
    canvas: &mut [u8],
    width: usize,
    (left, top, wide): (usize, usize, usize),
    new: &[u8],
) {
    for (number, pixel) in new.chunks_exact(4).enumerate() {
        let at = 4 * ((top + number / wide) * width + left + number % wide);
        if pixel[3] > 0 {
            canvas[at..at + 4].copy_from_slice(pixel);
        }
    }
}

#[test]
fn an_apng_file_shows_every_frame_as_it_was_drawn() {
    let film = Moving::new("320x330", &[3, 1, 2, 1, 5]);
    let mut bytes = Vec::new();
    apng(&film, &mut bytes, &|_| true).unwrap();
    let mut reader = png::Decoder::new(Cursor::new(&bytes)).read_info().unwrap();
    let mut canvas = vec![0; 320 * 330 * 4];
    for (frame, hold) in drawn(&film).iter().zip(&film.holds) {
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let size = reader.next_frame(&mut pixels).unwrap().buffer_size();
        let control = *reader.info().frame_control().unwrap();
        let at = (control.x_offset as usize, control.y_offset as usize);
        laid_over(
            &mut canvas,
            320,
            (at.0, at.1, control.width as usize),
            &pixels[..size],
        );
        assert!(canvas == *frame, "pixels differ");
        assert_eq!(
            (u32::from(control.delay_num), control.delay_den),
            (*hold, 15)
        );
    }
}

#[test]
fn a_gif_file_shows_even_areas_exactly_and_no_frame_strays_far_from_what_was_drawn() {
    let film = Moving::new("320x330", &[3, 1, 2, 1, 5]);
    let mut bytes = Vec::new();
    gif(&film, &mut bytes, &|_| true).unwrap();
    let mut options = ::gif::DecodeOptions::new();
    options.set_color_output(::gif::ColorOutput::RGBA);
    let mut decoder = options.read_info(Cursor::new(&bytes)).unwrap();
    let mut canvas = vec![0; 320 * 330 * 4];
    let mut lasts = 0;
    for frame in drawn(&film) {
        let read = decoder.read_next_frame().unwrap().unwrap();
        lasts += read.delay;
        let at = (read.left.into(), read.top.into(), read.width.into());
        laid_over(&mut canvas, 320, at, &read.buffer);
        let far = canvas
            .iter()
            .zip(&frame)
            .map(|(one, other)| one.abs_diff(*other));
        assert_eq!(far.max(), Some(0), "there are fewer than 255 colours");
    }
    assert!(decoder.read_next_frame().unwrap().is_none());
    assert_eq!(lasts, 80, "twelve fifteenths of a second");
}

#[test]
fn bare_pixels_come_as_often_as_they_are_held() {
    let film = Moving::new("320x330", &[3, 1, 2]);
    let mut bytes = Vec::new();
    raw(&film, &mut bytes, &|_| true).unwrap();
    let frames: Vec<&[u8]> = bytes.chunks(320 * 330 * 4).collect();
    let drawn = drawn(&film);
    let held = [0, 0, 0, 1, 2, 2].map(|at: usize| drawn[at].as_slice());
    assert!(frames == held, "frames differ");
}

#[test]
fn a_film_that_is_not_to_go_on_ends_with_the_next_frame() {
    let film = Moving::new("320x330", &[1; 40]);
    for most in [0.0, 0.2, 0.7] {
        let stopped = raw(&film, &mut std::io::sink(), &|share| share < most);
        assert!(matches!(stopped, Err(FilmError::Stopped)), "{most}");
    }
}

#[test]
fn how_much_is_done_grows_and_a_film_too_large_or_too_long_is_none() {
    let told = std::sync::Mutex::new(Vec::new());
    let film = Moving::new("320x330", &[1; 12]);
    let report = |share: f32| {
        told.lock().unwrap().push(share);
        true
    };
    apng(&film, &mut std::io::sink(), &report).unwrap();
    let mut told = told.into_inner().unwrap();
    told.retain(|share| *share > 0.0);
    assert!(told.len() > 8 && told.is_sorted(), "{told:?}");
    let huge = Moving::new("4000x4000", &[1]);
    let none = gif(&huge, &mut std::io::sink(), &|_| true);
    assert!(matches!(none, Err(FilmError::Size)));
    let long = Moving::new("320x330", &[1, 9001]);
    let none = raw(&long, &mut std::io::sink(), &|_| true);
    assert!(matches!(none, Err(FilmError::Long)));
}

/// Takes frames, and looks how many of them were drawn by then.
struct Taken<'a> {
    film: &'a Moving,
    frames: usize,
    most_waiting: usize,
}

impl Write for Taken<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.frames += 1;
        let drawn = self.film.asked.load(Ordering::Relaxed);
        self.most_waiting = self.most_waiting.max(drawn - self.frames);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn however_long_a_film_is_only_a_few_frames_are_kept() {
    let film = Moving::new("320x330", &[1; 200]);
    let two = rayon::ThreadPoolBuilder::new()
        .num_threads(2)
        .build()
        .unwrap();
    let mut taken = Taken {
        film: &film,
        frames: 0,
        most_waiting: 0,
    };
    two.install(|| raw(&film, &mut taken, &|_| true)).unwrap();
    assert_eq!(taken.frames, 200);
    // Those that are being packed, and those that are drawn meanwhile.
    assert!(taken.most_waiting <= 8, "{}", taken.most_waiting);
}
