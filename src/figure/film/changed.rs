//! What of a frame differs from the one before it.

use crate::figure::film::develop::Frame;

/// A box of pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) left: usize,
    pub(super) top: usize,
    pub(super) width: usize,
    pub(super) height: usize,
}

/// A frame's part that is written: its box, and each of its pixels, where it is another than before.
pub(super) struct Changed {
    pub(super) area: Area,
    /// Line by line; none where the pixel stays as it was.
    pub(super) pixels: Vec<Option<[u8; 3]>>,
}

impl Changed {
    /// What a frame changes of the one before; all of the first. Where nothing changes, a pixel is written all the
    /// same, for a frame has one.
    pub(super) fn of(before: Option<&Frame>, frame: &Frame) -> Self {
        let (now, width) = (frame.pixels.rgba(), frame.pixels.width());
        let line = 4 * width.max(1);
        let height = now.len() / line;
        let Some(before) = before.map(|before| before.pixels.rgba()) else {
            let area = Area {
                left: 0,
                top: 0,
                width,
                height,
            };
            let pixels = now.chunks_exact(4).map(colour).collect();
            return Self { area, pixels };
        };
        let area = area(before, now, line);
        let lines = before.chunks_exact(line).zip(now.chunks_exact(line));
        let lines = lines.skip(area.top).take(area.height);
        let pixels = lines.flat_map(|(before, now)| {
            let pair = before.chunks_exact(4).zip(now.chunks_exact(4));
            pair.skip(area.left)
                .take(area.width)
                .map(|(before, now)| if before == now { None } else { colour(now) })
        });
        Self {
            area,
            pixels: pixels.collect(),
        }
    }
}

fn colour(pixel: &[u8]) -> Option<[u8; 3]> {
    pixel.first_chunk().copied()
}

/// The least box around all that differs.
fn area(before: &[u8], now: &[u8], line: usize) -> Area {
    let (mut top, mut bottom) = (usize::MAX, 0);
    let (mut left, mut right) = (usize::MAX, 0);
    let lines = before.chunks_exact(line).zip(now.chunks_exact(line));
    for (y, (before, now)) in lines.enumerate().filter(|(_, (one, other))| one != other) {
        (top, bottom) = (top.min(y), y + 1);
        let differs = |(one, other): (&[u8], &[u8])| one != other;
        let pairs = || before.chunks_exact(4).zip(now.chunks_exact(4));
        left = left.min(pairs().position(differs).unwrap_or(left));
        right = right.max(pairs().rposition(differs).map_or(0, |x| x + 1));
    }
    if bottom == 0 {
        return Area {
            left: 0,
            top: 0,
            width: 1,
            height: 1,
        };
    }
    Area {
        left,
        top,
        width: right - left,
        height: bottom - top,
    }
}
