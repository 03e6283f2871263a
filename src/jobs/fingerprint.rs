//! Which version of a file was read: a stamp tells whether it has changed since, for nothing; a fingerprint vouches for
//! its bytes, and is worked out only where one is written down or compared.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use crate::briefing::{Kept, Sha256};
use crate::jobs::read::BUNDLED;
use crate::state::Origin;

/// When a file was written last, and its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stamp {
    written: SystemTime,
    bytes: u64,
}

impl Stamp {
    /// That of a file as it is now; `None` where there is none.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let about = std::fs::metadata(path).ok()?;
        Some(Self {
            written: about.modified().ok()?,
            bytes: about.len(),
        })
    }
}

/// The fingerprints that were worked out so far: of each version of a file once, however often a briefing is saved.
#[derive(Debug, Default)]
pub(crate) struct Fingerprints(Mutex<HashMap<(PathBuf, Stamp), Sha256>>);

impl Fingerprints {
    /// That of a dataset as it is now; `None` where it can't be read, or where `goes_on` says to stop.
    pub(crate) fn now(&self, origin: &Origin, goes_on: &dyn Fn() -> bool) -> Option<Sha256> {
        let Origin::File(path) = origin else {
            return Some(Sha256::of(BUNDLED));
        };
        let stamp = Stamp::of(path);
        let now = hash(path, goes_on)?;
        self.learn(path, stamp, now);
        Some(now)
    }

    /// That of the version of a file that was read; `None` where the file is another one by now and nobody had asked
    /// before, so that nobody knows.
    fn of(&self, path: &Path, read: Stamp, goes_on: &dyn Fn() -> bool) -> Option<Sha256> {
        let is_known = |known: &HashMap<_, _>| known.get(&(path.to_owned(), read)).copied();
        let known = is_known(&self.0.lock().unwrap_or_else(PoisonError::into_inner));
        known.or_else(|| {
            let hash = (Stamp::of(path) == Some(read)).then(|| hash(path, goes_on))??;
            self.learn(path, Some(read), hash).then_some(hash)
        })
    }

    /// Remembers a fingerprint, unless the file was written while it was worked out.
    fn learn(&self, path: &Path, stamp: Option<Stamp>, hash: Sha256) -> bool {
        let Some(stamp) = stamp.filter(|stamp| Stamp::of(path) == Some(*stamp)) else {
            return false;
        };
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert((path.to_owned(), stamp), hash);
        true
    }

    /// Writes down the fingerprints of what a briefing's numbers come from: of open datasets, those of the versions
    /// that were read, and none where that is not known; of others, what was known of them stays.
    pub(super) fn vouch(
        &self,
        kept: &mut Kept,
        read: &[(Origin, Stamp)],
        goes_on: &dyn Fn() -> bool,
    ) {
        for note in &mut kept.datasets {
            let version = read.iter().find(|(origin, _)| *origin == note.origin);
            match (&note.origin, version) {
                (Origin::Bundled, _) => note.sha256 = Some(Sha256::of(BUNDLED)),
                (Origin::File(path), Some((_, stamp))) => {
                    note.sha256 = self.of(path, *stamp, goes_on);
                }
                (Origin::File(_), None) => {}
            }
        }
    }
}

/// The fingerprint of a file's bytes; `None` where they can't be read, or where `goes_on` says to stop.
fn hash(path: &Path, goes_on: &dyn Fn() -> bool) -> Option<Sha256> {
    let about = path.metadata().ok()?;
    let most = crate::format::Limits::default().bytes as u64;
    // Only to open a pipe may take forever, and a device may never end.
    if !about.is_file() || about.len() > most {
        return None;
    }
    let file = File::open(path).ok()?;
    Sha256::of_all(file.take(most), goes_on).ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::DatasetNote;

    /// A file that says this, and when it was written.
    fn written(path: &Path, text: &str) -> Stamp {
        std::fs::write(path, text).unwrap();
        Stamp::of(path).unwrap()
    }

    fn vouched(known: &Fingerprints, path: &Path, read: Option<Stamp>) -> Option<Sha256> {
        let origin = Origin::File(path.to_owned());
        let mut kept = Kept {
            datasets: vec![DatasetNote {
                origin: origin.clone(),
                sha256: Some(Sha256::of(b"as the file says")).filter(|_| read.is_none()),
                title: String::new(),
                events: 1,
            }],
            ..Kept::default()
        };
        let read: Vec<_> = read
            .into_iter()
            .map(|stamp| (origin.clone(), stamp))
            .collect();
        known.vouch(&mut kept, &read, &|| true);
        kept.datasets[0].sha256
    }

    #[test]
    fn a_fingerprint_is_of_what_was_read_or_there_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data.ron");
        let known = Fingerprints::default();
        let read = written(&path, "as it was read");
        written(&path, "another version");
        assert_eq!(vouched(&known, &path, Some(read)), None, "nobody knows it");
        let again = Stamp::of(&path);
        let now = Some(Sha256::of(b"another version"));
        assert_eq!(vouched(&known, &path, again), now);
    }

    #[test]
    fn what_is_known_of_a_version_stays_known_when_the_file_is_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data.ron");
        let known = Fingerprints::default();
        let read = written(&path, "as it was read");
        let then = Some(Sha256::of(b"as it was read"));
        assert_eq!(vouched(&known, &path, Some(read)), then);
        written(&path, "another version");
        assert_eq!(vouched(&known, &path, Some(read)), then);
        std::fs::remove_file(&path).unwrap();
        assert_eq!(vouched(&known, &path, Some(read)), then);
    }

    #[test]
    fn what_is_not_open_keeps_the_fingerprint_that_the_briefing_has() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data.ron");
        written(&path, "changed, and not read");
        let known = Fingerprints::default();
        let then = Some(Sha256::of(b"as the file says"));
        assert_eq!(vouched(&known, &path, None), then);
    }
}
