//! Numbers of people as vague as real ones, and claims of reports that lie within them.

use refoulement_atlas::model::People;

use super::dice::Dice;
use super::shares::{COUNTS, Count, PEOPLE, in_a_thousand};

/// What an event says of its number.
pub fn of_event(dice: &mut Dice) -> Option<People> {
    let best = dice.by_quantiles(&PEOPLE);
    let (less, more) = (
        best - dice.below(best.min(20)),
        best + dice.between(1, 5 + best / 3),
    );
    let text = |text: String| Some(text);
    let (min, max, best, text) = match dice.weighted(&COUNTS) {
        Count::None => return None,
        Count::Words => (None, None, None, text("some".into())),
        Count::Best => (None, None, Some(best), text(best.to_string())),
        Count::Min => (Some(best), None, None, text(format!("over {}", best - 1))),
        Count::Max => (None, Some(best), None, text(format!("up to {best}"))),
        Count::MinMax => (
            Some(less),
            Some(more),
            None,
            text(format!("{less} to {more}")),
        ),
        Count::MinBest => (
            Some(less),
            None,
            Some(best),
            text(format!("{best} (or {less})")),
        ),
        Count::BestMax => (
            None,
            Some(more),
            Some(best),
            text(format!("{best}, or {more}")),
        ),
        Count::All => (
            Some(less),
            Some(more),
            Some(best),
            text(format!("about {best} ({less}–{more})")),
        ),
    };
    People::new(min, best, max, text).ok()
}

/// What one report claims: mostly the event's own number, never one beyond its range.
pub fn of_report(dice: &mut Dice, event: Option<&People>) -> Option<People> {
    if !dice.in_a_thousand(in_a_thousand::CLAIMED_NUMBER) {
        return None;
    }
    let Some(event) = event else {
        return dice
            .in_a_thousand(500)
            .then(|| People::exactly(dice.by_quantiles(&PEOPLE)));
    };
    if !event.has_number() {
        return None;
    }
    let (low, high) = (
        event.low(),
        event.high().unwrap_or(event.low().saturating_mul(2)),
    );
    let claim = match (event.best(), dice.below(4)) {
        (None, 0..3) => People::new(event.min(), None, event.max(), None).ok()?,
        (Some(best), 0..3) => People::exactly(best),
        _ => People::exactly(dice.between(low, high)),
    };
    Some(claim)
}

/// Women, men and children, where they are told apart: never more than there are people.
pub fn told_apart(dice: &mut Dice, people: &People) -> [Option<u32>; 3] {
    let all = if people.has_number() {
        people.high().unwrap_or(people.low()).min(people.estimate())
    } else {
        9
    };
    let mut some = |times: u32, most: u32| {
        dice.in_a_thousand(times)
            .then(|| dice.between(0, most.min(12)))
    };
    let women = some(in_a_thousand::NUMBER_OF_WOMEN, all);
    let men = some(in_a_thousand::NUMBER_OF_MEN, all - women.unwrap_or(0));
    let children = some(in_a_thousand::NUMBER_OF_CHILDREN, all);
    [women, men, children]
}
