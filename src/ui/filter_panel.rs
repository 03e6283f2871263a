//! The panel on the left: dates, kinds, regions, people, sources, status, circumstances, precision.

use std::collections::{BTreeMap, HashSet};

use egui::{Align2, Rect, Role, Ui, vec2};

use crate::action::{Action, Choice};
use crate::model::{RegionId, Total};
use crate::state::Fold;
use crate::table::{Dimension, Group, Pick};
use crate::ui::dates::DateFields;
use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::widgets::{self, Button, Icon, ROW, Tick};

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

/// Rows of a long list before "N more".
const FEW: usize = 6;

/// What the panel remembers from frame to frame.
pub struct FilterPanel {
    open: HashSet<Section>,
    whole: HashSet<Section>,
    dates: DateFields,
    people: String,
    find_region: String,
    find_source: String,
    open_countries: HashSet<String>,
}

impl Default for FilterPanel {
    fn default() -> Self {
        Self {
            open: [Section::Dates, Section::Kind, Section::Region].into(),
            whole: HashSet::new(),
            dates: DateFields::default(),
            people: String::new(),
            find_region: String::new(),
            find_source: String::new(),
            open_countries: ["CN".to_owned()].into(),
        }
    }
}

impl FilterPanel {
    /// Puts the panel on screen.
    pub fn show(&mut self, ui: &mut Ui, desk: &mut Desk) {
        super::panel_head(ui, &desk.say("filter-title"), |ui| {
            let fold = desk.say("filter-fold");
            if Button::icon(Icon::PanelLeftClose, &fold)
                .size(28.0, 28.0)
                .show(ui)
                .clicked()
            {
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
            if Button::icon(icon, &name).show(ui).clicked() {
                self.open.extend(section);
                desk.ask(Action::Fold(Fold::Filter, true));
            }
        }
    }

    /// The head of a section; whether it is open.
    fn section(&mut self, ui: &mut Ui, section: Section, title: &str, note: &str) -> bool {
        let was_open = self.open.contains(&section);
        let (rect, response) =
            widgets::row(ui, 32.0, Role::DisclosureTriangle, title, Some(was_open));
        if response.clicked() && !self.open.remove(&section) {
            self.open.insert(section);
        }
        let theme = theme::Theme::of(ui);
        let icon = if was_open {
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
        let at = middle + vec2(30.0, 0.0);
        let strong = theme::strong(12.0);
        let room = rect.width() - 44.0;
        let head = widgets::draw_text(ui, at, Align2::LEFT_CENTER, title, strong, theme.text, room);
        let at = rect.right_center() - vec2(16.0, 0.0);
        let room = rect.right() - head.right() - 28.0;
        widgets::draw_text(
            ui,
            at,
            Align2::RIGHT_CENTER,
            note,
            theme::body(),
            theme.third,
            room,
        );
        was_open
    }

    fn dates(&mut self, ui: &mut Ui, desk: &mut Desk) {
        if self.section(ui, Section::Dates, &desk.say("filter-dates"), "") {
            inset(ui, |ui| self.dates.show(ui, desk));
            ui.add_space(12.0);
        }
        widgets::rule(ui);
    }

    fn kinds(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let note = desk.say("filter-events");
        if self.section(ui, Section::Kind, &desk.say("filter-kind"), &note) {
            for group in &desk.state.summary().kinds {
                let on = picked(&desk.state.filter().kinds, &group.key);
                let name = desk.kind_name(&group.key);
                let row = Entry {
                    name: &name,
                    tick: tick(on),
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
        let at_least = desk.state.filter().people_at_least;
        let note = at_least.map_or_else(
            || desk.say("filter-any-number"),
            |people| format!("≥ {}", desk.words.number(people.into())),
        );
        if self.section(ui, Section::People, &desk.say("filter-people"), &note) {
            inset(ui, |ui| {
                ui.horizontal(|ui| {
                    let name = desk.say("filter-people-at-least");
                    ui.label(&name);
                    let is_ours = self.people.trim().parse().ok() == at_least
                        || (self.people.is_empty() && at_least.is_none());
                    if !is_ours && !self.people.chars().any(|c| !c.is_ascii_digit()) {
                        self.people = at_least.map(|n| n.to_string()).unwrap_or_default();
                    }
                    let is_bad = !self.people.trim().is_empty()
                        && self.people.trim().parse::<u32>().is_err();
                    let response = widgets::field(ui, &mut self.people, &name, None, 80.0, is_bad);
                    if response.changed() {
                        let text = self.people.trim();
                        if text.is_empty() {
                            desk.ask(Action::AtLeast(None));
                        } else if let Ok(people) = text.parse() {
                            desk.ask(Action::AtLeast(Some(people)));
                        }
                    }
                    if response.lost_focus() {
                        desk.ask(Action::Settle);
                    }
                    response.on_hover_text(desk.say("filter-people-hint"));
                });
            });
            ui.add_space(12.0);
        }
        widgets::rule(ui);
    }

    fn sources(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let note = pick_note(desk, &desk.state.filter().publishers);
        if self.section(ui, Section::Source, &desk.say("filter-source"), &note) {
            let name = desk.say("filter-find-source");
            inset(ui, |ui| {
                let width = ui.available_width();
                let icon = Some(Icon::Search);
                widgets::field(ui, &mut self.find_source, &name, icon, width, false);
            });
            ui.add_space(4.0);
            let wanted = self.find_source.to_lowercase();
            let groups = &desk.state.summary().publishers;
            let found: Vec<_> = groups
                .iter()
                .filter(|group| group.key.to_lowercase().contains(&wanted))
                .collect();
            self.list(
                ui,
                desk,
                Section::Source,
                "filter-source",
                &found,
                |desk, group| {
                    let on = is_ticked(&desk.state.filter().publishers, &group.key);
                    (group.key.clone(), on, Choice::Publisher(group.key.clone()))
                },
            );
        }
        widgets::rule(ui);
    }

    fn statuses(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let note = pick_note(desk, &desk.state.filter().statuses);
        if self.section(ui, Section::Status, &desk.say("filter-status"), &note) {
            let groups: Vec<_> = desk.state.summary().statuses.iter().collect();
            self.list(
                ui,
                desk,
                Section::Status,
                "filter-status",
                &groups,
                |desk, group| {
                    let on = is_ticked(&desk.state.filter().statuses, &group.key);
                    (
                        desk.words.status(group.key).to_owned(),
                        on,
                        Choice::Status(group.key),
                    )
                },
            );
        }
        widgets::rule(ui);
    }

    fn tags(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let note = pick_note(desk, &desk.state.filter().tags);
        if self.section(ui, Section::Tags, &desk.say("filter-tags"), &note) {
            let groups: Vec<_> = desk.state.summary().tags.iter().collect();
            self.list(
                ui,
                desk,
                Section::Tags,
                "filter-tags",
                &groups,
                |desk, group| {
                    let on = is_ticked(&desk.state.filter().tags, &group.key);
                    (
                        desk.words.tag(&group.key).into_owned(),
                        on,
                        Choice::Tag(group.key.clone()),
                    )
                },
            );
        }
        widgets::rule(ui);
    }

    fn precisions(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let note = pick_note(desk, &desk.state.filter().precisions);
        if self.section(ui, Section::Precision, &desk.say("filter-precision"), &note) {
            let groups: Vec<_> = desk.state.summary().precisions.iter().collect();
            self.list(
                ui,
                desk,
                Section::Precision,
                "filter-precision",
                &groups,
                |desk, group| {
                    let on = is_ticked(&desk.state.filter().precisions, &group.key);
                    (
                        desk.words.precision(group.key).to_owned(),
                        on,
                        Choice::Precision(group.key),
                    )
                },
            );
        }
        widgets::rule(ui);
    }

    /// A list that starts with no tick: what is ticked is let through.
    fn list<T>(
        &mut self,
        ui: &mut Ui,
        desk: &mut Desk,
        section: Section,
        title: &str,
        groups: &[&Group<T>],
        entry: impl Fn(&Desk, &Group<T>) -> (String, bool, Choice),
    ) {
        let whole = self.whole.contains(&section);
        let few = if whole { groups.len() } else { FEW + 2 };
        for group in groups.iter().take(few) {
            let (name, on, choice) = entry(desk, group);
            let row = Entry {
                name: &name,
                tick: tick(on),
                total: &group.total,
                indent: 0.0,
            };
            if row.show(ui, desk, title, 0.0).1 {
                desk.ask(Action::Toggle(choice));
            }
        }
        self.more(ui, desk, section, groups.len().saturating_sub(FEW + 2));
        ui.add_space(8.0);
    }

    /// "N more", or "Show fewer".
    fn more(&mut self, ui: &mut Ui, desk: &Desk, section: Section, hidden: usize) {
        if hidden == 0 {
            return;
        }
        let whole = self.whole.contains(&section);
        let text = if whole {
            desk.say("filter-fewer")
        } else {
            desk.say_with("filter-more", &[("n", (hidden as u64).into())])
        };
        let (rect, response) = widgets::row(ui, ROW, Role::Button, &text, None);
        let at = rect.left_center() + vec2(38.0, 0.0);
        let ink = desk.theme.third;
        widgets::draw_text(
            ui,
            at,
            Align2::LEFT_CENTER,
            &text,
            theme::body(),
            ink,
            rect.width(),
        );
        if response.clicked() && !self.whole.remove(&section) {
            self.whole.insert(section);
        }
    }

    fn regions(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let note = desk.say("filter-events");
        if !self.section(ui, Section::Region, &desk.say("filter-region"), &note) {
            widgets::rule(ui);
            return;
        }
        let name = desk.say("filter-find-region");
        inset(ui, |ui| {
            let width = ui.available_width();
            widgets::field(
                ui,
                &mut self.find_region,
                &name,
                Some(Icon::Search),
                width,
                false,
            );
        });
        ui.add_space(4.0);
        let countries = countries(&desk.state.summary().regions);
        let wanted = self.find_region.trim().to_lowercase();
        let mut found = false;
        for country in &countries {
            found |= self.country(ui, desk, country, &wanted);
        }
        if !found {
            inset(ui, |ui| ui.weak(desk.say("filter-no-region-found")));
        }
        ui.add_space(8.0);
        widgets::rule(ui);
    }

    /// A country with its provinces. Whether anything of it was found.
    fn country(&mut self, ui: &mut Ui, desk: &mut Desk, country: &Country, wanted: &str) -> bool {
        let id = RegionId::from(country.id.as_str());
        let name = desk.words.region(&id, desk.state.regions());
        let provinces: Vec<_> = country
            .regions
            .iter()
            .filter(|group| {
                let province = desk.words.region(&group.key, desk.state.regions());
                wanted.is_empty()
                    || name.to_lowercase().contains(wanted)
                    || province.to_lowercase().contains(wanted)
            })
            .collect();
        if provinces.is_empty() {
            return false;
        }
        let filter = &desk.state.filter().regions;
        let on = country
            .regions
            .iter()
            .filter(|group| lets_through(filter, &group.key))
            .count();
        let tick = match on {
            0 => Tick::Off,
            all if all == country.regions.len() => Tick::On,
            _ => Tick::Some,
        };
        let row = Entry {
            name: &name,
            tick,
            total: &country.total,
            indent: 0.0,
        };
        let (rect, clicked) = row.show(ui, desk, "filter-region", 0.0);
        if clicked {
            desk.ask(Action::Toggle(Choice::Region(id)));
        }
        let open = !wanted.is_empty() || self.open_countries.contains(&country.id);
        self.fold_country(ui, desk, country, &name, rect, open);
        if open {
            let whole = self.whole.contains(&Section::Region) || !wanted.is_empty();
            let few = if whole { provinces.len() } else { FEW };
            for group in provinces.iter().take(few) {
                self.province(ui, desk, group);
            }
            if wanted.is_empty() {
                self.more(
                    ui,
                    desk,
                    Section::Region,
                    provinces.len().saturating_sub(FEW),
                );
            }
        }
        true
    }

    fn fold_country(
        &mut self,
        ui: &Ui,
        desk: &Desk,
        country: &Country,
        name: &str,
        row: Rect,
        open: bool,
    ) {
        let icon = if open {
            Icon::ChevronDown
        } else {
            Icon::ChevronRight
        };
        let width = ui
            .painter()
            .layout_no_wrap(name.to_owned(), theme::body(), desk.theme.text)
            .size()
            .x;
        let at = row.left_center() + vec2(38.0 + width + 14.0, 0.0);
        let rect = Rect::from_center_size(at, vec2(22.0, ROW));
        let response = ui.interact(
            rect,
            ui.scope_id().with(("country", &country.id)),
            egui::Sense::click(),
        );
        let key = if open {
            "filter-section-fold"
        } else {
            "filter-section-open"
        };
        let label = desk.say_with(key, &[("what", name.into())]);
        response.widget_info(|| {
            egui::WidgetInfo::selected(Role::DisclosureTriangle, true, open, &label)
        });
        widgets::draw_icon(ui.painter(), at, icon, 12.0, desk.theme.second);
        widgets::focus_ring(ui, rect, &response);
        if response.clicked() && !self.open_countries.remove(&country.id) {
            self.open_countries.insert(country.id.clone());
        }
    }

    fn province(&self, ui: &mut Ui, desk: &mut Desk, group: &Group<RegionId>) {
        let name = if group.key.is_province_unknown() {
            desk.words
                .region_in_country(&group.key, desk.state.regions())
        } else {
            desk.words.region(&group.key, desk.state.regions())
        };
        let on = lets_through(&desk.state.filter().regions, &group.key);
        let row = Entry {
            name: &name,
            tick: tick(on),
            total: &group.total,
            indent: 22.0,
        };
        if row.show(ui, desk, "filter-region", 0.0).1 {
            desk.ask(Action::Toggle(Choice::Region(group.key.clone())));
        }
    }
}

/// A country and what is known of its provinces.
struct Country {
    id: String,
    total: Total,
    regions: Vec<Group<RegionId>>,
}

/// The countries by events, most first; in each the provinces by events, what has no province last.
fn countries(groups: &[Group<RegionId>]) -> Vec<Country> {
    let mut by_country: BTreeMap<String, Country> = BTreeMap::new();
    for group in groups {
        let id = group.key.country().to_owned();
        let country = by_country.entry(id.clone()).or_insert_with(|| Country {
            id,
            total: Total::default(),
            regions: Vec::new(),
        });
        country.total += group.total;
        country.regions.push(group.clone());
    }
    let mut countries: Vec<_> = by_country.into_values().collect();
    countries.sort_by_key(|country| std::cmp::Reverse(country.total.events));
    for country in &mut countries {
        country.regions.sort_by_key(|group| {
            (
                group.key.is_province_unknown(),
                std::cmp::Reverse(group.total.events),
            )
        });
    }
    countries
}

/// A row with a box, a name and a number of events.
struct Entry<'a> {
    name: &'a str,
    tick: Tick,
    total: &'a Total,
    indent: f32,
}

impl Entry<'_> {
    /// Puts it on screen with room for a glyph. Its rectangle, and whether it was clicked.
    fn show(&self, ui: &mut Ui, desk: &Desk, group: &str, glyph: f32) -> (Rect, bool) {
        let events = desk.words.events(self.total.events);
        let label = desk.say_with(
            "filter-check-a11y",
            &[
                ("group", desk.say(group).into()),
                ("name", self.name.into()),
                ("events", events.into()),
            ],
        );
        let on = self.tick != Tick::Off;
        let (rect, response) = widgets::row(ui, ROW, Role::CheckBox, &label, Some(on));
        let left = rect.left_center() + vec2(16.0 + self.indent, 0.0);
        widgets::draw_tick(ui, left, self.tick);
        let number = desk.words.number(self.total.events);
        let theme = desk.theme;
        let at = rect.right_center() - vec2(16.0, 0.0);
        let ink = if self.total.events == 0 {
            theme.third
        } else {
            theme.second
        };
        let count = widgets::draw_text(
            ui,
            at,
            Align2::RIGHT_CENTER,
            &number,
            theme::body(),
            ink,
            60.0,
        );
        let at = left + vec2(22.0 + glyph, 0.0);
        let room = count.left() - at.x - 8.0;
        let ink = theme.text;
        widgets::draw_text(
            ui,
            at,
            Align2::LEFT_CENTER,
            self.name,
            theme::body(),
            ink,
            room,
        );
        (rect, response.clicked())
    }
}

fn tick(on: bool) -> Tick {
    if on { Tick::On } else { Tick::Off }
}

fn inset<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) {
    egui::Frame::NONE
        .inner_margin(egui::Margin::symmetric(16, 0))
        .show(ui, add);
}

/// Ticked in a list where everything is ticked at first.
fn picked<T: Ord>(pick: &Pick<T>, one: &T) -> bool {
    match pick {
        Pick::All => true,
        Pick::Only(some) => some.contains(one),
    }
}

/// Ticked in a list where nothing is ticked at first.
fn is_ticked<T: Ord>(pick: &Pick<T>, one: &T) -> bool {
    matches!(pick, Pick::Only(some) if some.contains(one))
}

fn lets_through(pick: &Pick<RegionId>, region: &RegionId) -> bool {
    picked(pick, region) || picked(pick, &RegionId::from(region.country()))
}

fn pick_note<T>(desk: &Desk, pick: &Pick<T>) -> String {
    match pick {
        Pick::All => desk.say("filter-any"),
        Pick::Only(some) => desk.words.number(some.len() as u64),
    }
}

/// Number of dimensions that narrow what is shown, for the rail's badge.
#[must_use]
pub fn dimensions_in_force(desk: &Desk) -> usize {
    let chips = desk.words.filter(
        desk.state.filter(),
        desk.state.table(),
        desk.state.regions(),
    );
    chips
        .iter()
        .map(|chip| chip.dimension)
        .collect::<HashSet<Dimension>>()
        .len()
}
