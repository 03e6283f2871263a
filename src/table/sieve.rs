//! Which dimensions of a filter each row fails, kept from one filter to the next, so that every chart can leave
//! out its own and only what changed is asked again.

use std::ops::Range;
use std::sync::Arc;

use rayon::iter::{IndexedParallelIterator, ParallelIterator};
use rayon::slice::ParallelSliceMut;

use crate::table::asked::Asked;
use crate::table::columns::flag;
use crate::table::search::Word;
use crate::table::{Dimension, Filter, Selection, Table};

/// For each row of one table the bits of the dimensions that it fails.
///
/// A row is in the selection where it fails nothing, and in a chart that leaves its own dimension out where it
/// fails nothing else. So one small number a row answers for all charts at once.
pub struct Sieve {
    filter: Filter,
    fails: Vec<u16>,
    /// The selections in which the row is not added, as bits: of those it is in, those without one dimension
    /// have that one's bit, and the selection itself has [`ALL_HOLD`].
    held: Vec<u16>,
    /// The words of the filter.
    words: Vec<Arc<Word>>,
}

/// Stands beside the bits of the dimensions for the selection in which all of them hold.
pub(super) const ALL_HOLD: u16 = 1 << 15;

/// Rows that are asked in one go.
const STRETCH: usize = 1 << 14;

impl Sieve {
    /// Nothing is filtered yet.
    #[must_use]
    pub fn new(table: &Table) -> Self {
        let is_rollup = |flags: &u8| flags & flag::ROLLUP != 0;
        let never = |flags| if is_rollup(flags) { u16::MAX } else { 0 };
        let mut sieve = Self {
            filter: Filter::default(),
            fails: vec![0; table.len()],
            held: table.columns.flags.iter().map(never).collect(),
            words: Vec::new(),
        };
        sieve.hold(table);
        sieve
    }

    /// The rows of a table against a filter.
    #[must_use]
    pub fn of(table: &Table, filter: &Filter) -> Self {
        let mut sieve = Self::new(table);
        sieve.set(table, filter);
        sieve
    }

    /// Holds another filter against the rows of the same table. Only the dimensions that changed are asked again, and
    /// told.
    pub fn set(&mut self, table: &Table, filter: &Filter) -> Vec<Dimension> {
        let changed: Vec<Dimension> = Dimension::ALL
            .into_iter()
            .filter(|dimension| !filter.same_by(&self.filter, *dimension))
            .collect();
        if changed.is_empty() {
            return changed;
        }
        if changed.contains(&Dimension::Text) {
            self.words = table.text.words(table, filter.words(), &self.words);
        }
        let asked = Asked::new(table, filter, &changed, &self.words);
        let stretches = self.fails.par_chunks_mut(STRETCH).enumerate();
        stretches.for_each(|(number, fails)| asked.ask(number * STRETCH, fails));
        self.filter = filter.clone();
        self.hold(table);
        changed
    }

    /// The filter that is answered.
    #[must_use]
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// The rows that fail nothing, or nothing but one dimension.
    #[must_use]
    pub fn selection(&self, except: Option<Dimension>) -> Selection {
        Selection::new(&self.marks(except))
    }

    /// How each row stands in the selection that leaves a dimension out, or in that which leaves none.
    pub(super) fn marks(&self, except: Option<Dimension>) -> Marks<'_> {
        Marks {
            fails: &self.fails,
            held: &self.held,
            own: except.map_or(ALL_HOLD, Dimension::bit),
        }
    }

    /// What each row of a stretch fails, and where it isn't added.
    pub(super) fn stretch(&self, rows: Range<usize>) -> (&[u16], &[u16]) {
        (&self.fails[rows.clone()], &self.held[rows])
    }

    /// Finds out which linked rows are not added, and where.
    fn hold(&mut self, table: &Table) {
        let (fails, held) = (&self.fails, &mut self.held);
        table.covers.tell(
            |row| selections(fails[row]),
            |row, covered| held[row] = covered,
        );
    }
}

/// The selections that a row is in, by what it fails: all where it fails nothing, one where it fails that alone. Without
/// a branch: that is asked of many rows, in no order.
#[inline]
fn selections(fails: u16) -> u16 {
    let none = u16::from(fails == 0).wrapping_neg();
    let few = u16::from(fails & fails.wrapping_sub(1) == 0).wrapping_neg();
    (fails | none) & few
}

/// How the rows stand in one selection.
#[derive(Clone, Copy)]
pub(super) struct Marks<'a> {
    fails: &'a [u16],
    held: &'a [u16],
    own: u16,
}

impl<'a> Marks<'a> {
    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.fails.len()
    }

    /// Of rows that lie together, whether each is shown, and would be added where it is. Without a branch.
    #[inline]
    pub(super) fn stretch(self, rows: Range<usize>) -> impl Iterator<Item = (bool, bool)> + 'a {
        let own = self.own;
        let rows = self.fails[rows.clone()].iter().zip(&self.held[rows]);
        rows.map(move |(fails, held)| (fails & !own == 0, held & own == 0))
    }
}
