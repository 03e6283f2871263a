//! People in words, as they are read.

use super::*;
use crate::words::Language;

fn people(min: u32, best: u32, max: u32, text: &str) -> People {
    let given = |n: u32| (n > 0).then_some(n);
    let text = (!text.is_empty()).then(|| text.to_owned());
    People::new(given(min), given(best), given(max), text).unwrap()
}

fn total(parts: &[People]) -> Total {
    let mut sum = Total::default();
    for part in parts {
        sum += Total::of(part);
    }
    sum
}

/// Narrow spaces are shown as plain ones.
fn plain(text: &str) -> String {
    text.replace('\u{202f}', " ")
}

fn totals(language: Language) -> String {
    let words = Words::new(language);
    let none = People::default();
    let many = |n: usize, more: &[People]| {
        let mut all = vec![none.clone(); n];
        all.extend_from_slice(more);
        total(&all)
    };
    [
        many(0, &[people(0, 4, 0, "")]),
        many(0, &[people(0, 1, 0, "")]),
        many(4, &[people(930, 1060, 1260, ""), people(1, 0, 0, "")]),
        many(1, &[people(952, 1062, 1262, "")]),
        many(0, &[people(109, 0, 0, "over 108")]),
        many(0, &[people(0, 0, 600, "")]),
        many(0, &[people(0, 0, 600, ""), people(0, 10, 0, "")]),
        many(2, &[]),
        many(0, &[]),
    ]
    .map(|total| plain(&words.total_sentence(&total)))
    .join("\n")
}

fn one_event(language: Language) -> String {
    let words = Words::new(language);
    [
        people(0, 7, 0, "seven"),
        people(0, 70, 0, "about 70"),
        people(500, 600, 650, "about 500–600"),
        people(80, 0, 90, ""),
        people(21, 0, 0, "over 20"),
        people(0, 0, 600, ""),
        people(20, 40, 0, ""),
        people(0, 5000, 0, "5,000"),
        people(3, 0, 3, ""),
        People::default(),
    ]
    .map(|people| {
        let parts = [
            words.event_people_line(&people),
            words.people(&people),
            words.people_label(&people),
            words.claim(&people),
        ];
        plain(&parts.join(" | "))
    })
    .join("\n")
}

#[test]
fn a_total_is_said_with_its_range() {
    insta::assert_snapshot!(totals(Language::En), @r"
        4 people
        1 person
        about 1 061 people (at least 931, possibly 1 261 or more), and 4 events with no number given
        about 1 062 people (at least 952, possibly 1 262), and 1 event with no number given
        at least 109 people (possibly more)
        up to 600 people
        about 610 people (at least 10, possibly 610)
        no number given
        no number to add up
        ");
}

#[test]
fn a_total_is_said_in_korean() {
    insta::assert_snapshot!(totals(Language::Ko), @r"
        4명
        1명
        약 1 061명(최소 931명, 많으면 1 261명 이상), 인원 미상 사건 4건 별도
        약 1 062명(최소 952명, 많으면 1 262명), 인원 미상 사건 1건 별도
        최소 109명(더 많을 수 있음)
        최대 600명
        약 610명(최소 10명, 많으면 610명)
        인원 미상
        합산할 인원 없음
        ");
}

#[test]
fn one_events_people_are_said_as_its_sources_do() {
    insta::assert_snapshot!(one_event(Language::En), @r"
        7 people | 7 | 7 | 7
        about 70 people | about 70 | about 70 | about 70
        about 600 people (at least 500, possibly 650) | 500 to 650 | about 600 | about 500–600
        80 to 90 people | 80 to 90 | 80 to 90 | 80 to 90
        at least 21 people | at least 21 | at least 21 | over 20
        up to 600 people | up to 600 | up to 600 | up to 600
        about 40 people (at least 20, possibly 40) | 20 to 40 | about 40 | 20 to 40
        5 000 people | 5 000 | 5 000 | 5 000
        3 people | 3 | 3 | 3
        no number given | not given | no number given | no number given
        ");
}

#[test]
fn one_events_people_are_said_in_korean() {
    insta::assert_snapshot!(one_event(Language::Ko), @r"
        7명 | 7 | 7 | 7
        약 70명 | 약 70 | 약 70 | 약 70
        약 600명(최소 500명, 많으면 650명) | 500–650 | 약 600 | about 500–600
        80–90명 | 80–90 | 80–90 | 80–90
        최소 21명 | 21 이상 | 21 이상 | over 20
        최대 600명 | 600 이하 | 600 이하 | 600 이하
        약 40명(최소 20명, 많으면 40명) | 20–40 | 약 40 | 20–40
        5 000명 | 5 000 | 5 000 | 5 000
        3명 | 3 | 3 | 3
        인원 미상 | 미상 | 인원 미상 | 인원 미상
        ");
}

#[test]
fn a_total_comes_in_parts() {
    let words = Words::default();
    let parts = words.total(&Total {
        events: 206,
        without_number: 16,
        low: 3119,
        estimate: 3311,
        high: 3723,
        open: 5,
    });
    assert_eq!(plain(&parts.headline), "about 3 311 people");
    assert_eq!(
        plain(&parts.range.unwrap()),
        "at least 3 119, possibly 3 723 or more"
    );
    assert_eq!(
        parts.without_number.unwrap(),
        "and 16 events with no number given"
    );
}

#[test]
fn women_men_and_children_are_said_as_far_as_they_are_given() {
    let words = Words::default();
    assert_eq!(
        words.sexes(Some(3), Some(1), Some(1)).unwrap(),
        "3 women, 1 man, 1 child"
    );
    assert_eq!(words.sexes(None, None, Some(2)).unwrap(), "2 children");
    assert_eq!(words.sexes(None, None, None), None);
}
