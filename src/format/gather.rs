//! Reads the records of the event list, and keeps what is needed of them.

use crate::format::events;
use crate::format::findings::{Findings, Found};
use crate::format::known::Known;
use crate::format::list::{Field, Is, Link, Piece, Row, To, Used, number};
use crate::format::near::Near;
use crate::format::odd;
use crate::format::scan::{Scan, Span};
use crate::format::{Limits, decode::Record};
use crate::model::{Block, DateParts, EventView, Packer};

/// Gathers a stretch of the list.
pub(super) struct Gatherer<'a, 'k> {
    pub scan: Scan<'a>,
    pub limits: &'a Limits,
    pub known: &'k Known,
    /// Where in the file the scanned text begins.
    offset: usize,
    tools: &'k mut Tools,
    piece: Piece,
}

/// What pieces are gathered with, kept for the next one.
#[derive(Default)]
pub(super) struct Tools {
    packer: Packer,
    near: Near,
    /// The ids that the piece's links name, end to end.
    named: String,
    /// How many rows, links and bytes of the ids of far ones the piece before had.
    sizes: [usize; 3],
}

impl<'a, 'k> Gatherer<'a, 'k> {
    pub fn new(
        scan: Scan<'a>,
        offset: usize,
        limits: &'a Limits,
        known: &'k Known,
        tools: &'k mut Tools,
    ) -> Self {
        // A piece that was given up leaves what it had behind.
        tools.packer.clear();
        tools.named.clear();
        // Somewhat more room than the piece before needed: so it seldom has to move.
        let [rows, links, linked] = tools.sizes.map(|size| size + size / 8);
        Self {
            scan,
            limits,
            known,
            offset,
            tools,
            piece: Piece {
                rows: Vec::with_capacity(rows),
                links: Vec::with_capacity(links),
                linked: String::with_capacity(linked),
                broken: Vec::new(),
                lost: 0,
                used: Used::default(),
                block: Block::default(),
                findings: Findings::new(limits.listed_diagnostics.max(1)),
            },
        }
    }

    pub fn rows(&self) -> usize {
        self.piece.rows.len()
    }

    pub fn finish(self) -> Piece {
        let mut piece = Piece {
            block: self.tools.packer.finish(),
            ..self.piece
        };
        self.tools.near.find(&mut piece, &self.tools.named);
        self.tools.sizes = [piece.rows.len(), piece.links.len(), piece.linked.len()];
        piece
    }

    /// Reads a record with all that is wrong or odd about it alone.
    pub fn read(&mut self, span: Span) {
        let read = events::read(self.scan, self.limits, self.known, span);
        let found = read.found.into_iter();
        let offset = self.offset;
        self.piece.findings.extend(found.map(|found| Found {
            event: read.id.clone(),
            ..found.moved(offset)
        }));
        let view = read
            .event
            .as_ref()
            .and_then(|event| Some((self.known.naming.view(event)?, event.date.parts())));
        if let (Some((view, date)), Some(record)) = (view, &read.record) {
            self.keep(span, &view, date, |field| spot(record, field));
            return;
        }
        self.piece.lost += 1;
        let is = match &read.id {
            Some(_) => Is::Broken(number(self.piece.broken.len())),
            None => Is::Nameless,
        };
        self.piece.rows.push(Row {
            span: span.moved(offset),
            tag: read.id.as_deref().map_or(0, |id| self.known.tag(id)),
            first: None,
            last: None,
            is,
            stands: false,
        });
        self.piece.broken.extend(read.id);
    }

    /// Keeps an event that has no error of its own, with what is odd about it. `spot` says where a field
    /// is.
    pub fn keep(
        &mut self,
        span: Span,
        view: &EventView,
        date: DateParts,
        spot: impl Fn(&str) -> Span,
    ) {
        let offset = self.offset;
        let first = date.first();
        odd::event(view, first, self.known, |odd| {
            self.piece.findings.warn(|| {
                let (problem, hint) = odd.says(view, self.known);
                Found {
                    hint,
                    ..Found::new(spot(odd.field()).moved(offset), problem).of_event(view.id)
                }
            });
        });
        let related = view.related.iter().enumerate();
        let related = related.map(|(item, id)| (Field::Related, item, *id));
        let part_of = view.part_of.map(|id| (Field::PartOf, 0, id));
        let same_people = view.same_people.map(|id| (Field::SamePeople, 0, id));
        for (field, item, id) in related.chain(part_of).chain(same_people) {
            let start = number(self.tools.named.len());
            self.tools.named.push_str(id);
            self.piece.links.push(Link {
                row: number(self.piece.rows.len()),
                item: number(item),
                to: To::Far {
                    tag: self.known.tag(id),
                    start,
                    end: number(self.tools.named.len()),
                },
                field,
            });
        }
        let used = &mut self.piece.used;
        let places = [view.place].into_iter().chain(view.to);
        for place in places.chain(view.via.iter().copied()) {
            used.places.insert(place);
        }
        for report in &view.reports {
            used.sources.insert(report.source);
        }
        let packed = self.piece.rows.len() - self.piece.lost;
        self.tools.packer.push(view);
        self.piece.rows.push(Row {
            span: span.moved(offset),
            tag: self.known.tag(view.id),
            first,
            last: date.last(),
            is: Is::Event(number(packed)),
            stands: true,
        });
    }
}

fn spot(record: &Record, field: &str) -> Span {
    record.get(field).unwrap_or(record.span.opening())
}
