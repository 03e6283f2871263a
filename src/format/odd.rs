//! What is possible and odd: warnings, never a reason to leave anything out. In doubt there is none.

use jiff::civil::Date;

use crate::format::Ground;
use crate::format::findings::Found;
use crate::format::known::{Ids, Known};
use crate::format::list::List;
use crate::format::problem::{Hint, Problem};
use crate::format::records::Listed;
use crate::model::{EventView, Kind, LatLon, Numbers, Place, Source};

/// What is odd about one event by itself, not yet in words: where most events are odd, few are listed.
#[derive(Clone, Copy)]
pub(super) enum Odd {
    Future,
    Parts { adults: bool, parts: u64, high: u32 },
    SummaryNames { number: u64, high: u32 },
    NoReports,
    Narrower,
}

impl Odd {
    /// The field that it is seen in.
    pub fn field(self) -> &'static str {
        match self {
            Self::Future => "date",
            Self::Parts { adults: true, .. } => "women",
            Self::Parts { adults: false, .. } => "children",
            Self::SummaryNames { .. } => "summary",
            Self::NoReports => "id",
            Self::Narrower => "people",
        }
    }

    /// In words.
    pub fn says(self, event: &EventView, known: &Known) -> (Problem, Option<Hint>) {
        let problem = match self {
            Self::Future => Problem::FutureDate {
                date: event.date.to_owned(),
                updated: known
                    .updated
                    .as_ref()
                    .map_or_else(String::new, |(updated, _)| updated.text().to_owned()),
            },
            Self::Parts { parts, high, .. } => Problem::PartsAbovePeople {
                number: parts.to_string(),
                people: high.to_string(),
            },
            Self::SummaryNames { number, high } => Problem::SummaryNamesMore {
                number: number.to_string(),
                people: high.to_string(),
            },
            Self::NoReports => Problem::NoReports,
            Self::Narrower => return (Problem::NarrowerThanReports, Some(Hint::SayWhy)),
        };
        (problem, None)
    }
}

/// Notes what is odd about one event by itself; `first` is its earliest day.
pub(super) fn event(
    event: &EventView,
    first: Option<Date>,
    known: &Known,
    mut note: impl FnMut(Odd),
) {
    if let (Some(first), Some((_, Some(updated)))) = (first, &known.updated)
        && first > *updated
    {
        note(Odd::Future);
    }
    let people = event.numbers();
    if let Some(high) = people.high().filter(|_| people.has_number()) {
        numbers(event, high, known, &mut note);
    }
    if event.reports.is_empty() {
        note(Odd::NoReports);
    }
    let narrow = |own: Numbers| is_narrower(own, event);
    let explained = || event.notes.is_some_and(|notes| !notes.trim().is_empty());
    if event.people.is_some_and(|own| narrow(own.numbers)) && !explained() {
        note(Odd::Narrower);
    }
}

fn numbers(event: &EventView, high: u32, known: &Known, note: &mut impl FnMut(Odd)) {
    let adults = u64::from(event.women.unwrap_or(0)) + u64::from(event.men.unwrap_or(0));
    // Children may be among the women and men.
    let parts = adults.max(event.children.unwrap_or(0).into());
    if parts > u64::from(high) {
        let adults = adults == parts;
        note(Odd::Parts {
            adults,
            parts,
            high,
        });
    }
    let named = event.summary.as_deref().and_then(people_named);
    if let Some(number) = named.filter(|number| *number > u64::from(high))
        && known.names.kinds.get(event.kind as usize) != Some(&Kind::Policy)
    {
        note(Odd::SummaryNames { number, high });
    }
}

/// Whether the event's own range leaves out what a report claims.
fn is_narrower(own: Numbers, event: &EventView) -> bool {
    let claims = event.reports.iter().filter_map(|report| report.people);
    let claimed = Numbers::union(claims.map(|people| people.numbers));
    if !own.has_number() || !claimed.has_number() {
        return false;
    }
    let below = own
        .high()
        .is_some_and(|own| claimed.high().is_none_or(|claimed| own < claimed));
    own.low() > claimed.low() || below
}

/// The greatest number that a summary gives of people, in digits: "60 people", "1,200 North Koreans".
/// "of the 60 people" speaks of others too, and says nothing.
fn people_named(summary: &str) -> Option<u64> {
    // Most summaries have no number at all, which is soonest told by looking at every letter.
    let has_any = |any, byte: u8| any | byte.is_ascii_digit();
    if !summary.bytes().fold(false, has_any) {
        return None;
    }
    let others = [
        "of", "the", "these", "those", "among", "other", "with", "from",
    ];
    let mut named = None;
    let mut before = "";
    let mut words = summary.split_whitespace();
    while let Some(word) = words.next() {
        if let Some(number) = whole_number(word)
            && !others
                .iter()
                .any(|other| before.eq_ignore_ascii_case(other))
            && speaks_of_people(words.clone())
        {
            named = named.max(Some(number));
        }
        before = word;
    }
    named
}

fn speaks_of_people<'a>(words: impl Iterator<Item = &'a str>) -> bool {
    let mut words = words.map(|word| word.trim_end_matches(|c: char| c.is_ascii_punctuation()));
    let mut next = || words.next().unwrap_or_default();
    let is = |word: &str, one: &str| word.eq_ignore_ascii_case(one);
    let people = ["people", "persons", "refugees", "defectors"];
    let is_people = |word: &str| people.iter().any(|one| is(word, one));
    let first = next();
    if !is(first, "north") {
        return is_people(first);
    }
    let second = next();
    is(second, "koreans") || (is(second, "korean") && is_people(next()))
}

/// `1200` and `1,200`, and nothing else.
fn whole_number(word: &str) -> Option<u64> {
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut groups = word.split(',');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let grouped = rest.iter().all(|group| group.len() == 3 && digits(group));
    let fits = digits(first) && grouped && (rest.is_empty() || first.len() <= 3);
    if fits {
        format!("{first}{}", rest.concat()).parse().ok()
    } else {
        None
    }
}

/// Places whose coordinates lie in another country.
pub(super) fn elsewhere(places: &[Listed<Place>], ground: &dyn Ground) -> Vec<Found> {
    let found = places.iter().filter_map(|place| {
        let problem = is_elsewhere(place.value.as_ref()?, ground)?;
        Some(Found::new(place.span, problem))
    });
    found.collect()
}

/// Sources that nobody cites and places that nobody names.
pub(super) fn unused(
    list: &List,
    known: &Known,
    sources: &[Listed<Source>],
    places: &[Listed<Place>],
) -> Vec<Found> {
    // An event that could not be read may have named what no other does.
    if !list.is_whole() {
        return Vec::new();
    }
    let used = || list.pieces.iter().map(|piece| &piece.used);
    let cited = |number: u32| used().any(|used| used.sources.contains(number));
    let named = |number: u32| used().any(|used| used.places.contains(number));
    let sources = left_over(sources, &known.sources, cited, |id| {
        Problem::UncitedSource { id }
    });
    let places = left_over(places, &known.places, named, |id| Problem::UnnamedPlace {
        id,
    });
    sources.into_iter().chain(places).collect()
}

/// Those without an error that have a number which is not used.
fn left_over<T>(
    all: &[Listed<T>],
    known: &Ids,
    is_used: impl Fn(u32) -> bool,
    says: impl Fn(String) -> Problem,
) -> Vec<Found> {
    let unused = all.iter().filter(|one| {
        let number = known.get(&one.id).copied().flatten();
        number.is_some_and(|number| !is_used(number))
    });
    unused
        .map(|one| Found::new(one.span, says(one.id.clone())))
        .collect()
}

/// The country that the ground has there instead of the place's own, if no part of the place's
/// surroundings lies in its own.
fn is_elsewhere(place: &Place, ground: &dyn Ground) -> Option<Problem> {
    let (at, country) = (place.at?, place.country.as_deref()?);
    let found = ground.country_at(at)?.to_owned();
    if found == country {
        return None;
    }
    let radius_km = place.radius_km();
    let near = [0.5, 1.0]
        .into_iter()
        .flat_map(|share| ring(at, radius_km * share));
    let mut near = near.filter_map(|at| ground.country_at(at));
    if near.any(|there| there == country) {
        return None;
    }
    Some(Problem::Elsewhere {
        country: country.to_owned(),
        found,
    })
}

/// Eight points at a distance, near enough for a check on the sphere.
fn ring(at: LatLon, radius_km: f64) -> impl Iterator<Item = LatLon> {
    const KM_PER_DEGREE: f64 = 111.2;
    (0..8).map(move |eighth| {
        let (sin, cos) = (f64::from(eighth) * std::f64::consts::FRAC_PI_4).sin_cos();
        let degrees = radius_km / KM_PER_DEGREE;
        let lat = (at.lat + degrees * cos).clamp(-89.9, 89.9);
        let lon = at.lon + degrees * sin / lat.to_radians().cos();
        LatLon {
            lat,
            lon: (lon + 180.0).rem_euclid(360.0) - 180.0,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_clear_number_of_people_is_read_in_a_summary() {
        let cases = [
            ("About 60 people were returned.", Some(60)),
            ("Some 1,200 North Koreans, 30 refugees.", Some(1200)),
            ("2600 North Korean defectors.", Some(2600)),
            ("Part of the 60 people held.", None),
            ("Nine of 60 people were returned.", None),
            ("On 12 May 2019 in Nanning, 40 km inland.", None),
            ("60 police officers.", None),
            ("99999999999999999999999 people", None),
        ];
        for (summary, expected) in cases {
            assert_eq!(people_named(summary), expected, "{summary}");
        }
    }
}
