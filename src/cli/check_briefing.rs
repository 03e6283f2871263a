//! `check` of a briefing: whether it can be read, and whether its datasets are where and as it says.

use std::path::Path;

use serde::Serialize;

use crate::briefing::{Briefing, Sha256};
use crate::cli::files;
use crate::format::visible_line;
use crate::jobs::{self, Fingerprints, ReadError};
use crate::state::Origin;

/// What was found in a briefing.
#[derive(Default, Serialize)]
pub(super) struct Scenes {
    /// How many there are.
    pub(super) scenes: usize,
    /// The datasets that they show.
    pub(super) datasets: Vec<Data>,
}

/// A dataset of a briefing.
#[derive(Serialize)]
pub(super) struct Data {
    file: String,
    now: Now,
    /// The scenes, from 1, whose numbers are from another version than the one that is there now.
    captured_from_another: Vec<usize>,
    /// Those of which nobody knows from which version they are.
    captured_from_unknown: Vec<usize>,
}

/// What a dataset is now, beside what it was when the briefing was saved.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Now {
    /// The same, byte for byte.
    Same,
    /// Another.
    Changed,
    /// It can't be read where the briefing says.
    Missing,
    /// The briefing does not say what it was.
    Unknown,
}

impl Data {
    /// What a dataset is now, beside what it was when the briefing was saved and its scenes captured.
    fn new(
        briefing: &Briefing,
        origin: &Origin,
        then: Option<Sha256>,
        now: Option<Sha256>,
    ) -> Self {
        let mut data = Self {
            file: files::name(origin.path()),
            now: match (then, now) {
                (_, None) => Now::Missing,
                (None, Some(_)) => Now::Unknown,
                (Some(then), Some(now)) if then == now => Now::Same,
                (Some(_), Some(_)) => Now::Changed,
            },
            captured_from_another: Vec::new(),
            captured_from_unknown: Vec::new(),
        };
        let Some(now) = now else {
            return data;
        };
        for (at, scene) in briefing.scenes.iter().enumerate() {
            let then = scene.then.as_ref();
            let Some(then) = then.filter(|_| scene.datasets.contains(origin)) else {
                continue;
            };
            match then.sha256(origin) {
                None => data.captured_from_unknown.push(at + 1),
                Some(then) if then != now => data.captured_from_another.push(at + 1),
                Some(_) => {}
            }
        }
        data
    }

    /// What there is to warn of.
    fn warnings(&self) -> Vec<String> {
        let name = visible_line(&self.file);
        let changed = (self.now == Now::Changed)
            .then(|| format!("{name} has changed since the briefing was saved"));
        let (another, unknown) = (&self.captured_from_another, &self.captured_from_unknown);
        let another = (!another.is_empty()).then(|| {
            let scenes = numbered(another);
            format!("{scenes}: numbers counted from another version of {name} than is there now")
        });
        let unknown = (!unknown.is_empty()).then(|| {
            let scenes = numbered(unknown);
            format!("{scenes}: no fingerprint says which version of {name} the numbers were counted from")
        });
        changed.into_iter().chain(another).chain(unknown).collect()
    }
}

/// `scene 2`, `scenes 1, 2 and 4`
fn numbered(scenes: &[usize]) -> String {
    let numbers: Vec<String> = scenes.iter().map(usize::to_string).collect();
    match numbers.as_slice() {
        [one] => format!("scene {one}"),
        [rest @ .., last] => format!("scenes {} and {last}", rest.join(", ")),
        [] => String::new(),
    }
}

impl Scenes {
    /// Reads a briefing, and looks at its datasets.
    pub(super) fn read(path: &Path) -> Result<Self, ReadError> {
        let known = Fingerprints::default();
        let opened = jobs::read_briefing(path, &known, &|_| true);
        let opened = opened.map_err(|error| match error {
            ReadError::Format(mut diagnostics) => {
                files::call_by_path(&mut diagnostics, Some(path));
                ReadError::Format(diagnostics)
            }
            error => error,
        })?;
        let origins = opened.kept.origins();
        let datasets = origins.iter().map(|origin| {
            let mut notes = opened.kept.datasets.iter().zip(&opened.now);
            let note = notes.find(|(note, _)| note.origin == *origin);
            let then = note.and_then(|(note, _)| note.sha256);
            let now = note.map_or_else(|| known.now(origin, &|| true), |(_, now)| *now);
            Data::new(&opened.kept.briefing, origin, then, now)
        });
        Ok(Self {
            datasets: datasets.collect(),
            scenes: opened.kept.briefing.scenes.len(),
        })
    }

    /// How many datasets are so.
    pub(super) fn are(&self, now: Now) -> usize {
        self.datasets.iter().filter(|data| data.now == now).count()
    }

    /// How many warnings there are.
    pub(super) fn warnings(&self) -> usize {
        let warnings = self.datasets.iter().map(|data| data.warnings().len());
        warnings.sum()
    }

    /// What there is to say of the datasets, a blank line after each.
    pub(super) fn listed(&self) -> String {
        let said = self.datasets.iter().flat_map(|data| {
            let name = visible_line(&data.file);
            let missing = (data.now == Now::Missing).then(|| {
                format!("error: {name} can't be read: put it back there, or write where it is into the briefing\n\n")
            });
            let warnings = data.warnings().into_iter();
            missing.into_iter().chain(warnings.map(|said| format!("warning: {said}\n\n")))
        });
        said.collect()
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use crate::briefing::Sha256;
    use crate::cli::{Arguments, Handles, Outcome, run};

    const DATA: &str = "(format: 1, title: \"Some\")";

    /// What `check` says of a briefing in this folder, beside a dataset.
    fn checked(briefing: &str, options: &[&str]) -> (Outcome, String) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("data.ron"), DATA).unwrap();
        let path = folder.path().join("talk.briefing.ron");
        std::fs::write(&path, briefing).unwrap();
        let path = path.to_string_lossy().into_owned();
        let line = ["refoulement-atlas", "check", &path];
        let line = line.iter().chain(options);
        let command = Arguments::parse_from(line).command.unwrap();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let outcome = run(&command, &mut Handles::new(&mut out, &mut err));
        assert!(err.is_empty(), "{}", String::from_utf8_lossy(&err));
        let at = format!("{}/", folder.path().display());
        let out = String::from_utf8(out).unwrap().replace(&at, "@");
        (outcome, out)
    }

    fn of_data(data: &str) -> String {
        format!("(briefing: 1, datasets: [{data}], scenes: [(camera: (41.0, 125.0, 6.0))])")
    }

    /// Three scenes, the first captured from this, the second from the briefing's, the third from nobody knows what.
    fn with_scenes(of: &str, first: &str) -> String {
        let hash = |of: &str| Sha256::of(of.as_bytes());
        let version = |sha256: &str| format!("of: [(data: File(\"data.ron\"){sha256})], ");
        let scenes = [
            version(&format!(", sha256: \"{}\"", hash(first))),
            String::new(),
            version(""),
        ];
        let scenes =
            scenes.map(|of| format!("(camera: (41.0, 125.0, 6.0), then: ({of}events: 1))"));
        let data = format!("(data: File(\"data.ron\"), sha256: \"{}\")", hash(of));
        format!(
            "(briefing: 1, datasets: [{data}], scenes: [{}])",
            scenes.join(", ")
        )
    }

    #[test]
    fn a_fingerprint_vouches_for_no_numbers_but_those_that_were_counted_from_it() {
        let (outcome, out) = checked(&with_scenes(DATA, "before"), &[]);
        assert_eq!(outcome, Outcome::Fine);
        insta::assert_snapshot!(out, @r"
        warning: scene 1: numbers counted from another version of @data.ron than is there now

        warning: scene 3: no fingerprint says which version of @data.ron the numbers were counted from

        @talk.briefing.ron: 3 scenes, 1 dataset, no errors, 2 warnings
        ");
        let (_, out) = checked(&with_scenes("before", DATA), &[]);
        insta::assert_snapshot!(out, @r"
        warning: @data.ron has changed since the briefing was saved

        warning: scene 2: numbers counted from another version of @data.ron than is there now

        warning: scene 3: no fingerprint says which version of @data.ron the numbers were counted from

        @talk.briefing.ron: 3 scenes, 1 dataset, no errors, 3 warnings
        ");
        let (_, out) = checked(&with_scenes("before", DATA), &["--json"]);
        let said: serde_json::Value = serde_json::from_str(&out).unwrap();
        let data = &said[0]["datasets"][0];
        assert_eq!(data["captured_from_another"], serde_json::json!([2]));
        assert_eq!(data["captured_from_unknown"], serde_json::json!([3]));
    }

    fn with_hash(of: &str) -> String {
        let hash = Sha256::of(of.as_bytes());
        of_data(&format!("(data: File(\"data.ron\"), sha256: \"{hash}\")"))
    }

    #[test]
    fn a_briefing_whose_data_are_as_they_were_is_fine() {
        let (outcome, out) = checked(&with_hash(DATA), &[]);
        assert_eq!(outcome, Outcome::Fine);
        insta::assert_snapshot!(out, @"@talk.briefing.ron: 1 scene, 1 dataset, no errors, no warnings");
    }

    #[test]
    fn data_that_have_changed_are_a_warning() {
        let (outcome, out) = checked(&with_hash("then"), &[]);
        assert_eq!(outcome, Outcome::Fine);
        insta::assert_snapshot!(out, @r"
        warning: @data.ron has changed since the briefing was saved

        @talk.briefing.ron: 1 scene, 1 dataset, no errors, 1 warning
        ");
    }

    #[test]
    fn data_that_are_not_there_are_an_error() {
        let text = of_data("(data: Bundled), (data: File(\"gone.ron\"))");
        let (outcome, out) = checked(&text, &[]);
        assert_eq!(outcome, Outcome::EventErrors);
        insta::assert_snapshot!(out, @r"
        error: @gone.ron can't be read: put it back there, or write where it is into the briefing

        @talk.briefing.ron: 1 scene, 2 datasets, 1 error, no warnings
        ");
    }

    #[test]
    fn a_slip_is_said_with_its_line_and_column() {
        let text = "(briefing: 1,\n scenes: [(camera: (41.0, 125.0, 6.0), titel: \"x\")])";
        let (outcome, out) = checked(text, &[]);
        assert_eq!(outcome, Outcome::Unusable);
        assert!(out.contains("--> @talk.briefing.ron:2:"), "{out}");
        assert!(out.contains("unknown field"), "{out}");
        assert!(
            out.trim_end()
                .ends_with("@talk.briefing.ron: not opened, 1 error, no warnings"),
            "{out}"
        );
    }

    #[test]
    fn json_says_the_same() {
        let (_, out) = checked(&with_hash("then"), &["--json"]);
        let said: serde_json::Value = serde_json::from_str(&out).unwrap();
        assert_eq!(said[0]["opened"], true);
        assert_eq!(
            (&said[0]["scenes"], &said[0]["warnings"]),
            (&1.into(), &1.into())
        );
        assert_eq!(said[0]["datasets"][0]["file"], "@data.ron");
        assert_eq!(said[0]["datasets"][0]["now"], "changed");
    }
}
