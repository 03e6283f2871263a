//! Which linked events are covered by others of the same kind, decided for all selections at once.

use rayon::slice::ParallelSliceMut;
use smallvec::SmallVec;

use crate::progress::{PAUSE, Progress, Stopped};
use crate::table::Table;
use crate::table::columns::count;
use crate::table::links::{NOBODY, Node};

/// The events that cover others or may be covered, those that cover first.
///
/// What an event leads to through events of other kinds, or through rollups, is found once: so asking anew is one short
/// pass, however long the chains.
#[derive(Default)]
pub(super) struct Covers(Vec<Step>);

/// An event, or a stretch of links that two ways lead into.
#[derive(Clone, Copy)]
struct Step {
    /// [`NOBODY`] where it only joins two ways.
    row: u32,
    /// The steps that it leads to, always before it; [`NOBODY`] where there is none.
    to: [u32; 2],
}

impl Covers {
    /// `nodes` are all linked events, those named before those that name them.
    pub(super) fn new(table: &Table, nodes: &[Node], progress: &Progress) -> Result<Self, Stopped> {
        let own: Vec<Option<u32>> = nodes
            .iter()
            .map(|node| (!table.is_rollup(node.row)).then(|| count(table.kind(node.row))))
            .collect();
        let mut asked = asked(nodes, &own);
        let mut steps: Vec<Step> = Vec::with_capacity(nodes.len());
        let mut depths: Vec<u32> = Vec::with_capacity(nodes.len());
        for (at, node) in nodes.iter().enumerate() {
            if at % PAUSE == 0 {
                progress.go_on()?;
            }
            for ask in 0..asked[at].len() {
                let kind = asked[at][ask].kind;
                let to = node.named.map(|named| {
                    let there = asked.get(named as usize).into_iter().flatten();
                    let mut there = there.filter(|other| other.kind == kind);
                    there.next().map_or(NOBODY, |other| other.step)
                });
                let is_own = own[at] == Some(kind);
                let step = match to {
                    _ if is_own => None,
                    // Nothing of the kind is covered by way of this event, or one way leads on.
                    [to, NOBODY] | [NOBODY, to] => Some(to),
                    [one, other] if one == other => Some(one),
                    _ => None,
                };
                asked[at][ask].step = step.unwrap_or_else(|| {
                    let row = if is_own { node.row.0 } else { NOBODY };
                    let deep = to.iter().filter_map(|to| depths.get(*to as usize));
                    depths.push(deep.max().map_or(0, |depth| depth + 1));
                    steps.push(Step { row, to });
                    count(steps.len() - 1)
                });
            }
        }
        Ok(Self(in_order(&steps, &depths)))
    }

    /// Of each row that may be covered the selections in which it leads to another of the same kind that counts
    /// there. Selections are bits; `counts` tells those in which a row does.
    pub(super) fn tell(&self, counts: impl Fn(usize) -> u16, mut covered: impl FnMut(usize, u16)) {
        let mut reached: Vec<u16> = Vec::with_capacity(self.0.len());
        for step in &self.0 {
            let there = |to: u32| reached.get(to as usize).copied().unwrap_or(0);
            let by = there(step.to[0]) | there(step.to[1]);
            if step.row == NOBODY {
                reached.push(by);
                continue;
            }
            let row = step.row as usize;
            if step.to != [NOBODY; 2] {
                covered(row, by);
            }
            reached.push(by | counts(row));
        }
    }
}

/// A kind that an event is asked for by those who name it: whether it is, or leads to, one of the kind.
#[derive(Clone, Copy)]
struct Ask {
    kind: u32,
    /// The step that leads there; [`NOBODY`] where none does.
    step: u32,
}

/// Few kinds are in one chain.
type Asked = SmallVec<[Ask; 2]>;

/// Of each event what it is asked for. Its own kind is among it, where it names another or is named by its like.
fn asked(nodes: &[Node], own: &[Option<u32>]) -> Vec<Asked> {
    let mut asked: Vec<Asked> = vec![Asked::new(); nodes.len()];
    for (at, node) in nodes.iter().enumerate().rev() {
        if let Some(kind) = own[at] {
            ask(&mut asked[at], kind);
        }
        // Those that it names stand before it.
        let (before, from) = asked.split_at_mut(at);
        for named in node.named.into_iter().filter(|named| *named != NOBODY) {
            for Ask { kind, .. } in &from[0] {
                ask(&mut before[named as usize], *kind);
            }
        }
    }
    asked
}

fn ask(asked: &mut Asked, kind: u32) {
    if asked.iter().all(|other| other.kind != kind) {
        asked.push(Ask { kind, step: NOBODY });
    }
}

/// The steps by how many lie before them, then by row: so that memory is read in its own order.
fn in_order(steps: &[Step], depths: &[u32]) -> Vec<Step> {
    // What is compared lies side by side.
    let order = depths.iter().zip(steps).zip(0..);
    let mut order: Vec<(u32, u32, u32)> = order
        .map(|((depth, step), at)| (*depth, step.row, at))
        .collect();
    order.par_sort_unstable();
    let mut place = vec![0; steps.len()];
    for (at, (.., step)) in order.iter().enumerate() {
        place[*step as usize] = count(at);
    }
    let there = |to: u32| place.get(to as usize).copied().unwrap_or(NOBODY);
    let moved = order.iter().map(|(.., step)| {
        let step = steps[*step as usize];
        Step {
            row: step.row,
            to: step.to.map(there),
        }
    });
    moved.collect()
}
