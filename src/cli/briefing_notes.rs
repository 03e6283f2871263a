//! What whoever renders a briefing should know before anyone sees what came of it.

use std::sync::Arc;

use crate::briefing::Kept;
use crate::cli::render::{no_room, warning};
use crate::cli::{RenderArguments, files};
use crate::export::Made;
use crate::format::visible_line;
use crate::model::Dataset;
use crate::public::Redaction;
use crate::state::Origin;
use crate::words::Words;

/// That a callout has no place.
pub(super) fn lost(number: usize, text: &str) -> String {
    let text = visible_line(text);
    format!(
        "note: scene {number}: no line leads from “{text}”: what it speaks of is not on the map"
    )
}

/// The datasets that are not as they were.
pub(super) fn changed_since(changed: &[Origin]) -> Vec<String> {
    let changed = changed.iter().map(|origin| {
        let name = files::name(origin.path());
        let name = visible_line(&name);
        format!("warning: {name} has changed since the briefing was saved")
    });
    changed.collect()
}

/// What was left out and changed for the public, and what nobody leaves out; or what had better be.
pub(super) fn of_public(
    asked: &RenderArguments,
    kept: &Kept,
    datasets: &[Arc<Dataset>],
    redaction: Option<&Redaction>,
) -> Vec<String> {
    let words = Words::default();
    let Some(redaction) = redaction else {
        let warning = warning(datasets, &words);
        return warning.into_iter().collect();
    };
    let mut said = words.redaction(redaction);
    let floor = asked.public.asked().unwrap_or_default();
    let vague = floor.place.is_some() || floor.date.is_some() || floor.least > 1;
    said.extend(own_words(kept, vague));
    said
}

/// What whoever makes the pages should know before anyone sees them.
pub(super) fn warnings(
    asked: &RenderArguments,
    kept: &Kept,
    datasets: &[(Origin, Arc<Dataset>)],
    made: &Made,
) -> Vec<String> {
    let words = Words::default();
    let all: Vec<Arc<Dataset>> = datasets.iter().map(|(_, of)| Arc::clone(of)).collect();
    let mut said = of_public(asked, kept, &all, made.redaction.as_ref());
    let scenes = kept.briefing.scenes.iter().zip(&made.scenes);
    for (number, (scene, page)) in scenes.enumerate() {
        let number = number + 1;
        said.extend(page.left_out.iter().map(|text| lost(number, text)));
        for note in no_room(&page.picture) {
            said.push(format!("note: scene {number}: {note}"));
        }
        let had = scene
            .then
            .as_ref()
            .is_some_and(|then| then.counts.events > 0);
        if had && page.now.events == 0 {
            said.push(format!(
                "warning: scene {number} shows no event: what its filter asks for is not in the data, or not for the public"
            ));
        }
        if made.redaction.is_some() {
            continue;
        }
        for line in words.scene_standing(&kept.standing(scene)) {
            said.push(format!("note: scene {number}: {line}"));
        }
        let then = scene.then.as_ref();
        for one in then
            .map(|then| then.counts.differences(&page.now))
            .into_iter()
            .flatten()
        {
            let line = words.scene_difference(&one, &all);
            said.push(format!("note: scene {number}: {line}"));
        }
    }
    said
}

/// Titles, captions and callouts are nobody's data: they stay, whatever they say.
fn own_words(kept: &Kept, vague: bool) -> Option<String> {
    let mut scenes = kept.briefing.scenes.iter();
    let speaks = scenes.any(|scene| {
        let callouts = !scene.callouts.is_empty();
        callouts || !scene.title.trim().is_empty() || !scene.caption.trim().is_empty()
    });
    let than = if vague {
        "no place or date more closely than was asked for"
    } else {
        "nothing that must not leave the house"
    };
    let speaks = speaks || !kept.briefing.title.trim().is_empty();
    speaks.then(|| {
        format!(
            "warning: titles, captions and callouts are shown as you wrote them; see that they name {than}"
        )
    })
}
