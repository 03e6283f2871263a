//! How far a long command is: one line that is written over again and taken away at the end, where somebody looks on;
//! else nothing at all.

use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::format::visible_line;
use crate::jobs;

/// Where a command writes.
pub struct Handles<'a> {
    /// Standard output: what was asked for.
    pub out: &'a mut dyn Write,
    /// Standard error: what is to be known besides.
    pub err: &'a mut (dyn Write + Send),
    /// Whether that is a terminal: who looks at one is told how far a command is.
    pub is_watched: bool,
}

impl<'a> Handles<'a> {
    /// Nobody looks on.
    pub fn new(out: &'a mut dyn Write, err: &'a mut (dyn Write + Send)) -> Self {
        Self {
            out,
            err,
            is_watched: false,
        }
    }
}

/// Something that is being made, until it is dropped. The key that stops a command (Ctrl C) stops it.
pub(super) struct Making<'a> {
    stop: Arc<AtomicBool>,
    line: Option<Mutex<Line<'a>>>,
}

/// Longer names are cut: the line must not break.
const NAME: usize = 40;

impl<'a> Making<'a> {
    /// Begins with it: its name, and how many of what it will have. It is told to whoever looks on.
    pub(super) fn new(to: Option<&'a mut (dyn Write + Send)>, name: &str, parts: &str) -> Self {
        let name = visible_line(name);
        let cut = name.chars().count() > NAME;
        let mut what: String = name.chars().take(NAME).collect();
        what.extend(cut.then_some('…'));
        if !parts.is_empty() {
            what = format!("{what}, {parts}");
        }
        let line = |to| {
            Mutex::new(Line {
                to,
                what,
                told: None,
            })
        };
        Self {
            stop: jobs::interrupted(),
            line: to.map(line),
        }
    }

    /// Tells the share that is done; whether to go on.
    pub(super) fn at(&self, share: f32) -> bool {
        if let Some(line) = &self.line {
            let mut line = line.lock().unwrap_or_else(PoisonError::into_inner);
            line.tell(share);
        }
        !self.stop.load(Ordering::Relaxed)
    }
}

impl Drop for Making<'_> {
    fn drop(&mut self) {
        if let Some(line) = &mut self.line {
            let line = line.get_mut().unwrap_or_else(PoisonError::into_inner);
            line.clear();
        }
    }
}

/// The line.
struct Line<'a> {
    to: &'a mut (dyn Write + Send),
    what: String,
    /// The whole percent that it tells. It never goes back.
    told: Option<u8>,
}

impl Line<'_> {
    fn tell(&mut self, share: f32) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 to 100"
        )]
        let percent = (share.clamp(0.0, 1.0) * 100.0) as u8;
        if self.told.is_none_or(|told| told < percent) {
            self.told = Some(percent);
            let line = format!("\r{}: {percent:>3} %", self.what);
            self.write(&line);
        }
    }

    /// Leaves the terminal as it was.
    fn clear(&mut self) {
        if self.told.is_some() {
            // Letters of Korean are two columns wide.
            let wide = 2 * self.what.chars().count() + ": 100 %".len();
            let wide = wide.min(NAME + 38);
            self.write(&format!("\r{:wide$}\r", ""));
        }
    }

    /// Where it can't be written, nobody misses it.
    fn write(&mut self, text: &str) {
        let _ = self.to.write_all(text.as_bytes());
        let _ = self.to.flush();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is on a terminal of one line after all that was written to it.
    fn seen(written: &str) -> String {
        let mut line: Vec<char> = Vec::new();
        for piece in written.split('\r') {
            for (at, letter) in piece.chars().enumerate() {
                line.truncate(line.len().max(at));
                if at < line.len() {
                    line[at] = letter;
                } else {
                    line.push(letter);
                }
            }
        }
        line.into_iter().collect::<String>().trim_end().to_owned()
    }

    #[test]
    fn one_line_tells_each_percent_once_and_never_goes_back() {
        let mut written = Vec::new();
        let making = Making::new(Some(&mut written), "years.gif", "150 frames");
        for share in [0.0, 0.301, 0.309, 0.0, 0.2, 1.0] {
            assert!(making.at(share));
        }
        std::mem::forget(making);
        let written = String::from_utf8(written).unwrap();
        assert_eq!(
            written,
            "\ryears.gif, 150 frames:   0 %\ryears.gif, 150 frames:  30 %\ryears.gif, 150 frames: 100 %"
        );
        assert_eq!(seen(&written), "years.gif, 150 frames: 100 %");
    }

    #[test]
    fn the_line_is_taken_away_at_the_end_and_stays_one_line() {
        for name in [
            "years.gif",
            "탈북민.gif",
            &"long".repeat(99),
            "two\nlines.gif",
        ] {
            let mut written = Vec::new();
            drop({
                let making = Making::new(Some(&mut written), name, "9000 frames");
                making.at(0.5);
                making
            });
            let written = String::from_utf8(written).unwrap();
            assert_eq!(seen(&written), "", "{written:?}");
            assert!(!written.contains('\n') && written.ends_with('\r'));
            let longest = written.split('\r').map(|line| line.chars().count()).max();
            assert!(longest < Some(80), "{written:?}");
        }
    }

    #[test]
    fn where_nobody_looks_on_nothing_is_told() {
        let making = Making::new(None, "years.gif", "");
        assert!(making.at(0.5));
        let mut written = Vec::new();
        drop(Making::new(Some(&mut written), "years.gif", ""));
        assert!(written.is_empty(), "nor where there was nothing to tell");
    }
}
