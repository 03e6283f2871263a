//! What a scene counts, so that it can be said how that has changed since.

use crate::model::{Kind, Total};
use crate::table::Summary;

/// The numbers of a scene. People are led by kinds: one person can be in several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Events that are added.
    pub events: u64,
    /// Events that are shown but not added.
    pub not_added: u64,
    /// Each kind that has events, in the order of the dataset's kinds.
    pub kinds: Vec<(Kind, Total)>,
}

/// One kind, then and now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The kind.
    pub kind: Kind,
    /// What was counted then.
    pub then: Total,
    /// What is counted now.
    pub now: Total,
}

impl Counts {
    /// What a summary counts.
    #[must_use]
    pub fn of(summary: &Summary) -> Self {
        let kinds = summary.by_kind.iter().filter(|kind| kind.total.events > 0);
        Self {
            events: summary.total.events,
            not_added: summary.not_added,
            kinds: kinds.map(|kind| (kind.key.clone(), kind.total)).collect(),
        }
    }

    /// The kinds whose numbers differ, in the order of what is counted now, then those that are gone.
    #[must_use]
    pub fn differences(&self, now: &Self) -> Vec<Difference> {
        let total = |counts: &Self, kind: &Kind| {
            let mut of = counts.kinds.iter();
            let found = of.find(|(one, _)| one == kind);
            found.map(|(_, total)| *total).unwrap_or_default()
        };
        let mut kinds: Vec<&Kind> = Vec::new();
        for (kind, _) in now.kinds.iter().chain(&self.kinds) {
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        let all = kinds.into_iter().map(|kind| Difference {
            kind: kind.clone(),
            then: total(self, kind),
            now: total(now, kind),
        });
        all.filter(|one| one.then != one.now).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(kinds: &[(Kind, u64)]) -> Counts {
        let total = |events| Total {
            events,
            ..Total::default()
        };
        Counts {
            events: kinds.iter().map(|(_, events)| events).sum(),
            not_added: 0,
            kinds: kinds
                .iter()
                .map(|(kind, events)| (kind.clone(), total(*events)))
                .collect(),
        }
    }

    #[test]
    fn only_what_differs_is_said_and_what_is_gone_too() {
        let then = counts(&[(Kind::Arrest, 3), (Kind::Death, 1), (Kind::Release, 2)]);
        let now = counts(&[(Kind::Arrest, 4), (Kind::Release, 2)]);
        let said: Vec<_> = then
            .differences(&now)
            .into_iter()
            .map(|one| (one.kind, one.then.events, one.now.events))
            .collect();
        assert_eq!(said, [(Kind::Arrest, 3, 4), (Kind::Death, 1, 0)]);
        assert_eq!(then.differences(&then), []);
    }
}
