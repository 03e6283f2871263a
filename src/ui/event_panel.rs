//! The event that the reader chose: when, where, how many, and what each source says, side by side.

use egui::{Align2, CornerRadius, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui, vec2};

use crate::action::Action;
use crate::model::{Event, EventId, Report};
use crate::state::Dialog;
use crate::table::Row;
use crate::ui::claims::{self, Axis};
use crate::ui::desk::Desk;
use crate::ui::inset;
use crate::ui::theme;
use crate::ui::widgets::{self, Button, Icon, Look};

/// Puts the event on screen.
pub fn show(ui: &mut Ui, desk: &mut Desk, regions: &mut inset::Memory) {
    let Some(row) = desk.state.selected() else {
        nothing_chosen(ui, desk);
        return;
    };
    egui::Panel::bottom("event-actions")
        .exact_size(56.0)
        .frame(egui::Frame::NONE.fill(desk.theme.panel).inner_margin(16))
        .show(ui, |ui| actions(ui, desk, row));
    egui::ScrollArea::vertical()
        .id_salt("event")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            egui::Frame::NONE
                .inner_margin(egui::Margin::symmetric(16, 8))
                .show(ui, |ui| {
                    let event = desk.state.table().event(row).clone();
                    head(ui, desk, row, &event);
                    body(ui, desk, row, &event, regions);
                });
            let event = desk.state.table().event(row).clone();
            claims(ui, desk, &event);
            egui::Frame::NONE
                .inner_margin(egui::Margin::symmetric(16, 4))
                .show(ui, |ui| {
                    links(ui, desk, row, &event);
                    footer(ui, desk, row, &event);
                });
        });
}

fn nothing_chosen(ui: &mut Ui, desk: &Desk) {
    egui::Frame::NONE.inner_margin(16).show(ui, |ui| {
        ui.add_space(8.0);
        ui.label(RichText::new(desk.say("event-none")).font(theme::strong(14.0)));
        ui.label(RichText::new(desk.say("event-none-hint")).color(desk.theme.second));
    });
}

/// Kind, status, and the way to the next event.
fn head(ui: &mut Ui, desk: &mut Desk, row: Row, event: &Event) {
    let theme = desk.theme;
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, 24.0), Sense::hover());
        super::glyph(ui.painter(), desk, &event.kind, rect.center(), 6.0);
        let colour = desk.colours(&event.kind).text;
        ui.label(
            RichText::new(desk.kind_name(&event.kind))
                .font(theme::strong(12.0))
                .color(colour),
        );
        let status = event.status.unwrap_or_default();
        tag(ui, desk.words.status(status)).on_hover_text(desk.words.status_hint(status));
        if event.sensitive {
            tag(ui, &desk.say("event-sensitive"));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            for (icon, key, by) in [
                (Icon::ChevronRight, "event-next", 1),
                (Icon::ChevronLeft, "event-previous", -1),
            ] {
                let name = desk.say(key);
                if Button::icon(icon, &name)
                    .size(24.0, 24.0)
                    .show(ui)
                    .clicked()
                {
                    desk.ask(Action::SelectBeside(by));
                }
            }
            let ordered = desk.state.ordered();
            let text = match ordered.iter().position(|other| *other == row) {
                Some(at) => desk.say_with(
                    "event-position",
                    &[
                        ("n", (at as u64 + 1).into()),
                        ("all", (ordered.len() as u64).into()),
                    ],
                ),
                None => desk.say("event-hidden"),
            };
            ui.add(egui::Label::new(RichText::new(text).color(theme.third)).truncate());
        });
    });
}

fn tag(ui: &mut Ui, text: &str) -> egui::Response {
    let theme = theme::Theme::of(ui);
    let galley = ui
        .painter()
        .layout_no_wrap(text.to_owned(), theme::body(), theme.text);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(12.0, 4.0), Sense::hover());
    let stroke = Stroke::new(1.0, theme.control);
    ui.painter()
        .rect_stroke(rect, CornerRadius::same(3), stroke, StrokeKind::Inside);
    ui.painter()
        .galley(rect.center() - galley.size() / 2.0, galley, theme.text);
    response
}

/// The sources' own words, behind a quotation mark.
fn quoted(ui: &mut Ui, text: &str) {
    let theme = theme::Theme::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (rect, _) = ui.allocate_exact_size(vec2(12.0, 16.0), Sense::hover());
        widgets::draw_icon(ui.painter(), rect.center(), Icon::Quote, 11.0, theme.third);
        ui.add(egui::Label::new(RichText::new(text).color(theme.second)).wrap());
    });
}

fn body(ui: &mut Ui, desk: &mut Desk, row: Row, event: &Event, memory: &mut inset::Memory) {
    let theme = desk.theme;
    let words = desk.words;
    let width = ui.available_width();
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(
            vec2(width - 100.0, 92.0),
            egui::Layout::top_down(egui::Align::Min),
            |ui| {
                ui.spacing_mut().item_spacing.y = 4.0;
                let date = RichText::new(words.date(&event.date)).font(theme::strong(18.0));
                ui.add(egui::Label::new(date).wrap());
                if let Some(text) = &event.date_text {
                    quoted(ui, text);
                }
                where_it_was(ui, desk, row, event);
            },
        );
        inset::show(ui, desk, row, vec2(92.0, 92.0), memory);
    });
    ui.add_space(4.0);
    let people = event.people();
    let said = words.event_people(&people);
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(&said.headline).font(theme::strong(18.0)));
        if let Some(range) = &said.range {
            ui.label(RichText::new(range).color(theme.second));
        }
    });
    if let Some(text) = &people.text {
        quoted(ui, text);
    }
    if let Some(text) = words.sexes(event.women, event.men, event.children) {
        ui.label(RichText::new(text).color(theme.second));
    }
    not_added(ui, desk, row, event);
    if let Some(summary) = &event.summary {
        ui.add_space(4.0);
        ui.add(
            egui::Label::new(crate::format::visible(summary))
                .wrap()
                .selectable(true),
        );
    }
    ui.add_space(4.0);
}

/// Place, how closely it is known, and where people were moved.
fn where_it_was(ui: &mut Ui, desk: &Desk, row: Row, event: &Event) {
    let table = desk.state.table();
    let name = |at: Option<usize>| {
        at.and_then(|at| table.places().get(at))
            .map(|place| desk.words.place(&place.place))
    };
    let place = table
        .places()
        .get(table.place(row))
        .map(|place| &place.place);
    let from = name(Some(table.place(row))).unwrap_or_default().to_owned();
    let text = match name(table.to(row)) {
        Some(to) => desk.say_with(
            "event-route",
            &[("from", from.as_str().into()), ("to", to.into())],
        ),
        None => from,
    };
    ui.add(egui::Label::new(RichText::new(text).font(theme::large())).wrap());
    let Some(place) = place else {
        return;
    };
    let key = match place.precision {
        crate::model::Precision::Province => "event-place-region",
        crate::model::Precision::Country => "event-place-country",
        crate::model::Precision::BorderArea => "event-place-border",
        _ => "",
    };
    let text = if key.is_empty() {
        let radius = desk.words.km(place.radius_km());
        desk.say_with("event-within", &[("n", radius.into())])
    } else {
        desk.say(key)
    };
    ui.add(egui::Label::new(RichText::new(text).color(desk.theme.third)).wrap());
    if !event.via.is_empty() {
        let places: Vec<String> = event
            .via
            .iter()
            .filter_map(|id| table.places().iter().find(|place| place.place.id == *id))
            .map(|place| desk.words.place(&place.place).to_owned())
            .collect();
        let text = desk.say_with("event-via", &[("places", desk.words.list(&places).into())]);
        ui.add(egui::Label::new(RichText::new(text).color(desk.theme.third)).wrap());
    }
}

/// Why the event is not added to totals, where it is not.
fn not_added(ui: &mut Ui, desk: &Desk, row: Row, event: &Event) {
    let selection = &desk.state.summary().selection;
    if !selection.contains(row) || selection.is_added(row) {
        return;
    }
    let key = if event.rollup {
        "event-not-added-rollup"
    } else if event.part_of.is_some() {
        "event-not-added-part"
    } else {
        "event-not-added-same"
    };
    egui::Frame::NONE
        .fill(desk.theme.warning_soft)
        .corner_radius(4)
        .inner_margin(egui::Margin::symmetric(8, 6))
        .show(ui, |ui| {
            let text = RichText::new(desk.say(key)).color(desk.theme.warning);
            ui.add(egui::Label::new(text).wrap());
        });
}

/// Every claim on one scale, beside who makes it.
fn claims(ui: &mut Ui, desk: &mut Desk, event: &Event) {
    let theme = desk.theme;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    let title = desk.say("event-claims");
    let at = rect.left_center() + vec2(16.0, 0.0);
    let strong = theme::strong(12.0);
    widgets::draw_text(
        ui,
        at,
        Align2::LEFT_CENTER,
        &title,
        strong,
        theme.text,
        rect.width(),
    );
    let at = rect.right_center() - vec2(16.0, 0.0);
    let text = desk.say("event-claims-axis");
    widgets::draw_text(
        ui,
        at,
        Align2::RIGHT_CENTER,
        &text,
        theme::body(),
        theme.third,
        80.0,
    );
    if event.reports.is_empty() {
        ui.weak(desk.say("event-claims-none"));
        return;
    }
    let axis = Axis::of(event);
    let colours = desk.colours(&event.kind);
    claims::scale(ui, desk, axis.as_ref());
    for report in &event.reports {
        claim(ui, desk, event, report, axis.as_ref(), colours.fill);
    }
    ui.add_space(4.0);
}

fn claim(
    ui: &mut Ui,
    desk: &mut Desk,
    event: &Event,
    report: &Report,
    axis: Option<&Axis>,
    colour: egui::Color32,
) {
    let theme = desk.theme;
    let dataset = desk
        .state
        .selected()
        .map(|row| desk.state.table().dataset(row));
    let source = dataset
        .and_then(|at| desk.state.table().datasets().get(at))
        .and_then(|dataset| {
            dataset
                .sources
                .iter()
                .find(|source| source.id == report.source)
        })
        .cloned();
    let voice = source
        .as_ref()
        .map_or(report.source.as_str(), |source| source.voice())
        .to_owned();
    let frame = egui::Frame::NONE
        .fill(theme.strip)
        .inner_margin(egui::Margin::symmetric(16, 4));
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        claims::row(ui, desk, &voice, report, event, axis, colour);
        let Some(source) = source else {
            return;
        };
        if let Some(title) = &source.title {
            let text = desk.say_with("quoted", &[("text", title.as_str().into())]);
            ui.add(egui::Label::new(text).wrap());
        }
        let mut notes = Vec::new();
        notes.push(
            source
                .published
                .as_ref()
                .map_or_else(|| desk.say("event-undated"), |date| desk.words.date(date)),
        );
        if let Some(date) = &report.date {
            let date = desk.words.date(date);
            notes.push(desk.say_with("event-claim-date", &[("date", date.into())]));
        }
        notes.extend(report.note.iter().cloned());
        let text = RichText::new(notes.join(" · ")).color(theme.second);
        ui.add(egui::Label::new(text).wrap());
        if let Some(note) = &source.note {
            ui.add(egui::Label::new(RichText::new(note).color(theme.third)).wrap());
        }
        for (url, key) in [(&source.url, ""), (&source.archive_url, "event-archive")] {
            if let Some(url) = url {
                link(ui, desk, url, key);
            }
        }
    });
    ui.add_space(2.0);
}

/// A link that shows itself whole before it opens.
fn link(ui: &mut Ui, desk: &mut Desk, url: &str, key: &str) {
    let bare = url
        .trim_start_matches("https://")
        .trim_start_matches("http://");
    let text = if key.is_empty() {
        bare.to_owned()
    } else {
        format!("{}: {bare}", desk.say(key))
    };
    let name = desk.say_with("event-link", &[("url", url.into())]);
    let text = RichText::new(crate::format::visible(&text))
        .color(desk.theme.accent)
        .underline();
    let response = ui.add(egui::Label::new(text).truncate().sense(Sense::click()));
    response.widget_info(|| egui::WidgetInfo::labeled(Role::Link, true, &name));
    if response.hovered() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    if response.clicked() {
        desk.ask(Action::Dialog(Some(Dialog::Link(url.to_owned()))));
    }
}

/// The events that belong to this one.
fn links(ui: &mut Ui, desk: &mut Desk, row: Row, event: &Event) {
    let table = desk.state.table();
    let dataset = table.dataset(row);
    let find = |id: &EventId| table.find(dataset, id);
    let later: Vec<Row> = table
        .rows()
        .filter(|other| table.dataset(*other) == dataset)
        .filter(|other| table.event(*other).same_people.as_ref() == Some(&event.id))
        .collect();
    let groups = [
        (
            "event-part-of",
            event.part_of.iter().filter_map(find).collect(),
        ),
        ("event-parts", table.parts(row)),
        (
            "event-same-people",
            event.same_people.iter().filter_map(find).collect(),
        ),
        ("event-same-people-later", later),
        (
            "event-related",
            event.related.iter().filter_map(find).collect::<Vec<Row>>(),
        ),
    ];
    for (key, rows) in groups {
        if rows.is_empty() {
            continue;
        }
        ui.add_space(8.0);
        ui.label(RichText::new(desk.say(key)).font(theme::strong(12.0)));
        if key == "event-parts" {
            let text = desk.words.count("event-parts-note", rows.len() as u64);
            ui.label(RichText::new(text).color(desk.theme.third));
        }
        for other in rows {
            event_link(ui, desk, other);
        }
    }
}

fn event_link(ui: &mut Ui, desk: &mut Desk, row: Row) {
    let table = desk.state.table();
    let event = table.event(row);
    let place = table
        .places()
        .get(table.place(row))
        .map(|place| desk.words.place(&place.place));
    let text = [
        desk.words.date_short(&event.date),
        place.unwrap_or_default().to_owned(),
        desk.words.people(&event.people()),
    ]
    .join(" · ");
    let name = format!("{}, {text}", desk.kind_name(&event.kind));
    let (rect, response) = widgets::row(ui, 24.0, Role::Link, &name, None);
    let kind = event.kind.clone();
    super::glyph(
        ui.painter(),
        desk,
        &kind,
        rect.left_center() + vec2(8.0, 0.0),
        5.0,
    );
    let at = rect.left_center() + vec2(22.0, 0.0);
    let ink = desk.theme.text;
    widgets::draw_text(
        ui,
        at,
        Align2::LEFT_CENTER,
        &text,
        theme::body(),
        ink,
        rect.width() - 24.0,
    );
    if response.hovered() {
        desk.ask(Action::Point(vec![row]));
    }
    if response.clicked() {
        desk.ask(Action::Select(Some(row)));
    }
}

fn footer(ui: &mut Ui, desk: &Desk, row: Row, event: &Event) {
    let theme = desk.theme;
    if !event.tags.is_empty() {
        ui.add_space(8.0);
        ui.label(RichText::new(desk.say("event-circumstances")).font(theme::strong(12.0)));
        let tags: Vec<String> = event
            .tags
            .iter()
            .map(|tag| desk.words.tag(tag).into_owned())
            .collect();
        ui.add(egui::Label::new(RichText::new(tags.join(" · ")).color(theme.second)).wrap());
    }
    if let Some(notes) = &event.notes {
        ui.add_space(8.0);
        ui.label(RichText::new(desk.say("event-notes")).font(theme::strong(12.0)));
        let text = RichText::new(crate::format::visible(notes)).color(theme.second);
        ui.add(egui::Label::new(text).wrap());
    }
    ui.add_space(8.0);
    let dataset = desk.state.table().dataset(row);
    let title = desk
        .state
        .table()
        .datasets()
        .get(dataset)
        .map(|dataset| dataset.title.as_str());
    let id = desk.say_with("event-id", &[("id", event.id.as_str().into())]);
    let text = match title {
        Some(title) => {
            format!(
                "{}\n{id}",
                desk.say_with("event-dataset", &[("title", title.into())])
            )
        }
        None => id,
    };
    ui.add(egui::Label::new(RichText::new(text).color(theme.third)).wrap());
    ui.add_space(8.0);
}

fn actions(ui: &mut Ui, desk: &mut Desk, row: Row) {
    ui.horizontal_centered(|ui| {
        let name = desk.say("event-copy-citation");
        if Button::text(&name)
            .with_icon(Icon::Copy)
            .size(0.0, 28.0)
            .show(ui)
            .clicked()
        {
            let table = desk.state.table();
            if let Some(dataset) = table.datasets().get(table.dataset(row)) {
                ui.ctx()
                    .copy_text(desk.words.citation(table.event(row), dataset));
            }
        }
        let name = desk.say("event-show-on-map");
        let button = Button::text(&name)
            .with_icon(Icon::Locate)
            .look(Look::Plain)
            .size(0.0, 28.0);
        if button.show(ui).clicked() {
            desk.ask(Action::ShowOnMap(row));
        }
    });
}

/// A rectangle of the panel's width.
#[must_use]
pub fn line(ui: &mut Ui, height: f32) -> Rect {
    ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover())
        .0
}
