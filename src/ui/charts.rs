//! The charts on the right: people over time, by region, by circumstance, by publisher, and who they were.
//! Each shows what the other filters leave, and filters by what is clicked.

use std::collections::HashSet;

use egui::{Align2, CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::action::{Action, Choice};
use crate::model::Total;
use crate::table::{Group, Pick};
use crate::ui::desk::Desk;
use crate::ui::theme::{self, mix};
use crate::ui::time_chart;
use crate::ui::widgets::{self, Icon, ROW};

/// Bars of a list before "N more".
const FEW: usize = 6;

/// Lists that can be shown whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum List {
    Region,
    Tag,
    Publisher,
}

/// What the charts remember from frame to frame.
#[derive(Default)]
pub struct Charts {
    whole: HashSet<List>,
    publishers: bool,
}

/// One bar of a list: its label, the numbers behind it, and what a click picks.
struct Bar {
    name: String,
    low: u64,
    high: u64,
    estimate: u64,
    open: bool,
    value: String,
    is_picked: bool,
    choice: Choice,
}

impl Charts {
    /// Puts the charts on screen.
    pub fn show(&mut self, ui: &mut Ui, desk: &mut Desk) {
        egui::ScrollArea::vertical()
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                time_chart::show(ui, desk);
                ui.add_space(8.0);
                self.regions(ui, desk);
                ui.add_space(8.0);
                self.tags(ui, desk);
                ui.add_space(8.0);
                sexes(ui, desk);
                ui.add_space(12.0);
                self.publishers(ui, desk);
            });
    }

    fn regions(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let title = desk.say("chart-people-by-region");
        people_head(ui, desk, &title);
        let filter = &desk.state.filter().regions;
        let bars: Vec<Bar> = desk
            .state
            .summary()
            .regions
            .iter()
            .map(|group| {
                let name = desk.words.region(&group.key, desk.state.regions());
                let choice = Choice::Region(group.key.clone());
                people_bar(desk, name, group, is_picked(filter, &group.key), choice)
            })
            .collect();
        let any = *filter != Pick::All;
        self.list(ui, desk, List::Region, &title, &bars, any);
    }

    fn tags(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let title = desk.say("chart-events-by-tag");
        head(ui, desk, &title, &desk.say("chart-tag-note"));
        let filter = &desk.state.filter().tags;
        let groups = &desk.state.summary().tags;
        let bars: Vec<Bar> = groups
            .iter()
            .map(|group| {
                let name = desk.words.tag(&group.key).into_owned();
                let choice = Choice::Tag(group.key.clone());
                events_bar(desk, name, group, is_picked(filter, &group.key), choice)
            })
            .collect();
        let any = *filter != Pick::All;
        self.list(ui, desk, List::Tag, &title, &bars, any);
    }

    fn publishers(&mut self, ui: &mut Ui, desk: &mut Desk) {
        widgets::rule(ui);
        let title = desk.say("chart-events-by-publisher");
        let groups = &desk.state.summary().publishers;
        let note = desk.words.count("count-publishers", groups.len() as u64);
        let (rect, response) = widgets::row(
            ui,
            36.0,
            Role::DisclosureTriangle,
            &title,
            Some(self.publishers),
        );
        let theme = desk.theme;
        let icon = if self.publishers {
            Icon::ChevronDown
        } else {
            Icon::ChevronRight
        };
        let middle = rect.left_center();
        widgets::draw_icon(
            ui.painter(),
            middle + vec2(18.0, 0.0),
            icon,
            14.0,
            theme.second,
        );
        let strong = theme::strong(12.0);
        let at = middle + vec2(30.0, 0.0);
        widgets::draw_text(
            ui,
            at,
            Align2::LEFT_CENTER,
            &title,
            strong,
            theme.text,
            180.0,
        );
        let at = rect.right_center() - vec2(16.0, 0.0);
        widgets::draw_text(
            ui,
            at,
            Align2::RIGHT_CENTER,
            &note,
            theme::body(),
            theme.third,
            120.0,
        );
        if response.clicked() {
            self.publishers = !self.publishers;
        }
        if !self.publishers {
            return;
        }
        let filter = &desk.state.filter().publishers;
        let bars: Vec<Bar> = groups
            .iter()
            .map(|group| {
                let choice = Choice::Publisher(group.key.clone());
                events_bar(
                    desk,
                    group.key.clone(),
                    group,
                    is_picked(filter, &group.key),
                    choice,
                )
            })
            .collect();
        let any = *filter != Pick::All;
        self.list(ui, desk, List::Publisher, &title, &bars, any);
        ui.add_space(12.0);
    }

    fn list(
        &mut self,
        ui: &mut Ui,
        desk: &mut Desk,
        list: List,
        title: &str,
        bars: &[Bar],
        any_picked: bool,
    ) {
        if bars.is_empty() {
            inset(ui, |ui| ui.weak(desk.say("chart-empty")));
            return;
        }
        let largest = bars
            .iter()
            .map(|bar| bar.high.max(bar.estimate))
            .max()
            .unwrap_or(1)
            .max(1);
        let whole = self.whole.contains(&list);
        let few = if whole { bars.len() } else { FEW };
        for bar in bars.iter().take(few) {
            bar.show(ui, desk, title, largest, any_picked);
        }
        if bars.len() > FEW {
            let text = if whole {
                desk.say("chart-fewer")
            } else {
                desk.words.count("chart-more", (bars.len() - FEW) as u64)
            };
            let label = format!("{title}: {text}");
            let (rect, response) = widgets::row(ui, ROW, Role::Button, &label, None);
            let at = rect.left_center() + vec2(24.0, 0.0);
            let ink = desk.theme.third;
            widgets::draw_text(
                ui,
                at,
                Align2::LEFT_CENTER,
                &text,
                theme::body(),
                ink,
                200.0,
            );
            if response.clicked() && !self.whole.remove(&list) {
                self.whole.insert(list);
            }
        }
    }
}

impl Bar {
    fn show(&self, ui: &mut Ui, desk: &mut Desk, title: &str, largest: u64, any_picked: bool) {
        let theme = desk.theme;
        let (row, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
        let label = desk.say_with(
            "chart-bar-a11y",
            &[
                ("chart", title.into()),
                ("name", self.name.as_str().into()),
                ("value", self.value.as_str().into()),
            ],
        );
        let picked = self.is_picked;
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, picked, &label));
        let frame = Rect::from_min_max(row.min + vec2(16.0, 1.0), row.max - vec2(16.0, 1.0));
        let faded = any_picked && !self.is_picked;
        let ink = |colour| {
            if faded {
                mix(colour, theme.panel, 0.5)
            } else {
                colour
            }
        };
        let width = frame.width() - 44.0;
        #[expect(clippy::cast_precision_loss, reason = "lengths of bars")]
        let length = |value: u64| width * value as f32 / largest as f32;
        let painter = ui.painter();
        let bar = |value: u64| {
            Rect::from_min_size(frame.min, vec2(length(value).max(2.0), frame.height()))
        };
        let radius = CornerRadius::same(2);
        if response.hovered() || response.has_focus() {
            let rows = desk.state.rows_of(&self.choice);
            desk.point(&rows);
            painter.rect_filled(frame, radius, theme.hover);
        }
        painter.rect_filled(bar(self.high), radius, ink(theme.bar_high));
        painter.rect_filled(bar(self.low), radius, ink(theme.bar_low));
        if self.high != self.low || self.open {
            let x = frame.left() + length(self.estimate);
            let tick = Rect::from_center_size(egui::pos2(x, frame.bottom() - 4.0), vec2(2.0, 8.0));
            painter.rect_filled(tick, CornerRadius::ZERO, ink(theme.ink));
        }
        if self.open {
            let at = egui::pos2(frame.left() + length(self.high) + 6.0, frame.center().y);
            widgets::draw_icon(painter, at, Icon::ChevronRight, 12.0, ink(theme.second));
        }
        if self.is_picked {
            let stroke = Stroke::new(1.5, theme.accent);
            painter.rect_stroke(frame, CornerRadius::same(3), stroke, StrokeKind::Inside);
        }
        widgets::focus_ring(ui, frame, &response);
        let text = ink(theme.text);
        let at = frame.left_center() + vec2(8.0, 0.0);
        let room = frame.width() - 64.0;
        widgets::draw_text(
            ui,
            at,
            Align2::LEFT_CENTER,
            &self.name,
            theme::body(),
            text,
            room,
        );
        let at = frame.right_center() - vec2(2.0, 0.0);
        let number = desk.words.number(self.estimate);
        widgets::draw_text(
            ui,
            at,
            Align2::RIGHT_CENTER,
            &number,
            theme::body(),
            text,
            60.0,
        );
        let key = if self.is_picked {
            "chart-bar-lift"
        } else {
            "chart-bar-filter"
        };
        let hint = desk.say_with(key, &[("name", self.name.as_str().into())]);
        let hover = format!("{}\n{}\n{hint}", self.name, self.value);
        if response.on_hover_text(hover).clicked() {
            desk.ask(Action::Only(self.choice.clone()));
        }
    }
}

fn people_bar<T>(
    desk: &Desk,
    name: String,
    group: &Group<T>,
    is_picked: bool,
    choice: Choice,
) -> Bar {
    let Total {
        low,
        high,
        estimate,
        open,
        ..
    } = group.total;
    let value = desk.words.total_sentence(&group.total);
    Bar {
        name,
        low,
        high,
        estimate,
        open: open > 0,
        value,
        is_picked,
        choice,
    }
}

fn events_bar<T>(
    desk: &Desk,
    name: String,
    group: &Group<T>,
    is_picked: bool,
    choice: Choice,
) -> Bar {
    let events = group.total.events;
    let value = desk.words.events(events);
    Bar {
        name,
        low: events,
        high: events,
        estimate: events,
        open: false,
        value,
        is_picked,
        choice,
    }
}

fn is_picked<T: Ord>(pick: &Pick<T>, one: &T) -> bool {
    matches!(pick, Pick::Only(some) if some.contains(one))
}

fn inset<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) {
    egui::Frame::NONE
        .inner_margin(egui::Margin::symmetric(16, 4))
        .show(ui, add);
}

/// The head of a chart: its title left, a note right.
pub fn head(ui: &mut Ui, desk: &Desk, title: &str, note: &str) -> Rect {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
    let theme = desk.theme;
    let at = rect.left_center() + vec2(16.0, 0.0);
    let room = rect.width() - 32.0;
    let strong = theme::strong(12.0);
    let left = widgets::draw_text(ui, at, Align2::LEFT_CENTER, title, strong, theme.text, room);
    let at = rect.right_center() - vec2(16.0, 0.0);
    let room = at.x - left.right() - 6.0;
    if !note.is_empty() && room > 24.0 {
        widgets::draw_text(
            ui,
            at,
            Align2::RIGHT_CENTER,
            note,
            theme::body(),
            theme.third,
            room,
        );
    }
    rect
}

/// The head of a chart of people: with its legend.
fn people_head(ui: &mut Ui, desk: &Desk, title: &str) {
    let rect = head(ui, desk, title, "");
    let theme = desk.theme;
    let mut x = rect.right() - 16.0;
    let y = rect.center().y;
    for (key, colour, width) in [
        ("chart-estimate", theme.ink, 2.0),
        ("chart-possibly", theme.bar_high, 8.0),
        ("chart-at-least", theme.bar_low, 8.0),
    ] {
        let at = egui::pos2(x, y);
        let text = desk.say(key);
        let ink = theme.third;
        let text = widgets::draw_text(
            ui,
            at,
            Align2::RIGHT_CENTER,
            &text,
            theme::body(),
            ink,
            80.0,
        );
        let swatch = Rect::from_center_size(
            egui::pos2(text.left() - 4.0 - width / 2.0, y),
            vec2(width, 8.0),
        );
        ui.painter().rect_filled(swatch, CornerRadius::ZERO, colour);
        x = swatch.left() - 8.0;
    }
}

/// Women, men and children of the events that say so.
fn sexes(ui: &mut Ui, desk: &Desk) {
    let sexes = desk.state.summary().sexes;
    let theme = desk.theme;
    let title = desk.say("chart-sexes");
    if sexes.given == 0 {
        head(ui, desk, &title, "");
        inset(ui, |ui| ui.weak(desk.say("chart-sexes-none")));
        return;
    }
    let events = desk.state.summary().total.events;
    let note = desk.say_with(
        "chart-sexes-note",
        &[
            ("n", sexes.given.into()),
            ("events", desk.words.events(events).into()),
        ],
    );
    head(ui, desk, &title, &note);
    let parts = [
        (sexes.women, "count-women", theme.bar_strong),
        (sexes.men, "count-men", theme.bar_low),
        (sexes.children, "count-children", theme.second),
    ];
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 14.0), Sense::hover());
    let bar = Rect::from_min_max(rect.min + vec2(16.0, 0.0), rect.max - vec2(16.0, 2.0));
    let all: u64 = parts.iter().map(|part| part.0).sum();
    let mut x = bar.left();
    for (people, _, colour) in parts {
        #[expect(clippy::cast_precision_loss, reason = "lengths of bars")]
        let width = bar.width() * people as f32 / all.max(1) as f32;
        let part =
            Rect::from_min_size(egui::pos2(x, bar.top()), vec2((width - 1.0).max(0.0), 12.0));
        ui.painter()
            .rect_filled(part, CornerRadius::same(2), colour);
        x += width;
    }
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let step = (rect.width() - 32.0) / 3.0;
    let mut x = rect.left() + 16.0;
    for (people, key, colour) in parts {
        let swatch = Rect::from_center_size(egui::pos2(x + 4.0, rect.center().y), vec2(8.0, 8.0));
        ui.painter()
            .rect_filled(swatch, CornerRadius::same(1), colour);
        let text = desk.words.count(key, people);
        let at = egui::pos2(x + 14.0, rect.center().y);
        let ink = theme.second;
        widgets::draw_text(
            ui,
            at,
            Align2::LEFT_CENTER,
            &text,
            theme::body(),
            ink,
            step - 18.0,
        );
        x += step;
    }
}
