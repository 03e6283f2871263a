//! `render` of one scene of a briefing: a picture of it, or a clip that goes through its days.

use std::sync::Arc;

use crate::cli::briefing::{called, unwritten};
use crate::cli::briefing_notes::{lost, of_public};
use crate::cli::render::{MadeAs, Watched};
use crate::cli::{RenderArguments, render};
use crate::export::Pages;
use crate::model::Dataset;

/// Writes one scene by itself, and says what it is.
pub(super) fn rendered(
    pages: &Pages,
    asked: &RenderArguments,
    (number, made_as): (usize, MadeAs),
    notes: &mut Vec<String>,
    watched: Watched,
) -> Result<Vec<String>, Option<String>> {
    let datasets: Vec<Arc<Dataset>> = pages
        .datasets
        .iter()
        .map(|(_, of)| Arc::clone(of))
        .collect();
    let all = pages.kept.briefing.scenes.len();
    let name = called(&asked.output);
    let made = number.checked_sub(1).and_then(|at| {
        pages.of_scene(at, |request, shown| {
            notes.extend(of_public(
                asked,
                pages.kept,
                &datasets,
                shown.redaction.as_ref(),
            ));
            notes.extend(shown.left_out.iter().map(|text| lost(number, text)));
            match made_as {
                MadeAs::Picture(format) => {
                    render::picture(asked, request, format, (notes, watched))
                }
                MadeAs::Clip(format) => render::clip(asked, request, format, (notes, watched)),
            }
        })
    });
    match made {
        Some(Ok(said)) => Ok(vec![format!("{name}: {said}")]),
        Some(Err(why)) => Err(Some(unwritten(asked, &why))),
        None => Err(Some(format!(
            "there is no scene {number}; the briefing has {all}"
        ))),
    }
}
