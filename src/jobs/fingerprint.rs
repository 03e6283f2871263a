//! Which version of a file was read: a stamp tells whether it has changed since, for nothing; a fingerprint vouches for
//! its bytes, and is worked out only where one is written down or compared.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use crate::briefing::{Briefing, DatasetNote, Sha256, Version};
use crate::jobs::read::BUNDLED;
use crate::state::Origin;

/// A version of a dataset: the one that comes with the program, or a file that was written last then and is so large.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Stamp(Option<OfFile>);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct OfFile {
    path: Arc<Path>,
    written: SystemTime,
    bytes: u64,
}

impl Stamp {
    /// The dataset that comes with the program.
    pub const BUNDLED: Self = Self(None);

    /// That of a dataset as it is now; `None` where it is not there.
    pub(crate) fn of(origin: &Origin) -> Option<Self> {
        match origin {
            Origin::Bundled => Some(Self::BUNDLED),
            Origin::File(path) => Self::of_file(path),
        }
    }

    /// That of a file as it is now; `None` where there is none.
    pub(super) fn of_file(path: &Path) -> Option<Self> {
        let about = std::fs::metadata(path).ok()?;
        Some(Self(Some(OfFile {
            path: path.into(),
            written: about.modified().ok()?,
            bytes: about.len(),
        })))
    }
}

/// The fingerprints that were worked out so far: of each version of a file once, however often a briefing is saved.
#[derive(Debug, Default)]
pub(crate) struct Fingerprints(Mutex<HashMap<Stamp, Sha256>>);

impl Fingerprints {
    /// That of a dataset as it is now; `None` where it can't be read, or where `goes_on` says to stop.
    pub(crate) fn now(&self, origin: &Origin, goes_on: &dyn Fn() -> bool) -> Option<Sha256> {
        let Origin::File(path) = origin else {
            return Some(Sha256::of(BUNDLED));
        };
        let stamp = Stamp::of_file(path);
        let now = hash(path, goes_on)?;
        self.learn(path, stamp, now);
        Some(now)
    }

    /// That of a version that was read; `None` where the file is another one by now and nobody had asked before, so that
    /// nobody knows.
    pub(super) fn of(&self, read: &Stamp, goes_on: &dyn Fn() -> bool) -> Option<Sha256> {
        let Some(OfFile { path, .. }) = &read.0 else {
            return Some(Sha256::of(BUNDLED));
        };
        let is_known = |known: &HashMap<_, _>| known.get(read).copied();
        let known = is_known(&self.0.lock().unwrap_or_else(PoisonError::into_inner));
        known.or_else(|| {
            let is_there = || Stamp::of_file(path).as_ref() == Some(read);
            let hash = is_there().then(|| hash(path, goes_on))??;
            self.learn(path, Some(read.clone()), hash).then_some(hash)
        })
    }

    /// Remembers a fingerprint, unless the file was written while it was worked out.
    fn learn(&self, path: &Path, stamp: Option<Stamp>, hash: Sha256) -> bool {
        let Some(stamp) = stamp.filter(|stamp| Stamp::of_file(path).as_ref() == Some(stamp)) else {
            return false;
        };
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(stamp, hash);
        true
    }

    /// Writes down the fingerprints of a briefing's datasets: of open ones, those of the versions that were read, and
    /// none where that is not known; of others, what was known of them stays.
    pub(crate) fn vouch(
        &self,
        notes: &mut [DatasetNote],
        read: &[(Origin, Stamp)],
        goes_on: &dyn Fn() -> bool,
    ) {
        for note in notes {
            let version = read.iter().find(|(origin, _)| *origin == note.origin);
            if let Some((_, stamp)) = version {
                note.sha256 = self.of(stamp, goes_on);
            } else if note.origin == Origin::Bundled {
                note.sha256 = self.of(&Stamp::BUNDLED, goes_on);
            }
        }
    }

    /// Writes down the fingerprints of the versions that scenes were captured from. What is not known is said of none.
    pub(super) fn vouch_for_scenes(&self, briefing: &mut Briefing, goes_on: &dyn Fn() -> bool) {
        let scenes = briefing.scenes.iter_mut();
        for then in scenes.filter_map(|scene| scene.then.as_mut()) {
            then.of.retain_mut(|(_, version)| {
                let hash = match version {
                    Version::Read(stamp) => self.of(stamp, goes_on),
                    Version::Of(hash) => Some(*hash),
                };
                hash.is_some_and(|hash| {
                    *version = Version::Of(hash);
                    true
                })
            });
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

    /// A file that says this, and when it was written.
    fn written(path: &Path, text: &str) -> Stamp {
        std::fs::write(path, text).unwrap();
        Stamp::of_file(path).unwrap()
    }

    fn vouched(known: &Fingerprints, path: &Path, read: Option<&Stamp>) -> Option<Sha256> {
        let origin = Origin::File(path.to_owned());
        let mut notes = [DatasetNote {
            origin: origin.clone(),
            sha256: Some(Sha256::of(b"as the file says")).filter(|_| read.is_none()),
            title: String::new(),
            events: 1,
        }];
        let read: Vec<_> = read
            .into_iter()
            .map(|stamp| (origin.clone(), stamp.clone()))
            .collect();
        known.vouch(&mut notes, &read, &|| true);
        notes[0].sha256
    }

    #[test]
    fn a_fingerprint_is_of_what_was_read_or_there_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data.ron");
        let known = Fingerprints::default();
        let read = written(&path, "as it was read");
        written(&path, "another version");
        assert_eq!(vouched(&known, &path, Some(&read)), None, "nobody knows it");
        let again = Stamp::of_file(&path);
        let now = Some(Sha256::of(b"another version"));
        assert_eq!(vouched(&known, &path, again.as_ref()), now);
    }

    #[test]
    fn what_is_known_of_a_version_stays_known_when_the_file_is_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data.ron");
        let known = Fingerprints::default();
        let read = written(&path, "as it was read");
        let then = Some(Sha256::of(b"as it was read"));
        assert_eq!(vouched(&known, &path, Some(&read)), then);
        written(&path, "another version");
        assert_eq!(vouched(&known, &path, Some(&read)), then);
        std::fs::remove_file(&path).unwrap();
        assert_eq!(vouched(&known, &path, Some(&read)), then);
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
