//! Turns what was written into a filter, and says what was meant where a name is wrong.

use std::collections::BTreeSet;
use std::fmt;

use jiff::civil::Date;

use crate::cli::FilterArguments;
use crate::format::nearest;
use crate::geo::Regions;
use crate::model::{EventDate, RegionId};
use crate::table::{Filter, Pick, Table};

/// Why the command makes no sense.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum QuestionError {
    #[error("--from {0} has no first day")]
    NoFirstDay(String),
    #[error("--to {0} has no last day")]
    NoLastDay(String),
    #[error("--from {0} is after --to {1}")]
    Backwards(Date, Date),
    #[error("no kind \"{0}\"{1}")]
    Kind(String, DidYouMean),
    #[error("no region \"{0}\"{1}")]
    Region(String, DidYouMean),
    #[error("no event has the tag \"{0}\"{1}")]
    Tag(String, DidYouMean),
}

/// The nearest name, or all of them where none is near and they are few.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum DidYouMean {
    One(String),
    OneOf(Vec<String>),
    Nothing,
}

impl DidYouMean {
    const FEW: usize = 12;

    fn new(name: &str, names: &[String]) -> Self {
        match nearest(name, names.iter().map(String::as_str)) {
            Some(near) => Self::One(near.to_owned()),
            None if (1..=Self::FEW).contains(&names.len()) => Self::OneOf(names.to_vec()),
            None => Self::Nothing,
        }
    }
}

impl fmt::Display for DidYouMean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One(name) => write!(f, "; did you mean \"{name}\"?"),
            Self::OneOf(names) => write!(f, "; it can be {}", names.join(", ")),
            Self::Nothing => Ok(()),
        }
    }
}

/// The filter that was asked for.
pub(super) fn filter(
    asked: &FilterArguments,
    table: &Table,
    regions: &Regions,
) -> Result<Filter, QuestionError> {
    let from = day(
        asked.from.as_ref(),
        EventDate::first,
        QuestionError::NoFirstDay,
    )?;
    let to = day(asked.to.as_ref(), EventDate::last, QuestionError::NoLastDay)?;
    if let (Some(from), Some(to)) = (from, to)
        && from > to
    {
        return Err(QuestionError::Backwards(from, to));
    }
    Ok(Filter {
        from,
        to,
        reading: asked.reading.into(),
        kinds: pick(&asked.kinds, |name| {
            let kind = table
                .kinds()
                .iter()
                .find(|kind| kind.name().eq_ignore_ascii_case(name));
            kind.cloned().ok_or_else(|| {
                let names: Vec<_> = table
                    .kinds()
                    .iter()
                    .map(|kind| kind.name().into())
                    .collect();
                QuestionError::Kind(name.into(), DidYouMean::new(name, &names))
            })
        })?,
        regions: pick(&asked.regions, |name| region(name, table, regions))?,
        tags: pick(&asked.tags, |name| {
            let tag = table.tags().iter().find(|tag| tag.as_str() == name);
            tag.cloned()
                .ok_or_else(|| QuestionError::Tag(name.into(), DidYouMean::new(name, table.tags())))
        })?,
        text: asked.text.clone().unwrap_or_default(),
        ..Filter::default()
    })
}

fn day(
    date: Option<&EventDate>,
    day: impl Fn(&EventDate) -> Option<Date>,
    error: impl Fn(String) -> QuestionError,
) -> Result<Option<Date>, QuestionError> {
    date.map(|date| day(date).ok_or_else(|| error(date.text().into())))
        .transpose()
}

fn pick<T: Ord>(
    names: &[String],
    find: impl Fn(&str) -> Result<T, QuestionError>,
) -> Result<Pick<T>, QuestionError> {
    if names.is_empty() {
        return Ok(Pick::All);
    }
    names
        .iter()
        .map(|name| find(name))
        .collect::<Result<BTreeSet<T>, _>>()
        .map(Pick::Only)
}

/// A province or country of the ground, whether anything happened there or not, or what the table counts for.
fn region(name: &str, table: &Table, regions: &Regions) -> Result<RegionId, QuestionError> {
    let id = RegionId::from(name);
    let country = || regions.get(&RegionId::from(id.country()));
    if table.regions().contains(&id) || (id.is_province_unknown() && country().is_some()) {
        return Ok(id);
    }
    if let Some(region) = regions.get(&id) {
        // A province's older code is the same province.
        return Ok(region.id.clone());
    }
    let all = || regions.provinces().iter().chain(regions.countries());
    if let Some(region) = all().find(|region| region.name.eq_ignore_ascii_case(name)) {
        return Err(QuestionError::Region(
            name.into(),
            DidYouMean::One(region.id.to_string()),
        ));
    }
    let used: Vec<_> = table.regions().iter().map(RegionId::to_string).collect();
    let ids: Vec<_> = used
        .into_iter()
        .chain(all().map(|region| region.id.to_string()))
        .collect();
    Err(QuestionError::Region(
        name.into(),
        DidYouMean::new(name, &ids),
    ))
}
