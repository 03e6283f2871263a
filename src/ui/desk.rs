//! What every view is handed: the state to read, the words to say, and a tray for what the reader asks.

use crate::action::Action;
use crate::model::{Kind, KindStyle};
use crate::state::{Pointing, State};
use crate::table::Row;
use crate::ui::map_paint::MapStyle;
use crate::ui::symbols::{SymbolColours, SymbolStyle};
use crate::ui::theme::{self, KindColours, Theme};
use crate::words::{Arg, Words};

/// What a view reads and where it puts what the reader asked.
pub struct Desk<'a> {
    /// Everything the window knows.
    pub state: &'a State,
    /// The language on screen.
    pub words: &'a Words,
    /// The colours on screen.
    pub theme: &'static Theme,
    /// What the reader asked in this frame.
    pub asked: &'a mut Vec<Action>,
    /// What the pointer or the keyboard is on in this frame, in whichever view.
    pub pointing: Pointing,
    /// What is to be said in passing: that something was copied.
    pub told: Option<String>,
}

impl Desk<'_> {
    /// Puts a wish in the tray.
    pub fn ask(&mut self, action: Action) {
        self.asked.push(action);
    }

    /// Copies a text, and says in passing that it was.
    pub fn copy(&mut self, ctx: &egui::Context, text: String, said: String) {
        ctx.copy_text(text);
        self.told = Some(said);
    }

    /// Says what the pointer is on; all views light it up.
    pub fn point(&mut self, what: Pointing) {
        self.pointing = what;
    }

    /// Asks for what was pointed at in this frame, where that has changed.
    pub fn settle_pointing(&mut self) {
        let what = std::mem::take(&mut self.pointing);
        if what != *self.state.pointed().what() {
            self.ask(Action::Point(what));
        }
    }

    /// A text by its key.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.words.get(key).to_owned()
    }

    /// A text with something put in.
    #[must_use]
    pub fn say_with(&self, key: &str, args: &[(&'static str, Arg<'_>)]) -> String {
        self.words.with(key, args)
    }

    /// The titles of the datasets on screen: what was read last may still be on its way there.
    #[must_use]
    pub fn title(&self) -> String {
        match self.state.table().datasets() {
            [] => self.say("none-dataset-title"),
            shown => {
                let titles: Vec<&str> = shown.iter().map(|data| data.title.as_str()).collect();
                titles.join(" + ")
            }
        }
    }

    /// How a dataset names and draws a kind of its own.
    #[must_use]
    pub fn own_style(&self, kind: &Kind) -> Option<&KindStyle> {
        let Kind::Other(id) = kind else {
            return None;
        };
        self.state
            .table()
            .datasets()
            .iter()
            .find_map(|dataset| dataset.kinds.get(id))
    }

    /// The colours of a kind.
    #[must_use]
    pub fn colours(&self, kind: &Kind) -> KindColours {
        self.theme
            .kind(kind, self.own_style(kind).and_then(|style| style.color))
    }

    /// The shape of a kind.
    #[must_use]
    pub fn shape(&self, kind: &Kind) -> crate::model::Shape {
        crate::map::shape(self.state.table(), kind)
    }

    /// An event in one line, as it is read aloud.
    #[must_use]
    pub fn describe(&self, row: Row) -> String {
        let table = self.state.table();
        let event = table.event(row);
        let place = table.places().get(table.place(row));
        let place = place.map_or("", |place| self.words.place(&place.place));
        self.say_with(
            "event-a11y",
            &[
                ("kind", self.kind_name(&event.kind).into()),
                ("date", self.words.date(&event.date).into()),
                ("place", place.into()),
                ("people", self.words.people(&event.people()).into()),
            ],
        )
    }

    /// What a callout to an event says until somebody says better: place, date and people.
    #[must_use]
    pub fn callout_text(&self, row: Row) -> String {
        let table = self.state.table();
        let place = table.places().get(table.place(row));
        let place = place.map(|place| &place.place);
        self.words.callout(&table.event(row), place)
    }

    /// The name of a kind.
    #[must_use]
    pub fn kind_name(&self, kind: &Kind) -> String {
        self.words
            .kind(kind, self.state.table().datasets())
            .to_owned()
    }
}

/// The colours of symbols and map, as the painters take them.
impl Desk<'_> {
    /// What all symbols share.
    #[must_use]
    pub fn symbol_style(&self) -> SymbolStyle {
        let theme = self.theme;
        SymbolStyle {
            halo: theme.halo,
            ink: theme.ink,
            core: theme.panel,
            joined: theme.cluster_core,
            high: theme.second,
        }
    }

    /// The colours of a kind's symbol.
    #[must_use]
    pub fn symbol_colours(&self, kind: &Kind) -> SymbolColours {
        let KindColours { fill, line, .. } = self.colours(kind);
        SymbolColours { fill, line }
    }

    /// Everything that the map's painter needs.
    #[must_use]
    pub fn map_style(&self) -> MapStyle {
        let theme = self.theme;
        let kinds = self.state.table().kinds();
        let (fill, rim) = if theme.dark {
            (0.05, 0.38)
        } else {
            (0.045, 0.34)
        };
        MapStyle {
            kinds: kinds.iter().map(|kind| self.symbol_colours(kind)).collect(),
            symbols: self.symbol_style(),
            panel: theme.panel,
            text: theme.text,
            second: theme.second,
            border: theme.border,
            pill_line: theme.pill_line,
            hover: theme.hover,
            accent_soft: theme.accent_soft,
            accent_line: theme.accent_line,
            disc: (
                theme.ink.gamma_multiply(fill),
                theme.ink.gamma_multiply(rim),
            ),
            leg: theme.second,
            country: theme.label_country,
            province: theme.label_province,
            town: theme.label_town,
            water: theme.label_water,
            town_dot: theme.town_dot,
            regular: theme::body().family,
            strong: theme::strong(12.0).family,
        }
    }
}
