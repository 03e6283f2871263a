//! "Did you mean": the nearest of the names that there are.

use crate::format::known::Known;
use crate::format::problem::{Hint, Problem};
use crate::format::shapes::SHAPES;
use crate::model::Kind;

/// Longer names are not compared: a slip of the pen is found in short ones, and it keeps the work in bounds.
const LONGEST: usize = 64;
/// So many names are compared at most.
const MOST: usize = 50_000;

/// The candidate that is most like the name, if one is like it at all.
pub(crate) fn nearest<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    if name.len() > LONGEST {
        return None;
    }
    let name = name.to_lowercase();
    let length = name.chars().count();
    // A third of the letters may be wrong, but not all of a short name.
    let allowed = (length / 3).max(1);
    candidates
        .into_iter()
        .take(MOST)
        .filter(|candidate| candidate.len() <= LONGEST)
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= allowed)
        .map(|candidate| {
            (
                strsim::damerau_levenshtein(&name, &candidate.to_lowercase()),
                candidate,
            )
        })
        .filter(|(distance, _)| *distance <= allowed && *distance < length)
        .min()
        .map(|(_, candidate)| candidate)
}

/// What may have been meant, out of what the file has; `events` are the ids of its events.
pub(super) fn suggest<'a>(
    problem: &Problem,
    known: &Known,
    events: impl IntoIterator<Item = &'a str>,
) -> Option<Hint> {
    let name = match problem {
        Problem::UnknownPlace { id } => nearest(id, known.places.keys().map(String::as_str)),
        Problem::UnknownSource { id } => nearest(id, known.sources.keys().map(String::as_str)),
        Problem::UnknownEvent { id } => nearest(id, events),
        Problem::UnknownKind { id } => {
            let own = known.kinds.keys().map(String::as_str);
            nearest(id, Kind::BUILT_IN.iter().map(Kind::name).chain(own))
        }
        Problem::UnknownField { name, of } => {
            let shape = SHAPES.iter().find(|shape| shape.of == of)?;
            nearest(name, shape.fields.iter().copied())
        }
        _ => None,
    };
    name.map(|name: &str| Hint::DidYouMean { name: name.into() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_found_and_a_stranger_is_not() {
        let places = ["nanning", "kunming", "tumen"];
        assert_eq!(nearest("naning", places), Some("nanning"));
        assert_eq!(nearest("Tumne", places), Some("tumen"));
        assert_eq!(nearest("vientiane", places), None);
        assert_eq!(nearest("", places), None);
    }
}
