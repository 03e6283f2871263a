//! Names: of kinds, statuses, precisions, circumstances, regions and places.

use std::borrow::Cow;
use std::sync::Arc;

use crate::geo::Regions;
use crate::model::{Dataset, Kind, Place, Precision, RegionId, Status};
use crate::table::{Dimension, Table, Who};
use crate::words::Words;

impl Words {
    /// A kind: `Arrest`, or the label that a dataset gives its own kind; the kind's id where it gives none.
    #[must_use]
    pub fn kind<'a>(&'a self, kind: &'a Kind, datasets: &'a [Arc<Dataset>]) -> &'a str {
        let id = match kind {
            Kind::Arrest => return self.get("kind-arrest"),
            Kind::Detention => return self.get("kind-detention"),
            Kind::Repatriation => return self.get("kind-repatriation"),
            Kind::Release => return self.get("kind-release"),
            Kind::Death => return self.get("kind-death"),
            Kind::Policy => return self.get("kind-policy"),
            Kind::Other(id) => id,
        };
        let style = datasets.iter().find_map(|dataset| dataset.kinds.get(id));
        style.map_or(id.as_str(), |style| {
            style
                .labels
                .get(self.language().code())
                .unwrap_or(&style.label)
        })
    }

    /// How well an event is supported: `Corroborated`.
    #[must_use]
    pub fn status(&self, status: Status) -> &str {
        self.get(match status {
            Status::Reported => "status-reported",
            Status::Corroborated => "status-corroborated",
            Status::Confirmed => "status-confirmed",
            Status::Disputed => "status-disputed",
        })
    }

    /// The same at length: `Several independent sources say so.`
    #[must_use]
    pub fn status_hint(&self, status: Status) -> &str {
        self.get(match status {
            Status::Reported => "status-reported-hint",
            Status::Corroborated => "status-corroborated-hint",
            Status::Confirmed => "status-confirmed-hint",
            Status::Disputed => "status-disputed-hint",
        })
    }

    /// How closely a place is known: `City or town`.
    #[must_use]
    pub fn precision(&self, precision: Precision) -> &str {
        self.get(match precision {
            Precision::Site => "precision-site",
            Precision::Crossing => "precision-crossing",
            Precision::City => "precision-city",
            Precision::County => "precision-county",
            Precision::Prefecture => "precision-prefecture",
            Precision::Province => "precision-province",
            Precision::BorderArea => "precision-border-area",
            Precision::Country => "precision-country",
        })
    }

    /// A circumstance; one that the program does not know is shown as it is written, with spaces for dashes.
    #[must_use]
    pub fn tag<'a>(&'a self, tag: &'a str) -> Cow<'a, str> {
        self.0.plain.get(&format!("tag-{tag}")).map_or_else(
            || {
                if tag.contains('-') {
                    tag.replace('-', " ").into()
                } else {
                    tag.into()
                }
            },
            |known| known.as_str().into(),
        )
    }

    /// Women, men or children.
    #[must_use]
    pub fn who(&self, who: Who) -> &str {
        self.get(match who {
            Who::Women => "chart-women",
            Who::Men => "chart-men",
            Who::Children => "chart-children",
        })
    }

    /// What a dimension of the filter is called.
    #[must_use]
    pub fn dimension(&self, dimension: Dimension) -> &str {
        self.get(match dimension {
            Dimension::Time => "filter-dates",
            Dimension::Kind => "filter-kind",
            Dimension::Region => "filter-region",
            Dimension::Area => "chips-area",
            Dimension::Tag => "filter-tags",
            Dimension::Publisher => "filter-source",
            Dimension::Status => "filter-status",
            Dimension::Precision => "filter-precision",
            Dimension::People => "filter-people",
            Dimension::Who => "chart-sexes",
            Dimension::Text => "dimension-text",
        })
    }

    /// A region: `Liaoning`, `China, province not known`.
    #[must_use]
    pub fn region(&self, id: &RegionId, regions: &Regions) -> String {
        self.region_named(id, regions.name(id, self.language().code()))
    }

    /// A region below its country in a list: `Liaoning`, `Province not known`.
    #[must_use]
    pub fn region_in_country(&self, id: &RegionId, regions: &Regions) -> String {
        match (id.is_province_unknown(), id.country()) {
            (false, _) => regions.name(id, self.language().code()).to_owned(),
            (true, "CN") => self.get("region-unknown-short-cn").to_owned(),
            (true, _) => self.get("region-unknown-short").to_owned(),
        }
    }

    /// A region whose name (its country's, where no more is known) is `name`.
    /// China has its own words, as other countries have no provinces in Korean.
    pub(super) fn region_named(&self, id: &RegionId, name: &str) -> String {
        if id.as_str() == Table::REGION_UNKNOWN {
            return self.get("region-none").to_owned();
        }
        let key = match (id.is_province_unknown(), id.country()) {
            (false, _) => return name.to_owned(),
            (true, "CN") => "region-unknown-cn",
            (true, _) => "region-unknown",
        };
        self.with(key, &[("country", name.into())])
    }

    /// A place in the reader's language.
    #[must_use]
    pub fn place<'a>(&self, place: &'a Place) -> &'a str {
        place.name_in(self.language().code())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::model::{KindId, KindStyle};
    use crate::words::Language;

    #[test]
    fn a_kind_of_the_datasets_own_has_its_own_label() {
        let style = KindStyle {
            label: "Escape".to_owned(),
            labels: BTreeMap::from([("ko".to_owned(), "탈출".to_owned())]),
            color: None,
            shape: None,
        };
        let kinds = BTreeMap::from([(KindId::from("escape"), style)]);
        let datasets = [Arc::new(Dataset {
            kinds,
            ..Dataset::default()
        })];
        let (en, ko) = (Words::new(Language::En), Words::new(Language::Ko));
        assert_eq!(en.kind(&Kind::named("escape"), &datasets), "Escape");
        assert_eq!(ko.kind(&Kind::named("escape"), &datasets), "탈출");
        assert_eq!(ko.kind(&Kind::Repatriation, &datasets), "강제송환");
        assert_eq!(en.kind(&Kind::named("unheard-of"), &datasets), "unheard-of");
    }

    #[test]
    fn a_circumstance_that_is_not_known_is_shown_as_written() {
        let words = Words::default();
        assert_eq!(words.tag("safehouse-raid"), "Raid on a shelter");
        assert_eq!(words.tag("on-foot"), "on foot");
        assert_eq!(words.tag("새로운"), "새로운");
    }

    #[test]
    fn what_is_known_only_to_a_country_says_so() {
        let (en, ko) = (Words::new(Language::En), Words::new(Language::Ko));
        let (china, russia) = (
            RegionId::province_unknown("CN"),
            RegionId::province_unknown("RU"),
        );
        assert_eq!(
            en.region_named(&china, "China"),
            "China, province not known"
        );
        assert_eq!(ko.region_named(&china, "중국"), "중국, 성(省) 미상");
        assert_eq!(ko.region_named(&russia, "러시아"), "러시아, 세부 지역 미상");
        assert_eq!(
            ko.region_named(&RegionId::from("CN-21"), "랴오닝성"),
            "랴오닝성"
        );
    }
}
