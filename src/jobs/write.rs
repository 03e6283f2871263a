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
