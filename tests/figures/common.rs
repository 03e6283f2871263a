//! Pictures of the bundled dataset.

use std::sync::{Arc, LazyLock};

use jiff::civil::date;
use refoulement_atlas::figure::{Chart, Picture, Plan, Request, Size, Theme};
use refoulement_atlas::geo::{Archive, Regions};
use refoulement_atlas::jobs::open_bundled;
use refoulement_atlas::table::{Filter, Table};
use refoulement_atlas::words::Language;

/// What all pictures are made from.
pub struct World {
    pub regions: Regions,
    pub archive: Arc<Archive>,
    pub table: Table,
}

pub static WORLD: LazyLock<World> = LazyLock::new(|| {
    let regions = Regions::embedded();
    let opened = open_bundled(&regions).unwrap();
    let table = Table::new(&[Arc::new(opened.dataset)], &regions);
    World {
        archive: Arc::new(Archive::embedded()),
        regions,
        table,
    }
});

/// A picture of what a filter leaves.
pub fn picture(filter: &Filter, size: &str, language: Language, theme: Theme) -> Picture {
    let whole = |request: &Request| -> Picture { request.picture() };
    asked(filter, size, (language, theme), whole)
}

/// A picture of what a filter leaves, with these charts.
pub fn charted(
    filter: &Filter,
    size: &str,
    (language, theme): (Language, Theme),
    charts: &[Chart],
) -> Picture {
    let plan = Plan {
        theme,
        charts: Some(charts.iter().copied().collect()),
        ..Plan::of(filter.clone(), size.parse::<Size>().unwrap(), language)
    };
    let world = &*WORLD;
    let made = date(2026, 11, 21);
    plan.picture(&world.table, &world.regions, &world.archive, made)
}

/// What comes of the request for a picture of what a filter leaves.
pub fn asked<T>(
    filter: &Filter,
    size: &str,
    (language, theme): (Language, Theme),
    make: impl FnOnce(&Request) -> T,
) -> T {
    let plan = Plan {
        theme,
        ..Plan::of(filter.clone(), size.parse::<Size>().unwrap(), language)
    };
    let made = date(2026, 11, 21);
    plan.asked(&WORLD.table, &WORLD.regions, &WORLD.archive, made, make)
}
