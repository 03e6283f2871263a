//! Whether the reader has asked the system for less motion, in the words of the system's own tools. Where there are none,
//! or they say something else, nobody has asked.

use std::process::{Command, Stdio};

/// A tool, and what it prints last where less motion is asked for.
type Question = (&'static str, &'static [&'static str], &'static str);

/// The portal speaks for every desktop that it knows; older ones of GNOME are asked themselves.
#[cfg(target_os = "linux")]
const QUESTIONS: &[Question] = &[
    (
        "busctl",
        &[
            "--user",
            "--timeout=2",
            "call",
            "org.freedesktop.portal.Desktop",
            "/org/freedesktop/portal/desktop",
            "org.freedesktop.portal.Settings",
            "ReadOne",
            "ss",
            "org.freedesktop.appearance",
            "reduced-motion",
        ],
        "1",
    ),
    (
        "gsettings",
        &["get", "org.gnome.desktop.interface", "enable-animations"],
        "false",
    ),
];

#[cfg(target_os = "macos")]
const QUESTIONS: &[Question] = &[(
    "defaults",
    &["read", "com.apple.universalaccess", "reduceMotion"],
    "1",
)];

/// Elsewhere the system tells it to those alone who ask in ways that are not safe.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
const QUESTIONS: &[Question] = &[];

/// Whether any of the system's tools says so.
pub(super) fn is_asked_for() -> bool {
    QUESTIONS.iter().any(is_answered)
}

fn is_answered((program, arguments, yes): &Question) -> bool {
    let mut asked = Command::new(program);
    let asked = asked.args(*arguments).stdin(Stdio::null());
    asked.output().is_ok_and(|said| says(&said.stdout, yes))
}

/// Whether a tool's last word is this.
fn says(said: &[u8], yes: &str) -> bool {
    let said = String::from_utf8_lossy(said);
    said.split_whitespace().last() == Some(yes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_yes_is_one() {
        assert!(says(b"v u 1\n", "1"));
        assert!(says(b"false\n", "false"));
        for other in [
            &b"v u 0\n"[..],
            b"",
            b"true\n",
            b"No such interface\n",
            b"\xff",
        ] {
            assert!(!says(other, "1") && !says(other, "false"));
        }
    }

    #[test]
    fn a_tool_that_is_not_there_says_nothing() {
        assert!(!is_answered(&("no-such-tool-anywhere", &["x"], "")));
    }
}
