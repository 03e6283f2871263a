//! Films as files: written whole or not at all. Those that are built in are packed as they are drawn; a video is
//! made by `ffmpeg`, where it is installed.

use std::ffi::OsStr;
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::JoinHandle;

use crate::figure::Request;
use crate::figure::clip::{Clip, ClipError, Pace};
use crate::figure::film::{Film, FilmError, MovingFormat, apng, gif, raw};
use crate::jobs::beside::Beside;
use crate::progress::Report;

/// Why a film is not written.
#[derive(Debug, thiserror::Error)]
pub enum FilmFileError {
    /// There is no such clip.
    #[error(transparent)]
    Clip(ClipError),
    /// It can't be made, or it was not to go on.
    #[error(transparent)]
    Film(FilmError),
    /// The system can't write it.
    #[error(transparent)]
    Write(#[from] io::Error),
    /// A video needs a program that isn't there.
    #[error("an MP4 video needs ffmpeg, which is not installed; .gif and .apng need nothing")]
    NoFfmpeg,
    /// That program gave up.
    #[error("ffmpeg gave up: {0}")]
    Ffmpeg(String),
}

impl FilmFileError {
    /// Whether it was stopped as it was asked to.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        matches!(self, Self::Film(FilmError::Stopped))
    }
}

impl From<FilmError> for FilmFileError {
    fn from(error: FilmError) -> Self {
        match error {
            FilmError::Clip(error) => Self::Clip(error),
            FilmError::Write(error) => Self::Write(error),
            error => Self::Film(error),
        }
    }
}

/// Writes the time-lapse of a figure, as [`write_film`] does.
///
/// # Errors
/// Those of [`write_film`], and where there is no such clip.
pub fn write_clip(
    path: &Path,
    format: MovingFormat,
    (request, pace): (&Request, &Pace),
    report: &Report<'_>,
) -> Result<u64, FilmFileError> {
    let clip = Clip::new(request, pace, &|share| report(share * Clip::LAID_OUT))?;
    write_film(path, format, &clip, &|share| {
        report(Clip::LAID_OUT + share * (1.0 - Clip::LAID_OUT))
    })
}

/// Puts a film in the place of a file, or makes it. Where that fails or is stopped, what was there is left as it was
/// and nothing else is left. How many bytes it has. `report` gets the share done and says whether to go on.
///
/// # Errors
/// Where the film can't be made or written, was not to go on, or needs a program that isn't there.
pub fn write_film(
    path: &Path,
    format: MovingFormat,
    film: &dyn Film,
    report: &Report<'_>,
) -> Result<u64, FilmFileError> {
    let beside = Beside::new(path)?;
    match format {
        MovingFormat::Gif => packed(gif, film, &beside, report)?,
        MovingFormat::Apng => packed(apng, film, &beside, report)?,
        MovingFormat::Mp4 => video(beside.path(), OsStr::new("ffmpeg"), film, report)?,
    }
    Ok(beside.take_place()?)
}

type Packer = fn(&dyn Film, &mut (dyn Write + Send), &Report<'_>) -> Result<(), FilmError>;

/// Writes a film by ourselves.
fn packed(
    packer: Packer,
    film: &dyn Film,
    beside: &Beside,
    report: &Report<'_>,
) -> Result<(), FilmFileError> {
    let mut file = BufWriter::new(beside.file());
    packer(film, &mut file, report)?;
    Ok(file.flush()?)
}

/// Writes a video through another program.
fn video(
    to: &Path,
    program: &OsStr,
    film: &dyn Film,
    report: &Report<'_>,
) -> Result<(), FilmFileError> {
    let mut ffmpeg = Ffmpeg::start(program, film, to)?;
    let fed = match ffmpeg.child.stdin.take() {
        Some(mut stdin) => raw(film, &mut stdin, report),
        None => Ok(()),
    };
    match fed {
        // A key that stops the program may stop the other one first.
        _ if !report(1.0) => Err(FilmError::Stopped.into()),
        // That it takes no more is what comes of its error, which it tells itself.
        Ok(()) | Err(FilmError::Write(_)) => ffmpeg.finish(),
        Err(error) => Err(error.into()),
    }
}

/// The other program at work. It does not outlive this.
struct Ffmpeg {
    child: Child,
    said: Option<JoinHandle<String>>,
}

impl Ffmpeg {
    fn start(program: &OsStr, film: &dyn Film, to: &Path) -> Result<Self, FilmFileError> {
        let mut child = Command::new(program)
            .args(arguments(film))
            .arg(to)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| match error.kind() {
                io::ErrorKind::NotFound => FilmFileError::NoFfmpeg,
                _ => FilmFileError::Write(error),
            })?;
        let stderr = child.stderr.take();
        let said = std::thread::spawn(move || {
            let mut said = Vec::new();
            if let Some(mut stderr) = stderr {
                // What can't be read is not quoted.
                let _ = stderr.read_to_end(&mut said);
            }
            String::from_utf8_lossy(&said).into_owned()
        });
        Ok(Self {
            child,
            said: Some(said),
        })
    }

    /// Waits for its end.
    fn finish(&mut self) -> Result<(), FilmFileError> {
        let status = self.child.wait()?;
        let said = self.said.take().and_then(|said| said.join().ok());
        if status.success() {
            return Ok(());
        }
        let said = said.unwrap_or_default();
        let last = said.lines().rev().find(|line| !line.trim().is_empty());
        let last = last.map_or_else(|| status.to_string(), |line| line.trim().to_owned());
        Err(FilmFileError::Ffmpeg(last))
    }
}

impl Drop for Ffmpeg {
    fn drop(&mut self) {
        // Where it has ended already, there is nothing to stop.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// How a video is made: playable everywhere, from its start while it is still being fetched, and of the same film the
/// same bytes, whenever it is made and on however many processors.
fn arguments(film: &dyn Film) -> Vec<String> {
    let (width, height) = film.sheet().pixels;
    let size = format!("{width}x{height}");
    let rate = film.frames_a_second().to_string();
    // A video has even sides, and colours as a screen of today shows them.
    let fit =
        "pad=ceil(iw/2)*2:ceil(ih/2)*2,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p";
    let parts = [
        ["-f", "rawvideo"],
        ["-pixel_format", "rgba"],
        ["-video_size", &size],
        ["-framerate", &rate],
        ["-i", "pipe:0"],
        ["-vf", fit],
        ["-c:v", "libx264"],
        ["-preset", "medium"],
        ["-crf", "18"],
        ["-threads", "4"],
        ["-colorspace", "bt709"],
        ["-color_primaries", "bt709"],
        ["-color_trc", "bt709"],
        ["-movflags", "+faststart"],
        ["-fflags", "+bitexact"],
        ["-flags:v", "+bitexact"],
        ["-map_metadata", "-1"],
    ];
    let first = ["-hide_banner", "-loglevel", "error", "-y"];
    let all = first.into_iter().chain(parts.into_iter().flatten());
    all.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;
    use crate::figure::film::Shot;
    use crate::figure::{Picture, Sheet, Size};
    use crate::palette::LIGHT;

    /// Pictures of nothing.
    struct Blank(Vec<u32>);

    impl Film for Blank {
        fn sheet(&self) -> Sheet {
            Size::Pixels(320, 321).clip_sheet()
        }

        fn frames_a_second(&self) -> u16 {
            10
        }

        fn holds(&self) -> &[u32] {
            &self.0
        }

        fn shot(&self, _: usize) -> Shot {
            Shot {
                under: Arc::new(Picture {
                    sheet: self.sheet(),
                    ground: LIGHT.panel,
                    title: String::new(),
                    description: String::new(),
                    language: "en",
                    made: jiff::civil::date(2026, 11, 21),
                    parts: Vec::new(),
                    unseen: Vec::new(),
                    no_room: Vec::new(),
                }),
                over: Vec::new(),
            }
        }
    }

    /// What comes of a video where another program stands in for ffmpeg, and what is in the folder after it.
    fn made_by(program: &OsStr, report: &Report<'_>) -> (Result<(), FilmFileError>, usize) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("clip.mp4");
        let beside = Beside::new(&path).unwrap();
        let made = video(beside.path(), program, &Blank(vec![9; 20]), report);
        let made = made.and_then(|()| Ok(beside.take_place().map(|_| ())?));
        (made, std::fs::read_dir(folder.path()).unwrap().count())
    }

    #[test]
    fn where_ffmpeg_is_missing_a_sentence_says_what_needs_it_and_what_does_not() {
        let (made, files) = made_by(OsStr::new("no-such-program-anywhere"), &|_| true);
        let said = made.unwrap_err().to_string();
        assert!(said.contains("needs ffmpeg") && said.contains(".apng need nothing"));
        assert_eq!(files, 0, "nothing is left");
    }

    #[cfg(unix)]
    fn script(lines: &str) -> (tempfile::TempDir, std::path::PathBuf) {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("program");
        crate::jobs::replace(&path, format!("#!/bin/sh\n{lines}\n").as_bytes()).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700)).unwrap();
        (folder, path)
    }

    #[cfg(unix)]
    #[test]
    fn the_last_that_ffmpeg_says_is_why_there_is_no_video() {
        let (_folder, path) = script("echo first >&2; echo 'no room left' >&2; echo >&2; exit 1");
        let (made, files) = made_by(path.as_os_str(), &|_| true);
        assert_eq!(
            made.unwrap_err().to_string(),
            "ffmpeg gave up: no room left"
        );
        assert_eq!(files, 0, "nothing is left");
    }

    #[cfg(unix)]
    #[test]
    fn a_video_that_is_stopped_ends_the_other_program_and_leaves_nothing() {
        let (_folder, path) = script("exec cat > /dev/null");
        let asked = AtomicU32::new(0);
        let (made, files) = made_by(path.as_os_str(), &|_| {
            asked.fetch_add(1, Ordering::Relaxed) < 30
        });
        assert!(made.unwrap_err().is_stopped());
        assert_eq!(files, 0, "nothing is left");
    }
}
