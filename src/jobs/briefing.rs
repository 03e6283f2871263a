//! Briefings on disk: read with a look at their datasets, saved with what those are now, counted anew.

use std::io;
use std::path::{Path, PathBuf, absolute};
use std::sync::Arc;

use crate::action::Scenes;
use crate::briefing::{self, Counts, Kept, Limits, SceneId, Sha256};
use crate::geo::Regions;
use crate::jobs::bytes::Bytes;
use crate::jobs::read::ReadError;
use crate::jobs::{Fingerprints, Stamp, is_same_file, replace};
use crate::model::Dataset;
use crate::progress::Report;
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

/// Reads a briefing and the fingerprints of its datasets. `report` gets the share done and says whether to go on.
pub(crate) fn read_briefing(
    path: &Path,
    known: &Fingerprints,
    report: &Report<'_>,
) -> Result<OpenedBriefing, ReadError> {
    // Its own bytes are a small part of the work.
    let bytes = Bytes::read(path, Limits::BYTES, &|_| report(0.0))?;
    let name = Origin::File(path.to_owned()).name();
    let kept = briefing::parse(&bytes, &name, &folder_of(path)?).map_err(ReadError::Format)?;
    let mut now = Vec::with_capacity(kept.datasets.len());
    for note in &kept.datasets {
        #[expect(clippy::cast_precision_loss, reason = "a share of a progress bar")]
        let share = now.len() as f32 / kept.datasets.len() as f32;
        now.push(known.now(&note.origin, &|| report(share)));
        if !report(share) {
            return Err(ReadError::Cancelled);
        }
    }
    Ok(OpenedBriefing { kept, now })
}

/// The folder of a file, as a whole path.
fn folder_of(path: &Path) -> io::Result<PathBuf> {
    let path = absolute(path)?;
    Ok(path.parent().unwrap_or(Path::new("/")).to_owned())
}

/// Saves a briefing with the fingerprints of the versions of its datasets that were read, and of those that its scenes
/// were captured from. Returns what was written, its scenes as they are on screen.
pub(super) fn save(
    path: &Path,
    mut kept: Kept,
    read: &[(Origin, Stamp)],
    known: &Fingerprints,
) -> io::Result<Kept> {
    let folder = folder_of(path)?;
    known.vouch(&mut kept.datasets, read, &|| true);
    let mut written = kept.clone();
    known.vouch_for_scenes(&mut written.briefing, &|| true);
    whole_paths(&mut written)?;
    let text = briefing::write(&written, &folder);
    opens_again(&text, path, &folder)?;
    replace(path, text.as_bytes())?;
    Ok(kept)
}

/// A file that could not be read again is not to take the place of one that can.
fn opens_again(text: &str, path: &Path, folder: &Path) -> io::Result<()> {
    let name = Origin::File(path.to_owned()).name();
    let Err(said) = briefing::parse(text.as_bytes(), &name, folder) else {
        return Ok(());
    };
    let first = said.listed.first();
    let first = first.map(|one| one.problem.to_string());
    Err(io::Error::other(first.unwrap_or_default()))
}

/// A path as it was typed leads from where the program was started, and not from the briefing's folder.
fn whole_paths(kept: &mut Kept) -> io::Result<()> {
    let notes = kept.datasets.iter_mut().map(|note| &mut note.origin);
    for origin in notes.chain(kept.briefing.origins_mut()) {
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

    fn read(path: &Path, report: &Report<'_>) -> Result<OpenedBriefing, ReadError> {
        read_briefing(path, &Fingerprints::default(), report)
    }

    fn is_taken(scenes: &Scenes) -> bool {
        matches!(scenes, Scenes::NameTaken(..))
    }

    /// A briefing that shows these datasets, in a folder.
    fn briefing_of(folder: &Path, data: &str) -> PathBuf {
        let path = folder.join("talk.briefing.ron");
        let text = format!("(briefing: 1, datasets: [{data}])");
        std::fs::write(&path, text).unwrap();
        path
    }

    #[test]
    fn a_briefing_that_leads_to_another_machine_does_not_open() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["//host/share/x.ron", r"\\\\host\\share"] {
            let path = briefing_of(folder.path(), &format!("(data: File(\"{name}\"))"));
            let Err(ReadError::Format(said)) = read(&path, &|_| true) else {
                panic!("nobody asks there");
            };
            let said = said.listed[0].problem.to_string();
            assert!(said.contains("another machine"), "{said}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_device_has_no_fingerprint() {
        let folder = tempfile::tempdir().unwrap();
        let path = briefing_of(folder.path(), "(data: File(\"/dev/zero\"))");
        let opened = read(&path, &|_| true).unwrap();
        assert_eq!(opened.now, [None]);
    }

    #[test]
    fn a_briefing_that_is_read_can_be_stopped() {
        let folder = tempfile::tempdir().unwrap();
        let path = briefing_of(folder.path(), "(data: Bundled)");
        let stopped = read(&path, &|_| false);
        assert!(matches!(stopped, Err(ReadError::Cancelled)));
    }

    #[test]
    fn a_briefing_that_would_not_open_again_does_not_replace_one_that_does() {
        let folder = tempfile::tempdir().unwrap();
        let path = briefing_of(folder.path(), "(data: Bundled)");
        let before = std::fs::read(&path).unwrap();
        let mut kept = read(&path, &|_| true).unwrap().kept;
        kept.briefing.title = "a".repeat(Limits::TITLE + 1);
        let why = save(&path, kept.clone(), &[], &Fingerprints::default())
            .unwrap_err()
            .to_string();
        assert!(why.contains("200"), "{why}");
        assert_eq!(std::fs::read(&path).unwrap(), before);
        kept.briefing.title.pop();
        save(&path, kept, &[], &Fingerprints::default()).unwrap();
        assert!(read(&path, &|_| true).is_ok());
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
