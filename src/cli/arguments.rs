//! What can be written on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::cli::{RenderArguments, ShareArguments};
use crate::model::EventDate;
use crate::table::{Reading, Unit};

/// Reported arrests and forced returns of North Korean refugees, on a map, through time.
///
/// Without a command, the window opens with the files given, or with the bundled dataset.
#[derive(Clone, Debug, Parser)]
#[command(
    name = "refoulement-atlas",
    version,
    args_conflicts_with_subcommands = true
)]
pub struct Arguments {
    /// Datasets to open in the window; the bundled one where none is given.
    pub files: Vec<PathBuf>,
    /// Write how long the parts of every frame took, for chrome://tracing or Perfetto.
    #[cfg(feature = "trace")]
    #[arg(long, value_name = "FILE")]
    pub trace: Option<PathBuf>,
    /// What to do without a window.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// The commands that need no window.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// List what is wrong with datasets, and with briefings: whether their datasets are there and unchanged.
    ///
    /// Exit code 0: no errors; 1: errors in events, or a briefing's dataset is missing; 2: a file can't be opened.
    Check {
        /// The files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Count events and people.
    ///
    /// People are given as a range: at least, estimate, possibly. Nobody is counted twice within a kind.
    Summary(SummaryArguments),
    /// Make a picture or a clip: a map with its totals, its period, its method and its sources.
    ///
    /// The same events and words as in the window; no display is needed.
    /// Exit code 0: it was written; 2: a file can't be opened or written, or the command makes no sense.
    Render(Box<RenderArguments>),
    /// Make a dataset file for the public, and list what it leaves out; without an output, only list it.
    ///
    /// Exit code 0: it was written; 2: a file can't be opened or written, or the command makes no sense.
    Share(ShareArguments),
}

/// What `summary` is asked.
#[derive(Clone, Debug, Default, Args)]
pub struct SummaryArguments {
    /// Datasets; the bundled one where none is given.
    pub files: Vec<PathBuf>,
    /// Which events.
    #[command(flatten)]
    pub filter: FilterArguments,
    /// Also count by day, week, month, quarter or year (JSON always does, by month where nothing is said).
    #[arg(long, value_name = "UNIT")]
    pub by: Option<By>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Which events are asked for, the same for every command.
#[derive(Clone, Debug, Default, Args)]
pub struct FilterArguments {
    /// First day; 2019-05 means its first day.
    #[arg(long, value_name = "DATE")]
    pub from: Option<EventDate>,
    /// Last day, itself included; 2019-05 means its last day.
    #[arg(long, value_name = "DATE")]
    pub to: Option<EventDate>,
    /// Only this kind, such as Arrest or Repatriation; several add up.
    #[arg(long = "kind", value_name = "KIND")]
    pub kinds: Vec<String>,
    /// Only this province (CN-LN), country (LA), or what is known only to a country (CN-unknown); several add up.
    #[arg(long = "region", value_name = "CODE")]
    pub regions: Vec<String>,
    /// Only events with this circumstance; any of several.
    #[arg(long = "tag", value_name = "TAG")]
    pub tags: Vec<String>,
    /// Only events with all these words in summary, place, publisher or id.
    #[arg(long, value_name = "WORDS")]
    pub text: Option<String>,
    /// Whether a vague date need only overlap the days asked for, or must lie in them.
    #[arg(long, value_name = "READING", default_value = "possible")]
    pub reading: ReadingName,
}

/// [`Reading`] as it is written on the command line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ReadingName {
    /// The event may lie between the days.
    #[default]
    Possible,
    /// The event lies between the days for certain.
    Certain,
}

impl From<ReadingName> for Reading {
    fn from(name: ReadingName) -> Self {
        match name {
            ReadingName::Possible => Self::Possible,
            ReadingName::Certain => Self::Certain,
        }
    }
}

/// [`Unit`] as it is written on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum By {
    /// A day.
    Day,
    /// Monday to Sunday.
    Week,
    /// A calendar month.
    Month,
    /// January to March and so on.
    Quarter,
    /// A calendar year.
    Year,
}

impl From<By> for Unit {
    fn from(by: By) -> Self {
        match by {
            By::Day => Self::Day,
            By::Week => Self::Week,
            By::Month => Self::Month,
            By::Quarter => Self::Quarter,
            By::Year => Self::Year,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_makes_sense() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn files_alone_are_for_the_window() {
        let arguments = Arguments::parse_from(["refoulement-atlas", "a.ron", "b.ron"]);
        assert!(arguments.command.is_none());
        assert_eq!(
            arguments.files,
            [PathBuf::from("a.ron"), PathBuf::from("b.ron")]
        );
    }
}
