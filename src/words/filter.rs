//! A filter in words: its chips, and one sentence for what leaves the window.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::geo::Regions;
use crate::model::{Dataset, Kind, Precision, RegionId, Status};
use crate::table::{Dimension, Filter, Pick, Reading, Table, Who};
use crate::words::Words;

/// What exactly a chip lifts when its cross is pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChipKey {
    /// `from` and `to`.
    Window,
    /// `reading`, back to possible.
    Reading,
    /// One of the kinds.
    Kind(Kind),
    /// One of the regions.
    Region(RegionId),
    /// The area drawn.
    Area,
    /// One of the circumstances.
    Tag(String),
    /// One of the publishers.
    Publisher(String),
    /// Women, men or children.
    Who(Who),
    /// One of the statuses.
    Status(Status),
    /// One of the precisions.
    Precision(Precision),
    /// `people_at_least`.
    People,
    /// `text`.
    Text,
    /// All picks of a list that are too many for a chip each, or none at all.
    Picks(Dimension),
}

/// One part of a filter in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// What it narrows by.
    pub dimension: Dimension,
    /// What lifting it lifts.
    pub key: ChipKey,
    /// `2019-01 → 2019-12`, `Arrest`, `at least 10 people`.
    pub text: String,
}

/// So many picks of one list have a chip each; beyond, one chip counts them.
const CHIPS: usize = 3;
/// So many picks of one list are named in a sentence.
const NAMED: usize = 8;

/// What names are looked up in.
struct Names<'a> {
    words: &'a Words,
    datasets: &'a [Arc<Dataset>],
    region: &'a dyn Fn(&RegionId) -> String,
    /// More picks than this are counted.
    limit: usize,
}

impl Words {
    /// The chips of a filter, in the order of the filter panel; none where nothing is filtered.
    #[must_use]
    pub fn filter(&self, filter: &Filter, table: &Table, regions: &Regions) -> Vec<Chip> {
        let region = |id: &RegionId| self.region(id, regions);
        self.chips(filter, table.datasets(), &region, CHIPS)
    }

    /// A filter in one sentence: `2019-01 → 2019-12, dates read as possible; Arrest or Death; Liaoning`.
    #[must_use]
    pub fn filter_sentence(&self, filter: &Filter, table: &Table, regions: &Regions) -> String {
        let region = |id: &RegionId| self.region(id, regions);
        self.sentence(filter, table.datasets(), &region)
    }

    fn chips(
        &self,
        filter: &Filter,
        datasets: &[Arc<Dataset>],
        region: &dyn Fn(&RegionId) -> String,
        limit: usize,
    ) -> Vec<Chip> {
        let names = Names {
            words: self,
            datasets,
            region,
            limit,
        };
        let mut chips = names.time(filter);
        chips.extend(names.picks(filter));
        chips
    }

    fn sentence(
        &self,
        filter: &Filter,
        datasets: &[Arc<Dataset>],
        region: &dyn Fn(&RegionId) -> String,
    ) -> String {
        let chips = self.chips(filter, datasets, region, NAMED);
        if chips.is_empty() {
            let nothing = [self.get("chips-all"), self.get("chips-no-filter")];
            return self.list(&nothing.map(str::to_owned));
        }
        let mut parts: Vec<(Option<Dimension>, Vec<String>)> = Vec::new();
        for chip in chips {
            let text = match chip.key {
                ChipKey::Reading => continue,
                ChipKey::Window => self.list(&[chip.text, self.reading(filter.reading).to_owned()]),
                _ => chip.text,
            };
            // What is picked from one list is one or the other; all else must hold together.
            let from_list = (chip.key != ChipKey::Area).then_some(chip.dimension);
            match parts.last_mut() {
                Some((before, texts)) if before.is_some() && *before == from_list => {
                    texts.push(text);
                }
                _ => parts.push((from_list, vec![text])),
            }
        }
        let parts: Vec<String> = parts.iter().map(|(_, texts)| self.any_of(texts)).collect();
        parts.join("; ")
    }

    /// `Arrest, Release or Death`
    fn any_of(&self, texts: &[String]) -> String {
        let Some((last, first)) = texts.split_last().filter(|(_, first)| !first.is_empty()) else {
            return self.list(texts);
        };
        let first = self.list(first);
        self.with(
            "list-or",
            &[("first", (&first).into()), ("last", last.into())],
        )
    }

    fn reading(&self, reading: Reading) -> &str {
        self.get(match reading {
            Reading::Possible => "chips-reading-possible-long",
            Reading::Certain => "chips-reading-certain-long",
        })
    }
}

impl Names<'_> {
    fn time(&self, filter: &Filter) -> Vec<Chip> {
        let Some(text) = self.words.window(filter.from, filter.to) else {
            return Vec::new();
        };
        let chip = |key, text| Chip {
            dimension: Dimension::Time,
            key,
            text,
        };
        let mut chips = vec![chip(ChipKey::Window, text)];
        if filter.reading == Reading::Certain {
            let text = self.words.get("chips-reading-certain").to_owned();
            chips.push(chip(ChipKey::Reading, text));
        }
        chips
    }

    fn picks(&self, filter: &Filter) -> Vec<Chip> {
        let words = self.words;
        let one = |dimension, key, text| Chip {
            dimension,
            key,
            text,
        };
        let mut chips = self.list(Dimension::Kind, "chips-kinds", &filter.kinds, |kind| {
            (
                ChipKey::Kind(kind.clone()),
                words.kind(kind, self.datasets).to_owned(),
            )
        });
        chips.extend(
            self.list(Dimension::Region, "chips-regions", &filter.regions, |id| {
                (ChipKey::Region(id.clone()), (self.region)(id))
            }),
        );
        if filter.area.is_some() {
            let text = words.get("chips-area").to_owned();
            chips.push(one(Dimension::Area, ChipKey::Area, text));
        }
        if let Some(least) = filter.people_at_least {
            let people = words.count("count-people", least);
            let text = words.with("chips-people", &[("people", (&people).into())]);
            chips.push(one(Dimension::People, ChipKey::People, text));
        }
        chips.extend(self.list(Dimension::Who, "chips-who", &filter.who, |who| {
            (ChipKey::Who(*who), words.who(*who).to_owned())
        }));
        chips.extend(self.list(
            Dimension::Publisher,
            "chips-publishers",
            &filter.publishers,
            |name| (ChipKey::Publisher(name.clone()), name.clone()),
        ));
        chips.extend(self.list(
            Dimension::Status,
            "chips-statuses",
            &filter.statuses,
            |status| (ChipKey::Status(*status), words.status(*status).to_owned()),
        ));
        chips.extend(
            self.list(Dimension::Tag, "chips-tags", &filter.tags, |tag| {
                (ChipKey::Tag(tag.clone()), words.tag(tag).into_owned())
            }),
        );
        chips.extend(self.list(
            Dimension::Precision,
            "chips-precisions",
            &filter.precisions,
            |known| {
                (
                    ChipKey::Precision(*known),
                    words.precision(*known).to_owned(),
                )
            },
        ));
        let text = filter.text.trim();
        if !text.is_empty() {
            let text = words.with("chips-text", &[("text", text.into())]);
            chips.push(one(Dimension::Text, ChipKey::Text, text));
        }
        chips
    }

    /// The picks of one list: a chip each, or one that counts them.
    fn list<T>(
        &self,
        dimension: Dimension,
        counted: &str,
        pick: &Pick<T>,
        name: impl Fn(&T) -> (ChipKey, String),
    ) -> Vec<Chip> {
        let picked: &BTreeSet<T> = match pick {
            Pick::All => return Vec::new(),
            Pick::Only(picked) => picked,
        };
        if picked.is_empty() || picked.len() > self.limit {
            let text = self.words.count(counted, picked.len());
            return vec![Chip {
                dimension,
                key: ChipKey::Picks(dimension),
                text,
            }];
        }
        let chip = |one| {
            let (key, text) = name(one);
            Chip {
                dimension,
                key,
                text,
            }
        };
        picked.iter().map(chip).collect()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::LatLon;
    use crate::table::Area;
    use crate::words::Language;

    fn only<T: Ord>(picked: impl IntoIterator<Item = T>) -> Pick<T> {
        Pick::Only(picked.into_iter().collect())
    }

    fn everything() -> Filter {
        Filter {
            from: Some(date(2019, 1, 1)),
            to: Some(date(2019, 12, 31)),
            reading: Reading::Certain,
            kinds: only([Kind::Arrest, Kind::Death]),
            regions: only([RegionId::from("CN-21"), RegionId::province_unknown("CN")]),
            area: Some(Area(vec![LatLon { lat: 0.0, lon: 0.0 }])),
            tags: only(["in-transit".to_owned()]),
            publishers: only(["Daily NK".to_owned()]),
            statuses: only([Status::Confirmed]),
            who: only([Who::Children]),
            precisions: only(Precision::ALL.into_iter().take(5)),
            people_at_least: Some(10),
            text: " nanning ".to_owned(),
        }
    }

    fn region(words: &Words, id: &RegionId) -> String {
        words.region_named(
            id,
            if id.is_province_unknown() {
                "China"
            } else {
                "Liaoning"
            },
        )
    }

    fn texts(words: &Words, filter: &Filter) -> Vec<String> {
        let chips = words.chips(filter, &[], &|id| region(words, id), CHIPS);
        chips.into_iter().map(|chip| chip.text).collect()
    }

    #[test]
    fn each_part_of_a_filter_is_a_chip() {
        let words = Words::default();
        insta::assert_snapshot!(texts(&words, &everything()).join("\n"), @r"
            2019-01 → 2019-12
            dates certain
            Arrest
            Death
            Liaoning
            China, province not known
            area drawn on the map
            at least 10 people
            children
            Daily NK
            Confirmed
            In transit
            5 precisions
            “nanning”
            ");
    }

    #[test]
    fn a_filter_is_one_sentence() {
        let said = |language, filter: &Filter| {
            let words = Words::new(language);
            words.sentence(filter, &[], &|id| region(&words, id))
        };
        insta::assert_snapshot!(said(Language::En, &everything()), @"2019-01 → 2019-12, dates read as certain; Arrest or Death; Liaoning or China, province not known; area drawn on the map; at least 10 people; children; Daily NK; Confirmed; In transit; Exact spot, Border crossing, City or town, County or Prefecture; “nanning”");
        insta::assert_snapshot!(said(Language::Ko, &everything()), @"2019-01 → 2019-12, 날짜 해석: 확실; 체포 또는 사망; Liaoning 또는 China, 성(省) 미상; 지도에 그린 영역; 최소 10명; 아동; Daily NK; 공식 확인; 이동 중; 정확한 지점, 국경 통과 지점, 도시, 현·군 또는 지급시·자치주; “nanning”");
        insta::assert_snapshot!(said(Language::En, &Filter::default()), @"All documented events, no filter");
    }

    #[test]
    fn no_filter_has_no_chip() {
        assert_eq!(texts(&Words::default(), &Filter::default()), [""; 0]);
        let certain = Filter {
            reading: Reading::Certain,
            ..Filter::default()
        };
        assert_eq!(
            texts(&Words::default(), &certain),
            [""; 0],
            "no window to hold dates against"
        );
    }

    #[test]
    fn many_picks_or_none_are_one_chip() {
        let words = Words::default();
        let many = Filter {
            kinds: only(Kind::BUILT_IN.into_iter().skip(1)),
            ..Filter::default()
        };
        assert_eq!(texts(&words, &many), ["5 kinds"]);
        let none = Filter {
            kinds: only([]),
            ..Filter::default()
        };
        assert_eq!(texts(&words, &none), ["no kind"]);
    }
}
