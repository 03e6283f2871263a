//! Who said it, when and where it can be read.

use crate::model::{EventDate, SourceId};

/// A published source that reports rest on.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Unique in the dataset.
    pub id: SourceId,
    /// The publishing house, agency or organisation.
    pub publisher: Option<String>,
    /// The title of the article or report.
    pub title: Option<String>,
    /// Its author, where named.
    pub author: Option<String>,
    /// When it was published.
    pub published: Option<EventDate>,
    /// Where it can be read; http or https.
    pub url: Option<String>,
    /// Where a copy is kept; http or https.
    pub archive_url: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// What else must be known about the source.
    pub note: Option<String>,
}

impl Source {
    /// Who stands for it: the publisher, or else the author, title or id.
    #[must_use]
    pub fn voice(&self) -> &str {
        self.publisher
            .as_deref()
            .or(self.author.as_deref())
            .or(self.title.as_deref())
            .unwrap_or(self.id.as_str())
    }
}
