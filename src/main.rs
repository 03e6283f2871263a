//! Arguments → window or command; nothing else.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use refoulement_atlas::cli::{self, Arguments, Handles};
#[cfg(feature = "trace")]
use refoulement_atlas::jobs::Trace;
use refoulement_atlas::state::Origin;
use refoulement_atlas::ui::launch;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match arguments.command {
        Some(command) => {
            let mut handles = Handles {
                out: &mut io::stdout().lock(),
                err: &mut io::stderr(),
                is_watched: io::stderr().is_terminal(),
            };
            cli::run(&command, &mut handles).into()
        }
        None => {
            #[cfg(feature = "trace")]
            let _until_closed = match arguments.trace.as_deref().map(Trace::start).transpose() {
                Ok(trace) => trace,
                Err(error) => return cant(&error),
            };
            window(arguments.files.into_iter().map(whole).collect())
        }
    }
}

/// A file by its whole path: a briefing names its datasets from its own folder, not from the one that is worked in.
fn whole(path: PathBuf) -> Origin {
    Origin::File(std::path::absolute(&path).unwrap_or(path))
}

fn window(files: Vec<Origin>) -> ExitCode {
    match launch::window(files) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => cant(&error),
    }
}

fn cant(error: &dyn std::error::Error) -> ExitCode {
    // Where that can't be printed either, the exit code has to do.
    let _ = writeln!(io::stderr(), "{error}");
    ExitCode::from(2)
}
