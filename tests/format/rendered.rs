//! What a reader is shown: messages, lines, columns, marks, hints, JSON, and the written file.

use insta::assert_snapshot;
use refoulement_atlas::format::{Problem, write};

use crate::{event, file, open, printed};

#[test]
fn an_unknown_place_is_marked_with_the_one_that_was_meant() {
    let bad =
        "(id: \"2019-05-21-nanning\", kind: Arrest, date: \"2019-05-21\", place: \"naning\"),";
    assert_snapshot!(printed(&file(bad)), @r###"
    error[E203]: place "naning" is not in this file
     --> sample.ron:8:69
      |
    8 | (id: "2019-05-21-nanning", kind: Arrest, date: "2019-05-21", place: "naning"),
      |                                                                     ^^^^^^^^
      = did you mean "nanning"?
    "###);
}

#[test]
fn marks_stand_below_korean_text_and_fields_of_lists() {
    let bad = event(
        "난닝",
        "summary: \"탈북민 네 명\", related: [\"base\", \"bsae\"], peple: ()",
    );
    assert_snapshot!(printed(&file(&bad)), @r###"
    error[E201]: unknown field "peple" in this event
     --> sample.ron:8:132
      |
    8 | (id: "난닝", kind: Arrest, date: "2019", place: "nanning", reports: [(source: "nk")], summary: "탈북민 네 명", related: ["base", "bsae"], peple: ()),
      |                                                                                                                                           ^^^^^
      = did you mean "people"?
    "###);
}

#[test]
fn values_that_can_not_be_are_said_in_words() {
    let bad = event(
        "a",
        "people: (min: 60, max: 50), status: Reportd, rollup: yes",
    ) + &event(
        "b",
        "children: 4.5, summary: 7, tags: \"x\", women: 1, women: 2",
    );
    assert_snapshot!(printed(&file(&bad)), @r###"
    error[E233]: min 60 is greater than max 50
     --> sample.ron:8:98
      |
    8 | (id: "a", kind: Arrest, date: "2019", place: "nanning", reports: [(source: "nk")], people: (min: 60, max: 50), status: Reportd, rollup: yes),
      |                                                                                                  ^^
    error[E229]: `Reportd` is no status
     --> sample.ron:8:120
      |
    8 | (id: "a", kind: Arrest, date: "2019", place: "nanning", reports: [(source: "nk")], people: (min: 60, max: 50), status: Reportd, rollup: yes),
      |                                                                                                                        ^^^^^^^
      = did you mean "Reported"?
    error[E224]: expected true or false, found `yes`
     --> sample.ron:8:137
      |
    8 | (id: "a", kind: Arrest, date: "2019", place: "nanning", reports: [(source: "nk")], people: (min: 60, max: 50), status: Reportd, rollup: yes),
      |                                                                                                                                         ^^^
    error[E222]: expected a whole number from 0 to 4294967295, found `4.5`
     --> sample.ron:9:94
      |
    9 | (id: "b", kind: Arrest, date: "2019", place: "nanning", reports: [(source: "nk")], children: 4.5, summary: 7, tags: "x", women: 1, women: 2),
      |                                                                                              ^^^
    error[E221]: expected text in quotation marks, found `7`
     --> sample.ron:9:108
      |
    9 | (id: "b", kind: Arrest, date: "2019", place: "nanning", reports: [(source: "nk")], children: 4.5, summary: 7, tags: "x", women: 1, women: 2),
      |                                                                                                            ^
    error[E225]: expected a list in [ ], found `"x"`
     --> sample.ron:9:117
      |
    9 | (id: "b", kind: Arrest, date: "2019", place: "nanning", reports: [(source: "nk")], children: 4.5, summary: 7, tags: "x", women: 1, women: 2),
      |                                                                                                                     ^
    error[E207]: field "women" is given twice
     --> sample.ron:9:132
      |
    9 | (id: "b", kind: Arrest, date: "2019", place: "nanning", reports: [(source: "nk")], children: 4.5, summary: 7, tags: "x", women: 1, women: 2),
      |                                                                                                                                    ^^^^^
    "###);
}

#[test]
fn a_latitude_that_is_a_longitude_gets_a_hint() {
    let text = file("").replace("(22.82, 108.37)", "(108.37, 22.82)");
    assert_snapshot!(printed(&text).split("\n\n").next().unwrap_or_default(), @r###"
    error[E234]: latitude 108.37 is not between -90 and 90
     --> sample.ron:4:54
      |
    4 | (id: "nanning", name: "Nanning", country: "CN", at: (108.37, 22.82), precision: City),
      |                                                      ^^^^^^
      = latitude comes first: did you mean (22.82, 108.37)?
    error[E209]: place "nanning" has an error of its own
     --> sample.ron:7:55
      |
    7 | (id: "base", kind: Arrest, date: "2019-05-21", place: "nanning", to: "tumen", reports: [(source: "nk")]),
      |                                                       ^^^^^^^^^
    "###);
}

#[test]
fn a_newer_format_says_which_program_to_get() {
    assert_snapshot!(printed("(format: 2, title: \"t\", event: [], whatever: Some(new))"), @r###"
    error[E114]: the file is in format 2, which this version can't read
     --> sample.ron:1:10
      |
    1 | (format: 2, title: "t", event: [], whatever: Some(new))
      |          ^
      = get a version of Refoulement Atlas that reads format 2
    "###);
}

#[test]
fn what_is_no_dataset_says_so() {
    assert_snapshot!(printed("{\n  \"format\": 1\n}"), @r###"
    error[E116]: this is no dataset, which is one pair of parentheses with fields in it
     --> sample.ron:1:1
      |
    1 | {
      | ^
      = this looks like JSON; a dataset is RON, with ( ) and names without quotation marks
    "###);
    assert_snapshot!(printed(""), @r###"
    error[E101]: the file is empty
     --> sample.ron:1:1
      |
    1 | 
      | ^
    "###);
    assert_snapshot!(printed("(format: 1, title: \"t\", evnets: [])"), @r###"
    error[E202]: this dataset has no "events"
     --> sample.ron:1:1
      |
    1 | (format: 1, title: "t", evnets: [])
      | ^
    error[E201]: unknown field "evnets" in this dataset
     --> sample.ron:1:25
      |
    1 | (format: 1, title: "t", evnets: [])
      |                         ^^^^^^
      = did you mean "events"?
    "###);
}

#[test]
fn brackets_that_do_not_match_are_both_named() {
    assert_snapshot!(printed("(format: 1, title: \"t\",\n events: [\n  (id: \"a\",\n ],\n)"), @r###"
    error[E109]: `]` does not close the `(` in line 3
     --> sample.ron:4:2
      |
    4 |  ],
      |  ^
    "###);
    assert_snapshot!(printed("(format: 1, title: \"t\",\n events: [\n  (id: \"a\"),\n"), @r###"
    error[E106]: this `[` is never closed
     --> sample.ron:2:10
      |
    2 |  events: [
      |          ^
    "###);
}

#[test]
fn a_lost_quotation_mark_is_looked_for_where_it_was_lost() {
    let lost = file(&event("a", "notes: \"never ends")).replace("never ends)", "never ends)\n");
    let text = lost.replace("\n])", "\n(id: \"b\", kind: Arrest)])");
    assert_snapshot!(printed(&text), @r###"
    error[E103]: expected `,` or `)`, found `b`
      --> sample.ron:11:7
       |
    11 | (id: "b", kind: Arrest)])
       |       ^
       = the text that begins in line 8 may lack its closing quotation mark
    "###);
}

#[test]
fn hidden_characters_are_shown_by_their_code_point() {
    let bad = event("a", "to: \"gnin\u{202E}nan\"");
    assert_snapshot!(printed(&file(&bad)), @r###"
    error[E203]: place "gnin⟨U+202E⟩nan" is not in this file
     --> sample.ron:8:88
      |
    8 | (id: "a", kind: Arrest, date: "2019", place: "nanning", reports: [(source: "nk")], to: "gnin⟨U+202E⟩nan"),
      |                                                                                        ^^^^^^^^^^^^^^^^^
    "###);
}

#[test]
fn diagnostics_as_json_are_plain_objects() {
    let opened = open(&file(&event("a", "to: \"tumn\""))).expect("it opens");
    let json = serde_json::to_string_pretty(&opened.diagnostics).expect("plain data");
    assert_snapshot!(json, @r###"
    {
      "errors": 1,
      "warnings": 0,
      "more": 0,
      "listed": [
        {
          "code": "E203",
          "severity": "error",
          "message": "place \"tumn\" is not in this file",
          "hint": "did you mean \"tumen\"?",
          "event": "a",
          "file": "sample.ron",
          "line": 8,
          "column": 88,
          "line_text": "(id: \"a\", kind: Arrest, date: \"2019\", place: \"nanning\", reports: [(source: \"nk\")], to: \"tumn\"),",
          "mark": [
            87,
            93
          ]
        }
      ]
    }
    "###);
}

#[test]
fn the_written_file_has_one_layout() {
    let text = file(
        "(id: \"2019\", kind: Other(\"raid\"), date: \"2019-05\", date_text: \"in May\", place: \"nanning\", people: (min: 50, max: 60, text: \"50 to 60\"),
         women: 30, to: \"tumen\", via: [\"nanning\"], tags: [\"in-transit\", \"safehouse-raid\"], status: Confirmed, related: [\"base\"],
         summary: \"Between fifty and sixty people, most of them women, were taken from three houses on the way to the border.\",
         reports: [(source: \"nk\", people: (min: 50)), (source: \"nk\", people: (max: 60), date: \"2019-05-20\", note: \"“\\\"quoted\\\"”\\nand more\")])",
    )
    .replace("sources:", "kinds: {\"raid\": (label: \"Raid\", labels: {\"ko\": \"급습\"}, color: \"#8855AA\", shape: Diamond)}, sources:");
    let opened = open(&text).expect("it opens");
    assert_eq!(opened.diagnostics.errors, 0, "{}", printed(&text));
    assert_snapshot!(write(&opened.dataset), @r###"
    (
        format: 1,
        title: "t",
        updated: "2026-11-21",

        kinds: {
            "raid": (label: "Raid", labels: {"ko": "급습"}, color: "#8855aa", shape: Diamond),
        },

        sources: [
            (id: "nk", publisher: "Daily NK"),
        ],

        places: [
            (id: "nanning", name: "Nanning",
             country: "CN", at: (22.82, 108.37), precision: City),
            (id: "tumen", name: "Tumen",
             country: "CN", at: (42.97, 129.84), precision: Crossing),
        ],

        events: [
            (id: "2019", kind: Other("raid"), date: "2019-05", date_text: "in May", place: "nanning",
             people: (min: 50, max: 60, text: "50 to 60"), women: 30,
             to: "tumen", via: ["nanning"],
             tags: ["in-transit", "safehouse-raid"], status: Confirmed,
             related: ["base"],
             summary: "Between fifty and sixty people, most of them women, were taken from three houses on the way to the border.",
             reports: [
                 (source: "nk", people: (min: 50)),
                 (source: "nk", people: (max: 60), date: "2019-05-20", note: "“\"quoted\"”\nand more"),
             ]),
            (id: "base", kind: Arrest, date: "2019-05-21", place: "nanning",
             to: "tumen",
             reports: [(source: "nk")]),
        ],
    )
    "###);
}

#[test]
fn the_table_of_problems_is_what_the_manual_and_the_language_files_hold() {
    let table: Vec<_> = Problem::ALL
        .iter()
        .map(|problem| format!("{} {}", problem.code, problem.message))
        .collect();
    assert!(
        table.iter().all(|line| !line.ends_with('.')),
        "messages are clauses, not sentences"
    );
}
