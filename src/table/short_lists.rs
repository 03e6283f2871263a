//! Lists that are nearly all short, read without looking anything up.

use crate::table::columns::{Lists, count};

/// Lists of numbers, one a row, of which nearly all are short and of few numbers: up to three share a word. So rows are
/// read one after the other, and nothing is looked up in between.
#[derive(Default)]
pub(super) struct ShortLists {
    /// Three numbers, [`NONE`] for those that are not there; or else [`LONG`] and the number of a longer list.
    words: Vec<u32>,
    long: Lists,
}

/// The bits of a number in a word.
pub(super) const NUMBER: u32 = 10;
/// Stands for no number: it is larger than any in a word.
const NONE: u32 = (1 << NUMBER) - 1;
/// Three times [`NONE`].
const EMPTY: u32 = (1 << (3 * NUMBER)) - 1;
const LONG: u32 = 1 << 31;

impl ShortLists {
    /// Adds a list, in order of first mention, each once.
    pub(super) fn push_once(&mut self, list: impl Iterator<Item = u32>) {
        let before = self.long.items.len();
        let length = self.long.push_once(list);
        let own = &self.long.items[before..];
        if length > 3 || own.iter().any(|number| *number >= NONE) {
            self.words.push(LONG | count(self.long.ends.len() - 1));
            return;
        }
        let word = own
            .iter()
            .rev()
            .fold(EMPTY, |word, number| (word << NUMBER | number) & EMPTY);
        self.words.push(word);
        self.long.items.truncate(before);
        self.long.ends.pop();
    }

    /// The list of a row, one by one.
    #[inline]
    pub(super) fn each(&self, row: usize, mut each: impl FnMut(usize)) {
        let mut word = self.words[row];
        if word & LONG != 0 {
            for number in self.long.of((word & !LONG) as usize) {
                each(*number as usize);
            }
            return;
        }
        while word & NONE != NONE {
            each((word & NONE) as usize);
            word = word >> NUMBER | NONE << (2 * NUMBER);
        }
    }

    /// The list of a row where it is short, filled up with [`NONE`].
    #[inline]
    pub(super) fn short(&self, row: usize) -> Option<[usize; 3]> {
        let word = self.words[row];
        let number = |shift: u32| ((word >> shift) & NONE) as usize;
        (word & LONG == 0).then(|| [0, NUMBER, 2 * NUMBER].map(number))
    }

    /// Where the numbers of short lists start among slots, `many` for each of the `numbers`. What is not there starts
    /// behind them.
    pub(super) fn starts(numbers: usize, many: usize) -> Box<[usize; 1 << NUMBER]> {
        let mut starts = Box::new([numbers * many; 1 << NUMBER]);
        let numbers = numbers.min(NONE as usize);
        for (number, start) in starts.iter_mut().enumerate().take(numbers) {
            *start = number * many;
        }
        starts
    }

    /// The list of a row.
    pub(super) fn of(&self, row: usize) -> Vec<u32> {
        let mut list = Vec::new();
        self.each(row, |number| list.push(count(number)));
        list
    }

    /// Tells of each row from one on whether any of its numbers is let through. Without a branch, for rows with short
    /// lists: whether one has any can't be foreseen.
    pub(super) fn any<'a>(
        &'a self,
        start: usize,
        let_through: &'a LetThrough,
    ) -> impl Iterator<Item = bool> + 'a {
        self.words[start..].iter().map(move |word| {
            let few = |shift: u32| let_through.few[((word >> shift) & NONE) as usize];
            if word & LONG == 0 {
                few(0) | few(NUMBER) | few(2 * NUMBER)
            } else {
                let list = self.long.of((word & !LONG) as usize).iter();
                list.copied().any(|number| let_through.all[number as usize])
            }
        })
    }

    /// Room for so many rows.
    pub(super) fn of_rows(rows: usize) -> Self {
        Self {
            words: Vec::with_capacity(rows),
            long: Lists::default(),
        }
    }

    pub(super) fn append(&mut self, other: &Self) {
        let before = count(self.long.ends.len());
        self.long.append(&other.long);
        let words = other.words.iter();
        self.words.extend(words.map(|word| match word & LONG {
            0 => *word,
            _ => word + before,
        }));
    }

    pub(super) fn shrink(&mut self) {
        self.words.shrink_to_fit();
        self.long.shrink();
    }

    pub(super) fn bytes(&self) -> usize {
        size_of_val(self.words.as_slice()) + self.long.bytes()
    }
}

/// Which numbers are let through.
pub(super) struct LetThrough {
    all: Vec<bool>,
    /// Of those that fit in a word of [`ShortLists`].
    few: [bool; 1 << NUMBER],
}

impl LetThrough {
    pub(super) fn new(all: Vec<bool>) -> Self {
        let mut few = [false; 1 << NUMBER];
        for (few, own) in few.iter_mut().zip(&all).take(NONE as usize) {
            *few = *own;
        }
        Self { all, few }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Short and long ones, of small and large numbers.
    fn lists() -> impl Strategy<Value = Vec<Vec<u32>>> {
        let number = prop_oneof![0..6_u32, NONE - 2..NONE + 2];
        proptest::collection::vec(proptest::collection::vec(number, 0..6), 0..12)
    }

    fn once(list: &[u32]) -> Vec<u32> {
        let mut once = Vec::new();
        for number in list {
            if !once.contains(number) {
                once.push(*number);
            }
        }
        once
    }

    proptest! {
        #[test]
        fn a_list_is_what_was_put_in_each_number_once(
            lists in lists(), others in lists(), let_through in proptest::collection::vec(any::<bool>(), (NONE + 2) as usize),
        ) {
            let mut all = ShortLists::default();
            for list in &lists {
                all.push_once(list.iter().copied());
            }
            let mut more = ShortLists::default();
            for list in &others {
                more.push_once(list.iter().copied());
            }
            all.append(&more);
            all.shrink();
            let own = LetThrough::new(let_through.clone());
            let any: Vec<bool> = all.any(0, &own).collect();
            for (row, list) in lists.iter().chain(&others).enumerate() {
                let list = once(list);
                prop_assert_eq!(&all.of(row), &list);
                prop_assert_eq!(any[row], list.iter().any(|number| let_through[*number as usize]));
                if let Some(short) = all.short(row) {
                    let there = short.iter().filter(|number| **number < NONE as usize);
                    prop_assert!(there.map(|number| count(*number)).eq(list));
                }
            }
            prop_assert_eq!(any.len(), lists.len() + others.len());
        }
    }
}
