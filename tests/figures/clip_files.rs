//! Clips as files: read back, made again, stopped, and where they can't be written.

use std::io::Cursor;

use refoulement_atlas::figure::clip::{Clip, Pace};
use refoulement_atlas::figure::film::MovingFormat;
use refoulement_atlas::figure::{Request, Theme};
use refoulement_atlas::jobs::{FilmFileError, write_clip};
use refoulement_atlas::words::Language;

use crate::clips::{USUAL, short, since_reopening};
use crate::common::asked;

/// The file of a clip.
fn file(request: &Request, format: MovingFormat, pace: &Pace) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("clip");
    let bytes = write_clip(&path, format, (request, pace), &|_| true).unwrap();
    let file = std::fs::read(path).unwrap();
    assert_eq!(file.len() as u64, bytes);
    file
}

#[test]
fn a_gif_file_has_every_step_and_lasts_as_long_as_asked() {
    asked(&since_reopening(), "640x360", USUAL, |request| {
        let pace = Pace {
            seconds: 4.2,
            ..Pace::default()
        };
        let clip = Clip::new(request, &pace, &|_| true).unwrap();
        let bytes = file(request, MovingFormat::Gif, &pace);
        let mut decoder = gif::DecodeOptions::new()
            .read_info(Cursor::new(&bytes))
            .unwrap();
        assert_eq!((decoder.width(), decoder.height()), (640, 360));
        assert_eq!(decoder.repeat(), gif::Repeat::Infinite);
        let mut delays = Vec::new();
        while let Some(frame) = decoder.read_next_frame().unwrap() {
            assert!(frame.palette.is_none(), "all frames have the same colours");
            delays.push(u32::from(frame.delay));
        }
        assert_eq!(delays.len(), clip.windows().len() + 1);
        // 63 frames of a fifteenth of a second, which no hundredths make up.
        assert_eq!(delays.iter().sum::<u32>(), 420);
    });
}

#[test]
fn an_apng_file_has_every_step_and_lasts_as_long_as_asked() {
    asked(&since_reopening(), "640x360", USUAL, |request| {
        let pace = Pace::default();
        let clip = Clip::new(request, &pace, &|_| true).unwrap();
        let bytes = file(request, MovingFormat::Apng, &pace);
        let mut reader = png::Decoder::new(Cursor::new(&bytes)).read_info().unwrap();
        let frames = reader.info().animation_control.unwrap().num_frames;
        assert_eq!(frames as usize, clip.windows().len() + 1);
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let mut lasts = 0;
        for _ in 0..frames {
            reader.next_frame(&mut pixels).unwrap();
            let control = reader.info().frame_control.unwrap();
            assert_eq!(control.delay_den, pace.frames_a_second);
            lasts += u32::from(control.delay_num);
        }
        assert_eq!(lasts, 150, "ten seconds at fifteen frames");
    });
}

#[test]
fn the_same_clip_is_the_same_file_on_however_many_processors() {
    let one = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .unwrap();
    let three = rayon::ThreadPoolBuilder::new()
        .num_threads(3)
        .build()
        .unwrap();
    for format in [MovingFormat::Gif, MovingFormat::Apng] {
        let made = || {
            asked(
                &since_reopening(),
                "640x360",
                (Language::Ko, Theme::Dark),
                |request| file(request, format, &Pace::default()),
            )
        };
        assert!(one.install(made) == three.install(made), "{format:?}");
    }
}

#[test]
fn a_clip_that_is_stopped_leaves_what_was_there_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("clip.gif");
    std::fs::write(&path, b"what was there").unwrap();
    asked(&since_reopening(), "640x360", USUAL, |request| {
        for format in [MovingFormat::Gif, MovingFormat::Apng] {
            for until in [0.0, 0.3, 0.8] {
                let stopped = write_clip(&path, format, (request, &Pace::default()), &|share| {
                    share < until
                });
                assert!(
                    stopped.is_err_and(|error| error.is_stopped()),
                    "{format:?} {until}"
                );
                assert_eq!(std::fs::read(&path).unwrap(), b"what was there");
                assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
            }
        }
    });
}

#[test]
fn a_clip_that_can_not_be_written_says_so_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("none").join("clip.gif");
    let huge = "4000x4000";
    asked(&since_reopening(), huge, USUAL, |request| {
        for (path, said) in [
            (path, "No such file"),
            (folder.path().join("clip.gif"), "ten million pixels"),
        ] {
            let error = write_clip(
                &path,
                MovingFormat::Gif,
                (request, &Pace::default()),
                &|_| true,
            );
            let error = error.unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
    });
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn an_mp4_video_is_made_where_ffmpeg_is_and_else_a_sentence_says_what_it_needs() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("clip.mp4");
    asked(&since_reopening(), "641x361", USUAL, |request| {
        let made = |path| write_clip(path, MovingFormat::Mp4, (request, &short()), &|_| true);
        match made(&path) {
            Ok(bytes) => {
                let first = std::fs::read(&path).unwrap();
                assert_eq!(first.len() as u64, bytes);
                assert_eq!(first.get(4..8), Some(b"ftyp".as_slice()));
                made(&path).unwrap();
                assert!(
                    first == std::fs::read(&path).unwrap(),
                    "it is the same file"
                );
            }
            Err(error) => assert!(matches!(error, FilmFileError::NoFfmpeg), "{error}"),
        }
        let left = std::fs::read_dir(folder.path()).unwrap();
        assert!(left.into_iter().all(|file| file.unwrap().path() == path));
    });
}
