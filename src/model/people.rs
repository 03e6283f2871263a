//! How many people a source speaks of: a range that stays a range.

use std::ops::{AddAssign, Deref};

/// The numbers of a claim. `min ≤ best ≤ max`; what is not said is left out.
///
/// "over 20" is `min: 21`; "around 200" is `best: 200`; "50 to 60" is `min: 50, max: 60`.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct Numbers {
    min: Option<u32>,
    best: Option<u32>,
    max: Option<u32>,
}

/// A number of people as a source gives it. Asked for its low end and so on, it answers as its [`Numbers`] do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct People {
    /// The numbers.
    pub numbers: Numbers,
    /// The source's words.
    pub text: Option<String>,
}

impl Deref for People {
    type Target = Numbers;

    fn deref(&self) -> &Numbers {
        &self.numbers
    }
}

/// Why three numbers make no range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PeopleError {
    /// `min` is greater than `max`.
    #[error("min {0} is greater than max {1}")]
    MinAboveMax(u32, u32),
    /// `min` is greater than `best`.
    #[error("min {0} is greater than best {1}")]
    MinAboveBest(u32, u32),
    /// `best` is greater than `max`.
    #[error("best {0} is greater than max {1}")]
    BestAboveMax(u32, u32),
}

impl Numbers {
    /// A range; fails where the numbers are out of order.
    ///
    /// # Errors
    /// [`PeopleError`] says which two.
    pub fn new(min: Option<u32>, best: Option<u32>, max: Option<u32>) -> Result<Self, PeopleError> {
        match (min, best, max) {
            (Some(min), _, Some(max)) if min > max => Err(PeopleError::MinAboveMax(min, max)),
            (Some(min), Some(best), _) if min > best => Err(PeopleError::MinAboveBest(min, best)),
            (_, Some(best), Some(max)) if best > max => Err(PeopleError::BestAboveMax(best, max)),
            _ => Ok(Self { min, best, max }),
        }
    }

    /// A number that stands alone.
    #[must_use]
    pub fn exactly(best: u32) -> Self {
        Self {
            best: Some(best),
            ..Self::default()
        }
    }

    /// The least that the source allows, where it says one.
    #[must_use]
    pub fn min(&self) -> Option<u32> {
        self.min
    }

    /// The number that the source thinks best, where it says one.
    #[must_use]
    pub fn best(&self) -> Option<u32> {
        self.best
    }

    /// The most that the source allows, where it says one.
    #[must_use]
    pub fn max(&self) -> Option<u32> {
        self.max
    }

    /// Whether any number is given.
    #[must_use]
    pub fn has_number(&self) -> bool {
        self.min.or(self.best).or(self.max).is_some()
    }

    /// `min`, else `best`, else 0.
    #[must_use]
    pub fn low(&self) -> u32 {
        self.min.or(self.best).unwrap_or(0)
    }

    /// `max`, else `best`, else open (`None`). No number at all adds nothing, so it is not open either.
    #[must_use]
    pub fn high(&self) -> Option<u32> {
        if self.has_number() {
            self.max.or(self.best)
        } else {
            Some(0)
        }
    }

    /// `best`, else the middle of `min` and `max` (rounded down), else the one that is given, else 0.
    #[must_use]
    pub fn estimate(&self) -> u32 {
        match (self.min, self.best, self.max) {
            (_, Some(best), _) => best,
            (Some(min), None, Some(max)) => min.midpoint(max),
            (min, None, max) => min.or(max).unwrap_or(0),
        }
    }

    /// Whether one number says it all.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.has_number() && self.high() == Some(self.low())
    }

    /// The range that holds every claim. Claims without a number say nothing.
    /// Where all claims give the same single number it is that number;
    /// where one claim is open, so is the union.
    #[must_use]
    pub fn union(claims: impl IntoIterator<Item = Self>) -> Self {
        let mut claims = claims.into_iter().filter(Self::has_number);
        let Some(first) = claims.next() else {
            return Self::default();
        };
        let mut all_same = true;
        let (mut low, mut high, mut best) = (first.low(), first.high(), first.best);
        for claim in claims {
            all_same &= claim == first;
            low = low.min(claim.low());
            high = high.zip(claim.high()).map(|(a, b)| a.max(b));
            best = if best == claim.best { best } else { None };
        }
        if all_same {
            return first;
        }
        if high == Some(low) {
            return Self::exactly(low);
        }
        let best = best.filter(|best| *best >= low && high.is_none_or(|high| *best <= high));
        Self {
            min: Some(low),
            best,
            max: high,
        }
    }
}

impl People {
    /// A range in the source's words; fails where the numbers are out of order.
    ///
    /// # Errors
    /// [`PeopleError`] says which two.
    pub fn new(
        min: Option<u32>,
        best: Option<u32>,
        max: Option<u32>,
        text: Option<String>,
    ) -> Result<Self, PeopleError> {
        let numbers = Numbers::new(min, best, max)?;
        Ok(Self { numbers, text })
    }

    /// A number that stands alone.
    #[must_use]
    pub fn exactly(best: u32) -> Self {
        Numbers::exactly(best).into()
    }

    /// [`Numbers::union`]; where all claims are the same, in their words.
    #[must_use]
    pub fn union<'a>(claims: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut claims = claims
            .into_iter()
            .filter(|claim| claim.has_number())
            .peekable();
        let first = claims.peek().copied();
        let mut all_same = true;
        let numbers = Numbers::union(claims.map(|claim| {
            all_same &= first == Some(claim);
            claim.numbers
        }));
        match first {
            Some(first) if all_same => first.clone(),
            _ => numbers.into(),
        }
    }
}

impl From<Numbers> for People {
    fn from(numbers: Numbers) -> Self {
        Self {
            numbers,
            text: None,
        }
    }
}

/// People of several events added up: lows, estimates and highs apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Total {
    /// Events that are added.
    pub events: u64,
    /// Of those, events with no number at all.
    pub without_number: u64,
    /// At least so many people.
    pub low: u64,
    /// The estimate.
    pub estimate: u64,
    /// Possibly so many people, of the events whose high end is known.
    pub high: u64,
    /// Events whose high end is open.
    pub open: u64,
}

impl Total {
    /// The total of one event.
    #[must_use]
    pub fn of(people: &Numbers) -> Self {
        let high = people.high();
        Self {
            events: 1,
            without_number: u64::from(!people.has_number()),
            low: people.low().into(),
            estimate: people.estimate().into(),
            high: high.unwrap_or_else(|| people.estimate()).into(),
            open: u64::from(high.is_none()),
        }
    }

    /// The high end, `None` where one event's is open.
    #[must_use]
    pub fn high(&self) -> Option<u64> {
        (self.open == 0).then_some(self.high)
    }

    /// Whether one number says it all.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.high() == Some(self.low)
    }
}

impl AddAssign for Total {
    fn add_assign(&mut self, other: Self) {
        self.events += other.events;
        self.without_number += other.without_number;
        self.low += other.low;
        self.estimate += other.estimate;
        self.high += other.high;
        self.open += other.open;
    }
}
