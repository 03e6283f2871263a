//! Lines and areas cut to a box, and thinned to what can be seen.

use crate::geo::Point;
use crate::map::Rect;

/// The part of an area that lies in a box (Sutherland and Hodgman 1974). Where the area leaves the box, the
/// outline runs along its sides.
#[must_use]
pub fn clipped_area(ring: &[Point], to: &Rect) -> Vec<Point> {
    type Side = (fn(Point) -> f32, f32, f32);
    let sides: [Side; 4] = [
        (|at| at.x, to.left, 1.0),
        (|at| at.x, to.right, -1.0),
        (|at| at.y, to.top, 1.0),
        (|at| at.y, to.bottom, -1.0),
    ];
    let mut area = ring.to_vec();
    for (along, edge, sign) in sides {
        let far = |at: Point| (along(at) - edge) * sign;
        let mut kept = Vec::with_capacity(area.len());
        let before = area.iter().cycle().skip(area.len().saturating_sub(1));
        for (from, at) in before.zip(&area) {
            let (a, b) = (far(*from), far(*at));
            if (a < 0.0) != (b < 0.0) {
                kept.push(between(*from, *at, a / (a - b)));
            }
            if b >= 0.0 {
                kept.push(*at);
            }
        }
        area = kept;
    }
    area
}

/// The pieces of a line that lie in a box (Liang and Barsky 1984).
#[must_use]
pub fn clipped_line(line: &[Point], to: &Rect) -> Vec<Vec<Point>> {
    let mut pieces: Vec<Vec<Point>> = Vec::new();
    let mut open = false;
    for (from, at) in line.iter().zip(line.iter().skip(1)) {
        let Some((start, end)) = within(*from, *at, to) else {
            open = false;
            continue;
        };
        match pieces.last_mut().filter(|_| open && start <= 0.0) {
            Some(piece) => piece.push(between(*from, *at, end)),
            None => pieces.push(vec![between(*from, *at, start), between(*from, *at, end)]),
        }
        open = end >= 1.0;
    }
    pieces
}

/// From which share of a straight line to which it lies in a box.
fn within(from: Point, at: Point, to: &Rect) -> Option<(f32, f32)> {
    let (dx, dy) = (at.x - from.x, at.y - from.y);
    let (mut start, mut end) = (0.0_f32, 1.0_f32);
    for (step, room) in [
        (-dx, from.x - to.left),
        (dx, to.right - from.x),
        (-dy, from.y - to.top),
        (dy, to.bottom - from.y),
    ] {
        if step == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if step < 0.0 {
            start = start.max(room / step);
        } else {
            end = end.min(room / step);
        }
    }
    (start < end).then_some((start, end))
}

fn between(from: Point, at: Point, share: f32) -> Point {
    Point {
        x: from.x + (at.x - from.x) * share,
        y: from.y + (at.y - from.y) * share,
    }
}

/// A line without the points that lie nearer than `by` to the line that is left (Douglas and Peucker 1973).
#[must_use]
pub fn thinned(line: &[Point], by: f32) -> Vec<Point> {
    let mut keep = vec![false; line.len()];
    if let Some(first) = keep.first_mut() {
        *first = true;
    }
    if let Some(last) = keep.last_mut() {
        *last = true;
    }
    let mut spans = vec![(0, line.len().saturating_sub(1))];
    while let Some((from, to)) = spans.pop() {
        let (Some(start), Some(end)) = (line.get(from), line.get(to)) else {
            continue;
        };
        let inner = line.iter().enumerate().take(to).skip(from + 1);
        let far = inner.map(|(at, point)| (at, off(*point, *start, *end)));
        let furthest = far.max_by(|one, other| one.1.total_cmp(&other.1));
        if let Some((at, _)) = furthest.filter(|(_, far)| *far > by) {
            if let Some(keep) = keep.get_mut(at) {
                *keep = true;
            }
            spans.extend([(from, at), (at, to)]);
        }
    }
    let kept = line.iter().zip(keep).filter(|(_, keep)| *keep);
    kept.map(|(point, _)| *point).collect()
}

/// How far a point is from a straight line.
fn off(point: Point, from: Point, to: Point) -> f32 {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = dx * dx + dy * dy;
    let along = (point.x - from.x) * dx + (point.y - from.y) * dy;
    let share = if length > 0.0 {
        (along / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let nearest = between(from, to, share);
    (point.x - nearest.x).hypot(point.y - nearest.y)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BOX: Rect = Rect {
        left: 0.0,
        top: 0.0,
        right: 100.0,
        bottom: 60.0,
    };

    fn points() -> impl Strategy<Value = Vec<Point>> {
        let point = (-80.0_f32..180.0, -80.0_f32..140.0).prop_map(|(x, y)| Point { x, y });
        proptest::collection::vec(point, 0..30)
    }

    proptest! {
        #[test]
        fn what_is_clipped_lies_in_the_box(line in points()) {
            let near = BOX.grown(0.01);
            for point in clipped_area(&line, &BOX).iter().chain(clipped_line(&line, &BOX).iter().flatten()) {
                prop_assert!(near.contains(*point), "{point:?}");
            }
        }

        #[test]
        fn what_lies_in_the_box_is_kept_whole(line in points()) {
            let inside: Vec<Point> = line.into_iter().filter(|point| BOX.grown(-1.0).contains(*point)).collect();
            prop_assert_eq!(clipped_area(&inside, &BOX).len(), inside.len());
            let moved = |one: &&Point, other: &&Point| one != other;
            if inside.iter().zip(inside.iter().skip(1)).all(|(one, other)| moved(&one, &other)) && inside.len() > 1 {
                prop_assert_eq!(clipped_line(&inside, &BOX).concat().len(), inside.len());
            }
        }

        #[test]
        fn a_thinned_line_keeps_its_ends_and_strays_no_further(line in points()) {
            let thin = thinned(&line, 2.0);
            prop_assert_eq!((thin.first(), thin.last()), (line.first(), line.last()));
            for point in line.iter().filter(|_| thin.len() > 1) {
                let far = thin.windows(2).map(|ends| off(*point, ends[0], ends[1]));
                prop_assert!(far.fold(f32::INFINITY, f32::min) <= 2.01);
            }
        }
    }
}
