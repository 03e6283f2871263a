//! Refoulement Atlas: reported arrests and forced returns of North Korean refugees on a map, through time, with the
//! evidence one click away. This page is the map of the house.
//!
//! # Five words
//!
//! - **Model** (`model`): facts and their rules, such as events, dates, counts and places. Knows no screen, no file and
//!   no clock.
//! - **Table** (`table`): the open datasets as columns, built once, so that filters and sums run at memory speed.
//! - **State** (`state`): what the reader has chosen (datasets, filter, window, camera, selection), and what follows
//!   from it (the summary, the bins).
//! - **Action** (`action`): what the reader just asked, or what a job found out, as plain data.
//! - **Job** (`jobs`): work that touches the world, such as reading, building, watching and saving. It runs off the
//!   window's thread and can be cancelled; what comes of it is an action again.
//!
//! # How data flows
//!
//! ```text
//! file ─ jobs ─▶ format ─▶ model ─▶ table ─▶ summary, bins ─▶ map ─▶ ui   (the window)
//!                            │         │            └────────┴──────▶ figure ─▶ cli (pictures)
//!                          public      │            └──────────────▶ cli  (the commands)
//!                                      └── filter ◀── state ◀── action ◀── ui, jobs
//! ```
//!
//! [`State::apply`](state::State::apply) takes an action and returns the jobs that are left to do. Nothing else changes
//! the state, so undo, the tests and the window go the same way.
//!
//! # Where things are
//!
//! | to change | look in |
//! | --- | --- |
//! | what a date may say and which days it means | `model/edtf.rs`, `model/date.rs` |
//! | how ranges of people add up | `model/people.rs` |
//! | how a large file is read without lying in memory | `format/source.rs`, `format/pieces.rs` |
//! | a field of the file | `model`, then `format/events.rs` or `format/records.rs` to read it (`format/quick.rs`: in one pass), `format/write.rs` to write it |
//! | what `check` says, and its codes | `format/problem.rs`; who says it: `format/check.rs` (errors), `format/odd.rs` (warnings) |
//! | which events a filter lets through | `table/filter.rs`, `table/sieve.rs`, `table/asked.rs` |
//! | how events are packed, and what of them is searched | `model/block.rs`, `model/view.rs` |
//! | which event is which row | `table/key.rs`, `table/build.rs` |
//! | what is counted, and what is not counted twice | `table/selection.rs`, `table/links.rs`, `table/covers.rs`, `table/pass.rs` |
//! | how a million rows are added up | `table/batch.rs`, `table/adder.rs`, `table/sheets.rs` |
//! | bins of the histogram | `table/bins.rs`, `table/spread.rs`, `table/deal.rs`; what is spread over days: `table/ramps.rs` |
//! | what the public may see | `public` |
//! | provinces, projection, tiles and names on the ground | `geo` |
//! | which symbols, arrows, badges and clusters the map has, and where | `map` |
//! | when symbols become a density, and its picture | `map/crowd.rs`, `map/density.rs`, `ui/map_pane/density.rs` |
//! | what a click or a key does | `action.rs`, then `state/steps.rs` |
//! | files, dialogs, settings on disk | `jobs` |
//! | words, numbers and dates on screen | `assets/i18n` for the words, `words` for how they are put together |
//! | a language | a file in `assets/i18n`, and a line in `words/language.rs` |
//! | a colour | `palette.rs` |
//! | a size or a typeface of the window | `ui/theme.rs` |
//! | a figure: what it says, where it goes, how it is written | `figure` |
//! | which charts a figure has, and where they go | `figure/chart.rs`, `figure/blocks/lists.rs`, `figure/layout/charts.rs` |
//! | a clip: its steps, its frames, how they are written | `figure/clip`, `figure/film`, `jobs/film.rs` |
//! | scenes and their file | `briefing`; what the window does with them: `state/scenes.rs`, `state/paper.rs` |
//! | which version of a file was read, and its fingerprint | `jobs/fingerprint.rs` |
//! | presenting | `state/present.rs`, `ui/present`, `geo/glide.rs` |
//! | what leaves the program, for everyone or for the public | `export`, `state/export`, `jobs/export` |
//! | a panel | its file in `ui` |
//! | how far a long piece of work is, and whether it is to stop | `progress.rs` |
//! | where memory comes from | `memory.rs`, `.cargo/config.toml` |
//! | the commands and their JSON | `cli` |
//! | the data that comes with the program | `data`; the map's own data: `assets`, and its README |
//!
//! # Invariants
//!
//! Those that a program can check (1–3, 6–9) are held by `tests/tidy` and the lints, which name file and line where one
//! is broken.
//!
//! 1. Only `ui` knows what draws: nothing outside it names egui, eframe or walkers.
//! 2. `model`, `table`, `format`, `geo`, `map`, `words`, `public`, `figure`, `export`, `briefing`, `state` and `action` compute. They open no file, ask no clock
//!    and start no process; a date that matters is handed to them.
//! 3. Only `jobs` touches files, and writes them whole or not at all. Nothing at all reaches the network.
//! 4. Views read `&State` and push actions. No view holds a rule of the domain, filters a list, or puts a number or a
//!    date into words by itself.
//! 5. Nothing derived is computed per frame: `apply` refreshes what follows from a choice when the choice changes, and a
//!    frame only draws. What is drawn is first computed as plain items, which are tested, and then painted.
//! 6. Colours are named in `palette.rs` alone, and words on screen in `assets/i18n` alone; every language file has the
//!    same keys.
//! 7. No `unsafe`, and nothing that input can reach panics: no `unwrap`, `expect` or indexing outside tests but where the
//!    program itself made the index, and says so.
//! 8. Every file opens by saying what it is; everything public is documented.
//! 9. Files stay short. Those that do not are listed in `tests/tidy/main.rs`.
//! 10. The window, the commands and the tests ask the same [`Filter`](table::Filter) and print the same
//!     [`Summary`](table::Summary): one number, one place.
//! 11. Ids are types, counts are [`People`](model::People), dates are [`DateBounds`](model::DateBounds). No bare pair of
//!     `f64` crosses a module without saying which is the latitude.
//! 12. What can't be read is said with its line and left out, never repaired and never lost; a vague place or date is
//!     never drawn as a sharp one.

pub mod action;
pub mod briefing;
pub mod cli;
pub mod export;
pub mod figure;
pub mod format;
pub mod geo;
pub mod jobs;
pub mod map;
mod memory;
pub mod model;
pub mod palette;
pub mod progress;
pub mod public;
pub mod state;
pub mod table;
pub mod ui;
pub mod words;
