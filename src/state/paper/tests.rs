//! The briefing's file: saved, opened, and never lost without a word.

use std::path::PathBuf;

use super::*;
use crate::action::{Action, Wording};
use crate::briefing::{Kept, Sha256, Then, Version};
use crate::jobs::Stamp;
use crate::state::scenes::tests::{ask, capture, file, open, titles, two_scenes};
use crate::state::{JobId, samples};

#[test]
fn a_briefing_is_saved_where_it_came_from_and_else_it_is_asked_where() {
    let mut state = samples::state();
    capture(&mut state, "a");
    assert!(state.is_unsaved());
    ask(
        &mut state,
        Scenes::Word(Wording::Briefing, "Over the river: 2023".into()),
    );
    let jobs = state.apply(Action::Scenes(Scenes::Save));
    let [Job::PickBriefing(key, name)] = jobs.as_slice() else {
        panic!("it is asked where: {jobs:?}");
    };
    assert_eq!(name, "Over-the-river-2023.briefing.ron");
    let key = *key;
    let path = PathBuf::from("/talks/x.briefing.ron");
    let jobs = state.apply(Action::Scenes(Scenes::SaveTo(key, path.clone())));
    let [Job::SaveBriefing(_, _, kept, _)] = jobs.as_slice() else {
        panic!("it is saved there: {jobs:?}");
    };
    assert_eq!(kept.datasets[0].events, 24);
    ask(&mut state, Scenes::Saved(key, path.clone(), kept.clone()));
    assert!(!state.is_unsaved());
    ask(&mut state, Scenes::Word(Wording::Briefing, "x".into()));
    assert!(state.is_unsaved());
    state.apply(Action::Undo);
    assert!(!state.is_unsaved(), "back to what was saved");
    let jobs = state.apply(Action::Scenes(Scenes::Save));
    assert!(matches!(jobs.as_slice(), [Job::SaveBriefing(_, to, ..)] if *to == path));
}

/// The briefing on screen is saved as it is.
fn saved(state: &mut State) {
    let (key, kept) = (state.paper().key(), Box::new(state.kept()));
    ask(state, Scenes::Saved(key, "/x.briefing.ron".into(), kept));
}

/// Asks for the briefing to be saved where it is; what is on its way into the file.
fn save(state: &mut State, asked: Scenes) -> Scenes {
    let mut jobs = state.apply(Action::Scenes(asked));
    let Some(Job::SaveBriefing(key, path, kept, _)) = jobs.pop() else {
        panic!("it is saved: {jobs:?}");
    };
    Scenes::Saved(key, path, kept)
}

#[test]
fn what_is_said_late_of_a_briefing_is_not_said_of_the_next() {
    let mut state = samples::state();
    capture(&mut state, "a");
    saved(&mut state);
    let key = state.paper().key();
    let late = save(&mut state, Scenes::Save);
    open(&mut state, two_scenes(), b"then");
    let path = PathBuf::from("/talks/talk.briefing.ron");
    ask(&mut state, late);
    assert_eq!(state.paper().path(), Some(path.as_path()));
    assert!(!state.is_unsaved());
    let to = Scenes::SaveTo(key, "/x.briefing.ron".into());
    let jobs = state.apply(Action::Scenes(to));
    assert!(jobs.is_empty(), "this one was not to go there: {jobs:?}");
    ask(&mut state, Scenes::NoSaveDialog(key));
    assert!(state.dialog().is_none());
}

#[test]
fn what_waits_for_the_file_waits_until_it_has_everything() {
    let mut state = samples::state();
    capture(&mut state, "a");
    saved(&mut state);
    let first = save(&mut state, Scenes::Save);
    capture(&mut state, "b");
    let second = save(&mut state, Scenes::SaveFirst(Next::Quit));
    ask(&mut state, first);
    assert!(!state.paper().quits(), "the file has no second scene yet");
    ask(&mut state, second);
    assert!(state.paper().quits());
}

#[test]
fn what_is_written_while_the_last_saving_is_under_way_is_asked_about_again() {
    let mut state = samples::state();
    capture(&mut state, "a");
    saved(&mut state);
    capture(&mut state, "b");
    let answer = save(&mut state, Scenes::SaveFirst(Next::Quit));
    capture(&mut state, "c");
    ask(&mut state, answer);
    assert!(!state.paper().quits());
    assert!(matches!(state.dialog(), Some(Dialog::Unsaved(Next::Quit))));
}

#[test]
fn changes_are_not_lost_without_a_word() {
    let mut state = samples::state();
    capture(&mut state, "a");
    let other = vec![file("/talks/other.briefing.ron")];
    let jobs = state.apply(Action::Open(other.clone()));
    assert!(jobs.is_empty());
    let Some(Dialog::Unsaved(next)) = state.dialog().cloned() else {
        panic!("it is asked first");
    };
    assert_eq!(next, Next::Open(other));
    let jobs = state.apply(Action::Scenes(Scenes::Discard(next)));
    assert!(matches!(jobs.as_slice(), [Job::ReadBriefing(..)]));

    let mut state = samples::state();
    capture(&mut state, "a");
    ask(&mut state, Scenes::New);
    assert_eq!(titles(&state), ["a"]);
    let jobs = state.apply(Action::Scenes(Scenes::SaveFirst(Next::New)));
    assert!(matches!(jobs.as_slice(), [Job::PickBriefing(..)]));
    saved(&mut state);
    assert!(
        state.briefing().scenes.is_empty(),
        "and then a new one is begun"
    );
    assert_eq!(state.paper().path(), None);
}

#[test]
fn whoever_does_not_save_after_all_goes_nowhere() {
    let key = PaperKey::default();
    for after in [Action::Scenes(Scenes::NotPicked(key)), Action::Dialog(None)] {
        let mut state = samples::state();
        capture(&mut state, "a");
        state.apply(Action::Scenes(Scenes::SaveFirst(Next::New)));
        state.apply(after);
        saved(&mut state);
        assert_eq!(titles(&state), ["a"], "a later saving does not go on");
    }
}

#[test]
fn a_briefing_that_does_not_open_leaves_what_is_open() {
    let mut state = samples::state();
    capture(&mut state, "a");
    let path = PathBuf::from("/talks/talk.briefing.ron");
    let news = Scenes::Read(JobId(1), path, Err(ReadError::Missing));
    ask(&mut state, news);
    assert_eq!(titles(&state), ["a"]);
    assert!(matches!(state.dialog(), Some(Dialog::Problems(_))));
}

/// Asks for another briefing, whatever is unsaved; the number of the job that reads it.
fn ask_for_another(state: &mut State) -> JobId {
    let next = Next::Open(vec![file("/talks/talk.briefing.ron")]);
    let jobs = state.apply(Action::Scenes(Scenes::Discard(next)));
    let [Job::ReadBriefing(id, _)] = jobs.as_slice() else {
        panic!("a briefing is read as one: {jobs:?}");
    };
    *id
}

/// The answer to that.
fn arrives(state: &mut State, id: JobId) {
    let kept = two_scenes();
    let opened = OpenedBriefing {
        now: vec![None; kept.datasets.len()],
        kept,
    };
    let path = PathBuf::from("/talks/talk.briefing.ron");
    ask(state, Scenes::Read(id, path, Ok(Box::new(opened))));
}

#[test]
fn what_is_written_while_another_briefing_is_read_is_not_lost_without_a_word() {
    let mut state = samples::state();
    capture(&mut state, "a");
    let id = ask_for_another(&mut state);
    capture(&mut state, "b");
    arrives(&mut state, id);
    assert_eq!(titles(&state), ["a", "b"]);
    let Some(Dialog::Unsaved(Next::Open(origins))) = state.dialog() else {
        panic!("it is asked first");
    };
    assert_eq!(*origins, [file("/talks/talk.briefing.ron")]);
    let id = ask_for_another(&mut state);
    arrives(&mut state, id);
    assert_eq!(state.briefing().scenes.len(), 2);
    assert!(!state.is_unsaved(), "what was given up knowingly goes");
}

#[test]
fn what_was_to_be_given_up_for_a_briefing_that_does_not_open_is_still_unsaved() {
    let mut state = samples::state();
    capture(&mut state, "a");
    let id = ask_for_another(&mut state);
    let path = PathBuf::from("/talks/talk.briefing.ron");
    ask(&mut state, Scenes::Read(id, path, Err(ReadError::Missing)));
    assert!(state.is_unsaved());
}

#[test]
fn data_that_changed_since_is_said_and_shown_all_the_same() {
    let mut state = samples::state();
    open(&mut state, two_scenes(), b"now");
    assert_eq!(state.notices(), [Notice::DataChanged(2)]);
    assert_eq!(state.paper().changed().len(), 2);
    assert_eq!(state.summary().total.events, 24);
    let jobs = state.apply(Action::Scenes(Scenes::Count));
    let [Job::Count(scenes)] = jobs.as_slice() else {
        panic!("counting is a job: {jobs:?}");
    };
    assert_eq!(scenes.len(), 2);
}

/// Opens a briefing whose first scene shows the bundled dataset and another that does not come.
fn open_without(state: &mut State, why: fn() -> ReadError) {
    let path = PathBuf::from("/talks/talk.briefing.ron");
    let mut kept = two_scenes();
    kept.briefing.scenes[0].datasets.push(file("/data/a.ron"));
    let opened = OpenedBriefing {
        now: vec![Some(Sha256::of(b"then")), None],
        kept,
    };
    let news = Scenes::Read(JobId(99), path, Ok(Box::new(opened)));
    let jobs = state.apply(Action::Scenes(news));
    for job in jobs {
        if let Job::Read(id, origin) = job {
            let result = match origin {
                Origin::Bundled => Ok(Box::new(samples::opened("bundled", 24).into())),
                Origin::File(_) => Err(why()),
            };
            let jobs = state.apply(Action::Read(id, origin, result));
            state.build(jobs);
        }
    }
}

#[test]
fn data_that_is_gone_is_said_and_what_is_there_is_shown() {
    let mut state = samples::state();
    open_without(&mut state, || ReadError::Missing);
    assert_eq!(state.notices(), [Notice::DataMissing("/data/a.ron".into())]);
    assert!(state.dialog().is_none());
    assert_eq!(state.origins(), [Origin::Bundled]);
    assert_eq!(state.chosen().scene, Some(SceneId(0)));
}

#[test]
fn a_briefing_whose_data_fail_or_are_cancelled_begins_all_the_same() {
    let whys: [fn() -> ReadError; 2] = [|| ReadError::Cancelled, || ReadError::Forbidden];
    for why in whys {
        let mut state = samples::state();
        open_without(&mut state, why);
        assert!(state.notices().is_empty());
        assert_eq!(
            state.dialog().is_some(),
            !matches!(why(), ReadError::Cancelled)
        );
        assert_eq!(state.chosen().scene, Some(SceneId(0)));
        assert_eq!(state.paper.first, None, "and later files are looked at");
    }
}

#[test]
fn files_that_are_opened_while_a_briefing_is_on_its_way_are_not_its_first_scene() {
    let mut state = samples::state();
    arrives(&mut state, JobId(99));
    assert!(state.paper.first.is_some());
    state.apply(Action::Open(vec![file("/data/other.ron")]));
    assert_eq!(state.paper.first, None);
}

#[test]
fn what_is_found_for_one_briefing_is_not_read_for_the_next() {
    let mut state = samples::state();
    open_without(&mut state, || ReadError::Missing);
    let lost = file("/data/a.ron");
    assert_eq!(state.paper().missing(), std::slice::from_ref(&lost));
    let found = Scenes::Found(state.paper().key(), lost, "/new/a.ron".into());
    ask(&mut state, Scenes::New);
    assert!(state.paper().missing().is_empty());
    let jobs = state.apply(Action::Scenes(found));
    assert!(jobs.is_empty(), "{jobs:?}");
}

#[test]
fn what_is_found_is_shown_by_every_scene_and_callout_that_named_it() {
    let mut briefing = crate::briefing::samples::briefing(2);
    let (lost, found) = (file("/data/a.ron"), file("/new/a.ron"));
    briefing.scenes[0].datasets = vec![lost.clone(), Origin::Bundled, found.clone()];
    briefing.scenes[1].datasets = vec![Origin::Bundled];
    briefing.scenes[1].callouts = vec![crate::briefing::Callout {
        to: crate::briefing::Anchor::Event(lost.clone(), "e1".to_owned().into()),
        text: String::new(),
    }];
    briefing.point_anew(&lost, &found);
    let scenes = &briefing.scenes;
    assert_eq!(scenes[0].datasets, [found.clone(), Origin::Bundled]);
    assert_eq!(
        scenes[1].callouts[0].to,
        crate::briefing::Anchor::Event(found, "e1".to_owned().into())
    );
}

/// A version of a dataset that never changes, and what a scene of it says that it was captured from.
fn captured_from(version: Version) -> Kept {
    let mut kept = two_scenes();
    kept.briefing.scenes[0].then = Some(Then {
        of: vec![(Origin::Bundled, version)],
        ..Then::default()
    });
    kept
}

#[test]
fn numbers_are_of_the_open_version_only_where_its_fingerprint_says_so() {
    let now = Sha256::of(b"now");
    for (version, other) in [
        (Version::Of(now), false),
        (Version::Of(Sha256::of(b"then")), true),
        (Version::Read(Stamp::BUNDLED), false),
    ] {
        let mut state = samples::state();
        open(&mut state, captured_from(version.clone()), b"now");
        let scene = state.briefing().scenes[0].clone();
        if version != Version::Read(Stamp::BUNDLED) {
            let standing = state.standing(&scene);
            assert_eq!(standing.unknown, [Origin::Bundled], "nobody has looked yet");
        }
        let key = state.paper().key();
        ask(
            &mut state,
            Scenes::Fingerprinted(key, Stamp::BUNDLED, Some(now)),
        );
        let standing = state.standing(&scene);
        assert!(standing.unknown.is_empty());
        assert_eq!(!standing.other.is_empty(), other, "{version:?}");
        assert_eq!(state.can_update(), other, "then it can be captured anew");
    }
}

#[test]
fn data_is_asked_for_its_fingerprint_once_a_version() {
    let mut state = samples::state();
    let jobs = state.apply(Action::Scenes(Scenes::Capture("a".into())));
    let is_asked = |jobs: &[Job]| jobs.iter().any(|job| matches!(job, Job::Fingerprint(..)));
    assert!(is_asked(&jobs), "while the file is there");
    let jobs = state.apply(Action::Scenes(Scenes::Capture("b".into())));
    assert!(!is_asked(&jobs));
}

#[test]
fn data_that_is_as_it_was_again_is_no_longer_said_to_have_changed() {
    let mut state = samples::state();
    open(&mut state, two_scenes(), b"now");
    assert_eq!(state.notices(), [Notice::DataChanged(2)]);
    let key = state.paper().key();
    let then = Some(Sha256::of(b"then"));
    ask(&mut state, Scenes::Fingerprinted(key, Stamp::BUNDLED, then));
    assert_eq!(state.notices(), [Notice::DataChanged(1)]);
}
