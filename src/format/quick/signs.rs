//! The signs that plain records are made of: texts, numbers, brackets, and the space between them.

use memchr::memchr2;

use crate::format::quick::Quick;

impl<'a> Quick<'a, '_> {
    pub fn text(&mut self) -> Option<&'a str> {
        self.take(b'"')?;
        let start = self.at;
        let bytes = self.text.as_bytes();
        // What is longer may be too long, and is not looked through.
        let most = start
            .saturating_add(self.limits.text_chars)
            .saturating_add(1);
        let within = bytes.get(start..most.min(bytes.len()))?;
        let end = start + memchr2(b'"', b'\\', within)?;
        self.at = end;
        self.take(b'"')?;
        self.text.get(start..end)
    }

    /// A whole number as it is written by a program.
    pub fn count(&mut self) -> Option<u32> {
        let rest = self.rest();
        let mut number = 0_u32;
        let mut digits = 0;
        while let Some(digit @ b'0'..=b'9') = rest.get(digits) {
            number = number.checked_mul(10)?.checked_add((digit - b'0').into())?;
            digits += 1;
        }
        self.at += digits;
        (digits == 1 || digits > 1 && rest.first() != Some(&b'0')).then_some(number)
    }

    /// Reads a list's items.
    pub fn list(&mut self, mut item: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.take(b'[')?;
        self.space();
        if self.take(b']').is_some() {
            return Some(());
        }
        for _ in 0..self.limits.items {
            item(self)?;
            if !self.more(b']')? {
                return Some(());
            }
        }
        None
    }

    /// Reads a record's fields, of which each says its number, and gives a bit for each.
    pub fn record(
        &mut self,
        mut field: impl FnMut(&mut Self, &'a [u8]) -> Option<u32>,
    ) -> Option<u32> {
        let mut has = 0;
        self.take(b'(')?;
        self.space();
        if self.take(b')').is_some() {
            return Some(has);
        }
        loop {
            let name = self.name()?;
            let bit = 1 << field(self, name)?;
            if has & bit != 0 {
                return None;
            }
            has |= bit;
            if !self.more(b')')? {
                return Some(has);
            }
        }
    }

    /// After an item: whether another follows, or else the closing bracket.
    pub fn more(&mut self, close: u8) -> Option<bool> {
        let rest = self.rest();
        let mut at = space(rest, 0);
        let parted = rest.get(at) == Some(&b',');
        if parted {
            at = space(rest, at + 1);
        }
        let closed = rest.get(at) == Some(&close);
        self.at += at + usize::from(closed);
        (closed || parted).then_some(!closed)
    }

    pub fn word(&mut self) -> &'a [u8] {
        let rest = self.rest();
        let is_letter = |byte: &u8| matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'_');
        let length = rest.iter().position(|byte| !is_letter(byte));
        let length = length.unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    /// A field's name, with the colon after it.
    fn name(&mut self) -> Option<&'a [u8]> {
        let name = self.word();
        let rest = self.rest();
        let colon = space(rest, 0);
        (rest.get(colon) == Some(&b':')).then(|| {
            self.at += space(rest, colon + 1);
            name
        })
    }

    pub fn space(&mut self) {
        self.at += space(self.rest(), 0);
    }

    pub fn take(&mut self, byte: u8) -> Option<()> {
        let is_there = self.rest().first() == Some(&byte);
        self.at += usize::from(is_there);
        is_there.then_some(())
    }

    fn rest(&self) -> &'a [u8] {
        let bytes = self.text.as_bytes();
        bytes.get(self.at..).unwrap_or_default()
    }
}

/// Where the space that may be at `at` ends. Whoever walks keeps the place in a variable of his own: kept in the
/// reader, it goes through memory at each step, which takes longer than all that is done there.
fn space(bytes: &[u8], mut at: usize) -> usize {
    while let Some(b' ' | b'\n' | b'\t' | b'\r') = bytes.get(at) {
        at += 1;
        // Lines are indented; eight spaces are seen as one number.
        while bytes.get(at..at + 8) == Some(b"        ") {
            at += 8;
        }
    }
    at
}
