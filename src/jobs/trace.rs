//! Writes how long the parts of every frame and job took, as a file for chrome://tracing or Perfetto.

use std::io::{self, Write};
use std::path::Path;

use atomic_write_file::AtomicWriteFile;
use tracing_chrome::{ChromeLayerBuilder, FlushGuard};
use tracing_subscriber::layer::SubscriberExt as _;

/// Goes on until it is dropped; the file is whole then.
pub struct Trace(FlushGuard);

impl Trace {
    /// Starts to write. A program starts one at most.
    ///
    /// # Errors
    /// Where no file can be written there.
    pub fn start(path: &Path) -> io::Result<Self> {
        let file = Whole(Some(AtomicWriteFile::open(path)?));
        let (layer, guard) = ChromeLayerBuilder::new().writer(file).build();
        let subscriber = tracing_subscriber::registry().with(layer);
        tracing::subscriber::set_global_default(subscriber).map_err(io::Error::other)?;
        Ok(Self(guard))
    }
}

impl Drop for Trace {
    fn drop(&mut self) {
        self.0.flush();
    }
}

/// A file that is there once all of it is written.
struct Whole(Option<AtomicWriteFile>);

impl Write for Whole {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.as_mut().map_or(Ok(0), |file| file.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.as_mut().map_or(Ok(()), Write::flush)
    }
}

impl Drop for Whole {
    fn drop(&mut self) {
        if let Some(file) = self.0.take() {
            // Nobody is left to be told that the disk is full.
            let _ = file.commit();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trace_is_json_that_names_what_ran() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("trace.json");
        let trace = Trace::start(&path).unwrap();
        {
            profiling::scope!("a part of a frame");
        }
        drop(trace);
        let text = std::fs::read_to_string(&path).unwrap();
        let events: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
        assert!(
            events
                .iter()
                .any(|event| event["name"] == "a part of a frame"),
            "{text}"
        );
    }
}
