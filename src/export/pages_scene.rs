//! One scene of a briefing by itself: its events, its camera, its words and its callouts, for a picture or a clip.

use std::sync::Arc;

use crate::export::called_out::CalledOut;
use crate::export::{Pages, Shown};
use crate::figure::Request;
use crate::model::Dataset;
use crate::public::Redaction;

/// What is to be known of a scene by itself.
pub struct SceneShown {
    /// What was left out and changed for the public.
    pub redaction: Option<Redaction>,
    /// The texts of callouts whose events or places are not shown.
    pub left_out: Vec<String>,
}

impl Pages<'_> {
    /// What comes of the request for a scene by its number, from 0. `None` where there is no such scene.
    #[must_use]
    pub fn of_scene<T>(
        &self,
        at: usize,
        make: impl FnOnce(&Request, SceneShown) -> T,
    ) -> Option<T> {
        let scene = self.kept.briefing.scenes.get(at)?;
        let datasets: Vec<Arc<Dataset>> =
            self.datasets.iter().map(|(_, of)| Arc::clone(of)).collect();
        let shown = Shown::new(&datasets, self.public.as_ref(), self.regions, self.words);
        let mut columns = Vec::new();
        let of = self.table_of(scene, &shown, &mut columns);
        let columns = columns.get(of)?;
        let public = self.public.is_some();
        let called = public.then(|| CalledOut::new(&self.kept.briefing, self.datasets));
        let (mut callouts, mut left_out) = (Vec::new(), Vec::new());
        for callout in &scene.callouts {
            match self.callout(callout, columns, (&shown, called.as_ref())) {
                Some(callout) => callouts.push(callout),
                None => left_out.push(callout.text.clone()),
            }
        }
        let plan = self.plan(scene, callouts);
        let known = SceneShown {
            redaction: shown.redaction,
            left_out,
        };
        let make = |request: &Request| make(request, known);
        let (archive, made) = (self.archive, self.made);
        Some(plan.asked(&columns.table, self.regions, archive, made, make))
    }
}
