//! What is chosen of what is on screen, as an order that a job can carry out.

use std::sync::Arc;

use super::Leaving;
use crate::briefing;
use crate::export::{Order, PagesPlan, Paging, What, file_name};
use crate::figure::film::MovingFormat;
use crate::figure::{Anchor, Callout, Format, Look, Plan, Size};
use crate::model::DateBounds;
use crate::state::{MapShows, OpenDataset, Origin, State};
use crate::words::Language;

impl State {
    /// The dataset whose file would be written.
    #[must_use]
    pub fn dataset_to_export(&self) -> Option<&OpenDataset> {
        let on_screen = self.table.datasets();
        let is_shown =
            |open: &&OpenDataset| on_screen.iter().any(|one| Arc::ptr_eq(one, &open.dataset));
        let mut shown = self.datasets.iter().filter(is_shown);
        let chosen = shown
            .clone()
            .find(|open| Some(open.key) == self.exporting.dataset);
        chosen.or_else(|| shown.next())
    }

    /// What is chosen, as it looks: that is the same in every format.
    pub(super) fn order_to_show(&self) -> Order {
        let mut order = self.order();
        match &mut order.what {
            What::Figure(format, _) => *format = Format::default(),
            What::Clip(format, ..) => *format = MovingFormat::default(),
            What::Briefing(paging, _) => *paging = Paging::default(),
            What::Dataset(..) => {}
        }
        order
    }

    /// What is chosen, of what is on screen.
    #[must_use]
    pub fn order(&self) -> Order {
        let choices = &self.settings.export;
        let what = match self.leaving() {
            Leaving::Figure(format) => What::Figure(format, Box::new(self.plan(choices.size))),
            Leaving::Clip(format) => {
                let plan = Box::new(self.plan(choices.clip.size));
                What::Clip(format, plan, choices.clip.pace)
            }
            Leaving::Briefing(paging) => What::Briefing(paging, Box::new(self.pages())),
            Leaving::Dataset => {
                let open = self.dataset_to_export();
                let mut on_screen = self.table.datasets().iter();
                let at = on_screen
                    .position(|one| open.is_some_and(|open| Arc::ptr_eq(one, &open.dataset)));
                What::Dataset(at.unwrap_or(0), self.export_language())
            }
        };
        Order {
            table: Arc::clone(&self.table),
            public: choices.for_public.then_some(choices.public),
            what,
        }
    }

    /// What leaves the program: what was chosen last, where there is such a thing today.
    #[must_use]
    pub fn leaving(&self) -> Leaving {
        match self.settings.export.what {
            Leaving::Briefing(_) if self.briefing().scenes.is_empty() => {
                Leaving::Figure(Format::Pdf)
            }
            what => what,
        }
    }

    /// Whether all datasets of the briefing are open, so that it has pages.
    #[must_use]
    pub fn has_pages(&self) -> bool {
        self.pages().is_whole()
    }

    /// The pages of the briefing, of those of its datasets that are open.
    fn pages(&self) -> PagesPlan {
        let kept = self.kept();
        let open = |origin: Origin| {
            let mut open = self.datasets.iter();
            let open = open.find(|open| open.origin == origin)?;
            Some((origin, Arc::clone(&open.dataset)))
        };
        let datasets = kept.origins().into_iter().filter_map(open);
        PagesPlan {
            datasets: datasets.collect(),
            kept,
            changed: self.paper.changed.clone(),
            versions: self.versions(),
            size: self.settings.export.size,
            theme: self.settings.export.theme,
            charts: self.settings.export.charts,
            language: self.export_language(),
        }
    }

    fn export_language(&self) -> Language {
        self.settings.export.language.unwrap_or(self.language)
    }

    fn plan(&self, size: Size) -> Plan {
        let choices = &self.settings.export;
        let said = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let headings = &self.exporting.headings;
        Plan {
            filter: self.chosen.filter.clone(),
            size,
            theme: choices.theme,
            language: self.export_language(),
            look: match choices.map {
                MapShows::Screen => Some(Look::Seen(self.view())),
                MapShows::All => None,
            },
            layers: self.chosen.layers,
            charts: choices.charts,
            title: said(&headings.title),
            subtitle: said(&headings.subtitle),
            lead: None,
            callouts: self.called_out(),
            caption: said(&headings.caption),
        }
    }

    /// What is called out on screen. For the public rows are others, and places may be said less closely than a line
    /// to one does: nothing is called out then but on the pages of a briefing, which see to that.
    fn called_out(&self) -> Vec<Callout> {
        if self.settings.export.for_public {
            return Vec::new();
        }
        let callouts = self.callouts_shown().iter();
        let called = callouts.filter_map(|callout| {
            let to = match &callout.to {
                briefing::Anchor::Place(at) => Anchor::Place(*at),
                to @ briefing::Anchor::Event(..) => Anchor::Event(self.row_of(to)?),
            };
            let text = callout.text.clone();
            Some(Callout { to, text })
        });
        called.collect()
    }

    /// A name for the file: the datasets, and of a figure the period.
    pub(super) fn export_name(&self) -> String {
        let choices = &self.settings.export;
        if let Leaving::Briefing(_) = self.leaving() {
            let name = file_name(&[&self.briefing().title], None, choices.for_public);
            let is_named = !file_name(&[&self.briefing().title], None, false).is_empty();
            return if is_named {
                name
            } else {
                "briefing".to_owned()
            };
        }
        let is_dataset = choices.what == Leaving::Dataset;
        let one = self.dataset_to_export().filter(|_| is_dataset);
        let of = |dataset: &Arc<_>| {
            let mut open = self.datasets.iter();
            open.find(|open| Arc::ptr_eq(&open.dataset, dataset))
        };
        let all = self.table.datasets().iter().filter_map(of);
        let named: Vec<String> = match one {
            Some(one) => vec![one.origin.stem()],
            None => all.map(|open| open.origin.stem()).collect(),
        };
        let mut names: Vec<&str> = named.iter().map(String::as_str).collect();
        if is_dataset && !choices.for_public {
            // Beside its own file it needs another name.
            names.push("copy");
        }
        let days = self.window().filter(|_| !is_dataset);
        let years = |days: DateBounds| {
            let (first, last) = (days.first, days.last);
            DateBounds::new(first.first_of_year(), last.last_of_year())
        };
        let days = days.map(|days| if self.has_window() { days } else { years(days) });
        file_name(&names, days, choices.for_public)
    }
}
