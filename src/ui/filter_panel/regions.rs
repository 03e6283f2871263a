//! Countries with their provinces, each with its box; countries fold.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use egui::{Rect, Role, Sense, Ui, WidgetInfo, vec2};

use super::list::{Entry, FEW, tick};
use super::{FilterPanel, Section, finder};
use crate::action::{Action, Choice};
use crate::model::{RegionId, Total};
use crate::table::{Group, Pick};
use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::widgets::{self, Icon, ROW, Tick};

impl FilterPanel {
    pub(super) fn regions(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let note = desk.say("filter-events");
        if !self.section(ui, desk, Section::Region, "filter-region", &note) {
            widgets::rule(ui);
            return;
        }
        finder(ui, &mut self.find_region, &desk.say("filter-find-region"));
        let countries = self.found.countries(desk.state);
        let wanted = self.find_region.trim().to_lowercase();
        let mut found = false;
        for country in countries.iter() {
            found |= self.country(ui, desk, country, &wanted);
        }
        if !found {
            widgets::inset(ui, 0, |ui| ui.weak(desk.say("filter-no-region-found")));
        }
        ui.add_space(8.0);
        widgets::rule(ui);
    }

    /// A country with its provinces. Whether anything of it was found.
    fn country(&mut self, ui: &mut Ui, desk: &mut Desk, country: &Country, wanted: &str) -> bool {
        let id = RegionId::from(country.id.as_str());
        let name = desk.words.region(&id, desk.state.regions());
        let is_wanted = |name: &str| name.to_lowercase().contains(wanted);
        let provinces: Vec<_> = country
            .regions
            .iter()
            .filter(|group| {
                is_wanted(&name) || is_wanted(&desk.words.region(&group.key, desk.state.regions()))
            })
            .collect();
        if provinces.is_empty() {
            return false;
        }
        let row = Entry {
            name: &name,
            tick: country.tick(&desk.state.filter().regions),
            total: &country.total,
            indent: 0.0,
        };
        let (rect, clicked) = row.show(ui, desk, "filter-region", 0.0);
        if clicked {
            desk.ask(Action::Toggle(Choice::Region(id)));
        }
        let searches = !wanted.is_empty();
        let open = searches || self.open_countries.contains(&country.id);
        self.fold_country(ui, desk, country, &name, rect, open);
        if !open {
            return true;
        }
        let whole = searches || self.whole.contains(&Section::Region);
        let few = if whole { provinces.len() } else { FEW };
        for group in provinces.iter().take(few) {
            province(ui, desk, group);
        }
        if !searches {
            let hidden = provinces.len().saturating_sub(FEW);
            self.more(ui, desk, Section::Region, hidden);
        }
        true
    }

    /// The arrow behind a country's name.
    fn fold_country(
        &mut self,
        ui: &Ui,
        desk: &Desk,
        country: &Country,
        name: &str,
        row: Rect,
        open: bool,
    ) {
        let text = name.to_owned();
        let galley = ui
            .painter()
            .layout_no_wrap(text, theme::body(), desk.theme.text);
        let at = row.left_center() + vec2(38.0 + galley.size().x + 14.0, 0.0);
        let rect = Rect::from_center_size(at, vec2(22.0, ROW));
        let id = ui.scope_id().with(("country", &country.id));
        let response = ui.interact(rect, id, Sense::click());
        let (key, icon) = if open {
            ("filter-section-fold", Icon::ChevronDown)
        } else {
            ("filter-section-open", Icon::ChevronRight)
        };
        let label = desk.say_with(key, &[("what", name.into())]);
        response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, open, &label));
        widgets::draw_icon(ui.painter(), at, icon, 12.0, desk.theme.second);
        widgets::focus_ring(ui, rect, &response);
        if response.clicked() && !self.open_countries.remove(&country.id) {
            self.open_countries.insert(country.id.clone());
        }
    }
}

fn province(ui: &mut Ui, desk: &mut Desk, group: &Group<RegionId>) {
    let regions = desk.state.regions();
    let name = if group.key.is_province_unknown() {
        desk.words.region_in_country(&group.key, regions)
    } else {
        desk.words.region(&group.key, regions)
    };
    let row = Entry {
        name: &name,
        tick: tick(lets_through(&desk.state.filter().regions, &group.key)),
        total: &group.total,
        indent: 22.0,
    };
    if row.show(ui, desk, "filter-region", 0.0).1 {
        desk.ask(Action::Toggle(Choice::Region(group.key.clone())));
    }
}

/// A country and what is known of its provinces.
pub(super) struct Country {
    id: String,
    total: Total,
    regions: Vec<Group<RegionId>>,
}

impl Country {
    /// How many of its provinces are let through.
    fn tick(&self, filter: &Pick<RegionId>) -> Tick {
        let regions = self.regions.iter();
        let on = regions.filter(|group| lets_through(filter, &group.key));
        match on.count() {
            0 => Tick::Off,
            all if all == self.regions.len() => Tick::On,
            _ => Tick::Some,
        }
    }
}

/// A region is let through by its own name or by that of its country.
fn lets_through(filter: &Pick<RegionId>, region: &RegionId) -> bool {
    filter.lets(region) || filter.lets(&RegionId::from(region.country()))
}

/// The countries by events, most first; in each the provinces by events, what has no province last.
pub(super) fn countries(groups: &[Group<RegionId>]) -> Vec<Country> {
    let mut by_country: BTreeMap<&str, Country> = BTreeMap::new();
    for group in groups {
        let id = group.key.country();
        let country = by_country.entry(id).or_insert_with(|| Country {
            id: id.to_owned(),
            total: Total::default(),
            regions: Vec::new(),
        });
        country.total += group.total;
        country.regions.push(group.clone());
    }
    let mut countries: Vec<_> = by_country.into_values().collect();
    countries.sort_by_key(|country| Reverse(country.total.events));
    for country in &mut countries {
        country
            .regions
            .sort_by_key(|group| (group.key.is_province_unknown(), Reverse(group.total.events)));
    }
    countries
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(id: &str, events: u64) -> Group<RegionId> {
        Group {
            key: id.into(),
            total: Total {
                events,
                ..Total::default()
            },
            not_added: 0,
            kinds: Vec::new(),
            hatched: Total::default(),
        }
    }

    fn china() -> Country {
        let groups = [("CN-unknown", 9), ("CN-LN", 2), ("CN-JL", 5), ("LA-VT", 1)];
        let countries = countries(&groups.map(|(id, events)| group(id, events)));
        countries.into_iter().next().unwrap()
    }

    #[test]
    fn what_has_no_province_comes_last_in_its_country() {
        let china = china();
        let ids: Vec<&str> = china
            .regions
            .iter()
            .map(|group| group.key.as_str())
            .collect();
        assert_eq!(ids, ["CN-JL", "CN-LN", "CN-unknown"]);
        assert_eq!(china.total.events, 16);
    }

    #[test]
    fn a_country_is_ticked_as_far_as_its_provinces_are() {
        let only = |ids: &[&str]| Pick::Only(ids.iter().map(|id| RegionId::from(*id)).collect());
        for (filter, tick) in [
            (Pick::All, Tick::On),
            (only(&["CN"]), Tick::On),
            (only(&["CN-JL"]), Tick::Some),
            (only(&["CN-JL", "CN-LN", "CN-unknown"]), Tick::On),
            (only(&["LA-VT"]), Tick::Off),
        ] {
            assert_eq!(china().tick(&filter), tick, "{filter:?}");
        }
    }
}
