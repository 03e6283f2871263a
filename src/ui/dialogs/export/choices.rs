//! What is chosen: what leaves the program, how large, on what, in which language, and in whose words.

use egui::{Align, Label, Layout, RichText, Ui, vec2};

use super::public::tick;
use super::{Memory, clip, public, size};
use crate::action::{Action, Export};
use crate::export::Paging;
use crate::figure::film::MovingFormat;
use crate::figure::{Chart, Charts, Format, Theme};
use crate::state::{Leaving, MapShows};
use crate::ui::desk::Desk;
use crate::ui::status::origin_name;
use crate::ui::top_bar::entry;
use crate::ui::widgets::{self, Button};
use crate::words::Language;

/// Width of what stands before a control.
const NAMES: f32 = 76.0;

/// Room for the scroll bar.
const SCROLL: f32 = 8.0;

/// A choice with what it is called and what is said of it on hover.
type Choice<T> = (T, &'static str, &'static str);

const THEMES: [Choice<Theme>; 3] = [
    (Theme::Light, "export-light", "export-light-hint"),
    (Theme::Dark, "export-dark", "export-dark-hint"),
    (Theme::Print, "export-print", "export-print-hint"),
];

const PAGINGS: [Choice<Paging>; 5] = [
    (Paging::Document, "export-document", "export-document-hint"),
    (Paging::Pictures, "export-pictures", "export-pictures-hint"),
    (
        Paging::Film(MovingFormat::Gif),
        "export-gif",
        "export-turns-hint",
    ),
    (
        Paging::Film(MovingFormat::Apng),
        "export-apng",
        "export-turns-hint",
    ),
    (
        Paging::Film(MovingFormat::Mp4),
        "export-mp4",
        "export-turns-hint",
    ),
];

const MAPS: [Choice<MapShows>; 2] = [
    (
        MapShows::Screen,
        "export-map-screen",
        "export-map-screen-hint",
    ),
    (MapShows::All, "export-map-all", "export-map-all-hint"),
];

const CHARTS: [Choice<bool>; 2] = [
    (false, "export-charts-usual", "export-charts-usual-hint"),
    (true, "export-charts-chosen", "export-charts-chosen-hint"),
];

/// Puts the choices on screen.
pub(super) fn show(ui: &mut Ui, desk: &mut Desk, memory: &mut Memory) {
    ui.spacing_mut().item_spacing.y = 8.0;
    // The scroll bar lies over the right edge.
    ui.set_max_width(ui.available_width() - SCROLL);
    what(ui, desk);
    let chosen = desk.state.settings().export;
    let leaving = desk.state.leaving();
    match leaving {
        Leaving::Dataset => {
            dataset(ui, desk);
            if chosen.for_public {
                language(ui, desk);
            }
        }
        Leaving::Clip(format) => {
            clip::show(ui, desk, &mut memory.clip, format);
            looks(ui, desk);
            map(ui, desk);
        }
        Leaving::Figure(_) => {
            sheet(ui, desk, memory);
            looks(ui, desk);
            map(ui, desk);
            charts(ui, desk);
        }
        // Every scene has its own camera.
        Leaving::Briefing(paging) => {
            if let Some(paging) = pick(ui, desk, "export-format", paging, &PAGINGS) {
                desk.ask(Action::Export(Export::What(Leaving::Briefing(paging))));
            }
            sheet(ui, desk, memory);
            looks(ui, desk);
            charts(ui, desk);
        }
    }
    rule(ui);
    public::show(ui, desk, &mut memory.least);
    if matches!(leaving, Leaving::Figure(_) | Leaving::Clip(_)) {
        rule(ui);
        headings(ui, desk);
    }
    ui.add_space(4.0);
}

/// What every figure has, whether it moves or not.
fn looks(ui: &mut Ui, desk: &mut Desk) {
    let chosen = desk.state.settings().export;
    if let Some(theme) = pick(ui, desk, "export-theme", chosen.theme, &THEMES) {
        desk.ask(Action::Export(Export::Theme(theme)));
    }
    language(ui, desk);
}

/// The usual charts, or those that are ticked.
fn charts(ui: &mut Ui, desk: &mut Desk) {
    let now = desk.state.settings().export.charts;
    let mut asked = None;
    if let Some(chosen) = pick(ui, desk, "export-charts", now.is_some(), &CHARTS) {
        asked = Some(chosen.then(Charts::default));
    }
    if let Some(now) = now {
        let toggled = ticks(ui, desk, now);
        asked = toggled.map(|chart| Some(now.toggled(chart))).or(asked);
    }
    if let Some(charts) = asked {
        desk.ask(Action::Export(Export::Charts(charts)));
    }
}

/// The charts, each with its box; the one that was clicked.
fn ticks(ui: &mut Ui, desk: &Desk, now: Charts) -> Option<Chart> {
    let charts = desk.say("export-charts");
    let mut clicked = None;
    ui.horizontal(|ui| {
        ui.allocate_space(vec2(NAMES, 0.0));
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for chart in Chart::ALL {
                let text = desk.say(chart.key());
                let name = format!("{charts}: {text}");
                if tick(ui, desk, (&text, &name), now.contains(chart), false) {
                    clicked = Some(chart);
                }
            }
        });
    });
    clicked
}

fn map(ui: &mut Ui, desk: &mut Desk) {
    let now = desk.state.settings().export.map;
    if let Some(map) = pick(ui, desk, "export-map", now, &MAPS) {
        desk.ask(Action::Export(Export::Map(map)));
    }
}

fn sheet(ui: &mut Ui, desk: &mut Desk, memory: &mut Memory) {
    let now = desk.state.settings().export.size;
    row(ui, desk, "export-size", |ui, desk| {
        let free = &mut memory.size;
        if let Some(size) = size::show(ui, desk, free, now, &size::FIGURES) {
            desk.ask(Action::Export(Export::Size(size)));
        }
    });
}

/// A line between groups.
fn rule(ui: &mut Ui) {
    ui.add_space(2.0);
    widgets::rule(ui);
    ui.add_space(2.0);
}

fn what(ui: &mut Ui, desk: &mut Desk) {
    let keys = |what| match what {
        Leaving::Figure(Format::Png) => ("export-png", "export-png-hint"),
        Leaving::Figure(Format::Svg) => ("export-svg", "export-svg-hint"),
        Leaving::Figure(Format::Pdf) => ("export-pdf", "export-pdf-hint"),
        Leaving::Clip(_) => ("export-clip", "export-clip-hint"),
        Leaving::Briefing(_) => ("export-briefing", "export-briefing-hint"),
        Leaving::Dataset => ("export-dataset", "export-dataset-hint"),
    };
    let now = desk.state.leaving();
    // A clip stays what it is, and so does a briefing.
    let clip = match now {
        Leaving::Clip(format) => format,
        _ => MovingFormat::default(),
    };
    let paging = match now {
        Leaving::Briefing(paging) => paging,
        _ => Paging::default(),
    };
    let mut all = vec![
        Leaving::Figure(Format::Png),
        Leaving::Figure(Format::Svg),
        Leaving::Figure(Format::Pdf),
        Leaving::Clip(clip),
    ];
    let has_scenes = !desk.state.briefing().scenes.is_empty();
    all.extend(has_scenes.then_some(Leaving::Briefing(paging)));
    all.push(Leaving::Dataset);
    let choices = all.into_iter().map(|what| {
        let (name, hint) = keys(what);
        (what, desk.say(name), desk.say(hint))
    });
    let choices: Vec<_> = choices.collect();
    let name = desk.say("export-what");
    if let Some(what) = ui
        .horizontal(|ui| widgets::segments(ui, &name, now, &choices))
        .inner
    {
        desk.ask(Action::Export(Export::What(what)));
    }
    let text = RichText::new(desk.say(keys(now).1)).color(desk.theme.second);
    ui.add(Label::new(text).wrap());
}

/// A name, and its control beside it.
pub(super) fn row(
    ui: &mut Ui,
    desk: &mut Desk,
    key: &str,
    control: impl FnOnce(&mut Ui, &mut Desk),
) {
    ui.horizontal(|ui| {
        ui.set_min_height(28.0);
        let left = Layout::left_to_right(Align::Center);
        ui.allocate_ui_with_layout(vec2(NAMES, 28.0), left, |ui| {
            ui.set_min_width(NAMES);
            ui.label(RichText::new(desk.say(key)).color(desk.theme.second));
        });
        ui.spacing_mut().item_spacing.x = 4.0;
        control(ui, desk);
    });
}

/// A name, and choices of which one holds.
pub(super) fn pick<T: Copy + PartialEq>(
    ui: &mut Ui,
    desk: &mut Desk,
    key: &str,
    now: T,
    choices: &[Choice<T>],
) -> Option<T> {
    let mut picked = None;
    row(ui, desk, key, |ui, desk| {
        let choices = choices.iter();
        let choices = choices.map(|(choice, name, hint)| (*choice, desk.say(name), desk.say(hint)));
        let choices: Vec<_> = choices.collect();
        picked = widgets::segments(ui, &desk.say(key), now, &choices);
    });
    picked
}

fn language(ui: &mut Ui, desk: &mut Desk) {
    let on_screen = desk.state.language();
    let now = desk.state.settings().export.language.unwrap_or(on_screen);
    row(ui, desk, "export-language", |ui, desk| {
        let hint = desk.say("export-language-hint");
        let choices = Language::ALL.iter();
        let choices = choices.map(|one| (*one, one.own_name().to_owned(), hint.clone()));
        let choices: Vec<_> = choices.collect();
        let name = desk.say("export-language");
        if let Some(language) = widgets::segments(ui, &name, now, &choices) {
            // The one on screen is no choice of its own: it follows the screen.
            let language = (language != on_screen).then_some(language);
            desk.ask(Action::Export(Export::Language(language)));
        }
    });
}

/// Which of the datasets on screen, where there are several.
fn dataset(ui: &mut Ui, desk: &mut Desk) {
    let on_screen = desk.state.table().datasets();
    let open = desk.state.datasets().iter();
    let shown = open.filter(|open| {
        let mut on_screen = on_screen.iter();
        on_screen.any(|one| std::sync::Arc::ptr_eq(one, &open.dataset))
    });
    let shown: Vec<_> = shown.collect();
    let now = desk.state.dataset_to_export().map(|open| open.key);
    if shown.len() < 2 {
        return;
    }
    row(ui, desk, "export-which", |ui, desk| {
        let called = |key| shown.iter().find(|open| Some(open.key) == key);
        let name = called(now).map(|open| origin_name(desk, &open.origin));
        let name = name.unwrap_or_default();
        let button = Button::text(&name).menu().size(0.0, 26.0).show(ui);
        egui::Popup::menu(&button).show(|ui| {
            ui.set_width(240.0);
            for open in &shown {
                let name = origin_name(desk, &open.origin);
                if entry(ui, &name, Some(Some(open.key) == now)) {
                    desk.ask(Action::Export(Export::Dataset(open.key)));
                    ui.close();
                }
            }
        });
    });
}

/// The reader's own words.
fn headings(ui: &mut Ui, desk: &mut Desk) {
    let now = desk.state.exporting().headings().clone();
    let datasets = desk.state.table().datasets();
    let title = datasets.first().map(|dataset| dataset.title.clone());
    let title = title.unwrap_or_default();
    let subtitle = desk.say("export-subtitle-hint");
    let caption = desk.say("export-caption-hint");
    heading(ui, desk, "export-heading", now.title, &title, Export::Title);
    heading(
        ui,
        desk,
        "export-subtitle",
        now.subtitle,
        &subtitle,
        Export::Subtitle,
    );
    heading(
        ui,
        desk,
        "export-caption",
        now.caption,
        &caption,
        Export::Caption,
    );
}

fn heading(
    ui: &mut Ui,
    desk: &mut Desk,
    key: &str,
    mut text: String,
    hint: &str,
    asked: fn(String) -> Export,
) {
    row(ui, desk, key, |ui, desk| {
        let (name, width) = (desk.say(key), ui.available_width());
        let response = widgets::field_with_hint(ui, &mut text, &name, hint, width, false);
        if response.changed() {
            desk.ask(Action::Export(asked(text)));
        }
    });
}
