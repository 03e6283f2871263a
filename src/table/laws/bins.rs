//! What always holds of bins.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::select;

use crate::table::generated::{datasets, filters, table};
use crate::table::{Bins, Dimension, Filter, Sieve, Summary, Table, Unit};

proptest! {
    #[test]
    fn bins_that_follow_from_shorter_ones_are_those_of_the_rows(
        datasets in datasets(), filter in filters(), units in [select(Unit::ALL.to_vec()), select(Unit::ALL.to_vec())],
    ) {
        let table = table(&datasets);
        let sieve = Sieve::of(&table, &filter);
        let selection = sieve.selection(Some(Dimension::Time));
        for (together, unit) in Bins::without_time(&table, &sieve, units).into_iter().zip(units) {
            prop_assert_eq!(together.unit, unit);
            prop_assert_eq!(together.kinds, Bins::new(&table, &selection, unit).kinds);
        }
    }

    #[test]
    fn bins_hold_exactly_what_the_totals_say(
        datasets in datasets(), filter in filters(), unit in select(Unit::ALL.to_vec()),
    ) {
        let table = table(&datasets);
        let summary = Summary::new(&table, &filter);
        let bins = Bins::new(&table, &summary.selection, unit);
        for (kind, group) in summary.by_kind.iter().enumerate() {
            prop_assert_eq!(bins.total(kind), group.total);
            let all = |part: fn(&crate::table::BinPart) -> u64| {
                bins.kinds[kind].iter().map(|bin| part(&bin.solid) + part(&bin.spread)).sum::<u64>()
            };
            prop_assert_eq!(all(|part| part.events), group.total.events * Bins::SCALE);
            prop_assert_eq!(all(|part| part.estimate), group.total.estimate * Bins::SCALE);
            let sum = |part: fn(&crate::table::BinPart) -> u64| {
                bins.kinds[kind].iter().map(|bin| part(&bin.hatched)).sum::<u64>()
            };
            prop_assert_eq!(sum(|part| part.events), group.not_added * Bins::SCALE);
            prop_assert_eq!(sum(|part| part.low), group.hatched.low * Bins::SCALE);
            prop_assert_eq!(sum(|part| part.high), group.hatched.high * Bins::SCALE);
        }
    }

    #[test]
    fn bins_are_spread_as_the_plain_model_says(
        datasets in datasets(), filter in filters(), unit in select(Unit::ALL.to_vec()),
    ) {
        let table = table(&datasets);
        let selection = filter.select(&table, None);
        let bins = Bins::new(&table, &selection, unit);
        let rows: Vec<_> = selection.rows.iter().map(|row| {
            let people = table.event(*row).people().numbers.estimate();
            let (first, last) = table.days(*row);
            (first, last, table.kind(*row), selection.is_added(*row), u128::from(people))
        }).collect();
        // In parts of a millionth, each rounded down: so the sum lacks less than one a row.
        let part = 1_u128 << 40;
        let scale = u128::from(Bins::SCALE) * part;
        for (kind, list) in bins.kinds.iter().enumerate() {
            let mut so_far = [0_u128; 3];
            let mut exact = [0_u128; 3];
            for (span, bin) in bins.spans.iter().zip(list) {
                let (from, to) = (Table::day_number(span.first), Table::day_number(span.last));
                for (first, last, of, added, people) in &rows {
                    if *of != kind || *last < from || to < *first {
                        continue;
                    }
                    let all = u128::try_from(last - first + 1).unwrap();
                    let up_to = |day: i32| {
                        let days = u128::try_from((day - first).max(0)).unwrap().min(all);
                        people * scale * days / all
                    };
                    let share = up_to(to + 1) - up_to(from);
                    match added {
                        false => exact[2] += share,
                        true if from <= *first && *last <= to => exact[0] += share,
                        true => exact[1] += share,
                    }
                }
                for (so_far, part) in so_far.iter_mut().zip([bin.solid, bin.spread, bin.hatched]) {
                    *so_far += u128::from(part.estimate);
                }
                // What has come in so far is rounded to the nearest millionth.
                for (told, exact) in so_far.iter().zip(exact) {
                    let apart = (told * part).abs_diff(exact);
                    prop_assert!(apart <= part / 2 + rows.len() as u128, "{told} is not {exact} / {part}");
                }
            }
        }
    }

    #[test]
    fn bins_follow_each_other_and_cover_the_span(datasets in datasets(), unit in select(Unit::ALL.to_vec())) {
        let table = table(&datasets);
        let bins = Bins::new(&table, &Filter::default().select(&table, None), unit);
        for pair in bins.spans.windows(2) {
            prop_assert_eq!(Table::day_number(pair[0].last) + 1, Table::day_number(pair[1].first));
        }
        let hull = bins.spans.iter().copied().reduce(|one, other| one.hull(&other));
        prop_assert_eq!(hull.is_some(), table.span().is_some());
        prop_assert!(table.span().is_none_or(|span| hull.is_some_and(|hull| span.lies_in(&hull))));
        for kind in &bins.kinds {
            prop_assert_eq!(kind.len(), bins.spans.len());
        }
    }

    #[test]
    fn a_bin_is_solid_only_where_its_events_fit(datasets in datasets(), unit in select(Unit::ALL.to_vec())) {
        let table = table(&datasets);
        let selection = Filter::default().select(&table, None);
        let bins = Bins::new(&table, &selection, unit);
        for (number, span) in bins.spans.iter().enumerate() {
            let mut solid = BTreeMap::<usize, u64>::new();
            for row in selection.added().filter(|row| table.bounds(*row).lies_in(span)) {
                *solid.entry(table.kind(row)).or_default() += Bins::SCALE;
            }
            for (kind, list) in bins.kinds.iter().enumerate() {
                prop_assert_eq!(list[number].solid.events, solid.get(&kind).copied().unwrap_or(0));
            }
        }
    }
}
