//! The JSON of `summary`: its keys, their order and their shapes, as documented in [`crate::cli`].

use serde::{Serialize, Serializer};

use crate::model::{DateBounds, Kind, RegionId, Total};
use crate::table::{Bin, BinPart, Bins, Group, Summary, Table};

/// Everything.
#[derive(Serialize)]
pub(super) struct SummaryJson<'a> {
    #[serde(flatten)]
    all: Counted,
    events_without_number: u64,
    not_added: u64,
    kinds: Vec<KindJson<'a>>,
    bins: Vec<BinJson<'a>>,
    regions: Vec<RegionJson>,
    publishers: Vec<NamedJson>,
    tags: Vec<NamedJson>,
}

/// Events and their people.
#[derive(Serialize)]
struct Counted {
    events: Share,
    people: PeopleJson,
}

#[derive(Serialize)]
struct PeopleJson {
    low: Share,
    estimate: Share,
    high: Option<Share>,
}

#[derive(Serialize)]
struct KindJson<'a> {
    kind: &'a str,
    #[serde(flatten)]
    counted: Counted,
}

#[derive(Serialize)]
struct BinJson<'a> {
    from: String,
    to: String,
    kind: &'a str,
    solid: Counted,
    spread: Counted,
}

#[derive(Serialize)]
struct RegionJson {
    id: String,
    name: String,
    #[serde(flatten)]
    counted: Counted,
}

#[derive(Serialize)]
struct NamedJson {
    name: String,
    #[serde(flatten)]
    counted: Counted,
}

/// A number in [`Bins::SCALE`]ths: a whole one is written without a point, any other to six decimals.
#[derive(Clone, Copy)]
struct Share(u64);

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_multiple_of(Bins::SCALE) {
            return serializer.serialize_u64(self.0 / Bins::SCALE);
        }
        #[expect(
            clippy::cast_precision_loss,
            reason = "six decimals of thousands of millions are exact"
        )]
        serializer.serialize_f64(self.0 as f64 / Bins::SCALE as f64)
    }
}

impl From<&Total> for Counted {
    fn from(total: &Total) -> Self {
        let whole = |number: u64| Share(number.saturating_mul(Bins::SCALE));
        Self {
            events: whole(total.events),
            people: PeopleJson {
                low: whole(total.low),
                estimate: whole(total.estimate),
                high: total.high().map(whole),
            },
        }
    }
}

impl From<&BinPart> for Counted {
    fn from(part: &BinPart) -> Self {
        Self {
            events: Share(part.events),
            people: PeopleJson {
                low: Share(part.low),
                estimate: Share(part.estimate),
                high: (part.open == 0).then_some(Share(part.high)),
            },
        }
    }
}

/// Groups with any event that is added.
fn added<T>(groups: &[Group<T>]) -> impl Iterator<Item = &Group<T>> {
    groups.iter().filter(|group| group.total.events > 0)
}

impl<'a> SummaryJson<'a> {
    pub(super) fn new(
        table: &'a Table,
        summary: &Summary,
        bins: &Bins,
        region_name: impl Fn(&RegionId) -> String,
    ) -> Self {
        let kinds = table.kinds().iter().zip(&summary.by_kind);
        let kinds = kinds.filter(|(_, group)| group.total.events > 0);
        let named = |group: &Group<String>| NamedJson {
            counted: (&group.total).into(),
            name: group.key.clone(),
        };
        let region = |group: &Group<RegionId>| RegionJson {
            id: group.key.to_string(),
            name: region_name(&group.key),
            counted: (&group.total).into(),
        };
        Self {
            all: (&summary.total).into(),
            events_without_number: summary.total.without_number,
            not_added: summary.not_added,
            kinds: kinds
                .map(|(kind, group)| KindJson {
                    kind: kind.name(),
                    counted: (&group.total).into(),
                })
                .collect(),
            bins: bins_json(table, bins),
            regions: added(&summary.by_region).map(region).collect(),
            publishers: added(&summary.by_publisher).map(named).collect(),
            tags: added(&summary.by_tag).map(named).collect(),
        }
    }
}

fn bins_json<'a>(table: &'a Table, bins: &Bins) -> Vec<BinJson<'a>> {
    let bin = |kind: &'a Kind, span: &DateBounds, bin: &Bin| BinJson {
        from: span.first.to_string(),
        to: span.last.to_string(),
        kind: kind.name(),
        solid: (&bin.solid).into(),
        spread: (&bin.spread).into(),
    };
    bins.filled()
        .filter_map(|(span, kind, filled)| Some(bin(table.kinds().get(kind)?, span, filled)))
        .collect()
}
