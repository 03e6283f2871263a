//! Datasets to open: small files in a folder of their own that goes away with the journey.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// A folder of files.
pub struct Papers(TempDir);

impl Papers {
    /// An empty folder.
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("the system has room for a folder"))
    }

    /// Where a file lies or would lie.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file.
    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, text).expect("the folder can be written");
        path
    }
}

/// A dataset of so many arrests of three people each, a day apart, in one town.
pub fn dataset(title: &str, events: usize) -> String {
    with_events(title, (0..events).map(event))
}

/// The same with the date of two events damaged.
pub fn with_two_damaged(title: &str, events: usize) -> String {
    let damaged = |at: usize| {
        let text = event(at);
        if at == 3 || at == 40 {
            text.replace("2019-", "2019-99-")
        } else {
            text
        }
    };
    with_events(title, (0..events).map(damaged))
}

/// A dataset that ends in the middle of a text.
pub fn cut_short() -> String {
    let whole = dataset("Cut short", 3);
    let end = whole.find("people").expect("events have people");
    whole[..end].to_owned() + "people: (best: \"three"
}

/// A dataset with an event of every kind there is and one of its own, and one that gives no number.
pub fn of_every_kind(title: &str) -> String {
    let kinds = [
        "Arrest",
        "Detention",
        "Repatriation",
        "Release",
        "Death",
        "Policy",
        "Other(\"raid\")",
    ];
    let of_kind =
        |(at, kind): (usize, &&str)| event(at).replace("kind: Arrest", &format!("kind: {kind}"));
    let without = event(7).replace("people: (best: 3)", "people: ()");
    let events = kinds.iter().enumerate().map(of_kind).chain([without]);
    let text = with_events(title, events);
    text.replace(
        "    places:",
        "    kinds: {\"raid\": (label: \"Raid\")},\n    places:",
    )
}

fn event(at: usize) -> String {
    let (month, day) = (at / 28 + 1, at % 28 + 1);
    format!(
        "        (id: \"event-{at}\", kind: Arrest, date: \"2019-{month:02}-{day:02}\", place: \"yanji\", \
         people: (best: 3), reports: [(source: \"daily\", people: (best: 3))]),\n"
    )
}

fn with_events(title: &str, events: impl Iterator<Item = String>) -> String {
    let mut text = format!(
        "(\n    format: 1,\n    title: \"{title}\",\n    \
         sources: [(id: \"daily\", publisher: \"A Daily\", title: \"A report\")],\n    \
         places: [(id: \"yanji\", name: \"Yanji\", country: \"CN\", admin1: \"CN-JL\", \
         at: (42.89, 129.51), precision: City, radius_km: 15.0)],\n    events: [\n"
    );
    events.for_each(|event| text += &event);
    let _ = writeln!(text, "    ],\n)");
    text
}

/// A file as the window system hands it over when it is dropped.
#[derive(Debug)]
pub struct Dropped(pub PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}
