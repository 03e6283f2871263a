//! What a figure is to be, but for its events and its day: it can be kept, compared, and handed to a job.

use std::sync::Arc;

use jiff::civil::Date;

use crate::figure::{Callout, Charts, Look, Picture, Request, Size, Theme, layout};
use crate::geo::{Archive, Regions};
use crate::model::DateBounds;
use crate::state::Layers;
use crate::table::{Filter, Table};
use crate::words::{Language, Words};

/// What a figure is to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Which events.
    pub filter: Filter,
    /// How large it is.
    pub size: Size,
    /// What it is printed on.
    pub theme: Theme,
    /// The language of its words.
    pub language: Language,
    /// What the map looks at; all that is shown, where nothing is said.
    pub look: Option<Look>,
    /// What the map shows besides symbols.
    pub layers: Layers,
    /// The charts besides the totals; the usual ones as far as there is room, where nothing is said.
    pub charts: Option<Charts>,
    /// The title; the dataset's, where nothing is said.
    pub title: Option<String>,
    /// The line below it; the period and the number of events, where nothing is said.
    pub subtitle: Option<String>,
    /// What is said first, below the title.
    pub lead: Option<String>,
    /// What the one who makes it has to say of it.
    pub caption: Option<String>,
    /// Texts with lines to what they speak of.
    pub callouts: Vec<Callout>,
}

impl Plan {
    /// A figure in which nothing else is chosen.
    #[must_use]
    pub fn of(filter: Filter, size: Size, language: Language) -> Self {
        Self {
            filter,
            size,
            theme: Theme::Light,
            language,
            look: None,
            layers: Layers::default(),
            charts: None,
            title: None,
            subtitle: None,
            lead: None,
            caption: None,
            callouts: Vec::new(),
        }
    }

    /// The same figure of these days.
    #[must_use]
    pub fn on_days(&self, days: DateBounds) -> Self {
        Self {
            filter: self.filter.on_days(days),
            ..self.clone()
        }
    }

    /// The figure of these events, made on this day.
    #[must_use]
    pub fn picture(
        &self,
        table: &Table,
        regions: &Regions,
        archive: &Arc<Archive>,
        made: Date,
    ) -> Picture {
        self.asked(table, regions, archive, made, layout::picture)
    }

    /// What comes of the request for the figure of these events, made on this day.
    pub fn asked<T>(
        &self,
        table: &Table,
        regions: &Regions,
        archive: &Arc<Archive>,
        made: Date,
        make: impl FnOnce(&Request) -> T,
    ) -> T {
        make(&Request {
            table,
            plan: self,
            regions,
            archive,
            words: &Words::new(self.language),
            made,
        })
    }
}
