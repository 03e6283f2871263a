//! The program's own text, line by line: what is code in it, and what is text in quotes.

use std::fs;
use std::path::{Path, PathBuf};

/// One file of the program.
pub struct Source {
    /// From the top of the repository, with `/`.
    pub path: String,
    /// As it is written.
    pub text: String,
    /// Without comments, without what stands in quotes, and without tests; the lines keep their numbers.
    pub code: String,
    /// As `code`, but with what stands in quotes.
    pub quoted: String,
}

impl Source {
    /// Whether it lies in this folder, or is this file.
    pub fn is_in(&self, place: &str) -> bool {
        self.path == place
            || self
                .path
                .strip_prefix(place)
                .is_some_and(|rest| rest.starts_with('/'))
    }

    /// `file:line` for every line of the code that the question is answered by.
    pub fn lines_with(&self, found: impl Fn(&str) -> bool) -> Vec<String> {
        spots(&self.path, &self.code, found)
    }

    /// As [`Self::lines_with`], with what stands in quotes.
    pub fn quoted_lines_with(&self, found: impl Fn(&str) -> bool) -> Vec<String> {
        spots(&self.path, &self.quoted, found)
    }
}

fn spots(path: &str, code: &str, found: impl Fn(&str) -> bool) -> Vec<String> {
    code.lines()
        .enumerate()
        .filter(|(_, line)| found(line))
        .map(|(index, line)| format!("{path}:{}: {}", index + 1, line.trim()))
        .collect()
}

/// The files under these folders, by name.
pub fn sources(folders: &[&str]) -> Vec<Source> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    for folder in folders {
        collect(&top.join(folder), &mut paths);
    }
    paths.sort();
    let texts: Vec<(PathBuf, String)> = paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            (path, text)
        })
        .collect();
    let tests: Vec<PathBuf> = texts
        .iter()
        .flat_map(|(path, text)| test_modules(path, text))
        .collect();
    texts
        .into_iter()
        .map(|(path, text)| {
            let is_test = tests.iter().any(|test| path.starts_with(test));
            let kept = |code: String| {
                if is_test {
                    String::new()
                } else {
                    without_tests(&code)
                }
            };
            Source {
                path: path
                    .strip_prefix(top)
                    .unwrap()
                    .display()
                    .to_string()
                    .replace('\\', "/"),
                code: kept(without_comments(&text, false)),
                quoted: kept(without_comments(&text, true)),
                text,
            }
        })
        .collect()
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

/// Files and folders of the modules that a file declares for tests only.
fn test_modules(path: &Path, text: &str) -> Vec<PathBuf> {
    let stem = path.file_stem().unwrap();
    let home = if ["mod", "lib", "main"].iter().any(|name| stem == *name) {
        path.parent().unwrap().to_path_buf()
    } else {
        path.with_extension("")
    };
    text.split("#[cfg(test)]")
        .skip(1)
        .filter_map(|after| after.split_once("mod ")?.1.split_once([';', ' ']))
        .flat_map(|(name, _)| [home.join(name), home.join(format!("{name}.rs"))])
        .collect()
}

/// What stands before the tests at the bottom of a file.
fn without_tests(code: &str) -> String {
    match code.find("#[cfg(test)]\nmod tests {") {
        Some(at) => code[..at].to_owned(),
        None => code.to_owned(),
    }
}

/// Blanks comments, and what stands in quotes unless it is to stay. Lines keep their numbers.
fn without_comments(text: &str, keep_quoted: bool) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (length, kept) = if rest.starts_with("//") {
            (rest.find('\n').unwrap_or(rest.len()), false)
        } else if let Some(length) = quoted(rest) {
            (length, keep_quoted)
        } else {
            (first.len_utf8(), true)
        };
        let (piece, after) = rest.split_at(length);
        if kept {
            code.push_str(piece);
        } else {
            code.extend(piece.chars().filter(|c| *c == '\n'));
        }
        rest = after;
    }
    code
}

/// The length of the text or character in quotes that this begins with.
fn quoted(rest: &str) -> Option<usize> {
    let raw = rest.strip_prefix('r').and_then(|after| {
        let hashes = after.len() - after.trim_start_matches('#').len();
        let inner = after[hashes..].strip_prefix('"')?;
        let end = format!("\"{}", "#".repeat(hashes));
        Some(rest.len() - inner.len() + inner.find(&end)? + end.len())
    });
    if raw.is_some() {
        return raw;
    }
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let mut chars = rest.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => drop(chars.next()),
            _ if c == quote => return Some(at + 1),
            // A lifetime has no closing quote nearby.
            _ if quote == '\'' && at > 1 && !rest[1..].starts_with('\\') => return None,
            _ => {}
        }
    }
    None
}

/// Whether a line names this word, and not a longer one.
pub fn names(line: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word)
        .any(|(at, _)| !line[..at].ends_with(part) && !line[at + word.len()..].starts_with(part))
}

#[test]
fn comments_quotes_and_tests_are_told_from_code() {
    let text = "//! egui\nlet a = \"egui\"; // egui\nlet b: &'a str = r#\"eg\"ui\"#;\nlet c = '\"';\n#[cfg(test)]\nmod tests {\n    egui\n}\n";
    let code = without_tests(&without_comments(text, false));
    assert_eq!(code, "\nlet a = ; \nlet b: &'a str = ;\nlet c = ;\n");
    let quoted = without_tests(&without_comments(text, true));
    assert_eq!(
        quoted.lines().nth(1),
        Some("let a = \"egui\"; "),
        "quotes stay where they are asked for"
    );
}

#[test]
fn a_name_is_a_whole_word() {
    assert!(names("use std::{fs, io};", "fs"));
    assert!(!names("offset.fsync()", "fs"));
}

#[test]
fn modules_for_tests_are_known_by_their_declaration() {
    let text = "mod a;\n#[cfg(test)]\nmod laws;\n#[cfg(test)]\nmod tests {}\n";
    let found = test_modules(Path::new("src/table/mod.rs"), text);
    assert_eq!(found[1], Path::new("src/table/laws.rs"));
    assert!(!found.contains(&PathBuf::from("src/table/a.rs")));
}
