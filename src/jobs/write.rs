//! Writes files whole or not at all.

use std::io::{self, Write};
use std::path::Path;

use atomic_write_file::AtomicWriteFile;

/// Puts a file in the place of another, or makes it. Where that fails, what was there is left as it was.
///
/// # Errors
/// The system's, where the folder or the file can't be written.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = AtomicWriteFile::open(path)?;
    file.write_all(bytes)?;
    file.commit()
}

/// Whether two paths lead to the same file. One that isn't there is none.
#[must_use]
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// Whether a folder is there with anything in it.
#[must_use]
pub fn has_something(folder: &Path) -> bool {
    std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some())
}

/// Makes a folder with these files in it. Where that fails, there is no folder.
///
/// # Errors
/// The system's, where the folder or a file can't be written, or something of that name is there. Where that is a
/// folder with nothing in it, nothing is lost, and it is replaced.
pub fn write_folder(path: &Path, files: &[(String, Vec<u8>)]) -> io::Result<()> {
    let above = path.parent();
    let above = above.filter(|above| !above.as_os_str().is_empty());
    let folder = tempfile::Builder::new()
        .prefix(".pages-")
        .tempdir_in(above.unwrap_or(Path::new(".")))?;
    for (name, bytes) in files {
        replace(&folder.path().join(name), bytes)?;
    }
    make_way(path)?;
    std::fs::rename(folder.path(), path)?;
    open_to_others(path)?;
    // It is no more where it was made.
    let _ = folder.keep();
    Ok(())
}

/// Takes an empty folder away. The system never does so with one that has something in it.
fn make_way(path: &Path) -> io::Result<()> {
    if !path.exists() {
        return Ok(());
    }
    std::fs::remove_dir(path).map_err(|error| match error.kind() {
        io::ErrorKind::DirectoryNotEmpty | io::ErrorKind::NotADirectory => {
            io::ErrorKind::AlreadyExists.into()
        }
        _ => error,
    })
}

/// A folder that was made beside others is for its owner alone; one that is written for the reader is as all are.
#[cfg(unix)]
fn open_to_others(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn open_to_others(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Makes a folder, and those above it, where there are none.
///
/// # Errors
/// The system's, where it can't be made.
pub fn make_folder(path: &Path) -> io::Result<()> {
    std::fs::create_dir_all(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_and_what_can_not_be_written_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("picture.svg");
        replace(&path, b"one").unwrap();
        replace(&path, b"other").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"other");
        assert!(replace(&folder.path().join("none").join("picture.svg"), b"one").is_err());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_is_written_whole_and_never_over_another() {
        let above = tempfile::tempdir().unwrap();
        let path = above.path().join("pages");
        let files = [("1.png".to_owned(), b"one".to_vec())];
        write_folder(&path, &files).unwrap();
        assert_eq!(std::fs::read(path.join("1.png")).unwrap(), b"one");
        let again = write_folder(&path, &[("2.png".to_owned(), Vec::new())]);
        assert_eq!(again.unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        std::fs::remove_file(path.join("1.png")).unwrap();
        write_folder(&path, &files).expect("nothing was in it");
        let nowhere = [("none/1.png".to_owned(), Vec::new())];
        assert!(write_folder(&above.path().join("other"), &nowhere).is_err());
        let left: Vec<_> = std::fs::read_dir(above.path()).unwrap().collect();
        assert_eq!(left.len(), 1, "nothing else is left");
        assert_eq!(std::fs::read_dir(&path).unwrap().count(), 1);
    }

    #[test]
    fn a_file_is_the_same_by_whatever_path() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        let round = folder.path().join(".").join("a.ron");
        assert!(!is_same_file(&path, &round), "it is not there yet");
        replace(&path, b"one").unwrap();
        assert!(is_same_file(&path, &round));
        assert!(!is_same_file(&path, folder.path()));
    }
}
