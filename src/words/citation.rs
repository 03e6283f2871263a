//! How an event and a source are cited.

use std::sync::Arc;

use crate::model::{Dataset, Event, Source};
use crate::words::Words;

impl Words {
    /// An event with who reported it and the dataset it is from, to be pasted into a text.
    #[must_use]
    pub fn citation(&self, event: &Event, dataset: &Arc<Dataset>) -> String {
        let place = dataset.places.iter().find(|place| place.id == event.place);
        let place = place.map_or(event.place.as_str(), |place| self.place(place));
        let mut sentences = vec![self.with(
            "citation-event",
            &[
                (
                    "kind",
                    self.kind(&event.kind, std::slice::from_ref(dataset)).into(),
                ),
                ("date", (&self.date(&event.date)).into()),
                ("place", place.into()),
                ("people", (&self.event_people_line(&event.people())).into()),
            ],
        )];
        let sources: Vec<String> = event
            .reports
            .iter()
            .filter_map(|report| {
                dataset
                    .sources
                    .iter()
                    .find(|source| source.id == report.source)
            })
            .map(|source| self.source(source))
            .collect();
        if !sources.is_empty() {
            let sources = sources.join("; ");
            sentences.push(self.with("citation-sources", &[("sources", (&sources).into())]));
        }
        sentences.push(self.in_dataset(event, dataset));
        sentences.join(" ")
    }

    /// A source: publisher, author, title, date, address; as far as they are known.
    #[must_use]
    pub fn source(&self, source: &Source) -> String {
        let title = source.title.as_ref();
        let parts = [
            source.publisher.clone(),
            source.author.clone(),
            title.map(|title| self.with("quoted", &[("text", title.into())])),
            source.published.as_ref().map(|date| self.date(date)),
            source.url.clone(),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() {
            source.id.to_string()
        } else {
            self.list(&parts)
        }
    }

    fn in_dataset(&self, event: &Event, dataset: &Dataset) -> String {
        let (title, id) = (
            ("title", (&dataset.title).into()),
            ("id", event.id.as_str().into()),
        );
        match &dataset.updated {
            None => self.with("citation-dataset", &[title, id]),
            Some(updated) => {
                let date = self.date(updated);
                self.with(
                    "citation-dataset-updated",
                    &[title, id, ("date", (&date).into())],
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EventId, Kind, People, Place, PlaceId, Precision, Report, SourceId};
    use crate::words::Language;

    fn source(id: &str, publisher: &str, title: &str, published: &str) -> Source {
        Source {
            id: SourceId::from(id),
            publisher: Some(publisher.to_owned()),
            title: Some(title.to_owned()),
            author: None,
            published: published.parse().ok(),
            url: Some(format!("https://example.org/{id}")),
            archive_url: None,
            language: None,
            note: None,
        }
    }

    fn place() -> Place {
        Place {
            id: PlaceId::from("shenyang"),
            name: "Shenyang".to_owned(),
            names: [("ko".to_owned(), "선양".to_owned())].into(),
            country: None,
            admin1: None,
            at: None,
            precision: Precision::City,
            radius_km: None,
            geonames: None,
        }
    }

    fn event() -> Event {
        let report = |source: &str| Report {
            source: SourceId::from(source),
            people: Some(People::exactly(7)),
            date: None,
            note: None,
        };
        Event {
            id: EventId::from("2019-04-28-shenyang"),
            kind: Kind::Arrest,
            date: "2019-04-28".parse().unwrap(),
            date_text: None,
            place: PlaceId::from("shenyang"),
            people: None,
            women: None,
            men: None,
            children: None,
            to: None,
            via: Vec::new(),
            tags: Vec::new(),
            status: None,
            related: Vec::new(),
            part_of: None,
            same_people: None,
            rollup: false,
            sensitive: false,
            summary: None,
            notes: None,
            reports: vec![report("a"), report("b")],
        }
    }

    #[test]
    fn a_citation_says_what_happened_who_says_so_and_where_it_is_kept() {
        let dataset = Arc::new(Dataset {
            title: "Reported arrests".to_owned(),
            updated: "2026-11-21".parse().ok(),
            sources: vec![
                source(
                    "a",
                    "Human Rights Watch",
                    "Protect 7 North Koreans",
                    "2019-05-14",
                ),
                source("b", "Daily NK", "Arrests continue", "2019-06~"),
            ],
            places: vec![place()],
            ..Dataset::default()
        });
        let cited = |language| Words::new(language).citation(&event(), &dataset);
        insta::assert_snapshot!(cited(Language::En), @"Arrest, 28 April 2019, Shenyang: 7 people. Reported by Human Rights Watch, “Protect 7 North Koreans”, 14 May 2019, https://example.org/a; Daily NK, “Arrests continue”, about June 2019, https://example.org/b. In: Reported arrests (updated 21 November 2026), event 2019-04-28-shenyang.");
        insta::assert_snapshot!(cited(Language::Ko), @"체포, 2019년 4월 28일, 선양: 7명. 보도: Human Rights Watch, “Protect 7 North Koreans”, 2019년 5월 14일, https://example.org/a; Daily NK, “Arrests continue”, 2019년 6월경, https://example.org/b. 자료: Reported arrests (2026년 11월 21일 갱신), 사건 2019-04-28-shenyang.");
    }
}
