//! What the strips above and below say while a file is on its way to the screen.

use egui::{Context, Rect, pos2, vec2};

use super::*;
use crate::format::{self, Limits, NoGround};
use crate::geo::Regions;
use crate::jobs::Job;
use crate::state::{Pointing, State};
use crate::table::Table;
use crate::ui::theme::{self, Theme};
use crate::ui::top_bar::TopBar;
use crate::words::{Language, Words};

fn opened(title: &str) -> format::Opened {
    let text = format!("(format: 1, title: \"{title}\", sources: [], places: [], events: [])");
    let limits = Limits::default();
    format::read(text.as_bytes(), "a.ron", &limits, &NoGround, &|_| true).unwrap()
}

/// Everything that both strips say, read aloud.
fn said(ctx: &Context, state: &State) -> Vec<String> {
    let words = Words::new(Language::En);
    let input = egui::RawInput {
        screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1440.0, 100.0))),
        ..egui::RawInput::default()
    };
    let mut asked = Vec::new();
    let mut output = ctx.run_ui(input, |ui| {
        let mut desk = Desk {
            state,
            words: &words,
            theme: Theme::of(ui),
            asked: &mut asked,
            pointing: Pointing::Nothing,
            told: None,
        };
        ui.vertical(|ui| {
            ui.scope(|ui| TopBar::default().show(ui, &mut desk, false));
            ui.scope(|ui| show(ui, &mut desk));
        });
    });
    output.textures_delta.clear();
    let nodes = output.platform_output.accesskit_update.unwrap().nodes;
    let words = |node: &egui::accesskit::Node| {
        [node.label(), node.value()].map(|text| text.map(str::to_owned))
    };
    nodes
        .iter()
        .flat_map(|(_, node)| words(node))
        .flatten()
        .collect()
}

#[test]
fn both_strips_name_what_the_table_holds_until_the_new_columns_are_there() {
    let ctx = Context::default();
    theme::install(&ctx);
    ctx.enable_accesskit();
    let regions = Arc::new(Regions::default());
    let mut state = State::new(Arc::clone(&regions), Language::En);
    state.open_now(Origin::Bundled, opened("Before"));
    let file = Origin::File("a.ron".into());
    let jobs = state.apply(Action::Open(vec![file.clone()]));
    let Some(Job::Read(id, _)) = jobs.first() else {
        panic!("{jobs:?}");
    };
    let mut jobs = state.apply(Action::Read(
        *id,
        file,
        Ok(Box::new(opened("After").into())),
    ));
    let before = said(&ctx, &state);
    let has = |said: &[String], text: &str| said.iter().any(|one| one.contains(text));
    assert!(
        has(&before, "Before") && !has(&before, "After"),
        "{before:?}"
    );
    assert!(!has(&before, "a.ron"), "{before:?}");
    assert!(has(&before, "Building columns 0"), "{before:?}");
    assert!(has(&before, "Cancel: Building columns"), "{before:?}");
    let build = jobs.iter().position(|job| matches!(job, Job::Build(..)));
    let Job::Build(id, datasets) = jobs.remove(build.unwrap()) else {
        panic!("it was found as one");
    };
    let table = Table::new(&datasets, &regions);
    state.apply(Action::Built(id, Arc::new(table)));
    let after = said(&ctx, &state);
    assert!(has(&after, "After") && !has(&after, "Before"), "{after:?}");
    assert!(
        has(&after, "a.ron") && !has(&after, "Building columns 0"),
        "{after:?}"
    );
}
