//! The words on screen and the places in the program that ask for them.
#![cfg(test)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Keys that are put together from what they name.
const MADE: [&str; 3] = ["month-", "month-short-", "tag-"];

fn keys() -> BTreeSet<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/i18n/en.ftl");
    fs::read_to_string(file)
        .unwrap()
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| Some(line.split_once(" =")?.0.to_owned()))
        .collect()
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
#[ignore = "holds once the whole window is there"]
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
