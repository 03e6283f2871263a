//! What is done to the scenes: added, moved, doubled, taken out, called something else.

use crate::briefing::{Anchor, Briefing, Callout, Limits, Scene, SceneId};
use crate::state::Origin;

impl Briefing {
    /// A scene.
    #[must_use]
    pub fn scene(&self, id: SceneId) -> Option<&Scene> {
        self.scenes.iter().find(|scene| scene.id == id)
    }

    /// Where a scene stands, from 0.
    #[must_use]
    pub fn position(&self, id: SceneId) -> Option<usize> {
        self.scenes.iter().position(|scene| scene.id == id)
    }

    /// Whether another scene would be too many.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.scenes.len() >= Limits::SCENES
    }

    /// An id that no scene has.
    #[must_use]
    pub fn free_id(&self) -> SceneId {
        let last = self.scenes.iter().map(|scene| scene.id.0).max();
        SceneId(last.map_or(0, |last| last.saturating_add(1)))
    }

    /// Puts a scene behind another, or last; unless there are too many already.
    pub fn insert(&mut self, scene: Scene, behind: Option<SceneId>) {
        if !self.is_full() {
            let at = behind.and_then(|id| self.position(id));
            self.scenes
                .insert(at.map_or(self.scenes.len(), |at| at + 1), scene);
        }
    }

    /// Puts a scene at a place in the order, from 0; further on than the last is last.
    pub fn move_to(&mut self, id: SceneId, to: usize) {
        if let Some(at) = self.position(id) {
            let scene = self.scenes.remove(at);
            self.scenes.insert(to.min(self.scenes.len()), scene);
        }
    }

    /// Puts a copy of a scene behind it; the copy's id, where there is one.
    pub fn duplicate(&mut self, id: SceneId) -> Option<SceneId> {
        let scene = self.scene(id).filter(|_| !self.is_full())?;
        let copy = Scene {
            id: self.free_id(),
            ..scene.clone()
        };
        let new = copy.id;
        self.insert(copy, Some(id));
        Some(new)
    }

    /// Takes a scene out; the one that stands in its place then, or the last.
    pub fn remove(&mut self, id: SceneId) -> Option<SceneId> {
        let at = self.position(id)?;
        self.scenes.remove(at);
        let next = self.scenes.get(at).or(self.scenes.last());
        next.map(|scene| scene.id)
    }

    /// Every spot that names a dataset: scenes, what they counted, and callouts to events.
    pub fn origins_mut(&mut self) -> impl Iterator<Item = &mut Origin> {
        self.scenes.iter_mut().flat_map(|scene| {
            let then = scene.then.iter_mut().flat_map(|then| &mut then.of);
            let counted = then.map(|(origin, _)| origin);
            let callouts = scene.callouts.iter_mut();
            let events = callouts.filter_map(|callout| match &mut callout.to {
                Anchor::Event(origin, _) => Some(origin),
                Anchor::Place(_) => None,
            });
            scene.datasets.iter_mut().chain(counted).chain(events)
        })
    }

    /// A dataset is somewhere else now. A scene that shows what is there already shows it once; which version of it was
    /// counted there is what it said first.
    pub fn point_anew(&mut self, from: &Origin, to: &Origin) {
        for origin in self.origins_mut().filter(|origin| *origin == from) {
            origin.clone_from(to);
        }
        for scene in &mut self.scenes {
            let mut seen = false;
            scene
                .datasets
                .retain(|origin| origin != to || !std::mem::replace(&mut seen, true));
        }
    }

    /// Changes a scene, where there is one of that id.
    pub fn change(&mut self, id: SceneId, change: impl FnOnce(&mut Scene)) {
        if let Some(scene) = self.scenes.iter_mut().find(|scene| scene.id == id) {
            change(scene);
        }
    }
}

impl Scene {
    /// Adds a callout, unless there are too many already.
    pub fn call_out(&mut self, callout: Callout) {
        if self.callouts.len() < Limits::CALLOUTS {
            self.callouts.push(Callout {
                text: cut_line(&callout.text, Limits::CALLOUT),
                ..callout
            });
        }
    }

    /// Changes a callout's text.
    pub fn reword(&mut self, callout: usize, text: &str) {
        if let Some(callout) = self.callouts.get_mut(callout) {
            callout.text = cut_line(text, Limits::CALLOUT);
        }
    }

    /// Takes a callout away.
    pub fn uncall(&mut self, callout: usize) {
        if callout < self.callouts.len() {
            self.callouts.remove(callout);
        }
    }
}

/// A text of no more than so many letters.
#[must_use]
pub fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

/// The same on one line.
#[must_use]
pub fn cut_line(text: &str, most: usize) -> String {
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    text.chars().take(most).map(plain).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::briefing::samples;

    fn ids(briefing: &Briefing) -> Vec<u32> {
        briefing.scenes.iter().map(|scene| scene.id.0).collect()
    }

    #[test]
    fn a_copy_stands_behind_its_scene_and_has_a_name_of_its_own() {
        let mut briefing = samples::briefing(3);
        assert_eq!(briefing.duplicate(SceneId(0)), Some(SceneId(3)));
        assert_eq!(ids(&briefing), [0, 3, 1, 2]);
        assert_eq!(briefing.scenes[0].shot, briefing.scenes[1].shot);
    }

    #[test]
    fn what_follows_takes_the_place_of_a_scene_that_is_taken_out() {
        let mut briefing = samples::briefing(3);
        assert_eq!(briefing.remove(SceneId(1)), Some(SceneId(2)));
        assert_eq!(briefing.remove(SceneId(2)), Some(SceneId(0)));
        assert_eq!(briefing.remove(SceneId(0)), None);
        assert_eq!(briefing.remove(SceneId(0)), None, "there is none left");
    }

    #[test]
    fn there_are_never_too_many() {
        let mut briefing = samples::briefing(Limits::SCENES);
        assert_eq!(briefing.duplicate(SceneId(0)), None);
        assert_eq!(briefing.scenes.len(), Limits::SCENES);
        let mut scene = samples::scene(0);
        for _ in 0..2 * Limits::CALLOUTS {
            scene.call_out(samples::callout());
        }
        assert_eq!(scene.callouts.len(), Limits::CALLOUTS);
    }

    #[test]
    fn texts_are_cut_to_what_a_file_may_hold() {
        let mut scene = samples::scene(0);
        scene.call_out(samples::callout());
        scene.reword(0, &"가\n".repeat(Limits::CALLOUT));
        let text = &scene.callouts[0].text;
        assert_eq!(text.chars().count(), Limits::CALLOUT);
        assert!(!text.contains('\n'));
    }

    proptest! {
        #[test]
        fn a_scene_that_moves_goes_there_and_all_others_keep_their_order(
            count in 1_usize..9, one in 0_usize..9, to in 0_usize..12,
        ) {
            let mut briefing = samples::briefing(count);
            let id = SceneId(u32::try_from(one % count).unwrap());
            briefing.move_to(id, to);
            prop_assert_eq!(briefing.position(id), Some(to.min(count - 1)));
            let mut others = ids(&briefing);
            others.retain(|other| *other != id.0);
            prop_assert!(others.is_sorted());
            prop_assert_eq!(briefing.scenes.len(), count);
        }
    }
}
