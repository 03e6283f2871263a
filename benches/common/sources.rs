//! Two hundred sources of eighty publishers, none of which exists.

use refoulement_atlas::model::{Source, SourceId};

use super::dice::Dice;
use super::texts;

/// How many sources there are.
pub const SOURCES: u32 = 200;

/// Of how many publishers.
const PUBLISHERS: u32 = 80;

/// Sources have streams of their own, well above those of events.
const STREAM: u64 = 1 << 40;

const FIRST: [&str; 10] = [
    "Example",
    "Sample",
    "Placeholder",
    "Specimen",
    "Dummy",
    "Invented",
    "Pretend",
    "Nowhere",
    "Anytown",
    "Imaginary",
];
const SECOND: [&str; 8] = [
    "Post",
    "Times",
    "Wire Agency",
    "Radio",
    "Monthly",
    "Observer",
    "Broadcasting",
    "Bulletin",
];

/// All sources. The first publishers have the most.
pub fn sources() -> Vec<Source> {
    (0..SOURCES).map(source).collect()
}

fn source(number: u32) -> Source {
    let mut dice = Dice::new(STREAM + u64::from(number));
    // Each publisher has one source, and the first have the rest.
    let publisher = if number < PUBLISHERS {
        number
    } else {
        dice.below(PUBLISHERS).min(dice.below(PUBLISHERS))
    };
    let year = 2000 + number % 25;
    let month = dice.between(1, 12);
    let published = if dice.in_a_thousand(700) {
        format!("{year}-{month:02}-{:02}", dice.between(1, 28))
    } else {
        format!("{year}-{month:02}~")
    };
    let note = dice
        .in_a_thousand(400)
        .then(|| texts::text(&mut dice, &[30, 60, 90]));
    Source {
        id: id(number),
        publisher: Some(publisher_name(publisher)),
        title: Some(texts::text(&mut dice, &[30, 50, 60, 80])),
        author: None,
        published: published.parse().ok(),
        url: dice
            .in_a_thousand(600)
            .then(|| format!("https://example.org/made-up/article/{number:03}")),
        archive_url: None,
        language: Some(dice.one_of(&["en", "en", "ko", "zh"]).into()),
        note,
    }
}

/// The id of a source.
pub fn id(number: u32) -> SourceId {
    SourceId::from(format!("made-up-source-{number:03}"))
}

fn publisher_name(number: u32) -> String {
    let (first, second) = (number as usize % FIRST.len(), number as usize / FIRST.len());
    format!("{} {}", FIRST[first], SECOND[second % SECOND.len()])
}
