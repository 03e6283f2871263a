//! One level of RON: a value, or what is parted by commas between two brackets.

use crate::format::cursor::Cursor;
use crate::format::problem::{Hint, Problem};
use crate::format::scan::{Fault, Field, Fields, Span};

impl Cursor<'_> {
    /// Steps over a byte-order mark and `#![enable(…)]`.
    pub fn header(&mut self) -> Result<(), Fault> {
        if self.rest().starts_with('\u{FEFF}') {
            self.at += '\u{FEFF}'.len_utf8();
        }
        self.space()?;
        while self.rest().starts_with("#![") {
            let Some(length) = self.rest().find(']') else {
                return Err(self.fault_from(self.at + 2, Problem::Unclosed { open: "[".into() }));
            };
            self.at += length + 1;
            self.space()?;
        }
        Ok(())
    }

    /// Steps over one value.
    pub fn value(&mut self) -> Result<Span, Fault> {
        let start = self.at;
        match self.peek() {
            Some(b'(' | b'[' | b'{') => self.checked_group()?,
            Some(b'"') => self.string()?,
            Some(b'\'') => self.character()?,
            _ if self.raw_string()? => {}
            _ if self.at_word() => {
                self.word();
                let end = self.at;
                self.space()?;
                if self.peek() == Some(b'(') {
                    self.checked_group()?;
                } else {
                    self.at = end;
                }
            }
            _ => return Err(self.unexpected(start, |found| Problem::NoValue { found })),
        }
        Ok(Span {
            start,
            end: self.at,
        })
    }

    pub fn after_colon(&mut self) -> Result<Span, Fault> {
        self.colon()?;
        self.value()
    }

    /// Steps over the colon between a name and its value.
    pub fn colon(&mut self) -> Result<(), Fault> {
        self.space()?;
        if !self.take(b':') {
            let wanted = "`:`".to_owned();
            return Err(self.unexpected(self.at, |found| Problem::Unexpected { wanted, found }));
        }
        self.space()
    }

    /// Steps over the name of a field.
    pub fn field_name(&mut self) -> Result<Span, Fault> {
        let start = self.at;
        if !self.at_word() {
            return Err(self.unexpected(self.at, |found| Problem::NoFieldName { found }));
        }
        self.word();
        Ok(Span {
            start,
            end: self.at,
        })
    }

    /// Reads things that are parted by commas up to a closing bracket; the cursor is after the opening one.
    pub fn each(
        &mut self,
        close: u8,
        most: usize,
        mut read: impl FnMut(&mut Self) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let opened = self.at.saturating_sub(1);
        for count in 0.. {
            self.go_on()?;
            self.space()?;
            if self.take(close) {
                return Ok(());
            }
            if self.peek().is_none() {
                return Err(self.unexpected(opened, |found| Problem::NoValue { found }));
            }
            if count >= most {
                return Err(self.fault(Problem::TooMany {
                    most: most.to_string(),
                }));
            }
            read(self)?;
            self.space()?;
            if !self.take(b',') && self.peek() != Some(close) {
                let wanted = format!("`,` or `{}`", char::from(close));
                let mut fault =
                    self.unexpected(opened, |found| Problem::Unexpected { wanted, found });
                if matches!(fault.problem, Problem::Unexpected { .. }) && fault.hint.is_none() {
                    fault.hint = Some(Hint::AddComma);
                }
                return Err(fault);
            }
        }
        Ok(())
    }

    pub fn record_name(&mut self) -> Result<Span, Fault> {
        let start = self.at;
        self.word();
        let end = self.at;
        self.space()?;
        Ok(Span { start, end })
    }

    pub fn fields(&mut self, most: usize) -> Result<Option<Fields>, Fault> {
        let name = self.record_name()?;
        if !self.take(b'(') {
            return Ok(None);
        }
        let mut fields = Vec::new();
        self.each(b')', most, |cursor| {
            let name = cursor.field_name()?;
            fields.push(Field {
                name,
                value: cursor.after_colon()?,
            });
            Ok(())
        })?;
        Ok(Some(Fields { name, fields }))
    }

    pub fn items(&mut self, open: u8, close: u8, most: usize) -> Result<Option<Vec<Span>>, Fault> {
        if !self.take(open) {
            return Ok(None);
        }
        let mut items = Vec::new();
        self.each(close, most, |cursor| {
            items.push(cursor.value()?);
            Ok(())
        })?;
        Ok(Some(items))
    }
}
