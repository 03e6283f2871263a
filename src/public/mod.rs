//! A dataset for the public: what must not leave the house is left out, and what may is said no more closely than
//! was chosen. Places and dates are generalised, never shifted: what is shifted at random can be averaged away.
//! Asks nothing of the screen or the disk; the same for files, figures and clips.
//!
//! What an event says in words (`summary`, `date_text`, the sources' words and notes) could give away what its place
//! and date are not to say, and so could its id and its place in the list. So where there is a floor, words are left
//! out, also of events that were vague already, and ids are numbers in an order that follows from what is still said.
//! Titles of sources stay, and links unless they are to go: the sources are public, and say what they say.

mod cells;
mod dates;
mod places;

use std::collections::{BTreeSet, HashMap};
use std::ops::AddAssign;

use serde::{Deserialize, Serialize};

use crate::geo::Regions;
use crate::model::{Dataset, Event, EventId, SourceId};

use cells::{Level, levels};

/// How closely a place may be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PlaceFloor {
    /// A square of half a degree.
    District,
    /// A province.
    Province,
    /// A country.
    Country,
}

/// How closely a date may be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DateFloor {
    /// A month.
    Month,
    /// A year.
    Year,
}

/// What the public may see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Public {
    /// No place is said more closely; as it is where there is no floor.
    pub place: Option<PlaceFloor>,
    /// No date is said more closely; as it is where there is no floor.
    pub date: Option<DateFloor>,
    /// The fewest people that may stand together at a place and date, by their estimates: where there are fewer, the
    /// events of that place and date are said less closely, until there are as many or nothing is left to widen.
    pub least: u64,
    /// Whether links to the sources are left out.
    pub drop_links: bool,
}

/// What was left out and changed, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Redaction {
    /// Events that the dataset has.
    pub events: usize,
    /// Events left out, as they are sensitive.
    pub sensitive: usize,
    /// Events that named one of those, and name it no more.
    pub unlinked: usize,
    /// Events whose internal notes were left out.
    pub notes: usize,
    /// Events whose place, or where people came through or were moved to, is said less closely.
    pub places: usize,
    /// Events whose date is said less closely.
    pub dates: usize,
    /// Events that are said less closely than the floors, as too few people stood together.
    pub merged: usize,
    /// Events whose words were left out.
    pub texts: usize,
    /// Sources whose links were left out.
    pub links: usize,
}

impl AddAssign for Redaction {
    fn add_assign(&mut self, other: Self) {
        self.events += other.events;
        self.sensitive += other.sensitive;
        self.unlinked += other.unlinked;
        self.notes += other.notes;
        self.places += other.places;
        self.dates += other.dates;
        self.merged += other.merged;
        self.texts += other.texts;
        self.links += other.links;
    }
}

/// The dataset as the public may see it, and what that took.
#[must_use]
pub fn redacted(dataset: &Dataset, public: &Public, regions: &Regions) -> (Dataset, Redaction) {
    let (seen, redaction, _) = redacted_with_names(dataset, public, regions);
    (seen, redaction)
}

/// What the events are called that the public may see, by what they were called before; `None` where all are called
/// as they were.
pub type Names = Option<HashMap<EventId, EventId>>;

/// The same, with what its events are called now: for whoever knows them by their names, and tells nobody.
#[must_use]
pub fn redacted_with_names(
    dataset: &Dataset,
    public: &Public,
    regions: &Regions,
) -> (Dataset, Redaction, Names) {
    let all: Vec<Event> = dataset.events.iter().collect();
    let mut redaction = Redaction {
        events: all.len(),
        ..Redaction::default()
    };
    let (sensitive, mut events): (Vec<Event>, Vec<Event>) =
        all.into_iter().partition(|event| event.sensitive);
    redaction.sensitive = sensitive.len();
    let gone: Gone = sensitive
        .into_iter()
        .map(|event| (event.id, event.part_of.or(event.same_people)))
        .collect();
    for event in &mut events {
        redaction.unlinked += usize::from(unlink(event, &gone));
        redaction.notes += usize::from(event.notes.take().is_some());
    }
    let levels = levels(&events, dataset, public, regions);
    let mut places = places::Places::new(dataset, regions);
    for (event, level) in events.iter_mut().zip(&levels) {
        generalise(event, *level, &mut places, &mut redaction);
        redaction.merged += usize::from(*level != Level::of(public));
    }
    let is_vaguer = Level::of(public) != Level::default() || redaction.merged > 0;
    let names = is_vaguer.then(|| renumber(&mut events));
    let mut seen = Dataset {
        places: places.named(&events),
        sources: dataset.sources.clone(),
        events: events.into(),
        ..without_events(dataset)
    };
    keep_cited(&mut seen);
    if public.drop_links {
        for source in &mut seen.sources {
            let links = [source.url.take(), source.archive_url.take()];
            redaction.links += usize::from(links.iter().any(Option::is_some));
        }
    }
    (seen, redaction, names)
}

fn without_events(dataset: &Dataset) -> Dataset {
    Dataset {
        events: Vec::new().into(),
        ..dataset.clone()
    }
}

/// Events that are gone, and the events whose people they had.
type Gone = HashMap<EventId, Option<EventId>>;

/// Takes the names of events away that are gone. Whether there were any. Who had the people of one that is gone has
/// those of the event that it led to: else they would be counted twice.
fn unlink(event: &mut Event, gone: &Gone) -> bool {
    let related = event.related.len();
    event.related.retain(|id| !gone.contains_key(id));
    let mut unlinked = event.related.len() < related;
    for named in [&mut event.part_of, &mut event.same_people] {
        while let Some(next) = named.as_ref().and_then(|id| gone.get(id)) {
            // No file holds a circle of such names.
            *named = next.clone();
            unlinked = true;
        }
    }
    unlinked
}

/// Says an event no more closely than a level.
fn generalise(
    event: &mut Event,
    level: Level,
    places: &mut places::Places,
    redaction: &mut Redaction,
) {
    let before = (event.place.clone(), event.to.clone(), event.via.clone());
    let named = [&mut event.place].into_iter().chain(&mut event.to);
    for id in named.chain(&mut event.via) {
        *id = places.wider(id, level.place);
    }
    let moved = before != (event.place.clone(), event.to.clone(), event.via.clone());
    let date = dates::wider(&event.date, level.date);
    let dated = date != event.date;
    event.date = date;
    for report in &mut event.reports {
        report.date = report
            .date
            .as_ref()
            .map(|date| dates::wider(date, level.date));
    }
    redaction.places += usize::from(moved);
    redaction.dates += usize::from(dated);
    if level != Level::default() {
        redaction.texts += usize::from(mute(event));
    }
}

/// Takes an event's words away. Whether there were any.
fn mute(event: &mut Event) -> bool {
    let mut words = vec![event.summary.take(), event.date_text.take()];
    words.extend(event.people.as_mut().map(|people| people.text.take()));
    for report in &mut event.reports {
        words.push(report.note.take());
        words.extend(report.people.as_mut().map(|people| people.text.take()));
    }
    words.iter().any(Option::is_some)
}

/// Gives events numbers for ids, in the order of what they still say: the order in the file may follow their days.
fn renumber(events: &mut [Event]) -> HashMap<EventId, EventId> {
    events.sort_by_cached_key(|event| {
        let said = Event {
            id: EventId::from(""),
            related: Vec::new(),
            part_of: None,
            same_people: None,
            ..event.clone()
        };
        let what = (event.place.clone(), event.kind.clone());
        (
            event.date.first(),
            event.date.last(),
            what,
            format!("{said:?}"),
        )
    });
    let digits = events.len().max(1).ilog10() as usize + 1;
    let number = |at: usize| EventId::from(format!("{:0digits$}", at + 1));
    let ids: HashMap<EventId, EventId> = events
        .iter()
        .enumerate()
        .map(|(at, event)| (event.id.clone(), number(at)))
        .collect();
    let renamed = |id: &EventId| ids.get(id).cloned();
    for event in events {
        event.related = event.related.iter().filter_map(renamed).collect();
        event.part_of = event.part_of.as_ref().and_then(renamed);
        event.same_people = event.same_people.as_ref().and_then(renamed);
        if let Some(id) = renamed(&event.id) {
            event.id = id;
        }
    }
    ids
}

/// Leaves out sources that nothing rests on any more.
fn keep_cited(dataset: &mut Dataset) {
    let cited: BTreeSet<SourceId> = dataset.events.names().sources.iter().cloned().collect();
    dataset.sources.retain(|source| cited.contains(&source.id));
}

#[cfg(test)]
mod tests;
