//! Thirty filter changes that a reader makes, each as the steps that lead to it. The last step is what is timed.

use jiff::civil::{Date, date};
use refoulement_atlas::action::{Action, Choice};
use refoulement_atlas::model::{Precision, Status};
use refoulement_atlas::table::{Reading, Table, Who};

/// One step. Numbers are places in the table's own lists.
#[derive(Clone, Copy)]
pub enum Step {
    Window(Date, Date),
    Certain,
    /// This kind alone.
    Kind(usize),
    /// All kinds but this one.
    NotKind(usize),
    Region(usize),
    Country(&'static str),
    Tag(usize),
    Publisher(usize),
    Status(Status),
    Precision(Precision),
    Who(Who),
    AtLeast(u32),
}

use Step::{AtLeast, Certain, Country, Kind, NotKind, Publisher, Region, Tag, Window};

const YEAR: Step = Window(date(2010, 1, 1), date(2010, 12, 31));
const MONTH: Step = Window(date(2015, 5, 1), date(2015, 5, 31));
const DECADE: Step = Window(date(2005, 1, 1), date(2014, 12, 31));
const MOST: Step = Window(date(2000, 3, 1), date(2023, 8, 31));

/// The filter changes.
pub const QUESTIONS: [&[Step]; 30] = [
    &[MOST],
    &[DECADE],
    &[YEAR],
    &[MONTH],
    &[Certain, DECADE],
    &[Certain, MONTH],
    &[Kind(0)],
    &[NotKind(0)],
    &[Kind(6)],
    &[Region(3)],
    &[Country("CN")],
    &[Tag(1)],
    &[Tag(0), Tag(4)],
    &[Publisher(0)],
    &[Publisher(2), Publisher(40)],
    &[Step::Status(Status::Corroborated)],
    &[Step::Precision(Precision::City)],
    &[Step::Who(Who::Children)],
    &[AtLeast(10)],
    &[AtLeast(100)],
    &[DECADE, Kind(2)],
    &[DECADE, Country("CN")],
    &[Kind(0), DECADE],
    &[Country("CN"), YEAR],
    &[YEAR, Tag(1)],
    &[Kind(0), Country("KP"), DECADE],
    &[DECADE, NotKind(5), Step::Status(Status::Reported)],
    &[
        NotKind(5),
        Step::Precision(Precision::City),
        AtLeast(5),
        DECADE,
    ],
    &[Kind(0), Tag(1), Publisher(0), MOST],
    &[
        Kind(2),
        Country("CN"),
        Tag(2),
        Step::Status(Status::Reported),
        AtLeast(3),
        DECADE,
    ],
];

impl Step {
    /// What the reader asks.
    pub fn action(self, table: &Table) -> Action {
        let choice = match self {
            Self::Window(from, to) => return Action::Window(Some(from), Some(to)),
            Self::Certain => return Action::Reading(Reading::Certain),
            Self::AtLeast(people) => return Action::AtLeast(Some(people)),
            Self::Kind(at) => return Action::Only(Choice::Kind(table.kinds()[at].clone())),
            Self::Country(code) => return Action::Only(Choice::Region(code.into())),
            Self::Region(at) => return Action::Only(Choice::Region(table.regions()[at].clone())),
            Self::NotKind(at) => Choice::Kind(table.kinds()[at].clone()),
            Self::Tag(at) => Choice::Tag(table.tags()[at].clone()),
            Self::Publisher(at) => Choice::Publisher(table.publishers()[at].clone()),
            Self::Status(status) => Choice::Status(status),
            Self::Precision(precision) => Choice::Precision(precision),
            Self::Who(who) => Choice::Who(who),
        };
        Action::Toggle(choice)
    }
}
