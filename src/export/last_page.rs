//! A briefing's last page: its data, what each scene shows, how it is counted, and who reported it.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::briefing::Scene;
use crate::export::pages::{Columns, MadeScene, Pages};
use crate::export::{Private, Shown};
use crate::figure::{Paragraph, Picture, Section, WordsPage};
use crate::model::{EventDate, Source, SourceId};
use crate::state::Origin;
use crate::table::Row;
use crate::words::Words;

/// No page has room for more sources than these.
const SOURCES: usize = 400;

/// What the page is made from.
pub(super) struct Said<'a> {
    pub(super) pages: &'a Pages<'a>,
    pub(super) shown: &'a Shown,
    pub(super) columns: &'a [Columns],
    /// For each scene, which columns it is made of.
    pub(super) tables: &'a [usize],
    /// For each scene, the rows that it shows.
    pub(super) rows: &'a [Vec<Row>],
    pub(super) scenes: &'a [MadeScene],
}

/// The page.
pub(super) fn last_page(said: &Said) -> Picture {
    let pages = said.pages;
    WordsPage {
        title: pages.words.get("pages-title").to_owned(),
        sections: vec![said.data(), said.of_scenes(), said.method(), said.sources()],
        size: pages.size,
        theme: pages.theme,
        words: pages.words.clone(),
        made: pages.made,
    }
    .picture()
}

impl Said<'_> {
    fn words(&self) -> &Words {
        self.pages.words
    }

    fn section(&self, key: &str, paragraphs: Vec<Paragraph>) -> Section {
        Section {
            heading: self.words().get(key).to_owned(),
            paragraphs,
            beyond: 0,
            more: |words, n| words.count("pages-more", n),
        }
    }

    /// Each dataset: its title, how many events, when it was updated, its file and its fingerprint. For the public,
    /// the events that it may see: what is said of the file itself would tell of those that it may not.
    fn data(&self) -> Section {
        let shown = self.shown.datasets.iter();
        let datasets = self.pages.datasets.iter().zip(shown);
        let paragraphs = datasets.map(|((origin, _), dataset)| {
            let words = self.words();
            let mut text = vec![words.events(dataset.events.len() as u64)];
            if let Some(updated) = &dataset.updated {
                let date = words.date(updated);
                text.push(words.with("pages-updated", &[("date", date.into())]));
            }
            text.extend(self.of_file(origin));
            Paragraph {
                lead: dataset.title.clone(),
                text: text.join(" · "),
            }
        });
        self.section("pages-data", paragraphs.collect())
    }

    /// Where a dataset is from, and which of its versions it is.
    fn of_file(&self, origin: &Origin) -> Vec<String> {
        let words = self.words();
        let is_public = self.pages.public.is_some();
        let name = match origin {
            Origin::Bundled => Some(words.get("info-bundled").to_owned()),
            Origin::File(_) => (!is_public).then(|| origin.name()),
        };
        let mut text: Vec<String> = name.into_iter().collect();
        if is_public {
            return text;
        }
        let note = self.pages.kept.note(origin);
        let hash = note.and_then(|note| note.sha256);
        text.extend(hash.map(|hash| format!("SHA-256 {hash}")));
        if self.pages.changed.contains(origin) {
            text.push(words.get("pages-changed").to_owned());
        }
        text
    }

    /// Each scene: its filter in words, and what has changed since it was captured.
    fn of_scenes(&self) -> Section {
        let scenes = self.pages.kept.briefing.scenes.iter();
        let made = self.scenes.iter().zip(self.tables);
        let paragraphs = scenes.zip(made).enumerate();
        let paragraphs = paragraphs.map(|(at, (scene, (made, table)))| {
            let text = self.of_scene(scene, made, *table);
            Paragraph {
                lead: format!("{}  {}", at + 1, made.picture.title),
                text: text.join(" "),
            }
        });
        self.section("pages-scenes", paragraphs.collect())
    }

    fn of_scene(&self, scene: &Scene, made: &MadeScene, table: usize) -> Vec<String> {
        let words = self.words();
        let Some(columns) = self.columns.get(table) else {
            return Vec::new();
        };
        let filter = words.filter_sentence(&scene.shot.filter, &columns.table, self.pages.regions);
        let mut text = vec![words.with("figure-filter", &[("filter", filter.into())])];
        let then = scene.then.as_ref().filter(|_| self.pages.public.is_none());
        let Some(then) = then else {
            return text;
        };
        let standing = self.pages.kept.standing(scene);
        let differences = then.counts.differences(&made.now);
        // These pages are counted anew: where the same comes of it, it matters little from what it was counted before.
        if !differences.is_empty() || !standing.other.is_empty() {
            text.extend(words.scene_standing(&standing));
        }
        if differences.is_empty() && !standing.other.is_empty() {
            text.push(words.get("scene-differences-equal").to_owned());
        }
        for one in differences {
            let line = words.scene_difference(&one, columns.table.datasets());
            text.push(format!("{line}."));
        }
        text
    }

    /// The caveats, each once; that numbers are counted with care; whom the ground is from, and when it was made.
    fn method(&self) -> Section {
        let words = self.words();
        let mut said: Vec<String> = Vec::new();
        let caveats = self.shown.datasets.iter();
        let caveats = caveats.filter_map(|dataset| dataset.caveat.clone());
        for one in caveats {
            if !said.contains(&one) {
                said.push(one);
            }
        }
        if said.is_empty() {
            said.push(words.get("figure-documented").to_owned());
        }
        said.push(words.get("pages-counting").to_owned());
        // For the public, the caveats say that much is withheld already. How much is not for those to know from whom it
        // is withheld.
        let is_private = self.pages.public.is_none();
        if is_private && Private::of(&self.shown.datasets).sensitive > 0 {
            said.push(words.get("pages-private").to_owned());
        }
        let made = words.day(self.pages.made);
        let made = words.with("figure-made", &[("date", made.into())]);
        said.push(format!("{}. {made}", words.get("strip-credit")));
        let paragraphs = said.into_iter().map(|text| Paragraph {
            lead: String::new(),
            text,
        });
        self.section("pages-method", paragraphs.collect())
    }

    /// Every source of every event that is shown, by publisher and date.
    fn sources(&self) -> Section {
        let cited = self.cited();
        let words = self.words();
        let mut sources: Vec<&Source> = Vec::new();
        for (dataset, ids) in cited {
            let Some(dataset) = self.shown.datasets.get(dataset) else {
                continue;
            };
            let of = dataset.sources.iter();
            sources.extend(of.filter(|source| ids.contains(&source.id)));
        }
        let day = |source: &Source| source.published.as_ref().and_then(EventDate::first);
        sources.sort_by(|one, other| (one.voice(), day(one)).cmp(&(other.voice(), day(other))));
        sources.dedup();
        let mut voices: Vec<String> = sources.iter().map(|one| one.voice().to_owned()).collect();
        voices.dedup();
        let voices = words.list(&voices);
        // Whoever does not fit below is named here.
        let first = words.with("figure-sources", &[("names", voices.into())]);
        let cited = sources.iter().take(SOURCES).map(|source| {
            words.source(&Source {
                // A page is read, not clicked: addresses are in the data.
                url: None,
                ..Source::clone(source)
            })
        });
        let first = (!sources.is_empty()).then_some(first);
        let paragraphs = first.into_iter().chain(cited).map(|text| Paragraph {
            lead: String::new(),
            text,
        });
        Section {
            beyond: sources.len().saturating_sub(SOURCES),
            ..self.section("pages-sources", paragraphs.collect())
        }
    }

    /// The sources that are cited by any event that is shown, by the number of the dataset.
    fn cited(&self) -> BTreeMap<usize, BTreeSet<SourceId>> {
        let mut cited: BTreeMap<usize, BTreeSet<SourceId>> = BTreeMap::new();
        for (at, columns) in self.columns.iter().enumerate() {
            let scenes = self.tables.iter().zip(self.rows);
            let scenes = scenes.filter(|(table, _)| **table == at);
            let mut rows: Vec<Row> = scenes.flat_map(|(_, rows)| rows.iter().copied()).collect();
            rows.sort_unstable();
            rows.dedup();
            // A million events are unpacked side by side.
            let found = rows.par_iter().fold(BTreeSet::new, |mut found, row| {
                let of = columns.table.dataset(*row);
                let reports = columns.table.event(*row).reports;
                found.extend(reports.into_iter().map(|report| (of, report.source)));
                found
            });
            let found = found.reduce(BTreeSet::new, |mut one, other| {
                one.extend(other);
                one
            });
            for (of, source) in found {
                let of = columns.of.get(of).copied().unwrap_or_default();
                cited.entry(of).or_default().insert(source);
            }
        }
        cited
    }
}
