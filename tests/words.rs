//! The words on screen and the places in the program that ask for them.
#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use refoulement_atlas::format::{Hint, Problem};
use refoulement_atlas::model::DateError;
use refoulement_atlas::words::{Language, Words};

/// Keys that are put together from what they name.
const MADE: [&str; 3] = ["month-", "month-short-", "tag-"];

/// Each key of a language with the names of what is put into it.
fn messages(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let file = format!("assets/i18n/{}.ftl", language.code());
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
    let mut found = BTreeMap::<_, BTreeSet<_>>::new();
    let mut key = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            key = line.split_once(" =").unwrap().0.to_owned();
            found.insert(key.clone(), BTreeSet::new());
        }
        for part in line.split('$').skip(1) {
            let name: String = part
                .chars()
                .take_while(char::is_ascii_alphanumeric)
                .collect();
            found.get_mut(&key).unwrap().insert(name);
        }
    }
    found
}

fn keys() -> BTreeSet<String> {
    messages(Language::En).into_keys().collect()
}

/// The program's own text, file by file.
fn sources(folder: &Path, into: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            into.push((
                path.display().to_string(),
                fs::read_to_string(&path).unwrap(),
            ));
        }
    }
}

fn program() -> Vec<(String, String)> {
    let mut files = Vec::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut files,
    );
    files
}

/// The texts in quotes that are asked for by `.get("…")`, `.with("…", …)` and the like.
fn asked(code: &str) -> impl Iterator<Item = &str> {
    [".get(", ".with(", ".count(", ".say(", ".say_with("]
        .into_iter()
        .flat_map(move |call| code.split(call).skip(1))
        .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next())
}

#[test]
fn every_word_that_is_asked_for_is_there() {
    let keys = keys();
    let groups: BTreeSet<&str> = keys
        .iter()
        .filter_map(|key| Some(key.split_once('-')?.0))
        .collect();
    for (file, code) in program() {
        let code = code.split("#[cfg(test)]").next().unwrap();
        for key in asked(code) {
            let is_ours = key
                .split_once('-')
                .is_some_and(|(group, _)| groups.contains(group));
            assert!(
                !is_ours || keys.contains(key),
                "{file} asks for {key}, which en.ftl does not have"
            );
        }
    }
}

#[test]
fn every_word_that_is_there_is_asked_for() {
    let program = program();
    let unused: Vec<String> = keys()
        .into_iter()
        .filter(|key| !MADE.iter().any(|made| key.starts_with(made)))
        .filter(|key| {
            let quoted = format!("\"{key}\"");
            !program.iter().any(|(_, code)| code.contains(&quoted))
        })
        .collect();
    assert!(unused.is_empty(), "no one asks for {}", unused.join(", "));
}

/// One of each, with its key and the names of what English puts in.
fn date_errors() -> [(DateError, &'static str, &'static [&'static str]); 8] {
    let all = [
        (DateError::Empty, "fault-date-empty", &[] as &[&str]),
        (DateError::Form("may".into()), "fault-date-form", &["text"]),
        (DateError::Year, "fault-date-year", &[]),
        (DateError::Month(13), "fault-date-month", &["month"]),
        (
            DateError::Day("2019-02-30".into()),
            "fault-date-day",
            &["text"],
        ),
        (DateError::Slashes, "fault-date-slashes", &[]),
        (DateError::NoEnd, "fault-date-no-end", &[]),
        (DateError::Backwards, "fault-date-backwards", &[]),
    ];
    for (error, ..) in &all {
        // One that is added does not compile until it is in the list above, too.
        match error {
            DateError::Empty
            | DateError::Form(_)
            | DateError::Year
            | DateError::Month(_)
            | DateError::Day(_)
            | DateError::Slashes
            | DateError::NoEnd
            | DateError::Backwards => (),
        }
    }
    all
}

/// What the program says that a problem is about.
fn things() -> BTreeSet<String> {
    let program = program();
    let format = program
        .iter()
        .filter(|(file, _)| {
            ["/format/", "/briefing/", "/state/"]
                .iter()
                .any(|part| file.contains(part))
        })
        .map(|(_, code)| code.split("#[cfg(test)]").next().unwrap());
    format
        .flat_map(|code| {
            ["of: \"", ".one_of(span, \"", "serde(rename = \""]
                .into_iter()
                .flat_map(|before| code.split(before).skip(1))
        })
        .filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
        .collect()
}

#[test]
fn every_fault_is_said_in_every_language_with_what_english_puts_in() {
    let mut wanted = BTreeMap::<String, BTreeSet<String>>::new();
    let mut want = |key: String, names: &[&str]| {
        wanted.insert(key, names.iter().map(|name| (*name).to_owned()).collect());
    };
    for wording in Problem::ALL.iter().chain(Hint::ALL) {
        want(format!("fault-{}", wording.code), wording.args);
    }
    for (_, key, names) in date_errors() {
        want(key.to_owned(), names);
    }
    assert_eq!(things().len(), 16, "{:?}", things());
    for thing in things() {
        want(format!("fault-of-{thing}"), &[]);
    }
    for language in Language::ALL {
        let mut found = messages(*language);
        found.retain(|key, _| key.starts_with("fault-"));
        if *language == Language::En {
            assert!(found.is_empty(), "English is in problem.rs: {found:?}");
        } else {
            assert_eq!(found, wanted, "{language:?}");
        }
    }
}

#[test]
fn what_is_no_date_is_said_in_the_readers_language() {
    let english = Words::new(Language::En);
    for (error, key, _) in date_errors() {
        assert_eq!(english.date_error(&error), error.to_string());
        for language in Language::ALL.iter().filter(|one| **one != Language::En) {
            let said = Words::new(*language).date_error(&error);
            assert_ne!(said, error.to_string(), "{language:?} {key}");
        }
    }
}
