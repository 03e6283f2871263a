//! Which records there are, and which fields each has: the order in which they are written.

/// What a record is called and which fields it has, in the order in which they are written.
#[derive(Debug)]
pub(super) struct Shape {
    /// As in messages.
    pub of: &'static str,
    /// The name that may stand before the parenthesis.
    pub name: &'static str,
    pub fields: &'static [&'static str],
}

pub(super) const DATASET: Shape = Shape {
    of: "dataset",
    name: "Dataset",
    fields: &[
        "format",
        "title",
        "description",
        "license",
        "maintainer",
        "contact",
        "updated",
        "language",
        "caveat",
        "kinds",
        "sources",
        "places",
        "events",
    ],
};
pub(super) const KIND: Shape = Shape {
    of: "kind",
    name: "Kind",
    fields: &["label", "labels", "color", "shape"],
};
pub(super) const SOURCE: Shape = Shape {
    of: "source",
    name: "Source",
    fields: &[
        "id",
        "publisher",
        "title",
        "author",
        "published",
        "url",
        "archive_url",
        "language",
        "note",
    ],
};
pub(super) const PLACE: Shape = Shape {
    of: "place",
    name: "Place",
    fields: &[
        "id",
        "name",
        "names",
        "country",
        "admin1",
        "at",
        "precision",
        "radius_km",
        "geonames",
    ],
};
pub(super) const EVENT: Shape = Shape {
    of: "event",
    name: "Event",
    fields: &[
        "id",
        "kind",
        "date",
        "date_text",
        "place",
        "people",
        "women",
        "men",
        "children",
        "to",
        "via",
        "tags",
        "status",
        "related",
        "part_of",
        "same_people",
        "rollup",
        "sensitive",
        "summary",
        "notes",
        "reports",
    ],
};
pub(super) const REPORT: Shape = Shape {
    of: "report",
    name: "Report",
    fields: &["source", "people", "date", "note"],
};
pub(super) const PEOPLE: Shape = Shape {
    of: "people",
    name: "People",
    fields: &["min", "best", "max", "text"],
};

/// All of them, to look one up by `of`.
pub(super) const SHAPES: [&Shape; 7] = [&DATASET, &KIND, &SOURCE, &PLACE, &EVENT, &REPORT, &PEOPLE];
