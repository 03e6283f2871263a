//! Text as it is: characters that would hide or reorder others are shown by their code point.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The text with control, bidirectional and other unseen characters written out, as in `⟨U+202E⟩`.
/// Line ends and tabs stay as they are.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    replace(text, |c| is_unseen(c) && c != '\n' && c != '\t')
}

/// [`visible`], for a place where the text must stay on one line.
#[must_use]
pub fn visible_line(text: &str) -> Cow<'_, str> {
    replace(text, is_unseen)
}

/// Whether the character takes no ink of its own and changes how others are seen.
/// Joiners stay: emoji and several scripts need them.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{061C}'
                | '\u{200B}'
                | '\u{200E}'
                | '\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{FEFF}'
                | '\u{FFF9}'..='\u{FFFB}'
                | '\u{E0000}'..='\u{E007F}'
        )
}

fn replace(text: &str, hide: impl Fn(char) -> bool) -> Cow<'_, str> {
    // Nearly every text is plain, so look before copying.
    if !text.chars().any(&hide) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if hide(c) {
            // Writing to a string can't fail.
            let _ = write!(shown, "⟨U+{:04X}⟩", u32::from(c));
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_not_copied() {
        assert!(matches!(
            visible("Nanning 南宁 난닝 👩‍👧\n"),
            Cow::Borrowed(_)
        ));
    }

    #[test]
    fn an_override_is_written_out() {
        assert_eq!(visible("a\u{202E}b\u{0}"), "a⟨U+202E⟩b⟨U+0000⟩");
        assert_eq!(visible_line("a\nb"), "a⟨U+000A⟩b");
    }
}
