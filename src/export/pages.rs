//! A briefing as pages: a figure a scene, and a last page that says where the numbers come from.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::civil::Date;
use rayon::prelude::*;

use crate::briefing::{self, Anchor, Callout, Counts, Kept, Scene};
use crate::export::Shown;
use crate::export::called_out::CalledOut;
use crate::export::last_page::{self, Said};
use crate::export::pages_film::PagesFilm;
use crate::figure::{self, Charts, Document, Look, Picture, Plan, Size, Theme, numbered};
use crate::geo::{Archive, Regions};
use crate::jobs::Stamp;
use crate::model::Dataset;
use crate::progress::Report;
use crate::public::{Public, Redaction};
use crate::state::Origin;
use crate::table::{Row, Summary, Table};
use crate::words::{Language, Words};

/// A briefing with its datasets at hand.
pub struct Pages<'a> {
    /// The scenes, and the fingerprints of the datasets that the pages are made of.
    pub kept: &'a Kept,
    /// Each of [`Kept::origins`] with its dataset.
    pub datasets: &'a [(Origin, Arc<Dataset>)],
    /// Those that are not as they were when the briefing was saved.
    pub changed: &'a [Origin],
    /// What the public may see of them; `None` where it is for the reader's own use.
    pub public: Option<Public>,
    /// Provinces and countries.
    pub regions: &'a Regions,
    /// The ground.
    pub archive: &'a Arc<Archive>,
    /// The words of a language.
    pub words: &'a Words,
    /// How large a page is.
    pub size: Size,
    /// What it is printed on.
    pub theme: Theme,
    /// The charts besides the totals; the usual ones, where nothing is said.
    pub charts: Option<Charts>,
    /// The day on which it is made.
    pub made: Date,
}

/// What the pages of a briefing are to be, but for their day: it can be compared, and handed to a job.
#[derive(Clone, Debug)]
pub struct PagesPlan {
    /// The scenes, and what was known of the datasets.
    pub kept: Kept,
    /// Each of [`Kept::origins`] with its dataset, as far as they are open.
    pub datasets: Vec<(Origin, Arc<Dataset>)>,
    /// Those that are not as they were.
    pub changed: Vec<Origin>,
    /// The version of each that was read.
    pub versions: Vec<(Origin, Stamp)>,
    /// How large a page is.
    pub size: Size,
    /// What it is printed on.
    pub theme: Theme,
    /// The charts besides the totals; the usual ones, where nothing is said.
    pub charts: Option<Charts>,
    /// The language of its words.
    pub language: Language,
}

impl PartialEq for PagesPlan {
    /// Whether the same would come of both. Datasets are the same where they are one.
    fn eq(&self, other: &Self) -> bool {
        let mut pairs = self.datasets.iter().zip(&other.datasets);
        self.datasets.len() == other.datasets.len()
            && pairs.all(|((_, one), (_, other))| Arc::ptr_eq(one, other))
            && (self.size, self.theme, self.language) == (other.size, other.theme, other.language)
            && self.charts == other.charts
            && self.changed == other.changed
            && self.versions == other.versions
            && self.kept == other.kept
    }
}

impl PagesPlan {
    /// Whether every dataset is open.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.datasets.len() == self.kept.origins().len()
    }

    /// The same with one of its scenes alone.
    #[must_use]
    pub fn of_scene(&self, at: usize) -> Self {
        let mut plan = self.clone();
        let scenes = plan.kept.briefing.scenes.into_iter();
        plan.kept.briefing.scenes = scenes.skip(at).take(1).collect();
        plan
    }

    /// Makes the pages, as [`Pages::make`] does.
    #[must_use]
    pub fn make(
        &self,
        public: Option<Public>,
        (regions, archive): (&Regions, &Arc<Archive>),
        made: Date,
        report: &Report<'_>,
    ) -> Option<Made> {
        let pages = Pages {
            kept: &self.kept,
            datasets: &self.datasets,
            changed: &self.changed,
            public,
            regions,
            archive,
            words: &Words::new(self.language),
            size: self.size,
            theme: self.theme,
            charts: self.charts,
            made,
        };
        pages.make(report)
    }
}

/// What came of a briefing.
pub struct Made {
    /// A picture a scene.
    pub scenes: Vec<MadeScene>,
    /// What the datasets say of themselves, the scenes of what they show, and who reported it.
    pub last: Picture,
    /// What was left out and changed for the public.
    pub redaction: Option<Redaction>,
}

/// What came of a scene.
pub struct MadeScene {
    /// Its page.
    pub picture: Picture,
    /// What it counts now.
    pub now: Counts,
    /// The texts of callouts whose events or places it does not show.
    pub left_out: Vec<String>,
}

/// The columns of some of the datasets, and which of their rows any scene shows.
pub(super) struct Columns {
    /// The datasets, as indices.
    pub(super) of: Vec<usize>,
    pub(super) table: Table,
}

impl Pages<'_> {
    /// Makes all pages. `report` gets the share done and says whether to go on; `None` where it said not to.
    #[must_use]
    pub fn make(&self, report: &Report<'_>) -> Option<Made> {
        let datasets: Vec<Arc<Dataset>> =
            self.datasets.iter().map(|(_, of)| Arc::clone(of)).collect();
        let shown = Shown::new(&datasets, self.public.as_ref(), self.regions, self.words);
        let mut columns: Vec<Columns> = Vec::new();
        let scenes = &self.kept.briefing.scenes;
        let tables: Vec<usize> = scenes
            .iter()
            .map(|scene| self.table_of(scene, &shown, &mut columns))
            .collect();
        let public = self.public.is_some();
        let called = public.then(|| CalledOut::new(&self.kept.briefing, self.datasets));
        let all = scenes.len() + 1;
        let done = AtomicUsize::new(0);
        let scenes = scenes.par_iter().zip(&tables).map(|(scene, at)| {
            let columns = columns.get(*at)?;
            let made = self.scene(scene, columns, (&shown, called.as_ref()));
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            #[expect(clippy::cast_precision_loss, reason = "a share of a progress bar")]
            report(done as f32 / all as f32).then_some(made)
        });
        let scenes: Option<Vec<(MadeScene, Vec<Row>)>> = scenes.collect();
        let (scenes, rows): (Vec<MadeScene>, Vec<Vec<Row>>) = scenes?.into_iter().unzip();
        let last = last_page::last_page(&Said {
            pages: self,
            shown: &shown,
            columns: &columns,
            tables: &tables,
            rows: &rows,
            scenes: &scenes,
        });
        Some(Made {
            scenes,
            last,
            redaction: shown.redaction,
        })
    }

    /// Which of the columns a scene is made of; they are built where no scene before it had them.
    pub(super) fn table_of(
        &self,
        scene: &Scene,
        shown: &Shown,
        columns: &mut Vec<Columns>,
    ) -> usize {
        let mut of: Vec<usize> = scene
            .datasets
            .iter()
            .filter_map(|origin| self.number(origin))
            .collect();
        if of.is_empty() {
            of = (0..self.datasets.len()).collect();
        }
        if let Some(at) = columns.iter().position(|columns| columns.of == of) {
            return at;
        }
        let datasets: Vec<Arc<Dataset>> = of
            .iter()
            .filter_map(|at| shown.datasets.get(*at).cloned())
            .collect();
        let table = Table::new(&datasets, self.regions);
        columns.push(Columns { of, table });
        columns.len() - 1
    }

    fn number(&self, origin: &Origin) -> Option<usize> {
        self.datasets.iter().position(|(of, _)| of == origin)
    }

    /// A scene's page, and the rows that it shows.
    fn scene(
        &self,
        scene: &Scene,
        columns: &Columns,
        shown: (&Shown, Option<&CalledOut>),
    ) -> (MadeScene, Vec<Row>) {
        let table = &columns.table;
        let found = scene.callouts.iter();
        let found: Vec<Option<figure::Callout>> = found
            .map(|callout| self.callout(callout, columns, shown))
            .collect();
        let asked: Vec<(usize, figure::Callout)> = found
            .into_iter()
            .enumerate()
            .filter_map(|(at, callout)| Some((at, callout?)))
            .collect();
        let plan = self.plan(scene, asked.iter().map(|(_, one)| one.clone()).collect());
        let picture = plan.picture(table, self.regions, self.archive, self.made);
        let unseen = |at: &usize| {
            let asked = asked.iter().position(|(of, _)| of == at);
            asked.is_none_or(|asked| picture.unseen.contains(&asked))
        };
        let left_out = (0..scene.callouts.len()).filter(unseen);
        let left_out = left_out.filter_map(|at| scene.callouts.get(at));
        let left_out = left_out.map(|callout| callout.text.clone()).collect();
        let summary = Summary::new(table, &plan.filter);
        let now = Counts::of(&summary);
        let rows = summary.selection.rows;
        let made = MadeScene {
            picture,
            now,
            left_out,
        };
        (made, rows)
    }

    pub(super) fn plan(&self, scene: &Scene, callouts: Vec<figure::Callout>) -> Plan {
        let shot = &scene.shot;
        let look = shot.view().map_or(Look::At(shot.camera), Look::Seen);
        let said = |text: &str| {
            let lines: Vec<&str> = text.lines().map(str::trim).collect();
            let text = lines.join(" ").trim().to_owned();
            (!text.is_empty()).then_some(text)
        };
        Plan {
            filter: shot.filter.clone(),
            size: self.size,
            theme: self.theme,
            language: self.words.language(),
            look: Some(look),
            layers: shot.layers,
            charts: self.charts,
            title: said(&scene.title),
            subtitle: None,
            lead: said(&scene.caption),
            caption: None,
            callouts,
        }
    }

    /// A callout as the figure takes it; `None` where its event is in none of the datasets shown, or left out for the
    /// public, or it points at the ground more closely than the public may know a place.
    pub(super) fn callout(
        &self,
        callout: &Callout,
        columns: &Columns,
        (shown, called): (&Shown, Option<&CalledOut>),
    ) -> Option<figure::Callout> {
        let is_vague = self.public.is_some_and(|public| public.place.is_some());
        match &callout.to {
            Anchor::Place(_) if is_vague => None,
            Anchor::Place(at) => Some(figure::Callout {
                to: figure::Anchor::Place(*at),
                text: callout.text.clone(),
            }),
            Anchor::Event(origin, event) => {
                let number = self.number(origin)?;
                let of = columns.of.iter().position(|of| *of == number)?;
                let name = match shown.names.get(number)? {
                    Some(names) => names.get(event)?,
                    None => event,
                };
                let row = columns.table.find(of, name)?;
                let text = &callout.text;
                Some(figure::Callout {
                    to: figure::Anchor::Event(row),
                    text: called.map_or_else(
                        || text.clone(),
                        |called| called.text(text, (number, event), (&columns.table, row)),
                    ),
                })
            }
        }
    }
}

impl Made {
    /// A film of all pages, in turn: of so many seconds in all, or as long as it takes to look at each.
    #[must_use]
    pub fn film(self, seconds: Option<f64>, frames_a_second: u16) -> PagesFilm {
        let scenes = self.scenes.into_iter().map(|scene| scene.picture);
        PagesFilm::new(scenes, self.last, seconds, frames_a_second)
    }

    /// All pages with their numbers, as one document.
    #[must_use]
    pub fn document(self, briefing: &briefing::Briefing, words: &Words, theme: Theme) -> Document {
        let pages = self.scenes.into_iter().map(|scene| scene.picture);
        let pages: Vec<Picture> = pages.chain([self.last]).collect();
        let (scenes, _) = pages.split_at(pages.len() - 1);
        let scenes: Vec<String> = scenes.iter().map(|page| page.title.clone()).collect();
        Document {
            title: title_of(briefing, words),
            description: words.list(&scenes),
            pages: numbered(pages, theme.palette().second),
        }
    }

    /// Every page by itself, with a name for its file.
    #[must_use]
    pub fn pictures(&self, briefing: &briefing::Briefing) -> Vec<(String, &Picture)> {
        let all = self.scenes.len() + 1;
        let scenes = briefing.scenes.iter().zip(&self.scenes).enumerate();
        let pictures =
            scenes.map(|(at, (scene, made))| (page_name(at + 1, all, &scene.title), &made.picture));
        let last = (page_name(all, all, &self.last.title), &self.last);
        pictures.chain([last]).collect()
    }
}

/// The name of a scene's picture among those of its briefing: `03-Over-the-river`.
#[must_use]
pub fn page_name(number: usize, all: usize, title: &str) -> String {
    let digits = all.max(10).ilog10() as usize + 1;
    let name = super::file_name(&[title], None, false);
    if name.is_empty() {
        format!("{number:0digits$}")
    } else {
        format!("{number:0digits$}-{name}")
    }
}

/// What a briefing is called: its own title, or those of its scenes.
#[must_use]
pub fn title_of(briefing: &briefing::Briefing, words: &Words) -> String {
    let title = briefing.title.trim();
    if !title.is_empty() {
        return title.to_owned();
    }
    let scenes = briefing.scenes.iter().map(|scene| scene.title.clone());
    let scenes: Vec<String> = scenes.filter(|title| !title.is_empty()).take(3).collect();
    words.list(&scenes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_pages_are_in_order_and_on_one_line() {
        assert_eq!(page_name(3, 7, "Over the river"), "03-Over-the-river");
        assert_eq!(page_name(3, 120, "../../x"), "003-x");
        assert_eq!(page_name(12, 12, "…"), "12");
    }
}
