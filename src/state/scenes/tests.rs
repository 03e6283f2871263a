//! Scenes, from capture to saving and opening again, with the jobs done by hand.

use std::path::PathBuf;

use proptest::prelude::*;

use super::*;
use crate::action::{Action, Choice};
use crate::briefing::{DatasetNote, Kept, Sha256, samples as briefings};
use crate::geo::Camera;
use crate::jobs::OpenedBriefing;
use crate::model::{Kind, LatLon};
use crate::state::{Layer, samples};
use crate::table::Dimension;

pub(in crate::state) fn ask(state: &mut State, scenes: Scenes) {
    let jobs = state.apply(Action::Scenes(scenes));
    state.build(jobs);
}

pub(in crate::state) fn capture(state: &mut State, title: &str) -> SceneId {
    ask(state, Scenes::Capture(title.into()));
    state.chosen().scene.unwrap()
}

pub(in crate::state) fn titles(state: &State) -> Vec<&str> {
    let scenes = state.briefing().scenes.iter();
    scenes.map(|scene| scene.title.as_str()).collect()
}

/// Arrests alone, somewhere else.
fn look_elsewhere(state: &mut State) {
    state.apply(Action::Only(Choice::Kind(Kind::Arrest)));
    state.apply(Action::Look(Camera {
        center: LatLon {
            lat: 20.0,
            lon: 100.0,
        },
        zoom: 7.0,
    }));
    state.apply(Action::Layer(Layer::Choropleth, true));
}

/// The jobs that read files, each answered with a dataset of so many events.
fn answer(state: &mut State, jobs: Vec<Job>, events: usize) {
    for job in jobs {
        match job {
            Job::Read(id, Origin::Bundled) => {
                let opened = samples::opened("bundled", 24);
                let jobs = state.apply(Action::Read(
                    id,
                    Origin::Bundled,
                    Ok(Box::new(opened.into())),
                ));
                answer(state, jobs, events);
            }
            Job::Read(id, origin) => {
                let opened = samples::opened(&origin.name(), events);
                let jobs = state.apply(Action::Read(id, origin, Ok(Box::new(opened.into()))));
                answer(state, jobs, events);
            }
            job => state.build(vec![job]),
        }
    }
}

pub(in crate::state) fn file(name: &str) -> Origin {
    Origin::File(PathBuf::from(name))
}

/// A briefing of two scenes: everything, and arrests of another file.
pub(in crate::state) fn two_scenes() -> Kept {
    let mut briefing = briefings::briefing(2);
    briefing.scenes[1].datasets = vec![file("/data/a.ron")];
    briefing.scenes[1].shot.filter.kinds = crate::table::Pick::Only([Kind::Arrest].into());
    let note = |origin: Origin| DatasetNote {
        origin,
        sha256: Some(Sha256::of(b"then")),
        title: String::new(),
        events: 5,
    };
    Kept {
        briefing,
        datasets: vec![note(Origin::Bundled), note(file("/data/a.ron"))],
    }
}

pub(in crate::state) fn open(state: &mut State, kept: Kept, now: &[u8]) {
    let path = PathBuf::from("/talks/talk.briefing.ron");
    let jobs = state.apply(Action::Open(vec![Origin::File(path.clone())]));
    let [Job::ReadBriefing(id, _)] = jobs.as_slice() else {
        panic!("a briefing is read as one: {jobs:?}");
    };
    let now = kept.datasets.iter().map(|_| Some(Sha256::of(now)));
    let opened = OpenedBriefing {
        now: now.collect(),
        kept,
    };
    let news = Scenes::Read(*id, path, Ok(Box::new(opened)));
    let jobs = state.apply(Action::Scenes(news));
    answer(state, jobs, 5);
}

#[test]
fn a_scene_brings_back_what_was_on_screen() {
    let mut state = samples::state();
    look_elsewhere(&mut state);
    let then = state.chosen().clone();
    let id = capture(&mut state, "Arrests");
    assert!(!state.left_scene());
    state.apply(Action::ResetFilter);
    state.apply(Action::Home);
    state.apply(Action::Layer(Layer::Choropleth, false));
    assert!(state.left_scene());
    ask(&mut state, Scenes::Show(id));
    let now = state.chosen();
    assert_eq!(
        (&now.filter, now.layers, now.camera),
        (&then.filter, then.layers, then.camera)
    );
    assert!(!state.left_scene());
    assert_eq!(
        state.scene().unwrap().then.as_ref().unwrap().counts,
        Counts::of(state.summary()),
        "what it counts is as it was"
    );
}

#[test]
fn a_scene_on_a_smaller_sheet_shows_all_that_it_showed() {
    let mut state = samples::state();
    state.apply(Action::Sheet(800.0, 600.0));
    let id = capture(&mut state, "Here");
    let corner = |state: &State, x: f32, y: f32| {
        let view = state.view();
        view.unproject(crate::geo::Point {
            x: x * view.width,
            y: y * view.height,
        })
    };
    let (before, after) = (corner(&state, 0.0, 0.0), corner(&state, 1.0, 1.0));
    state.apply(Action::Sheet(400.0, 500.0));
    ask(&mut state, Scenes::Show(id));
    let view = state.view();
    for at in [before, after] {
        let at = view.project(at);
        assert!((-0.5..=view.width + 0.5).contains(&at.x), "{at:?}");
        assert!((-0.5..=view.height + 0.5).contains(&at.y), "{at:?}");
    }
    assert!(!state.left_scene(), "nothing but the sheet has changed");
}

#[test]
fn scenes_are_captured_behind_the_one_that_is_shown() {
    let mut state = samples::state();
    let first = capture(&mut state, "a");
    capture(&mut state, "b");
    ask(&mut state, Scenes::Show(first));
    capture(&mut state, "c");
    assert_eq!(titles(&state), ["a", "c", "b"]);
}

#[test]
fn every_edit_can_be_taken_back_and_made_again() {
    let mut state = samples::state();
    let first = capture(&mut state, "a");
    let second = capture(&mut state, "b");
    let edits: Vec<fn(SceneId, SceneId) -> Scenes> = vec![
        |one, _| Scenes::Word(Wording::Title(one), "x".into()),
        |one, _| Scenes::Word(Wording::Caption(one), "two\nlines".into()),
        |_, _| Scenes::Word(Wording::Briefing, "Talk".into()),
        |_, other| Scenes::Move(other, 0),
        |one, _| Scenes::Duplicate(one),
        |one, _| Scenes::CallOut(one, briefings::callout()),
        |one, _| Scenes::Word(Wording::Callout(one, 0), "Here".into()),
        |one, _| Scenes::Uncall(one, 0),
        |one, _| Scenes::Delete(one),
        |_, other| Scenes::Recapture(other),
    ];
    let mut seen = vec![state.chosen().clone()];
    for edit in &edits {
        state.apply(Action::Pan(3.0, 0.0));
        state.apply(Action::Settle);
        seen.push(state.chosen().clone());
        ask(&mut state, edit(first, second));
        assert_ne!(
            state.chosen(),
            seen.last().unwrap(),
            "each edit does something"
        );
        seen.push(state.chosen().clone());
    }
    for before in seen.iter().rev().skip(1) {
        state.apply(Action::Undo);
        assert_eq!(state.chosen(), before);
    }
    for after in seen.iter().skip(1) {
        state.apply(Action::Redo);
        assert_eq!(state.chosen(), after);
    }
}

#[test]
fn what_follows_a_deleted_scene_is_shown_and_one_undo_brings_all_of_it_back() {
    let mut state = samples::state();
    let everything = capture(&mut state, "a");
    look_elsewhere(&mut state);
    let arrests = capture(&mut state, "b");
    let before = state.chosen().clone();
    ask(&mut state, Scenes::Delete(arrests));
    assert_eq!(state.chosen().scene, Some(everything));
    assert!(!state.left_scene(), "it is on screen, too");
    state.apply(Action::Undo);
    assert_eq!(state.chosen(), &before);
}

#[test]
fn letters_that_are_typed_are_one_step() {
    let mut state = samples::state();
    let id = capture(&mut state, "");
    for text in ["R", "Re", "Ret"] {
        ask(&mut state, Scenes::Word(Wording::Title(id), text.into()));
    }
    state.apply(Action::Undo);
    assert_eq!(titles(&state), [""]);
}

#[test]
fn the_next_scene_is_shown_and_beyond_the_last_there_is_none() {
    let mut state = samples::state();
    let ids = ["a", "b", "c"].map(|title| capture(&mut state, title));
    ask(&mut state, Scenes::Beside(1));
    assert_eq!(state.chosen().scene, Some(ids[2]), "it was the last");
    ask(&mut state, Scenes::Beside(-1));
    assert_eq!(state.chosen().scene, Some(ids[1]));
    for _ in 0..5 {
        ask(&mut state, Scenes::Beside(-1));
    }
    assert_eq!(state.chosen().scene, Some(ids[0]));
}

#[test]
fn a_briefing_opens_its_data_and_shows_its_first_scene() {
    let mut state = samples::state();
    open(&mut state, two_scenes(), b"then");
    assert_eq!(state.datasets().len(), 2);
    assert_eq!(state.origins(), [Origin::Bundled]);
    assert_eq!(state.chosen().scene, Some(SceneId(0)));
    assert!(!state.left_scene(), "the map looks where it looked");
    assert!(state.notices().is_empty() && !state.is_unsaved());
    assert!(!state.can_undo(), "this is where it begins");
    assert_eq!(
        state.settings().recent.first(),
        Some(&"/talks/talk.briefing.ron".into())
    );

    ask(&mut state, Scenes::Show(SceneId(1)));
    assert_eq!(state.origins(), [file("/data/a.ron")]);
    assert!(state.filter().narrows_by(Dimension::Kind));
    assert_eq!(state.summary().total.events, 3, "three of five are arrests");
    let jobs = state.apply(Action::Undo);
    state.build(jobs);
    assert_eq!(state.origins(), [Origin::Bundled], "its data come back too");
}

/// What a reader may do with scenes, in any order.
fn wishes() -> impl Strategy<Value = Scenes> {
    let id = || (0..4_u32).prop_map(SceneId);
    prop_oneof![
        "[a-z]{0,3}".prop_map(Scenes::Capture),
        id().prop_map(Scenes::Show),
        (-2..3).prop_map(Scenes::Beside),
        (id(), 0..5_usize).prop_map(|(id, to)| Scenes::Move(id, to)),
        id().prop_map(Scenes::Duplicate),
        id().prop_map(Scenes::Delete),
        id().prop_map(Scenes::Recapture),
        (id(), "[a-z]{0,3}").prop_map(|(id, text)| Scenes::Word(Wording::Title(id), text)),
        (id(), 0..3_usize).prop_map(|(id, at)| Scenes::Uncall(id, at)),
        id().prop_map(|id| Scenes::CallOut(id, briefings::callout())),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_is_done_no_two_scenes_have_one_name_and_undo_goes_all_the_way(
        wishes in proptest::collection::vec(wishes(), 0..24),
    ) {
        let mut state = samples::state();
        let start = state.chosen().clone();
        for wish in wishes {
            ask(&mut state, wish);
            let mut ids: Vec<u32> = state.briefing().scenes.iter().map(|scene| scene.id.0).collect();
            ids.sort_unstable();
            let count = ids.len();
            ids.dedup();
            prop_assert_eq!(ids.len(), count);
            if let Some(id) = state.chosen().scene {
                prop_assert!(state.briefing().scene(id).is_some(), "the scene on screen is one of them");
            }
        }
        while state.can_undo() {
            state.apply(Action::Undo);
        }
        prop_assert_eq!(state.chosen(), &start);
    }
}
