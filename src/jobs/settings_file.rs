//! The one settings file under the user's config folder. Written atomically; a damaged one is set aside.

use std::fs;
use std::io;
use std::path::PathBuf;

use crate::jobs::replace;
use crate::state::Settings;

/// Where the settings are kept; nowhere in tests and where the system names no folder.
#[derive(Clone, Debug, Default)]
pub struct SettingsFile {
    path: Option<PathBuf>,
}

/// What was found at the start.
#[derive(Clone, Debug, PartialEq)]
pub enum Loaded {
    /// The settings of the last time, or none yet.
    Settings(Box<Settings>),
    /// The file was damaged; it was set aside under this path.
    SetAside(PathBuf),
}

impl SettingsFile {
    /// The file of this program under the user's config folder.
    #[must_use]
    pub fn of_user() -> Self {
        let folders = directories::ProjectDirs::from("", "", "refoulement-atlas");
        Self {
            path: folders.map(|folders| folders.config_dir().join("settings.ron")),
        }
    }

    /// A file somewhere else.
    #[must_use]
    pub fn at(path: PathBuf) -> Self {
        Self { path: Some(path) }
    }

    /// The size that the window had, before there is a window; nothing is set aside here.
    #[must_use]
    pub fn window_size(&self) -> Option<(f32, f32)> {
        let text = fs::read_to_string(self.path.as_ref()?).ok()?;
        let (width, height) = ron::from_str::<Settings>(&text).ok()?.layout.window?;
        let is_sane = |size: f32| (320.0..=16_000.0).contains(&size);
        (is_sane(width) && is_sane(height)).then_some((width, height))
    }

    /// Reads the settings. A file that can't be read is put aside, never overwritten.
    #[must_use]
    pub fn load(&self) -> Loaded {
        let Some(path) = &self.path else {
            return Loaded::Settings(Box::default());
        };
        let damaged = match fs::read_to_string(path) {
            Ok(text) => match ron::from_str::<Settings>(&text) {
                Ok(settings) => return Loaded::Settings(Box::new(settings)),
                Err(_) => true,
            },
            Err(error) => error.kind() != io::ErrorKind::NotFound,
        };
        let aside = path.with_extension("ron.damaged");
        if damaged && fs::rename(path, &aside).is_ok() {
            return Loaded::SetAside(aside);
        }
        Loaded::Settings(Box::default())
    }

    /// Replaces the file whole, or leaves the old one whole.
    ///
    /// # Errors
    /// The system's, where the folder or file can't be written.
    pub fn save(&self, settings: &Settings) -> io::Result<()> {
        let Some(path) = &self.path else {
            return Ok(());
        };
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let text = ron::ser::to_string_pretty(settings, ron::ser::PrettyConfig::default())
            .map_err(io::Error::other)?;
        replace(path, text.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_as_they_were_kept() {
        let folder = tempfile::tempdir().unwrap();
        let file = SettingsFile::at(folder.path().join("deep").join("settings.ron"));
        assert_eq!(
            file.load(),
            Loaded::Settings(Box::default()),
            "a missing file is no damage"
        );
        let mut settings = Settings {
            language: Some("ko".into()),
            ..Settings::default()
        };
        settings.remember("/data/a.ron".into());
        settings.remember("/data/b.ron".into());
        settings.remember("/data/a.ron".into());
        file.save(&settings).unwrap();
        assert_eq!(file.load(), Loaded::Settings(Box::new(settings.clone())));
        assert_eq!(
            settings.recent,
            [PathBuf::from("/data/a.ron"), "/data/b.ron".into()]
        );
    }

    #[test]
    fn the_window_opens_as_large_as_it_was_left() {
        let folder = tempfile::tempdir().unwrap();
        let file = SettingsFile::at(folder.path().join("settings.ron"));
        assert_eq!(file.window_size(), None, "at first nobody knows");
        let mut settings = Settings::default();
        settings.layout.window = Some((1600.0, 1000.0));
        file.save(&settings).unwrap();
        assert_eq!(file.window_size(), Some((1600.0, 1000.0)));
        settings.layout.window = Some((f32::NAN, 3.0));
        file.save(&settings).unwrap();
        assert_eq!(file.window_size(), None, "nonsense is no size");
    }

    #[test]
    fn a_damaged_file_is_set_aside_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.ron");
        fs::write(&path, "(language: Some(\"ko\"), theme: Da").unwrap();
        let Loaded::SetAside(aside) = SettingsFile::at(path.clone()).load() else {
            panic!("a damaged file was taken for settings");
        };
        assert!(
            fs::read_to_string(aside).unwrap().starts_with("(language"),
            "nothing is lost"
        );
        assert!(!path.exists());
    }
}
