//! Presenting, with time told by hand.

use super::*;
use crate::action::{Action, Choice};
use crate::model::{Kind, LatLon};
use crate::state::samples;

/// Two scenes: all of the data, and arrests of some years, far away and near.
fn two_scenes() -> State {
    let mut state = samples::state();
    for (title, from, lon, zoom) in [
        ("first", None, 127.0, 5.0),
        ("second", Some(2020), 101.0, 8.0),
    ] {
        state.apply(Action::Window(
            from.map(|year| jiff::civil::date(year, 1, 1)),
            None,
        ));
        if from.is_some() {
            state.apply(Action::Only(Choice::Kind(Kind::Arrest)));
        }
        let center = LatLon { lat: 40.0, lon };
        state.apply(Action::Look(Camera { center, zoom }));
        let jobs = state.apply(Action::Scenes(Scenes::Capture(title.into())));
        state.build(jobs);
    }
    state.apply(Action::ResetFilter);
    state
}

fn ask(state: &mut State, present: Present) {
    let jobs = state.apply(Action::Present(present));
    state.build(jobs);
}

fn title(state: &State) -> &str {
    state.scene().map_or("", |scene| scene.title.as_str())
}

/// To the first scene, without the way there.
fn begun() -> State {
    let mut state = two_scenes();
    ask(&mut state, Present::Begin);
    ask(&mut state, Present::Beside(-1));
    while state.is_gliding() {
        ask(&mut state, Present::Glide(0.2));
    }
    state
}

#[test]
fn presenting_comes_back_to_where_the_reader_was_and_leaves_nothing_to_undo() {
    let mut state = two_scenes();
    let (before, steps) = (state.chosen().clone(), state.can_redo());
    let total = state.summary().total;
    ask(&mut state, Present::Begin);
    assert!(state.is_presenting());
    assert_eq!(title(&state), "second", "it begins at the scene on screen");
    assert_ne!(state.summary().total, total);
    ask(&mut state, Present::Beside(-1));
    ask(&mut state, Present::Glide(0.2));
    state.apply(Action::Play(true));
    state.apply(Action::Tick(1.0));
    ask(&mut state, Present::End);
    assert!(!state.is_presenting() && !state.is_gliding());
    assert_eq!(*state.chosen(), before);
    assert_eq!(state.summary().total, total);
    assert_eq!(state.can_redo(), steps);
    state.apply(Action::Undo);
    assert_ne!(
        state.filter(),
        &before.filter,
        "the step before presenting is the one to undo"
    );
}

#[test]
fn camera_and_window_glide_and_end_exactly_at_the_scene() {
    let mut state = begun();
    let (start, scene) = (state.chosen().camera, state.briefing().scenes[1].clone());
    ask(&mut state, Present::Beside(1));
    assert!(state.is_gliding());
    assert_eq!(title(&state), "second");
    assert_eq!(
        state.filter().kinds,
        scene.shot.filter.kinds,
        "all but the window is there at once"
    );
    let mut windows = Vec::new();
    let mut cameras = vec![start];
    while state.is_gliding() {
        ask(&mut state, Present::Glide(0.1));
        windows.push(state.filter().from);
        cameras.push(state.chosen().camera);
    }
    assert!(windows.len() > 10 && windows.is_sorted(), "{windows:?}");
    assert!(cameras.windows(2).all(|two| two[0] != two[1]));
    assert_eq!(state.filter(), &scene.shot.filter);
    let (width, height) = (state.view().width, state.view().height);
    assert_eq!(
        state.chosen().camera,
        state
            .view()
            .gliding(scene.shot.camera_on(width, height), 1.0)
    );
}

#[test]
fn every_step_of_a_glide_counts_what_its_window_holds() {
    let mut state = begun();
    ask(&mut state, Present::Beside(1));
    while state.is_gliding() {
        ask(&mut state, Present::Glide(0.3));
        let sieve = crate::table::Sieve::of(state.table(), state.filter());
        let summary = crate::table::Summary::of(state.table(), &sieve);
        assert_eq!(state.summary().total, summary.total);
    }
}

#[test]
fn where_no_motion_is_wished_for_a_scene_is_there_at_once() {
    let mut state = begun();
    state.apply(Action::Motion(MotionChoice::Without));
    ask(&mut state, Present::Beside(1));
    assert!(!state.is_gliding());
    assert_eq!(state.filter(), &state.briefing().scenes[1].shot.filter);
}

#[test]
fn the_system_is_asked_unless_the_reader_says_otherwise() {
    let mut state = begun();
    state.apply(Action::SystemIsStill);
    ask(&mut state, Present::Beside(1));
    assert!(!state.is_gliding());
    state.apply(Action::Motion(MotionChoice::With));
    ask(&mut state, Present::Beside(-1));
    assert!(state.is_gliding());
}

#[test]
fn going_on_during_a_glide_goes_on_from_where_it_was_to_end() {
    let mut state = begun();
    ask(&mut state, Present::Beside(1));
    ask(&mut state, Present::Glide(0.1));
    ask(&mut state, Present::Beside(-1));
    assert_eq!(title(&state), "first");
    ask(&mut state, Present::Glide(9.0));
    while state.is_gliding() {
        ask(&mut state, Present::Glide(9.0));
    }
    assert_eq!(state.filter(), &state.briefing().scenes[0].shot.filter);
    ask(&mut state, Present::Beside(-1));
    assert_eq!(title(&state), "first", "there is none before the first");
    assert!(!state.is_gliding());
}

#[test]
fn without_scenes_what_is_on_screen_is_presented() {
    let mut state = samples::state();
    let filter = state.filter().clone();
    ask(&mut state, Present::Begin);
    assert!(state.is_presenting() && state.scene().is_none());
    assert_eq!(*state.filter(), filter);
    let seen = state.view();
    state.apply(Action::Sheet(1600.0, 1000.0));
    let on = seen.on_sheet(1600.0, 1000.0).camera;
    assert!((state.chosen().camera.zoom - on.zoom).abs() < 1e-9);
    ask(&mut state, Present::End);
    assert!(!state.is_presenting());
}

#[test]
fn whatever_opens_or_asks_ends_presenting_first() {
    use crate::action::Next;
    use crate::state::Dialog;

    let mut state = begun();
    let scenes = state.briefing().scenes.len();
    // The window is being closed with something unsaved.
    state.apply(Action::Dialog(Some(Dialog::Unsaved(Next::Quit))));
    assert!(!state.is_presenting() && state.dialog().is_some());
    ask(&mut state, Present::Begin);
    let jobs = state.apply(Action::Scenes(Scenes::Discard(Next::New)));
    state.build(jobs);
    assert!(!state.is_presenting());
    assert!(
        scenes > 0 && state.briefing().scenes.is_empty(),
        "the old scenes stay away"
    );
    ask(&mut state, Present::End);
    assert!(state.briefing().scenes.is_empty());
}

#[test]
fn what_was_read_for_a_scene_alone_is_stopped_when_presenting_ends() {
    let mut state = two_scenes();
    let key = state.datasets()[0].key;
    let other = crate::state::Origin::File("other.ron".into());
    let jobs = state.apply(Action::Open(vec![other.clone()]));
    for job in jobs {
        if let Job::Read(id, origin) = job {
            let opened = samples::opened("other", 3);
            let jobs = state.apply(Action::Read(id, origin, Ok(Box::new(opened.into()))));
            state.build(jobs);
        }
    }
    let jobs = state.apply(Action::Close(key));
    state.build(jobs);
    let before = state.chosen().clone();
    // The data of the scenes is not open any more.
    let jobs = state.apply(Action::Present(Present::Begin));
    let reads: Vec<_> = jobs
        .iter()
        .filter(|job| matches!(job, Job::Read(..)))
        .collect();
    assert_eq!(reads.len(), 1);
    let jobs = state.apply(Action::Present(Present::End));
    assert!(
        jobs.iter().any(|job| matches!(job, Job::Cancel(_))),
        "it is not read to its end"
    );
    assert_eq!(*state.chosen(), before);
    assert!(
        state
            .datasets()
            .iter()
            .any(|open| open.origin == other && open.shown)
    );
}
