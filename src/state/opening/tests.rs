//! What opens, what stays open, and what a reader who stops it keeps.

use std::path::PathBuf;

use super::*;
use crate::action::Action;
use crate::jobs::Stamp;
use crate::state::Reason;
use crate::state::samples;
use crate::table::Row;

fn file(name: &str) -> Origin {
    Origin::File(PathBuf::from(name))
}

/// The reads that were asked for.
fn reads(jobs: Vec<Job>) -> Vec<(JobId, Origin)> {
    let read = |job| match job {
        Job::Read(id, origin) => Some((id, origin)),
        _ => None,
    };
    jobs.into_iter().filter_map(read).collect()
}

/// Asks for files and answers each with a dataset of so many events.
fn open(state: &mut State, files: &[&str], events: usize) {
    let origins = files.iter().map(|name| file(name)).collect();
    answer(state, Action::Open(origins), events);
}

fn answer(state: &mut State, asked: Action, events: usize) {
    let jobs = state.apply(asked);
    for (id, origin) in reads(jobs) {
        let opened = samples::opened(&origin.name(), events);
        let jobs = state.apply(Action::Read(id, origin, Ok(Box::new(opened.into()))));
        state.build(jobs);
    }
}

fn names(state: &State) -> Vec<String> {
    let shown = state.datasets().iter().filter(|open| open.shown);
    shown.map(|open| open.origin.name()).collect()
}

#[test]
fn a_file_is_shown_in_place_of_what_was_and_that_stays_open() {
    let mut state = samples::state();
    open(&mut state, &["a.ron"], 5);
    assert_eq!(names(&state), ["a.ron"]);
    assert_eq!(state.datasets().len(), 2);
    assert_eq!(state.summary().total.events, 5);
}

#[test]
fn an_event_that_is_chosen_while_another_file_is_on_its_way_is_the_one_on_screen() {
    let mut state = samples::state();
    let bundled = state.shown();
    let asked = reads(state.apply(Action::Open(vec![file("a.ron")])));
    let (id, origin) = asked.into_iter().next().unwrap();
    let opened = samples::opened("a", 24);
    let jobs = state.apply(Action::Read(id, origin, Ok(Box::new(opened.into()))));
    assert_ne!(
        state.shown(),
        bundled,
        "the other file is shown, its columns are not there yet"
    );
    state.apply(Action::Select(Some(Row(3))));
    assert_eq!(state.selected(), Some(Row(3)));
    state.build(jobs);
    assert_eq!(
        state.selected(),
        None,
        "no event of the other file was chosen"
    );
}

#[test]
fn files_asked_for_together_are_shown_together() {
    let mut state = samples::state();
    open(&mut state, &["a.ron", "b.ron"], 5);
    assert_eq!(names(&state), ["a.ron", "b.ron"]);
    assert_eq!(state.summary().total.events, 10);
    open(&mut state, &["c.ron"], 1);
    assert_eq!(names(&state), ["c.ron"]);
}

#[test]
fn a_file_that_does_not_open_leaves_what_is_open() {
    let mut state = samples::state();
    let asked = reads(state.apply(Action::Open(vec![file("gone.ron")])));
    let (id, origin) = asked.into_iter().next().unwrap();
    let jobs = state.apply(Action::Read(id, origin, Err(ReadError::Missing)));
    assert!(jobs.is_empty());
    assert_eq!(names(&state), [""], "the bundled data have no file name");
    assert!(state.running().is_empty());
    let Some(Dialog::Problems(problems)) = state.dialog() else {
        panic!("the reader is told why");
    };
    assert_eq!(problems.reason, Some(Reason::Missing));
}

#[test]
fn a_cancelled_read_changes_nothing_and_says_nothing() {
    let mut state = samples::state();
    let asked = reads(state.apply(Action::Open(vec![file("a.ron")])));
    let (id, origin) = asked.into_iter().next().unwrap();
    state.apply(Action::Read(id, origin, Err(ReadError::Cancelled)));
    assert_eq!(names(&state), [""]);
    assert!(state.running().is_empty() && state.dialog().is_none());
}

#[test]
fn a_file_read_again_keeps_its_key_and_the_selection() {
    let mut state = samples::state();
    open(&mut state, &["a.ron"], 5);
    state.apply(Action::Select(state.ordered().first().copied()));
    let (shown, selected) = (state.shown(), state.chosen().selected.clone());
    assert!(selected.is_some());
    state.apply(Action::Changed("a.ron".into()));
    assert_eq!(state.notices().len(), 1);
    answer(&mut state, Action::Reload(shown[0]), 7);
    assert_eq!(state.shown(), shown);
    assert_eq!(state.chosen().selected, selected);
    assert!(state.selected().is_some(), "the event is still there");
    assert_eq!(state.summary().total.events, 7);
    assert!(state.notices().is_empty());
}

#[test]
fn a_hidden_file_read_again_stays_hidden_until_it_is_asked_for() {
    let mut state = samples::state();
    open(&mut state, &["a.ron"], 5);
    let key = state.shown()[0];
    open(&mut state, &["b.ron"], 3);
    answer(&mut state, Action::Reload(key), 7);
    assert_eq!(names(&state), ["b.ron"]);
    open(&mut state, &["a.ron"], 7);
    assert_eq!(
        (names(&state), state.shown()),
        (vec!["a.ron".to_owned()], vec![key])
    );
}

#[test]
fn closing_the_only_dataset_shown_brings_one_back() {
    let mut state = samples::state();
    open(&mut state, &["a.ron"], 5);
    let jobs = state.apply(Action::Close(state.shown()[0]));
    state.build(jobs);
    assert_eq!(names(&state), [""]);
    assert_eq!(state.summary().total.events, 24);
}

#[test]
fn columns_that_were_asked_for_before_the_last_change_are_not_shown() {
    let mut state = samples::state();
    let key = state.shown()[0];
    let late = state.apply(Action::ShowDataset(key, false));
    let newest = state.apply(Action::ShowDataset(key, true));
    state.build(newest);
    state.build(late);
    assert_eq!(state.summary().total.events, 24);
}

#[test]
fn what_is_read_is_on_its_way_until_its_columns_are_there() {
    let mut state = samples::state();
    let asked = reads(state.apply(Action::Open(vec![file("a.ron")])));
    let (id, origin) = asked.into_iter().next().unwrap();
    assert!(!state.is_building());
    let opened = samples::opened("New", 5);
    let jobs = state.apply(Action::Read(id, origin, Ok(Box::new(opened.into()))));
    assert!(state.is_building() && state.running().is_empty());
    let late = state.apply(Action::ShowDataset(state.shown()[0], true));
    state.build(jobs);
    assert!(state.is_building(), "newer ones were asked for since");
    state.build(late);
    assert!(!state.is_building());
}

/// Asks for a file, which is read; its columns are still to be built.
fn read(state: &mut State, name: &str, asked: Action, opened: Fetched) -> Vec<Job> {
    let (id, origin) = reads(state.apply(asked)).remove(0);
    assert_eq!(origin, file(name));
    state.apply(Action::Read(id, origin, Ok(Box::new(opened))))
}

#[test]
fn whoever_stops_the_building_of_columns_keeps_what_was_open_as_it_was() {
    let mut state = samples::state();
    open(&mut state, &["a.ron"], 5);
    let before = (state.shown(), names(&state), state.chosen().clone());
    let asked = Action::Open(vec![file("b.ron")]);
    let late = read(&mut state, "b.ron", asked, samples::opened("b", 3).into());
    assert_eq!(names(&state), ["b.ron"]);
    let id = state.building().unwrap().id;
    let jobs = state.apply(Action::Cancel(id));
    assert!(matches!(jobs.as_slice(), [Job::Cancel(of)] if *of == id));
    assert!(!state.is_building());
    state.build(late);
    let after = (state.shown(), names(&state), state.chosen().clone());
    assert_eq!(before, after);
    assert_eq!(state.datasets().len(), 2);
    assert_eq!(state.summary().total.events, 5);
    assert!(state.notices().is_empty());
    open(&mut state, &["b.ron"], 3);
    assert_eq!(names(&state), ["b.ron"], "it can be asked for again");
}

#[test]
fn a_file_that_changed_and_whose_columns_were_stopped_is_still_said_to_have_changed() {
    let mut state = samples::state();
    open(&mut state, &["a.ron"], 5);
    let key = state.shown()[0];
    state.apply(Action::Changed("a.ron".into()));
    let newer = Fetched {
        opened: samples::opened("a", 7),
        stamp: Some(Stamp::BUNDLED),
    };
    read(&mut state, "a.ron", Action::Reload(key), newer);
    assert!(state.notices().is_empty());
    state.apply(Action::Cancel(state.building().unwrap().id));
    assert_eq!(state.notices(), [Notice::Changed(key)]);
    assert_eq!(state.datasets()[1].dataset.events.len(), 5);
    let (id, origin) = reads(state.apply(Action::Reload(key))).remove(0);
    assert!(state.notices().is_empty());
    state.apply(Action::Read(id, origin, Err(ReadError::Cancelled)));
    assert_eq!(state.notices(), [Notice::Changed(key)]);
}

#[test]
fn columns_that_nobody_waits_for_any_more_are_stopped() {
    let mut state = samples::state();
    let key = state.shown()[0];
    state.apply(Action::ShowDataset(key, false));
    let first = state.building().unwrap().id;
    let jobs = state.apply(Action::ShowDataset(key, true));
    let newest = state.building().unwrap().id;
    let [Job::Cancel(stopped), Job::Build(built, _)] = jobs.as_slice() else {
        panic!("{jobs:?}");
    };
    assert_eq!((*stopped, *built), (first, newest));
    state.apply(Action::Cancel(newest));
    assert_eq!(state.shown(), [key], "as the table on screen has it");
}

#[test]
fn progress_never_goes_back() {
    let mut state = samples::state();
    let asked = reads(state.apply(Action::Open(vec![file("a.ron")])));
    let id = asked[0].0;
    // Threads report in any order.
    for share in [0.2, 0.7, 0.5] {
        state.apply(Action::Progress(id, share));
    }
    assert!((state.running()[0].share - 0.7).abs() < 1e-6);
    let opened = samples::opened("a", 5).into();
    state.apply(Action::Read(id, file("a.ron"), Ok(Box::new(opened))));
    let id = state.building().unwrap().id;
    for share in [0.4, 0.3] {
        state.apply(Action::Progress(id, share));
    }
    assert!((state.building().unwrap().share - 0.4).abs() < 1e-6);
}

#[test]
fn what_was_opened_is_looked_at_and_undo_looks_back() {
    let mut state = samples::state();
    let before = state.chosen().clone();
    open(&mut state, &["a.ron"], 1);
    assert_ne!(state.chosen().camera, before.camera);
    state.apply(Action::Undo);
    assert_eq!(*state.chosen(), before);
    assert!(!state.can_undo());
}
