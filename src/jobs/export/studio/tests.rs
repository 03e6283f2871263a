//! Previews and files, made of three events.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use super::*;
use crate::figure::clip::ClipError;
use crate::figure::film::MovingFormat;
use crate::figure::{Format, Size, Theme};
use crate::format::{self, Limits, NoGround};
use crate::jobs::{NotWritten, Target};
use crate::public::DateFloor;
use crate::state::Layers;
use crate::table::{Filter, Table};

/// Three events, of which one is sensitive and two have notes.
const TEXT: &str = r#"(format: 1, title: "Three",
    sources: [(id: "s", publisher: "Daily NK", url: "https://example.org/")],
    places: [(id: "p", name: "Tumen", at: (42.97, 129.84), precision: City, country: "CN", admin1: "CN-JL")],
    events: [
        (id: "a", kind: Arrest, date: "2019-05-21", place: "p", notes: "told by K", reports: [(source: "s", people: (best: 7))]),
        (id: "b", kind: Arrest, date: "2020-06-01", place: "p", sensitive: true, notes: "told by L", reports: [(source: "s")]),
        (id: "c", kind: Death, date: "2021-07", place: "p", reports: [(source: "s", people: (best: 1))]),
    ])"#;

fn studio() -> Studio {
    let archive = Arc::new(Archive::embedded());
    Studio::new(Arc::new(Regions::default()), archive, Arc::default())
}

fn table() -> Arc<Table> {
    let (limits, bytes) = (Limits::default(), TEXT.as_bytes());
    let opened = format::read(bytes, "three.ron", &limits, &NoGround, &|_| true).unwrap();
    assert_eq!(opened.diagnostics.errors, 0);
    Arc::new(Table::new(&[Arc::new(opened.dataset)], &Regions::default()))
}

fn plan(title: &str) -> Plan {
    Plan {
        filter: Filter::default(),
        size: Size::Pixels(480, 320),
        theme: Theme::Light,
        language: Language::En,
        look: None,
        layers: Layers::default(),
        charts: None,
        title: Some(title.to_owned()),
        subtitle: None,
        lead: None,
        callouts: Vec::new(),
        caption: None,
    }
}

fn figure(table: &Arc<Table>, format: Format, public: Option<Public>) -> Order {
    Order {
        table: Arc::clone(table),
        public,
        what: What::Figure(format, Box::new(plan("Three events"))),
    }
}

fn dataset(table: &Arc<Table>, public: Option<Public>) -> Order {
    Order {
        table: Arc::clone(table),
        public,
        what: What::Dataset(0, Language::En),
    }
}

/// For the public, no date closer than its month.
const MONTH: Option<Public> = Some(Public {
    place: None,
    date: Some(DateFloor::Month),
    least: 0,
    drop_links: false,
});

fn target(path: PathBuf) -> Target {
    Target {
        path,
        may_replace: true,
    }
}

/// What is posted while previews are made.
fn previewed(studio: &Studio) -> Vec<(u64, Arc<Preview>)> {
    let posted = Arc::new(Mutex::new(Vec::new()));
    let inbox = Arc::clone(&posted);
    let post: Post = Arc::new(move |action| {
        if let Action::Export(Export::Previewed(number, preview)) = action {
            inbox.lock().unwrap().push((number, preview));
        }
    });
    studio.preview(&post);
    std::mem::take(&mut *posted.lock().unwrap())
}

fn wanted(number: u64, order: Order) -> Wanted {
    Wanted {
        number,
        order: Box::new(order),
        peek: Peek {
            room: (120, 120),
            when: 0.5,
        },
    }
}

#[test]
fn of_several_previews_that_wait_only_the_newest_is_made() {
    let (studio, table) = (studio(), table());
    assert!(studio.ask(wanted(1, figure(&table, Format::Png, None))));
    for number in 2..=4 {
        let order = figure(&table, Format::Png, None);
        assert!(
            !studio.ask(wanted(number, order)),
            "one works on them already"
        );
    }
    let made = previewed(&studio);
    let [(4, preview)] = &made[..] else {
        panic!("{:?}", made.iter().map(|made| made.0).collect::<Vec<_>>());
    };
    let pixels = preview.pixels.as_ref().unwrap();
    assert_eq!((pixels.width, pixels.height), (120, 80));
    assert_eq!((preview.events, preview.redaction), (3, None));
    assert_eq!(
        preview.private,
        Private {
            sensitive: 1,
            notes: 2
        }
    );
    assert!(studio.ask(wanted(5, figure(&table, Format::Png, None))));
    studio.forget();
    assert!(previewed(&studio).is_empty(), "nobody looks any more");
}

#[test]
fn a_preview_says_in_numbers_what_is_left_out_and_changed() {
    let (studio, table) = (studio(), table());
    studio.ask(wanted(1, dataset(&table, MONTH)));
    let (_, preview) = previewed(&studio).pop().unwrap();
    let redaction = preview.redaction.unwrap();
    assert_eq!(
        (redaction.sensitive, redaction.notes, redaction.dates),
        (1, 1, 1)
    );
    assert_eq!((preview.events, &preview.pixels), (2, &None));
}

#[test]
fn what_was_worked_out_for_the_preview_is_not_worked_out_again_for_the_file() {
    let (studio, table) = (studio(), table());
    let order = figure(&table, Format::Png, MONTH);
    let (first, _) = studio.shown(&order);
    let (again, _) = studio.shown(&figure(&table, Format::Svg, MONTH));
    assert!(Arc::ptr_eq(&first, &again));
    let (other, private) = studio.shown(&figure(&table, Format::Png, None));
    assert!(!Arc::ptr_eq(&first, &other) && private.sensitive == 1);
    assert!(
        Arc::ptr_eq(other.table(&studio.regions), &table),
        "it is there already"
    );
}

#[test]
fn a_file_is_what_its_figure_is_and_says_whom_it_is_for() {
    let (studio, table) = (studio(), table());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("three.svg");
    let order = figure(&table, Format::Svg, MONTH);
    let written = studio.write(&order, &target(path.clone()), &[], &|_| true);
    let written = written.unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!((written.bytes, written.public), (text.len() as u64, true));
    assert!(text.contains("Three events") && text.contains("For the public:"));

    let path = folder.path().join("three.ron");
    for (public, held) in [(None, true), (MONTH, false)] {
        let order = dataset(&table, public);
        studio
            .write(&order, &target(path.clone()), &[], &|_| true)
            .unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(text.contains("told by K"), held, "{text}");
        assert_eq!(text.contains("2019-05-21"), held, "{text}");
    }
}

#[test]
fn whoever_cancels_leaves_no_file() {
    let (studio, table) = (studio(), table());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("three.png");
    let order = figure(&table, Format::Png, None);
    let mut steps = Vec::new();
    for after in 0..20 {
        let (left, going) = (AtomicU64::new(after), AtomicBool::new(true));
        let report = |_: f32| {
            let goes = left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
                left.checked_sub(1)
            });
            going.fetch_and(goes.is_ok(), Ordering::Relaxed) && goes.is_ok()
        };
        let result = studio.write(&order, &target(path.clone()), &[], &report);
        if result.is_ok() {
            break;
        }
        steps.push(result);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
    assert!(path.exists() && steps.len() >= 4, "{}", steps.len());
    assert!(steps.iter().all(|step| *step == Err(NotWritten::Cancelled)));
}

#[test]
fn a_dataset_that_is_open_is_not_replaced_and_nothing_unasked() {
    let (studio, table) = (studio(), table());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("three.ron");
    std::fs::write(&path, TEXT).unwrap();
    let order = dataset(&table, None);
    let open = [folder.path().join(".").join("three.ron")];
    let write = |target: &Target, open: &[PathBuf]| studio.write(&order, target, open, &|_| true);
    assert_eq!(write(&target(path.clone()), &open), Err(NotWritten::IsOpen));
    let unasked = Target {
        path: path.clone(),
        may_replace: false,
    };
    assert_eq!(write(&unasked, &[]), Err(NotWritten::Exists));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), TEXT);
    let nowhere = target(folder.path().join("none").join("a.ron"));
    assert_eq!(write(&nowhere, &[]), Err(NotWritten::NoFolder));
    assert!(write(&target(path.clone()), &[]).is_ok());
}

#[test]
fn what_was_written_meanwhile_under_the_same_name_stays() {
    let (studio, table) = (studio(), table());
    let orders = [
        dataset(&table, None),
        figure(&table, Format::Svg, None),
        clip(&table, 4.0),
    ];
    for order in orders {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("typed");
        let unasked = Target {
            path: path.clone(),
            may_replace: false,
        };
        let report = |_: f32| std::fs::write(&path, TEXT).is_ok();
        let written = studio.write(&order, &unasked, &[], &report);
        assert_eq!(written, Err(NotWritten::Exists), "{:?}", order.what);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), TEXT);
    }
}

#[test]
fn a_name_gets_its_ending_and_then_is_another_name() {
    for (given, path, may_replace) in [
        ("map.png", "map.png", true),
        ("map.PNG", "map.PNG", true),
        ("map", "map.png", false),
        ("map.v2", "map.v2.png", false),
    ] {
        let target = Target::named(PathBuf::from(given), "png");
        assert_eq!(
            (target.path, target.may_replace),
            (PathBuf::from(path), may_replace)
        );
    }
}

/// Three events within three months.
fn clip(table: &Arc<Table>, seconds: f64) -> Order {
    let pace = Pace {
        seconds,
        frames_a_second: 2,
        ..Pace::default()
    };
    Order {
        table: Arc::clone(table),
        public: None,
        what: What::Clip(MovingFormat::Gif, Box::new(plan("Three events")), pace),
    }
}

#[test]
fn a_preview_of_a_clip_shows_it_at_a_time_and_last_its_end_card() {
    let (studio, table) = (studio(), table());
    let at = |number: u64, when: f32, seconds: f64| {
        let mut wanted = wanted(number, clip(&table, seconds));
        wanted.peek.when = when;
        studio.ask(wanted);
        previewed(&studio).pop().unwrap().1
    };
    let (first, midst, last) = (at(1, 0.0, 4.0), at(2, 0.5, 4.0), at(3, 1.0, 4.0));
    let day = |preview: &Preview| preview.days.map(|days| days.first);
    assert!(day(&first) < day(&midst) && day(&last).is_none());
    assert!(first.pixels.is_some() && first.pixels != last.pixels);
    let none = at(4, 0.0, 1.0);
    assert_eq!(
        (none.no_clip, &none.pixels),
        (Some(ClipError::Seconds), &None)
    );
}

#[test]
fn a_clip_is_written_whole_or_not_at_all() {
    let (studio, table) = (studio(), table());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("three.gif");
    let order = clip(&table, 4.0);
    let target = target(path.clone());
    let stopped = studio.write(&order, &target, &[], &|share| share < 0.6);
    assert_eq!(stopped, Err(NotWritten::Cancelled));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    let written = studio.write(&order, &target, &[], &|_| true).unwrap();
    assert_eq!(written.bytes, std::fs::metadata(&path).unwrap().len());
    assert_eq!(written.pixels, Some((480, 320)));
    let none = studio.write(&clip(&table, 1.0), &target, &[], &|_| true);
    assert_eq!(none, Err(NotWritten::NoClip(ClipError::Seconds)));
}
