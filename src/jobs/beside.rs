//! A file that is long in the making: hidden beside the one that it is to be, until it takes its place. Where it is
//! given up nothing of it is left; what a program that was killed has left, the next one takes away.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

/// How names of such files begin: no reader's own file is called so.
const BEGINS: &str = ".refoulement-atlas-making-";
/// A file that the system leaves to who may read it.
#[cfg(unix)]
const READ_BY_ALL: u32 = 0o666;

/// A file in the making. As long as it is, it is locked, so that nobody takes it for one that was left.
pub(super) struct Beside {
    file: File,
    path: TempPath,
    target: PathBuf,
}

impl Beside {
    /// Begins one that is to be there.
    ///
    /// # Errors
    /// The system's, where the folder is none or can't be written.
    pub(super) fn new(target: &Path) -> io::Result<Self> {
        let folder = target.parent();
        let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        sweep(folder);
        let (file, path) = locked(folder, target)?.into_parts();
        if let Ok(known) = fs::metadata(target) {
            // What may be done with a file stays; where the system says no, it is one as all others.
            let _ = file.set_permissions(known.permissions());
        }
        Ok(Self {
            file,
            path,
            target: target.to_owned(),
        })
    }

    /// Where it is made, for another program.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// What is written to it.
    pub(super) fn file(&self) -> &File {
        &self.file
    }

    /// Takes its place; how many bytes it has.
    ///
    /// # Errors
    /// The system's, where that can't be written.
    pub(super) fn take_place(self) -> io::Result<u64> {
        let Self { file, path, target } = self;
        file.sync_all()?;
        let bytes = fs::metadata(&path)?.len();
        // Some systems move no file that is open.
        drop(file);
        path.persist(target).map_err(|error| error.error)?;
        Ok(bytes)
    }
}

/// A new file that is locked, and that nobody took away before it was.
fn locked(folder: &Path, target: &Path) -> io::Result<NamedTempFile> {
    let ending = target.extension().map(|ending| ending.to_string_lossy());
    let ending = ending.map_or(String::new(), |ending| format!(".{ending}"));
    loop {
        let mut beside = tempfile::Builder::new();
        beside.prefix(BEGINS).suffix(&ending);
        #[cfg(unix)]
        beside.permissions(std::os::unix::fs::PermissionsExt::from_mode(READ_BY_ALL));
        let beside = beside.tempfile_in(folder)?;
        // Elsewhere, no other program could write to what is locked.
        if cfg!(unix) {
            beside.as_file().lock()?;
        }
        if beside.path().exists() {
            return Ok(beside);
        }
    }
}

/// Takes away what nobody makes any more. Where that can't be done, it stays, and harms nobody.
fn sweep(folder: &Path) {
    if !cfg!(unix) {
        return;
    }
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_ours = entry.file_name().to_string_lossy().starts_with(BEGINS);
        let is_file = entry.file_type().is_ok_and(|of| of.is_file());
        let left = (is_ours && is_file).then(|| File::open(entry.path()));
        if let Some(Ok(file)) = left
            && file.try_lock().is_ok()
        {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_takes_its_place_when_it_is_made_and_leaves_nothing_where_it_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("clip.gif");
        let beside = Beside::new(&target).unwrap();
        beside.file().write_all(b"film").unwrap();
        assert!(!target.exists());
        assert_eq!(beside.take_place().unwrap(), 4);
        drop(Beside::new(&target).unwrap());
        assert_eq!(names(folder.path()), ["clip.gif"]);
        assert_eq!(fs::read(&target).unwrap(), b"film");
        assert!(Beside::new(&folder.path().join("none").join("clip.gif")).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn what_a_killed_program_left_goes_and_what_another_is_making_stays() {
        let folder = tempfile::tempdir().unwrap();
        let left = folder.path().join(format!("{BEGINS}left.mp4"));
        fs::write(&left, b"half a film").unwrap();
        let other = folder.path().join(".film-of-my-own.mp4");
        fs::write(&other, b"all of it").unwrap();
        let one = Beside::new(&folder.path().join("one.gif")).unwrap();
        let two = Beside::new(&folder.path().join("two.gif")).unwrap();
        assert!(!left.exists() && other.exists());
        one.file().write_all(b"one").unwrap();
        two.take_place().unwrap();
        one.take_place().unwrap();
        assert_eq!(
            names(folder.path()),
            [".film-of-my-own.mp4", "one.gif", "two.gif"]
        );
    }

    #[cfg(unix)]
    #[test]
    fn who_may_read_a_file_may_read_the_one_that_takes_its_place() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("clip.gif");
        fs::write(&target, b"old").unwrap();
        fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).unwrap();
        Beside::new(&target).unwrap().take_place().unwrap();
        let mode = fs::metadata(&target).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
    }
}
