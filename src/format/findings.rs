//! What was found while reading, before it is given a line and a column; kept in bounds.

use crate::format::Limits;
use crate::format::decode::Reader;
use crate::format::problem::{Hint, Problem, Severity};
use crate::format::scan::{Scan, Span};
use crate::format::shapes::EVENT;

/// One problem, and where in the file it is.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub span: Span,
    pub problem: Problem,
    pub hint: Option<Hint>,
    /// The event that it belongs to.
    pub event: Option<String>,
    /// Where the first of two things is, if this is about the second.
    pub first: Option<usize>,
    /// The field of the record at `span` that it is about, and the item of the field's list: where they
    /// are is looked up when it is said.
    pub within: Option<(&'static str, usize)>,
}

impl Found {
    pub fn new(span: Span, problem: Problem) -> Self {
        Self {
            span,
            problem,
            hint: None,
            event: None,
            first: None,
            within: None,
        }
    }

    /// The same, in a text that begins `offset` further on.
    pub fn moved(self, offset: usize) -> Self {
        Self {
            span: self.span.moved(offset),
            first: self.first.map(|first| first + offset),
            ..self
        }
    }

    /// Looks up the field that it is about.
    pub fn look_up(&mut self, scan: Scan, limits: &Limits) {
        let Some((field, item)) = self.within.take() else {
            return;
        };
        let mut quiet = Reader::new(scan, limits);
        let record = quiet.record(self.span, &EVENT);
        let value = record.and_then(|record| record.get(field));
        let items = value.and_then(|span| scan.list(span, limits.items).ok().flatten());
        let span = items.and_then(|items| items.get(item).copied()).or(value);
        self.span = span.unwrap_or(self.span.opening());
    }

    pub fn hint(mut self, hint: Hint) -> Self {
        self.hint = Some(hint);
        self
    }

    pub fn of_event(mut self, id: &str) -> Self {
        self.event = Some(id.to_owned());
        self
    }
}

/// All problems: the first ones of each severity are kept, the rest are counted.
#[derive(Debug, Default)]
pub(super) struct Findings {
    most: usize,
    pub errors: Vec<Found>,
    pub warnings: Vec<Found>,
    pub error_count: usize,
    pub warning_count: usize,
}

impl Findings {
    pub fn new(most: usize) -> Self {
        Self {
            most,
            ..Self::default()
        }
    }

    /// How far into the file those that are kept reach.
    pub fn end(&self) -> Option<usize> {
        let kept = self.errors.iter().chain(&self.warnings);
        kept.map(|found| found.span.end).max()
    }

    pub fn add(&mut self, found: Found) {
        let (kept, count) = match found.problem.severity() {
            Severity::Error => (&mut self.errors, &mut self.error_count),
            Severity::Warning => (&mut self.warnings, &mut self.warning_count),
        };
        *count += 1;
        if kept.len() < self.most {
            kept.push(found);
        }
    }

    /// [`Findings::add`] for a warning, which is only put into words if it is kept.
    pub fn warn(&mut self, found: impl FnOnce() -> Found) {
        self.warning_count += 1;
        if self.warnings.len() < self.most {
            self.warnings.push(found());
        }
    }

    /// Adds what was found further on.
    pub fn append(&mut self, later: Self) {
        let room = |kept: &Vec<Found>| self.most.saturating_sub(kept.len());
        let (errors, warnings) = (room(&self.errors), room(&self.warnings));
        self.errors.extend(later.errors.into_iter().take(errors));
        self.warnings
            .extend(later.warnings.into_iter().take(warnings));
        self.error_count += later.error_count;
        self.warning_count += later.warning_count;
    }

    pub fn extend(&mut self, found: impl IntoIterator<Item = Found>) {
        found.into_iter().for_each(|found| self.add(found));
    }
}
