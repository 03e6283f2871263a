//! What is prepared follows what is on screen and what was chosen, and what is written is said.

use std::path::PathBuf;

use jiff::civil::date;

use super::*;
use crate::action::{Action, Scenes};
use crate::briefing::Callout;
use crate::export::Paging;
use crate::figure::film::MovingFormat;
use crate::figure::{self, Chart, Charts, Format, Look, Theme};
use crate::public::Public;
use crate::public::{DateFloor, PlaceFloor};
use crate::state::samples;
use crate::words::Language;

fn ask(state: &mut State, asked: Export) -> Vec<Job> {
    state.apply(Action::Export(asked))
}

/// A state with the dialog open, and room for a preview.
fn open() -> State {
    let mut state = samples::state();
    ask(&mut state, Export::Open);
    ask(&mut state, Export::Room(600, 400));
    state
}

/// The numbers of the previews that are asked for.
fn previews(jobs: &[Job]) -> Vec<u64> {
    let number = |job: &Job| match job {
        Job::Export(ExportJob::Preview(number, ..)) => Some(*number),
        _ => None,
    };
    jobs.iter().filter_map(number).collect()
}

fn preview(events: u64) -> Arc<Preview> {
    Arc::new(Preview {
        events,
        ..Preview::default()
    })
}

#[test]
fn a_preview_is_asked_for_once_there_is_room_and_again_when_something_changes() {
    let mut state = samples::state();
    assert!(previews(&ask(&mut state, Export::Open)).is_empty());
    assert_eq!(previews(&ask(&mut state, Export::Room(600, 400))), [1]);
    assert!(previews(&ask(&mut state, Export::Room(600, 400))).is_empty());
    assert_eq!(previews(&ask(&mut state, Export::Theme(Theme::Dark))), [2]);
    let format = Export::What(Leaving::Figure(Format::Pdf));
    let jobs = ask(&mut state, format);
    assert!(previews(&jobs).is_empty(), "it looks the same as a page");
    let filtered = state.apply(Action::Window(Some(date(2019, 6, 1)), None));
    assert_eq!(previews(&filtered), [3], "it follows the filter");
    let looked = state.apply(Action::Zoom(1.0, None));
    assert_eq!(previews(&looked), [4], "and the camera");
    ask(&mut state, Export::Map(MapShows::All));
    let looked = state.apply(Action::Zoom(1.0, None));
    assert!(previews(&looked).is_empty(), "but not where all is shown");
}

#[test]
fn only_the_newest_preview_is_shown() {
    let mut state = open();
    ask(&mut state, Export::Theme(Theme::Dark));
    ask(&mut state, Export::Previewed(1, preview(1)));
    assert!(state.exporting().preview().is_none(), "it came too late");
    ask(&mut state, Export::Previewed(2, preview(2)));
    assert!(state.exporting().is_fresh());
    ask(&mut state, Export::Theme(Theme::Print));
    let shown = state.exporting().preview().map(|preview| preview.events);
    assert_eq!(shown, Some(2), "the last one stays until the next is there");
    assert!(!state.exporting().is_fresh());
}

#[test]
fn nothing_is_kept_for_previews_once_the_dialog_is_closed() {
    let mut state = open();
    ask(&mut state, Export::Previewed(1, preview(1)));
    let jobs = state.apply(Action::Dialog(None));
    assert!(matches!(jobs[..], [Job::Export(ExportJob::Forget)]));
    assert!(state.exporting().preview().is_none());
    ask(&mut state, Export::Previewed(1, preview(1)));
    assert!(state.exporting().preview().is_none());
    assert!(state.apply(Action::Dialog(None)).is_empty());
}

#[test]
fn what_is_playing_stops_while_it_is_chosen() {
    let mut state = samples::state();
    state.apply(Action::Play(true));
    ask(&mut state, Export::Open);
    assert!(!state.playback().playing);
}

#[test]
fn choices_are_kept_from_one_day_to_the_next_and_words_are_not() {
    let mut state = open();
    let public = Public {
        place: Some(PlaceFloor::Province),
        date: Some(DateFloor::Month),
        least: 10,
        drop_links: true,
    };
    let jobs = ask(&mut state, Export::Public(public));
    let saved = jobs.iter().find_map(|job| match job {
        Job::Save(settings) => Some(settings.export.public),
        _ => None,
    });
    assert_eq!(saved, Some(public));
    let jobs = ask(&mut state, Export::Title("Winter".into()));
    assert!(!jobs.iter().any(|job| matches!(job, Job::Save(_))));
    let text = ron::to_string(state.settings()).unwrap();
    assert!(!text.contains("Winter"));
    let again: crate::state::Settings = ron::from_str(&text).unwrap();
    assert_eq!(again.export, state.settings().export);
}

#[test]
fn the_order_is_what_is_on_screen_and_what_was_chosen() {
    let mut state = open();
    state.apply(Action::Window(
        Some(date(2019, 6, 1)),
        Some(date(2019, 8, 31)),
    ));
    ask(&mut state, Export::What(Leaving::Figure(Format::Svg)));
    ask(&mut state, Export::Title("  Three months ".into()));
    ask(&mut state, Export::Caption("  ".into()));
    let order = state.order();
    let What::Figure(Format::Svg, plan) = &order.what else {
        panic!("{:?}", order.what);
    };
    assert_eq!(plan.filter, *state.filter());
    assert_eq!(plan.layers, state.chosen().layers);
    assert_eq!(plan.look, Some(Look::Seen(state.view())));
    assert_eq!(plan.title.as_deref(), Some("Three months"));
    assert_eq!((plan.caption.as_deref(), order.public), (None, None));
    ask(&mut state, Export::ForPublic(true));
    assert_eq!(state.order().public, Some(Public::default()));
}

#[test]
fn what_is_called_out_on_screen_is_called_out_in_a_figure_and_a_clip_but_not_for_the_public() {
    let mut state = open();
    let called = |state: &State| match state.order().what {
        What::Figure(_, plan) | What::Clip(_, plan, _) => plan.callouts,
        other => panic!("{other:?}"),
    };
    state.apply(Action::Scenes(Scenes::Capture("First".into())));
    let id = state.scene().unwrap().id;
    let row = state.summary().selection.rows[0];
    let event = Callout {
        to: state.anchor(row).unwrap(),
        text: "Three at once".into(),
    };
    state.apply(Action::Scenes(Scenes::CallOut(id, event)));
    let called_out = figure::Callout {
        to: figure::Anchor::Event(row),
        text: "Three at once".into(),
    };
    assert_eq!(called(&state).first(), Some(&called_out));
    ask(&mut state, Export::What(Leaving::Clip(MovingFormat::Gif)));
    assert_eq!(called(&state), [called_out]);
    ask(&mut state, Export::ForPublic(true));
    assert!(called(&state).is_empty(), "rows are others for the public");
    ask(&mut state, Export::ForPublic(false));
    state.apply(Action::Window(Some(date(2019, 6, 1)), None));
    assert!(called(&state).is_empty(), "nor are they on screen");
}

#[test]
fn charts_are_the_usual_ones_until_some_are_chosen_and_the_preview_follows() {
    let mut state = open();
    let charts = |state: &State| match &state.order().what {
        What::Figure(_, plan) => plan.charts,
        other => panic!("{other:?}"),
    };
    assert_eq!(charts(&state), None);
    let chosen = Some(Charts::default().toggled(Chart::Publishers));
    let jobs = ask(&mut state, Export::Charts(chosen));
    assert_eq!((charts(&state), previews(&jobs)), (chosen, vec![2]));
    let jobs = ask(&mut state, Export::Charts(None));
    assert_eq!((charts(&state), previews(&jobs)), (None, vec![3]));
}

#[test]
fn words_follow_the_screen_unless_another_language_was_chosen() {
    let mut state = open();
    state.apply(Action::Language(Language::Ko));
    assert_eq!(state.order().language(), Language::Ko);
    ask(&mut state, Export::Language(Some(Language::En)));
    assert_eq!(state.order().language(), Language::En);
}

#[test]
fn a_title_is_not_kept_for_other_datasets() {
    let mut state = open();
    ask(&mut state, Export::Title("Winter".into()));
    state.apply(Action::Dialog(None));
    ask(&mut state, Export::Open);
    assert_eq!(state.exporting().headings().title, "Winter");
    let opened = samples::opened("other", 3);
    let origin = Origin::File(PathBuf::from("other.ron"));
    let jobs = state.apply(Action::Open(vec![origin.clone()]));
    let Some(Job::Read(id, _)) = jobs.into_iter().next() else {
        panic!("a file is read");
    };
    let jobs = state.apply(Action::Read(id, origin, Ok(Box::new(opened.into()))));
    state.build(jobs);
    ask(&mut state, Export::Open);
    assert_eq!(state.exporting().headings().title, "");
}

#[test]
fn a_name_is_offered_that_says_what_it_is() {
    let mut state = open();
    let name = |state: &mut State| match ask(state, Export::Save).pop() {
        Some(Job::Export(ExportJob::Place(_, name))) => name,
        job => panic!("{job:?}"),
    };
    assert_eq!(name(&mut state), "reported-events_2019_2020");
    state.apply(Action::Window(
        Some(date(2019, 6, 1)),
        Some(date(2019, 8, 31)),
    ));
    ask(&mut state, Export::ForPublic(true));
    assert_eq!(name(&mut state), "reported-events_2019-06_2019-08_public");
    ask(&mut state, Export::What(Leaving::Dataset));
    assert_eq!(name(&mut state), "reported-events_public");
    ask(&mut state, Export::ForPublic(false));
    assert_eq!(name(&mut state), "reported-events-copy");
}

#[test]
fn a_file_is_on_its_way_until_it_is_written_and_then_is_said_once() {
    let mut state = open();
    let order = Box::new(state.order());
    let path = PathBuf::from("out/map.png");
    let target = Target::named(path.clone(), "png");
    let jobs = ask(&mut state, Export::To(order.clone(), target.clone()));
    let [Job::Export(ExportJob::Write(id, ..))] = jobs[..] else {
        panic!("{jobs:?}");
    };
    assert_eq!(state.running()[0].name, "map.png");
    assert!(state.dialog().is_none(), "the reader may go on");
    let written = Written {
        path: path.clone(),
        bytes: 1,
        pixels: None,
        public: false,
    };
    let jobs = ask(
        &mut state,
        Export::Written(id, path.clone(), Ok(written.clone())),
    );
    let [Job::Save(settings), Job::Export(ExportJob::Forget)] = &jobs[..] else {
        panic!("{jobs:?}");
    };
    assert_eq!(
        settings.saved_in,
        Some("out".into()),
        "the next goes there, too"
    );
    assert!(state.running().is_empty());
    assert_eq!(state.exporting().outcome(), Some(&Ok(written)));

    let full = Some(Err((path.clone(), NotWritten::Full)));
    for (result, outcome) in [(NotWritten::Full, full), (NotWritten::Cancelled, None)] {
        ask(&mut state, Export::To(order.clone(), target.clone()));
        let id = state.running()[0].id;
        ask(&mut state, Export::Written(id, path.clone(), Err(result)));
        let said = state.exporting().outcome();
        assert_eq!(said, outcome.as_ref(), "the last one is no longer said");
    }
    ask(&mut state, Export::To(order, target));
    let id = state.running()[0].id;
    ask(&mut state, Export::Written(id, path, Err(NotWritten::Full)));
    ask(&mut state, Export::Dismiss);
    assert_eq!(state.exporting().outcome(), None);
}

#[test]
fn a_clip_is_looked_at_in_its_midst_and_stays_there_in_another_format() {
    let mut state = open();
    let clip = |format| Export::What(Leaving::Clip(format));
    ask(&mut state, clip(MovingFormat::Gif));
    assert!((state.exporting().peek().when - 0.5).abs() < 1e-6);
    let jobs = ask(&mut state, Export::When(0.8));
    assert_eq!(previews(&jobs).len(), 1);
    let jobs = ask(&mut state, clip(MovingFormat::Mp4));
    assert!(previews(&jobs).is_empty(), "it looks the same as a video");
    assert!((state.exporting().peek().when - 0.8).abs() < 1e-6);
}

#[test]
fn without_a_briefing_a_page_leaves_in_its_place() {
    let mut state = open();
    ask(
        &mut state,
        Export::What(Leaving::Briefing(Paging::Document)),
    );
    assert_eq!(state.leaving(), Leaving::Figure(Format::Pdf));
    assert_eq!(state.order().ending(), "pdf");
}
