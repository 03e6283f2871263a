//! What the panel's lists hold, put together when the numbers or the words looked for change and not in every frame.

use std::rc::Rc;

use super::regions::{Country, countries};
use crate::state::State;

/// The lists, and what they were put together for.
#[derive(Default)]
pub(super) struct Found {
    sources: Kept<(u64, String), Vec<usize>>,
    countries: Kept<u64, Vec<Country>>,
}

/// Something, and what it was made for.
type Kept<Of, T> = Option<(Of, Rc<T>)>;

/// What was made before, or else what is made now.
fn kept<Of: PartialEq, T>(place: &mut Kept<Of, T>, of: Of, make: impl FnOnce(&Of) -> T) -> Rc<T> {
    let before = place.take().filter(|(before, _)| *before == of);
    let (_, made) = place.insert(before.unwrap_or_else(|| {
        let made = Rc::new(make(&of));
        (of, made)
    }));
    Rc::clone(made)
}

impl Found {
    /// The publishers whose name holds a text, as indices into those of the summary.
    pub(super) fn sources(&mut self, state: &State, text: &str) -> Rc<Vec<usize>> {
        kept(
            &mut self.sources,
            (state.version(), text.to_lowercase()),
            |(_, wanted)| {
                let groups = state.summary().publishers.iter().enumerate();
                let found = groups.filter(|(_, group)| group.key.to_lowercase().contains(wanted));
                found.map(|(at, _)| at).collect()
            },
        )
    }

    /// The countries with their provinces.
    pub(super) fn countries(&mut self, state: &State) -> Rc<Vec<Country>> {
        kept(&mut self.countries, state.version(), |_| {
            countries(&state.summary().regions)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_made_anew_only_for_something_else() {
        let mut place = None;
        let mut made = 0;
        for of in [1, 1, 2, 2, 1] {
            let value = kept(&mut place, of, |of| {
                made += 1;
                of * 10
            });
            assert_eq!(*value, of * 10);
        }
        assert_eq!(made, 3);
    }
}
