//! What is kept from one day to the next: layout, theme, language, recent files, the last camera.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::state::ExportChoices;
use crate::table::SortBy;

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// Whether things move from one scene to the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum MotionChoice {
    /// As the system has it.
    #[default]
    System,
    /// They do.
    With,
    /// The next is there at once.
    Without,
}

/// Parts of the window that fold or can be pulled to a size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Fold {
    /// The filter, left.
    Filter,
    /// Charts and event, right.
    Side,
    /// The legend under the map.
    Legend,
    /// The table at the bottom.
    Table,
}

/// Pages of the right panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tab {
    /// Charts.
    #[default]
    Charts,
    /// The selected event.
    Event,
    /// The scenes of the briefing.
    Scenes,
}

/// How the window is laid out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Layout {
    /// Whether the filter panel is open. `None`: as the window's width has it.
    pub filter: Option<bool>,
    /// Whether the right panel is open. `None`: as the window's width has it.
    pub side: Option<bool>,
    /// Whether the legend is unfolded. `None`: as the window's height has it.
    pub legend: Option<bool>,
    /// Whether the table is open.
    pub table: bool,
    /// Width of the filter panel in points.
    pub filter_width: f32,
    /// Width of the right panel in points.
    pub side_width: f32,
    /// Height of the table in points.
    pub table_height: f32,
    /// Width and height of the window in points, once it has been open.
    pub window: Option<(f32, f32)>,
    /// The right panel's page.
    pub tab: Tab,
    /// The table's order.
    pub sort: SortBy,
    /// Whether the order is turned round.
    pub descending: bool,
}

impl Layout {
    /// Whether two layouts are alike in what the pointer pulls.
    #[must_use]
    pub fn same_sizes(&self, other: &Self) -> bool {
        let sizes = |layout: &Self| {
            let (width, height) = layout.window.unwrap_or_default();
            [
                layout.filter_width,
                layout.side_width,
                layout.table_height,
                width,
                height,
            ]
            .map(f32::to_bits)
        };
        sizes(self) == sizes(other)
    }
}

impl Default for Layout {
    fn default() -> Self {
        Self {
            filter: None,
            side: None,
            legend: None,
            table: false,
            filter_width: 248.0,
            side_width: 312.0,
            table_height: 200.0,
            window: None,
            tab: Tab::Charts,
            sort: SortBy::Date,
            descending: false,
        }
    }
}

/// The settings file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Language code; `None`: as the system has it.
    pub language: Option<String>,
    /// Light or dark.
    pub theme: ThemeChoice,
    /// Whether things move from one scene to the next.
    pub motion: MotionChoice,
    /// Files opened last, newest first.
    pub recent: Vec<PathBuf>,
    /// Latitude, longitude and zoom of the last camera on the bundled data.
    pub camera: Option<(f64, f64, f64)>,
    /// How the window is laid out.
    pub layout: Layout,
    /// What was chosen of what leaves the program.
    pub export: ExportChoices,
    /// The folder that the last file went to.
    pub saved_in: Option<PathBuf>,
}

impl Settings {
    /// Recent files kept.
    pub const RECENT: usize = 10;

    /// Puts a file first among the recent ones.
    pub fn remember(&mut self, path: PathBuf) {
        self.recent.retain(|recent| *recent != path);
        self.recent.insert(0, path);
        self.recent.truncate(Self::RECENT);
    }
}
