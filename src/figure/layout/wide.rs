//! A wide sheet: the map, what stands beside it, and what below.

use super::charts::Below;
use super::{GAP, Laid, Page, put};
use crate::figure::blocks::kinds::{self, Style};
use crate::figure::blocks::legend::{self, Used};
use crate::figure::blocks::lists::{List, Rows};
use crate::figure::blocks::{Block, moved, tray};
use crate::figure::callouts;
use crate::figure::map_scene::MapScene;
use crate::figure::{Part, Role};
use crate::map::Rect;

/// What stands beside a map.
#[derive(Default)]
struct Side {
    blocks: Vec<(Role, Block)>,
    /// Whether all charts are there.
    whole: bool,
    /// How many places of the tray are.
    rows: usize,
}

impl Page<'_> {
    /// Fills it.
    pub(super) fn wide(&self) -> Laid {
        let mut parts = Vec::new();
        let (sheet, margin) = (&self.sheet, self.margin);
        let top = self.head(&mut parts);
        let (foot, foot_top) = self.foot(3);
        let column = (sheet.width * 0.285).clamp(345.0, 380.0);
        let left = sheet.width - margin - column;
        let width = left - 28.0 - margin;
        let bottom = foot_top - 14.0;
        let (map, below, side) = self.map_wide((width, column), bottom - top);
        let rect = Rect::at(margin, top, width, map.view.height);
        let mut y = top;
        for (number, (role, block)) in side.blocks.into_iter().enumerate() {
            if number > 0 {
                let rule = Part {
                    role: Role::Ornament,
                    items: moved(kinds::divider(self.desk, column), left, y + 6.0),
                };
                parts.push(rule);
                y += GAP + 2.0;
            }
            let height = block.height;
            parts.push(put(role, block, left, y));
            y += height;
        }
        parts.push(self.painted(&map, &rect));
        let no_room = below.no_room.clone();
        parts.extend(self.placed(below, (margin, rect.bottom + GAP)));
        parts.push(foot);
        Laid {
            parts,
            unseen: callouts::unseen(self.desk, &map, side.rows),
            no_room,
        }
    }

    /// The map of a wide sheet, what stands below it, and what beside: the charts, too, where all of them have room.
    fn map_wide(&self, (width, column): (f32, f32), room: f32) -> (MapScene, Below, Side) {
        let high = (self.sheet.height * 0.14).clamp(92.0, 130.0);
        let map_above = |below: &Below| {
            let below = if below.height > 0.0 {
                below.height + GAP
            } else {
                0.0
            };
            self.map((width, (room - below).max(120.0)))
        };
        let below = self.below_wide(&[], (width, high), room);
        let map = map_above(&below);
        let side = self.side(&map, column, room, &self.lists);
        if side.whole || self.desk.request.plan.charts.is_none() {
            return (map, below, side);
        }
        let below = self.below_wide(&self.lists, (width, high), room);
        let map = map_above(&below);
        let side = self.side(&map, column, room, &[]);
        (map, below, side)
    }

    /// What stands beside a map, with these charts: as much of it as has room.
    fn side(&self, map: &MapScene, width: f32, room: f32, lists: &[List]) -> Side {
        let plans: [(Style, usize, usize, bool); 15] = [
            (Style::Bars(9), 12, 8, true),
            (Style::Bars(9), 12, 5, true),
            (Style::Bars(9), 8, 3, true),
            (Style::Bars(9), 8, 0, true),
            (Style::Bars(9), 5, 0, true),
            (Style::Bars(9), 3, 0, true),
            (Style::Bars(9), 2, 0, true),
            (Style::Bars(9), 1, 0, true),
            (Style::Bars(3), 2, 0, true),
            (Style::Bars(2), 2, 0, true),
            (Style::Bars(2), 1, 0, true),
            (Style::Bars(1), 1, 0, true),
            (Style::Short, 2, 0, true),
            (Style::Short, 1, 0, true),
            (Style::Short, 1, 0, false),
        ];
        let mut side = Side::default();
        for plan in plans {
            side = Side {
                blocks: self.side_of(map, width, plan, lists),
                whole: lists.is_empty() || plan.2 > 0,
                rows: plan.1,
            };
            let gaps = f32::from(u8::try_from(side.blocks.len()).unwrap_or(1)) - 1.0;
            let height: f32 = side.blocks.iter().map(|(_, block)| block.height).sum();
            if height + gaps * (GAP + 2.0) <= room {
                break;
            }
        }
        side
    }

    fn side_of(
        &self,
        map: &MapScene,
        width: f32,
        (style, rows, bars, with_legend): (Style, usize, usize, bool),
        lists: &[List],
    ) -> Vec<(Role, Block)> {
        let desk = self.desk;
        let mut blocks = vec![(Role::Words, kinds::kinds(desk, width, 1, style))];
        if let Some(known) = &map.scene.tray {
            blocks.push((Role::Words, tray::tray(desk, known, width, rows)));
        }
        if bars > 0 {
            let lists = lists.iter();
            let lists = lists.map(|list| list.block(desk, width, Rows::Below(bars)));
            blocks.extend(lists.map(|block| (Role::Words, block)));
        }
        if with_legend {
            let used = Used::of(desk, map, rows);
            let scale = self.mapper.ground().scale;
            blocks.push((Role::Words, legend::titled(desk, &used, scale, width)));
        }
        blocks.retain(|(_, block)| block.height > 0.0);
        blocks
    }
}
