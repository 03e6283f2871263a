//! Writes made-up events to files: the dataset as RON, and the same rows as JSON and CSV for other programs.
//!
//! ```sh
//! cargo bench --bench generate -- --events 10k,1m --out target/bench-data
//! ```

#[path = "../common/mod.rs"]
mod common;
mod rows;

use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use clap::Parser;
use common::Texts;
use refoulement_atlas::format;
use refoulement_atlas::geo::Regions;
use refoulement_atlas::model::Event;

/// Writes made-up events to measure on.
#[derive(Parser)]
struct Arguments {
    /// How many events, as 1k or 1m; several with commas, a set of files each
    #[arg(long, default_value = "1k", value_delimiter = ',')]
    events: Vec<String>,
    /// The folder for the files
    #[arg(long, default_value = "target/bench-data")]
    out: PathBuf,
    /// Given by `cargo bench`
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    fs::create_dir_all(&arguments.out)?;
    let regions = Regions::embedded();
    for size in &arguments.events {
        let number =
            common::number(size).ok_or_else(|| format!("{size} is no number of events"))?;
        let path = |ending: &str| {
            arguments
                .out
                .join(format!("{}.{ending}", size.to_lowercase()))
        };
        let mut dataset = common::frame(&regions);
        let events = common::events(&dataset, number, Texts::Written);
        json(&events, BufWriter::new(File::create(path("ndjson"))?))?;
        rows::csv(&events, BufWriter::new(File::create(path("csv"))?))?;
        dataset.events = events.into_iter().collect();
        fs::write(path("ron"), format::write(&dataset))?;
    }
    Ok(())
}

/// One object a line, in the file's own words.
fn json(events: &[Event], mut out: impl Write) -> Result<(), Box<dyn Error>> {
    for event in events {
        serde_json::to_writer(&mut out, &rows::Row::from(event))?;
        out.write_all(b"\n")?;
    }
    Ok(out.flush()?)
}
