//! What the strips above and below say while a file is on its way to the screen.

use egui::accesskit::Node;
use egui::{Context, Rect, pos2, vec2};

use super::*;
use crate::format::{self, Limits, NoGround};
use crate::geo::Regions;
use crate::jobs::Job;
use crate::state::{Pointing, State};
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
    let words = |node: &Node| [node.label(), node.value()].map(|text| text.map(str::to_owned));
    let nodes = nodes(ctx, state, 1440.0);
    nodes.iter().flat_map(words).flatten().collect()
}

/// What both strips say in a window so wide.
fn nodes(ctx: &Context, state: &State, width: f32) -> Vec<Node> {
    let words = Words::new(Language::En);
    let input = egui::RawInput {
        screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(width, 100.0))),
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
    nodes.into_iter().map(|(_, node)| node).collect()
}

fn ctx() -> Context {
    let ctx = Context::default();
    theme::install(&ctx);
    ctx.enable_accesskit();
    ctx
}

/// A dataset with a problem, and what the strip says of that.
fn with_problem(title: &str) -> (format::Opened, &'static str) {
    let mut opened = opened(title);
    opened.diagnostics.warnings = 1;
    (opened, "1 problem")
}

#[test]
fn problems_of_a_file_are_told_once_its_events_are_on_screen() {
    let ctx = ctx();
    let mut state = State::new(Arc::new(Regions::default()), Language::En);
    state.open_now(Origin::Bundled, opened("Before"));
    let file = Origin::File("a.ron".into());
    let jobs = state.apply(Action::Open(vec![file.clone()]));
    let Some(Job::Read(id, _)) = jobs.first() else {
        panic!("{jobs:?}");
    };
    let (opened, problem) = with_problem("After");
    let jobs = state.apply(Action::Read(*id, file, Ok(Box::new(opened.into()))));
    let has = |said: &[String]| said.iter().any(|one| one == problem);
    assert!(!has(&said(&ctx, &state)));
    state.build(jobs);
    assert!(has(&said(&ctx, &state)));
}

#[test]
fn nothing_in_the_strip_lies_over_anything_however_much_is_under_way() {
    let ctx = ctx();
    let mut state = State::new(Arc::new(Regions::default()), Language::En);
    let (opened, problem) = with_problem("Before");
    let name = |at| {
        format!(
            "a long name of a file that a colleague has shared in 2026, nr. {at}, and with that not at its end.ron"
        )
    };
    state.open_now(Origin::File(name(0).into()), opened);
    for under_way in 0..5 {
        if under_way > 0 {
            let file = Origin::File(name(under_way).into());
            state.apply(Action::Open(vec![file]));
        }
        for width in [1024.0, 1100.0, 1440.0, 1920.0] {
            // The first time in a window so wide, it learns how much room there is.
            nodes(&ctx, &state, width);
            let nodes = nodes(&ctx, &state, width);
            let says = |node: &&Node| node.label().or(node.value()).is_some();
            let bounds = nodes.iter().filter(says).filter_map(Node::bounds);
            let mut bounds: Vec<_> = bounds.filter(|rect| rect.y0 > 48.0).collect();
            bounds.sort_by(|one, other| one.x0.total_cmp(&other.x0));
            assert!(bounds.len() >= 5, "{bounds:?}");
            for pair in bounds.windows(2) {
                assert!(
                    pair[0].x1 <= pair[1].x0 + 0.5,
                    "{under_way} at {width}: {bounds:?}"
                );
            }
            assert!(bounds.last().is_some_and(|last| last.x1 <= width.into()));
            let all: Vec<_> = nodes.iter().filter_map(Node::label).collect();
            assert!(all.contains(&problem), "{all:?}");
        }
    }
}

#[test]
fn both_strips_name_what_the_table_holds_until_the_new_columns_are_there() {
    let ctx = ctx();
    let regions = Arc::new(Regions::default());
    let mut state = State::new(Arc::clone(&regions), Language::En);
    state.open_now(Origin::Bundled, opened("Before"));
    let file = Origin::File("a.ron".into());
    let jobs = state.apply(Action::Open(vec![file.clone()]));
    let Some(Job::Read(id, _)) = jobs.first() else {
        panic!("{jobs:?}");
    };
    let jobs = state.apply(Action::Read(
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
    assert!(has(&before, "Building columns"), "{before:?}");
    assert!(has(&before, "Cancel: Building columns"), "{before:?}");
    state.build(jobs);
    let after = said(&ctx, &state);
    assert!(has(&after, "After") && !has(&after, "Before"), "{after:?}");
    assert!(
        has(&after, "a.ron") && !has(&after, "Building columns"),
        "{after:?}"
    );
}
