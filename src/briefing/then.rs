//! What a scene counted when it was captured, and from which versions of its datasets: numbers are vouched for by the
//! data that they were counted from, and by no other.

use crate::briefing::{Counts, Sha256};
use crate::jobs::Stamp;
use crate::state::Origin;

/// A version of a dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Version {
    /// The one that was read while the program runs. Its fingerprint is worked out where it is written down.
    Read(Stamp),
    /// The one whose bytes have this fingerprint.
    Of(Sha256),
}

/// What a scene counted when it was captured.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Then {
    /// The numbers.
    pub counts: Counts,
    /// The version of each of its datasets, in their order; those that nobody knows the version of are left out.
    pub of: Vec<(Origin, Version)>,
}

/// How the numbers of a scene stand to the versions of its datasets that are at hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The datasets that it was counted from another version of.
    pub other: Vec<Origin>,
    /// Those of which nobody knows whether it is the same.
    pub unknown: Vec<Origin>,
}

impl Then {
    /// The version of a dataset; `None` where nobody knows it.
    #[must_use]
    pub fn version(&self, origin: &Origin) -> Option<&Version> {
        let mut of = self.of.iter();
        of.find(|(of, _)| of == origin).map(|(_, version)| version)
    }

    /// The fingerprint of a dataset's version; `None` where nobody knows it, or it is not worked out yet.
    #[must_use]
    pub fn sha256(&self, origin: &Origin) -> Option<Sha256> {
        match self.version(origin)? {
            Version::Of(hash) => Some(*hash),
            Version::Read(_) => None,
        }
    }

    /// How its numbers stand to these datasets. `is_same` says whether a version is the one at hand, as far as that is
    /// known.
    pub fn standing<'a>(
        &self,
        datasets: impl IntoIterator<Item = &'a Origin>,
        is_same: impl Fn(&Origin, &Version) -> Option<bool>,
    ) -> Standing {
        let mut standing = Standing::default();
        for origin in datasets {
            let version = self.version(origin);
            match version.and_then(|version| is_same(origin, version)) {
                Some(true) => {}
                Some(false) => standing.other.push(origin.clone()),
                None => standing.unknown.push(origin.clone()),
            }
        }
        standing
    }
}
