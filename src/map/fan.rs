//! An open stack: its events on legs around their place, by date, clockwise from the top.

use std::f32::consts::TAU;

use crate::geo::Point;
use crate::map::label::Label;
use crate::map::shape::distance;
use crate::map::{Figure, Key, LabelStyle, Mark, Rect, Say, SceneInput};

/// The first legs, and how many they are.
const SHORT_LEG: f32 = 40.0;
const SHORT_LEGS: usize = 7;
/// The next circle is so much further out.
const STEP: f32 = 36.0;
/// Up to so many events have their date and number beside them.
const NAMED: usize = 8;
/// From a symbol to its words, and between two symbols.
const GAP: f32 = 4.0;

/// An open stack.
#[derive(Clone, Debug, PartialEq)]
pub struct Fan {
    /// The stack or cluster that is open.
    pub key: Key,
    /// Its place.
    pub center: Point,
    /// Its events by date.
    pub events: Vec<FanEvent>,
}

/// One event of an open stack.
#[derive(Clone, Debug, PartialEq)]
pub struct FanEvent {
    /// Its symbol.
    pub mark: Mark,
    /// Where its leg ends.
    pub at: Point,
    /// Its date and its number, where there is room for words.
    pub words: Vec<Label>,
}

impl Fan {
    /// The ring that stands for the place.
    pub const CENTER_R: f32 = 4.0;
    /// More events than these are gone through one by one: nobody reads so wide a fan.
    pub const MOST: u64 = 120;

    /// Fans events out around a point, clear of other symbols where there is room.
    pub(super) fn new(
        input: &SceneInput,
        key: Key,
        center: Point,
        marks: &[Mark],
        others: &[(Point, f32)],
    ) -> Self {
        let events = if marks.len() <= NAMED {
            named(input, center, marks, others)
        } else {
            bare(center, marks)
        };
        Self {
            key,
            center,
            events,
        }
    }

    /// How far its symbols reach from its place.
    pub(super) fn reach(&self) -> f32 {
        let reach = |event: &FanEvent| distance(event.at, self.center) + event.mark.r;
        self.events.iter().map(reach).fold(Self::CENTER_R, f32::max)
    }

    /// The boxes that it takes.
    pub(super) fn boxes(&self) -> impl Iterator<Item = Rect> {
        self.events.iter().flat_map(|event| {
            let reach = Figure::Mark(event.mark.clone()).reach();
            let own = Rect::around(event.at, 2.0 * reach, 2.0 * reach);
            std::iter::once(own).chain(event.words.iter().map(|label| label.rect))
        })
    }
}

fn end(center: Point, leg: f32, turn: f32) -> Point {
    Point {
        x: center.x + leg * (turn * TAU).sin(),
        y: center.y - leg * (turn * TAU).cos(),
    }
}

fn number(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

/// Many events: circle after circle, each with as many as have room.
fn bare(center: Point, marks: &[Mark]) -> Vec<FanEvent> {
    let mut events = Vec::with_capacity(marks.len());
    let mut rest = marks;
    let (mut leg, mut inner) = (SHORT_LEG, 0.0_f32);
    while !rest.is_empty() {
        let reach = |marks: &[Mark]| marks.iter().map(|mark| mark.r).fold(0.0, f32::max);
        let room = |leg: f32, r: f32| TAU * leg / (2.0 * r + GAP);
        let mut count = SHORT_LEGS.min(rest.len());
        let mut r = reach(rest.get(..count).unwrap_or(rest));
        if !events.is_empty() {
            // The largest number whose widest symbol still fits side by side.
            while let Some(next) = rest.get(count) {
                let wider = r.max(next.r);
                if number(count + 1) > room(leg, wider) {
                    break;
                }
                (count, r) = (count + 1, wider);
            }
        }
        let (now, later) = rest.split_at(count);
        let needed = number(count) * (2.0 * r + GAP) / TAU;
        leg = leg.max(needed).max(inner + r + GAP);
        let offset = if events.is_empty() { 0.0 } else { 0.5 };
        for (index, mark) in now.iter().enumerate() {
            let turn = (number(index) + offset) / number(count);
            events.push(FanEvent {
                mark: mark.clone(),
                at: end(center, leg, turn),
                words: Vec::new(),
            });
        }
        inner = leg + r;
        leg += STEP;
        rest = later;
    }
    events
}

/// A line of words, what it is for, and how large it comes out.
type Words = (String, LabelStyle, (f32, f32));

/// Few events: legs as long as their words need.
fn named(
    input: &SceneInput,
    center: Point,
    marks: &[Mark],
    others: &[(Point, f32)],
) -> Vec<FanEvent> {
    let words: Vec<[Words; 2]> = marks
        .iter()
        .map(|mark| {
            [
                (Say::Date(mark.row), LabelStyle::FanDate),
                (Say::Number(mark.row), LabelStyle::FanNumber),
            ]
            .map(|(words, style)| {
                let text = (input.say)(words);
                let size = (input.measure)(&text, style);
                (text, style, size)
            })
        })
        .collect();
    // The shortest legs at which nothing lies on anything; where other places are in the way for
    // good, at least the fan's own events keep clear of each other.
    let mut best = None;
    for step in 0..=20_u8 {
        let leg = SHORT_LEG + 6.0 * f32::from(step);
        for start in [0.5, 0.25, 0.75, 0.0] {
            let events = marks
                .iter()
                .zip(&words)
                .enumerate()
                .map(|(index, (mark, words))| {
                    one(center, leg, turn(index, marks.len(), start), mark, words)
                })
                .collect();
            let fan = Fan {
                key: Key(0),
                center,
                events,
            };
            if crowded(&fan) {
                continue;
            }
            let hidden = hidden(&fan, others);
            if hidden == 0 {
                return fan.events;
            }
            if best.as_ref().is_none_or(|(least, _)| hidden < *least) {
                best = Some((hidden, fan.events));
            }
        }
    }
    best.map_or_else(|| bare(center, marks), |(_, events)| events)
}

/// Where a leg points: clockwise from the top, in turns. `start` is a share of the step between two.
fn turn(index: usize, count: usize, start: f32) -> f32 {
    match count {
        1 => 0.15,
        _ => (number(index) + start) / number(count),
    }
}

/// How many other symbols the fan lies on.
fn hidden(fan: &Fan, others: &[(Point, f32)]) -> usize {
    let boxes: Vec<Rect> = fan.boxes().collect();
    let on =
        |(center, r): &&(Point, f32)| boxes.iter().any(|rect| rect.overlaps_circle(*center, *r));
    others.iter().filter(on).count()
}

fn one(center: Point, leg: f32, turn: f32, mark: &Mark, words: &[Words; 2]) -> FanEvent {
    let reach = Figure::Mark(mark.clone()).reach();
    let at = end(center, leg.max(Fan::CENTER_R + reach + GAP), turn);
    let left = turn > 0.5 + 1e-3;
    let high: f32 = words.iter().map(|(_, _, (_, height))| height).sum();
    let mut top = at.y - high / 2.0;
    let words = words
        .iter()
        .map(|(text, style, (width, height))| {
            let x = if left {
                at.x - reach - GAP - width
            } else {
                at.x + reach + GAP
            };
            let rect = Rect::at(x, top, *width, *height);
            top += height;
            Label {
                text: text.clone(),
                style: *style,
                rect,
                dot: None,
            }
        })
        .collect();
    FanEvent {
        mark: mark.clone(),
        at,
        words,
    }
}

/// Whether one event's symbol or words lie on another's, or on the place.
fn crowded(fan: &Fan) -> bool {
    let boxes = |event: &FanEvent| -> Vec<Rect> {
        let reach = Figure::Mark(event.mark.clone()).reach() + 1.0;
        std::iter::once(Rect::around(event.at, 2.0 * reach, 2.0 * reach))
            .chain(event.words.iter().map(|label| label.rect))
            .collect()
    };
    let all: Vec<Vec<Rect>> = fan.events.iter().map(boxes).collect();
    let place = Rect::around(fan.center, 12.0, 12.0);
    all.iter().enumerate().any(|(index, one)| {
        one.iter().any(|a| a.overlaps(&place))
            || all
                .iter()
                .skip(index + 1)
                .flatten()
                .any(|b| one.iter().any(|a| a.overlaps(b)))
    })
}

#[cfg(test)]
mod tests {
    use crate::geo::Point;
    use crate::map::samples::{event, gathered, place, scene, view};
    use crate::map::shape::distance;
    use crate::map::{Figure, Key, Scene};
    use crate::table::Row;

    fn fanned(events: usize, people: u32) -> Scene {
        let events = (0..events)
            .map(|row| event(row, 0, 0, Some(people)))
            .collect();
        let gathered = gathered(vec![place("shenyang", 41.8, 123.4)], events);
        scene(view(6.0, 41.8, 123.4), &gathered, Some(Key::of("shenyang")))
    }

    #[test]
    fn events_go_round_by_date() {
        let scene = fanned(6, 4);
        let fan = scene.fan.unwrap();
        let rows: Vec<Row> = fan.events.iter().map(|event| event.mark.row).collect();
        assert_eq!(rows, (0..6).map(Row).collect::<Vec<_>>());
        assert!(fan.events[0].at.x > fan.center.x && fan.events[0].at.y < fan.center.y);
        assert!(fan.events[5].at.x < fan.center.x && fan.events[5].at.y < fan.center.y);
    }

    #[test]
    fn no_symbol_of_a_fan_lies_on_another() {
        for (count, people) in [
            (2, 3),
            (8, 3),
            (8, 90),
            (17, 4),
            (60, 1),
            (30, 400),
            (120, 60),
        ] {
            let fan = fanned(count, people).fan.unwrap();
            assert_eq!(fan.events.len(), count);
            for (index, one) in fan.events.iter().enumerate() {
                for other in &fan.events[index + 1..] {
                    let apart = distance(one.at, other.at) - one.mark.r - other.mark.r;
                    assert!(apart > 0.0, "{count} events of {people}: {apart}");
                }
            }
        }
    }

    #[test]
    fn up_to_eight_events_have_their_date_and_number_beside_them() {
        assert!(
            fanned(8, 40)
                .fan
                .unwrap()
                .events
                .iter()
                .all(|event| event.words.len() == 2)
        );
        assert!(
            fanned(9, 40)
                .fan
                .unwrap()
                .events
                .iter()
                .all(|event| event.words.is_empty())
        );
    }

    #[test]
    fn an_open_stack_keeps_no_ring() {
        let scene = fanned(6, 4);
        assert!(scene.symbols.is_empty());
        let at = scene.fan.unwrap().center;
        assert!(distance(at, Point { x: 425.0, y: 265.0 }) < 1.0);
        assert!(matches!(fanned_closed().symbols[0].figure, Figure::Ring(_)));
    }

    #[test]
    fn more_events_than_can_be_read_stay_a_ring() {
        let scene = fanned(121, 1);
        assert!(scene.fan.is_none());
        assert_eq!(scene.symbols[0].sum.events(), 121);
    }

    fn fanned_closed() -> Scene {
        let events = (0..3).map(|row| event(row, 0, 0, Some(4))).collect();
        let gathered = gathered(vec![place("shenyang", 41.8, 123.4)], events);
        scene(view(6.0, 41.8, 123.4), &gathered, None)
    }
}
