//! An event in a single pass over its record, where the record is entirely plain: the fields it may
//! have, each at most once, texts without escapes, digits, and nothing wrong with any of it. It is never
//! the last word: whatever is not plain, [`events`](crate::format::events) reads and says what is wrong.

mod signs;

use std::borrow::Cow;

use crate::format::Limits;
use crate::format::known::{Ids, Known};
use crate::format::scan::Span;
use crate::format::shapes::EVENT;
use crate::model::{DateParts, EventView, Kind, Numbers, PeopleView, ReportView, Status};

/// How deep a plain event nests: the list, the record, its reports, a report, its people.
pub(super) const DEPTH: usize = 5;

/// The id, kind, date and place that every event has, as bits of [`Quick::has`].
const REQUIRED: u32 = 0b1_0111;

/// Reads plain records, one after the other in the same memory.
pub(super) struct Quick<'a, 'k> {
    text: &'a str,
    limits: &'a Limits,
    known: &'k Known,
    at: usize,
    /// The last event that was read.
    pub event: EventView<'a>,
    /// Its date.
    pub date: Option<DateParts>,
    /// Where its fields are, in the order of their shape.
    fields: [Span; EVENT.fields.len()],
    /// Which fields it has, a bit each.
    has: u32,
}

impl<'a, 'k> Quick<'a, 'k> {
    /// Reads nothing beyond the end of `text`.
    pub fn new(text: &'a str, limits: &'a Limits, known: &'k Known) -> Self {
        Self {
            text,
            limits,
            known,
            at: 0,
            event: EventView::default(),
            date: None,
            fields: [Span { start: 0, end: 0 }; EVENT.fields.len()],
            has: 0,
        }
    }

    /// Reads the record that begins at `start`, and says where it ends; `None` where it is not plain.
    pub fn read(&mut self, start: usize) -> Option<usize> {
        self.at = start;
        self.clear();
        self.has = self.record(|quick, name| {
            let start = quick.at;
            let field = quick.field(name)?;
            let span = Span {
                start,
                end: quick.at,
            };
            *quick.fields.get_mut(field as usize)? = span;
            Some(field)
        })?;
        (self.has & REQUIRED == REQUIRED).then_some(self.at)
    }

    /// Where a field of the last event is.
    pub fn spot(&self, name: &str) -> Option<Span> {
        let at = EVENT.fields.iter().position(|field| *field == name)?;
        let span = self.fields.get(at).copied();
        span.filter(|_| self.has >> at & 1 == 1)
    }

    /// Forgets the last event, and keeps the memory of its lists.
    fn clear(&mut self) {
        self.date = None;
        let mut old = std::mem::take(&mut self.event);
        old.via.clear();
        old.tags.clear();
        old.related.clear();
        old.reports.clear();
        self.event.via = old.via;
        self.event.tags = old.tags;
        self.event.related = old.related;
        self.event.reports = old.reports;
    }

    /// Reads the value of a field, and says which field of the shape it is, by its place in it.
    fn field(&mut self, name: &[u8]) -> Option<u32> {
        Some(match name {
            b"id" => {
                self.event.id = self.text().filter(|id| !id.is_empty())?;
                0
            }
            b"kind" => {
                self.event.kind = self.kind()?;
                1
            }
            b"date" => {
                let (text, date) = self.day()?;
                self.event.date = text;
                self.date = Some(date);
                2
            }
            b"date_text" => {
                self.event.date_text = Some(self.text()?);
                3
            }
            b"place" => {
                self.event.place = self.named(&self.known.places)?;
                4
            }
            b"people" => {
                self.event.people = Some(self.people()?);
                5
            }
            b"women" => {
                self.event.women = Some(self.count()?);
                6
            }
            b"men" => {
                self.event.men = Some(self.count()?);
                7
            }
            b"children" => {
                self.event.children = Some(self.count()?);
                8
            }
            _ => return self.other_field(name),
        })
    }

    /// [`Quick::field`], for those after the people.
    fn other_field(&mut self, name: &[u8]) -> Option<u32> {
        Some(match name {
            b"to" => {
                self.event.to = Some(self.named(&self.known.places)?);
                9
            }
            b"via" => {
                self.list(|quick| {
                    let place = quick.named(&quick.known.places)?;
                    quick.event.via.push(place);
                    Some(())
                })?;
                10
            }
            b"tags" => {
                self.list(|quick| {
                    let tag = quick.text()?;
                    quick.event.tags.push(tag);
                    Some(())
                })?;
                11
            }
            b"status" => {
                self.event.status = Some(self.status()?);
                12
            }
            b"related" => {
                self.list(|quick| {
                    let id = quick.text()?;
                    quick.event.related.push(id);
                    Some(())
                })?;
                13
            }
            b"part_of" => {
                self.event.part_of = Some(self.text()?);
                14
            }
            b"same_people" => {
                self.event.same_people = Some(self.text()?);
                15
            }
            b"rollup" => {
                self.event.rollup = self.flag()?;
                16
            }
            b"sensitive" => {
                self.event.sensitive = self.flag()?;
                17
            }
            b"summary" => {
                self.event.summary = Some(Cow::Borrowed(self.text()?));
                18
            }
            b"notes" => {
                self.event.notes = Some(self.text()?);
                19
            }
            b"reports" => {
                self.list(|quick| {
                    let report = quick.report()?;
                    quick.event.reports.push(report);
                    Some(())
                })?;
                20
            }
            _ => return None,
        })
    }

    fn report(&mut self) -> Option<ReportView<'a>> {
        let mut source = None;
        let mut report = ReportView::default();
        self.record(|quick, name| {
            Some(match name {
                b"source" => {
                    source = Some(quick.named(&quick.known.sources)?);
                    0
                }
                b"people" => {
                    report.people = Some(quick.people()?);
                    1
                }
                b"date" => {
                    report.date = Some(quick.day()?.0);
                    2
                }
                b"note" => {
                    report.note = Some(quick.text()?);
                    3
                }
                _ => return None,
            })
        })?;
        report.source = source?;
        Some(report)
    }

    fn people(&mut self) -> Option<PeopleView<'a>> {
        let [mut min, mut best, mut max] = [None; 3];
        let mut text = None;
        self.record(|quick, name| {
            Some(match name {
                b"min" => {
                    min = Some(quick.count()?);
                    0
                }
                b"best" => {
                    best = Some(quick.count()?);
                    1
                }
                b"max" => {
                    max = Some(quick.count()?);
                    2
                }
                b"text" => {
                    text = Some(quick.text()?);
                    3
                }
                _ => return None,
            })
        })?;
        let numbers = Numbers::new(min, best, max).ok()?;
        Some(PeopleView { numbers, text })
    }

    fn kind(&mut self) -> Option<u32> {
        let name = self.word();
        if name == b"Other" {
            self.take(b'(')?;
            let kind = self.named(&self.known.kinds)?;
            self.take(b')')?;
            return Some(kind);
        }
        let at = Kind::BUILT_IN
            .iter()
            .position(|kind| kind.name().as_bytes() == name)?;
        u32::try_from(at).ok()
    }

    fn status(&mut self) -> Option<Status> {
        Some(match self.word() {
            b"Reported" => Status::Reported,
            b"Corroborated" => Status::Corroborated,
            b"Confirmed" => Status::Confirmed,
            b"Disputed" => Status::Disputed,
            _ => return None,
        })
    }

    fn flag(&mut self) -> Option<bool> {
        match self.word() {
            b"true" => Some(true),
            b"false" => Some(false),
            _ => None,
        }
    }

    fn day(&mut self) -> Option<(&'a str, DateParts)> {
        let text = self.text()?;
        // What reports say of the day is mostly the same.
        let same = self.date.filter(|_| text == self.event.date);
        Some((text, same.or_else(|| text.parse().ok())?))
    }

    /// The number of a place, source or kind without errors.
    fn named(&mut self, ids: &Ids) -> Option<u32> {
        let id = self.text()?;
        ids.get(id).copied().flatten()
    }
}

#[cfg(test)]
mod tests;
