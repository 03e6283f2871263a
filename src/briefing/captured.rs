//! What a scene counted, as the file has it: its numbers, and the fingerprints that the dataset's own do not say.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::briefing::checked::{Data, Few, HashShape, ITEMS, NAME, Text, is_default};
use crate::briefing::{Counts, DatasetNote, Limits, Sha256, Then, Version};
use crate::model::{Kind, Total};
use crate::state::Origin;

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename = "then", deny_unknown_fields)]
pub(super) struct ThenShape {
    #[serde(default, skip_serializing_if = "Few::is_empty")]
    of: Few<VersionShape, { Limits::DATASETS }>,
    events: u64,
    #[serde(default, skip_serializing_if = "is_default")]
    not_added: u64,
    #[serde(default)]
    kinds: Few<KindShape, ITEMS>,
}

/// A version that is not the one of the briefing's own list: of no fingerprint, where nobody knows which it was.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename = "version", deny_unknown_fields)]
struct VersionShape {
    data: Data,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sha256: Option<HashShape>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename = "kind", deny_unknown_fields)]
struct KindShape {
    kind: Text<NAME>,
    events: u64,
    #[serde(default, skip_serializing_if = "is_default")]
    without_number: u64,
    #[serde(default)]
    low: u64,
    #[serde(default)]
    estimate: u64,
    #[serde(default)]
    high: u64,
    #[serde(default, skip_serializing_if = "is_default")]
    open: u64,
}

/// The fingerprint that the briefing's list has of a dataset.
fn listed(notes: &[DatasetNote], origin: &Origin) -> Option<Sha256> {
    let note = notes.iter().find(|note| note.origin == *origin);
    note.and_then(|note| note.sha256)
}

impl ThenShape {
    /// What a scene of these datasets counted, beside the briefing's list of datasets.
    pub(super) fn of(
        then: &Then,
        datasets: &[Origin],
        notes: &[DatasetNote],
        folder: &Path,
    ) -> Self {
        let mut others: Vec<&Origin> = Vec::new();
        for origin in datasets {
            let differs = then.sha256(origin) != listed(notes, origin);
            if differs && !others.contains(&origin) {
                others.push(origin);
            }
        }
        let of = others.into_iter().map(|origin| VersionShape {
            data: Data::of(origin, folder),
            sha256: then.sha256(origin).map(HashShape),
        });
        let kinds = then.counts.kinds.iter();
        let kinds = kinds.map(|(kind, total)| KindShape::of(kind, total));
        Self {
            of: Few(of.collect()),
            events: then.counts.events,
            not_added: then.counts.not_added,
            kinds: Few(kinds.collect()),
        }
    }

    pub(super) fn then(self, datasets: &[Origin], notes: &[DatasetNote], folder: &Path) -> Then {
        let said = self.of.0.into_iter().map(|version| {
            let hash = version.sha256.map(|HashShape(hash)| hash);
            (version.data.origin(folder), hash)
        });
        let said: Vec<(Origin, Option<Sha256>)> = said.collect();
        let mut of: Vec<(Origin, Version)> = Vec::new();
        for origin in datasets {
            let own = said.iter().find(|(of, _)| of == origin);
            let hash = own.map_or_else(|| listed(notes, origin), |(_, hash)| *hash);
            let is_new = of.iter().all(|(of, _)| of != origin);
            of.extend(
                hash.filter(|_| is_new)
                    .map(|hash| (origin.clone(), Version::Of(hash))),
            );
        }
        let kinds = self.kinds.0.into_iter().map(KindShape::counted);
        let counts = Counts {
            events: self.events,
            not_added: self.not_added,
            kinds: kinds.collect(),
        };
        Then { counts, of }
    }
}

impl KindShape {
    fn of(kind: &Kind, total: &Total) -> Self {
        Self {
            kind: Text(kind.name().to_owned()),
            events: total.events,
            without_number: total.without_number,
            low: total.low,
            estimate: total.estimate,
            high: total.high,
            open: total.open,
        }
    }

    fn counted(self) -> (Kind, Total) {
        let total = Total {
            events: self.events,
            without_number: self.without_number,
            low: self.low,
            estimate: self.estimate,
            high: self.high,
            open: self.open,
        };
        (Kind::named(&self.kind.0), total)
    }
}
