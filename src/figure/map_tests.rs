//! The map of a figure: what its names keep off, and what its edges leave whole.

use std::sync::Arc;

use jiff::civil::date;

use crate::figure::map_scene::{MapScene, Mapper};
use crate::figure::{Plan, Request, Size};
use crate::geo::{Archive, Regions};
use crate::jobs::open_bundled;
use crate::map::{Figure, LabelStyle};
use crate::table::{Filter, Summary, Table};
use crate::words::{Language, Words};

/// The map of the bundled dataset on sheets of these sizes.
fn maps(sizes: &[(f32, f32)], look: impl Fn((f32, f32), &MapScene)) {
    let regions = Regions::embedded();
    let dataset = Arc::new(open_bundled(&regions).unwrap().dataset);
    let table = Table::new(&[dataset], &regions);
    let filter = Filter::default();
    let summary = Summary::new(&table, &filter);
    for language in Language::ALL {
        let request = Request {
            table: &table,
            plan: &Plan::of(filter.clone(), Size::Pixels(1080, 1080), *language),
            regions: &regions,
            archive: &Arc::new(Archive::embedded()),
            words: &Words::new(*language),
            made: date(2026, 11, 21),
        };
        let mapper = Mapper::new(&request, &summary, &request.plan.size.sheet());
        for size in sizes {
            look(*size, &mapper.scene(*size, &[]));
        }
    }
}

const SIZES: [(f32, f32); 4] = [
    (760.0, 300.0),
    (760.0, 500.0),
    (870.0, 420.0),
    (1000.0, 700.0),
];

#[test]
fn names_keep_off_symbols_and_each_other() {
    maps(&SIZES, |size, map| {
        let labels = &map.scene.labels;
        for (number, label) in labels.iter().enumerate() {
            for symbol in &map.scene.symbols {
                let reach = match &symbol.figure {
                    Figure::Ring(_) => symbol.figure.reach(),
                    // Its corners reach further than its sides.
                    Figure::Mark(mark) => mark.r,
                };
                assert!(
                    !label.rect.overlaps_circle(symbol.center, reach - 0.5),
                    "{size:?}: {:?} lies on {:?}",
                    label.text,
                    symbol.name
                );
            }
            for other in labels.iter().skip(number + 1) {
                assert!(
                    !label.rect.overlaps(&other.rect),
                    "{size:?}: {label:?} {other:?}"
                );
            }
        }
        assert!(labels.iter().any(|label| label.style == LabelStyle::Event));
    });
}

#[test]
fn no_symbol_is_cut_off_by_the_edge() {
    maps(&SIZES, |size, map| {
        let (width, height) = size;
        for symbol in map
            .scene
            .symbols
            .iter()
            .filter(|one| map.view.shows(one.center))
        {
            let (at, reach) = (symbol.center, symbol.figure.reach());
            let room = at.x.min(width - at.x).min(at.y).min(height - at.y);
            assert!(
                room >= reach - 0.5,
                "{size:?}: {} {room} {reach}",
                symbol.name
            );
        }
    });
}
