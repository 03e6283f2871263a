//! The events of a dataset, packed end to end: a million take about half as much memory as their file.
//!
//! Unpacked, an event is some forty small allocations, and a million of them several times their file. So
//! they are kept in [`Block`]s, and unpacked one by one when somebody looks at one.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use crate::model::naming::Naming;
use crate::model::{Block, Event, EventId, EventView, Names, Packer};

/// Events packed one after the other. An event's place in the list is its index in the dataset.
#[derive(Clone, Default)]
pub struct Events {
    names: Arc<Names>,
    blocks: Vec<Arc<Block>>,
    /// How many events there are up to the end of each block.
    ends: Vec<usize>,
    links: Arc<Vec<Link>>,
}

/// An event that has the people of another. Events are named by their indices in the dataset.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// The event.
    pub from: u32,
    /// The event of [`Event::part_of`].
    pub part_of: Option<u32>,
    /// The event of [`Event::same_people`].
    pub same_people: Option<u32>,
}

impl Events {
    /// Events whose names are numbered by `names`. `links` are in the order of events, each once.
    #[must_use]
    pub fn from_blocks(names: Arc<Names>, blocks: Vec<Block>, links: Vec<Link>) -> Self {
        let mut all = 0;
        let ends = blocks.iter().map(|block| {
            all += block.len();
            all
        });
        let ends = ends.collect();
        Self {
            names,
            blocks: blocks.into_iter().map(Arc::new).collect(),
            ends,
            links: Arc::new(links),
        }
    }

    /// The events that have the people of others, in order.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.last().copied().unwrap_or(0)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What the numbers in views stand for.
    #[must_use]
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// The events in stretches, for those who share the work out. A copy of a block shares its memory.
    #[must_use]
    pub fn blocks(&self) -> &[Arc<Block>] {
        &self.blocks
    }

    /// One event, borrowed.
    #[must_use]
    pub fn view(&self, at: usize) -> Option<EventView<'_>> {
        let (block, at) = self.place(at)?;
        block.view(at)
    }

    /// The id of one event.
    #[must_use]
    pub fn id(&self, at: usize) -> Option<&str> {
        let (block, at) = self.place(at)?;
        block.id(at)
    }

    /// The block that an event is in, and its index there.
    fn place(&self, at: usize) -> Option<(&Block, usize)> {
        let block = self.ends.partition_point(|end| *end <= at);
        let before = match block.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        Some((self.blocks.get(block)?, at.checked_sub(before)?))
    }

    /// One event in full.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<Event> {
        self.names.event(&self.view(at)?)
    }

    /// All events in order, borrowed.
    pub fn views(&self) -> impl Iterator<Item = EventView<'_>> {
        self.blocks.iter().flat_map(|block| block.views())
    }

    /// All events in order, in full.
    pub fn iter(&self) -> impl Iterator<Item = Event> {
        self.views().filter_map(|view| self.names.event(&view))
    }
}

impl From<Vec<Event>> for Events {
    fn from(events: Vec<Event>) -> Self {
        let (mut naming, mut names) = (Naming::default(), Names::default());
        for event in &events {
            naming.learn(event, &mut names);
        }
        let mut blocks = Vec::new();
        let mut packer = Packer::default();
        for view in events.iter().filter_map(|event| naming.view(event)) {
            packer.push(&view);
            if packer.is_full() {
                blocks.push(packer.finish());
            }
        }
        blocks.push(packer.finish());
        Self::from_blocks(Arc::new(names), blocks, links(&events))
    }
}

fn links(events: &[Event]) -> Vec<Link> {
    let mut index = HashMap::new();
    for (event, at) in events.iter().zip(0..) {
        index.entry(&event.id).or_insert(at);
    }
    let find = |id: &Option<EventId>| index.get(id.as_ref()?).copied();
    let links = events.iter().zip(0..).map(|(event, from)| Link {
        from,
        part_of: find(&event.part_of),
        same_people: find(&event.same_people),
    });
    let names_any = |link: &Link| link.part_of.or(link.same_people).is_some();
    links.filter(names_any).collect()
}

impl FromIterator<Event> for Events {
    fn from_iter<T: IntoIterator<Item = Event>>(events: T) -> Self {
        events.into_iter().collect::<Vec<_>>().into()
    }
}

impl PartialEq for Events {
    /// Whether the events are the same, however their names are numbered.
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl fmt::Debug for Events {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EventDate, Kind, KindId, People, Report, Status};

    /// An event in which everything is said.
    fn full(id: &str) -> Event {
        Event {
            id: id.into(),
            kind: Kind::Other(KindId::from("own")),
            date: "2019-05-21?/..".parse().unwrap(),
            date_text: Some("since late May".into()),
            place: "nanning".into(),
            people: Some(
                People::new(Some(2), Some(7), None, Some("seven or more".into())).unwrap(),
            ),
            women: Some(0),
            men: None,
            children: Some(u32::MAX),
            to: Some("tumen".into()),
            via: vec!["nanning".into(), "dandong".into()],
            tags: vec!["in-transit".into(), "중국".into()],
            status: Some(Status::Disputed),
            related: vec!["b".into()],
            part_of: Some("c".into()),
            same_people: Some("d".into()),
            rollup: true,
            sensitive: true,
            summary: Some("Seven “people”\\n were held.".into()),
            notes: Some(String::new()),
            reports: vec![
                Report {
                    source: "s0".into(),
                    people: Some(People::exactly(7)),
                    date: Some(EventDate::on(jiff::civil::date(2019, 5, 21))),
                    note: Some("by phone".into()),
                },
                Report {
                    source: "s1".into(),
                    people: None,
                    date: None,
                    note: None,
                },
            ],
        }
    }

    #[test]
    fn an_event_is_unpacked_as_it_was() {
        let events = vec![full("a"), full("b")];
        let packed = Events::from(events.clone());
        assert_eq!(packed.iter().collect::<Vec<_>>(), events);
        assert_eq!(packed.get(1).as_ref(), events.get(1));
        assert_eq!((packed.len(), packed.get(2)), (2, None));
    }

    #[test]
    fn the_facts_of_an_event_are_those_of_its_view() {
        let packed = Events::from(vec![full("a")]);
        let view = packed.view(0).unwrap();
        let block = packed.blocks().first().unwrap();
        let facts = block.facts().next().unwrap();
        assert_eq!(block.id(0), Some(view.id));
        assert_eq!(
            (facts.kind, facts.place, facts.to),
            (view.kind, view.place, view.to)
        );
        assert_eq!(facts.date(), view.date.as_bytes());
        assert_eq!(facts.numbers(), view.numbers());
        assert_eq!(
            [facts.women, facts.men, facts.children],
            [view.women, view.men, view.children]
        );
        let tags: Vec<&[u8]> = view.tags.iter().map(|tag| tag.as_bytes()).collect();
        assert_eq!(facts.tags().collect::<Vec<_>>(), tags);
        assert_eq!(facts.status, view.status);
        assert_eq!(
            (facts.rollup, facts.sensitive),
            (view.rollup, view.sensitive)
        );
        let sources: Vec<u32> = view.reports.iter().map(|report| report.source).collect();
        assert_eq!(facts.sources().collect::<Vec<_>>(), sources);
    }

    #[test]
    fn people_who_are_not_said_are_those_of_the_reports() {
        let event = Event {
            people: None,
            ..full("a")
        };
        let packed = Events::from(vec![event]);
        let facts = packed
            .blocks()
            .first()
            .unwrap()
            .facts()
            .next()
            .unwrap()
            .numbers();
        assert_eq!(facts, packed.view(0).unwrap().numbers());
        assert_eq!(facts, packed.get(0).unwrap().people().numbers);
    }

    #[test]
    fn a_summary_comes_back_with_its_capitals() {
        let long = format!("A{}B{}C", "x".repeat(254), "y".repeat(600));
        let summaries = [
            "",
            "plain",
            "Seven People",
            "LOUD",
            "zum Schluß ÄRGER",
            "İstanbul",
            "중국 Tumen 도문",
            "ends in Z",
            long.as_str(),
            "ǅ",
            "K (Kelvin)",
        ];
        for summary in summaries {
            let event = Event {
                summary: Some(summary.into()),
                ..full("ID-é-É-1")
            };
            let packed = Events::from(vec![event.clone(), event.clone()]);
            assert_eq!(packed.get(1), Some(event), "{summary}");
            let said = packed.blocks().first().unwrap().said();
            assert!(said.contains(&summary.to_lowercase()), "{summary}");
        }
    }

    #[test]
    fn events_are_found_across_blocks() {
        let all: Vec<Event> = (0..9).map(|number| full(&format!("e{number}"))).collect();
        let whole = Events::from(all.clone());
        let mut blocks = Vec::new();
        for some in all.chunks(2) {
            let naming = Naming::of(whole.names());
            let mut packer = Packer::default();
            for event in some {
                packer.push(&naming.view(event).unwrap());
            }
            blocks.push(packer.finish());
            blocks.push(Block::default());
        }
        let parts = Events::from_blocks(Arc::new(whole.names().clone()), blocks, Vec::new());
        assert_eq!(parts, whole);
        assert_eq!(parts.get(8), whole.get(8));
        assert_eq!(parts.get(9), None);
    }
}
