//! The commands that need no window. They ask the same questions as the window and print the same numbers.
//!
//! # Exit codes
//!
//! 0: all is well. 1: `check` found errors in events. 2: a file can't be opened, or the command makes no sense.
//!
//! # `summary --json`
//!
//! One object, its keys always in this order; nothing is left out where it is nought, but for
//! kinds, bins, regions, publishers and tags without any event that is added.
//!
//! ```json
//! {
//!   "events": 3,
//!   "people": {"low": 8, "estimate": 8, "high": 8},
//!   "events_without_number": 0,
//!   "not_added": 0,
//!   "kinds": [{"kind": "Arrest", "events": 3, "people": {"low": 8, "estimate": 8, "high": 8}}],
//!   "bins": [{
//!     "from": "2019-05-01", "to": "2019-05-31", "kind": "Arrest",
//!     "solid": {"events": 2, "people": {"low": 4, "estimate": 4, "high": 4}},
//!     "spread": {"events": 0.333333, "people": {"low": 1.333333, "estimate": 1.333333, "high": 1.333333}}
//!   }],
//!   "regions": [{"id": "CN-LN", "name": "Liaoning", "events": 3, "people": {"low": 8, "estimate": 8, "high": 8}}],
//!   "publishers": [{"name": "Daily NK", "events": 3, "people": {"low": 8, "estimate": 8, "high": 8}}],
//!   "tags": [{"name": "in-transit", "events": 1, "people": {"low": 4, "estimate": 4, "high": 4}}]
//! }
//! ```
//!
//! - `events` are those that are added; `not_added` are shown but not added: rollups, parts of a larger
//!   event that is shown, and the same people again.
//! - `high` is `null` where one event's high end is open. `events_without_number` are among `events`.
//! - The top `people` adds over all kinds asked for, so it is meant for one kind: one person can be in an
//!   arrest and in a repatriation.
//! - `bins` are by month unless `--by` says otherwise, in order of days, then kinds. `solid` are events whose every
//!   possible day lies in the bin, `spread` the shares of those that also reach into others, in proportion
//!   to the days, to six decimals. All bins of a kind add up to that kind exactly.
//! - `regions` have most people (by the estimate) first; every event is in one. `publishers` and `tags` have
//!   most events first; one event can be in several.
//!
//! # `check --json`
//!
//! A list with one object a file: `file` (the path as given), `opened`, `error` (why the system can't read it,
//! else `null`), `events`, `events_in_file` (both 0 where it did not open), `errors`, `warnings`, `more` (how many
//! are not listed), `listed`: objects with `code`, `severity` (`error`, `warning`), `message`, `hint`, `event`, `file`, `line`, `column`, `line_text`, `mark`.

mod arguments;
mod briefing;
mod briefing_notes;
mod briefing_scene;
mod check;
mod check_briefing;
mod clip_arguments;
mod files;
mod json;
mod progress;
mod public_arguments;
mod question;
mod render;
mod render_arguments;
mod share;
mod summary;
mod text;

use std::io;
use std::process::ExitCode;

pub use arguments::{Arguments, By, Command, FilterArguments, ReadingName, SummaryArguments};
pub use clip_arguments::{ClipArguments, ModeName};
pub use progress::Handles;
pub use public_arguments::{DateName, PlaceName, PublicArguments};
pub use render_arguments::{CameraName, LayerName, RenderArguments, ThemeName};
pub use share::ShareArguments;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// All is well.
    Fine,
    /// Events of a file have errors.
    EventErrors,
    /// A file can't be opened, or the command makes no sense.
    Unusable,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Fine => Self::SUCCESS,
            Outcome::EventErrors => Self::from(1),
            Outcome::Unusable => Self::from(2),
        }
    }
}

/// What a command has to say, before it is printed.
#[derive(Debug, PartialEq, Eq)]
struct Answer {
    outcome: Outcome,
    /// For standard output.
    text: String,
    /// For standard error.
    notes: String,
}

impl Answer {
    fn new(outcome: Outcome, lines: &[String], notes: &[String]) -> Self {
        let text = |lines: &[String]| {
            let ended = lines.iter().flat_map(|line| [line, "\n"]);
            ended.collect()
        };
        Self {
            outcome,
            text: text(lines),
            notes: text(notes),
        }
    }
}

/// Runs a command. A reader that closes its pipe early has had enough: that is no failure. How far it is may be told
/// by any thread, so none may hold what the handles lead to.
pub fn run(command: &Command, handles: &mut Handles) -> Outcome {
    let Handles {
        out,
        err,
        is_watched,
    } = handles;
    let answer = match command {
        Command::Check { files, json } => check::check(files, *json),
        Command::Summary(asked) => summary::summary(asked),
        Command::Render(asked) => render::render(asked, is_watched.then_some(&mut **err)),
        Command::Share(asked) => share::share(asked),
    };
    // Where notes can't be printed, there is nowhere left to say so.
    let _ = err.write_all(answer.notes.as_bytes());
    match out
        .write_all(answer.text.as_bytes())
        .and_then(|()| out.flush())
    {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let _ = writeln!(err, "error: can't write the answer: {error}");
            Outcome::Unusable
        }
        _ => answer.outcome,
    }
}

/// JSON as it is printed. What is written here has text for keys and no number that JSON lacks, so it can't fail.
fn json_text(value: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}
