//! The program's side of the comparison with its peers: opens a dataset as the window does, asks it the same
//! questions, and prints times and answers as JSON. `run` beside it asks the peers and compares.
//!
//! ```sh
//! cargo bench --bench peers -- columns target/bench-data/1m.ron target/bench-data/1m.columns
//! cargo bench --bench peers -- open target/bench-data/1m.ron
//! cargo bench --bench peers -- measure target/bench-data/1m.ron
//! ```
#![expect(
    clippy::indexing_slicing,
    reason = "lists are numbered by the table that they are of"
)]

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/window.rs"]
mod window;

mod answers;
mod columns;
mod limits;
mod measure;
mod questions;

use std::error::Error;
use std::io::Write;
use std::path::PathBuf;

use clap::{Parser, Subcommand};
use columns::Columns;
use common::Program;

/// The program's side of the comparison with its peers.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    step: Step,
    /// Given by `cargo bench`
    #[arg(long, global = true, hide = true)]
    bench: bool,
}

#[derive(Subcommand)]
enum Step {
    /// Writes the columns that the peers are asked about
    Columns {
        /// The dataset
        file: PathBuf,
        /// The folder to write them to
        out: PathBuf,
    },
    /// Prints how long it takes to open it, in milliseconds: in a window that runs, to its first frame
    Open {
        /// The dataset
        file: PathBuf,
    },
    /// Prints how long the plainest code takes that there is
    Limits {
        /// The dataset
        file: PathBuf,
        /// How often it is asked
        #[arg(long, default_value_t = 7)]
        rounds: usize,
    },
    /// Prints times, memory and answers
    Measure {
        /// The dataset
        file: PathBuf,
        /// How often each question is asked
        #[arg(long, default_value_t = 7)]
        rounds: usize,
    },
}

fn main() -> Result<(), Box<dyn Error>> {
    match Arguments::parse().step {
        Step::Columns { file, out } => {
            let program = Program::open(&file)?;
            Columns::of(program.state.table()).write(&out)
        }
        Step::Open { file } => print(&measure::opening(file)?.into()),
        Step::Limits { file, rounds } => print(&measure::at_the_limit(&file, rounds)?),
        Step::Measure { file, rounds } => print(&measure::all(&file, rounds)?),
    }
}

fn print(value: &serde_json::Value) -> Result<(), Box<dyn Error>> {
    let mut out = std::io::stdout().lock();
    serde_json::to_writer(&mut out, value)?;
    Ok(out.write_all(b"\n")?)
}
