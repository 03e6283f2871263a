//! Adds rows to the sheets of all charts.

use std::ops::Range;

use crate::table::batch::{BLOCK, Batch, Block, Rows};
use crate::table::cells::{Pair, Sheet};
use crate::table::columns::status_of;
use crate::table::pass::{Part, Who};
use crate::table::sheets::{CHARTS, Slots};
use crate::table::short_lists::{NUMBER, ShortLists};
use crate::table::sieve::{ALL_HOLD, Sieve};
use crate::table::{Dimension, Row, Table};

/// What is at hand while rows are added.
pub(super) struct Adder<'a> {
    table: &'a Table,
    sieve: &'a Sieve,
    /// The kind of each spot.
    kinds: Vec<usize>,
    /// The slot of each spot, in the order of [`Slots::BY_SPOT`].
    slots: [Vec<usize>; 3],
    /// Where the slots of a row's tags start, and those of its publishers.
    tags: Box<[usize; 1 << NUMBER]>,
    publishers: Box<[usize; 1 << NUMBER]>,
    /// The dimensions that narrow.
    narrow: Vec<Dimension>,
}

impl<'a> Adder<'a> {
    pub(super) fn new(table: &'a Table, sieve: &'a Sieve) -> Self {
        let narrow = Dimension::ALL.into_iter();
        let narrow = narrow.filter(|one| sieve.filter().narrows_by(*one));
        Self {
            table,
            sieve,
            kinds: Slots::Kinds.by_spot(table),
            slots: Slots::BY_SPOT.map(|slots| slots.by_spot(table)),
            tags: ShortLists::starts(table.tags().len(), table.kinds().len()),
            publishers: ShortLists::starts(table.publishers().len(), table.kinds().len()),
            narrow: narrow.collect(),
        }
    }

    pub(super) fn add(&self, part: &mut Part, rows: Range<usize>) {
        let mut batch = Batch::new();
        let sexes = self.table.sexes.as_slice();
        let mut sexes = &sexes[sexes.partition_point(|(row, _)| row.index() < rows.start)..];
        for start in rows.clone().step_by(BLOCK) {
            let (fails, held) = self.sieve.stretch(start..rows.end.min(start + BLOCK));
            let block = Block { start, fails, held };
            batch.take(&block, |fails, held| (fails == 0, held & ALL_HOLD == 0));
            if batch.rows.len > 0 {
                batch.read(&self.table.columns, start);
                self.add_shown(part, &batch, start);
                self.add_moved(part, &mut batch, &block);
            }
            for dimension in &self.narrow {
                self.add_short(part, &mut batch, &block, *dimension);
            }
            sexes = add_who(&mut part.who, &block, sexes);
        }
    }

    fn add_shown(&self, part: &mut Part, batch: &Batch, start: usize) {
        for (slots, sheet) in Slots::SELECTION.into_iter().zip(&mut part.selection) {
            self.add_batch(sheet, slots, batch, start);
        }
    }

    fn add_batch(&self, sheet: &mut Sheet, slots: Slots, batch: &Batch, start: usize) {
        self.add_rows(&mut sheet.sums, slots, &batch.rows, start);
        self.add_rows(&mut sheet.widths, slots, &batch.wide, start);
    }

    fn add_rows(&self, sheet: &mut [[Pair; 2]], slots: Slots, rows: &Rows, start: usize) {
        let (columns, all) = (&self.table.columns, self.table.kinds().len());
        let kinds = &self.kinds;
        match slots {
            Slots::Spots => {
                rows.each(start, |_, added, pair, spot| sheet[spot][added].add(pair));
            }
            Slots::Statuses => rows.each(start, |row, added, pair, spot| {
                let status = status_of(columns.flags[row]) as usize;
                sheet[status * all + kinds[spot]][added].add(pair);
            }),
            Slots::Tags | Slots::Publishers => {
                let (lists, starts) = match slots {
                    Slots::Tags => (&columns.tags, &self.tags),
                    _ => (&columns.publishers, &self.publishers),
                };
                rows.each(start, |row, added, pair, spot| {
                    if let Some(few) = lists.short(row) {
                        for number in few {
                            sheet[starts[number] + kinds[spot]][added].add(pair);
                        }
                    } else {
                        lists.each(row, |number| {
                            sheet[number * all + kinds[spot]][added].add(pair);
                        });
                    }
                });
            }
            Slots::Kinds | Slots::Regions | Slots::Precisions => {
                let own = Slots::BY_SPOT.iter().position(|one| *one == slots);
                let slots = &self.slots[own.unwrap_or_default()];
                rows.each(start, |_, added, pair, spot| {
                    sheet[slots[spot]][added].add(pair);
                });
            }
        }
    }

    /// Puts rows that fail one dimension alone into the one chart that leaves that out.
    fn add_short(&self, part: &mut Part, batch: &mut Batch, block: &Block, dimension: Dimension) {
        let bit = dimension.bit();
        let own = CHARTS.iter().position(|one| *one == dimension);
        if let Some(beyond) = own.and_then(|own| part.beyond[own].as_mut()) {
            batch.take(block, |fails, held| (fails == bit, held & bit == 0));
            part.one_short[dimension as usize] += batch.rows.len as u64;
            batch.read(&self.table.columns, block.start);
            self.add_batch(&mut beyond.short, Slots::of(dimension), batch, block.start);
            return;
        }
        let mut all = 0;
        let mut added = 0;
        for (fails, held) in block.fails.iter().zip(block.held) {
            let short = u16::from(*fails == bit);
            all += short;
            added += short & u16::from(held & bit == 0);
        }
        part.one_short[dimension as usize] += u64::from(all);
        if dimension == Dimension::Who {
            part.who.short += u64::from(added);
        }
    }

    /// Tells of the rows that are added in the selection, but not in a chart.
    fn add_moved(&self, part: &mut Part, batch: &mut Batch, block: &Block) {
        for dimension in self.narrow.iter().copied() {
            let bit = dimension.bit();
            // It fails nothing, is held nowhere in the selection, and is held in the chart.
            let moved = |fails: u16, held: u16| fails | (held & ALL_HOLD) | (!held & bit) == 0;
            if dimension == Dimension::Who {
                let rows = block.fails.iter().zip(block.held);
                let rows = rows.map(|(fails, held)| u64::from(moved(*fails, *held)));
                part.who.moved += rows.sum::<u64>();
            }
            let own = CHARTS.iter().position(|one| *one == dimension);
            if let Some(beyond) = own.and_then(|own| part.beyond[own].as_mut()) {
                batch.take(block, |fails, held| (moved(fails, held), true));
                batch.read(&self.table.columns, block.start);
                self.add_batch(&mut beyond.moved, Slots::of(dimension), batch, block.start);
            }
        }
    }
}

/// Adds women, men and children of the rows of a block. The list, without what lies before those that come next.
fn add_who<'a>(
    who: &mut Who,
    block: &Block,
    sexes: &'a [(Row, [u32; 3])],
) -> &'a [(Row, [u32; 3])] {
    let bit = Dimension::Who.bit();
    if !block.any(|fails, _| fails & !bit == 0) {
        return sexes;
    }
    let is_before = |(row, _): &(Row, _)| row.index() < block.start;
    let before = match sexes.first() {
        Some(first) if is_before(first) => sexes.partition_point(is_before),
        _ => 0,
    };
    let sexes = &sexes[before..];
    let mut masks = [0_u64; BLOCK];
    let rows = block.fails.iter().zip(block.held);
    for (mask, (fails, held)) in masks.iter_mut().zip(rows) {
        *mask = u64::from((fails & !bit) | (held & bit) == 0).wrapping_neg();
    }
    let masks = &masks[..block.fails.len()];
    let (mut people, mut given, mut own) = ([0_u64; 3], 0_u64, 0);
    for (row, numbers) in sexes {
        let Some(mask) = masks.get(row.index() - block.start) else {
            break;
        };
        own += 1;
        for (all, own) in people.iter_mut().zip(numbers) {
            *all += u64::from(*own) & mask;
        }
        given += mask & 1;
    }
    for (all, own) in who.people.iter_mut().zip(people) {
        *all += own;
    }
    who.given += given;
    &sexes[own..]
}
