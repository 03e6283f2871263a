//! The events: each thrown by its own die, each naming earlier ones.

use jiff::civil::Date;
use rayon::prelude::*;
use refoulement_atlas::model::{
    Dataset, Event, EventDate, EventId, Kind, KindId, People, Place, PlaceId, Precision, Report,
};

use super::dice::Dice;
use super::shares::{self, in_a_thousand};
use super::{people, sources, texts, times};

/// The kind of the dataset's own.
pub const OWN_KIND: &str = "made-up-kind";

/// How often each kind is.
const KINDS: [(u32, Kind); 6] = [
    (520, Kind::Arrest),
    (235, Kind::Repatriation),
    (110, Kind::Detention),
    (45, Kind::Policy),
    (37, Kind::Death),
    (33, Kind::Release),
];

/// How often it is the dataset's own kind, in a thousand.
const OF_OWN_KIND: u32 = 20;

/// Circumstances, the first of them the most common.
const TAGS: [&str; 12] = [
    "by-bicycle",
    "in-the-rain",
    "at-lunchtime",
    "with-umbrella",
    "near-the-orchard",
    "on-a-tuesday",
    "by-kite",
    "out-of-soup",
    "before-the-picnic",
    "made-up-tag",
    "indoors",
    "by-post",
];

/// An event names others that are no further away than this many numbers.
const NEAR: u32 = 60;

/// Events of one of [`pieces`].
const PIECE: u32 = 1 << 18;

/// Whether events have texts. Columns are built of the rest, and ten million texts would fill the memory.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Texts {
    /// Summaries, notes, words for dates.
    Written,
    /// None but ids.
    LeftOut,
}

/// What can be thrown of an event without looking at any other.
struct Head {
    id: EventId,
    kind: Kind,
    day: Date,
    date: EventDate,
    place: PlaceId,
    people: Option<People>,
    rollup: bool,
}

/// What all events of a dataset are made of.
struct Maker<'a> {
    places: [(u32, Vec<&'a Place>); 8],
    /// Where people are moved: a few named places, as in the bundled dataset.
    receiving: Vec<&'a Place>,
    number: u32,
    texts: Texts,
}

/// So many events, in the order of the file.
pub fn events(frame: &Dataset, number: u32, texts: Texts) -> Vec<Event> {
    let mut events: Vec<Event> = pieces(frame, number, texts).flatten().collect();
    events.par_sort_unstable_by(|one, other| place_in_file(one).cmp(&place_in_file(other)));
    events
}

/// So many events, a piece at a time and roughly by day, for those who can't hold all of them unpacked.
pub fn pieces(frame: &Dataset, number: u32, texts: Texts) -> impl Iterator<Item = Vec<Event>> {
    let maker = Maker {
        places: shares::PRECISIONS
            .map(|(weight, precision)| (weight, of_precision(frame, precision))),
        receiving: receiving(frame),
        number,
        texts,
    };
    let starts = (0..number).step_by(PIECE as usize);
    starts.map(move |start| {
        let piece = start..number.min(start.saturating_add(PIECE));
        piece.into_par_iter().map(|at| maker.event(at)).collect()
    })
}

fn of_precision(frame: &Dataset, precision: Precision) -> Vec<&Place> {
    frame
        .places
        .iter()
        .filter(|place| place.precision == precision)
        .collect()
}

fn receiving(frame: &Dataset) -> Vec<&Place> {
    let there = |place: &&Place| place.country.as_deref() == Some("KP");
    frame
        .places
        .iter()
        .filter(there)
        .take(shares::RECEIVING)
        .collect()
}

fn place_in_file(event: &Event) -> (Option<Date>, &EventId) {
    (event.date.first().or(event.date.last()), &event.id)
}

impl Maker<'_> {
    fn head(&self, number: u32, dice: &mut Dice) -> Head {
        let day = times::day(dice, number, self.number);
        let place = &self.place(dice).id;
        let word = place.as_str().split('-').next().unwrap_or_default();
        Head {
            id: EventId::from(format!(
                "{}-{:02}-{word}-{number:07}",
                day.year(),
                day.month()
            )),
            kind: kind(dice),
            day,
            date: times::around(dice, day),
            place: place.clone(),
            people: people::of_event(dice),
            rollup: dice.in_a_thousand(in_a_thousand::ROLLUP),
        }
    }

    fn place(&self, dice: &mut Dice) -> &Place {
        let all: u32 = self.places.iter().map(|(weight, _)| weight).sum();
        let mut left = dice.below(all);
        let of_it = self.places.iter().find(|(weight, _)| {
            let is_it = left < *weight;
            left = left.saturating_sub(*weight);
            is_it
        });
        dice.early_of(of_it.map_or(&self.places[0].1, |(_, places)| places))
    }

    fn event(&self, number: u32) -> Event {
        let mut dice = Dice::new(number.into());
        let dice = &mut dice;
        let head = self.head(number, dice);
        let people = head.people.clone();
        let [women, men, children] = people::told_apart(dice, &people.clone().unwrap_or_default());
        let reports = self.reports(dice, &head);
        let tags = tags(dice);
        let related = self.related(dice, number);
        let part_of = dice.in_a_thousand(in_a_thousand::PART_OF).then(|| {
            self.earlier(dice, number, |other| {
                other.kind == head.kind && !head.rollup
            })
        });
        let same_people = dice.in_a_thousand(in_a_thousand::SAME_PEOPLE).then(|| {
            self.earlier(dice, number, |other| {
                other.date.first() <= head.date.last() || head.date.last().is_none()
            })
        });
        Event {
            women,
            men,
            children,
            to: dice
                .in_a_thousand(in_a_thousand::MOVED_TO)
                .then(|| dice.early_of(&self.receiving).id.clone()),
            via: if dice.in_a_thousand(in_a_thousand::MOVED_VIA) {
                vec![self.place(dice).id.clone()]
            } else {
                Vec::new()
            },
            tags,
            status: dice.weighted(&shares::STATUSES),
            related,
            part_of: part_of.flatten(),
            same_people: same_people.flatten(),
            rollup: head.rollup,
            sensitive: dice.in_a_thousand(in_a_thousand::SENSITIVE),
            date_text: self.written(|| times::in_words(dice, head.day)),
            summary: self.written(|| texts::text(dice, &shares::SUMMARY)),
            notes: if dice.in_a_thousand(in_a_thousand::NOTES) {
                self.written(|| texts::text(dice, &shares::NOTES))
            } else {
                None
            },
            reports,
            id: head.id,
            kind: head.kind,
            date: head.date,
            place: head.place,
            people,
        }
    }

    fn written(&self, text: impl FnOnce() -> String) -> Option<String> {
        (self.texts == Texts::Written).then(text)
    }

    fn reports(&self, dice: &mut Dice, head: &Head) -> Vec<Report> {
        let number = dice.weighted(&shares::REPORTS);
        let report = |_| Report {
            // Some sources are cited far more often than others.
            source: sources::id(
                dice.below(sources::SOURCES)
                    .min(dice.below(sources::SOURCES)),
            ),
            people: people::of_report(dice, head.people.as_ref()),
            date: dice.in_a_thousand(in_a_thousand::CLAIMED_DATE).then(|| {
                if dice.in_a_thousand(800) {
                    head.date.clone()
                } else {
                    times::around(dice, head.day)
                }
            }),
            note: self.written(|| texts::words(dice, &shares::REPORT_NOTE)),
        };
        (0..number).map(report).collect()
    }

    fn related(&self, dice: &mut Dice, number: u32) -> Vec<EventId> {
        let mut related: Vec<EventId> = Vec::new();
        for _ in 0..dice.weighted(&shares::RELATED) {
            if let Some(id) = self.earlier(dice, number, |_| true)
                && !related.contains(&id)
            {
                related.push(id);
            }
        }
        related
    }

    /// The id of an event with a lower number for which that holds: so links never run in a circle.
    fn earlier(
        &self,
        dice: &mut Dice,
        number: u32,
        holds: impl Fn(&Head) -> bool,
    ) -> Option<EventId> {
        (0..8).find_map(|_| {
            let other = number.checked_sub(dice.between(1, NEAR))?;
            let head = self.head(other, &mut Dice::new(other.into()));
            holds(&head).then_some(head.id)
        })
    }
}

fn kind(dice: &mut Dice) -> Kind {
    if dice.in_a_thousand(OF_OWN_KIND) {
        return Kind::Other(KindId::from(OWN_KIND));
    }
    let mut left = dice.below(KINDS.iter().map(|(weight, _)| weight).sum());
    for (weight, kind) in KINDS {
        if left < weight {
            return kind;
        }
        left -= weight;
    }
    Kind::Arrest
}

fn tags(dice: &mut Dice) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for _ in 0..dice.weighted(&shares::TAGS) {
        let tag = dice.early_of(&TAGS);
        if !tags.iter().any(|other| other == tag) {
            tags.push(tag.to_owned());
        }
    }
    tags
}
