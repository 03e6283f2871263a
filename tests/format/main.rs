//! The file format from outside: bytes in, dataset and diagnostics out, and back.
#![cfg(test)]

mod generated;
mod hostile;
mod recovery;
mod rendered;
mod ways;

use refoulement_atlas::format::{Diagnostic, Limits, NoGround, OpenError, Opened, read};

/// Reads a text under the name `sample.ron`.
fn open(text: &str) -> Result<Opened, OpenError> {
    read(
        text.as_bytes(),
        "sample.ron",
        &Limits::default(),
        &NoGround,
        &|_| true,
    )
}

/// All diagnostics as they are printed, whether the file opens or not.
fn printed(text: &str) -> String {
    let diagnostics = match open(text) {
        Ok(opened) => opened.diagnostics,
        Err(OpenError::Unreadable(diagnostics)) => diagnostics,
        Err(OpenError::Cancelled) => unreachable!("nobody cancels"),
    };
    let listed: Vec<_> = diagnostics.listed.iter().map(ToString::to_string).collect();
    listed.join("\n")
}

/// The codes of all diagnostics, in order.
fn codes(text: &str) -> Vec<&'static str> {
    match open(text) {
        Ok(opened) => opened
            .diagnostics
            .listed
            .iter()
            .map(Diagnostic::code)
            .collect(),
        Err(OpenError::Unreadable(all)) => all.listed.iter().map(Diagnostic::code).collect(),
        Err(OpenError::Cancelled) => unreachable!("nobody cancels"),
    }
}

/// A file with one source, two places and these events.
fn file(events: &str) -> String {
    format!(
        "(format: 1, title: \"t\", updated: \"2026-11-21\",\n\
         sources: [(id: \"nk\", publisher: \"Daily NK\")],\n\
         places: [\n\
         (id: \"nanning\", name: \"Nanning\", country: \"CN\", at: (22.82, 108.37), precision: City),\n\
         (id: \"tumen\", name: \"Tumen\", country: \"CN\", at: (42.97, 129.84), precision: Crossing)],\n\
         events: [\n\
         (id: \"base\", kind: Arrest, date: \"2019-05-21\", place: \"nanning\", to: \"tumen\", \
         reports: [(source: \"nk\")]),\n{events}\n])"
    )
}

/// An event with one report, and these fields besides.
fn event(id: &str, fields: &str) -> String {
    format!(
        "(id: \"{id}\", kind: Arrest, date: \"2019\", place: \"nanning\", \
         reports: [(source: \"nk\")], {fields}),\n"
    )
}
