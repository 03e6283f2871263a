//! The panel on the left: dates, kinds, regions, people, sources, status, circumstances, precision.

mod found;
mod list;
mod people;
mod regions;

use std::collections::HashSet;

use egui::{Align2, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use crate::action::{Action, Choice};
use crate::state::Fold;
use crate::table::{Dimension, Pick};
use crate::ui::dates::DateFields;
use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::widgets::{self, Button, Icon};
use found::Found;
use list::{Entry, tick};
use people::AtLeast;

/// A part of the panel that folds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Section {
    Dates,
    Kind,
    Region,
    People,
    Source,
    Status,
    Tags,
    Precision,
}

/// What the panel remembers from frame to frame.
pub struct FilterPanel {
    open: HashSet<Section>,
    whole: HashSet<Section>,
    dates: DateFields,
    at_least: AtLeast,
    find_region: String,
    find_source: String,
    open_countries: HashSet<String>,
    found: Found,
}

impl Default for FilterPanel {
    fn default() -> Self {
        Self {
            open: [Section::Dates, Section::Kind, Section::Region].into(),
            whole: HashSet::new(),
            dates: DateFields::default(),
            at_least: AtLeast::default(),
            find_region: String::new(),
            find_source: String::new(),
            open_countries: ["CN".to_owned()].into(),
            found: Found::default(),
        }
    }
}

impl FilterPanel {
    /// Puts the panel on screen.
    pub fn show(&mut self, ui: &mut Ui, desk: &mut Desk) {
        profiling::scope!("filter panel");
        super::panel_head(ui, &desk.say("filter-title"), |ui| {
            let fold = desk.say("filter-fold");
            let button = Button::icon(Icon::PanelLeftClose, &fold).size(28.0, 28.0);
            if button.show(ui).clicked() {
                desk.ask(Action::Fold(Fold::Filter, false));
            }
        });
        egui::ScrollArea::vertical()
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                self.dates(ui, desk);
                self.kinds(ui, desk);
                self.regions(ui, desk);
                self.people(ui, desk);
                self.sources(ui, desk);
                self.statuses(ui, desk);
                self.tags(ui, desk);
                self.precisions(ui, desk);
            });
    }

    /// The panel folded to a rail of icons; each opens it.
    pub fn rail(&mut self, ui: &mut Ui, desk: &mut Desk) {
        egui::ScrollArea::vertical()
            .scroll_bar_visibility(egui::scroll_area::ScrollBarVisibility::AlwaysHidden)
            .auto_shrink(false)
            .show(ui, |ui| self.rail_buttons(ui, desk));
    }

    fn rail_buttons(&mut self, ui: &mut Ui, desk: &mut Desk) {
        for (icon, key, section) in [
            (Icon::Funnel, "filter-unfold", None),
            (Icon::CalendarDays, "filter-dates", Some(Section::Dates)),
            (Icon::Shapes, "filter-kind", Some(Section::Kind)),
            (Icon::MapPin, "filter-region", Some(Section::Region)),
            (Icon::Users, "filter-people", Some(Section::People)),
            (Icon::FileText, "filter-source", Some(Section::Source)),
            (Icon::Tag, "filter-tags", Some(Section::Tags)),
        ] {
            let name = desk.say(key);
            let button = Button::icon(icon, &name).show(ui);
            if section.is_none() {
                badge(ui, desk, button.rect);
            }
            if button.clicked() {
                self.open.extend(section);
                desk.ask(Action::Fold(Fold::Filter, true));
            }
        }
    }

    /// The head of a section; whether it is open.
    fn section(
        &mut self,
        ui: &mut Ui,
        desk: &Desk,
        section: Section,
        title: &str,
        note: &str,
    ) -> bool {
        let was_open = self.open.contains(&section);
        let clicked = widgets::disclosure(ui, 32.0, &desk.say(title), note, was_open);
        if clicked && !self.open.remove(&section) {
            self.open.insert(section);
        }
        was_open
    }

    fn dates(&mut self, ui: &mut Ui, desk: &mut Desk) {
        if self.section(ui, desk, Section::Dates, "filter-dates", "") {
            widgets::inset(ui, 0, |ui| self.dates.show(ui, desk));
            ui.add_space(12.0);
        }
        widgets::rule(ui);
    }

    fn kinds(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let note = desk.say("filter-events");
        if self.section(ui, desk, Section::Kind, "filter-kind", &note) {
            for group in &desk.state.summary().kinds {
                let name = desk.kind_name(&group.key);
                let row = Entry {
                    name: &name,
                    tick: tick(desk.state.filter().kinds.lets(&group.key)),
                    total: &group.total,
                    indent: 0.0,
                };
                let (rect, clicked) = row.show(ui, desk, "filter-kind", 24.0);
                let at = rect.left_center() + vec2(46.0, 0.0);
                super::glyph(ui.painter(), desk, &group.key, at, 6.0);
                if clicked {
                    desk.ask(Action::Toggle(Choice::Kind(group.key.clone())));
                }
            }
            ui.add_space(8.0);
        }
        widgets::rule(ui);
    }

    fn people(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let note = people::note(desk);
        if self.section(ui, desk, Section::People, "filter-people", &note) {
            widgets::inset(ui, 0, |ui| self.at_least.show(ui, desk));
            ui.add_space(12.0);
        }
        widgets::rule(ui);
    }

    fn sources(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let picks = &desk.state.filter().publishers;
        let note = pick_note(desk, picks);
        if self.section(ui, desk, Section::Source, "filter-source", &note) {
            let name = desk.say("filter-find-source");
            finder(ui, &mut self.find_source, &name);
            let groups = &desk.state.summary().publishers;
            let found = self.found.sources(desk.state, &self.find_source);
            let entry = |at: usize| {
                let group = groups.get(*found.get(at)?)?;
                let choice = Choice::Publisher(group.key.clone());
                let is_picked = picks.names(&group.key);
                Some((group.key.clone(), &group.total, is_picked, choice))
            };
            self.list(
                ui,
                desk,
                Section::Source,
                "filter-source",
                found.len(),
                entry,
            );
        }
        widgets::rule(ui);
    }

    fn statuses(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let picks = &desk.state.filter().statuses;
        let note = pick_note(desk, picks);
        if self.section(ui, desk, Section::Status, "filter-status", &note) {
            let (words, groups) = (desk.words, &desk.state.summary().statuses);
            let entry = |at: usize| {
                let group = groups.get(at)?;
                let name = words.status(group.key).to_owned();
                let is_picked = picks.names(&group.key);
                Some((name, &group.total, is_picked, Choice::Status(group.key)))
            };
            self.list(
                ui,
                desk,
                Section::Status,
                "filter-status",
                groups.len(),
                entry,
            );
        }
        widgets::rule(ui);
    }

    fn tags(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let picks = &desk.state.filter().tags;
        let note = pick_note(desk, picks);
        if self.section(ui, desk, Section::Tags, "filter-tags", &note) {
            let (words, groups) = (desk.words, &desk.state.summary().tags);
            let entry = |at: usize| {
                let group = groups.get(at)?;
                let name = words.tag(&group.key).into_owned();
                let choice = Choice::Tag(group.key.clone());
                Some((name, &group.total, picks.names(&group.key), choice))
            };
            self.list(ui, desk, Section::Tags, "filter-tags", groups.len(), entry);
        }
        widgets::rule(ui);
    }

    fn precisions(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let picks = &desk.state.filter().precisions;
        let note = pick_note(desk, picks);
        if self.section(ui, desk, Section::Precision, "filter-precision", &note) {
            let (words, groups) = (desk.words, &desk.state.summary().precisions);
            let entry = |at: usize| {
                let group = groups.get(at)?;
                let name = words.precision(group.key).to_owned();
                let is_picked = picks.names(&group.key);
                Some((name, &group.total, is_picked, Choice::Precision(group.key)))
            };
            self.list(
                ui,
                desk,
                Section::Precision,
                "filter-precision",
                groups.len(),
                entry,
            );
        }
        widgets::rule(ui);
    }
}

/// A field that narrows a list.
fn finder(ui: &mut Ui, text: &mut String, name: &str) {
    widgets::inset(ui, 0, |ui| {
        let width = ui.available_width();
        widgets::field(ui, text, name, Some(Icon::Search), width, false);
    });
    ui.add_space(4.0);
}

/// How many of a list are picked.
fn pick_note<T>(desk: &Desk, pick: &Pick<T>) -> String {
    match pick {
        Pick::All => desk.say("filter-any"),
        Pick::Only(some) => desk.words.number(some.len() as u64),
    }
}
/// How many dimensions narrow what is shown, on the corner of the folded panel's button.
fn badge(ui: &mut Ui, desk: &Desk, button: Rect) {
    let filter = desk.state.filter();
    let dimensions = Dimension::ALL.into_iter();
    let narrowed = dimensions.filter(|one| filter.narrows_by(*one)).count();
    if narrowed == 0 {
        return;
    }
    let theme = desk.theme;
    let middle = button.right_top() + vec2(-6.0, 6.0);
    let painter = ui.painter();
    painter.circle_filled(middle, 8.0, theme.accent);
    let (text, font) = (desk.words.number(narrowed as u64), theme::strong(10.0));
    painter.text(middle, Align2::CENTER_CENTER, text, font, theme.on_accent);
    let spot = Rect::from_center_size(middle, vec2(16.0, 16.0));
    let name = desk.words.count("filter-active", narrowed);
    let response = ui.interact(spot, ui.scope_id().with("badge"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    response.on_hover_text(name);
}
