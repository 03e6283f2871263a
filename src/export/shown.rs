//! The events that an export is made of: as they are, or as the public may see them.

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::geo::Regions;
use crate::model::{Block, Dataset};
use crate::public::{Names, Public, Redaction, redacted_with_names};
use crate::table::Table;
use crate::words::Words;

/// The events that an export is made of.
#[derive(Debug)]
pub struct Shown {
    /// The datasets. For the public, each says so in its caveat.
    pub datasets: Vec<Arc<Dataset>>,
    /// What was left out and changed of all of them; `None` where they are as they are.
    pub redaction: Option<Redaction>,
    /// What the events of each dataset are called now.
    pub(super) names: Vec<Names>,
    table: OnceLock<Arc<Table>>,
}

impl Shown {
    /// The datasets as they are, or as the public may see them.
    #[must_use]
    pub fn new(
        datasets: &[Arc<Dataset>],
        public: Option<&Public>,
        regions: &Regions,
        words: &Words,
    ) -> Self {
        let Some(public) = public else {
            return Self {
                datasets: datasets.to_vec(),
                redaction: None,
                names: datasets.iter().map(|_| None).collect(),
                table: OnceLock::new(),
            };
        };
        let (mut all, mut names) = (Redaction::default(), Vec::new());
        let seen = datasets.iter().map(|dataset| {
            let (seen, redaction, called) = for_public(dataset, public, regions, words);
            all += redaction;
            names.push(called);
            Arc::new(seen)
        });
        Self {
            datasets: seen.collect(),
            redaction: Some(all),
            names,
            table: OnceLock::new(),
        }
    }

    /// A table as it is.
    #[must_use]
    pub fn of_table(table: &Arc<Table>) -> Self {
        Self {
            datasets: table.datasets().to_vec(),
            redaction: None,
            names: table.datasets().iter().map(|_| None).collect(),
            table: OnceLock::from(Arc::clone(table)),
        }
    }

    /// Their columns, built when they are first asked for.
    #[must_use]
    pub fn table(&self, regions: &Regions) -> &Arc<Table> {
        self.table
            .get_or_init(|| Arc::new(Table::new(&self.datasets, regions)))
    }
}

/// A dataset as the public may see it, which it says in its caveat.
fn for_public(
    dataset: &Dataset,
    public: &Public,
    regions: &Regions,
    words: &Words,
) -> (Dataset, Redaction, Names) {
    let (mut seen, redaction, names) = redacted_with_names(dataset, public, regions);
    let caveat = seen
        .caveat
        .as_deref()
        .unwrap_or(words.get("figure-documented"));
    seen.caveat = Some(format!("{caveat} {}", words.public_method(public)));
    (seen, redaction, names)
}

/// What of some datasets is not for everyone, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Private {
    /// Events that must not leave the house.
    pub sensitive: u64,
    /// Events with internal notes.
    pub notes: u64,
}

impl Private {
    /// Counts it.
    #[must_use]
    pub fn of(datasets: &[Arc<Dataset>]) -> Self {
        let blocks = datasets.iter().flat_map(|dataset| dataset.events.blocks());
        let blocks: Vec<_> = blocks.collect();
        let count = |block: &&Arc<Block>| {
            let mut private = Self::default();
            for event in block.views() {
                private.sensitive += u64::from(event.sensitive);
                private.notes += u64::from(event.notes.is_some());
            }
            private
        };
        blocks
            .par_iter()
            .map(count)
            .reduce(Self::default, |one, other| Self {
                sensitive: one.sensitive + other.sensitive,
                notes: one.notes + other.notes,
            })
    }
}
