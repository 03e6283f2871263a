//! How often something is so of an event, and how long texts are: counted in `data/reported-events.ron` (242 events).
//!
//! What is not in that file and may be in any other (seasons, decades, open ends, `via`, `sensitive`, an event without
//! a status, a building as a place) is given a small share, so that nothing goes unmeasured.

use refoulement_atlas::model::{Precision, Status};

/// In a thousand events, of how many something is said.
pub mod in_a_thousand {
    pub const NUMBER_OF_WOMEN: u32 = 256;
    pub const NUMBER_OF_MEN: u32 = 219;
    pub const NUMBER_OF_CHILDREN: u32 = 149;
    pub const MOVED_TO: u32 = 260;
    pub const MOVED_VIA: u32 = 20;
    pub const PART_OF: u32 = 41;
    pub const SAME_PEOPLE: u32 = 165;
    pub const ROLLUP: u32 = 95;
    pub const SENSITIVE: u32 = 5;
    pub const NOTES: u32 = 293;
    /// Of a thousand reports.
    pub const CLAIMED_NUMBER: u32 = 898;
    /// Of a thousand reports.
    pub const CLAIMED_DATE: u32 = 990;
}

/// Places that people are moved to, all events together.
pub const RECEIVING: usize = 14;

/// The forms of dates.
#[derive(Clone, Copy)]
pub enum Form {
    Day,
    Month,
    DayOfMonth,
    Season,
    Year,
    Decade,
    Days,
    Months,
    Years,
    From,
    Until,
    UnknownEnd,
}

/// How often each form is written.
pub const FORMS: [(u32, Form); 12] = [
    (510, Form::Day),
    (107, Form::Month),
    (70, Form::DayOfMonth),
    (10, Form::Season),
    (22, Form::Year),
    (3, Form::Decade),
    (170, Form::Days),
    (91, Form::Months),
    (10, Form::Years),
    (4, Form::From),
    (1, Form::Until),
    (2, Form::UnknownEnd),
];

/// How often a date ends in a sign that somebody was not sure.
pub const SIGNS: [(u32, &str); 4] = [(835, ""), (100, "~"), (60, "?"), (5, "%")];

/// The forms of a number of people.
#[derive(Clone, Copy)]
pub enum Count {
    None,
    Words,
    Best,
    Min,
    Max,
    MinMax,
    MinBest,
    BestMax,
    All,
}

/// How often each form is written.
pub const COUNTS: [(u32, Count); 9] = [
    (74, Count::None),
    (21, Count::Words),
    (711, Count::Best),
    (66, Count::Min),
    (4, Count::Max),
    (6, Count::MinMax),
    (29, Count::MinBest),
    (12, Count::BestMax),
    (77, Count::All),
];

/// Quantiles of how many people.
pub const PEOPLE: [u32; 18] = [
    1, 1, 1, 2, 3, 4, 5, 5, 7, 9, 10, 11, 15, 27, 40, 70, 220, 600,
];

/// How many reports. The file has up to ten; the few above three are left out.
pub const REPORTS: [(u32, usize); 3] = [(587, 1), (223, 2), (190, 3)];

/// How many tags.
pub const TAGS: [(u32, usize); 4] = [(256, 0), (508, 1), (194, 2), (42, 3)];

/// How many events of the same story.
pub const RELATED: [(u32, usize); 5] = [(323, 0), (471, 1), (145, 2), (37, 3), (24, 4)];

/// How well events are supported.
pub const STATUSES: [(u32, Option<Status>); 5] = [
    (590, Some(Status::Reported)),
    (194, Some(Status::Corroborated)),
    (186, Some(Status::Confirmed)),
    (20, Some(Status::Disputed)),
    (10, None),
];

/// How closely the places of events are known.
pub const PRECISIONS: [(u32, Precision); 8] = [
    (20, Precision::Site),
    (70, Precision::Crossing),
    (407, Precision::City),
    (70, Precision::County),
    (33, Precision::Prefecture),
    (87, Precision::Province),
    (180, Precision::BorderArea),
    (133, Precision::Country),
];

/// Quantiles of the bytes of a summary.
pub const SUMMARY: [u32; 9] = [46, 79, 90, 97, 101, 107, 114, 121, 156];
/// Quantiles of the bytes of notes.
pub const NOTES: [u32; 9] = [20, 34, 46, 65, 69, 85, 104, 120, 177];
/// Quantiles of the bytes of a report's note.
pub const REPORT_NOTE: [u32; 5] = [12, 18, 25, 31, 45];
