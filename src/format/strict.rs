//! The first place where a text that does not close stops being RON: what a reader must look at.

use crate::format::cursor::Cursor;
use crate::format::problem::{Hint, Problem};
use crate::format::scan::{Fault, Span};

/// What may come next.
enum Next {
    /// A value, or the closing bracket.
    Item,
    /// A value.
    Value,
    /// After a value: a comma, a colon or the closing bracket; after a word a parenthesis too.
    After { word: bool },
}

/// Walks from an opening bracket and checks what follows what. `None` where all is well up to the
/// spot at which something is not closed.
pub(super) fn first_slip(cursor: &mut Cursor) -> Option<Fault> {
    let mut open: Vec<u8> = Vec::new();
    let mut last_text: Option<Span> = None;
    let mut next = Next::Value;
    loop {
        cursor.space().ok()?;
        cursor.go_on().ok()?;
        let byte = cursor.peek()?;
        next = match (next, byte) {
            (Next::Item | Next::Value | Next::After { word: true }, b'(')
            | (Next::Item | Next::Value, b'[' | b'{') => {
                if open.len() >= cursor.depth {
                    return None;
                }
                open.push(byte);
                cursor.at += 1;
                Next::Item
            }
            (Next::Item | Next::After { .. }, b')' | b']' | b'}') => {
                let closes = matches!(
                    (open.pop()?, byte),
                    (b'(', b')') | (b'[', b']') | (b'{', b'}')
                );
                if !closes || open.is_empty() {
                    return None;
                }
                cursor.at += 1;
                Next::After { word: false }
            }
            (Next::After { .. }, b',') => {
                cursor.at += 1;
                Next::Item
            }
            (Next::After { .. }, b':') => {
                cursor.at += 1;
                Next::Value
            }
            (Next::Item | Next::Value, _) => {
                let start = cursor.at;
                let is_text = byte == b'"';
                let stepped = match byte {
                    b'"' => cursor.string().map(|()| true),
                    b'\'' => cursor.character().map(|()| true),
                    _ => cursor.raw_string(),
                };
                match stepped {
                    Ok(true) => {}
                    Ok(false) if cursor.at_word() => cursor.word(),
                    Ok(false) => return Some(slip(cursor, last_text, &open)),
                    // A text without an end: whatever was wrong was wrong before it.
                    Err(_) => return None,
                }
                last_text = if is_text {
                    Some(Span {
                        start,
                        end: cursor.at,
                    })
                } else {
                    last_text
                };
                Next::After { word: !is_text }
            }
            (Next::After { .. }, _) => return Some(slip(cursor, last_text, &open)),
        };
    }
}

/// What stands here is unexpected; the text before it may have lost its quotation mark.
fn slip(cursor: &Cursor, last_text: Option<Span>, open: &[u8]) -> Fault {
    let close = match open.last() {
        Some(b'[') => "`,` or `]`",
        Some(b'{') => "`,` or `}`",
        _ => "`,` or `)`",
    };
    let wanted = close.to_owned();
    let mut fault = cursor.unexpected(cursor.at, |found| Problem::Unexpected { wanted, found });
    let text = last_text.filter(|text| {
        cursor
            .text
            .get(text.start..text.end)
            .is_some_and(|text| text.contains('\n'))
    });
    if let Some(text) = text {
        let before = cursor.text.get(..text.start).unwrap_or_default();
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        fault.hint = Some(Hint::OpenText {
            line: line.to_string(),
        });
    }
    fault
}
