//! Briefings on disk: read with a look at their datasets, saved with what those are now, counted anew.

use std::io;
use std::path::{Path, PathBuf, absolute};
use std::sync::Arc;

use crate::action::Scenes;
use crate::briefing::{self, Anchor, Counts, Kept, Limits, SceneId, Sha256};
use crate::geo::Regions;
use crate::jobs::bytes::Bytes;
use crate::jobs::read::{BUNDLED, ReadError};
use crate::jobs::{is_same_file, replace};
use crate::model::Dataset;
use crate::state::{Origin, PaperKey};
use crate::table::{Filter, Summary, Table};

/// A briefing as it was read, and what its datasets are now.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedBriefing {
    /// What the file says.
    pub kept: Kept,
    /// The hash of each of its datasets now; `None` where it can't be read.
    pub now: Vec<Option<Sha256>>,
}

impl OpenedBriefing {
    /// The datasets that can be read and are not as they were, as far as the briefing says how they were.
    #[must_use]
    pub fn changed(&self) -> Vec<Origin> {
        let pairs = self.kept.datasets.iter().zip(&self.now);
        let changed = pairs.filter(|(note, now)| {
            let known = note.sha256.zip(**now);
            known.is_some_and(|(then, now)| then != now)
        });
        changed.map(|(note, _)| note.origin.clone()).collect()
    }
}

/// Reads a briefing and the fingerprints of its datasets.
pub(crate) fn read_briefing(path: &Path) -> Result<OpenedBriefing, ReadError> {
    let bytes = Bytes::read(path, Limits::BYTES, &|_| true)?;
    let name = Origin::File(path.to_owned()).name();
    let kept = briefing::parse(&bytes, &name, &folder_of(path)?).map_err(ReadError::Format)?;
    let now = kept.datasets.iter().map(|note| hash(&note.origin));
    Ok(OpenedBriefing {
        now: now.collect(),
        kept,
    })
}

/// The folder of a file, as a whole path.
fn folder_of(path: &Path) -> io::Result<PathBuf> {
    let path = absolute(path)?;
    Ok(path.parent().unwrap_or(Path::new("/")).to_owned())
}

/// The fingerprint of a dataset as it is now; `None` where it can't be read.
fn hash(origin: &Origin) -> Option<Sha256> {
    match origin {
        Origin::Bundled => Some(Sha256::of(BUNDLED)),
        Origin::File(path) => {
            let most = crate::format::Limits::default().bytes as u64;
            let bytes = Bytes::read(path, most, &|_| true).ok()?;
            Some(Sha256::of(&bytes))
        }
    }
}

/// Saves a briefing with its datasets' fingerprints of now, and returns what was written.
pub(super) fn save(path: &Path, mut kept: Kept) -> io::Result<Kept> {
    let folder = folder_of(path)?;
    for note in &mut kept.datasets {
        note.sha256 = hash(&note.origin);
    }
    let mut written = kept.clone();
    whole_paths(&mut written)?;
    replace(path, briefing::write(&written, &folder).as_bytes())?;
    Ok(kept)
}

/// A path as it was typed leads from where the program was started, and not from the briefing's folder.
fn whole_paths(kept: &mut Kept) -> io::Result<()> {
    let notes = kept.datasets.iter_mut().map(|note| &mut note.origin);
    let scenes = kept.briefing.scenes.iter_mut();
    let scenes = scenes.flat_map(|scene| {
        let events = scene.callouts.iter_mut().filter_map(|callout| {
            let Anchor::Event(origin, _) = &mut callout.to else {
                return None;
            };
            Some(origin)
        });
        scene.datasets.iter_mut().chain(events)
    });
    for origin in notes.chain(scenes) {
        if let Origin::File(path) = origin {
            *path = absolute(&*path)?;
        }
    }
    Ok(())
}

/// Where to save a briefing that the reader picked a place for: with the ending of a briefing. The system asked whether
/// what is there may be replaced, but not of the file that the ending makes of it.
pub(super) fn picked(paper: PaperKey, path: PathBuf) -> Scenes {
    if briefing::is_briefing(&path) {
        return Scenes::SaveTo(paper, path);
    }
    typed(paper, path, None)
}

/// Where to save a briefing whose path was typed: with the ending of a briefing. Nobody was asked whether what is there
/// may be replaced, so that nothing is but the briefing's own file.
pub(super) fn typed(paper: PaperKey, path: PathBuf, own: Option<&Path>) -> Scenes {
    let path = with_ending(path);
    let is_own = own.is_some_and(|own| is_same_file(own, &path));
    // A link that leads nowhere is something that is there, too.
    if path.symlink_metadata().is_ok() && !is_own {
        return Scenes::NameTaken(paper, path);
    }
    Scenes::SaveTo(paper, path)
}

fn with_ending(path: PathBuf) -> PathBuf {
    if briefing::is_briefing(&path) {
        return path;
    }
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(".briefing.ron");
    path.with_file_name(name)
}

/// What scenes count: each of some datasets, by a filter. Scenes of the same datasets share their columns.
pub(super) fn count(
    scenes: Vec<(SceneId, Vec<Arc<Dataset>>, Filter)>,
    regions: &Regions,
) -> Vec<(SceneId, Counts)> {
    let mut tables: Vec<(Vec<Arc<Dataset>>, Table)> = Vec::new();
    let mut counted = Vec::with_capacity(scenes.len());
    for (id, datasets, filter) in scenes {
        let same = |of: &[Arc<Dataset>]| {
            let mut pairs = of.iter().zip(&datasets);
            of.len() == datasets.len() && pairs.all(|(one, other)| Arc::ptr_eq(one, other))
        };
        let at = tables.iter().position(|(of, _)| same(of));
        let at = at.unwrap_or_else(|| {
            let table = Table::new(&datasets, regions);
            tables.push((datasets.clone(), table));
            tables.len() - 1
        });
        if let Some((_, table)) = tables.get(at) {
            let summary = Summary::new(table, &filter);
            counted.push((id, Counts::of(&summary)));
        }
    }
    counted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_taken(scenes: &Scenes) -> bool {
        matches!(scenes, Scenes::NameTaken(..))
    }

    #[test]
    fn a_typed_name_never_writes_over_another_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("talk.briefing.ron");
        let key = PaperKey::default();
        assert!(!is_taken(&typed(key, path.clone(), None)));
        std::fs::write(&path, "theirs").unwrap();
        assert!(is_taken(&typed(key, path.clone(), None)));
        let without = folder.path().join("talk.ron");
        assert!(is_taken(&typed(key, without.clone(), None)));
        assert!(is_taken(&picked(key, without)), "nobody was asked of that");
        let own = typed(key, path.clone(), Some(&path));
        assert!(!is_taken(&own), "its own file is written again");
        let asked = picked(key, path);
        assert!(!is_taken(&asked), "the system asked");
    }
}
