//! A walk over RON text, one sign, word, text or pair of brackets after the other, in linear time.

use crate::format::findings::Found;
use crate::format::problem::{Hint, Problem};
use crate::format::reading::LIST;
use crate::format::scan::{Fault, Span};
use crate::format::strict;
use crate::progress::Progress;

pub(super) struct Cursor<'a> {
    pub text: &'a str,
    pub at: usize,
    pub depth: usize,
    /// Where the brackets began that are being stepped over; kept to save allocations.
    open: Vec<usize>,
    progress: Option<&'a Progress<'a>>,
    /// Where it is next asked whether to go on.
    look: usize,
}

/// So far it goes between two looks at whether to go on.
const PAUSE: usize = 1 << 20;

impl<'a> Cursor<'a> {
    /// At the start of a text, or of a span of it that ends where the text does.
    pub fn new(text: &'a str, at: usize, depth: usize) -> Self {
        Self {
            text,
            at,
            depth,
            open: Vec::new(),
            progress: None,
            look: at + PAUSE,
        }
    }

    /// Asks on a long way whether to go on.
    pub fn watched(mut self, progress: Option<&'a Progress<'a>>) -> Self {
        self.progress = progress;
        self
    }

    /// A fault where the reader asked to stop; it is not shown.
    pub fn go_on(&mut self) -> Result<(), Fault> {
        if self.at < self.look {
            return Ok(());
        }
        self.look = self.at + PAUSE;
        let walked = |progress: &Progress| progress.within((0.0, LIST.0), self.at, self.text.len());
        let told = self.progress.map_or(Ok(()), walked);
        told.map_err(|_| self.fault(Problem::Empty))
    }

    pub fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub fn take(&mut self, byte: u8) -> bool {
        let taken = self.peek() == Some(byte);
        self.at += usize::from(taken);
        taken
    }

    /// The word or sign at the cursor, for a message.
    pub fn token(&self) -> Span {
        let mut end = self.at;
        for c in self.rest().chars().take(40) {
            if !is_word(c) {
                break;
            }
            end += c.len_utf8();
        }
        if end == self.at {
            end += self.rest().chars().next().map_or(0, char::len_utf8);
        }
        Span {
            start: self.at,
            end,
        }
    }

    pub fn fault(&self, problem: Problem) -> Fault {
        Box::new(Found::new(self.token(), problem))
    }

    pub fn fault_from(&self, start: usize, problem: Problem) -> Fault {
        let end = self.text.len().min(start + 1);
        Box::new(Found::new(Span { start, end }, problem))
    }

    /// A fault about the token at the cursor, which is named in it.
    pub fn unexpected(&self, opened: usize, problem: impl FnOnce(String) -> Problem) -> Fault {
        let span = self.token();
        let found = self.text.get(span.start..span.end).unwrap_or_default();
        if found.is_empty() {
            let open = self.text.get(opened..=opened).unwrap_or("(").to_owned();
            return self.fault_from(opened, Problem::Unclosed { open });
        }
        let mut fault = Found::new(span, problem(found.to_owned()));
        fault.hint = match found {
            "“" | "”" | "„" | "‘" | "’" | "「" | "」" | "，" | "：" | "（" | "）" | "'" => {
                Some(Hint::PlainMarks)
            }
            _ => None,
        };
        Box::new(fault)
    }

    /// Steps over white space and comments.
    pub fn space(&mut self) -> Result<(), Fault> {
        loop {
            match self.peek() {
                Some(b' ' | b'\n' | b'\t' | b'\r' | 0x0B | 0x0C) => self.at += 1,
                Some(b'/') => self.comment()?,
                Some(byte) if byte >= 0x80 => match self.rest().chars().next() {
                    Some(c @ ('\u{85}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}')) => {
                        self.at += c.len_utf8();
                    }
                    _ => return Ok(()),
                },
                _ => return Ok(()),
            }
        }
    }

    fn comment(&mut self) -> Result<(), Fault> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        match bytes.get(start + 1) {
            Some(b'/') => {
                self.at = self
                    .rest()
                    .find('\n')
                    .map_or(bytes.len(), |length| start + length + 1);
                Ok(())
            }
            Some(b'*') => {
                self.at += 2;
                let mut nested = 1_usize;
                while nested > 0 {
                    match (bytes.get(self.at), bytes.get(self.at + 1)) {
                        (Some(b'*'), Some(b'/')) => {
                            nested -= 1;
                            self.at += 2;
                        }
                        (Some(b'/'), Some(b'*')) => {
                            nested += 1;
                            self.at += 2;
                        }
                        (Some(_), _) => self.at += 1,
                        (None, _) => return Err(self.fault_from(start, Problem::UnclosedComment)),
                    }
                }
                Ok(())
            }
            _ => Err(self.unexpected(start, |found| Problem::NoValue { found })),
        }
    }

    /// Steps over `"…"`.
    pub fn string(&mut self) -> Result<(), Fault> {
        let start = self.at;
        let bytes = self.text.as_bytes();
        self.at += 1;
        loop {
            match bytes.get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => self.at += 2,
                Some(_) => self.at += 1,
                None => {
                    self.at = bytes.len();
                    return Err(self.fault_from(start, Problem::UnclosedText));
                }
            }
        }
    }

    /// Steps over `'c'`. No field holds one, so a lone quotation mark is more likely a slip.
    pub fn character(&mut self) -> Result<(), Fault> {
        let skipped = usize::from(self.rest().starts_with("'\\"));
        let close = self
            .rest()
            .char_indices()
            .skip(2 + skipped)
            .take(10)
            .find(|(_, c)| *c == '\'');
        let Some((length, _)) = close else {
            return Err(self.unexpected(self.at, |found| Problem::NoValue { found }));
        };
        self.at += length + 1;
        Ok(())
    }

    /// Steps over a raw string, if one begins here: `r"…"`, `r#"…"#`, also with a `b` before it.
    pub fn raw_string(&mut self) -> Result<bool, Fault> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let mut at = start + usize::from(self.peek() == Some(b'b'));
        if bytes.get(at) == Some(&b'"') && at > start {
            self.at = at;
            return self.string().map(|()| true);
        }
        if bytes.get(at) != Some(&b'r') {
            return Ok(false);
        }
        at += 1;
        let hashes = bytes
            .iter()
            .skip(at)
            .take_while(|byte| **byte == b'#')
            .count();
        at += hashes;
        if bytes.get(at) != Some(&b'"') {
            return Ok(false);
        }
        let close = format!("\"{}", "#".repeat(hashes));
        let inside = self.text.get(at + 1..).unwrap_or_default();
        let Some(length) = inside.find(&close) else {
            return Err(self.fault_from(start, Problem::UnclosedText));
        };
        self.at = at + 1 + length + close.len();
        Ok(true)
    }

    /// Steps over a word or a number. It begins with a word's character.
    pub fn word(&mut self) {
        while let Some(byte) = self.peek() {
            if byte < 0x80 {
                if !is_word(char::from(byte)) {
                    return;
                }
                self.at += 1;
            } else {
                match self.rest().chars().next() {
                    Some(c) if is_word(c) => self.at += c.len_utf8(),
                    _ => return,
                }
            }
        }
    }

    pub fn at_word(&self) -> bool {
        self.rest().chars().next().is_some_and(is_word)
    }

    /// [`Cursor::group`]; where brackets or texts don't close, the first slip before that is the better
    /// message, since one lost quotation mark turns all that follows inside out.
    pub fn checked_group(&mut self) -> Result<(), Fault> {
        let start = self.at;
        self.group().map_err(|fault| {
            (self.at, self.look) = (start, start + PAUSE);
            strict::first_slip(self).unwrap_or(fault)
        })
    }

    /// Steps over everything from an opening bracket to the one that closes it.
    fn group(&mut self) -> Result<(), Fault> {
        self.open.clear();
        while let Some(byte) = self.peek() {
            self.go_on()?;
            match byte {
                b'(' | b'[' | b'{' => {
                    if self.open.len() >= self.depth {
                        return Err(self.fault(Problem::TooDeep {
                            most: self.depth.to_string(),
                        }));
                    }
                    self.open.push(self.at);
                    self.at += 1;
                }
                b')' | b']' | b'}' => {
                    self.close(byte)?;
                    if self.open.is_empty() {
                        return Ok(());
                    }
                }
                b'"' => self.string()?,
                // A text in single quotation marks is the matter of the one record that it is in.
                b'\'' => {
                    if self.character().is_err() {
                        self.at += 1;
                    }
                }
                b'/' => self.comment()?,
                b'r' | b'b' => {
                    if !self.raw_string()? {
                        self.word();
                    }
                }
                byte if byte < 0x80 && !is_word(char::from(byte)) => self.at += 1,
                _ => {
                    let before = self.at;
                    self.word();
                    if self.at == before {
                        self.at += self.rest().chars().next().map_or(1, char::len_utf8);
                    }
                }
            }
        }
        let opened = self.open.last().copied().unwrap_or(self.at);
        let open = self
            .text
            .get(opened..=opened)
            .unwrap_or_default()
            .to_owned();
        Err(self.fault_from(opened, Problem::Unclosed { open }))
    }

    fn close(&mut self, close: u8) -> Result<(), Fault> {
        let opened = self.open.pop().unwrap_or(self.at);
        let open = self.text.as_bytes().get(opened).copied().unwrap_or(close);
        if !matches!((open, close), (b'(', b')') | (b'[', b']') | (b'{', b'}')) {
            let before = self.text.get(..opened).unwrap_or_default();
            let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
            return Err(self.fault(Problem::WrongClose {
                close: char::from(close).into(),
                open: char::from(open).into(),
                line: line.to_string(),
            }));
        }
        self.at += 1;
        Ok(())
    }
}

/// What names and numbers are made of.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | '+' | '-' | '#')
}
