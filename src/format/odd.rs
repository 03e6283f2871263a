//! What is possible and odd: warnings, never a reason to leave anything out. In doubt there is none.

use crate::format::Ground;
use crate::format::problem::{Hint, Problem};
use crate::model::{Event, EventDate, Kind, LatLon, People, Place};

/// Notes what is odd about one event by itself, by the field that it is seen in.
pub(super) fn event(
    event: &Event,
    updated: Option<&EventDate>,
    mut note: impl FnMut(&str, Problem, Option<Hint>),
) {
    if let Some(updated) = updated
        && let (Some(first), Some(last)) = (event.date.first(), updated.last())
        && first > last
    {
        let (date, updated) = (event.date.text().to_owned(), updated.text().to_owned());
        note("date", Problem::FutureDate { date, updated }, None);
    }
    let people = event.people();
    if let Some(high) = people.high().filter(|_| people.has_number()) {
        numbers(event, high, &mut note);
    }
    if event.reports.is_empty() {
        note("id", Problem::NoReports, None);
    }
    let explained = event
        .notes
        .as_deref()
        .is_some_and(|notes| !notes.trim().is_empty());
    if !explained
        && event
            .people
            .as_ref()
            .is_some_and(|own| is_narrower(own, event))
    {
        note("people", Problem::NarrowerThanReports, Some(Hint::SayWhy));
    }
}

fn numbers(event: &Event, high: u32, note: &mut impl FnMut(&str, Problem, Option<Hint>)) {
    let adults = u64::from(event.women.unwrap_or(0)) + u64::from(event.men.unwrap_or(0));
    // Children may be among the women and men.
    let parts = adults.max(event.children.unwrap_or(0).into());
    if parts > u64::from(high) {
        let (number, people) = (parts.to_string(), high.to_string());
        let field = if adults == parts { "women" } else { "children" };
        note(field, Problem::PartsAbovePeople { number, people }, None);
    }
    let named = event.summary.as_deref().and_then(people_named);
    if let Some(number) = named.filter(|number| *number > u64::from(high))
        && event.kind != Kind::Policy
    {
        let (number, people) = (number.to_string(), high.to_string());
        note(
            "summary",
            Problem::SummaryNamesMore { number, people },
            None,
        );
    }
}

/// Whether the event's own range leaves out what a report claims.
fn is_narrower(own: &People, event: &Event) -> bool {
    let claimed = People::union(
        event
            .reports
            .iter()
            .filter_map(|report| report.people.as_ref()),
    );
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
    let words: Vec<&str> = summary.split_whitespace().collect();
    let numbers = words.iter().enumerate().filter_map(|(at, word)| {
        let number = whole_number(word)?;
        let before = at
            .checked_sub(1)
            .and_then(|at| words.get(at))
            .copied()
            .unwrap_or_default();
        let others = [
            "of", "the", "these", "those", "among", "other", "with", "from",
        ];
        let after = words.get(at + 1..).unwrap_or_default();
        (!others.contains(&before.to_lowercase().as_str()) && speaks_of_people(after))
            .then_some(number)
    });
    numbers.max()
}

fn speaks_of_people(words: &[&str]) -> bool {
    let word = |at: usize| {
        let word: &str = words.get(at).copied().unwrap_or_default();
        word.trim_end_matches(|c: char| c.is_ascii_punctuation())
            .to_lowercase()
    };
    let is_people = |word: &str| matches!(word, "people" | "persons" | "refugees" | "defectors");
    match (word(0).as_str(), word(1).as_str()) {
        ("north", "koreans") => true,
        ("north", "korean") => is_people(&word(2)),
        (first, _) => is_people(first),
    }
}

/// `1200` and `1,200`, and nothing else.
fn whole_number(word: &str) -> Option<u64> {
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

/// The country that the ground has there instead of the place's own, if no part of the place's
/// surroundings lies in its own.
pub(super) fn elsewhere(place: &Place, ground: &dyn Ground) -> Option<Problem> {
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
