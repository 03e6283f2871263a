//! A briefing's file, as text: read with every fault in its place, written so that two versions compare well.

use std::path::Path;

use ron::error::{Error, SpannedError};
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::Deserialize;

use crate::briefing::shape::{BriefingShape, FORMAT};
use crate::briefing::{Kept, Limits};
use crate::format::{Diagnostics, Hint, Problem, nearest};

/// Whatever else it has, it says which format it is in.
#[derive(Deserialize)]
#[serde(rename = "briefing")]
struct Version {
    briefing: u32,
}

/// Optional fields are written plainly.
fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Reads a briefing from the bytes of a file of this name in this folder, which is to be a whole path.
///
/// # Errors
/// What is wrong with it, and where.
pub fn parse(bytes: &[u8], name: &str, folder: &Path) -> Result<Kept, Diagnostics> {
    let most = usize::try_from(Limits::BYTES).unwrap_or(usize::MAX);
    let plain = |problem| Diagnostics::of_one(problem, None, name, "", (1, 1));
    if bytes.len() > most {
        return Err(plain(Problem::TooLarge {
            bytes: bytes.len().to_string(),
            most: most.to_string(),
        }));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| plain(Problem::NotUtf8))?;
    let text = text.trim_start_matches('\u{FEFF}');
    if text.trim().is_empty() {
        return Err(plain(Problem::Empty));
    }
    let fault = |error: SpannedError| {
        let (problem, hint) = said(error.code);
        let at = error.span.start;
        Diagnostics::of_one(problem, hint, name, text, (at.line, at.col))
    };
    let options = options();
    let version: Version = options.from_str(text).map_err(fault)?;
    if version.briefing != FORMAT {
        let format = version.briefing.to_string();
        let (problem, hint) = if version.briefing > FORMAT {
            let hint = Hint::NewerProgram {
                format: format.clone(),
            };
            (Problem::NewerFormat { format }, Some(hint))
        } else {
            (Problem::NoSuchFormat { format }, None)
        };
        return Err(Diagnostics::of_one(problem, hint, name, text, (1, 1)));
    }
    let shape: BriefingShape = options.from_str(text).map_err(fault)?;
    Ok(shape.kept(folder))
}

/// The briefing as a file of this folder, which is to be a whole path. Reading it again gives the same briefing.
#[must_use]
pub fn write(kept: &Kept, folder: &Path) -> String {
    let layout = PrettyConfig::new().depth_limit(4);
    let shape = BriefingShape::of(kept, folder);
    // What is written has no map with odd keys and no foreign error, so it can't fail.
    let text = options().to_string_pretty(&shape, layout);
    text.map(|text| text + "\n").unwrap_or_default()
}

/// The house's own words for a fault, as far as it has any.
fn said(error: Error) -> (Problem, Option<Hint>) {
    let of = |outer: Option<String>| outer.unwrap_or_else(|| "briefing".to_owned());
    let near = |name: &str, names: &[&'static str]| {
        let near = nearest(name, names.iter().copied());
        near.map(|name| Hint::DidYouMean { name: name.into() })
            .or_else(|| {
                let names = names.join(", ");
                (!names.is_empty()).then_some(Hint::OneOf { names })
            })
    };
    match error {
        Error::NoSuchStructField {
            expected,
            found,
            outer,
        } => {
            let hint = near(&found, expected);
            let of = of(outer);
            (Problem::UnknownField { name: found, of }, hint)
        }
        Error::NoSuchEnumVariant {
            expected, found, ..
        } => {
            let hint = near(&found, expected);
            let reason = format!("`{found}` means nothing here");
            (Problem::NotABriefing { reason }, hint)
        }
        Error::MissingStructField { field, outer } => {
            let (name, of) = (field.to_owned(), of(outer));
            (Problem::MissingField { name, of }, None)
        }
        Error::DuplicateStructField { field, .. } => {
            let name = field.to_owned();
            (Problem::DuplicateField { name }, None)
        }
        Error::TrailingCharacters => (Problem::TrailingText, None),
        error => {
            let mut letters = error.to_string();
            // As all the house's messages, in lower case.
            if let Some(first) = letters.get_mut(..1) {
                first.make_ascii_lowercase();
            }
            (Problem::NotABriefing { reason: letters }, None)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::briefing::samples;
    use crate::format::Diagnostic;

    fn folder() -> &'static Path {
        Path::new("/home/reader/briefings")
    }

    fn fault(text: &str) -> Diagnostic {
        let error = parse(text.as_bytes(), "talk.briefing.ron", folder()).unwrap_err();
        assert_eq!(error.errors, 1);
        error.listed.into_iter().next().unwrap()
    }

    fn scene(fields: &str) -> String {
        format!("(briefing: 1,\n scenes: [(camera: (41.0, 125.0, 6.0), {fields})])")
    }

    #[test]
    fn a_scene_needs_no_more_than_a_camera() {
        let kept = parse(scene("").as_bytes(), "x", folder()).unwrap();
        let scene = &kept.briefing.scenes[0];
        assert!(scene.shot.filter.is_empty() && scene.callouts.is_empty());
        assert_eq!(scene.shot.layers, crate::state::Layers::default());
        assert_eq!(scene.then, None);
    }

    #[test]
    fn a_slip_is_said_with_its_line_and_what_was_meant() {
        let fault = fault(&scene("titel: \"x\""));
        let said = fault.to_string();
        assert_eq!(fault.line, 2, "{said}");
        assert!(
            said.contains("unknown field \"titel\" in this scene"),
            "{said}"
        );
        assert!(said.contains("did you mean \"title\"?"), "{said}");
        assert!(said.contains("talk.briefing.ron:2:"), "{said}");
    }

    #[test]
    fn every_fault_has_a_line_and_a_reason() {
        for (text, reason) in [
            (String::new(), "the file is empty"),
            ("[1, 2]".into(), "no briefing"),
            (
                "(briefing: 2, dances: [])".into(),
                "the file is in format 2",
            ),
            ("(briefing: 0)".into(), "there is no format 0"),
            ("(title: \"x\")".into(), "has no \"briefing\""),
            ("(format: 1, title: \"x\")".into(), "has no \"briefing\""),
            ("(briefing: 1) x".into(), "nothing may follow"),
            ("(briefing: 1, title: \"x".into(), "no briefing"),
            (
                scene("camera: (1.0, 2.0, 3.0)"),
                "\"camera\" is given twice",
            ),
            (
                scene("histogram: (\"2023-13-01\", \"2024-01-01\")"),
                "no briefing",
            ),
            (scene("callouts: [(text: \"x\")]"), "an event or a place"),
            (
                scene("callouts: [(event: \"a\", at: (1.0, 2.0), text: \"x\")]"),
                "an event or a place",
            ),
            (
                scene("callouts: [(at: (123.0, 2.0), text: \"x\")]"),
                "latitude 123 is not",
            ),
            (
                scene("callouts: [(at: (NaN, 2.0), text: \"x\")]"),
                "latitude NaN is not",
            ),
            (
                scene("filter: (statuses: [Confirmd])"),
                "`Confirmd` means nothing here",
            ),
            (scene("filter: (people_at_least: -1)"), "no briefing"),
            (
                scene(&format!("title: {:?}", "x".repeat(201))),
                "this text has 201 characters",
            ),
            (
                scene(&format!(
                    "callouts: [{}]",
                    "(at: (1.0, 2.0), text: \"\"),".repeat(33)
                )),
                "more than 32",
            ),
            (
                "(briefing: 1, scenes: [(camera: (1.0, 2.0, 99.0))])".into(),
                "zoom 99",
            ),
            (
                "(briefing: 1, datasets: [(data: Bundled, sha256: \"abc\")])".into(),
                "SHA-256",
            ),
            (
                format!(
                    "(briefing: 1, scenes: {}{})",
                    "[".repeat(5000),
                    "]".repeat(5000)
                ),
                "no briefing",
            ),
        ] {
            let fault = fault(&text);
            assert!(fault.to_string().contains(reason), "{text}: {fault}");
            assert!(fault.line >= 1 && fault.column >= 1);
        }
    }

    #[test]
    fn what_is_wrong_in_a_long_file_is_said_where_it_is() {
        let text = scene("title: \"a\",\n  caption: \"b\",\n  filtre: ()");
        let fault = fault(&text);
        assert_eq!((fault.line, fault.line_text.trim()), (4, "filtre: ())])"));
    }

    #[test]
    fn a_dataset_of_a_very_long_title_does_not_keep_a_briefing_from_opening() {
        let mut kept = samples::kept();
        kept.datasets[0].title = "가".repeat(20_000);
        let text = write(&kept, folder());
        let again = parse(text.as_bytes(), "x", folder()).unwrap();
        assert!(kept.datasets[0].title.starts_with(&again.datasets[0].title));
    }

    #[test]
    fn a_file_is_written_a_line_a_field() {
        insta::assert_snapshot!(write(&samples::kept(), folder()));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        #[test]
        fn what_is_written_is_read_again(kept in samples::any_kept()) {
            let text = write(&kept, folder());
            let again = parse(text.as_bytes(), "x", folder());
            prop_assert_eq!(again.as_ref().ok(), Some(&kept), "{}\n{:?}", text, again);
        }

        #[test]
        fn no_damage_stops_the_program(kept in samples::any_kept(), at in 0.0..1.0_f64, to in any::<u8>()) {
            let mut bytes = write(&kept, folder()).into_bytes();
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
            let at = (bytes.len() as f64 * at) as usize;
            bytes[at] = to;
            let _ = parse(&bytes, "x", folder());
            bytes.truncate(at);
            let _ = parse(&bytes, "x", folder());
        }

        #[test]
        fn no_text_stops_the_program(text in "[(){}\\[\\]:,\" a-z0-9.]{0,200}") {
            let _ = parse(text.as_bytes(), "x", folder());
        }
    }
}
