//! The charts that a figure can have besides its totals, and which of them were chosen.

use serde::{Deserialize, Serialize};

/// A chart of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Chart {
    /// Events over time, with the days marked that are shown.
    Time,
    /// Events by region. They add up to all events.
    Regions,
    /// Events by circumstance. An event can have several.
    Tags,
    /// Women, men and children, of the events that say so.
    Who,
    /// Events by publisher. An event can have several.
    Publishers,
}

impl Chart {
    /// All of them, in the order of the window's charts.
    pub const ALL: [Self; 5] = [
        Self::Time,
        Self::Regions,
        Self::Tags,
        Self::Who,
        Self::Publishers,
    ];

    /// The key of what it is called.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Time => "figure-time",
            Self::Regions => "figure-regions",
            Self::Tags => "chart-events-by-tag",
            Self::Who => "chart-sexes",
            Self::Publishers => "chart-events-by-publisher",
        }
    }
}

/// Charts in the order in which they get room, none of them twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<Chart>", into = "Vec<Chart>")]
pub struct Charts([Option<Chart>; Chart::ALL.len()]);

impl Default for Charts {
    /// Those of a figure for which nobody chose any.
    fn default() -> Self {
        [Chart::Time, Chart::Regions].into_iter().collect()
    }
}

impl FromIterator<Chart> for Charts {
    fn from_iter<I: IntoIterator<Item = Chart>>(charts: I) -> Self {
        let mut chosen = Self([None; Chart::ALL.len()]);
        for chart in charts {
            if chosen.contains(chart) {
                continue;
            }
            if let Some(free) = chosen.0.iter_mut().find(|place| place.is_none()) {
                *free = Some(chart);
            }
        }
        chosen
    }
}

impl From<Vec<Chart>> for Charts {
    fn from(charts: Vec<Chart>) -> Self {
        charts.into_iter().collect()
    }
}

impl From<Charts> for Vec<Chart> {
    fn from(charts: Charts) -> Self {
        charts.iter().collect()
    }
}

impl Charts {
    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = Chart> + '_ {
        self.0.iter().flatten().copied()
    }

    /// Whether it is one of them.
    #[must_use]
    pub fn contains(&self, chart: Chart) -> bool {
        self.0.contains(&Some(chart))
    }

    /// The same with one more, or without it where it was one of them; in the order of the window's charts.
    #[must_use]
    pub fn toggled(&self, toggled: Chart) -> Self {
        let all = Chart::ALL.into_iter();
        all.filter(|chart| self.contains(*chart) != (*chart == toggled))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn charts_keep_the_order_in_which_they_were_chosen_and_none_comes_twice() {
        use Chart::{Publishers, Tags, Time};
        let charts: Charts = [Tags, Time, Tags, Publishers].into_iter().collect();
        assert_eq!(charts.iter().collect::<Vec<_>>(), [Tags, Time, Publishers]);
        let kept = ron::to_string(&charts).unwrap();
        assert_eq!(ron::from_str::<Charts>(&kept).unwrap(), charts);
    }

    #[test]
    fn a_chart_that_is_ticked_and_unticked_leaves_the_others_as_they_were() {
        for chart in Chart::ALL {
            let once = Charts::default().toggled(chart);
            assert_ne!(once, Charts::default(), "{chart:?}");
            assert_eq!(once.toggled(chart), Charts::default(), "{chart:?}");
        }
    }
}
