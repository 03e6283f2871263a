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

impl Words {
    /// A count: `3 311`.
    #[must_use]
    pub fn number(&self, number: u64) -> String {
        grouped(&number.to_string())
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

#[cfg(test)]
mod tests {
    use super::*;

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
