//! The invariants that `src/lib.rs` lists, as far as a program can check them. A failure names file and line.
#![cfg(test)]

mod source;

use std::fs;
use std::path::Path;

use source::{Source, names, sources};

/// Longer than a file should be, and known to be: each is to be split, none may join them without a reason.
const LONG: &[&str] = &[];

/// Lines in a file.
const LONGEST: usize = 400;

/// Where facts and questions live: they compute, and touch nothing.
const PURE: &[&str] = &[
    "src/model",
    "src/table",
    "src/format",
    "src/figure",
    "src/briefing",
    "src/geo",
    "src/map",
    "src/words",
    "src/public",
    "src/state",
    "src/state.rs",
    "src/action.rs",
];

/// The program's files in these places.
fn program_in(places: &[&str]) -> Vec<Source> {
    let mut files = sources(&["src"]);
    files.retain(|file| places.iter().any(|place| file.is_in(place)));
    assert!(!files.is_empty(), "nothing is in {places:?}");
    files
}

/// The program's files outside these places.
fn program_outside(places: &[&str]) -> Vec<Source> {
    let mut files = sources(&["src"]);
    files.retain(|file| !places.iter().any(|place| file.is_in(place)));
    files
}

/// Fails with every spot where one of these is named.
fn none_names(files: &[Source], forbidden: &[&str], rule: &str) {
    let found: Vec<String> = files
        .iter()
        .flat_map(|file| file.lines_with(|line| forbidden.iter().any(|word| names(line, word))))
        .collect();
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

#[test]
fn only_ui_knows_the_screen() {
    none_names(
        &program_outside(&["src/ui"]),
        &[
            "egui",
            "eframe",
            "egui_extras",
            "egui_plot",
            "walkers",
            "lucide_icons",
            "rfd::egui",
        ],
        "only src/ui may name what draws",
    );
}

#[test]
fn facts_and_questions_touch_no_file_no_clock_and_no_process() {
    none_names(
        &program_in(PURE),
        &[
            "fs",
            "net",
            "env",
            "process",
            "stdin",
            "stdout",
            "stderr",
            "Instant",
            "SystemTime",
            "Zoned",
            "Timestamp::now",
        ],
        "these parts compute, and touch nothing",
    );
}

#[test]
fn only_jobs_touch_files() {
    none_names(
        &program_outside(&["src/jobs"]),
        &["fs", "AtomicWriteFile", "atomic_write_file", "tempfile"],
        "only src/jobs may touch files",
    );
}

#[test]
fn files_are_written_whole_or_not_at_all() {
    none_names(
        &program_in(&["src/jobs"]),
        &[
            "fs::write",
            "fs::copy",
            "File::create",
            "File::create_new",
            "File::options",
            "OpenOptions",
        ],
        "files are written through AtomicWriteFile alone",
    );
}

#[test]
fn nothing_opens_a_connection() {
    none_names(
        &sources(&["src"]),
        &[
            "net",
            "TcpStream",
            "TcpListener",
            "UdpSocket",
            "reqwest",
            "ureq",
            "hyper",
            "HttpTiles",
            "HttpOptions",
            "LocalTiles",
        ],
        "no part of the program may reach the network",
    );
}

#[test]
fn no_crate_for_the_network_is_asked_for() {
    let manifest =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    for (index, line) in manifest.lines().enumerate() {
        let name = line.split(['=', '.']).next().unwrap_or_default().trim();
        let network = [
            "reqwest",
            "ureq",
            "hyper",
            "curl",
            "isahc",
            "tokio",
            "attohttpc",
            "minreq",
        ];
        assert!(!network.contains(&name), "Cargo.toml:{}: {line}", index + 1);
    }
}

#[test]
fn colours_are_named_in_the_theme_alone() {
    // Transparent is the absence of a colour, and the placeholder is egui's own "whatever the caller says".
    let allowed = |line: &str| {
        line.replace("Color32::TRANSPARENT", "")
            .replace("Color32::PLACEHOLDER", "")
    };
    let makes = |line: &str| {
        [
            "Color32::",
            "Rgba::",
            "Hsva::",
            "hex_color!",
            "Color32([",
            "ecolor::",
            "rgb(0x",
            "red: 0",
            "Colour::new",
        ]
        .iter()
        .any(|maker| allowed(line).contains(maker))
    };
    let mut found = Vec::new();
    // The palette names them all; the theme makes egui's of them.
    for file in program_outside(&[
        "src/palette.rs",
        "src/palette",
        "src/ui/theme.rs",
        "src/ui/theme",
    ]) {
        // The basemap's style carries the theme's colours to walkers, which takes them as text and gives them back
        // as colours. It names none of its own.
        if file.is_in("src/ui/basemap/style.rs") {
            continue;
        }
        found.extend(file.lines_with(makes));
    }
    for file in program_in(&["src/ui", "src/figure", "src/map"]) {
        found.extend(file.quoted_lines_with(has_hex_colour));
    }
    for file in program_in(&["src/ui/theme.rs"]) {
        found.extend(file.lines_with(|line| line.contains("0x") || line.contains("from_rgb(")));
    }
    assert!(
        found.is_empty(),
        "colours belong in src/palette:\n{}",
        found.join("\n")
    );
}

/// `"#` and six hexadecimal digits.
fn has_hex_colour(line: &str) -> bool {
    line.split("\"#")
        .skip(1)
        .any(|rest| rest.len() >= 6 && rest.bytes().take(6).all(|byte| byte.is_ascii_hexdigit()))
}

#[test]
fn words_on_screen_come_from_the_language_files() {
    // A guess, for a program can't know what ends on screen: no text with a letter in it is handed straight to what shows text.
    let shows = [
        "label(",
        "heading(",
        "button(",
        "small_button(",
        "checkbox(",
        "on_hover_text(",
        "hint_text(",
        "strong(",
        "weak(",
        "monospace(",
        "RichText::new(",
        "Label::new(",
        "Button::new(",
    ];
    let said = |line: &str| {
        shows.iter().any(|show| {
            line.split(show).skip(1).any(|rest| {
                rest.strip_prefix('"')
                    .and_then(|text| text.split('"').next())
                    .is_some_and(|text| text.contains(char::is_alphabetic))
            })
        })
    };
    let found: Vec<String> = program_in(&["src/ui"])
        .iter()
        .flat_map(|file| file.quoted_lines_with(said))
        .collect();
    assert!(
        found.is_empty(),
        "words on screen come from assets/i18n:\n{}",
        found.join("\n")
    );
}

#[test]
fn every_file_opens_by_saying_what_it_is() {
    for file in sources(&["src", "tests"]) {
        assert!(
            file.text.starts_with("//! "),
            "{}:1: a file opens with a `//!` line that says what it is",
            file.path
        );
    }
}

#[test]
fn no_file_is_long_without_being_known_to_be() {
    let long: Vec<String> = sources(&["src", "tests"])
        .iter()
        .filter(|file| !LONG.contains(&file.path.as_str()))
        .map(|file| (file.text.lines().count(), &file.path))
        .filter(|(lines, _)| *lines > LONGEST)
        .map(|(lines, path)| format!("{path}:{lines}"))
        .collect();
    assert!(
        long.is_empty(),
        "longer than {LONGEST} lines, to be split:\n{}",
        long.join("\n")
    );
}
