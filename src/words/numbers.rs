//! Numbers, percentages and file sizes in words.

use crate::words::Words;

/// A narrow space that no line breaks at, between thousands (ISO 80000-1).
const THOUSANDS: char = '\u{202f}';

/// Digits in groups of three, from 1 000 on.
pub(super) fn grouped(number: &str) -> String {
    let whole = number.find('.').unwrap_or(number.len());
    let mut text = String::with_capacity(number.len() + number.len() / 3 * THOUSANDS.len_utf8());
    for (at, digit) in number.char_indices() {
        let follows_digit = text.ends_with(|c: char| c.is_ascii_digit());
        if follows_digit && at < whole && (whole - at).is_multiple_of(3) {
            text.push(THOUSANDS);
        }
        text.push(digit);
    }
    text
}

/// Numbers below this one are never shortened.
const LEAST_SHORT: u64 = 10_000;

/// Which way a number is shortened, so that it never says more than is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// Of what is at least so many.
    Down,
    /// Of what is about so many.
    Nearest,
    /// Of what is at most so many.
    Up,
}

impl Rounding {
    /// The number with no more than three digits that are not 0, where it is long enough to be shortened.
    fn to_three_digits(self, number: u64) -> u64 {
        if number < LEAST_SHORT {
            return number;
        }
        let step = 10_u64.pow(number.ilog10() - 2);
        let add = match self {
            Self::Down => 0,
            Self::Nearest => step / 2,
            Self::Up => step - 1,
        };
        number.saturating_add(add) / step * step
    }
}

impl Words {
    /// A count: `3 311`.
    #[must_use]
    pub fn number(&self, number: u64) -> String {
        grouped(&number.to_string())
    }

    /// A count where there is little room, to three digits: `16.5M`, `197k`. Below ten thousand it is whole.
    #[must_use]
    pub fn number_short(&self, number: u64, rounding: Rounding) -> String {
        let (text, unit) = short(number, rounding);
        self.in_unit(text, unit)
    }

    /// Two numbers in ever fewer digits, the first rounded down, the other up; their unit is said once where
    /// it is the same: `3.84–4.07M`.
    #[must_use]
    pub fn range_short(&self, low: u64, high: u64) -> String {
        let (low, high) = (short(low, Rounding::Down), short(high, Rounding::Up));
        if low.1 == high.1 {
            return self.in_unit(format!("{}–{}", low.0, high.0), low.1);
        }
        let [low, high] = [low, high].map(|(text, unit)| self.in_unit(text, unit));
        format!("{low}–{high}")
    }

    fn in_unit(&self, text: String, unit: Option<&str>) -> String {
        match unit {
            None => text,
            Some(unit) => self.with(unit, &[("n", text.into())]),
        }
    }

    /// `206 events`.
    #[must_use]
    pub fn events(&self, events: u64) -> String {
        self.count("count-events", events)
    }

    /// A share of events, to one place: `0.4`. Less than a tenth is not nothing.
    #[must_use]
    pub fn share(&self, events: f32) -> String {
        if events > 0.0 && events < 0.05 {
            return "< 0.1".to_owned();
        }
        let text = format!("{events:.1}");
        grouped(text.strip_suffix(".0").unwrap_or(&text))
    }

    /// Kilometres, whole from 10 on.
    #[must_use]
    pub fn km(&self, km: f64) -> String {
        let text = if km < 10.0 {
            format!("{km:.1}")
        } else {
            format!("{km:.0}")
        };
        grouped(text.strip_suffix(".0").unwrap_or(&text))
    }

    /// `done` of `all`, in whole percent rounded down, so that only what is done is 100 %.
    #[must_use]
    pub fn percent(&self, done: u64, all: u64) -> String {
        let share = u128::from(done.min(all)) * 100 / u128::from(all.max(1));
        self.count("percent", u64::try_from(share).unwrap_or(100))
    }

    /// The size of a file: `90 MB`.
    #[must_use]
    pub fn size(&self, bytes: u64) -> String {
        const KB: u64 = 1_000;
        const MB: u64 = 1_000_000;
        match bytes {
            0..KB => self.count("size-bytes", bytes),
            KB..MB => self.count("size-kb", bytes / KB),
            MB.. => self.count("size-mb", bytes / MB),
        }
    }
}

/// A number in few digits, and the word of its unit.
fn short(number: u64, rounding: Rounding) -> (String, Option<&'static str>) {
    let number = rounding.to_three_digits(number);
    let (unit, key) = match number {
        0..LEAST_SHORT => return (grouped(&number.to_string()), None),
        LEAST_SHORT..1_000_000 => (1_000, "number-thousands"),
        _ => (1_000_000, "number-millions"),
    };
    let (whole, rest) = (number / unit, number % unit * 100 / unit);
    let text = format!("{whole}.{rest:02}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    (grouped(text), Some(key))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn short_numbers_have_three_digits_and_say_no_more_than_is_known() {
        let words = Words::default();
        let short = |number| {
            [Rounding::Down, Rounding::Nearest, Rounding::Up]
                .map(|rounding| words.number_short(number, rounding))
                .join(" ")
                .replace(THOUSANDS, " ")
        };
        assert_eq!(short(9_999), "9 999 9 999 9 999");
        assert_eq!(short(10_000), "10k 10k 10k");
        assert_eq!(short(19_748), "19.7k 19.7k 19.8k");
        assert_eq!(short(999_960), "999k 1M 1M");
        assert_eq!(short(16_539_123), "16.5M 16.5M 16.6M");
        assert_eq!(short(1_234_567_890), "1 230M 1 230M 1 240M");
    }

    #[test]
    fn a_short_range_says_its_unit_once_where_it_is_the_same() {
        let words = Words::default();
        let short = |low, high| words.range_short(low, high).replace(THOUSANDS, " ");
        assert_eq!(short(3_841_200, 4_066_001), "3.84–4.07M");
        assert_eq!(short(19_748, 1_000_001), "19.7k–1.01M");
        assert_eq!(short(9_000, 12_300), "9 000–12.3k");
        assert_eq!(short(7, 9), "7–9");
    }

    proptest! {
        #[test]
        fn a_shortened_number_is_on_its_own_side(number in any::<u64>(), by in 0..u64::BITS) {
            let number = number >> by;
            let [down, near, up] = [Rounding::Down, Rounding::Nearest, Rounding::Up]
                .map(|rounding| rounding.to_three_digits(number));
            prop_assert!(down <= number && (up >= number || number > u64::MAX / 2));
            prop_assert!(down == near || near == up);
            prop_assert!(u128::from(up - down) * 100 <= u128::from(number));
        }
    }

    #[test]
    fn thousands_stand_apart_from_1_000_on() {
        for (number, text) in [
            ("0", "0"),
            ("999", "999"),
            ("1000", "1 000"),
            ("12345", "12 345"),
            ("1234567", "1 234 567"),
            ("-1234", "-1 234"),
            ("1234.5678", "1 234.5678"),
        ] {
            assert_eq!(grouped(number).replace(THOUSANDS, " "), text);
        }
    }

    #[test]
    fn only_what_is_done_is_100_percent() {
        let words = Words::default();
        assert_eq!(words.percent(0, 0), "0%");
        assert_eq!(words.percent(999, 1000), "99%");
        assert_eq!(words.percent(u64::MAX, u64::MAX), "100%");
    }

    #[test]
    fn sizes_are_whole() {
        let words = Words::default();
        assert_eq!(words.size(512), "512 B");
        assert_eq!(words.size(4_200), "4 KB");
        assert_eq!(words.size(41_900_000), "41 MB");
    }
}
