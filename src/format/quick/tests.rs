//! What is read in a single pass, and what is not.

use super::*;
use crate::format::scan::Scan;
use crate::format::{events, records};
use crate::model::{Place, Precision};

/// A dataset with the place `here`.
fn known() -> Known {
    let place = Place {
        id: "here".into(),
        name: "Here".into(),
        names: std::collections::BTreeMap::new(),
        country: None,
        admin1: None,
        at: None,
        precision: Precision::City,
        radius_km: None,
        geonames: None,
    };
    let mut known = Known::default();
    let listed = records::Listed {
        id: "here".to_owned(),
        span: Span { start: 0, end: 0 },
        value: Some(place),
    };
    known.learn(&[], &[listed]);
    known
}

/// Whether the record is read in a single pass; if it is, it is read as the plain way reads it.
fn is_plain(record: &str) -> bool {
    let (limits, known) = (Limits::default(), known());
    let mut quick = Quick::new(record, &limits, &known);
    let Some(end) = quick.read(0) else {
        return false;
    };
    assert_eq!(end, record.len(), "{record}");
    let scan = Scan {
        text: record,
        depth: 64,
        progress: None,
    };
    let span = Span { start: 0, end };
    let plain = events::read(scan, &limits, &known, span);
    let event = plain.event.expect("the plain way reads it too");
    assert_eq!(known.naming.view(&event).as_ref(), Some(&quick.event));
    assert_eq!(Some(event.date.parts()), quick.date);
    let fields = plain.record.expect("it is a record");
    for field in EVENT.fields {
        assert_eq!(fields.get(field), quick.spot(field), "{field} of {record}");
    }
    true
}

#[test]
fn a_plain_record_is_read_in_a_single_pass() {
    let record = "(id: \"a\", kind: Arrest, date: \"2019-05\", place: \"here\"";
    for rest in [
        ")",
        ",)",
        ",\n         people: (min: 0, max: 4294967295, text: \"\"), women: 7 , men:1,children:2)",
        ", to: \"here\", via: [\"here\", \"here\",], tags: [], status: Disputed, reports: [ ])",
        ", related: [\"b\"], part_of: \"c\", same_people: \"d\", rollup: true, sensitive: false)",
        ", summary: \"(id: 'x'), /* 한국 */\", notes: \"\", date_text: \"May\", people: ())",
    ] {
        assert!(is_plain(&format!("{record}{rest}")), "{rest}");
    }
}

#[test]
fn what_is_not_plain_is_left_to_the_plain_way() {
    let record = "(id: \"a\", kind: Arrest, date: \"2019-05\", place: \"here\"";
    for rest in [
        "",
        ", id: \"b\")",
        ", mood: 1)",
        ", notes: \"\\n\")",
        ", notes: r\"\")",
        ", notes: None)",
        ", notes: Some(\"\"))",
        ", women: 007)",
        ", women: 1_0)",
        ", women: 4294967296)",
        ", women: +1)",
        ", to: \"there\")",
        ", people: (min: 2, max: 1))",
        ", people: (min: 2, min: 2))",
        ", rollup: yes)",
        ", status: confirmed)",
        ", /* women */ men: 1)",
        ", reports: [(source: \"nobody\")])",
        ",, men: 1)",
    ] {
        assert!(!is_plain(&format!("{record}{rest}")), "{rest}");
    }
    assert!(!is_plain("(kind: Arrest, date: \"2019\", place: \"here\")"));
    assert!(!is_plain(
        "(id: \"\", kind: Arrest, date: \"2019\", place: \"here\")"
    ));
    assert!(!is_plain(
        "(id: \"a\", kind: Arest, date: \"2019\", place: \"here\")"
    ));
    assert!(!is_plain(
        "(id: \"a\", kind: Arrest, date: \"soon\", place: \"here\")"
    ));
}
