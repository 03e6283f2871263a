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
        let start = self.at;
        let mut number = 0_u32;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            number = number.checked_mul(10)?.checked_add((digit - b'0').into())?;
            self.at += 1;
        }
        let (digits, leads) = (self.at - start, self.text.as_bytes().get(start)?);
        (digits == 1 || digits > 1 && *leads != b'0').then_some(number)
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
            let name = self.word();
            self.space();
            self.take(b':')?;
            self.space();
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
        self.space();
        let parted = self.take(b',').is_some();
        if parted {
            self.space();
        }
        if self.take(close).is_some() {
            return Some(false);
        }
        parted.then_some(true)
    }

    pub fn word(&mut self) -> &'a [u8] {
        let start = self.at;
        while let Some(b'a'..=b'z' | b'A'..=b'Z' | b'_') = self.peek() {
            self.at += 1;
        }
        let bytes = self.text.as_bytes();
        bytes.get(start..self.at).unwrap_or_default()
    }

    pub fn space(&mut self) {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.peek() {
            self.at += 1;
            // Lines are indented; eight spaces are seen as one number.
            while self.text.as_bytes().get(self.at..self.at + 8) == Some(b"        ") {
                self.at += 8;
            }
        }
    }

    pub fn take(&mut self, byte: u8) -> Option<()> {
        let is_there = self.peek() == Some(byte);
        self.at += usize::from(is_there);
        is_there.then_some(())
    }

    pub fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}
