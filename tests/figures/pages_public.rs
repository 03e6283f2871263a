//! A briefing as pages for the public: what another program reads of them says no more than the public may know.

use std::fs;

use refoulement_atlas::briefing::Sha256;
use refoulement_atlas::cli::Outcome;
use refoulement_atlas::format::{self, Limits, NoGround};
use refoulement_atlas::words::{Language, Words};

use crate::files::plain;
use crate::pages::{DATASET, Talk};

#[test]
fn for_the_public_what_is_left_out_is_not_called_out_and_what_is_said_vaguely_is_at_its_vague_place()
 {
    let talk = Talk::new();
    let ran = talk.render("talk.pdf", &["--places", "province", "--dates", "month"]);
    assert_eq!(ran.outcome, Outcome::Fine, "{}", ran.err);
    assert!(
        ran.err.contains("no line leads from “Nine on the train”"),
        "{}",
        ran.err
    );
    assert!(
        ran.err
            .contains("titles, captions and callouts are shown as you wrote them"),
        "{}",
        ran.err
    );
    let Some(text) = talk.read("talk.pdf") else {
        return;
    };
    let text = plain(&text);
    assert!(!text.contains(&plain("Nine on the train")));
    assert!(
        text.contains(&plain("Four in one flat")),
        "it leads to the province now"
    );
    assert!(!text.contains("Shenyang,"), "no city is named: {text}");
}

/// What the window calls the first event out with.
fn called_out(language: Language) -> String {
    let (limits, bytes) = (Limits::default(), DATASET.as_bytes());
    let opened = format::read(bytes, "data.ron", &limits, &NoGround, &|_| true).unwrap();
    let (dataset, event) = (&opened.dataset, opened.dataset.events.get(0).unwrap());
    let place = dataset.places.iter().find(|place| place.id == event.place);
    Words::new(language).callout(&event, place)
}

#[test]
fn for_the_public_a_callout_that_nobody_wrote_says_no_more_than_its_event() {
    let talk = Talk::new();
    let path = talk.path("talk.briefing.ron");
    let text = fs::read_to_string(&path).unwrap();
    let mine = "Four in one flat";
    let (own, korean) = (called_out(Language::En), called_out(Language::Ko));
    let (own, korean) = (own.as_str(), korean.as_str());
    assert_eq!(own, "Shenyang, 21 May 2019: 4 people");
    assert_eq!(korean, "Shenyang, 2019년 5월 21일: 4명");
    let public = ["--places", "province", "--dates", "month"];
    for (own, more, said) in [
        (own, vec![], own),
        (
            own,
            vec!["--dates", "month"],
            "Shenyang, May 2019: 4 people",
        ),
        (own, public.to_vec(), "Liaoning, May 2019: 4 people"),
        (korean, public.to_vec(), "2019년 5월: 4명"),
    ] {
        fs::write(&path, text.replace(mine, own)).unwrap();
        let ran = talk.render("talk.pdf", &more);
        assert_eq!(ran.outcome, Outcome::Fine, "{}", ran.err);
        let Some(read) = talk.read("talk.pdf") else {
            return;
        };
        let read = plain(&read);
        assert!(read.contains(&plain(said)), "{more:?} says {said}: {read}");
        let stays = own == said;
        assert_eq!(read.contains(&plain(own)), stays, "{more:?}: {read}");
    }
}

#[test]
fn for_the_public_with_vague_places_nothing_points_at_the_bare_ground() {
    let talk = Talk::new();
    let lost = "no line leads from “The new fence”";
    for (more, points) in [
        (["--dates", "month"], true),
        (["--places", "country"], false),
    ] {
        let ran = talk.render("talk.pdf", &more);
        assert_eq!(ran.outcome, Outcome::Fine, "{}", ran.err);
        assert_eq!(!ran.err.contains(lost), points, "{more:?}: {}", ran.err);
        let read = talk.read("talk.pdf").map(|read| plain(&read));
        let drawn = read.is_none_or(|read| read.contains(&plain("The new fence")) == points);
        assert!(drawn, "{more:?}");
    }
}

#[test]
fn the_last_page_tells_the_public_nothing_of_the_private_file() {
    let talk = Talk::new();
    for (changed, hash) in [
        (false, Sha256::of(DATASET.as_bytes())),
        (true, Sha256::of(b"another")),
    ] {
        talk.write(&hash);
        let ran = talk.render("talk.pdf", &["--dates", "month"]);
        assert_eq!(ran.outcome, Outcome::Fine, "{}", ran.err);
        assert_eq!(ran.err.contains("has changed"), changed, "{}", ran.err);
        let Some(text) = talk.read("talk.pdf") else {
            return;
        };
        let text = plain(&text);
        for said in ["A few reported events", "2 events", "For the public: "] {
            assert!(text.contains(&plain(said)), "{said:?} is said: {text}");
        }
        let private = [
            "3 events",
            "data.ron",
            "SHA-256",
            "changed since",
            "event left out",
            "events said less",
        ];
        for private in private {
            assert!(!text.contains(&plain(private)), "{private:?} in {text}");
        }
    }
}
