//! The questions that a filter asks of each row. What can be decided once for a place, tag or run of days is.

use std::sync::Arc;

use crate::model::Status;
use crate::table::columns::{flag, status_of};
use crate::table::search::Word;
use crate::table::short_lists::LetThrough;
use crate::table::{Dimension, Filter, Pick, Reading, Table, TablePlace};

/// The questions of some dimensions of a filter against a table.
pub(super) struct Asked<'a> {
    table: &'a Table,
    /// The bits of the dimensions that are asked.
    bits: u16,
    filter: &'a Filter,
    /// The bits that every row of a spot fails.
    spots: Option<Vec<u16>>,
    /// The bits that every row of these flags fails.
    flags: Option<Vec<u16>>,
    tags: Option<LetThrough>,
    publishers: Option<LetThrough>,
    words: Vec<Wanted<'a>>,
}

/// A word, and the spots and publishers that have it.
struct Wanted<'a> {
    word: &'a Word,
    spots: Vec<bool>,
    publishers: Option<LetThrough>,
}

impl<'a> Asked<'a> {
    pub(super) fn new(
        table: &'a Table,
        filter: &'a Filter,
        dimensions: &[Dimension],
        words: &'a [Arc<Word>],
    ) -> Self {
        let asks = |dimension: &Dimension| dimensions.contains(dimension);
        let spots = [
            Dimension::Kind,
            Dimension::Region,
            Dimension::Area,
            Dimension::Precision,
        ];
        let named = |dimension, pick: &Pick<String>, names: &[String]| {
            let let_through = names.iter().map(|name| pick.lets(name));
            (asks(&dimension) && !pick.is_all()).then(|| LetThrough::new(let_through.collect()))
        };
        let asked = dimensions.iter().fold(0, |bits, one| bits | one.bit());
        Self {
            table,
            bits: asked,
            filter,
            spots: spots.iter().any(asks).then(|| {
                let all = spots_fail(table, filter).into_iter();
                all.map(|fails| fails & asked).collect()
            }),
            flags: asks(&Dimension::Status).then(|| flags_fail(&filter.statuses)),
            tags: named(Dimension::Tag, &filter.tags, table.tags()),
            publishers: named(Dimension::Publisher, &filter.publishers, table.publishers()),
            words: if asks(&Dimension::Text) {
                words.iter().map(|word| Wanted::new(table, word)).collect()
            } else {
                Vec::new()
            },
        }
    }

    /// Sets the bits of what is asked in a stretch of rows from `start` on, and leaves the others.
    pub(super) fn ask(&self, start: usize, fails: &mut [u16]) {
        for fails in fails.iter_mut() {
            *fails &= !self.bits;
        }
        let columns = &self.table.columns;
        let end = start + fails.len();
        if let Some(spots) = &self.spots {
            for (fails, spot) in fails.iter_mut().zip(&columns.spot[start..end]) {
                *fails |= spots[*spot as usize];
            }
        }
        if let Some(flags) = &self.flags {
            for (fails, own) in fails.iter_mut().zip(&columns.flags[start..end]) {
                *fails |= flags[usize::from(*own)];
            }
        }
        if let Some(tags) = &self.tags {
            for (fails, any) in fails.iter_mut().zip(columns.tags.any(start, tags)) {
                *fails |= bit(any, Dimension::Tag);
            }
        }
        if let Some(publishers) = &self.publishers {
            let any = columns.publishers.any(start, publishers);
            for (fails, any) in fails.iter_mut().zip(any) {
                *fails |= bit(any, Dimension::Publisher);
            }
        }
        if self.asks(Dimension::Time) && self.filter.narrows_by(Dimension::Time) {
            self.ask_time(start, fails);
        }
        if self.asks(Dimension::People) {
            self.ask_people(start, fails);
        }
        if self.asks(Dimension::Who) {
            self.ask_who(start, fails);
        }
        for wanted in &self.words {
            self.ask_word(start, fails, wanted);
        }
    }

    fn asks(&self, dimension: Dimension) -> bool {
        self.bits & dimension.bit() != 0
    }

    /// Rows of the same days lie together: one question for all of them.
    fn ask_time(&self, start: usize, fails: &mut [u16]) {
        let from = self.filter.from.map_or(i32::MIN, Table::day_number);
        let to = self.filter.to.map_or(i32::MAX, Table::day_number);
        let mut at = 0;
        for run in &self.table.runs[self.table.run(start)..] {
            let passes = match self.filter.reading {
                // A window turned round would otherwise be overlapped by what spans it.
                Reading::Possible => from <= to && run.first <= to && from <= run.last,
                Reading::Certain => from <= run.first && run.last <= to,
            };
            let end = (run.end as usize - start).min(fails.len());
            if !passes {
                for fails in &mut fails[at..end] {
                    *fails |= Dimension::Time.bit();
                }
            }
            at = end;
            if at == fails.len() {
                break;
            }
        }
    }

    fn ask_people(&self, start: usize, fails: &mut [u16]) {
        let Some(least) = self.filter.people_at_least else {
            return;
        };
        let columns = &self.table.columns;
        let own = columns.high[start..].iter().zip(&columns.flags[start..]);
        for (fails, (high, flags)) in fails.iter_mut().zip(own) {
            // In numbers, not in choices: which rows pass can't be foreseen, and a wrong guess costs more than the rest.
            let given = u16::from(flags & flag::WITHOUT_NUMBER == 0);
            let enough = u16::from(flags & flag::OPEN != 0) | u16::from(*high >= least);
            *fails |= (1 ^ (given & enough)) * Dimension::People.bit();
        }
    }

    /// Few rows say anything of women, men and children; all others fail.
    fn ask_who(&self, start: usize, fails: &mut [u16]) {
        let Pick::Only(some) = &self.filter.who else {
            return;
        };
        for fails in fails.iter_mut() {
            *fails |= Dimension::Who.bit();
        }
        let sexes = &self.table.sexes;
        let before = |row: usize| sexes.partition_point(|(own, _)| own.index() < row);
        for (row, numbers) in &sexes[before(start)..before(start + fails.len())] {
            if some.iter().any(|who| numbers[*who as usize] > 0) {
                fails[row.index() - start] &= !Dimension::Who.bit();
            }
        }
    }

    /// Whether the word occurs in the row's own text, its place's names or its publishers.
    fn ask_word(&self, start: usize, fails: &mut [u16], wanted: &Wanted) {
        let columns = &self.table.columns;
        let Wanted { word, spots, .. } = wanted;
        let own = columns.event[start..].iter().zip(&columns.spot[start..]);
        let bit = |has| bit(has, Dimension::Text);
        if let Some(publishers) = &wanted.publishers {
            let own = own.zip(columns.publishers.any(start, publishers));
            for (fails, ((event, spot), reports)) in fails.iter_mut().zip(own) {
                let has = word.events[*event as usize] | spots[*spot as usize];
                *fails |= bit(has | reports);
            }
        } else {
            for (fails, (event, spot)) in fails.iter_mut().zip(own) {
                *fails |= bit(word.events[*event as usize] | spots[*spot as usize]);
            }
        }
    }
}

impl<'a> Wanted<'a> {
    fn new(table: &'a Table, word: &'a Word) -> Self {
        let (spots, publishers) = (table.spots.iter(), &word.publishers);
        Self {
            word,
            spots: spots
                .map(|(place, _)| word.places[*place as usize])
                .collect(),
            publishers: (publishers.contains(&true)).then(|| LetThrough::new(publishers.clone())),
        }
    }
}

fn bit(lets: bool, dimension: Dimension) -> u16 {
    if lets { 0 } else { dimension.bit() }
}

/// What every row of a spot fails of kind, region, area and precision.
fn spots_fail(table: &Table, filter: &Filter) -> Vec<u16> {
    let regions: Vec<bool> = table
        .regions()
        .iter()
        .map(|region| filter.regions.lets(region) || filter.regions.lets(&region.country().into()))
        .collect();
    let place = |place: &TablePlace| {
        let precision = place.place.precision;
        let in_area = filter.area.as_ref().is_none_or(|area| {
            !precision.is_regional() && place.place.at.is_some_and(|at| area.contains(at))
        });
        bit(regions[place.region], Dimension::Region)
            | bit(in_area, Dimension::Area)
            | bit(filter.precisions.lets(&precision), Dimension::Precision)
    };
    let places: Vec<u16> = table.places().iter().map(place).collect();
    let kinds = table.kinds().iter();
    let kinds: Vec<u16> = kinds
        .map(|kind| bit(filter.kinds.lets(kind), Dimension::Kind))
        .collect();
    let spots = table.spots.iter();
    spots
        .map(|(place, kind)| places[*place as usize] | kinds[*kind as usize])
        .collect()
}

/// What every row of these flags fails of status.
fn flags_fail(statuses: &Pick<Status>) -> Vec<u16> {
    (0..=u8::MAX)
        .map(|flags| bit(statuses.lets(&status_of(flags)), Dimension::Status))
        .collect()
}
