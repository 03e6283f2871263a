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
}
