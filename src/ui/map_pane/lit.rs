//! What of the map is set off, as it is pointed at or selected: by place, by event and by route.

use crate::map::Ground;
use crate::state::{Pointing, State};
use crate::table::Row;
use crate::ui::desk::Desk;
use crate::ui::map_paint::Highlight;
use crate::ui::symbols::Emphasis;

/// What is selected, and the way to what is pointed at. Made every frame: it holds one event and its parts.
pub struct Lit<'a> {
    state: &'a State,
    ground: &'a Ground,
    selected: Vec<Row>,
}

impl<'a> Lit<'a> {
    /// Asks the state.
    pub fn new(desk: &Desk<'a>, ground: &'a Ground) -> Self {
        let (state, table) = (desk.state, desk.state.table());
        let selection = &state.summary().selection;
        let selected = state
            .selected()
            .into_iter()
            .flat_map(|row| std::iter::once(row).chain(table.parts(row)))
            .filter(|row| selection.contains(*row));
        Self {
            state,
            ground,
            selected: selected.collect(),
        }
    }

    /// Whether the pointer is on any event of a place, an index of the map's.
    pub fn is_pointed(&self, place: usize) -> bool {
        let listed = self.ground.places.get(place).map(|place| &place.listed);
        let pointed = self.state.pointed();
        listed.is_some_and(|listed| listed.iter().any(|place| pointed.lights(*place)))
    }

    fn place(&self, place: usize) -> Emphasis {
        let table = self.state.table();
        let listed = self.ground.places.get(place).map(|place| &place.listed);
        let is_here = |row: &Row| {
            let place = table.place(*row);
            listed.is_some_and(|listed| listed.contains(&place))
        };
        self.emphasis(self.selected.iter().any(is_here), || self.is_pointed(place))
    }

    fn event(&self, row: Row) -> Emphasis {
        let pointed = || self.state.pointed().lights_row(row);
        self.emphasis(self.selected.contains(&row), pointed)
    }

    /// A route lights up with the place that it starts from, but for an event that went another way.
    fn route(&self, route: usize) -> Emphasis {
        let table = self.state.table();
        let is_on = |row: &Row| table.route(*row) == Some(route);
        let starts = || {
            let from = table.routes().get(route).map(|(from, _)| *from);
            from.is_some_and(|from| self.state.pointed().lights(from))
        };
        let one = self.state.pointed().row();
        let pointed = || one.map_or_else(starts, |row| is_on(&row));
        self.emphasis(self.selected.iter().any(is_on), pointed)
    }

    #[expect(clippy::unused_self, reason = "reads as a question to it")]
    fn emphasis(&self, selected: bool, pointed: impl Fn() -> bool) -> Emphasis {
        if selected {
            Emphasis::Selected
        } else if pointed() {
            Emphasis::Hovered
        } else {
            Emphasis::None
        }
    }

    /// Hands it to a painter. `fan` is how far a fan has opened.
    pub fn highlight(&self, fan: f32, paint: impl FnOnce(&Highlight)) {
        let quiet = *self.state.pointed().what() == Pointing::Nothing && self.selected.is_empty();
        paint(&Highlight {
            any: !quiet,
            place: &|place| self.place(place),
            event: &|row| self.event(row),
            route: &|route| self.route(route),
            fan,
        });
    }
}
