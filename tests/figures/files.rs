//! The files: sizes and dots of PNG, the text of PDF as another program finds it, the letters of SVG.

use std::process::Command;

use clap::Parser;
use refoulement_atlas::cli::{self, Arguments, Outcome};
use refoulement_atlas::figure::Theme;
use refoulement_atlas::table::Filter;
use refoulement_atlas::words::Language;

use crate::common::picture;

/// Pixels and dots a metre of a PNG file, as they stand in it.
pub fn read_back(bytes: &[u8]) -> ((u32, u32), (u32, u32)) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes))
        .read_info()
        .unwrap();
    let info = reader.info();
    let (size, dots) = ((info.width, info.height), info.pixel_dims.unwrap());
    assert_eq!(dots.unit, png::Unit::Meter);
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    let first: Vec<u8> = pixels[..3].to_vec();
    assert!(
        pixels.chunks(3).any(|pixel| pixel != first),
        "something is drawn"
    );
    (size, (dots.xppu, dots.yppu))
}

#[test]
fn a_png_file_has_the_pixels_and_the_dots_of_its_size() {
    for (size, pixels, inch) in [
        ("1920x1080", (1920, 1080), 140.6),
        ("square", (1080, 1080), 142.1),
        ("portrait", (1080, 1350), 142.1),
        ("a4", (2480, 3508), 300.0),
        ("a4-landscape", (3508, 2480), 300.0),
        ("letter", (2550, 3300), 300.0),
    ] {
        let png = picture(&Filter::default(), size, Language::En, Theme::Light)
            .png(&|_| true)
            .unwrap();
        let (found, (across, down)) = read_back(&png);
        assert_eq!(found, pixels, "{size}");
        assert_eq!(across, down, "{size}");
        assert!(
            (f64::from(across) * 0.0254 - inch).abs() < 0.2,
            "{size}: {across}"
        );
    }
}

#[test]
fn the_same_figure_is_the_same_file() {
    let one = picture(&Filter::default(), "square", Language::Ko, Theme::Dark);
    let other = picture(&Filter::default(), "square", Language::Ko, Theme::Dark);
    assert_eq!(one.svg(), other.svg());
    assert_eq!(one.pdf().unwrap(), other.pdf().unwrap());
    assert_eq!(one.png(&|_| true).unwrap(), other.png(&|_| true).unwrap());
}

#[test]
fn a_page_is_far_below_two_megabytes() {
    let picture = picture(&Filter::default(), "a4", Language::Ko, Theme::Light);
    assert!(picture.pdf().unwrap().len() < 1_000_000);
    assert!(picture.svg().len() < 2_000_000);
}

/// What pdftotext finds; none where the program is missing.
pub fn found(pdf: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("figure.pdf");
    std::fs::write(&path, pdf).unwrap();
    let ran = Command::new("pdftotext")
        .arg("-raw")
        .arg(&path)
        .arg("-")
        .output();
    let Ok(ran) = ran else {
        assert!(
            std::env::var_os("ATLAS_PICTURES").is_none(),
            "pdftotext (poppler-utils) is needed to read PDF files back"
        );
        eprintln!("pdftotext is missing: the text of PDF files is not compared");
        return None;
    };
    Some(String::from_utf8(ran.stdout).unwrap())
}

/// Text without what lines and columns do to it.
pub fn plain(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_whitespace())
        .collect()
}

/// The words that stand in a PDF file for letters that are set apart. Another program puts them together by
/// where the letters are, and at some places on a page does not.
fn words_set_apart(pdf: &[u8]) -> String {
    let parts = pdf.windows(7).enumerate();
    let streams = parts.filter(|(_, part)| part.starts_with(b"stream\n"));
    let mut words = String::new();
    for (at, _) in streams {
        let mut text = Vec::new();
        let mut packed = flate2::read::ZlibDecoder::new(&pdf[at + 7..]);
        let _ = std::io::Read::read_to_end(&mut packed, &mut text);
        let text = String::from_utf8_lossy(&text);
        for part in text.split("/ActualText<FEFF").skip(1) {
            let hex = part.split('>').next().unwrap_or_default();
            let units = hex
                .as_bytes()
                .chunks(4)
                .filter_map(|unit| u16::from_str_radix(std::str::from_utf8(unit).ok()?, 16).ok());
            words += &String::from_utf16_lossy(&units.collect::<Vec<_>>());
            words.push(' ');
        }
    }
    words
}

#[test]
fn every_text_of_a_pdf_file_is_found_by_another_program() {
    for language in Language::ALL {
        let picture = picture(&Filter::default(), "a4", *language, Theme::Light);
        let pdf = picture.pdf().unwrap();
        let Some(text) = found(&pdf) else {
            return;
        };
        let text = plain(&(text + &words_set_apart(&pdf)));
        let texts = picture.texts();
        let lost: Vec<&str> = texts
            .iter()
            .map(|item| item.text.as_str())
            .filter(|item| !text.contains(&plain(item)))
            .collect();
        assert!(lost.is_empty(), "{language:?}: {lost:?}");
    }
}

#[test]
fn an_svg_file_brings_the_letters_of_every_text() {
    let picture = picture(&Filter::default(), "square", Language::Ko, Theme::Light);
    let svg = picture.svg();
    assert!(svg.starts_with("<svg ") && svg.trim_end().ends_with("</svg>"));
    assert!(svg.matches("@font-face").count() >= 2);
    assert_eq!(svg.matches("<text ").count(), picture.texts().len());
    for text in picture.texts() {
        let escaped = text.text.replace('&', "&amp;");
        assert!(svg.contains(&format!(">{escaped}</text>")), "{}", text.text);
    }
}

/// Runs `render` with these arguments, `@` standing for a folder: how it ended, what it said, and what is in the
/// folder afterwards.
fn rendered(arguments: &str) -> (Outcome, String, Vec<String>) {
    looked_on(arguments, false)
}

/// The same, where somebody looks on.
fn looked_on(arguments: &str, is_watched: bool) -> (Outcome, String, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let at = format!("{}/", folder.path().display());
    let line = format!("refoulement-atlas render {}", arguments.replace('@', &at));
    let command = Arguments::try_parse_from(line.split(' '))
        .unwrap()
        .command
        .unwrap();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut handles = cli::Handles {
        is_watched,
        ..cli::Handles::new(&mut out, &mut err)
    };
    let outcome = cli::run(&command, &mut handles);
    let said = String::from_utf8([out, err].concat())
        .unwrap()
        .replace(&at, "@");
    let files = std::fs::read_dir(folder.path()).unwrap();
    let files = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    (outcome, said, files.collect())
}

#[test]
fn who_looks_on_is_told_how_far_a_clip_is_on_a_line_that_goes_away() {
    let asked =
        "-o @clip.gif --size 320x320 --seconds 3 --fps 5 --from 2023 --to 2023 --step quarter";
    let (_, alone, _) = rendered(asked);
    assert!(
        !alone.contains('\r') && alone.ends_with(" KB\n"),
        "{alone:?}"
    );
    let (_, told, _) = looked_on(asked, true);
    let told = told
        .strip_prefix(&alone)
        .expect("what is said stays the same");
    assert!(
        told.starts_with("\rclip.gif, 15 frames:   0 %\r"),
        "{told:?}"
    );
    assert!(told.ends_with(" \r") && !told.contains('\n'), "{told:?}");
    let told = told
        .split('\r')
        .filter_map(|line| line.trim_end_matches(" %").rsplit(' ').next());
    let told: Vec<u32> = told.filter_map(|percent| percent.parse().ok()).collect();
    assert!(told.len() > 5 && told.is_sorted(), "{told:?}");
}

#[test]
fn a_command_writes_one_whole_file_or_none() {
    for name in ["map.png", "map.svg", "map.pdf"] {
        let (outcome, said, files) = rendered(&format!("-o @{name} --size square --theme print"));
        assert_eq!(
            (outcome, files),
            (Outcome::Fine, vec![name.to_owned()]),
            "{said}"
        );
        assert!(
            said.starts_with(&format!("@{name}: 1080 × 1080 pixels")),
            "{said}"
        );
    }
    for (arguments, why) in [
        (
            "-o @map.jpg",
            "ends in none of .png, .svg, .pdf, .gif, .apng, .mp4",
        ),
        (
            "-o @map.png --seconds 4",
            "are for clips: .gif, .apng, .mp4",
        ),
        ("-o @map.gif --fps 0", "1 to 50 frames a second"),
        ("-o @map.gif --seconds 1e9", "2 to 600 seconds"),
        ("-o @map.apng --window-length 0", "1 to 10000 steps"),
        ("-o @map.gif --step day", "steps don't fit 105 frames"),
        ("-o @map.gif --text nosuchword", "nothing to play"),
        ("-o @none/map.png", "can't write @none/map.png"),
        ("@missing.ron -o @map.png", "can't open @missing.ron"),
        ("-o @map.png --kind Arest", "did you mean \"Arrest\""),
        ("-o @map.png --lang de", "no language \"de\""),
    ] {
        let (outcome, said, files) = rendered(arguments);
        assert_eq!(
            (outcome, files),
            (Outcome::Unusable, Vec::new()),
            "{arguments}"
        );
        assert!(said.contains(why), "{arguments}: {said}");
    }
}

#[test]
fn what_is_no_size_or_camera_is_said_by_the_command_line() {
    for arguments in [
        "--size a9",
        "--size 10x10",
        "--camera 1,2",
        "--theme sepia",
        "--layers roads",
    ] {
        let line = format!("refoulement-atlas render -o map.png {arguments}");
        assert!(
            Arguments::try_parse_from(line.split(' ')).is_err(),
            "{arguments}"
        );
    }
}
