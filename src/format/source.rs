//! Where the bytes of a file come from: a stretch at a time, so that a large file need not lie in memory.

/// The bytes of a file, wherever they are. Stretches are asked for from any thread.
pub trait Source: Sync {
    /// How many bytes there are.
    fn size(&self) -> usize;

    /// `length` bytes from `at` on, or as many as there are. `room` is memory that may hold them.
    /// `None` where they can't be had.
    fn stretch<'r>(&'r self, at: usize, length: usize, room: &'r mut Vec<u8>) -> Option<&'r [u8]>;
}

impl Source for &[u8] {
    fn size(&self) -> usize {
        self.len()
    }

    fn stretch<'r>(&'r self, at: usize, length: usize, _: &'r mut Vec<u8>) -> Option<&'r [u8]> {
        let end = at.saturating_add(length).min(self.len());
        self.get(at..end)
    }
}

/// As much of the bytes as is text.
pub(super) fn text_of(bytes: &[u8]) -> &str {
    match simdutf8::compat::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let valid = bytes.get(..error.valid_up_to());
            let text = valid.and_then(|valid| std::str::from_utf8(valid).ok());
            text.unwrap_or_default()
        }
    }
}
