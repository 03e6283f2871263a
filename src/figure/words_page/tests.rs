//! Words lie in their columns, and what has no room is counted.

use jiff::civil::date;

use super::*;

fn page(sources: usize, size: &str) -> Picture {
    let one = |number: usize| Paragraph {
        lead: format!("Publisher {number}"),
        text: "A title that is long enough to be broken into more than one line, 2023-10-14".into(),
    };
    let section = |heading: &str, count: usize| Section {
        heading: heading.into(),
        paragraphs: (0..count).map(one).collect(),
        beyond: 0,
        more: |_, n| format!("and {n} more"),
    };
    let sections = vec![
        section("Data", 1),
        section("Scenes", 12),
        section("Sources", sources),
    ];
    WordsPage {
        title: "Sources and method".into(),
        sections,
        size: size.parse().unwrap(),
        theme: Theme::Light,
        words: Words::default(),
        made: date(2026, 11, 22),
    }
    .picture()
}

#[test]
fn all_words_lie_on_the_page_and_none_on_others() {
    for size in Size::NAMES {
        for sources in [0, 5, 3_000] {
            let page = page(sources, size);
            let sheet = crate::map::Rect::at(0.0, 0.0, page.sheet.width, page.sheet.height);
            let texts = page.texts();
            for (number, text) in texts.iter().enumerate() {
                let rect = text.rect();
                assert!(rect.lies_in(&sheet), "{size}: {text:?}");
                for other in texts.iter().skip(number + 1) {
                    let apart = !rect.grown(-2.5).overlaps(&other.rect().grown(-2.5));
                    assert!(apart, "{size}: {text:?} {other:?}");
                }
            }
        }
    }
}

#[test]
fn what_has_no_room_is_counted() {
    let said = |page: &Picture| -> Vec<String> {
        page.texts().iter().map(|text| text.text.clone()).collect()
    };
    let few = said(&page(3, "a4"));
    assert!(!few.iter().any(|text| text.starts_with("and ")), "{few:?}");
    assert!(few.contains(&"Publisher 2".to_owned()));
    let many = said(&page(3_000, "a4"));
    let shown = many.iter().filter(|text| text.starts_with("Publisher"));
    let more = many.iter().find(|text| text.starts_with("and ")).unwrap();
    let more: usize = more.split(' ').nth(1).unwrap().parse().unwrap();
    assert_eq!(shown.count() + more, 1 + 12 + 3_000);
    assert!(
        many.contains(&"Publisher 11".to_owned()),
        "short lists stay whole"
    );
}
