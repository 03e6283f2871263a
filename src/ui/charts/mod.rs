//! The charts on the right: people over time, by region, by circumstance, by publisher, and who they were.
//! Each shows what the other filters leave, and filters by what is clicked.

mod axis;
mod bar;
mod columns;
mod heads;
mod sexes;
mod time;

use std::collections::HashSet;

use egui::{Align2, Role, Ui, vec2};

use crate::action::Choice;
use crate::model::RegionId;
use crate::table::Group;
use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::widgets::{self, ROW};
use bar::Bar;

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

impl Charts {
    /// Puts the charts on screen.
    pub fn show(&mut self, ui: &mut Ui, desk: &mut Desk) {
        profiling::scope!("charts");
        egui::ScrollArea::vertical()
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                time::show(ui, desk);
                ui.add_space(8.0);
                self.regions(ui, desk);
                ui.add_space(8.0);
                self.tags(ui, desk);
                ui.add_space(8.0);
                sexes::show(ui, desk);
                ui.add_space(12.0);
                self.publishers(ui, desk);
            });
    }

    fn regions(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let title = desk.say("chart-people-by-region");
        heads::of_people(ui, desk, &title);
        let picks = &desk.state.filter().regions;
        let groups = &desk.state.summary().regions;
        let bar = |desk: &Desk, group: &Group<RegionId>| {
            let name = desk.words.region(&group.key, desk.state.regions());
            let choice = Choice::Region(group.key.clone());
            Bar::of_people(desk, name, &group.total, picks.names(&group.key), choice)
        };
        let lengths = groups.iter().map(|group| bar::people(&group.total));
        let largest = lengths.max().unwrap_or_default();
        let list = (List::Region, &*title, largest, !picks.is_all());
        self.list(ui, desk, list, groups, bar);
    }

    fn tags(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let title = desk.say("chart-events-by-tag");
        heads::show(ui, desk, &title, &desk.say("chart-tag-note"));
        let picks = &desk.state.filter().tags;
        let groups = &desk.state.summary().tags;
        let bar = |desk: &Desk, group: &Group<String>| {
            let name = desk.words.tag(&group.key).into_owned();
            let choice = Choice::Tag(group.key.clone());
            Bar::of_events(desk, name, &group.total, picks.names(&group.key), choice)
        };
        let list = (List::Tag, &*title, most_events(groups), !picks.is_all());
        self.list(ui, desk, list, groups, bar);
    }

    fn publishers(&mut self, ui: &mut Ui, desk: &mut Desk) {
        widgets::rule(ui);
        let title = desk.say("chart-events-by-publisher");
        let groups = &desk.state.summary().publishers;
        let note = desk.words.count("count-publishers", groups.len() as u64);
        if widgets::disclosure(ui, 36.0, &title, &note, self.publishers) {
            self.publishers = !self.publishers;
        }
        if !self.publishers {
            return;
        }
        let picks = &desk.state.filter().publishers;
        let bar = |desk: &Desk, group: &Group<String>| {
            let (name, is_picked) = (group.key.clone(), picks.names(&group.key));
            let choice = Choice::Publisher(group.key.clone());
            Bar::of_events(desk, name, &group.total, is_picked, choice)
        };
        let list = (
            List::Publisher,
            &*title,
            most_events(groups),
            !picks.is_all(),
        );
        self.list(ui, desk, list, groups, bar);
        ui.add_space(12.0);
    }

    /// Which list, its title, its longest bar, whether any of it is picked; and a bar for each group in view.
    fn list<K>(
        &mut self,
        ui: &mut Ui,
        desk: &mut Desk,
        (list, title, largest, any_picked): (List, &str, u64, bool),
        groups: &[Group<K>],
        bar: impl Fn(&Desk, &Group<K>) -> Bar,
    ) {
        if groups.is_empty() {
            widgets::inset(ui, 4, |ui| ui.weak(desk.say("chart-empty")));
            return;
        }
        let whole = self.whole.contains(&list);
        let shown = if whole {
            groups.len()
        } else {
            groups.len().min(FEW)
        };
        widgets::rows(ui, shown, |ui, at| {
            if let Some(group) = groups.get(at) {
                bar(desk, group).show(ui, desk, title, largest.max(1), any_picked);
            }
        });
        let hidden = groups.len().saturating_sub(FEW);
        if hidden > 0 && more(ui, desk, title, hidden, whole) && !self.whole.remove(&list) {
            self.whole.insert(list);
        }
    }
}

/// The longest bar of events.
fn most_events<K>(groups: &[Group<K>]) -> u64 {
    let events = groups.iter().map(|group| group.total.events);
    events.max().unwrap_or_default()
}

/// "N more", or "Show fewer"; whether it was clicked.
fn more(ui: &mut Ui, desk: &Desk, title: &str, hidden: usize, whole: bool) -> bool {
    let text = if whole {
        desk.say("chart-fewer")
    } else {
        desk.words.count("chart-more", hidden as u64)
    };
    let label = format!("{title}: {text}");
    let (rect, response) = widgets::row(ui, ROW, Role::Button, &label, None);
    let (at, left) = (rect.left_center() + vec2(24.0, 0.0), Align2::LEFT_CENTER);
    widgets::draw_text(ui, at, left, &text, theme::body(), desk.theme.third, 200.0);
    response.clicked()
}
