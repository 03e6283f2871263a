//! The classes of the map of regions: people by province, as the legend shows them.

use crate::model::RegionId;
use crate::table::Group;

/// The least number of people of each class; class 0 has none.
pub const CLASS_BREAKS: [u64; 6] = [1, 10, 50, 100, 300, 600];

/// The class of a number of people, 0 to 6.
#[must_use]
pub fn class_of(people: u64) -> u8 {
    u8::try_from(
        CLASS_BREAKS
            .iter()
            .filter(|least| people >= **least)
            .count(),
    )
    .unwrap_or(0)
}

/// The regions that are filled, with their class, from 1 to 6. What is known only to a country or a
/// border area fills nothing.
#[must_use]
pub fn classes(regions: &[Group<RegionId>]) -> Vec<(RegionId, u8)> {
    regions
        .iter()
        .filter(|group| !group.key.is_province_unknown())
        .map(|group| (group.key.clone(), class_of(group.total.estimate)))
        .filter(|(_, class)| *class > 0)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Total;

    #[test]
    fn a_class_starts_at_its_break() {
        let people = [0, 1, 9, 10, 49, 50, 100, 299, 300, 599, 600, 9000];
        assert_eq!(people.map(class_of), [0, 1, 1, 2, 2, 3, 4, 4, 5, 5, 6, 6]);
    }

    #[test]
    fn what_is_known_only_to_a_country_fills_nothing() {
        let group = |id: &str, estimate| Group {
            key: RegionId::from(id),
            total: Total {
                events: 1,
                estimate,
                ..Total::default()
            },
            kinds: Vec::new(),
            not_added: 0,
            hatched: Total::default(),
        };
        let regions = [
            group("CN-unknown", 951),
            group("CN-22", 752),
            group("CN-53", 0),
        ];
        assert_eq!(classes(&regions), [(RegionId::from("CN-22"), 6)]);
    }
}
