//! Says when the file of an open dataset changes on disk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::action::Action;
use crate::jobs::{Post, Stamp};

/// Watches folders, because a file that is replaced atomically is a new file each time.
pub(super) struct Watcher {
    post: Post,
    /// The system's; `None` until there is something to watch, and where it has none.
    system: Option<RecommendedWatcher>,
    files: Arc<Mutex<BTreeMap<PathBuf, Option<Stamp>>>>,
}

impl Watcher {
    pub(super) fn new(post: Post) -> Self {
        Self {
            post,
            system: None,
            files: Arc::default(),
        }
    }

    /// Watches a file from now on. Where the system can't, the reader reloads by hand.
    pub(super) fn watch(&mut self, path: &Path) {
        self.files
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(path.to_owned(), Stamp::of_file(path));
        if self.system.is_none() {
            self.system = self.start();
        }
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        if let Some(watcher) = &mut self.system {
            let _ = watcher.watch(
                folder.unwrap_or(Path::new(".")),
                RecursiveMode::NonRecursive,
            );
        }
    }

    fn start(&self) -> Option<RecommendedWatcher> {
        let post = Arc::clone(&self.post);
        let files = Arc::clone(&self.files);
        notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            let Ok(event) = event else {
                return;
            };
            if !matches!(event.kind, EventKind::Create(_) | EventKind::Modify(_)) {
                return;
            }
            let mut files = files.lock().unwrap_or_else(PoisonError::into_inner);
            for (file, seen) in files.iter_mut() {
                let now = Stamp::of_file(file);
                // Being looked at changes a file's attributes, not the file.
                if event.paths.iter().any(|path| same(path, file)) && now.is_some() && now != *seen
                {
                    *seen = now;
                    post(Action::Changed(file.clone()));
                }
            }
        })
        .ok()
    }
}

/// The system may report `./a.ron` for `a.ron`.
fn same(one: &Path, other: &Path) -> bool {
    one.file_name() == other.file_name()
        && (one == other || std::path::absolute(one).ok() == std::path::absolute(other).ok())
}
