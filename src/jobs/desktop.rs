//! What the system's desktop is asked, behind a small trait, so that tests can answer in its place: for files, and
//! whether things may move.

use std::path::{Path, PathBuf};

use crate::jobs::stillness;

/// What came of asking for files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    /// These.
    Files(Vec<PathBuf>),
    /// The reader thought better of it.
    Nothing,
    /// There is no dialog here.
    Unavailable,
}

/// Whoever is asked. Blocks until answered, so it runs as a job.
pub trait Desktop: Send + Sync {
    /// Dataset files to open.
    fn pick(&self) -> Picked;

    /// Where to save a file; this name, with its ending and perhaps a folder, is suggested. The answer is one path.
    fn save(&self, name: &str) -> Picked {
        let _ = name;
        Picked::Unavailable
    }

    /// Whether the reader has asked the system for less motion.
    fn is_still(&self) -> bool {
        false
    }
}

/// The system's own: the portal or zenity on Linux, native elsewhere.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemDesktop;

impl Desktop for SystemDesktop {
    fn pick(&self) -> Picked {
        if !available() {
            return Picked::Unavailable;
        }
        let dialog = rfd::FileDialog::new()
            .add_filter("RON", &["ron"])
            .add_filter("*", &["*"]);
        match dialog.pick_files() {
            Some(files) if !files.is_empty() => Picked::Files(files),
            _ => Picked::Nothing,
        }
    }

    fn save(&self, name: &str) -> Picked {
        if !available() {
            return Picked::Unavailable;
        }
        let dialog = rfd::FileDialog::new();
        let dialog = match Path::new(name).parent().filter(|folder| folder.is_dir()) {
            // zenity knows no folder, but takes a name with one.
            Some(folder) if takes_folders() => {
                dialog.set_directory(folder).set_file_name(called(name))
            }
            Some(_) => dialog.set_file_name(name),
            None => dialog.set_file_name(called(name)),
        };
        let path = dialog.save_file();
        path.map_or(Picked::Nothing, |path| Picked::Files(vec![path]))
    }

    fn is_still(&self) -> bool {
        stillness::is_asked_for()
    }
}

/// A file's name without its folder.
fn called(name: &str) -> String {
    let path = Path::new(name);
    let called = path.file_name().unwrap_or(path.as_os_str());
    called.to_string_lossy().into_owned()
}

/// Whether the dialog can be told a folder.
#[cfg(target_os = "linux")]
fn takes_folders() -> bool {
    portal()
}

#[cfg(not(target_os = "linux"))]
fn takes_folders() -> bool {
    true
}

/// rfd answers "cancelled" where no dialog can be shown, so that has to be known beforehand.
#[cfg(target_os = "linux")]
fn available() -> bool {
    portal() || on_path("zenity")
}

#[cfg(not(target_os = "linux"))]
fn available() -> bool {
    true
}

/// Whether a session bus is there and a portal is installed that it can start.
#[cfg(target_os = "linux")]
fn portal() -> bool {
    let bus = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some()
        || std::env::var_os("XDG_RUNTIME_DIR")
            .is_some_and(|folder| PathBuf::from(folder).join("bus").exists());
    let folders = std::env::var_os("XDG_DATA_DIRS")
        .filter(|folders| !folders.is_empty())
        .unwrap_or_else(|| "/usr/local/share:/usr/share".into());
    let service = "dbus-1/services/org.freedesktop.portal.Desktop.service";
    bus && std::env::split_paths(&folders).any(|folder| folder.join(service).exists())
}

#[cfg(target_os = "linux")]
fn on_path(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|dir| dir.join(program).is_file()))
}
