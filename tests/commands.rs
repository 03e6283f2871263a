//! The commands as a reader of their output meets them: text, JSON, exit codes.
#![allow(clippy::unwrap_used, reason = "a test that unwraps in vain has failed")]

use std::io::{self, Write};

use clap::Parser;
use insta::assert_snapshot;
use refoulement_atlas::cli::{self, Arguments, Outcome};
use tempfile::TempDir;

const DATASET: &str = r#"(
    format: 1,
    title: "A few reported events",
    sources: [
        (id: "dnk", publisher: "Daily NK"),
        (id: "yna", publisher: "Yonhap"),
    ],
    places: [
        (id: "shenyang", name: "Shenyang", country: "CN", at: (41.8, 123.43), precision: City),
        (id: "jilin", name: "Jilin", country: "CN", admin1: "CN-22", precision: Province),
        (id: "china", name: "China", country: "CN", precision: Country),
    ],
    events: [
        (id: "four", kind: Arrest, date: "2019-05-21", place: "shenyang", people: (best: 4),
         tags: ["in-transit"], reports: [(source: "dnk"), (source: "yna")]),
        (id: "some", kind: Arrest, date: "2019-05-27/2019-06-02", place: "jilin",
         people: (min: 7), reports: [(source: "dnk")]),
        (id: "silent", kind: Arrest, date: "2019-06", place: "china", reports: [(source: "yna")]),
        (id: "back", kind: Repatriation, date: "2019-07-01", place: "jilin",
         people: (min: 50, max: 60), same_people: "four", reports: [(source: "yna")]),
        (id: "one-of-four", kind: Arrest, date: "2019-05-21", place: "shenyang",
         people: (best: 1), part_of: "four", reports: [(source: "dnk")]),
    ],
)"#;

struct Ran {
    outcome: Outcome,
    out: String,
    err: String,
}

/// Runs a command line beside a few files: `good.ron`, `flawed.ron` and `broken.ron`.
/// `@` stands for their folder, in the arguments and in what comes back.
fn run(line: &str) -> Ran {
    let folder = TempDir::new().unwrap();
    let at = folder.path().display().to_string();
    let flawed = DATASET.replace("place: \"china\"", "place: \"chyna\"");
    for (name, text) in [
        ("good", DATASET),
        ("flawed", &flawed),
        ("broken", "(format: 1, title: ("),
    ] {
        std::fs::write(folder.path().join(name).with_extension("ron"), text).unwrap();
    }
    let line = line.replace('@', &format!("{at}/"));
    let arguments = ["refoulement-atlas"].into_iter().chain(line.split(' '));
    let command = Arguments::try_parse_from(arguments)
        .unwrap()
        .command
        .unwrap();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let outcome = cli::run(&command, &mut cli::Handles::new(&mut out, &mut err));
    let text = |bytes| {
        String::from_utf8(bytes)
            .unwrap()
            .replace(&format!("{at}/"), "@")
    };
    Ran {
        outcome,
        out: text(out),
        err: text(err),
    }
}

fn json(line: &str) -> serde_json::Value {
    serde_json::from_str(&run(line).out).unwrap()
}

#[test]
fn a_good_file_gets_one_line() {
    let ran = run("check @good.ron");
    assert_eq!(ran.outcome, Outcome::Fine);
    assert_snapshot!(ran.out, @"@good.ron: 5 events, no errors, no warnings");
}

#[test]
fn an_event_with_an_error_is_shown_with_its_line() {
    let ran = run("check @flawed.ron");
    assert_eq!(ran.outcome, Outcome::EventErrors);
    assert_snapshot!(ran.out, @r#"
    error[E203]: place "chyna" is not in this file
      --> @flawed.ron:18:62
       |
    18 |         (id: "silent", kind: Arrest, date: "2019-06", place: "chyna", reports: [(source: "yna")]),
       |                                                              ^^^^^^^
       = did you mean "china"?

    @flawed.ron: 4 of 5 events shown, 1 error, no warnings
    "#);
}

#[test]
fn the_worst_file_decides_the_exit_code_and_all_are_checked() {
    let ran = run("check @flawed.ron @broken.ron @missing.ron @good.ron");
    assert_eq!(ran.outcome, Outcome::Unusable);
    let last_lines: Vec<_> = ran
        .out
        .lines()
        .filter(|line| line.starts_with('@'))
        .collect();
    assert_snapshot!(last_lines.join("\n"), @r"
    @flawed.ron: 4 of 5 events shown, 1 error, no warnings
    @broken.ron: not opened, 1 error, no warnings
    @good.ron: 5 events, no errors, no warnings
    ");
    assert_snapshot!(ran.err, @"error: can't open @missing.ron: There is no such file. It may have been moved or renamed.");
}

#[test]
fn check_says_the_same_as_json() {
    let files = json("check --json @flawed.ron @broken.ron @missing.ron");
    let brief = |file: &serde_json::Value| {
        let codes: Vec<_> = file["listed"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| &one["code"])
            .collect();
        serde_json::json!([
            file["file"],
            file["opened"],
            file["events"],
            file["events_in_file"],
            codes,
            file["error"]
        ])
        .to_string()
    };
    let brief: Vec<_> = files.as_array().unwrap().iter().map(brief).collect();
    assert_snapshot!(brief.join("\n"), @r#"
    ["@flawed.ron",true,4,5,["E203"],null]
    ["@broken.ron",false,0,0,["E106"],null]
    ["@missing.ron",false,0,0,[],"There is no such file. It may have been moved or renamed."]
    "#);
}

#[test]
fn a_summary_is_short_and_says_what_is_not_known() {
    let ran = run("summary @good.ron");
    assert_eq!((ran.outcome, ran.err.as_str()), (Outcome::Fine, ""));
    assert_snapshot!(ran.out, @r"
    A few reported events

    4 events; 1 rollup or part not added

    By kind
      Arrest: 3 events, at least 11 people (possibly more), and 1 event with no number given; 1 rollup or part not added
      Repatriation: 1 event, about 55 people (at least 50, possibly 60)

    By region
      Jilin: 2 events. Arrest: at least 7 people (possibly more); Repatriation: about 55 people (at least 50, possibly 60)
      Liaoning: 1 event, 4 people; 1 rollup or part not added
      China, province not known: 1 event, no number given

    By publisher
      Yonhap: 3 events. Arrest: 4 people, and 1 event with no number given; Repatriation: about 55 people (at least 50, possibly 60)
      Daily NK: 2 events, at least 11 people (possibly more); 1 rollup or part not added

    By circumstance
      In transit: 1 event, 4 people
    ");
}

#[test]
fn a_summary_of_one_kind_by_month_spreads_vague_dates() {
    assert_snapshot!(run("summary @good.ron --kind Arrest --from 2019-05 --to 2019-05 --by month").out, @r"
    A few reported events
    2019-05, dates read as possible; Arrest

    2 events, at least 11 people (possibly more); 1 rollup or part not added

    By kind
      Arrest: 2 events, at least 11 people (possibly more); 1 rollup or part not added

    By month
      May 2019, Arrest: 1 event, 4 people; vague dates: a share of 0.71 events, at least 5 people (possibly more)
      June 2019, Arrest: vague dates: a share of 0.29 events, at least 2 people (possibly more)

    By region
      Jilin: 1 event, at least 7 people (possibly more)
      Liaoning: 1 event, 4 people; 1 rollup or part not added

    By publisher
      Daily NK: 2 events, at least 11 people (possibly more); 1 rollup or part not added
      Yonhap: 1 event, 4 people

    By circumstance
      In transit: 1 event, 4 people
    ");
}

#[test]
fn json_is_as_documented() {
    let summary = json("summary @good.ron --kind Arrest --json");
    let lines: Vec<_> = summary
        .as_object()
        .unwrap()
        .iter()
        .map(|(key, value)| format!("{key}: {value}"))
        .collect();
    assert_snapshot!(lines.join("\n").replace("},{\"", "},\n  {\""), @r#"
    events: 3
    people: {"low":11,"estimate":11,"high":null}
    events_without_number: 1
    not_added: 1
    kinds: [{"kind":"Arrest","events":3,"people":{"low":11,"estimate":11,"high":null}}]
    bins: [{"from":"2019-05-01","to":"2019-05-31","kind":"Arrest","solid":{"events":1,"people":{"low":4,"estimate":4,"high":4}},"spread":{"events":0.714286,"people":{"low":5,"estimate":5,"high":null}}},
      {"from":"2019-06-01","to":"2019-06-30","kind":"Arrest","solid":{"events":1,"people":{"low":0,"estimate":0,"high":0}},"spread":{"events":0.285714,"people":{"low":2,"estimate":2,"high":null}}}]
    regions: [{"id":"CN-JL","name":"Jilin","events":1,"people":{"low":7,"estimate":7,"high":null}},
      {"id":"CN-LN","name":"Liaoning","events":1,"people":{"low":4,"estimate":4,"high":4}},
      {"id":"CN-unknown","name":"China, province not known","events":1,"people":{"low":0,"estimate":0,"high":0}}]
    publishers: [{"name":"Daily NK","events":2,"people":{"low":11,"estimate":11,"high":null}},
      {"name":"Yonhap","events":2,"people":{"low":4,"estimate":4,"high":4}}]
    tags: [{"name":"in-transit","events":1,"people":{"low":4,"estimate":4,"high":4}}]
    "#);
}

#[test]
fn bins_of_a_kind_add_up_to_the_kind_at_any_length() {
    for by in ["day", "week", "month", "quarter", "year"] {
        let summary = json(&format!("summary --json --by {by}"));
        for kind in summary["kinds"].as_array().unwrap() {
            let bins = summary["bins"].as_array().unwrap();
            let events: f64 = bins
                .iter()
                .filter(|bin| bin["kind"] == kind["kind"])
                .map(|bin| {
                    bin["solid"]["events"].as_f64().unwrap()
                        + bin["spread"]["events"].as_f64().unwrap()
                })
                .sum();
            assert!(
                (events - kind["events"].as_f64().unwrap()).abs() < 1e-6,
                "{by} {kind}"
            );
        }
    }
}

#[test]
fn the_bundled_dataset_is_summed_where_no_file_is_named() {
    let summary = json("summary --json");
    assert!(summary["events"].as_u64().unwrap() > 100);
    let regions = summary["regions"].as_array().unwrap();
    let events: u64 = regions
        .iter()
        .map(|region| region["events"].as_u64().unwrap())
        .sum();
    assert_eq!(events, summary["events"].as_u64().unwrap());
}

#[test]
fn an_old_province_code_means_the_same_province() {
    assert_eq!(
        json("summary --json --region CN-21"),
        json("summary --json --region CN-LN")
    );
}

#[test]
fn what_does_not_exist_is_an_error_that_says_what_does() {
    let error = |line: &str| {
        let ran = run(line);
        assert_eq!(
            (ran.outcome, ran.out.as_str()),
            (Outcome::Unusable, ""),
            "{line}"
        );
        ran.err
    };
    let errors = [
        error("summary @good.ron --kind Arest"),
        error("summary @good.ron --kind nonsense"),
        error("summary @good.ron --region CN-LM"),
        error("summary @good.ron --region Liaoning"),
        error("summary @good.ron --tag in-transitt"),
        error("summary @good.ron --from ../2019"),
        error("summary @good.ron --from 2019-06 --to 2019-05"),
        error("summary @missing.ron"),
    ];
    assert_snapshot!(errors.concat(), @r#"
    error: no kind "Arest"; did you mean "Arrest"?
    error: no kind "nonsense"; it can be Arrest, Detention, Repatriation, Release, Death, Policy
    error: no region "CN-LM"; did you mean "CN-LN"?
    error: no region "Liaoning"; did you mean "CN-LN"?
    error: no event has the tag "in-transitt"; did you mean "in-transit"?
    error: --from ../2019 has no first day
    error: --from 2019-06-01 is after --to 2019-05-31
    error: can't open @missing.ron: There is no such file. It may have been moved or renamed.
    "#);
}

#[test]
fn a_broken_file_is_not_summed_and_a_flawed_one_is_with_a_note() {
    let broken = run("summary @good.ron @broken.ron");
    assert_eq!(
        (broken.outcome, broken.out.as_str()),
        (Outcome::Unusable, "")
    );
    assert!(
        broken.err.ends_with("error: can't open @broken.ron\n"),
        "{}",
        broken.err
    );
    let flawed = run("summary @flawed.ron");
    assert_eq!(flawed.outcome, Outcome::Fine);
    assert_snapshot!(flawed.err, @"note: @flawed.ron: 4 of 5 events shown; `check` lists the errors");
}

#[test]
fn dates_and_names_that_can_not_be_read_stop_the_command_line() {
    for line in [
        "summary --from 2019-13",
        "summary --by decade",
        "summary --reading maybe",
        "check",
    ] {
        let arguments = ["refoulement-atlas"].into_iter().chain(line.split(' '));
        assert_eq!(
            Arguments::try_parse_from(arguments)
                .unwrap_err()
                .exit_code(),
            2,
            "{line}"
        );
    }
}

/// A pipe whose reader has gone, or a disk that is full.
struct Closed(io::ErrorKind);

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_closed_pipe_is_no_failure_and_a_full_disk_is() {
    let command = Arguments::parse_from(["refoulement-atlas", "summary"])
        .command
        .unwrap();
    let outcome = |kind| {
        cli::run(
            &command,
            &mut cli::Handles::new(&mut Closed(kind), &mut Vec::new()),
        )
    };
    assert_eq!(outcome(io::ErrorKind::BrokenPipe), Outcome::Fine);
    assert_eq!(outcome(io::ErrorKind::StorageFull), Outcome::Unusable);
}

#[test]
fn what_a_file_for_the_public_would_leave_out_is_listed_first() {
    let ran = run("share --places province --dates month @good.ron");
    assert_eq!(ran.outcome, Outcome::Fine);
    assert_snapshot!(ran.out, @r"
    places of 2 events said less closely
    dates of 4 events said less closely
    ");
}

#[test]
fn a_file_for_the_public_says_so_and_opens() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("public.ron");
    let made = run(&format!(
        "share --places province --dates month -o {} @good.ron",
        path.display()
    ));
    assert_eq!(made.outcome, Outcome::Fine);
    let written = std::fs::read_to_string(&path).unwrap();
    assert!(written.contains("For the public: sensitive events and internal notes are left out."));
    assert!(!written.contains("2019-05-21") && !written.contains("shenyang"));
    let checked = run(&format!("check {}", path.display()));
    assert_eq!(checked.outcome, Outcome::Fine, "{}", checked.out);
}

#[test]
fn a_file_for_the_public_never_replaces_the_dataset() {
    let ran = run("share -o @good.ron @good.ron");
    assert_eq!(ran.outcome, Outcome::Unusable);
    assert!(ran.err.contains("would replace the dataset itself"));
}
