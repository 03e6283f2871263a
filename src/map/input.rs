//! What the map is computed from: plain values, so that every rule can be tested without a table.

use crate::geo::{MapName, NameKind, Point, View};
use crate::map::grid::Bin;
use crate::map::{Gathered, Key, LabelStyle, Points, Rect, Sum};
use crate::model::{LatLon, Precision, RegionId, Total};
use crate::table::{KindSum, Row};

/// A shown event.
#[derive(Clone, Debug, PartialEq)]
pub struct MapEvent {
    /// Its row.
    pub row: Row,
    /// Its kind, as an index into the kinds.
    pub kind: usize,
    /// Its own people.
    pub people: Total,
    /// Whether it is added to totals.
    pub added: bool,
}

/// What the map asks about the shown events: what they come to, for all of them; and the events
/// themselves only where few are looked at.
pub trait Shown {
    /// What the shown events of a place come to, kind by kind.
    fn at_place(&self, place: usize, each: &mut dyn FnMut(&KindSum));

    /// What those handed over on a route come to, kind by kind.
    fn on_route(&self, route: usize, each: &mut dyn FnMut(&KindSum));

    /// The shown events of these places by date, at most so many.
    fn events(&self, places: &[usize], most: usize) -> Vec<MapEvent>;
}

/// A place that events name.
#[derive(Clone, Debug)]
pub struct MapPlace {
    /// What it is called in the file; the same in every session.
    pub id: String,
    /// Its name in the reader's language.
    pub name: String,
    /// The middle of where it may be.
    pub at: Option<LatLon>,
    /// How closely it is known.
    pub precision: Precision,
    /// It lies somewhere within so many km of `at`.
    pub radius_km: f64,
    /// The province or country it is, or else lies in, as an index into the regions.
    pub region: Option<usize>,
    /// The table's places that are this one: more than one where several datasets name it.
    pub listed: Vec<usize>,
}

impl MapPlace {
    /// A place with a wider radius is no point on the map, whatever it calls itself.
    const SHARP_KM: f64 = 40.0;

    /// Whether it may be drawn as a point.
    #[must_use]
    pub fn is_sharp(&self) -> bool {
        !self.precision.is_vague() && self.radius_km <= Self::SHARP_KM && self.at.is_some()
    }
}

/// A province or country that places lie in.
#[derive(Clone, Debug)]
pub struct MapRegion {
    /// Which.
    pub id: RegionId,
    /// Its name in the reader's language.
    pub name: String,
    /// Where its label goes.
    pub label: LatLon,
}

/// A name on the ground, in the reader's language.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// What it belongs to.
    pub kind: NameKind,
    /// How it reads.
    pub text: String,
    /// Where it belongs: a town's dot, the middle of everything else.
    pub at: LatLon,
    /// Its turn among its like: the smallest first.
    pub rank: u32,
}

impl Name {
    /// A name in a language (BCP 47), as the one of this turn.
    #[must_use]
    pub fn of(name: &MapName, rank: u32, language: &str) -> Self {
        Self {
            kind: name.kind,
            text: name.name_in(language).to_owned(),
            at: name.at,
            rank,
        }
    }
}

/// Words that the map needs from the language files.
#[derive(Clone, Copy, Debug)]
pub enum Say<'a> {
    /// Over the tray: "Place known only as".
    TrayTitle,
    /// Under the tray's last row: so many more places.
    TrayMore(usize),
    /// A cluster: "Tumen +5".
    Cluster {
        /// The place with most people.
        name: &'a str,
        /// How many others are joined with it.
        others: usize,
    },
    /// What stands beside a symbol: its name, "Tumen +5"; a second line where there is more to say.
    Symbol {
        /// Its name.
        name: &'a str,
        /// What its events come to.
        sum: &'a Sum,
    },
    /// How many people: "about 608 people", "no number given", "not added: rollup or part".
    People {
        /// What is added.
        total: &'a Total,
        /// How many events are shown but not added.
        not_added: u64,
    },
    /// A number of events in a ring: "12", "3 311".
    Count(u64),
    /// An event's date, short: "28 Apr 2019".
    Date(Row),
    /// An event's number, short: "7 people", "part".
    Number(Row),
}

/// Everything that the scene of one frame is computed from.
pub struct SceneInput<'a> {
    /// What is looked at, and on how large a sheet.
    pub view: View,
    /// The shown events by place.
    pub gathered: &'a Gathered,
    /// How this view shows what is drawn as a point: [`Points::look`] has looked at the same view.
    pub points: &'a Points,
    /// The events themselves.
    pub shown: &'a dyn Shown,
    /// The stack or cluster that is fanned out.
    pub open: Option<Key>,
    /// Names on the ground in or near the view.
    pub names: &'a [Name],
    /// Where buttons, the scale bar and the overview lie: nothing may need reading there.
    pub keep_out: &'a [Rect],
    /// The tray's top left corner.
    pub tray_at: Point,
    /// How large a text comes out.
    pub measure: &'a dyn Fn(&str, LabelStyle) -> (f32, f32),
    /// No letter may be smaller than this, in points.
    pub least: f32,
    /// The words of the reader's language.
    pub say: &'a dyn Fn(Say) -> String,
    /// Whether a point lies in a region.
    pub in_region: &'a dyn Fn(&RegionId, LatLon) -> bool,
}

impl SceneInput<'_> {
    /// The stacks by cells.
    pub(super) fn bins(&self) -> impl Iterator<Item = &Bin> {
        self.points.grid().into_iter().flat_map(|grid| &grid.bins)
    }
}
