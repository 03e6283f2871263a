//! The few controls that the window is made of, each with its accessible name.

mod button;
mod field;
mod paint;
mod rows;
mod segments;
mod slider;

pub use button::{BUTTON, Button, Look};
pub use field::{field, field_with_hint};
pub use lucide_icons::Icon;
pub use paint::{draw_icon, draw_text, focus_ring, inset, rule};
pub use rows::{ROW, Tick, disclosure, draw_tick, row, rows};
pub use segments::segments;
pub use slider::slider;
