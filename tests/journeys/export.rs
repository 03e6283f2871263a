//! Taking something away: a picture, a page, a dataset's file; for the public or as it is.

use std::path::{Path, PathBuf};

use clap::Parser as _;
use egui::{Key, Modifiers};
use refoulement_atlas::cli::{self, Arguments, Outcome};
use refoulement_atlas::figure::Chart;
use refoulement_atlas::jobs::{Picked, Written, today};
use refoulement_atlas::state::{ExportChoices, Leaving};
use refoulement_atlas::words::{Language, Words};

use crate::desk::{Desk, Opening, SIZES};
use crate::papers::Papers;

/// Five events, of which one is sensitive and two have notes.
const PRIVATE: &str = r#"(format: 1, title: "Shelter records",
    sources: [(id: "s", publisher: "Field team", url: "https://example.org/a")],
    places: [
        (id: "p", name: "Shenyang", at: (41.8, 123.4), precision: City, country: "CN", admin1: "CN-LN"),
        (id: "q", name: "Yanji", at: (42.9, 129.5), precision: City, country: "CN", admin1: "CN-JL"),
    ],
    events: [
        (id: "a", kind: Arrest, date: "2019-05-21", place: "p", notes: "told by K", reports: [(source: "s", people: (best: 7))]),
        (id: "b", kind: Arrest, date: "2020-06-01", place: "q", sensitive: true, notes: "told by L", reports: [(source: "s", people: (best: 3))]),
        (id: "c", kind: Repatriation, date: "2021-07", place: "q", reports: [(source: "s", people: (best: 12))]),
        (id: "d", kind: Death, date: "2021-08-02", place: "q", reports: [(source: "s", people: (best: 1))]),
        (id: "e", kind: Release, date: "2021-09-03", place: "p", reports: [(source: "s", people: (best: 2))]),
    ])"#;

/// A window with those events, whose dialog puts a file there.
pub fn opening(papers: &Papers, size: egui::Vec2, place: &Path) -> Desk {
    let file = papers.write("shelter.ron", PRIVATE);
    Opening::new(size)
        .files(&[&file])
        .placed(Picked::Files(vec![place.to_owned()]))
        .open()
}

impl Desk {
    fn choices(&self) -> ExportChoices {
        self.state().settings().export
    }

    /// The file that was written last.
    #[track_caller]
    pub fn written(&self) -> Written {
        match self.state().exporting().outcome() {
            Some(Ok(written)) => written.clone(),
            other => panic!("{other:?}"),
        }
    }

    /// Chooses a size by its name, from the one that is shown.
    pub fn choose_size(&mut self, shown: &str, wanted: &str) {
        self.press(shown);
        self.press(wanted);
    }
}

/// What `render` writes for these arguments.
pub fn rendered(arguments: &[&str], output: &Path) -> Vec<u8> {
    let program = ["refoulement-atlas", "render", "-o"];
    let output_text = output.to_string_lossy().into_owned();
    let all = program.iter().copied().chain([output_text.as_str()]);
    let all = all.chain(arguments.iter().copied());
    let command = Arguments::parse_from(all).command.unwrap();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let outcome = cli::run(&command, &mut cli::Handles::new(&mut out, &mut err));
    assert_eq!(outcome, Outcome::Fine, "{}", String::from_utf8_lossy(&err));
    std::fs::read(output).unwrap()
}

#[test]
fn a_page_for_the_public_says_beforehand_what_is_left_out_and_then_in_print() {
    for size in SIZES {
        let papers = Papers::new();
        let path = papers.path("page.svg");
        let mut desk = opening(&papers, size, &path);
        desk.press("Export");
        desk.shows("Preview", "the figure itself is shown");
        desk.shows(
            "1 sensitive event is in it; “For the public” leaves it out.",
            "the reader is warned as long as it is in",
        );
        desk.press("What: SVG");
        desk.choose_size("Screen, 1920 × 1080", "A4");
        desk.press("Look: Dark");
        desk.press("For the public");
        desk.press("Places: Province");
        desk.press("Dates: Year");
        desk.hides(
            "1 sensitive event is in it; “For the public” leaves it out.",
            "it is not in any more",
        );
        for line in [
            "1 sensitive event left out",
            "internal notes of 1 event left out",
            "places of 4 events said less closely",
            "dates of 4 events said less closely",
            "This figure counts 4 events; on screen there are 5 events.",
        ] {
            desk.shows(line, "what is left out and changed is said in numbers");
        }
        desk.press("Save…");
        desk.hides("Preview", "the reader may go on");
        assert_eq!(
            *desk.offered.lock().unwrap(),
            ["shelter_2019_2021_public.svg"]
        );
        let text = std::fs::read_to_string(&path).unwrap();
        for said in ["For the public:", "province", "4 documented events"] {
            assert!(text.contains(said), "{said}");
        }
        assert!(!text.contains("5 documented events"));
        let said = desk.starting("page.svg was saved in ");
        assert_eq!(said.len(), 1, "{}", desk.on_screen());
        desk.press("Close");
        assert!(
            desk.starting("page.svg was saved in ").is_empty(),
            "and is said once"
        );
    }
}

#[test]
fn what_the_window_saves_is_what_the_command_renders() {
    for (size, wanted, theme, name) in [
        (SIZES[0], "A4, landscape", "Dark", "a.pdf"),
        (SIZES[1], "Square, 1080 × 1080", "Print", "a.png"),
    ] {
        let papers = Papers::new();
        let path = papers.path(name);
        let mut desk = opening(&papers, size, &path);
        desk.open_filter();
        desk.fill("First day", "2020");
        desk.key(Key::Plus);
        desk.chord(Modifiers::COMMAND, Key::E);
        let what = if name == "a.pdf" { "Page" } else { "Picture" };
        if what == "Page" {
            desk.press("What: Page");
        }
        desk.choose_size("Screen, 1920 × 1080", wanted);
        desk.press(&format!("Look: {theme}"));
        desk.press("Language: 한국어");
        desk.press("For the public");
        desk.press("Dates: Month");
        desk.press("Charts: Chosen");
        desk.press("Charts: Documented events by region");
        desk.press("Charts: Events by publisher");
        let view = desk.state().view();
        let at = view.camera.center;
        let camera = format!(
            "{},{},{},{}x{}",
            at.lat, at.lon, view.camera.zoom, view.width, view.height
        );
        desk.press("Save…");
        let saved = std::fs::read(&path).unwrap();

        let file = papers.path("shelter.ron");
        let size = if what == "Page" {
            "a4-landscape"
        } else {
            "square"
        };
        let arguments = [
            file.to_str().unwrap(),
            &format!("--size={size}"),
            &format!("--theme={}", theme.to_lowercase()),
            "--lang=ko",
            &format!("--camera={camera}"),
            "--from=2020",
            "--to=2021-09",
            "--dates=month",
            "--charts=time,publishers",
            &format!("--made={}", today()),
        ];
        let other = rendered(&arguments, &papers.path(&format!("b-{name}")));
        assert!(
            saved == other,
            "{name}: {} and {} bytes",
            saved.len(),
            other.len()
        );
    }
}

#[test]
fn a_dataset_goes_as_it_is_or_for_the_public_and_never_over_itself() {
    let papers = Papers::new();
    let path = papers.path("for-you.ron");
    let mut desk = opening(&papers, SIZES[0], &path);
    desk.press("Export");
    desk.press("What: Dataset");
    desk.shows(
        "The internal notes of 2 events are in it; “For the public” leaves them out.",
        "a file has what no picture shows",
    );
    desk.hides("Size", "a file has no size to choose");
    desk.press("Save…");
    assert_eq!(*desk.offered.lock().unwrap(), ["shelter-copy.ron"]);
    let as_is = std::fs::read_to_string(&path).unwrap();
    assert!(as_is.contains("told by L"));
    desk.press("Export");
    desk.press("For the public");
    desk.press("Save…");
    let public = std::fs::read_to_string(&path).unwrap();
    assert!(!public.contains("told by") && public.contains("Shenyang"));

    let own = papers.path("shelter.ron");
    let mut desk = opening(&papers, SIZES[0], &own);
    desk.press("Export");
    desk.press("What: Dataset");
    desk.press("Save…");
    desk.shows(
        "shelter.ron was not saved. It is the file of a dataset that is open here. Choose another name.",
        "what is open is not replaced",
    );
    assert_eq!(std::fs::read_to_string(&own).unwrap(), PRIVATE);
}

#[test]
fn without_a_file_dialog_a_path_can_be_typed_and_nothing_is_replaced_unasked() {
    let papers = Papers::new();
    let path = papers.path("map.svg");
    let file = papers.write("shelter.ron", PRIVATE);
    let mut desk = Opening::new(SIZES[1])
        .files(&[&file])
        .placed(Picked::Unavailable)
        .open();
    for said in [
        "map.svg was saved in ",
        "map.svg was not saved. There is a file of that name already. Choose another name.",
    ] {
        desk.press("Export");
        desk.press("What: SVG");
        desk.press("Save…");
        desk.fill("Path of the file", &path.to_string_lossy());
        assert_eq!(desk.starting(said).len(), 1, "{said}; {}", desk.on_screen());
    }
}

#[test]
fn the_keyboard_opens_saves_and_leaves() {
    for size in SIZES {
        let papers = Papers::new();
        let path = papers.path("map.png");
        let mut desk = opening(&papers, size, &path);
        desk.chord(Modifiers::COMMAND, Key::E);
        desk.shows("Preview", "Ctrl+E opens the dialog");
        desk.key(Key::Escape);
        desk.hides("Preview", "Escape leaves it");
        desk.chord(Modifiers::COMMAND, Key::E);
        desk.key(Key::Tab);
        assert!(desk.focused().is_some(), "Tab goes through the controls");
        desk.key(Key::Escape);
        desk.chord(Modifiers::COMMAND, Key::E);
        desk.key(Key::Enter);
        assert!(path.exists(), "Enter saves");
        let written = desk.written();
        assert_eq!(written.pixels, Some((1920, 1080)));
    }
}

#[test]
fn a_size_of_ones_own_is_typed_and_one_that_is_none_says_why() {
    let papers = Papers::new();
    let path = papers.path("map.png");
    let mut desk = opening(&papers, SIZES[1], &path);
    desk.press("Export");
    desk.choose_size("Screen, 1920 × 1080", "Other size");
    desk.fill("Width", "100");
    desk.shows("Each side has 320 to 16 000 pixels.", "it says why");
    desk.press("Save…");
    assert!(!path.exists(), "and can't be saved");
    desk.fill("Width", "800");
    desk.fill("Height", "600");
    desk.fill("Title", "My own title");
    desk.press("Save…");
    let written = desk.written();
    assert_eq!(written.pixels, Some((800, 600)));
    let bytes = std::fs::read(&path).unwrap();
    let title = b"My own title";
    assert!(bytes.windows(title.len()).any(|bytes| bytes == title));
}

#[test]
fn the_last_choices_are_there_the_next_day() {
    let papers = Papers::new();
    let settings = papers.path("settings.ron");
    let open = || Opening::new(SIZES[0]).kept_in(&settings).open();
    let mut desk = open();
    desk.press("Export");
    desk.press("What: Page");
    desk.press("For the public");
    desk.press("Places: District");
    desk.fill("Fewer than", "10");
    desk.fill("Title", "Only today");
    desk.key(Key::Escape);
    let chosen = desk.choices();
    assert_eq!(chosen.public.least, 10);
    let mut desk = open();
    desk.press("Export");
    assert_eq!(desk.choices(), chosen);
    assert_ne!(desk.choices().what, Leaving::Dataset);
    assert_eq!(desk.state().exporting().headings().title, "");
}

#[test]
fn everything_in_the_dialog_has_its_place_in_either_language() {
    for size in SIZES {
        for language in [Language::En, Language::Ko] {
            let papers = Papers::new();
            let mut desk = opening(&papers, size, &PathBuf::new());
            if language == Language::Ko {
                desk.press("Menu");
                desk.press("한국어");
            }
            let words = Words::new(language);
            let say = |key: &str| words.get(key).to_owned();
            desk.press(&say("top-export"));
            desk.press(&say("export-public"));
            let preview = desk.rect(&say("export-preview"));
            let save = desk.rect(&say("export-save"));
            assert!(save.right() <= size.x && save.bottom() <= size.y, "{save}");
            assert!(
                preview.bottom() < save.top() && preview.height() > 240.0,
                "{preview}"
            );
            let floors = format!("{}: {}", say("export-places"), say("export-country"));
            let floors = desk.rect(&floors);
            assert!(floors.right() < preview.left(), "{floors} {preview}");
        }
    }
}

#[test]
fn charts_are_chosen_by_ticking_them_and_the_picture_has_them() {
    for size in SIZES {
        let papers = Papers::new();
        let path = papers.path("page.svg");
        let mut desk = opening(&papers, size, &path);
        desk.press("Export");
        desk.press("What: SVG");
        desk.hides(
            "Charts: Events by publisher",
            "the usual charts need no choice",
        );
        desk.press("Charts: Chosen");
        desk.press("Charts: Documented events by region");
        desk.press("Charts: Events by publisher");
        let chosen = desk.choices().charts.unwrap();
        assert_eq!(
            chosen.iter().collect::<Vec<_>>(),
            [Chart::Time, Chart::Publishers]
        );
        desk.press("Save…");
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(">Events by publisher<"));
        assert!(!text.contains(">Documented events by region<"));
    }
}
