//! What the map shows of a selection, as plain items in points: symbols, rings, discs, pills,
//! the tray, arrows and labels. Nothing here paints; the window and the figures place the same items.

mod arrow;
mod callout;
mod classes;
mod cluster;
mod crowd;
mod density;
mod drawn;
mod fan;
mod from_table;
mod gather;
mod grid;
mod ground;
mod hit;
mod home;
mod input;
mod label;
mod label_scene;
mod mark;
mod outside;
mod pill;
mod points;
mod rect;
mod ring;
mod scale;
mod scene;
mod shape;
mod stroke;
mod sum;
mod tray;
mod vague_scene;

#[cfg(test)]
mod many_tests;
#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod scene_laws;
#[cfg(test)]
mod scene_tests;

pub use arrow::Arrow;
pub use callout::{Aim, Callout, callouts};
pub use classes::{CLASS_BREAKS, class_of, classes};
pub use density::{Density, DensityKey, Shade};
pub use fan::{Fan, FanEvent};
pub use from_table::{ShownRows, shape};
pub use gather::{Flow, Gathered, Key, Stack, Vague};
pub use ground::Ground;
pub use hit::{Hit, Target};
pub use home::home;
pub use input::{MapEvent, MapPlace, MapRegion, Name, Say, SceneInput, Shown};
pub use label::{Label, LabelStyle};
pub use mark::{Figure, High, Mark, MarkState};
pub use outside::Outside;
pub use pill::{Disc, Pill, Text};
pub use points::{Points, Spot};
pub use rect::Rect;
pub use ring::{Ring, RingCount, RingStyle, Slice};
pub use scale::Scale;
pub use scene::{Scene, Symbol};
pub use shape::{arc, centroid, half_height, parts, reach, saltire_bars, vertices};
pub use stroke::{dashes, hatch, rounded};
pub use sum::Sum;
pub use tray::{Tray, TrayMore, TrayRow};
