//! Where a dataset is, as seen from the briefing's own folder: a briefing that moves together with its data still
//! finds them. Plain arithmetic on names; no disk is asked.

use std::path::{Component, Path, PathBuf};

/// What a briefing's file name ends with.
const ENDING: &str = ".briefing.ron";

/// Whether a file is a briefing, by its name.
#[must_use]
pub fn is_briefing(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy());
    name.is_some_and(|name| {
        let name = name.to_lowercase();
        name.len() > ENDING.len() && name.ends_with(ENDING)
    })
}

/// A path from a folder, with `/` between its parts; the whole path where none leads there from the folder. Both are
/// to be whole paths.
pub(super) fn relative(path: &Path, folder: &Path) -> String {
    let (path, folder) = (tidied(path), tidied(folder));
    let (mut to, mut from) = (path.components().peekable(), folder.components().peekable());
    let mut common = 0;
    while to.peek().is_some() && to.peek() == from.peek() {
        to.next();
        from.next();
        common += 1;
    }
    // Another drive, or a folder that is not known whole.
    let no_way = common == 0 || from.any(|part| !matches!(part, Component::Normal(_)));
    if no_way {
        return parts(path.components());
    }
    let up = folder.components().count() - common;
    let up = std::iter::repeat_n("..".to_owned(), up);
    let down = to.map(|part| part.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}

/// Where a name in a briefing leads from the briefing's folder.
pub(super) fn resolved(name: &str, folder: &Path) -> PathBuf {
    tidied(&folder.join(name))
}

/// Whether a name leads to another machine or to a device, as Windows reads it: two slashes of either kind in front. A
/// briefing that somebody sent is not to make this machine ask there, and say who it is, just by being opened.
pub(super) fn is_elsewhere(name: &str) -> bool {
    let mut letters = name.chars().map(|letter| matches!(letter, '/' | '\\'));
    letters.next() == Some(true) && letters.next() == Some(true)
}

/// A path with `/` between its parts.
fn parts<'a>(components: impl Iterator<Item = Component<'a>>) -> String {
    let mut out = String::new();
    for part in components {
        match part {
            Component::RootDir => out.push('/'),
            part => {
                if !out.is_empty() && !out.ends_with('/') {
                    out.push('/');
                }
                out.push_str(&part.as_os_str().to_string_lossy());
            }
        }
    }
    out
}

/// Without `.`, and without `..` where the folder before it is known.
fn tidied(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => match tidy.components().next_back() {
                Some(Component::Normal(_)) => {
                    tidy.pop();
                }
                // Above the root is the root.
                Some(Component::RootDir) => {}
                _ => tidy.push(part),
            },
            part => tidy.push(part),
        }
    }
    tidy
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_way_goes_up_and_down() {
        for (path, folder, way) in [
            ("/a/b/data.ron", "/a/b", "data.ron"),
            ("/a/b/c/data.ron", "/a/b", "c/data.ron"),
            ("/a/data.ron", "/a/b", "../data.ron"),
            ("/x/data.ron", "/a/b", "../../x/data.ron"),
        ] {
            assert_eq!(relative(Path::new(path), Path::new(folder)), way);
            assert_eq!(resolved(way, Path::new(folder)), Path::new(path));
        }
    }

    #[test]
    fn above_the_root_there_is_nothing() {
        let far = resolved("../../../../../etc/passwd", Path::new("/a"));
        assert_eq!(far, Path::new("/etc/passwd"));
        assert_eq!(
            resolved("/whole/x.ron", Path::new("/a")),
            Path::new("/whole/x.ron")
        );
    }

    #[test]
    fn two_slashes_in_front_lead_to_another_machine() {
        for name in [
            r"\\host\x.ron",
            "//host/x.ron",
            r"/\host",
            r"\\?\C:\x",
            r"\\.\COM1",
        ] {
            assert!(is_elsewhere(name), "{name}");
        }
        for name in [
            "",
            "/",
            "x.ron",
            "/x//y.ron",
            "../x.ron",
            r"C:\x.ron",
            "C:/x",
        ] {
            assert!(!is_elsewhere(name), "{name}");
        }
    }

    #[test]
    fn a_briefing_is_known_by_its_name() {
        for name in ["a.briefing.ron", "/x/Talk.Briefing.RON"] {
            assert!(is_briefing(Path::new(name)), "{name}");
        }
        for name in [
            "a.ron",
            ".briefing.ron",
            "briefing.ron",
            "/",
            "a.briefing.ron/b.ron",
        ] {
            assert!(!is_briefing(Path::new(name)), "{name}");
        }
    }

    proptest! {
        #[test]
        fn the_way_leads_there(path in "(/[a-c가]{1,2}){1,5}", folder in "(/[a-c가]{1,2}){0,5}/?") {
            let folder = if folder.is_empty() { "/".to_owned() } else { folder };
            let (path, folder) = (Path::new(&path), Path::new(&folder));
            prop_assert_eq!(resolved(&relative(path, folder), folder), path);
        }
    }
}
